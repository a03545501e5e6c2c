-- Written out as seven steps because Spark 4.0 has no recursive CTE; a test proves that no chain is longer.
with actueel as (
    select gemeente_code
    from bron_gemeenten__lijst
    where jaar = (select max(jaar) from bron_gemeenten__lijst)
),

stap as (
    select
        oude_gemeente_code as oud,
        nieuwe_gemeente_code as nieuw,
        ingang_jaar,
        case when soort = 'splitsing' then 1 else 0 end as splitsing
    from bron_gemeenten__herindelingen
    where
        oude_gemeente_code not in (select gemeente_code from actueel)
        and oude_gemeente_code <> nieuwe_gemeente_code
),

stap_1 as (
    select oud, nieuw, ingang_jaar, ingang_jaar as laatste, splitsing from stap
),

stap_2 as (
    select k.oud, coalesce(s.nieuw, k.nieuw) as nieuw, k.ingang_jaar, coalesce(s.ingang_jaar, k.laatste) as laatste,
        greatest(k.splitsing, coalesce(s.splitsing, 0)) as splitsing
    from stap_1 as k left join stap as s on s.oud = k.nieuw and s.ingang_jaar >= k.laatste
),

stap_3 as (
    select k.oud, coalesce(s.nieuw, k.nieuw) as nieuw, k.ingang_jaar, coalesce(s.ingang_jaar, k.laatste) as laatste,
        greatest(k.splitsing, coalesce(s.splitsing, 0)) as splitsing
    from stap_2 as k left join stap as s on s.oud = k.nieuw and s.ingang_jaar >= k.laatste
),

stap_4 as (
    select k.oud, coalesce(s.nieuw, k.nieuw) as nieuw, k.ingang_jaar, coalesce(s.ingang_jaar, k.laatste) as laatste,
        greatest(k.splitsing, coalesce(s.splitsing, 0)) as splitsing
    from stap_3 as k left join stap as s on s.oud = k.nieuw and s.ingang_jaar >= k.laatste
),

stap_5 as (
    select k.oud, coalesce(s.nieuw, k.nieuw) as nieuw, k.ingang_jaar, coalesce(s.ingang_jaar, k.laatste) as laatste,
        greatest(k.splitsing, coalesce(s.splitsing, 0)) as splitsing
    from stap_4 as k left join stap as s on s.oud = k.nieuw and s.ingang_jaar >= k.laatste
),

namen as (
    select oude_gemeente_code as oud, max(oude_gemeente_naam) as naam
    from bron_gemeenten__herindelingen
    group by oude_gemeente_code
),

paren as (
    select
        oud,
        nieuw,
        min(ingang_jaar) as ingang_jaar,
        max(splitsing) as splitsing
    from stap_5
    group by oud, nieuw
),

final as (
    select
        p.oud as oude_gemeente_code,
        n.naam as oude_gemeente_naam,
        p.nieuw as gemeente_code_nu,
        p.ingang_jaar,
        p.splitsing = 1 as is_splitsing
    from paren as p
    left join namen as n on n.oud = p.oud
)

select * from final
