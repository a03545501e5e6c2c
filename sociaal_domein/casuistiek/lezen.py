"""Read a case file: the pieces for the guard, and the case; no message repeats what was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import unquote_plus

from pydantic import TypeAdapter, ValidationError

from sociaal_domein.casuistiek.nieuw import hulpregels
from sociaal_domein.casuistiek.stukken import Stuk
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import Pad, plek, raad, vertaal
from sociaal_domein.register.basis import Record
from sociaal_domein.register.casussen import (
    SOORT,
    Bevestiging,
    Casus,
    CijferBijCasus,
    Hindernis,
    OpenbareBron,
    Toestemming,
    Veto,
    Vrijgave,
    WaardeInCasus,
)
from sociaal_domein.register.yamlboom import Boom, lees_tekst, ontleed

_DELEN: dict[str, type[Any]] = {
    "": Casus,
    "hindernissen": Hindernis,
    "waarden": WaardeInCasus,
    "cijfers": CijferBijCasus,
    "bron": OpenbareBron,
    "toestemming": Toestemming,
    "vrijgave": Vrijgave,
    "veto": Veto,
    "bevestigd": Bevestiging,
}
# What holds a choice, a code, a number or a date, and no words. Everything else is read by the guard.
_GEEN_TEKST = {
    *("wet", "opgave", "periode", "gebied", "leeftijd", "huishouden", "is_veiligheid", "aantal_loketten"),
    *("hindernissen.soort", "waarden.waarde", "waarden.oordeel", "cijfers.indicator", "cijfers.hoe"),
    *("toestemming.wanneer", "bewaren_tot", "vrijgave.datum", "vrijgave.kenmerk"),
    *("veto.datum", "bevestigd.kenmerk"),
}
_PLEKKEN: list[list[str]] = [[part] if part else [] for part in _DELEN]
# What the guard calls a place that is no field of a case.
_ANDERE_PLEKKEN = {"opmerking", "bestandsnaam", "veldnaam", "veld", "bestand"}
_REGEL = re.compile(r"\s*(?:- +)*([a-z_]+):(?:\s+(.*)|$)")
# Also a hash that is glued to a value: YAML sees a comment there too. What is text of a field drops out later.
_OPMERKING = re.compile(r"#(.*)|^%(.*)")


@dataclass(frozen=True)
class Gelezen:
    """A case file as it was read.

    Attributes
    ----------
    stukken : list of Stuk
        What the guard reads; the help of the form is not among it.
    casus : Casus or None
        None when the form is not filled in (`leeg`), or filled in wrongly (`fout`).
    leeg : list of str
        The places of the fields that must be filled in.
    bevestigd : set of (veld, soort, kenmerk)
        What a person looked at.
    """

    bestand: Path = field(repr=False)
    stukken: list[Stuk]
    casus: Casus | None = field(default=None, repr=False)
    leeg: tuple[str, ...] = ()
    fout: SociaalDomeinFout | None = None
    bevestigd: frozenset[tuple[str, str, str]] = frozenset()
    boom: Boom = field(default_factory=Boom, repr=False)

    @property
    def id(self) -> str:
        """The id, which is also the name of the file."""
        return self.bestand.stem


def lees_casusbestand(bestand: Path, tekst: str | None = None) -> Gelezen:
    """Read one case file.

    Parameters
    ----------
    bestand : Path
    tekst : str, optional
        What stands in it, when that was read already.

    Raises
    ------
    SociaalDomeinFout
        The file cannot be opened. What is wrong with its content is in `Gelezen.fout`, after the guard.
    """
    text = lees_tekst(bestand) if tekst is None else tekst
    name = naamstuk(bestand)
    try:
        tree = ontleed(text, bestand, citeer=False)
    except SociaalDomeinFout as error:
        return Gelezen(bestand, [name, *_regels(text)], fout=error)
    pieces = [name, *stukken_van_inhoud(tree.inhoud, lambda path: f"regel {tree.regel(path)}")]
    pieces += _opmerkingen(text, [said for _, said, _ in _bladeren(tree.inhoud, ())])
    casus, empty, wrong = _casus(tree, bestand)
    return Gelezen(bestand, pieces, casus, empty, wrong, _bevestigd(tree.inhoud), tree)


def naamstuk(bestand: Path) -> Stuk:
    """Return the name of a file as the guard reads it."""
    return Stuk("bestandsnaam", "de naam van het bestand", _woorden(bestand.stem))


def _woorden(id: str) -> str:
    return id.replace("_", " ")


def stukken_van_inhoud(inhoud: Any, plek_van: Callable[[Pad], str]) -> Iterator[Stuk]:
    """Yield what the guard must read of a case: everything but choices, codes, numbers and dates that are right.

    Parameters
    ----------
    inhoud : object
        A case, or a list of cases, as it stands in a file.
    plek_van : callable
        Says where a field stands, by its path.
    """
    for path, text, is_key in _bladeren(inhoud, ()):
        here = path[1:] if path and isinstance(path[0], int) else path
        names = [part for part in here if isinstance(part, str)]
        known = bool(names) and names[-1] in _bekend(names[:-1])
        if is_key:
            if not known:
                yield Stuk("veldnaam", f"{plek_van(path)}, de naam van een veld", _woorden(text))
        elif not _is_geen_tekst(names, text):
            name = ".".join(str(part + 1) if isinstance(part, int) else part for part in here) if known else "veld"
            place = plek_van(path) + (f", veld {name}" if known else "")
            if names == ["bron", "adres"] and _is_vorm("bron.adres", text):
                text = _adreswoorden(text)
            yield Stuk(name, place, _woorden(text) if names == ["id"] else text)


def _regels(text: str) -> Iterator[Stuk]:
    """Yield what stands in a file that cannot be taken apart, by line and without the names of fields."""
    block: list[str] = []
    first = 1
    for number, line in enumerate([*text.splitlines(), "#"], start=1):
        match = _REGEL.match(line)
        field = match[1] if match and any(match[1] in model.model_fields for model in _DELEN.values()) else None
        said = (match[2] or "").strip() if match and field else line
        if field == "id":
            said = _woorden(said)
        is_help = line.lstrip().startswith("#") and " ".join(line.lstrip("# \t").split()) in hulpregels() | {""}
        if is_help or (field and any(_is_geen_tekst([*part, field], said) for part in _PLEKKEN)):
            said = ""
        if block and (field or is_help):
            yield Stuk("bestand", "", "\n".join(block), regel=first)
            block = []
        if block or said.strip():
            first = first if block else number
            block.append(said)


def _bladeren(content: Any, path: Pad) -> Iterator[tuple[Pad, str, bool]]:
    if isinstance(content, dict):
        for name, part in content.items():
            yield (*path, name), name, True
            yield from _bladeren(part, (*path, name))
    elif isinstance(content, list):
        for i, part in enumerate(content):
            yield from _bladeren(part, (*path, i))
    elif isinstance(content, str) and content.strip():
        yield path, content, False


def _bekend(names: list[str]) -> set[str]:
    model = _DELEN.get(".".join(names))
    return set(model.model_fields) if model is not None else set()


def _is_geen_tekst(names: list[str], text: str) -> bool:
    name = ".".join(names)
    if name == "bevestigd.soort":
        from sociaal_domein.privacy.wacht import SOORTEN

        return text in SOORTEN
    if name == "bevestigd.veld":
        path = [part for part in text.split(".") if not part.isdecimal()]
        return text in _ANDERE_PLEKKEN or (bool(path) and path[-1] in _bekend(path[:-1]))
    return name in _GEEN_TEKST and _is_vorm(name, text)


def _adreswoorden(address: str) -> str:
    """Return the words of a web address: its codes solved and its parts apart, each also without dashes."""
    host, slash, rest = address.partition("://")[2].partition("/")
    for _ in range(3):
        rest = unquote_plus(rest)
    parts = [part for part in re.split(r"[/?&=#;|:]+", host + slash + rest) if part.strip()]
    return "\n".join(dict.fromkeys(word for part in parts for word in (part, re.sub(r"[-_.+]+", " ", part))))


def _is_vorm(name: str, text: str) -> bool:
    try:
        _vorm(name).validate_python(text)
    except ValidationError:
        return False
    return True


@cache
def _vorm(name: str) -> TypeAdapter[Any]:
    part, _, last = name.rpartition(".")
    info = _DELEN[part].model_fields[last]
    kind: Any = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
    return TypeAdapter(kind)


def _opmerkingen(text: str, filled: list[str]) -> list[Stuk]:
    """Find what people wrote behind a ``#``: adjacent lines together, without the help and without text of a field."""
    guarded = " ".join(" ".join(said.split()) for said in filled)
    found: list[Stuk] = []
    block: list[str] = []
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        match = _OPMERKING.search(line)
        said = " ".join((match[1] or match[2] or "").split()) if match else ""
        if said and said not in hulpregels() and f"#{said}" not in guarded and f"# {said}" not in guarded:
            block.append(said)
        elif block:
            place = f"regel {number - len(block)}, een opmerking"
            found.append(Stuk("opmerking", place, " ".join(block)))
            block = []
    return found


def _bevestigd(content: Any) -> frozenset[tuple[str, str, str]]:
    found = set()
    for entry in content if isinstance(content, list) else []:
        for given in (entry.get("bevestigd") or []) if isinstance(entry, dict) else []:
            try:
                seen = Bevestiging.model_validate(given)
            except ValidationError:
                continue
            found.add((seen.veld, seen.soort, seen.kenmerk))
    return frozenset(found)


def _casus(tree: Boom, bestand: Path) -> tuple[Casus | None, tuple[str, ...], SociaalDomeinFout | None]:
    def line(loc: Pad) -> int | None:
        return tree.regel((0, *loc))

    content = tree.inhoud
    if not isinstance(content, list) or len(content) != 1 or not isinstance(content[0], dict):
        return (
            None,
            (),
            SociaalDomeinFout(
                "In dit bestand staat niet één casus. Verwacht: één verhaal, dat begint met een streepje.",
                waar=plek(bestand),
                doe='Begin zo: "- id: naam_van_het_bestand" en zet de andere velden daaronder, twee spaties verder. '
                "Of begin opnieuw met: sociaal-domein casus nieuw",
            ),
        )
    try:
        casus = Casus.model_validate(content[0])
    except ValidationError as exc:
        problems = exc.errors(include_url=False)
        if all(_is_leeg(problem) for problem in problems):
            fields = [tuple(p["loc"]) for p in problems if p["type"] != "grond"]
            fields += [(name,) for name in _zonder_grond(content[0])]
            return None, tuple(plek(bestand, line(field), field).partition(", ")[2] for field in fields), None
        return None, (), vertaal(exc, model=Casus, bestand=bestand, regel=line, bij=SOORT.enkel, citeer=False)
    if casus.id != bestand.stem:
        return (
            None,
            (),
            SociaalDomeinFout(
                "De naam van het bestand en de id van de casus zijn niet hetzelfde.",
                waar=plek(bestand, line(("id",)), ("id",)),
                doe="Geef het bestand de naam van de id, met .yaml erachter.",
            ),
        )
    return casus, (), None


def _zonder_grond(entry: dict[str, Any]) -> list[str]:
    """Return what an own story needs and does not have; the model asks for it when the rest is there."""

    def filled(content: Any) -> bool:
        if isinstance(content, dict | list):
            return any(filled(part) for part in (content.values() if isinstance(content, dict) else content))
        return bool(content and content.strip())

    return [n for n in ("toestemming", "bewaren_tot") if not filled(entry.get("bron")) and not filled(entry.get(n))]


def _is_leeg(problem: Any) -> bool:
    if problem["type"] in ("missing", "grond"):
        return True
    given = problem.get("input")
    return isinstance(given, str) and not given.strip()


def wijst_naar_niets(gelezen: Gelezen, records: dict[str, dict[str, Record]]) -> SociaalDomeinFout | None:
    """Return what is wrong with the values and the opgave that a case names, if anything.

    Parameters
    ----------
    gelezen : Gelezen
    records : dict
        Per kind the records of the register, by id.
    """
    if gelezen.casus is None:
        return None
    for path, kind, id in gelezen.casus.verwijzingen():
        if id not in records[kind]:
            return SociaalDomeinFout(
                f"Deze casus noemt iets dat niet in {kind}.yaml staat.",
                waar=plek(gelezen.bestand, gelezen.boom.regel((0, *path)), path),
                doe=raad(id, sorted(records[kind])),
            )
    return None
