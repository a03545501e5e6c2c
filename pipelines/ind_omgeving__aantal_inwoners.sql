with actueel as (
    select
        i.gemeente_code_nu as gebied_code,
        i.jaar,
        sum(i.inwoners) as inwoners
    from kern_inwoners as i
    inner join kern_gebied as g on g.gebied_code = i.gebied_code
    where g.niveau = 'gemeente' and i.gemeente_code_nu is not null
    group by i.gemeente_code_nu, i.jaar
),

gesplitst as (
    select distinct h.gemeente_code_nu, l.jaar
    from kern_herindeling as h
    inner join bron_gemeenten__lijst as l on l.gemeente_code = h.oude_gemeente_code
    where h.is_splitsing
),

final as (
    select
        a.gebied_code,
        a.jaar,
        'alle' as reeks,
        case when s.jaar is null then a.inwoners end as waarde,
        case when s.jaar is null then a.inwoners end as teller,
        cast(null as double) as noemer,
        'definitief' as status,
        case when s.jaar is not null then 'niet_te_herleiden' end as reden
    from actueel as a
    left join gesplitst as s on s.gemeente_code_nu = a.gebied_code and s.jaar = a.jaar
)

select * from final
