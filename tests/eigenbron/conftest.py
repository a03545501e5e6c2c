"""A working folder with the made-up example files, and the programme as a user runs it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sociaal_domein import paden
from sociaal_domein.begin import begin
from sociaal_domein.cli import main
from sociaal_domein.motor.bouw import bouw

VOORBEELD = paden.datamap() / "voorbeeld"


@dataclass(frozen=True)
class Uitkomst:
    code: int
    uit: str
    fout: str


Geef = Callable[..., Uitkomst]


@pytest.fixture(scope="session")
def begonnen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a built working folder: the code of a real municipality, as an area must exist; figures made up."""
    home = tmp_path_factory.mktemp("eigen") / "werkmap"
    begin("GM0327", "Leusden", home)
    shutil.copytree(VOORBEELD / "bronnen", home / "bronnen")
    shutil.copytree(VOORBEELD / "bestanden", home / "eigen", dirs_exist_ok=True)
    bouw(home)
    return home


@pytest.fixture
def home(begonnen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of it that is the working folder of this test."""
    folder = Path(shutil.copytree(begonnen, tmp_path / "werkmap"))
    monkeypatch.setenv("SOCIAAL_DOMEIN_HOME", str(folder))
    return folder


@pytest.fixture
def geef(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Geef:
    """Return a function that runs one command and gives its exit code and what it said."""
    monkeypatch.chdir(home)

    def run(*words: str) -> Uitkomst:
        monkeypatch.setattr(sys, "argv", ["sociaal-domein", *words])
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main()
        said = capsys.readouterr()
        code = stopped.value.code
        return Uitkomst(code if isinstance(code, int) else 0, said.out, said.err)

    return run


@pytest.fixture
def vervang(home: Path) -> Callable[[str, str, str], None]:
    """Return a function that replaces a text, which must be there, in a file of the working folder."""

    def replace(file: str, old: str, new: str) -> None:
        text = (home / file).read_bytes().decode("utf-8")
        assert old in text, f"{old!r} is not in {file}"
        (home / file).write_bytes(text.replace(old, new, 1).encode("utf-8"))

    return replace
