with final as (
    select
        t.gemeente_code as gebied_code,
        t.jaar,
        'alle' as reeks,
        1000.0 * t.volume / nullif(n.volume, 0) as waarde,
        t.volume as teller,
        n.volume as noemer,
        t.status,
        case when n.volume > 0 then cast(null as string) else 'ontbreekt' end as reden
    from kern_maatstaf as t
    inner join kern_maatstaf as n on n.gemeente_code = t.gemeente_code and n.jaar = t.jaar and n.maatstaf = 'inwo'
    where t.maatstaf = 'bo3_nw'
)

select * from final
