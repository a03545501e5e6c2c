with final as (
    select
        gebied_code,
        jaar,
        'alle' as reeks,
        case when reden is null and personen > 0 then 1000.0 * aantal / personen end as waarde,
        case when reden is null then aantal end as teller,
        personen as noemer,
        status,
        coalesce(reden, case when personen > 0 then cast(null as string) else 'ontbreekt' end) as reden
    from kern_zorggebruik
    where voorziening = 'wmo'
)

select * from final
