"""The reglement van orde in the settings: what it may say, and what a mistake in it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from sociaal_domein.begin import INSTELLINGEN
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.instellingen import Reglement, lees_instellingen

KOP = 'gemeente = "Voorbeeldgemeente"\n\n[reglement]\n'


def schrijf(folder: Path, text: str) -> Path:
    (folder / "sociaal-domein.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_whole_reglement(tmp_path: Path):
    text = """artikel = "33"
termijn = "4 weken"
termijn_mondeling = "2 weken"
termijn_technisch = "10 werkdagen"
reces = ["2026-07-13/2026-08-23", "2026-W43", "2026-W52/2026-W53"]
uitstel_is_antwoord = true
schuift_door = true
vindplaats = "https://voorbeeld.nl/reglement"
"""
    rules = lees_instellingen(schrijf(tmp_path, KOP + text)).reglement
    assert rules == Reglement(
        artikel="33",
        termijn="4 weken",
        termijn_mondeling="2 weken",
        termijn_technisch="10 werkdagen",
        reces=["2026-07-13/2026-08-23", "2026-W43", "2026-W52/2026-W53"],
        uitstel_is_antwoord=True,
        schuift_door=True,
        vindplaats="https://voorbeeld.nl/reglement",
    )


@pytest.mark.parametrize(
    ("regel", "veld", "wat"),
    [
        ('reces = ["2025-W53"]', "reces › nummer 1", 'Deze week bestaat niet: "2025-W53".'),
        ('reces = ["2026-W43", "2026-02-30"]', "reces › nummer 2", 'Deze dag bestaat niet: "2026-02-30".'),
        ('reces = ["2026-W34/2026-W29"]', "reces › nummer 1", "Dit reces eindigt voor het begint"),
        (
            'reces = ["2026-W34", "2026-08-23"]',
            "reces",
            "Twee perioden van het reces vallen samen: op 23 augustus 2026",
        ),
        ('reces = ["zomer"]', "reces › nummer 1", 'Bij het veld "reces" staat "zomer". Verwacht: een lijst zoals ['),
        ('reces = "2026-W43"', "reces", "Verwacht: een lijst zoals ["),
        ('termijn = "0 dagen"', "termijn", 'staat "0 dagen". Verwacht: een getal met dagen, weken of werkdagen'),
        ('termijn = "een maand"', "termijn", 'staat "een maand". Verwacht: een getal met dagen, weken of werkdagen'),
        ("termijn = 30", "termijn", 'staat "30". Verwacht: een getal met dagen, weken of werkdagen'),
        ('schuift_door = "ja"', "schuift_door", 'staat "ja". Verwacht: true of false.'),
        ('reces_weken = ["2026-W43"]', "reces_weken", 'Het veld "reces_weken" bestaat niet'),
    ],
)
def test_a_mistake_says_file_line_and_field(tmp_path: Path, regel: str, veld: str, wat: str):
    with pytest.raises(SociaalDomeinFout) as caught:
        lees_instellingen(schrijf(tmp_path, KOP + regel + "\n"))
    assert wat in caught.value.wat
    assert str(caught.value.waar).endswith(f"sociaal-domein.toml, regel 4, veld reglement › {veld}")
    assert caught.value.doe


def test_every_line_in_a_new_working_folder_can_be_switched_on(tmp_path: Path):
    text = INSTELLINGEN.format(code="GM9999", naam='"Voorbeeldgemeente"')
    head, _, block = text.partition("[reglement]\n")
    lines = [line.removeprefix("# ") if " = " in line else line for line in block.splitlines()]
    rules = lees_instellingen(schrijf(tmp_path, head + "[reglement]\n" + "\n".join(lines))).reglement
    assert rules.model_fields_set == set(Reglement.model_fields)
