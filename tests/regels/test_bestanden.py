"""Rules for every file: small modules, nothing unfinished, nothing that only holds on one machine."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEKST = {"", *".py .sql .yml .yaml .md .toml .txt .sh .ipynb .html .j2 .css .cfg".split()}
NIET_GELEZEN = {"LICENSE", "tests/regels/test_bestanden.py"}

ONAF = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
REGISTER = re.compile(r"https?://\S+/(?:simple|packages)/|--(?:extra-)?index-url|--find-links", re.I)
# A home folder, or the place of this very checkout.
MACHINE = re.compile(rf"(?<![\w.])/(?:root|home/\w+|Users/\w+)/|{re.escape(str(ROOT))}/|[A-Z]:\\\\?Users")


def bestanden() -> list[Path]:
    """Return the files under version control, or, in an unpacked sdist, all that came with it."""
    if (ROOT / ".git").exists():
        listing = ["git", "ls-files", "-z"]
        out = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        paths = [ROOT / name for name in out.split("\0") if name]
    else:
        skip = {".venv", "uitvoer", "dist", "__pycache__"}
        paths = [p for p in ROOT.rglob("*") if p.is_file() and not skip & set(p.relative_to(ROOT).parts)]
    return [p for p in paths if p.is_file()]


BESTANDEN = bestanden()
LEESBAAR = [p for p in BESTANDEN if p.suffix in TEKST and p.relative_to(ROOT).as_posix() not in NIET_GELEZEN]


def vindplaatsen(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {match.group()}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (match := pattern.search(line))
    ]


def test_the_patterns_find_what_they_must_find():
    assert ONAF.search("# " + "todo".upper() + " later") and not ONAF.search("todo-lijst")
    assert MACHINE.search(f"cd {ROOT}/data") and MACHINE.search("= '/home/jan/x'")
    assert not MACHINE.search("https://a.nl/home/jan/x")
    assert REGISTER.search("--" + "index-url x") and REGISTER.search("https://voorbeeld.nl/" + "simple/pakket")


def test_files_are_found():
    assert len(LEESBAAR) > 20


def test_nothing_is_left_unfinished():
    assert not vindplaatsen(ONAF, LEESBAAR)


def test_no_address_of_a_package_registry():
    assert not vindplaatsen(REGISTER, LEESBAAR)


def test_no_path_of_one_machine():
    assert not vindplaatsen(MACHINE, LEESBAAR)


def test_no_module_grows_beyond_400_lines():
    modules = [p for p in BESTANDEN if p.suffix == ".py" and p.is_relative_to(ROOT / "sociaal_domein")]
    assert modules
    long = {p.name: n for p in modules if (n := len(p.read_text(encoding="utf-8").splitlines())) > 400}
    assert not long, f"split these modules: {long}"


@pytest.mark.parametrize("notebook", [p for p in BESTANDEN if p.suffix == ".ipynb"], ids=lambda p: p.name)
def test_notebooks_carry_no_output_and_no_logic_of_their_own(notebook: Path):
    for number, cell in enumerate(json.loads(notebook.read_text(encoding="utf-8"))["cells"], start=1):
        if cell["cell_type"] != "code":
            continue
        ran = cell["outputs"] or cell["execution_count"] is not None
        assert not ran, f"{notebook.name}, cell {number} has output"
        defined = re.findall(r"^\s*(?:def|class) \w+", "".join(cell["source"]), re.M)
        assert not defined, f"{notebook.name}, cell {number} defines {defined}; put it in the package"
