"""Which tables a model reads, whether its layer may, and in which order models run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from sociaal_domein import paden
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.motor.modellen import Model
from sociaal_domein.taal import opsomming

if TYPE_CHECKING:
    from sqlglot import exp

ALLE_INDICATOREN = "alle_indicatoren"
# What SQL reads, by its text: parsing is a third of a build that changes little, and a session builds more than once.
_GELEZEN: dict[str, frozenset[str]] = {}

# What each layer may read; the descriptions of the models themselves are the meta_* tables.
LEEST = {
    "bron": ("ruw",),
    "kern": ("bron", "kern", "meta"),
    "ind": ("kern", "ind", "meta"),
    "beeld": ("kern", "ind", "beeld", "meta"),
}


def ontleed(model: Model, dialect: str = "duckdb") -> exp.Expression:
    """Return the SQL of a model as a tree.

    Raises
    ------
    SociaalDomeinFout
        It cannot be read, or it is more than one statement.
    """
    import sqlglot
    from sqlglot.errors import ParseError, SqlglotError

    try:
        trees = [t for t in sqlglot.parse(model.sql, read=dialect) if t is not None]
    except (SqlglotError, RecursionError) as error:
        first = error.errors[0] if isinstance(error, ParseError) and error.errors else {}
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


def leest(model: Model) -> frozenset[str]:
    """Return the names of the tables a model reads, its own CTEs left out; a function that gives rows ends on ()."""
    if model.sql not in _GELEZEN:
        from sqlglot import exp

        tree = ontleed(model)
        ctes = {cte.alias for cte in tree.find_all(exp.CTE)}
        tables = {t.name or f"{t.this.key}()" for t in tree.find_all(exp.Table) if t.this}
        _GELEZEN[model.sql] = frozenset(tables - ctes)
    return _GELEZEN[model.sql]


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
        A model reads something that does not exist or that its layer may not read, or the models read in a
        circle.
    """
    known = set(invoer)
    indicators = {n for n, m in modellen.items() if m.laag == "ind"}
    reads: dict[str, set[str]] = {}
    for name, model in modellen.items():
        found = set(leest(model))
        _controleer_lezen(model, found, {*modellen, *known, ALLE_INDICATOREN})
        if ALLE_INDICATOREN in found:
            found = (found - {ALLE_INDICATOREN}) | indicators
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


def _controleer_lezen(model: Model, found: set[str], bekend: set[str]) -> None:
    may = LEEST[model.laag]
    for name in sorted(found):
        if name not in bekend:
            raise SociaalDomeinFout(
                f"{model.naam} leest de tabel {name}, en die is er niet.",
                waar=str(model.pad),
                doe=_zonder_bron(model, name),
            )
        layer = name.split("_", 1)[0]
        if layer == "ruw" and "ruw" not in may:
            raise SociaalDomeinFout(
                f"{model.naam} leest de ruwe tabel {name}. Alleen bron_-modellen mogen dat.",
                waar=str(model.pad),
                doe=f"Lees {'' if 'bron' in may else 'een kern_-model op '}{name.replace('ruw_', 'bron_', 1)}.",
            )
        allowed = model.laag == "beeld" if name == ALLE_INDICATOREN else layer in may
        if not allowed:
            options = opsomming([f"{one}_" for one in may], "of")
            also = f", of {ALLE_INDICATOREN}" if model.laag == "beeld" else ""
            raise SociaalDomeinFout(
                f"{model.naam} leest {name}. Dat mag niet: de lagen lezen één kant op.",
                waar=str(model.pad),
                doe=f"Een {model.laag}_-model leest alleen tabellen met {options} ervoor{also}.",
            )


def _zonder_bron(model: Model, table: str) -> str:
    """Say what to do about a table that is not there, for a model of the package or of the municipality."""
    source = table.removeprefix("ruw_").partition("__")[0]
    if not table.startswith("ruw_") or model.pad.parent == paden.pipelinesmap():
        return "Kijk of de naam klopt en of de bron is ingelezen (sociaal-domein bron lijst)."
    folder = model.pad.parent
    files = sorted(
        p.name for mask in (f"bron_{source}__*", f"kern_{source}.*", f"ind_{source}__*") for p in folder.glob(mask)
    )
    return (
        f"Lees de bron opnieuw: sociaal-domein bron lees {source}. Wilt u de bron niet meer? Haal dan ook de modellen "
        f"weg: sociaal-domein bron weg {source}. Dat zijn in {folder}: {opsomming(files)}."
    )


def voorouders(naam: str, leest: Mapping[str, Iterable[str]]) -> set[str]:
    """Return a model with everything it goes back to, each once."""
    found: set[str] = set()
    ahead = [naam]
    while ahead:
        current = ahead.pop()
        if current not in found:
            found.add(current)
            ahead += leest.get(current, ())
    return found


def snapshots_van(naam: str, leest: Mapping[str, Iterable[str]]) -> set[str]:
    """Return the snapshot tables a model goes back to, as ``bron/tabel``.

    Parameters
    ----------
    naam : str
        A model.
    leest : mapping
        For each model the tables it reads.
    """
    return {t.removeprefix("ruw_").replace("__", "/", 1) for t in voorouders(naam, leest) if t.startswith("ruw_")}


def _bronnen_van(naam: str, leest: Mapping[str, Iterable[str]]) -> set[str]:
    """Return the sources a model goes back to; the municipality's own cases are one, though they have no snapshot."""
    found = {s.split("/")[0] for s in snapshots_van(naam, leest)}
    return found | ({"casussen"} if "meta_casus" in voorouders(naam, leest) else set())


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
        found = _bronnen_van(name, leest)
        if wrong := sorted(set(model.yml["bronnen"]) - found):
            raise SociaalDomeinFout(
                f"De indicator {model.indicator} noemt de bron {wrong[0]}, maar leest die niet.",
                waar=f"{model.pad.with_suffix('.yml')}, veld 'bronnen'",
                doe=f"Kies uit: {', '.join(sorted(found))}.",
            )
