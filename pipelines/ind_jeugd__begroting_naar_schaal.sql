with per_schaal as (
    select
        gemeente_code_nu as gebied_code,
        jaar,
        zorgschaal as reeks,
        sum(lasten_eur) as teller,
        max(reden) as reden
    from kern_uitgaven
    where is_onderverdeling and verslag = 'begroting' and zorgschaal is not null and gemeente_code_nu is not null
    group by gemeente_code_nu, jaar, zorgschaal
),

totaal as (
    select gebied_code, jaar, sum(teller) as noemer
    from per_schaal
    group by gebied_code, jaar
),

final as (
    select
        p.gebied_code,
        p.jaar,
        p.reeks,
        case when p.reden is null and t.noemer > 0 then 100.0 * p.teller / t.noemer end as waarde,
        case when p.reden is null then p.teller end as teller,
        case when p.reden is null then t.noemer end as noemer,
        'begroot' as status,
        coalesce(p.reden, case when t.noemer > 0 then cast(null as string) else 'ontbreekt' end) as reden
    from per_schaal as p
    inner join totaal as t on t.gebied_code = p.gebied_code and t.jaar = p.jaar
)

select * from final
