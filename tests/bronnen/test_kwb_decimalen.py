"""Lost commas: read only where one reading is left, and the embedded figures agree with each other."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sociaal_domein.bronnen import correcties as corr
from sociaal_domein.bronnen.kwb_decimalen import herstel, lezingen
from sociaal_domein.fouten import SociaalDomeinFout

AFSTAND = (0.2, 15.0)


def een(years: dict[int, str], **options: object) -> list[float | None]:
    found = herstel({("WK1", y): t for y, t in years.items()}, AFSTAND, ("2", "3"), **options)  # type: ignore[arg-type]
    return [found["WK1", y] for y in years]


@pytest.mark.parametrize(
    ("text", "bounds", "expected"),
    [
        ("1", AFSTAND, [1.0]),
        ("9", AFSTAND, [0.9, 9.0]),
        ("11", AFSTAND, [1.1, 11.0]),
        ("42", AFSTAND, [4.2]),
        ("10", AFSTAND, [10.0]),
        ("105", AFSTAND, [10.5]),
        ("302", (10, 99.9), [30.2]),
        ("28", (10, 99.9), [28.0]),
        ("3", (10, 99.9), []),
    ],
)
def test_the_readings_of_a_text(text, bounds, expected):
    assert lezingen(text, bounds) == expected


def test_without_other_years_the_common_reading_is_taken_and_a_doubtful_text_is_not():
    assert een({2018: "9"}) == [0.9]
    assert een({2018: "2"}) == [None]
    assert een({2018: "11"}) == [1.1]


def test_a_year_beside_it_decides():
    assert een({2018: "49", 2019: "5", 2020: "51"}) == [4.9, 5.0, 5.1]
    assert een({2018: "28", 2019: "3"}) == [2.8, 3.0]
    assert een({2018: "4", 2019: "3"}) == [0.4, 0.3]
    assert een({2018: "11", 2019: "105"}) == [11.0, 10.5]


def test_a_year_beside_it_that_fits_neither_reading_leaves_it_empty():
    assert een({2018: "18", 2019: "5"}) == [1.8, None]


def test_two_years_apart_is_not_beside():
    assert een({2018: "28", 2020: "3"}) == [2.8, None]


def test_over_a_change_of_border_a_year_may_raise_doubt_but_not_decide():
    def changed(code: str, year: int) -> bool:
        return year != 2019

    assert een({2018: "49", 2019: "5"}, zelfde_gebied=changed) == [4.9, None]
    assert een({2018: "28", 2019: "3"}, zelfde_gebied=changed) == [2.8, None]
    assert een({2018: "49", 2019: "9"}, zelfde_gebied=changed) == [4.9, 0.9]


def test_a_wijk_that_contradicts_its_buurten_takes_the_common_reading_back():
    texts = {("WK999801", 2018): "28", ("BU99980101", 2018): "4", ("BU99980102", 2018): "26"}
    people = {("WK999801", 2018): 1000.0, ("BU99980101", 2018): 500.0, ("BU99980102", 2018): 500.0}
    assert herstel(texts, AFSTAND)["BU99980101", 2018] == 0.4
    found = herstel(texts, AFSTAND, inwoners=people)
    assert found["BU99980101", 2018] is None
    assert (found["WK999801", 2018], found["BU99980102", 2018]) == (2.8, 2.6)
    agrees = {**texts, ("WK999801", 2018): "16"}
    assert herstel(agrees, AFSTAND, inwoners=people)["BU99980101", 2018] == 0.4


def test_a_correction_without_limits_is_refused(tmp_path):
    entry = "- {waar: {tabel: kerncijfers, kolom: X}, actie: komma_herstellen, reden: Weg., verwacht: decimalen < 1, "
    (tmp_path / "correcties.yml").write_text(f"{entry}status: vastgesteld}}\n", encoding="utf-8")
    with pytest.raises(SociaalDomeinFout, match="grenzen"):
        corr.lees(tmp_path)
    (tmp_path / "correcties.yml").write_text(f"{entry}status: vastgesteld, grenzen: [1, 9]}}\n", encoding="utf-8")
    assert corr.lees(tmp_path)[0].grenzen == (1, 9)


MATEN = {"AfstandTotHuisartsenpraktijk": 0.15, "AfstandTotSchool": 0.05, "GemiddeldInkomenPerInwoner": 0.1}


def breed(vraag, measure: str) -> list[tuple]:
    return vraag(
        f"""
        select w.jaar, w.gebied_code, w.regio_soort, w.waarde, i.waarde, w.indelingswijziging
        from '{{kwb}}/kerncijfers.parquet' as w
        join '{{kwb}}/kerncijfers.parquet' as i
            on i.jaar = w.jaar and i.gebied_code = w.gebied_code and i.maat = 'AantalInwoners'
        where w.maat = '{measure}' and w.waarde is not null
        """
    )


@pytest.mark.parametrize(("measure", "slack"), MATEN.items())
def test_the_wijken_together_give_the_municipality(vraag, measure, slack):
    rows = breed(vraag, measure)
    whole = {r[0]: r[3] for r in rows if r[2] == "gemeente"}
    assert sorted(whole) == list(range(2018, 2025))
    for year, value in whole.items():
        parts = [(r[3], r[4]) for r in rows if r[2] == "wijk" and r[0] == year]
        people = sum(n for _, n in parts)
        if people < 0.85 * next(r[4] for r in rows if r[2] == "gemeente" and r[0] == year):
            pytest.fail(f"{measure} {year}: too few wijken have a figure")
        assert abs(sum(v * n for v, n in parts) / people - value) <= slack + 0.05, (measure, year)


@pytest.mark.parametrize("measure", MATEN)
def test_the_municipality_moves_little_from_year_to_year(vraag, measure):
    values = [r[3] for r in sorted(breed(vraag, measure)) if r[2] == "gemeente"]
    assert all(abs(b / a - 1) < 0.2 for a, b in pairwise(values))


@pytest.mark.parametrize(("measure", "share"), [("AfstandTotHuisartsenpraktijk", 0.03), ("AfstandTotSchool", 0.03)])
def test_a_wijk_or_buurt_hardly_ever_jumps(vraag, measure, share):
    rows = {(r[1], r[0]): r for r in breed(vraag, measure)}
    steps = [
        max(r[3] / before[3], before[3] / r[3])
        for (code, year), r in rows.items()
        if (before := rows.get((code, year - 1))) and r[5] == "1"
    ]
    assert len(steps) > 450
    assert max(steps) < 5, "a factor ten would be a comma in the wrong place"
    assert sum(s > 1.5 for s in steps) < share * len(steps)


def test_income_times_earners_gives_the_income_per_inhabitant(vraag):
    rows = vraag(
        """
        select regio_soort,
            max(waarde) filter (where maat = 'AantalInkomensontvangers')
            * max(waarde) filter (where maat = 'GemiddeldInkomenPerInkomensontvanger')
            / max(waarde) filter (where maat = 'AantalInwoners')
            / max(waarde) filter (where maat = 'GemiddeldInkomenPerInwoner')
        from '{kwb}/kerncijfers.parquet' group by jaar, gebied_code, regio_soort
        """
    )
    ratios = [(kind, r) for kind, r in rows if r is not None]
    assert len(ratios) > 450
    assert all(0.97 < r < 1.0 for kind, r in ratios if kind == "gemeente")
    odd = [r for _, r in ratios if not 0.8 < r < 1.25]
    assert len(odd) <= 3, odd  # where the number of earners is itself far off


def test_what_could_not_be_read_says_so(vraag):
    rows = vraag(
        "select maat, count(*) from '{kwb}/kerncijfers.parquet' where reden = 'onleesbaar' group by 1 order by 1"
    )
    assert rows == [("AfstandTotHuisartsenpraktijk", 43), ("AfstandTotSchool", 118)]


def test_a_zero_is_compared_without_dividing_by_it():
    texts = {("WK1", 2020): "0", ("WK1", 2021): "5", ("WK2", 2020): "5", ("WK2", 2021): "0"}
    assert herstel(texts, (0, 15))["WK1", 2020] == 0.0
