"""Questions, promises and motions as records: what they need, what they refuse, and what the guard gets to read."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register import Motie, Raadsvraag, Record, Toezegging, soorten
from sociaal_domein.register.lezen import lees_records
from sociaal_domein.register.schrijven import schrijf_records

MODELLEN = {"raadsvragen": Raadsvraag, "toezeggingen": Toezegging, "moties": Motie}
VRAAG: dict[str, Any] = {
    "id": "v1",
    "naam": "Wachten",
    "tekst": "Hoe lang?",
    "gebeurtenissen": [{"soort": "ingediend", "datum": "2026-03-01"}],
}
TOEZEGGING: dict[str, Any] = {
    "id": "t1",
    "naam": "Brief",
    "tekst": "Er komt een brief.",
    "door": "wethouder jeugd",
    "gebeurtenissen": [{"soort": "gedaan", "datum": "2026-03-01"}],
}
MOTIE: dict[str, Any] = {"id": "m1", "naam": "Motie", "tekst": "Verzoekt het college."}
BASIS = {"raadsvragen": VRAAG, "toezeggingen": TOEZEGGING, "moties": MOTIE}


def fout(soort: str, velden: dict[str, Any]) -> SociaalDomeinFout:
    """Read a record as YAML (JSON is YAML too) and return what was wrong with it."""
    with pytest.raises(SociaalDomeinFout) as caught:
        lees_records(json.dumps([{**BASIS[soort], **velden}], indent=1), Path("x.yaml"), soorten()[soort])
    assert caught.value.waar and caught.value.doe
    return caught.value


@pytest.mark.parametrize("soort", BASIS)
def test_the_least_is_enough_and_a_register_finds_it_by_its_folder(soort: str):
    record = MODELLEN[soort].model_validate(BASIS[soort])
    kind = soorten()[soort]
    assert kind.model is type(record)
    assert kind.pad(Path("register"), record.id) == Path(f"register/{soort}/{record.id}.yaml")


def test_one_name_is_a_list_of_one_name():
    record = Raadsvraag.model_validate({**VRAAG, "steller": "A. Voorbeeld", "fractie": ["Eén", "Twee"]})
    assert (record.steller, record.fractie) == (["A. Voorbeeld"], ["Eén", "Twee"])


@pytest.mark.parametrize(
    ("soort", "velden", "waar", "wat"),
    [
        ("raadsvragen", {"fase": "beantwoord"}, "fase", 'Het veld "fase" bestaat niet'),
        ("raadsvragen", {"vraagtype": "motie"}, "vraagtype", "technische_vraag, mondelinge_politieke_vraag of"),
        ("raadsvragen", {"grondslag": "156"}, "grondslag", "155, 169 lid 3 of technisch"),
        ("raadsvragen", {"link": "javascript:alert(1)"}, "link", "webadres"),
        ("raadsvragen", {"link": "https://ik:geheim@voorbeeld.nl"}, "link", "een gebruiker of een wachtwoord"),
        ("raadsvragen", {"link": "https://voorbeeld.nl/\x00a"}, "link", "onzichtbaar teken"),
        ("raadsvragen", {"tekst": "scherm\u202eom"}, "tekst", "onzichtbaar teken"),
        ("raadsvragen", {"gebeurtenissen": [], "antwoorden": [{"datum": "2026-03-02"}]}, "", "precies één"),
        (
            "raadsvragen",
            {"gebeurtenissen": [{"soort": "ingediend", "datum": "2026-03-01"}] * 2},
            "gebeurtenissen",
            'precies één gebeurtenis "ingediend"',
        ),
        (
            "raadsvragen",
            {"antwoorden": [{"datum": "2026-02-28"}]},
            "gebeurtenissen",
            'De gebeurtenis "beantwoord" is van',
        ),
        (
            "raadsvragen",
            {"gebeurtenissen": [*VRAAG["gebeurtenissen"], {"soort": "uitgesteld", "datum": "2026-03-20"}]},
            "gebeurtenissen › nummer 2 › tot",
            "Bij uitstel hoort een nieuwe dag",
        ),
        (
            "toezeggingen",
            {
                "gebeurtenissen": [
                    *TOEZEGGING["gebeurtenissen"],
                    {"soort": "uitgesteld", "datum": "2026-03-20", "tot": "2026-03-20"},
                ]
            },
            "gebeurtenissen › nummer 2 › tot",
            "later dan de dag van het uitstel",
        ),
        ("toezeggingen", {"gebeurtenissen": []}, "gebeurtenissen", "is leeg"),
        (
            "toezeggingen",
            {"gebeurtenissen": [*TOEZEGGING["gebeurtenissen"], {"soort": "afgedaan", "datum": "2026-03-20"}]},
            "gebeurtenissen › nummer 2 › document",
            "pas afgedaan met een stuk",
        ),
        ("moties", {"gebeurtenissen": [{"soort": "aangenomen", "datum": "2026-03-20"}]}, "", '"ingediend"'),
        (
            "moties",
            {"stemmen": [{"fractie": "Eén", "keuze": "misschien"}]},
            "stemmen › nummer 1 › keuze",
            "voor, tegen",
        ),
        (
            "raadsvragen",
            {"herkomst": {"systeem": "ibabs", "sleutel": "1", "gelezen": "2026-03-01", "velden": "{kapot"}},
            "herkomst › velden",
            "niet te lezen als JSON",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(soort: str, velden: dict[str, Any], waar: str, wat: str):
    error = fout(soort, velden)
    assert wat in error.wat
    assert waar in str(error.waar)


@pytest.mark.parametrize("soort", BASIS)
def test_what_has_happened_is_not_in_the_future(soort: str):
    first = {"raadsvragen": "ingediend", "toezeggingen": "gedaan", "moties": "ingediend"}[soort]
    for days in (0, 1):
        entry = {"soort": first, "datum": str(date.today() + timedelta(days))}
        if days:
            assert "toekomst" in fout(soort, {"gebeurtenissen": [entry]}).wat
        else:
            MODELLEN[soort].model_validate({**BASIS[soort], "gebeurtenissen": [entry]})


def test_a_record_does_not_change_and_a_change_is_validated():
    record = Raadsvraag.model_validate(VRAAG)
    with pytest.raises(ValidationError):
        record.naam = "Anders"
    with pytest.raises(ValidationError):
        Raadsvraag.model_validate({**record.model_dump(), "antwoorden": [{"datum": date(2026, 2, 1)}]})


def test_fields_of_another_system_keep_their_kind_on_the_way_to_yaml_and_back(tmp_path: Path):
    fields = {
        "n": 5,
        "f": 1.5,
        "leeg": None,
        "ja": True,
        "lijst": [1, "1", {}],
        "": {"a": []},
        "half": "\ud83d",
        "é": "ü",
    }
    origin = {"systeem": "ibabs", "sleutel": "0012", "gelezen": "2026-03-01", "velden": fields}
    record = Motie.model_validate({**MOTIE, "herkomst": origin})
    file = tmp_path / "m1.yaml"
    schrijf_records(file, soorten()["moties"], [record])
    read = lees_records(file.read_text(encoding="utf-8"), file, soorten()["moties"]).records["m1"]
    assert isinstance(read, Motie) and read == record and read.herkomst is not None
    assert read.herkomst.velden == fields
    assert read.herkomst.sleutel == "0012"
    whole = {**fields, "half": "heel"}
    again = Motie.model_validate({**MOTIE, "herkomst": {**origin, "velden": whole}})
    assert again.model_dump(mode="json")["herkomst"]["velden"] == whole
    assert Motie.model_validate_json(again.model_dump_json()) == again


@pytest.mark.parametrize("soort", BASIS)
def test_the_guard_reads_every_field_with_words_of_people(soort: str):
    """Fill every text in a record with a mark of its own: each must be read, or be on the list of what is not free."""
    marks: dict[str, str] = {}
    record = MODELLEN[soort].model_validate(_gevuld(soort, marks))
    read = {text for _, text in record.teksten()}
    unread = {path for mark, path in marks.items() if mark not in read}
    assert unread == NIET_VRIJ[soort]


NIET_VRIJ = {
    # Names of office-holders (looked at apart), numbers, figures, and where something was read.
    "raadsvragen": {"nummer", "portefeuillehouder", "steller", "fractie"},
    "toezeggingen": {"nummer", "portefeuillehouder", "door", "aan", "vergadering"},
    "moties": {"nummer", "portefeuillehouder", "steller", "fractie"},
}


def _gevuld(soort: str, marks: dict[str, str]) -> dict[str, Any]:
    def mark(path: str) -> str:
        marks[f"merk {len(marks)}"] = path
        return f"merk {len(marks) - 1}"

    entry = {**BASIS[soort], "naam": mark("naam"), "tekst": mark("tekst"), "toelichting": mark("toelichting")}
    for name in NIET_VRIJ[soort]:
        entry[name] = mark(name)
    event = (
        {**entry["gebeurtenissen"][0]} if "gebeurtenissen" in entry else {"soort": "ingediend", "datum": "2026-03-01"}
    )
    entry["gebeurtenissen"] = [event | {name: mark(f"gebeurtenissen.{name}") for name in ("toelichting", "document")}]
    if soort == "toezeggingen":
        entry["geleerd"] = mark("geleerd")
    if soort == "raadsvragen":
        verdict = {"beantwoordt": "ja", "datum": "2026-03-05"}
        verdict |= {name: mark(f"oordeel.{name}") for name in ("toelichting", "geleerd")}
        answer = {"datum": "2026-03-05", "samenvatting": mark("samenvatting"), "document": mark("antwoord.document")}
        entry["antwoorden"] = [answer | {"oordeel": verdict}]
        entry["deelvragen"] = [mark("deelvragen")]
        entry["wat_de_raad_doet"] = mark("wat_de_raad_doet")
    return entry


def test_every_kind_says_in_dutch_what_each_field_expects():
    for name in BASIS:
        model: type[Record] = soorten()[name].model
        assert all(field.description for field in model.model_fields.values())
