with groepen as (
    select distinct groep from kern_taakveld where groep in ('jeugd_maatwerk', 'wmo_maatwerk', 'inkomen_werk', 'toegang_basis')
    union all
    select 'sociaal_domein' as groep
),

per_groep as (
    select gemeente_code_nu, jaar, verslag, groep, sum(lasten_eur) as lasten_eur
    from kern_uitgaven
    where not is_onderverdeling and gemeente_code_nu is not null
    group by gemeente_code_nu, jaar, verslag, groep
    union all
    select gemeente_code_nu, jaar, verslag, 'sociaal_domein' as groep, sum(lasten_eur) as lasten_eur
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
        max(case when levering = 'opgegaan' then 1 else 0 end) as opgegaan
    from kern_levering
    where gemeente_code_nu is not null
    group by gemeente_code_nu, jaar, verslag
),

gesplitst as (
    select distinct h.gemeente_code_nu, l.jaar
    from kern_herindeling as h
    inner join bron_gemeenten__lijst as l on l.gemeente_code = h.oude_gemeente_code
    where h.is_splitsing
),

inwoners as (
    select i.gemeente_code_nu, i.jaar, sum(i.inwoners) as inwoners
    from kern_inwoners as i
    inner join kern_gebied as g on g.gebied_code = i.gebied_code
    where g.niveau = 'gemeente' and i.gemeente_code_nu is not null
    group by i.gemeente_code_nu, i.jaar
),

beoordeeld as (
    select
        d.gemeente_code_nu,
        d.jaar,
        d.verslag,
        case
            when s.gemeente_code_nu is not null then 'niet_te_herleiden'
            when d.mist = 1 then 'niet_geleverd'
            when d.opgegaan = 1 then 'opgegaan'
        end as reden
    from delen as d
    left join gesplitst as s on s.gemeente_code_nu = d.gemeente_code_nu and s.jaar = d.jaar
),

final as (
    select
        b.gemeente_code_nu as gemeente_code,
        b.jaar,
        b.verslag,
        g.groep,
        case when b.reden is null and p.lasten_eur > 0 then p.lasten_eur end as lasten_eur,
        i.inwoners,
        case when b.verslag = 'begroting' then 'begroot' else 'onbekend' end as status,
        -- Nothing, or less than nothing, spent on a whole statutory task is a fault in the delivery.
        coalesce(b.reden, case when p.lasten_eur > 0 then cast(null as string) else 'onwaarschijnlijk' end) as reden
    from beoordeeld as b
    cross join groepen as g
    left join per_groep as p
        on p.gemeente_code_nu = b.gemeente_code_nu and p.jaar = b.jaar and p.verslag = b.verslag and p.groep = g.groep
    left join inwoners as i on i.gemeente_code_nu = b.gemeente_code_nu and i.jaar = b.jaar
)

select * from final
