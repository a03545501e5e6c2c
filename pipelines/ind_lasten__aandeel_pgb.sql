with wetten as (
    select * from (values
        ('jeugd', '6.792', 'jeugd_maatwerk'),
        ('wmo', '6.791', 'wmo_maatwerk')
    ) as t (reeks, taakveld, groep)
),

pgb as (
    select
        u.gemeente_code_nu as gemeente_code,
        u.jaar,
        w.reeks,
        w.groep,
        sum(u.lasten_eur) as pgb_eur
    from kern_uitgaven as u
    inner join wetten as w on w.taakveld = u.taakveld
    where u.is_onderverdeling and u.verslag = 'begroting' and u.gemeente_code_nu is not null
    group by u.gemeente_code_nu, u.jaar, w.reeks, w.groep
),

naast_elkaar as (
    select
        g.gemeente_code,
        g.jaar,
        p.reeks,
        p.pgb_eur,
        g.lasten_eur + p.pgb_eur as geheel_eur,
        g.reden
    from kern_uitgaven_groep as g
    inner join pgb as p on p.gemeente_code = g.gemeente_code and p.jaar = g.jaar and p.groep = g.groep
    where g.verslag = 'begroting'
),

oordeel as (
    select
        n.*,
        case
            when n.reden is not null then n.reden
            when s.is_sprong then 'onwaarschijnlijk'
            -- With nothing here, or far more than anywhere else, the pgb was booked in another way.
            when n.pgb_eur <= 0 or n.pgb_eur > 0.25 * n.geheel_eur then 'onwaarschijnlijk'
        end as slotreden
    from naast_elkaar as n
    left join kern_begroting_sprong as s on s.gemeente_code = n.gemeente_code and s.jaar = n.jaar and s.deel = n.reeks
),

final as (
    select
        gemeente_code as gebied_code,
        jaar,
        reeks,
        case when slotreden is null then 100.0 * pgb_eur / geheel_eur end as waarde,
        case when slotreden is null then pgb_eur end as teller,
        case when slotreden is null then geheel_eur end as noemer,
        'begroot' as status,
        slotreden as reden
    from oordeel
)

select * from final
