with final as (
    select
        b.gemeente_code as gebied_code,
        b.jaar,
        b.verslag as reeks,
        case when t.lasten_eur > 0 then 100.0 * b.lasten_eur / t.lasten_eur end as waarde,
        b.lasten_eur as teller,
        t.lasten_eur as noemer,
        b.status,
        coalesce(b.reden, case when t.lasten_eur > 0 then cast(null as string) else 'ontbreekt' end) as reden
    from kern_uitgaven_groep as b
    inner join kern_uitgaven_groep as t
        on t.gemeente_code = b.gemeente_code and t.jaar = b.jaar and t.verslag = b.verslag and t.groep = 'sociaal_domein'
    where b.groep = 'toegang_basis'
)

select * from final
