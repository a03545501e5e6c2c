with verslagen as (
    select distinct jaar, verslag from bron_iv3__lasten
),

geleverd as (
    select
        gemeente_code,
        jaar,
        verslag,
        sum(lasten_keur) as lasten_keur,
        max(abs(lasten_keur)) as grootste_keur
    from bron_iv3__lasten
    group by gemeente_code, jaar, verslag
),

laatste as (
    select gemeente_code, max(jaar) as jaar from bron_gemeenten__lijst group by gemeente_code
),

final as (
    select
        l.gemeente_code,
        l.jaar,
        v.verslag,
        n.gemeente_code_nu,
        case
            when g.grootste_keur > 0 then 'geleverd'
            when e.jaar = l.jaar and n.status <> 'actueel' then 'opgegaan'
            else 'niet_geleverd'
        end as levering
    from bron_gemeenten__lijst as l
    inner join verslagen as v on v.jaar = l.jaar
    inner join laatste as e on e.gemeente_code = l.gemeente_code
    inner join kern_gebied as n on n.gebied_code = l.gemeente_code
    left join geleverd as g on g.gemeente_code = l.gemeente_code and g.jaar = l.jaar and g.verslag = v.verslag
)

select * from final
