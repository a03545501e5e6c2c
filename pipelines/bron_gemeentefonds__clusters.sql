select
    circulaire,
    circulaire_jaar,
    uitkeringsjaar,
    gemeente_code,
    cluster,
    bedrag_eur
from ruw_gemeentefonds__clusters
