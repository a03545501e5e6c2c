with final as (
    select
        gebied_code,
        jaar,
        wachtstatus as reeks,
        cast(wachtenden as double) as waarde,
        cast(wachtenden as double) as teller,
        cast(null as double) as noemer,
        status,
        cast(null as string) as reden
    from kern_wlz_wachtenden
    where is_laatste_van_jaar and sector = 'totaal'
)

select * from final
