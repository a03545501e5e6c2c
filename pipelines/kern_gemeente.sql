with laatste as (
    select max(jaar) as jaar from bron_gemeenten__klassen
),

final as (
    select
        g.gebied_code as gemeente_code,
        g.naam,
        'PV' || l.provincie_code as provincie_code,
        k.grootteklasse,
        k.grootteklasse_rang,
        k.stedelijkheid
    from kern_gebied as g
    left join bron_gemeenten__klassen as k
        on k.gemeente_code = g.gebied_code and k.jaar = (select jaar from laatste)
    left join bron_gemeenten__lijst as l
        on l.gemeente_code = g.gebied_code and l.jaar = (select max(jaar) from bron_gemeenten__lijst)
    where g.niveau = 'gemeente' and g.status = 'actueel'
)

select * from final
