"""What iBabs, Notubiz, GO and OpenBesluitvorming give, and what a file must not be able to do."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register import Motie, Raadsvraag
from sociaal_domein.vragen.inuit.herkennen import lees_bestand
from sociaal_domein.vragen.inuit.koppeling import Vraagkoppeling
from sociaal_domein.vragen.inuit.ods import schrijf_ods
from sociaal_domein.vragen.inuit.oogst import Oogst
from tests.vragen.inuit.conftest import LEVERANCIERS

DAG = date(2026, 11, 1)
BOM = b"""<?xml version="1.0"?>
<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>
<Entries>&c;</Entries>"""
XXE = b"""<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><Entries>&x;</Entries>"""


def lees(name: str, mapping: Vraagkoppeling | None = None) -> Oogst:
    return lees_bestand(LEVERANCIERS / name, None, (mapping, Path("k.yml")) if mapping else None, gelezen=DAG)[1]


def test_ibabs_entry_with_its_documents_and_votes():
    harvest = lees("ibabs_motie.xml")
    ((place, motie),) = harvest.stukken
    assert (harvest.rijen, place) == (3, "stuk 7381")
    assert isinstance(motie, Motie)
    assert motie.steller == ["Anna Verzonnen", "Cor van den Bedacht", "D. Onecht"]
    assert motie.fractie == ["Lijst Fictief", "Partij Voorbeeld"]
    assert [(event.soort, event.datum) for event in motie.gebeurtenissen] == [
        ("ingediend", date(2026, 1, 29)),
        ("verworpen", date(2026, 1, 29)),
    ]
    assert [(s.fractie, s.keuze) for s in motie.stemmen] == [
        ("Lijst Fictief", "verdeeld"),
        ("Partij Voorbeeld", "voor"),
    ]
    assert motie.link == "https://ibabs.example.test/?site=Voorbeeld&id=2"
    assert motie.herkomst is not None
    assert motie.herkomst.velden == {
        "Agendapunt": "Gemeenteraad 29-1-2026\n23 Huiskamers in de wijken",
        "Beleidsveld": "Welzijn",
    }
    assert [document.titel for _, document in harvest.documenten] == ["M12 Huiskamer in elke wijk"]
    assert [reason for _, reason in harvest.apart] == ["Dit document is vertrouwelijk. Er is niets van bewaard."]
    assert "eheim" not in repr(harvest.stukken) + repr(harvest.documenten)


def test_ibabs_list_and_meeting():
    harvest = lees("ibabs_lijst.xml")
    assert [(type(stuk), stuk.naam) for _, stuk in harvest.stukken] == [
        (Motie, "M12 Huiskamer in elke wijk"),
        (Raadsvraag, "SV7 Wachten op & zoeken naar hulp"),
    ]
    assert len(harvest.apart) == 2
    meeting = lees("ibabs_vergadering.xml")
    assert [(d.titel, d.datum) for _, d in meeting.documenten] == [
        ("Besluitenlijst", date(2025, 1, 14)),
        ("Memo wachttijden", date(2025, 1, 14)),
    ]
    assert "example.test" not in repr(meeting).replace("ibabs.example.test", "")  # nor who was there


def test_ibabs_names_of_values_that_are_not_usual_need_a_mapping(tmp_path: Path):
    text = (LEVERANCIERS / "ibabs_motie.xml").read_text("utf-8")
    file = tmp_path / "stuk.xml"
    file.write_text(text.replace("<b:Key>Onderwerp<", "<b:Key>Betreft<").replace("Motie verworpen", "Nee"), "utf-8")
    _, without = lees_bestand(file, None, None, gelezen=DAG)
    assert [reason for _, reason in without.apart][-1] == "Er is geen dag bij te noemen."
    assert without.stukken == []
    mapping = Vraagkoppeling.model_validate(
        {
            "soort": "motie",
            "systeem": "ibabs",
            "sleutel": "ID",
            "velden": {"naam": "Betreft", "ingediend": "Datum", "status": "Status", "status_dag": "Datum"},
            "woorden": {"status": {"nee": "verworpen"}},
        }
    )
    _, harvest = lees_bestand(file, None, (mapping, Path("k.yml")), gelezen=DAG)
    assert [stuk.gebeurtenissen[-1].soort for _, stuk in harvest.stukken] == ["verworpen"]


def test_notubiz_items_and_what_is_confidential():
    harvest = lees("notubiz.json")
    found = dict(harvest.stukken)
    motie, amendement, vraag = found["stuk 501"], found["stuk 502"], found["stuk 504"]
    assert isinstance(motie, Motie)
    assert isinstance(vraag, Raadsvraag)
    assert motie.steller == ["Anna Verzonnen", "Cor van den Bedacht"]
    assert {s.fractie: s.keuze for s in motie.stemmen} == {
        "Lijst Fictief": "voor", "Partij Voorbeeld": "voor", "Groep Onecht": "verdeeld", "Ons Bedenksel": "tegen",
    }  # fmt: skip
    assert (motie.termijn, motie.gebeurtenissen[-1].soort) == (date(2026, 9, 30), "aangenomen")
    assert amendement.model_dump()["is_amendement"]
    assert [(a.datum, a.document) for a in vraag.antwoorden] == [(date(2026, 3, 27), "Antwoordbrief wachten op hulp")]
    assert dict(harvest.apart) == {
        "stuk 503": "Dit stuk is vertrouwelijk. Er is niets van bewaard.",
        "document 903": "Dit document is vertrouwelijk. Er is niets van bewaard.",
        "stuk 505": "Deze module bevat geen vragen, toezeggingen of moties.",
    }
    assert "ertrouwelijk" not in repr(harvest.stukken) + repr(harvest.documenten)
    assert harvest.rijen == len(harvest.stukken) + len(harvest.documenten) + len(harvest.apart)


def test_go_and_openbesluitvorming_become_documents():
    go = lees("go.json")
    assert [(d.titel, d.organisatie, d.link) for _, d in go.documenten] == [
        ("stukken", "Gemeenteraad", ""),
        ("Opening: agenda", "Gemeenteraad", ""),
    ]
    assert len(go.apart) == 1
    found = lees("openbesluitvorming.json")
    ((_, document),) = found.documenten
    assert (document.titel, document.soort, document.datum) == (
        "Raadsbrief wachttijden jeugdhulp",
        "Raadsbrief",
        date(2026, 2, 3),
    )
    assert [place for place, _ in found.apart] == ["document nummer 2"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("bom.xml", BOM, "DOCTYPE"),
        ("xxe.xml", XXE, "DOCTYPE"),
        ("half.xml", b"<Entries><a:x>", "niet te lezen als XML"),
        ("diep.xml", b"<a>" * 5000 + b"</a>" * 5000, "te diep"),
        ("ander.xml", b"<html/>", "geen lijst, stuk of vergadering"),
        ("half.json", b'{"items": [', "niet te lezen als JSON"),
        ("diep.json", b"[" * 100_000, "niet te lezen als JSON"),
        ("nan.json", b'{"results": [NaN]}', "niet te lezen als JSON"),
        ("latijn.json", '{"a": "é"}'.encode("latin-1"), "niet te lezen als JSON"),
        ("vreemd.json", b'{"a": 1}', "vorm van dit bestand is onbekend"),
        ("modules.json", b'{"modules": [{"id": 6}]}', "geen stukken van Notubiz"),
        ("leeg.json", b" \n", "leeg"),
        ("wat.bin", b"\x00\x01", "niet te zien wat het is"),
        ("stuk.xlsx", b"PK\x03\x04 geen zip", "beschadigd"),
    ],
)
def test_a_bad_file_is_refused_in_dutch(tmp_path: Path, name: str, content: bytes, says: str):
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(SociaalDomeinFout, match=says) as caught:
        lees_bestand(file, None, None, gelezen=DAG)
    assert str(file.name) in str(caught.value.waar)


def test_a_file_that_is_too_big_is_refused_unread(tmp_path: Path):
    file = tmp_path / "groot.json"
    with file.open("wb") as handle:
        handle.truncate(200_000_000)
    with pytest.raises(SociaalDomeinFout, match="te groot"):
        lees_bestand(file, None, None, gelezen=DAG)


def test_rubbish_in_every_place_is_set_aside_and_never_breaks(tmp_path: Path):
    """Every value of the samples in turn becomes something else."""

    def spoil(value: Any, by: Any) -> Any:
        yield by
        if isinstance(value, dict):
            for key, part in value.items():
                yield from ({**value, key: other} for other in spoil(part, by))
        elif isinstance(value, list):
            for i, part in enumerate(value):
                yield from ([*value[:i], other, *value[i + 1 :]] for other in spoil(part, by))

    count = 0
    for name in ("ods.json", "notubiz.json", "go.json", "openbesluitvorming.json"):
        sample = json.loads((LEVERANCIERS / name).read_text("utf-8"))
        for by in (7, []):
            for spoiled in spoil(sample, by):
                file = tmp_path / name
                file.write_text(json.dumps(spoiled), "utf-8")
                try:
                    harvest = lees_bestand(file, None, None, gelezen=DAG)[1]
                except SociaalDomeinFout:
                    continue
                kept = len(harvest.stukken) + len(harvest.documenten) + len(harvest.overig)
                assert harvest.rijen == kept + len(harvest.apart) + harvest.gevoegd
                if harvest.vorm == "ods":
                    given = schrijf_ods([s for _, s in harvest.stukken], [k for *_, k in harvest.overig])
                    rows = [given["results"]] if "results" in given else [part["results"] for part in given.values()]
                    assert sum(map(len, rows)) == harvest.rijen - len(harvest.apart)
                count += 1
    assert count > 500
