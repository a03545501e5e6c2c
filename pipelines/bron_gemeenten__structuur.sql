select
    gemeente_code,
    gemeente_naam,
    centrumfunctie,
    sociale_structuur
from ruw_gemeenten__structuur
