with indeling as (
    select * from (values
        -- 2017-2022
        ('2017-2022', '6.1', cast(null as string), 'breed', 'toegang_basis', cast(null as string)),
        ('2017-2022', '6.2', null, 'breed', 'toegang_basis', null),
        ('2017-2022', '6.3', null, 'participatie', 'inkomen_werk', null),
        ('2017-2022', '6.4', null, 'participatie', 'inkomen_werk', null),
        ('2017-2022', '6.5', null, 'participatie', 'inkomen_werk', null),
        ('2017-2022', '6.6', null, 'wmo', 'wmo_maatwerk', null),
        ('2017-2022', '6.71', null, 'wmo', 'wmo_maatwerk', null),
        ('2017-2022', '6.72', null, 'jeugd', 'jeugd_maatwerk', null),
        ('2017-2022', '6.81', null, 'wmo', 'wmo_maatwerk', null),
        ('2017-2022', '6.82', null, 'jeugd', 'jeugd_maatwerk', null),
        -- 2023-2024
        ('2023-2024', '6.1', null, 'breed', 'toegang_basis', null),
        ('2023-2024', '6.2', null, 'breed', 'toegang_basis', null),
        ('2023-2024', '6.3', null, 'participatie', 'inkomen_werk', null),
        ('2023-2024', '6.4', null, 'participatie', 'inkomen_werk', null),
        ('2023-2024', '6.5', null, 'participatie', 'inkomen_werk', null),
        ('2023-2024', '6.6', null, 'wmo', 'wmo_maatwerk', null),
        ('2023-2024', '6.71', null, 'wmo', 'wmo_maatwerk', null),
        ('2023-2024', '6.71a', '6.71', 'wmo', 'wmo_maatwerk', null),
        ('2023-2024', '6.71b', '6.71', 'wmo', 'wmo_maatwerk', null),
        ('2023-2024', '6.71c', '6.71', 'wmo', 'wmo_maatwerk', null),
        ('2023-2024', '6.71d', '6.71', 'wmo', 'wmo_maatwerk', null),
        ('2023-2024', '6.72', null, 'jeugd', 'jeugd_maatwerk', null),
        ('2023-2024', '6.72a', '6.72', 'jeugd', 'jeugd_maatwerk', null),
        ('2023-2024', '6.72b', '6.72', 'jeugd', 'jeugd_maatwerk', null),
        ('2023-2024', '6.72c', '6.72', 'jeugd', 'jeugd_maatwerk', null),
        ('2023-2024', '6.72d', '6.72', 'jeugd', 'jeugd_maatwerk', null),
        ('2023-2024', '6.73', null, 'jeugd', 'jeugd_maatwerk', null),
        ('2023-2024', '6.73a', '6.73', 'jeugd', 'jeugd_maatwerk', null),
        ('2023-2024', '6.73b', '6.73', 'jeugd', 'jeugd_maatwerk', null),
        ('2023-2024', '6.73c', '6.73', 'jeugd', 'jeugd_maatwerk', null),
        ('2023-2024', '6.74', null, 'jeugd', 'jeugd_maatwerk', null),
        ('2023-2024', '6.74a', '6.74', 'jeugd', 'jeugd_maatwerk', null),
        ('2023-2024', '6.74b', '6.74', 'jeugd', 'jeugd_maatwerk', null),
        ('2023-2024', '6.74c', '6.74', 'jeugd', 'jeugd_maatwerk', null),
        ('2023-2024', '6.81', null, 'wmo', 'wmo_maatwerk', null),
        ('2023-2024', '6.81a', '6.81', 'wmo', 'wmo_maatwerk', null),
        ('2023-2024', '6.81b', '6.81', 'wmo', 'wmo_maatwerk', null),
        ('2023-2024', '6.82', null, 'jeugd', 'jeugd_maatwerk', null),
        ('2023-2024', '6.82a', '6.82', 'jeugd', 'jeugd_maatwerk', null),
        ('2023-2024', '6.82b', '6.82', 'jeugd', 'jeugd_maatwerk', null),
        ('2023-2024', '7.1', null, 'breed', 'volksgezondheid', null),
        -- vanaf 2025
        ('vanaf 2025', '6.1', null, 'breed', 'toegang_basis', null),
        ('vanaf 2025', '6.21', null, 'wmo', 'toegang_basis', null),
        ('vanaf 2025', '6.22', null, 'jeugd', 'toegang_basis', null),
        ('vanaf 2025', '6.23', null, 'breed', 'toegang_basis', null),
        ('vanaf 2025', '6.3', null, 'participatie', 'inkomen_werk', null),
        ('vanaf 2025', '6.4', null, 'participatie', 'inkomen_werk', null),
        ('vanaf 2025', '6.5', null, 'participatie', 'inkomen_werk', null),
        ('vanaf 2025', '6.60', null, 'wmo', 'wmo_maatwerk', null),
        ('vanaf 2025', '6.71', null, 'wmo', 'wmo_maatwerk', null),
        ('vanaf 2025', '6.711', '6.71', 'wmo', 'wmo_maatwerk', null),
        ('vanaf 2025', '6.712', '6.71', 'wmo', 'wmo_maatwerk', null),
        ('vanaf 2025', '6.713', '6.71', 'wmo', 'wmo_maatwerk', null),
        ('vanaf 2025', '6.714', '6.71', 'wmo', 'wmo_maatwerk', null),
        ('vanaf 2025', '6.75', null, 'jeugd', 'jeugd_maatwerk', null),
        ('vanaf 2025', '6.751', '6.75', 'jeugd', 'jeugd_maatwerk', 'lokaal'),
        ('vanaf 2025', '6.752', '6.75', 'jeugd', 'jeugd_maatwerk', 'regionaal'),
        ('vanaf 2025', '6.753', '6.75', 'jeugd', 'jeugd_maatwerk', 'landelijk'),
        ('vanaf 2025', '6.76', null, 'jeugd', 'jeugd_maatwerk', null),
        ('vanaf 2025', '6.761', '6.76', 'jeugd', 'jeugd_maatwerk', 'lokaal'),
        ('vanaf 2025', '6.762', '6.76', 'jeugd', 'jeugd_maatwerk', 'regionaal'),
        ('vanaf 2025', '6.763', '6.76', 'jeugd', 'jeugd_maatwerk', 'landelijk'),
        ('vanaf 2025', '6.79', null, 'breed', 'pgb', null),
        ('vanaf 2025', '6.791', '6.79', 'wmo', 'pgb', null),
        ('vanaf 2025', '6.792', '6.79', 'jeugd', 'pgb', null),
        ('vanaf 2025', '6.81', null, 'wmo', 'wmo_maatwerk', null),
        ('vanaf 2025', '6.811', '6.81', 'wmo', 'wmo_maatwerk', null),
        ('vanaf 2025', '6.812', '6.81', 'wmo', 'wmo_maatwerk', null),
        ('vanaf 2025', '6.82', null, 'jeugd', 'jeugd_maatwerk', null),
        ('vanaf 2025', '6.821', '6.82', 'jeugd', 'jeugd_maatwerk', null),
        ('vanaf 2025', '6.822', '6.82', 'jeugd', 'jeugd_maatwerk', null),
        ('vanaf 2025', '6.91', null, 'wmo', 'wmo_maatwerk', null),
        ('vanaf 2025', '6.92', null, 'jeugd', 'jeugd_maatwerk', null),
        ('vanaf 2025', '7.1', null, 'breed', 'volksgezondheid', null)
    ) as t (taakveld_regime, taakveld, ouder, wet, groep, zorgschaal)
),

titels as (
    select p.taakveld_regime, b.taakveld, b.taakveld_titel
    from bron_iv3__taakvelden as b
    inner join kern_periode as p on p.jaar = b.jaar
    union all
    select p.taakveld_regime, b.taakveld, b.taakveld_titel
    from bron_iv3__onderverdeling as b
    inner join kern_periode as p on p.jaar = b.jaar
    left join bron_iv3__taakvelden as c on c.jaar = b.jaar and c.taakveld = b.taakveld
    where c.taakveld is null
),

titel as (
    select taakveld_regime, taakveld, max(taakveld_titel) as titel
    from titels
    group by taakveld_regime, taakveld
),

final as (
    select
        i.taakveld_regime,
        i.taakveld,
        i.ouder,
        t.titel,
        i.wet,
        i.groep,
        i.zorgschaal
    from indeling as i
    left join titel as t on t.taakveld_regime = i.taakveld_regime and t.taakveld = i.taakveld
)

select * from final
