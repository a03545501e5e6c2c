with reeksen as (
    select * from (values ('alle'), ('na_leeftijd')) as t (reeks)
),

gemeenten as (
    select gebied_code, jaar, status, reden
    from kern_gebruik
    where voorziening = 'wmo' and substring(gebied_code, 1, 2) = 'GM'
),

final as (
    select
        g.gebied_code,
        g.jaar,
        r.reeks,
        case
            when s.wijken < 10 then cast(null as double)
            when r.reeks = 'alle' then s.spreiding
            else s.spreiding_leeftijd
        end as waarde,
        cast(null as double) as teller,
        s.mensen as noemer,
        g.status,
        coalesce(g.reden, case when coalesce(s.wijken, 0) < 10 then 'te_weinig_wijken' end) as reden
    from gemeenten as g
    cross join reeksen as r
    left join kern_wijkspreiding as s
        on s.gemeente_code = g.gebied_code and s.jaar = g.jaar and s.voorziening = 'wmo'
)

select * from final
