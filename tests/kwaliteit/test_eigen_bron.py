"""An own source beside those of the package: what is said of it, and that a damaged one stops no other."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from sociaal_domein import paden
from sociaal_domein.begin import begin
from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.eigenbron.inlezen import lees_eigen
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.kwaliteit.meten import meet
from sociaal_domein.kwaliteit.rapport import stel_op
from sociaal_domein.register.cijfers import GenoteerdCijfer

from .test_controleer import geef

VOORBEELD = paden.datamap() / "voorbeeld"


@pytest.fixture(scope="module")
def leusden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a working folder with a waiting list that was read."""
    home = tmp_path_factory.mktemp("eigen") / "leusden"
    begin("GM0327", "Leusden", home)
    shutil.copytree(VOORBEELD / "bronnen", home / "bronnen")
    shutil.copytree(VOORBEELD / "bestanden", home / "eigen", dirs_exist_ok=True)
    lees_eigen("wachtlijst", home)
    return home


@pytest.fixture
def stuk(leusden: Path, tmp_path: Path) -> Path:
    """Return a copy of it in which the snapshot of the waiting list is damaged."""
    home = Path(shutil.copytree(leusden, tmp_path / "leusden"))
    (paden.in_gebruik(home / "data" / "open" / "wachtlijst") / "cijfers.parquet").write_bytes(b"PAR1")
    return home


def test_the_coverage_of_an_own_source_names_the_municipality_and_the_years(leusden: Path):
    snapshot = paden.bronmappen(leusden)["wachtlijst"]
    text = stel_op(leusden, ["wachtlijst"]).tekst()
    years = [d.jaar for d in meet(snapshot, paden.bronmappen(leusden), date.today()).dekking]
    span = f"{min(years)}–{max(years)}" if len(set(years)) > 1 else f"{years[0]}"
    assert f"Dekking van cijfers: gemeente Leusden, {span}." in text
    assert "van 342" not in text


def test_a_damaged_own_source_is_to_be_read_again_from_its_own_file(stuk: Path):
    folder = paden.in_gebruik(stuk / "data" / "open" / "wachtlijst")
    with pytest.raises(SociaalDomeinFout) as caught:
        mf.controleer(folder, "wachtlijst")
    assert caught.value.doe == "Lees uw bestand opnieuw in met: sociaal-domein bron lees wachtlijst"
    (folder / "bron.yml").write_text("bron: wachtlijst\n", encoding="utf-8")
    with pytest.raises(SociaalDomeinFout) as caught:
        mf.controleer(folder, "wachtlijst")
    assert caught.value.doe == "Lees uw bestand opnieuw in met: sociaal-domein bron lees wachtlijst"


def test_a_damaged_source_does_not_stop_the_check_of_another(stuk: Path):
    done = geef("controleer", "leeftijdsprofiel", map=stuk)
    assert done.returncode == 2
    assert "leeftijdsprofiel: " in done.stdout and "regels nagegaan" in done.stdout
    assert "Ons eigen rekenwerk: niet nagegaan." in done.stdout
    assert "cijfers.parquet van bron wachtlijst is beschadigd" in done.stderr
    assert "sociaal-domein bron lees wachtlijst" in done.stderr


def test_a_rule_that_reads_a_damaged_source_names_that_source(tmp_path: Path):
    for name in ("kwb", "gemeenten"):
        shutil.copytree(paden.datamap() / "open" / name, tmp_path / name)
    (tmp_path / "gemeenten" / "inwoners.parquet").write_bytes(b"PAR1")
    with pytest.raises(SociaalDomeinFout, match=r"inwoners\.parquet van bron gemeenten is beschadigd"):
        meet(tmp_path / "kwb", {n: tmp_path / n for n in ("kwb", "gemeenten")}, date(2026, 11, 21))


@pytest.mark.parametrize(
    ("code", "naam", "plek"),
    [("PV26", "Utrecht", "provincie Utrecht"), ("GM0344", "Utrecht", "Utrecht"), ("PV26", None, "PV26")],
)
def test_a_noted_figure_about_a_province_says_so(code: str, naam: str | None, plek: str):
    noted = GenoteerdCijfer.model_validate(
        {
            "id": "x",
            "naam": "Wachttijd",
            "waarde": "12",
            "eenheid": "weken",
            "gebied": code,
            "gebied_naam": naam,
            "jaar": 2025,
            "document": "Brief",
            "datum": date(2026, 1, 2),
            "pagina": "1",
            "waarden": ["nabijheid"],
            "zegt_niet": "Wie er wacht.",
        }
    )
    assert noted.zin == f"Wachttijd: 12 weken ({plek}, 2025)"
