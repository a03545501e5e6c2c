"""What the tests of the engine share: how to change the small world, and how to look at its store."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from sociaal_domein.motor.opslag import verbind

from .conftest import Wereld

KOPPELING = {
    "waarde": "zeggenschap",
    "lijn": "begrip",
    "leest_als": "standaard",
    "zegt_niet": "niets",
    "vraag": {"soort": "aanpak", "tekst": "Wat doet {gemeente} in {jaar} met {cijfer}?"},
}
ALLES = {"kern_a", "kern_b", "ind_proef__som", "ind_ander__som", "beeld_alles"}


def beschrijving(wereld: Wereld, name: str, **nieuw: Any) -> None:
    path = wereld.pipelines / f"{name}.yml"
    text = yaml.safe_load(path.read_text(encoding="utf-8")) | nieuw
    path.write_text(yaml.safe_dump(text, allow_unicode=True), encoding="utf-8")


def sql(wereld: Wereld, name: str, text: str) -> None:
    (wereld.pipelines / f"{name}.sql").write_text(text, encoding="utf-8")


def vraag(store: Path, question: str) -> list[tuple[Any, ...]]:
    with verbind(store) as con:
        return con.execute(question).fetchall()


def resten(wereld: Wereld) -> list[str]:
    return sorted(p.name for p in wereld.opslag.parent.iterdir() if p != wereld.opslag)


def leaf(w: Wereld) -> None:
    sql(w, "beeld_alles", "select indicator, gebied_code, jaar, waarde + 0 as waarde from alle_indicatoren\n")


def schrijf_waarden(path: Path, records: list[Any]) -> None:
    path.write_text(yaml.safe_dump(records, allow_unicode=True, sort_keys=False), encoding="utf-8")


def kern(w: Wereld) -> None:
    sql(w, "kern_b", "select gebied_code, jaar, waarde + 5 as waarde from bron_ander__lijst\n")


def kijkt_naar_alles(w: Wereld) -> None:
    """As the real pipelines have it: a check and a ledger on the view with all indicators."""
    beschrijving(
        w,
        "beeld_alles",
        grootboek={"van": ["alle_indicatoren"]},
        controles=[{"naam": "gevuld", "sql": "select * from alle_indicatoren where waarde is null"}],
    )
