select
    circulaire,
    circulaire_jaar,
    uitkeringsjaar,
    gemeente_code,
    maatstaf,
    volume
from ruw_gemeentefonds__maatstaven
