"""Which tables a model reads, in which order models run, and whether the SQL stays portable."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.motor.modellen import LAGEN, Model

if TYPE_CHECKING:
    from sqlglot import exp

ALLE_INDICATOREN = "alle_indicatoren"

# What DuckDB and Spark 4 both know, with the same meaning.
FUNCTIES = frozenset(
    "abs avg case cast ceil coalesce concat count exists floor greatest if lag lead least length lower lpad max "
    "median min nullif percentile_cont percentilecont rank replace round row_number rownumber substring sum trim "
    "upper and or not".split()
)
TYPEN = frozenset({"STRING", "TEXT", "INT", "BIGINT", "DOUBLE", "BOOLEAN", "DATE", "DECIMAL", "VARCHAR"})
_TEKSTREGELS = (
    (re.compile(r"::"), "schrijf cast(x as type) in plaats van x::type"),
    (re.compile(r"\bvarchar\b", re.I), "gebruik het type string; Spark kent varchar niet zonder lengte"),
    (re.compile(r"\bqualify\b", re.I), "qualify bestaat niet in Spark; gebruik een CTE met row_number()"),
    (re.compile(r"\bdistinct\s+on\b", re.I), "distinct on bestaat niet in Spark"),
    (re.compile(r"\bby\s+name\b", re.I), "union by name bestaat niet in Spark SQL"),
    (re.compile(r"\*\s*(exclude|replace)\b", re.I), "* exclude en * replace bestaan niet in Spark"),
    (re.compile(r"//"), "gebruik floor(a / b); // bestaat niet in Spark"),
    (re.compile(r"\brecursive\b", re.I), "recursieve CTE's bestaan niet in Spark 4.0"),
    (re.compile(r"\b(asof|positional)\s+join\b", re.I), "asof join en positional join bestaan niet in Spark"),
    (re.compile(r"\busing\s+sample\b", re.I), "een steekproef geeft op elke machine iets anders"),
    (
        re.compile(r"^\s*(pivot|unpivot)\b|\)\s*(pivot|unpivot)\b", re.I),
        "pivot schrijft Spark anders; gebruik case when",
    ),
    (re.compile(r"[\[{]"), "lijsten en structs schrijft Spark anders"),
    (re.compile(r"(?<!:):(?!:)"), "een naam komt achter 'as', niet voor een dubbele punt"),
    (re.compile(r"\$\w"), "een model heeft geen parameters"),
)
# A name with a bracket behind it that is no function.
_GEEN_FUNCTIE = frozenset("as by from group in join on over select then using values when where decimal".split())
_AANROEP = re.compile(r"(\bas\s+)?\b([a-z_]\w*)\s*\(", re.I)


def _zonder_tekst(sql: str) -> str:
    """Leave out comments and what stands between quotes; the lines stay."""

    def shorten(match: re.Match[str]) -> str:
        return "''" + "\n" * match[0].count("\n") if match[0].startswith("'") else ""

    return re.sub(r"--[^\n]*|'(?:[^']|'')*'", shorten, sql)


def _boom(model: Model, dialect: str = "duckdb") -> exp.Expression:
    import sqlglot
    from sqlglot.errors import ParseError

    try:
        trees = [t for t in sqlglot.parse(model.sql, read=dialect) if t is not None]
    except ParseError as error:
        first = error.errors[0] if error.errors else {}
        raise SociaalDomeinFout(
            f"De SQL van {model.naam} is niet te lezen{' als Spark-SQL' if dialect == 'spark' else ''}.",
            waar=f"{model.pad}, regel {first.get('line', '?')}",
            doe="Kijk naar de SQL rond deze regel.",
        ) from error
    if len(trees) != 1:
        raise SociaalDomeinFout(
            f"Verwacht werd één select in {model.naam}; er staan er {len(trees)}.", waar=str(model.pad)
        )
    return trees[0]  # type: ignore[return-value]


def leest(model: Model) -> set[str]:
    """Return the names of the tables a model reads, its own CTEs left out."""
    from sqlglot import exp

    tree = _boom(model)
    ctes = {cte.alias for cte in tree.find_all(exp.CTE)}
    return {t.name for t in tree.find_all(exp.Table) if t.name and t.name not in ctes}


def niet_draagbaar(model: Model) -> list[str]:
    """Return what in this model's SQL would not run unchanged on Spark, each with ``file:line``."""
    from sqlglot import exp

    problems: list[str] = []
    for number, line in enumerate(_zonder_tekst(model.sql).splitlines(), start=1):
        place = f"{model.pad.name}:{number}"
        problems += [f"{place}: {why}" for rule, why in _TEKSTREGELS if rule.search(line)]
        # sqlglot reads another engine's name as the function it knows; here the name counts as it is written.
        called = {name.lower() for alias, name in _AANROEP.findall(line) if not alias} - _GEEN_FUNCTIE
        problems += [
            f"{place}: de functie {n}() staat niet in de lijst van draagbare functies"
            for n in sorted(called - FUNCTIES)
        ]
    tree = _boom(model)
    for func in tree.find_all(exp.Func):
        name = func.name.lower() if isinstance(func, exp.Anonymous) else func.key.lower()
        if name not in FUNCTIES:
            problems.append(f"{model.pad.name}: de functie {name}() staat niet in de lijst van draagbare functies")
    for data_type in tree.find_all(exp.DataType):
        if data_type.this.name not in TYPEN:
            problems.append(f"{model.pad.name}: het type {data_type.this.name} is niet draagbaar")
    if not problems:
        _boom(model, "spark")
    return problems


def volgorde(modellen: dict[str, Model], invoer: Iterable[str]) -> tuple[list[str], dict[str, set[str]]]:
    """Order the models so that each runs after what it reads.

    Parameters
    ----------
    modellen : dict of str to Model
    invoer : iterable of str
        Tables that exist before the first model runs (``ruw_*``, ``meta_*``).

    Returns
    -------
    order : list of str
    reads : dict of str to set of str
        For each model the models and inputs it reads.

    Raises
    ------
    SociaalDomeinFout
        A model reads something that does not exist, reads upward, or the models read in a circle.
    """
    known = set(invoer)
    indicators = {n for n, m in modellen.items() if m.laag == "ind"}
    reads: dict[str, set[str]] = {}
    for name, model in modellen.items():
        found = leest(model)
        if ALLE_INDICATOREN in found:
            found = (found - {ALLE_INDICATOREN}) | indicators
        _controleer_lezen(model, found, modellen, known)
        reads[name] = found
    graph = {name: {r for r in found if r in modellen} for name, found in reads.items()}
    try:
        order = list(TopologicalSorter({k: sorted(graph[k]) for k in sorted(graph)}).static_order())
    except CycleError as error:
        raise SociaalDomeinFout(
            f"Deze modellen lezen elkaar in een kring: {' → '.join(error.args[1])}.",
            doe="Haal één van deze verwijzingen weg.",
        ) from error
    return order, reads


def _controleer_lezen(model: Model, found: set[str], modellen: dict[str, Model], known: set[str]) -> None:
    for name in sorted(found):
        if name not in modellen and name not in known:
            raise SociaalDomeinFout(
                f"{model.naam} leest de tabel {name}, en die is er niet.",
                waar=str(model.pad),
                doe="Kijk of de naam klopt en of de bron is ingelezen (sociaal-domein bron lijst).",
            )
        if name.startswith("ruw_") and model.laag != "bron":
            raise SociaalDomeinFout(
                f"{model.naam} leest de ruwe tabel {name}. Alleen bron_-modellen mogen dat.",
                waar=str(model.pad),
                doe=f"Lees {name.replace('ruw_', 'bron_', 1)}.",
            )
        if name in modellen and LAGEN.index(modellen[name].laag) > LAGEN.index(model.laag):
            raise SociaalDomeinFout(
                f"{model.naam} leest {name} uit een hogere laag. Lagen lezen alleen naar beneden.",
                waar=str(model.pad),
                doe=f"De volgorde is {' → '.join(LAGEN)}.",
            )


def snapshots_van(naam: str, leest: Mapping[str, Iterable[str]]) -> set[str]:
    """Return the snapshot tables a model goes back to, as ``bron/tabel``.

    Parameters
    ----------
    naam : str
        A model.
    leest : mapping
        For each model the tables it reads.
    """
    if naam.startswith("ruw_"):
        return {naam.removeprefix("ruw_").replace("__", "/", 1)}
    return {s for child in leest.get(naam, ()) for s in snapshots_van(child, leest)}


def controleer_bronnen(modellen: dict[str, Model], leest: Mapping[str, Iterable[str]]) -> None:
    """Refuse an indicator that names a source its way does not lead to.

    Raises
    ------
    SociaalDomeinFout
        With the sources the indicator does read.
    """
    for name, model in modellen.items():
        if model.laag != "ind":
            continue
        found = {s.split("/")[0] for s in snapshots_van(name, leest)}
        if wrong := sorted(set(model.yml["bronnen"]) - found):
            raise SociaalDomeinFout(
                f"De indicator {model.indicator} noemt de bron {wrong[0]}, maar leest die niet.",
                waar=f"{model.pad.with_suffix('.yml')}, veld 'bronnen'",
                doe=f"Kies uit: {', '.join(sorted(found))}.",
            )
