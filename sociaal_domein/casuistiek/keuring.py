"""The keuring: own cases come in by the guard, and by nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from sociaal_domein import paden
from sociaal_domein.casuistiek.lezen import Gelezen, lees_casusbestand, naamstuk, wijst_naar_niets
from sociaal_domein.casuistiek.stukken import Stuk, Vondst, bekijk, bekijk_samen, zonder_tekst
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import plek, raad
from sociaal_domein.register.basis import Record, soorten
from sociaal_domein.register.casussen import SOORT, Casus
from sociaal_domein.register.schrijven import schrijf_tekst
from sociaal_domein.register.yamlboom import lees_tekst
from sociaal_domein.taal import datum

GEHEUGEN = "keuring.json"
GEEN_CASUS = "Dit bestand is geen casus."
DOE_ANDER = "Is het er wel een? Geef het de naam <id>.yaml in eigen/casussen. Anders: haal het daar weg."


@dataclass(frozen=True)
class Opzij:
    """A case that does not count yet, or no longer.

    Attributes
    ----------
    reden : str
        Why, and what to do, in a Dutch sentence.
    """

    bestand: Path
    id: str
    reden: str


@dataclass(frozen=True)
class Keuring:
    """The own cases that count, released or not, and those that were set aside.

    Attributes
    ----------
    casussen : dict of str to Casus
        By id, in alphabetical order.
    opzij : tuple of Opzij
    """

    casussen: dict[str, Casus] = field(default_factory=dict, repr=False)
    opzij: tuple[Opzij, ...] = ()
    bestanden: dict[str, Gelezen] = field(default_factory=dict, repr=False)

    @property
    def waarschuwingen(self) -> list[str]:
        """One line per case that was set aside."""
        return [f"Casus {aside.id} telt niet mee. {aside.reden}" for aside in self.opzij]

    def controleer_indicatoren(self, bekend: Collection[str]) -> None:
        """Refuse a case that names an indicator that does not exist.

        Raises
        ------
        SociaalDomeinFout
            With file, line and the nearest known indicator.
        """
        for id, casus in self.casussen.items():
            for i, figure in enumerate(casus.cijfers):
                if figure.indicator not in bekend:
                    path = ("cijfers", i, "indicator")
                    read = self.bestanden[id]
                    raise SociaalDomeinFout(
                        "Deze casus noemt een indicator die niet bestaat.",
                        waar=plek(read.bestand, read.boom.regel((0, *path)), path),
                        doe=f"{raad(figure.indicator, sorted(bekend))} "
                        "Alle indicatoren: sociaal-domein indicator lijst",
                    )


@dataclass(frozen=True)
class Oordeel:
    """What the guard thinks of one case file.

    Attributes
    ----------
    geweigerd, gevraagd : tuple of Vondst
        What is refused; what a person must confirm, or has confirmed.
    """

    gelezen: Gelezen = field(repr=False)
    geweigerd: tuple[Vondst, ...] = ()
    gevraagd: tuple[Vondst, ...] = ()

    @property
    def open(self) -> tuple[Vondst, ...]:
        """What a person must still confirm."""
        return tuple(found for found in self.gevraagd if found.sleutel not in self.gelezen.bevestigd)


def casusmap(home: Path) -> Path:
    """Return the folder with the cases of a working folder."""
    return SOORT.pad(home / "register", "id").parent


def casusbestanden(home: Path | None) -> list[Path]:
    """Return the case files of a working folder, in alphabetical order."""
    return SOORT.bestanden(home / "register") if home is not None else []


def andere_bestanden(home: Path | None) -> list[Path]:
    """Return what stands under the folder with cases and is no case file, in alphabetical order: no one reads it."""
    folder = casusmap(home) if home is not None else None
    if home is None or folder is None or not folder.is_dir():
        return []
    cases = set(casusbestanden(home))
    return sorted(p for p in folder.rglob("*") if p not in cases and (p.is_symlink() or not p.is_dir()))


def noembaar(bestand: Path) -> bool:
    """Whether the guard lets the name of a file be shown; without the extra that recognises names it is not."""
    from sociaal_domein.privacy.namenlijst import kent_namen

    return kent_namen() and not bekijk([naamstuk(bestand)])


def naam_van_ander(home: Path, bestand: Path, nummer: int) -> str:
    """Name a file that is no case by its place under the folder, or by a number when its name is refused."""
    path = bestand.relative_to(casusmap(home))
    return str(path) if all(noembaar(Path(part)) for part in path.parts) else f"ander bestand {nummer}"


def beoordeel(gelezen: Gelezen) -> Oordeel:
    """Let the guard judge a case file.

    Raises
    ------
    SociaalDomeinFout
        The extra that recognises names is not installed.
    """
    found = [*bekijk(gelezen.stukken), *bekijk_samen(gelezen.stukken)]
    refused = tuple(f for f in found if f.niveau == "weiger")
    return Oordeel(gelezen, refused, tuple(f for f in found if f.niveau == "vraag"))


def gekeurde_casussen(home: Path | None) -> Keuring:
    """Read the own cases of a working folder, as far as they may be used.

    A file that passed is remembered by its checksum and that of the guard, so that an unchanged file costs nothing.

    Parameters
    ----------
    home : Path or None
        The working folder.

    Returns
    -------
    Keuring

    Raises
    ------
    SociaalDomeinFout
        The guard refuses a file (place and kind, never the text), a file is damaged or filled in wrongly, a case names
        a value or an opgave that does not exist, or the extra that recognises names is not installed.
    """
    others = tuple(
        Opzij(file, naam_van_ander(home, file, number), f"{GEEN_CASUS} {DOE_ANDER}")
        for number, file in enumerate(andere_bestanden(home), start=1)
        if home is not None
    )
    if home is None or not (files := casusbestanden(home)):
        return Keuring(opzij=others)
    memory = _Geheugen(home)
    cases: dict[str, Casus] = {}
    aside: list[Opzij] = []
    read: dict[str, Gelezen] = {}
    refused: list[tuple[int, Oordeel]] = []
    for number, file in enumerate(files, start=1):
        with zonder_tekst(file):
            text = leesbare_tekst(file, number)  # once: what is remembered as passed is what was guarded
            one = lees_casusbestand(file, text)
            mark = memory.merk(file, text)
            if mark not in memory:
                verdict = beoordeel(one)
                if verdict.geweigerd:
                    refused.append((number, verdict))
                    continue
                memory.onthoud(mark, len(verdict.open))
            read[one.id] = one
    memory.bewaar()
    if refused:
        raise weigering(*refused[0], len(refused))
    records = records_van(home)
    for id, one in read.items():
        if error := one.fout or wijst_naar_niets(one, records):
            raise error
        if why := waarom_niet(one, memory.open(one.bestand)):
            aside.append(Opzij(one.bestand, id, why))
        elif one.casus is not None:
            cases[id] = one.casus
    return Keuring(cases, (*aside, *others), read)


def leesbare_tekst(bestand: Path, nummer: int) -> str:
    """Read a case file; `nummer` is its place in the folder, which names it when its own name is refused.

    Raises
    ------
    SociaalDomeinFout
        It cannot be opened, or it is not UTF-8.
    """
    try:
        return lees_tekst(bestand)
    except SociaalDomeinFout as error:
        if noembaar(bestand):
            raise
        problem = error
    where = f"{bestand.parent}, bestand {nummer} op alfabet"
    raise SociaalDomeinFout(problem.wat, waar=where, doe=problem.doe)


def weigering(nummer: int, oordeel: Oordeel, aantal: int = 1) -> SociaalDomeinFout:
    """Return the error about a file that the guard refuses; `nummer` is its place in the folder."""
    first = oordeel.geweigerd[0]
    more = len(oordeel.geweigerd) - 1
    also = f" Er staat nog {more} keer zoiets in dit bestand." if more else ""
    others = f" Ook {aantal - 1} andere casussen zijn geweigerd." if aantal > 1 else ""
    return SociaalDomeinFout(
        f"Een casus is geweigerd: er staat iets in dat naar een mens kan leiden. Er is niets bewaard.{also}{others}",
        waar=f"{naam_van(oordeel, nummer)}, {first.zin.partition('. ')[0]}",
        doe=f"Schrijf liever: {first.voorstel}. Kijk daarna alles na met: sociaal-domein casus controleer",
    )


def naam_van(oordeel: Oordeel, nummer: int) -> str:
    """Name a file; one whose name itself is refused by its place in the folder."""
    file = oordeel.gelezen.bestand
    if any(found.veld in ("bestandsnaam", "id") for found in oordeel.geweigerd):
        return f"{file.parent}, bestand {nummer} op alfabet"
    return str(file)


def eis_veilig(tekst: str, waar: str) -> None:
    """Refuse a text that is about to be stored when the guard finds anything in it.

    Raises
    ------
    SociaalDomeinFout
        With the kind and a safe wording.
    """
    if found := bekijk([Stuk("", waar, tekst)]):
        raise SociaalDomeinFout(
            f"Hier staat iets dat naar een mens kan leiden: {found[0].zin.partition(': ')[2].partition('. ')[0]}. "
            "Er is niets bewaard.",
            waar=waar,
            doe=f"Schrijf liever: {found[0].voorstel}. Noem een rol en geen naam.",
        )


def waarom_niet(read: Gelezen, questions: int) -> str | None:
    """Say why a case does not count, if it does not; `questions` is what the guard still asks."""
    if read.leeg:
        return f"Er zijn nog {len(read.leeg)} velden leeg. Welke: sociaal-domein casus controleer"
    if questions:
        return "De wacht heeft nog een vraag. Welke: sociaal-domein casus controleer"
    until = read.casus.bewaren_tot if read.casus is not None else None
    if until is not None and until < date.today():
        return f"De bewaartermijn is voorbij sinds {datum(until)}. Haal weg met: sociaal-domein casus verloopt"
    return None


def records_van(home: Path) -> dict[str, dict[str, Record]]:
    """Return what a case may refer to: per kind the records of the register, by id."""
    from sociaal_domein.motor.invoer import registermap
    from sociaal_domein.register.lezen import lees_register

    register = lees_register(registermap(home))
    return {name: read.records for name, read in register.bestanden.items()} | {
        name: {} for name, kind in soorten().items() if name not in register.bestanden and not kind.is_binnen
    }


class _Geheugen:
    """Which files passed, by a checksum of file and guard; it holds no name and no text."""

    def __init__(self, home: Path) -> None:
        self._file = paden.opslagpad(home).with_name(GEHEUGEN)
        self._marks: dict[Path, str] = {}
        self._known: dict[str, int] = {}
        with suppress(OSError, ValueError):
            stored = json.loads(self._file.read_text(encoding="utf-8"))
            if isinstance(stored, dict):
                self._known = {k: v for k, v in stored.items() if isinstance(v, int)}
        self._stored = dict(self._known)

    def merk(self, file: Path, text: str) -> str:
        parts = (versie_van_de_wacht().encode(), file.name.encode(), text.encode())
        self._marks[file] = hashlib.sha256(b"\0".join(parts)).hexdigest()
        return self._marks[file]

    def __contains__(self, mark: str) -> bool:
        return mark in self._known

    def onthoud(self, mark: str, questions: int) -> None:
        self._known[mark] = questions

    def open(self, file: Path) -> int:
        return self._known[self._marks[file]]

    def bewaar(self) -> None:
        now = {mark: self._known[mark] for mark in self._marks.values() if mark in self._known}
        if now != self._stored:
            with suppress(SociaalDomeinFout):  # a folder that may not be written costs time, and nothing else
                schrijf_tekst(self._file, json.dumps(now, indent=1, sort_keys=True) + "\n")


@cache
def versie_van_de_wacht() -> str:
    """Return the version of the guard: of its rules, of this keuring, and of the libraries that it rests on."""
    from importlib.metadata import PackageNotFoundError, version

    def installed(names: Iterable[str]) -> list[str]:
        found = []
        for name in names:
            with suppress(PackageNotFoundError):
                found.append(f"{name}={version(name)}")
        return found

    print_ = hashlib.sha256(repr([paden.versie(), *installed(("deduce", "phonenumbers", "python-stdnum"))]).encode())
    for folder in ("privacy", "casuistiek"):
        for file in sorted((paden.PAKKET / folder).rglob("*.py")):
            print_.update(file.read_bytes())
    return print_.hexdigest()
