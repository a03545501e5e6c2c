"""The form of a new case: ready to fill in, and clear about what is empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from sociaal_domein.casuistiek.keuring import gekeurde_casussen
from sociaal_domein.casuistiek.lezen import lees_casusbestand
from sociaal_domein.casuistiek.nakijken import GOED, NIET_KLAAR, kijk_na
from sociaal_domein.casuistiek.nieuw import nieuwe_casus
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.motor.bouw import bouw
from sociaal_domein.register import Casus
from tests.casuistiek.conftest import GEHEIM

INGEVULD = {
    "  wet:\n": "  wet: jeugd\n",
    "  periode:\n": "  periode: 2024-K1\n",
    "  gebied:\n": "  gebied: GM0327\n",
    "  leeftijd:\n": "  leeftijd: 0-11\n",
    "  wat_gebeurde: >-\n    \n": "  wat_gebeurde: >-\n    Een kind wilde niet: naar school.\n    Er was geen plek.\n",
    "  wat_nodig: >-\n    \n": "  wat_nodig: >-\n    Iemand die belde.\n",
    "    - waarde:\n      oordeel:\n": "    - waarde: tijdigheid\n      oordeel: onder_druk\n",
    "  les: >-\n    \n": "  les: >-\n    Bel wie wacht.\n",
    "    wie:\n    hoe:\n    wanneer:\n": "    wie: ouder\n    hoe: mondeling\n    wanneer: 2024-K2\n",
    "  bewaren_tot:\n": "  bewaren_tot: 2999-12-31\n",
}


def test_an_empty_form_names_every_field_that_must_be_filled_in(home: Path):
    file = nieuwe_casus(home, "Wachten zonder eind")
    assert file == home / "eigen" / "casussen" / "wachten_zonder_eind.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    empty = lees_casusbestand(file).leeg
    assert [place.rpartition(" ")[2] for place in empty] == [
        *("wet", "periode", "gebied", "leeftijd", "wat_gebeurde", "wat_nodig", "waarden", "les"),
        *("toestemming", "bewaren_tot"),
    ]
    for place in empty:
        number, _, name = place.removeprefix("regel ").partition(", veld ")
        assert f"{name}:" in lines[int(number) - 1]
    result = kijk_na(home)
    assert result.code == NIET_KLAAR and "Nog niet klaar. Vul deze velden nog in:" in result.tekst
    assert len(gekeurde_casussen(home).opzij) == 1


def test_a_filled_form_is_a_case(home: Path):
    file = nieuwe_casus(home, "Wachten zonder eind")
    text = file.read_text(encoding="utf-8")
    for empty, filled in INGEVULD.items():
        assert text.count(empty) == 1, empty
        text = text.replace(empty, filled)
    file.write_text(text, encoding="utf-8")
    assert kijk_na(home).code == GOED
    casus = gekeurde_casussen(home).casussen["wachten_zonder_eind"]
    assert casus.naam == "Wachten zonder eind"
    assert casus.wat_gebeurde == "Een kind wilde niet: naar school. Er was geen plek."
    assert (casus.hindernissen, casus.cijfers, casus.bron, casus.wat_werkte) == ([], [], None, None)


def test_every_field_that_a_person_fills_in_has_its_help(home: Path):
    lines = nieuwe_casus(home, None).read_text(encoding="utf-8").splitlines()
    ours = {"id", "bevestigd", "vrijgave", "veto"}
    for name in set(Casus.model_fields) - ours:
        number = next(i for i, line in enumerate(lines) if line.startswith(f"  {name}:"))
        above = lines[number - 1].strip()
        assert above.startswith("# ") or name in ("loketten", "bewaren_tot"), name


def test_without_a_name_a_case_gets_a_number(home: Path):
    assert [nieuwe_casus(home, None).stem for _ in range(3)] == ["casus_001", "casus_002", "casus_003"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (f"Brief van {GEHEIM}", "een e-mailadres"),
        ("!!!", "Van deze naam is geen id te maken."),
        ("a" * 61, "Van deze naam is geen id te maken."),
        ("3 loketten", "Van deze naam is geen id te maken."),
    ],
)
def test_a_name_that_will_not_do_leaves_nothing_behind(home: Path, name: str, says: str):
    with pytest.raises(SociaalDomeinFout, match=says) as caught:
        nieuwe_casus(home, name)
    assert "zeepkist" not in str(caught.value)
    assert not list((home / "eigen").iterdir())


def test_a_case_that_is_there_is_never_overwritten(home: Path):
    file = nieuwe_casus(home, "eerste")
    file.write_text("# van mij\n", encoding="utf-8")
    with pytest.raises(SociaalDomeinFout, match="Er is al een casus met deze id"):
        nieuwe_casus(home, "Eerste")
    assert file.read_text(encoding="utf-8") == "# van mij\n"


def test_every_build_says_which_case_does_not_count(home: Path):
    nieuwe_casus(home, "proef")
    for _ in range(2):
        (found,) = bouw(home).uitkomsten
        assert found.model == "casus proef"
        assert found.controle.naam.startswith("telt niet mee. Er zijn nog 11 velden leeg.")
