"""Rows in = rows loaded + rows set aside, for each snapshot and wherever a model says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociaal_domein.fouten import ControleFout, SociaalDomeinFout
from sociaal_domein.motor.modellen import Model

if TYPE_CHECKING:
    import duckdb

    from sociaal_domein.motor.invoer import Invoer


def grootboek_bronnen(con: duckdb.DuckDBPyConnection, source: Invoer) -> None:
    """Check each snapshot against its manifest and write the ledger.

    Raises
    ------
    ControleFout
        The file has another number of rows than the manifest says, or rows were lost on reading.
    """
    for table in source.snapshots:
        found = con.execute(f"select count(*) from {table.ruw}").fetchall()[0][0]
        balanced = table.rijen_bron == table.geladen + table.apart and found == table.rijen_tabel
        con.execute(
            "insert into _grootboek values (?, ?, ?, ?, ?, ?)",
            [table.bron, table.tabel, table.rijen_bron, table.geladen, table.apart, balanced],
        )
        if not balanced:
            raise ControleFout(
                f"Het grootboek van {table.bron}/{table.tabel} klopt niet: {table.rijen_bron} rijen in de bron, "
                f"{table.geladen} geladen en {table.apart} apart gezet; in het bestand staan {found} rijen "
                f"en dat moesten er {table.rijen_tabel} zijn.",
                waar=str(table.pad),
                doe=f"Lees de bron opnieuw in met: sociaal-domein bron lees {table.bron} --uit MAP",
            )


def grootboek(con: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Check the ledger of one model, where its .yml has `grootboek`.

    ``grootboek: {van: [tables], apart: table}``: the rows of `van` together are the rows of the model
    plus those of `apart`.

    Raises
    ------
    ControleFout
        Rows were lost, or came twice.
    SociaalDomeinFout
        The rule names a table that does not exist.
    """
    import duckdb

    rule = model.yml.get("grootboek")
    if not rule:
        return

    def count(table: str) -> int:
        try:
            return int(con.execute(f"select count(*) from {table}").fetchall()[0][0])
        except duckdb.Error as error:
            raise SociaalDomeinFout(
                f"Het grootboek van {model.naam} noemt de tabel {table}, en die is niet te lezen.",
                waar=f"{model.pad.with_suffix('.yml')}, veld grootboek",
                doe="Kijk of de naam klopt.",
            ) from error

    rows_in = sum(count(t) for t in rule["van"])
    loaded, aside = count(model.naam), count(rule["apart"]) if rule.get("apart") else 0
    con.execute(
        "insert into _grootboek values (?, ?, ?, ?, ?, ?)",
        [" + ".join(rule["van"]), model.naam, rows_in, loaded, aside, rows_in == loaded + aside],
    )
    if rows_in != loaded + aside:
        raise ControleFout(
            f"In {model.naam} raken rijen zoek: {rows_in} erin, {loaded} geladen, {aside} apart gezet.",
            waar=str(model.pad),
            doe="Kijk naar de joins in dit model: een rij valt weg of komt dubbel terug.",
        )
