select
    jaar,
    verslagsoort,
    verslag,
    gemeente_code,
    gemeente_naam,
    taakveld,
    taakveld_titel,
    lasten_keur
from ruw_iv3__lasten
