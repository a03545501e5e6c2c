with geteld as (
    select
        gebied_code,
        max(laatste_jaar) as jaar,
        median(aantal_loketten) as midden,
        count(*) as casussen
    from kern_casus
    where aantal_loketten is not null
    group by gebied_code
),

drempel as (
    select max(waarde) as minstens from meta_drempel where naam = 'kleinste_aantal_casussen'
),

final as (
    select
        g.gebied_code,
        g.jaar,
        'alle' as reeks,
        case when g.casussen >= d.minstens then cast(g.midden as double) end as waarde,
        cast(null as double) as teller,
        cast(g.casussen as double) as noemer,
        'voorlopig' as status,
        case when g.casussen < d.minstens then 'te_klein' end as reden
    from geteld as g
    cross join drempel as d
)

select * from final
