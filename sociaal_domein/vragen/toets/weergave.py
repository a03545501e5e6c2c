"""The outcome of a toets as text for a terminal of 80 columns, and as JSON for programs."""

from __future__ import annotations

import json
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator

from sociaal_domein.vragen.lezen import ONZEKER, Gelezen
from sociaal_domein.vragen.lezen.gewoon import netjes
from sociaal_domein.vragen.toets.opmerking import SAMEN, SOORTEN, Anders, Opmerking, Toets, naam_van, namen_van
from sociaal_domein.vragen.toets.personen import NIET_GETOOND

_BREED = 80
_VERSIE = 1
_VRAAGT = {
    "feit": "feit: wat, hoeveel, hoe lang, klopt het",
    "oorzaak": "oorzaak: waardoor iets zo is",
    "opgave": "opgave: wat er speelt, en voor wie",
    "aanpak": "aanpak: wat het college doet of gaat doen",
    "effect": "effect: waartoe het leidde",
    "ervaring": "ervaring: wat mensen meemaken",
    "leren": "leren: wat er is geleerd of veranderd",
    "waarde": "waarde: of het past bij wat de raad belangrijk vindt",
    "schaal": "schaal: wie wat doet, en met wie samen",
    "kader": "kader: regels, budget en hoe de raad het hoort",
    ONZEKER: "onzeker: dit kan meer dan één soort zijn",
}
_LIJN = {
    "grip": "grip: het antwoord telt of controleert",
    "begrip": "begrip: het antwoord legt uit of vertelt",
    ONZEKER: "onzeker: dit kan grip of begrip zijn",
}
_VORM = {
    "gesloten": "gesloten (ja of nee)",
    "suggestief": "suggestief (het antwoord ligt in de vraag)",
    "meervoudig": "meer vragen in één",
}


def als_tekst(toets: Toets) -> str:
    """Return what a person reads: per question what it asks, what it lacks, and other ways to ask."""
    blocks: list[str] = []
    alone = len(toets.gelezen) == 1
    for place, read in enumerate(toets.gelezen, 1):
        about = [r for r in toets.opmerkingen if r.deelvraag == place or (alone and r.deelvraag is None)]
        name = "Vraag" if alone else f"Vraag {naam_van(toets.gelezen, place)}"
        blocks.append("\n".join([*_regels(f"{name}: {veilig(read.tekst)}", "", "  "), *_gelezen(read), *_lijst(about)]))
    whole = [r for r in toets.opmerkingen if r.deelvraag is None] if not alone else []
    if whole:
        head = "Bij de hele tekst" if toets.gelezen else ""
        blocks.append("\n".join([*([head] if head else []), *_lijst(whole)]))
    blocks += [_anders(one, toets) for one in toets.anders]
    blocks.append("Dit is een spiegel, geen cijfer. U beslist zelf wat u ermee doet.")
    return "\n\n".join(block.strip("\n") for block in blocks)


def als_json(toets: Toets, gemeente: str | None) -> str:
    """Return the same for programs; the fields stand in docs/vragen-toetsen.md."""
    return json.dumps(
        {
            "versie": _VERSIE,
            "gemeente": gemeente,
            "deelvragen": [
                {
                    "plaats": place,
                    "nummer": read.nummer,
                    "tekst": veilig(read.tekst),
                    "soort": read.soort,
                    "lijn": read.lijn,
                    "vormen": list(read.vormen),
                    "gezien": [{"wijst_op": kind, "woorden": words} for kind, words in read.gezien],
                }
                for place, read in enumerate(toets.gelezen, 1)
            ],
            "opmerkingen": [
                {"soort": r.soort, "deelvraag": r.deelvraag, "zin": r.zin, "suggestie": r.suggestie}
                for r in toets.opmerkingen
            ],
            "anders": [
                {
                    "over": one.over,
                    "deelvragen": list(one.deelvragen),
                    "vragen": [{"soort": kind, "tekst": text} for kind, text in one.vragen],
                }
                for one in toets.anders
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def veilig(tekst: str) -> str:
    r"""Return a text without what a terminal obeys and a reader does not see, on one line.

    Examples
    --------
    >>> veilig("Hoe\x1b[31m lang?")
    'Hoe [31m lang?'
    """
    kinds = ((char, unicodedata.category(char)) for char in netjes(tekst))
    shown = "".join(
        " " if kind in ("Cc", "Zl", "Zp") else "" if kind in ("Cf", "Co", "Cs") else char for char, kind in kinds
    )
    return " ".join(shown.split())


def _gelezen(read: Gelezen) -> Iterator[str]:
    for label, meaning, kind in (
        ("Soort", _VRAAGT[read.soort], f"soort {read.soort}"),
        ("Lijn", _LIJN[read.lijn], f"lijn {read.lijn}"),
        ("Vorm", ", ".join(_VORM[form] for form in read.vormen) or "open", "vorm "),
    ):
        words = list(dict.fromkeys(words for seen, words in read.gezien if seen.startswith(kind)))
        seen = f" (gezien: {', '.join(f'‘{veilig(word)}’' for word in words[:3])})" if words else ""
        yield from _regels(f"{label:<6}{meaning}{seen}", "  ", " " * 8)
    if read.tekst == NIET_GETOOND:
        yield from _regels("De vraag zelf staat hier niet: er kan iemand aan te herkennen zijn.", "  ", "  ")


def _lijst(remarks: Iterable[Opmerking]) -> Iterator[str]:
    for group in _samen(remarks):
        name = " en ".join(SOORTEN[remark.soort] for remark in group)
        seen = " ".join(veilig(remark.zin) for remark in group)
        yield ""
        yield from _regels(f"- {name[0].upper()}{name[1:]}. {seen}", "  ", "    ")
        yield from _regels(" ".join(veilig(remark.suggestie) for remark in group), "    ", "    ")


def _samen(remarks: Iterable[Opmerking]) -> list[list[Opmerking]]:
    """Put together what is mended in one go, such as the area with the period before it."""
    groups: list[list[Opmerking]] = []
    for remark in remarks:
        if groups and (groups[-1][-1].soort, remark.soort) in SAMEN:
            groups[-1].append(remark)
        else:
            groups.append([remark])
    return groups


def _anders(one: Anders, toets: Toets) -> str:
    which = "" if len(toets.gelezen) == 1 else f" (bij vraag {namen_van(toets.gelezen, one.deelvragen)})"
    lines = [*_regels(f"Hetzelfde onderwerp, anders gevraagd: {veilig(one.over)}{which}", "", "  ")]
    for kind, text in one.vragen:
        lines += _regels(f"{kind.capitalize():<10}{veilig(text)}", "  ", " " * 12)
    return "\n".join(lines)


def _regels(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(text, _BREED, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
