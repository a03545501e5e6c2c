with jaren as (
    select jaar from bron_gemeenten__lijst
    union
    select jaar from bron_iv3__lasten
    union
    select jaar from bron_kwb__kerncijfers
),

final as (
    select
        jaar,
        case
            when jaar < 2017 then 'tot 2017'
            when jaar <= 2022 then '2017-2022'
            when jaar <= 2024 then '2023-2024'
            else 'vanaf 2025'
        end as taakveld_regime
    from jaren
)

-- In a fixed order: a union has none, and what reads other rows than before is made again.
select * from final order by jaar
