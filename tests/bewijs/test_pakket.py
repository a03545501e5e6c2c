"""Proof that the built package works on its own: small, complete, from any folder, without the checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.bewijs
MB = 1024 * 1024


@pytest.fixture(scope="module")
def wiel(projectmap: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wiel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=projectmap, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def uitgepakt(wiel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack the wheel: for a package in pure Python that is what installing does."""
    folder = tmp_path_factory.mktemp("site")
    zipfile.ZipFile(wiel).extractall(folder)
    return folder


def draai(code: str, uitgepakt: Path, vanuit: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(uitgepakt), "XDG_CACHE_HOME": str(vanuit / "cache")}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=vanuit, env=env, capture_output=True, text=True, check=False
    )


def test_wheel_is_small_and_puts_nothing_beside_the_package(wiel: Path):
    assert wiel.stat().st_size <= 10 * MB
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wiel).namelist()}
    assert tops == {"sociaal_domein", next(t for t in tops if t.endswith(".dist-info"))}


def test_wheel_carries_every_model_and_snapshot(wiel: Path, projectmap: Path):
    carried = set(zipfile.ZipFile(wiel).namelist())
    for folder, target in (("pipelines", "_pipelines"), ("data", "_data")):
        listing = ["git", "ls-files", "-z", folder]
        out = subprocess.run(listing, cwd=projectmap, check=True, capture_output=True, text=True).stdout
        wanted = {f"sociaal_domein/{target}{name.removeprefix(folder)}" for name in out.split("\0") if name}
        assert wanted and wanted <= carried, f"not in the wheel: {sorted(wanted - carried)}"


def test_briefing_from_another_folder(uitgepakt: Path, tmp_path: Path):
    where = draai("import sociaal_domein.paden as p; print(p.pipelinesmap(), p.datamap())", uitgepakt, tmp_path)
    assert where.stdout.split() == [str(uitgepakt / "sociaal_domein" / d) for d in ("_pipelines", "_data")]

    code = "import sys; from sociaal_domein.cli import main; sys.argv[1:] = {}; main()"
    done = draai(code.format(["briefing", "Leusden", "--naar", "leusden.html"]), uitgepakt, tmp_path)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "leusden.html").read_text(encoding="utf-8")
    assert "Leusden" in page and "</html>" in page
    assert not re.search(r"""(src|href)=["']https?://[^"']+\.(js|css|png|woff2?)["']""", page)
