"""A case that is taken back is gone: from the register, the store and what was made with it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from base64 import b64encode
from pathlib import Path

import duckdb
import pytest

from sociaal_domein import paden
from sociaal_domein.begin import begin
from sociaal_domein.casuistiek import intrekken
from sociaal_domein.casuistiek.intrekken import teksten_van_casus, trek_in
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.motor.bouw import bouw
from tests.casuistiek.intrek_hulp import BLOK, CASUS, ZIN, casus, maak_werkmap, met_sporen, vindt


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return maak_werkmap(tmp_path, monkeypatch)


def test_nothing_is_left_but_the_other_case(home: Path) -> None:
    met_sporen(home)
    assert len(vindt(home, "paarse olifant zocht")) > 10
    done = trek_in(home, ["paars"])
    assert vindt(home, "paarse olifant zocht") == [] and vindt(home, "groene paraplu") == []
    assert (done.gevonden, done.gesloten, done.code) == ({}, [], 0)
    files = [p for p in home.rglob("*") if p.is_file()]
    assert done.doorzocht == len(files)
    assert f"0 plekken gevonden in {len(files)} bestanden" in done.tekst() and "olifant" not in done.tekst()
    left = {p.relative_to(home).as_posix() for p in files}
    assert {"eigen/casussen/groen.yaml", "uitvoer/briefing-leusden.md", ".opslag/opgehaald.txt"} <= left
    assert "uitvoer/briefing-almere.docx" in done.tekst()
    assert done.tekst().endswith("Maak de briefings opnieuw, bijvoorbeeld: sociaal-domein briefing")
    with duckdb.connect(str(home / ".opslag" / "sociaal_domein.duckdb"), read_only=True) as con:
        tables = {name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()}
    assert "kern_casus" not in tables and "_bouw" in tables
    for outside in ("reservekopieën", "verstuurd", "afgedrukt", "gesynchroniseerde", "schijf"):
        assert outside in done.tekst()


def test_a_pdf_briefing_goes_too(home: Path) -> None:
    weasyprint = pytest.importorskip("weasyprint", exc_type=ImportError)
    (home / "uitvoer").mkdir()
    for name, text in (("briefing-met", ZIN), ("briefing-zonder", "Niets van dat verhaal."), ("van-uzelf", ZIN)):
        page = f"<html lang=nl><p>{text}</p></html>"
        file = home / "uitvoer" / f"{name}.pdf"
        weasyprint.HTML(string=page).write_pdf(file)
        if name.startswith("briefing"):
            file.write_bytes(file.read_bytes() + b"\n/herkomst (" + b64encode(BLOK.encode()) + b")")
    done = trek_in(home, ["paars"])
    assert sorted(p.name for p in (home / "uitvoer").iterdir()) == ["briefing-zonder.pdf", "van-uzelf.pdf"]
    assert [p.name for p in done.gevonden] == ["van-uzelf.pdf"] and done.code == 1


def test_what_a_person_made_is_named_and_stays(home: Path) -> None:
    own = home / "eigen" / "notitie.txt"
    own.write_text(ZIN.upper(), encoding="utf-16")
    (home / "eigen" / "foto.png").write_bytes(b"\x89PNG")
    copied = casus(home, "kopie", CASUS.format(id="kopie"))
    report = home / "verslag.md"
    report.write_text(f"Ons eigen verslag. {ZIN}", encoding="utf-8")
    done = trek_in(home, ["paars"])
    assert own.exists() and copied.exists() and report.exists()
    assert set(done.gevonden) == {own, report} and set(done.anderen) == {copied} and done.code == 1
    assert [p.name for p in done.gesloten] == ["foto.png"]
    said = done.tekst()
    assert "eigen/notitie.txt: 1 plek" in said and "eigen/foto.png" in said and "olifant" not in said.lower()


@pytest.mark.parametrize(
    "damage",
    [
        lambda t: t.replace("wet: jeugd", "wet: [jeugd"),
        lambda t: t.replace("- id: paars", "- id: anders"),
        lambda t: t.replace("wet: jeugd", "\tweg:::"),
        lambda t: t + "\x00\x00",
        lambda t: t[: t.index("  wat_nodig")],
    ],
)
def test_a_damaged_case_can_be_taken_back_all_the_same(home: Path, damage) -> None:
    file = casus(home, "paars", damage(CASUS.format(id="paars")))
    copy = home / "kopie.txt"
    copy.write_text(ZIN, encoding="utf-8")
    done = trek_in(home, ["paars"])
    assert not file.exists() and set(done.gevonden) == {copy}


def test_bytes_that_are_no_text(home: Path) -> None:
    file = home / "eigen" / "casussen" / "paars.yaml"
    file.write_bytes(CASUS.format(id="paars").encode("latin-1") + b"\xff\xfe")
    (home / "kopie.txt").write_text(ZIN, encoding="utf-8")
    assert trek_in(home, ["paars"]).code == 1 and not file.exists()
    empty = casus(home, "leeg", "- id: leeg\n")
    done = trek_in(home, ["leeg"])
    assert not empty.exists() and "te weinig woorden" in done.tekst() and done.code == 0


def test_what_every_form_and_every_consent_says_is_not_looked_for(home: Path) -> None:
    texts = " ".join(teksten_van_casus(home / "eigen" / "casussen" / "paars.yaml"))
    assert "paarse olifant" in texts and "keukentafel" not in texts and "toelichting" not in texts


class Afgebroken(BaseException):
    pass


def test_cut_off_at_any_moment_it_is_finished_by_giving_it_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    met_sporen(home)
    plain = intrekken._weg
    order: list[Path] = []

    def stop(path: Path, done: intrekken.Intrekking) -> None:
        if order:
            raise Afgebroken
        order.append(path)
        plain(path, done)

    removed: list[Path] = []
    for _ in range(40):
        order.clear()
        monkeypatch.setattr(intrekken, "_weg", stop)
        try:
            trek_in(home, ["paars"])
        except Afgebroken:
            removed += order
            continue
        break
    case = home / "eigen" / "casussen" / "paars.yaml"
    assert order == [case] and not case.exists()
    assert len(removed) > 10 and case not in removed
    assert vindt(home, "paarse olifant zocht") == []


def test_a_file_that_will_not_go_leaves_the_case_to_try_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    met_sporen(home)
    shutil.rmtree(home / "uitvoer")
    (home / "eigen" / "casussen" / "paars.yaml~").unlink()
    (home / "eigen" / "casussen" / "paars.yaml~").mkdir()
    with pytest.raises(SociaalDomeinFout, match="nog niet helemaal weg") as caught:
        trek_in(home, ["paars"])
    assert "paars.yaml~" in str(caught.value.waar) and "opnieuw" in str(caught.value.doe)
    assert (home / "eigen" / "casussen" / "paars.yaml").exists()


def test_a_store_that_cannot_be_made_anew_is_said(home: Path) -> None:
    bouw(home)
    (home / "register" / "waarden.yaml").write_text("kapot: [", encoding="utf-8")
    done = trek_in(home, ["paars"])
    assert done.code == 1 and "De oude opslag is weg" in done.tekst() and "waarden.yaml" in done.tekst()
    assert not (home / ".opslag" / "sociaal_domein.duckdb").exists()
    assert not (home / "eigen" / "casussen" / "paars.yaml").exists()


def test_a_case_that_is_not_there(home: Path) -> None:
    for id, near in (("paarss", "Bedoelt u paars?"), ("../../register/waarden", "")):
        with pytest.raises(SociaalDomeinFout, match="geen casus") as caught:
            trek_in(home, [id])
        assert near in str(caught.value.doe)
    with pytest.raises(SociaalDomeinFout, match="geen casus") as caught:
        trek_in(home, ["paars", "bestaat_niet"])
    assert "Zoek dan zelf met een paar woorden" in str(caught.value.doe)
    assert (home / "eigen" / "casussen" / "paars.yaml").exists()


def test_a_name_that_the_guard_refuses_is_not_offered(home: Path) -> None:
    casus(home, "jan_jansen_de_vries")
    with pytest.raises(SociaalDomeinFout, match="geen casus") as caught:
        trek_in(home, ["jan_jansen_de_vrie"])
    assert "Bedoelt u" not in str(caught.value.doe)


def test_words_that_stand_elsewhere_too_are_no_trace(home: Path) -> None:
    les = "Een vast gezicht dat elke week belt maakt het wachten veel minder zwaar."
    anders = "Het wijkteam belt nu iedere maandag met wie er op de lijst staat."
    extra = f"  les: {les}\n  wat_veranderde: {anders}\n"
    for id in ("paars", "groen"):
        text = casus(home, id).read_text(encoding="utf-8")
        casus(home, id, re.sub(r"  les: .*\n", extra, text))
    model = paden.pipelinesmap() / "kern_proef.sql"  # as the case that stays comes into the store
    model.write_text(f"select 'GM0034' as gebied_code, 2024 as jaar, '{les}' as les\n", encoding="utf-8")
    store = bouw(home).opslag
    out = home / "uitvoer"
    out.mkdir()
    (out / "briefing-eerder.md").write_text(f"{BLOK}{les} {anders}", encoding="utf-8")
    (out / "briefing-later.md").write_text(f"{BLOK}{les} {ZIN}", encoding="utf-8")
    note = home / "notitie.txt"
    note.write_text(les, encoding="utf-8")
    done = trek_in(home, ["paars"])
    other = home / "eigen" / "casussen" / "groen.yaml"
    assert (done.gevonden, done.opnieuw, set(done.anderen)) == ({}, {}, {other})
    assert [p.name for p in out.iterdir()] == ["briefing-eerder.md"] and note.exists()
    assert ".opslag/sociaal_domein.duckdb" in vindt(home, "vast gezicht") and store.exists()
    said = done.tekst()
    assert (
        "Andere casussen met dezelfde woorden. Kijk of het hetzelfde verhaal is.\n- eigen/casussen/groen.yaml" in said
    )
    assert "van uzelf" not in said and "duckdb: " not in said and "vast gezicht" not in said


def test_what_the_package_says_itself_is_no_trace(home: Path) -> None:
    own = "Werkt het programma voor iedereen die er ooit om vroeg?"
    model = paden.pipelinesmap() / "kern_proef.yml"
    model.write_text(model.read_text(encoding="utf-8").replace("Werkt het?", own), encoding="utf-8")
    casus(home, "paars", CASUS.format(id="paars").replace("Een les die ook al verzonnen is.", own))
    bouw(home)
    assert "Werkt het programma" in own and vindt(home, "werkt het programma voor")[0].startswith(".opslag")
    done = trek_in(home, ["paars"])
    assert vindt(home, "werkt het programma voor") and (done.gevonden, done.opnieuw, done.code) == ({}, {}, 0)


def test_a_case_that_stands_elsewhere_is_refused(home: Path, tmp_path: Path) -> None:
    file = home / "eigen" / "casussen" / "paars.yaml"
    file.rename(tmp_path / "elders.yaml")
    file.symlink_to(tmp_path / "elders.yaml")
    with pytest.raises(SociaalDomeinFout, match="ergens anders"):
        trek_in(home, ["paars"])
    assert file.is_symlink()


def test_a_folder_elsewhere_is_named(home: Path, tmp_path: Path) -> None:
    (tmp_path / "gedeeld").mkdir()
    (home / "gedeeld").symlink_to(tmp_path / "gedeeld")
    assert trek_in(home, ["paars"]).gesloten == [home / "gedeeld"]


def test_what_another_case_says_too_is_no_trace(home: Path) -> None:
    both = "Een verzonnen verhaal over iets"
    shared = trek_in(home, ["groen"])
    assert both in CASUS.replace("wachten", "iets") and shared.code == 0
    assert (home / "eigen" / "casussen" / "paars.yaml").read_text(encoding="utf-8").count("Een verzonnen verhaal") == 1


def test_cases_in_a_folder_elsewhere_are_refused(home: Path, tmp_path: Path) -> None:
    (home / "eigen").rename(tmp_path / "buiten")
    (home / "eigen").symlink_to(tmp_path / "buiten")
    with pytest.raises(SociaalDomeinFout, match="buiten deze werkmap") as caught:
        trek_in(home, ["paars"])
    assert "Zet de map zelf" in str(caught.value.doe) and (tmp_path / "buiten" / "casussen" / "paars.yaml").exists()


def test_only_a_briefing_in_its_own_folder_that_says_what_it_is_goes(home: Path, tmp_path: Path) -> None:
    out = home / "uitvoer"
    out.mkdir()
    outside = tmp_path / "gedeeld.html"
    stay = [outside, home / "raad.html", out / "briefing-bewerkt.md", out / "briefing-half.html"]
    for file, text in zip(stay, (BLOK, BLOK, "", '<meta name="sociaal-domein" content="{}">'), strict=True):
        file.write_text(text + ZIN, encoding="utf-8")
    (out / "briefing-echt.html").write_text(BLOK + ZIN, encoding="utf-8")
    (out / "briefing-link.html").symlink_to(outside)
    done = trek_in(home, ["paars"])
    assert all(file.exists() for file in stay) and not (out / "briefing-echt.html").exists()
    assert (out / "briefing-link.html").is_symlink()
    assert set(done.gevonden) == {*stay[1:], out / "briefing-link.html"} and done.code == 1
    assert f"briefing-link.html (een verwijzing naar {outside})" in done.tekst()


def test_a_store_and_a_rest_that_stand_elsewhere_are_named(home: Path, tmp_path: Path) -> None:
    store = bouw(home).opslag
    store.rename(tmp_path / "elders.duckdb")
    store.symlink_to(tmp_path / "elders.duckdb")
    rest = home / "eigen" / "casussen" / "paars.yaml~"
    (tmp_path / "kopie").write_text(ZIN, encoding="utf-8")
    rest.symlink_to(tmp_path / "kopie")
    done = trek_in(home, ["paars"])
    assert str(tmp_path / "elders.duckdb") in done.tekst() and str(tmp_path / "kopie") in done.tekst()
    assert store.is_file() and not store.is_symlink() and rest.is_symlink() and done.code == 1


def test_what_a_killed_import_left_goes_too(home: Path) -> None:
    folder = home / "eigen" / "casussen"
    dead = subprocess.Popen(["true"])
    dead.wait()
    for pid in (dead.pid, os.getpid()):
        (folder / f".lees-{pid}").mkdir()
        (folder / f".lees-{pid}" / "paars.yaml").write_text(ZIN, encoding="utf-8")
    done = trek_in(home, ["paars"])
    assert not (folder / f".lees-{dead.pid}").exists()
    assert list(done.gevonden) == [folder / f".lees-{os.getpid()}" / "paars.yaml"]


def test_with_the_real_figures_a_whole_store_is_made_anew(opslag: Path, tmp_path: Path) -> None:
    home = tmp_path / "werk"
    begin("GM0034", "Almere", home)
    casus(home, "paars")
    store = paden.opslagpad(home)
    store.parent.mkdir(exist_ok=True)
    shutil.copy(opslag, store)
    with duckdb.connect(str(store)) as con:
        con.execute("create table oude_casus as select ? as wat_gebeurde", [ZIN])
        con.execute("checkpoint")
    assert vindt(home, "paarse olifant zocht") == [".opslag/sociaal_domein.duckdb", "eigen/casussen/paars.yaml"]
    done = trek_in(home, ["paars"])
    assert vindt(home, "paarse olifant zocht") == [] and vindt(home, "groene paraplu") == []
    assert done.code == 0 and store.stat().st_size > 1_000_000
