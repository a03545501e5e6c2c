"""A list of a griffie: its mapping, and the proposal of one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register import Raadsvraag, Toezegging
from sociaal_domein.vragen.inuit.griffie import lees_lijst, stel_koppeling_voor
from sociaal_domein.vragen.inuit.koppeling import VELDEN, Vraagkoppeling, lees_koppeling
from sociaal_domein.vragen.inuit.oogst import NietBegrepen
from sociaal_domein.vragen.inuit.rij import lees_rij
from tests.vragen.inuit.conftest import EENVOUDIG, KOPPELING, VOORBEELD

DAG = date(2026, 11, 1)
CSV = VOORBEELD / "griffie_vragen.csv"


def koppeling(**extra: object) -> Vraagkoppeling:
    base = {"soort": "raadsvraag", "sleutel": "Nr", "velden": {"naam": "Titel", "steller": "Wie", "ingediend": "Dag"}}
    return Vraagkoppeling.model_validate(base | extra)


def test_the_example_is_read_with_its_mapping():
    harvest = lees_lijst(CSV, lees_koppeling(KOPPELING), KOPPELING, gelezen=DAG)
    found = {stuk.id: stuk for _, stuk in harvest.stukken}
    first, technical = found["griffie_sv_2026_01"], found["griffie_tv_2026_05"]
    assert isinstance(first, Raadsvraag)
    assert isinstance(technical, Raadsvraag)
    assert (first.nummer, first.vraagtype, first.ingediend_op) == (
        "SV-2026-01",
        "schriftelijke_politieke_vraag",
        date(2026, 1, 12),
    )
    assert [(a.datum, (a.samenvatting or "")[:19]) for a in first.antwoorden] == [
        (date(2026, 2, 9), "Het college noemt d")
    ]
    assert first.herkomst is not None
    assert first.herkomst.velden == {"Uiterlijk beantwoorden": "11-2-2026"}
    assert (technical.vraagtype, technical.grondslag) == ("technische_vraag", "technisch")
    assert harvest.apart == [
        (
            "regel 4",
            "De status zegt 'ingetrokken', maar er staat geen dag bij. Vul die dag in (kolom 'Datum antwoord'), "
            "of zet in het koppelbestand achter het woord: niets.",
        ),
        ("regel 7", "In de kolom 'Datum ingediend' staat geen datum (dag-maand-jaar)."),
    ]


def test_the_proposal_needs_only_the_meaning_of_words(tmp_path: Path):
    text = stel_koppeling_voor(CSV)
    file = tmp_path / "voorstel.yml"
    file.write_text(text, "utf-8")
    with pytest.raises(SociaalDomeinFout, match="Achter 2 woorden staat nog niets") as caught:
        lees_koppeling(file)
    lines = [n for n, line in enumerate(text.splitlines(), start=1) if line.endswith('":')]
    assert f"regel {lines[0]} en {lines[1]}, veld woorden" in str(caught.value.waar)
    assert "bij vraagtype uit: technische_vraag, mondelinge" in str(caught.value.doe)
    for word, means in (
        ("Ingetrokken op verzoek", "ingetrokken"),
        ("Art. 38 vragen", "schriftelijke_politieke_vraag"),
    ):
        text = text.replace(f'"{word}":', f'"{word}": {means}')
    file.write_text(text, "utf-8")
    read = lees_koppeling(file)
    assert (read.soort, read.lijst, read.sleutel, read.datum) == ("raadsvraag", "/", ["Nummer"], "dag-maand-jaar")
    assert len(lees_lijst(CSV, read, file, gelezen=DAG).stukken) == 4


def test_a_list_of_promises_in_excel(tmp_path: Path):
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Nr", "Toezegging", "Portefeuillehouder", "Datum toezegging", "Deadline", "Status", "Afgedaan op"])
    settled = ["Afgedaan", date(2026, 3, 3)]
    sheet.append([1, "Een overzicht volgt", "Wethouder Fictief", date(2026, 1, 15), date(2026, 4, 1), *settled])
    sheet.append([2, "Het college zoekt het uit", "Wethouder Fictief", date(2026, 2, 1), None, "Openstaand", None])
    file = tmp_path / "toezeggingen.xlsx"
    book.save(file)
    mapping = tmp_path / "koppeling.yml"
    mapping.write_text(stel_koppeling_voor(file), "utf-8")
    harvest = lees_lijst(file, lees_koppeling(mapping), mapping, gelezen=DAG)
    done, still_open = [stuk for _, stuk in harvest.stukken]
    assert isinstance(done, Toezegging)
    assert (done.door, done.termijn, done.gebeurtenissen[-1].document) == (
        "Wethouder Fictief",
        date(2026, 4, 1),
        "lijst griffie, status Afgedaan",
    )
    assert [event.soort for event in still_open.gebeurtenissen] == ["gedaan"]


@pytest.mark.parametrize(
    ("cell", "between", "names", "parties"),
    [
        ("Anna Verzonnen; Cor Bedacht", ";", ["Anna Verzonnen", "Cor Bedacht"], []),
        ("Anna Verzonnen (Lijst A) / Cor Bedacht (B)", "/", ["Anna Verzonnen", "Cor Bedacht"], ["Lijst A", "B"]),
        ("Verzonnen, A.B. (Anna) (Lijst A)", ";", ["Anna Verzonnen"], ["Lijst A"]),
        ("Onecht, D.;Bedacht, C. van den (B)", ";", ["D. Onecht", "C. van den Bedacht"], ["B"]),
        ("Verzonnen, A.", ",", ["A. Verzonnen"], []),
        ("Anna, Cor", ",", ["Anna", "Cor"], []),
    ],
)  # fmt: skip
def test_names_are_read_as_lists_write_them(cell: str, between: str, names: list[str], parties: list[str]):
    row = {"Nr": "1", "Titel": "Wachten", "Wie": cell, "Dag": "1-2-2026"}
    stuk = lees_rij(row, koppeling(lijst=between), gelezen=DAG)
    assert isinstance(stuk, Raadsvraag)
    assert (stuk.steller, stuk.fractie) == (names, parties)


@pytest.mark.parametrize(
    ("order", "text", "day"),
    [
        ("dag-maand-jaar", "3-4-2026", date(2026, 4, 3)),
        ("maand-dag-jaar", "3/4/2026", date(2026, 3, 4)),
        ("jaar-maand-dag", "2026-04-03", date(2026, 4, 3)),
        ("dag-maand-jaar", "vrijdag 3 april 2026", date(2026, 4, 3)),
        ("jaar-maand-dag", "3-4-2026", None),
    ],
)
def test_a_day_is_read_in_the_order_of_the_mapping_or_not_at_all(order: str, text: str, day: date | None):
    row = {"Nr": "1", "Titel": "Wachten", "Dag": text}
    try:
        stuk = lees_rij(row, koppeling(datum=order), gelezen=DAG)
    except NietBegrepen as error:
        assert day is None
        assert str(error) == f"In de kolom 'Dag' staat geen datum ({order})."
    else:
        assert stuk.gebeurtenissen[0].datum == day


@pytest.mark.parametrize(
    ("old", "new", "says", "where"),
    [
        ("  naam: Onderwerp\n  tekst: Vraag\n", "", "geen kolom met een titel", "veld velden"),
        ("  naam: Onderwerp", "  titel: Onderwerp", 'Het veld "titel" bestaat niet bij een raadsvraag', "veld velden"),
        ("soort: raadsvraag", "soort: brief", 'Bij het veld "soort" staat "brief"', "regel 1, veld soort"),
        ("velden:", "woorden:\n  status:\n    Klaar: gedaan\nvelden:", "Dat betekent hier niets", "veld woorden"),
        ("velden:", "woorden:\n  status:\n    Af: niets\n    AF: afgedaan\nvelden:", "twee keer", "veld woorden"),
        ("velden:", "vast:\n  soort_rij: motie\nvelden:", 'Het veld "soort_rij" bestaat niet', "veld vast"),
        ("velden:", "vast:\n  naam: Iets\nvelden:", "staat bij velden en bij vast", "veld vast"),
        ("sleutel: Nummer\n", "", 'Het veld "sleutel" ontbreekt', "veld sleutel"),
    ],
)
def test_a_wrong_mapping_is_refused_by_line_and_field(tmp_path: Path, old: str, new: str, says: str, where: str):
    file = tmp_path / "koppeling.yml"
    file.write_text(EENVOUDIG.replace(old, new), "utf-8")
    with pytest.raises(SociaalDomeinFout) as caught:
        lees_koppeling(file)
    assert says in caught.value.wat
    assert where in str(caught.value.waar)


def test_a_column_that_is_not_there_is_named_with_the_nearest():
    mapping = lees_koppeling(KOPPELING).model_copy(update={"sleutel": ["Numer"]})
    with pytest.raises(SociaalDomeinFout, match="De kolom 'Numer' staat niet") as caught:
        lees_lijst(CSV, mapping, KOPPELING, gelezen=DAG)
    assert caught.value.doe == 'Bedoelt u "Nummer"?'


@pytest.mark.parametrize(
    ("order", "text", "says"),
    [
        ("dag-maand-jaar", "17-02-26", "'17-02-26' heeft een jaar van twee cijfers."),
        ("dag-maand-jaar", "31-04-2026", "'31-04-2026' bestaat niet: april heeft 30 dagen."),
        ("dag-maand-jaar", "29-2-2026", "'29-2-2026' bestaat niet: februari heeft in 2026 28 dagen."),
        ("dag-maand-jaar", "3-14-2026", "'3-14-2026' bestaat niet: er is geen maand 14."),
        ("maand-dag-jaar", "4/31/2026", "'4/31/2026' bestaat niet: april heeft 30 dagen."),
        ("jaar-maand-dag", "2026-06-31", "'2026-06-31' bestaat niet: juni heeft 30 dagen."),
        ("dag-maand-jaar", "0-4-2026", "'0-4-2026' bestaat niet: er is geen dag 0."),
    ],
)
def test_a_day_that_is_none_is_shown_with_the_reason(order: str, text: str, says: str):
    with pytest.raises(NietBegrepen) as caught:
        lees_rij({"Nr": "1", "Titel": "Wachten", "Dag": text}, koppeling(datum=order), gelezen=DAG)
    assert str(caught.value).startswith(f"Kolom 'Dag': {says}")


def test_a_text_that_is_no_day_is_not_shown():
    with pytest.raises(NietBegrepen) as caught:
        lees_rij({"Nr": "1", "Titel": "Wachten", "Dag": "Jan belde op 1-2-26"}, koppeling(), gelezen=DAG)
    assert str(caught.value) == "In de kolom 'Dag' staat geen datum (dag-maand-jaar)."


def test_the_mapping_in_the_manual_works(tmp_path: Path):
    page = (VOORBEELD.parents[2] / "docs" / "raadsvragen-inlezen.md").read_text("utf-8")
    file = tmp_path / "koppeling.yml"
    file.write_text(page.partition("```yaml\n")[2].partition("```")[0], "utf-8")
    apart = lees_lijst(CSV, lees_koppeling(file), file, gelezen=DAG).apart
    assert [row for row in apart if f"  {row[0]}: {row[1]}\n" not in page] == []
    assert len(apart) == 2
    mixed = EENVOUDIG.partition("velden:")[0] + page.split("```yaml\n")[2].partition("```")[0]
    file.write_text(mixed.replace("velden:\n", "velden:\n  naam: Onderwerp\n"), "utf-8")
    assert lees_koppeling(file).soorten == ("raadsvraag", "toezegging", "motie")
    for kind, fields in VELDEN.items():
        assert [name for name in fields if f"`{name}`" not in page] == [], kind
