"""A working folder is there as a whole or not at all, and nothing is ever overwritten."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from sociaal_domein.begin import begin
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.instellingen import lees_instellingen
from sociaal_domein.register import lees_register, startset

EXPECTED = [
    "sociaal-domein.toml",
    "register/waarden.yaml",
    "register/opgaven.yaml",
    "LEESMIJ.md",
    ".gitignore",
]


def everything(folder: Path) -> set[str]:
    return {str(p.relative_to(folder)) for p in folder.rglob("*")}


def test_a_new_folder_is_whole(tmp_path: Path) -> None:
    home = tmp_path / "nieuw" / "werkmap"
    written = begin("GM9999", "Voorbeeldgemeente", home)
    assert written == [home / name for name in EXPECTED]
    assert all(p.is_file() for p in written)
    assert everything(tmp_path / "nieuw") == {
        "werkmap", "werkmap/eigen", "werkmap/register", *(f"werkmap/{name}" for name in EXPECTED)
    }  # fmt: skip
    settings = lees_instellingen(home)
    assert settings.gemeente == "Voorbeeldgemeente"
    assert settings.drempels == lees_instellingen(None).drempels, "the file says what the defaults are"
    assert "GM9999" in (home / "sociaal-domein.toml").read_text(encoding="utf-8")


def test_the_register_is_the_starting_set_under_a_head_of_its_own(tmp_path: Path) -> None:
    begin("GM9999", "Voorbeeldgemeente", tmp_path / "w")
    own, start = lees_register(tmp_path / "w" / "register"), lees_register(startset())
    assert list(own.waarden.items()) == list(start.waarden.items())
    assert own.opgaven == start.opgaven
    assert {w.status for w in own.waarden.values()} == {"voorstel"}
    for name in ("waarden.yaml", "opgaven.yaml"):
        head = (tmp_path / "w" / "register" / name).read_text(encoding="utf-8").partition("\n- id:")[0]
        assert "Voorbeeldgemeente" in head and "voorstel" in head and "Zo past u dit bestand aan" in head
        assert "Geen enkele gemeenteraad" not in head, "the head of the starting set is replaced"


@pytest.mark.parametrize("naam", ["'s-Gravenhage", "Bergen (NH.)", "Noardeast-Fryslân", 'Aan "Zee" \\ n'])
def test_any_name_is_read_back(tmp_path: Path, naam: str) -> None:
    begin("GM9999", naam, tmp_path / "w")
    assert lees_instellingen(tmp_path / "w").gemeente == naam
    assert lees_register(tmp_path / "w" / "register").waarden


def test_an_existing_folder_with_other_things_is_filled(tmp_path: Path) -> None:
    (tmp_path / "notitie.txt").write_text("blijft", encoding="utf-8")
    begin("GM9999", "Voorbeeldgemeente", tmp_path)
    assert everything(tmp_path) == {"notitie.txt", "eigen", "register", *EXPECTED}
    assert (tmp_path / "notitie.txt").read_text(encoding="utf-8") == "blijft"


def test_git_leaves_out_what_stays_inside(tmp_path: Path) -> None:
    begin("GM9999", "Voorbeeldgemeente", tmp_path)
    for name in ("eigen/casus.yaml", ".opslag/x.duckdb", "uitvoer/briefing.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    listed = subprocess.run(
        ["git", "ls-files", "--others", "--exclude-standard"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    assert sorted(listed) == sorted(EXPECTED)


def test_a_working_folder_is_never_overwritten(tmp_path: Path) -> None:
    begin("GM9999", "Voorbeeldgemeente", tmp_path)
    (tmp_path / "register" / "waarden.yaml").write_text("# van de raad\n", encoding="utf-8")
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    with pytest.raises(SociaalDomeinFout) as caught:
        begin("GM8888", "Andere Voorbeeldgemeente", tmp_path)
    assert "al een werkmap" in caught.value.wat
    assert caught.value.waar == str(tmp_path / "sociaal-domein.toml")
    assert "andere map" in str(caught.value.doe)
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize("name", ["LEESMIJ.md", ".gitignore", "register", "eigen"])
def test_a_name_that_is_taken_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("van mij", encoding="utf-8")
    with pytest.raises(SociaalDomeinFout) as caught:
        begin("GM9999", "Voorbeeldgemeente", tmp_path)
    assert name in caught.value.wat and caught.value.waar == str(tmp_path) and "lege map" in str(caught.value.doe)
    assert everything(tmp_path) == {name}


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "w").write_text("x", encoding="utf-8")
    with pytest.raises(SociaalDomeinFout) as caught:
        begin("GM9999", "Voorbeeldgemeente", tmp_path / "w")
    assert "geen map" in caught.value.wat and caught.value.doe
    with pytest.raises(SociaalDomeinFout) as below:
        begin("GM9999", "Voorbeeldgemeente", tmp_path / "w" / "dieper")
    assert "niet gemaakt" in below.value.wat and below.value.doe


@pytest.mark.parametrize("filled", [False, True])
def test_a_disk_that_refuses_halfway_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, filled: bool
) -> None:
    home = tmp_path / "w"
    if filled:
        home.mkdir()
        (home / "notitie.txt").write_text("blijft", encoding="utf-8")
    before = everything(tmp_path)
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if Path(target).name in ("w", "sociaal-domein.toml") and "begin" not in str(target):
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(SociaalDomeinFout) as caught:
        begin("GM9999", "Voorbeeldgemeente", home)
    assert "niets achtergebleven" in caught.value.wat
    assert everything(tmp_path) == before


def test_the_page_to_read_first_is_short_and_names_the_next_step(tmp_path: Path) -> None:
    begin("GM9999", "Bergen (NH.)", tmp_path / "w")
    text = (tmp_path / "w" / "LEESMIJ.md").read_text(encoding="utf-8")
    assert 'sociaal-domein briefing "Bergen (NH.)"' in text
    assert len(text.split()) < 400, "one page"
