"""One store, built from the embedded snapshots, for all tests of what a reader sees."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import sociaal_domein as sd


@pytest.fixture(scope="session")
def domein() -> Iterator[sd.Domein]:
    with sd.open() as opened:
        yield opened


@pytest.fixture(scope="session")
def almere(domein: sd.Domein) -> sd.Gemeente:
    return domein.gemeente("Almere")


@pytest.fixture(scope="session")
def vijfheerenlanden(domein: sd.Domein) -> sd.Gemeente:
    """Merged in 2019; three years not delivered."""
    return domein.gemeente("Vijfheerenlanden")
