"""``bron nieuw``: write the mapping of a file from a first look, ready for a person to check."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from sociaal_domein.bronnen import bronnen
from sociaal_domein.eigenbron.gebieden import is_wijkachtig, open_gebieden
from sociaal_domein.eigenbron.koppelbestand import LANGSTE_MAAT, LANGSTE_NAAM, MAP, NAAMVORM, sleutel_van
from sociaal_domein.eigenbron.verkennen import Verkenning, verken
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.privacy.kolommen import weiger_personen
from sociaal_domein.register.schrijven import schrijf_tekst
from sociaal_domein.taal import opsomming

MEESTE_MATEN = 12


@dataclass(frozen=True)
class NieuweBron:
    """What ``bron nieuw`` made."""

    naam: str
    pad: Path
    gevonden: Verkenning

    def tekst(self) -> str:
        """Say what was guessed and what comes next."""
        found = self.gevonden
        guess = [
            f"de kop staat in regel {opsomming([str(n) for n in found.kopregels])}",
            f"het gebied staat in '{found.gebied}'" if found.gebied else "het bestand noemt geen gebied",
        ]
        if found.periode:
            guess.append(f"de periode staat in '{found.periode}'")
        elif found.in_kop:
            guess.append("de perioden staan in de kop")
        else:
            guess.append("een periode is niet gevonden")
        lines = [f"Gemaakt: {self.pad}", f"Zo lijkt het: {opsomming(guess)}."]
        if found.onbekend:
            shown = opsomming([f"'{t[:40]}'" for t in found.onbekend[:5]])
            lines.append(f"Niet elk gebied is bekend: {shown}. Het koppelbestand zegt wat u kunt doen.")
        return "\n".join(
            [
                *lines,
                "Loop het koppelbestand na en vul in wat leeg is. Probeer daarna:",
                f"  sociaal-domein bron lees {self.naam} --droog",
            ]
        )


def nieuw_koppelbestand(naam: str, uit: Path, home: Path | None, blad: str | None = None) -> NieuweBron:
    """Look at a file and write its mapping into the working folder.

    Raises
    ------
    SociaalDomeinFout
        There is no working folder, the name is taken, or the file cannot be read or holds data about persons.
        Nothing is written then.
    """
    if home is None:
        raise SociaalDomeinFout(
            "U bent niet in een werkmap. Een eigen bron komt in de werkmap van uw gemeente.",
            doe="Ga naar uw werkmap, of maak er een met: sociaal-domein begin --gemeente NAAM",
        )
    if not NAAMVORM.fullmatch(naam) or len(naam) > LANGSTE_NAAM:
        raise SociaalDomeinFout(
            f"'{naam}' kan geen naam van een bron zijn.",
            doe=f"Gebruik kleine letters, cijfers en één laag streepje tussen woorden, en hooguit {LANGSTE_NAAM} "
            "tekens. Bijvoorbeeld wachtlijst_wmo.",
        )
    target = home / MAP / f"{naam}.yml"
    if naam in bronnen() or target.exists() or (home / "data" / "open" / naam).exists():
        raise SociaalDomeinFout(
            f"De bron {naam} bestaat al. Er is niets veranderd.",
            waar=str(target),
            doe="Kies een andere naam, of pas dit bestand aan." if target.exists() else "Kies een andere naam.",
        )
    found = verken(uit, open_gebieden(home), blad)
    areas = [i for i, name in enumerate(found.kolommen) if name == found.gebied]
    weiger_personen(found.blad.naam, found.kolommen, found.blad.regels, areas)
    schrijf_tekst(target, koppeltekst(naam, _pad(uit, home), found))
    return NieuweBron(naam, target, found)


def _pad(uit: Path, home: Path) -> str:
    whole = uit.resolve()
    return whole.relative_to(home.resolve()).as_posix() if whole.is_relative_to(home.resolve()) else str(whole)


def _q(text: str) -> str:
    """Write a text so that YAML reads it back as it was."""
    return json.dumps(text, ensure_ascii=False)


def koppeltekst(naam: str, pad: str, found: Verkenning) -> str:
    """Return the text of a mapping, with comments on what was guessed and what must be filled in."""
    title = naam.replace("_", " ").capitalize()
    lines = [
        f"# Koppelbestand van de bron {naam}: wat staat waar in het bestand, en wat betekent het?",
        "# Het programma bekeek het bestand en raadde. Kijk alles na. Vul in wat leeg is.",
        f"# Proberen zonder iets te bewaren: sociaal-domein bron lees {naam} --droog",
        "# Uitleg: docs/eigen-cijfers.md",
        "",
        f"naam: {_q(title)}",
        "# Wie maakte de cijfers, en uit welk stuk komen zij? Noem geen personen.",
        "uitgever: de gemeente",
        "# Vul in: hoe heet dat stuk, en van welke dag is het (zoals 2026-03-31)?",
        "# Zonder deze twee wordt niets bewaard.",
        "document:",
        "datum:",
        "# voorlopig, nader voorlopig, definitief of onbekend",
        "status: onbekend",
        "",
        "bestand:",
        f"  pad: {_q(pad)}",
    ]
    if found.blad.bladen:
        lines += [f"  blad: {_q(found.bladnaam or '')}", f"  # Er zijn: {', '.join(found.blad.bladen)}"]
    lines += [
        "  # In welke regels staat de kop? Wat erboven staat, telt niet mee.",
        f"  kopregels: [{', '.join(map(str, found.kopregels))}]",
    ]
    if not found.blad.bladen:
        shown = "tab" if found.scheiding == "\t" else found.scheiding
        lines += [f"  scheiding: {_q(shown)}", f"  tekenset: {found.tekenset}"]
    lines += [
        '  # Het teken voor de decimalen, en dat voor de duizendtallen ("" is geen).',
        f"  decimaal: {_q(found.decimaal)}",
        f"  duizend: {_q(found.duizend)}",
        *_gebied(found),
        *_periode(found),
        *_reeks(found),
        *_ontbreekt(found),
        "",
        "# Elke maat wordt één cijfer, met een naam, een uitleg en wat het niet zegt.",
        "maten:",
    ]
    measures = list(found.in_kop) if found.in_kop else found.getallen
    taken: set[str] = set()
    for name in measures[:MEESTE_MATEN]:
        lines += _maat(name, found, taken)
    if len(measures) > MEESTE_MATEN:
        lines.append(f"# Er zijn nog meer kolommen met getallen: {', '.join(measures[MEESTE_MATEN:])}")
    return "\n".join(lines) + "\n"


def _gebied(found: Verkenning) -> list[str]:
    if found.gebied is None:
        return [
            "",
            "# Geen kolom lijkt op een gebied. Gaat alles over uw gemeente? Laat dit dan zo.",
            "gebied:",
            "  vast: gemeente",
        ]
    lines = ["", "gebied:", f"  kolom: {_q(found.gebied)}"]
    if found.niveau:
        lines += ["  # Sommige namen zijn van een gemeente en van een provincie.", f"  niveau: {found.niveau}"]
    if found.onbekend:
        parts = any(is_wijkachtig(t, found.gebied) for t in found.onbekend)
        # Two names for one area contradict each other: only a single one can be the municipality itself.
        code = "WK......" if parts else "gemeente" if len(found.onbekend) == 1 else "GM...."
        lines += [
            "  # Deze namen zijn niet bekend. Schrijf achter elke naam een CBS-code, of: gemeente (uw eigen gemeente).",
            "  # Haal dan de hekjes weg. Of haal de hekjes weg bij weglaten, dan tellen deze rijen niet mee.",
            *_wijklijst(found, parts),
            "  # namen:",
            *(f"  #   {_q(t)}: {code}" for t in found.onbekend[:20]),
        ]
        texts = ", ".join(_q(t) for t in found.onbekend[:20])
        lines += ["# weglaten:", f"#   - kolom: {_q(found.gebied)}", f"#     teksten: [{texts}]"]
    return lines


def _wijklijst(found: Verkenning, parts: bool) -> list[str]:
    if not parts:
        return []
    known = [f"  #   {code} {name}" for code, name in sorted(found.wijken.items())]
    return ["  # Dit lijken wijken of buurten. De wijken van uw gemeente zijn:", *known] if known else []


def _periode(found: Verkenning) -> list[str]:
    lines = ["", "periode:"]
    if found.periode:
        lines.append(f"  kolom: {_q(found.periode)}")
    elif found.in_kop:
        lines.append("  in_kop: true")
    else:
        lines += ["  # Het programma vond geen jaar. Vul in waar de cijfers over gaan, zoals 2025.", "  vast:"]
    if found.periode_soort:
        lines += [
            "  # In het bestand staan verschillende soorten perioden. Alleen deze worden gelezen.",
            f"  soort: {found.periode_soort}",
        ]
    return lines


def _reeks(found: Verkenning) -> list[str]:
    if found.reeks is None:
        return []
    whole = next((t for t in found.reeksen if t.casefold() in ("totaal", "alle", "alles")), found.reeksen[0])
    return [
        "",
        "# Een kolom die de cijfers verdeelt. Achter elke tekst staat hoe de reeks gaat heten.",
        "# Zijn het verschillende onderwerpen? Haal dit blok dan weg, en geef elke maat een eigen regel:",
        f"#   alleen_als: {{{_q(found.reeks)}: {_q(found.reeksen[0])}}}",
        "reeks:",
        f"  kolom: {_q(found.reeks)}",
        "  namen:",
        *(f"    {_q(t)}: {_q(t[:1].lower() + t[1:])}" for t in found.reeksen),
        "  # Welke reeks noemt de briefing het eerst?",
        f"  hoofd: {_q(whole)}",
    ]


def _ontbreekt(found: Verkenning) -> list[str]:
    lines = [
        "",
        "# Welke teksten betekenen dat er geen cijfer is, en waarom? Een leeg vak is: ontbreekt.",
        "# Kies uit: ontbreekt, niet_geleverd, onderdrukt, bestaat_niet, nog_niet_gepubliceerd.",
    ]
    if not found.ontbreekt:
        return [*lines, "ontbreekt: {}"]
    return [*lines, "ontbreekt:", *(f"  {_q(t)}: {reason}" for t, reason in found.ontbreekt.items())]


def _maat(name: str, found: Verkenning, taken: set[str]) -> list[str]:
    id = sleutel_van(name)[:LANGSTE_MAAT].strip("_") if name else "cijfer"
    id = id if id[:1].isalpha() else f"m_{id}"[:LANGSTE_MAAT].strip("_")
    while id in taken:
        id = f"{id[: LANGSTE_MAAT - 2]}_{len(taken)}"
    taken.add(id)
    form = _vorm(name, found)
    decimals = found.decimalen.get(name, 0 if form == "aantal" else 1)
    tenth = "per 10.000" in name.casefold() or "per 10000" in name.casefold()
    return [
        f"  - id: {id}",
        *([f"    waarde: {_q(name)}"] if name else []),
        "    # aantal, aandeel (procent), promille, gemiddelde, mediaan of euro_per_inwoner",
        f"    vorm: {form}",
        *(["    # Het bestand geeft het cijfer per 10.000. Zo wordt het per 1.000.", "    keer: 0,1"] if tenth else []),
        "    # Bij een aandeel of gemiddelde: in welke kolom staat over hoeveel mensen het gaat?",
        "    # noemer: n",
        "    # personen of iets_anders. Kleine aantallen personen worden niet getoond.",
        f"    telt: {'iets_anders' if form == 'aantal' and decimals else 'personen'}",
        "    # stand (op één dag) of stroom (over een hele periode)",
        "    meting:",
        "    # laatste (de laatste periode van een jaar telt) of som (alle perioden van een jaar samen)",
        "    per_jaar: laatste",
        f"    decimalen: {decimals}",
        f"    titel: {_q(name) if name else ''}".rstrip(),
        "    vraag:",
        "    omschrijving:",
        f"    eenheid: {'procent' if form == 'aandeel' else ''}".rstrip(),
        "    # geld, gebruik, wachten of omgeving",
        "    soort:",
        "    # jeugd, wmo, participatie of breed",
        "    wet:",
        "    # Een lijst, zoals [opgroeien]. Alle opgaven: sociaal-domein opgave lijst",
        "    opgaven:",
        "    # Eén zin met {gemeente}, {cijfer} en {jaar}.",
        "    zin:",
        "    zegt_niet:",
        "    # Zonder koppeling komt dit cijfer niet in een dossier en niet in een briefing.",
        "    # Haal de hekjes weg en pas aan.",
        "    # Welke waarde raakt dit cijfer? Alle waarden: sociaal-domein waarde lijst",
        "    # koppelingen:",
        "    #   - waarde: nabijheid",
        "    #     lijn: begrip",
        "    #     leest_als: Wat dit cijfer over deze waarde laat zien.",
        "    #     zegt_niet: Wat het over deze waarde niet zegt.",
        "    #     vraag:",
        "    #       soort: aanpak",
        '    #       tekst: "In {jaar} was dit {cijfer} in {gemeente}. Wat doet de gemeente hieraan?"',
    ]


def _vorm(name: str, found: Verkenning) -> str:
    """Guess what kind of figure a column holds, from its heading and its cells."""
    words = name.casefold()
    if "%" in words or "procent" in words or words.startswith(("percentage", "aandeel")) or name in found.procent:
        return "aandeel"
    if "gemiddeld" in words:
        return "gemiddelde"
    if "mediaan" in words:
        return "mediaan"
    return "promille" if "per 1" in words else "aantal"
