"""The agenda file, read back by a small reader that takes nothing but what RFC 5545 allows."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from hypothesis import given, settings

from sociaal_domein.instellingen import Reglement
from sociaal_domein.register import Motie, Raadsvraag, Toezegging
from sociaal_domein.vragen.agenda import ics
from sociaal_domein.vragen.boek import Boek
from tests.vragen.registers import Stukken, stukken

DAG = date(2026, 3, 10)
Gebeurtenis = dict[str, str]


def lees(text: str) -> list[Gebeurtenis]:
    """Read a calendar strictly: line ends, length, folding, nesting, one value per name, escapes."""
    assert text.endswith("\r\n")
    pieces = text.removesuffix("\r\n").split("\r\n")
    assert not any(re.search("[\r\n\x00-\x08\x0b-\x1f\x7f\u2028\u2029]", piece) for piece in pieces)
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    lines: list[str] = []
    for piece in pieces:
        if piece.startswith(" "):
            lines[-1] += piece[1:]
        else:
            lines.append(piece)
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR" and "VERSION:2.0" in lines
    events: list[Gebeurtenis] = []
    inside = False
    for line in lines[1:-1]:
        match = re.fullmatch(r"([A-Z-]+)((?:;[A-Z]+=[A-Z]+)*):(.*)", line, re.DOTALL)
        assert match, line
        name, value = match[1], match[3]
        if name == "BEGIN":
            assert value == "VEVENT" and not inside
            inside = True
            events.append({})
        elif name == "END":
            assert value == "VEVENT" and inside
            inside = False
        elif inside:
            assert name not in events[-1]
            events[-1][name] = zonder_escapes(value) if name in ("SUMMARY", "DESCRIPTION") else value
    assert not inside
    for event in events:
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= event.keys()
        assert date.fromisoformat(event["DTSTART"]).toordinal() + 1 == date.fromisoformat(event["DTEND"]).toordinal()
    assert len({event["UID"] for event in events}) == len(events)
    return events


def zonder_escapes(value: str) -> str:
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), value
    assert re.fullmatch(r"(?:[^\\]|\\[\\;,nN])*", value, re.DOTALL), value
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)


def vraag(id: str, **anders: Any) -> Raadsvraag:
    return Raadsvraag.model_validate({"id": id, "naam": "Wachten", "tekst": "Hoe lang?", **anders})


INGEDIEND = [{"soort": "ingediend", "datum": "2026-03-01"}]


def test_the_terms_that_run_are_there_and_no_others():
    boek = Boek(
        None,
        {
            "v1": vraag("v1", gebeurtenissen=INGEDIEND, link="https://voorbeeld.nl/v1?a=1,2;3"),
            "v2": vraag("v2", gebeurtenissen=INGEDIEND, antwoorden=[{"datum": "2026-03-05"}]),
            "v3": vraag("v3"),
            "v4": vraag("v4", gebeurtenissen=INGEDIEND, vraagtype="technische_vraag"),
        },
        {
            "t1": Toezegging.model_validate(
                {"id": "t1", "naam": "Brief", "tekst": "Een brief.", "door": "wethouder jeugd", "termijn": "2026-02-01"}
                | {"gebeurtenissen": [{"soort": "gedaan", "datum": "2026-01-01"}]}
            )
        },
        {
            "m1": Motie.model_validate(
                {"id": "m1", "naam": "Motie", "tekst": "Verzoekt.", "termijn": "2026-12-31"}
                | {"gebeurtenissen": [*INGEDIEND, {"soort": "aangenomen", "datum": "2026-03-02"}]}
            )
        },
    )
    found = {event["SUMMARY"]: event for event in lees(ics(boek, DAG))}
    assert {title: event["DTSTART"] for title, event in found.items()} == {
        "Antwoord: Wachten": "20260331",
        "Toezegging: Brief (te laat)": "20260201",
        "Motie: Motie": "20261231",
    }
    assert found["Antwoord: Wachten"]["URL"] == "https://voorbeeld.nl/v1?a=1,2;3"
    assert found["Antwoord: Wachten"]["DTSTAMP"] == "20260310T000000Z"


def test_the_key_of_an_event_stays_when_its_day_moves_and_differs_per_municipality():
    later = [*INGEDIEND, {"soort": "uitgesteld", "datum": "2026-03-02", "tot": "2026-05-01"}]
    before, after, elsewhere = (
        lees(ics(Boek(None, {"v1": vraag("v1", gebeurtenissen=events)}, gemeente=name), DAG))[0]
        for events, name in ((INGEDIEND, "A"), (later, "A"), (later, "B"))
    )
    assert (before["DTSTART"], after["DTSTART"]) == ("20260331", "20260501")
    assert before["UID"] == after["UID"] != elsewhere["UID"]


@settings(max_examples=40, deadline=None)
@given(register=stukken())
def test_whatever_people_write_it_stays_one_calendar(register: Stukken):
    questions, promises, motions = ({r.id: r for r in records} for records in register)
    boek = Boek(None, questions, promises, motions, Reglement(termijn_technisch="1 dag", termijn_mondeling="2 weken"))
    day = date(2015, 6, 1)
    events = lees(ics(boek, day))
    waiting = [r for records in register for r in records if (s := boek.stand(r, day)).is_open and s.uiterlijk]
    assert len(events) == len(waiting)
    for event, record in zip(events, waiting, strict=True):
        text = record.tekst.replace("\u2028", "\n").replace("\u2029", "\n")
        assert event["DESCRIPTION"].endswith(f"\n\n{text}")


def test_an_empty_book_gives_an_empty_calendar():
    assert lees(ics(Boek(None), DAG)) == []
