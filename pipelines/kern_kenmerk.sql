with maten as (
    select * from (values
        ('AfstandTotHuisartsenpraktijk', 'afstand_huisarts'),
        ('AfstandTotSchool', 'afstand_school'),
        ('GemiddeldInkomenPerInwoner', 'inkomen_per_inwoner'),
        ('Nettoarbeidsparticipatie', 'arbeidsparticipatie')
    ) as t (maat, kenmerk)
),

werkleeftijd as (
    select gebied_code, jaar, sum(inwoners) as inwoners_15_64
    from kern_leeftijd
    where groep in ('15_24', '25_44', '45_64')
    group by gebied_code, jaar
),

final as (
    select
        b.gebied_code,
        b.jaar,
        m.kenmerk,
        b.waarde,
        i.inwoners,
        w.inwoners_15_64,
        (select max(status) from meta_snapshot where bron = 'kwb' and tabel = 'kerncijfers') as status,
        b.reden
    from bron_kwb__kerncijfers as b
    inner join maten as m on m.maat = b.maat
    left join kern_inwoners as i on i.gebied_code = b.gebied_code and i.jaar = b.jaar
    left join werkleeftijd as w on w.gebied_code = b.gebied_code and w.jaar = b.jaar
)

select * from final
