-- Each indicator that says (in its .yml, field toen) which amounts it is made of, computed again in the areas of then.
with bedragen as (
    select
        gemeente_code as gebied_code,
        jaar,
        verslag as reeks,
        groep as deel,
        lasten_eur as aantal,
        status,
        reden
    from kern_uitgaven_gebied
    where indeling = 'toen'
    union all
    select distinct
        gemeente_code as gebied_code,
        jaar,
        verslag as reeks,
        'inwoners' as deel,
        inwoners as aantal,
        status,
        cast(null as string) as reden
    from kern_uitgaven_gebied
    where indeling = 'toen'
),

-- The number of inhabitants is an indicator of its own, also for years without a report.
mensen as (
    select
        i.gebied_code,
        i.jaar,
        m.hoofdreeks as reeks,
        m.indicator,
        i.inwoners
    from kern_inwoners as i
    inner join kern_gebied as g on g.gebied_code = i.gebied_code and g.niveau = 'gemeente'
    cross join meta_indicator as m
    inner join meta_toen as t on t.indicator = m.indicator and t.teller = 'inwoners'
),

cijfer as (
    select
        t.indicator,
        a.gebied_code,
        a.jaar,
        a.reeks,
        case when m.vorm = 'aandeel' then 100.0 else 1.0 end * a.aantal / nullif(b.aantal, 0) as waarde,
        a.aantal as teller,
        b.aantal as noemer,
        a.status,
        coalesce(a.reden, b.reden) as reden
    from meta_toen as t
    inner join meta_indicator as m on m.indicator = t.indicator
    inner join bedragen as a on a.deel = t.teller
    inner join bedragen as b
        on b.gebied_code = a.gebied_code and b.jaar = a.jaar and b.reeks = a.reeks and b.deel = t.noemer
    where t.teller <> 'inwoners'
    union all
    select
        indicator,
        gebied_code,
        jaar,
        reeks,
        inwoners as waarde,
        inwoners as teller,
        cast(null as double) as noemer,
        (select max(status) from meta_snapshot where bron = 'gemeenten' and tabel = 'inwoners') as status,
        cast(null as string) as reden
    from mensen
),

-- What makes a merger comparable is that the parts were added up. Here they are not: each one is a break.
breuk as (
    select m.indicator, b.gebied_code, b.jaar
    from meta_breuk as m
    inner join kern_breuk as b on b.onderwerp = m.onderwerp
    where not m.is_vergelijkbaar
    union
    select t.indicator, b.gebied_code, b.jaar
    from meta_toen as t
    inner join kern_breuk as b on b.onderwerp in ('herindeling', 'splitsing')
),

moment as (
    select c.indicator, c.gebied_code, c.jaar, c.reeks, b.jaar as breukjaar
    from cijfer as c
    inner join breuk as b on b.indicator = c.indicator and b.gebied_code is null and b.jaar <= c.jaar
    union
    select c.indicator, c.gebied_code, c.jaar, c.reeks, b.jaar as breukjaar
    from cijfer as c
    inner join breuk as b on b.indicator = c.indicator and b.gebied_code = c.gebied_code and b.jaar <= c.jaar
),

segment as (
    select indicator, gebied_code, jaar, reeks, count(*) as segment
    from moment
    group by indicator, gebied_code, jaar, reeks
),

final as (
    select
        c.indicator,
        c.gebied_code,
        g.naam as gebied_naam,
        g.niveau,
        g.schaal,
        g.gemeente_code_nu as gemeente_code,
        c.jaar,
        c.reeks,
        case when c.reden is null then c.waarde end as waarde,
        c.teller,
        c.noemer,
        cast(null as double) as onder,
        cast(null as double) as boven,
        c.status,
        coalesce(c.reden, case when c.waarde is null then 'ontbreekt' end) as reden,
        coalesce(s.segment, 0) as segment
    from cijfer as c
    inner join kern_gebied as g on g.gebied_code = c.gebied_code
    left join segment as s
        on s.indicator = c.indicator and s.gebied_code = c.gebied_code and s.jaar = c.jaar and s.reeks = c.reeks
)

select * from final
