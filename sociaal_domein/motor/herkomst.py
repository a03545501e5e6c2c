"""The way of a figure back to its snapshots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociaal_domein.fouten import SociaalDomeinFout

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Stap:
    """One step on the way: a model or a snapshot, how deep it lies, and what it says about itself."""

    diepte: int
    naam: str
    tekst: str


def herkomst(con: duckdb.DuckDBPyConnection, naam: str) -> list[Stap]:
    """Walk from a model or indicator down to the snapshots.

    Parameters
    ----------
    con : duckdb connection on a built store
    naam : str
        Name of a model (``kern_uitgaven``) or id of an indicator (``jeugd_lasten_per_inwoner``).

    Raises
    ------
    SociaalDomeinFout
        No model or indicator has this name; near misses are named.
    """
    models = {
        row[0]: row[1:]
        for row in con.execute(
            "select model, rijen, leest, json_extract_string(beschrijving, 'korrel') from _model"
        ).fetchall()
    }
    known = dict(con.execute("select indicator, model from meta_indicator").fetchall())
    start = known.get(naam, naam)
    if start not in models:
        raise SociaalDomeinFout(
            f"Er is geen model of indicator met de naam '{naam}'.", doe=_bedoelt_u(naam, [*known, *models])
        )
    snapshots = {
        f"ruw_{row[0]}__{row[1]}": row
        for row in con.execute(
            "select s.bron, s.tabel, s.naam, uitgever, herkomst, opgehaald, pagina, licentie, s.dekking, sha256, "
            "bestand, g.rijen_in, g.geladen, g.apart from meta_snapshot as s join _grootboek as g "
            "on g.bron = s.bron and g.tabel = s.tabel"
        ).fetchall()
    }
    steps: list[Stap] = []
    seen: set[str] = set()

    def walk(name: str, depth: int) -> None:
        if name in snapshots:
            _, _, title, publisher, origin, taken, page, licence, coverage, sha, file, *ledger = snapshots[name]
            via = "van de uitgever" if origin == "uitgever" else "afgeleid door derden"
            steps.append(
                Stap(
                    depth,
                    f"snapshot {file}",
                    f"{title}; {publisher} ({via}); opgehaald {taken}; {licence}; {page}\n"
                    f"dekking: {coverage}\n"
                    f"rijen: {ledger[0]} in de bron, {ledger[1]} geladen, {ledger[2]} apart gezet\n"
                    f"sha256 {sha}",
                )
            )
            return
        if name.startswith("ruw_"):
            steps.append(Stap(depth, name, "deze bron is hier nog niet opgehaald of ingelezen"))
            return
        if name.startswith("meta_casus"):
            steps.append(Stap(depth, name, "uit de casussen in eigen/casussen: alleen wat geteld wordt, geen woorden"))
            return
        if name.startswith("meta_"):
            steps.append(Stap(depth, name, "uit de beschrijvingen (.yml) van de indicatoren en uit het register"))
            return
        rows, reads, grain = models[name]
        again = name in seen
        steps.append(Stap(depth, name, "(zie hierboven)" if again else f"{grain} ({rows} rijen)"))
        if not again:
            seen.add(name)
            for child in reads:
                walk(child, depth + 1)

    walk(start, 0)
    return steps


def _bedoelt_u(naam: str, bekend: list[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(naam, bekend, n=3, cutoff=0.5)
    hint = f"Bedoelt u {' of '.join(close)}? " if close else ""
    return hint + "Alle indicatoren: sociaal-domein indicator lijst"
