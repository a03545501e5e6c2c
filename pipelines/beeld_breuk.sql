with final as (
    select
        m.indicator,
        b.gebied_code,
        b.jaar,
        b.onderwerp,
        b.reden,
        m.is_vergelijkbaar,
        m.reden as waarom_vergelijkbaar
    from meta_breuk as m
    inner join kern_breuk as b on b.onderwerp = m.onderwerp
)

select * from final
