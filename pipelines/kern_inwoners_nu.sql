with per_gemeente as (
    select
        i.gemeente_code_nu as gemeente_code,
        i.jaar,
        sum(i.inwoners) as inwoners
    from kern_inwoners as i
    inner join kern_gebied as g on g.gebied_code = i.gebied_code
    where g.niveau = 'gemeente' and i.gemeente_code_nu is not null
    group by i.gemeente_code_nu, i.jaar
),

gesplitst as (
    select distinct h.gemeente_code_nu as gemeente_code, l.jaar
    from kern_herindeling as h
    inner join bron_gemeenten__lijst as l on l.gemeente_code = h.oude_gemeente_code
    where h.is_splitsing
),

final as (
    select
        p.gemeente_code,
        p.jaar,
        p.inwoners,
        s.jaar is not null as is_niet_te_herleiden
    from per_gemeente as p
    left join gesplitst as s on s.gemeente_code = p.gemeente_code and s.jaar = p.jaar
)

select * from final
