"""bron.yml and correcties.yml: what is wrong is named by file and field; damage is found."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from sociaal_domein.bronnen import correcties as corr
from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.fouten import SociaalDomeinFout


@pytest.fixture
def momentopname(projectmap: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(projectmap / "data" / "open" / "gemeenten", tmp_path / "gemeenten"))


def bewerk(map: Path, change) -> None:
    path = map / "bron.yml"
    content = yaml.safe_load(path.read_text())
    change(content)
    path.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True))


def test_importing_the_manifest_loads_nothing_heavy():
    code = (
        "import sys, sociaal_domein.bronnen.manifest;"
        "print([m for m in ('pandas', 'duckdb', 'numpy', 'altair') if m in sys.modules])"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"


def test_writing_and_reading_gives_the_same(momentopname, tmp_path):
    manifest = mf.lees(momentopname)
    mf.schrijf(manifest, tmp_path)
    assert mf.lees(tmp_path) == manifest
    assert (tmp_path / "bron.yml").read_bytes() == (momentopname / "bron.yml").read_bytes()


@pytest.mark.parametrize(
    ("change", "field", "text"),
    [
        (lambda c: c.pop("licentie"), "licentie", "het veld ontbreekt"),
        (lambda c: c["licentie"].pop("naam"), "licentie.naam", "het veld ontbreekt"),
        (lambda c: c.update(herkomst="internet"), "herkomst", "'uitgever' of 'afgeleid'"),
        (lambda c: c.update(opgehaald="gisteren"), "opgehaald", "verwacht is een datum"),
        (lambda c: c.update(kleur="rood"), "kleur", "dit veld kennen wij niet"),
        (lambda c: c.update(tabellen=[]), "tabellen", "verwacht zijn velden met een naam"),
        (
            lambda c: c["tabellen"]["lijst"].update(sha256="abc"),
            "tabellen.lijst.sha256",
            "niet de goede vorm",
        ),
        (lambda c: c["tabellen"]["lijst"]["rijen"].update(geladen=1), "tabellen.lijst.rijen", "sluit niet"),
        (
            lambda c: c["tabellen"]["lijst"]["rijen"].update(apart=-1),
            "tabellen.lijst.rijen.apart",
            "0 of meer",
        ),
        (lambda c: c["tabellen"]["lijst"]["bronbestanden"].clear(), "tabellen.lijst", "hebben 0 rijen"),
    ],
)
def test_a_wrong_field_is_named(momentopname, change, field, text):
    bewerk(momentopname, change)
    with pytest.raises(SociaalDomeinFout) as caught:
        mf.lees(momentopname)
    assert f"bron.yml: {field}: " in caught.value.wat
    assert text in caught.value.wat
    assert caught.value.doe


@pytest.mark.parametrize("content", [b"bron: [", b"\xff\xfe", b"", b"a: 2026-13-45", b"- 1", b"!!python/name:os"])
def test_a_file_that_is_no_manifest_is_refused(momentopname, content):
    (momentopname / "bron.yml").write_bytes(content)
    with pytest.raises(SociaalDomeinFout, match=r"bron\.yml"):
        mf.lees(momentopname)


def test_a_whole_snapshot_passes(momentopname):
    assert mf.controleer(momentopname).bron == "gemeenten"


@pytest.mark.parametrize("name", ["lijst.parquet", "apart.parquet", "bron.yml"])
def test_a_missing_file_is_named_with_a_remedy(momentopname, name):
    (momentopname / name).unlink()
    with pytest.raises(SociaalDomeinFout) as caught:
        mf.controleer(momentopname)
    assert name in str(caught.value)
    assert "opnieuw in" in str(caught.value.doe)


@pytest.mark.parametrize("name", ["lijst.parquet", "apart.parquet"])
def test_one_changed_byte_is_found(momentopname, name):
    path = momentopname / name
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)
    with pytest.raises(SociaalDomeinFout, match="beschadigd of veranderd") as caught:
        mf.controleer(momentopname)
    assert "bron lees gemeenten" in str(caught.value.doe)


@pytest.mark.parametrize("name", ["gemeenten2", "mijn-bron", "Gemeenten", "gemeenten (kopie)", "1"])
def test_a_folder_has_the_name_of_its_source(momentopname, name):
    copy = momentopname.rename(momentopname.with_name(name))
    with pytest.raises(SociaalDomeinFout, match="De map heet") as caught:
        mf.controleer(copy, name)
    assert name in caught.value.wat and "Noem de map gemeenten" in str(caught.value.doe)
    assert str(caught.value.waar).endswith("bron.yml, veld bron")
    assert mf.controleer(copy).bron == mf.controleer(copy, "gemeenten").bron == "gemeenten"


def test_a_row_count_that_is_not_true_is_found(momentopname):
    bewerk(momentopname, lambda c: c["tabellen"]["lijst"]["rijen"].update(tabel=1))
    with pytest.raises(SociaalDomeinFout, match="6401 rijen in plaats van 1"):
        mf.controleer(momentopname)


def test_a_file_that_is_no_parquet_is_found_even_with_the_right_checksum(momentopname):
    (momentopname / "lijst.parquet").write_bytes(b"geen parquet")
    checksum = mf.sha256(momentopname / "lijst.parquet")
    bewerk(momentopname, lambda c: c["tabellen"]["lijst"].update(sha256=checksum))
    with pytest.raises(SociaalDomeinFout, match="geen leesbaar Parquet-bestand"):
        mf.controleer(momentopname)


def test_rows_set_aside_must_add_up_to_the_file(momentopname):
    bewerk(momentopname, lambda c: c["apart"].update(rijen=5))
    with pytest.raises(SociaalDomeinFout, match="De telling van bron gemeenten sluit niet"):
        mf.controleer(momentopname)


GOED = {
    "waar": {"tabel": "t", "kolom": "k"},
    "actie": "herberekenen",
    "reden": "De komma is weg.",
    "verwacht": "max > 100",
    "status": "vastgesteld",
}


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"verwacht": "max > honderd"}, "0.verwacht"),
        ({"verwacht": "__import__('os')"}, "0.verwacht"),
        ({"actie": "weggooien"}, "0.actie"),
        ({"reden": ""}, "0.reden: het veld is leeg"),
        ({"actie": "naam_gelijkstellen"}, "hoort ook het veld waar.waarde"),
        ({"actie": "naam_uit_ander_jaar"}, "hoort ook het veld waar.tekens"),
    ],
)
def test_a_wrong_correction_is_named(tmp_path, change, text):
    (tmp_path / "correcties.yml").write_text(yaml.safe_dump([GOED | change]))
    with pytest.raises(SociaalDomeinFout) as caught:
        corr.lees(tmp_path)
    assert text in str(caught.value)
    assert "correcties.yml" in str(caught.value)


@pytest.mark.parametrize(
    ("guard", "values", "holds"),
    [
        ("max > 100", ["114", "9"], True),
        ("max > 100", ["11,4", "9"], False),
        ("min >= 5", ["5", "9"], True),
        ("n > 0", [], False),
        ("n == 2", ["a", "b"], True),
        ("decimalen < 1", ["42", "55"], True),
        ("decimalen < 1", ["42.5", "55"], False),
        ("max <= 3", [], False),
    ],
)
def test_a_guard_is_one_comparison(guard, values, holds):
    assert corr.Correctie(**GOED | {"verwacht": guard}).geldt(values) is holds


def test_no_file_means_no_corrections(tmp_path):
    assert corr.lees(tmp_path) == ()
