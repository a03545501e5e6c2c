"""A story from practice in words, and on the screen of a team."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from sociaal_domein.register.casussen import PERIODE, CijferBijCasus
from sociaal_domein.taal import opsomming

if TYPE_CHECKING:
    from sociaal_domein.verhalen import Verhaal

EEN_VERHAAL = "Eén verhaal bewijst niets. Het laat zien waar te kijken."
HINDERNIS = {
    "regel": "een regel",
    "loket": "een loket",
    "wachten": "wachten",
    "geld": "geld",
    "contract": "een contract",
    "informatie": "informatie",
    "anders": "iets anders",
}
ALLEEN_TEAM = "Nog niet vrijgegeven, alleen voor dit team."
_LEEFTIJD = {
    "0-11": "een kind van 0 tot en met 11 jaar",
    "12-17": "een jongere van 12 tot en met 17 jaar",
    "18-26": "een jongvolwassene van 18 tot en met 26 jaar",
    "27-66": "een volwassene van 27 tot en met 66 jaar",
    "67+": "iemand van 67 jaar of ouder",
    "0-17": "een kind of jongere tot en met 17 jaar",
    "0-26": "een kind, jongere of jongvolwassene tot en met 26 jaar",
    "18-66": "een volwassene van 18 tot en met 66 jaar",
    "18+": "een volwassene van 18 jaar of ouder",
    "alle": "een inwoner",
}
_HUISHOUDEN = {
    "eenpersoons": " die alleen woont",
    "zonder_kinderen": " in een huishouden zonder kinderen",
    "met_kinderen": " in een huishouden met kinderen",
    "alle": "",
}
_KWARTAAL = {"1": "het eerste", "2": "het tweede", "3": "het derde", "4": "het vierde"}


def over_wie(verhaal: Verhaal) -> str:
    """Say in general terms whom a story is about, where and when.

    Returns
    -------
    str
        Such as "Een jongere van 12 tot en met 17 jaar, gemeente Almere, 2024".
    """
    case = verhaal.casus
    parts = [_LEEFTIJD[case.leeftijd] + _HUISHOUDEN[case.huishouden], verhaal.plek, periode(case.periode)]
    return hoofdletter(", ".join(p for p in parts if p))


def periode(tekst: str) -> str:
    """Write a period in words.

    Examples
    --------
    >>> periode("2024-K3"), periode("2016-2017"), periode("2024")
    ('het derde kwartaal van 2024', '2016 tot en met 2017', '2024')
    """
    found = PERIODE.fullmatch(tekst)
    assert found is not None
    if found["kwartaal"]:
        return f"{_KWARTAAL[found['kwartaal']]} kwartaal van {found['van']}"
    return f"{found['van']} tot en met {found['tot']}" if found["tot"] else found["van"]


def herkomst(verhaal: Verhaal) -> str:
    """Say where a story comes from, and that one from elsewhere is no evidence here."""
    name = verhaal.gemeente.naam
    if verhaal.vanwaar == "verzonnen":
        return f"Dit verhaal is verzonnen, om mee te oefenen: geen bewijs over {name}."
    if verhaal.casus.bron is None:
        return f"Een casus uit {name}." if verhaal.is_van_hier else f"Een casus van elders: geen bewijs over {name}."
    source = als_zin(f"Uit: {verhaal.casus.bron.naam}")
    if verhaal.is_van_hier:
        return f"{source} Een openbaar verhaal over {name}."
    return f"{source} Een verhaal van elders: geen bewijs over {name}."


def regels(verhaal: Verhaal) -> list[tuple[str, str]]:
    """Return what is told of a story, line by line: a heading and a text.

    What is not told: who confirmed, released or gave consent, and where the file stands.
    """
    case = verhaal.casus
    obstacles = " ".join(f"{hoofdletter(HINDERNIS[h.soort])}: {als_zin(h.wat)}" for h in case.hindernissen)
    lines = [
        ("Wat er gebeurde", case.wat_gebeurde),
        ("Wat er nodig was", case.wat_nodig),
        ("Wat in de weg stond", obstacles),
        ("Wat werkte", case.wat_werkte or ""),
        ("Onder druk", _waarden(verhaal, "onder_druk")),
        ("Recht gedaan", _waarden(verhaal, "recht_gedaan")),
        ("Wie er meededen", _loketten(case.aantal_loketten, case.loketten)),
        ("Wat dit verhaal leert", case.les),
        ("Wat er veranderde", case.wat_veranderde or ""),
    ]
    lines.append(("Zo is het verhaal niet te herleiden", verhaal.noot))
    return [(head, als_zin(text)) for head, text in lines if text]


def _waarden(verhaal: Verhaal, oordeel: str) -> str:
    known = verhaal.gemeente.domein.register.waarden
    texts = []
    for value in verhaal.casus.waarden:
        if value.oordeel == oordeel:
            record = known.get(value.waarde)
            name = record.naam if record else hoofdletter(value.waarde.replace("_", " "))
            texts.append(f"{name}: {als_zin(value.waarom)}" if value.waarom else f"{name}.")
    return " ".join(texts)


def _loketten(aantal: int | None, loketten: Sequence[str]) -> str:
    named = hoofdletter(opsomming(loketten))
    if aantal is None:
        return named
    count = f"{aantal} {'loket' if aantal == 1 else 'loketten'}"
    if not loketten:
        return count
    return f"{count}{', waaronder' if len(loketten) < aantal else ''}: {opsomming(loketten)}"


def samen(verhalen: Sequence[Verhaal]) -> list[str]:
    """Say what some stories show together, in words and with how many they are; never as a percentage.

    Parameters
    ----------
    verhalen : sequence of Verhaal
        Of one value.

    Returns
    -------
    list of str
        Empty without stories; what was named most often goes first.
    """
    if not verhalen:
        return []
    cases = [v.casus for v in verhalen]
    lines = [_hoeveel(verhalen)]
    obstacles = _vaakst({HINDERNIS[h.soort] for h in c.hindernissen} for c in cases)
    desks = _vaakst({d.casefold(): d for d in c.loketten}.values() for c in cases)
    if obstacles:
        lines.append(f"In de weg stond: {opsomming(obstacles)}.")
    if desks:
        lines.append(f"Wie er meededen: {opsomming(desks)}.")
    for head, texts in (
        ("Wat werkte", [c.wat_werkte for c in cases]),
        ("Wat er veranderde", [c.wat_veranderde for c in cases]),
    ):
        if told := [als_zin(t) for t in texts if t]:
            lines.append(f"{head}: {' '.join(told)}")
    return lines


def _hoeveel(verhalen: Sequence[Verhaal]) -> str:
    here = sum(v.is_van_hier for v in verhalen)
    place, n = verhalen[0].gemeente.naam, len(verhalen)
    if n == 1:
        told = f"Eén verhaal, {f'uit {place}' if here else 'van elders'}."
        return f"{told} {EEN_VERHAAL}"
    if here == n:
        told = f"{n} verhalen uit {place}."
    elif here:
        told = f"{n} verhalen: {here} uit {place} en {n - here} van elders."
    else:
        told = f"{n} verhalen van elders."
    return f"{told} Elk verhaal op zich bewijst niets. Zij laten zien waar te kijken."


def _vaakst(groepen: Iterable[Iterable[str]]) -> list[str]:
    counted = Counter(text for group in groepen for text in sorted(group))
    last = HINDERNIS["anders"]
    return [text for text, _ in sorted(counted.items(), key=lambda pair: (pair[0] == last, -pair[1]))]


def bij_cijfer(verhaal: Verhaal, cijfer: CijferBijCasus) -> str:
    """Say what a story does with a figure, ending in a colon: it helps to read the figure, or shows something else."""
    if cijfer.hoe == "verklaart":
        return "Dit kan helpen dit cijfer te begrijpen:"
    if verhaal.casus.bron is None:
        return "Volgens het team laat dit iets anders zien dan het cijfer:"
    return "Dit laat iets anders zien dan het cijfer:"


def hoofdletter(tekst: str) -> str:
    """Begin with a capital."""
    return tekst[:1].upper() + tekst[1:]


def kort(tekst: str, tekens: int) -> str:
    """Return the first sentences of a text, as many as fit; of one that is longer by itself the first words.

    Examples
    --------
    >>> kort("Zij wachtten lang. Toen kwam er hulp", 20), kort("Zij wachtten heel erg lang", 20)
    ('Zij wachtten lang.', 'Zij wachtten heel…')
    """
    text = als_zin(tekst)
    if len(text) <= tekens:
        return text
    whole = [m.end() for m in re.finditer(r"[.!?](?= )", text) if m.end() <= tekens]
    return text[: whole[-1]] if whole else f"{text[: tekens - 1].rpartition(' ')[0] or text[: tekens - 1]}…"


def als_zin(tekst: str) -> str:
    """Write a text as a sentence: it begins with a capital and it ends.

    Examples
    --------
    >>> als_zin("zij wachtten"), als_zin("Ouders aan tafel?")
    ('Zij wachtten.', 'Ouders aan tafel?')
    """
    text = hoofdletter(re.sub(r"\s+", " ", tekst).strip())
    return text if text.endswith((".", "!", "?")) else f"{text}."


@dataclass(frozen=True, repr=False)
class Scherm:
    """A piece of a page, for a notebook."""

    html: str

    def __repr__(self) -> str:
        return f"<Scherm: {len(self.html)} tekens>"

    def _repr_html_(self) -> str:
        return self.html


def toon(verhaal: Verhaal) -> Scherm:
    """Show one story whole, in steps; everything that a person wrote is escaped.

    One that was not released says that it stays with the team.
    """
    lines = "".join(
        f"<dt><strong>{escape(head)}</strong></dt><dd>{escape(text)}</dd>" for head, text in regels(verhaal)
    )
    return Scherm(
        f'<section lang="nl" class="verhaal"><h3>{escape(verhaal.casus.naam)}</h3>{_status(verhaal)}'
        f"<p>{escape(over_wie(verhaal))}. {escape(herkomst(verhaal))}</p><dl>{lines}</dl>{_adres(verhaal)}"
        f"<p><em>{EEN_VERHAAL}</em></p></section>"
    )


def overzicht(verhalen: Sequence[Verhaal]) -> Scherm:
    """Show which stories there are to choose from, numbered from 1."""
    rows = "".join(
        f'<tr><th scope="row">{number}</th><td>{escape(v.casus.naam)}{_status(v)}</td>'
        f"<td>{escape(over_wie(v))}</td><td>{escape(herkomst(v))}</td></tr>"
        for number, v in enumerate(verhalen, 1)
    )
    head = "".join(f'<th scope="col">{text}</th>' for text in ("Nummer", "Verhaal", "Over wie", "Waarvandaan"))
    caption = "Verhalen om te lezen" if verhalen else "Er zijn nog geen verhalen om te lezen"
    return Scherm(
        f'<table lang="nl"><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _status(verhaal: Verhaal) -> str:
    if verhaal.is_vrijgegeven:
        return ""
    return f"<p><strong>{ALLEEN_TEAM}</strong></p>"


def _adres(verhaal: Verhaal) -> str:
    source = verhaal.casus.bron
    if source is None:
        return ""
    address = escape(source.adres)
    return f'<p>Lees het stuk zelf: <a href="{address}">{address}</a></p>'
