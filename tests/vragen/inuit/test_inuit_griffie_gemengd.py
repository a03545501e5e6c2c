"""A list of a griffie in which questions, promises and motions stand together."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.instellingen import Reglement
from sociaal_domein.register import Motie, Raadsvraag, Toezegging
from sociaal_domein.vragen.inuit.griffie import lees_lijst, let_op, stel_koppeling_voor
from sociaal_domein.vragen.inuit.griffie_kolommen import tussen_namen, vind_velden
from sociaal_domein.vragen.inuit.griffie_termijn import andere_laatste_dag
from sociaal_domein.vragen.inuit.koppeling import Vraagkoppeling, lees_koppeling
from sociaal_domein.vragen.inuit.oogst import NietBegrepen
from sociaal_domein.vragen.inuit.rij import lees_rij
from tests.vragen.inuit.conftest import VOORBEELD

DAG = date(2026, 11, 1)
CSV = VOORBEELD / "gemengde_lijst.csv"
MAPPING = VOORBEELD / "koppeling_gemengd.yml"


def koppeling(**extra: object) -> Vraagkoppeling:
    fields = {
        "soort_rij": "Soort", "nummer": "Nr", "naam": "Titel", "ingediend": "Dag", "fractie": "Fractie",
        "beantwoord": "Antwoord op", "termijn": "Uiterlijk", "status": "Status",
    }  # fmt: skip
    base = {"soort": "raadsvraag", "sleutel": "Nr", "velden": fields}
    return Vraagkoppeling.model_validate(base | extra)


def rij(**cells: str) -> dict[str, str]:
    return {"Nr": "1", "Soort": "Vraag", "Titel": "Wachten", "Dag": "1-6-2026", "Fractie": "Lijst Fictief"} | cells


def test_every_row_of_the_example_becomes_what_it_says_it_is():
    harvest = lees_lijst(CSV, lees_koppeling(MAPPING), MAPPING, gelezen=DAG)
    found = {stuk.nummer: stuk for _, stuk in harvest.stukken}
    kinds = {number: type(stuk) for number, stuk in found.items()}
    questions = dict.fromkeys(("2026-001", "2026-002", "2026-005", "2026-008"), Raadsvraag)
    assert kinds == {**questions, "T-2026-04": Toezegging, "M-2026-09": Motie}
    promise, motion, question = found["T-2026-04"], found["M-2026-09"], found["2026-001"]
    assert isinstance(promise, Toezegging)
    assert (promise.door, promise.aan, promise.termijn) == ("wethouder werk", ["raad"], date(2026, 7, 1))
    assert isinstance(motion, Motie)
    assert (motion.termijn, motion.gebeurtenissen[-1].soort) == (date(2026, 12, 31), "aangenomen")
    assert isinstance(question, Raadsvraag)
    assert question.tekst == "Hoe lang wachten gezinnen op jeugdhulp?"
    assert question.herkomst is not None
    assert question.herkomst.velden == {"Uiterste datum": "11-2-2026"}
    reasons = dict(harvest.apart)
    assert sorted(reasons) == ["regel 11", "regel 4", "regel 7", "regel 8"]
    assert "jaar van twee cijfers" in reasons["regel 4"]
    assert "Vul die dag in (kolom 'Datum beantwoord')" in reasons["regel 7"]
    assert "april heeft 30 dagen" in reasons["regel 8"]
    assert reasons["regel 11"] == "Overgeslagen: dat staat zo in het koppelbestand."


def test_the_proposal_asks_only_what_does_not_speak_for_itself(tmp_path: Path):
    text = stel_koppeling_voor(CSV)
    assert let_op(text) is None
    file = tmp_path / "voorstel.yml"
    file.write_text(text, "utf-8")
    with pytest.raises(SociaalDomeinFout, match="Achter 2 woorden staat nog niets"):
        lees_koppeling(file)
    assert text.casefold().count('"afgehandeld"') == 1
    text = text.replace('"Ingekomen brief":', '"Ingekomen brief": overslaan')
    file.write_text(text.replace('vraag":\n', 'vraag": schriftelijke_politieke_vraag\n'), "utf-8")
    assert lees_koppeling(file) == lees_koppeling(MAPPING)


def test_the_questions_with_another_last_day_than_the_reglement_are_counted():
    mapping = lees_koppeling(MAPPING)
    records = [stuk for _, stuk in lees_lijst(CSV, mapping, MAPPING, gelezen=DAG).stukken]
    said = andere_laatste_dag(records, mapping, Reglement(), gelezen=DAG)
    assert said is not None
    assert said.startswith("1 van de 2 vragen met een uiterste datum heeft")
    assert andere_laatste_dag(records[:1], mapping, Reglement(), gelezen=DAG) is None


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"Soort": "Brief"}, "bij woorden › soort_rij"),
        ({"Soort": ""}, "In de kolom 'Soort' staat niet wat voor rij dit is."),
        ({"Soort": "Motie", "Status": "aangenomen"}, "of zet in het koppelbestand achter het woord: niets."),
        ({"Status": "Door de raad"}, "betekent 'aangenomen'. Dat past niet bij een raadsvraag."),
    ],
)
def test_a_row_that_does_not_say_what_it_is_becomes_no_question(cells: dict[str, str], says: str):
    mapping = koppeling(woorden={"status": {"door  DE raad": "aangenomen"}})
    with pytest.raises(NietBegrepen) as caught:
        lees_rij(rij(**cells), mapping, gelezen=DAG)
    assert says in str(caught.value)


def test_an_amendment_and_a_settled_promise_take_their_fields_from_the_same_columns():
    amendment = lees_rij(rij(Soort="Amendement"), koppeling(), gelezen=DAG)
    assert isinstance(amendment, Motie)
    assert amendment.is_amendement
    cells = rij(Soort="Toezegging", Status="Klaar", **{"Antwoord op": "3-6-2026"})
    promise = lees_rij(cells, koppeling(woorden={"status": {"klaar": "beantwoord"}}), gelezen=DAG)
    assert isinstance(promise, Toezegging)
    assert promise.aan == ["Lijst Fictief"]
    assert [(e.soort, e.datum.day) for e in promise.gebeurtenissen] == [("gedaan", 1), ("afgedaan", 3)]


def test_a_question_that_is_settled_takes_the_day_of_its_answer():
    question = lees_rij(rij(Status="Afgedaan", **{"Antwoord op": "3-6-2026"}), koppeling(), gelezen=DAG)
    assert [(e.soort, e.datum.day) for e in question.gebeurtenissen] == [("ingediend", 1), ("afgedaan", 3)]


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("Datum ontvangen", "ingediend"),
        ("Binnengekomen op", "ingediend"),
        ("Indiendatum", "ingediend"),
        ("Omschrijving", "tekst"),
        ("Vragen", "tekst"),
        ("Afdoen voor", "termijn"),
        ("Streefdatum", "termijn"),
        ("Vragensteller(s)", "steller"),
        ("Raadslid", "steller"),
        ("Partij", "fractie"),
        ("Portefeuille", "portefeuillehouder"),
        ("Wethouder", "portefeuillehouder"),
        ("Beantwoord op", "beantwoord"),
        ("Afgedaan op", "afgedaan"),
        ("Voortgang", "status"),
    ],
)
def test_a_column_is_known_by_its_name(column: str, field: str):
    assert vind_velden("raadsvraag", ["Nr", column], [{column: "1"}], None) == {"nummer": "Nr", field: column}


def test_a_column_with_other_things_than_its_name_says_is_left_alone():
    rows = [{"Beantwoord": "ja", "Voortgang": "De brief is af. " * 5}] * 3
    assert vind_velden("raadsvraag", ["Beantwoord", "Voortgang"], rows, None) == {}
    names = [{"Wie": "Anna Verzonnen, Cor Bedacht", "Partij": "Voorbeeld/Samen"}] * 2
    assert tussen_namen({"steller": "Wie", "fractie": "Partij"}, names) == ","


@pytest.mark.parametrize(
    ("head", "says"),
    [
        ("Nr;Onderwerp", "geen kolom met de vraag en geen dag van indienen. Zonder die twee heeft inlezen weinig zin."),
        ("Nr;Onderwerp;Vraag", "geen dag van indienen. Zonder die dag is er geen termijn te rekenen."),
        ("Nr;Onderwerp;Datum", "geen kolom met de vraag. Dan komt bij elke rij alleen de titel te staan."),
    ],
)
def test_a_proposal_begins_with_what_was_not_found(tmp_path: Path, head: str, says: str):
    file = tmp_path / "lijst.csv"
    file.write_text(f"{head}\n1;Wachten;2-2-2026\n", "utf-8")
    assert let_op(stel_koppeling_voor(file)) == f"Let op: wij vonden {says}"
