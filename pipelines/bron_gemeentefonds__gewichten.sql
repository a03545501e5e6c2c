select
    circulaire,
    circulaire_jaar,
    uitkeringsjaar,
    maatstaf,
    maatstaf_naam,
    cluster,
    gewicht_eur
from ruw_gemeentefonds__gewichten
