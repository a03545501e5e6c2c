with per_schaal as (
    select
        gemeente_code_nu as gebied_code,
        jaar,
        zorgschaal as reeks,
        sum(lasten_eur) as teller,
        max(reden) as reden
    from kern_uitgaven
    where is_onderverdeling and verslag = 'begroting' and zorgschaal is not null and gemeente_code_nu is not null
    group by gemeente_code_nu, jaar, zorgschaal
),

totaal as (
    select gebied_code, jaar, sum(teller) as noemer
    from per_schaal
    group by gebied_code, jaar
),

gesprongen as (
    select distinct gemeente_code, jaar
    from kern_begroting_sprong
    where is_sprong and deel in ('ambulant', 'verblijf')
),

getoetst as (
    select
        p.gebied_code,
        p.jaar,
        p.reeks,
        p.teller,
        t.noemer,
        coalesce(
            p.reden,
            g.reden,
            case when s.jaar is not null then 'onwaarschijnlijk' when t.noemer > 0 then null else 'ontbreekt' end
        ) as reden
    from per_schaal as p
    inner join totaal as t on t.gebied_code = p.gebied_code and t.jaar = p.jaar
    left join kern_uitgaven_groep as g
        on g.gemeente_code = p.gebied_code and g.jaar = p.jaar and g.verslag = 'begroting' and g.groep = 'jeugd_maatwerk'
    left join gesprongen as s on s.gemeente_code = p.gebied_code and s.jaar = p.jaar
),

final as (
    select
        gebied_code,
        jaar,
        reeks,
        case when reden is null then 100.0 * teller / noemer end as waarde,
        case when reden is null then teller end as teller,
        case when reden is null then noemer end as noemer,
        'begroot' as status,
        reden
    from getoetst
)

select * from final
