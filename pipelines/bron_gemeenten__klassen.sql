select
    jaar,
    gemeente_code,
    gemeente_naam,
    provincie,
    grootteklasse,
    grootteklasse_rang,
    stedelijkheid,
    inwonertal
from ruw_gemeenten__klassen
