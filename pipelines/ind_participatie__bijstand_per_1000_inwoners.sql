with final as (
    select
        gebied_code,
        jaar,
        'alle' as reeks,
        case when inwoners > 0 then 1000.0 * aantal / inwoners end as waarde,
        aantal as teller,
        inwoners as noemer,
        status,
        coalesce(reden, case when inwoners > 0 then cast(null as string) else 'ontbreekt' end) as reden
    from kern_gebruik
    where voorziening = 'bijstand'
)

select * from final
