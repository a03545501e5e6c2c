with toewijzing as (
    select
        gebied_code,
        tijdvak as jaar,
        case
            when indeling = 'product' then wet || '_' || deel
            when indeling = 'verwijzer' then wet || '_via_' || deel
            else wet
        end as reeks,
        mediaan_onder as onder,
        mediaan_boven as boven
    from kern_toewijzing_duur
    where periode = 'jaar' and mediaan is not null
    union all
    select
        gebied_code,
        tijdvak as jaar,
        wet || '_p90' as reeks,
        p90_onder as onder,
        p90_boven as boven
    from kern_toewijzing_duur
    where periode = 'jaar' and indeling = 'totaal' and p90 is not null
),

-- Wilson's interval for a share of cases, in percent.
casus as (
    select
        indicator,
        gebied_code,
        jaar,
        reeks,
        teller / noemer as deel,
        noemer as n,
        1.959963984540054 as z
    from kern_casus_aandeel
    where reden is null
),

casus_delen as (
    select
        *,
        deel + z * z / (2 * n) as midden,
        z * sqrt(deel * (1 - deel) / n + z * z / (4 * n * n)) as marge,
        1 + z * z / n as schaal
    from casus
),

final as (
    select
        'wachten_ggz_tot_' || fase as indicator,
        gebied_code,
        jaar,
        circuit as reeks,
        mediaan_onder as onder,
        mediaan_boven as boven
    from kern_wachttijd
    where reden is null and mediaan_onder is not null
    union all
    select
        'wachten_na_toewijzing' as indicator,
        gebied_code,
        jaar,
        reeks,
        onder,
        boven
    from toewijzing
    where onder is not null and boven is not null
    union all
    select
        indicator,
        gebied_code,
        jaar,
        reeks,
        100 * greatest((midden - marge) / schaal, 0) as onder,
        100 * least((midden + marge) / schaal, 1) as boven
    from casus_delen
)

select * from final
