"""A new indicator: two files or none, in a place that is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from sociaal_domein import paden
from sociaal_domein.duiding.breuken import ONDERWERPEN
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.motor.beschrijving import BeschrijvingIndicator
from sociaal_domein.motor.draagbaar import niet_draagbaar
from sociaal_domein.motor.modellen import lees_model
from sociaal_domein.motor.nieuw import nieuwe_indicator
from sociaal_domein.motor.verwijzingen import LEEST


@pytest.fixture
def werkmap(tmp_path: Path) -> Path:
    home = tmp_path / "werk"
    home.mkdir()
    (home / paden.INSTELLINGENBESTAND).write_text('gemeente = "Almere"\n', encoding="utf-8")
    return home


def test_two_files_that_only_ask_to_be_filled_in(werkmap: Path):
    sql, yml = nieuwe_indicator("jeugd__verwijzers", werkmap)
    assert sorted(p.name for p in (werkmap / "pipelines").iterdir()) == [sql.name, yml.name]
    text = yml.read_text(encoding="utf-8")
    content = yaml.safe_load(text)
    empty = [k for k, v in content.items() if v is None]
    assert set(content) <= set(BeschrijvingIndicator.model_fields) and "titel" in empty
    assert all(subject in text for subject in ONDERWERPEN)
    with pytest.raises(SociaalDomeinFout, match="is leeg"):
        lees_model(sql)
    yml.write_text(yaml.safe_dump(content | dict.fromkeys(empty, "iets")), encoding="utf-8")
    assert niet_draagbaar(lees_model(sql)) == []
    assert all(f"{layer}_" in sql.read_text(encoding="utf-8").splitlines()[0] for layer in LEEST["ind"])
    assert "bron_" not in sql.read_text(encoding="utf-8")
    with pytest.raises(SociaalDomeinFout, match="bestaat al"):
        nieuwe_indicator("jeugd__verwijzers", werkmap)


def test_without_a_place_the_message_is_about_an_indicator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(paden, "_in_checkout", lambda: False)
    monkeypatch.delenv("SOCIAAL_DOMEIN_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SociaalDomeinFout, match="Waar moet de indicator komen") as caught:
        nieuwe_indicator("jeugd__verwijzers", paden.werkmap())
    assert "begin" in str(caught.value.doe) and "--naar" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_no_working_folder(tmp_path: Path):
    with pytest.raises(SociaalDomeinFout, match="geen werkmap"):
        nieuwe_indicator("jeugd__verwijzers", tmp_path / "nergens")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("keer", [1, 2])
def test_a_disk_that_refuses_leaves_neither(werkmap: Path, monkeypatch: pytest.MonkeyPatch, keer: int):
    replace, calls = os.replace, []

    def refuse(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == keer:
            raise PermissionError(13, "Permission denied")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(SociaalDomeinFout, match=r"kan niet worden gemaakt. U hebt geen toestemming") as caught:
        nieuwe_indicator("jeugd__verwijzers", werkmap)
    assert caught.value.doe and not (werkmap / "pipelines").exists()


def test_a_file_where_the_folder_must_come(werkmap: Path):
    (werkmap / "pipelines").write_text("van mij", encoding="utf-8")
    with pytest.raises(SociaalDomeinFout, match="kan niet worden gemaakt"):
        nieuwe_indicator("jeugd__verwijzers", werkmap)
    assert (werkmap / "pipelines").read_text(encoding="utf-8") == "van mij"


@pytest.mark.parametrize("naam", ["verwijzers", "Jeugd__x", "jeugd__x-y", "jeugd__", "../jeugd__x"])
def test_a_name_that_does_not_fit(werkmap: Path, naam: str):
    with pytest.raises(SociaalDomeinFout, match="kan geen naam van een indicator zijn"):
        nieuwe_indicator(naam, werkmap)
