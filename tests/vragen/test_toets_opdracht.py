"""The command vraag toets: what is printed, the JSON, and its exit codes."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from sociaal_domein.begin import begin
from sociaal_domein.cli import app
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register import Raadsvraag
from sociaal_domein.vragen.bewaren import bewaar
from sociaal_domein.vragen.boek import lees_boek
from sociaal_domein.vragen.documenttekst import controleer_tekst
from sociaal_domein.vragen.toets import toets_tekst, toets_vraag
from sociaal_domein.vragen.toets.vraag import MEESTE_DEELVRAGEN
from sociaal_domein.vragen.toets.weergave import als_json, als_tekst

VRAAG = "Hoe lang is de wachtlijst jeugdhulp?"


def _geef(*woorden: str, invoer: str | None = None) -> Any:
    return CliRunner().invoke(app, ["vraag", "toets", *woorden], input=invoer)


@pytest.fixture(autouse=True)
def _geen_werkmap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_het_scherm_is_tachtig_breed_en_noemt_alles() -> None:
    result = _geef(VRAAG)
    assert result.exit_code == 0
    assert max(map(len, result.output.splitlines())) <= 80
    for words in (
        "Soort feit",
        "Lijn  grip",
        "‘wachtlijst’",
        "Definitie.",
        "Opgave en waarde.",
        "Periode en gebied.",
        "Ervaring",
    ):
        assert words in result.output
    assert "rapportcijfer" not in result.output


def test_json_heeft_een_vaste_vorm() -> None:
    answer = json.loads(_geef(VRAAG, "--json").output)
    assert list(answer) == ["versie", "gemeente", "deelvragen", "opmerkingen", "anders"]
    assert list(answer["deelvragen"][0]) == ["plaats", "nummer", "tekst", "soort", "lijn", "vormen", "gezien"]
    assert answer["deelvragen"][0]["gezien"][0] == {"wijst_op": "soort feit", "woorden": "Hoe lang"}
    assert list(answer["opmerkingen"][0]) == ["soort", "deelvraag", "zin", "suggestie"]
    assert list(answer["anders"][0]) == ["over", "deelvragen", "vragen"]
    assert (answer["versie"], answer["gemeente"]) == (1, None)


def test_een_bestand_en_de_invoer(tmp_path: Path) -> None:
    file = tmp_path / "vraag.txt"
    file.write_text("1. Wat merken ouders?\n2. Hoeveel kost dat?", "utf-8")
    assert "Vraag 2: Hoeveel kost dat?" in _geef("--bestand", str(file)).output
    assert "Vraag: Wat merken ouders?" in _geef("--bestand", "-", invoer="Wat merken ouders?").output


def test_de_toets_is_een_spiegel_en_geen_controle() -> None:
    assert _geef("Is het niet schandalig dat mevrouw Pietersen wacht?").exit_code == 0
    assert _geef("Dag allemaal.").exit_code == 0


@pytest.mark.parametrize("woorden", [(), ("",), ("vraag", "--bestand", "a.txt"), ("--bestand", "weg.txt")])
def test_slechte_invoer(woorden: tuple[str, ...]) -> None:
    assert isinstance(_geef(*woorden).exception, SociaalDomeinFout)


def test_geen_teken_dat_een_scherm_gehoorzaamt() -> None:
    toets = toets_tekst("Hoe\x1b[2J lang\x07 wacht\u202een <b>ouders</b> \x00?")
    assert not any(ord(char) < 32 and char != "\n" for char in als_tekst(toets))
    assert "\u202e" not in als_tekst(toets) + als_json(toets, None)
    assert "<b>" not in als_tekst(toets) + als_json(toets, None)


def test_met_een_gemeente_kijkt_de_toets_in_de_cijfers(opslag: Path) -> None:
    output = " ".join(
        _geef("Kreeg in Almere in 2022 12% van de jongeren jeugdhulp?", "--gemeente", "Almere").output.split()
    )
    assert opslag.exists()
    assert "U schrijft ‘12%’. In de cijfers staat 10,0 procent" in output
    assert "De vraag noemt geen waarde uit uw register." in output
    assert "keek niet in de cijfers" not in output


def test_meer_dan_vijfhonderd_vragen_gaan_in_stukken() -> None:
    with pytest.raises(SociaalDomeinFout, match="Hier staan 501 vragen") as error:
        toets_vraag("Wat merken ouders? " * (MEESTE_DEELVRAGEN + 1), None, None, date(2026, 11, 21))
    assert "Knip de tekst in stukken" in str(error.value)


@pytest.mark.parametrize("woord", ["a" * 95_000, "1 " * 20_000, "12% " * 10_000], ids=["lang", "enen", "procenten"])
def test_een_tekst_zonder_zinnen_is_in_seconden_gelezen(woord: str) -> None:
    """A coarse bound, for a busy machine: a word without end took minutes."""
    start = time.perf_counter()
    toets_vraag(controleer_tekst(f"Hoe lang is de wachtlijst? {woord}", "hier"), None, None, date(2026, 11, 21))
    assert time.perf_counter() - start < 10


def test_wat_eerder_is_gevraagd_komt_met_zijn_antwoord(tmp_path: Path) -> None:
    pytest.importorskip("tantivy")
    home = tmp_path / "almere"
    begin("GM0034", "Almere", home)
    earlier = Raadsvraag.model_validate(
        {
            "id": "v2025_wachtlijst",
            "naam": "Wachtlijst jeugdhulp",
            "tekst": "Hoe lang is de wachtlijst voor jeugdhulp in onze gemeente?",
            "deelvragen": ["Hoe lang is de wachtlijst voor jeugdhulp in onze gemeente?"],
            "gebeurtenissen": [{"soort": "ingediend", "datum": date(2025, 3, 3)}],
            "antwoorden": [{"datum": date(2025, 3, 20), "samenvatting": "Dat wordt nog niet bijgehouden."}],
        }
    )
    bewaar(lees_boek(home), earlier)
    toets = toets_vraag(VRAAG, None, home, date(2026, 11, 21))
    assert toets.opmerkingen[0].soort == "eerder"
    assert toets.opmerkingen[0].zin == "Dit is eerder gevraagd: Wachtlijst jeugdhulp (3 maart 2025, beantwoord)."
    assert toets.opmerkingen[0].suggestie == "Toen was het antwoord: Dat wordt nog niet bijgehouden."
    other = toets_vraag("Wat merken reizigers van de regiotaxi?", None, home, date(2026, 11, 21))
    assert "eerder" not in {r.soort for r in other.opmerkingen}
