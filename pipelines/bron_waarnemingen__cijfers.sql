select
    tabel,
    gebied_code,
    jaar,
    periode,
    kenmerken,
    sleutel,
    maat,
    eenheid,
    waarde,
    reden,
    status
from ruw_waarnemingen__cijfers
