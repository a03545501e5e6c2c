"""Import into a working folder: idempotent, without doubles, nothing of a resident, and never over what is our own."""

from __future__ import annotations

import json
import shutil
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest

from sociaal_domein.fouten import ControleFout, SociaalDomeinFout
from sociaal_domein.vragen.boek import lees_boek
from sociaal_domein.vragen.ingelezen import APART, lees_documenten, lees_rijen, lees_stukken
from sociaal_domein.vragen.inuit import bewaken, go, inlezen
from sociaal_domein.vragen.inuit.inlezen import lees_in
from sociaal_domein.vragen.inuit.oogst import Oogst
from sociaal_domein.vragen.inuit.uitvoer import gemeente_van, schrijf_uitvoer, stukken_van
from tests.vragen.inuit.conftest import EENVOUDIG, KOP, LEVERANCIERS, Lijst, bytes_van, eigen_vraag

EEN = "V1;Wachten op hulp;Hoe lang?;Anna Verzonnen;Lijst A;1-2-2026;;;;"
TWEE = "V2;Een huiskamer;Waar komt die?;Cor Bedacht;Lijst B;3-2-2026;20-2-2026;In de wijk.;;"
MERK = "zeepkistmerk"


def test_reading_twice_changes_nothing_and_says_so(home: Path, lijst: Lijst):
    assert "2 rijen = 2 nieuw." in lijst(EEN, TWEE).tekst
    before = bytes_van(home)
    again = lijst(EEN, TWEE)
    assert not again.is_geschreven
    assert "2 rijen = 2 al gelijk." in again.tekst
    assert "Er is niets veranderd" in again.tekst
    assert bytes_van(home) == before


def test_all_samples_twice(home: Path):
    files = sorted(LEVERANCIERS.iterdir())
    lees_in(home, files)
    before = bytes_van(home)
    # A line of a list that was only a title made room for the entry itself.
    assert [stuk.id for stuk in lees_stukken(home) if stuk.naam == "M12 Huiskamer in elke wijk"] == ["ibabs_7381"]
    assert not lees_in(home, files).is_geschreven
    assert bytes_van(home) == before
    assert {document.organisatie for document in lees_documenten(home)} == {"Voorbeeldgemeente", "Gemeenteraad"}
    manifest = json.loads(before["manifest.json"])
    assert [file["naam"] for file in manifest["bestanden"]] == [path.name for path in files]
    for file in manifest["bestanden"]:
        assert file["rijen"] == file["geladen"] + file["gevoegd"] + file["dubbel"] + file["apart"]


def test_dry_shows_and_writes_nothing(home: Path, lijst: Lijst):
    assert "Er is niets geschreven." in lijst(EEN, droog=True).tekst
    assert not (home / "data").exists()


def test_a_changed_row_takes_the_place_of_what_was_read_before(home: Path, lijst: Lijst):
    lijst(EEN, TWEE)
    report = lijst(EEN.replace("Hoe lang?", "Hoe lang nog?"), TWEE)
    assert "1 veranderd + 1 al gelijk" in report.tekst
    assert sorted(stuk.tekst for stuk in lees_stukken(home)) == ["Hoe lang nog?", "Waar komt die?"]


def test_doubles_are_named_and_not_added(home: Path, lijst: Lijst):
    rows = (EEN, EEN, EEN.replace("V1;Wachten", "V9;WACHTEN "), EEN.replace("1-2-2026", "1-2-2025"))
    (file,) = lijst(*rows).bestanden
    assert file.dubbel == [
        ("regel 3", "griffie_v1, eerder gelezen"),
        ("regel 4", "griffie_v1"),
        ("regel 5", "griffie_v1, eerder gelezen"),
    ]
    (other,) = lijst(EEN, naam="ander.csv", koppeling=_met_systeem("tweede")).bestanden
    assert other.dubbel == [("regel 2", "griffie_v1")]
    assert [stuk.id for stuk in lees_stukken(home)] == ["griffie_v1"]


def _met_systeem(name: str) -> str:
    return EENVOUDIG + f"systeem: {name}\n"


@pytest.mark.parametrize(
    "fields",
    [
        {"nummer": "V1", "gebeurtenissen": [{"soort": "ingediend", "datum": "2026-06-06"}]},
        {
            "naam": "Wachten... op hulp",
            "fractie": "lijst a",
            "gebeurtenissen": [{"soort": "ingediend", "datum": "2026-02-01"}],
        },
        {"id": "griffie_v1"},
    ],
)
def test_what_we_wrote_ourselves_is_never_changed(home: Path, lijst: Lijst, fields: dict[str, object]):
    own = eigen_vraag(home, **fields)
    file = home / "register" / "raadsvragen" / f"{own.id}.yaml"
    before = file.read_bytes()
    report = lijst(EEN, TWEE)
    assert report.bestanden[0].dubbel == [("regel 2", f"{own.id} in uw eigen register")]
    assert file.read_bytes() == before
    assert sorted(lees_boek(home).raadsvragen) == sorted([own.id, "griffie_v2"])


def test_the_same_number_in_another_year_is_another_question(home: Path, lijst: Lijst):
    eigen_vraag(home, nummer="V1", gebeurtenissen=[{"soort": "ingediend", "datum": "2025-06-06"}])
    assert lijst(EEN).bestanden[0].dubbel == []


def test_a_resident_is_refused_by_place_and_kind_and_leaves_no_word(home: Path, lijst: Lijst, tmp_path: Path):
    report = lijst(
        EEN.replace("Hoe lang?", f"Bel mevrouw {MERK} op {MERK}@voorbeeld.example."),
        TWEE.replace("In de wijk.", f"Zie {MERK}@voorbeeld.example."),
        f"V3;Vervoer;Wie betaalt dat?;Anna Verzonnen;Lijst A;1-3-2026;;;;Melder: {MERK}@voorbeeld.example",
    )
    (file,) = report.bestanden
    assert file.apart == [
        ("regel 2", "In het veld 'tekst' staat iets dat lijkt op een e-mailadres."),
        ("regel 3", "In het veld 'samenvatting' staat iets dat lijkt op een e-mailadres."),
    ]
    assert file.weggelaten == [("regel 4", "'Overig', want daarin staat iets dat lijkt op een e-mailadres")]
    assert [stuk.naam for stuk in lees_stukken(home)] == ["Vervoer"]
    assert MERK not in report.tekst
    assert not [name for name, content in bytes_van(home).items() if MERK.encode() in content]
    assert MERK not in repr(lees_rijen(home, APART, ["bestand", "plaats", "reden"])) + repr(lees_stukken(home))


@pytest.mark.skipif(not bewaken.kent_namen(), reason="names are recognised with the extra casuistiek")
def test_a_member_may_be_named_and_a_resident_may_not(home: Path, lijst: Lijst):
    named = EEN.replace("Hoe lang?", "Anna Verzonnen vraagt wethouder Fictief: hoe lang?")
    resident = TWEE.replace("Waar komt die?", "Waarom moet mevrouw Jannie de Vries zo lang wachten?")
    (file,) = lijst(named, resident).bestanden
    assert file.apart == [("regel 3", "In het veld 'tekst' staat iets dat lijkt op een naam van een persoon.")]


def test_many_rows_are_guarded_as_few(home: Path, lijst: Lijst, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bewaken, "VEEL", 2)
    report = lijst(EEN, TWEE.replace("In de wijk.", f"Zie {MERK}@voorbeeld.example."))
    assert [place for place, _ in report.bestanden[0].apart] == ["regel 3"]


def test_one_bad_file_stops_everything(home: Path, lijst: Lijst, tmp_path: Path):
    lijst(EEN)
    before = bytes_van(home)
    bad = tmp_path / "half.xml"
    bad.write_text("<Entries>", "utf-8")
    with pytest.raises(SociaalDomeinFout, match="XML"):
        lees_in(home, [LEVERANCIERS / "go.json", bad])
    assert bytes_van(home) == before


def test_a_ledger_that_does_not_balance_is_refused(home: Path, monkeypatch: pytest.MonkeyPatch):
    def loses_one(content: object) -> Oogst:
        harvest = real(content)
        harvest.documenten.pop()
        return harvest

    real = go.lees_go
    monkeypatch.setattr(go, "lees_go", loses_one)
    with pytest.raises(ControleFout, match="De telling sluit niet: 3 rijen gelezen, 2 verantwoord"):
        lees_in(home, [LEVERANCIERS / "go.json"])
    assert not (home / "data").exists()


@pytest.mark.parametrize(("form", "ending"), [("ods", ".json"), ("csv", ".csv"), ("xlsx", ".xlsx")])
def test_an_export_read_into_another_folder_is_the_same_book(home: Path, tmp_path: Path, form: str, ending: str):
    other = tmp_path / "ander"
    shutil.copytree(home, other)
    eigen_vraag(home, naam="=1+1", deelvragen=["- Eén", "+twee"])
    lees_in(home, sorted(LEVERANCIERS.iterdir()))
    book = lees_boek(home)
    assert gemeente_van(book) == ("9999", "Voorbeeldgemeente")
    file = tmp_path / f"uit{ending}"
    assert schrijf_uitvoer(book, form, file, dag=date(2026, 3, 1)) == len(stukken_van(book))
    report = lees_in(other, [file])
    assert [entry.apart + entry.dubbel for entry in report.bestanden] == [[]]
    again = lees_boek(other)
    for kind in ("raadsvragen", "toezeggingen", "moties"):
        assert again.van(kind) == book.van(kind)
    assert not lees_in(other, [file]).is_geschreven
    assert {entry for entry in lees_in(home, [file]).bestanden[0].telling if entry != "gevoegd"} == {"gelijk", "dubbel"}


def test_a_damaged_snapshot_is_said(home: Path, lijst: Lijst):
    lijst(EEN)
    (home / "data" / "raadsstukken" / "stukken.parquet").write_bytes(b"kapot")
    with pytest.raises(SociaalDomeinFout, match="is beschadigd"):
        lijst(EEN)


def test_an_address_with_a_person_in_it_and_a_key_that_steers_a_screen_stay_out(home: Path, tmp_path: Path):
    file = tmp_path / "antwoord.json"
    row = {"entityId": "1", "title": "Brief", "sortDate": "2026-02-03", "downloadUrl": f"https://x.test/?{MERK}@y.test"}
    file.write_text(json.dumps({"results": [row], "hasMore": False}), "utf-8")
    (said,) = lees_in(home, [file]).bestanden
    assert said.apart == [("document nummer 1", "In het veld 'link' staat iets dat lijkt op een e-mailadres.")]
    file = tmp_path / "notubiz.json"
    file.write_text(json.dumps({"items": [{"id": f"\x1b[31m{MERK}", "module_id": 8}]}), "utf-8")
    (said,) = lees_in(home, [file]).bestanden
    assert said.apart == [("stuk nummer 1", "Deze module bevat geen vragen, toezeggingen of moties.")]
    assert not [name for name, content in bytes_van(home).items() if MERK.encode() in content]


def _telling(home: Path) -> list[tuple[str, int, int]]:
    """Return of every file its name, its rows and those set aside; what is set aside must all be there."""
    files = json.loads(bytes_van(home)["manifest.json"])["bestanden"]
    for file in files:
        assert file["rijen"] == file["geladen"] + file["gevoegd"] + file["dubbel"] + file["apart"]
    rows = lees_rijen(home, APART, ["bestand", "sha256"])
    assert sorted(rows) == sorted((f["naam"], f["sha256"]) for f in files for _ in range(f["apart"]))
    return sorted((file["naam"], file["rijen"], file["apart"]) for file in files)


def test_another_file_of_the_same_name_keeps_what_was_set_aside_before(home: Path, lijst: Lijst, tmp_path: Path):
    bad = EEN.replace("1-2-2026", "ooit")
    lijst(bad)
    lijst(bad, TWEE)  # the file of next month
    assert _telling(home) == [("lijst.csv", 1, 1), ("lijst.csv", 2, 1)]
    before = bytes_van(home)
    assert not lijst(bad, TWEE).is_geschreven
    assert bytes_van(home) == before
    folders = [tmp_path / name for name in ("a", "b", "c")]
    for n, folder in enumerate(folders):
        folder.mkdir()
        (folder / "deel.csv").write_text(KOP + (bad if n else f"{bad}\n{bad}") + "\n", "utf-8")
    report = lees_in(home, [folder / "deel.csv" for folder in folders], koppel=tmp_path / "koppeling.yml")
    assert len(report.bestanden) == 3
    assert _telling(home)[:2] == [("deel.csv", 1, 1), ("deel.csv", 2, 2)]  # b and c are one file


def test_what_was_written_just_before_the_lock_is_seen(home: Path, lijst: Lijst, monkeypatch: pytest.MonkeyPatch):
    real = inlezen.slot

    def late(folder: Path) -> AbstractContextManager[None]:
        eigen_vraag(home, id="griffie_v1")
        return real(folder)

    monkeypatch.setattr(inlezen, "slot", late)
    assert lijst(EEN).bestanden[0].dubbel == [("regel 2", "griffie_v1 in uw eigen register")]


def test_a_row_of_a_list_with_a_stray_separator_is_set_aside(home: Path, lijst: Lijst):
    (file,) = lijst(EEN + ";verdwaald", TWEE + ";").bestanden
    assert [place for place, _ in file.apart] == ["regel 2"]
    assert "meer cellen dan de eerste regel" in file.apart[0][1]
    assert [stuk.id for stuk in lees_stukken(home)] == ["griffie_v2"]
