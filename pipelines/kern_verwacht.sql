with nodig as (
    select voorziening, count(*) as groepen from kern_leeftijdsgewicht group by voorziening
),

zwaarte as (
    select
        l.gebied_code,
        l.jaar,
        w.voorziening,
        sum(l.inwoners * w.gewicht) as zwaarte,
        count(l.inwoners) as groepen
    from kern_leeftijd as l
    inner join kern_leeftijdsgewicht as w on w.groep = l.groep
    group by l.gebied_code, l.jaar, w.voorziening
),

compleet as (
    select z.gebied_code, z.jaar, z.voorziening, z.zwaarte
    from zwaarte as z
    inner join nodig as n on n.voorziening = z.voorziening and n.groepen = z.groepen
),

-- From euros to people: in all municipalities of a year together, expected equals counted.
schaal as (
    select
        z.jaar,
        z.voorziening,
        sum(u.aantal) / nullif(sum(z.zwaarte), 0) as per_zwaarte
    from compleet as z
    inner join kern_gebruik as u
        on u.gebied_code = z.gebied_code and u.jaar = z.jaar and u.voorziening = z.voorziening
    where substring(z.gebied_code, 1, 2) = 'GM' and u.aantal is not null
    group by z.jaar, z.voorziening
),

final as (
    select
        case z.voorziening
            when 'wmo' then 'wmo_clienten_per_1000_inwoners'
            when 'jeugdhulp' then 'jeugd_jeugdhulp_per_1000_jongeren'
        end as indicator,
        z.voorziening,
        z.gebied_code,
        z.jaar,
        z.zwaarte * s.per_zwaarte as verwacht,
        'leeftijd' as grond
    from compleet as z
    inner join schaal as s on s.jaar = z.jaar and s.voorziening = z.voorziening
    where s.per_zwaarte is not null
)

select * from final
