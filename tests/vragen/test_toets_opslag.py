"""A question beside the figures of Almere: what differs, what breaks, and which value it touches."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from sociaal_domein.gemeente import Gemeente
from sociaal_domein.taal import getal
from sociaal_domein.vragen.toets import Opmerking, toets_vraag
from sociaal_domein.vragen.toets.wachttijd import wachttijd_van

if TYPE_CHECKING:
    from sociaal_domein.domein import Domein

DAG = date(2026, 11, 21)


@pytest.fixture(scope="module")
def almere(domein: Domein) -> Gemeente:
    return domein.gemeente("Almere")


def _bij(tekst: str, gemeente: Gemeente, soort: str) -> list[Opmerking]:
    return [r for r in toets_vraag(tekst, gemeente, None, DAG).opmerkingen if r.soort == soort]


def _jongeren(domein: Domein, year: int) -> tuple[int, float]:
    """Count and share straight from the figures of the publisher, without the models in between."""
    row = domein.con.execute(
        "select teller, 100.0 * teller / noemer from ind_jeugd__jeugdhulp_per_1000_jongeren "
        "where gebied_code = 'GM0034' and jaar = ? and reeks = 'alle'",
        [year],
    ).fetchone()
    assert row is not None
    return int(row[0]), float(row[1])


def test_een_cijfer_dat_afwijkt_krijgt_dat_van_de_bron_ernaast(domein: Domein, almere: Gemeente) -> None:
    _, share = _jongeren(domein, 2022)
    (found,) = _bij("In Almere kreeg in 2022 12% van de jongeren jeugdhulp. Wat doet het college?", almere, "cijfer")
    assert found.zin == f"U schrijft ‘12%’. In de cijfers staat {getal(share, 1)} procent (2022, status onbekend)."
    assert "Zegt niet: hoeveel jongeren hulp nodig hebben." in found.suggestie
    assert "Bron: Kerncijfers wijken en buurten" in found.suggestie
    assert not _bij("In Almere kreeg in 2022 12% van de jongeren jeugdhulp. Wat doet het college?", almere, "bron")


def test_een_aantal_dat_klopt_krijgt_zijn_bron(domein: Domein, almere: Gemeente) -> None:
    count, _ = _jongeren(domein, 2024)
    text = f"In 2024 kregen {getal(count)} jongeren jeugdhulp. Wat merken zij daarvan?"
    assert not _bij(text, almere, "cijfer")
    (found,) = _bij(text, almere, "bron")
    assert found.zin.endswith("staat ook in de cijfers.")


def test_euro_per_inwoner_en_het_hele_bedrag(domein: Domein, almere: Gemeente) -> None:
    row = domein.con.execute(
        "select waarde, teller from ind_jeugd__lasten_per_inwoner "
        "where gebied_code = 'GM0034' and jaar = 2024 and reeks = 'jaarrekening'"
    ).fetchone()
    assert row is not None
    (found,) = _bij("Klopt het dat Almere in 2024 € 600 per inwoner uitgaf aan jeugdhulp?", almere, "cijfer")
    assert f"€ {getal(row[0])} per inwoner" in found.zin
    assert "In 2024 gaf Almere € 525 per inwoner uit aan jeugdhulp." in found.suggestie
    (plan,) = _bij("Geeft Almere volgens de begroting 2025 € 600 per inwoner uit aan jeugdhulp?", almere, "cijfer")
    assert plan.suggestie.startswith("Uitgaven aan jeugdhulp per inwoner in de begroting van 2025: € 542.")
    (found,) = _bij("Klopt het dat Almere in 2024 200 miljoen euro uitgaf aan jeugdhulp?", almere, "cijfer")
    assert f"€ {getal(row[1] / 1e6, 1)} mln" in found.zin


@pytest.mark.parametrize(
    "zin",
    [
        "In Utopia kreeg in 2022 12% van de jongeren jeugdhulp.",  # which place?
        "In Almere wacht in 2022 12% van de jongeren op jeugdhulp.",  # something else
        "In Almere kreeg 12% van de jongeren jeugdhulp.",  # which year?
        "In Almere steeg in 2022 de jeugdhulp voor jongeren met 12%.",  # a change
        "In Almere was in 2022 12% van de jongeren met jeugdhulp een meisje.",  # a part of a part
        "Van 2020 tot 2022 kreeg in Almere 12% van de jongeren jeugdhulp.",  # more years
        "In 2024 kostte jeugdhulp in Almere voor één kind € 40.000.",
        "In 2024 ging in Almere 20 miljoen euro van de uitgaven aan jeugdhulp naar ambulante hulp.",
        "In 2024 werden de uitgaven aan jeugdhulp in Almere met 90 miljoen euro overschreden.",
        "Landelijk kreeg in 2022 12% van de jongeren jeugdhulp.",
        "In Almere kreeg in 2025 12% van de jongeren jeugdhulp.",  # not published yet
        "In Almere kreeg in 2022 12% van de uitgaven aan jeugdhulp een andere plek.",  # of something else
    ],
)
def test_bij_twijfel_zegt_de_toets_niets_over_de_hoogte(zin: str, almere: Gemeente) -> None:
    assert not _bij(f"{zin} Wat merken ouders daarvan?", almere, "cijfer")
    assert len(_bij(f"{zin} Wat merken ouders daarvan?", almere, "bron")) == 1


def test_een_vergelijking_over_een_breuk_noemt_de_breuk(almere: Gemeente) -> None:
    (found,) = _bij("Hoe ontwikkelde het aantal jongeren met jeugdhulp zich van 2020 naar 2022?", almere, "breuk")
    assert "(2021 en 2022)" in found.zin
    assert "Het CBS telt jeugdhulp vanaf dit jaar op een andere manier." in found.zin
    assert "vanaf 2022" in found.suggestie
    assert not _bij("Hoe ontwikkelde het aantal jongeren met jeugdhulp zich van 2022 naar 2024?", almere, "breuk")
    assert not _bij("Hoeveel jongeren kregen in 2020 jeugdhulp?", almere, "breuk")
    assert _bij("Hoe groeiden de uitgaven aan jeugdhulp sinds 2021?", almere, "breuk")


@pytest.mark.parametrize(
    ("vraag", "jaren"),
    [
        ("Hoe komt het dat de uitgaven aan jeugd in 2019 lager waren dan in 2025?", "2022, 2023 en 2025"),
        ("Wat kostte de Wmo in 2022, en wat in 2024?", "2023"),
        ("Gaven wij aan participatie in 2023 minder uit dan in 2025?", "2025"),
        ("In 2019 gaven wij 10 miljoen euro uit aan jeugd. In 2024 was dat 15 miljoen. Hoe komt dat?", "2022 en 2023"),
        ("Hoeveel kinderen kregen in 2019 jeugdhulp, en hoeveel in 2021?", "2021"),
        ("Waarom wachten kinderen in 2025 langer op jeugdhulp dan in 2019?", None),
        ("Hoe groeiden in 2019 en 2025 de uitgaven aan wegen?", None),
        ("Wat kostte de Wmo in 2023, en wat in 2024?", None),
        ("In 2019 kwam het plan voor jeugd, in 2025 een nieuw plan. Wat kost jeugdhulp nu?", None),
    ],
)
def test_de_breuken_van_het_onderwerp_ook_zonder_eigen_cijfers(vraag: str, jaren: str | None, domein: Domein) -> None:
    """A municipality that has no figures at all compares over the same breaks."""
    found = _bij(vraag, Gemeente(domein, "GM9999", "Voorbeeldgemeente (verzonnen)"), "breuk")
    assert [r.zin.partition("(")[2].partition(")")[0] for r in found] == ([jaren] if jaren else [])


def test_de_tijden_die_bij_elkaar_horen(almere: Gemeente) -> None:
    (found,) = _bij("Waarom waren de kosten van de Wmo in 2021 lager dan in 2025?", almere, "breuk")
    assert "tot en met 2022, 2023 tot en met 2024, of vanaf 2025" in found.suggestie


def test_een_genoemde_andere_gemeente_heeft_haar_eigen_cijfer(domein: Domein) -> None:
    leusden = domein.gemeente("Leusden")
    (found,) = _bij("In Almere kreeg in 2022 12% van de jongeren jeugdhulp. Hoe komt dat?", leusden, "cijfer")
    assert "in Almere" in found.suggestie
    for place in ("Utrecht", "Utopia", "Leusden en in Almere"):
        assert not _bij(f"In {place} kreeg in 2022 12% van de jongeren jeugdhulp. Hoe komt dat?", leusden, "cijfer")


@pytest.mark.parametrize(
    ("zin", "reeks"),
    [
        ("in voorbeeldgemeente werd in 2025 40 dagen gewacht op jeugdhulp.", "jeugd"),
        ("in 2025 wachtten mensen tien weken op de wmo.", "wmo"),
        ("in 2025 wachtte een gezin 300 dagen op jeugdhulp.", None),
        ("in 2025 duurde het wachten op een intake voor jeugdhulp 40 dagen.", None),
        ("op jeugdhulp en de wmo werd in 2025 40 dagen gewacht.", None),
        ("in 2025 duurde het wachten 40 dagen.", None),
    ],
)
def test_dagen_wachten_wijzen_alleen_naar_een_reeks_als_dat_zeker_is(
    zin: str, reeks: str | None, domein: Domein
) -> None:
    found = wachttijd_van(domein.indicatoren.values(), zin)
    assert (found and (found[0].id, found[1])) == (reeks and ("wachten_na_toewijzing", reeks))


@pytest.mark.parametrize(
    ("tekst", "gevraagd"),
    [
        ("Hoeveel gezinnen wachten in 2025 op jeugdhulp?", True),
        ("Hoeveel gezinnen heeft Voorbeeldgemeente in 2025 geholpen?", False),
        ("Hoeveel gezinnen had Leusden in 2025 op de lijst?", False),
        ("Hoeveel gezinnen telt de Stationskwartierwijk in 2025?", False),
        ("Hoeveel gezinnen telt de jeugdregio in 2025?", False),
        ("Hoeveel huizen en buren telt u in 2025?", True),
    ],
)
def test_wie_een_gebied_noemt_hoeft_dat_niet_nog_eens(tekst: str, gevraagd: bool, domein: Domein) -> None:
    place = Gemeente(domein, "GM9999", "Voorbeeldgemeente (verzonnen)")
    assert bool(_bij(tekst, place, "gebied")) is gevraagd


def test_een_wijk_van_de_gemeente_is_een_gebied(almere: Gemeente) -> None:
    assert not _bij("Hoeveel gezinnen telt De Werven in 2025?", almere, "gebied")


def test_de_waarde_uit_het_register_die_erbij_past(almere: Gemeente) -> None:
    (found,) = _bij("Hoe lang is de wachtlijst jeugdhulp?", almere, "waarde")
    assert found.suggestie.startswith("Hier past tijdigheid (nog een voorstel).")
    assert not _bij("Past de wachtlijst jeugdhulp bij tijdige hulp, en hoe lang is zij?", almere, "waarde")
    (found,) = _bij("Hoe ontwikkelden zich de lantaarnpalen?", almere, "waarde")
    assert "Uw register kent:" in found.suggestie
