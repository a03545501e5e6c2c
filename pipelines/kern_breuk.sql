with vast as (
    select * from (values
        ('taakveld', 2023, 'De taakvelden zijn opnieuw ingedeeld.'),
        ('taakveld', 2025, 'De taakvelden zijn opnieuw ingedeeld.'),
        ('woonplaatsbeginsel', 2022, 'Vanaf dit jaar betaalt de gemeente waar een kind het laatst thuis woonde. Kosten en aantallen schoven tussen gemeenten.'),
        ('jeugdhulp', 2021, 'Het CBS telt jeugdhulp vanaf dit jaar op een andere manier.'),
        ('opvang', 2022, 'Dit bedrag sprong in heel Nederland omhoog, vermoedelijk door de opvang van vluchtelingen uit Oekraïne.'),
        ('tozo', 2020, 'Vanaf dit jaar zit ook coronasteun aan ondernemers (Tozo) in deze bedragen.'),
        ('tozo', 2022, 'De coronasteun aan ondernemers (Tozo) is weer weg.'),
        ('wmo_clienten', 2023, 'Het aantal Wmo-cliënten in de bron springt. Dat wijst op een andere manier van tellen.'),
        ('wlz', 2021, 'Vanaf dit jaar kunnen ook mensen met een psychische aandoening langdurige zorg (Wlz) krijgen.')
    ) as t (onderwerp, jaar, reden)
),

herindeling as (
    select
        case when max(case when is_splitsing then 1 else 0 end) = 1 then 'splitsing' else 'herindeling' end as onderwerp,
        gemeente_code_nu as gebied_code,
        ingang_jaar as jaar
    from kern_herindeling
    group by gemeente_code_nu, ingang_jaar
),

-- A count of one day is only set beside a count of the same day in another year.
meetdag as (
    select distinct
        n.gebied_code,
        n.jaar
    from kern_wlz_wachtenden as n
    inner join kern_wlz_wachtenden as v on v.gebied_code = n.gebied_code and v.jaar = n.jaar - 1
    where n.is_laatste_van_jaar and v.is_laatste_van_jaar and v.kwartaal <> n.kwartaal
),

indeling as (
    select distinct
        gebied_code,
        jaar
    from bron_kwb__kerncijfers
    where regio_soort in ('wijk', 'buurt') and indelingswijziging in ('2', '3')
),

final as (
    select onderwerp, cast(null as string) as gebied_code, jaar, reden from vast
    union all
    select
        onderwerp,
        gebied_code,
        jaar,
        case
            when onderwerp = 'splitsing' then 'De gemeente kreeg een deel van een gesplitste gemeente erbij.'
            else 'Vanaf dit jaar hoort een andere gemeente erbij, met haar inwoners en uitgaven.'
        end as reden
    from herindeling
    union all
    select
        'indeling' as onderwerp,
        gebied_code,
        jaar,
        'De grens of de code van dit gebied is veranderd.' as reden
    from indeling
    union all
    select
        'meetdag' as onderwerp,
        gebied_code,
        jaar,
        'Geteld is op een andere dag van het jaar dan in het jaar ervoor.' as reden
    from meetdag
)

select * from final
