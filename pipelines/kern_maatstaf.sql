with volgorde as (
    select
        circulaire,
        circulaire_jaar,
        uitkeringsjaar,
        gemeente_code,
        maatstaf,
        volume,
        rank() over (
            partition by uitkeringsjaar
            order by circulaire_jaar desc, case when circulaire = 'september' then 0 else 1 end
        ) as plaats
    from bron_gemeentefonds__maatstaven
),

namen as (
    select maatstaf, max(maatstaf_naam) as maatstaf_naam
    from bron_gemeentefonds__gewichten
    group by maatstaf
),

final as (
    select
        g.gemeente_code_nu as gemeente_code,
        v.uitkeringsjaar as jaar,
        v.maatstaf,
        max(n.maatstaf_naam) as maatstaf_naam,
        sum(v.volume) as volume,
        'geraamd' as status
    from volgorde as v
    inner join kern_gebied as g on g.gebied_code = v.gemeente_code
    left join namen as n on n.maatstaf = v.maatstaf
    where v.plaats = 1 and g.gemeente_code_nu is not null
    group by g.gemeente_code_nu, v.uitkeringsjaar, v.maatstaf
)

select * from final
