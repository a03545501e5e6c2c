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
        dagen,
        uitkomst,
        aantal
    from kern_toewijzing_telling
),

geteld as (
    select
        groep,
        gebied_code,
        periode,
        tijdvak,
        wet,
        indeling,
        deel,
        sum(case when uitkomst <> 'al_begonnen' then aantal else 0 end) as toewijzingen,
        sum(case when uitkomst = 'start' then aantal else 0 end) as gestart,
        sum(case when uitkomst = 'uitval' then aantal else 0 end) as uitgevallen,
        sum(case when uitkomst = 'anders' then aantal else 0 end) as anders,
        sum(case when uitkomst = 'wacht' then aantal else 0 end) as wacht_nog,
        sum(case when uitkomst = 'wacht' and dagen > 182 then aantal else 0 end) as wacht_half_jaar,
        sum(case when uitkomst = 'al_begonnen' then aantal else 0 end) as al_begonnen
    from telling
    group by groep, gebied_code, periode, tijdvak, wet, indeling, deel
),

-- A tie with a half or nine tenths counts as reached. Doubles miss it by less than 0.0000000001.
kwantiel as (
    select
        gebied_code || '|' || periode || '|' || cast(tijdvak as string)
        || '|' || wet || '|' || indeling || '|' || deel as groep,
        max(kans_start) as deel_gestart,
        max(kans_uitval) as deel_uitgevallen,
        min(case when kans_start >= 0.5 - 0.0000000001 then dag end) as mediaan,
        min(case when kans_boven >= 0.5 - 0.0000000001 then dag end) as mediaan_onder,
        min(case when kans_onder >= 0.5 - 0.0000000001 then dag end) as mediaan_boven,
        min(case when kans_start >= 0.9 - 0.0000000001 then dag end) as p90,
        min(case when kans_boven >= 0.9 - 0.0000000001 then dag end) as p90_onder,
        min(case when kans_onder >= 0.9 - 0.0000000001 then dag end) as p90_boven
    from kern_toewijzing_verloop
    group by gebied_code, periode, tijdvak, wet, indeling, deel
),

wachtdagen as (
    select
        groep,
        dagen,
        sum(sum(aantal)) over (
            partition by groep order by dagen
            rows between unbounded preceding and current row
        ) as tot_hier
    from telling
    where uitkomst = 'wacht'
    group by groep, dagen
),

wachten as (
    select
        w.groep,
        min(w.dagen) as wacht_al
    from wachtdagen as w
    inner join geteld as g on g.groep = w.groep
    where 2 * w.tot_hier >= g.wacht_nog
    group by w.groep
),

final as (
    select
        g.gebied_code,
        g.periode,
        g.tijdvak,
        g.wet,
        g.indeling,
        g.deel,
        b.naam as gebied_naam,
        l.peiljaar,
        cast(g.toewijzingen as bigint) as toewijzingen,
        cast(g.gestart as bigint) as gestart,
        cast(g.uitgevallen as bigint) as uitgevallen,
        cast(g.anders as bigint) as anders,
        cast(g.wacht_nog as bigint) as wacht_nog,
        cast(g.wacht_half_jaar as bigint) as wacht_half_jaar,
        w.wacht_al,
        cast(g.al_begonnen as bigint) as al_begonnen,
        coalesce(k.deel_gestart, 0) as deel_gestart,
        coalesce(k.deel_uitgevallen, 0) as deel_uitgevallen,
        k.mediaan,
        k.mediaan_onder,
        k.mediaan_boven,
        case when k.mediaan is null then 'niet bereikt' else 'bereikt' end as mediaan_uitkomst,
        k.p90,
        k.p90_onder,
        k.p90_boven,
        case when k.p90 is null then 'niet bereikt' else 'bereikt' end as p90_uitkomst
    from geteld as g
    left join bron_toewijzingen__levering as l on l.gebied_code = g.gebied_code
    left join kern_gebied as b on b.gebied_code = g.gebied_code
    left join kwantiel as k on k.groep = g.groep
    left join wachten as w on w.groep = g.groep
)

select * from final
