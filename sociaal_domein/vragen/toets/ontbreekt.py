"""What a question does not say yet: for whom, which value, where, when, and what is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sociaal_domein.vragen.lezen import Gelezen
from sociaal_domein.vragen.toets.begrippen import BEGRIPPEN, UITGELEGD
from sociaal_domein.vragen.toets.invoer import Invoer
from sociaal_domein.vragen.toets.onderwerpen import Onderwerp, onderwerp_van
from sociaal_domein.vragen.toets.opmerking import Opmerking

_CIJFER = re.compile(
    r"\b(?:hoeveel|hoe (?:lang|hoog|groot|vaak|veel|ver|oud)|(?:wat|welke?) (?:is|zijn|was|waren) (?:\S+ ){0,3}?"
    r"(?:stand(?! van zaken)|gemiddelde?|aantal(?:len)?|percentage|omvang|capaciteit|wachttijd(?:en)?|"
    r"wachtlijst(?:en)?|kosten)|"
    r"welke? (?:deel|percentage|bedrag(?:en)?|aandeel|aantal(?:len)?|rapportcijfer)|het aantal|de aantallen|"
    r"wat kosten?|"
    r"hoe (?:hebben|heeft|is|zijn) [^?]{3,80}(?:ontwikkeld|verlopen|gestegen|gedaald)|"
    r"welke (?:tarieven|prijzen|kosten)|hoe (?:ontwikkel\w+|sta(?:an|at)))\b"
)
_BEKEND = re.compile(r"\b(?:bekend met|kennisgenomen|kennis genomen|op de hoogte)\b")
_MENSEN = re.compile(
    r"\b(?:gezin(?:nen)?|kind(?:eren)?|jongeren?|jeugdigen?|tieners?|pubers?|peuters?|baby'?s|leerlingen|studenten|"
    r"(?:pleeg|groot)?ouders?|ouderen|senioren|inwoners?|bewoners?|buurtbewoners|omwonenden|clienten?|patienten|mensen|"
    r"mantelzorgers?|daklozen|dak- en thuislozen|thuiszitters|statushouders|vluchtelingen|asielzoekers|minima|"
    r"huishoudens|deelnemers|slachtoffers|nabestaanden|vrouwen|mannen|meisjes|jongens|werknemers|werkenden|"
    r"vrijwilligers|professionals|hulpverleners|consulenten|huurders|zieken|slechtzienden?|blinden?|eenzamen|"
    r"\w*(?:vragers|gerechtigden|zoekenden|behoevenden|ontvangers|verlaters|volwassenen|gedupeerden|plussers|"
    r"migranten))\b"
)
_STAAT_OP_SPEL = re.compile(
    r"\b(?:opgave|behoefte|problemen|problematiek|zorgen|schrijnend\w*|vastlopen|kwetsbaar\w*)\b"
)
_WAARDE = re.compile(
    r"\b(?:waarden?|tijdig\w*|op tijd|nabij\w*|dichtbij|dicht bij|menselijke maat|eigen kracht|rechtvaardig\w*|"
    r"eerlijk\w*|"
    r"gelijkwaardig\w*|gelijke kansen|kansengelijkheid|toegankelijk\w*|vertrouwen|veilig\w*|bestaanszekerheid|"
    r"waardig\w*|"
    r"waardevol\w*|solidar\w*|keuzevrijheid|zelf (?:kiezen|beslissen)|inclusi\w*|preventie|beginsel\w*|uitgangspunt\w*|"
    r"respect\w*|grondrecht\w*|zeggenschap|meedoen|samenhang|leefbaar\w*|privacy|bejegening)\b"
)
_GEBIED = re.compile(
    r"\b(?:stad|stads\w*|dorp\w*|kern|kernen|wijk\w*|buurt\w*|regio\w*|streek|"
    r"\w*(?:gemeenten?|regio|(?<!af)(?<!uit)wijk|buurt|dorp)|"
    r"provincie|landelijk\w*|nederland\w*|lokaal|lokale|plaatselijk\w*|hier|binnenstad|centrum|buitengebied|"
    r"eigen inwoners|"
    r"onze inwoners|postcode\w*|straat|locatie\w*)\b"
)
_PLAATS = re.compile(r"\b(?:in|te|van|uit|binnen|voor|gemeente) (?:de |het )?[A-Z][\w'-]{2,}")
_PERIODE = re.compile(
    r"\b(?:(?:19|20)\d\d|sinds|vanaf|t/m|tot en met|tot nu toe|tot op heden|afgelopen|vorige?|volgende?|komende?|"
    r"laatste|"
    r"dit (?:jaar|kwartaal|schooljaar)|deze maand|op dit moment|momenteel|huidige?|actueel|actuele|thans|nu|vandaag|"
    r"per (?:jaar|maand|kwartaal|week|wanneer|nacht|dag)|jaarlijkse?|maandelijkse?|peildatum|ooit|inmiddels|destijds|"
    r"(?:boek|begrotings|school|kalender)jaar|na \w+ jaar|in \w+ jaar tijd|januari|februari|maart|april|mei|juni|juli|"
    r"augustus|september|oktober|november|december|voorjaar|najaar|zomer|winter|periode|jaarverslag|jaarrekening|"
    r"begroting|elk jaar)\b"
)
_DAARNA = re.compile(
    r"\b(?:zodat (?:de raad|wij|we)|de raad (?:wil|kan|gaat|bespreekt|besluit|weegt|betrekt|gebruikt)|"
    r"(?:wij|we|onze fractie) (?:wil(?:len)?|gebruik(?:en|t)|betrek(?:ken|t)|overwe\w+|kunnen) \w*|"
    r"bij (?:de behandeling|het debat|de bespreking)|ten behoeve van (?:de|het)|ter voorbereiding|"
    r"(?:met|uit) (?:het|dit|uw) antwoord|(?:het|dit|uw) antwoord (?:gebruik\w+|betrek\w+))\b"
)
_REGEL = re.compile(
    r"\b(?:welke? (?:regels?|criteria|voorwaarden|artikel|wettelijke)|wettelijke termijn\w*|criteria)\b"
)


def vraagt_cijfer(gelezen: Gelezen, vraag: str) -> bool:
    """Say whether the answer would be a figure; `vraag` is the deelvraag in plain letters."""
    asks = gelezen.soort in ("feit", "effect", "ervaring", "onzeker") and gelezen.lijn != "begrip"
    return asks and not {"gesloten", "suggestief"} & {*gelezen.vormen} and _CIJFER.search(vraag) is not None


def is_technisch(gelezen: Gelezen, vraag: str) -> bool:
    """Say whether civil servants can answer it: a figure or a rule, and no judgement of the college."""
    if "suggestief" in gelezen.vormen:
        return False
    if gelezen.soort == "kader":
        return gelezen.lijn == "grip" and _REGEL.search(vraag) is not None
    return gelezen.soort == "feit" and vraagt_cijfer(gelezen, vraag)


def bij_deelvraag(invoer: Invoer) -> Iterator[Opmerking]:
    """Yield what each question leaves out that asks for a figure or a fact."""
    has_place = _GEBIED.search(invoer.gewoon) or _PLAATS.search(invoer.tekst)
    explained = UITGELEGD.search(invoer.gewoon)
    before = _tot_eerste_vraag(invoer)
    said: set[str] = set()
    for place, (read, text) in enumerate(zip(invoer.gelezen, invoer.vragen, strict=True), 1):
        asks = vraagt_cijfer(read, text)
        fact = read.soort == "feit" and "gesloten" in read.vormen and not _BEKEND.search(text)
        if (asks or fact) and not explained:
            for term in BEGRIPPEN:
                match = term.woord.search(text)
                if match and term.vraag not in said:
                    said.add(term.vraag)
                    word = invoer.schoon[place - 1][match.start() : match.end()]
                    yield Opmerking("definitie", place, f"‘{word}’ kan van alles betekenen.", term.vraag)
                    break
        if not asks:
            continue
        if not _PERIODE.search(text) and not _PERIODE.search(before):
            yield Opmerking(
                "periode", place, "Over welke tijd gaat het?", "Noem een jaar of een dag, en een eerder jaar ernaast."
            )
        if not has_place:
            yield Opmerking("gebied", place, "Over welk gebied gaat het?", "Noem de gemeente, de wijk of de regio.")


def bij_geheel(invoer: Invoer) -> Iterator[Opmerking]:
    """Yield what the text as a whole leaves out: the opgave, the value, and what the council does next."""
    grip = [
        text
        for read, text in zip(invoer.gelezen, invoer.vragen, strict=True)
        if read.lijn == "grip" and "suggestief" not in read.vormen and not _BEKEND.search(text)
    ]
    kinds = {read.soort for read in invoer.gelezen}
    if not grip:
        return
    subject = onderwerp_van(grip[0], omgeving=invoer.gewoon)
    if not kinds & {"opgave", "ervaring", "waarde"} and kinds & {"feit", "oorzaak", "aanpak", "effect", "onzeker"}:
        if not _MENSEN.search(invoer.gewoon) and not _STAAT_OP_SPEL.search(invoer.gewoon):
            yield _zonder_opgave(subject)
        if not _WAARDE.search(invoer.gewoon):
            yield Opmerking(
                "waarde", None, "Er staat niet bij wat de raad hier belangrijk vindt (de waarde).", subject.waardezin
            )
        technical = any(is_technisch(read, text) for read, text in zip(invoer.gelezen, invoer.vragen, strict=True))
        if technical and kinds <= {"feit", "kader"} and not _DAARNA.search(invoer.gewoon):
            yield Opmerking(
                "gebruik",
                None,
                "Er staat niet bij wat de raad met het antwoord gaat doen.",
                "Zeg het in één zin, bijvoorbeeld: De raad bespreekt dit bij de begroting.",
            )


def _zonder_opgave(subject: Onderwerp) -> Opmerking:
    return Opmerking(
        "opgave",
        None,
        "Er staat niet bij om wie het gaat en wat er speelt (de opgave).",
        f"Noem om wie het gaat, bijvoorbeeld {subject.wie}.",
    )


def _tot_eerste_vraag(invoer: Invoer) -> str:
    return invoer.gewoon[: invoer.gelezen[0].begin] if invoer.gelezen else ""
