with final as (
    select
        gebied_code,
        jaar,
        'alle' as reeks,
        case when huishoudens > 0 then 100.0 * eenpersoons / huishoudens end as waarde,
        eenpersoons as teller,
        huishoudens as noemer,
        status,
        coalesce(reden, case when huishoudens > 0 and eenpersoons is not null then cast(null as string) else 'ontbreekt' end) as reden
    from kern_huishoudens
)

select * from final
