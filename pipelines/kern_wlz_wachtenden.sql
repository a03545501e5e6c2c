with laatste as (
    select jaar, max(peildatum) as peildatum
    from bron_wlz_wachtenden__wachtenden
    group by jaar
),

final as (
    select
        'NL01' as gebied_code,
        w.jaar,
        w.kwartaal,
        w.peildatum,
        l.jaar is not null as is_laatste_van_jaar,
        w.sector,
        w.wachtstatus,
        w.wachtenden,
        w.cijferstatus as status
    from bron_wlz_wachtenden__wachtenden as w
    left join laatste as l on l.peildatum = w.peildatum
)

select * from final
