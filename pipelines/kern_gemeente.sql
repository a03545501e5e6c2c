with laatste as (
    select max(jaar) as jaar from bron_gemeenten__klassen
),

uitkering as (
    select gemeente_code, max(case when bedrag_eur > 0 then 1 else 0 end) as krijgt
    from kern_gemeentefonds
    where
        soort = 'uitkering' and lower(onderdeel) in ('beschermd wonen', 'maatschappelijke opvang')
        and jaar = (select max(jaar) from kern_gemeentefonds where soort = 'uitkering')
    group by gemeente_code
),

final as (
    select
        g.gebied_code as gemeente_code,
        g.naam,
        'PV' || l.provincie_code as provincie_code,
        k.grootteklasse,
        k.grootteklasse_rang,
        k.stedelijkheid,
        s.centrumfunctie,
        s.sociale_structuur,
        u.krijgt = 1 as is_centrumgemeente
    from kern_gebied as g
    left join bron_gemeenten__klassen as k
        on k.gemeente_code = g.gebied_code and k.jaar = (select jaar from laatste)
    left join bron_gemeenten__lijst as l
        on l.gemeente_code = g.gebied_code and l.jaar = (select max(jaar) from bron_gemeenten__lijst)
    left join bron_gemeenten__structuur as s on s.gemeente_code = g.gebied_code
    left join uitkering as u on u.gemeente_code = g.gebied_code
    where g.niveau = 'gemeente' and g.status = 'actueel'
)

select * from final
