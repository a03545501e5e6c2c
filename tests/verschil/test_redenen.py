"""Why a figure changed, on two small stores that differ in one thing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from sociaal_domein.duiding.redenen import REDENEN
from sociaal_domein.instellingen import Drempels
from sociaal_domein.verschil import standen, vergelijken, weergeven
from sociaal_domein.verschil.redenen import Oorzaak
from sociaal_domein.verschil.standen import Stand
from sociaal_domein.verschil.vergelijken import Bereik, Verandering, Vergelijking, vergelijk

YML: dict[str, Any] = {
    "titel": "Proef",
    "omschrijving": "",
    "korrel": "",
    "vraag": "",
    "eenheid": "procent",
    "soort": "gebruik",
    "vorm": "aandeel",
    "decimalen": 0,
    "wet": "breed",
    "opgaven": [],
    "reeksen": {"alle": "alles"},
    "hoofdreeks": "alle",
    "zin": "",
    "zegt_niet": "",
    "bronnen": ["proef"],
}
# code, niveau, gemeente_code, jaar, waarde, teller, noemer, status
Rij = tuple[str, str, str | None, int, float | None, float | None, float | None, str]
BASIS: list[Rij] = [
    ("GM0001", "gemeente", "GM0001", 2023, 10.0, 100.0, 1000.0, "definitief"),
    ("GM0001", "gemeente", "GM0001", 2024, 11.0, 110.0, 1000.0, "voorlopig"),
    ("GM0002", "gemeente", "GM0002", 2024, 20.0, 200.0, 1000.0, "voorlopig"),
    ("WK000101", "wijk", "GM0001", 2024, 30.0, 9.0, 1000.0, "voorlopig"),
]
GEBIED = {"GM0001": "GM0001", "GM0002": "GM0002", "WK000101": "GM0001"}


def winkel(
    pad: Path,
    rijen: list[Rij],
    *,
    sha: str = "a",
    bronnen: tuple[str, ...] = ("proef", "ander"),
    gebied: dict[str, str] | None = None,
    sql: str = "select 1",
    indicator: str = "ind_proef__som",
) -> Path:
    """Write a store with what a comparison looks at."""
    with duckdb.connect(str(pad)) as con:
        con.execute(
            "create table beeld_cijfer (indicator varchar, gebied_code varchar, gebied_naam varchar, niveau varchar, "
            "schaal varchar, gemeente_code varchar, jaar int, reeks varchar, waarde double, teller double, "
            "noemer double, status varchar, reden varchar)"
        )
        name = indicator.removeprefix("ind_").replace("__", "_")
        for code, level, town, year, value, above, below, status in rijen:
            reason = None if value is not None else "ontbreekt"
            con.execute(
                "insert into beeld_cijfer values (?, ?, ?, ?, '', ?, ?, 'alle', ?, ?, ?, ?, ?)",
                [name, code, f"Plaats {code}", level, town, year, value, above, below, status, reason],
            )
        con.execute("create table meta_snapshot (bron varchar, tabel varchar, sha256 varchar, status varchar)")
        for source in bronnen:
            con.execute("insert into meta_snapshot values (?, 'rijen', ?, 'onbekend')", [source, sha])
        con.execute(
            "create table kern_gebied (gebied_code varchar, gemeente_code_nu varchar, niveau varchar, status varchar)"
        )
        for code, now in (gebied or GEBIED).items():
            level = "gemeente" if code.startswith("GM") else "wijk"
            con.execute("insert into kern_gebied values (?, ?, ?, 'actueel')", [code, now, level])
        con.execute(
            "create table _model (model varchar, laag varchar, leest varchar[], sql varchar, beschrijving json)"
        )
        con.execute(
            "insert into _model values (?, 'ind', ['bron_proef__rijen'], ?, ?), "
            "('bron_proef__rijen', 'bron', ['ruw_proef__rijen'], 'select 2', '{}')",
            [indicator, sql, json.dumps(YML)],
        )
    return pad


def _verschil(van: Path, tot: Path, bereik: Bereik | None = None) -> Vergelijking:
    sides = [Stand(name, f"sinds {name}", {}, opslag=path) for name, path in (("toen", van), ("van nu", tot))]
    return vergelijk(*sides, van, tot, Drempels(), bereik)


def _een(found: Vergelijking) -> Verandering:
    assert len(found.rijen) == 1, found.rijen
    return found.rijen[0]


def _met(code: str, jaar: int, **anders: Any) -> list[Rij]:
    fields = ("code", "niveau", "gemeente", "jaar", "waarde", "teller", "noemer", "status")
    return [
        tuple((dict(zip(fields, r, strict=True)) | anders).values()) if (r[0], r[3]) == (code, jaar) else r  # type: ignore[misc]
        for r in BASIS
    ]


@pytest.fixture
def toen(tmp_path: Path) -> Path:
    return winkel(tmp_path / "toen.duckdb", BASIS)


def test_the_same_figures_are_no_change(toen: Path, tmp_path: Path):
    nearly = _met("GM0001", 2024, waarde=11.0 + 1e-13)
    assert _verschil(toen, winkel(tmp_path / "nu.duckdb", nearly, sha="b", sql="select 9")).rijen == []


def test_an_unknown_cause_is_called_unknown(toen: Path, tmp_path: Path):
    row = _een(_verschil(toen, winkel(tmp_path / "nu.duckdb", _met("GM0001", 2024, waarde=12.0, teller=120.0))))
    assert row.oorzaak.codes == ("onbekend",) and "niet te zeggen" in row.oorzaak.uitleg
    assert (row.verschil, row.procent) == (1.0, pytest.approx(100 / 11))


def test_another_model_is_a_definition(toen: Path, tmp_path: Path):
    rows = _met("GM0001", 2024, waarde=12.0)
    row = _een(_verschil(toen, winkel(tmp_path / "nu.duckdb", rows, sql="select 9")))
    assert row.oorzaak.codes == ("definitie",)
    both = _een(_verschil(toen, winkel(tmp_path / "ook.duckdb", rows, sql="select 9", sha="b")))
    assert both.oorzaak.codes == ("definitie", "herziening") and "niet te zeggen" in both.oorzaak.uitleg


def test_a_merger_touches_the_areas_that_merged_and_no_other(toen: Path, tmp_path: Path):
    rows = [r for r in _met("GM0001", 2024, waarde=15.0, teller=310.0, noemer=2000.0) if r[0] != "GM0002"]
    now = winkel(tmp_path / "nu.duckdb", rows, gebied=GEBIED | {"GM0002": "GM0001"})
    found = {r.gebied_code: r for r in _verschil(toen, now).rijen}
    assert {code: (r.soort, r.oorzaak.codes) for code, r in found.items()} == {
        "GM0001": ("veranderd", ("herindeling",)),
        "GM0002": ("verdwenen", ("herindeling",)),
    }


def test_a_revision_elsewhere_is_not_called_a_merger(toen: Path, tmp_path: Path):
    rows = _met("WK000101", 2024, waarde=31.0, teller=310.0)
    now = winkel(tmp_path / "nu.duckdb", rows, gebied=GEBIED | {"GM0002": "GM0001"}, sha="b")
    assert _een(_verschil(toen, now)).oorzaak.codes == ("herziening",)


def test_a_source_that_came_or_went(toen: Path, tmp_path: Path):
    without = winkel(tmp_path / "zonder.duckdb", [], bronnen=("ander",))
    for one, other, kind, code in ((without, toen, "nieuw", "bron_erbij"), (toen, without, "verdwenen", "bron_weg")):
        rows = [r for r in _verschil(one, other).rijen if r.niveau == "gemeente"]
        assert {(r.soort, r.oorzaak.codes) for r in rows} == {(kind, (code,))}
        assert rows[0].oorzaak.uitleg.startswith("bron proef ")


def test_an_indicator_that_is_new_is_a_definition(toen: Path, tmp_path: Path):
    now = winkel(tmp_path / "nu.duckdb", BASIS, indicator="ind_proef__anders")
    rows = [r for r in _verschil(toen, now).rijen if r.gebied_code == "GM0001"]
    assert {(r.indicator, r.soort, r.oorzaak.codes) for r in rows} == {
        ("proef_anders", "nieuw", ("definitie",)),
        ("proef_som", "verdwenen", ("definitie",)),
    }


def test_a_year_that_is_new_and_one_that_was_delivered_late(toen: Path, tmp_path: Path):
    late: list[Rij] = [
        ("GM0001", "gemeente", "GM0001", 2025, 12.0, 120.0, 1000.0, "voorlopig"),
        ("GM0002", "gemeente", "GM0002", 2023, 19.0, 190.0, 1000.0, "definitief"),
    ]
    now = winkel(tmp_path / "nu.duckdb", BASIS + late, sha="b")
    found = {r.jaar: r.oorzaak for r in _verschil(toen, now).rijen}
    assert found[2025].codes == ("nieuw_jaar",)
    assert found[2023].codes == ("herziening",) and found[2023].uitleg.endswith("geeft dit cijfer nu wel")


@pytest.mark.parametrize(
    ("status", "uitleg"),
    [
        ("definitief", "herziening: van voorlopig naar definitief"),
        ("nader voorlopig", "herziening: van voorlopig naar nader voorlopig"),
        ("onbekend", "herziening van proef/rijen; de status is nu onbekend"),
    ],
)
def test_a_status_of_which_one_side_is_unknown_is_not_called_a_step(
    toen: Path, tmp_path: Path, status: str, uitleg: str
):
    now = winkel(tmp_path / "nu.duckdb", _met("GM0001", 2024, status=status), sha="b")
    row = _een(_verschil(toen, now))
    assert (row.soort, row.oorzaak.uitleg, row.verschil) == ("status", uitleg, None)


def test_what_is_too_small_stays_hidden(toen: Path, tmp_path: Path):
    """A count below ten in a wijk is not shown, then or now; one that grew is new, not a change from a hidden one."""
    assert _verschil(toen, winkel(tmp_path / "a.duckdb", _met("WK000101", 2024, waarde=20.0, teller=6.0))).rijen == []
    grown = _een(_verschil(toen, winkel(tmp_path / "b.duckdb", _met("WK000101", 2024, waarde=40.0, teller=12.0))))
    assert (grown.soort, grown.was.waarde, grown.was.teller, grown.nu.waarde) == ("nieuw", None, None, 40.0)
    assert "30" not in weergeven.csv_tekst(_verschil(toen, tmp_path / "b.duckdb"))


def test_the_scope_is_the_municipality_with_its_wijken_and_what_is_named(toen: Path, tmp_path: Path):
    rows = [(*r[:4], (r[4] or 0) + 1, 500.0, *r[6:]) for r in BASIS]
    now = winkel(tmp_path / "nu.duckdb", rows, sha="b")  # type: ignore[arg-type]
    assert {r.gebied_code for r in _verschil(toen, now, Bereik("GM0001")).rijen} == {"GM0001", "WK000101"}
    assert {r.gebied_code for r in _verschil(toen, now, Bereik("GM0001", ("GM0002",))).rijen} == set(GEBIED)
    assert _verschil(toen, now, Bereik(indicatoren=("iets_anders",))).rijen == []


def test_a_store_that_was_kept_can_be_compared(toen: Path):
    state = standen.kies(None, str(toen))
    assert state.opslag == toen and standen.opslag_van(None, state) == toen
    assert state.momentopnamen == {} and "oorzaken zijn minder zeker" in state.noten[0]


@pytest.mark.parametrize(
    ("was", "nu", "reads"),
    [
        (10.0, 12.0, ("10", "12", "+2 procentpunt (+20,0%)")),
        (48.86, 48.66, ("48,9", "48,7", "-0,2 procentpunt (-0,4%)")),
        (10.4, 10.6, ("10,4", "10,6", "+0,2 procentpunt (+1,9%)")),
        (0.0, 3.0, ("0", "3", "+3 procentpunt")),
    ],
)
def test_the_written_difference_agrees_with_the_written_values(
    toen: Path, tmp_path: Path, was: float, nu: float, reads: tuple[str, str, str]
):
    before = winkel(tmp_path / "v.duckdb", _met("GM0001", 2024, waarde=was))
    after = winkel(tmp_path / "n.duckdb", _met("GM0001", 2024, waarde=nu), sha="b")
    text = weergeven.tekst(_verschil(before, after), weergeven.Verhaal("GM0001", "Plaats"))
    assert text.startswith("1 cijfer van Plaats is veranderd sinds toen.")
    line = next(x for x in text.splitlines() if x.startswith("  2024"))
    assert line.split()[1:3] == ["Plaats", "GM0001"]
    assert " ".join(line.split()[3:]) == " ".join(reads)


def test_hundreds_of_changes_are_counted_and_not_all_shown(tmp_path: Path):
    many: list[Rij] = [("GM0001", "gemeente", "GM0001", 1000 + n, 10.0, 100.0, 1000.0, "voorlopig") for n in range(300)]
    before = winkel(tmp_path / "v.duckdb", many)
    after = winkel(tmp_path / "n.duckdb", [(*r[:4], 11.0, 110.0, *r[6:]) for r in many], sha="b")  # type: ignore[misc]
    text = weergeven.tekst(_verschil(before, after), weergeven.Verhaal())
    assert text.startswith("300 cijfers zijn veranderd sinds toen.")
    assert text.count("+1 procentpunt") == weergeven.MEESTE_RIJEN
    assert "Nog 270 veranderingen zijn niet getoond." in text


def test_a_figure_that_stays_empty_tells_both_reasons():
    was, now = (vergelijken.Kant(None, None, None, None, reason) for reason in ("onleesbaar", "ontbreekt"))
    why = Oorzaak(("herziening",), "herziening van kwb/kerncijfers")
    row = vergelijken.Verandering("i", "WK1", "Wijk", "wijk", None, 2024, "", "reden", was, now, why)
    told = weergeven._waarom(row)
    assert told == f"Was: {REDENEN['onleesbaar']} Is nu: {REDENEN['ontbreekt']} Herziening van kwb/kerncijfers."
