"""The mirror for a reader: what stands out, tables with examples, and what it does not say."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from textwrap import wrap

from sociaal_domein.taal import datum, getal, opsomming
from sociaal_domein.vragen.spiegel import KLEINSTE_MEDIAAN, Gevraagd, Spiegel
from sociaal_domein.vragen.spiegel_tellen import GEEN, Telling

BREED = 100
# Fewer questions than this make no share.
KLEINSTE_AANDEEL = 10
KOLOMMEN = 4
ALLEEN_FRACTIE = "Alleen voor de fractie zelf. Zet dit niet op een pagina, en deel het niet zonder de fractie."
ZEGT_NIET = (
    "Een vraag over grip is niet minder dan een vraag over begrip. De raad heeft beide nodig.",
    "Het programma leest soort, lijn en vorm aan de woorden van een vraag. Soms leest het verkeerd.",
    "Alleen vragen in dit register tellen mee. Wat in een debat of een gesprek is gevraagd, staat hier niet.",
    "Een vraag telt bij een waarde of opgave als die bij de vraag is ingevuld. Het programma raadt dat niet.",
    "Dit is geen cijfer voor de raad, en geen volgorde van personen of fracties.",
)
_LIJN = (
    "Grip vraagt om een aantal, een bedrag, een termijn of een zekerheid. Begrip vraagt om uitleg, om wat mensen "
    "merken of om wat is geleerd."
)
_SOORT = {
    "feit": "feit: hoeveel, hoe lang",
    "oorzaak": "oorzaak: waardoor",
    "opgave": "opgave: wat is er nodig",
    "aanpak": "aanpak: wat gaat gebeuren",
    "effect": "effect: wat leverde het op",
    "ervaring": "ervaring: wat merken mensen",
    "leren": "leren: wat is geleerd",
    "waarde": "waarde: past dit bij ons",
    "schaal": "schaal: wie doet wat waar",
    "kader": "kader: regels en budget",
    "onzeker": "onzeker: niet te lezen",
}


@dataclass(frozen=True)
class Tabel:
    """A table of the mirror, for a screen or a page.

    Attributes
    ----------
    voorbeelden : tuple of str
        One per row; empty where there is none.
    """

    titel: str
    kop: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    voorbeelden: tuple[str, ...] = ()
    uitleg: str = ""


def titel(spiegel: Spiegel) -> str:
    """Return the heading, with the period."""
    whose = "de raad" if spiegel.fractie is None else spiegel.fractie
    return f"De spiegel van {whose}: {datum(spiegel.van)} tot en met {datum(spiegel.tot)}"


def opvallend(spiegel: Spiegel) -> list[str]:
    """Say in a few sentences what stands out."""
    if not spiegel.vragen:
        return ["In deze periode is er geen vraag ingediend.", *_over_waarden(spiegel)]
    grip, understand, unsure = (t.aantal for t in spiegel.lijnen)
    verb = "is" if spiegel.vragen == 1 else "zijn"
    parts = _aantal(spiegel.deelvragen, "deelvraag", "deelvragen")
    first = f"In deze periode {verb} er {_aantal(spiegel.vragen, 'vraag', 'vragen')} ingediend, met {parts}."
    lines = f"Daarvan {'gaat' if grip == 1 else 'gaan'} er {getal(grip)} over grip en {getal(understand)} over begrip"
    if spiegel.deelvragen == 1:
        lines = f"De lijn is: {next(t.label for t in spiegel.lijnen if t.aantal)}"
    elif unsure:
        lines += f"; bij {getal(unsure)} is het onzeker"
    absent = [t.naam for t in spiegel.soorten if not t.aantal and t.naam != "onzeker"]
    kinds = f"Van deze soorten is er geen vraag: {opsomming(absent)}." if spiegel.deelvragen >= 10 and absent else ""
    return [first, f"{lines}.", *_over_waarden(spiegel), *([kinds] if kinds else [])]


def _over_waarden(spiegel: Spiegel) -> list[str]:
    never = [g.naam for g in spiegel.gegeven if g.laatst is None]
    whose = "nog niets gevraagd" if spiegel.fractie is None else "door deze fractie nog niets gevraagd"
    if not spiegel.gegeven:
        return ["De raad gaf nog geen waarde mee: alle waarden in het register zijn een voorstel."]
    without = sum(t.aantal for t in spiegel.waarden if t.naam == GEEN)
    if 2 * without > spiegel.vragen:
        told = f"Bij {getal(without)} van de {getal(spiegel.vragen)} vragen is geen waarde ingevuld."
        return [f"{told} Over welke waarden is gevraagd, is daardoor niet goed te zien."]
    if len(never) == 1:
        return [f"Over de waarde {never[0]}, die de raad meegaf, is {whose}."]
    if never:
        return [f"Over {len(never)} waarden die de raad meegaf, is {whose}: {opsomming(never)}."]
    old = [g.naam for g in spiegel.gegeven if not g.afgelopen_jaar]
    if old:
        return [
            f"Over elke waarde die de raad meegaf, is ooit gevraagd. Het afgelopen jaar niet over {opsomming(old)}."
        ]
    return ["Over elke waarde die de raad meegaf, is het afgelopen jaar gevraagd."]


def tabellen(spiegel: Spiegel) -> list[Tabel]:
    """Return the tables, those without a row left out."""
    made = [
        _geteld(spiegel, "Grip en begrip", "Lijn", spiegel.lijnen, aandeel=True, uitleg=_LIJN),
        _geteld(spiegel, "Soorten vragen", "Soort", spiegel.soorten, labels=_SOORT),
        _geteld(
            spiegel,
            "Hoe de vragen gesteld zijn",
            "Vorm",
            spiegel.vormen,
            uitleg="Eén deelvraag kan meer vormen hebben.",
        ),
        _geteld(spiegel, "Schriftelijk, mondeling of technisch", "Type", spiegel.vraagtypen, voorbeeld=False),
        _geteld(
            spiegel,
            "Waarden waarover is gevraagd",
            "Waarde",
            _gevuld(spiegel.waarden),
            uitleg="Eén vraag kan over meer waarden gaan.",
        ),
        _geteld(spiegel, "Opgaven waarover is gevraagd", "Opgave", _gevuld(spiegel.opgaven), voorbeeld=False),
        _geteld(
            spiegel,
            "Schalen waarover is gevraagd",
            "Schaal",
            spiegel.schalen,
            uitleg="Is bij een vraag geen schaal ingevuld, dan tellen de schalen die in de vraag genoemd worden.",
        ),
        _gegeven("Waarden die de raad meegaf", spiegel.gegeven),
        _gegeven("Waarden die nog een voorstel zijn", spiegel.voorgesteld),
    ]
    return [table for table in made if table.rijen]


def _gevuld(counts: Sequence[Telling]) -> Sequence[Telling]:
    """Leave out what nobody asked about: the values have a table of their own for that."""
    return [t for t in counts if t.aantal]


def _geteld(
    spiegel: Spiegel,
    title: str,
    head: str,
    counts: Sequence[Telling],
    *,
    labels: dict[str, str] | None = None,
    aandeel: bool = False,
    voorbeeld: bool = True,
    uitleg: str = "",
) -> Tabel:
    if not spiegel.vragen:
        return Tabel(title, (), ())
    share = aandeel and spiegel.vragen >= KLEINSTE_AANDEEL
    halves = spiegel.halfjaren[-KOLOMMEN:] if len(spiegel.halfjaren) > 1 else ()
    older = len(spiegel.halfjaren) > len(halves) and bool(halves)
    rows = []
    for t in counts:
        recent = t.per_halfjaar[-KOLOMMEN:] if halves else ()
        rows.append(
            (
                (labels or {}).get(t.naam, t.label),
                *([getal(t.aantal - sum(recent))] if older else []),
                *map(getal, recent),
                getal(t.aantal),
                *([f"{getal(100 * t.aantal / spiegel.deelvragen)}%"] if share else []),
            )
        )
    columns = (head, *(["eerder"] if older else []), *map(_halfjaar, halves), "samen", *(["deel"] if share else []))
    shown = [t.voorbeelden if voorbeeld and t.naam != GEEN else () for t in counts]
    examples = tuple(quotes[0] if quotes else "" for quotes in shown)
    return Tabel(title, columns, tuple(rows), examples, uitleg)


def _halfjaar(key: str) -> str:
    """Write ``2026-1`` as a reader understands it.

    Examples
    --------
    >>> _halfjaar("2026-1"), _halfjaar("2026-2")
    ('jan-jun 2026', 'jul-dec 2026')
    """
    year, half = key.split("-")
    return f"{'jan-jun' if half == '1' else 'jul-dec'} {year}"


def _gegeven(title: str, values: Sequence[Gevraagd]) -> Tabel:
    decided = any(g.sinds for g in values)
    rows = tuple(
        (
            g.naam,
            *([datum(g.sinds) if g.sinds else "-"] if decided else []),
            datum(g.laatst) if g.laatst else "nog nooit",
            "ja" if g.afgelopen_jaar else "nee",
        )
        for g in values
    )
    head = ("Waarde", *(["meegegeven op"] if decided else []), "laatst gevraagd", "afgelopen jaar")
    return Tabel(title, head, rows)


def geleerd(spiegel: Spiegel) -> list[str]:
    """Say what the answers brought."""
    a = spiegel.antwoorden
    if not a.aantal:
        return ["Op deze vragen is nog geen antwoord vastgelegd."]
    said = [(a.ja, "ja"), (a.deels, "deels"), (a.nee, "nee")]
    lines = [f"Er {'is' if a.aantal == 1 else 'zijn'} {_aantal(a.aantal, 'antwoord', 'antwoorden')} vastgelegd."]
    if a.ja + a.deels + a.nee:
        lines.append(f"Beantwoordt het de vraag? {opsomming(f'{n} keer {word}' for n, word in said)}.")
    if a.zonder_oordeel:
        lines.append(f"Zonder oordeel van de vrager: {a.zonder_oordeel}.")
    lines += [f"Geleerd ({datum(day)}): {text}" for day, text in a.geleerd]
    if a.niet_getoond:
        lines.append(f"Niet getoond omdat er een naam of een adres in staat: {a.niet_getoond}.")
    return lines


def beloofd(spiegel: Spiegel) -> list[str]:
    """Say what was promised and what became of it."""
    b = spiegel.beloften
    if not b.aantal:
        return ["In deze periode is geen toezegging vastgelegd."]
    lines = [
        f"Er {'is' if b.aantal == 1 else 'zijn'} {_aantal(b.aantal, 'toezegging', 'toezeggingen')} gedaan: "
        f"{b.afgedaan} afgedaan, {b.vervallen} vervallen en {b.open} open. Van wat open staat, is {b.te_laat} te laat."
    ]
    if b.midden_dagen is not None:
        lines.append(
            f"Van de {b.afgedaan} die zijn afgedaan, duurde de middelste {getal(b.midden_dagen)} dagen. "
            "Wat nog open staat, telt daarin niet mee."
        )
    elif b.afgedaan:
        lines.append(f"Hoe lang afdoen duurt, zeggen wij pas vanaf {KLEINSTE_MEDIAAN} afgedane toezeggingen.")
    return lines


def spiegel_als_tekst(spiegel: Spiegel) -> str:
    """Write the mirror for the command line, at most 100 characters wide where words allow it."""
    parts = [titel(spiegel), *([ALLEEN_FRACTIE] if spiegel.fractie is not None else []), ""]
    parts += _regels(" ".join(opvallend(spiegel)))
    for table in tabellen(spiegel):
        parts += ["", table.titel, *_tabeltekst(table)]
    for head, lines in (("Antwoorden", geleerd(spiegel)), ("Toezeggingen", beloofd(spiegel))):
        parts += ["", head, *(row for line in lines for row in _regels(line, "  "))]
    parts += [
        "",
        "Wat deze spiegel niet zegt",
        *(row for line in ZEGT_NIET for row in _regels(f"- {line}", "  ", "    ")),
    ]
    return "\n".join(parts)


def spiegel_als_json(spiegel: Spiegel) -> str:
    """Write the mirror as JSON, with what it does not say."""
    mark = {} if spiegel.fractie is None else {"let_op": ALLEEN_FRACTIE}
    given = {**mark, "titel": titel(spiegel), **asdict(spiegel), "zegt_niet": ZEGT_NIET}
    return json.dumps(given, ensure_ascii=False, indent=2, default=str)


def _tabeltekst(table: Tabel) -> list[str]:
    widths = [max(len(row[i]) for row in (table.kop, *table.rijen)) for i in range(len(table.kop))]
    numbers = table.kop[-1] in ("samen", "deel")

    def line(row: Sequence[str]) -> str:
        rest = (c.rjust(w) if numbers else c.ljust(w) for c, w in zip(row[1:], widths[1:], strict=True))
        return "  ".join(("  " + row[0].ljust(widths[0]), *rest)).rstrip()

    lines = [line(table.kop)]
    for i, row in enumerate(table.rijen):
        lines.append(line(row))
        if table.voorbeelden and table.voorbeelden[i]:
            lines += _regels(f"“{table.voorbeelden[i]}”", "      ")
    return [*lines, *(_regels(table.uitleg, "  ") if table.uitleg else [])]


def _regels(text: str, indent: str = "", rest: str | None = None) -> list[str]:
    later = indent if rest is None else rest
    return wrap(text, BREED, initial_indent=indent, subsequent_indent=later, break_on_hyphens=False)


def _aantal(n: int, een: str, meer: str) -> str:
    return f"{getal(n)} {een if n == 1 else meer}"
