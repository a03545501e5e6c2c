"""Messages about toewijzingen: every row loaded or set aside, nothing about persons kept, long waits not cut off."""

from __future__ import annotations

import os
import random
import runpy
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from sociaal_domein.bronnen import lees_bron
from sociaal_domein.bronnen.inlezing import Inlezing
from sociaal_domein.bronnen.toewijzingen import lees
from sociaal_domein.fouten import SociaalDomeinFout

VOORBEELD = Path(__file__).resolve().parents[2] / "data" / "voorbeeld" / "toewijzingen"
KOP_301 = "ToewijzingNummer;Toewijzingsdatum;Ingangsdatum;Einddatum;ProductCategorie;VerwijzerType;RedenWijziging"
KOP_305 = "ToewijzingNummer;Begindatum;StatusAanlevering"
KOP_307 = "ToewijzingNummer;Begindatum;Einddatum;RedenBeeindiging;StatusAanlevering"


def schrijf(
    map: Path,
    toewijzingen: str,
    starts: str = "",
    stops: str = "",
    levering: str = "",
    koppen: dict[str, str] | None = None,
) -> Path:
    headings = {"301": KOP_301, "305": KOP_305, "307": KOP_307} | (koppen or {})
    for kind, body in (("301", toewijzingen), ("305", starts), ("307", stops)):
        lines = [line.strip() for line in body.strip().splitlines()]
        (map / f"jw{kind}.csv").write_text("\n".join([headings[kind], *lines]) + "\n", encoding="utf-8")
    text = f"gemeente: GM0034\npeildatum: 2024-12-31\n{levering}"
    (map / "levering.yml").write_text(text, encoding="utf-8")
    return map


def uitkomsten(inlezing: Inlezing) -> dict[tuple[str, int, str], int]:
    """Return the totals: (law, days, outcome) and how many."""
    found: Counter[tuple[str, int, str]] = Counter()
    for _, wet, _, _, indeling, _, _, dagen, soort, aantal in inlezing.tabellen["tellingen"].rijen:
        if indeling == "totaal":
            found[wet, dagen, soort] += aantal
    return dict(found)


def apart(inlezing: Inlezing) -> dict[tuple[str, int], str]:
    table = inlezing.tabellen["tellingen"]
    found = {(a.bestand, a.regel): a.reden for a in table.apart}
    assert len(found) == len(table.apart), "a row was set aside twice"
    assert table.bronrijen == table.geladen + len(table.apart)
    return found


def test_a_folder_that_is_not_there_is_said_to_be_missing(tmp_path: Path):
    with pytest.raises(SociaalDomeinFout, match="Deze map bestaat niet"):
        lees_bron("toewijzingen", tmp_path / "weg", tmp_path / "open")


def test_without_any_start_it_asks_whether_they_are_all_there(tmp_path: Path):
    told = lees(schrijf(tmp_path, "1;2024-01-01;;;45;;")).meldingen
    assert any("Er is geen enkel begin van hulp in de berichten." in text for text in told)
    told = lees(schrijf(tmp_path, "1;2024-01-01;;;45;;", "1;2024-02-01;1")).meldingen
    assert not any("geen enkel begin" in text for text in told)


def test_each_row_is_counted_or_set_aside_with_its_line(tmp_path: Path):
    folder = schrijf(
        tmp_path,
        """1;2024-01-01;2024-01-05;;45;02;
           2;2024-01-01;;;45;;
           x9;2024-01-01;;;45;;
           4;;;;45;;
           5;2024-02-30;;;45;;
           6;2024-01-01;;31-31-2024;45;;
           7;2024-01-01;;;99;;
           8;2024-01-01;2024-01-05;2024-01-05;45;02;13
           9;2024-01-01;;;02;01;
           9;2024-01-01;;;45;01;
           10;2025-03-01;;;45;01;
           1;2024-01-01;2024-01-05;;45;02;
           12.5;2024-01-01;;;45;;""",
        """1;2024-01-10;1
           1;2024-01-10;1
           77;2024-01-10;1
           8;2024-01-10;1
           2;2025-01-10;1
           2;2024-02-01;1
           2;2024-02-01;3""",
        """2;;2024-03-01;32;1
           2;;2024-03-01;32;1
           9;;2024-03-01;32;1
           ;;2024-03-01;32;1""",
    )
    found = lees(folder)
    assert apart(found) == {
        ("jw301.csv", 4): "nummer_onleesbaar",
        ("jw301.csv", 5): "datum_ontbreekt",
        ("jw301.csv", 6): "datum_onmogelijk",
        ("jw301.csv", 7): "datum_onmogelijk",
        ("jw301.csv", 8): "onbekende_productcategorie",
        ("jw301.csv", 9): "verwijderd",
        ("jw301.csv", 10): "twee_wetten",
        ("jw301.csv", 11): "twee_wetten",
        ("jw301.csv", 12): "na_peildatum",
        ("jw301.csv", 13): "dubbel",
        ("jw301.csv", 14): "nummer_onleesbaar",
        ("jw305.csv", 3): "dubbel",
        ("jw305.csv", 4): "zonder_toewijzing",
        ("jw305.csv", 5): "toewijzing_apart",
        ("jw305.csv", 6): "na_peildatum",
        ("jw305.csv", 7): "ingetrokken",
        ("jw305.csv", 8): "ingetrokken",
        ("jw307.csv", 3): "dubbel",
        ("jw307.csv", 4): "toewijzing_apart",
        ("jw307.csv", 5): "nummer_onleesbaar",
    }
    assert uitkomsten(found) == {("jeugd", 9, "start"): 1, ("jeugd", 60, "uitval"): 1}


@pytest.mark.parametrize(
    ("toewijzing", "start", "stop", "verwacht"),
    [
        (";45;", "", "", ("jeugd", 365, "wacht")),
        (";45;", "2024-01-01", "", ("jeugd", 0, "start")),
        (";45;", "2023-12-20", "", ("jeugd", 0, "al_begonnen")),
        (";45;", "2024-05-01", "2024-03-01;32", ("jeugd", 121, "start")),
        (";45;", "", "2024-03-01;32", ("jeugd", 60, "uitval")),
        (";45;", "", "2024-03-01;33", ("jeugd", 60, "uitval")),
        (";45;", "", "2024-03-01;35", ("jeugd", 60, "anders")),
        (";45;", "", "2024-03-01;38", ("jeugd", 60, "anders")),
        (";45;", "", "2024-03-01;20", ("jeugd", 365, "wacht")),
        (";45;", "", "2024-03-01;", ("jeugd", 60, "anders")),
        (";02;", "", "2024-03-01;21", ("wmo", 60, "uitval")),
        (";02;", "", "2024-03-01;31", ("wmo", 60, "anders")),
        (";02;", "", "2023-12-01;21", ("wmo", 0, "uitval")),
        ("2024-02-01;45;", "", "", ("jeugd", 31, "uitval")),
        ("2024-02-01;45;06", "", "", ("jeugd", 31, "anders")),
        ("2024-02-01;45;14", "", "", ("jeugd", 31, "uitval")),
        ("2025-02-01;45;06", "", "", ("jeugd", 365, "wacht")),
    ],
)
def test_how_a_wait_ends(tmp_path: Path, toewijzing: str, start: str, stop: str, verwacht: tuple[str, int, str]):
    last, category, reason = toewijzing.split(";")
    folder = schrijf(
        tmp_path,
        f"1;2024-01-01;;{last};{category};01;{reason}",
        f"1;{start};1" if start else "",
        f"1;;{stop};1" if stop else "",
    )
    assert uitkomsten(lees(folder)) == {verwacht: 1}


def test_help_according_to_plan_was_there_even_without_a_start_message(tmp_path: Path):
    folder = schrijf(
        tmp_path,
        """1;2024-01-01;;;45;01;
           2;2024-01-01;;;45;01;
           3;2024-01-01;;;01;01;""",
        "",
        """1;2024-02-01;2024-06-01;31;1
           2;;2024-06-01;31;1
           3;2024-02-01;2024-06-01;19;1""",
    )
    found = lees(folder)
    assert uitkomsten(found) == {("jeugd", 31, "start"): 1, ("wmo", 31, "start"): 1}
    assert apart(found) == {("jw301.csv", 3): "start_onbekend", ("jw307.csv", 3): "toewijzing_apart"}


def test_the_newest_version_counts_and_the_wait_begins_with_the_first(tmp_path: Path):
    folder = schrijf(
        tmp_path,
        """1;2024-03-01;;2024-03-15;45;02;07
           1;2024-01-01;;;54;01;
           1;2024-02-01;;;45;02;14""",
    )
    found = lees(folder)
    assert uitkomsten(found) == {("jeugd", 74, "anders"): 1}
    parts = {(r[4], r[5]) for r in found.tabellen["tellingen"].rijen}
    assert parts == {("totaal", "alle"), ("product", "45"), ("verwijzer", "02")}


@pytest.mark.parametrize("einde", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("kop", "regel"),
    [
        ("TOEWIJZINGNUMMER,toewijzingsdatum,einddatum,productcategorie", "1,20240101,,45"),
        ('"Toewijzing-nummer"\t"Toewijzings datum"\t"Eind_datum"\t"Product categorie"', ' 01 \t01-01-2024\t\t"45 "'),
        ("\ufeffToewijzingNummer;Toewijzingdatum;Einddatum;ProductCode;Onbekend veld", "1;1/1/2024;;45A04;iets"),
        ("ToewijzingNummer|Toewijzingsdatum|Einddatum|ProductCategorie", "1|2024-01-01T00:00:00||45"),
    ],
)
def test_spelling_separators_and_dates_may_differ(tmp_path: Path, kop: str, regel: str, einde: str):
    folder = schrijf(tmp_path, "", "1;2024-01-11;1")
    (folder / "jw301.csv").write_bytes(f"{kop}{einde}{regel}{einde}{einde}".encode())
    assert uitkomsten(lees(folder)) == {("jeugd", 10, "start"): 1}


@pytest.mark.parametrize(
    ("kop", "cel", "soort"),
    [
        ("BSN", "111222333", "een burgerservicenummer"),
        ("Achternaam", "Voorbeeldsma", "een naam van een persoon"),
        ("Naam", "Voorbeeldsma", "een naam van een persoon"),
        ("Geboortedatum", "2010-01-01", "een geboortedatum"),
        ("Postcode", "1234", "een postcode"),
        ("Overig", "1234 AB", "een postcode met letters"),
        ("Overig", "iemand@voorbeeld.nl", "een e-mailadres"),
    ],
)
def test_a_file_about_persons_is_refused_without_telling_the_cell(tmp_path: Path, kop: str, cel: str, soort: str):
    folder = schrijf(tmp_path, f"1;2024-01-01;;;45;;;{cel}", koppen={"301": f"{KOP_301};{kop}"})
    with pytest.raises(SociaalDomeinFout) as caught:
        lees_bron("toewijzingen", folder, tmp_path / "open")
    text = str(caught.value)
    assert soort in text and "jw301.csv" in text and "kolom 8" in text and cel not in text
    assert not list((tmp_path / "open").rglob("*.parquet"))


@pytest.mark.parametrize(
    ("veranderd", "woorden"),
    [
        ({"jw307.csv": None}, ["307", "alleen de kopregel"]),
        ({"levering.yml": None}, ["levering.yml", "peildatum: 2026-06-30"]),
        ({"levering.yml": "gemeente: Almere\npeildatum: 2024-12-31\n"}, ["levering.yml", "de CBS-code, zoals GM0034"]),
        # A slip of the pen in the year would make everyone wait a year longer.
        ({"levering.yml": "gemeente: GM0034\npeildatum: 9024-12-31\n"}, ["31 december 9024 moet nog komen"]),
        ({"levering.yml": "gemeente: GM9999\npeildatum: 2024-12-31\n"}, ["Voorbeeldgemeente"]),
        ({"levering.yml": "gemeente: GM0034\npeildatum: 2024-12-31\nvanaf: 2025-01-01\n"}, ["na de peildatum"]),
        ({"jw305.csv": "ToewijzingNummer;Startdatum\n1;2024-01-01\n"}, ["Begindatum", "jw305.csv, regel 1"]),
        ({"jw305.csv": "ToewijzingNummer;Begindatum;begindatum\n"}, ["twee keer"]),
        ({"jw301.csv": "ToewijzingNummer;Toewijzingsdatum;Einddatum\n1;2024-01-01;\n"}, ["ProductCategorie"]),
        ({"jw305.csv": "ToewijzingNummer;Begindatum\n1;2024-01-01\n2;2024;01;01\n"}, ["jw305.csv, regel 3"]),
        ({"jw305.csv": "ToewijzingNummer;Begindatum\n1;2024-01-01\n\n2;2024-01-01\n"}, ["jw305.csv, regel 3"]),
        ({"jw305.csv": 'ToewijzingNummer;Begindatum\n"1;2024-01-01\n'}, ["jw305.csv"]),
        ({"jw305.csv": b"ToewijzingNummer;Begindatum\n1;2024-01-01\n\xff\xfe;\n"}, ["jw305.csv"]),
        ({"jw305.csv": b"\xff\xfeT\n"}, ["UTF-8"]),
        ({"jw305.csv": ""}, ["ToewijzingNummer", "ontbreekt"]),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    tmp_path: Path, veranderd: dict[str, str | bytes | None], woorden: list[str]
):
    folder = schrijf(tmp_path, "1;2024-01-01;;;45;;")
    for name, text in veranderd.items():
        if text is None:
            (folder / name).unlink()
        else:
            (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SociaalDomeinFout) as caught:
        lees(folder)
    assert all(word in str(caught.value) for word in woorden), str(caught.value)


def test_a_window_without_and_with_who_already_waited(tmp_path: Path):
    rows = """1;2023-10-01;;;45;01;
              2;2023-10-01;;;45;01;
              3;2024-02-01;;;45;01;
              4;2023-12-01;;;45;01;"""
    starts = "1;2024-03-01;1\n2;2023-11-01;1\n3;2024-02-11;1"
    found = lees(schrijf(tmp_path, rows, starts, levering="vanaf: 2024-01-01\n"))
    assert uitkomsten(found) == {("jeugd", 10, "start"): 1}
    assert Counter(apart(found).values()) == {"voor_venster": 3, "toewijzing_apart": 2}
    found = lees(schrijf(tmp_path, rows, starts, levering="vanaf: 2024-01-01\nwachtenden_op_vanaf: true\n"))
    entries = {(r[6], r[7], r[8]) for r in found.tabellen["tellingen"].rijen if r[4] == "totaal"}
    assert entries == {(0, 10, "start"), (92, 152, "start"), (31, 396, "wacht")}
    assert Counter(apart(found).values()) == {"voor_venster": 1, "toewijzing_apart": 1}


def test_only_the_messages_of_a_window_still_give_the_true_middle(tmp_path: Path):
    """From messages over six years only those of the last two are in the files."""
    rng = random.Random(12)
    first, begin, end = date(2019, 1, 1), date(2023, 1, 1), date(2024, 12, 31)
    rows: dict[str, list[str]] = {"301": [], "305": [], "307": []}
    waits = []
    for number in range(6_000):
        given = first + timedelta(rng.randrange((end - first).days))
        start, drop = int(rng.weibullvariate(150, 0.8)), int(rng.expovariate(1 / 600))
        waits.append(start if start <= drop else 10**6)
        stop = given + timedelta(min(start, drop))
        if begin <= given <= end:
            rows["301"].append(f"{number};{given};;;45;01;")
        if begin <= stop <= end:
            kind = "305" if start <= drop else "307"
            rows[kind].append(f"{number};{stop};1" if kind == "305" else f"{number};;{stop};32;1")
    levering = f"vanaf: {begin}\n"
    found = lees(schrijf(tmp_path, *("\n".join(rows[k]) for k in ("301", "305", "307")), levering=levering))
    # Starts of who came in before the window say nothing about how long others wait.
    assert set(apart(found).values()) == {"zonder_toewijzing"}
    counts = [(r[7], r[8], r[9]) for r in found.tabellen["tellingen"].rijen if r[4] == "totaal"]
    left, chance, median = 1.0, 0.0, None
    for day in sorted({d for d, _, _ in counts}):
        at_risk = sum(n for d, _, n in counts if d >= day)
        ended = Counter({k: sum(n for d, kind, n in counts if d == day and kind == k) for k in ("start", "uitval")})
        chance += left * ended["start"] / at_risk
        left *= 1 - sum(ended.values()) / at_risk
        if median is None and chance >= 0.5:
            median = day
    assert median == pytest.approx(sorted(waits)[len(waits) // 2], rel=0.1)


def test_nothing_of_a_person_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    private = tmp_path / "tijdelijk"
    private.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(private))
    (source := tmp_path / "ruw").mkdir()
    schrijf(source, "987654321;2024-01-17;;;45;02;\n55;fout;;;45;;", "987654321;2024-02-29;1")
    report = lees_bron("toewijzingen", source, tmp_path / "open")
    assert not list(private.iterdir())
    kept = [p for p in report.map.rglob("*") if p.is_file()]
    with duckdb.connect() as con:
        text = "".join(
            str(con.execute("select * from read_parquet(?)", [str(p)]).fetchall()) if p.suffix == ".parquet"
            else p.read_text(encoding="utf-8")
            for p in kept
        )  # fmt: skip
    assert len(kept) >= 4 and "tellingen" in text
    for told in ("987654321", "2024-01-17", "2024-02-29", "2024, 1, 17", "2024, 2, 29", "fout"):
        assert told not in text.replace("niveau: fout", "").replace("ernst: fout", "")


def test_what_a_killed_reading_left_of_the_messages_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    died = subprocess.Popen([sys.executable, "-c", ""])
    died.wait()
    for pid in (died.pid, os.getpid()):
        (tmp_path / f"sociaal-domein-berichten-{pid}-x").mkdir()
    (source := tmp_path / "ruw").mkdir()
    lees(schrijf(source, "55;2024-01-17;;;45;02;"))
    assert [p.name for p in tmp_path.glob("sociaal-domein-*")] == [f"sociaal-domein-berichten-{os.getpid()}-x"]


def test_the_example_is_made_by_its_script(tmp_path: Path):
    made = runpy.run_path(str(VOORBEELD / "maak.py"))
    made["schrijf"](tmp_path)
    for file in tmp_path.iterdir():
        assert file.read_bytes() == (VOORBEELD / file.name).read_bytes(), f"{file.name}: run maak.py again"


def test_the_same_messages_give_the_same_bytes(tmp_path: Path):
    for name in ("een", "twee"):
        lees_bron("toewijzingen", VOORBEELD, tmp_path / name, opgehaald=date(2026, 4, 1))
    first, second = (
        {p.name: p.read_bytes() for p in (tmp_path / n / "toewijzingen").iterdir() if p.name != "oordelen.yml"}
        for n in ("een", "twee")
    )
    assert first == second and len(first) == 4
