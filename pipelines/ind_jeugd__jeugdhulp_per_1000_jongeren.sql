with final as (
    select
        gebied_code,
        jaar,
        'alle' as reeks,
        case when inwoners_0_24 > 0 then 1000.0 * aantal / inwoners_0_24 end as waarde,
        aantal as teller,
        inwoners_0_24 as noemer,
        status,
        coalesce(reden, case when inwoners_0_24 > 0 then cast(null as string) else 'ontbreekt' end) as reden
    from kern_gebruik
    where voorziening = 'jeugdhulp'
)

select * from final
