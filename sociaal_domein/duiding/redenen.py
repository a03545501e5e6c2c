"""Why a figure is missing, and what to keep in mind when it is there: one sentence per code."""

from __future__ import annotations

REDENEN = {
    "ontbreekt": "De bron geeft dit cijfer niet.",
    "niet_geleverd": "De gemeente leverde dit cijfer niet aan het CBS.",
    "onderdrukt": (
        "Het cijfer is weggelaten: het gaat over te weinig mensen of plekken, of zo'n klein getal is er anders uit te "
        "rekenen."
    ),
    "bestaat_niet": "Dit cijfer bestond in dat jaar nog niet.",
    "nog_niet_gepubliceerd": "Dit cijfer is nog niet gepubliceerd.",
    "opgegaan": "De gemeenten die hierin opgingen, leverden over dat jaar geen eigen verslag meer.",
    "niet_te_herleiden": "Een vroegere gemeente is gesplitst. Welk deel hierbij hoort, is niet te zeggen.",
    "onwaarschijnlijk": "Wij gebruiken dit cijfer niet: het wijkt zo sterk af dat het vermoedelijk anders is geboekt.",
    "te_klein": "Dit gaat over te weinig mensen om iets te zeggen.",
    "samengegaan": "De gemeente is na de meting samengegaan met een andere. Twee middens zijn niet samen te nemen.",
    "onleesbaar": "De komma is in de bron weggevallen. Dit cijfer is op twee manieren te lezen.",
    "te_weinig_wijken": "Er zijn te weinig wijken met een cijfer om dit uit te rekenen.",
    "regio_onvolledig": "Niet van elke gemeente in deze regio is er een cijfer. Een som klopt dan niet.",
    "niet_bereikt": "Zo veel mensen zijn niet met hulp begonnen. Een deel wacht nog, of viel uit.",
}

WAARSCHUWINGEN = {
    "afgeleid": "Derden leidden dit cijfer af van openbare gegevens. Het komt niet rechtstreeks van de uitgever.",
    "lopende_prijzen": "Bedragen zijn niet gecorrigeerd voor prijsstijging. Alles werd in deze jaren duurder.",
    "pgb_apart": "Vanaf 2025 telt het persoonsgebonden budget niet mee. Het heeft dan een eigen post (taakveld).",
    "centrumgemeente": (
        "Dit is een centrumgemeente: zij betaalt beschermd wonen en opvang ook voor buurgemeenten. Dat blijkt uit de "
        "uitkeringen voor beschermd wonen en maatschappelijke opvang die zij van het Rijk krijgt."
    ),
    "eerste_begroting": "Vergeleken is met de eerste begroting, zonder wijzigingen in het jaar zelf.",
    "opvang": "Op deze posten (taakvelden) kan ook de opvang van vluchtelingen staan.",
    "kleine_gemeente": "In een kleine gemeente kan zware hulp voor één inwoner dit cijfer sterk veranderen.",
    "boekingsverschil": "Gemeenten boeken wijkteams, buurtwerk en lichte hulp niet allemaal op dezelfde plek.",
    "raming": "Dit is een begroting: een verwachting, geen uitkomst.",
    "nieuw_taakveld": "Deze verdeling is nieuw sinds 2025. Gemeenten leren nog hoe zij moeten boeken.",
    "noemer_breder": (
        "Geteld zijn jongeren van 0 tot en met 22 jaar. Gedeeld is door inwoners van 0 tot en met 24 jaar: "
        "zo geeft de bron de leeftijden."
    ),
    "afgerond": "De bron rondt aantallen af. In kleine gebieden telt dat mee.",
    "leeftijd": "Het cijfer zelf houdt geen rekening met leeftijd. Ouderen krijgen vaker hulp uit de Wmo.",
    "status_onbekend": "De bron zegt niet of dit cijfer voorlopig of definitief is.",
    "oud": "Dit cijfer is ouder dan drie jaar. Het dient alleen als geschiedenis.",
    "plaats_aanbieder": "De plaats is die van de aanbieder. Mensen uit de gemeente wachten soms ergens anders.",
    "eigen_opgave": "Aanbieders geven hun wachttijd zelf op, en niet elke locatie doet dat.",
    "personen_ruimer": (
        "Gedeeld is door alle mensen die ELAN in dat jaar in de gemeente telde. Dat zijn er meer dan er op 1 januari "
        "wonen. Het cijfer valt daardoor wat lager uit dan een cijfer van het CBS."
    ),
    "wmo_2019": "Over 2019 leverden niet alle gemeenten hun Wmo-cijfers. Het CBS schatte toen een deel.",
    "wmo_levering": "Een levering die maar voor een deel ontbreekt, valt niet altijd op, vooral in de eerste jaren.",
    "euro_profiel": (
        "Waar leeftijd meetelt, rust het cijfer op uitgaven per leeftijd, niet op aantallen mensen. Hulp die per "
        "persoon duur is, telt daarin te zwaar."
    ),
    "komma_hersteld": "In het bestand was de komma weggevallen. Wij zetten die terug waar één getal duidelijk past.",
    "inkomen_niet_mee": "Alleen met leeftijd is rekening gehouden, niet met inkomen, gezondheid of woningen.",
    "terugval": "Een cijfer dat dit jaar ver afwijkt, ligt volgend jaar vaak vanzelf weer dichter bij het gewone.",
    "wijkmix": "Wie leeftijd meeneemt, ziet soms het omgekeerde: zet het cijfer naast wat te verwachten is.",
    "ecologisch": "Een cijfer over een wijk zegt niets over één bewoner van die wijk.",
    "status_verschilt": "Hier staat een voorlopig cijfer naast een cijfer dat al vaststaat. Het kan nog veranderen.",
    "stand_en_stroom": (
        "Sommige cijfers tellen mensen op één dag, andere iedereen in een heel jaar. Vergelijk die niet met elkaar."
    ),
    "vrij_besteedbaar": (
        "Geld uit het gemeentefonds is vrij te besteden. Het bedrag per taak is een rekenstap van het Rijk en geen "
        "budget."
    ),
    "raming_rijk": (
        "Dit is een raming. Het Rijk verhoogt een aantal van eerdere jaren overal met hetzelfde percentage; hoe het "
        "hier verloopt, zit er niet in."
    ),
    "andere_telling": "Het Rijk telt bijstandsontvangers voor het gemeentefonds anders dan het CBS.",
    "sprong": (
        "Dit cijfer verdubbelde of halveerde in één jaar. Vaak is er dan anders geboekt, of betaalt de gemeente ook "
        "voor andere gemeenten."
    ),
    "geen_centrumgemeente": (
        "Beschermd wonen en opvang betaalt meestal de centrumgemeente in de streek. Dat geld staat hier niet."
    ),
    "gebied_toen": (
        "Dit zijn de gebieden van toen. Elke gemeente staat er met haar eigen bedrag en haar eigen inwoners van dat "
        "jaar."
    ),
    "regio_som": (
        "Dit is de som van alle gemeenten in de regio, in de nieuwste indeling die is opgehaald (CBS, Gebieden in "
        "Nederland). De regio gaf dit niet zelf op."
    ),
    "toen_zelfde": "In de jaren van dit cijfer kreeg deze gemeente er geen andere bij: toen is hier gelijk aan nu.",
    "toen_van_bron": ("De bron geeft dit cijfer per gebied van toen. Wij tellen het bij een herindeling niet op."),
    "toen_alleen_nu": (
        "Dit cijfer rekenen wij alleen uit in de gebieden van vandaag. U ziet de jaren sinds de laatste herindeling."
    ),
}
