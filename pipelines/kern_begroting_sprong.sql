with indeling as (
    select * from (values
        ('6.81', 'opvang', 'wmo', 2017),
        ('6.6', 'wmo_hulp', 'wmo', 2017),
        ('6.60', 'wmo_hulp', 'wmo', 2017),
        ('6.71', 'wmo_hulp', 'wmo', 2017),
        ('6.91', 'wmo_hulp', 'wmo', 2017),
        ('6.82', 'bescherming', 'jeugd', 2017),
        -- Until 2022 6.72 held all youth help, with and without stay.
        ('6.72', 'ambulant', 'jeugd', 2023),
        ('6.74', 'ambulant', 'jeugd', 2023),
        ('6.75', 'ambulant', 'jeugd', 2023),
        ('6.73', 'verblijf', 'jeugd', 2023),
        ('6.76', 'verblijf', 'jeugd', 2023)
    ) as t (taakveld, deel, wet, vanaf)
),

per_taakveld as (
    select
        u.gemeente_code_nu as gemeente_code,
        u.jaar,
        u.wet,
        i.deel,
        u.lasten_eur
    from kern_uitgaven as u
    left join indeling as i on i.taakveld = u.taakveld and u.jaar >= i.vanaf
    where
        u.verslag = 'begroting' and not u.is_onderverdeling and u.gemeente_code_nu is not null
        and u.groep in ('jeugd_maatwerk', 'wmo_maatwerk')
),

bedragen as (
    select gemeente_code, jaar, wet, deel, sum(lasten_eur) as lasten_eur
    from per_taakveld
    where deel is not null
    group by gemeente_code, jaar, wet, deel
    union all
    select gemeente_code, jaar, wet, wet as deel, sum(lasten_eur) as lasten_eur
    from per_taakveld
    group by gemeente_code, jaar, wet
),

-- A budget that misses a part of today's municipality is no budget to compare with.
heel as (
    select
        b.gemeente_code,
        b.jaar,
        b.wet,
        b.deel,
        b.lasten_eur,
        g.inwoners
    from bedragen as b
    inner join kern_uitgaven_groep as g
        on g.gemeente_code = b.gemeente_code and g.jaar = b.jaar and g.verslag = 'begroting'
        and g.groep = b.wet || '_maatwerk'
    where b.lasten_eur is not null and coalesce(g.reden, 'onwaarschijnlijk') = 'onwaarschijnlijk'
),

naast_elkaar as (
    select
        n.*,
        v.lasten_eur as vorig_eur,
        w.lasten_eur as volgend_eur,
        case
            when n.lasten_eur > v.lasten_eur and n.lasten_eur > w.lasten_eur
                then n.lasten_eur - case when v.lasten_eur > w.lasten_eur then v.lasten_eur else w.lasten_eur end
            when n.lasten_eur < v.lasten_eur and n.lasten_eur < w.lasten_eur
                then n.lasten_eur - case when v.lasten_eur < w.lasten_eur then v.lasten_eur else w.lasten_eur end
            else 0.0
        end as verschil_eur
    from heel as n
    inner join heel as v
        on v.gemeente_code = n.gemeente_code and v.deel = n.deel and v.jaar = n.jaar - 1
    inner join heel as w
        on w.gemeente_code = n.gemeente_code and w.deel = n.deel and w.jaar = n.jaar + 1
),

getoetst as (
    select
        n.*,
        case
            -- In a small place one family moves so much.
            when n.inwoners < 10000 or abs(n.verschil_eur) < 25.0 * n.inwoners then 0
            when n.deel = n.wet then 1
            when n.verschil_eur > 0 and n.lasten_eur > 2 * n.vorig_eur and n.lasten_eur > 2 * n.volgend_eur then 1
            when n.verschil_eur < 0 and 2 * n.lasten_eur < n.vorig_eur and 2 * n.lasten_eur < n.volgend_eur then 1
            else 0
        end as is_ver
    from naast_elkaar as n
),

-- A shift within a law leaves its total as it was.
per_wet as (
    select gemeente_code, jaar, wet, max(is_ver) as is_ver
    from getoetst
    where deel <> wet
    group by gemeente_code, jaar, wet
),

final as (
    select
        t.gemeente_code,
        t.jaar,
        t.wet,
        t.deel,
        t.lasten_eur,
        t.vorig_eur,
        t.volgend_eur,
        t.verschil_eur,
        t.inwoners,
        case when t.deel = t.wet then t.is_ver * p.is_ver else t.is_ver end = 1 as is_sprong
    from getoetst as t
    left join per_wet as p on p.gemeente_code = t.gemeente_code and p.jaar = t.jaar and p.wet = t.wet
)

select * from final
