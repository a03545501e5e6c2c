with alles as (
    select circulaire, circulaire_jaar, uitkeringsjaar, gemeente_code, 'cluster' as soort, cluster as onderdeel, bedrag_eur
    from bron_gemeentefonds__clusters
    where cluster <> 'Totaal'
    union all
    select circulaire, circulaire_jaar, uitkeringsjaar, gemeente_code, 'uitkering' as soort, uitkering as onderdeel, bedrag_eur
    from bron_gemeentefonds__decentralisaties
),

final as (
    select
        g.gemeente_code_nu as gemeente_code,
        a.uitkeringsjaar as jaar,
        a.circulaire_jaar,
        a.circulaire,
        a.soort,
        a.onderdeel,
        cast(sum(a.bedrag_eur) as double) as bedrag_eur,
        'geraamd' as status
    from alles as a
    inner join kern_gebied as g on g.gebied_code = a.gemeente_code
    where g.gemeente_code_nu is not null
    group by g.gemeente_code_nu, a.uitkeringsjaar, a.circulaire_jaar, a.circulaire, a.soort, a.onderdeel
)

select * from final
