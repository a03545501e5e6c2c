with groepen as (
    select * from (values
        ('k_0Tot15Jaar', '0_14', 0, 14),
        ('k_15Tot25Jaar', '15_24', 15, 24),
        ('k_25Tot45Jaar', '25_44', 25, 44),
        ('k_45Tot65Jaar', '45_64', 45, 64),
        ('k_65JaarOfOuder', '65_plus', 65, 99)
    ) as t (maat, groep, van_leeftijd, tot_leeftijd)
),

final as (
    select
        b.gebied_code,
        b.jaar,
        g.groep,
        g.van_leeftijd,
        g.tot_leeftijd,
        b.waarde as inwoners
    from bron_kwb__kerncijfers as b
    inner join groepen as g on g.maat = b.maat
)

select * from final
