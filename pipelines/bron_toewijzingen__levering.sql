select
    gebied_code,
    naam,
    peildatum,
    peiljaar,
    vanaf,
    is_voorbeeld
from ruw_toewijzingen__levering
