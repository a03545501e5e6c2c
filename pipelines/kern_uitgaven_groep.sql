with groepen as (
    select distinct groep from kern_taakveld where groep in ('jeugd_maatwerk', 'wmo_maatwerk', 'inkomen_werk', 'toegang_basis')
    union all
    select 'sociaal_domein' as groep
),

per_groep as (
    select
        gemeente_code_nu,
        jaar,
        verslag,
        groep,
        sum(lasten_eur) as lasten_eur,
        sum(case when lasten_eur < 0 then -lasten_eur else 0.0 end) as onder_nul_eur
    from kern_uitgaven
    where not is_onderverdeling and gemeente_code_nu is not null
    group by gemeente_code_nu, jaar, verslag, groep
    union all
    select
        gemeente_code_nu,
        jaar,
        verslag,
        'sociaal_domein' as groep,
        sum(lasten_eur) as lasten_eur,
        sum(case when lasten_eur < 0 then -lasten_eur else 0.0 end) as onder_nul_eur
    from kern_uitgaven
    where not is_onderverdeling and gemeente_code_nu is not null
    group by gemeente_code_nu, jaar, verslag
),

delen as (
    select
        gemeente_code_nu,
        jaar,
        verslag,
        max(case when levering = 'niet_geleverd' then 1 else 0 end) as mist,
        max(case when levering = 'opgegaan' then 1 else 0 end) as opgegaan,
        max(case when gemeente_code = gemeente_code_nu and levering = 'geleverd' then 1 else 0 end) as zelf
    from kern_levering
    where gemeente_code_nu is not null
    group by gemeente_code_nu, jaar, verslag
),

beoordeeld as (
    select
        d.gemeente_code_nu,
        d.jaar,
        d.verslag,
        case
            when n.is_niet_te_herleiden then 'niet_te_herleiden'
            when d.mist = 1 then 'niet_geleverd'
            -- A municipality that took in another reports for both, once the other is gone.
            when d.opgegaan = 1 and d.zelf = 0 then 'opgegaan'
        end as reden
    from delen as d
    left join kern_inwoners_nu as n on n.gemeente_code = d.gemeente_code_nu and n.jaar = d.jaar
),

bedragen as (
    select
        b.gemeente_code_nu as gemeente_code,
        b.jaar,
        b.verslag,
        g.groep,
        p.lasten_eur,
        p.onder_nul_eur,
        i.inwoners,
        b.reden
    from beoordeeld as b
    cross join groepen as g
    left join per_groep as p
        on p.gemeente_code_nu = b.gemeente_code_nu and p.jaar = b.jaar and p.verslag = b.verslag and p.groep = g.groep
    left join kern_inwoners_nu as i on i.gemeente_code = b.gemeente_code_nu and i.jaar = b.jaar
),

gewoonlijk as (
    select jaar, verslag, groep, median(lasten_eur / inwoners) as per_inwoner
    from bedragen
    where reden is null
    group by jaar, verslag, groep
),

getoetst as (
    select
        b.*,
        case
            when b.lasten_eur is null or b.lasten_eur <= 0 then 1
            when
                b.groep in ('jeugd_maatwerk', 'wmo_maatwerk') and b.inwoners >= 10000
                and b.lasten_eur / b.inwoners < g.per_inwoner / 5
                then 1
            else 0
        end as is_vreemd,
        -- What is above zero is the total plus what is below it.
        case when b.onder_nul_eur > 0.1 * (b.lasten_eur + b.onder_nul_eur) then 1 else 0 end as is_tegengeboekt
    from bedragen as b
    left join gewoonlijk as g on g.jaar = b.jaar and g.verslag = b.verslag and g.groep = b.groep
),

-- What is booked elsewhere distorts every share of the same report.
verslag_vreemd as (
    select gemeente_code, jaar, verslag, max(is_vreemd) as is_vreemd
    from getoetst
    where groep in ('jeugd_maatwerk', 'wmo_maatwerk', 'inkomen_werk')
    group by gemeente_code, jaar, verslag
),

oordeel as (
    select
        t.*,
        case
            when t.reden is not null then t.reden
            when t.is_vreemd = 1 or t.is_tegengeboekt = 1 then 'onwaarschijnlijk'
            when t.groep in ('toegang_basis', 'sociaal_domein') and v.is_vreemd = 1 then 'onwaarschijnlijk'
        end as slotreden
    from getoetst as t
    left join verslag_vreemd as v
        on v.gemeente_code = t.gemeente_code and v.jaar = t.jaar and v.verslag = t.verslag
),

final as (
    select
        gemeente_code,
        jaar,
        verslag,
        groep,
        case when slotreden is null then lasten_eur end as lasten_eur,
        inwoners,
        case
            when verslag = 'begroting' then 'begroot'
            else coalesce((select max(status) from meta_snapshot where bron = 'iv3' and tabel = 'lasten'), 'onbekend')
        end as status,
        slotreden as reden
    from oordeel
)

select * from final
