"""CBS OData v3: who stops, is killed or comes back later gets a complete table, and asks no page twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.bronnen import opgehaald
from sociaal_domein.bronnen.cbs_odata3 import haal_tabel, vraag_gewijzigd
from sociaal_domein.bronnen.ophalen import Ophaler
from sociaal_domein.fouten import SociaalDomeinFout
from tests.bronnen.conftest import Haal
from tests.bronnen.uitgever import Uitgever, voorbeelden
from tests.bronnen.uitgever.nagaan import KWB, PAGINA, REGIO, heel, niets_nieuws


def test_wie_stopt_gaat_later_verder(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    uitgever.storing("status", pad="skip=20", code=500, keer=6)
    with pytest.raises(SociaalDomeinFout):
        haal(KWB)
    niets_nieuws(tmp_path / KWB)
    asked = len(uitgever.gevraagd(PAGINA))

    seen: list[tuple[int, int | None, int]] = []
    heel(tmp_path / KWB, voorbeelden.kwb(), haal(KWB, voortgang=lambda *stand: seen.append(stand)))
    assert [v.split("skip=")[-1] for v in uitgever.gevraagd(PAGINA)[asked:]] == ["20"]
    assert seen == [(10, 24, 1), (20, 24, 2), (24, 24, 3)]


@pytest.mark.parametrize("wat", ["veranderd", "journaal stuk", "pagina stuk"])
def test_wat_niet_meer_klopt_wordt_opnieuw_gehaald(haal: Haal, uitgever: Uitgever, tmp_path: Path, wat: str) -> None:
    uitgever.storing("status", pad="skip=20", code=500, keer=6)
    with pytest.raises(SociaalDomeinFout):
        haal(KWB)
    pages = tmp_path / KWB / "paginas"
    table = voorbeelden.kwb()
    if wat == "veranderd":
        table = table.anders(gewijzigd="2026-01-01T00:00:00", rijen=table.rijen[:15])
        uitgever.zet(table)
    elif wat == "journaal stuk":
        text = (pages / "journaal.jsonl").read_bytes()
        (pages / "journaal.jsonl").write_bytes(text[: len(text) - 9])
    else:
        (pages / "000001.json").write_bytes(b"[kapot]")

    heel(tmp_path / KWB, table, haal(KWB))


def test_een_oudere_tabel_blijft_staan_als_de_nieuwe_niet_lukt(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    old = haal(KWB)
    uitgever.zet(voorbeelden.kwb().anders(gewijzigd="2026-01-01T00:00:00", rijen=voorbeelden.kwb().rijen[:12]))
    uitgever.storing("html", pad=PAGINA, keer=99)

    with pytest.raises(SociaalDomeinFout):
        haal(KWB)
    assert opgehaald.lees(tmp_path / KWB) == old
    assert mf.sha256(tmp_path / KWB / opgehaald.RIJENBESTAND) == old.sha256


def test_is_er_iets_veranderd(haal: Haal, uitgever: Uitgever, ophaler: Ophaler) -> None:
    known = haal(KWB)
    assert vraag_gewijzigd(ophaler, KWB, uitgever.adres) == "2025-07-01T02:00:00"

    before = len(uitgever.verzoeken)
    assert vraag_gewijzigd(ophaler, KWB, uitgever.adres, known) == "2025-07-01T02:00:00"
    assert len(uitgever.verzoeken) == before + 1
    assert "if-none-match" in uitgever.verzoeken[-1].kop

    uitgever.zet(voorbeelden.kwb().anders(gewijzigd="2026-01-01T02:00:00"))
    assert vraag_gewijzigd(ophaler, KWB, uitgever.adres, known) == "2026-01-01T02:00:00"


DODE = """
import sys
from pathlib import Path
from sociaal_domein.bronnen.cbs_odata3 import haal_tabel
from sociaal_domein.bronnen.ophalen import Ophaler
with Ophaler("griffie@voorbeeld.nl") as ophaler:
    haal_tabel(ophaler, tabel=sys.argv[1], adres=sys.argv[2], map=Path(sys.argv[3]))
"""


def test_een_telling_die_even_niet_lukt_kost_geen_paginas(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    uitgever.storing("status", pad="skip=20", code=500, keer=6)
    with pytest.raises(SociaalDomeinFout):
        haal(KWB)
    asked = len(uitgever.gevraagd(PAGINA))
    uitgever.storing("status", pad="count", code=500, keer=2)

    found = haal(KWB)
    heel(tmp_path / KWB, voorbeelden.kwb(), found)
    assert found.meldingen == ()
    assert len(uitgever.gevraagd(PAGINA)) == asked + 1


def test_meer_rijen_dan_geteld(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    uitgever.zet_vast(f"/ODataFeed/odata/{KWB}/UntypedDataSet/$count", b"15")

    with pytest.raises(SociaalDomeinFout, match="stuurt meer dan de 15 rijen die er volgens de telling zijn"):
        haal(KWB)
    niets_nieuws(tmp_path / KWB)
    assert not (tmp_path / KWB / "paginas").exists()


def test_wie_onderbreekt_hoeft_niet_te_wachten(uitgever: Uitgever, tmp_path: Path) -> None:
    uitgever.zet(voorbeelden.kwb())
    uitgever.storing("te_druk", pad="skip=10", wacht="500")

    def interrupt(rows: int, expected: int | None, pages: int) -> None:
        while not uitgever.gevraagd("skip=10"):
            time.sleep(0.005)
        raise KeyboardInterrupt

    begin = time.monotonic()
    with Ophaler("griffie@voorbeeld.nl") as ophaler, pytest.raises(KeyboardInterrupt):
        haal_tabel(ophaler, tabel=KWB, adres=uitgever.adres, map=tmp_path / KWB, voortgang=interrupt)
    assert time.monotonic() - begin < 30
    niets_nieuws(tmp_path / KWB)


def test_wie_gedood_wordt_laat_geen_halve_tabel_achter(haal: Haal, uitgever: Uitgever, tmp_path: Path) -> None:
    table = voorbeelden.regio3(bladzijde=5)
    uitgever.zet(table)
    uitgever.vertraging = 0.03
    folder = tmp_path / REGIO
    process = subprocess.Popen([sys.executable, "-c", DODE, REGIO, uitgever.adres, str(folder)], env=os.environ)
    while len(uitgever.gevraagd(PAGINA)) < 12 and process.poll() is None:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    niets_nieuws(folder)
    uitgever.vertraging = 0
    before = len(uitgever.gevraagd(PAGINA))

    heel(folder, table, haal(REGIO))
    assert len(uitgever.gevraagd(PAGINA)) - before <= 36 - 9
