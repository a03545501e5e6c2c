"""Export: the data package and the commands."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from sociaal_domein.cli import app
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.vragen.boek import lees_boek
from sociaal_domein.vragen.inuit.inlezen import lees_in
from sociaal_domein.vragen.inuit.uitvoer import schrijf_uitvoer, stukken_van
from tests.vragen.inuit.conftest import LEVERANCIERS, VOORBEELD, eigen_vraag

DAG = date(2026, 3, 1)


def _past(column: dict[str, Any], cell: str) -> bool:
    """Whether a cell is what the schema says of its column."""
    rules = column.get("constraints", {})
    if not cell:
        return not rules.get("required")
    if column["type"] == "boolean":
        return cell in (*column["trueValues"], *column["falseValues"])
    if column["type"] == "date":
        return date.fromisoformat(cell).isoformat() == cell
    return column["type"] == "string" and cell in rules.get("enum", [cell])


def test_the_data_package_holds_what_its_schema_says(home: Path, tmp_path: Path):
    eigen_vraag(home, naam="=1+1", tekst='Een ";" en een\nregel')
    lees_in(home, sorted(LEVERANCIERS.iterdir()))
    file = tmp_path / "pakket.zip"
    schrijf_uitvoer(lees_boek(home), "frictionless", file, dag=DAG, licentie="CC0-1.0")
    first = file.read_bytes()
    schrijf_uitvoer(lees_boek(home), "frictionless", file, dag=DAG, licentie="CC0-1.0")
    assert file.read_bytes() == first
    with zipfile.ZipFile(file) as archive:
        package = json.loads(archive.read("datapackage.json"))
        assert package["profile"] == "tabular-data-package"
        assert {name["name"] for name in package["licenses"]} == {"CC0-1.0"}
        assert [source["title"] for source in package["sources"]] == [
            "Register van Voorbeeldgemeente",
            "ibabs",
            "notubiz",
            "ods",
        ]
        assert sorted(archive.namelist()) == sorted(["datapackage.json", *(r["path"] for r in package["resources"])])
        ids: dict[str, set[str]] = {}
        for resource in package["resources"]:
            assert resource["profile"] == "tabular-data-resource"
            assert resource["name"] == resource["name"].lower()
            text = archive.read(resource["path"]).decode(resource["encoding"])
            head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=resource["dialect"]["delimiter"])
            columns = resource["schema"]["fields"]
            assert head == [column["name"] for column in columns]
            assert [row for row in rows if not all(map(_past, columns, row))] == []
            ids[resource["name"]] = {row[head.index(resource["schema"]["primaryKey"])] for row in rows}
            assert len(ids[resource["name"]]) == len(rows) > 0
        for resource in package["resources"]:
            for key in resource["schema"].get("foreignKeys", []):
                assert (key["reference"]["resource"] or resource["name"]) in ids


def test_a_folder_of_others_is_not_replaced(home: Path, tmp_path: Path):
    folder = tmp_path / "map"
    schrijf_uitvoer(lees_boek(home), "frictionless", folder, dag=DAG)
    schrijf_uitvoer(lees_boek(home), "frictionless", folder, dag=DAG)  # our own may be
    (folder / "datapackage.json").rename(folder / "brief.json")
    with pytest.raises(SociaalDomeinFout, match="staat al iets anders"):
        schrijf_uitvoer(lees_boek(home), "frictionless", folder, dag=DAG)


def test_drafts_can_stay_at_home(home: Path):
    eigen_vraag(home)
    book = lees_boek(home)
    assert [stuk.id for stuk in stukken_van(book)] == ["v2026_eigen"]
    assert stukken_van(book, concepten=False) == []


def geef(home: Path, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["vraag", *words], env={"SOCIAAL_DOMEIN_HOME": str(home)})
    if isinstance(result.exception, SociaalDomeinFout):
        return result.exception.code, f"{result.output}{result.exception}"
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def test_from_a_list_without_a_mapping_to_a_file_for_others(home: Path, tmp_path: Path):
    table = str(VOORBEELD / "griffie_vragen.csv")
    code, said = geef(home, "lees", table)
    proposal = home / "koppelingen" / "griffie-vragen.yml"
    assert (code, str(proposal) in said, proposal.is_file()) == (0, True, True)
    assert "Er is nog niets ingelezen" in said
    code, said = geef(home, "lees", table)
    assert (code, "Er is al een koppelbestand met deze naam" in said) == (2, True)
    code, said = geef(home, "lees", table, "--koppeling", str(VOORBEELD / "koppeling.yml"))
    assert (code, "6 rijen = 3 nieuw + 1 dubbel + 2 apart." in said) == (0, True)
    file = tmp_path / "uit.ics"
    assert geef(home, "uitvoer", "--vorm", "ics", "--naar", str(file)) == (0, f"Geschreven: {file} (3 stukken)\n")
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    file = tmp_path / "uit.csv"
    assert geef(home, "uitvoer", "--vorm", "csv", "--naar", str(file))[0] == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbfsoort;id;naam;")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["lees", "nergens.json"], "Er is niets met de naam"),
        (["lees", "x.json", "--vorm", "pdf"], "De vorm 'pdf' bestaat niet"),
        (["lees", str(LEVERANCIERS / "go.json"), "--vorm", "ods"], "heeft niet de vorm die u koos"),
        (["uitvoer", "--vorm", "csv", "--naar", "uit.xlsx"], "eindigt op .csv"),
        (["uitvoer", "--vorm", "pdf", "--naar", "uit.pdf"], "De vorm 'pdf' bestaat niet"),
        (["uitvoer", "--vorm", "csv", "--naar", "/nergens/uit.csv"], "De map /nergens bestaat niet"),
        pytest.param(
            ["uitvoer", "--vorm", "csv", "--naar", "/proc/uit.csv"],
            "In de map /proc kan geen bestand worden gemaakt",
            marks=pytest.mark.skipif(not Path("/proc/self").exists(), reason="only Linux has such a folder"),
        ),
        (["uitvoer", "--vorm", "frictionless", "--naar", "uit.zip", "--licentie", "MIT"], "De licentie 'MIT'"),
    ],
)
def test_what_cannot_be_done_is_said(home: Path, words: list[str], says: str):
    code, said = geef(home, *words)
    assert (code, says in said) == (2, True), said
    assert not (home / "data").exists()
