-- The municipalities of a region added up, count by count; a region that misses one has no figure.
with leden as (
    select regio_code, count(*) as gemeenten
    from kern_regio
    group by regio_code
),

delen as (
    select
        c.indicator,
        r.regio_code,
        c.jaar,
        c.reeks,
        m.vorm,
        count(*) as rijen,
        sum(case when c.waarde is not null and c.teller is not null and c.noemer > 0 then 1 else 0 end) as met_cijfer,
        sum(c.teller) as teller,
        sum(c.noemer) as noemer,
        min(c.status) as status,
        max(c.status) as andere_status,
        sum(c.segment) as segment
    from beeld_cijfer as c
    inner join kern_regio as r on r.gemeente_code = c.gebied_code
    inner join meta_indicator as m on m.indicator = c.indicator
    where m.is_optelbaar
    group by c.indicator, r.regio_code, c.jaar, c.reeks, m.vorm
),

-- Where a source gives a figure of the region itself, that one counts.
gegeven as (
    select distinct indicator, gebied_code from beeld_cijfer where niveau = 'regio'
),

final as (
    select
        d.indicator,
        d.regio_code as gebied_code,
        g.naam as gebied_naam,
        g.niveau,
        g.schaal,
        cast(null as string) as gemeente_code,
        d.jaar,
        d.reeks,
        case
            when d.met_cijfer = l.gemeenten
                then case d.vorm when 'promille' then 1000.0 when 'aandeel' then 100.0 else 1.0 end
                    * d.teller / d.noemer
        end as waarde,
        case when d.met_cijfer = l.gemeenten then d.teller end as teller,
        case when d.met_cijfer = l.gemeenten then d.noemer end as noemer,
        cast(null as double) as onder,
        cast(null as double) as boven,
        case when d.status = d.andere_status then d.status else 'onbekend' end as status,
        case when d.met_cijfer < l.gemeenten then 'regio_onvolledig' end as reden,
        d.segment,
        l.gemeenten,
        d.met_cijfer
    from delen as d
    inner join leden as l on l.regio_code = d.regio_code
    inner join kern_gebied as g on g.gebied_code = d.regio_code
    left join gegeven as e on e.indicator = d.indicator and e.gebied_code = d.regio_code
    where e.indicator is null
)

select * from final
