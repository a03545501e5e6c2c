"""Areas of then, regions, and what became of a municipality: as a user asks for them."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from sociaal_domein.begin import begin
from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.domein import Domein
from sociaal_domein.domein import open as open_domein
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.levensloop import levensloop, overzicht
from sociaal_domein.weergave.tekst import cijfertekst
from sociaal_domein.weergave.zinnen import zinnen
from tests.voorvork import voer

LASTEN = "jeugd_lasten_per_inwoner"
# Made up for this test, with codes that CBS does not use; the municipalities are real, their regions are not.
TESTREGIO = [
    (2025, "GM0034", "jeugdregio", "JZ99", "Testregio"),  # Almere
    (2025, "GM0995", "jeugdregio", "JZ99", "Testregio"),  # Lelystad
    (2025, "GM1961", "jeugdregio", "JZ98", "Testregio met een gat"),  # Vijfheerenlanden: no account of 2023
    (2025, "GM0512", "jeugdregio", "JZ98", "Testregio met een gat"),  # Gorinchem
    (2025, "GM0034", "ggd_regio", "GG99", "Testregio"),
    (2025, "GM0995", "ggd_regio", "GG99", "Testregio"),
    (2024, "GM0034", "jeugdregio", "JZ97", "Testregio van vroeger"),
]


def geef(*woorden: str, map: Path, **omgeving: str) -> subprocess.CompletedProcess[str]:
    return voer(*woorden, map=map, env=os.environ | omgeving)


def schrijf_indeling(folder: Path, rows: list[tuple[int, str, str, str, str]]) -> None:
    """Write a snapshot of the source `gebieden`, as the refresh would."""
    folder.mkdir(parents=True)
    values = ", ".join(str(row) for row in rows)
    with duckdb.connect() as con:
        con.execute(
            f"copy (select * from (values {values}) as t (jaar, gemeente_code, soort, regio_code, regio_naam)) "
            f"to '{folder / 'indeling.parquet'}' (format parquet)"
        )
        con.execute(
            "copy (select '' as tabel, cast(0 as bigint) as regel, '' as reden, '' as bestand where false) "
            f"to '{folder / 'apart.parquet'}' (format parquet)"
        )
    table = mf.Tabel(
        bestand="indeling.parquet",
        omschrijving="verzonnen regio's voor een test",
        periode="2025",
        dekking="vier gemeenten",
        status="onbekend",
        sha256=mf.sha256(folder / "indeling.parquet"),
        bronbestanden=(mf.Bronbestand(naam="test.csv", sha256="0" * 64, rijen=len(rows)),),
        rijen=mf.Rijen(bron=len(rows), geladen=len(rows), apart=0, tabel=len(rows)),
    )
    mf.schrijf(
        mf.Manifest(
            bron="gebieden",
            naam="Testindeling",
            uitgever="Niemand",
            herkomst="uitgever",
            herkomst_toelichting="verzonnen voor een test",
            pagina="https://example.org",
            licentie=mf.Licentie(naam="vrij", adres="https://example.org", vermelding="geen"),
            periode="2025",
            opgehaald=date(2026, 11, 21),
            dekking="vier gemeenten",
            tabellen={"indeling": table},
            apart=mf.Apartbestand(sha256=mf.sha256(folder / "apart.parquet"), rijen=0),
        ),
        folder,
    )


@pytest.fixture(scope="module")
def werkmap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("regio") / "almere"
    begin("GM0034", "Almere", home)
    schrijf_indeling(home / "data" / "open" / "gebieden", TESTREGIO)
    return home


@pytest.fixture(scope="module")
def regiodomein(werkmap: Path) -> Iterator[Domein]:
    with open_domein(werkmap) as domein:
        yield domein


def test_without_the_source_nothing_is_there_and_nothing_changes(domein: Domein):
    assert domein.con.execute("select count(*) from kern_regio").fetchall() == [(0,)]
    assert domein.con.execute("select count(*) from beeld_regio").fetchall() == [(0,)]
    almere = domein.gemeente("Almere")
    assert almere.regios == ()
    assert {c.niveau for c in almere.cijfers(LASTEN)} == {"gemeente"}


def test_with_the_source_every_other_figure_stays_the_same(domein: Domein, regiodomein: Domein):
    question = "select count(*), sum(hash(b)::hugeint), bit_xor(hash(b)) from beeld_cijfer as b"
    assert domein.con.execute(question).fetchall() == regiodomein.con.execute(question).fetchall()


def test_a_region_is_the_sum_of_its_municipalities(regiodomein: Domein):
    almere, lelystad = (regiodomein.gemeente(n).cijfers(LASTEN) for n in ("Almere", "Lelystad"))
    own = {(c.jaar, c.reeks): c for c in almere.kies(niveau="gemeente")}
    other = {(c.jaar, c.reeks): c for c in lelystad.kies(niveau="gemeente")}
    region = [c for c in almere.kies(niveau="regio") if c.gebied_code == "JZ99"]
    assert {(c.jaar, c.reeks) for c in region} == set(own) and len(region) == 18
    for c in region:
        a, b = own[c.jaar, c.reeks], other[c.jaar, c.reeks]
        assert a.teller and b.teller and a.noemer and b.noemer and a.waarde and b.waarde
        assert (c.teller, c.noemer) == (a.teller + b.teller, a.noemer + b.noemer)
        assert c.waarde == (a.teller + b.teller) / (a.noemer + b.noemer)
        assert min(a.waarde, b.waarde) < c.waarde < max(a.waarde, b.waarde)
        assert (c.gebied_naam, c.schaal) == ("jeugdregio Testregio", "regio")
        assert "regio_som" in c.waarschuwingen and "regio_som" not in a.waarschuwingen
    assert almere.hoofdniveau == "gemeente" and almere.niveaus == ["regio", "gemeente"]
    # The old region of 2024 is not in the newest classification, so it is nowhere.
    assert {c.gebied_code for c in almere.kies(niveau="regio")} == {"JZ99", "GG99"}


def test_a_region_that_misses_one_municipality_has_a_reason_and_no_sum(regiodomein: Domein):
    figures = regiodomein.gemeente("Gorinchem").cijfers(LASTEN).kies(niveau="regio", reeks="jaarrekening")
    found = {c.jaar: c for c in figures}
    assert found[2022].waarde and found[2024].waarde
    assert (found[2023].waarde, found[2023].teller, found[2023].reden) == (None, None, "regio_onvolledig")
    assert "Niet van elke gemeente" in found[2023].uitleg


def test_only_what_may_be_added_up_is_added_up(regiodomein: Domein):
    rows = regiodomein.con.execute(
        "select distinct indicator, vorm, is_optelbaar from beeld_regio join meta_indicator using (indicator)"
    ).fetchall()
    assert {form for _, form, _ in rows} <= {"euro_per_inwoner", "aandeel", "promille"} and all(r[2] for r in rows)
    names = {name for name, _, _ in rows}
    assert {LASTEN, "lasten_aandeel_zware_zorg", "omgeving_aandeel_jongeren"} <= names
    assert not {"wachten_ggz_tot_intake", "wmo_naar_inkomen", "jeugd_spreiding_wijken", "wmo_bereik"} & names


def test_what_may_be_added_up_is_its_count_beside_its_base(domein: Domein):
    """The guard behind the sums: of every such figure the value is the numerator over the denominator."""
    wrong = domein.con.execute(
        """
        select indicator, gebied_code, jaar, reeks, waarde, teller, noemer
        from beeld_cijfer join meta_indicator using (indicator)
        where is_optelbaar and niveau = 'gemeente' and waarde is not null and teller is not null and noemer > 0
        and abs(waarde - case vorm when 'promille' then 1000.0 when 'aandeel' then 100.0 else 1.0 end * teller / noemer)
            > 1e-9 * abs(waarde)
        """
    ).fetchall()
    assert wrong == []


def test_the_command_shows_the_regions(werkmap: Path, regiodomein: Domein):
    done = geef("cijfers", LASTEN, "--niveau", "regio", map=werkmap)
    assert done.returncode == 0, done.stderr
    assert "de regio's van Almere" in done.stdout and "GGD-regio Testregio" in done.stdout
    assert "2017" in done.stdout and "(CBS, Gebieden in Nederland)" in " ".join(done.stdout.split())
    rows = json.loads(geef("cijfers", LASTEN, "--niveau", "regio", "--json", map=werkmap).stdout)
    assert {r["gebied_code"] for r in rows} == {"JZ99", "GG99"} and {r["niveau"] for r in rows} == {"regio"}
    told = geef("gebied", "Almere", map=werkmap).stdout
    assert "GGD-regio Testregio (GG99) en jeugdregio Testregio (JZ99)" in told
    assert "Hierin liggen Almere en Lelystad." in geef("gebied", "JZ99", map=werkmap).stdout


def test_the_dossier_and_the_briefing_set_the_region_beside_the_figure(domein: Domein, regiodomein: Domein):
    place = regiodomein.gemeente("Almere")
    reading = place.lezing(LASTEN, peildatum=date(2026, 11, 21))
    plain = domein.gemeente("Almere").lezing(LASTEN, peildatum=date(2026, 11, 21))
    assert reading and plain
    told, before = zinnen(reading, "Almere"), zinnen(plain, "Almere")
    region = next(
        c
        for c in reading.cijfers.kies(niveau="regio", reeks=reading.cijfer.reeks)
        if (c.gebied_code, c.jaar) == ("JZ99", reading.cijfer.jaar)
    )
    assert region.waarde is not None
    line = f"In de jeugdregio Testregio als geheel is dit {reading.indicator.schrijf(region.waarde)}."
    assert [z for z in told if z not in before] == [line] and [z for z in before if z not in told] == []
    # Help from the Wmo has no region of its own here.
    wmo = place.lezing("wmo_lasten_per_inwoner", peildatum=date(2026, 11, 21))
    assert wmo and not any("als geheel" in z for z in zinnen(wmo, "Almere"))


def test_without_a_figure_of_the_region_the_command_says_so(tmp_path: Path):
    done = geef("cijfers", LASTEN, "Almere", "--niveau", "regio", map=tmp_path)
    assert done.returncode == 0
    told = " ".join(done.stdout.split())
    assert "Over de regio is er geen cijfer. Wel over: gemeente." in told
    assert "(Regio's haalt u op met: sociaal-domein ververs gebieden)" in told


def test_then_each_municipality_stands_under_its_own_name(domein: Domein):
    figures = domein.gemeente("Weesp").cijfers(LASTEN, gebieden="toen")
    names = {c.gebied_naam: {x.jaar for x in figures if x.gebied_naam == c.gebied_naam} for c in figures}
    assert names == {"Amsterdam": set(range(2017, 2027)), "Weesp": set(range(2017, 2023))}
    assert figures[0].gebied_naam == "Amsterdam"
    own = figures.kies(reeks="begroting")
    then = [c for c in own if c.jaar == 2021]
    now = next(c for c in domein.gemeente("Amsterdam").cijfers(LASTEN) if (c.jaar, c.reeks) == (2021, "begroting"))
    assert [c.gebied_code for c in then] == ["GM0363", "GM0457"]
    assert now.teller == sum(c.teller or 0 for c in then) and now.noemer == sum(c.noemer or 0 for c in then)
    assert all("gebied_toen" in c.waarschuwingen for c in figures) and "gebied_toen" not in now.waarschuwingen
    table = cijfertekst(figures)
    assert "2021  Weesp" in table and "gebieden van toen" in table
    assert (
        '"gebied_code": "GM0457"' in figures.json() and "GM0457" in figures.csv() and "Weesp" in figures._repr_html_()
    )


def test_then_a_split_municipality_stands_beside_its_heirs(domein: Domein):
    for heir in ("Boxtel", "Tilburg"):
        figures = domein.gemeente(heir).cijfers(LASTEN, gebieden="toen")
        gone = [c for c in figures if c.gebied_naam == "Haaren"]
        assert {c.jaar for c in gone} == {2017, 2018, 2019, 2020} and all(c.waarde for c in gone)
        now = [c for c in domein.gemeente(heir).cijfers(LASTEN) if c.jaar < 2021]
        assert {c.reden for c in now} == {"niet_te_herleiden"}


@pytest.mark.parametrize(
    ("indicator", "gemeente", "code"),
    [
        (LASTEN, "Almere", "toen_zelfde"),
        ("omgeving_aantal_inwoners", "Amsterdam", "gebied_toen"),
        ("lasten_soorten_uitgaven", "Amsterdam", "toen_alleen_nu"),
        ("lasten_aandeel_zware_zorg", "Amsterdam", "toen_zelfde"),
        ("wachten_ggz_boven_norm", "Amsterdam", "toen_van_bron"),
    ],
)
def test_per_indicator_it_is_said_what_then_means(indicator: str, gemeente: str, code: str, domein: Domein):
    figures = domein.gemeente(gemeente).cijfers(indicator, gebieden="toen")
    assert len(figures) and all(code in c.waarschuwingen for c in figures)
    if code == "toen_alleen_nu":
        assert {c.jaar for c in figures} == {2023, 2024}
    if code == "toen_zelfde":
        now = domein.gemeente(gemeente).cijfers(indicator).kies(niveau="gemeente")
        assert [(c.jaar, c.reeks, c.waarde) for c in figures] == [(c.jaar, c.reeks, c.waarde) for c in now]


def test_the_command_takes_then_and_refuses_the_rest(tmp_path: Path):
    done = geef("cijfers", LASTEN, "Weesp", "--gebieden", "toen", map=tmp_path)
    assert done.returncode == 0 and "Weesp hoort nu bij Amsterdam" in done.stderr
    assert "2021  Weesp" in done.stdout and "2021  Amsterdam" in done.stdout
    assert "De lijn begint in 2023 opnieuw: het gebied van de gemeente werd toen groter." in done.stdout
    wrong = geef("cijfers", LASTEN, "Weesp", "--gebieden", "straks", map=tmp_path)
    assert wrong.returncode == 2 and "Kies nu" in wrong.stderr


@pytest.mark.parametrize(
    ("naam", "zegt"),
    [
        ("Weesp", ["Weesp (GM0457) is opgegaan in Amsterdam (GM0363).", "sinds 1 januari 2023"]),
        (
            "Haaren",
            ["gesplitst", "Boxtel (GM0757), Oisterwijk (GM0824), Tilburg (GM0855) en Vught (GM0865)", "vóór 2021"],
        ),
        ("Boxtel", ["gemeente van vandaag in de provincie Noord-Brabant", "Een deel van Haaren (GM0788)"]),
        ("Land van Cuijk", ["2022  Boxmeer (GM0756) kwam erbij.", "2022  Sint Anthonis (GM1702) kwam erbij."]),
        ("Boarnsterhim", ["opgegaan in Leeuwarden", "weet van vóór 2017 niet of een gemeente is gesplitst"]),
        ("Bergen", ["Bergen (NH.) (GM0373)", "Bergen (L.) (GM0893)"]),
        ("wk003401", ["Centrum Almere Haven (WK003401): wijk in Almere.", "2020, 2021 en 2022"]),
        ("PV24", ["Flevoland (PV24): provincie."]),
    ],
)
def test_what_became_of_an_area_in_plain_dutch(naam: str, zegt: list[str], domein: Domein):
    told = levensloop(domein.con, naam)
    assert [z for z in zegt if z not in told] == []


def test_every_municipality_since_2010_has_its_story(domein: Domein):
    codes = [
        r[0]
        for r in domein.con.execute("select distinct gemeente_code from bron_gemeenten__lijst order by 1").fetchall()
    ]
    stories = {code: levensloop(domein.con, code) for code in codes}
    kinds = ("is een gemeente van vandaag", "is opgegaan in", ") is gesplitst.")
    counted = [sum(kind in story for story in stories.values()) for kind in kinds]
    assert counted == [342, 118, 3] and len(codes) == 463


def test_the_list_names_what_cannot_be_traced(domein: Domein):
    told = overzicht(domein.con)
    assert "In 2026 zijn er 342 gemeenten. Sinds 2010 verdwenen er 121." in told
    for line in (
        "2018  Littenseradiel (GM0140) is verdeeld over Leeuwarden, Súdwest-Fryslân en Waadhoeke",
        "2019  Winsum (GM0053) is verdeeld over Het Hogeland en Westerkwartier",
        "2021  Haaren (GM0788) is verdeeld over Boxtel, Oisterwijk, Tilburg en Vught",
    ):
        assert line in told
    assert told.count("niet te herleiden") == 3


def test_an_unknown_area_names_what_is_near(domein: Domein):
    with pytest.raises(SociaalDomeinFout, match="niet bekend") as caught:
        levensloop(domein.con, "Weespp")
    assert "Weesp" in caught.value.doe


def test_the_command_tells_it(tmp_path: Path):
    assert "is opgegaan in Amsterdam" in geef("gebied", "Weesp", map=tmp_path).stdout
    assert "Gesplitst (3)" in geef("gebied", map=tmp_path).stdout
    done = geef("gebied", "Foobar", map=tmp_path)
    assert done.returncode == 2 and "niet bekend" in done.stderr
