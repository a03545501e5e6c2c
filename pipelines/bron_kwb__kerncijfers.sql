select
    jaar,
    gebied_code,
    regio_soort,
    gemeente_naam,
    indelingswijziging,
    maat,
    waarde,
    reden
from ruw_kwb__kerncijfers
