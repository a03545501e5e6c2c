with jaren as (
    select distinct indicator, reeks, niveau, jaar from beeld_cijfer
),

-- Wijken and buurten are counted in the municipalities that the source gives figures of.
gemeenten as (
    select distinct indicator, niveau, gemeente_code from beeld_cijfer where niveau in ('wijk', 'buurt')
),

stand as (
    select
        j.indicator,
        j.reeks,
        j.niveau,
        j.jaar,
        case
            when b.gebied_code is null and g.status in ('opgegaan', 'gesplitst') then 'samengegaan'
            when b.gebied_code is null then 'geen_rij'
            when b.waarde is not null then 'cijfer'
            else b.reden
        end as uitkomst
    from jaren as j
    inner join kern_gebied as g
        on g.niveau = j.niveau and g.van_jaar <= j.jaar and (g.tot_jaar is null or g.tot_jaar >= j.jaar)
    left join beeld_cijfer as b
        on
            b.indicator = j.indicator
            and b.reeks = j.reeks
            and b.jaar = j.jaar
            and b.gebied_code = g.gebied_code
    left join gemeenten as m
        on m.indicator = j.indicator and m.niveau = j.niveau and m.gemeente_code = g.gemeente_code_nu
    where j.niveau not in ('wijk', 'buurt') or m.gemeente_code is not null
),

totaal as (
    select indicator, reeks, niveau, jaar, count(*) as bestaat
    from stand
    group by indicator, reeks, niveau, jaar
),

final as (
    select
        s.indicator,
        s.reeks,
        s.niveau,
        s.jaar,
        s.uitkomst,
        count(*) as gebieden,
        max(t.bestaat) as bestaat
    from stand as s
    inner join totaal as t
        on t.indicator = s.indicator and t.reeks = s.reeks and t.niveau = s.niveau and t.jaar = s.jaar
    group by s.indicator, s.reeks, s.niveau, s.jaar, s.uitkomst
)

select * from final
