select
    gebied_code,
    wet,
    jaar,
    kwartaal,
    indeling,
    deel,
    instroom,
    dagen,
    uitkomst,
    aantal
from ruw_toewijzingen__tellingen
