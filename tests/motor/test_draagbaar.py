"""The SQL stays portable: the lint finds each thing that another engine does not know, and ours has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from sociaal_domein.motor.draagbaar import niet_draagbaar
from sociaal_domein.motor.modellen import Model, lees_model

PIPELINES = Path(__file__).resolve().parents[2] / "pipelines"


def model(sql: str) -> Model:
    return Model("kern_proef", sql, {}, Path("kern_proef.sql"))


@pytest.mark.parametrize("pad", sorted(PIPELINES.glob("*.sql")), ids=lambda p: p.stem)
def test_every_shipped_model_is_portable(pad: Path):
    assert niet_draagbaar(lees_model(pad)) == []


@pytest.mark.parametrize(
    ("sql", "waarom"),
    [
        ("select a::int as a from t", "::"),
        ("select cast(a as varchar) as a from t", "varchar"),
        ("select a from t qualify row_number() over (order by a) = 1", "qualify"),
        ("select distinct on (a) a, b from t", "distinct on"),
        ("select a from t union by name select a from u", "by name"),
        ("select * exclude (a) from t", "exclude"),
        ("select * replace (1 as a) from t", "exclude"),
        ("select a // 2 as a from t", "//"),
        ("with recursive r as (select 1 as a) select * from r", "recursieve"),
        ("select list_sum(a) as a from t", "functie list_sum"),
        ("select strftime(a, '%Y') as a from t", "functie"),
        ("select quantile_cont(a, 0.5) as a from t", "functie quantile_cont"),
        ("select len(a) as a from t", "functie len"),
        ("select a from t asof join u on t.b >= u.b", "asof"),
        ("select a from t positional join u", "positional"),
        ("select a from t using sample 10%", "steekproef"),
        ("pivot t on a using sum(b)", "pivot"),
        ("select a[1:2] as a from t", "lijsten"),
        ("select {'b': a} as a from t", "structs"),
        ("select b: a from t", "dubbele punt"),
        ("select a from t where b = $1", "parameters"),
        ("select * from read_parquet('a.parquet')", "functie"),
        ("select cast(a as hugeint) as a from t", "type"),
        ("select cast(a as text) as a from t", "gebruik string"),
        ("select cast(coalesce(a, (b)) as varchar(10)) as a from t", "string"),
        ("select cast(a as int8) as a from t", "type int8"),
        ("select cast(a as numeric) as a from t", "type numeric"),
        ("select cast(a as decimal) as a from t", "lengte"),
        ("select cast(a as decimal ) as a from t", "lengte"),
        ("create table u as select a from t", "één select"),
        ("drop table t", "één select"),
        ("summarize t", "één select"),
        ("describe t", "één select"),
        ("insert into t select a from u", "één select"),
        ("values (1)", "één select"),
        ("from t", "begin met select"),
        ("with u as (\n    from t select a\n) select a from u", "begin met select"),
        ("select a from (summarize t) as u", "geen select"),
        ('select "a" from t', "dubbele aanhalingstekens"),
        ("select `a` from t", "accenten"),
        ("select a from 'a.parquet'", "geen bestanden"),
        ("select a from t, 'b.csv'", "geen bestanden"),
        ("select a from t join 'b.csv' as b on t.a = b.a", "geen bestanden"),
        ("select a from range(3) as r (a)", "range"),
        ("select concat(a, b) as c from t", "||"),
        ("select a from t where b glob 'x*'", "glob"),
        ("select a from t where b similar to 'x'", "similar to"),
        ("select a from t where b ~ 'x'", "like"),
        ("select a ** 2 as b from t", "**"),
        ("select a from t tablesample 10%", "steekproef"),
        ("select date '2024-01-01' + 1 as d from t", "datums"),
        ("select b - cast(a as date) as d from t", "datums"),
        ("select a + interval '1' day as d from t", "interval"),
        ("select a, b,\nfrom t", "komma"),
        ("select a from t where a in (1, 2,)", "komma"),
        ("select a, from t", "komma"),
        ("select 'a", "niet te lezen"),
        ("select cast(a as struct(b int)) as a from t", "type"),
    ],
)
def test_each_rule_finds_its_example(sql: str, waarom: str):
    found = niet_draagbaar(model(sql))
    assert any(waarom in problem for problem in found), found
    assert all(problem.startswith("kern_proef.sql") for problem in found)


def test_the_line_is_named_and_a_comment_is_not_sql():
    found = niet_draagbaar(model("-- a::int is how DuckDB writes it\nselect\n    a::int as a\nfrom t"))
    assert [p.split(": ")[0] for p in found] == ["kern_proef.sql:3"]
    found = niet_draagbaar(model("/* een\ntwee */ select\n    a,\n    b,\n\nfrom t"))
    assert [p.split(": ")[0] for p in found] == ["kern_proef.sql:4"]


@pytest.mark.parametrize(
    "sql",
    [
        "select median(a) as m, percentile_cont(0.1) within group (order by a) as p from t",
        "select coalesce(a, cast(null as string)) as a, row_number() over (partition by b order by c) as r from t",
        "select ':: // list_sum(a) [1]' as a, 'it''s' as b from t",
        "with t as (select * from (values (1, 'x')) as v (a, b)) select a from t where a in (1, 2)",
        "select cast(a as decimal(10, 2)) as a, cast(b || '-12-31' as date) as d from t",
        "select a from t union all select a from u union all (select a from v)",
        "select a from t where b is distinct from 'x' and c between (1) and (2) and not (d or (e))",
        '/* from t; "a" */ select a, -- komma,\n    b from t where a in (select a from u)',
        "select 'from \"t\", ' as text, a as glob_ from t",
        "select case when a > 0 and not b then greatest(a, 1) else abs(a) end as c from t",
    ],
)
def test_what_is_portable_passes(sql: str):
    assert niet_draagbaar(model(sql)) == []
