with laatste as (
    select gemeente_code, max(jaar) as jaar from meta_casus group by gemeente_code
),

final as (
    select
        c.casus,
        g.gemeente_code_nu as gebied_code,
        c.jaar,
        l.jaar as laatste_jaar,
        c.aantal_loketten,
        c.is_veranderd
    from meta_casus as c
    inner join laatste as l on l.gemeente_code = c.gemeente_code
    inner join kern_gebied as g on g.gebied_code = c.gemeente_code
    where g.gemeente_code_nu is not null
)

select * from final
