with final as (
    select
        gebied_code,
        jaar,
        'alle' as reeks,
        case when inwoners > 0 then 100.0 * inwoners_0_24 / inwoners end as waarde,
        inwoners_0_24 as teller,
        inwoners as noemer,
        (select max(status) from meta_snapshot where bron = 'kwb' and tabel = 'kerncijfers') as status,
        case when inwoners > 0 then cast(null as string) else 'ontbreekt' end as reden
    from kern_inwoners
    where inwoners_0_24 is not null
)

select * from final
