with eigen as (
    select
        c.casus,
        g.gemeente_code_nu as gebied_code,
        c.jaar,
        c.aantal_loketten,
        c.is_veranderd
    from meta_casus as c
    inner join kern_gebied as g on g.gebied_code = c.gemeente_code
    where g.gemeente_code_nu is not null
),

laatste as (
    select gebied_code, max(jaar) as jaar from eigen group by gebied_code
),

final as (
    select
        e.casus,
        e.gebied_code,
        e.jaar,
        l.jaar as laatste_jaar,
        e.aantal_loketten,
        e.is_veranderd
    from eigen as e
    inner join laatste as l on l.gebied_code = e.gebied_code
    where e.jaar > l.jaar - 3
)

select * from final
