"""A case that is taken back is gone: from the register, the store and what was made with it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from base64 import b64encode
from datetime import date
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from sociaal_domein import paden
from sociaal_domein.begin import begin
from sociaal_domein.casuistiek import intrekken
from sociaal_domein.casuistiek.bewaren import termijnen
from sociaal_domein.casuistiek.intrekken import teksten_van_casus, trek_in
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.instellingen import Drempels
from sociaal_domein.motor.bouw import bouw
from sociaal_domein.privacy.namenlijst import lees_namen
from sociaal_domein.verschil.herkomstblok import BlokInstellingen, Herkomstblok

ZIN = "De paarse olifant zocht negen weken lang naar een groene paraplu."
CASUS = f"""\
# Een toelichting die in elk formulier staat, en dus niets verraadt.
- id: {{id}}
  naam: Een verzonnen verhaal over wachten
  wet: jeugd
  periode: "2024"
  gebied: NL01
  leeftijd: alle
  wat_gebeurde: >-
    {ZIN}
    Dit is verzonnen, en niemand heeft het meegemaakt.
  wat_nodig: Een {{id}} verzonnen antwoord.
  waarden:
    - {{{{waarde: tijdigheid, oordeel: onder_druk}}}}
  les: Een les die ook al verzonnen is.
  toestemming: {{{{wie: inwoner, hoe: "mondeling, na uitleg aan de keukentafel", wanneer: "2024"}}}}
  bewaren_tot: 2025-01-31
"""

MODEL = """\
omschrijving: Een proef.
korrel: één rij
sleutel: [gebied_code, jaar]
vraag: Werkt het?
eenheid: stuks
zegt_niet: Niets over de echte wereld.
"""


BLOK = Herkomstblok(
    soort="briefing",
    versie="1",
    gemeente="GM0034",
    gezocht_op=None,
    peildatum=date(2026, 1, 1),
    opgave=None,
    waarde=None,
    alles=False,
    bij="gemeente",
    instellingen=BlokInstellingen(opgave=None, vergelijkingsgroep=(), drempels=Drempels()),
    momentopnamen={},
    register_kenmerk="0" * 12,
    modellen="0" * 12,
    definities={},
).meta()


def vindt(home: Path, words: str) -> list[str]:
    """Search by itself: the bytes of every file and of what is zipped in it, in three alphabets."""
    codes = [re.escape(words.lower().encode(a)) for a in ("utf-8", "utf-16-le", "utf-16-be")]
    found = []
    for file in (p for p in home.rglob("*") if p.is_file()):
        layers = [file.read_bytes()]
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as packed:
                layers += [re.sub(rb"<[^>]*>", b"", packed.read(n)) for n in packed.namelist()]
        if any(re.search(code, layer.lower()) for layer in layers for code in codes):
            found.append(file.relative_to(home).as_posix())
    return sorted(found)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working folder beside a package without figures, so that a build takes no time."""
    lees_namen()  # once for all tests, and while the real package can still be seen
    models = tmp_path / "pakket" / "pipelines"
    models.mkdir(parents=True)
    (models / "kern_proef.sql").write_text("select 'GM0034' as gebied_code, 2024 as jaar\n", encoding="utf-8")
    (models / "kern_proef.yml").write_text(MODEL, encoding="utf-8")
    shutil.copytree(paden.datamap() / "register", tmp_path / "pakket" / "data" / "register")
    monkeypatch.setattr(paden, "pipelinesmap", lambda: tmp_path / "pakket" / "pipelines")
    monkeypatch.setattr(paden, "datamap", lambda: tmp_path / "pakket" / "data")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "werk"
    begin("GM0034", "Almere", folder)
    for id in ("paars", "groen"):
        casus(folder, id)
    return folder


def casus(home: Path, id: str, text: str | None = None) -> Path:
    file = home / "eigen" / "casussen" / f"{id}.yaml"
    file.parent.mkdir(exist_ok=True)
    whole = CASUS.format(id=id)
    if text is None and id != "paars":
        text = whole.replace(ZIN, "Dit gaat over een heel ander verhaal zonder dieren.")
        text = text.replace("over wachten", "over iets").replace("Een les", "Nog een leerpunt")
        text = text.replace("Dit is verzonnen, en niemand heeft", "Ook dit is bedacht; niemand heeft")
    file.write_text(whole if text is None else text, encoding="utf-8")
    return file


def met_sporen(home: Path) -> None:
    """Leave the case everywhere the programme and an editor may leave it."""
    import docx

    store = bouw(home).opslag
    with duckdb.connect(str(store)) as con:
        con.execute("create table oude_casus as select ? as wat_gebeurde", [ZIN])
    store.with_name(f".{store.name}.999999.nieuw").write_bytes(ZIN.encode())
    store.with_name(f"{store.name}.wal").write_bytes(ZIN.encode())
    (store.parent / "standen").mkdir()
    (store.parent / "standen" / "aaa.duckdb").write_bytes(ZIN.encode())
    (store.parent / "keuring.json").write_text(ZIN, encoding="utf-8")
    (store.parent / "opgehaald.txt").write_text("open cijfers", encoding="utf-8")
    folder = home / "eigen" / "casussen"
    for name in ("paars.yaml~", ".paars.yaml.swp", "paars.yaml.bak", "#paars.yaml#", ".paars.yaml.4711", "paars.bak"):
        (folder / name).write_text(ZIN, encoding="utf-8")
    out = home / "uitvoer"
    out.mkdir()
    (out / "briefing-almere.html").write_text(f"{BLOK}<p>{ZIN.replace('olifant', '<b>olifant</b>')}", encoding="utf-8")
    (out / ".briefing-almere.html.12.oud").write_text(BLOK + ZIN, encoding="utf-8")
    (out / ".briefing-almere.html.13.nieuw").write_text(ZIN, encoding="utf-8")
    (out / "briefing-almere.md").write_text(f"<!-- {BLOK} -->{ZIN}", encoding="utf-8")
    (out / "briefing-leusden.md").write_text("Hier staat niets van dat verhaal.", encoding="utf-8")
    document = docx.Document()
    document.add_paragraph(ZIN)
    document.save(str(out / "briefing-almere.docx"))
    with zipfile.ZipFile(out / "briefing-almere.docx", "a") as packed:
        packed.writestr("customXml/herkomst.xml", BLOK)


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
    assert set(done.gevonden) == {own, copied, report} and done.code == 1
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


def git(home: Path, *args: str) -> None:
    subprocess.run(
        ["git", "-C", str(home), "-c", "user.name=Niemand", "-c", "user.email=niemand@example.org", *args],
        check=True,
        capture_output=True,
    )


def test_what_git_tracks_is_refused(home: Path) -> None:
    case = home / "eigen" / "casussen" / "paars.yaml"
    met_sporen(home)
    before = vindt(home, "paarse olifant zocht")
    git(home, "init", "-q")
    git(home, "add", "-f", str(case))
    with pytest.raises(SociaalDomeinFout, match="Git houdt deze casus bij") as caught:
        trek_in(home, ["paars"])
    assert caught.value.waar == "eigen/casussen/paars.yaml"
    assert "git rm --cached" in str(caught.value.doe) and "geschiedenis te herschrijven" in str(caught.value.doe)
    assert vindt(home, "paarse olifant zocht") == before


def test_what_the_history_of_git_holds_is_said(home: Path) -> None:
    case = home / "eigen" / "casussen" / "paars.yaml"
    git(home, "init", "-q")
    git(home, "add", "-f", str(case))
    git(home, "commit", "-q", "-m", "per ongeluk")
    git(home, "rm", "-q", "--cached", str(case))
    git(home, "commit", "-q", "-m", "eruit")
    done = trek_in(home, ["paars"])
    assert done.in_git and done.code == 1 and "De geschiedenis van git bewaart deze casus nog" in done.tekst()
    assert any(".git" in p.parts for p in done.gevonden)  # the blob itself, unpacked


def test_a_briefing_in_the_history_of_git_is_said(home: Path) -> None:
    (home / "uitvoer").mkdir()
    (home / "uitvoer" / "briefing-almere.md").write_text(BLOK + ZIN, encoding="utf-8")
    git(home, "init", "-q")
    git(home, "add", "-f", "uitvoer/briefing-almere.md")
    git(home, "commit", "-q", "-m", "per ongeluk")
    done = trek_in(home, ["paars"])
    assert done.in_git and done.code == 1 and not (home / "uitvoer" / "briefing-almere.md").exists()


def test_a_folder_with_git_that_never_held_the_case(home: Path) -> None:
    git(home, "init", "-q")
    git(home, "add", "-A")
    done = trek_in(home, ["paars"])
    assert not done.in_git and done.code == 0
    git(home, "commit", "-q", "-m", "begin")
    assert trek_in(home, ["groen"]).code == 0


def test_git_that_cannot_answer_is_no_permission(home: Path) -> None:
    (home / ".git").mkdir()
    with pytest.raises(SociaalDomeinFout, match="niet na te gaan"):
        trek_in(home, ["paars"])
    assert (home / "eigen" / "casussen" / "paars.yaml").exists()


def test_git_inside_the_own_folder_is_asked_too(home: Path) -> None:
    case = home / "eigen" / "casussen" / "paars.yaml"
    git(home / "eigen", "init", "-q")
    git(home / "eigen", "add", "-f", str(case))
    with pytest.raises(SociaalDomeinFout, match="Git houdt deze casus bij") as caught:
        trek_in(home, ["paars"])
    assert 'git rm --cached "casussen/paars.yaml"' in str(caught.value.doe) and case.exists()


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


# The commands.


def opdracht(home: Path, monkeypatch: pytest.MonkeyPatch, *args: str):
    import typer

    from sociaal_domein.cli_casus_bewaren import intrek, verloopt

    app = typer.Typer()
    app.command("verloopt")(verloopt)
    app.command("intrek")(intrek)
    monkeypatch.setenv("SOCIAAL_DOMEIN_HOME", str(home))
    return CliRunner().invoke(app, list(args))


def test_the_command_withdraws(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = opdracht(home, monkeypatch, "intrek", "paars")
    assert ran.exit_code == 0 and "0 plekken gevonden" in ran.output
    assert isinstance(opdracht(home, monkeypatch, "intrek", "paars").exception, SociaalDomeinFout)


def test_terms_are_listed_by_how_near_they_are(home: Path) -> None:
    def until(id: str, day: str) -> None:
        casus(home, id, f"- id: {id}\n  naam: een half formulier\n  bewaren_tot: {day}\n")

    for id, day in (("a", "2026-03-01"), ("b", "2026-03-02"), ("c", "2026-05-01"), ("d", "2026-05-02"), ("e", "")):
        until(id, day)
    until("f", "31 december")
    casus(home, "g", "- [kapot")
    day = date(2026, 3, 2)
    found = {t.id: t for t in termijnen(home, day)}
    assert {id: t.stand for id, t in found.items()} == {
        "paars": "verlopen",
        "groen": "verlopen",
        "a": "verlopen",
        "b": "bijna",
        "c": "bijna",
        "d": "later",
        "e": "onbekend",
        "f": "onbekend",
        "g": "onbekend",
    }
    assert list(found) == ["e", "f", "g", "groen", "paars", "a", "b", "c", "d"]
    assert found["a"].zin(day) == "a: verlopen op 1 maart 2026"
    assert found["b"].zin(day) == "b: tot en met 2 maart 2026 (vandaag)"
    assert found["c"].zin(day) == "c: tot en met 1 mei 2026 (over 60 dagen)"
    assert "Vul bewaren_tot in" in found["g"].zin(day)


def test_the_command_lists_and_removes_what_has_passed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = (home / "eigen" / "casussen" / "groen.yaml").read_text(encoding="utf-8")
    casus(home, "later", whole.replace("id: groen", "id: later").replace("2025-01-31", "2999-12-31"))
    ran = opdracht(home, monkeypatch, "verloopt")
    assert ran.exit_code == 1 and "- paars: verlopen op 31 januari 2025" in ran.output and "later:" not in ran.output
    assert "--verwijder" in ran.output and len(vindt(home, "paarse olifant zocht")) == 1
    ran = opdracht(home, monkeypatch, "verloopt", "--verwijder")
    # The copy of the other case that stays is named: it tells the same story.
    assert ran.exit_code == 1 and "Ingetrokken: groen, paars" in ran.output
    assert "eigen/casussen/later.yaml:" in ran.output and "uitvoer" not in ran.output.split("\n\nDit kan")[0]
    assert [t.id for t in termijnen(home, date.today())] == ["later"]
    ran = opdracht(home, monkeypatch, "verloopt")
    assert ran.exit_code == 0 and "geen enkele casus" in ran.output


def test_one_case_that_cannot_go_does_not_keep_the_others(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = home / "eigen" / "casussen"
    casus(home, "blauw").rename(tmp_path / "blauw.yaml")
    (folder / "blauw.yaml").symlink_to(tmp_path / "blauw.yaml")
    casus(home, "rood")
    (folder / "rood.yaml~").mkdir()  # will not go
    ran = opdracht(home, monkeypatch, "verloopt", "--verwijder")
    assert ran.exit_code == 1 and {p.name for p in folder.glob("*.yaml")} == {"blauw.yaml", "rood.yaml"}
    kept = ran.output.split("Niet ingetrokken:")[1]
    assert "- blauw: " in kept and "- rood: " in kept and "paars" not in kept


def test_a_file_in_the_wrong_place_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = home / "eigen" / "casussen"
    (folder / "oud").mkdir()
    for name in ("x.yml", "oud/paars.yaml", ".gitkeep"):
        (folder / name).write_text("" if name == ".gitkeep" else CASUS.format(id="x"), encoding="utf-8")
    said = opdracht(home, monkeypatch, "verloopt").output
    assert "niet op de goede plek" in said and "Zet die als ID.yaml" in said and ".gitkeep" not in said
    assert "- eigen/casussen/x.yml\n" in said and "- eigen/casussen/oud/paars.yaml\n" in said


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
