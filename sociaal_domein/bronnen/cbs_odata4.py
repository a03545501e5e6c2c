"""CBS OData v4: datasets.cbs.nl/odata/v1/CBS, tables as a long list of observations.

An observation has a measure, a key per dimension and a value, or a `ValueAttribute` that says why there is none.
Here they are brought to the shape of v3: one row per combination of keys, one column per measure, and the reason as
the text of a cell without a value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
)
from sociaal_domein.bronnen.omslag import lees_json
from sociaal_domein.bronnen.opgehaald import Dimensie, Maat, Opgehaald, Sleutel
from sociaal_domein.bronnen.ophaalfout import LATER, Geweigerd
from sociaal_domein.bronnen.ophalen import Antwoord, Ophaler
from sociaal_domein.bronnen.paginas import Paginas, Voortgang
from sociaal_domein.fouten import SociaalDomeinFout

if TYPE_CHECKING:
    import duckdb

NUMMER = "Id"
# Says nothing: the value is there.
ZONDER_REDEN = "None"


def vraag_gewijzigd(ophaler: Ophaler, tabel: str, adres: str, vorige: Opgehaald | None = None) -> str:
    """Return when the publisher says that a table last changed; see `cbs_odata3.vraag_gewijzigd`.

    Raises
    ------
    SociaalDomeinFout
        The table is not there, or the publisher gives no usable answer.
    """
    answer = _eigenschappen(ophaler, _basis(adres, tabel), vorige.kenmerken if vorige else {})
    return vorige.gewijzigd if vorige and answer.ongewijzigd else _tekst(answer.gelezen, "Modified")


def haal_tabel(
    ophaler: Ophaler,
    *,
    tabel: str,
    adres: str,
    map: Path,
    kies: Mapping[str, Sequence[str]] | None = None,
    voortgang: Voortgang | None = None,
) -> Opgehaald:
    """Fetch a table, or the rows of some keys, into a folder; see `cbs_odata3.haal_tabel`.

    `Opgehaald.rijen` counts the rows after the observations were put side by side; `voortgang` counts observations.

    Raises
    ------
    SociaalDomeinFout
        What is not known, refused, broken or not complete. The folder then holds no new table.
    """
    base = _basis(adres, tabel)
    answer = _eigenschappen(ophaler, base, {})
    said = answer.gelezen
    with beschreven(base):
        described = _beschrijf(ophaler, base)
    wanted = keuze(kies or {}, {name: name for name in described.assen}, described.assen, base)
    pager = _Bladeraar(f"{base}/Observations", described)
    texts = filters(wanted)
    counts = [tel(ophaler, f"{pager.adres}/$count", text) for text in texts]
    expected = None if any(c is None for c in counts) else sum(c for c in counts if c is not None)
    if expected is None and not wanted and isinstance(said.get("ObservationCount"), int):
        expected = said["ObservationCount"]
    urls = [met_vraag(pager.adres, filter=text) for text in texts]
    task = {"tabel": tabel, "adres": base, "gewijzigd": _tekst(said, "Modified"), "vragen": urls}
    pages = Paginas(ophaler, map, pager, opdracht=task, verwacht=expected, voortgang=voortgang)
    pages.haal(urls)
    if not pages.rijen and not wanted:
        pages.ruim_op()
        raise SociaalDomeinFout(f"Tabel {tabel} heeft geen enkele waarneming.", waar=pager.adres, doe=LATER)
    file = pages.map / opgehaald.RIJENBESTAND
    with rijen.verbinding(pages.map) as con:
        seen = pages.map / "waarnemingen.parquet"
        pages.samen(con, {c: rijen.cel(c) for c in pager.kolommen if c != NUMMER}, seen)
        _elk_hooguit_een(con, rijen.parquet(seen), described, base)
        # A value with a remark keeps its value: the remark has no place in a cell of figures.
        reason = f"nullif(ValueAttribute, '{ZONDER_REDEN}')"
        cell = f"coalesce(nullif(Value, ''), nullif(StringValue, ''), {reason})"
        cells = {name: sql.naam(name) for name in described.assen}
        for measure in described.maten:
            cells[measure.stam] = f"max({cell}) filter (where Measure = {sql.tekst(measure.kolom)})"
        groups = ", ".join(sql.naam(name) for name in described.assen)
        count = rijen.schrijf(con, rijen.parquet(seen), cells, file, groups)
    uncounted = "De uitgever zegt niet hoeveel waarnemingen er zijn. Of de tabel compleet is, is niet nageteld."
    result = Opgehaald(
        tabel=tabel,
        titel=_tekst(said, "Title"),
        adres=base,
        gewijzigd=_tekst(said, "Modified"),
        periode=_tekst(said, "TemporalCoverage"),
        opgehaald_op=datetime.now(UTC),
        dimensies=described.dimensies,
        maten=described.maten,
        rijen=count,
        paginas=len(pages.paginas),
        sha256=mf.sha256(file),
        kenmerken={answer.adres: answer.kenmerken} if answer.kenmerken else {},
        meldingen=() if pages.verwacht is not None else (uncounted,),
    )
    pages.plaats(result, file)
    return result


def _basis(adres: str, tabel: str) -> str:
    return f"{adres.rstrip('/')}/odata/v1/CBS/{tabel}"


def _eigenschappen(ophaler: Ophaler, basis: str, bekend: Mapping[str, Mapping[str, str]]) -> Antwoord:
    url = f"{basis}/Properties"
    return ophaler.lees(url, kenmerken=bekend.get(url), controle=lees_json)


def _tekst(veld: Mapping[str, Any], naam: str) -> str:
    return str(veld.get(naam) or "").strip()


def _beschrijf(ophaler: Ophaler, basis: str) -> Beschrijving:
    """Ask for the dimensions, their code lists and the measures, before any observation."""
    raw: dict[str, dict[str, str]] = {}
    dimensions = []
    for axis in lijst(ophaler, basis, "Dimensions"):
        name = _tekst(axis, "Identifier")
        keys = [k for k in lijst(ophaler, basis, f"{name}Codes") if k.get("Identifier") is not None]
        raw[name] = {_tekst(k, "Identifier"): str(k["Identifier"]) for k in keys}
        padded = any(key != code for code, key in raw[name].items())
        dimensions.append(
            Dimensie(
                naam=name,
                soort=_tekst(axis, "Kind"),
                titel=_tekst(axis, "Title"),
                breedte=max(map(len, raw[name].values())) if padded else None,
                sleutels=tuple(
                    Sleutel(
                        code=_tekst(k, "Identifier"),
                        titel=_tekst(k, "Title"),
                        omschrijving=_tekst(k, "Description"),
                        status=_tekst(k, "Status") or None,
                    )
                    for k in keys
                ),
            )
        )
    codes = lijst(ophaler, basis, "MeasureCodes")
    if not dimensions or not codes:
        raise SociaalDomeinFout("De uitgever beschrijft geen kolommen van deze tabel.", waar=basis, doe=LATER)
    measures = tuple(
        Maat(
            kolom=_tekst(c, "Identifier"),
            stam=_tekst(c, "Identifier"),  # in v4 the whole code is stable
            titel=_tekst(c, "Title"),
            eenheid=_tekst(c, "Unit"),
            decimalen=c.get("Decimals"),
        )
        for c in codes
    )
    return controleer(Beschrijving(raw, tuple(dimensions), measures), basis)


def _elk_hooguit_een(con: duckdb.DuckDBPyConnection, source: str, described: Beschrijving, base: str) -> None:
    """Check that each cell has one observation, of a measure that is described."""
    known = ", ".join(sql.tekst(m.kolom) for m in described.maten)
    strange = con.execute(
        f"select Measure from {source} where trim(Measure) not in ({known}) or Measure is null limit 1"
    )
    if found := strange.fetchone():
        raise SociaalDomeinFout(
            f"De waarnemingen hebben een onderwerp dat de uitgever niet beschrijft: {found[0]}.",
            waar=f"{base}/MeasureCodes",
            doe="De uitgever is misschien met de tabel bezig. Probeer het later opnieuw.",
        )
    names = ", ".join(["Measure", *(sql.naam(name) for name in described.assen)])
    twice = con.execute(f"select {names} from {source} group by {names} having count(*) > 1 limit 1").fetchone()
    if twice:
        raise SociaalDomeinFout(
            f"De uitgever geeft twee cijfers voor dezelfde cel: {', '.join(map(str, twice))}.",
            waar=f"{base}/Observations",
            doe="Meld dit aan de uitgever. De vorige gegevens blijven staan.",
        )


class _Bladeraar:
    """Pages of a v4 table; see `paginas.Bladeraar`."""

    nummer = NUMMER
    eindigt = True

    def __init__(self, adres: str, beschrijving: Beschrijving) -> None:
        self.adres = adres
        self.kolommen = (NUMMER, "Measure", *beschrijving.assen, "Value", "StringValue", "ValueAttribute")
        self.nodig = frozenset(("Measure", *beschrijving.assen, "Value"))

    def vervolg(self, adres: str, link: str | None, rijen: int | None) -> str | None:
        return volgende_pagina(self.adres, link) if link else None

    def anders(self, adres: str, fout: Geweigerd) -> list[str]:
        raise fout
