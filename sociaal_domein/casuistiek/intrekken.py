"""Take a case back: out of the register, the store and what was made with it, and prove it by a search.

The order is such that a withdrawal that was cut off can simply be given again. The case file holds the words to look
for, so it goes last; nothing is moved aside and nothing is copied. What is removed before it can all be made again. A
store is removed as a whole: from a DuckDB file rows can be deleted, but their bytes stay until something is written
over them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sociaal_domein import paden
from sociaal_domein.casuistiek.gitsporen import GIT_RAAD, in_geschiedenis, weiger_in_git
from sociaal_domein.casuistiek.keuring import casusbestanden, casusmap, noembaar
from sociaal_domein.casuistiek.sporen import Sporen
from sociaal_domein.casuistiek.verpakt import Ondoorzoekbaar
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import lijkt_op
from sociaal_domein.proces import leeft
from sociaal_domein.register.yamlboom import ontleed
from sociaal_domein.taal import os_fout

GEHEUGEN = "keuring.json"
ZIN = 3  # runs in common, so seven words in a row: less is how people write
EIGEN = 0.2  # with a smaller share of its own, a case is a copy of what stays: then every word is looked for
_HALF = re.compile(r"\.briefing-[^/]*\.(html|docx|pdf|md)\.\d+\.nieuw")
_IMPORT = re.compile(r"\.lees-(\d+)")
# Fields in which many cases say the same.
_NIET_EIGEN = {"toestemming", "vrijgave", "bevestigd", "bron", "loketten"}
_UITLEG = re.compile(r"\s*(?:#|(?:-\s+)?(?:wie|hoe|rol|toestemming|vrijgave|bevestigd|bron|loketten)\s*:)")
_SLEUTEL = re.compile(r"^\s*(?:-\s+)*(?:[a-z_]+\s*:)?\s*[>|]?[-+]?\s*")
BUITEN_BEREIK = (
    "Dit kan het programma niet bereiken:\n"
    "- reservekopieën, en oude versies in een gedeelde of gesynchroniseerde map;\n"
    "- kopieën buiten deze werkmap, ook op andere computers;\n"
    "- briefings die al zijn verstuurd, gedeeld of afgedrukt;\n"
    "- wat de schijf zelf nog vasthoudt van een gewist bestand;\n"
    "- hetzelfde verhaal in andere woorden, op een foto of in een scan.\n"
    "Vraag wie deze heeft om ze weg te gooien."
)


@dataclass
class Intrekking:
    """What a withdrawal did and found.

    Attributes
    ----------
    ids : tuple of str
    weg : list of Path
        Files that were removed.
    gevonden : dict of Path to int
        Files that still hold the words, and at how many places.
    doorzocht : int
        Number of files that were read.
    anderen : dict of Path to int
        Other cases with the same words; perhaps the same story.
    opnieuw : dict of Path to int
        Files that the programme made anew, from files of the user that still hold the words.
    gesloten : list of Path
        Files of which not everything can be read.
    reeksen : int
        Number of runs of words that were looked for.
    in_git : bool
        The history of git holds the file of a case, or a briefing with it.
    elders : list of Path
        Stores outside the working folder, to which a link stood where the store stands.
    briefings : bool
        A briefing was removed.
    bouwfout : SociaalDomeinFout or None
        Why the store could not be made anew; it is gone.
    """

    home: Path
    ids: tuple[str, ...]
    weg: list[Path] = field(default_factory=list)
    gevonden: dict[Path, int] = field(default_factory=dict)
    anderen: dict[Path, int] = field(default_factory=dict)
    opnieuw: dict[Path, int] = field(default_factory=dict)
    doorzocht: int = 0
    gesloten: list[Path] = field(default_factory=list)
    reeksen: int = 0
    in_git: bool = False
    elders: list[Path] = field(default_factory=list)
    briefings: bool = False
    bouwfout: SociaalDomeinFout | None = None

    @property
    def code(self) -> int:
        """0 when nothing is left to do for the user, else 1."""
        left = self.gevonden or self.anderen or self.opnieuw or self.elders
        return int(bool(left) or self.in_git or self.bouwfout is not None)

    def tekst(self) -> str:
        """Say what was done and found, without a word of the case."""
        lines = [f"Ingetrokken: {', '.join(self.ids)}", "", "Weggehaald:", *self._namen(self.weg), ""]
        if self.reeksen:
            lines.append(
                f"Gezocht naar de woorden van de casus: {_plekken(sum(self.gevonden.values()))} gevonden in "
                f"{self.doorzocht} bestanden van deze werkmap."
            )
        else:
            lines.append("In de casus stonden te weinig woorden om naar te zoeken.")
        if self.gevonden:
            lines += [f"- {self._naam(p)}: {_plekken(n)}" for p, n in sorted(self.gevonden.items())]
            lines.append("Deze bestanden zijn van uzelf. Haal het verhaal eruit of gooi ze weg, en zoek zelf nog na.")
        if self.anderen:
            lines += ["", "Andere casussen met dezelfde woorden. Kijk of het hetzelfde verhaal is."]
            lines += [f"- {self._casus(p)}: {_plekken(n)}" for p, n in sorted(self.anderen.items())]
        if self.opnieuw:
            lines += ["", "Dit is gemaakt uit uw bestanden. Haal daar eerst de woorden weg. Dan: sociaal-domein bouw"]
            lines += [f"- {self._naam(p)}: {_plekken(n)}" for p, n in sorted(self.opnieuw.items())]
        if self.elders:
            lines += ["", "De opslag stond buiten deze werkmap. Gooi zelf weg:", *(f"- {p}" for p in self.elders)]
        if self.gesloten:
            lines += ["", "Hierin kan het programma niet zoeken. Kijk zelf:", *self._namen(self.gesloten)]
        if self.in_git:
            lines += ["", "De geschiedenis van git bewaart deze casus nog, of een briefing ermee.", GIT_RAAD]
        if self.bouwfout is not None:
            lines += ["", "De oude opslag is weg. Een nieuwe maken lukt nu niet:", str(self.bouwfout)]
        lines += ["", BUITEN_BEREIK]
        if self.briefings:
            lines += ["", "Maak de briefings opnieuw, bijvoorbeeld: sociaal-domein briefing"]
        return "\n".join(lines)

    def _casus(self, file: Path) -> str:
        number = sum(other <= file for other in casusbestanden(self.home))
        return self._naam(file) if noembaar(file) else f"casus {number} op alfabet"

    def _namen(self, files: list[Path]) -> list[str]:
        return [f"- {self._naam(p)}" for p in files]

    def _naam(self, file: Path) -> str:
        name = str(file.relative_to(self.home))
        return f"{name} (een verwijzing naar {file.resolve()})" if file.is_symlink() else name


def trek_in(home: Path, ids: Sequence[str]) -> Intrekking:
    """Take cases back, wherever the working folder holds them, and search what is left.

    Parameters
    ----------
    home : Path
        The working folder.
    ids : sequence of str
        Cases with a file in ``eigen/casussen``; the file may be damaged.

    Raises
    ------
    SociaalDomeinFout
        There is no such case, git tracks it, or a file cannot be removed. Nothing that cannot be made again is gone.
    """
    files = {id: _casusbestand(home, id) for id in ids}
    done = Intrekking(home, tuple(ids))
    for file in files.values():
        weiger_in_git(home, file)
    done.in_git = in_geschiedenis(list(files.values()))
    whole, own, alike = _sporen(home, list(files.values()))
    traces = own if len(own.reeksen) >= EIGEN * len(whole.reeksen) else whole
    done.reeksen = len(whole.reeksen)
    for path in _opslag(home):
        if path.is_symlink() and path.exists():
            done.elders.append(path.resolve())
        _weg(path, done)
    made = [p for p in _bestanden(home) if _kan_opnieuw(home, p) and _staat_in(traces, p)]
    done.in_git |= in_geschiedenis(made)
    done.briefings = bool(made)
    for path in made:
        _weg(path, done)
    for id, file in files.items():
        for path in _resten(file, id):
            _weg(path, done)
    _ruim_import_op(home, done)
    for file in files.values():
        _weg(file, done)
    _bouw(home, done)
    cases, built = set(casusbestanden(home)), paden.opslagpad(home).parent
    for path in _bestanden(home):
        sought, found = traces, done.gevonden
        if path in cases:
            sought, found = whole if path in alike else own, done.anderen
        elif path.is_relative_to(built) and not path.is_symlink():
            sought, found = own, done.opnieuw
        try:
            count = sought.zoek(path)
        except Ondoorzoekbaar:
            done.gesloten.append(path)
            continue
        done.doorzocht += 1
        if count:
            found[path] = count
    return done


def trek_elk_in(home: Path, ids: Sequence[str]) -> tuple[list[Intrekking], dict[str, SociaalDomeinFout]]:
    """Take back every case that can be, and say of the others why not.

    Parameters
    ----------
    home : Path
    ids : sequence of str

    Returns
    -------
    tuple of list of Intrekking and dict of str to SociaalDomeinFout
        What was done, and by id what stood in the way.
    """
    done: list[Intrekking] = []
    refused: dict[str, SociaalDomeinFout] = {}
    able = []
    for id in ids:
        try:
            weiger_in_git(home, _casusbestand(home, id))
            able.append(id)
        except SociaalDomeinFout as error:
            refused[id] = error
    try:
        return ([trek_in(home, able)] if able else []), refused
    except SociaalDomeinFout:
        # Something stands in the way of one of them; by itself each goes as far as it can.
        for id in able:
            try:
                done.append(trek_in(home, [id]))
            except SociaalDomeinFout as error:
                refused[id] = error
    return done, refused


def _sporen(home: Path, files: list[Path]) -> tuple[Sporen, Sporen, set[Path]]:
    """Return the words of these cases, those that no other case says, and the cases that say a sentence of them.

    What the package says itself, as in the published cases, is left out of all.
    """
    whole = Sporen.van(text for file in files for text in teksten_van_casus(file))
    package = [*(paden.datamap() / "register").rglob("*.yaml"), *paden.pipelinesmap().rglob("*.yml")]
    for text in package:
        whole = whole.zonder(Sporen.van(_regels(_lees(text))))
    own, alike = whole, set()
    for other in sorted(casusmap(home).glob("*.yaml")):
        if other not in files and other.is_file():
            with suppress(SociaalDomeinFout):  # one that cannot be read takes nothing away
                said = Sporen.van([*teksten_van_casus(other), *_regels(_lees(other))])
                own = own.zonder(said)
                if len(whole.reeksen & said.reeksen) >= ZIN:
                    alike.add(other)
    return whole, own, alike


def teksten_van_casus(bestand: Path) -> list[str]:
    """Return what a person wrote in a case file; of a damaged one every line that is no explanation."""
    raw = _lees(bestand)
    try:
        return list(_teksten(ontleed(raw, bestand).inhoud))
    except SociaalDomeinFout:
        return _regels(raw)


def _lees(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError as error:
        raise SociaalDomeinFout(
            f"Deze casus kan niet gelezen worden. {os_fout(error)} Er is niets weggehaald.",
            waar=str(file),
            doe="Kijk of u dit bestand mag lezen.",
        ) from None


def _regels(raw: str) -> list[str]:
    """Return the words of a file as they stand: line by line, and lines together, for a sentence may run on."""
    lines = [_SLEUTEL.sub("", line) for line in raw.splitlines() if not _UITLEG.match(line)]
    return [" ".join(lines), *lines]


def _teksten(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for key, value in part.items():
            if key not in _NIET_EIGEN:
                yield from _teksten(value)
    elif isinstance(part, list):
        for value in part:
            yield from _teksten(value)


def _casusbestand(home: Path, id: str) -> Path:
    folder = casusmap(home)
    if not folder.resolve().is_relative_to(home.resolve()):
        raise SociaalDomeinFout(
            "De map met casussen staat buiten deze werkmap. Er is niets weggehaald.",
            waar=f"{folder} (een verwijzing naar {folder.resolve()})",
            doe="Zet de map zelf in de werkmap, in plaats van een verwijzing, en trek de casus dan opnieuw in. "
            "Kijk ook wie er nog bij de map daarbuiten kan.",
        )
    known = sorted(p.stem for p in folder.glob("*.yaml") if not p.name.startswith("."))
    if id not in known:
        near = lijkt_op(id, [name for name in known if noembaar(folder / f"{name}.yaml")])
        raise SociaalDomeinFout(
            f'Er is geen casus met de id "{id}" in deze werkmap. Er is niets weggehaald.',
            waar=str(folder),
            doe=(f"Bedoelt u {near}? " if near else "")
            + "Brak een eerdere intrekking hier af? Dan zijn de casus en de opslag al weg. Zoek dan zelf met een paar "
            "woorden van de casus in alle bestanden van deze werkmap, en maak de opslag opnieuw: sociaal-domein bouw",
        )
    file = folder / f"{id}.yaml"
    if file.is_symlink():
        raise SociaalDomeinFout(
            "Deze casus is een verwijzing naar een bestand ergens anders. Er is niets weggehaald.",
            waar=str(file),
            doe="Zet het bestand zelf in deze map, en trek de casus dan opnieuw in.",
        )
    return file


def _opslag(home: Path) -> Iterator[Path]:
    """Yield what is made again: stores, what builds left beside them, the memory of the keuring, the search index."""
    store = paden.opslagpad(home)
    for folder in (store.parent, store.parent / "standen"):
        for path in sorted(folder.glob("*")) + sorted(folder.glob(".*")):
            if ".duckdb" in path.name or path.name.lstrip(".").startswith(GEHEUGEN):
                yield path
    yield from sorted(p for p in (store.parent / "zoeken").rglob("*") if p.is_file())


def _bestanden(home: Path) -> list[Path]:
    # A folder elsewhere is not gone into; as a file it cannot be read, and so it is named.
    found = [Path(folder) / name for folder, inside, names in os.walk(home) for name in (*names, *inside)]
    return sorted(p for p in found if p.is_symlink() or p.is_file())


def _resten(file: Path, id: str) -> list[Path]:
    """Return what editors and a write that was cut off leave beside a case."""
    name = re.escape(id)
    pattern = re.compile(
        rf"{name}\.ya?ml(~|[.~].*)|{name}\.(bak|old|orig|tmp|txt~)|\.{name}\.ya?ml\..*|#{name}\.ya?ml#|\.#{name}\.ya?ml"
    )
    # What a link leads to stays, so the link stays too, and the search names both.
    return sorted(p for p in file.parent.iterdir() if pattern.fullmatch(p.name) and not (p.is_symlink() and p.exists()))


def _ruim_import_op(home: Path, done: Intrekking) -> None:
    """Remove what an import that was killed left behind."""
    for folder in sorted(casusmap(home).glob(".lees-*")):
        found = _IMPORT.fullmatch(folder.name)
        if found and folder.is_dir() and not folder.is_symlink() and not leeft(found[1]):
            for path in sorted(folder.iterdir()):
                _weg(path, done)
            with suppress(OSError):
                folder.rmdir()


def _kan_opnieuw(home: Path, path: Path) -> bool:
    """Whether the programme made a file and can make it again: a briefing, or its meeting card, that says so."""
    from sociaal_domein.verschil.herkomstblok import zoek_blok

    if path.parent != home / "uitvoer" or path.is_symlink():
        return False
    return bool(_HALF.fullmatch(path.name)) or zoek_blok(path) is not None


def _staat_in(traces: Sporen, path: Path) -> bool:
    try:
        return traces.zoek(path) > 0
    except Ondoorzoekbaar:
        return False


def _weg(path: Path, done: Intrekking) -> None:
    try:
        path.unlink()
    except FileNotFoundError:
        return
    except OSError as error:
        raise SociaalDomeinFout(
            f"Een bestand kan niet worden weggehaald. De casus is nog niet helemaal weg. {os_fout(error)}",
            waar=str(path),
            doe="Sluit andere programma's die dit bestand gebruiken, en geef dezelfde opdracht opnieuw.",
        ) from None
    done.weg.append(path)


def _bouw(home: Path, done: Intrekking) -> None:
    from sociaal_domein.motor.bouw import bouw

    try:
        bouw(home)
    except SociaalDomeinFout as error:
        done.bouwfout = error


def _plekken(count: int) -> str:
    return "1 plek" if count == 1 else f"{count} plekken"
