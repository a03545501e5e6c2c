with verwacht as (
    select gebied_code, jaar, verwacht
    from kern_verwacht
    where indicator = 'jeugd_jeugdhulp_per_1000_jongeren'
),

gebruik as (
    select * from kern_gebruik where voorziening = 'jeugdhulp'
),

-- Against the wijken together, not the municipality: that also counts people of whom no wijk is known.
wijken as (
    select
        substring(v.gebied_code, 3, 4) as gemeente,
        v.jaar,
        sum(u.aantal) / nullif(sum(v.verwacht), 0) as niveau
    from verwacht as v
    inner join gebruik as u on u.gebied_code = v.gebied_code and u.jaar = v.jaar
    where substring(v.gebied_code, 1, 2) = 'WK' and u.aantal is not null
    group by substring(v.gebied_code, 3, 4), v.jaar
),

final as (
    select
        u.gebied_code,
        u.jaar,
        'alle' as reeks,
        case when v.verwacht * g.niveau >= 20 then 100.0 * u.aantal / (v.verwacht * g.niveau) end as waarde,
        u.aantal as teller,
        u.inwoners_0_24 as noemer,
        u.status,
        coalesce(
            u.reden,
            case
                when v.verwacht * g.niveau is null then 'ontbreekt'
                when v.verwacht * g.niveau < 20 then 'te_klein'
            end
        ) as reden
    from gebruik as u
    left join verwacht as v on v.gebied_code = u.gebied_code and v.jaar = u.jaar
    left join wijken as g on g.gemeente = substring(u.gebied_code, 3, 4) and g.jaar = u.jaar
    where substring(u.gebied_code, 1, 2) <> 'GM'
)

select * from final
