with final as (
    select
        gebied_code,
        jaar,
        fase || '_' || circuit as reeks,
        case when reden is null then 100.0 * locaties_boven_norm / locaties_met_tijd end as waarde,
        case when reden is null then cast(locaties_boven_norm as double) end as teller,
        case when reden is null then cast(locaties_met_tijd as double) end as noemer,
        status,
        reden
    from kern_wachttijd
    where circuit in ('jeugd', 'volwassenen', 'ouderen')
)

select * from final
