"""A working folder of the fictitious municipality, and records in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sociaal_domein.begin import begin
from sociaal_domein.register import Raadsvraag

Maak = Callable[..., Raadsvraag]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Make a working folder."""
    folder = tmp_path / "werkmap"
    begin("GM9999", "Voorbeeldgemeente", folder)
    return folder


@pytest.fixture
def maak() -> Maak:
    """Return a function that makes a question; named fields change it."""

    def make(id: str = "v1", **anders: Any) -> Raadsvraag:
        return Raadsvraag.model_validate(
            {
                "id": id,
                "naam": "Wachten op hulp",
                "tekst": "Hoe lang wachten mensen?",
                "steller": "A. Voorbeeld",
                "portefeuillehouder": "wethouder Bedenksel",
                "waarden": ["nabijheid"],
                "gebeurtenissen": [{"soort": "ingediend", "datum": "2026-03-01"}],
                **anders,
            }
        )

    return make
