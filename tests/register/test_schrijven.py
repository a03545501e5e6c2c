"""Writing back: what did not change stays to the letter, and there is never half a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register import Waarde, Zoekt, lees_register, schrijf_records, soorten, startset
from sociaal_domein.register.lezen import lees_bestand
from sociaal_domein.register.schrijven import schrijf_tekst

from .conftest import WAARDEN, Maak

SOORT = soorten()["waarden"]


def changed(record: Waarde, **fields: object) -> Waarde:
    return Waarde.model_validate(record.model_dump(mode="json", exclude_none=True) | fields)


def test_writing_what_was_read_changes_no_byte(maak: Maak) -> None:
    folder = maak()
    before = (folder / "waarden.yaml").read_bytes()
    schrijf_records(folder / "waarden.yaml", SOORT, lees_register(folder).waarden.values())
    assert (folder / "waarden.yaml").read_bytes() == before
    assert sorted(p.name for p in folder.iterdir()) == ["opgaven.yaml", "waarden.yaml"]


@pytest.mark.parametrize("kind", [k for k in soorten().values() if k.verplicht], ids=lambda kind: kind.naam)
def test_round_trip_of_the_starting_set_into_a_new_file(tmp_path: Path, kind: object) -> None:
    assert isinstance(kind, type(SOORT))
    original = lees_bestand(kind.pad(startset()), kind).records
    schrijf_records(kind.pad(tmp_path), kind, original.values())
    assert list(lees_bestand(kind.pad(tmp_path), kind).records.items()) == list(original.items())


def test_only_the_changed_entry_is_rewritten(maak: Maak) -> None:
    folder = maak()
    values = lees_register(folder).waarden
    new = [values["nabijheid"], changed(values["preventie"], naam="Voorkomen")]
    schrijf_records(folder / "waarden.yaml", SOORT, new)
    text = (folder / "waarden.yaml").read_text(encoding="utf-8")
    until = WAARDEN.index("- id: preventie")
    assert text[:until] == WAARDEN[:until], "comments and lines above the change stay"
    assert lees_register(folder).waarden["preventie"].naam == "Voorkomen"


def test_adding_removing_and_moving_entries(maak: Maak) -> None:
    folder = maak()
    path = folder / "waarden.yaml"
    values = lees_register(folder).waarden
    added = changed(values["preventie"], id="leren", naam="Leren")
    schrijf_records(path, SOORT, [values["preventie"], added, values["nabijheid"]])
    assert list(lees_register(folder).waarden) == ["preventie", "leren", "nabijheid"]
    assert "# in de woorden van de raad" in path.read_text(encoding="utf-8")
    schrijf_records(path, SOORT, [values["nabijheid"]])
    text = path.read_text(encoding="utf-8")
    assert list(lees_register(folder).waarden) == ["nabijheid"]
    assert text.startswith("# Waarden van Voorbeeldgemeente.") and "nog een voorstel" not in text


def test_a_comment_at_the_end_survives(maak: Maak) -> None:
    folder = maak(waarden=WAARDEN + "\n# tot slot\n")
    values = lees_register(folder).waarden
    schrijf_records(folder / "waarden.yaml", SOORT, [values["nabijheid"], changed(values["preventie"], naam="Eerder")])
    assert (folder / "waarden.yaml").read_text(encoding="utf-8").endswith("\n# tot slot\n")


def test_a_block_of_text_with_hashes_and_dashes_is_no_comment(maak: Maak) -> None:
    folder = maak(("casusvraag: Wie zag het eerst?", "casusvraag: |\n    Wie?\n    # zag\n    - het"))
    values = lees_register(folder).waarden
    assert values["nabijheid"].casusvraag == "Wie?\n# zag\n- het"
    schrijf_records(folder / "waarden.yaml", SOORT, [values["nabijheid"]])
    assert lees_register(folder).waarden == {"nabijheid": values["nabijheid"]}


def test_a_file_in_another_layout_is_rewritten_with_its_head(maak: Maak) -> None:
    inline = (
        "# kop\n[{id: nabijheid, naam: N, status: voorstel, omschrijving: O, opgaven: [opgroeien], "
        "casusvraag: C, zegt_niet: Z, zoekt: [{soort: data, wat: w, wie_heeft_het: x}]}]\n"
    )
    folder = maak(waarden=inline)
    value = lees_register(folder).waarden["nabijheid"]
    schrijf_records(folder / "waarden.yaml", SOORT, [changed(value, naam="Nieuw")])
    assert (folder / "waarden.yaml").read_text(encoding="utf-8").startswith("# kop\n- id: nabijheid\n")
    assert lees_register(folder).waarden["nabijheid"].naam == "Nieuw"


def test_a_damaged_file_is_never_overwritten(maak: Maak) -> None:
    folder = maak()
    values = lees_register(folder).waarden
    (folder / "waarden.yaml").write_text("- id: [kapot\n", encoding="utf-8")
    with pytest.raises(SociaalDomeinFout):
        schrijf_records(folder / "waarden.yaml", SOORT, values.values())
    assert (folder / "waarden.yaml").read_text(encoding="utf-8") == "- id: [kapot\n"


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    with pytest.raises(SociaalDomeinFout) as caught:
        schrijf_tekst(tmp_path / "bestand" / "waarden.yaml", "x")
    assert "waarden.yaml" in str(caught.value.waar) and caught.value.doe
    (tmp_path / "map").mkdir()
    with pytest.raises(SociaalDomeinFout):
        schrijf_tekst(tmp_path / "map", "x")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bestand", "map"], "nothing is left beside it"


STEERS = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
SIGNS = st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t", exclude_characters=STEERS)
TEXT = st.text(SIGNS, min_size=1, max_size=60).filter(lambda t: t.strip() != "")


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(naam=TEXT, omschrijving=TEXT, wat=TEXT)
def test_any_text_comes_back_as_it_went_in(tmp_path: Path, naam: str, omschrijving: str, wat: str) -> None:
    value = Waarde(
        id="null",
        naam=naam,
        status="voorstel",
        omschrijving=omschrijving,
        opgaven=["no"],
        casusvraag="2026-03-31",
        zegt_niet="~",
        zoekt=[Zoekt(soort="data", wat=wat, wie_heeft_het="- # : x")],
    )
    path = tmp_path / "waarden.yaml"
    path.unlink(missing_ok=True)
    schrijf_records(path, SOORT, [value])
    assert lees_bestand(path, SOORT).records == {"null": value}
