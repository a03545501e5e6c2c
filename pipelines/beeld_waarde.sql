with dekking as (
    select indicator, gemeente_code, niveau, max(jaar) as laatste_jaar, count(*) as aantal
    from beeld_cijfer
    where waarde is not null
    group by indicator, gemeente_code, niveau
),

final as (
    select
        k.waarde,
        k.indicator,
        d.gemeente_code,
        d.niveau,
        k.lijn,
        i.soort,
        d.laatste_jaar,
        d.aantal
    from meta_koppeling as k
    inner join meta_indicator as i on i.indicator = k.indicator
    inner join dekking as d on d.indicator = k.indicator
)

select * from final
