"""After every step the next one that makes sense, as a command that exists."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from sociaal_domein.cli_toezegging import motie_app, toezegging_app
from sociaal_domein.cli_vraag import vraag_app
from sociaal_domein.register import Motie
from sociaal_domein.vragen.boek import Boek
from sociaal_domein.vragen.vervolgstap import volgende_stap
from tests.vragen.spiegelboek import afgedaan, toezegging, vraag

DAG = date(2026, 11, 1)
CIJFER = {
    "indicator": "x",
    "gebied": "GM0034",
    "gebied_naam": "Almere",
    "jaar": 2023,
    "reeks": "alle",
    "waarde": 1.0,
    "eenheid": "euro",
    "status": "definitief",
    "segment": 0,
    "snapshot": "2025-01-01",
    "bron": "CBS",
    "dag": "2025-03-01",
}


def antwoord(oordeel: str | None = None) -> dict[str, Any]:
    judged = {"beantwoordt": oordeel, "datum": "2026-03-21"} if oordeel else None
    return {"datum": "2026-03-20", "samenvatting": "Ja.", "oordeel": judged}


def in_en(soort: str) -> list[dict[str, str]]:
    return [{"soort": "ingediend", "datum": "2026-03-01"}, {"soort": soort, "datum": "2026-04-01"}]


@pytest.mark.parametrize(
    ("stuk", "stap"),
    [
        (vraag("v", None), "gebeurtenis v --soort ingediend"),
        (vraag("v", "2026-03-01"), "antwoord v"),
        (vraag("v", "2026-03-01", antwoorden=[antwoord()]), "beoordeel v"),
        (vraag("v", "2026-03-01", antwoorden=[antwoord("deels")]), "--soort vervolgvraag"),
        (vraag("v", "2026-03-01", antwoorden=[antwoord("ja")]), "--soort afgedaan"),
        (vraag("v", "2026-03-01", antwoorden=[antwoord("ja")], cijfers=[CIJFER]), "hermeting v"),
        (vraag("v", None, gebeurtenissen=in_en("afgedaan"), antwoorden=[antwoord("ja")]), None),
        (vraag("v", None, gebeurtenissen=in_en("ingetrokken")), None),
        (toezegging("t", "2026-03-01"), "afdoen t"),
        (toezegging("t", "2026-03-01", erna=[afgedaan("2026-04-01")]), None),
        (Motie(id="m", naam="M", tekst="V", gebeurtenissen=in_en("aangenomen")), "gebeurtenis m"),
        (Motie(id="m", naam="M", tekst="V", gebeurtenissen=in_en("verworpen")), None),
    ],
)
def test_the_next_step(stuk: Any, stap: str | None):
    told = volgende_stap(Boek(None), stuk, DAG)
    if stap is None:
        assert told is None
        return
    assert told is not None
    assert stap in told
    found = re.search(r"sociaal-domein (vraag|toezegging|motie) (\w+)", told)
    assert found is not None
    app = {"vraag": vraag_app, "toezegging": toezegging_app, "motie": motie_app}[found[1]]
    assert found[2] in {command.name for command in app.registered_commands}
