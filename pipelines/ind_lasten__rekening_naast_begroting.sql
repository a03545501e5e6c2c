with wetten as (
    select * from (values
        ('jeugd_maatwerk', 'jeugd'),
        ('wmo_maatwerk', 'wmo'),
        ('inkomen_werk', 'participatie')
    ) as t (groep, reeks)
),

naast_elkaar as (
    select
        r.gemeente_code as gebied_code,
        r.jaar,
        w.reeks,
        100.0 * r.lasten_eur / b.lasten_eur as verhouding,
        r.lasten_eur as teller,
        b.lasten_eur as noemer,
        r.status,
        coalesce(r.reden, b.reden) as reden
    from kern_uitgaven_groep as r
    inner join wetten as w on w.groep = r.groep
    inner join kern_uitgaven_groep as b
        on b.gemeente_code = r.gemeente_code and b.jaar = r.jaar and b.groep = r.groep and b.verslag = 'begroting'
    where r.verslag = 'jaarrekening'
),

final as (
    select
        gebied_code,
        jaar,
        reeks,
        -- Less than half or more than double: budget and account were booked on different taakvelden.
        case when verhouding between 50.0 and 200.0 then verhouding end as waarde,
        teller,
        noemer,
        status,
        coalesce(
            reden,
            case when verhouding between 50.0 and 200.0 then cast(null as string) else 'onwaarschijnlijk' end
        ) as reden
    from naast_elkaar
)

select * from final
