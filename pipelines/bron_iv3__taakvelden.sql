select
    jaar,
    taakveld,
    taakveld_titel
from ruw_iv3__taakvelden
