with zwaar as (
    select gemeente_code_nu as gemeente_code, jaar, verslag, sum(lasten_eur) as zwaar_eur
    from kern_uitgaven
    where
        not is_onderverdeling and gemeente_code_nu is not null
        and (
            taakveld_regime = '2023-2024' and taakveld in ('6.73', '6.81', '6.82')
            or taakveld_regime = 'vanaf 2025' and taakveld in ('6.76', '6.81', '6.82')
        )
    group by gemeente_code_nu, jaar, verslag
),

geheel as (
    select
        j.gemeente_code,
        j.jaar,
        j.verslag,
        j.lasten_eur + w.lasten_eur as geheel_eur,
        j.inwoners,
        j.status,
        coalesce(j.reden, w.reden) as reden
    from kern_uitgaven_groep as j
    inner join kern_uitgaven_groep as w
        on w.gemeente_code = j.gemeente_code and w.jaar = j.jaar and w.verslag = j.verslag and w.groep = 'wmo_maatwerk'
    inner join kern_periode as p on p.jaar = j.jaar
    where j.groep = 'jeugd_maatwerk' and p.taakveld_regime in ('2023-2024', 'vanaf 2025')
),

naast_elkaar as (
    select
        g.gemeente_code,
        g.jaar,
        g.verslag,
        z.zwaar_eur,
        g.geheel_eur,
        g.inwoners,
        g.status,
        g.reden,
        case when g.reden is null then 100.0 * z.zwaar_eur / g.geheel_eur end as aandeel
    from geheel as g
    left join zwaar as z on z.gemeente_code = g.gemeente_code and z.jaar = g.jaar and z.verslag = g.verslag
),

gewoonlijk as (
    select jaar, verslag, median(aandeel) as midden
    from naast_elkaar
    group by jaar, verslag
),

gesprongen as (
    select distinct gemeente_code, jaar
    from kern_begroting_sprong
    where is_sprong
),

oordeel as (
    select
        n.*,
        case
            when n.reden is not null then n.reden
            when n.aandeel is null then 'ontbreekt'
            when n.zwaar_eur < 0 then 'onwaarschijnlijk'
            -- Both the part and the whole are of another make in a budget that was booked elsewhere.
            when n.verslag = 'begroting' and s.jaar is not null then 'onwaarschijnlijk'
            -- In a place of a thousand people a year without heavy care can be; in a larger one it cannot.
            when n.inwoners >= 10000 and n.aandeel < m.midden / 5 then 'onwaarschijnlijk'
        end as slotreden
    from naast_elkaar as n
    inner join gewoonlijk as m on m.jaar = n.jaar and m.verslag = n.verslag
    left join gesprongen as s on s.gemeente_code = n.gemeente_code and s.jaar = n.jaar
),

final as (
    select
        gemeente_code as gebied_code,
        jaar,
        verslag as reeks,
        case when slotreden is null then aandeel end as waarde,
        case when slotreden is null then zwaar_eur end as teller,
        case when slotreden is null then geheel_eur end as noemer,
        status,
        slotreden as reden
    from oordeel
)

select * from final
