with alles as (
    select jaar, verslag, gemeente_code, taakveld, lasten_keur, cast(null as double) as baten_keur,
        cast(null as double) as salarissen_keur, false as is_onderverdeling
    from bron_iv3__lasten
    union all
    select jaar, verslag, gemeente_code, taakveld, lasten_keur, baten_keur, salarissen_keur, true as is_onderverdeling
    from bron_iv3__onderverdeling
),

final as (
    select
        a.gemeente_code,
        a.jaar,
        a.verslag,
        a.taakveld,
        a.is_onderverdeling,
        l.gemeente_code_nu,
        p.taakveld_regime,
        t.wet,
        t.groep,
        t.zorgschaal,
        case when l.levering = 'geleverd' then cast(a.lasten_keur as double) * 1000.0 end as lasten_eur,
        case when l.levering = 'geleverd' then cast(a.baten_keur as double) * 1000.0 end as baten_eur,
        case when l.levering = 'geleverd' then cast(a.salarissen_keur as double) * 1000.0 end as salarissen_eur,
        case when l.levering <> 'geleverd' then l.levering end as reden
    from alles as a
    inner join kern_periode as p on p.jaar = a.jaar
    inner join kern_taakveld as t on t.taakveld_regime = p.taakveld_regime and t.taakveld = a.taakveld
    inner join kern_levering as l
        on l.gemeente_code = a.gemeente_code and l.jaar = a.jaar and l.verslag = a.verslag
)

select * from final
