with groepen as (
    select distinct groep from kern_taakveld where groep in ('jeugd_maatwerk', 'wmo_maatwerk', 'inkomen_werk', 'toegang_basis')
    union all
    select 'sociaal_domein' as groep
),

-- Every delivery twice: as a part of the municipality of today, and as the municipality it was then.
indelingen as (
    select * from (values ('nu'), ('toen')) as t (indeling)
),

uitgaven as (
    select
        i.indeling,
        case when i.indeling = 'nu' then u.gemeente_code_nu else u.gemeente_code end as gemeente_code,
        u.jaar,
        u.verslag,
        u.groep,
        u.lasten_eur
    from kern_uitgaven as u
    cross join indelingen as i
    where not u.is_onderverdeling and (i.indeling = 'toen' or u.gemeente_code_nu is not null)
),

per_groep as (
    select
        indeling,
        gemeente_code,
        jaar,
        verslag,
        groep,
        sum(lasten_eur) as lasten_eur,
        sum(case when lasten_eur < 0 then -lasten_eur else 0.0 end) as onder_nul_eur
    from uitgaven
    group by indeling, gemeente_code, jaar, verslag, groep
    union all
    select
        indeling,
        gemeente_code,
        jaar,
        verslag,
        'sociaal_domein' as groep,
        sum(lasten_eur) as lasten_eur,
        sum(case when lasten_eur < 0 then -lasten_eur else 0.0 end) as onder_nul_eur
    from uitgaven
    group by indeling, gemeente_code, jaar, verslag
),

levering as (
    select
        i.indeling,
        case when i.indeling = 'nu' then l.gemeente_code_nu else l.gemeente_code end as gemeente_code,
        l.gemeente_code as deel_code,
        l.jaar,
        l.verslag,
        l.levering
    from kern_levering as l
    cross join indelingen as i
    where i.indeling = 'toen' or l.gemeente_code_nu is not null
),

delen as (
    select
        indeling,
        gemeente_code,
        jaar,
        verslag,
        max(case when levering = 'niet_geleverd' then 1 else 0 end) as mist,
        max(case when levering = 'opgegaan' then 1 else 0 end) as opgegaan,
        max(case when deel_code = gemeente_code and levering = 'geleverd' then 1 else 0 end) as zelf
    from levering
    group by indeling, gemeente_code, jaar, verslag
),

inwoners as (
    select 'nu' as indeling, gemeente_code, jaar, inwoners, is_niet_te_herleiden
    from kern_inwoners_nu
    union all
    select 'toen' as indeling, gebied_code as gemeente_code, jaar, inwoners, false as is_niet_te_herleiden
    from kern_inwoners
    where substring(gebied_code, 1, 2) = 'GM'
),

beoordeeld as (
    select
        d.indeling,
        d.gemeente_code,
        d.jaar,
        d.verslag,
        case
            when n.is_niet_te_herleiden then 'niet_te_herleiden'
            when d.mist = 1 then 'niet_geleverd'
            -- A municipality that took in another reports for both, once the other is gone.
            when d.opgegaan = 1 and d.zelf = 0 then 'opgegaan'
        end as reden
    from delen as d
    left join inwoners as n
        on n.indeling = d.indeling and n.gemeente_code = d.gemeente_code and n.jaar = d.jaar
),

bedragen as (
    select
        b.indeling,
        b.gemeente_code,
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
        on
            p.indeling = b.indeling
            and p.gemeente_code = b.gemeente_code
            and p.jaar = b.jaar
            and p.verslag = b.verslag
            and p.groep = g.groep
    left join inwoners as i
        on i.indeling = b.indeling and i.gemeente_code = b.gemeente_code and i.jaar = b.jaar
),

-- One measure for both, so that a municipality that never changed is judged the same then and now.
gewoonlijk as (
    select jaar, verslag, groep, median(lasten_eur / inwoners) as per_inwoner
    from bedragen
    where reden is null and indeling = 'nu'
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
    select indeling, gemeente_code, jaar, verslag, max(is_vreemd) as is_vreemd
    from getoetst
    where groep in ('jeugd_maatwerk', 'wmo_maatwerk', 'inkomen_werk')
    group by indeling, gemeente_code, jaar, verslag
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
        on
            v.indeling = t.indeling
            and v.gemeente_code = t.gemeente_code
            and v.jaar = t.jaar
            and v.verslag = t.verslag
),

final as (
    select
        indeling,
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
