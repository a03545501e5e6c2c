"""CBS OData v3: opendata.cbs.nl, and dataderden.cbs.nl for Iv3 and RIVM.

What is known of it, and handled here (domein.md, A1):

- ODataFeed pages with ``odata.nextLink``. ODataApi refuses an answer of more than 10,000 rows (HTTP 500) and takes
  ``$skip``; ODataApi on dataderden takes no ``$skip`` and pages with ``odata.nextLink``.
- Keys are padded with spaces, to another width per dimension and table. A filter with the wrong width gives an empty
  list with HTTP 200, so the keys in a filter are those of the code list, as they stand there.
- UntypedDataSet keeps why a cell is empty (".", "x", "-"); TypedDataSet does not.
- Names of measures end in a number that shifts from year to year.
- Iv3 before 2019 has other names for the same things.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sociaal_domein import sql
from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.bronnen import opgehaald, rijen
from sociaal_domein.bronnen.odata import (
    Beschrijving,
    beschreven,
    controleer,
    filters,
    keuze,
    lijst,
    met_vraag,
    tel,
    volgende_pagina,
    zelfde_filter,
)
from sociaal_domein.bronnen.omslag import lees_json
from sociaal_domein.bronnen.opgehaald import Dimensie, Maat, Opgehaald, Sleutel
from sociaal_domein.bronnen.ophaalfout import Geweigerd, VraagtRust
from sociaal_domein.bronnen.ophalen import Ophaler
from sociaal_domein.bronnen.paginas import Paginas, Voortgang
from sociaal_domein.fouten import SociaalDomeinFout

if TYPE_CHECKING:
    import duckdb

NUMMER = "ID"
_TE_VEEL = re.compile(r"more than ([0-9]{1,9})")
# Iv3 before 2019 -> the name since then.
EEN_NAAM = {
    "FunctieKostenplaatsBalanspost": "TaakveldBalanspost",
    "k_1stePlaatsing": "k_1ePlaatsing",
    "k_2dePlaatsing": "k_2ePlaatsing",
}


def vraag_gewijzigd(ophaler: Ophaler, tabel: str, adres: str, vorige: Opgehaald | None = None) -> str:
    """Return when the publisher says that a table last changed; one small request.

    Parameters
    ----------
    ophaler : Ophaler
    tabel : str
        Number of the table, such as ``85099NED``.
    adres : str
        Base address of the publisher, such as ``https://opendata.cbs.nl``.
    vorige : Opgehaald, optional
        The table as it was: then the question is not answered again when nothing changed.

    Raises
    ------
    SociaalDomeinFout
        The table is not there, or the publisher gives no usable answer.
    """
    known = vorige.kenmerken if vorige else {}
    source = _bron(ophaler, tabel, adres, known)
    return vorige.gewijzigd if vorige and source.info is None else source.gewijzigd


def haal_tabel(
    ophaler: Ophaler,
    *,
    tabel: str,
    adres: str,
    map: Path,
    kies: Mapping[str, Sequence[str]] | None = None,
    voortgang: Voortgang | None = None,
) -> Opgehaald:
    """Fetch a table, or the rows of some keys, into a folder: tabel.json and rijen.parquet.

    Parameters
    ----------
    ophaler : Ophaler
    tabel : str
        Number of the table.
    adres : str
        Base address of the publisher.
    map : Path
        The folder; made when it is not there. What an earlier run fetched of the same table is used.
    kies : mapping, optional
        Keys wanted per dimension, without padding, under the names of today.
    voortgang : callable, optional
        Gets rows so far, rows expected or None, and pages.

    Returns
    -------
    Opgehaald
        As written. Every cell is text without its padding; an empty cell stays empty.

    Raises
    ------
    SociaalDomeinFout
        What is not known, refused, broken or not complete. The folder then holds no new table.
    """
    source = _bron(ophaler, tabel, adres, {})
    with beschreven(source.basis):
        described = _beschrijf(ophaler, source)
    pages, widths = _rijen(ophaler, source, described, map, kies or {}, voortgang)
    file = pages.map / opgehaald.RIJENBESTAND
    cells = {EEN_NAAM.get(name, name): rijen.cel(name) for name in described.assen}
    cells |= {m.stam: rijen.cel(m.kolom) for m in described.maten}
    with rijen.verbinding(pages.map) as con:
        count = pages.samen(con, cells, file)
        commas = rijen.met_komma(con, file, {m.stam: m.decimalen for m in described.maten if m.decimalen})
        if commas:
            file = _met_punt(con, file, [*cells, NUMMER], commas)
    notes = [
        *widths,
        *(f"In de kolom {c} is de decimale komma een punt geworden." for c in sorted(commas)),
    ]
    if pages.verwacht is None:
        notes.append("De uitgever zegt niet hoeveel rijen deze tabel heeft. Of de tabel compleet is, is niet nageteld.")
    result = Opgehaald(
        tabel=tabel,
        titel=str((source.info or {}).get("Title") or "").strip(),
        adres=source.basis,
        gewijzigd=source.gewijzigd,
        periode=str((source.info or {}).get("Period") or "").strip(),
        opgehaald_op=datetime.now(UTC),
        dimensies=described.dimensies,
        maten=described.maten,
        rijen=count,
        paginas=len(pages.paginas),
        sha256=mf.sha256(file),
        kenmerken=source.kenmerken,
        meldingen=tuple(notes),
    )
    pages.plaats(result, file)
    return result


def _met_punt(con: duckdb.DuckDBPyConnection, file: Path, columns: Sequence[str], commas: set[str]) -> Path:
    """Write the table again with points for the decimal commas."""
    names = {name: sql.naam(name) for name in columns}
    cells = {name: f"replace({cell}, ',', '.')" if name in commas else cell for name, cell in names.items()}
    other = file.with_name(f"punt-{file.name}")
    rijen.schrijf(con, rijen.parquet(file), cells, other)
    return other


@dataclass
class _Bron:
    """Where a table is served: the address of its service, and what TableInfos said (None: nothing changed)."""

    tabel: str
    basis: str
    info: dict[str, Any] | None
    kenmerken: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def gewijzigd(self) -> str:
        return str((self.info or {}).get("Modified") or "").strip()


def _bron(ophaler: Ophaler, tabel: str, adres: str, bekend: Mapping[str, Mapping[str, str]]) -> _Bron:
    """Find the service: the feed, which pages, or else the API."""
    refusal: Geweigerd | None = None
    for service in ("ODataFeed", "ODataApi"):
        base = f"{adres.rstrip('/')}/{service}/odata/{tabel}"
        url = met_vraag(f"{base}/TableInfos")
        try:
            answer = ophaler.lees(url, kenmerken=bekend.get(url), controle=lees_json)
        except Geweigerd as error:
            refusal = error
            continue
        if answer.ongewijzigd:
            return _Bron(tabel, base, None)
        rows = answer.gelezen.get("value")
        if isinstance(rows, list) and rows and isinstance(rows[0], dict):
            return _Bron(tabel, base, rows[0], {url: answer.kenmerken} if answer.kenmerken else {})
        raise SociaalDomeinFout(
            f"De uitgever zegt niets over tabel {tabel}.", waar=url, doe="Kijk of het nummer van de tabel klopt."
        )
    raise SociaalDomeinFout(
        f"Tabel {tabel} is niet te vinden bij deze uitgever.",
        waar=refusal.waar if refusal else adres,
        doe="Kijk of het nummer van de tabel klopt en of de uitgever de tabel nog aanbiedt.",
    ) from refusal


def _beschrijf(ophaler: Ophaler, bron: _Bron) -> Beschrijving:
    """Ask for the columns, the dimensions and their code lists, before any row."""
    properties = lijst(ophaler, bron.basis, "DataProperties")
    kinds = {str(p.get("Key") or ""): p for p in properties}
    axes = [k for k, p in kinds.items() if str(p.get("Type")).endswith("Dimension") or p.get("Type") == "GeoDetail"]
    topics = [k for k, p in kinds.items() if p.get("Type") == "Topic"]
    if not axes or not topics:
        raise SociaalDomeinFout(
            f"De uitgever beschrijft geen kolommen van tabel {bron.tabel}.",
            waar=f"{bron.basis}/DataProperties",
            doe="De uitgever is misschien met de tabel bezig. Probeer het later opnieuw.",
        )
    raw: dict[str, dict[str, str]] = {}
    dimensions = []
    for name in axes:
        keys = lijst(ophaler, bron.basis, name)
        raw[name] = {str(k["Key"]).strip(): str(k["Key"]) for k in keys if k.get("Key") is not None}
        widths = {len(key) for key in raw[name].values()}
        padded = any(key != code for code, key in raw[name].items())
        dimensions.append(
            Dimensie(
                naam=EEN_NAAM.get(name, name),
                soort=str(kinds[name].get("Type") or ""),
                titel=str(kinds[name].get("Title") or "").strip(),
                breedte=max(widths) if padded else None,
                sleutels=tuple(_sleutel(k) for k in keys if k.get("Key") is not None),
            )
        )
    stems = opgehaald.stammen(topics, EEN_NAAM)
    headings = {p.get("ID"): str(p.get("Title") or "").strip() for p in properties if p.get("Type") == "TopicGroup"}
    measures = tuple(
        Maat(
            kolom=key,
            stam=stems[key],
            titel=str(kinds[key].get("Title") or "").strip(),
            groep=headings.get(kinds[key].get("ParentID"), ""),
            eenheid=str(kinds[key].get("Unit") or "").strip(),
            decimalen=kinds[key].get("Decimals"),
        )
        for key in topics
    )
    return controleer(Beschrijving(raw, tuple(dimensions), measures), bron.basis)


def _sleutel(rij: Mapping[str, Any]) -> Sleutel:
    status = rij.get("Status")
    return Sleutel(
        code=str(rij["Key"]).strip(),
        titel=str(rij.get("Title") or "").strip(),
        omschrijving=str(rij.get("Description") or "").strip(),
        status=str(status).strip() or None if status is not None else None,
    )


def _rijen(
    ophaler: Ophaler,
    bron: _Bron,
    beschrijving: Beschrijving,
    map: Path,
    kies: Mapping[str, Sequence[str]],
    voortgang: Voortgang | None,
) -> tuple[Paginas, list[str]]:
    """Fetch the rows; with keys of another width when those of the code list give nothing."""
    names = {EEN_NAAM.get(name, name): name for name in beschrijving.assen}
    wanted = keuze(kies, names, beschrijving.assen, bron.basis)
    collection = _verzameling(ophaler, bron)
    notes: list[str] = []
    while True:
        pager = _Bladeraar(ophaler, f"{bron.basis}/{collection}", beschrijving)
        urls, expected = pager.begin(wanted)
        task = {"tabel": bron.tabel, "adres": bron.basis, "gewijzigd": bron.gewijzigd, "vragen": urls}
        pages = Paginas(ophaler, map, pager, opdracht=task, verwacht=expected, voortgang=voortgang)
        pages.haal(urls)
        other = {} if pages.rijen or notes else _andere_breedte(ophaler, pager, wanted)
        if not other:
            if not pages.rijen and not wanted:
                pages.ruim_op()
                raise SociaalDomeinFout(
                    f"Tabel {bron.tabel} heeft geen enkele rij.",
                    waar=pager.adres,
                    doe="De uitgever is misschien met de tabel bezig. Probeer het later opnieuw.",
                )
            return pages, notes
        pages.ruim_op()
        for name, width in other.items():
            wanted[name] = [key.strip().ljust(width) for key in wanted[name]]
            notes.append(
                f"De sleutels van {EEN_NAAM.get(name, name)} zijn in de rijen {width} tekens lang en in de codelijst "
                f"anders. De lengte in de rijen is gebruikt."
            )


def _verzameling(ophaler: Ophaler, bron: _Bron) -> str:
    """Return the collection with the rows: the untyped one, which keeps why a cell is empty, when it is there."""
    names = {str(item.get("name")) for item in lijst(ophaler, bron.basis, "")}
    return "TypedDataSet" if "TypedDataSet" in names and "UntypedDataSet" not in names else "UntypedDataSet"


def _andere_breedte(ophaler: Ophaler, pager: _Bladeraar, wanted: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Return the width of keys in the rows, for dimensions that are filtered with another width."""
    if not wanted:
        return {}
    rows = ophaler.lees(met_vraag(pager.adres, top="1"), controle=lees_json).gelezen.get("value") or []
    found = {}
    for name, keys in wanted.items():
        width = len(str(rows[0].get(name) or "")) if rows else 0
        if width and keys and width != len(keys[0]):
            found[name] = width
    return found


class _Bladeraar:
    """Pages of a v3 table; see `paginas.Bladeraar`."""

    nummer = NUMMER

    def __init__(self, ophaler: Ophaler, adres: str, beschrijving: Beschrijving) -> None:
        self.adres = adres
        self.kolommen = (NUMMER, *beschrijving.assen, *(m.kolom for m in beschrijving.maten))
        self.nodig = frozenset(self.kolommen)
        self.eindigt = True
        self._ophaler = ophaler
        self._assen = beschrijving.assen
        self._met_skip: bool | None = None

    def begin(self, wanted: Mapping[str, Sequence[str]]) -> tuple[list[str], int | None]:
        """Return the first questions, and how many rows they have together as far as the publisher says."""
        texts = filters(wanted)
        counts = [tel(self._ophaler, f"{self.adres}/$count", text) for text in texts]
        known = None if any(c is None for c in counts) else sum(c for c in counts if c is not None)
        return [met_vraag(self.adres, filter=text) for text in texts], known

    def vervolg(self, adres: str, link: str | None, rijen: int | None) -> str | None:
        return volgende_pagina(self.adres, link) if link else None

    def anders(self, adres: str, fout: Geweigerd) -> list[str]:
        """Ask in slices, or where those are refused per group of keys of the longest dimension."""
        limit = _TE_VEEL.search(fout.tekst)
        if limit is None:
            raise fout
        most = int(limit[1])
        text, inside = zelfde_filter(adres)
        if "$skip" not in adres and self._slaat_over() and (total := tel(self._ophaler, f"{self.adres}/$count", text)):
            step = max(most // 2, 1)
            return [
                met_vraag(self.adres, filter=text, top=str(step), skip=str(start)) for start in range(0, total, step)
            ]
        options = {name: inside.get(name, list(keys.values())) for name, keys in self._assen.items()}
        longest = max(options, key=lambda name: len(options[name]))
        keys = options.pop(longest)
        if len(keys) < 2:
            raise fout
        per_key = 1
        for others in options.values():
            per_key *= max(len(others), 1)
        size = min(max(most // per_key, 1), (len(keys) + 1) // 2)
        return [
            met_vraag(self.adres, filter=text)
            for start in range(0, len(keys), size)
            for text in filters({**inside, longest: keys[start : start + size]})
        ]

    def _slaat_over(self) -> bool:
        """Whether the publisher takes ``$skip``; asked once."""
        if self._met_skip is None:
            try:
                self._ophaler.lees(met_vraag(self.adres, top="1", skip="1"), controle=lees_json, pogingen=1)
                self._met_skip = True
            except VraagtRust:
                raise
            except SociaalDomeinFout:
                self._met_skip = False
        return self._met_skip
