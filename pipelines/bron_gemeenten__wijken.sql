select
    jaar,
    wijk_code,
    wijk_naam,
    gemeente_code,
    is_water
from ruw_gemeenten__wijken
