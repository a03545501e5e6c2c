with final as (
    select
        gemeente_code as gebied_code,
        jaar,
        verslag as reeks,
        lasten_eur / nullif(inwoners, 0) as waarde,
        lasten_eur as teller,
        inwoners as noemer,
        status,
        reden
    from kern_uitgaven_groep
    where groep = 'jeugd_maatwerk'
)

select * from final
