with profiel as (
    select
        case wet when 'jeugd' then 'jeugdhulp' else wet end as voorziening,
        leeftijd,
        euro_per_inwoner,
        -- Nothing is known of the ages within 65 and over: they are taken to thin out evenly up to 100.
        case when leeftijd >= 65 then 100.0 - leeftijd else 1.0 end as weging
    from bron_leeftijdsprofiel__uitgaven
    where jaar = (select max(jaar) from bron_leeftijdsprofiel__uitgaven)
),

groepen as (
    select distinct groep, van_leeftijd, tot_leeftijd from kern_leeftijd
),

final as (
    select
        p.voorziening,
        g.groep,
        sum(p.euro_per_inwoner * p.weging) / sum(p.weging) as gewicht
    from profiel as p
    inner join groepen as g on p.leeftijd between g.van_leeftijd and g.tot_leeftijd
    where p.voorziening = 'wmo' or g.tot_leeftijd < 25
    group by p.voorziening, g.groep
)

select * from final
