with final as (
    select
        'wachten_ggz_tot_' || fase as indicator,
        gebied_code,
        jaar,
        circuit as reeks,
        mediaan_onder as onder,
        mediaan_boven as boven
    from kern_wachttijd
    where reden is null and mediaan_onder is not null
)

select * from final
