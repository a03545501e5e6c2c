select
    jaar,
    gebied_code,
    niveau,
    circuit,
    fase,
    norm_weken,
    locaties,
    locaties_met_stop,
    locaties_met_tijd,
    mediaan_weken,
    mediaan_onder,
    mediaan_boven,
    p10_weken,
    p90_weken,
    locaties_boven_norm,
    reden
from ruw_ggz_wachttijden__gebieden
