select
    ingang_jaar,
    oude_gemeente_code,
    oude_gemeente_naam,
    nieuwe_gemeente_code,
    nieuwe_gemeente_naam,
    soort
from ruw_gemeenten__herindelingen
