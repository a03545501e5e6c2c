"""The Wlz waiting list: quarters, provisional or final, and totals that must be the sum of their parts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sociaal_domein.bronnen import lees_bron, wlz_wachtenden
from sociaal_domein.fouten import SociaalDomeinFout

STATUS = ["Totaal wachtenden", "Wacht op voorkeur, Niet-actief wachtend"]
STATUS += ["Urgent plaatsen, Actief plaatsen, Actief wachtenden"]
# Sector with made-up counts in the order of STATUS.
AANTALLEN = {
    "Totaal Wlz": (60, 36, 24),
    "Totaal zzp Verpleging en verzorging (VV)": (30, 20, 10),
    "Totaal zzp Gehandicaptenzorg (GHZ)": (20, 12, 8),
    "Totaal zzp Geestelijke gezondheidszorg": (10, 4, 6),
}


def regels(dag: str = "2023-07-01", voorlopig: str = "True") -> list[str]:
    return [
        f'{dag},{voorlopig},{sector},"{status}",{count}'
        for sector, counts in AANTALLEN.items()
        for status, count in zip(STATUS, counts, strict=True)
    ]


def schrijf(map: Path, lines: list[str]) -> Path:
    path = map / "wlz_wachtenden_landelijk_voorbeeld.csv"
    path.write_text("\n".join(["peildatum,voorlopig,sector,wachtstatus,aantal_wachtenden", *lines]), encoding="utf-8")
    return path


def test_every_row_with_its_own_status(tmp_path):
    path = schrijf(tmp_path, regels("2022-10-01", "False") + regels())
    reading = wlz_wachtenden.lees(path)
    table = reading.tabellen["wachtenden"]
    assert (table.geladen, len(table.rijen), table.periode) == (24, 24, "2022K4 tot en met 2023K3")
    assert ("2022-10-01", 2022, 4, "totaal", "totaal", 60, "definitief") in table.rijen
    assert ("2023-07-01", 2023, 3, "ggz", "dringend", 6, "voorlopig") in table.rijen


@pytest.mark.parametrize(
    ("line", "new", "where"),
    [
        (0, "2023-07-01,True,Totaal Wlz,Totaal wachtenden,61", "regel 2, veld aantal_wachtenden"),
        (3, regels()[3].replace(",30", ",31"), "regel 2, veld aantal_wachtenden"),
        (11, regels()[11].replace(",6", ",7"), "veld aantal_wachtenden"),
        (0, regels()[0].replace("2023-07-01", "2023-07-02"), "regel 2, veld peildatum"),
        (0, regels()[0].replace("Totaal Wlz", "Totaal"), "regel 2, veld sector"),
        (2, regels()[2].replace("Urgent", "Dringend"), "regel 4, veld wachtstatus"),
        (0, regels()[0].replace("True", "nee"), "regel 2, veld voorlopig"),
        (0, regels()[0].replace(",60", ",60,5"), "regel 2"),
    ],
)
def test_what_does_not_add_up_or_cannot_be_read_names_line_and_field(tmp_path, line, new, where):
    lines = regels()
    lines[line] = new
    with pytest.raises(SociaalDomeinFout) as caught:
        wlz_wachtenden.lees(schrijf(tmp_path, lines))
    assert where in str(caught.value)


def test_a_part_that_is_missing_is_named(tmp_path):
    with pytest.raises(SociaalDomeinFout, match="Er ontbreekt: ggz, dringend"):
        wlz_wachtenden.lees(schrijf(tmp_path, regels()[:-1]))


def test_without_a_total_nothing_can_be_checked(tmp_path):
    lines = [line for line in regels() if "Totaal W" not in line and "Totaal wachtenden" not in line]
    with pytest.raises(SociaalDomeinFout, match="Het totaal van alle sectoren ontbreekt"):
        wlz_wachtenden.lees(schrijf(tmp_path, lines))


def test_reading_twice_gives_the_same_bytes(tmp_path):
    path = schrijf(tmp_path, regels())
    for folder in ("een", "twee"):
        lees_bron("wlz_wachtenden", path, tmp_path / folder, opgehaald=date(2026, 1, 2))
    first, second = (
        {p.name: p.read_bytes() for p in (tmp_path / f / "wlz_wachtenden").iterdir()} for f in ("een", "twee")
    )
    assert first == second


def test_only_the_first_quarter_of_the_snapshot_is_final(vraag):
    sql = (
        "select distinct cast(peildatum as varchar), cijferstatus from '{wlz_wachtenden}/wachtenden.parquet' order by 1"
    )
    assert [status for _, status in vraag(sql)] == ["definitief"] + ["voorlopig"] * 3
