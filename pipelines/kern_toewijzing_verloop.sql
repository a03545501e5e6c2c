with telling as (
    select
        gebied_code,
        periode,
        tijdvak,
        wet,
        indeling,
        deel,
        gebied_code || '|' || periode || '|' || cast(tijdvak as string)
        || '|' || wet || '|' || indeling || '|' || deel as groep,
        instroom,
        dagen,
        uitkomst,
        aantal
    from kern_toewijzing_telling
    where uitkomst <> 'al_begonnen'
),

-- Each count comes in on one day and leaves on another.
stappen as (
    select
        groep,
        dagen as dag,
        0 as erbij,
        aantal as eraf,
        case when uitkomst = 'start' then aantal else 0 end as gestart,
        case when uitkomst = 'uitval' then aantal else 0 end as uitgevallen,
        case when uitkomst = 'anders' then aantal else 0 end as anders
    from telling
    union all
    select
        groep,
        instroom as dag,
        aantal as erbij,
        0 as eraf,
        0 as gestart,
        0 as uitgevallen,
        0 as anders
    from telling
),

dagen as (
    select
        groep,
        dag,
        cast(sum(erbij) as double) as erbij,
        cast(sum(eraf) as double) as eraf,
        cast(sum(gestart) as double) as gestart,
        cast(sum(uitgevallen) as double) as uitgevallen,
        cast(sum(anders) as double) as anders,
        cast(sum(gestart + uitgevallen + anders) as double) as klaar
    from stappen
    group by groep, dag
),

-- At risk on a day: who came in on or before it, less who left before it.
wachtend as (
    select
        *,
        sum(erbij - eraf) over (
            partition by groep order by dag
            rows between unbounded preceding and current row
        ) + eraf as wachtenden
    from dagen
),

-- The product of the chances to go on waiting, as a sum of logarithms; nobody left is apart.
kans as (
    select
        *,
        max(case when klaar = wachtenden then 1 else 0 end) over (
            partition by groep order by dag
            rows between unbounded preceding and current row
        ) as is_leeg,
        sum(case when klaar < wachtenden then ln((wachtenden - klaar) / wachtenden) else 0 end) over (
            partition by groep order by dag
            rows between unbounded preceding and current row
        ) as log_kans
    from wachtend
    where klaar > 0
),

overgebleven as (
    select
        *,
        case when is_leeg = 1 then 0 else exp(log_kans) end as nog_wachtend,
        coalesce(
            lag(case when is_leeg = 1 then 0 else exp(log_kans) end) over (
                partition by groep order by dag
            ),
            1
        ) as ervoor
    from kans
),

opgeteld as (
    select
        *,
        sum(ervoor * gestart / wachtenden) over w as kans_start,
        sum(ervoor * uitgevallen / wachtenden) over w as kans_uitval,
        sum(ervoor * anders / wachtenden) over w as kans_anders
    from overgebleven
    window w as (
        partition by groep order by dag
        rows between unbounded preceding and current row
    )
),

-- The variance of the cumulative incidence, with its squares written out so that running sums will do.
delen as (
    select
        *,
        case when klaar < wachtenden then klaar / (wachtenden * (wachtenden - klaar)) else 0 end as a,
        ervoor * gestart / (wachtenden * wachtenden) as b,
        ervoor * ervoor * gestart * (wachtenden - gestart) / (wachtenden * wachtenden * wachtenden) as c
    from opgeteld
),

sommen as (
    select
        *,
        sum(a) over w as som_a,
        sum(a * kans_start) over w as som_af,
        sum(a * kans_start * kans_start) over w as som_aff,
        sum(b) over w as som_b,
        sum(b * kans_start) over w as som_bf,
        sum(c) over w as som_c
    from delen
    window w as (
        partition by groep order by dag
        rows between unbounded preceding and current row
    )
),

fout as (
    select
        *,
        sqrt(greatest(
            kans_start * kans_start * som_a - 2 * kans_start * som_af + som_aff + som_c
            - 2 * (kans_start * som_b - som_bf),
            0
        )) as standaardfout
    from sommen
),

-- On the scale log(-log(F)) the limits stay between 0 and 1.
schaal as (
    select
        *,
        case
            when kans_start > 0 and kans_start < 0.9999999999
                then 1.959963984540054 * standaardfout / (kans_start * -ln(kans_start))
        end as marge
    from fout
),

groepen as (
    select distinct
        groep,
        gebied_code,
        periode,
        tijdvak,
        wet,
        indeling,
        deel
    from telling
),

final as (
    select
        gebied_code,
        periode,
        tijdvak,
        wet,
        indeling,
        deel,
        dag,
        cast(wachtenden as bigint) as wachtenden,
        cast(gestart as bigint) as gestart,
        cast(uitgevallen as bigint) as uitgevallen,
        cast(anders as bigint) as anders,
        nog_wachtend,
        kans_start,
        kans_uitval,
        kans_anders,
        standaardfout,
        exp(ln(kans_start) * exp(marge)) as kans_onder,
        exp(ln(kans_start) * exp(-marge)) as kans_boven
    from schaal
    inner join groepen on groepen.groep = schaal.groep
)

select * from final
