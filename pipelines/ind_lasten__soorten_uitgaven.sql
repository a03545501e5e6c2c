with soorten as (
    select * from (values ('personeel'), ('inkoop'), ('overdrachten'), ('overig')) as t (reeks)
),

geheel as (
    select gemeente_code, jaar, lasten_eur, status, reden
    from kern_uitgaven_groep
    where groep = 'sociaal_domein' and verslag = 'jaarrekening'
),

per_soort as (
    select gemeente_code_nu as gemeente_code, jaar, soort, sum(lasten_eur) as lasten_eur
    from kern_categorie
    where verslag = 'jaarrekening' and gemeente_code_nu is not null
    group by gemeente_code_nu, jaar, soort
),

final as (
    select
        g.gemeente_code as gebied_code,
        g.jaar,
        s.reeks,
        case when g.reden is null then 100.0 * coalesce(p.lasten_eur, 0.0) / nullif(g.lasten_eur, 0) end as waarde,
        -- Nothing booked is a real zero here: the four parts add up to the whole.
        case when g.reden is null then coalesce(p.lasten_eur, 0.0) end as teller,
        g.lasten_eur as noemer,
        g.status,
        g.reden
    from geheel as g
    cross join soorten as s
    left join per_soort as p on p.gemeente_code = g.gemeente_code and p.jaar = g.jaar and p.soort = s.reeks
)

select * from final
