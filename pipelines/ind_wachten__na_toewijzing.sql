with duur as (
    select
        gebied_code,
        tijdvak as jaar,
        case
            when indeling = 'product' then wet || '_' || deel
            when indeling = 'verwijzer' then wet || '_via_' || deel
            else wet
        end as reeks,
        indeling,
        toewijzingen,
        case when wacht_nog > 0 then 'voorlopig' else 'definitief' end as status,
        mediaan,
        p90
    from kern_toewijzing_duur
    where periode = 'jaar' and toewijzingen > 0
),

delen as (
    select gebied_code, jaar, reeks, mediaan as dagen, toewijzingen, status
    from duur
    union all
    select gebied_code, jaar, reeks || '_p90' as reeks, p90 as dagen, toewijzingen, status
    from duur
    where indeling = 'totaal'
),

final as (
    select
        gebied_code,
        jaar,
        reeks,
        cast(dagen as double) as waarde,
        cast(null as double) as teller,
        cast(toewijzingen as double) as noemer,
        status,
        case when dagen is null then 'niet_bereikt' end as reden
    from delen
)

select * from final
