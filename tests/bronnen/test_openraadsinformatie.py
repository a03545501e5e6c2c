"""Council documents: by municipality and day, in pages, and without a word of their text."""

from __future__ import annotations

from datetime import date

import pytest

from sociaal_domein.bronnen.openraadsinformatie import Document, haal_documenten
from sociaal_domein.bronnen.ophalen import Ophaler
from sociaal_domein.fouten import SociaalDomeinFout
from tests.bronnen.uitgever import Uitgever
from tests.bronnen.uitgever.raad import TEKST, Raad

VAN, TOT = date(2026, 1, 1), date(2026, 6, 30)


@pytest.fixture
def raad(uitgever: Uitgever) -> Raad:
    papers = [(n, f"2026-{n % 9 + 1:02}-{n % 28 + 1:02}", f"Raadsvoorstel {n}") for n in range(350)]
    found = Raad(stukken=papers)
    uitgever.zet_raad(found)
    return found


def _haal(ophaler: Ophaler, adres: str, gemeente: str = "Voorbeeldgemeente", code: str = "GM9999") -> list[Document]:
    return haal_documenten(ophaler, code=code, gemeente=gemeente, van=VAN, tot=TOT, adres=adres).documenten


@pytest.mark.parametrize("oud", [False, True])
def test_alle_stukken_van_de_periode_komen(uitgever: Uitgever, raad: Raad, ophaler: Ophaler, oud: bool) -> None:
    found = _haal(ophaler, f"{uitgever.adres}/v1/elastic" if oud else uitgever.adres)

    wanted = [s for s in raad.stukken if VAN.isoformat() <= s[1] <= TOT.isoformat()]
    assert len(wanted) > 200  # three pages
    assert sorted(d.titel for d in found) == sorted(s[2] for s in wanted)
    assert [d.datum for d in found] == sorted(d.datum for d in found)
    assert len(uitgever.gevraagd("search")) == 3


@pytest.mark.parametrize("oud", [False, True])
def test_van_de_tekst_blijft_niets_over(uitgever: Uitgever, raad: Raad, ophaler: Ophaler, oud: bool) -> None:
    found = _haal(ophaler, f"{uitgever.adres}/v1/elastic" if oud else uitgever.adres)

    assert set(Document.model_fields) == {"id", "titel", "datum", "soort", "url", "organisatie"}
    assert all(TEKST not in d.model_dump_json() for d in found)
    assert found[0].url.startswith("https://raad.voorbeeld.nl/")
    assert found[0].organisatie == "Voorbeeldgemeente"


def test_de_tekst_wordt_aan_elasticsearch_niet_gevraagd(uitgever: Uitgever, raad: Raad, ophaler: Ophaler) -> None:
    _haal(ophaler, f"{uitgever.adres}/v1/elastic")

    assert all(b'"text"' not in v.lijf and b'"_source"' in v.lijf for v in uitgever.verzoeken)


def test_een_index_van_een_andere_gemeente_telt_niet_mee(uitgever: Uitgever, raad: Raad, ophaler: Ophaler) -> None:
    raad.sleutel = "voorbeeldgemeente_aan_zee"

    assert _haal(ophaler, f"{uitgever.adres}/v1/elastic") == []
    assert len(_haal(ophaler, f"{uitgever.adres}/v1/elastic", gemeente="Voorbeeldgemeente aan Zée")) > 200


def test_een_gemeente_die_niet_meedoet(uitgever: Uitgever, raad: Raad, ophaler: Ophaler) -> None:
    with pytest.raises(SociaalDomeinFout, match=r"Van Voorbeeldgemeente \(GM0001\) staan hier geen raadsstukken"):
        _haal(ophaler, uitgever.adres, code="GM0001")


def test_wie_steeds_hetzelfde_blad_stuurt_wordt_gestopt(uitgever: Uitgever, raad: Raad, ophaler: Ophaler) -> None:
    uitgever.storing("herhaal", pad="offset=[12]00", keer=99, veld="results")

    with pytest.raises(SociaalDomeinFout, match="steeds dezelfde documenten"):
        _haal(ophaler, uitgever.adres)


def test_een_antwoord_dat_te_vroeg_ophoudt(uitgever: Uitgever, raad: Raad, ophaler: Ophaler) -> None:
    uitgever.storing("velden", pad="offset=100", hasMore=False)

    with pytest.raises(SociaalDomeinFout, match="maar stuurde er 200"):
        _haal(ophaler, uitgever.adres)


def test_een_webpagina_in_plaats_van_een_lijst(uitgever: Uitgever, raad: Raad, ophaler: Ophaler) -> None:
    uitgever.storing("html", pad="api/search", keer=99)

    with pytest.raises(SociaalDomeinFout, match="stuurde een webpagina in plaats van gegevens") as caught:
        _haal(ophaler, uitgever.adres)
    assert "/api/search?organization=voorbeeldgemeente" in str(caught.value.waar)


def test_tekens_die_een_scherm_sturen_en_vreemde_adressen_blijven_weg(
    uitgever: Uitgever, raad: Raad, ophaler: Ophaler
) -> None:
    raad.stukken = [(1, "2026-02-03", "Een\x1b]0;x\x07 \u202estuk\n over\x1b[2J jeugd")]
    assert [d.titel for d in _haal(ophaler, uitgever.adres)] == ["Een]0;x stuk over[2J jeugd"]

    raad.adres = "javascript:alert(1)//"
    found = haal_documenten(
        ophaler, code="GM9999", gemeente="Voorbeeldgemeente", van=VAN, tot=TOT, adres=uitgever.adres
    )
    assert found == ([], 1)


def test_een_titel_met_een_inwoner_wordt_weggelaten(uitgever: Uitgever, raad: Raad, ophaler: Ophaler) -> None:
    raad.stukken = [
        (1, "2026-02-03", "Bezwaar van de heer Voorbeeldsma, Voorbeeldstraat 12"),
        (2, "2026-02-04", "Brief van wethouder Voorbeeldsma over jeugdhulp"),
    ]
    assert [d.titel for d in _haal(ophaler, uitgever.adres)] == [
        "(titel weggelaten; daarin staat een naam van een persoon en een adres)",
        "Brief van wethouder Voorbeeldsma over jeugdhulp",
    ]
