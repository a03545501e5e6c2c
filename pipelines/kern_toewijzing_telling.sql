with kwartalen as (
    select
        gebied_code,
        'kwartaal' as periode,
        jaar * 10 + kwartaal as tijdvak,
        wet,
        indeling,
        deel,
        instroom,
        dagen,
        uitkomst,
        aantal
    from bron_toewijzingen__tellingen
    where indeling = 'totaal' and instroom = 0
),

-- Who came in later was not followed from the first day: that can only be put right for all years together.
jaren as (
    select
        gebied_code,
        'jaar' as periode,
        jaar as tijdvak,
        wet,
        indeling,
        deel,
        instroom,
        dagen,
        uitkomst,
        sum(aantal) as aantal
    from bron_toewijzingen__tellingen
    where instroom = 0
    group by gebied_code, jaar, wet, indeling, deel, instroom, dagen, uitkomst
),

samen as (
    select
        gebied_code,
        'alles' as periode,
        0 as tijdvak,
        wet,
        indeling,
        deel,
        instroom,
        dagen,
        uitkomst,
        sum(aantal) as aantal
    from bron_toewijzingen__tellingen
    group by gebied_code, wet, indeling, deel, instroom, dagen, uitkomst
),

final as (
    select * from kwartalen
    union all
    select * from jaren
    union all
    select * from samen
)

select * from final
