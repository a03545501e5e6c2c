with veranderd as (
    select gemeente_code_nu as gebied_code, max(ingang_jaar) as jaar
    from kern_herindeling
    group by gemeente_code_nu
),

final as (
    select
        b.gebied_code,
        b.jaar,
        b.circuit,
        b.fase,
        b.norm_weken,
        b.locaties,
        b.locaties_met_stop,
        b.locaties_met_tijd,
        b.mediaan_weken,
        b.mediaan_onder,
        b.mediaan_boven,
        b.p10_weken,
        b.p90_weken,
        b.locaties_boven_norm,
        (select max(status) from meta_snapshot where bron = 'ggz_wachttijden' and tabel = 'gebieden') as status,
        -- Medians of two areas cannot be put together. The source still has codes of the year before.
        case when v.gebied_code is not null then 'samengegaan' else b.reden end as reden
    from bron_ggz_wachttijden__gebieden as b
    left join veranderd as v on v.gebied_code = b.gebied_code and v.jaar >= b.jaar - 1
)

select * from final
