"""The first look at a file: what it guesses, what it refuses, and that it overwrites nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sociaal_domein.eigenbron.koppelbestand import Koppelbestand, lees_koppelbestand

from .conftest import Geef
from .test_lees import alles


def raad(home: Path, geef: Geef, bestand: str, inhoud: bytes | None = None) -> Koppelbestand:
    if inhoud is not None:
        (home / bestand).write_bytes(inhoud)
    done = geef("bron", "nieuw", "proef", "--uit", bestand)
    assert done.code == 0, done.fout
    assert "sociaal-domein bron lees proef --droog" in done.uit
    return lees_koppelbestand(home / "bronnen" / "proef.yml").inhoud


def test_a_waiting_list(home: Path, geef: Geef):
    found = raad(home, geef, "eigen/wachtlijst.csv")
    assert (found.bestand.scheiding, found.bestand.tekenset, found.bestand.kopregels) == (";", "utf-8", [1])
    assert (found.gebied.kolom, found.periode.kolom) == ("Gebied", "Periode")
    assert found.reeks is not None and (found.reeks.kolom, found.reeks.hoofd) == ("Product", "Totaal")
    assert found.ontbreekt == {"x": "onderdrukt"}
    assert [m.waarde for m in found.maten] == ["Aantal wachtenden"]
    text = (home / "bronnen" / "proef.yml").read_text(encoding="utf-8")
    assert '#   "Voorbeeldgemeente": gemeente' in text, "an area that is not known is named"


def test_a_survey_in_windows_1252_below_a_title(home: Path, geef: Geef):
    found = raad(home, geef, "eigen/clientervaring.csv")
    assert (found.bestand.tekenset, found.bestand.kopregels) == ("windows-1252", [2])
    assert (found.gebied.vast, found.periode.kolom) == ("gemeente", "Jaar")
    assert [(m.waarde, m.vorm) for m in found.maten] == [
        ("Aantal antwoorden", "aantal"), ("Percentage (zeer) mee eens", "aandeel")
    ]  # fmt: skip
    assert geef("bron", "lees", "proef", "--droog").code == 0


def test_an_export_with_years_in_two_header_lines(home: Path, geef: Geef):
    found = raad(home, geef, "eigen/waarstaatjegemeente.csv")
    assert (found.bestand.kopregels, found.periode.in_kop, found.gebied.kolom) == ([2, 3], True, "Gebied")
    assert [(m.waarde, m.vorm) for m in found.maten] == [
        ("Cliënten Wmo per 1.000 inwoners", "promille"), ("Jongeren met jeugdhulp (%)", "aandeel")
    ]  # fmt: skip
    assert set(found.ontbreekt) == {"?", "-"}


def test_a_file_of_statline(home: Path, geef: Geef):
    found = raad(home, geef, "eigen/stapeling_85994ned.csv")
    assert (found.gebied.kolom, found.periode.kolom) == ("Wijken en buurten", "Perioden")
    assert found.reeks is not None and len(found.reeks.namen) == 4


@pytest.mark.parametrize(
    ("inhoud", "scheiding", "decimaal", "duizend"),
    [
        ("Gemeente,Jaar,Aantal\nLeusden,2024,\"1,234.5\"\nSoest,2024,12.25\n", ",", ".", ","),
        ("Gemeente\tJaar\tAantal\nLeusden\t2024\t1.234,5\nSoest\t2024\t12,25\n", "tab", ",", "."),
        ("Gemeente;Jaar;Aantal\nLeusden;2024;€ 1.234.567\nSoest;2024;€ 12\n", ";", ",", "."),
        ("sep=;\nGemeente;Jaar;Aantal\nLeusden;2024;5\n", ";", ",", ""),
        ("Gemeente;Jaar;Aantal\nGM0327;2024;12\nGM0342;2024;15\n", ";", ",", ""),
    ],
)  # fmt: skip
def test_the_way_it_is_written(inhoud: str, scheiding: str, decimaal: str, duizend: str, home: Path, geef: Geef):
    found = raad(home, geef, "x.csv", inhoud.encode("utf-8-sig"))
    form = found.bestand
    assert (form.scheiding, form.decimaal, form.duizend) == (scheiding, decimaal, duizend)
    assert (found.gebied.kolom, found.periode.kolom, found.maten[0].waarde) == ("Gemeente", "Jaar", "Aantal")
    assert geef("bron", "lees", "proef", "--droog").code == 0


def test_years_in_one_header_line(home: Path, geef: Geef):
    found = raad(home, geef, "x.csv", b"Gebied;2021;2022;2023\nLeusden;1;2;3\nSoest;4;-;6\n")
    assert found.periode.in_kop and found.maten[0].waarde is None
    done = geef("bron", "lees", "proef", "--droog")
    assert done.code == 0 and "cijfer: GM0342, 2022: leeg (ontbreekt)" in done.uit, done.uit


def test_nothing_is_shown_before_it_is_explained(home: Path, geef: Geef):
    raad(home, geef, "x.csv", b"Gebied;2021;2022;2023\nLeusden;1;2;3\n")
    done = geef("bron", "lees", "proef")
    assert done.code == 2 and "nog niet ingevuld" in done.fout
    assert not (home / "data").exists()


@pytest.mark.parametrize(
    ("inhoud", "zegt"),
    [
        ("2024;12\n2025;13\n", "geen kop"),
        ("een kolom\nx\ny\n", "geen kolom met getallen"),
        ("Jaar;Aantal\n", "geen tabel"),
        ("", "leeg"),
    ],
)
def test_a_file_without_a_table(inhoud: str, zegt: str, home: Path, geef: Geef):
    (home / "x.csv").write_text(inhoud, encoding="utf-8")
    done = geef("bron", "nieuw", "proef", "--uit", "x.csv")
    assert done.code == 2 and zegt in done.fout and "x.csv" in done.fout
    assert not (home / "bronnen" / "proef.yml").exists()


@pytest.mark.parametrize("naam", ["Wachtlijst", "wacht lijst", "wacht__lijst", "a" * 25, "iv3", "wachtlijst"])
def test_a_name_that_does_not_fit_or_is_taken(naam: str, home: Path, geef: Geef):
    before = alles(home)
    done = geef("bron", "nieuw", naam, "--uit", "eigen/wachtlijst.csv")
    assert done.code == 2 and "Wat u kunt doen" in done.fout
    assert alles(home) == before


BSN = "111222333 123456782 111222333".split()


@pytest.mark.parametrize(
    ("inhoud", "plek", "soort"),
    [
        (f"Jaar;Nummer;Aantal\n2024;{BSN[0]};1\n2024;{BSN[1]};2\n2024;{BSN[2]};3\n", "kolom 2", "burgerservicenummer"),
        ("Jaar;BSN;Aantal\n2024;1;1\n", "kolom 2", "burgerservicenummer"),
        ("Jaar;Geboortedatum;Aantal\n2024;2001-01-01;1\n", "kolom 2", "geboortedatum"),
        ("Jaar;Naam cliënt;Aantal\n2024;X;1\n", "kolom 2", "naam"),
        ("Jaar;Achternaam;Aantal\n2024;Voorbeeldpersoon;1\n", "kolom 2", "naam"),
        ("Jaar;Adres;Aantal\n2024;Nergenslaan 1;1\n", "kolom 2", "adres"),
        ("Jaar;Plek;Aantal\n2024;1234 AB;1\n", "regel 2, kolom 2", "postcode"),
        ("Jaar;Plek;Aantal\n2024;iemand@voorbeeld.nl;1\n", "regel 2, kolom 2", "e-mail"),
        ("Jaar;Cliëntnummer;Aantal\n2024;77;1\n", "kolom 2", "nummer van een persoon"),
        (f"Jaar;Aantal;Opmerking\n2024;1;nummer {BSN[0]} belde\n", "regel 2, kolom 3", "burgerservicenummer"),
    ],
)
def test_data_about_persons_are_refused_with_place_and_kind_and_never_the_value(
    inhoud: str, plek: str, soort: str, home: Path, geef: Geef
):
    (home / "personen.csv").write_text(inhoud, encoding="utf-8")
    before = alles(home)
    done = geef("bron", "nieuw", "proef", "--uit", "personen.csv")
    assert done.code == 2
    assert plek in done.fout and soort in done.fout
    for value in (*BSN, "Voorbeeldpersoon", "Nergenslaan", "1234 AB", "iemand@", "2001-01-01"):
        assert value not in done.fout + done.uit
    assert alles(home) == before


def test_a_mapping_by_hand_does_not_pass_the_guard(home: Path, geef: Geef, vervang: Callable[[str, str, str], None]):
    vervang("eigen/wachtlijst.csv", "Voorbeeldgemeente;2025-K1;Totaal;69", "iemand@voorbeeld.nl;2025-K1;Totaal;69")
    done = geef("bron", "lees", "wachtlijst")
    assert done.code == 2 and "e-mailadres" in done.fout and "iemand" not in done.fout + done.uit


def test_outside_a_working_folder(home: Path, geef: Geef, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delenv("SOCIAAL_DOMEIN_HOME")
    monkeypatch.chdir(tmp_path)
    file = str(home / "eigen" / "wachtlijst.csv")
    for words in (("bron", "nieuw", "proef", "--uit", file), ("cijfer", "noteer", "--wat", "x")):
        done = geef_in(geef, tmp_path, monkeypatch, *words)
        assert done.code == 2 and "U bent niet in een werkmap" in done.fout


def geef_in(geef: Geef, folder: Path, monkeypatch: pytest.MonkeyPatch, *words: str):
    monkeypatch.chdir(folder)
    return geef(*words)


def test_document_and_date_are_left_to_fill_in(home: Path, geef: Geef):
    found = raad(home, geef, "eigen/wachtlijst.csv")
    assert found.document is None and found.datum is None
    done = geef("bron", "lees", "proef", "--droog")
    assert 'zijn de velden "document" en "datum" nog niet ingevuld' in done.uit


@pytest.mark.parametrize(
    ("inhoud", "vorm", "decimalen"),
    [
        ("Jaar;Tevreden\n2024;81,5%\n2025;79 %\n", "aandeel", 1),
        ("Jaar;Gemiddelde wachttijd in weken\n2024;6,25\n2025;7\n", "gemiddelde", 2),
        ("Jaar;Aantal\n2024;6\n2025;7\n", "aantal", 0),
        ("Gebied;Cijfer (2024);Cijfer (2025)\nLeusden;7,5%;8,2%\n", "aandeel", 1),
    ],
)
def test_the_kind_of_figure_and_its_decimals(inhoud: str, vorm: str, decimalen: int, home: Path, geef: Geef):
    measure = raad(home, geef, "x.csv", inhoud.encode()).maten[0]
    assert (measure.vorm, measure.decimalen) == (vorm, decimalen)


def test_wijken_are_never_proposed_as_the_municipality(home: Path, geef: Geef):
    raad(home, geef, "x.csv", b"Wijk;Jaar;Aantal\nOost;2024;50\nWest;2024;60\nWK032701;2024;70\n")
    text = (home / "bronnen" / "proef.yml").read_text(encoding="utf-8")
    assert '"Oost": WK......' in text and "WK032701 Wijk 01 Leusden-Centrum West" in text
    assert '"Oost": gemeente' not in text and '"West": gemeente' not in text


def test_the_example_of_a_link_works_without_its_marks(home: Path, geef: Geef):
    raad(home, geef, "eigen/wachtlijst.csv")
    file = home / "bronnen" / "proef.yml"
    before, mark, after = file.read_text(encoding="utf-8").partition("    # koppelingen:")
    assert "komt dit cijfer niet in een dossier" in before
    file.write_text(before + (mark + after).replace("    # ", "    "), encoding="utf-8")
    assert [link.waarde for link in lees_koppelbestand(file).inhoud.maten[0].koppelingen] == ["nabijheid"]
