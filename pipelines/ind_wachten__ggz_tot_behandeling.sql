with final as (
    select
        gebied_code,
        jaar,
        circuit as reeks,
        case when reden is null then mediaan_weken end as waarde,
        cast(null as double) as teller,
        case when reden is null then cast(locaties_met_tijd as double) end as noemer,
        status,
        reden
    from kern_wachttijd
    where fase = 'behandeling'
)

select * from final
