"""Records that were made up, to change in a test."""

from __future__ import annotations

from typing import Any

from sociaal_domein.register import Raadsvraag


def vraag(id: str = "v1", **anders: Any) -> Raadsvraag:
    """Make a question that was handed in on 1 March 2026; named fields change it."""
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
