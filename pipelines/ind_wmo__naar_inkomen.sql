with reeksen as (
    select * from (values
        ('laag', 'laag'),
        ('hoog', 'hoog'),
        ('laag_leeftijd', 'laag'),
        ('hoog_leeftijd', 'hoog')
    ) as t (reeks, groep)
),

gemeenten as (
    select gebied_code, jaar, status, reden
    from kern_gebruik
    where voorziening = 'wmo' and substring(gebied_code, 1, 2) = 'GM'
),

wijken as (
    select
        'GM' || substring(u.gebied_code, 3, 4) as gemeente_code,
        u.gebied_code,
        u.jaar,
        cast(u.aantal as double) as aantal,
        u.inwoners,
        v.verwacht,
        k.waarde as inkomen
    from kern_gebruik as u
    inner join kern_gebied as g on g.gebied_code = u.gebied_code and g.niveau = 'wijk'
    inner join kern_kenmerk as k
        on k.gebied_code = u.gebied_code and k.jaar = u.jaar and k.kenmerk = 'inkomen_per_inwoner'
    inner join kern_verwacht as v
        on
            v.gebied_code = u.gebied_code
            and v.jaar = u.jaar
            and v.indicator = 'wmo_clienten_per_1000_inwoners'
    where
        u.voorziening = 'wmo'
        and u.aantal is not null
        and u.inwoners >= 100
        and v.verwacht > 0
        and k.waarde is not null
),

op_volgorde as (
    select
        *,
        row_number() over (partition by gemeente_code, jaar order by inkomen, gebied_code) as plaats,
        count(*) over (partition by gemeente_code, jaar) as wijken
    from wijken
),

vijfde as (
    select
        *,
        case
            when plaats <= floor(wijken / 5.0) then 'laag'
            when plaats > wijken - floor(wijken / 5.0) then 'hoog'
        end as groep
    from op_volgorde
),

totaal as (
    select
        gemeente_code,
        jaar,
        count(*) as wijken,
        sum(inwoners) as inwoners,
        sum(verwacht) as verwacht
    from wijken
    group by gemeente_code, jaar
),

per_groep as (
    select
        gemeente_code,
        jaar,
        groep,
        sum(aantal) as aantal,
        sum(inwoners) as inwoners,
        sum(verwacht) as verwacht
    from vijfde
    where groep is not null
    group by gemeente_code, jaar, groep
),

-- Corrected for age: what these wijken would have with the ages of all wijken together.
final as (
    select
        g.gebied_code,
        g.jaar,
        r.reeks,
        case
            when t.wijken < 10 then cast(null as double)
            when r.reeks = r.groep then 1000.0 * p.aantal / p.inwoners
            else 1000.0 * p.aantal / p.verwacht * t.verwacht / t.inwoners
        end as waarde,
        case when r.reeks = r.groep then p.aantal end as teller,
        p.inwoners as noemer,
        g.status,
        coalesce(g.reden, case when coalesce(t.wijken, 0) < 10 then 'te_weinig_wijken' end) as reden
    from gemeenten as g
    cross join reeksen as r
    left join totaal as t on t.gemeente_code = g.gebied_code and t.jaar = g.jaar
    left join per_groep as p on p.gemeente_code = g.gebied_code and p.jaar = g.jaar and p.groep = r.groep
)

select * from final
