with final as (
    select
        gemeente_code,
        jaar,
        verslag,
        groep,
        lasten_eur,
        inwoners,
        status,
        reden
    from kern_uitgaven_gebied
    where indeling = 'nu'
)

select * from final
