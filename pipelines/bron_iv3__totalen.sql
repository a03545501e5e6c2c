select
    jaar,
    verslagsoort,
    verslag,
    gemeente_code,
    lasten_keur,
    baten_keur,
    sociaal_keur
from ruw_iv3__totalen
