with personen as (
    select gemeente_code, jaar, waarde as personen
    from bron_zorggebruik__gebruik
    where maat = 'personen'
),

final as (
    select
        g.gemeente_code as gebied_code,
        g.jaar,
        g.maat as voorziening,
        -- A share is a rounded count divided by the persons: multiplied by them it is that count again.
        case when g.soort = 'aandeel' then round(g.waarde * p.personen, 0) else g.waarde end as aantal,
        p.personen,
        (select max(status) from meta_snapshot where bron = 'zorggebruik' and tabel = 'gebruik') as status,
        g.reden
    from bron_zorggebruik__gebruik as g
    left join personen as p on p.gemeente_code = g.gemeente_code and p.jaar = g.jaar
    where g.maat <> 'personen'
)

select * from final
