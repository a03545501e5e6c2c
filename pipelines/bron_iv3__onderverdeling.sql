select
    jaar,
    verslag,
    gemeente_code,
    gemeente_naam,
    taakveld,
    taakveld_titel,
    lasten_keur,
    baten_keur,
    salarissen_keur
from ruw_iv3__onderverdeling
