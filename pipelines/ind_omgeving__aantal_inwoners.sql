with final as (
    select
        gemeente_code as gebied_code,
        jaar,
        'alle' as reeks,
        case when not is_niet_te_herleiden then inwoners end as waarde,
        case when not is_niet_te_herleiden then inwoners end as teller,
        cast(null as double) as noemer,
        (select max(status) from meta_snapshot where bron = 'gemeenten' and tabel = 'inwoners') as status,
        case when is_niet_te_herleiden then 'niet_te_herleiden' end as reden
    from kern_inwoners_nu
)

select * from final
