"""The page about questions names every field, every phase and every setting, and its examples are accepted."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from sociaal_domein.instellingen import Reglement
from sociaal_domein.register import Antwoord, Motie, Raadsvraag, Toezegging, soorten
from sociaal_domein.register.lezen import lees_records
from sociaal_domein.register.raadsvragen import Oordeel, Vraaggebeurtenis
from sociaal_domein.vragen.fase import Fase, Stand, stand_van


@pytest.fixture(scope="module")
def page(projectmap: Path) -> str:
    return (projectmap / "docs" / "raadsvragen.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("model", [Raadsvraag, Toezegging, Motie, Antwoord, Oordeel, Vraaggebeurtenis, Reglement])
def test_every_field_is_explained(page: str, model: Any):
    assert not [name for name in model.model_fields if f"`{name}`" not in page]


@pytest.mark.parametrize(
    "keuzes", [Fase, *(Raadsvraag.model_fields[f].annotation for f in ("vraagtype", "grondslag", "gericht_aan"))]
)
def test_every_choice_is_named(page: str, keuzes: Any):
    assert get_args(keuzes)
    assert not [choice for choice in get_args(keuzes) if f"`{choice}`" not in page]


def test_the_examples_are_accepted_and_stand_where_the_page_would_have_them(page: str):
    stand: dict[str, Stand] = {}
    for text, kind in zip(re.findall(r"```yaml\n(.*?)```", page, re.DOTALL), soorten_op_bladzijde(), strict=True):
        for record in lees_records(text, Path("voorbeeld.yaml"), soorten()[kind]).records.values():
            assert isinstance(record, Raadsvraag | Toezegging | Motie)
            stand[kind] = stand_van(record, date(2026, 7, 1), Reglement())
    assert {kind: s.fase for kind, s in stand.items()} == {
        "raadsvragen": "beantwoord",
        "toezeggingen": "afgedaan",
        "moties": "aangenomen",
    }
    assert stand["raadsvragen"].zin == "Beantwoord op 28 april 2026, op tijd. Dat is binnen het uitstel."


def soorten_op_bladzijde() -> list[str]:
    return ["raadsvragen", "toezeggingen", "moties"]


def test_the_example_of_the_settings_is_accepted_and_complete(page: str):
    (text,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    rules = Reglement.model_validate(tomllib.loads(text)["reglement"])
    assert rules.model_fields_set == set(Reglement.model_fields)


def test_every_phase_in_the_tables_is_one_that_can_be_computed(page: str):
    tables = page.partition("## 5. De fasen")[2].partition("## 6.")[0]
    cells = [row.split("|")[1:3] for row in tables.splitlines() if row.startswith("| ") and not row.startswith("| van")]
    named = {name for row in cells for cell in row for name in re.findall(r"`([^`]+)`", cell)}
    assert named == set(get_args(Fase))
