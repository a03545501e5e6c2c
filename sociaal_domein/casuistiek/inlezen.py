"""Read a table with cases, one row per case: everything is stored, or nothing."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from sociaal_domein import paden
from sociaal_domein.casuistiek.keuring import casusmap, records_van
from sociaal_domein.casuistiek.koppeling import Koppeling, lees_koppeling
from sociaal_domein.casuistiek.lezen import lees_casusbestand, stukken_van_inhoud
from sociaal_domein.casuistiek.stukken import Vondst, bekijk, zonder_tekst
from sociaal_domein.eigenbron.tabelbestand import kolomnamen, lees_tabel
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import Pad, lijkt_op, raad, vertaal
from sociaal_domein.proces import leeft
from sociaal_domein.register.basis import Record
from sociaal_domein.register.casussen import SOORT, Casus
from sociaal_domein.register.schrijven import schrijf_records
from sociaal_domein.taal import bestandsnaam, os_fout

_ID = re.compile(r"[a-z][a-z0-9_]{0,59}")
_NAAST = ".lees-"
_JA_NEE = {"ja": "true", "nee": "false"}


@dataclass
class Inlezing:
    """What an import did, or would do.

    Attributes
    ----------
    geweigerd : list of (line, Vondst)
    fouten : list of SociaalDomeinFout
    vragen : dict of str to list of Vondst
        What a person must confirm, by id.
    nieuw, veranderd, gelijk : list of str
        Ids.
    """

    droog: bool
    geweigerd: list[tuple[int, Vondst]] = field(default_factory=list)
    fouten: list[SociaalDomeinFout] = field(default_factory=list)
    vragen: dict[str, list[Vondst]] = field(default_factory=dict)
    nieuw: list[str] = field(default_factory=list)
    veranderd: list[str] = field(default_factory=list)
    gelijk: list[str] = field(default_factory=list)

    @property
    def code(self) -> int:
        """The exit code: 2 when something must change first."""
        return 2 if self.geweigerd or self.fouten else 0

    @property
    def tekst(self) -> str:
        """Report in plain Dutch, without a word of what stands in the table."""
        if self.code:
            lines = ["Er is niets bewaard van dit bestand."]
            if self.geweigerd:
                lines += ["Hier staat iets dat naar een mens kan leiden:"]
                lines += [f"  {found.zin}" for _, found in self.geweigerd]
            for error in self.fouten:
                lines.append(f"  {error.waar}: {error.wat} {error.doe or ''}".rstrip())
            return "\n".join(lines)
        verb = "Zo zou het gaan, er is niets geschreven" if self.droog else "Ingelezen"
        parts = (("nieuw", self.nieuw), ("veranderd", self.veranderd), ("al gelijk", self.gelijk))
        lines = [f"{verb}: " + ", ".join(f"{len(ids)} {name}" for name, ids in parts) + "."]
        for id, found in self.vragen.items():
            lines.append(f"{id} telt nog niet mee. De wacht vraagt:")
            lines += [f"  {f.zin}" for f in found]
        if self.vragen and not self.droog:
            lines.append("Bekijk en bevestig met: sociaal-domein casus controleer")
        return "\n".join(lines)


def lees_casussen(home: Path, bestand: Path, koppel: Path, *, droog: bool = False) -> Inlezing:
    """Read a table with cases into the working folder.

    Parameters
    ----------
    home : Path
        The working folder.
    bestand : Path
        CSV or XLSX.
    koppel : Path
        The mapping.
    droog : bool
        Report only.

    Returns
    -------
    Inlezing
        When anything is refused or wrong, nothing was stored. A case that is there already is replaced; what people
        confirmed and released stays with it, and counts as far as the text did not change.

    Raises
    ------
    SociaalDomeinFout
        The mapping or the table cannot be read, or a column is missing.
    """
    if not droog:
        ruim_resten_op(home)
    mapping = lees_koppeling(koppel)
    report = Inlezing(droog)
    with zonder_tekst(bestand):
        rows = list(_rijen(bestand, mapping, koppel))
        records = records_van(home)
        cases: dict[str, Casus] = {}
        for line, entry, columns in rows:
            _een_rij(line, entry, columns, bestand, records, cases, report)
        if not report.code:
            changed = _vergelijk(home, cases, report)
            if changed and not droog:
                _schrijf(casusmap(home), changed)
    return report


def ruim_resten_op(home: Path) -> list[Path]:
    """Remove what imports that were cut off left in the folder with cases, and return it.

    Parameters
    ----------
    home : Path
        The working folder.

    Raises
    ------
    SociaalDomeinFout
        Something of it cannot be removed: it holds stories.
    """
    folder = casusmap(home)
    gone = []
    for leftover in sorted(folder.glob(f"{_NAAST}*")):
        pid = leftover.name.removeprefix(_NAAST)
        if pid != str(os.getpid()) and leeft(pid):
            continue
        try:
            shutil.rmtree(leftover)
        except OSError as error:
            raise SociaalDomeinFout(
                f"Van een afgebroken opdracht is iets blijven staan, en dat kan niet weg. {os_fout(error)}",
                waar=str(leftover),
                doe="Gooi deze map zelf weg. Er staan verhalen in.",
            ) from None
        gone.append(leftover)
    return gone


def voorbeeldcasussen() -> dict[str, Casus]:
    """Return the invented cases of the Voorbeeldgemeente, by id."""
    folder = paden.datamap() / "voorbeeld" / "casussen"
    mapping = lees_koppeling(folder / "koppeling.yml")
    rows = _rijen(folder / "verzonnen_casussen.csv", mapping, folder / "koppeling.yml")
    cases = (Casus.model_validate(entry | {"id": _als_id(entry["id"])}) for _, entry, _ in rows)
    return {case.id: case for case in cases}


def _rijen(bestand: Path, mapping: Koppeling, koppel: Path) -> Iterator[tuple[int, dict[str, Any], dict[Pad, str]]]:
    """Yield per row its line number, the case as in a file, and the column of every field."""
    form = mapping.bestand
    delimiter = "\t" if form.scheiding == "tab" else form.scheiding
    table = lees_tabel(bestand, blad=form.blad, scheiding=delimiter, tekenset=form.tekenset)
    header = kolomnamen([table.regels[0][1]])
    for column in sorted(mapping.kolommen):
        if column not in header:
            near = lijkt_op(column, header)
            raise SociaalDomeinFout(
                f"De kolom '{column}' staat niet in de eerste regel van de tabel.",
                waar=str(koppel),
                doe=f'Bedoelt u "{near}"?' if near else "Neem de naam van de kolom precies over uit de tabel.",
            )
    for line, cells in table.regels[1:]:
        row = dict(zip(header, (*cells, *[""] * (len(header) - len(cells))), strict=False))
        entry, columns = _casus_van(row, mapping)
        yield line, entry, columns


def _casus_van(row: dict[str, str], mapping: Koppeling) -> tuple[dict[str, Any], dict[Pad, str]]:
    entry: dict[str, Any] = {}
    columns: dict[Pad, str] = {}

    def put(path: Pad, value: Any, column: str) -> None:
        place = entry
        for part in path[:-1]:
            place = place.setdefault(str(part), {})
        place[str(path[-1])] = value
        columns[path] = column

    for fixed, given in mapping.vast.items():
        put(tuple(fixed.split(".")), _als_lijst(fixed, given, mapping.lijst), "")
    for name, column in mapping.velden.items():
        value = mapping.namen.get(name, {}).get(row[column], row[column])
        if name == "is_veiligheid":
            value = _JA_NEE.get(value.casefold(), value)
        put(tuple(name.split(".")), _als_lijst(name, value, mapping.lijst), column)
    for group, items in _lijsten(row, mapping):
        entry[group] = [item for item, _ in items]
        columns |= {(group, i): column for i, (_, column) in enumerate(items)}
    return entry, columns


def _als_id(text: str) -> str:
    """Make an id of what stands in the table: ``Casus 3`` and ``3`` are both ``casus_3``."""
    if not text or _ID.fullmatch(text):
        return text
    slug = bestandsnaam(text).replace("-", "_")
    return slug if slug[:1].isalpha() else f"casus_{slug}"


def _als_lijst(name: str, value: str, sign: str) -> str | list[str]:
    return _delen(value, sign) if name == "loketten" else value


def _delen(cell: str, sign: str) -> list[str]:
    return [part.strip() for part in cell.split(sign) if part.strip()]


def _lijsten(row: dict[str, str], mapping: Koppeling) -> Iterator[tuple[str, list[tuple[dict[str, Any], str]]]]:
    def items(groups: dict[Any, str], key: str, text: str, why: str | None) -> list[tuple[dict[str, Any], str]]:
        found = []
        for kind, column in groups.items():
            for part in _delen(row[column], mapping.lijst):
                said, _, reason = part.partition(":") if why else (part, "", "")
                item = {key: kind, text: said.strip()} | ({why: reason.strip()} if why and reason.strip() else {})
                found.append((item, column))
        return found

    yield "hindernissen", items(mapping.hindernissen, "soort", "wat", None)
    yield "cijfers", items(mapping.cijfers, "hoe", "indicator", "uitleg")
    single = [
        ({"waarde": value, "oordeel": row[column]}, column)
        for value, column in mapping.waarde_kolommen.items()
        if row[column]
    ]
    yield "waarden", items(mapping.waarden, "oordeel", "waarde", "waarom") + single


def _een_rij(
    line: int,
    entry: dict[str, Any],
    columns: dict[Pad, str],
    bestand: Path,
    records: dict[str, dict[str, Record]],
    cases: dict[str, Casus],
    report: Inlezing,
) -> None:
    """Judge one row; what is wrong with it goes into the report, and the case into `cases`."""

    def place(path: Pad) -> str:
        column = next((columns[path[:n]] for n in range(len(path), 0, -1) if columns.get(path[:n])), "")
        return f"{bestand.name}, regel {line}" + (f", kolom '{column}'" if column else "")

    found = bekijk(stukken_van_inhoud(entry, place))
    report.geweigerd += [(line, f) for f in found if f.niveau == "weiger"]
    if any(f.niveau == "weiger" for f in found):
        return
    try:
        casus = Casus.model_validate(entry | {"id": _als_id(entry["id"])})
    except ValidationError as error:
        one = vertaal(error, model=Casus, bestand=bestand, regel=lambda loc: None, bij=SOORT.enkel, citeer=False)
        path = tuple(error.errors(include_url=False)[0]["loc"])
        report.fouten.append(SociaalDomeinFout(one.wat, waar=place(path) if path else f"regel {line}", doe=one.doe))
        return
    for path, kind, id in casus.verwijzingen():
        if id not in records[kind]:
            wat = f"Deze casus noemt iets dat niet in {kind}.yaml staat."
            report.fouten.append(SociaalDomeinFout(wat, waar=place(path), doe=raad(id, sorted(records[kind]))))
    if casus.id in cases:
        wat = "Deze id komt twee keer voor in de tabel. Verwacht: elke id één keer."
        report.fouten.append(SociaalDomeinFout(wat, waar=place(("id",)), doe="Geef elke rij een eigen id."))
    if asked := [f for f in found if f.niveau == "vraag"]:
        report.vragen[casus.id] = asked
    cases[casus.id] = casus


def _vergelijk(home: Path, cases: dict[str, Casus], report: Inlezing) -> dict[Path, Casus]:
    """Return what must be written: new cases, and those whose text changed, with what people said of them."""
    changed = {}
    for id, casus in cases.items():
        file = SOORT.pad(home / "register", id)
        if not file.exists():
            report.nieuw.append(id)
            changed[file] = casus
            continue
        old = lees_casusbestand(file)
        if old.casus is None:
            raise SociaalDomeinFout(
                "Er staat al een casus met deze id, en die is nog niet klaar. Er is niets bewaard.",
                waar=str(file),
                doe="Maak die casus af, of haal het bestand weg.",
            )
        said = {name: getattr(old.casus, name) for name in ("bevestigd", "vrijgave", "veto")}
        casus = casus.model_copy(update=said)
        seen = old.bevestigd
        if asked := [f for f in report.vragen.pop(id, []) if f.sleutel not in seen]:
            report.vragen[id] = asked
        (report.gelijk if casus == old.casus else report.veranderd).append(id)
        if casus != old.casus:
            changed[file] = casus
    return changed


def _schrijf(folder: Path, changed: dict[Path, Casus]) -> None:
    """Write all files beside their place, and then move them in."""
    beside = folder / f"{_NAAST}{os.getpid()}"
    try:
        beside.mkdir(parents=True)
        for file, casus in changed.items():
            schrijf_records(beside / file.name, SOORT, [casus])
        for file in changed:
            os.replace(beside / file.name, file)
    except OSError as error:
        refused = os_fout(error)
    else:
        refused = ""
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(beside)
    if refused:
        raise SociaalDomeinFout(
            f"De casussen kunnen niet worden geschreven. {refused}",
            waar=str(folder),
            doe="Kijk of er ruimte is en of u hier mag schrijven. Geef daarna dezelfde opdracht nog een keer.",
        )
