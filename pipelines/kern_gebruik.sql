with maten as (
    select * from (values
        ('JongerenMetJeugdzorgInNatura', 'jeugdhulp'),
        ('WmoClienten', 'wmo'),
        ('PersonenPerSoortUitkeringBijstand', 'bijstand')
    ) as t (maat, voorziening)
),

final as (
    select
        b.gebied_code,
        b.jaar,
        m.voorziening,
        b.waarde as aantal,
        i.inwoners,
        i.inwoners_0_24,
        (select max(status) from meta_snapshot where bron = 'kwb' and tabel = 'kerncijfers') as status,
        b.reden
    from bron_kwb__kerncijfers as b
    inner join maten as m on m.maat = b.maat
    left join kern_inwoners as i on i.gebied_code = b.gebied_code and i.jaar = b.jaar
)

select * from final
