"""The summary after a refresh, in plain Dutch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sociaal_domein.bronnen.opgehaald import Opgehaald
from sociaal_domein.bronnen.verslag import REDENEN
from sociaal_domein.taal import datum, getal, opsomming
from sociaal_domein.ververs.loop import Tabelstand, Uitkomst
from sociaal_domein.ververs.momentopnemen import Bronuitslag
from sociaal_domein.ververs.voorraad import leeftijd

ONBEKEND = "niets nieuws gevonden, maar niet elke tabel is nagegaan."


def tekst(uitkomst: Uitkomst) -> str:
    """Return the summary: per source what is new, what was set aside and what to do next."""
    lines: list[str] = []
    for source, tables in uitkomst.tabellen.items():
        lines += [f"{source}: {_kop(uitkomst, source, tables)}"]
        lines += [f"  {line}" for table in tables for line in _tabel(uitkomst, table)]
        if made := uitkomst.bronnen.get(source):
            lines += [f"  {line}" for line in _bron(made)]
        if error := uitkomst.fouten.get(source):
            lines += ["  Niet gelukt. Wat u had, staat er nog.", *_fout(str(error))]
        lines.append("")
    if not uitkomst.tabellen:
        lines += ["Er is niets om op te halen.", ""]
    return "\n".join([*lines, *_verder(uitkomst)])


def _kop(uitkomst: Uitkomst, bron: str, tabellen: list[Tabelstand]) -> str:
    new = [t.tabel.id for t in tabellen if t.stand == "nieuw"]
    if uitkomst.keuze.droog:
        if new:
            return f"{_tabellen(len(new))} op te halen."
        return "niets nieuws bij de uitgever." if all(map(_gevraagd, tabellen)) else ONBEKEND
    if bron in uitkomst.bronnen:
        years = uitkomst.bronnen[bron].jaren
        return f"een nieuwe momentopname, met nieuwe cijfers van {opsomming(str(y) for y in _kort(years))}."
    if bron in uitkomst.fouten:
        return "geen nieuwe momentopname."
    if new:
        return "opnieuw opgehaald, maar de cijfers zijn dezelfde."
    if uitkomst.keuze.offline:
        return "niets gevraagd; dit is er eerder opgehaald."
    return "niets nieuws." if all(map(_gevraagd, tabellen)) else ONBEKEND


def _gevraagd(stand: Tabelstand) -> bool:
    """Whether we know how the table stands."""
    return stand.stand not in ("mislukt", "overgeslagen")


def _kort(jaren: object) -> list[int]:
    years = sorted(set(jaren))  # type: ignore[call-overload]
    return years if len(years) <= 6 else [*years[:1], *years[-4:]]


def _tabellen(aantal: int) -> str:
    return "1 tabel" if aantal == 1 else f"{getal(aantal)} tabellen"


def _tabel(uitkomst: Uitkomst, stand: Tabelstand) -> Iterator[str]:
    name = f"{stand.tabel.id} ({stand.tabel.reeks.naam}{f' {stand.tabel.jaar}' if stand.tabel.jaar else ''})"
    match stand.stand:
        case "nieuw" if uitkomst.keuze.droog:
            before = stand.vorige
            yield f"{name}: veranderd sinds {_moment(before)}." if before else f"{name}: nog niet eerder opgehaald."
        case "nieuw" if stand.opgehaald is not None:
            got = stand.opgehaald
            yield f"{name}: {getal(got.rijen)} rijen opgehaald, volgens de uitgever gewijzigd op {_dag(got.gewijzigd)}."
            yield from _anders(stand.vorige, got)
            yield from (f"  Let op: {note}" for note in got.meldingen)
        case "ongewijzigd":
            yield f"{name}: niet veranderd sinds {_moment(stand.vorige)}."
        case "bewaard" if stand.opgehaald is not None:
            age = leeftijd(stand.opgehaald.opgehaald_op, uitkomst.nu)
            yield f"{name}: {age}, opgehaald op {_moment(stand.opgehaald)}."
        case "niet opgehaald":
            yield f"{name}: nog nooit opgehaald."
        case "overgeslagen":
            yield f"{name}: niet gevraagd, want de uitgever is niet bereikbaar."
        case "mislukt":
            yield f"{name}: ophalen niet gelukt."
            if stand.fout is not None:
                yield from (line[2:] for line in _fout(str(stand.fout)))


def _dag(moment: str) -> str:
    """Return the day in words; as the publisher wrote it when that is no date."""
    try:
        return datum(date.fromisoformat(moment[:10]))
    except ValueError:
        return moment[:10]


def _moment(tabel: Opgehaald | None) -> str:
    return datum(tabel.opgehaald_op.date()) if tabel is not None else "onbekend"


def _anders(before: Opgehaald | None, now: Opgehaald) -> Iterator[str]:
    """Say which columns the publisher added, dropped or gave another number."""
    if before is None:
        return
    had, has = {m.stam: m.kolom for m in before.maten}, {m.stam: m.kolom for m in now.maten}
    if added := sorted(has.keys() - had.keys()):
        yield f"  De uitgever heeft kolommen erbij: {opsomming(added)}."
    if gone := sorted(had.keys() - has.keys()):
        yield f"  De uitgever heeft kolommen weggehaald of hernoemd: {opsomming(gone)}."
    if any(had[stem] != has[stem] for stem in had.keys() & has.keys()):
        yield "  De volgnummers van kolommen zijn verschoven; wij kijken naar de naam ervoor."
    if before.rijen != now.rijen:
        yield f"  Eerst waren het {getal(before.rijen)} rijen."


def _bron(made: Bronuitslag) -> Iterator[str]:
    for table in made.tabellen:
        kept = f"; {getal(table.overgenomen)} rijen van eerder blijven" if table.overgenomen else ""
        yield f"{table.naam}: {getal(table.nieuw)} nieuwe rijen (in plaats van {getal(table.vervangen)}){kept}."
        for reason, count in sorted(table.apart.items(), key=lambda item: (-item[1], item[0])):
            yield f"  Apart gezet: {getal(count)} keer {REDENEN.get(reason, reason)}."
    yield from (f"Let op: {note}" for note in made.meldingen)
    for error in made.geweigerd:
        yield from (f"Overgeslagen: {line}" if i == 0 else line for i, line in enumerate(str(error).split("\n")))
    found = [v for v in made.oordelen.oordelen if not v.goed and v.ernst == "waarschuwing"]
    if found:
        many = "1 waarschuwing" if len(found) == 1 else f"{getal(len(found))} waarschuwingen"
        yield f"Bij de keuring: {many}. Bekijk met: sociaal-domein controleer {made.bron}"


def _fout(text: str) -> list[str]:
    return [f"    {line.strip()}" for line in text.split("\n")]


def _verder(uitkomst: Uitkomst) -> list[str]:
    if uitkomst.keuze.droog:
        return ["Dit was een proef: er is niets geschreven. Laat --droog weg om te verversen."]
    if uitkomst.bronnen:
        return [
            "Wat u nu kunt doen:",
            "  sociaal-domein bouw        de cijfers opnieuw berekenen",
            "  sociaal-domein verschil    zien wat er is veranderd, en waarom",
        ]
    if uitkomst.keuze.offline and not any(s.opgehaald for items in uitkomst.tabellen.values() for s in items):
        return ["Er is nog niets opgehaald. Laat --offline weg om bij de uitgever te vragen."]
    return []
