"""The made-up messages of the Voorbeeldgemeente, from the files to the figures, beside plain pandas and lifelines."""

from __future__ import annotations

import re
import shutil
import warnings
from collections.abc import Generator
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest
import yaml

import sociaal_domein as sd
from sociaal_domein import paden
from sociaal_domein.bronnen import lees_bron
from sociaal_domein.domein import Domein
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.verschil.eigen import verborgen_plekken
from sociaal_domein.weergave.briefing.maken import BriefingKeuze, maak_briefing

IND = "wachten_na_toewijzing"
NOG = "wachten_na_toewijzing_nog_wachtend"
UITVAL = {"jeugd": {"32", "33", "34"}, "wmo": {"21", "22", "23"}}


@pytest.fixture(scope="module")
def voorbeeld(projectmap: Path) -> Path:
    return projectmap / "data" / "voorbeeld" / "toewijzingen"


@pytest.fixture(scope="module")
def werkmap(projectmap: Path, voorbeeld: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("werk")
    (home / paden.INSTELLINGENBESTAND).write_text('gemeente = "Almere"\n', encoding="utf-8")
    shutil.copytree(projectmap / "data" / "register" / "startset", home / "register")
    lees_bron("toewijzingen", voorbeeld, home / "data" / "open")
    return home


@pytest.fixture(scope="module")
def winkel(werkmap: Path) -> Generator[Domein]:
    with sd.open(werkmap) as found:
        yield found


def lees(voorbeeld: Path, soort: str) -> pd.DataFrame:
    return pd.read_csv(voorbeeld / f"verzonnen_{soort}.csv", sep=";", dtype=str, keep_default_na=False)


@pytest.fixture(scope="module")
def per_toewijzing(voorbeeld: Path) -> pd.DataFrame:
    """Work out each wait with plain pandas, from the description in the documentation."""
    end = pd.Timestamp(str(yaml.safe_load((voorbeeld / "levering.yml").read_text(encoding="utf-8"))["peildatum"]))
    given = lees(voorbeeld, "301").drop_duplicates()
    given["dag"] = pd.to_datetime(given.Toewijzingsdatum, errors="coerce")
    given = given[given.dag.notna() & given.ProductCategorie.isin(["01", "02", "07", "43", "45", "54"])]
    newest = given.groupby("ToewijzingNummer").tail(1).set_index("ToewijzingNummer")
    newest = newest[newest.RedenWijziging != "13"].copy()
    start = pd.to_datetime(lees(voorbeeld, "305").set_index("ToewijzingNummer").Begindatum).groupby(level=0).min()
    stop = lees(voorbeeld, "307").set_index("ToewijzingNummer")
    newest["wet"] = (newest.ProductCategorie < "19").map({True: "wmo", False: "jeugd"})
    newest["start"] = start.reindex(newest.index)
    newest["stop"] = pd.to_datetime(stop.Einddatum).reindex(newest.index)
    newest["waarom"] = stop.RedenBeeindiging.reindex(newest.index)
    rows = []
    for _, t in newest.iterrows():
        expired = pd.to_datetime(t.Einddatum)
        if pd.notna(t.start):
            kind, day = "start" if t.start >= t.dag else "al_begonnen", t.start
        elif pd.notna(t.stop):
            kind, day = "uitval" if t.waarom in UITVAL[t.wet] else "anders", t.stop
        elif expired <= end:
            kind, day = "uitval" if t.RedenWijziging in ("", "04") else "anders", expired
        else:
            kind, day = "wacht", end
        rows.append((t.wet, t.dag.year, t.ProductCategorie, t.VerwijzerType, max((day - t.dag).days, 0), kind))
    return pd.DataFrame(rows, columns=["wet", "jaar", "product", "verwijzer", "dagen", "soort"])


def test_the_figures_are_those_of_pandas_and_lifelines(winkel: Domein, per_toewijzing: pd.DataFrame):
    from lifelines import AalenJohansenFitter

    waited = per_toewijzing[per_toewijzing.soort != "al_begonnen"]
    figures = {
        (year, line): (median, n)
        for year, line, median, n in winkel.con.execute(
            "select jaar, reeks, waarde, noemer from ind_wachten__na_toewijzing where reeks not like '%p90'"
        ).fetchall()
    }  # fmt: skip
    expected = {}
    for names, line in ((["wet"], "{0}"), (["wet", "product"], "{0}_{1}"), (["wet", "verwijzer"], "{0}_via_{1}")):
        for (year, *keys), group in waited.groupby(["jaar", *names]):
            expected[year, line.format(*keys)] = group
    assert set(figures) == set(expected)
    code = {"wacht": 0, "start": 1, "uitval": 2, "anders": 3}
    for key, group in expected.items():
        aj = AalenJohansenFitter(seed=1, jitter_level=1e-6, calculate_variance=False)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it says that it moves ties a little
            aj.fit(group.dagen + 1.0, group.soort.map(code), event_of_interest=1)
        reached = aj.cumulative_density_["CIF_1"]
        reached = reached[reached >= 0.5 - 1e-9]
        median = None if reached.empty else round(reached.index[0] - 1)
        assert figures[key] == (median, len(group)), key


def test_who_still_waits_is_counted_in_the_year_of_the_extract(winkel: Domein, per_toewijzing: pd.DataFrame):
    waits = per_toewijzing[per_toewijzing.soort == "wacht"]
    expected = {law: len(group) for law, group in waits.groupby("wet")}
    expected |= {f"{law}_half_jaar": int((group.dagen > 182).sum()) for law, group in waits.groupby("wet")}
    rows = winkel.con.execute("select reeks, waarde, jaar from ind_wachten__na_toewijzing_nog_wachtend").fetchall()
    assert {line: value for line, value, _ in rows} == expected
    assert {year for *_, year in rows} == {2026}


def test_small_figures_stay_away_and_not_reached_is_told(winkel: Domein):
    town = winkel.gemeente("Voorbeeldgemeente")
    figures = town.cijfers(IND)
    assert all(c.noemer >= 10 for c in figures if c.waarde is not None)
    # Of 2026 two counts are eight. Each takes one along: they would follow from the whole of its law.
    gone = {(c.jaar, c.reeks) for c in figures if c.reden == "onderdrukt"}
    assert gone == {(2026, f"jeugd_{part}") for part in ("43", "54", "via_03", "via_05")}
    assert all(c.waarde is c.noemer is c.n is c.onder is None for c in figures if c.reden == "onderdrukt")
    assert gone == {(c.jaar, c.reeks) for c in town.cijfers(IND, buurten=False) if c.reden == "onderdrukt"}
    late = [c for c in figures if c.reden == "niet_bereikt"]
    assert any((c.jaar, c.reeks) == (2026, "jeugd") for c in late) and "nog" in late[0].uitleg
    small = [c for c in town.cijfers(NOG) if c.reden == "onderdrukt"]
    assert small and all(c.teller is None for c in small)
    main = next(c for c in figures if (c.jaar, c.reeks) == (2025, "jeugd"))
    assert main.onder < main.waarde < main.boven and main.status == "voorlopig"


def test_a_comparison_of_two_states_hides_what_either_hides(winkel: Domein, werkmap: Path):
    limits = winkel.instellingen.drempels
    with duckdb.connect() as con:
        for side in ("van", "tot"):
            con.execute(f"attach '{winkel.opslag}' as {side} (read_only)")
        found = verborgen_plekken(con, [winkel.indicator(IND), winkel.indicator(NOG)], werkmap, limits)
        assert verborgen_plekken(con, [winkel.indicator("jeugd_jeugdhulp_per_1000_jongeren")], werkmap, limits) == set()
    assert found == {
        *((IND, "GM9999", 2026, f"jeugd_{part}") for part in ("43", "54", "via_03", "via_05")),
        (NOG, "GM9999", 2026, "wmo_half_jaar"),
    }


def test_what_is_made_up_says_so_and_never_stands_with_a_real_municipality(winkel: Domein):
    town = winkel.gemeente("Voorbeeldgemeente")
    assert town.naam == "Voorbeeldgemeente (verzonnen)"
    assert town.code not in winkel.gemeentenamen and len(winkel.gemeentenamen) == 342
    for name in (IND, NOG):
        assert len(winkel.gemeente("Almere").cijfers(name)) == 0
        assert {c.gebied_naam for c in town.cijfers(name)} == {town.naam}
    codes = winkel.con.execute("select distinct gebied_code from kern_toewijzing_telling").fetchall()
    assert codes == [("GM9999",)]


def test_its_briefing_asks_about_waiting_and_marks_every_figure(winkel: Domein):
    wish = BriefingKeuze(date(2026, 4, 15))
    page = maak_briefing(winkel.gemeente("Voorbeeldgemeente"), wish).briefing
    text = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "geteld vanaf de toewijzing. Wat" in text
    assert not re.search(r"Voorbeeldgemeente(?! \(verzonnen\))", text)
    own = [sentence for sentence in text.split(". ") if "Voorbeeldgemeente" in sentence]
    assert own and not [found for found in own if re.search(r"[Ww]achttijd(?! na toewijzing)", found)]
    real = maak_briefing(winkel.gemeente("Almere"), wish).briefing
    assert "na toewijzing" not in real and "Voorbeeldgemeente" not in real


def test_without_messages_the_place_does_not_exist(domein: Domein):
    with pytest.raises(SociaalDomeinFout, match="niet bekend"):
        domein.gemeente("Voorbeeldgemeente")
    assert len(domein.gemeente("Almere").cijfers(IND)) == 0
    assert domein.bronnen(IND) == []
