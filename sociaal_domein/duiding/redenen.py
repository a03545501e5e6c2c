"""Why a figure is missing, and what to keep in mind when it is there: one sentence per code."""

from __future__ import annotations

REDENEN = {
    "ontbreekt": "De bron geeft dit cijfer niet.",
    "niet_geleverd": "De gemeente leverde dit cijfer niet aan het CBS.",
    "onderdrukt": "Het cijfer is weggelaten, zodat niemand te herkennen is.",
    "bestaat_niet": "Dit cijfer bestond in dat jaar nog niet.",
    "nog_niet_gepubliceerd": "Dit cijfer is nog niet gepubliceerd.",
    "opgegaan": "De gemeenten die hierin opgingen, leverden over dat jaar geen eigen verslag meer.",
    "niet_te_herleiden": "Een vroegere gemeente is gesplitst. Welk deel hierbij hoort, is niet te zeggen.",
    "onwaarschijnlijk": "Dit cijfer kan niet kloppen: de gemeente boekte of leverde het vermoedelijk anders.",
    "te_klein": "Er wonen of werken hier te weinig mensen om iets over te zeggen.",
}

WAARSCHUWINGEN = {
    "afgeleid": "Derden leidden dit cijfer af van openbare gegevens. Het komt niet rechtstreeks van de uitgever.",
    "lopende_prijzen": "Bedragen zijn niet gecorrigeerd voor prijsstijging. Alles werd in deze jaren duurder.",
    "pgb_apart": "Vanaf 2025 telt het persoonsgebonden budget niet mee. Het heeft dan een eigen taakveld.",
    "centrumgemeente": (
        "Dit is een centrumgemeente: zij betaalt beschermd wonen en opvang ook voor buurgemeenten. Dat blijkt uit de "
        "uitkeringen voor beschermd wonen en maatschappelijke opvang die zij van het Rijk krijgt."
    ),
    "eerste_begroting": "Vergeleken is met de eerste begroting, zonder wijzigingen in het jaar zelf.",
    "opvang": "Op deze taakvelden kan ook de opvang van vluchtelingen staan.",
    "kleine_gemeente": "In een kleine gemeente kan zware hulp voor één inwoner dit bedrag sterk veranderen.",
    "boekingsverschil": "Gemeenten boeken wijkteams en buurtwerk niet allemaal op dezelfde plek.",
    "raming": "Dit is een begroting: een verwachting, geen uitkomst.",
    "nieuw_taakveld": "Deze verdeling is nieuw sinds 2025. Gemeenten leren nog hoe zij moeten boeken.",
    "noemer_breder": (
        "Geteld zijn jongeren van 0 tot en met 22 jaar. Gedeeld is door inwoners van 0 tot en met 24 jaar: "
        "zo geeft de bron de leeftijden."
    ),
    "afgerond": "De bron rondt aantallen af. In kleine gebieden telt dat mee.",
    "leeftijd": "Het cijfer is niet gecorrigeerd voor leeftijd. Ouderen krijgen vaker hulp uit de Wmo.",
    "status_onbekend": "De bron zegt niet of dit cijfer voorlopig of definitief is.",
    "oud": "Dit cijfer is ouder dan drie jaar. Het dient alleen als geschiedenis.",
    "vrij_besteedbaar": (
        "Geld uit het gemeentefonds is vrij te besteden. Het bedrag per taak is een rekenstap van het Rijk en geen "
        "budget."
    ),
    "raming_rijk": (
        "Dit is een raming. Het Rijk verhoogt een aantal van eerdere jaren overal met hetzelfde percentage; hoe het "
        "hier verloopt, zit er niet in."
    ),
    "andere_telling": "Het Rijk telt bijstandsontvangers voor het gemeentefonds anders dan het CBS.",
}
