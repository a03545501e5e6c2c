"""Reading and writing as a whole: the same bytes, the old one kept, damage never a traceback."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sociaal_domein.bronnen import bronnen, lees_bron, schrijven
from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.bronnen.inlezing import Apart
from sociaal_domein.fouten import SociaalDomeinFout

NAMEN = ["gemeentefonds", "gemeenten", "iv3", "kwb", "leeftijdsprofiel"]
DAG = date(2026, 1, 2)


def inhoud(map: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in map.iterdir()}


def test_sources_are_found_by_looking():
    assert set(NAMEN) <= set(bronnen())
    assert list(bronnen()) == sorted(bronnen())


@pytest.mark.parametrize("name", NAMEN)
def test_the_same_input_gives_the_same_bytes(monsters, tmp_path, name):
    for folder in ("een", "twee"):
        lees_bron(name, monsters / name, tmp_path / folder, opgehaald=DAG)
    first = inhoud(tmp_path / "een" / name)
    assert first == inhoud(tmp_path / "twee" / name)
    assert {"bron.yml", "correcties.yml", "apart.parquet"} < set(first)


@pytest.mark.parametrize("name", NAMEN)
def test_the_ledger_balances_and_the_snapshot_is_whole(monsters, tmp_path, name):
    report = lees_bron(name, monsters / name, tmp_path, opgehaald=DAG)
    manifest = mf.controleer(tmp_path / name)
    assert report.gewijzigd
    for table in report.tabellen:
        assert table.gelezen == table.geladen + sum(table.apart.values())
        assert table.sha256 == manifest.tabellen[table.naam].sha256
        assert table.bytes == (tmp_path / name / table.bestand).stat().st_size


def test_a_trial_says_the_same_and_writes_nothing(monsters, tmp_path):
    trial = lees_bron("kwb", monsters / "kwb", tmp_path / "naar", droog=True, opgehaald=DAG)
    assert not (tmp_path / "naar").exists()
    real = lees_bron("kwb", monsters / "kwb", tmp_path / "naar", opgehaald=DAG)
    assert trial.tabellen == real.tabellen
    assert "Dit was een proef: er is niets geschreven." in trial.tekst()
    assert "Geschreven naar" in real.tekst()


def test_the_report_counts_in_plain_dutch(monsters, tmp_path):
    text = lees_bron("iv3", monsters / "iv3", tmp_path, opgehaald=DAG).tekst()
    assert "Gelezen: 240 regels. Geladen: 168. Apart gezet: 72." in text
    assert "60 keer landelijk_totaal: het totaal van Nederland" in text
    assert "begroting 2025: 2 van 3 gemeenten (niet: De Bilt)" in text


def test_reading_again_keeps_the_day_as_long_as_the_files_are_the_same(kopie, bewerk, tmp_path):
    lees_bron("kwb", kopie / "kwb", tmp_path / "naar", opgehaald=DAG)
    again = lees_bron("kwb", kopie / "kwb", tmp_path / "naar")
    assert not again.gewijzigd
    assert mf.lees(tmp_path / "naar" / "kwb").opgehaald == DAG
    bewerk("kwb/cbs_kwb_almere_2018_2025_raw.csv", ";229574;", ";229575;")
    assert lees_bron("kwb", kopie / "kwb", tmp_path / "naar").gewijzigd
    assert mf.lees(tmp_path / "naar" / "kwb").opgehaald > DAG


def test_corrections_of_the_user_go_before_those_of_the_package(monsters, tmp_path):
    own = tmp_path / "kwb"
    own.mkdir()
    (own / "correcties.yml").write_text("[]\n")
    assert lees_bron("kwb", monsters / "kwb", tmp_path, opgehaald=DAG).meldingen == ()
    assert (own / "correcties.yml").read_text() == "[]\n"


def test_a_reading_that_fails_leaves_the_old_snapshot(kopie, bewerk, tmp_path):
    lees_bron("kwb", kopie / "kwb", tmp_path / "naar", opgehaald=DAG)
    before = inhoud(tmp_path / "naar" / "kwb")
    bewerk("kwb/cbs_kwb_almere_2018_2025_raw.csv", ";229574;", ";veel;")
    with pytest.raises(SociaalDomeinFout):
        lees_bron("kwb", kopie / "kwb", tmp_path / "naar")
    assert inhoud(tmp_path / "naar" / "kwb") == before
    assert [p.name for p in (tmp_path / "naar").iterdir()] == ["kwb"]


def test_a_write_that_fails_leaves_the_old_snapshot(monsters, tmp_path, monkeypatch):
    lees_bron("kwb", monsters / "kwb", tmp_path, opgehaald=DAG)
    before = inhoud(tmp_path / "kwb")
    monkeypatch.setattr(mf, "schrijf", lambda *_: (_ for _ in ()).throw(OSError("schijf vol")))
    with pytest.raises(SociaalDomeinFout, match="wat er stond, staat er nog"):
        lees_bron("kwb", monsters / "kwb", tmp_path, opgehaald=date(2026, 5, 5))
    assert inhoud(tmp_path / "kwb") == before
    assert [p.name for p in tmp_path.iterdir()] == ["kwb"]


def test_an_interrupted_swap_is_mended_by_the_next_reading(monsters, tmp_path):
    lees_bron("kwb", monsters / "kwb", tmp_path, opgehaald=DAG)
    (tmp_path / "kwb").rename(tmp_path / ".kwb.oud")
    with pytest.raises(ZeroDivisionError), schrijven.vervanging(tmp_path / "kwb"):
        raise ZeroDivisionError
    assert mf.controleer(tmp_path / "kwb").bron == "kwb"


def test_a_row_that_is_lost_is_never_written(monsters, tmp_path):
    reading = bronnen()["iv3"].lees(monsters / "iv3")
    reading.tabellen["lasten"].geladen -= 1
    with pytest.raises(SociaalDomeinFout, match="De telling van lasten sluit niet"):
        schrijven.schrijf(reading, tmp_path, DAG)


def test_what_is_set_aside_keeps_file_line_and_reason(monsters, tmp_path):
    reading = bronnen()["gemeenten"].lees(monsters / "gemeenten")
    assert reading.tabellen["wijken"].apart == [Apart("cbs_wijken_2023.csv", 6, "geen_gemeente")]


def test_an_unknown_source_and_an_unknown_folder(tmp_path):
    with pytest.raises(SociaalDomeinFout, match="De bron 'iv4' bestaat niet") as caught:
        lees_bron("iv4", tmp_path, tmp_path)
    assert all(name in str(caught.value) for name in NAMEN)
    with pytest.raises(SociaalDomeinFout, match="De map of het bestand van de uitgever bestaat niet"):
        lees_bron("iv3", tmp_path / "weg", tmp_path)


def test_one_file_is_enough_where_a_source_is_one_file(monsters, tmp_path):
    (file,) = (monsters / "kwb").iterdir()
    one = lees_bron("kwb", file, tmp_path / "een", opgehaald=DAG)
    assert one.tabellen == lees_bron("kwb", monsters / "kwb", tmp_path / "map", opgehaald=DAG).tabellen
    assert inhoud(tmp_path / "een" / "kwb") == inhoud(tmp_path / "map" / "kwb")


def test_one_file_of_a_source_of_many_asks_for_the_folder(monsters, tmp_path):
    with pytest.raises(SociaalDomeinFout, match=r"heeft ook een bestand 'iv3_.*' nodig") as caught:
        lees_bron("iv3", monsters / "iv3" / "begrotingsanalysetool" / "2025_begroting.csv", tmp_path)
    assert "Geef met --uit de map" in str(caught.value)


def test_a_target_that_cannot_be_written(monsters, tmp_path):
    (tmp_path / "naar").write_text("dit is geen map")
    with pytest.raises(SociaalDomeinFout, match="konden niet worden weggeschreven") as caught:
        lees_bron("kwb", monsters / "kwb", tmp_path / "naar", opgehaald=DAG)
    assert "naar" in caught.value.wat and "exists" not in caught.value.wat and "directory" not in caught.value.wat


BESTANDEN = sorted(
    p.relative_to(Path(__file__).parents[1] / "data" / "bronnen").as_posix()
    for p in (Path(__file__).parents[1] / "data" / "bronnen").rglob("*.csv")
)


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    name=st.sampled_from(BESTANDEN),
    place=st.floats(0, 1),
    width=st.integers(0, 40),
    junk=st.one_of(
        st.binary(max_size=8),
        st.sampled_from([b'"', b"\r", b"\n", b",", b";", b"\t", b"\0", b"-", b"9" * 30, "٣".encode(), b"."]),
    ),
)
def test_mangled_input_gives_a_message_never_a_traceback(tmp_path, monsters, name, place, width, junk):
    source = name.split("/")[0]
    folder = tmp_path / source
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(monsters / source, folder)
    path = tmp_path / name
    raw = path.read_bytes()
    at = int(place * len(raw))
    path.write_bytes(raw[:at] + junk + raw[at + width :])
    try:
        report = lees_bron(source, folder, tmp_path / "naar", droog=True, opgehaald=DAG)
    except SociaalDomeinFout as fault:
        assert fault.doe
    else:
        assert all(t.gelezen == t.geladen + sum(t.apart.values()) for t in report.tabellen)
