"""Lists: what is urgent comes first, choices narrow it, and a spreadsheet runs nothing of it."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO

import pytest

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register import Motie
from sociaal_domein.vragen.boek import Boek
from sociaal_domein.vragen.lijst import Keuze, Lijst, maak_lijst
from tests.vragen.spiegelboek import afgedaan, toezegging, vraag

DAG = date(2026, 6, 1)
UITSTEL = {"soort": "uitgesteld", "datum": "2026-03-20", "tot": "2026-05-01"}


def in_(dag: str, *erna: dict[str, str]) -> list[dict[str, str]]:
    return [{"soort": "ingediend", "datum": dag}, *erna]


BOEK = Boek(
    None,
    {
        q.id: q
        for q in (
            vraag("concept", None),
            vraag("klaar", "2026-02-01", antwoorden=[{"datum": "2026-02-20", "samenvatting": "Ja."}]),
            vraag("net", "2026-05-20", fractie="Partij Een", portefeuillehouder="wethouder jeugd"),
            vraag("eerder", "2026-05-10", waarden=["nabijheid"]),
            vraag("laat", "2026-04-10", fractie=["Partij Een", "Partij Twee"]),
            vraag("later", "2026-03-10", nummer="=1+1", naam="@kwaad", link="https://voorbeeld.example/9"),
            vraag("na_uitstel", "2026-03-01", gebeurtenissen=in_("2026-03-01", UITSTEL)),
            vraag("technisch", "2026-05-01", vraagtype="technische_vraag"),
        )
    },
    {
        "t1": toezegging("t1", "2026-01-01", termijn="2026-05-01", aan="Partij Een", waarden=["tijdigheid"]),
        "t2": toezegging("t2", "2026-01-01", erna=[afgedaan("2026-02-01")]),
    },
    {
        "m": Motie.model_validate(
            {"id": "m", "naam": "Vast gezicht", "tekst": "Verzoekt", "gebeurtenissen": in_("2026-05-01")}
        )
    },
)


def lijst(soort: str = "raadsvragen", **keuze: object) -> Lijst:
    return maak_lijst(BOEK, soort, DAG, Keuze(**keuze), ["nabijheid", "preventie"])  # type: ignore[arg-type]


def test_the_most_urgent_comes_first():
    rows = lijst().regels
    assert [r.id for r in rows] == ["later", "laat", "na_uitstel", "eerder", "net", "technisch", "concept", "klaar"]
    assert [r.termijn for r in rows[:4]] == [
        "53 dagen te laat (was 9 april 2026)",
        "22 dagen te laat (was 10 mei 2026)",
        "31 dagen te laat (was 1 mei 2026)",
        "nog 8 dagen (uiterlijk 9 juni 2026)",
    ]
    assert (rows[5].termijn, rows[7].termijn) == ("geen termijn", "")


@pytest.mark.parametrize(
    ("keuze", "ids"),
    [
        ({"te_laat": True}, ["later", "laat", "na_uitstel"]),
        ({"te_laat_zonder_uitstel": True}, ["later", "laat"]),
        ({"open": True}, ["later", "laat", "na_uitstel", "eerder", "net", "technisch"]),
        ({"fase": "beantwoord"}, ["klaar"]),
        ({"fractie": "partij een"}, ["laat", "net"]),
        ({"fractie": "Partij Een", "te_laat": True}, ["laat"]),
        ({"portefeuillehouder": "JEUGD"}, ["net"]),
        ({"waarde": "nabijheid"}, ["eerder"]),
        ({"waarde": "preventie"}, []),
        ({"fase": "ingetrokken"}, []),
    ],
)
def test_a_choice_narrows_the_list(keuze: dict[str, object], ids: list[str]):
    assert [r.id for r in lijst(**keuze).regels] == ids


@pytest.mark.parametrize(
    ("keuze", "zin"),
    [
        ({"fase": "telaat"}, "te laat"),
        ({"fractie": "Partij Eem"}, "Bedoelt u Partij Een"),
        ({"waarde": "nabijhied"}, "Bedoelt u nabijheid"),
        ({"portefeuillehouder": "burgemeester"}, "wethouder jeugd"),
    ],
)
def test_a_word_that_nothing_has_is_refused(keuze: dict[str, object], zin: str):
    with pytest.raises(SociaalDomeinFout) as caught:
        lijst(**keuze)
    assert zin in str(caught.value)


def test_promises_and_motions_have_lists_too():
    promises = lijst("toezeggingen", te_laat=True)
    assert [r.id for r in promises.regels] == ["t1"]
    assert promises.regels[0].portefeuillehouder == "wethouder jeugd"
    assert [r.id for r in lijst("toezeggingen", fractie="partij een").regels] == ["t1"]
    assert [(r.id, r.stand.fase) for r in lijst("moties").regels] == [("m", "ingediend")]


def test_the_counts_stand_below_and_an_empty_list_says_so():
    text = lijst().tekst()
    assert text.endswith("8 vragen op 1 juni 2026. Open: 6. Te laat: 3, waarvan 2 zonder uitstel.")
    assert (
        lijst(te_laat=True)
        .tekst()
        .endswith("3 vragen van de 8 in het register op 1 juni 2026. Open: 3. Te laat: 3, waarvan 2 zonder uitstel.")
    )
    assert lijst(fase="ingetrokken").tekst() == "Geen vraag past bij deze keuze. In het register: 8."
    empty = maak_lijst(Boek(None), "toezeggingen", DAG, Keuze(te_laat=True))
    assert empty.tekst() == "Er staan nog geen toezeggingen in het register."


def test_a_long_list_shows_the_most_urgent_and_counts_them_all():
    many = maak_lijst(
        Boek(None, {f"q{i}": vraag(f"q{i}", "2026-03-01") for i in range(53)}), "raadsvragen", DAG, Keuze()
    )
    text = many.tekst()
    assert text.count("id: q") == 50
    assert "En nog 3. Kies met --open of --fase, of zie alles met --csv." in text
    assert "53 vragen op" in text
    assert many.csv().count("\r\n") == 54
    assert "En nog" not in lijst().tekst()


def test_no_cell_is_a_formula_and_days_stay_numbers():
    rows = list(csv.reader(StringIO(lijst(te_laat=True).csv()), delimiter=";"))
    assert rows[1][:4] == ["later", "'=1+1", "2026-03-10", "'@kwaad"]
    assert rows[1][8:] == ["2026-04-09", "-53", "https://voorbeeld.example/9"]
    assert {len(row) for row in rows} == {11}


def test_a_program_reads_the_same():
    read = json.loads(lijst(te_laat=True).json())
    assert read["peildatum"] == "2026-06-01"
    assert [(r["id"], r["dagen"], r["is_te_laat_zonder_uitstel"]) for r in read["raadsvragen"]] == [
        ("later", -53, True),
        ("laat", -22, True),
        ("na_uitstel", -31, False),
    ]
