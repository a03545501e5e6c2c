"""Corrections as data: what a reading found of each is kept, and the build says when one can go."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
import yaml

from sociaal_domein.begin import begin
from sociaal_domein.bronnen import correcties as corr
from sociaal_domein.bronnen import kwb, lees_bron
from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.bronnen.correctielijst import correctielijst
from sociaal_domein.fouten import SociaalDomeinFout
from tests.voorvork import voer

BESTAND = "kwb/cbs_kwb_almere_2018_2025_raw.csv"
MAAT = "PercentageJongerenMetJeugdzorg"


def geef(*woorden: str, map: Path) -> subprocess.CompletedProcess[str]:
    return voer(*woorden, map=map)


def herstel(kopie: Path) -> None:
    """Put the commas back in the raw file, as the publisher would."""
    path = kopie / BESTAND
    lines = [line.split(";") for line in path.read_text(encoding="utf-8-sig").splitlines()]
    places = [i for i, c in enumerate(lines[0]) if kwb.stam(c) == MAAT]
    for fields in lines[1:]:
        for i in places:
            fields[i] = f"{int(fields[i]) / 10:.1f}" if fields[i].strip() else ""
    path.write_text("\n".join(map(";".join, lines)), encoding="utf-8")


@pytest.fixture
def werkmap(tmp_path: Path) -> Path:
    home = tmp_path / "almere"
    begin("GM0034", "Almere", home)
    return home


def in_gebruik(home: Path, bron: str) -> Path:
    folder = home / "data" / "open" / bron
    return folder / "momentopnamen" / (folder / "huidig").read_text(encoding="utf-8").strip()


def test_a_mended_source_is_named_by_build_check_and_list_until_the_correction_is_gone(werkmap: Path, kopie: Path):
    herstel(kopie)
    report = lees_bron("kwb", kopie / "kwb", werkmap / "data" / "open")
    assert any("de bron is hersteld" in text for text in report.meldingen)
    folder = in_gebruik(werkmap, "kwb")
    states = {s.nummer: s for s in mf.lees(folder).correcties or ()}
    assert [states[n].geldt for n in (1, 2)] == [False, True] and states[1].geteld > 0
    file = folder / "correcties.yml"
    line = f"Waarschuwing: kwb: correctie nummer 1 (kerncijfers, {MAAT}; herberekenen, max > 100): de bron is hersteld"
    for _ in range(2):  # a second build has nothing to do, and still says it
        done = geef("bouw", map=werkmap)
        assert done.returncode == 0, done.stderr
        assert line in done.stdout and f"haal deze correctie weg uit {file}" in done.stdout
        assert "(0 rijen)" not in done.stdout
    assert "De opslag is al bij" in done.stdout
    listed = geef("bron", "lijst", map=werkmap).stdout
    assert f"    - Waarschuwing: correctie nummer 1 (kerncijfers, {MAAT}" in listed and str(file) in listed
    checked = geef("controleer", "kwb", map=werkmap)
    assert checked.returncode == 0, checked.stdout
    assert "correctie nummer 1" in checked.stdout and "Lees de waarschuwingen" in checked.stdout
    mended = json.loads(geef("controleer", "kwb", "--json", map=werkmap).stdout)["hersteld"]
    assert mended == [{"bron": "kwb", "nummer": 1, "bestand": str(file)}]
    told = " ".join(geef("bron", "correcties", "kwb", map=werkmap).stdout.split())
    assert "De bron is hersteld: haal deze correctie weg." in told and "De fout zit nog in de bron" in told

    # A user removes it, beside the snapshots, where people write.
    own = werkmap / "data" / "open" / "kwb" / "correcties.yml"
    own.write_text(yaml.safe_dump(yaml.safe_load(file.read_text(encoding="utf-8"))[1:]), encoding="utf-8")
    for command in (("bouw",), ("bron", "lijst"), ("controleer", "kwb")):
        assert "de bron is hersteld" not in geef(*command, map=werkmap).stdout, command


def test_an_error_that_is_still_there_gives_no_warning(werkmap: Path, kopie: Path):
    lees_bron("kwb", kopie / "kwb", werkmap / "data" / "open")
    manifest = mf.lees(in_gebruik(werkmap, "kwb"))
    assert manifest.correcties and manifest.correcties[0].geldt is True
    assert corr.herstelde(in_gebruik(werkmap, "kwb"), manifest) == []


def test_the_number_is_that_of_the_file_as_it_is_now(werkmap: Path, kopie: Path):
    herstel(kopie)
    lees_bron("kwb", kopie / "kwb", werkmap / "data" / "open")
    folder = in_gebruik(werkmap, "kwb")
    entries = yaml.safe_load((folder / "correcties.yml").read_text(encoding="utf-8"))
    own = werkmap / "data" / "open" / "kwb" / "correcties.yml"
    own.write_text(yaml.safe_dump([*entries[1:], entries[0]], allow_unicode=True), encoding="utf-8")
    found = corr.herstelde(folder, mf.lees(folder))
    assert [(h.nummer, h.bestand) for h in found] == [(len(entries), own)]


def een(**velden: object) -> corr.Correctie:
    entry = {
        "waar": {"tabel": "kerncijfers", "kolom": "Percentage"},
        "actie": "herberekenen",
        "reden": "De komma is weg.",
        "verwacht": "max > 100",
        "status": "vastgesteld",
    }
    return corr.Correctie.model_validate(entry | velden)


def test_what_one_file_still_needs_is_not_called_mended_because_of_another():
    item = een()
    with corr.luister() as tested:
        assert item.geldt(["114", "9"]) and not item.geldt(["11,4"])
    found = corr.stand([item], tested, [item.hersteld()])
    assert found and (found[0].geldt, found[0].geteld) == (True, 3)
    assert corr.zonder_geldende([item], found, [item.hersteld(), "iets anders"]) == ["iets anders"]


def test_what_no_file_speaks_of_is_neither():
    item = een()
    with corr.luister() as tested:
        pass
    found = corr.stand([item], tested, [])
    assert found and found[0].geldt is None
    assert corr.stand([], tested, []) is None


def test_outside_a_reading_nothing_is_written_down():
    item = een()
    with corr.luister() as tested:
        pass
    assert item.geldt(["114"]) and tested == {}


def test_reported_means_reported_to_someone(tmp_path: Path):
    entry = een().model_dump(mode="json") | {"status": "gemeld"}
    (tmp_path / "correcties.yml").write_text(yaml.safe_dump([entry]), encoding="utf-8")
    with pytest.raises(SociaalDomeinFout, match="gemeld_aan"):
        corr.lees(tmp_path)
    entry["gemeld_aan"] = "de uitgever, 22 november 2026"
    (tmp_path / "correcties.yml").write_text(yaml.safe_dump([entry]), encoding="utf-8")
    assert corr.lees(tmp_path)[0].gemeld_aan == "de uitgever, 22 november 2026"


def test_a_manifest_of_before_is_still_valid_and_a_source_without_corrections_writes_none(projectmap: Path):
    for folder in sorted(p for p in (projectmap / "data" / "open").iterdir() if p.is_dir()):
        known, manifest = corr.lees(folder), mf.lees(folder)
        assert [s.wat for s in manifest.correcties or ()] == [item.wat for item in known], folder.name
        assert all(s.geldt for s in manifest.correcties or ()), folder.name
        assert known or "correcties" not in (folder / "bron.yml").read_text(encoding="utf-8")
        assert mf.Manifest.model_validate(manifest.model_dump(exclude={"correcties"})).correcties is None


def test_no_two_corrections_of_a_source_are_told_apart_by_nothing(projectmap: Path):
    for folder in sorted(p for p in (projectmap / "data" / "open").iterdir() if p.is_dir()):
        names = [item.wat for item in corr.lees(folder)]
        assert len(names) == len(set(names)), folder.name


def test_the_list_says_how_to_report(projectmap: Path):
    told = correctielijst(None)
    assert told.count("Nog niet gemeld aan de uitgever.") == sum(
        len(corr.lees(folder)) for folder in (projectmap / "data" / "open").iterdir()
    )
    assert "gemeld_aan" in told and all(
        len(line) <= 100 for line in told.splitlines() if "http" not in line and "/" not in line
    )
    assert correctielijst(None, "ggz_wachttijden") == "Van deze bron is geen fout bekend."
    with pytest.raises(SociaalDomeinFout, match="bestaat niet"):
        correctielijst(None, "iv4")
