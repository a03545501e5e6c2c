"""CBS OData v4: observations side by side, reasons kept, complete or nothing new."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest

from sociaal_domein.bronnen import opgehaald
from sociaal_domein.bronnen.cbs_odata4 import haal_tabel, vraag_gewijzigd
from sociaal_domein.bronnen.opgehaald import Opgehaald
from sociaal_domein.bronnen.ophalen import Ophaler
from sociaal_domein.fouten import SociaalDomeinFout
from tests.bronnen.uitgever import Tabel4, Uitgever, voorbeelden

Haal = Callable[..., Opgehaald]
TABEL = "85678NED"
PAGINA = "Observations\\?"


@pytest.fixture
def haal(uitgever: Uitgever, ophaler: Ophaler, tmp_path: Path) -> Haal:
    uitgever.zet(voorbeelden.cbs4())

    def fetch(kies: Mapping[str, Sequence[str]] | None = None, **opties: Any) -> Opgehaald:
        return haal_tabel(ophaler, tabel=TABEL, adres=uitgever.adres, map=tmp_path / TABEL, kies=kies, **opties)

    return fetch


def _cellen(map: Path) -> dict[tuple[str, str, str], str | None]:
    with duckdb.connect() as con:
        found = con.execute(f"from '{map / opgehaald.RIJENBESTAND}'")
        names = [d[0] for d in found.description or []]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    return {(r["RegioS"], r["Perioden"], m): v for r in rows for m, v in r.items() if m not in ("RegioS", "Perioden")}


def _verwacht(tabel: Tabel4) -> dict[tuple[str, str, str], str]:
    return {
        (r["RegioS"], r["Perioden"], r["Measure"]): str(r["Value"] if r["Value"] is not None else r["ValueAttribute"])
        for r in tabel.rijen
    }


def _niets_nieuws(map: Path) -> None:
    assert not (map / opgehaald.TABELBESTAND).exists()
    assert not (map / opgehaald.RIJENBESTAND).exists()


def test_een_rij_per_regio_en_periode_en_een_kolom_per_maat(haal: Haal, tmp_path: Path) -> None:
    seen: list[tuple[int, int | None, int]] = []
    found = haal(voortgang=lambda *stand: seen.append(stand))

    assert _cellen(tmp_path / TABEL) == _verwacht(voorbeelden.cbs4())
    assert (found.rijen, found.paginas, found.titel) == (6, 4, "Laag en langdurig laag inkomen")
    assert seen[-1] == (18, 18, 4)
    assert found == opgehaald.lees(tmp_path / TABEL)
    assert [(m.stam, m.eenheid, m.decimalen) for m in found.maten] == [
        ("1050010_1", "x 1 000", 1),
        ("1050010_2", "%", 1),
        ("M001980", "aantal", 0),
    ]
    assert [k.status for k in found.dimensie("Perioden").sleutels] == ["Definitief", "NaderVoorlopig", "Voorlopig"]
    assert sorted(p.name for p in (tmp_path / TABEL).iterdir()) == [opgehaald.RIJENBESTAND, opgehaald.TABELBESTAND]


def test_de_reden_staat_in_de_cel_zonder_waarde(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    table = voorbeelden.cbs4()
    rows = [dict(r) for r in table.rijen]
    rows[0] |= {"Value": None, "StringValue": "Voorbeeldtekst ", "ValueAttribute": "None"}
    rows[1] |= {"ValueAttribute": "Provisional"}
    rows[2] |= {"Value": None, "ValueAttribute": "None"}
    uitgever.zet(table.anders(rijen=rows))
    haal()

    cells = _cellen(tmp_path / TABEL)
    assert cells["GM9999", "2022JJ00", "M001980"] == "Confidential"
    assert cells["GM9998", "2022JJ00", "1050010_1"] == "Voorbeeldtekst"
    assert cells["GM9998", "2022JJ00", "1050010_2"] == "482.8"
    assert cells["GM9998", "2022JJ00", "M001980"] is None


def test_een_cel_zonder_waarneming_is_leeg(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    table = voorbeelden.cbs4()
    uitgever.zet(table.anders(rijen=table.rijen[1:]))
    haal()

    assert _cellen(tmp_path / TABEL)["GM9998", "2022JJ00", "1050010_1"] is None


def test_alleen_de_gevraagde_sleutels(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    assert haal({"Perioden": ["2023JJ00"], "RegioS": ["GM9999"]}).rijen == 1
    assert {k[:2] for k in _cellen(tmp_path / TABEL)} == {("GM9999", "2023JJ00")}
    assert haal({"Perioden": ["2022JJ00", "2023JJ00", "2024JJ00"]}).rijen == 6
    assert len(uitgever.gevraagd(PAGINA + ".*eq")) == 1

    with pytest.raises(SociaalDomeinFout, match="De codelijst van Perioden heeft deze sleutels niet: 2050JJ00"):
        haal({"Perioden": ["2050JJ00"]})


@pytest.mark.parametrize("soort", ["afgebroken", "afgekapt", "html", "herhaal", "zonder_link", "te_druk"])
def test_een_storing_gaat_over_of_geeft_niets_nieuws(
    haal: Haal, uitgever: Uitgever, tmp_path: Path, soort: str
) -> None:
    uitgever.storing(soort, pad=PAGINA, na=1, keer=99)
    with pytest.raises(SociaalDomeinFout, match="De uitgever") as caught:
        haal()
    assert "/Observations" in str(caught.value.waar)
    _niets_nieuws(tmp_path / TABEL)

    uitgever.zonder_storing()
    uitgever.storing(soort, pad=PAGINA, keer=2, na=1)
    haal()
    assert _cellen(tmp_path / TABEL) == _verwacht(voorbeelden.cbs4())


def test_twee_cijfers_voor_een_cel(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    table = voorbeelden.cbs4()
    uitgever.zet(table.anders(rijen=[*table.rijen, table.rijen[3]]))

    with pytest.raises(SociaalDomeinFout, match="twee cijfers voor dezelfde cel: 1050010_1, GM9998, 2023JJ00"):
        haal()
    _niets_nieuws(tmp_path / TABEL)


def test_een_maat_die_niet_beschreven_is(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    table = voorbeelden.cbs4()
    uitgever.zet(table.anders(maten=table.maten[:2]))

    with pytest.raises(SociaalDomeinFout, match="een onderwerp dat de uitgever niet beschrijft: M001980"):
        haal()
    _niets_nieuws(tmp_path / TABEL)


def test_geen_waarnemingen_is_een_fout(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    uitgever.zet(voorbeelden.cbs4(rijen=[]))

    with pytest.raises(SociaalDomeinFout, match="heeft geen enkele waarneming"):
        haal()
    _niets_nieuws(tmp_path / TABEL)


def test_is_er_iets_veranderd(haal: Haal, uitgever: Uitgever, ophaler: Ophaler) -> None:
    known = haal()
    assert vraag_gewijzigd(ophaler, TABEL, uitgever.adres, known) == "2025-07-01T02:00:00+02:00"
    assert "if-none-match" in uitgever.verzoeken[-1].kop

    uitgever.zet(voorbeelden.cbs4().anders(gewijzigd="2026-01-01T02:00:00+01:00"))
    assert vraag_gewijzigd(ophaler, TABEL, uitgever.adres, known) == "2026-01-01T02:00:00+01:00"
