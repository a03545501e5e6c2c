with gemeenten as (
    select
        i.gemeente_code as gebied_code,
        i.jaar,
        g.gemeente_code_nu,
        i.inwoners
    from bron_gemeenten__inwoners as i
    inner join kern_gebied as g on g.gebied_code = i.gemeente_code
),

leeftijd as (
    select
        gebied_code,
        jaar,
        regio_soort,
        max(case when maat = 'AantalInwoners' then waarde end) as inwoners,
        max(case when maat = 'k_0Tot15Jaar' then waarde end) as inwoners_0_14,
        max(case when maat = 'k_15Tot25Jaar' then waarde end) as inwoners_15_24,
        max(case when maat = 'k_65JaarOfOuder' then waarde end) as inwoners_65_plus
    from bron_kwb__kerncijfers
    group by gebied_code, jaar, regio_soort
),

final as (
    select
        m.gebied_code,
        m.jaar,
        m.gemeente_code_nu,
        cast(m.inwoners as double) as inwoners,
        l.inwoners_0_14 + l.inwoners_15_24 as inwoners_0_24,
        l.inwoners_65_plus
    from gemeenten as m
    left join leeftijd as l on l.gebied_code = m.gebied_code and l.jaar = m.jaar
    union all
    select
        l.gebied_code,
        l.jaar,
        g.gemeente_code_nu,
        l.inwoners,
        l.inwoners_0_14 + l.inwoners_15_24 as inwoners_0_24,
        l.inwoners_65_plus
    from leeftijd as l
    inner join kern_gebied as g on g.gebied_code = l.gebied_code
    where l.regio_soort in ('wijk', 'buurt')
)

select * from final
