with laatste as (
    select max(jaar) as jaar from bron_gemeenten__klassen
),

final as (
    select
        g.gebied_code as gemeente_code,
        g.naam,
        k.grootteklasse,
        k.grootteklasse_rang,
        k.stedelijkheid
    from kern_gebied as g
    left join bron_gemeenten__klassen as k
        on k.gemeente_code = g.gebied_code and k.jaar = (select jaar from laatste)
    where g.niveau = 'gemeente' and g.status = 'actueel'
)

select * from final
