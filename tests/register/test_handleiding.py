"""The page about values names every field, every choice, and examples that the register accepts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from sociaal_domein.register import KoppelingBijWaarde, Opgave, Waarde
from sociaal_domein.register.waarden import Kernvragen, MeegegevenBij


@pytest.fixture(scope="module")
def page(projectmap: Path) -> str:
    return (projectmap / "docs" / "waarden.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("model", [Waarde, Opgave, Kernvragen])
def test_every_field_is_explained(page: str, model: type[Waarde] | type[Opgave] | type[Kernvragen]) -> None:
    assert not [name for name in model.model_fields if f"`{name}`" not in page]


def test_every_example_is_accepted(page: str) -> None:
    examples = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)]
    assert len(examples) == 3
    MeegegevenBij.model_validate(examples[0][0]["meegegeven_bij"])
    assert Kernvragen.model_validate(examples[1]["kernvragen"]).gaat_over == "wachten op hulp"
    assert [KoppelingBijWaarde.model_validate(k).lijn for k in examples[2]["koppelingen"]] == ["begrip"]
