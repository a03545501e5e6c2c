"""A working folder that asks the local publisher, and the command as a user gives it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sociaal_domein.paden import datamap
from tests.bronnen.uitgever import Uitgever
from tests.voorvork import voer

Opdracht = Callable[..., subprocess.CompletedProcess[str]]
HOOFD = "from sociaal_domein.cli import main; main()"


def omgeving(home: Path) -> dict[str, str]:
    """Return the environment of a command in a working folder."""
    return {**os.environ, "SOCIAAL_DOMEIN_HOME": str(home), "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}


@pytest.fixture
def uitgever() -> Iterator[Uitgever]:
    """Return a publisher on this machine."""
    with Uitgever() as publisher:
        yield publisher


@pytest.fixture
def werkmap(tmp_path: Path, uitgever: Uitgever) -> Path:
    """Return a working folder of Almere that asks that publisher."""
    home = tmp_path / "werk"
    home.mkdir()
    shutil.copytree(datamap() / "register" / "startset", home / "register")
    settings = [
        'gemeente = "Almere"',
        "[ververs]",
        'contact = "griffie@voorbeeld.nl"',
        "[ververs.adressen]",
        *(f'{name} = "{uitgever.adres}"' for name in ("cbs", "cbs4", "derden")),
    ]
    (home / "sociaal-domein.toml").write_text("\n".join(settings) + "\n", encoding="utf-8")
    return home


@pytest.fixture
def opdracht(werkmap: Path) -> Opdracht:
    """Return a function that runs the command line in the working folder."""

    def run(*words: str, invoer: str | None = None) -> subprocess.CompletedProcess[str]:
        return voer(*words, map=werkmap, env=omgeving(werkmap), invoer=invoer)

    return run
