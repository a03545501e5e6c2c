"""Reading a text file: a quote too many must not take rows along."""

from __future__ import annotations

from pathlib import Path

import pytest

from sociaal_domein.bronnen.ruw import lees_csv
from sociaal_domein.fouten import SociaalDomeinFout

KOP = "jaar;naam;lasten\n"


@pytest.mark.parametrize(
    ("tekst", "regel"),
    [('2024;"Almere;5\n2024;Beek";6\n', 2), ('2023;Beek;1\n2024;Almere;"5\n2024;Beek;6\n2024;Soest;7"\n', 3)],
)
def test_rows_inside_a_quoted_field_are_refused(tmp_path: Path, tekst: str, regel: int):
    (tmp_path / "a.csv").write_text(KOP + tekst, encoding="utf-8")
    with pytest.raises(SociaalDomeinFout, match="staan nog meer regels") as caught:
        lees_csv(tmp_path / "a.csv", scheiding=";")
    assert caught.value.waar == f"a.csv, regel {regel}"


def test_a_line_break_in_a_text_is_fine(tmp_path: Path):
    (tmp_path / "a.csv").write_text(KOP + '2024;"Bel eerst;\ndan mail";5\n2024;Beek;6\n', encoding="utf-8")
    file = lees_csv(tmp_path / "a.csv", scheiding=";")
    assert [(row.regel, row["lasten"]) for row in file] == [(2, "5"), (4, "6")]


def test_rows_inside_the_header_are_refused(tmp_path: Path):
    (tmp_path / "a.csv").write_text('jaar;naam;"lasten\n2024;Beek;6"\n2025;Beek;7\n', encoding="utf-8")
    with pytest.raises(SociaalDomeinFout, match="geen geldige CSV-regel"):
        lees_csv(tmp_path / "a.csv", scheiding=";")
