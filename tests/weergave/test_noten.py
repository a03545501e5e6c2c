"""What a chart says of the peers is true of those peers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sociaal_domein.duiding.vergelijkingsgroep import Band, Vergelijkingsgroep
from sociaal_domein.weergave import grafiek
from sociaal_domein.weergave.noten import over_banden, over_de_groep

GROEP = Vergelijkingsgroep("gemeenten", tuple(f"GM{i:04}" for i in range(45)), lijkt_in="grootte")
VORM = ("De grijze vlakken", "laten")


def banden(*counts: tuple[int, int]) -> list[Band]:
    return [Band(1.0, 2.0, 3.0, n, year, "alle", GROEP) for year, n in counts]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([(2023, 45), (2024, 45)], []),
        ([(2024, 44)], ["44 van de 45 gemeenten hebben dit cijfer."]),
        ([(2023, 44), (2024, 44)], ["44 van de 45 gemeenten hebben dit cijfer."]),
        ([(2022, 45), (2023, 45), (2024, 44)], ["In 2024 hebben 44 van de 45 gemeenten dit cijfer."]),
        (
            [(2021, 43), (2022, 45), (2023, 43), (2024, 44)],
            ["In 2024 hebben 44 van de 45 gemeenten dit cijfer; in 2021 en 2023 43."],
        ),
        ([(2018, 30), (2018, 32)], ["30 tot 32 van de 45 gemeenten hebben deze cijfers."]),
    ],
)
def test_how_many_peers_have_the_figure_is_said_where_not_all_have_it(counts, expected):
    first, *rest = over_banden(banden(*counts), VORM)
    assert "de meeste van 45 andere gemeenten" in first
    assert rest == expected


def test_a_short_list_of_the_user_runs_from_lowest_to_highest():
    own = Vergelijkingsgroep("de gemeenten die u koos", ("GM0363", "GM0599"), True)
    found = over_banden([Band(1.0, 2.0, 3.0, 2, 2024, "alle", own)], VORM)
    assert found == [
        "De grijze vlakken laten zien waar de 2 gemeenten liggen die u koos, van de laagste tot de hoogste."
    ]


@pytest.mark.parametrize(
    ("naam", "tekst"),
    [
        ("Almere", "Zij lijken op Almere in grootte en stedelijkheid."),
        ("Groningen", "Zij lijken alleen op Groningen in grootte; in stedelijkheid verschillen zij."),
        (
            "Rozendaal",
            "Er zijn te weinig gemeenten even groot als Rozendaal. Deze lijken alleen ongeveer in grootte; in "
            "stedelijkheid verschillen zij.",
        ),
    ],
)
def test_in_what_the_peers_look_alike_is_told_as_it_is(domein, naam, tekst):
    text = over_de_groep(domein.gemeente(naam))
    assert tekst in text
    assert text.startswith("Vergeleken is met ")


def test_peers_the_user_named_are_called_so(domein):
    gemeente = domein.gemeente("Almere")
    gemeente.vergelijkingsgroep = Vergelijkingsgroep("de gemeenten die u koos", ("GM0363", "GM0599"), True)
    assert (
        over_de_groep(gemeente) == "Vergeleken is met de gemeenten die u koos: Amsterdam en Rotterdam. U koos ze zelf."
    )
    text = grafiek.verloopbeeld(gemeente, "jeugd_lasten_per_inwoner").svg()
    assert "de gemeenten die u koos" in text and "vergelijkbare" not in text


def test_the_names_of_the_peers_are_a_field_and_stand_under_the_chart_in_a_notebook(almere):
    seen = grafiek.beeld(almere, "jeugd_lasten_per_inwoner")
    assert "Apeldoorn" in seen.groep and "Apeldoorn" not in " ".join(seen.noten)
    assert seen._repr_html_().count("Apeldoorn") == 1
    alone = replace(seen, groep="")._repr_html_()
    assert "Apeldoorn" not in alone and "<li></li>" not in alone
    assert grafiek.beeld(almere, "jeugd_jeugdhulp_per_1000_jongeren").groep == ""
