with delen as (
    select * from (values
        ('jeugd', 'jeugd_maatwerk', 'Individuele voorzieningen Jeugd', '6.792'),
        ('wmo', 'wmo_maatwerk', 'Individuele voorzieningen Wmo', '6.791')
    ) as t (reeks, groep, onderdeel, pgb)
),

begroot as (
    select
        u.gemeente_code_nu as gemeente_code,
        u.jaar,
        d.reeks,
        d.groep,
        d.onderdeel,
        sum(u.lasten_eur) as lasten_eur
    from kern_uitgaven as u
    inner join delen as d
        on u.groep = d.groep and not u.is_onderverdeling or u.taakveld = d.pgb and u.is_onderverdeling
    where
        u.verslag = 'begroting' and u.gemeente_code_nu is not null
        -- The state pays for sheltered living and shelter outside these clusters.
        and u.taakveld <> '6.81'
    group by u.gemeente_code_nu, u.jaar, d.reeks, d.groep, d.onderdeel
),

naast_elkaar as (
    select
        b.gemeente_code,
        b.jaar,
        b.reeks,
        b.lasten_eur,
        f.bedrag_eur,
        100.0 * b.lasten_eur / nullif(f.bedrag_eur, 0) as verhouding,
        g.reden
    from begroot as b
    -- The council decides on the budget in autumn; the college drew it up with the circular of May before.
    inner join kern_gemeentefonds as f
        on f.gemeente_code = b.gemeente_code and f.jaar = b.jaar and f.onderdeel = b.onderdeel and f.soort = 'cluster'
        and f.circulaire = 'mei' and f.circulaire_jaar = b.jaar - 1
    inner join kern_uitgaven_groep as g
        on g.gemeente_code = b.gemeente_code and g.jaar = b.jaar and g.groep = b.groep and g.verslag = 'begroting'
),

oordeel as (
    select
        n.*,
        case
            when n.reden is not null then n.reden
            when n.verhouding is null then 'ontbreekt'
            when s.is_sprong then 'onwaarschijnlijk'
            when n.verhouding not between 33.0 and 300.0 then 'onwaarschijnlijk'
        end as slotreden
    from naast_elkaar as n
    left join kern_begroting_sprong as s
        on s.gemeente_code = n.gemeente_code and s.jaar = n.jaar
        -- Without sheltered living and shelter the law of the Wmo is this one part.
        and s.deel = case when n.reeks = 'wmo' then 'wmo_hulp' else n.reeks end
),

final as (
    select
        gemeente_code as gebied_code,
        jaar,
        reeks,
        case when slotreden is null then verhouding end as waarde,
        case when slotreden is null then lasten_eur end as teller,
        case when slotreden is null then bedrag_eur end as noemer,
        'begroot' as status,
        slotreden as reden
    from oordeel
)

select * from final
