select
    jaar,
    groep,
    intake_weken,
    totaal_weken,
    reden
from ruw_ggz_wachttijden__landelijk
