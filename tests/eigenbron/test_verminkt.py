"""Faults in own files that damaged files brought to light."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from sociaal_domein.eigenbron.koppelbestand import lees_koppelbestand
from sociaal_domein.eigenbron.lezen import lees_eigen_bron
from sociaal_domein.eigenbron.noteren import maak
from sociaal_domein.eigenbron.tabelbestand import lees_tabel
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register import lees_register, startset

from ..vermink.monsters import VOORBEELD
from ..vermink.proeven import GEBIEDEN, NOTITIE
from .conftest import Geef


def _koppel(map: Path, oud: str, nieuw: str) -> Path:
    text = (VOORBEELD / "bronnen" / "wachtlijst.yml").read_text(encoding="utf-8")
    assert oud in text
    path = map / "wachtlijst.yml"
    path.write_text(text.replace(oud, nieuw, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("oud", "nieuw", "zegt"),
    [
        ('"x": onderdrukt', '"x": {a: b}', "geen reden die wij kennen"),
        ('"x": onderdrukt', '"x": [onderdrukt]', "geen reden die wij kennen"),
        ("pad: eigen/wachtlijst.csv", f"pad: {'9' * 400}", "is er niet"),
        ("pad: eigen/wachtlijst.csv", "pad: ~niemand-hier/wachtlijst.csv", "is er niet"),
        ("    vorm: aantal", "    vorm: aantal\n    keer: inf", 'Bij het veld "keer"'),
        ("    vorm: aantal", "    vorm: aantal\n    keer: 1e300", 'Bij het veld "keer"'),
    ],
)
def test_a_mapping_that_cannot_be_is_refused(tmp_path: Path, oud: str, nieuw: str, zegt: str):
    with pytest.raises(SociaalDomeinFout, match=zegt):
        lees_eigen_bron(lees_koppelbestand(_koppel(tmp_path, oud, nieuw)), GEBIEDEN)


def test_rows_inside_a_quoted_cell_are_refused(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text('Gebied;Jaar;Aantal\nLeusden;"2024;5\nLeusden;2025";6\n', encoding="utf-8")
    with pytest.raises(SociaalDomeinFout, match="staan nog meer regels") as caught:
        lees_tabel(path)
    assert caught.value.waar == "a.csv, regel 2"


def test_a_formula_without_an_outcome_is_shown_as_such(tmp_path: Path):
    book, into = openpyxl.Workbook(), io.BytesIO()
    for row in (["Jaar", "Aantal"], [2024, "=2+3"]):
        book.worksheets[0].append(row)
    book.save(into)
    path = tmp_path / "a.xlsx"
    path.write_bytes(into.getvalue())
    assert lees_tabel(path).regels[1] == (2, ("2024", "(formule zonder uitkomst)"))


def test_a_message_about_a_note_stays_short():
    with pytest.raises(SociaalDomeinFout, match="is niet bekend") as caught:
        maak(NOTITIE | {"gebied": "x" * 10_000}, lees_register(startset()), GEBIEDEN)
    assert len(str(caught.value)) < 500


def test_what_a_reading_that_was_killed_left_is_no_obstacle(home: Path, geef: Geef):
    assert geef("bron", "lees", "wachtlijst").code == 0
    folder = home / "pipelines"
    (folder / "ind_wachtlijst__wachtenden.yml").unlink()
    (folder / "bron_wachtlijst__cijfers.sql").unlink()
    leftover = folder / ".ind_wachtlijst__wachtenden.yml.999999999.nieuw"
    leftover.write_text("half", encoding="utf-8")
    assert geef("bron", "lees", "wachtlijst").code == 0
    assert not leftover.exists() and (folder / "bron_wachtlijst__cijfers.sql").is_file()
    assert geef("cijfers", "wachtlijst_wachtenden").code == 0
