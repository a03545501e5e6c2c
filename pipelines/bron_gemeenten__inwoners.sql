select
    jaar,
    gemeente_code,
    inwoners
from ruw_gemeenten__inwoners
