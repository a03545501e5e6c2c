"""Rules as Great Expectations expectations, on a table in pandas.

Only here is Great Expectations imported, and only when a rule asks for it: that takes seconds. Its
analytics are switched off before the import, and its context lives in memory: no network, no files.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.kwaliteit.regels import Regel
from sociaal_domein.meldingen import raad

if TYPE_CHECKING:
    import pandas as pd

Cel = str | int | float | bool
EERSTE = 3
KOLOMMEN = 6


@dataclass(frozen=True)
class Vondst:
    """What one rule found in one table: the number of wrong rows, of rows looked at, and the first of them."""

    gevonden: int
    getoetst: int
    eerste: tuple[dict[str, Cel], ...] = field(default=())


def cel(value: Any) -> Cel:
    """Return a value as a plain cell of a YAML or JSON file; nothing becomes empty text."""
    if hasattr(value, "item"):  # a numpy number
        value = value.item()
    if value is None or value != value:
        return ""
    if isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else round(value, 6)
    return str(value)


@contextmanager
def _stil() -> Iterator[None]:
    """Great Expectations imports modules that Python itself calls old; that is not for our user."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def verwachting(regel: Regel) -> Any:
    """Make the expectation of a rule.

    Raises
    ------
    SociaalDomeinFout
        The expectation does not exist, or does not take these arguments; names file, line and field.
    """
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    with _stil():
        import great_expectations.expectations  # noqa: F401  (registers the expectations)
        from great_expectations.compatibility.pydantic import ValidationError
        from great_expectations.expectations.registry import (
            get_expectation_impl,
            list_registered_expectation_implementations,
        )

    known = sorted(list_registered_expectation_implementations())
    name = str(regel.verwachting)
    if name not in known:
        raise SociaalDomeinFout(
            f"De verwachting '{name}' bestaat niet in Great Expectations.",
            waar=regel.waar("regel"),
            doe=raad(name, known) if len(raad(name, known)) < 200 else "Alle namen staan in docs/kwaliteit.md.",
        )
    kind = get_expectation_impl(name)
    own = {"meta", "id", "notes", "severity", "result_format", "catch_exceptions", "windows", "rendered_content"}
    fields = sorted(set(kind.__fields__) - own - {"expectation_type"})
    if wrong := sorted(set(regel.met) - set(fields)):
        raise SociaalDomeinFout(
            f"Het veld '{wrong[0]}' bestaat niet bij {name}.",
            waar=regel.waar("met", wrong[0]),
            doe=raad(wrong[0], fields),
        )
    _controleer_patronen(regel)
    try:
        with _stil():
            return kind(**regel.met, meta={"nummer": regel.nummer})
    except (ValidationError, TypeError, ValueError) as error:
        first = error.errors()[0] if isinstance(error, ValidationError) else {"loc": (), "type": ""}
        where = str(first["loc"][0]) if first["loc"] and first["loc"][0] in fields else ""
        if first["type"] == "value_error.missing":
            wat, doe = f"Het veld '{where}' ontbreekt bij {name}.", f"Vul '{where}' aan bij 'met'."
        else:
            wat = f"Wat bij {f'het veld {where}' if where else 'met'} staat, past niet bij {name}."
            doe = "Kijk of een getal een getal is, en een lijst een lijst."
        raise SociaalDomeinFout(wat, waar=regel.waar("met", *([where] if where else [])), doe=doe) from None


def _controleer_patronen(regel: Regel) -> None:
    for field_name in ("regex", "regex_list"):
        given = regel.met.get(field_name)
        for pattern in given if isinstance(given, list) else [given]:
            try:
                re.compile(pattern if isinstance(pattern, str) else "")
            except re.error as error:
                raise SociaalDomeinFout(
                    f"Het patroon '{pattern}' is niet te lezen (Python zegt: {error}).",
                    waar=regel.waar("met", field_name),
                    doe="Kijk of bij elk haakje ook het tweede staat, en zet het patroon tussen aanhalingstekens. "
                    "Zo ziet een goed patroon eruit: '^GM[0-9]{4}$'.",
                ) from None


def meet(tabel: pd.DataFrame, regels: Sequence[Regel]) -> dict[int, Vondst]:
    """Run the expectations of one table.

    Parameters
    ----------
    tabel : pandas.DataFrame
        The whole table, with a row number from 0 as its index.
    regels : sequence of Regel
        Rules about this table that name an expectation.

    Returns
    -------
    dict of int to Vondst
        By the number of the rule.

    Raises
    ------
    SociaalDomeinFout
        A rule is wrong, or cannot be worked out on this table.
    """
    made = [verwachting(rule) for rule in regels]
    with _stil():
        import great_expectations as gx
        from great_expectations.data_context.types.base import (
            DataContextConfig,
            InMemoryStoreBackendDefaults,
            ProgressBarsConfig,
        )

        config = DataContextConfig(
            store_backend_defaults=InMemoryStoreBackendDefaults(),  # without pages, that stand in a folder
            progress_bars=ProgressBarsConfig(globally=False),
            analytics_enabled=False,
        )
        context = gx.get_context(mode="ephemeral", project_config=config)
        source = context.data_sources.add_pandas("tabellen")
        batch = (
            source.add_dataframe_asset("tabel")
            .add_batch_definition_whole_dataframe("alles")
            .get_batch({"dataframe": tabel})
        )
        suite = gx.ExpectationSuite(name="regels", expectations=made)
        results = batch.validate(suite, result_format={"result_format": "COMPLETE"}).results
    by_number = {rule.nummer: rule for rule in regels}
    found = {}
    for result in results:
        assert result.expectation_config is not None and result.expectation_config.meta is not None
        rule = by_number[result.expectation_config.meta["nummer"]]
        found[rule.nummer] = _vondst(tabel, rule, result)
    return found


def _vondst(tabel: pd.DataFrame, regel: Regel, result: Any) -> Vondst:
    if message := _mislukt(result.exception_info):
        raise SociaalDomeinFout(
            f"De regel '{regel.naam}' is niet uit te rekenen (Great Expectations zegt: {message.rstrip('.')}).",
            waar=regel.waar("met"),
            doe="Kijk of deze verwachting past bij de soort van de kolom (tekst of getal).",
        )
    numbers = result.result
    tested = int(numbers.get("element_count", 1))
    if result.success:
        return Vondst(0, tested)
    places = numbers.get("unexpected_index_list")
    if places is None:  # about the table as a whole
        return Vondst(1, tested, ({"gemeten": cel(_kort(numbers.get("observed_value")))},))
    shown = _kolommen(tabel, regel)
    first = tabel.loc[sorted(places, reverse=True)[:EERSTE], shown]
    rows = tuple({str(k): cel(v) for k, v in row.items()} for row in first.to_dict("records"))
    return Vondst(int(numbers["unexpected_count"]), tested, rows)


def _kort(value: Any) -> Any:
    return ", ".join(map(str, value)) if isinstance(value, list) else value


def _kolommen(tabel: pd.DataFrame, regel: Regel) -> list[str]:
    """The columns to show of a wrong row: the first ones, that say which row it is, and those of the rule."""
    given = [regel.met.get(name) for name in ("column", "column_A", "column_B")]
    named = [*(c for c in given if c), *regel.met.get("column_list", ())]
    first = [c for c in tabel.columns if c not in named][: KOLOMMEN - min(len(named), KOLOMMEN - 1)]
    return [c for c in tabel.columns if c in first or c in named]


def _mislukt(info: dict[str, Any]) -> str:
    """Return what went wrong inside the expectation; empty when nothing did."""
    parts = [info] if "raised_exception" in info else [p for p in info.values() if isinstance(p, dict)]
    texts = [str(p.get("exception_message") or "onbekend") for p in parts if p.get("raised_exception")]
    return texts[0].splitlines()[0] if texts else ""
