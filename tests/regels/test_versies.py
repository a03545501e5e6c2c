"""Rules for the pinned requirements: complete, hashed, without an address, and one set that fits together."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROEPEN = PROJECT["dependency-groups"]
EXTRAS = PROJECT["project"]["optional-dependencies"]
GEVRAAGD = {
    "basis": PROJECT["project"]["dependencies"],
    "dev": [*PROJECT["project"]["dependencies"], *EXTRAS["notebook"], *GROEPEN["dev"]],
    "bouw": GROEPEN["bouw"],
}


def regels(name: str) -> list[str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.replace("\\\n", " ").splitlines() if line.strip()]


def vastgelegd(name: str) -> dict[tuple[str, str], str]:
    """Return the pinned version per package and marker."""
    pins = {}
    for line in regels(name):
        req = Requirement(re.split(r"\s+--hash=", line)[0].strip())
        (spec,) = req.specifier
        assert spec.operator == "==", line
        pins[canonicalize_name(req.name), str(req.marker or "")] = spec.version
    return pins


@pytest.mark.parametrize("name", GEVRAAGD)
def test_every_line_is_a_pinned_package_with_hashes_and_no_address(name: str):
    for line in regels(name):
        assert re.match(r"[a-z0-9-]+==\S+ +(; [^@]+ )? *--hash=sha256:[0-9a-f]{64}", line), line
        assert "://" not in line and not line.startswith("-")


@pytest.mark.parametrize("name", GEVRAAGD)
def test_pins_satisfy_what_pyproject_asks(name: str):
    pins = vastgelegd(name)
    for wanted in map(Requirement, GEVRAAGD[name]):
        versions = [v for (package, _), v in pins.items() if package == canonicalize_name(wanted.name)]
        assert versions, f"requirements/{name}.txt lacks {wanted.name}: run make lock"
        misfit = [v for v in versions if not wanted.specifier.contains(v)]
        assert not misfit, f"{wanted} against {misfit}: run make lock"


def test_the_three_sets_fit_in_one_environment():
    everything: dict[tuple[str, str], str] = {}
    for name in GEVRAAGD:
        for key, version in vastgelegd(name).items():
            assert everything.setdefault(key, version) == version, f"{key[0]} is pinned twice: run make lock"
    # Another package may ask for the same one under a wider condition: then only the marker differs.
    dev = {(package, version) for (package, _), version in vastgelegd("dev").items()}
    assert {(package, version) for (package, _), version in vastgelegd("basis").items()} <= dev


def test_the_changelog_knows_this_version():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[{re.escape(PROJECT['project']['version'])}\]", changelog, re.M)


def test_the_readme_names_commands_that_the_makefile_has():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"^\s*make ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.M))
    assert {"briefing", "test"} <= named
    assert not {n for n in named if not re.search(rf"^{n}:", makefile, re.M)}
