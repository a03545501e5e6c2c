with wijken as (
    select
        'GM' || substring(u.gebied_code, 3, 4) as gemeente_code,
        u.jaar,
        u.voorziening,
        cast(u.aantal as double) as aantal,
        case when u.voorziening = 'jeugdhulp' then u.inwoners_0_24 else u.inwoners end as mensen,
        v.verwacht
    from kern_gebruik as u
    inner join kern_gebied as g on g.gebied_code = u.gebied_code and g.niveau = 'wijk'
    inner join kern_verwacht as v
        on
            v.gebied_code = u.gebied_code
            and v.jaar = u.jaar
            and v.voorziening = u.voorziening
    where u.aantal is not null
),

groot as (
    select * from wijken where mensen >= 100 and verwacht > 0
),

totaal as (
    select
        gemeente_code,
        jaar,
        voorziening,
        count(*) as wijken,
        sum(aantal) as aantal,
        sum(mensen) as mensen,
        sum(verwacht) as verwacht
    from groot
    group by gemeente_code, jaar, voorziening
),

-- Expected in two ways: by number of inhabitants, and by their age. Both add up to what was counted.
naast_elkaar as (
    select
        g.gemeente_code,
        g.jaar,
        g.voorziening,
        g.aantal,
        t.aantal * g.mensen / t.mensen as naar_inwoners,
        t.aantal * g.verwacht / t.verwacht as naar_leeftijd
    from groot as g
    inner join totaal as t
        on t.gemeente_code = g.gemeente_code and t.jaar = g.jaar and t.voorziening = g.voorziening
    where t.aantal > 0
),

-- Marshall 1991: the weighted variance of counted / expected, less what chance and rounding to five add.
variantie as (
    select
        gemeente_code,
        jaar,
        voorziening,
        (
            sum((aantal - naar_inwoners) * (aantal - naar_inwoners) / naar_inwoners)
            - count(*) - cast(25 as double) / 12 * sum(1 / naar_inwoners)
        ) / sum(naar_inwoners) as naar_inwoners,
        (
            sum((aantal - naar_leeftijd) * (aantal - naar_leeftijd) / naar_leeftijd)
            - count(*) - cast(25 as double) / 12 * sum(1 / naar_leeftijd)
        ) / sum(naar_leeftijd) as naar_leeftijd
    from naast_elkaar
    group by gemeente_code, jaar, voorziening
),

final as (
    select
        t.gemeente_code,
        t.jaar,
        t.voorziening,
        t.wijken,
        t.mensen,
        case when v.naar_inwoners is not null then 100 * sqrt(greatest(v.naar_inwoners, 0)) end as spreiding,
        case when v.naar_leeftijd is not null then 100 * sqrt(greatest(v.naar_leeftijd, 0)) end as spreiding_leeftijd
    from totaal as t
    left join variantie as v
        on v.gemeente_code = t.gemeente_code and v.jaar = t.jaar and v.voorziening = t.voorziening
)

select * from final
