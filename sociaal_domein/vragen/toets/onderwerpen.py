"""The subjects that councils ask about, and the same subject as opgave, aanpak, ervaring and leren."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from sociaal_domein.vragen.toets.hulpvormen import GEWOON, Hulp, hulp_van
from sociaal_domein.vragen.toets.kernwoord import kernwoord

VORMEN = ("opgave", "aanpak", "ervaring", "leren")


class Rij(NamedTuple):
    """A subject; ``{hulp}``, ``{mensen}`` and ``{ding}`` are filled in.

    Parameters
    ----------
    stam : str
        What it is recognised by, on plain letters.
    over : str
        The subject in a few words.
    wie : str
        Whom it is about.
    waarde : str
        A value that goes with it, and what that means in a few words; both may be empty.
    """

    stam: str
    over: str
    wie: str
    waarde: tuple[str, str]
    opgave: str
    aanpak: str
    ervaring: str
    leren: str


@dataclass(frozen=True)
class Onderwerp:
    """A subject, filled in.

    Parameters
    ----------
    waarde : str
        Id of a value of the start set that goes with it; empty where none does.
    """

    over: str
    wie: str
    waarde: str
    waardezin: str
    vragen: tuple[tuple[str, str], ...]


_TIJDIG = ("tijdigheid", "hulp komt als iemand die nodig heeft")
_DUUR = ("rechtvaardige_verdeling", "het geld komt terecht waar het nodig is")
_VINDBAAR = ("toegankelijkheid", "wie hulp nodig heeft, vindt die ook")
_NABIJ = ("nabijheid", "hulp is dichtbij en heeft een bekend gezicht")
_MAAT = ("menselijke_maat", "wij zien eerst de mens, dan het dossier")

RIJEN = (
    Rij(
        r"(?<!ver)wacht|doorlooptijd|in de rij|(?<!huur)(?<!betalings)achterstand",
        "wachten op {hulp}",
        "{mensen} die wachten op {hulp}",
        _TIJDIG,
        "Wat speelt er bij {mensen} die wachten op {hulp}?",
        "Wat doet het college voor {mensen} die wachten op {hulp}?",
        "Wat merken {mensen} terwijl zij wachten op {hulp}?",
        "Wat heeft het college geleerd van eerdere pogingen om het wachten op {hulp} te verkorten?",
    ),
    Rij(
        r"eigen bijdrage|abonnementstarief|eigen betaling",
        "de eigen bijdrage",
        "inwoners die om de eigen bijdrage afzien van {hulp}",
        ("toegankelijkheid", "geld is geen reden om hulp te laten liggen"),
        "Wat speelt er bij inwoners voor wie de eigen bijdrage een probleem is?",
        "Hoe steunt het college inwoners die geen {hulp} vragen omdat zij moeten bijbetalen?",
        "Hoe ervaren inwoners de eigen bijdrage voor {hulp} in hun dagelijks leven?",
        "Wat heeft het college geleerd van inwoners die stopten met {hulp} om de eigen bijdrage?",
    ),
    Rij(
        r"jeugdbescherm|ondertoezicht|onder toezicht|uithuis|voogdij|jeugdreclass",
        "jeugdbescherming",
        "kinderen en ouders die met jeugdbescherming te maken hebben",
        ("veiligheid", "elk kind is veilig, thuis of elders"),
        "Wat is er aan de hand in gezinnen waar jeugdbescherming nodig is?",
        "Hoe steunt het college gezinnen voordat jeugdbescherming nodig is?",
        "Hoe ervaren kinderen en ouders de jeugdbescherming?",
        "Wat heeft het college geleerd van gezinnen die al lang jeugdbescherming hebben?",
    ),
    Rij(
        r"tarie[fv]|budget\w*|kost(?:en|te|prijs)?\b|uitgaven|bedrag|lasten\b|bezuinig|overschr|tekort|begrot|geld\b|"
        r"euro\b|subsid|financ",
        "het geld voor {hulp}",
        "{mensen} voor wie dit geld bedoeld is",
        _DUUR,
        "Welke behoefte bij {mensen} zit er achter de kosten van {hulp}?",
        "Hoe zorgt het college dat het geld voor {hulp} terechtkomt bij wie het nodig heeft?",
        "Wat merken {mensen} van de keuzes in het geld voor {hulp}?",
        "Wat heeft het college geleerd van eerdere keuzes in het geld voor {hulp}?",
    ),
    Rij(
        r"aanbieder|contract|inkoop|ingekocht|aanbested|zorginstelling",
        "de aanbieders van {hulp}",
        "{mensen} die van hun aanbieder afhankelijk zijn",
        ("keuzevrijheid", "mensen kiezen zelf mee wie hen helpt"),
        "Welke behoefte van {mensen} past nog niet bij het aanbod van {hulp}?",
        "Hoe werkt het college met aanbieders aan betere {hulp}?",
        "Wat merken {mensen} als hun aanbieder van {hulp} wisselt?",
        "Wat heeft het college geleerd van eerdere contracten voor {hulp}?",
    ),
    Rij(
        r"wijkteam|toegang|loket|aanmeld|indicatie|keukentafel|sociaal team|jeugdteam|beschikking|herindicat",
        "de toegang tot {hulp}",
        "{mensen} die de weg naar hulp zoeken",
        _NABIJ,
        "Wat speelt er bij inwoners die vastlopen op weg naar {hulp}?",
        "Hoe helpt het college inwoners om de weg naar {hulp} te vinden?",
        "Hoe ervaren inwoners de weg naar {hulp}?",
        "Wat heeft het college geleerd van inwoners die de weg naar {hulp} niet vonden?",
    ),
    Rij(
        r"schuld|betalingsprobl|incasso|huurachterstand",
        "schulden",
        "inwoners met schulden",
        ("bestaanszekerheid", "wie zich zorgen maakt over geld, krijgt rust"),
        "Wat speelt er bij inwoners met schulden die buiten beeld blijven?",
        "Hoe bereikt het college inwoners met schulden, voordat de schuld groeit?",
        "Hoe ervaren inwoners met schulden de hulp van de gemeente?",
        "Wat heeft het college geleerd van inwoners die met schuldhulp stopten?",
    ),
    Rij(
        r"dagbesteding|dagopvang|dagbehandeling",
        "dagbesteding",
        "deelnemers aan dagbesteding en hun familie",
        ("meedoen", "iedereen doet ertoe"),
        "Welke behoefte aan dagbesteding ziet het college bij inwoners?",
        "Hoe houdt het college passende dagbesteding dichtbij voor deelnemers?",
        "Hoe ervaren deelnemers en hun familie de dagbesteding?",
        "Wat heeft het college geleerd van nieuwe vormen van dagbesteding?",
    ),
    Rij(
        r"huishoudelijk|hulp bij het huishouden|huishoudhulp",
        "huishoudelijke hulp",
        "inwoners die hulp in huis nodig hebben",
        ("eigen_kracht", "hulp vult aan wat mensen zelf en samen kunnen"),
        "Welke behoefte zit er achter de vraag naar huishoudelijke hulp?",
        "Hoe ondersteunt het college inwoners die hulp in huis nodig hebben?",
        "Wat merken inwoners in hun dagelijks leven van veranderingen in de huishoudelijke hulp?",
        "Wat heeft het college geleerd van veranderingen in de huishoudelijke hulp?",
    ),
    Rij(
        r"dakl|thuislo|opvang|briefadres|beschermd wo|huisuitzet",
        "opvang en een eigen plek",
        "mensen zonder huis",
        ("bestaanszekerheid", "iedereen heeft een dak boven het hoofd"),
        "Welke behoefte hebben de mensen die geen eigen plek hebben?",
        "Hoe helpt het college mensen zonder huis aan een eigen plek?",
        "Wat maken mensen mee die geen eigen plek hebben?",
        "Wat heeft het college geleerd van mensen die na de opvang opnieuw hun huis verloren?",
    ),
    Rij(
        r"mantelzorg|respijt",
        "mantelzorg",
        "mantelzorgers",
        ("eigen_kracht", "wij vragen niet meer dan mensen aankunnen"),
        "Waar hebben mantelzorgers behoefte aan?",
        "Hoe ontlast het college mantelzorgers?",
        "Hoe ervaren mantelzorgers de steun van de gemeente?",
        "Wat heeft het college geleerd van mantelzorgers die het niet volhielden?",
    ),
    Rij(
        r"prevent|vroeg|voorkom|sociale basis|buurthui|welzijn",
        "preventie",
        "inwoners die met lichte steun geholpen zijn",
        ("preventie", "wij zijn er vroeg bij"),
        "Welke problemen ziet het college ontstaan bij {mensen}?",
        "Hoe helpt het college {mensen} voordat een probleem groeit?",
        "Wat merken {mensen} van steun die er vroeg bij is?",
        "Wat heeft het college geleerd van eerdere proeven met preventie?",
    ),
    Rij(
        r"personeel|vacature|(?<!in)formatie|ziekteverzuim|medewerk|consulent|professional|hulpverlener|verloop\b",
        "de mensen die de hulp geven",
        "inwoners en de professionals die hen helpen",
        ("menselijke_maat", "een inwoner spreekt een mens die luistert"),
        "Welke behoefte aan mensen en kennis ziet het college voor {hulp} in de komende jaren?",
        "Hoe steunt het college de professionals die {hulp} geven?",
        "Hoe ervaren professionals en inwoners het wisselen van gezichten?",
        "Wat heeft het college geleerd van professionals die vertrokken?",
    ),
    Rij(
        r"vervoer|taxi",
        "vervoer",
        "mensen die zonder vervoer thuis blijven",
        ("meedoen", "iedereen kan ergens komen"),
        "Welke behoefte zit er achter de vraag naar vervoer?",
        "Hoe helpt het college mensen die zonder vervoer thuis blijven?",
        "Hoe ervaren reizigers en hun ouders of begeleiders het vervoer?",
        "Wat heeft het college geleerd van klachten over het vervoer?",
    ),
    Rij(
        r"bijstand|uitkering|participatie|minima|armoede|toeslag|terugvord|re-integr|inkomen",
        "rondkomen en werk",
        "inwoners met weinig geld",
        ("bestaanszekerheid", "wie zich zorgen maakt over geld, krijgt rust"),
        "Wat speelt er bij {mensen} die de weg naar steun niet vinden?",
        "Hoe helpt het college {mensen} om rond te komen?",
        "Hoe ervaren {mensen} het contact met de gemeente?",
        "Wat heeft het college geleerd van inwoners die recht hadden op steun en die niet kregen?",
    ),
    Rij(
        r"hoeveel|aantal|hoe vaak|gebruik|instroom|uitstroom|percentage|aandeel|stijg|daal|groei|toenam|toenem",
        "wie {hulp} krijgt",
        "{mensen} die {hulp} krijgen, en wie die niet vindt",
        _VINDBAAR,
        "Welke behoefte zit er achter de vraag naar {hulp}?",
        "Hoe bereikt het college {mensen} die {hulp} missen?",
        "Hoe ervaren {mensen} de {hulp} die zij krijgen?",
        "Wat heeft het college geleerd van {mensen} die opnieuw {hulp} nodig hadden?",
    ),
)
_ALGEMEEN = Rij(
    "",
    "{ding}",
    "inwoners die hiermee te maken hebben",
    ("", ""),
    "Wat speelt er bij inwoners rond {ding}?",
    "Wat doet het college voor inwoners die te maken hebben met {ding}?",
    "Wat merken inwoners in hun dagelijks leven van {ding}?",
    "Wat heeft het college geleerd van eerdere ervaringen met {ding}?",
)
_STAMMEN = [re.compile(rf"\b\w*(?:{row.stam})") for row in RIJEN]
_AANTALLEN = RIJEN[-1]


def onderwerp_van(vraag: str, getoond: str = "", omgeving: str = "") -> Onderwerp:
    """Return the subject of a question, with its sentences.

    Parameters
    ----------
    vraag : str
        In plain letters.
    getoond : str, optional
        The same with its capitals: what is not in the table is named by the word that the question uses.
    omgeving : str, optional
        The text around it, in plain letters: it says which help a question is about that names none.
    """
    kind = hulp_van(vraag)
    row = next((row for row, stem in zip(RIJEN, _STAMMEN, strict=True) if stem.search(vraag)), _ALGEMEEN)
    if kind is GEWOON and (row is _AANTALLEN or row is _ALGEMEEN):
        row = _ALGEMEEN
    elif row is _ALGEMEEN:
        row = _AANTALLEN
    if kind is GEWOON and omgeving and row is not _ALGEMEEN:
        kind = hulp_van(omgeving)
    return _vul_in(row, kind, kernwoord(vraag, getoond or vraag) if row is _ALGEMEEN else "")


def _vul_in(row: Rij, kind: Hulp, thing: str) -> Onderwerp:
    def fill(text: str) -> str:
        return text.format(hulp=kind.hulp, mensen=kind.mensen, ding=thing)

    value, meaning = row.waarde
    told = (
        f"Hier past bijvoorbeeld {value.replace('_', ' ')}: {meaning}."
        if value
        else "Zeg in één zin waar het u om gaat."
    )
    return Onderwerp(
        over=fill(row.over),
        wie=fill(row.wie),
        waarde=value,
        waardezin=f"Noem een waarde. {told}",
        vragen=tuple((form, fill(getattr(row, form))) for form in VORMEN),
    )
