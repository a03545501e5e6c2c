with laatste as (
    select max(jaar) as jaar from bron_gemeenten__lijst
),

per_gemeente as (
    select
        l.gemeente_code,
        min(l.jaar) as van_jaar,
        max(l.jaar) as tot_jaar
    from bron_gemeenten__lijst as l
    group by l.gemeente_code
),

opvolger as (
    select
        oude_gemeente_code,
        max(oude_gemeente_naam) as naam,
        max(gemeente_code_nu) as gemeente_code_nu,
        count(*) as aantal,
        max(case when is_splitsing then 1 else 0 end) as splitsing,
        min(ingang_jaar) as ingang_jaar
    from kern_herindeling
    group by oude_gemeente_code
),

nu as (
    select
        p.gemeente_code as gebied_code,
        l.gemeente_naam as naam,
        'gemeente' as niveau,
        'lokaal' as schaal,
        p.gemeente_code as gemeente_code_nu,
        cast(null as string) as wijk_code,
        'actueel' as status,
        p.van_jaar,
        cast(null as int) as tot_jaar
    from per_gemeente as p
    inner join bron_gemeenten__lijst as l on l.gemeente_code = p.gemeente_code and l.jaar = p.tot_jaar
    where p.tot_jaar = (select jaar from laatste)
),

vroeger as (
    select
        o.oude_gemeente_code as gebied_code,
        coalesce(l.gemeente_naam, o.naam) as naam,
        'gemeente' as niveau,
        'lokaal' as schaal,
        case when o.aantal = 1 and o.splitsing = 0 then o.gemeente_code_nu end as gemeente_code_nu,
        cast(null as string) as wijk_code,
        case when o.aantal = 1 and o.splitsing = 0 then 'opgegaan' else 'gesplitst' end as status,
        p.van_jaar,
        coalesce(p.tot_jaar, o.ingang_jaar - 1) as tot_jaar
    from opvolger as o
    left join per_gemeente as p on p.gemeente_code = o.oude_gemeente_code
    left join bron_gemeenten__lijst as l on l.gemeente_code = p.gemeente_code and l.jaar = p.tot_jaar
),

delen as (
    select
        gebied_code,
        regio_soort,
        min(jaar) as van_jaar,
        max(jaar) as tot_jaar
    from bron_kwb__kerncijfers
    where regio_soort in ('wijk', 'buurt')
    group by gebied_code, regio_soort
),

laatste_kwb as (
    select max(jaar) as jaar from bron_kwb__kerncijfers
),

wijknaam as (
    select
        wijk_code,
        max(wijk_naam) as naam,
        min(jaar) as van_jaar,
        max(case when is_water then 1 else 0 end) as water
    from bron_gemeenten__wijken
    group by wijk_code
),

hyperlokaal as (
    select
        d.gebied_code,
        case
            when d.tot_jaar < (select jaar from laatste_kwb) then cast(null as string)
            when d.regio_soort = 'wijk' then w.naam
        end as naam,
        d.regio_soort as niveau,
        'hyperlokaal' as schaal,
        coalesce(g.gemeente_code_nu, 'GM' || substring(d.gebied_code, 3, 4)) as gemeente_code_nu,
        'WK' || substring(d.gebied_code, 3, 6) as wijk_code,
        case when d.tot_jaar < (select jaar from laatste_kwb) then 'oude_indeling' else 'actueel' end as status,
        d.van_jaar,
        case when d.tot_jaar < (select jaar from laatste_kwb) then d.tot_jaar end as tot_jaar
    from delen as d
    left join wijknaam as w on w.wijk_code = d.gebied_code
    left join vroeger as g on g.gebied_code = 'GM' || substring(d.gebied_code, 3, 4)
),

-- Wijken without figures of CBS here: figures of a municipality itself may be about them.
wijk_uit_lijst as (
    select
        w.wijk_code as gebied_code,
        w.naam,
        'wijk' as niveau,
        'hyperlokaal' as schaal,
        coalesce(g.gemeente_code_nu, 'GM' || substring(w.wijk_code, 3, 4)) as gemeente_code_nu,
        w.wijk_code,
        'actueel' as status,
        w.van_jaar,
        cast(null as int) as tot_jaar
    from wijknaam as w
    left join delen as d on d.gebied_code = w.wijk_code
    left join vroeger as g on g.gebied_code = 'GM' || substring(w.wijk_code, 3, 4)
    where d.gebied_code is null and w.water = 0
),

-- The scales above the municipality, with the codes of CBS.
erboven as (
    select
        gebied_code,
        naam,
        niveau,
        case when niveau = 'land' then 'landelijk' else 'regio' end as schaal,
        cast(null as string) as gemeente_code_nu,
        cast(null as string) as wijk_code,
        'actueel' as status,
        (select min(jaar) from bron_gemeenten__lijst) as van_jaar,
        cast(null as int) as tot_jaar
    from (values
        ('NL01', 'Nederland', 'land'),
        ('PV20', 'Groningen', 'provincie'),
        ('PV21', 'Fryslân', 'provincie'),
        ('PV22', 'Drenthe', 'provincie'),
        ('PV23', 'Overijssel', 'provincie'),
        ('PV24', 'Flevoland', 'provincie'),
        ('PV25', 'Gelderland', 'provincie'),
        ('PV26', 'Utrecht', 'provincie'),
        ('PV27', 'Noord-Holland', 'provincie'),
        ('PV28', 'Zuid-Holland', 'provincie'),
        ('PV29', 'Zeeland', 'provincie'),
        ('PV30', 'Noord-Brabant', 'provincie'),
        ('PV31', 'Limburg', 'provincie')
    ) as t (gebied_code, naam, niveau)
),

-- Regions of municipalities, once their classification was fetched. Several kinds share a name, so the kind goes first.
regio as (
    select
        regio_code as gebied_code,
        max(
            case
                when lower(regio_naam) like soort || '%' or soort = 'ggd_regio' and lower(regio_naam) like 'ggd%'
                    then regio_naam
                when soort = 'ggd_regio' then 'GGD-regio ' || regio_naam
                else soort || ' ' || regio_naam
            end
        ) as naam,
        'regio' as niveau,
        'regio' as schaal,
        cast(null as string) as gemeente_code_nu,
        cast(null as string) as wijk_code,
        'actueel' as status,
        max(jaar) as van_jaar,
        cast(null as int) as tot_jaar
    from kern_regio
    group by regio_code
),

-- Made-up messages are about a place that is none, and that its name gives away.
voorbeeld as (
    select
        gebied_code,
        naam,
        'gemeente' as niveau,
        'lokaal' as schaal,
        gebied_code as gemeente_code_nu,
        cast(null as string) as wijk_code,
        'voorbeeld' as status,
        cast(null as int) as van_jaar,
        cast(null as int) as tot_jaar
    from bron_toewijzingen__levering
    where is_voorbeeld
),

final as (
    select * from erboven
    union all
    select * from regio
    union all
    select * from nu
    union all
    select * from vroeger
    union all
    select * from hyperlokaal
    union all
    select * from wijk_uit_lijst
    union all
    select * from voorbeeld
)

select * from final
