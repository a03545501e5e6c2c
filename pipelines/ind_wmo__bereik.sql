with final as (
    select
        gebied_code,
        jaar,
        'alle' as reeks,
        case when reden is null then 100.0 * aantal / verwacht end as waarde,
        aantal as teller,
        mensen as noemer,
        status,
        reden
    from kern_bereik
    where voorziening = 'wmo'
)

select * from final
