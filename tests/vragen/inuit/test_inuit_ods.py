"""ODS both ways: a file of another is given back as it was, and a register of ours is read back equal."""

from __future__ import annotations

import copy
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from sociaal_domein.register import Motie, Raadsvraag
from sociaal_domein.vragen.ingelezen import Stuk
from sociaal_domein.vragen.inuit.ods import lees_ods, schrijf_ods
from sociaal_domein.vragen.inuit.oogst import Oogst
from tests.vragen.inuit.conftest import LEVERANCIERS
from tests.vragen.registers import Stukken, stukken

DAG = date(2026, 3, 1)
VOORBEELD = json.loads((LEVERANCIERS / "ods.json").read_text("utf-8"))


def alle(register: Stukken) -> list[Stuk]:
    return [*register.raadsvragen, *register.toezeggingen, *register.moties]


def heen_en_terug(register: Stukken) -> None:
    written = json.dumps(schrijf_ods(alle(register), gemeente=("9999", "Voorbeeldgemeente")))
    read = lees_ods(json.loads(written), gelezen=DAG)
    assert read.apart == []
    assert [stuk for _, stuk in read.stukken] == alle(register)
    assert read.rijen == len(read.stukken) + read.gevoegd + len(read.overig)


def terug(harvest: Oogst) -> dict[str, Any]:
    return schrijf_ods([stuk for _, stuk in harvest.stukken], [kept for *_, kept in harvest.overig])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(register=stukken())
def test_a_register_is_read_back_equal(register: Stukken):
    heen_en_terug(register)


def test_a_file_of_another_is_given_back_as_it_was():
    assert terug(lees_ods(VOORBEELD, gelezen=DAG)) == VOORBEELD
    bare = VOORBEELD["informatieobjecten"]
    assert terug(lees_ods(bare, gelezen=DAG)) == bare


def test_what_the_standard_says_stands_in_our_fields():
    found = {stuk.id: stuk for _, stuk in lees_ods(VOORBEELD, gelezen=DAG).stukken}
    vraag, motie = found["ods_1"], found["ods_3"]
    assert isinstance(vraag, Raadsvraag)
    assert isinstance(motie, Motie)
    assert (vraag.naam, vraag.steller, vraag.fractie) == ("Wachten op jeugdhulp", ["Anna Verzonnen"], ["Lijst Fictief"])
    assert vraag.ingediend_op == date(2026, 1, 20)
    assert [(a.datum, a.samenvatting) for a in vraag.antwoorden] == [(date(2026, 2, 20), "De wachttijd is acht weken.")]
    assert (motie.is_amendement, motie.motietype) == (True, "voorstel")
    assert [(s.fractie, s.keuze) for s in motie.stemmen] == [("Lijst Fictief", "voor")]
    assert found["ods_4"].model_dump()["door"] == "A. Fictief"


def test_what_changed_here_goes_along_and_the_rest_stays():
    harvest = lees_ods(VOORBEELD, gelezen=DAG)
    records = [stuk for _, stuk in harvest.stukken]
    changed = [
        type(stuk).model_validate(stuk.model_dump() | {"waarden": ["nabijheid"], "naam": "Een nieuwe titel"})
        if stuk.id == "ods_1"
        else stuk
        for stuk in records
    ]
    written = schrijf_ods(changed, [kept for *_, kept in harvest.overig])
    expected = copy.deepcopy(VOORBEELD)
    expected["informatieobjecten"]["results"][1] |= {
        "titel": "Een nieuwe titel",
        "sociaalDomein": {"waarden": ["nabijheid"]},
    }
    assert written == expected
    assert next(stuk.waarden for _, stuk in lees_ods(written, gelezen=DAG).stukken) == ["nabijheid"]


def test_a_long_title_is_cut_in_the_standard_and_whole_in_ours():
    vraag = Raadsvraag(id="v" * 60, naam="lang " * 60, tekst="Waarom?")
    (io,) = schrijf_ods([vraag])["results"]
    assert len(io["titel"]) == 200
    assert len(io["id"]) == 40
    assert io["sociaalDomein"]["naam"] == vraag.naam
    assert "gemeente" not in io
    # What another changed in the standard part counts, as far as we did not say it in our own.
    assert [s.tekst for _, s in lees_ods({"results": [io | {"inhoud": "Hoezo?"}]}, gelezen=DAG).stukken] == ["Hoezo?"]


def test_what_cannot_be_placed_is_set_aside_with_its_reason():
    rows = copy.deepcopy(VOORBEELD["informatieobjecten"]["results"])
    rows[0]["gerelateerdInformatieobject"]["informatieobject"] = {"url": "https://elders.example.test/9"}
    rows[1]["vertrouwelijkheidsaanduiding"] = "geheim"
    rows[2]["motietype"] = "bestaat niet"
    rows.append("geen object")
    harvest = lees_ods({"results": rows}, gelezen=DAG)
    assert dict(harvest.apart) == {
        "informatieobjecten, nummer 1": "Dit is een antwoord. De vraag erbij staat niet in dit bestand. "
        "Ook als zij eerder is ingelezen, wordt het er niet aan toegevoegd. Lees een bestand waarin beide staan.",
        "informatieobjecten, nummer 2": "Dit stuk is niet openbaar. Er is niets van bewaard.",
        "informatieobjecten, nummer 3": 'Het veld "motietype" is niet goed ingevuld. '
        "Verwacht: voorstel, afkeuring, treurnis, wantrouwen, vreemd of overig.",
        "informatieobjecten, nummer 6": "Hier staat geen groep velden.",
    }
    assert harvest.rijen == len(harvest.stukken) + len(harvest.overig) + len(harvest.apart)


def test_a_person_without_an_office_is_not_kept():
    person = {"url": "https://ori.example.test/np/8", "id": "8", "naamNatuurlijkPersoon": {"achternaam": "Inspreker"}}
    harvest = lees_ods({"informatieobjecten": [], "natuurlijkepersonen": {"results": [person]}}, gelezen=DAG)
    assert [reason for _, reason in harvest.apart] == ["Van deze persoon is niet te zien of die een ambt heeft."]
    assert harvest.overig == []


@pytest.mark.parametrize("inhoud", [{"results": []}, {"informatieobjecten": {"results": []}, "fracties": []}])
def test_a_page_of_more_is_said(inhoud: dict[str, Any]):
    assert lees_ods(inhoud, gelezen=DAG).opmerkingen == []
    page = next(iter(inhoud.values())) if "informatieobjecten" in inhoud else inhoud
    page["next"] = "https://ori.example.test/informatieobjecten?page=2"
    (said,) = lees_ods(inhoud, gelezen=DAG).opmerkingen
    assert "Alleen deze is gelezen" in said
