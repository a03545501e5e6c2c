"""Whether the SQL of a model runs unchanged, and with the same meaning, on DuckDB and on Spark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.motor.modellen import Model
from sociaal_domein.motor.verwijzingen import ontleed

if TYPE_CHECKING:
    from sqlglot import exp

# What DuckDB and Spark 4 both know, with the same meaning.
FUNCTIES = frozenset(
    "abs avg case cast ceil coalesce count exists exp floor greatest if lag lead least length ln lower lpad max "
    "median min nullif percentile_cont percentilecont rank replace round row_number rownumber sqrt substring sum trim "
    "upper and or not".split()
)
# As they are written; sqlglot gives many spellings one name.
TYPEN = frozenset("string int bigint double boolean date decimal".split())
_TYPEN_GELEZEN = frozenset("TEXT STRING INT BIGINT DOUBLE BOOLEAN DATE DECIMAL".split())
_REGELS = (
    (r"::", "schrijf cast(x as type) in plaats van x::type"),
    (r"\bvarchar\b", "gebruik het type string; Spark kent varchar niet zonder lengte"),
    (r"\bqualify\b", "qualify bestaat niet in Spark; gebruik een CTE met row_number()"),
    (r"\bdistinct\s+on\b", "distinct on bestaat niet in Spark"),
    (r"\bby\s+name\b", "union by name bestaat niet in Spark SQL"),
    (r"\*\s*(exclude|replace)\b", "* exclude en * replace bestaan niet in Spark"),
    (r"//", "gebruik floor(a / b); // bestaat niet in Spark"),
    (r"\brecursive\b", "recursieve CTE's bestaan niet in Spark 4.0"),
    (r"\b(asof|positional)\s+join\b", "asof join en positional join bestaan niet in Spark"),
    (r"\busing\s+sample\b|\btablesample\b", "een steekproef geeft op elke machine iets anders"),
    (r"^\s*(un)?pivot\b|\)\s*(un)?pivot\b", "pivot schrijft Spark anders; gebruik case when"),
    (r"[\[{]", "lijsten en structs schrijft Spark anders"),
    (r"(?<!:):(?!:)", "een naam komt achter 'as', niet voor een dubbele punt"),
    (r"\$\w", "een model heeft geen parameters"),
    (r'"', "zet een naam niet tussen dubbele aanhalingstekens; in Spark is dat tekst"),
    (r"`", "zet een naam niet tussen accenten; DuckDB kent die niet"),
    (r"(\A|\()\s*from\b", "begin met select; alleen DuckDB kent from vooraan"),
    (r"\(\s*(summarize|describe|show)\b", "summarize, describe en show zijn geen select"),
    (r"\bglob\b", "glob bestaat niet in Spark; gebruik like"),
    (r"\bsimilar\s+to\b", "similar to bestaat niet in Spark; gebruik like"),
    (r"~|\*\*|\^", "gebruik like, of een keer een; ~, ** en ^ betekenen in Spark iets anders"),
    (r",\s*(\)|\Z|(from|where|group|order|having|union)\b)", "haal de komma aan het eind weg; Spark kent die niet"),
)
_TEKSTREGELS = tuple((re.compile(rule, re.I | (re.M if rule.startswith("^") else 0)), why) for rule, why in _REGELS)
# A name with a bracket behind it that is no function.
_GEEN_FUNCTIE = frozenset(
    "all and any as between by case decimal distinct else except from group having in intersect join not on or over "
    "partition select then union using values when where with".split()
)
_AANROEP = re.compile(r"(\bas\s+)?\b([a-z_]\w*)\s*\(", re.I)
_ANDERE_NAAM = {
    "concat": "gebruik ||; concat() slaat in DuckDB een lege waarde over en geeft in Spark leeg",
}


def niet_draagbaar(model: Model) -> list[str]:
    """Return what in this model's SQL would not run unchanged on Spark, each with ``file:line`` where known."""
    bare = _zonder_tekst(model.sql)
    found = {(bare.count("\n", 0, start) + 1, why) for start, why in _in_de_tekst(bare)}
    problems = [f"{model.pad.name}:{line}: {why}" for line, why in sorted(found)]
    try:
        problems += sorted({f"{model.pad.name}: {why}" for why in _in_de_boom(ontleed(model))})
        if not problems:
            ontleed(model, "spark")
    except SociaalDomeinFout as error:
        problems.append(f"{model.pad.name}: {error.wat}")
    return problems


def _zonder_tekst(sql: str) -> str:
    """Leave out comments and what stands between single quotes; the lines stay."""

    def shorten(match: re.Match[str]) -> str:
        return ("''" if match[0].startswith("'") else " ") + "\n" * match[0].count("\n")

    return re.sub(r"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'", shorten, sql, flags=re.S)


def _in_de_tekst(bare: str) -> Iterator[tuple[int, str]]:
    for rule, why in _TEKSTREGELS:
        for match in rule.finditer(bare):
            yield match.start() + len(match[0]) - len(match[0].lstrip()), why
    # sqlglot reads another engine's name as the function it knows; here the name counts as it is written.
    for match in _AANROEP.finditer(bare):
        name = match[2].lower()
        if not match[1] and name not in _GEEN_FUNCTIE and name not in FUNCTIES:
            yield match.start(2), _ANDERE_NAAM.get(name, _vreemd(name))
    for start, name, rest in _typen(bare):
        if name not in TYPEN:
            hint = "; gebruik string" if name in ("text", "char", "bpchar") else ""
            yield start, f"het type {name} is niet draagbaar{hint}"
        elif name == "decimal" and not rest.startswith("("):
            yield start, "geef decimal een lengte, zoals decimal(18, 2); de engines kiezen anders elk een eigen"


def _typen(bare: str) -> Iterator[tuple[int, str, str]]:
    """Yield place and name of each type in a cast, and what follows it."""
    for match in re.finditer(r"\bcast\s*\(", bare, re.I):
        depth = 1
        for token in re.finditer(r"[()]|\bas\s+(\w+)\s*", bare[match.end() :], re.I):
            depth += {"(": 1, ")": -1}.get(token[0], 0)
            if depth == 0:
                break
            if depth == 1 and token[1]:
                end = match.end() + token.end()
                yield match.end() + token.start(1), token[1].lower(), bare[end : end + 1]
                break


def _vreemd(name: str) -> str:
    return f"de functie {name}() staat niet in de lijst van draagbare functies"


def _in_de_boom(tree: exp.Expression) -> Iterator[str]:
    from sqlglot import exp

    if not isinstance(tree, exp.Select | exp.SetOperation):
        yield "een model is één select, of meer met union ertussen"
    for func in tree.find_all(exp.Func):
        name = func.name.lower() if isinstance(func, exp.Anonymous) else func.key.lower()
        if name not in FUNCTIES:
            yield _vreemd(name)
    for data_type in tree.find_all(exp.DataType):
        if data_type.this.name not in _TYPEN_GELEZEN:
            yield f"het type {data_type.this.name.lower()} is niet draagbaar"
    for table in tree.find_all(exp.Table):
        if not re.fullmatch(r"\w+", table.name):
            yield "een model leest tabellen, geen bestanden of functies"
    if tree.find(exp.Interval):
        yield "interval schrijft Spark anders; reken met jaren als getal"
    for sum_ in tree.find_all(exp.Add, exp.Sub):
        if any(_is_datum(side) for side in (sum_.left, sum_.right)):
            yield "reken niet met datums; DuckDB en Spark geven een ander type terug"


def _is_datum(node: Any) -> bool:
    from sqlglot import exp

    bare = node.unnest()
    return isinstance(bare, exp.Cast) and bare.to.this.name == "DATE"
