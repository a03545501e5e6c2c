"""CBS OData v3: whatever goes wrong on the way, there is a complete table or nothing new."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sociaal_domein.bronnen.omslag import lees_json
from sociaal_domein.bronnen.ophaalfout import Geweigerd
from sociaal_domein.bronnen.ophalen import Ophaler
from sociaal_domein.fouten import SociaalDomeinFout
from tests.bronnen.conftest import Haal
from tests.bronnen.uitgever import Uitgever, voorbeelden
from tests.bronnen.uitgever.nagaan import IV3, KWB, PAGINA, REGIO, heel, niets_nieuws, rijen


def test_een_tabel_met_feed(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    found = haal(KWB)

    heel(tmp_path / KWB, voorbeelden.kwb(), found)
    assert (found.titel, found.paginas, found.meldingen) == ("Kerncijfers wijken en buurten 2024", 3, ())
    assert found.gewijzigd == "2025-07-01T02:00:00"
    assert [(m.kolom, m.stam, m.decimalen) for m in found.maten][1:] == [
        ("WmoClienten_93", "WmoClienten", 0),
        ("WmoClientenRelatief_94", "WmoClientenRelatief", 1),
    ]
    assert uitgever.hoogst_tegelijk <= 2
    assert not uitgever.gevraagd("ODataApi")


def test_sleutels_verliezen_hun_opvulling_en_cellen_houden_hun_reden(haal: Haal, tmp_path: Path) -> None:
    found = haal(KWB)

    axis = found.dimensie("WijkenEnBuurten")
    assert (axis.breedte, axis.sleutels[1].code, axis.sleutels[1].titel) == (10, "GM9999", "Voorbeeldgemeente")
    assert ("WK999901", "Voorbeeldgemeente", "x", ".") in rijen(tmp_path / KWB)


def test_een_periode_zegt_of_zij_voorlopig_is(haal: Haal) -> None:
    axis = haal(REGIO).dimensie("Perioden")

    assert [(k.code, k.status) for k in axis.sleutels][1:] == [
        ("2023JJ00", "NaderVoorlopig"),
        ("2024JJ00", "Voorlopig"),
    ]
    assert axis.soort == "TimeDimension"
    assert axis.breedte is None


def test_iv3_van_dataderden_zonder_feed_en_zonder_skip(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    found = haal(IV3)

    heel(tmp_path / IV3, voorbeelden.iv3(), found)
    assert {d.naam: d.breedte for d in found.dimensies} == {
        "TaakveldBalanspost": 6,
        "Categorie": 8,
        "Gemeenten": 9,
        "Verslagsoort": None,
    }
    assert not uitgever.gevraagd(r"\$skip=")


def test_iv3_van_voor_2019_heet_zoals_die_van_nu(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    uitgever.zet(voorbeelden.iv3(2018, "45042NED"))
    old, new = haal("45042NED", {"TaakveldBalanspost": ["6.1"]}), haal(IV3)

    assert [m.stam for m in old.maten] == [m.stam for m in new.maten] == ["k_1ePlaatsing", "k_2ePlaatsing"]
    assert [d.naam for d in old.dimensies] == [d.naam for d in new.dimensies]
    assert uitgever.gevraagd("FunctieKostenplaatsBalanspost eq '6.1   '")
    assert {r[0] for r in rijen(tmp_path / "45042NED")} == {"6.1"}


def test_twee_maten_met_een_stam_houden_hun_nummer(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    uitgever.zet(voorbeelden.kwb().hernoem("WmoClientenRelatief_94", "WmoClienten_94"))

    assert [m.stam for m in haal(KWB).maten] == ["Gemeentenaam", "WmoClienten_93", "WmoClienten_94"]


def test_zonder_ongetypeerde_rijen_komen_de_getypeerde(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    uitgever.zet(voorbeelden.kwb().anders(ongetypeerd=False))
    haal(KWB)

    assert ("WK999900", "Voorbeeldgemeente", "20", "3.0") in rijen(tmp_path / KWB)
    assert ("WK999901", "Voorbeeldgemeente", None, None) in rijen(tmp_path / KWB)


def test_een_filter_draagt_de_opvulling_van_de_codelijst(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    found = haal(KWB, {"WijkenEnBuurten": ["GM9999", "WK999900"]})

    assert found.rijen == 2
    assert uitgever.gevraagd(r"eq 'GM9999    ' or WijkenEnBuurten eq 'WK999900  '")


def test_veel_sleutels_gaan_in_korte_vragen(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    table = voorbeelden.regio3(aantal=60)
    uitgever.zet(table)
    keys = list(table.assen[1].sleutels)[:55]

    assert haal(REGIO, {"RegioS": keys, "Perioden": ["2024JJ00"]}).rijen == 110
    assert len(uitgever.gevraagd(f"{PAGINA}.*RegioS")) == 3
    assert max(map(len, uitgever.gevraagd(""))) < 1000


@pytest.mark.parametrize(
    ("kies", "melding"),
    [
        ({"Regio": ["GM9001"]}, "Deze tabel heeft geen dimensie Regio. Wel: Perioden, RegioS en VormenVanJeugdzorg."),
        ({"RegioS": ["GM9001", "GM0034"]}, "De codelijst van RegioS heeft deze sleutels niet: GM0034."),
    ],
)
def test_een_keuze_die_niet_kan(haal: Haal, tmp_path: Path, kies: dict[str, list[str]], melding: str) -> None:
    with pytest.raises(SociaalDomeinFout) as caught:
        haal(REGIO, kies)
    assert caught.value.wat == melding
    niets_nieuws(tmp_path / REGIO)


def test_een_tabel_die_er_niet_is(haal: Haal) -> None:
    with pytest.raises(SociaalDomeinFout, match="Tabel 00000NED is niet te vinden bij deze uitgever"):
        haal("00000NED")


def test_boven_de_grens_gaat_het_in_stukken(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    table = voorbeelden.regio3(feed=False, grens=100)
    uitgever.zet(table)

    heel(tmp_path / REGIO, table, haal(REGIO))
    assert uitgever.gevraagd(r"\$top=50&\$skip=100")


def test_zonder_skip_gaat_het_per_groep_sleutels(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    table = voorbeelden.regio3(feed=False, slaat_over=False, grens=50)
    uitgever.zet(table)

    heel(tmp_path / REGIO, table, haal(REGIO))
    assert len(uitgever.gevraagd(r"\$skip")) == 1
    assert uitgever.gevraagd("RegioS eq 'GM9029'")


def test_te_veel_rijen_voor_een_enkele_sleutel(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    uitgever.zet(voorbeelden.regio3(feed=False, slaat_over=False, grens=0))

    with pytest.raises(Geweigerd, match="weigert dit verzoek"):
        haal(REGIO)
    niets_nieuws(tmp_path / REGIO)


VOORBIJGAAND: dict[str, dict[str, Any]] = {
    "te_druk": {"wacht": "1"},
    "status": {"code": 503},
    "afgebroken": {},
    "afgekapt": {},
    "html": {},
    "codering": {},
    "herhaal": {},
    "zonder_link": {},
}


@pytest.mark.parametrize("soort", VOORBIJGAAND)
def test_een_storing_die_overgaat_kost_geen_rij(haal: Haal, uitgever: Uitgever, tmp_path: Path, soort: str) -> None:
    table = voorbeelden.kwb()
    uitgever.zet(table.anders(rijen=[{**row, "Gemeentenaam_1": "Súdwest"} for row in table.rijen]))
    uitgever.storing(soort, pad=PAGINA, na=1, keer=3, **VOORBIJGAAND[soort])

    found = haal(KWB)
    heel(tmp_path / KWB, table.anders(rijen=[{**row, "Gemeentenaam_1": "Súdwest"} for row in table.rijen]), found)


BLIJVEND = {
    "te_druk": "vraagt om rust (HTTP 429)",
    "status": "HTTP 503",
    "afgebroken": "verbrak de verbinding midden in het antwoord",
    "afgekapt": "halverwege ophoudt",
    "html": "stuurde een webpagina in plaats van gegevens",
    "codering": "stuurde tekst in een andere tekenset dan UTF-8",
    "herhaal": "stuurt rijen die al in een eerdere pagina stonden",
    "zonder_link": "houdt op na 20 rijen, maar zegt dat er 24 rijen zijn",
}


@pytest.mark.parametrize("soort", BLIJVEND)
def test_een_storing_die_blijft_geeft_niets_nieuws(haal: Haal, uitgever: Uitgever, tmp_path: Path, soort: str) -> None:
    table = voorbeelden.kwb()
    uitgever.zet(table.anders(rijen=[{**row, "Gemeentenaam_1": "Súdwest"} for row in table.rijen]))
    uitgever.storing(soort, pad=PAGINA, na=1, keer=99, **VOORBIJGAAND[soort])

    with pytest.raises(SociaalDomeinFout) as caught:
        haal(KWB)
    assert BLIJVEND[soort] in caught.value.wat
    assert f"{uitgever.adres}/ODataFeed/odata/{KWB}/UntypedDataSet" in str(caught.value.waar)
    assert "Probeer het later opnieuw" in str(caught.value.doe)
    niets_nieuws(tmp_path / KWB)


def test_een_lege_pagina_onderweg_valt_op_en_de_volgende_keer_is_het_goed(
    haal: Haal, uitgever: Uitgever, tmp_path: Path
) -> None:
    uitgever.storing("leeg", pad=PAGINA, na=1)
    with pytest.raises(SociaalDomeinFout, match="houdt op na 14 rijen, maar zegt dat er 24 rijen zijn"):
        haal(KWB)
    niets_nieuws(tmp_path / KWB)

    heel(tmp_path / KWB, voorbeelden.kwb(), haal(KWB))


def test_een_link_die_rondgaat(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    first = f"{uitgever.adres}/ODataFeed/odata/{KWB}/UntypedDataSet?$format=json"
    uitgever.storing("lus", pad=PAGINA, na=1, keer=99, naar=first)

    with pytest.raises(SociaalDomeinFout, match="naar een pagina die al is geweest"):
        haal(KWB)
    niets_nieuws(tmp_path / KWB)
    assert len(uitgever.gevraagd(PAGINA)) < 10


def test_een_link_naar_elders_wordt_niet_gevolgd(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    elsewhere = f"http://elders.invalid/x/UntypedDataSet?$format=json&$skip={20}"
    uitgever.storing("lus", pad=r"skip=10", naar=elsewhere)

    heel(tmp_path / KWB, voorbeelden.kwb(), haal(KWB))


def test_een_verkeerde_opvulling_is_geen_lege_tabel(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    uitgever.zet(voorbeelden.kwb().anders(breedte_in_rijen={"WijkenEnBuurten": 12}))
    found = haal(KWB, {"WijkenEnBuurten": ["GM9999"]})

    assert [r[0] for r in rijen(tmp_path / KWB)] == ["GM9999"]
    assert found.meldingen == (
        "De sleutels van WijkenEnBuurten zijn in de rijen 12 tekens lang en in de codelijst anders. "
        "De lengte in de rijen is gebruikt.",
    )


def test_echt_geen_rijen_is_ook_een_antwoord(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    table = voorbeelden.kwb()
    uitgever.zet(table.anders(rijen=[r for r in table.rijen if r["WijkenEnBuurten"] != "GM9999"]))

    assert haal(KWB, {"WijkenEnBuurten": ["GM9999"]}).rijen == 0
    assert rijen(tmp_path / KWB) == []


def test_een_tabel_zonder_rijen_is_een_fout(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    uitgever.zet(voorbeelden.kwb().anders(rijen=[]))

    with pytest.raises(SociaalDomeinFout, match="heeft geen enkele rij"):
        haal(KWB)
    niets_nieuws(tmp_path / KWB)


def test_een_decimale_komma_wordt_een_punt_en_dat_staat_erbij(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    uitgever.storing("komma", pad=PAGINA, keer=99)
    found = haal(KWB)

    assert ("WK999900", "Voorbeeldgemeente", "20", "3.0") in rijen(tmp_path / KWB)
    assert found.meldingen == ("In de kolom WmoClientenRelatief is de decimale komma een punt geworden.",)


@pytest.mark.parametrize("cel", ["1,234", "1.5"])
def test_een_komma_die_iets_anders_kan_zijn(haal: Haal, uitgever: Uitgever, tmp_path: Path, cel: str) -> None:
    table = voorbeelden.kwb()
    rows = [{**r, "WmoClientenRelatief_94": "1,5"} for r in table.rijen]
    rows[7]["WmoClientenRelatief_94"] = cel
    uitgever.zet(table.anders(rijen=rows))

    with pytest.raises(SociaalDomeinFout, match="getallen met een komma"):
        haal(KWB)
    niets_nieuws(tmp_path / KWB)


def test_een_codelijst_die_dubbel_gecodeerd_is(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    uitgever.storing("mojibake", pad="/WijkenEnBuurten", keer=99)

    with pytest.raises(SociaalDomeinFout, match="De tekst van de codelijst is in de war: 'SÃºdwest'"):
        haal(KWB)
    niets_nieuws(tmp_path / KWB)


@pytest.mark.parametrize(
    ("soort", "velden", "melding"),
    [
        ("/DataProperties", {"Key": "x' union select 1 --_1"}, "kan niet, of is er twee keer"),
        ("/DataProperties", {"Key": 'x"_1'}, "kan niet, of is er twee keer"),
        ("/DataProperties", {"Key": "wijkenenbuurten_3"}, "kan niet, of is er twee keer"),
        ("/DataProperties", {"Key": "_1"}, "een vorm die wij niet kennen"),
        ("/DataProperties", {"Decimals": "twee"}, "een vorm die wij niet kennen"),
        ("/WijkenEnBuurten", {"Key": "NL00      "}, "WijkenEnBuurten heeft een sleutel twee keer"),
    ],
)
def test_een_beschrijving_die_niet_kan(
    haal: Haal, uitgever: Uitgever, ophaler: Ophaler, tmp_path: Path, soort: str, velden: dict[str, Any], melding: str
) -> None:
    url = f"{uitgever.adres}/ODataFeed/odata/{KWB}{soort}?$format=json"
    rows = ophaler.lees(url, controle=lees_json).gelezen["value"]
    uitgever.storing("velden", pad=soort, keer=99, value=[*rows[:-1], rows[-1] | velden])

    with pytest.raises(SociaalDomeinFout, match=melding):
        haal(KWB)
    niets_nieuws(tmp_path / KWB)


def test_kolommen_die_niet_beschreven_zijn(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    table = voorbeelden.kwb()
    renamed = [{"WmoClienten_98" if k == "WmoClienten_93" else k: v for k, v in r.items()} for r in table.rijen]
    uitgever.zet(table.anders(rijen=renamed))

    with pytest.raises(SociaalDomeinFout, match=r"onbekend: WmoClienten_98; ontbreekt: WmoClienten_93"):
        haal(KWB)
    niets_nieuws(tmp_path / KWB)


def test_zonder_telling_van_de_uitgever_staat_dat_erbij(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    uitgever.zet(voorbeelden.kwb().anders(telt=False))
    seen: list[tuple[int, int | None, int]] = []
    found = haal(KWB, voortgang=lambda *stand: seen.append(stand))

    assert seen == [(10, None, 1), (20, None, 2), (24, None, 3)]
    assert "niet nageteld" in found.meldingen[0]
