"""The starting set is good enough to hand to a council: whole, plain, and decided by nobody."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from sociaal_domein.register import Register, lees_register, startset

WAARDEN = {
    "nabijheid", "eigen_kracht", "integraal", "maatwerk", "menselijke_maat", "tijdigheid", "toegankelijkheid",
    "preventie", "zeggenschap", "veiligheid", "rechtvaardige_verdeling", "lerend_vermogen", "houdbaarheid",
    "democratische_legitimiteit",
}  # fmt: skip
OPGAVEN = {
    "opgroeien": "jeugd",
    "thuis_en_meedoen": "wmo",
    "rondkomen": "participatie",
    "sociale_basis": "breed",
}
# begins an indirect question: completes "Wij weten nog niet …"
VRAAGWOORD = re.compile(r"(hoe|hoeveel|wat|waar|waarom|waarover|wanneer|wie|welke?|of) ")


@pytest.fixture(scope="module")
def register() -> Register:
    return lees_register(startset())


def texts(register: Register) -> dict[str, str]:
    """Return every text a reader sees, by place."""
    found: dict[str, str] = {}
    for w in register.waarden.values():
        found |= {f"{w.id}.{f}": getattr(w, f) for f in ("naam", "omschrijving", "casusvraag", "zegt_niet")}
        found |= {f"{w.id}.zoekt.{i}": f"Wij weten nog niet {z.wat}." for i, z in enumerate(w.zoekt)}
    for o in register.opgaven.values():
        fields = ("naam", "wat_speelt", "voor_wie", "waarom", "waarheen")
        found |= {f"{o.id}.{f}": getattr(o, f) for f in fields}
    return found


def sentences(text: str) -> list[str]:
    return [s for s in re.split(r"(?<=[.?!])\s+", text.strip()) if s]


def test_all_values_and_opgaven_are_there(register: Register) -> None:
    assert set(register.waarden) == WAARDEN
    assert {o.id: o.wet for o in register.opgaven.values()} == OPGAVEN


def test_no_council_decided_anything(register: Register) -> None:
    assert {w.status for w in register.waarden.values()} == {"voorstel"}
    for name in ("waarden.yaml", "opgaven.yaml"):
        head = (startset() / name).read_text(encoding="utf-8").partition("- id:")[0]
        assert "startset" in head and "voorstel" in head and "Geen enkele gemeenteraad" in head


def test_every_value_seeks_all_three_kinds_of_evidence(register: Register) -> None:
    for w in register.waarden.values():
        assert {z.soort for z in w.zoekt} == {"data", "casus", "experiment"}, w.id
        assert 3 <= len(w.zoekt) <= 4, w.id
        assert any(z.tabel for z in w.zoekt), f"{w.id}: no table or document would fill it"


def test_every_opgave_has_values_and_starts_with_its_own(register: Register) -> None:
    order = {o: [w.id for w in register.waarden_bij(o)] for o in register.opgaven}
    assert all(len(ids) >= 5 for ids in order.values()), order
    assert {o: ids[0] for o, ids in order.items()} == {
        "opgroeien": "preventie",
        "thuis_en_meedoen": "nabijheid",
        "rondkomen": "toegankelijkheid",
        "sociale_basis": "preventie",
    }


def test_tables_are_cbs_ids_or_words(register: Register) -> None:
    for w in register.waarden.values():
        for z in w.zoekt:
            if z.tabel and re.search(r"\d{5}", z.tabel):
                assert re.fullmatch(r"\d{5}NED|data\.overheid\.nl \d{6}", z.tabel), (w.id, z.tabel)
                assert z.soort == "data" and ("CBS" in z.wie_heeft_het or "RIVM" in z.wie_heeft_het), w.id


def test_every_sentence_is_short(register: Register) -> None:
    long = [(place, s) for place, text in texts(register).items() for s in sentences(text) if len(s.split()) > 20]
    assert not long


def test_every_text_is_one_to_three_whole_sentences(register: Register) -> None:
    for place, text in texts(register).items():
        assert "\n" not in text and "  " not in text, place
        if not place.endswith("naam"):
            assert 1 <= len(sentences(text)) <= 3, place
            assert text[-1] in ".?", place
    for w in register.waarden.values():
        assert sentences(w.casusvraag)[0].endswith("?"), w.id


def test_what_is_sought_completes_its_sentence(register: Register) -> None:
    for w in register.waarden.values():
        for z in w.zoekt:
            assert VRAAGWOORD.match(z.wat), (w.id, z.wat)
            assert z.wat[-1] not in ".?" and z.wie_heeft_het[-1] != ".", (w.id, z.wat)


def test_no_text_stands_twice(register: Register) -> None:
    counts = Counter(s for text in texts(register).values() for s in sentences(text))
    assert not [s for s, n in counts.items() if n > 1]


def test_plain_words_only(register: Register) -> None:
    hard = re.compile(r"\b(outcome|monitoren|borgen|implement\w*|casuïstiek|governance|stakeholders?)\b", re.I)
    assert not [place for place, text in texts(register).items() if hard.search(text)]
