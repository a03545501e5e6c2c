"""Settings: defaults without a folder, and a message with place and remedy for every mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.instellingen import Drempels, lees_instellingen

WHOLE = """\
gemeente = "Voorbeeldgemeente"
opgave = "opgroeien"
vergelijkingsgroep = ["Soest", "GM0308"]

[drempels]
kleinste_noemer = 200
kleinste_teller = 20
"""


def write(folder: Path, text: str) -> Path:
    (folder / "sociaal-domein.toml").write_text(text, encoding="utf-8")
    return folder


def fout(folder: Path) -> SociaalDomeinFout:
    with pytest.raises(SociaalDomeinFout) as caught:
        lees_instellingen(folder)
    assert caught.value.waar and caught.value.doe
    return caught.value


def test_defaults_without_a_working_folder() -> None:
    found = lees_instellingen(None)
    assert (found.gemeente, found.opgave, found.vergelijkingsgroep) == (None, None, [])
    assert found.drempels == Drempels(kleinste_noemer=100, kleinste_teller=10)


def test_a_whole_file(tmp_path: Path) -> None:
    found = lees_instellingen(write(tmp_path, WHOLE))
    assert (found.gemeente, found.opgave) == ("Voorbeeldgemeente", "opgroeien")
    assert found.vergelijkingsgroep == ["Soest", "GM0308"]
    assert found.drempels == Drempels(kleinste_noemer=200, kleinste_teller=20)


def test_only_the_municipality_is_needed(tmp_path: Path) -> None:
    assert lees_instellingen(write(tmp_path, 'gemeente = "GM0327"')).drempels.kleinste_noemer == 100


def test_a_folder_without_settings(tmp_path: Path) -> None:
    error = fout(tmp_path)
    assert "geen werkmap" in error.wat and str(tmp_path) in str(error.waar)
    assert "sociaal-domein begin" in str(error.doe)


@pytest.mark.parametrize(
    ("old", "new", "waar", "wat", "doe"),
    [
        ('gemeente = "Voorbeeldgemeente"', "", "veld gemeente", '"gemeente" ontbreekt', "Vul het veld"),
        ('"Voorbeeldgemeente"', '""', "regel 1, veld gemeente", "is leeg", "Vul het veld"),
        ('"Voorbeeldgemeente"', "327", "regel 1, veld gemeente", '"327"', "Verbeter"),
        ("opgave =", "opgaven =", "regel 2, veld opgaven", "bestaat niet", 'Bedoelt u "opgave"?'),
        ("= 200", "= 0", "regel 6, veld drempels › kleinste_noemer", "1 of meer", "Verbeter"),
        ("= 200", "= true", "regel 6, veld drempels › kleinste_noemer", "heel getal", "Verbeter"),
        ("= 20\n", '= "20"\n', "regel 7, veld drempels › kleinste_teller", "heel getal", "Verbeter"),
        ("kleinste_teller = 20", "publicatie = 10", "regel 7, veld drempels › publicatie", "bestaat niet", "Kies uit"),
        (
            "kleinste_teller",
            "kleinste_teler",
            "regel 7, veld drempels › kleinste_teler",
            "bestaat niet",
            'Bedoelt u "kleinste_teller"?',
        ),
        ('["Soest", "GM0308"]', '"Soest"', "regel 3, veld vergelijkingsgroep", "een lijst", "Verbeter"),
        ('"GM0308"]', "308]", "regel 3, veld vergelijkingsgroep › nummer 2", '"308"', "Verbeter"),
        ('["Soest"', '["Soest', "regel 3", "niet te lezen als TOML", "aanhalingstekens"),
    ],
)
def test_a_mistake_names_place_expectation_and_remedy(
    tmp_path: Path, old: str, new: str, waar: str, wat: str, doe: str
) -> None:
    assert old in WHOLE
    error = fout(write(tmp_path, WHOLE.replace(old, new, 1)))
    assert str(error.waar).startswith(str(tmp_path / "sociaal-domein.toml"))
    assert str(error.waar).endswith(waar)
    assert wat in error.wat
    assert doe in str(error.doe)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=80), st.text(alphabet='gemnt=[]{}".#\n 19-:', max_size=80)))
def test_no_text_whatever_gives_another_error(tmp_path: Path, text: str) -> None:
    try:
        lees_instellingen(write(tmp_path, text))
    except SociaalDomeinFout as error:
        assert error.waar and error.doe


def test_nesting_without_end_is_refused(tmp_path: Path) -> None:
    assert "TOML" in fout(write(tmp_path, "a = " + "[" * 20_000)).wat
