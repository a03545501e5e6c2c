"""Expected counts from a store: wijken of one municipality, municipalities beside each other, and who is tested."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import duckdb
import pytest

from sociaal_domein.cijfers import Cijfer, Cijfers
from sociaal_domein.domein import Domein
from sociaal_domein.duiding.lezing import lees, nieuwste_wijken
from sociaal_domein.duiding.verwacht import Toetsen, gemeentetrechter, is_te_toetsen, tel_toetsen, wijktrechter

WMO = "wmo_clienten_per_1000_inwoners"
JAAR, DAG = 2030, date(2031, 1, 1)


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """A store with made-up rows: 24 municipalities, of which the last has three times as many, and old people."""
    with duckdb.connect() as store:
        store.execute("create table kern_gemeente (gemeente_code varchar)")
        store.execute(
            "create table beeld_cijfer (indicator varchar, gebied_code varchar, gebied_naam varchar, niveau varchar, "
            "gemeente_code varchar, jaar int, reeks varchar, waarde double, teller double, noemer double)"
        )
        store.execute("create table kern_verwacht (indicator varchar, gebied_code varchar, jaar int, verwacht double)")
        for i in range(25):
            code = f"GM{i:04}"
            if i < 24:
                store.execute("insert into kern_gemeente values (?)", [code])
            count = 1500.0 if i == 23 else 500.0 + 5 * (i % 7)
            row = [WMO, code, f"Plaats {i}", "gemeente", code, JAAR, "alle", count / 10, count, 10_000.0]
            store.execute("insert into beeld_cijfer values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        yield store


def _cijfer(indicator: str, code: str, level: str, count: float, people: float = 10_000.0) -> Cijfer:
    return Cijfer(
        indicator, code, f"Plaats {code}", level, "lokaal", JAAR, "alle", 1000 * count / people, count, people, people,
        None, None, "per 1.000", "definitief", None, 0, "proef", "2030-01-01", (), (),
    )  # fmt: skip


def test_a_municipality_among_the_others(domein: Domein, con: duckdb.DuckDBPyConnection):
    ind = domein.indicator(WMO)
    found = gemeentetrechter(con, ind, _cijfer(WMO, "GM0023", "gemeente", 1500), Toetsen())
    assert found is not None
    assert len(found.punten) == 24, "a municipality that is gone is not compared"
    assert found.grond == "grootte"
    assert [p.naam for p in found.signalen] == ["Plaats 23"]
    con.execute("insert into kern_verwacht select indicator, gebied_code, jaar, 2 * teller from beeld_cijfer")
    aged = gemeentetrechter(con, ind, _cijfer(WMO, "GM0023", "gemeente", 1500), Toetsen())
    assert aged is not None and aged.grond == "leeftijd"
    assert not aged.signalen
    assert sum(p.verwacht for p in aged.punten) == pytest.approx(sum(p.geteld for p in aged.punten), rel=1e-12)


def test_only_counts_of_use_of_the_municipality_itself_are_tested(domein: Domein, con: duckdb.DuckDBPyConnection):
    assert [i.id for i in domein.indicatoren.values() if is_te_toetsen(i) and i.soort != "gebruik"] == []
    assert is_te_toetsen(domein.indicator(WMO))
    assert not is_te_toetsen(domein.indicator("wmo_lasten_per_inwoner"))
    assert not is_te_toetsen(domein.indicator("omgeving_aandeel_65_plus"))
    assert not is_te_toetsen(domein.indicator("participatie_bijstandsontvangers_per_1000_inwoners")), "an estimate"
    ind = domein.indicator(WMO)
    assert gemeentetrechter(con, ind, _cijfer(WMO, "NL01", "land", 1500), Toetsen()) is None
    con.execute("delete from kern_gemeente where gemeente_code > 'GM0018'")
    assert gemeentetrechter(con, ind, _cijfer(WMO, "GM0001", "gemeente", 500), Toetsen()) is None


def test_the_comparisons_of_one_reader_are_counted(domein: Domein):
    indicators = domein.indicatoren.values()
    tested = {i.id for i in indicators if is_te_toetsen(i)}
    almere = tel_toetsen(domein.con, "GM0034", indicators)
    places = {c.niveau: set() for i in tested for c in domein.gemeente("Almere").cijfers(i)}
    for name in tested:
        for c in domein.gemeente("Almere").cijfers(name):
            if c.waarde is not None:
                places[c.niveau].add(name)
    assert (almere.wijken, almere.gemeenten) == (len(places["wijk"]), len(places["gemeente"]))
    assert almere.wijken >= 3


def _wijken(n: int, counts: dict[int, float]) -> list[Cijfer]:
    return [_cijfer(WMO, f"WK9999{i:02}", "wijk", counts.get(i, 100.0 + i % 5), 2000.0) for i in range(n)]


def test_the_budget_is_shared_over_all_wijken_of_all_comparisons(domein: Domein, con: duckdb.DuckDBPyConnection):
    figures = Cijfers(domein.indicator(WMO), [_cijfer(WMO, "GM9999", "gemeente", 5000), *_wijken(50, {7: 400.0})])
    shown, _ = nieuwste_wijken(figures, "alle")
    found = wijktrechter(con, figures, shown, Toetsen(wijken=4, gemeenten=1))
    assert found is not None
    assert found.drempel == pytest.approx(0.1 / (4 * 50))
    assert [p.gebied_code for p in found.signalen] == ["WK999907"]
    reading = lees(figures.indicator, figures, "alle", DAG, None, trechter=found)
    assert reading is not None and [p.gebied_code for p in reading.signalen] == ["WK999907"]
    old = lees(figures.indicator, figures, "alle", date(2034, 1, 1), None, trechter=found)
    assert old is not None and old.trechter is None and old.signalen == ()


def test_ages_are_known_for_the_main_line_alone(domein: Domein, con: duckdb.DuckDBPyConnection):
    figures = Cijfers(domein.indicator(WMO), _wijken(30, {7: 400.0}))
    con.execute("insert into kern_verwacht select ?, code, ?, 1 from (select unnest(?) as code)",
                [WMO, JAAR, [c.gebied_code for c in figures]])  # fmt: skip
    main = wijktrechter(con, figures, tuple(figures), Toetsen())
    other = wijktrechter(con, figures, tuple(replace(c, reeks="anders") for c in figures), Toetsen())
    assert main is not None and main.grond == "leeftijd"
    assert other is not None and other.grond == "grootte"
