select
    circulaire,
    circulaire_jaar,
    uitkeringsjaar,
    gemeente_code,
    uitkering,
    bedrag_eur
from ruw_gemeentefonds__decentralisaties
