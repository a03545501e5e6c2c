"""Reading a register: what is whole comes in, what is not is refused with place and remedy."""

from __future__ import annotations

import codecs
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register import lees_register, soorten
from sociaal_domein.register.lezen import lees_records

from .conftest import OPGAVEN, WAARDEN, Maak


def fout(folder: Path) -> SociaalDomeinFout:
    with pytest.raises(SociaalDomeinFout) as caught:
        lees_register(folder)
    assert caught.value.waar and caught.value.doe, "a message without place or remedy helps nobody"
    return caught.value


def regel(folder: Path, text: str, bestand: str = "waarden.yaml") -> str:
    """Return the 'regel N' of the first line that holds `text`."""
    lines = (folder / bestand).read_text(encoding="utf-8").splitlines()
    return f"{bestand}, regel {next(i for i, line in enumerate(lines, 1) if text in line)}"


def test_a_whole_register_is_read(maak: Maak) -> None:
    register = lees_register(maak())
    assert list(register.waarden) == ["nabijheid", "preventie"]
    nabijheid = register.waarden["nabijheid"]
    assert nabijheid.omschrijving == "Hulp is dichtbij."
    assert nabijheid.meegegeven_bij is not None
    assert nabijheid.meegegeven_bij.datum == date(2026, 3, 31)
    assert nabijheid.zoekt[0].tabel == "86270NED"
    assert register.opgaven["opgroeien"].schaal == ["lokaal", "regio"]
    assert [(k.waarde, k.indicator, k.lijn, k.eigen) for k in register.koppelingen] == [
        ("nabijheid", "jeugd_lasten_per_inwoner", "begrip", True)
    ]


def test_values_of_an_opgave_keep_the_order_of_the_file_and_leave_out_what_lapsed(maak: Maak) -> None:
    assert [w.id for w in lees_register(maak()).waarden_bij("opgroeien")] == ["nabijheid", "preventie"]
    lapsed = maak(("status: voorstel", "status: vervallen"))
    assert [w.id for w in lees_register(lapsed).waarden_bij("opgroeien")] == ["nabijheid"]
    assert lees_register(lapsed).waarden_bij("bestaat_niet") == []


def test_text_stays_text(maak: Maak) -> None:
    register = lees_register(maak(("naam: Preventie", "naam: no"), ("tabel: 86270NED", "tabel: 6.60")))
    assert register.waarden["preventie"].naam == "no"
    assert register.waarden["nabijheid"].zoekt[0].tabel == "6.60"


def test_every_kind_has_a_module_of_its_own() -> None:
    for name, kind in soorten().items():
        assert kind.model.__module__ == f"sociaal_domein.register.{name}"


def test_a_missing_field(maak: Maak) -> None:
    folder = maak(("  zegt_niet: Of het werkt.\n", ""))
    error = fout(folder)
    assert 'Het veld "zegt_niet" ontbreekt' in error.wat and "Verwacht: wat cijfers" in error.wat
    assert regel(folder, "- id: preventie") in str(error.waar) and "veld zegt_niet" in str(error.waar)
    assert "Vul" in str(error.doe)


def test_an_empty_field(maak: Maak) -> None:
    folder = maak(("naam: Preventie", "naam:"))
    error = fout(folder)
    assert 'Het veld "naam" is leeg. Verwacht: de naam' in error.wat
    assert f"regel {WAARDEN[: WAARDEN.index('naam: Preventie')].count(chr(10)) + 1}, veld naam" in str(error.waar)
    blank = fout(maak(("naam: Preventie", 'naam: "   "')))
    assert 'Het veld "naam" is leeg.' in blank.wat


def test_a_misspelt_field_gets_a_suggestion_before_the_missing_one(maak: Maak) -> None:
    folder = maak(("casusvraag: Wat had", "casusvrag: Wat had"))
    error = fout(folder)
    assert 'Het veld "casusvrag" bestaat niet bij een waarde.' in error.wat
    assert "Kijk ook" not in error.wat, "the missing field is the same mistake"
    assert regel(folder, "casusvrag:") in str(error.waar)
    assert 'Bedoelt u "casusvraag"?' in str(error.doe)


def test_a_misspelt_field_deeper_down(maak: Maak) -> None:
    folder = maak(("wie_heeft_het: het wijkteam", "wie_heeft: het wijkteam"))
    error = fout(folder)
    assert regel(folder, "wie_heeft: ") in str(error.waar)
    assert "veld zoekt › nummer 1 › wie_heeft" in str(error.waar)
    assert 'Bedoelt u "wie_heeft_het"?' in str(error.doe)


def test_an_unknown_field_that_looks_like_nothing_lists_what_is_possible(maak: Maak) -> None:
    error = fout(maak(("naam: Preventie", "naam: Preventie\n  xyz: 1")))
    assert "Kies uit: id, naam, status" in str(error.doe)


def test_a_wrong_choice_gets_a_suggestion(maak: Maak) -> None:
    folder = maak(("status: voorstel", "status: voorstl"))
    error = fout(folder)
    assert 'staat "voorstl". Verwacht: voorstel, meegegeven of vervallen.' in error.wat
    assert regel(folder, "voorstl") in str(error.waar)
    assert 'Bedoelt u "voorstel"?' in str(error.doe)


def test_a_wrong_date(maak: Maak) -> None:
    folder = maak(("2026-03-31", "31 maart"))
    error = fout(folder)
    assert "Verwacht: een datum als 2026-03-31." in error.wat
    assert regel(folder, "31 maart") in str(error.waar)


@pytest.mark.parametrize(
    ("old", "new", "veld"),
    [
        ("opgaven: [opgroeien]", "opgaven: opgroeien", "opgaven"),
        ("opgaven: [opgroeien]", "opgaven: []", "opgaven"),
        ("opgaven: [opgroeien]", "opgaven: [opgroeien, opgroeien]", "opgaven"),
        ("naam: Nabijheid", "naam: [Nabijheid]", "naam"),
        ("naam: Nabijheid", "naam: {a: b}", "naam"),
        ("id: nabijheid", "id: Nabij heid", "id"),
        ("lijn: begrip", "lijn: begrippen", "koppelingen › nummer 1 › lijn"),
        ("{jaar}?", "{jaar!r}?", "koppelingen › nummer 1 › vraag › tekst"),
        ("{jaar}?", "{wethouder}?", "koppelingen › nummer 1 › vraag › tekst"),
        ("{jaar}?", "{jaar?", "koppelingen › nummer 1 › vraag › tekst"),
    ],
)
def test_a_wrong_value_names_line_and_field(maak: Maak, old: str, new: str, veld: str) -> None:
    folder = maak((old, new))
    error = fout(folder)
    assert str(error.waar).endswith(f"{regel(folder, new)}, veld {veld}")
    assert "erwacht" in error.wat or "accolades" in error.wat


def test_a_given_value_needs_its_decision(maak: Maak) -> None:
    folder = maak(("status: voorstel", "status: meegegeven"))
    error = fout(folder)
    assert "het besluit van de raad ontbreekt" in error.wat
    assert regel(folder, "- id: preventie") in str(error.waar)
    assert "meegegeven_bij" in str(error.waar) and "voorstel" in str(error.doe)


def test_a_proposal_carries_no_decision(maak: Maak) -> None:
    folder = maak(("status: meegegeven", "status: voorstel"))
    error = fout(folder)
    assert "er staat wel een besluit bij" in error.wat
    assert f"{regel(folder, 'meegegeven_bij:')}, veld meegegeven_bij" in str(error.waar)


def test_half_an_entry_names_the_other_faults_too(maak: Maak) -> None:
    folder = maak(("status: voorstel", "status: vorstel"), ("soort: casus", "soort: kasus"))
    error = fout(folder)
    other = regel(folder, "soort: kasus").rpartition(" ")[2]
    assert f"Kijk ook naar regel {other}" in error.wat


def test_an_id_stands_once(maak: Maak) -> None:
    folder = maak(("id: preventie", "id: nabijheid"))
    error = fout(folder)
    first = regel(folder, "- id: nabijheid").rpartition(" ")[2]
    assert f'"nabijheid" komt twee keer voor; de eerste staat in regel {first}' in error.wat
    assert "veld id" in str(error.waar) and regel(folder, "- id: nabijheid") + "," not in str(error.waar)


def test_a_field_stands_once(maak: Maak) -> None:
    folder = maak(("naam: Preventie", "naam: Preventie\n  naam: Voorkomen"))
    error = fout(folder)
    assert 'Het veld "naam" staat hier twee keer.' in error.wat
    assert regel(folder, "Voorkomen") in str(error.waar)


def test_a_link_to_an_unknown_opgave(maak: Maak) -> None:
    folder = maak(("opgaven: [opgroeien]", "opgaven: [opgroei]"))
    error = fout(folder)
    assert '"nabijheid" verwijst naar "opgroei", maar dat staat niet in opgaven.yaml.' in error.wat
    assert regel(folder, "[opgroei]") in str(error.waar)
    assert 'Bedoelt u "opgroeien"?' in str(error.doe)


def test_a_link_to_an_unknown_indicator(maak: Maak) -> None:
    folder = maak()
    register = lees_register(folder)
    register.controleer_indicatoren({"jeugd_lasten_per_inwoner"})
    with pytest.raises(SociaalDomeinFout) as caught:
        register.controleer_indicatoren({"jeugd_lasten_per_inwoners", "wmo_lasten"})
    assert regel(folder, "indicator:") in str(caught.value.waar)
    assert 'Bedoelt u "jeugd_lasten_per_inwoners"?' in str(caught.value.doe)


def test_a_missing_file(maak: Maak) -> None:
    folder = maak()
    (folder / "opgaven.yaml").unlink()
    error = fout(folder)
    assert "bestaat niet" in error.wat and "opgaven.yaml" in str(error.waar)
    assert "sociaal-domein begin" in str(error.doe)


@pytest.mark.parametrize("text", ["", "# alleen commentaar\n", "[]", "~\n", "---\n"])
def test_an_empty_file(maak: Maak, text: str) -> None:
    assert "leeg" in fout(maak(waarden=text)).wat


@pytest.mark.parametrize("text", ["naam: x", "tekst", "{}"])
def test_a_file_that_is_no_list(maak: Maak, text: str) -> None:
    error = fout(maak(waarden=text))
    assert "geen lijst" in error.wat and "regel 1" in str(error.waar)


def test_an_entry_that_is_no_group_of_fields(maak: Maak) -> None:
    error = fout(maak(waarden="- nabijheid\n"))
    assert "geen groep velden" in error.wat and "regel 1" in str(error.waar)


LACH = "\n".join(["- &a0 [x]", *(f"- &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12))])


@pytest.mark.parametrize(
    ("text", "woord", "line"),
    [
        (LACH, "verwijzing", 1),
        ("- id: x\n  naam: &naam x\n", "verwijzing", 2),
        ("- id: x\n  naam: *naam\n", "verwijzing", 2),
        ("- id: x\n  <<: *naam\n", "verwijzing", 2),
        ("- id: !!python/object/apply:os.system ['true']\n", "label", 1),
        ("- id: x\n  naam: !!int '3'\n", "label", 2),
        ("- ? [a, b]\n  : c\n", "geen gewoon woord", 1),
        ("- id: x\n---\n- id: y\n", "meer dan één document", 2),
        ("[" * 5000 + "]" * 5000, "te diep", 1),
        ("- id: x\n\tnaam: y\n", "niet te lezen als YAML", 2),
        ("- id: x\n  naam: Eén gezin: één plan\n", "niet te lezen als YAML", 2),
        ('- id: "x\n', "niet te lezen als YAML", 2),
        ("- id: x\n  naam: a\0b\n", "niet te lezen als YAML", 2),
    ],
)
def test_tricks_and_broken_yaml_are_refused_with_their_line(maak: Maak, text: str, woord: str, line: int) -> None:
    error = fout(maak(waarden=text))
    assert woord in error.wat
    assert f"waarden.yaml, regel {line}" in str(error.waar)


def test_the_remedy_fits_the_mistake(maak: Maak) -> None:
    assert "tab" in str(fout(maak(waarden="- id: x\n\tnaam: y\n")).doe)
    assert "aanhalingstekens" in str(fout(maak(waarden="- id: x\n  naam: Gezin: plan\n")).doe)


def test_other_encodings(maak: Maak) -> None:
    folder = maak()
    path = folder / "waarden.yaml"
    path.write_bytes(codecs.BOM_UTF8 + WAARDEN.encode())
    assert len(lees_register(folder).waarden) == 2
    path.write_bytes(WAARDEN.replace("Wie zag", "Wie zág").encode("latin-1"))
    error = fout(folder)
    assert "UTF-8" in error.wat and "UTF-8" in str(error.doe)
    assert regel(maak(("Wie zag", "Wie zág")), "zág") in str(error.waar)


def test_a_huge_file_and_a_folder_are_refused(maak: Maak) -> None:
    folder = maak(waarden="# x\n" * 300_000)
    assert "te groot" in fout(folder).wat
    (folder / "waarden.yaml").unlink()
    (folder / "waarden.yaml").mkdir()
    assert "kan niet gelezen worden" in fout(folder).wat


BROKEN = st.builds(
    lambda base, at, size, new: base[:at] + new + base[at + size :],
    st.sampled_from([WAARDEN, OPGAVEN]),
    st.integers(0, len(WAARDEN)),
    st.integers(0, 30),
    st.text(alphabet=st.sampled_from("-:[]{}#&*!|>'\"%@`,? \n\tax0~."), max_size=12),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=200), BROKEN))
def test_no_text_whatever_gives_another_error(text: str) -> None:
    for kind in soorten().values():
        try:
            lees_records(text, Path("waarden.yaml"), kind)
        except SociaalDomeinFout as error:
            assert error.waar and error.doe
