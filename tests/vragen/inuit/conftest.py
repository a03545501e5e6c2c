"""A working folder of the Voorbeeldgemeente, and files as suppliers give them, with people who were made up."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sociaal_domein.register import Raadsvraag, schrijf_records, soorten, startset
from sociaal_domein.vragen.inuit.inlezen import Inleesverslag, lees_in

ROOT = Path(__file__).resolve().parents[3]
LEVERANCIERS = ROOT / "tests" / "data" / "vragen" / "leveranciers"
VOORBEELD = ROOT / "data" / "voorbeeld" / "raadsvragen"
KOPPELING = VOORBEELD / "koppeling.yml"
KOP = "Nummer;Onderwerp;Vraag;Indiener;Fractie;Datum;Antwoord op;Antwoord;Status;Overig\n"
EENVOUDIG = """\
soort: raadsvraag
sleutel: Nummer
velden:
  nummer: Nummer
  naam: Onderwerp
  tekst: Vraag
  steller: Indiener
  fractie: Fractie
  ingediend: Datum
  beantwoord: Antwoord op
  antwoord: Antwoord
  status: Status
"""
Lijst = Callable[..., Inleesverslag]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Make a working folder."""
    folder = tmp_path / "werkmap"
    shutil.copytree(startset(), folder / "register")
    (folder / "sociaal-domein.toml").write_text('gemeente = "Voorbeeldgemeente"\n', encoding="utf-8")
    return folder


@pytest.fixture
def lijst(home: Path, tmp_path: Path) -> Lijst:
    """Return a function that reads rows of a list of a griffie."""

    def read(*rows: str, naam: str = "lijst.csv", koppeling: str = EENVOUDIG, droog: bool = False) -> Inleesverslag:
        file, mapping = tmp_path / naam, tmp_path / "koppeling.yml"
        file.write_text(KOP + "\n".join(rows) + "\n", encoding="utf-8")
        mapping.write_text(koppeling, encoding="utf-8")
        return lees_in(home, [file], koppel=mapping, droog=droog)

    return read


def eigen_vraag(home: Path, **velden: object) -> Raadsvraag:
    """Write a question of the municipality's own."""
    vraag = Raadsvraag.model_validate({"id": "v2026_eigen", "naam": "Wachten", "tekst": "Hoe lang?"} | velden)
    schrijf_records(soorten()["raadsvragen"].pad(home / "register", vraag.id), soorten()["raadsvragen"], [vraag])
    return vraag


def bytes_van(home: Path) -> dict[str, bytes]:
    """Return every file of the snapshot."""
    return {path.name: path.read_bytes() for path in (home / "data" / "raadsstukken").glob("*")}
