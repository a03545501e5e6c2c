"""``casus controleer``: what the guard thinks of cases and documents, with the places and never the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sociaal_domein.casuistiek.documenten import niet_gelezen, stukken_van
from sociaal_domein.casuistiek.keuring import (
    DOE_ANDER,
    GEEN_CASUS,
    Oordeel,
    andere_bestanden,
    beoordeel,
    casusbestanden,
    casusmap,
    leesbare_tekst,
    naam_van,
    naam_van_ander,
    noembaar,
    records_van,
)
from sociaal_domein.casuistiek.lezen import lees_casusbestand, naamstuk, wijst_naar_niets
from sociaal_domein.casuistiek.stukken import bekijk, zonder_tekst
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register.casussen import Casus
from sociaal_domein.taal import voor_opdracht

CASUS = (".yaml", ".yml")
IN_ORDE = "  Goed. De wacht vond niets waaraan iemand te herkennen is. Lees zelf ook nog een keer."
GOED, NIET_KLAAR, GEWEIGERD = 0, 1, 2  # exit codes


@dataclass(frozen=True)
class Nagekeken:
    """What was found in all files together.

    Attributes
    ----------
    tekst : str
        For the reader; nothing of what was written is in it.
    code : int
        0 nothing found, 1 something is still open, 2 something is refused or wrong.
    """

    tekst: str
    code: int


def kijk_na(home: Path | None, bestanden: Sequence[Path] = ()) -> Nagekeken:
    """Let the guard read files; nothing is stored.

    Parameters
    ----------
    home : Path or None
        The working folder; a case can be judged without, but not what it refers to.
    bestanden : sequence of Path
        Cases (``.yaml``) or documents. Without any: all cases of the working folder.

    Raises
    ------
    SociaalDomeinFout
        A file cannot be read, or the extra that recognises names is not installed.
    """
    files = list(bestanden) or casusbestanden(home)
    others = [] if bestanden or home is None else andere_bestanden(home)
    if not files and not others:
        where = f"in {casusmap(home)}" if home else "hier"
        return Nagekeken(f"Er staat nog geen casus {where}. Begin met: sociaal-domein casus nieuw", GOED)
    results = [_een(home, file, number) for number, file in enumerate(files, start=1)]
    results += [_ander(home, file, number) for number, file in enumerate(others, start=1) if home is not None]
    return Nagekeken("\n".join(line for lines, _ in results for line in lines), max(code for _, code in results))


def _een(home: Path | None, file: Path, number: int) -> tuple[list[str], int]:
    with zonder_tekst(file):
        if file.suffix.casefold() in CASUS:
            return _casus(home, file, number)
        return _document(file)


def _ander(home: Path, file: Path, number: int) -> tuple[list[str], int]:
    """Judge what stands among the cases and is none: never good, whatever the guard finds."""
    head = [str(casusmap(home) / naam_van_ander(home, file, number)), f"  {GEEN_CASUS} {DOE_ANDER}"]
    try:
        with zonder_tekst(file):
            is_case = file.suffix.casefold() in CASUS
            pieces = lees_casusbestand(file).stukken if is_case else [naamstuk(file), *stukken_van(file)]
            found = bekijk(pieces)
    except SociaalDomeinFout as problem:
        return [*head, f"  {problem.wat}"], NIET_KLAAR
    refused = any(one.niveau == "weiger" for one in found)
    return head + [f"    {one.zin}" for one in found], GEWEIGERD if refused else NIET_KLAAR


def _casus(home: Path | None, file: Path, number: int) -> tuple[list[str], int]:
    try:
        text = leesbare_tekst(file, number)
    except SociaalDomeinFout as problem:
        return str(problem).splitlines(), GEWEIGERD
    read = lees_casusbestand(file, text)
    verdict = beoordeel(read)
    if verdict.geweigerd:
        head = [naam_van(verdict, number), "  Geweigerd. Er is niets van bewaard. Haal dit weg of schrijf het anders:"]
        wrong = [f"  {read.fout.wat}"] if read.fout else []
        return head + [f"    {found.zin}" for found in verdict.geweigerd] + wrong + [*_vragen(verdict)], GEWEIGERD
    error = read.fout or (wijst_naar_niets(read, records_van(home)) if home else None)
    if error is not None:
        return [str(file), *(f"  {line}" for line in str(error).splitlines()), *_vragen(verdict)], GEWEIGERD
    if read.leeg:
        lines = ["  Nog niet klaar. Vul deze velden nog in:", *(f"    {place}" for place in read.leeg)]
        return [str(file), *lines, *_vragen(verdict)], NIET_KLAAR
    if verdict.open:
        return [str(file), *_vragen(verdict)], NIET_KLAAR
    return [str(file), IN_ORDE], GOED


def _vragen(verdict: Oordeel) -> Iterator[str]:
    if not verdict.open:
        return
    yield "  De wacht vraagt dit aan een mens:"
    fields = dict.fromkeys(found.veld for found in verdict.open)
    yield from (f"    {found.zin}" for found in verdict.open)
    if verdict.geweigerd or verdict.gelezen.casus is None:
        return
    yield "  Schrijf het anders. Of is echt niemand hieraan te herkennen? Geef dan, met uw eigen rol:"
    for field in fields:
        id = voor_opdracht(verdict.gelezen.id)
        yield f'    sociaal-domein casus bevestig {id} --veld {voor_opdracht(field)} --rol "jeugdconsulent"'


def _document(file: Path) -> tuple[list[str], int]:
    found = bekijk(stukken_van(file))
    unread = [f"  {text}"] if (text := niet_gelezen(file)) else []
    if not found:
        return [str(file), IN_ORDE, *unread], GOED
    refused = [f for f in found if f.niveau == "weiger"]
    asked = [f for f in found if f.niveau == "vraag"]
    lines = [str(file)]
    for title, part in (("Haal dit weg of schrijf het anders:", refused), ("Kijk hier zelf goed naar:", asked)):
        lines += [f"  {title}", *(f"    {f.zin}" for f in part)] if part else []
    return lines + unread, GEWEIGERD if refused else NIET_KLAAR


def eis_goedgekeurd(home: Path, id: str) -> tuple[Oordeel, Casus]:
    """Return a case that is whole and not refused, with its verdict; what is asked may stand open.

    Raises
    ------
    SociaalDomeinFout
        There is no such case, or it must be changed first.
    """
    from sociaal_domein.meldingen import raad

    files = {file.stem: file for file in casusbestanden(home)}
    if id not in files:
        raise SociaalDomeinFout(
            "Deze casus is er niet.",
            waar=str(casusmap(home)),
            doe=raad(id, [name for name, file in files.items() if noembaar(file)])
            if files
            else "Begin met: sociaal-domein casus nieuw",
        )
    file = files[id]
    with zonder_tekst(file):
        verdict = beoordeel(lees_casusbestand(file))
        error = wijst_naar_niets(verdict.gelezen, records_van(home))
    casus = verdict.gelezen.casus
    if casus is None or verdict.geweigerd or error:
        raise SociaalDomeinFout(
            "Deze casus is nog niet goed: er is iets leeg, fout of geweigerd.",
            waar=str(file) if not verdict.geweigerd else naam_van(verdict, list(files).index(id) + 1),
            doe="Kijk wat: sociaal-domein casus controleer",
        )
    return verdict, casus
