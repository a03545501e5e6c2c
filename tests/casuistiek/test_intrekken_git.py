"""What git holds of a case is never passed over."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from sociaal_domein.casuistiek.intrekken import trek_in
from sociaal_domein.fouten import SociaalDomeinFout
from tests.casuistiek.intrek_hulp import BLOK, ZIN, maak_werkmap, met_sporen, vindt


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return maak_werkmap(tmp_path, monkeypatch)


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
