select
    jaar,
    gemeente_code,
    soort,
    regio_code,
    regio_naam
from ruw_gebieden__indeling
