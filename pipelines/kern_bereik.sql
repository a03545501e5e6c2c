with gebruik as (
    select
        u.gebied_code,
        u.jaar,
        u.voorziening,
        u.aantal,
        case when u.voorziening = 'jeugdhulp' then u.inwoners_0_24 else u.inwoners end as mensen,
        v.verwacht,
        u.status,
        u.reden
    from kern_gebruik as u
    left join kern_verwacht as v
        on v.gebied_code = u.gebied_code and v.jaar = u.jaar and v.voorziening = u.voorziening
    where u.voorziening in ('wmo', 'jeugdhulp') and substring(u.gebied_code, 1, 2) <> 'GM'
),

-- Against the wijken together, not the municipality: that also counts people of whom no wijk is known.
wijken as (
    select
        substring(gebied_code, 3, 4) as gemeente,
        jaar,
        voorziening,
        sum(aantal) / nullif(sum(verwacht), 0) as niveau
    from gebruik
    where substring(gebied_code, 1, 2) = 'WK' and aantal is not null and verwacht is not null
    group by substring(gebied_code, 3, 4), jaar, voorziening
),

naast_elkaar as (
    select g.*, g.verwacht * w.niveau as hier_verwacht
    from gebruik as g
    left join wijken as w
        on w.gemeente = substring(g.gebied_code, 3, 4) and w.jaar = g.jaar and w.voorziening = g.voorziening
),

final as (
    select
        gebied_code,
        jaar,
        voorziening,
        aantal,
        mensen,
        hier_verwacht as verwacht,
        status,
        coalesce(
            reden,
            case when hier_verwacht is null then 'ontbreekt' when hier_verwacht < 20 then 'te_klein' end
        ) as reden
    from naast_elkaar
)

select * from final
