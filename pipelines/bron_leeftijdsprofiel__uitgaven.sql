select
    cast(jaar as int) as jaar,
    cast(leeftijd as int) as leeftijd,
    wet,
    cast(euro_per_inwoner as double) as euro_per_inwoner
from ruw_leeftijdsprofiel__uitgaven
