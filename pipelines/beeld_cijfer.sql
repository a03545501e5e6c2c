with breuken as (
    select m.indicator, b.gebied_code, b.jaar
    from meta_breuk as m
    inner join kern_breuk as b on b.onderwerp = m.onderwerp
    where not m.is_vergelijkbaar
),

overal as (
    select distinct indicator, jaar from breuken where gebied_code is null
),

plaatselijk as (
    select distinct indicator, gebied_code, jaar from breuken where gebied_code is not null
),

moment as (
    select a.indicator, a.gebied_code, a.jaar, a.reeks, o.jaar as breukjaar
    from alle_indicatoren as a
    inner join overal as o on o.indicator = a.indicator and o.jaar <= a.jaar
    union
    select a.indicator, a.gebied_code, a.jaar, a.reeks, p.jaar as breukjaar
    from alle_indicatoren as a
    inner join plaatselijk as p on p.indicator = a.indicator and p.gebied_code = a.gebied_code and p.jaar <= a.jaar
),

segment as (
    select indicator, gebied_code, jaar, reeks, count(*) as segment
    from moment
    group by indicator, gebied_code, jaar, reeks
),

-- A code may have been given to another area: its name of today holds from the last change of its border on.
naam_vanaf as (
    select gebied_code, max(jaar) as jaar
    from kern_breuk
    where onderwerp = 'indeling'
    group by gebied_code
),

final as (
    select
        a.indicator,
        a.gebied_code,
        case when v.jaar is null or a.jaar >= v.jaar then g.naam end as gebied_naam,
        g.niveau,
        g.schaal,
        g.gemeente_code_nu as gemeente_code,
        a.jaar,
        a.reeks,
        case when a.reden is null then a.waarde end as waarde,
        a.teller,
        a.noemer,
        case when a.reden is null then i.onder end as onder,
        case when a.reden is null then i.boven end as boven,
        a.status,
        coalesce(a.reden, case when a.waarde is null then 'ontbreekt' end) as reden,
        coalesce(s.segment, 0) as segment
    from alle_indicatoren as a
    inner join kern_gebied as g on g.gebied_code = a.gebied_code
    left join naam_vanaf as v on v.gebied_code = a.gebied_code
    left join segment as s
        on s.indicator = a.indicator and s.gebied_code = a.gebied_code and s.jaar = a.jaar and s.reeks = a.reeks
    left join kern_interval as i
        on i.indicator = a.indicator and i.gebied_code = a.gebied_code and i.jaar = a.jaar and i.reeks = a.reeks
)

select * from final
