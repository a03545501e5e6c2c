"""A briefing names its snapshots and can be made again from them, byte for byte."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from sociaal_domein import paden
from sociaal_domein.bronnen import momentopname
from sociaal_domein.domein import open as open_domein
from sociaal_domein.verschil import standen, weergeven
from sociaal_domein.verschil.herkomstblok import lees_blok, zoek_blok, zonder_blok
from sociaal_domein.verschil.opdracht import maak_verschil
from sociaal_domein.verschil.opnieuw import maak_opnieuw
from sociaal_domein.weergave.briefing import BriefingKeuze, schrijf_briefing
from tests.voorvork import voer

from .conftest import DAG, VERSCHUIF, Ververs


def _briefing(home: Path, naar: Path | None = None, **keuzes: object) -> Path:
    with open_domein(home) as domein:
        return schrijf_briefing(domein.gemeente(), BriefingKeuze(DAG, **keuzes), naar).briefing  # type: ignore[arg-type]


def _kaart(page: Path) -> Path:
    return page.with_name(f"{page.stem}-vergaderkaart.html")


def geef(home: Path, *woorden: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    return voer(*woorden, map=home, env=os.environ | {"SOCIAAL_DOMEIN_HOME": str(home)} | omgeving)


def test_a_page_says_what_it_rests_on_for_a_reader_and_for_a_program(home: Path, page: Path):
    text = page.read_text(encoding="utf-8")
    block = lees_blok(page)
    assert {n: m.kenmerk for n, m in block.momentopnamen.items()} == standen.nu(home).kenmerken
    assert (block.versie, block.gemeente, block.peildatum) == (paden.versie(), "GM0034", DAG)
    for name, m in block.momentopnamen.items():
        assert f"<li>{name}: opgehaald 21 november 2026, kenmerk {m.kenmerk}</li>" in text
    assert f"Gemaakt met sociaal-domein {paden.versie()}, gelezen op 21 november 2026." in text
    assert "Wij tonen geen cijfer over minder dan 100 mensen" in text
    assert "<script" not in text
    card = _kaart(page).read_text(encoding="utf-8")
    assert lees_blok(_kaart(page)).soort == "vergaderkaart" and "<script" not in card
    assert f"momentopname {block.momentopnamen['iv3'].kenmerk}" in card


def test_after_a_refresh_the_same_page_comes_from_other_processes(verschoven: Path, tmp_path: Path):
    """The whole way a user goes, in processes with another order of sets, clock and language."""
    old = verschoven / "uitvoer" / "briefing-almere.html"
    new = tmp_path / "nieuw.html"
    made = geef(verschoven, "briefing", "--peildatum", "2026-11-21", "--naar", str(new))
    assert made.returncode == 0, made.stderr
    assert zonder_blok(new.read_bytes()) != zonder_blok(old.read_bytes())
    for number, env in enumerate(
        (
            {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C"},
            {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C.UTF-8", "LANG": "nl_NL.UTF-8"},
        )
    ):
        target = tmp_path / f"weer{number}.html"
        done = geef(verschoven, "briefing", "--zoals", str(old), "--naar", str(target), **env)
        assert done.returncode == 0, done.stderr
        assert f"Zij is precies gelijk aan {old}." in done.stdout
        assert target.read_bytes() == old.read_bytes()
        assert _kaart(target).read_bytes() == _kaart(old).read_bytes()


@pytest.mark.bewijs
@pytest.mark.parametrize(
    "keuzes", [{"alles": True, "bij": "begroting"}, {"waarde": "nabijheid"}, {"opgave": "rondkomen"}]
)
def test_every_choice_travels_along(home: Path, ververs: Ververs, keuzes: dict[str, object]):
    page = _briefing(home, home / "a.html", **keuzes)
    ververs("iv3", "lasten", VERSCHUIF)
    made = maak_opnieuw(home, page)
    assert made.gelijk and made.anders == []
    assert made.bestanden.briefing == home / "a-opnieuw.html"
    assert made.bestanden.briefing.read_bytes() == page.read_bytes()


def test_the_card_leads_back_as_well_and_so_does_an_old_name(home: Path):
    with open_domein(home) as domein:
        page = schrijf_briefing(domein.gemeente("Leerdam"), BriefingKeuze(DAG), home / "b.html").briefing
    assert lees_blok(page).gezocht_op == "Leerdam" and "gezocht op Leerdam" in page.read_text(encoding="utf-8")
    made = maak_opnieuw(home, _kaart(page))
    assert made.gelijk and made.bestanden.vergaderkaart == home / "b-opnieuw-vergaderkaart.html"
    assert made.bestanden.briefing.read_bytes() == page.read_bytes()


def test_settings_travel_along(home: Path):
    file = home / paden.INSTELLINGENBESTAND
    before = file.read_text(encoding="utf-8")
    page = _briefing(home)
    file.write_text('vergelijkingsgroep = ["Lelystad", "Zeewolde"]\n' + before, encoding="utf-8")
    assert _briefing(home, home / "ander.html").read_bytes() != page.read_bytes()
    assert maak_opnieuw(home, page).gelijk


def test_a_snapshot_that_is_gone_is_named_and_nothing_is_written(home: Path, ververs: Ververs):
    map = ververs("iv3", "lasten", VERSCHUIF)
    mark = momentopname.kenmerk(map)
    page = _briefing(home)
    ververs("iv3", "lasten", "select * from {rijen}", "2026-12-05")
    shutil.rmtree(map)
    before = sorted(page.parent.iterdir())
    done = geef(home, "briefing", "--zoals", str(page))
    assert done.returncode == 2
    assert f"Deze momentopnamen zijn er niet meer of zijn veranderd: iv3 ({mark})." in done.stderr
    assert sorted(page.parent.iterdir()) == before


@pytest.mark.bewijs
def test_another_register_is_named_where_the_page_is_not_the_same(home: Path, page: Path):
    file = home / "register" / "opgaven.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"# alleen een opmerking\n{text}", encoding="utf-8")
    remark = maak_opnieuw(home, page)
    assert remark.inhoud_gelijk and not remark.gelijk, "what does not show is no difference to a reader"
    assert remark.anders == [f"Het register is sindsdien veranderd: {home / 'register'}"]
    done = geef(home, "briefing", "--zoals", str(page))
    assert done.returncode == 0 and "Zij zegt precies hetzelfde als" in done.stdout
    records = yaml.safe_load(text)
    for record in records:
        record["waarom"] = f"Kortom. {record['waarom']}"
    file.write_text(yaml.safe_dump(records, allow_unicode=True, sort_keys=False), encoding="utf-8")
    made = maak_opnieuw(home, page)
    assert not made.inhoud_gelijk and made.anders == [f"Het register is sindsdien veranderd: {home / 'register'}"]
    assert "Kortom." in made.bestanden.briefing.read_text(encoding="utf-8")


@pytest.mark.bewijs
def test_other_models_verdicts_and_version_are_named(home: Path, page: Path):
    block = lees_blok(page)
    other = block.model_copy(
        update={
            "versie": "0.0.1",
            "modellen": "0" * 12,
            "definities": block.definities | {"jeugd_lasten_per_inwoner": "0" * 8},
            "momentopnamen": block.momentopnamen
            | {"iv3": block.momentopnamen["iv3"].model_copy(update={"controles": "0" * 12})},
        }
    )
    text = page.read_text(encoding="utf-8").replace(block.meta(), other.meta()).replace("Almere", "Elmare", 1)
    page.write_text(text, encoding="utf-8")
    assert zoek_blok(page) == other
    done = geef(home, "briefing", "--zoals", str(page))
    assert done.returncode == 1 and "precies gelijk" not in done.stdout
    for sentence in (
        f"- De briefing is gemaakt met sociaal-domein 0.0.1; dit is versie {paden.versie()}.",
        "- De rekenregels zijn sindsdien veranderd van: jeugd_lasten_per_inwoner.",
        "- De controles van deze bronnen zijn sindsdien veranderd of opnieuw gemeten: iv3.",
    ):
        assert sentence in done.stderr
    found, story = maak_verschil(home, van=str(page))
    assert "Definitie: de rekenregels zijn sinds de briefing veranderd van jeugd_lasten_per_inwoner." in " ".join(
        weergeven.tekst(found, story).split()
    )


def test_a_page_that_was_edited_is_not_called_the_same(home: Path, page: Path):
    page.write_text(page.read_text(encoding="utf-8").replace("Almere", "Elmare", 1), encoding="utf-8")
    made = maak_opnieuw(home, page)
    assert not made.gelijk and "daarna bewerkt" in made.anders[0]


@pytest.mark.bewijs
def test_the_changes_since_the_last_briefing(verschoven: Path):
    home = verschoven
    first = home / "uitvoer" / "briefing-almere.html"
    os.utime(first, (1_000_000, 1_000_000))
    since, story = maak_verschil(home, van="briefing")
    assert weergeven.tekst(since, story).startswith(
        "5 cijfers van Almere zijn veranderd sinds de briefing van 21 novem"
    )
    _briefing(home, home / "uitvoer" / "nieuw.html")
    assert standen.laatste_briefing(home).name == "nieuw.html"
    assert maak_verschil(home, van="briefing")[0].rijen == []
    same, _ = maak_verschil(home, van=str(first))
    assert [r.indicator for r in same.rijen] == [r.indicator for r in since.rijen]


def test_zoals_goes_with_nothing_but_naar(home: Path, page: Path):
    done = geef(home, "briefing", "Almere", "--zoals", str(page))
    assert done.returncode == 2 and "Achter --zoals past alleen --naar." in done.stderr


@pytest.mark.bewijs
def test_the_command_in_a_process_of_its_own(verschoven: Path):
    home = verschoven
    text = geef(home, "verschil", "jeugd_lasten_per_inwoner")
    assert text.returncode == 0 and text.stdout.startswith(
        "1 cijfer van Almere is veranderd door de laatste verversing"
    )
    data = geef(home, "verschil", "--alles", "--json")
    assert len(json.loads(data.stdout)["veranderingen"]) == 5
    assert geef(home, "verschil", "--csv").stdout.startswith("\ufeffIndicator;")
    for words, says in (
        (("--csv", "--json"), "gaan niet samen"),
        (("--alles", "--gemeente", "Urk"), "gaan niet samen"),
        (("jeugd_lasten",), "jeugd_lasten_per_inwoner"),
        (("--van", "ooit"), "Kies een datum"),
    ):
        done = geef(home, "verschil", *words)
        assert done.returncode == 2 and says in done.stderr and "Wat u kunt doen" in done.stderr
