select
    jaar,
    verslagsoort,
    verslag,
    gemeente_code,
    hoofdcategorie,
    lasten_keur
from ruw_iv3__hoofdcategorie
