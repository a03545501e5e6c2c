"""A book of sixteen invented questions of the Voorbeeldgemeente, of which every count was made by hand."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

from sociaal_domein.register import Raadsvraag, Toezegging, lees_register
from sociaal_domein.vragen.boek import Boek

DAG = date(2026, 11, 21)
GRIP = "Hoeveel inwoners kregen vorig jaar hulp uit de Wmo?"
KOSTEN = "Wat zijn de kosten van de jeugdhulp in 2025?"
MERKEN = "Wat merken gezinnen van het wachten op hulp?"
GELEERD = "Wat heeft het college geleerd van de proef met het buurthuis?"
WAARDOOR = "Waardoor groeit de groep ouderen die hulp vraagt?"

# id, day, fractie, deelvragen, value, scale
VRAGEN: list[tuple[str, str, str, list[str], str | None, str | None]] = [
    ("a1", "2024-12-03", "Partij Een", [GRIP], "tijdigheid", None),
    ("a2", "2025-02-10", "Partij Een", [GRIP, KOSTEN], "tijdigheid", None),
    ("a3", "2025-03-10", "Partij Twee", [KOSTEN], None, "lokaal"),
    ("a4", "2025-06-30", "Partij Twee", [MERKEN], "tijdigheid", None),
    ("a5", "2025-07-01", "Partij Drie", [GELEERD], "lerend_vermogen", None),
    ("a6", "2025-10-05", "Partij Een", [GRIP], None, None),
    ("a7", "2026-01-15", "Partij Een", [GRIP], None, None),
    ("a8", "2026-02-15", "Partij Twee", [KOSTEN], None, None),
    ("a9", "2026-03-15", "Partij Een", [GRIP, MERKEN], "menselijke_maat", None),
    ("b1", "2026-04-15", "Partij Twee", [GRIP], None, "regio"),
    ("b2", "2026-05-15", "Partij Een", [KOSTEN], "tijdigheid", None),
    ("b3", "2026-08-15", "Partij Drie", [WAARDOOR], None, None),
    ("b4", "2026-09-15", "Partij Een", ["Wat zijn de kosten van het plan van de heer Verzonnen?"], "tijdigheid", None),
    ("b5", "2026-10-15", "Partij Een", [GRIP], "preventie", None),
    ("b6", "2026-11-01", "Partij Drie", [MERKEN, GELEERD], "tijdigheid", None),
]
GEGEVEN = {"tijdigheid": date(2024, 7, 1), "lerend_vermogen": date(2024, 7, 1), "nabijheid": date(2026, 6, 1)}


def vraag(id: str, dag: str | None, **velden: Any) -> Raadsvraag:
    """Make a question; without a day it is a draft."""
    events = [] if dag is None else [{"soort": "ingediend", "datum": dag}]
    given = {"naam": f"Vraag {id}", "tekst": "Over hulp.", "steller": "Piet Verzonnen", "gebeurtenissen": events}
    return Raadsvraag.model_validate({"id": id, **given, **velden})


def toezegging(id: str, gedaan: str, **velden: Any) -> Toezegging:
    """Make a promise."""
    events = [{"soort": "gedaan", "datum": gedaan}, *velden.pop("erna", [])]
    given = {"naam": f"Toezegging {id}", "tekst": "Een brief.", "door": "wethouder jeugd", "gebeurtenissen": events}
    return Toezegging.model_validate({"id": id, **given, **velden})


def afgedaan(dag: str) -> dict[str, str]:
    """Settle a promise."""
    return {"soort": "afgedaan", "datum": dag, "document": "Brief"}


def geef_waarden_mee(home: Path) -> None:
    """Write into the register of a working folder which values this council gave."""
    file = home / "register" / "waarden.yaml"
    text = file.read_text(encoding="utf-8")
    for id, day in GEGEVEN.items():
        head, found, tail = text.partition(f"- id: {id}\n")
        assert found, id
        decision = f"meegegeven_bij: {{besluit: Verzonnen motie, datum: {day}, document: Verzonnen}}"
        text = head + found + tail.replace("status: voorstel", f"status: meegegeven\n  {decision}", 1)
    file.write_text(text, encoding="utf-8")


def boek(home: Path, *, schud: int | None = None) -> Boek:
    """Return the book; with a seed in another order."""
    questions = [
        vraag(
            id,
            day,
            fractie=[party],
            deelvragen=parts,
            waarden=[value] if value else [],
            schaal=scale,
            antwoorden=ANTWOORDEN.get(id, []),
        )
        for id, day, party, parts, value, scale in VRAGEN
    ]
    questions.append(vraag("c1", None, fractie="Partij Twee", deelvragen=[GELEERD], waarden=["nabijheid"]))
    promises = list(TOEZEGGINGEN)
    if schud is not None:
        random.Random(schud).shuffle(questions)
        random.Random(schud).shuffle(promises)
    return Boek(
        home,
        {q.id: q for q in questions},
        {p.id: p for p in promises},
        register=lees_register(home / "register"),
    )


ANTWOORDEN: dict[str, list[dict[str, Any]]] = {
    "a1": [
        {
            "datum": "2025-01-02",
            "samenvatting": "Het zijn er 40.",
            "oordeel": {"beantwoordt": "ja", "datum": "2025-01-05"},
        }
    ],
    "a2": [
        {
            "datum": "2025-03-01",
            "samenvatting": "Dat weten wij niet.",
            "oordeel": {"beantwoordt": "nee", "datum": "2025-03-05", "geleerd": "Niemand telt dit."},
        },
        {"datum": "2025-04-01", "samenvatting": "Het zijn er 30."},
    ],
    "a4": [
        {
            "datum": "2025-07-20",
            "samenvatting": "Wij belden.",
            "oordeel": {"beantwoordt": "deels", "datum": "2025-08-01", "geleerd": "Bellen helpt, zei Partij Twee."},
        }
    ],
    "b5": [
        {
            "datum": "2026-11-01",
            "samenvatting": "Wij belden.",
            "oordeel": {"beantwoordt": "deels", "datum": "2026-11-02", "geleerd": "Een vast gezicht helpt."},
        }
    ],
}
TOEZEGGINGEN = [
    toezegging("t1", "2025-01-01", erna=[afgedaan("2025-01-11")]),
    toezegging("t2", "2025-02-01", erna=[afgedaan("2025-02-21")], aan="Partij Een"),
    toezegging("t3", "2025-03-01", erna=[afgedaan("2025-03-31")]),
    toezegging("t4", "2025-04-01", erna=[afgedaan("2025-05-11")]),
    toezegging("t5", "2025-05-01", erna=[afgedaan("2025-08-09")], aan="de raad"),
    toezegging("t6", "2026-01-01", termijn="2026-06-30"),
    toezegging("t7", "2026-11-01", termijn="2026-12-31", aan="partij een"),
    toezegging("t8", "2025-09-01", erna=[{"soort": "vervallen", "datum": "2025-10-01"}]),
]
