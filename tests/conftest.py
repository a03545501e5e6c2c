"""What every test shares: a cache of its own, and on CI no test that is skipped in silence."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.voorvork import Voorvork

if TYPE_CHECKING:
    from sociaal_domein.domein import Domein

GEEN_OVERSLAAN = "SD_GEEN_OVERSLAAN"
LANGZAAM = tuple(
    f"tests/{part}"
    for part in (
        "test_cli.py weergave eigenbron kwaliteit ververs verschil motor/test_c motor/test_bouw motor/test_d "
        "casuistiek bronnen/test_lees_bron.py bronnen/test_momentopname_doodgaan.py duiding/test_wacht browser "
        "bewijs privacy"
    ).split()
)
CACHE = pytest.StashKey[tempfile.TemporaryDirectory[str]]()
VORK = pytest.StashKey[Voorvork]()


class GeenOverslaan:
    """Turn a skipped test, or a skipped file, into a failure: what is not run proves nothing."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        if report.skipped and not hasattr(report, "wasxfail"):
            report.outcome = "failed"
            report.longrepr = f"Skipped, while {GEEN_OVERSLAAN}=1 allows no skips: {_reason(report.longrepr)}"
        return report

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        report = yield
        if report.skipped:
            report.outcome = "failed"
            report.longrepr = f"Skipped, while {GEEN_OVERSLAAN}=1 allows no skips: {_reason(report.longrepr)}"
        return report


def _reason(longrepr: object) -> str:
    return str(longrepr[-1]) if isinstance(longrepr, tuple) else str(longrepr)


def pytest_configure(config: pytest.Config) -> None:
    """Give the whole session, workers, subprocesses and doctests too, one cache folder of its own."""
    os.environ.pop("SOCIAAL_DOMEIN_HOME", None)
    config.option.loadscopereorder = False  # the order is that of LANGZAAM, not the number of tests in a file
    if not hasattr(config, "workerinput"):
        config.stash[CACHE] = tempfile.TemporaryDirectory(prefix="sociaal-domein-test-")
        os.environ["XDG_CACHE_HOME"] = config.stash[CACHE].name
        if getattr(config.option, "numprocesses", None):
            if sys.platform == "linux":
                config.stash[VORK] = Voorvork()
            _bouw_vooraf()
    if os.environ.get(GEEN_OVERSLAAN) == "1":
        config.pluginmanager.register(GeenOverslaan(), "geen-overslaan")


def _bouw_vooraf() -> None:
    """Build the embedded data once for all workers; why it fails is for the tests to say."""
    with suppress(Exception):
        from sociaal_domein.motor.bouw import bouw

        bouw()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that no worker is left with one of them at the end."""
    items.sort(key=lambda item: not item.nodeid.startswith(LANGZAAM))


def pytest_collection_finish() -> None:
    """Leave what was collected out of the garbage collection, that else walks through thousands of tests again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_unconfigure(config: pytest.Config) -> None:
    gc.unfreeze()
    if fork := config.stash.get(VORK, None):
        fork.stop()
    if cache := config.stash.get(CACHE, None):
        cache.cleanup()


@pytest.fixture(scope="session")
def projectmap() -> Path:
    """Return the root of the checkout."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def opslag() -> Path:
    """Build the embedded data once for the whole session and return the store."""
    from sociaal_domein.motor.bouw import bouw

    return bouw().opslag


@pytest.fixture(scope="session")
def domein(opslag: Path) -> Generator[Domein]:
    """Open that store with the default settings."""
    from sociaal_domein.domein import Domein
    from sociaal_domein.instellingen import Instellingen

    with Domein(opslag, None, Instellingen()) as opened:
        yield opened
