with totaal as (
    select gebied_code, max(laatste_jaar) as jaar, count(*) as casussen
    from kern_casus
    group by gebied_code
),

drempel as (
    select
        max(case when naam = 'kleinste_aantal_casussen' then waarde end) as minstens,
        max(case when naam = 'kleinste_groep' then waarde end) as klein
    from meta_drempel
),

soorten as (
    select soort
    from (values ('regel'), ('loket'), ('wachten'), ('geld'), ('contract'), ('informatie'), ('anders')) as t (soort)
),

waarden as (
    select
        'casus_waarde_onder_druk' as indicator,
        k.gebied_code,
        w.waarde as reeks,
        sum(case when w.oordeel = 'onder_druk' then 1 else 0 end) as teller
    from kern_casus as k
    inner join meta_casus_waarde as w on w.casus = k.casus
    group by k.gebied_code, w.waarde
),

hindernis as (
    select k.gebied_code, h.soort, count(*) as casussen
    from kern_casus as k
    inner join meta_casus_hindernis as h on h.casus = k.casus
    group by k.gebied_code, h.soort
),

delen as (
    select indicator, gebied_code, reeks, teller from waarden
    union all
    select 'casus_hindernissen' as indicator, t.gebied_code, s.soort as reeks, coalesce(h.casussen, 0) as teller
    from totaal as t
    cross join soorten as s
    left join hindernis as h on h.gebied_code = t.gebied_code and h.soort = s.soort
    union all
    select
        'casus_iets_veranderd' as indicator,
        gebied_code,
        'alle' as reeks,
        sum(case when is_veranderd then 1 else 0 end) as teller
    from kern_casus
    group by gebied_code
),

-- Small is what speaks in few cases, and what speaks in all but few: zero and all as well, so that what is left out
-- may be either. The counts have only the number of all cases in common, and no sum.
final as (
    select
        d.indicator,
        d.gebied_code,
        t.jaar,
        d.reeks,
        case
            when t.casussen >= m.minstens and least(d.teller, t.casussen - d.teller) >= m.klein
                then cast(d.teller as double)
        end as teller,
        case when t.casussen >= m.minstens then cast(t.casussen as double) end as noemer,
        case
            when t.casussen < m.minstens then 'te_klein'
            when least(d.teller, t.casussen - d.teller) < m.klein then 'onderdrukt'
        end as reden
    from delen as d
    inner join totaal as t on t.gebied_code = d.gebied_code
    cross join drempel as m
)

select * from final
