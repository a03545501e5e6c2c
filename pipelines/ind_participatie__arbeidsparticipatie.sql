with final as (
    select
        gebied_code,
        jaar,
        'alle' as reeks,
        waarde,
        cast(null as double) as teller,
        inwoners_15_64 as noemer,
        status,
        reden
    from kern_kenmerk
    where kenmerk = 'arbeidsparticipatie'
)

select * from final
