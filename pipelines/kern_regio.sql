-- A classification of a year that the list of municipalities does not know yet would bring in unknown ones.
with nieuwste as (
    select soort, max(jaar) as jaar
    from bron_gebieden__indeling
    where soort in ('jeugdregio', 'arbeidsmarktregio', 'zorgkantoorregio', 'ggd_regio', 'veiligheidsregio')
        and jaar <= (select max(jaar) from bron_gemeenten__lijst)
    group by soort
),

-- A municipality that is gone since lies where its successor lies; a split one lies nowhere.
vandaag as (
    select
        i.soort,
        i.jaar,
        i.regio_code,
        i.regio_naam,
        coalesce(h.gemeente_code_nu, i.gemeente_code) as gemeente_code
    from bron_gebieden__indeling as i
    inner join nieuwste as n on n.soort = i.soort and n.jaar = i.jaar
    left join kern_herindeling as h on h.oude_gemeente_code = i.gemeente_code
    inner join bron_gemeenten__lijst as l
        on l.gemeente_code = coalesce(h.gemeente_code_nu, i.gemeente_code)
        and l.jaar = (select max(jaar) from bron_gemeenten__lijst)
    where h.oude_gemeente_code is null or not h.is_splitsing
),

-- Parts of one municipality that lay in two regions do not say where it lies now.
eenduidig as (
    select soort, gemeente_code
    from vandaag
    group by soort, gemeente_code
    having count(distinct regio_code) = 1
),

final as (
    select
        v.gemeente_code,
        v.soort,
        v.regio_code,
        max(v.regio_naam) as regio_naam,
        max(v.jaar) as jaar
    from vandaag as v
    inner join eenduidig as e on e.soort = v.soort and e.gemeente_code = v.gemeente_code
    group by v.gemeente_code, v.soort, v.regio_code
)

select * from final
