select
    jaar,
    gemeente_code,
    maat,
    soort,
    opgave,
    waarde,
    reden
from ruw_zorggebruik__gebruik
