with duur as (
    select gebied_code, peiljaar as jaar, wet, wacht_nog, wacht_half_jaar
    from kern_toewijzing_duur
    where periode = 'alles' and indeling = 'totaal' and toewijzingen > 0
),

delen as (
    select gebied_code, jaar, wet as reeks, wacht_nog as aantal from duur
    union all
    select gebied_code, jaar, wet || '_half_jaar' as reeks, wacht_half_jaar as aantal from duur
),

final as (
    select
        gebied_code,
        jaar,
        reeks,
        cast(aantal as double) as waarde,
        cast(aantal as double) as teller,
        cast(null as double) as noemer,
        'voorlopig' as status,
        cast(null as string) as reden
    from delen
)

select * from final
