with final as (
    select
        gebied_code,
        jaar,
        'alle' as reeks,
        waarde,
        cast(null as double) as teller,
        inwoners as noemer,
        status,
        reden
    from kern_kenmerk
    where kenmerk = 'afstand_huisarts'
)

select * from final
