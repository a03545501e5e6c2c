"""Take a case back: out of the register, the store and what was made with it, and prove it by a search.

The order is such that a withdrawal that was cut off can simply be given again. The case file holds the words to look
for, so it goes last; nothing is moved aside and nothing is copied. What is removed before it can all be made again. A
store is removed as a whole: from a DuckDB file rows can be deleted, but their bytes stay until something is written
over them.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sociaal_domein import paden
from sociaal_domein.casuistiek.keuring import casusmap
from sociaal_domein.casuistiek.sporen import Ondoorzoekbaar, Sporen
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import lijkt_op
from sociaal_domein.register.yamlboom import ontleed
from sociaal_domein.taal import os_fout

GEHEUGEN = "keuring.json"
_BRIEFING = re.compile(r"\.?briefing-[^/]*\.(html|docx|pdf|md)(\.\d+\.(nieuw|oud))?")
_VAN_ONS = b'<meta name="sociaal-domein"'
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
    gesloten : list of Path
        Files of which not everything can be read.
    reeksen : int
        Number of runs of words that were looked for.
    in_git : bool
        The history of git holds the file of a case, or a briefing with it.
    bouwfout : SociaalDomeinFout or None
        Why the store could not be made anew; it is gone.
    """

    home: Path
    ids: tuple[str, ...]
    weg: list[Path] = field(default_factory=list)
    gevonden: dict[Path, int] = field(default_factory=dict)
    doorzocht: int = 0
    gesloten: list[Path] = field(default_factory=list)
    reeksen: int = 0
    in_git: bool = False
    bouwfout: SociaalDomeinFout | None = None

    @property
    def code(self) -> int:
        """0 when nothing is left to do for the user, else 1."""
        return int(bool(self.gevonden) or self.in_git or self.bouwfout is not None)

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
            lines += [f"- {p.relative_to(self.home)}: {_plekken(n)}" for p, n in sorted(self.gevonden.items())]
            lines.append("Deze bestanden zijn van uzelf. Haal het verhaal eruit of gooi ze weg, en zoek zelf nog na.")
        if self.gesloten:
            lines += ["", "Hierin kan het programma niet zoeken. Kijk zelf:", *self._namen(self.gesloten)]
        if self.in_git:
            lines += ["", "De geschiedenis van git bewaart deze casus nog, of een briefing ermee.", _GIT_RAAD]
        if self.bouwfout is not None:
            lines += ["", "De oude opslag is weg. Een nieuwe maken lukt nu niet:", str(self.bouwfout)]
        return "\n".join([*lines, "", BUITEN_BEREIK])

    def _namen(self, files: list[Path]) -> list[str]:
        return [f"- {p.relative_to(self.home)}" for p in files]


_GIT_RAAD = (
    "Vraag wie deze git-map beheert om de geschiedenis te herschrijven (met git filter-repo), en dat overal te doen "
    "waar een kopie staat."
)


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
        _weiger_in_git(home, file)
    done.in_git = _in_geschiedenis(home, list(files.values()))
    traces = _sporen(home, list(files.values()))
    done.reeksen = len(traces.reeksen)
    for path in _opslag(home):
        _weg(path, done)
    made = [p for p in _bestanden(home) if _kan_opnieuw(home, p) and _staat_in(traces, p)]
    done.in_git |= _in_geschiedenis(home, made)
    for path in made:
        _weg(path, done)
    for id, file in files.items():
        for path in _resten(file, id):
            _weg(path, done)
    for file in files.values():
        _weg(file, done)
    _bouw(home, done)
    for path in _bestanden(home):
        try:
            count = traces.zoek(path)
        except Ondoorzoekbaar:
            done.gesloten.append(path)
            continue
        done.doorzocht += 1
        if count:
            done.gevonden[path] = count
    return done


def _sporen(home: Path, files: list[Path]) -> Sporen:
    """Return the words that are of these cases only: what another case says too is no trace of them."""
    traces = Sporen.van(text for file in files for text in teksten_van_casus(file))
    for other in sorted(casusmap(home).glob("*.yaml")):
        if other not in files and other.is_file():
            traces = traces.eigen(Sporen.van([*teksten_van_casus(other), *_regels(_lees(other))]))
    return traces


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
    known = sorted(p.stem for p in folder.glob("*.yaml") if not p.name.startswith("."))
    if id not in known:
        near = lijkt_op(id, known)
        raise SociaalDomeinFout(
            f'Er is geen casus met de id "{id}" in deze werkmap. Er is niets weggehaald.',
            waar=str(folder),
            doe=(f"Bedoelt u {near}? " if near else "")
            + "Brak een eerdere intrekking hier af? Dan zijn de casus en de opslag al weg, en maakt bouw een nieuwe: "
            "sociaal-domein bouw",
        )
    file = folder / f"{id}.yaml"
    if file.is_symlink():
        raise SociaalDomeinFout(
            "Deze casus is een verwijzing naar een bestand ergens anders. Er is niets weggehaald.",
            waar=str(file),
            doe="Zet het bestand zelf in deze map, en trek de casus dan opnieuw in.",
        )
    return file


def _weiger_in_git(home: Path, file: Path) -> None:
    name = file.relative_to(home).as_posix()
    if _heeft_git(home) and _git(home, "ls-files", "--", name):
        raise SociaalDomeinFout(
            "Git houdt deze casus bij. Wat in git staat, blijft in de geschiedenis, ook na wissen. Er is niets "
            "weggehaald.",
            waar=name,
            doe=f'Haal de casus eerst uit git: git rm --cached "{name}" en daarna git commit. {_GIT_RAAD} '
            'Zet "eigen/" in .gitignore en trek de casus dan opnieuw in.',
        )


def _in_geschiedenis(home: Path, files: list[Path]) -> bool:
    names = [file.relative_to(home).as_posix() for file in files]
    return bool(names) and _heeft_git(home) and bool(_git(home, "log", "--all", "--format=%h", "-n", "1", "--", *names))


def _heeft_git(home: Path) -> bool:
    return any((folder / ".git").exists() for folder in (home, *home.parents))


def _git(home: Path, *args: str) -> str:
    env = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    try:
        ran = subprocess.run(["git", "-C", str(home), *args], capture_output=True, text=True, env=env, check=False)
        failed = ran.returncode != 0
    except OSError:
        failed = True
    if failed:
        raise SociaalDomeinFout(
            "Het is niet na te gaan of git deze casus bijhoudt. Er is niets weggehaald.",
            waar=str(home),
            doe="Kijk of git werkt in deze map: git status. Trek de casus daarna opnieuw in.",
        )
    return ran.stdout.strip()


def _opslag(home: Path) -> Iterator[Path]:
    """Yield what was built from the cases: every store, what builds left beside it, and the memory of the keuring."""
    store = paden.opslagpad(home)
    for folder in (store.parent, store.parent / "standen"):
        for path in sorted(folder.glob("*")) + sorted(folder.glob(".*")):
            if ".duckdb" in path.name or path.name.lstrip(".").startswith(GEHEUGEN):
                yield path


def _bestanden(home: Path) -> list[Path]:
    found = []
    for folder, inside, names in os.walk(home):
        # A folder elsewhere is not gone into; as a file it cannot be read, and so it is named.
        found += [Path(folder) / name for name in (*names, *inside)]
    return sorted(p for p in found if p.is_symlink() or p.is_file())


def _resten(file: Path, id: str) -> list[Path]:
    """Return what editors and a write that was cut off leave beside a case."""
    name = re.escape(id)
    pattern = re.compile(
        rf"{name}\.ya?ml(~|[.~].*)|{name}\.(bak|old|orig|tmp|txt~)|\.{name}\.ya?ml\..*|#{name}\.ya?ml#|\.#{name}\.ya?ml"
    )
    return sorted(p for p in file.parent.iterdir() if pattern.fullmatch(p.name))


def _kan_opnieuw(home: Path, path: Path) -> bool:
    """Whether the programme made a file and can make it again: a briefing, or its meeting card."""
    if path.parent == home / "uitvoer" and _BRIEFING.fullmatch(path.name):
        return True
    try:
        with path.open("rb") as opened:
            return path.suffix in (".html", ".md") and _VAN_ONS in opened.read(1_000_000)
    except OSError:
        return False


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
