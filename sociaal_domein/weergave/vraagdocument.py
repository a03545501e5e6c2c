"""A raadsvraag as a Word document: the form in which a council puts its questions, ready to edit and to sign."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from sociaal_domein.taal import datum, opsomming
from sociaal_domein.vragen.fase import eerste_termijn, termijn_van
from sociaal_domein.weergave.cijfernoot import Indicatoren, kort, noot, staat_in
from sociaal_domein.weergave.docx_werkstuk import Werkstuk

if TYPE_CHECKING:
    from sociaal_domein.instellingen import Reglement
    from sociaal_domein.register import Raadsvraag

VERZONNEN = "Verzonnen voorbeeld. De Voorbeeldgemeente bestaat niet."
CONCEPT = "Concept: nog niet ingediend."
_AANLEIDING = "[uw aanleiding, in één zin]"
_AANVULLEN = "[vul aan]"
_AAN = {
    "college": "het college van burgemeester en wethouders",
    "burgemeester": "de burgemeester",
    "bestuurslid_gr": "het bestuurslid van de gemeenschappelijke regeling",
}
_SOORT = {
    "technische_vraag": "Technische vragen",
    "mondelinge_politieke_vraag": "Mondelinge vragen",
    "schriftelijke_politieke_vraag": "Schriftelijke vragen",
}
_WET = {"155": "artikel 155 van de Gemeentewet", "169 lid 3": "artikel 169, derde lid, van de Gemeentewet"}


@dataclass(frozen=True)
class Omgeving:
    """What a document about a question needs to know of its municipality.

    Attributes
    ----------
    gemeente : str
        Name.
    reglement : Reglement
    indicatoren : mapping of str to Indicator
        To write figures by; one that is not there is written by its unit.
    waarden : dict of str to str
        Names of values by id.
    verzonnen : bool
        Whether the municipality was made up.
    """

    gemeente: str
    reglement: Reglement
    indicatoren: Indicatoren = field(default_factory=dict)
    waarden: dict[str, str] = field(default_factory=dict)
    verzonnen: bool = False


def vraagdocument(vraag: Raadsvraag, omgeving: Omgeving, dag: date) -> bytes:
    """Return a question as DOCX.

    Parameters
    ----------
    vraag : Raadsvraag
    omgeving : Omgeving
    dag : date
        The day the file carries, and that of which phase is told.

    Returns
    -------
    bytes
        The same input gives the same bytes.
    """
    draft = vraag.ingediend_op is None
    marks = ((VERZONNEN,) if omgeving.verzonnen else ()) + ((CONCEPT,) if draft else ())
    kind = _SOORT[vraag.vraagtype]
    document = Werkstuk(f"{kind} {omgeving.gemeente}: {vraag.naam}", dag, marks)
    document.kop(kind, 1)
    document.alinea(_grondslag(vraag, omgeving), stijl="Bovenschrift")
    _aanhef(document, vraag, omgeving, dag)
    if vraag.toelichting or draft:
        document.kop("Toelichting")
        if draft:
            document.alinea(_AANLEIDING)
        document.alineas(vraag.toelichting or "")
    _vragen(document, vraag, omgeving)
    if vraag.wat_de_raad_doet or draft:
        document.kop("Wat wij met het antwoord willen doen")
        lines = [vraag.wat_de_raad_doet] if vraag.wat_de_raad_doet else []
        document.alineas("\n".join([*lines, _AANVULLEN] if draft else lines), punten=True)
    document.alinea("")
    who = opsomming(vraag.steller) or "[naam]"
    document.alinea(f"{who}, {opsomming(vraag.fractie) or '[fractie]'}")
    return document.bytes()


def _grondslag(vraag: Raadsvraag, omgeving: Omgeving) -> str:
    if vraag.vraagtype == "technische_vraag" or vraag.grondslag == "technisch":
        return f"Aan de ambtenaren van {omgeving.gemeente}, door tussenkomst van de griffie"
    parts = [_WET[vraag.grondslag]]
    article = omgeving.reglement.artikel
    # The setting names the article about written questions.
    if vraag.vraagtype == "schriftelijke_politieke_vraag":
        rules = f"het Reglement van orde van de raad van {omgeving.gemeente}"
        parts.insert(0, f"artikel {article} van {rules}" if article else rules)
    return f"Op grond van {opsomming(parts)}"


def _aanhef(document: Werkstuk, vraag: Raadsvraag, omgeving: Omgeving, dag: date) -> None:
    values = [omgeving.waarden.get(w, w) for w in vraag.waarden]
    technical = vraag.vraagtype == "technische_vraag"
    day = vraag.ingediend_op
    term = termijn_van(vraag, omgeving.reglement)
    last = eerste_termijn(vraag, dag, omgeving.reglement)
    document.regels(
        (
            ("Gemeente", omgeving.gemeente),
            ("Aan", "de griffie" if technical else _AAN[vraag.gericht_aan]),
            ("Portefeuillehouder", vraag.portefeuillehouder or ""),
            ("Van", f"{opsomming(vraag.steller) or '[naam]'} ({opsomming(vraag.fractie) or '[fractie]'})"),
            ("Datum", datum(day) if day else "[datum van indienen]"),
            ("Nummer", vraag.nummer or ""),
            ("Antwoord uiterlijk", f"{datum(last)} ({term} na indienen)" if last else ""),
            ("Antwoord", f"binnen {term} na indienen" if term and not last else ""),
            ("Waarde" if len(vraag.waarden) == 1 else "Waarden", opsomming(values)),
            ("Onderwerp", vraag.naam),
        )
    )


def _vragen(document: Werkstuk, vraag: Raadsvraag, omgeving: Omgeving) -> None:
    parts = vraag.deelvragen or [vraag.tekst]
    document.kop("Vraag" if len(parts) == 1 else "Vragen")
    if vraag.deelvragen and vraag.deelvragen[0] not in " ".join(vraag.tekst.split()):
        document.alineas(vraag.tekst)
    known = omgeving.indicatoren
    used: set[int] = set()
    for part in parts:
        notes = []
        for n in (n for n, c in enumerate(vraag.cijfers) if staat_in(c, part, known)):
            figure = vraag.cijfers[n]
            told = f"{kort(figure, known)}. Zie de eerdere noot bij dit cijfer." if n in used else noot(figure, known)
            notes.append(document.noot(told))
            used.add(n)
        document.nummer(part, noten=tuple(notes))
    rest = [c for n, c in enumerate(vraag.cijfers) if n not in used]
    if rest:
        document.alinea("Deze vragen rusten ook op:")
        for figure in rest:
            document.punt(kort(figure, known), noten=(document.noot(noot(figure, known)),))
