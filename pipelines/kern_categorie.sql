with final as (
    select
        c.gemeente_code,
        c.jaar,
        c.verslag,
        c.hoofdcategorie,
        l.gemeente_code_nu,
        case
            when c.hoofdcategorie = '1' then 'personeel'
            when c.hoofdcategorie = '3' then 'inkoop'
            when c.hoofdcategorie = '4' then 'overdrachten'
            else 'overig'
        end as soort,
        case when l.levering = 'geleverd' then cast(c.lasten_keur as double) * 1000.0 end as lasten_eur,
        case when l.levering <> 'geleverd' then l.levering end as reden
    from bron_iv3__hoofdcategorie as c
    inner join kern_levering as l
        on l.gemeente_code = c.gemeente_code and l.jaar = c.jaar and l.verslag = c.verslag
)

select * from final
