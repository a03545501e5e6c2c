with final as (
    select
        gebied_code,
        jaar,
        reeks,
        100.0 * teller / noemer as waarde,
        teller,
        noemer,
        'voorlopig' as status,
        reden
    from kern_casus_aandeel
    where indicator = 'casus_hindernissen'
)

select * from final
