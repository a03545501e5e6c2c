with wetten as (
    select * from (values
        ('jeugd_maatwerk', 'jeugd'),
        ('wmo_maatwerk', 'wmo'),
        ('inkomen_werk', 'participatie')
    ) as t (groep, reeks)
),

final as (
    select
        r.gemeente_code as gebied_code,
        r.jaar,
        w.reeks,
        case when b.lasten_eur > 0 then 100.0 * r.lasten_eur / b.lasten_eur end as waarde,
        r.lasten_eur as teller,
        b.lasten_eur as noemer,
        r.status,
        coalesce(r.reden, b.reden, case when b.lasten_eur > 0 then cast(null as string) else 'ontbreekt' end) as reden
    from kern_uitgaven_groep as r
    inner join wetten as w on w.groep = r.groep
    inner join kern_uitgaven_groep as b
        on b.gemeente_code = r.gemeente_code and b.jaar = r.jaar and b.groep = r.groep and b.verslag = 'begroting'
    where r.verslag = 'jaarrekening'
)

select * from final
