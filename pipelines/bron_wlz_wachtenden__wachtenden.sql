select
    peildatum,
    jaar,
    kwartaal,
    sector,
    wachtstatus,
    wachtenden,
    cijferstatus
from ruw_wlz_wachtenden__wachtenden
