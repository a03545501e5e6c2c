"""Write what the book holds in a form that others read."""

from __future__ import annotations

import contextlib
import errno
import json
import os
from datetime import date
from pathlib import Path

from sociaal_domein import paden
from sociaal_domein.bronnen.schrijven import vervanging
from sociaal_domein.bronnen.toewijzing_bestanden import VOORBEELD, VOORBEELD_CODE
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.gemeentenaam import treffers
from sociaal_domein.schijf import controleer_plaats
from sociaal_domein.taal import os_fout
from sociaal_domein.vragen.boek import Boek
from sociaal_domein.vragen.ingelezen import Stuk, lees_documenten
from sociaal_domein.vragen.inuit.frictionless import LICENTIES, pakket
from sociaal_domein.vragen.inuit.momentopname import lees_momentopname
from sociaal_domein.vragen.inuit.ods import schrijf_ods
from sociaal_domein.vragen.inuit.tabel import csv_tekst, xlsx_bytes
from sociaal_domein.vragen.inuit.vastezip import vaste_zip

UITGANGEN = {"ods": ".json", "csv": ".csv", "xlsx": ".xlsx", "ics": ".ics", "frictionless": ".zip"}


def stukken_van(boek: Boek, *, concepten: bool = True) -> list[Stuk]:
    """Return every question, promise and motion of the book; without those nobody put yet, when asked."""
    found: list[Stuk] = [*boek.raadsvragen.values(), *boek.toezeggingen.values(), *boek.moties.values()]
    return [stuk for stuk in found if concepten or stuk.gebeurtenissen or stuk.herkomst is not None]


def schrijf_uitvoer(
    boek: Boek,
    vorm: str,
    naar: Path,
    *,
    dag: date,
    concepten: bool = True,
    licentie: str | None = None,
) -> int:
    """Write the book to a file; of a data package a zip, or a folder when the name has no ending.

    Parameters
    ----------
    boek : Boek
    vorm : str
        A key of `UITGANGEN`.
    naar : Path
    dag : date
        The day that terms are seen from.
    concepten : bool
        Whether what nobody put yet goes along.
    licentie : str, optional
        For a data package.

    Returns
    -------
    int
        How many records were written.

    Raises
    ------
    SociaalDomeinFout
        The name has another ending, or the file cannot be written there.
    """
    _controleer(vorm, naar, licentie)
    records = stukken_van(boek, concepten=concepten)
    if vorm == "ods":
        kept = lees_momentopname(boek.home).overig.values() if boek.home else ()
        whole = schrijf_ods(records, kept, gemeente_van(boek))
        _schrijf(naar, (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode())
    elif vorm == "csv":
        _schrijf(naar, csv_tekst(records).encode("utf-8-sig"))
    elif vorm == "xlsx":
        _schrijf(naar, xlsx_bytes(records))
    elif vorm == "ics":
        from sociaal_domein.vragen.agenda import ics

        _schrijf(naar, ics(boek, dag).encode())
    else:
        documents = lees_documenten(boek.home) if boek.home else []
        systems = sorted({stuk.herkomst.systeem for stuk in records if stuk.herkomst is not None})
        files = pakket(records, documents, gemeente=boek.gemeente or "onbekend", bronnen=systems, licentie=licentie)
        _schrijf_pakket(naar, files)
    return len(records)


def gemeente_van(boek: Boek) -> tuple[str, str] | None:
    """Return the code of four digits and the name of the municipality of the settings; None when no list has it.

    It is looked up in the lists themselves: no store needs to be built for it.
    """
    if boek.gemeente == VOORBEELD:
        return VOORBEELD_CODE.removeprefix("GM"), VOORBEELD
    import duckdb

    lists = paden.bronmappen(boek.home)["gemeenten"] / "lijst.parquet"
    with duckdb.connect() as con:
        rows = con.execute(
            "select gemeente_code, gemeente_naam from read_parquet(?) qualify jaar = max(jaar) over ()", [str(lists)]
        ).fetchall()
    found = treffers(rows, boek.gemeente) if boek.gemeente else []
    return (str(found[0][0]).removeprefix("GM"), str(found[0][1])) if found else None


def _controleer(vorm: str, naar: Path, licentie: str | None) -> None:
    if vorm not in UITGANGEN:
        raise SociaalDomeinFout(
            f"De vorm '{vorm}' bestaat niet.", waar="--vorm", doe=f"Kies uit: {', '.join(UITGANGEN)}."
        )
    if licentie is not None and licentie not in LICENTIES:
        raise SociaalDomeinFout(
            f"De licentie '{licentie}' is hier niet bekend.",
            waar="--licentie",
            doe=f"Kies uit: {', '.join(LICENTIES)}.",
        )
    ending = naar.suffix.casefold()
    if ending != UITGANGEN[vorm] and not (vorm == "frictionless" and not ending):
        raise SociaalDomeinFout(
            f"Bij de vorm {vorm} hoort een bestand dat eindigt op {UITGANGEN[vorm]}.",
            waar="--naar",
            doe=f"Kies bijvoorbeeld {naar.with_suffix(UITGANGEN[vorm]).name}.",
        )


def _schrijf_pakket(naar: Path, files: dict[str, str]) -> None:
    if naar.suffix:
        _schrijf(naar, vaste_zip({name: text.encode() for name, text in files.items()}))
        return
    if naar.exists() and not (naar / "datapackage.json").is_file() and (naar.is_file() or any(naar.iterdir())):
        raise SociaalDomeinFout(
            "Op deze plaats staat al iets anders.", waar=str(naar), doe="Kies een map die leeg is of nog niet bestaat."
        )
    with vervanging(naar) as new:
        for name, text in files.items():
            (new / name).write_bytes(text.encode())


def _schrijf(naar: Path, inhoud: bytes) -> None:
    """Write a file beside its place and move it there."""
    beside = naar.with_name(f".{naar.name}.{os.getpid()}")
    try:
        controleer_plaats(naar)
        beside.write_bytes(inhoud)
        beside.replace(naar)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise SociaalDomeinFout(
            f"Het bestand '{naar.name}' is niet te schrijven. {_waarom(error, naar)}",
            waar=str(naar.parent),
            doe="Sluit het bestand als het open staat, of kies een andere map.",
        ) from None


def _waarom(error: OSError, naar: Path) -> str:
    """Say what was refused with the name that was given, never with the one that we write beside it."""
    if error.errno == errno.ENOENT and naar.parent.is_dir():
        return f"In de map {naar.parent} kan geen bestand worden gemaakt."
    return os_fout(OSError(error.errno, error.strerror, str(naar)))
