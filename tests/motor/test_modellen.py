"""What a model must say before it is built, and what it may read."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.motor.modellen import VERPLICHT, VERPLICHT_IND, lees_model, lees_modellen
from sociaal_domein.motor.verwijzingen import leest, volgorde


def basis(wereld: Any, name: str) -> dict[str, Any]:
    import yaml

    return yaml.safe_load((wereld.pipelines / f"{name}.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("leeg", [None, "", []])
@pytest.mark.parametrize("veld", VERPLICHT)
def test_a_model_that_says_nothing_about_this_is_not_built(wereld, veld: str, leeg: object):
    wereld.model("kern_a", "select * from bron_proef__rijen", basis(wereld, "kern_a") | {veld: leeg})
    with pytest.raises(SociaalDomeinFout) as caught:
        wereld.bouw()
    assert veld in caught.value.wat and "kern_a" in caught.value.wat
    assert str(caught.value.waar).endswith(f"kern_a.yml, veld '{veld}'") and caught.value.doe


@pytest.mark.parametrize("veld", VERPLICHT + VERPLICHT_IND)
def test_an_indicator_must_say_more(wereld, veld: str):
    text = basis(wereld, "ind_proef__som")
    del text[veld]
    wereld.model("ind_proef__som", "select 1", text)
    with pytest.raises(SociaalDomeinFout, match=veld):
        wereld.bouw()


def test_grain_unit_question_and_limits_are_among_what_is_asked():
    assert {"korrel", "eenheid", "vraag", "zegt_niet"} <= set(VERPLICHT)


@pytest.mark.parametrize(("veld", "waarde"), [("soort", "gevoel"), ("vorm", "rapportcijfer"), ("hoofdreeks", "niets")])
def test_a_choice_that_does_not_exist_is_refused(wereld, veld: str, waarde: str):
    wereld.model("ind_proef__som", "select 1", basis(wereld, "ind_proef__som") | {veld: waarde})
    with pytest.raises(SociaalDomeinFout, match=waarde) as caught:
        wereld.bouw()
    assert "Kies uit" in str(caught.value)


@pytest.mark.parametrize(("weg", "mist"), [("sql", "kern_a.sql"), ("yml", "kern_a.yml")])
def test_one_file_without_the_other(wereld, weg: str, mist: str):
    (wereld.pipelines / f"kern_a.{weg}").unlink()
    with pytest.raises(SociaalDomeinFout, match=mist):
        wereld.bouw()


def test_a_name_without_a_layer(wereld):
    wereld.model("tabel_a", "select 1 as a", basis(wereld, "kern_a"))
    with pytest.raises(SociaalDomeinFout, match="laag"):
        wereld.bouw()


@pytest.mark.parametrize("tekst", ["korrel: [", "- een\n- lijst\n", ""])
def test_a_description_that_is_no_list_of_fields(wereld, tekst: str):
    (wereld.pipelines / "kern_a.yml").write_text(tekst, encoding="utf-8")
    with pytest.raises(SociaalDomeinFout) as caught:
        wereld.bouw()
    assert "kern_a.yml" in str(caught.value.waar)


@pytest.mark.parametrize("bestand", ["kern_a.sql", "kern_a.yml"])
def test_a_file_in_another_encoding(wereld, bestand: str):
    (wereld.pipelines / bestand).write_bytes("-- één".encode("latin-1"))
    with pytest.raises(SociaalDomeinFout, match="UTF-8") as caught:
        wereld.bouw()
    assert bestand in str(caught.value.waar)


def test_no_models_at_all(tmp_path):
    with pytest.raises(SociaalDomeinFout, match="geen modellen"):
        lees_modellen([tmp_path])


def test_models_in_a_circle(wereld):
    wereld.model("kern_a", "select * from kern_b")
    wereld.model("kern_b", "select * from kern_a")
    with pytest.raises(SociaalDomeinFout, match=r"kring: .*kern_a.*kern_b"):
        wereld.bouw()


def test_an_indicator_that_reads_all_indicators_is_a_circle(wereld):
    wereld.model("ind_proef__som", "select * from alle_indicatoren")
    with pytest.raises(SociaalDomeinFout, match="kring"):
        wereld.bouw()


@pytest.mark.parametrize(
    ("model", "leest_ook"),
    [("kern_a", "ind_ander__som"), ("kern_a", "beeld_alles"), ("ind_proef__som", "beeld_alles")],
)
def test_reading_upward(wereld, model: str, leest_ook: str):
    wereld.model(model, f"select * from {leest_ook}")
    with pytest.raises(SociaalDomeinFout, match=f"{model} leest {leest_ook} uit een hogere laag"):
        wereld.bouw()


@pytest.mark.parametrize("model", ["kern_a", "ind_proef__som", "beeld_alles"])
@pytest.mark.parametrize(
    "sql", ["select * from ruw_proef__rijen", "with a as (select * from main.ruw_proef__rijen) from a"]
)
def test_raw_tables_are_for_bron_only(wereld, model: str, sql: str):
    wereld.model(model, sql)
    with pytest.raises(SociaalDomeinFout, match="ruwe tabel") as caught:
        wereld.bouw()
    assert "bron_proef__rijen" in str(caught.value.doe)


def test_a_table_that_does_not_exist(wereld):
    wereld.model("kern_a", "select * from kern_verdwenen")
    with pytest.raises(SociaalDomeinFout, match="kern_verdwenen, en die is er niet"):
        wereld.bouw()


@pytest.mark.parametrize("sql", ["select from where", "select 1; select 2"])
def test_sql_that_is_not_one_select(wereld, sql: str):
    wereld.model("kern_a", sql)
    with pytest.raises(SociaalDomeinFout, match="kern_a"):
        wereld.bouw()


def test_sql_that_the_engine_refuses_names_the_model(wereld):
    wereld.model("kern_a", "select onbekend from bron_proef__rijen")
    with pytest.raises(SociaalDomeinFout, match=r"kern_a geeft een fout.*onbekend"):
        wereld.bouw()


@pytest.mark.parametrize("kolommen", ["gebied_code, jaar", "*, 1 as extra"])
def test_an_indicator_has_its_eight_columns_and_no_other(wereld, kolommen: str):
    wereld.model("ind_proef__som", f"select {kolommen} from kern_a")
    with pytest.raises(SociaalDomeinFout, match="kolommen"):
        wereld.bouw()


def test_the_same_name_twice(wereld, tmp_path):
    home = tmp_path / "werk"
    wereld.model("kern_a", "select 1 as a", map=home / "pipelines")
    with pytest.raises(SociaalDomeinFout, match="twee modellen met de naam kern_a"):
        wereld.bouw(home)


def test_reading_is_seen_through_ctes_subqueries_and_joins(wereld):
    sql = (
        "with x as (select * from bron_a where j in (select j from bron_b)), y as (select * from x) "
        "select * from y join main.bron_c as c on true where exists (select 1 from bron_d)"
    )
    wereld.model("kern_a", sql)
    model = lees_model(wereld.pipelines / "kern_a.sql")
    assert leest(model) == {"bron_a", "bron_b", "bron_c", "bron_d"}


def test_each_model_runs_after_what_it_reads(wereld):
    models = lees_modellen([wereld.pipelines])
    order, reads = volgorde(models, ["ruw_proef__rijen", "ruw_ander__lijst"])
    assert sorted(order) == sorted(models)
    for name, found in reads.items():
        assert all(order.index(r) < order.index(name) for r in found if r in models), name
    assert reads["beeld_alles"] == {"ind_proef__som", "ind_ander__som"}


def test_a_warning_or_a_value_that_does_not_exist_is_refused(wereld):
    yml = yaml.safe_load((wereld.pipelines / "ind_proef__som.yml").read_text(encoding="utf-8"))
    wereld.model("ind_proef__som", "select 1", yml | {"waarschuwingen": ["spannend"]})
    with pytest.raises(SociaalDomeinFout, match="spannend") as caught:
        lees_modellen([wereld.pipelines])
    assert "lopende_prijzen" in str(caught.value.doe)
    link = {"lijn": "grip", "leest_als": "a", "zegt_niet": "b", "vraag": {"soort": "leren", "tekst": "Wat?"}}
    wereld.model("ind_proef__som", "select 1", yml | {"koppelingen": [{"waarde": "nabijhed", **link}]})
    with pytest.raises(SociaalDomeinFout, match="nabijhed") as caught:
        wereld.bouw()
    assert "koppeling nummer 1" in str(caught.value.waar)
