with final as (
    select
        b.gebied_code,
        b.jaar,
        max(case when b.maat = 'HuishoudensTotaal' then b.waarde end) as huishoudens,
        max(case when b.maat = 'Eenpersoonshuishoudens' then b.waarde end) as eenpersoons,
        max(case when b.maat = 'HuishoudensMetKinderen' then b.waarde end) as met_kinderen,
        (select max(status) from meta_snapshot where bron = 'kwb' and tabel = 'kerncijfers') as status,
        max(case when b.maat = 'HuishoudensTotaal' then b.reden end) as reden
    from bron_kwb__kerncijfers as b
    group by b.gebied_code, b.jaar
)

select * from final
