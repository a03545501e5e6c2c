"""Every other table, as it is: one row per area, period, set of characteristics and measure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.bronnen import tekens
from sociaal_domein.bronnen.manifest import Status
from sociaal_domein.bronnen.opgehaald import RIJENBESTAND, Dimensie, Opgehaald, Sleutel
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.sql import naam, tekst
from sociaal_domein.taal import opsomming
from sociaal_domein.ververs.boek import Bronboek, Deel, Tabelboek, opgehaald_bestand
from sociaal_domein.ververs.iv3_codes import vul
from sociaal_domein.ververs.kwb import deelnaam
from sociaal_domein.ververs.vorm import eis_getallen, eis_sleutels

if TYPE_CHECKING:
    import duckdb

BRON = "waarnemingen"
KOLOMMEN = {
    "tabel": "VARCHAR",
    "gebied_code": "VARCHAR",
    "jaar": "INTEGER",
    "periode": "VARCHAR",
    "kenmerken": "VARCHAR",
    "sleutel": "VARCHAR",
    "maat": "VARCHAR",
    "eenheid": "VARCHAR",
    "waarde": "DOUBLE",
    "reden": "VARCHAR",
    "status": "VARCHAR",
}
_GEBIED = ("RegioS", "WijkenEnBuurten", "Wijken", "Gemeenten", "Regios")
_STATUS: dict[str, Status] = {
    "voorlopig": "voorlopig",
    "nadervoorlopig": "nader voorlopig",
    "definitief": "definitief",
}


def status_van(sleutel: Sleutel) -> Status:
    """Return the status of a period: the publisher's word, or else the stars behind its title.

    Examples
    --------
    >>> status_van(Sleutel(code="2024JJ00", titel="2024**")), status_van(Sleutel(code="2023JJ00", titel="2023"))
    ('nader voorlopig', 'definitief')
    """
    if sleutel.status:
        return _STATUS.get(sleutel.status.casefold().replace(" ", ""), "onbekend")
    stars = len(sleutel.titel.rstrip()) - len(sleutel.titel.rstrip().rstrip("*"))
    return ("definitief", "voorlopig", "nader voorlopig")[min(stars, 2)]


def maak(
    con: duckdb.DuckDBPyConnection,
    tabellen: Sequence[tuple[int | None, Opgehaald, Path]],
    gemeenten: Collection[str] | None,
) -> Bronboek:
    """Describe the new snapshot of waarnemingen: table cijfers.

    Parameters
    ----------
    tabellen : sequence of (year or None, Opgehaald, folder)
        The year counts for a table without periods.
    gemeenten : collection of str or None
        Codes of the municipalities whose wijken and buurten are kept; None for all.
    """
    selects, parts, messages, refused = [], [], [], []
    years: set[int] = set()
    numbers = []
    for year, table, folder in tabellen:
        try:  # one table that cannot be read does not stop the others
            select, part, notes, covered = _tabel(con, year, table, folder, gemeenten)
        except SociaalDomeinFout as error:
            refused.append(error)
            continue
        selects.append(select)
        parts.append(part)
        messages += notes
        years |= covered
        numbers.append(table.tabel)
    if not selects:
        raise refused[0]
    listed = ", ".join(f"'{number}'" for number in numbers)
    gone = f"tabel not in ({listed})"
    if gemeenten is not None:  # wijken and buurten of another municipality were not read now
        gone = f"({gone} or {_elders('gebied_code', gemeenten)})"
    return Bronboek(
        bron=BRON,
        naam="Waarnemingen: tabellen van het CBS en anderen, zoals zij zijn",
        uitgever="Centraal Bureau voor de Statistiek (CBS)",
        pagina="https://opendata.cbs.nl/statline",
        tabellen=[
            Tabelboek(
                naam="cijfers",
                omschrijving="Eén rij per tabel, gebied, periode, kenmerken en maat. Een leeg cijfer heeft een reden.",
                kolommen=KOLOMMEN,
                sleutel=("tabel", "gebied_code", "jaar", "periode", "sleutel", "maat"),
                vers=" union all ".join(selects),
                blijft=gone,
                delen=parts,
                cbs_tabellen=numbers,
            )
        ],
        jaren=sorted(years),
        meldingen=messages,
        geweigerd=refused,
    )


def _tabel(
    con: duckdb.DuckDBPyConnection,
    jaar: int | None,
    tabel: Opgehaald,
    map: Path,
    gemeenten: Collection[str] | None,
) -> tuple[str, Deel, list[str], set[int]]:
    """Return the rows in SQL, the ledger, what to tell and the years of one table."""
    rows = f"read_parquet({tekst(map / RIJENBESTAND)}, file_row_number = true)"
    eis_sleutels(con, tabel, rows)
    area = _dimensie(tabel, lambda d: d.soort.startswith("Geo") or d.naam in _GEBIED)
    time = _dimensie(tabel, lambda d: d.soort == "TimeDimension" or d.naam == "Perioden")
    if area is None:
        raise SociaalDomeinFout(
            "In deze tabel staat geen dimensie met gebieden.",
            waar=f"tabel {tabel.tabel}: {opsomming(d.naam for d in tabel.dimensies)}",
            doe="Kijk of dit het goede tabelnummer is: sociaal-domein bron tabellen",
        )
    if time is None and jaar is None:
        raise SociaalDomeinFout(
            "Het jaar van deze tabel is niet bekend: er zijn geen perioden.",
            waar=f"tabel {tabel.tabel}",
            doe="Zet de tabel in tabellen.yml onder per_jaar, met haar jaar.",
        )
    measures = _maten(con, tabel, rows)
    for stem in measures:
        eis_getallen(con, tabel, rows, stem)
    left = sorted({m.stam for m in tabel.maten} - set(measures))
    notes = [f"{tabel.tabel}: {opsomming(left)} is tekst en geen cijfer; niet overgenomen."] if left else []
    if not measures:
        raise SociaalDomeinFout(
            "In deze tabel staat geen enkel cijfer.",
            waar=f"tabel {tabel.tabel}",
            doe="Ververs later opnieuw: de uitgever was de tabel misschien aan het vernieuwen.",
        )
    years = {int(k.code[:4]) for k in time.sleutels if k.code[:4].isdecimal()} if time else {jaar or 0}
    _codelijsten(con, tabel, area)
    reason = _reden(area, gemeenten)
    ledger = f"select file_row_number + 1 as regel, {reason} as reden from {rows}"
    part = Deel(opgehaald_bestand(tabel, deel=deelnaam(gemeenten)), ledger)
    return _select(tabel, rows, area, time, jaar, measures, reason), part, notes, years


def _dimensie(tabel: Opgehaald, past: object) -> Dimensie | None:
    return next((d for d in tabel.dimensies if past(d)), None)  # type: ignore[operator]


def _maten(con: duckdb.DuckDBPyConnection, tabel: Opgehaald, rijen: str) -> dict[str, str]:
    """Return the measures that hold figures, with their unit; some columns of a table are names."""
    stems = {m.stam: m.eenheid for m in tabel.maten}
    if not stems:
        return {}
    tests = ", ".join(
        f"""count(*) filter (coalesce("{s}", '') <> '') > 0 and """
        f"""count(*) filter (coalesce("{s}", '') <> '' and not {tekens.sql_onleesbaar(naam(s))}) = 0"""
        for s in stems
    )
    text = con.execute(f"select {tests} from {rijen}").fetchall()[0]
    return {stem: unit for (stem, unit), is_text in zip(stems.items(), text, strict=True) if not is_text}


def _codelijsten(con: duckdb.DuckDBPyConnection, tabel: Opgehaald, gebied: Dimensie) -> None:
    for dimension in (d for d in tabel.dimensies if d is not gebied):
        rows = [[k.code, k.titel.strip(), status_van(k)] for k in dimension.sleutels]
        vul(con, f'"{tabel.tabel}_{dimension.naam}"', "code varchar, titel varchar, status varchar", rows)


def _reden(gebied: Dimensie, gemeenten: Collection[str] | None) -> str:
    if gemeenten is None:
        return "cast(null as varchar)"
    area = f'"{gebied.naam}"'
    return f"case when {_elders(area, gemeenten)} then 'andere_gemeente' end"


def _elders(kolom: str, gemeenten: Collection[str]) -> str:
    """Return SQL that tells whether an area is a wijk or buurt of another municipality."""
    listed = ", ".join(f"'{code[2:]}'" for code in sorted(gemeenten))
    return f"(substr({kolom}, 1, 2) in ('WK', 'BU') and substr({kolom}, 3, 4) not in ({listed}))"


def _select(
    tabel: Opgehaald,
    rijen: str,
    gebied: Dimensie,
    tijd: Dimensie | None,
    jaar: int | None,
    maten: dict[str, str],
    reden: str,
) -> str:
    others = [d for d in tabel.dimensies if d is not gebied and d is not tijd]
    joins = " ".join(
        f'left join "{tabel.tabel}_{d.naam}" as d{i} on d{i}.code = r."{d.naam}"' for i, d in enumerate(others)
    )
    titles = ", ".join(f"'{d.naam}=' || d{i}.titel" for i, d in enumerate(others)) or "''"
    codes = ", ".join(f"'{d.naam}=' || r.\"{d.naam}\"" for d in others) or "''"
    if tijd is not None:
        joins += f' left join "{tabel.tabel}_{tijd.naam}" as t on t.code = r."{tijd.naam}"'
        when = f'try_cast(substr(r."{tijd.naam}", 1, 4) as integer) as jaar, r."{tijd.naam}" as periode, t.status'
    else:
        when = f"{jaar} as jaar, '{jaar}JJ00' as periode, 'onbekend' as status"
    cells = ", ".join(f'coalesce("{stem}", \'\') as "{stem}"' for stem in maten)
    units = " ".join(f"when '{stem}' then '{unit.replace(chr(39), '')}'" for stem, unit in maten.items())
    return f"""
        select '{tabel.tabel}' as tabel, gebied_code, jaar, periode, kenmerken, sleutel, maat,
            case maat {units} end as eenheid, {tekens.sql_waarde("cel")} as waarde, {tekens.sql_reden("cel")} as reden,
            status
        from (unpivot (
            select r."{gebied.naam}" as gebied_code, {when}, concat_ws('; ', {titles}) as kenmerken,
                concat_ws('; ', {codes}) as sleutel, {cells.replace('coalesce("', 'coalesce(r."')}
            from {rijen} as r {joins} where {reden.replace('substr("', 'substr(r."')} is null
        ) on {", ".join(f'"{stem}"' for stem in maten)} into name maat value cel)
    """
