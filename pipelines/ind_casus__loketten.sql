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
    select
        max(case when naam = 'kleinste_aantal_casussen' then waarde end) as minstens,
        max(case when naam = 'kleinste_groep' then waarde end) as klein
    from meta_drempel
),

totaal as (
    select gebied_code, count(*) as casussen from kern_casus group by gebied_code
),

final as (
    select
        g.gebied_code,
        g.jaar,
        'alle' as reeks,
        case when g.casussen >= d.minstens then cast(g.midden as double) end as waarde,
        cast(null as double) as teller,
        -- Beside the number of all cases it tells in how many nobody counted.
        case
            when g.casussen >= d.minstens and t.casussen - g.casussen >= d.klein then cast(g.casussen as double)
        end as noemer,
        'voorlopig' as status,
        case when g.casussen < d.minstens then 'te_klein' end as reden
    from geteld as g
    cross join drempel as d
    inner join totaal as t on t.gebied_code = g.gebied_code
)

select * from final
