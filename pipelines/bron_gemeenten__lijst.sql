select
    jaar,
    gemeente_code,
    gemeente_naam,
    provincie_code
from ruw_gemeenten__lijst
