"""What a model must say before it is built, and what it may read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.motor.beschrijving import Beschrijving, BeschrijvingIndicator
from sociaal_domein.motor.modellen import lees_model, lees_modellen
from sociaal_domein.motor.verwijzingen import LEEST, leest, volgorde

VERPLICHT = [n for n, f in Beschrijving.model_fields.items() if f.is_required()]
VERPLICHT_IND = [n for n, f in BeschrijvingIndicator.model_fields.items() if f.is_required()]


def basis(wereld: Any, name: str) -> dict[str, Any]:
    return yaml.safe_load((wereld.pipelines / f"{name}.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("leeg", [None, "", " ", [], {}])
@pytest.mark.parametrize("veld", VERPLICHT)
def test_a_model_that_says_nothing_about_this_is_not_built(wereld, veld: str, leeg: object):
    wereld.model("kern_a", "select * from bron_proef__rijen", basis(wereld, "kern_a") | {veld: leeg})
    with pytest.raises(SociaalDomeinFout) as caught:
        wereld.bouw()
    assert f'"{veld}" is leeg' in caught.value.wat and f'Vul het veld "{veld}" in' in str(caught.value.doe)
    assert "kern_a.yml, regel " in str(caught.value.waar) and str(caught.value.waar).endswith(f"veld {veld}")


@pytest.mark.parametrize("veld", VERPLICHT_IND)
def test_an_indicator_must_say_more(wereld, veld: str):
    text = basis(wereld, "ind_proef__som")
    del text[veld]
    wereld.model("ind_proef__som", "select 1", text)
    with pytest.raises(SociaalDomeinFout, match=f'"{veld}" ontbreekt bij het model ind_proef__som'):
        wereld.bouw()


def test_grain_unit_question_and_limits_are_among_what_is_asked():
    assert {"omschrijving", "korrel", "eenheid", "vraag", "zegt_niet", "sleutel"} == set(VERPLICHT)
    assert {"titel", "zin", "soort", "vorm", "decimalen", "bronnen", "wet", "opgaven", "reeksen", "hoofdreeks"} == set(
        VERPLICHT_IND
    ) - set(VERPLICHT)


VRAAG = {"soort": "leren", "tekst": "Wat?"}
KOPPELING = {"waarde": "nabijheid", "lijn": "grip", "leest_als": "a", "zegt_niet": "b", "vraag": VRAAG}


@pytest.mark.parametrize(
    ("nieuw", "veld", "raad"),
    [
        ({"zegtniet": "x"}, "zegtniet", 'Bedoelt u "zegt_niet"?'),
        ({"eenheid_kor": "x"}, "eenheid_kor", 'Bedoelt u "eenheid_kort"?'),
        ({"titel": 3}, "titel", "Verbeter"),
        ({"titel": ["a"]}, "titel", "Verbeter"),
        ({"sleutel": "jaar"}, "sleutel", "Verbeter"),
        ({"sleutel": [1]}, "sleutel › nummer 1", "Verbeter"),
        ({"sleutel": {"jaar": 1}}, "sleutel", "Verbeter"),
        ({"soort": "gebruk"}, "soort", 'Bedoelt u "gebruik"?'),
        ({"soort": ["geld"]}, "soort", ""),
        ({"decimalen": "0"}, "decimalen", "Verbeter"),
        ({"decimalen": 1.5}, "decimalen", "Verbeter"),
        ({"decimalen": True}, "decimalen", "Verbeter"),
        ({"decimalen": -1}, "decimalen", "Verbeter"),
        ({"decimalen": 10**30}, "decimalen", "Verbeter"),
        ({"afronding": "vijf"}, "afronding", "Verbeter"),
        ({"afronding": 0}, "afronding", "Verbeter"),
        ({"bronnen": "proef"}, "bronnen", "Verbeter"),
        ({"bronnen": {"proef": 1}}, "bronnen", "Verbeter"),
        ({"wet": "wmoo"}, "wet", 'Bedoelt u "wmo"?'),
        ({"wet": ["wmo"]}, "wet", ""),
        ({"opgaven": "sociale_basis"}, "opgaven", "Verbeter"),
        ({"opgaven": [None]}, "opgaven › nummer 1", ""),
        ({"reeksen": ["alle"]}, "reeksen", "Verbeter"),
        ({"reeksen": {"alle": 1}}, "reeksen › alle", "Verbeter"),
        ({"reeksen": {2024: "alle"}}, "reeksen", 'aanhalingstekens om de naam: "2024"'),
        ({"hoofdreeks": "ale"}, "hoofdreeks", 'Bedoelt u "alle"?'),
        ({"hoofdreeks": ["alle"]}, "hoofdreeks", "Verbeter"),
        (
            {"zin": "In {jar} telde {gemeente}."},
            "zin",
            "{jaar}, {reeks}, {noemer} en {status}",
        ),
        ({"reeks_bij": {"wmo": "ale"}}, "reeks_bij", 'Bedoelt u "alle"?'),
        ({"reeks_bij": {"wmoo": "alle"}}, "reeks_bij › wmoo", 'Bedoelt u "wmo"?'),
        ({"reeks_bij": "alle"}, "reeks_bij", "Verbeter"),
        ({"reeks_bij_waarde": {"maatwerk": "ale"}}, "reeks_bij_waarde", 'Bedoelt u "alle"?'),
        ({"reeks_bij_waarde": "alle"}, "reeks_bij_waarde", "Verbeter"),
        ({"reeksen_uit": "opgaven"}, "reeksen_uit", "waarden"),
        ({"zin": "In {jaar!r}."}, "zin", "Gebruik alleen"),
        ({"zin": "In {jaar."}, "zin", "Gebruik alleen"),
        ({"zin": "In {}."}, "zin", "Gebruik alleen"),
        ({"opvallend": "hoog"}, "opvallend", "Verbeter"),
        ({"opvallend": {"bovn": "x"}}, "opvallend › bovn", 'Bedoelt u "boven"?'),
        ({"opvallend": {"boven": "{naam}"}}, "opvallend › boven", "Gebruik alleen"),
        ({"zegt_niet": 3}, "zegt_niet", "Verbeter"),
        ({"zegt_niet": [3]}, "zegt_niet › nummer 1", "Verbeter"),
        ({"waarschuwingen": "afgerond"}, "waarschuwingen", "Verbeter"),
        ({"waarschuwingen": ["afgerondt"]}, "waarschuwingen › nummer 1", 'Bedoelt u "afgerond"?'),
        ({"breuken": "indeling"}, "breuken", "Verbeter"),
        ({"breuken": ["indelng"]}, "breuken › nummer 1", 'Bedoelt u "indeling"?'),
        ({"breuken": [["indeling"]]}, "breuken › nummer 1", "Verbeter"),
        ({"vergelijkbaar": ["tozo"]}, "vergelijkbaar", "Verbeter"),
        ({"vergelijkbaar": {"tozo": "daarom"}}, "vergelijkbaar", "Zet 'tozo' bij 'breuken'"),
        ({"breuken": ["tozo"], "vergelijkbaar": {"tozoo": "daarom"}}, "vergelijkbaar", 'Bedoelt u "tozo"?'),
        ({"breuken": ["tozo"], "vergelijkbaar": {"tozo": None}}, "vergelijkbaar › tozo", "Vul"),
        ({"kolommen": ["jaar"]}, "kolommen", "Verbeter"),
        ({"kolommen": {"jaar": 2024}}, "kolommen › jaar", "Verbeter"),
        ({"controles": {"kolom": "jaar"}}, "controles", "Verbeter"),
        ({"controles": ["jaar > 0"]}, "controles › nummer 1", ""),
        ({"controles": [None]}, "controles › nummer 1", ""),
        ({"controles": [{"kolm": "jaar", "min": 0}]}, "controles › nummer 1 › kolm", 'Bedoelt u "kolom"?'),
        ({"controles": [{"kolom": ["jaar"], "min": 0}]}, "controles › nummer 1 › kolom", "Verbeter"),
        ({"controles": [{"kolom": "jaar", "min": [0]}]}, "controles › nummer 1 › min", "getal"),
        ({"controles": [{"kolom": "jaar", "in": "ja"}]}, "controles › nummer 1 › in", "Verbeter"),
        ({"controles": [{"kolom": "jaar", "in": [{"a": 1}]}]}, "controles › nummer 1 › in › nummer 1", "getal"),
        ({"controles": [{"kolom": "jaar", "niet_leeg": "ja"}]}, "controles › nummer 1 › niet_leeg", "Verbeter"),
        ({"controles": [{"kolom": "jaar"}]}, "controles › nummer 1", "Geef 'kolom' met"),
        ({"controles": [{"min": 3}]}, "controles › nummer 1", "Geef 'kolom' met"),
        ({"controles": [{"sql": 3}]}, "controles › nummer 1 › sql", "Verbeter"),
        ({"grootboek": ["kern_a"]}, "grootboek", "Verbeter"),
        ({"grootboek": {"van": "kern_a"}}, "grootboek › van", "Verbeter"),
        ({"grootboek": {"apart": "kern_a"}}, "grootboek › van", "Vul"),
        ({"koppelingen": {"waarde": "nabijheid"}}, "koppelingen", "Verbeter"),
        ({"koppelingen": ["nabijheid"]}, "koppelingen › nummer 1", ""),
        ({"koppelingen": [KOPPELING | {"lijn": "begrp"}]}, "koppelingen › nummer 1 › lijn", 'Bedoelt u "begrip"?'),
        ({"koppelingen": [KOPPELING | {"indicator": "a"}]}, "koppelingen › nummer 1 › indicator", "Kies uit"),
        ({"koppelingen": [KOPPELING | {"vraag": "Wat?"}]}, "koppelingen › nummer 1 › vraag", "Verbeter"),
        (
            {"koppelingen": [KOPPELING | {"vraag": VRAAG | {"tekst": "{naam}"}}]},
            "koppelingen › nummer 1 › vraag › tekst",
            "Gebruik alleen",
        ),
        ({"omschrijving": "a\0b"}, "omschrijving", "teken"),
        ({3: "x"}, "", 'aanhalingstekens om de naam: "3"'),
    ],
)
def test_whatever_is_wrong_in_a_description_names_file_field_and_remedy(wereld, nieuw: Any, veld: str, raad: str):
    text = basis(wereld, "ind_proef__som") | nieuw
    wereld.model("ind_proef__som", "select 1", {})
    path = wereld.pipelines / "ind_proef__som.yml"
    path.write_text(yaml.safe_dump(text), encoding="utf-8")
    with pytest.raises(SociaalDomeinFout) as caught:
        wereld.bouw()
    assert str(caught.value.waar).startswith(str(path))
    assert str(caught.value.waar).endswith(f", veld {veld}" if veld else ".yml")
    assert raad in str(caught.value.doe) and caught.value.doe
    assert not wereld.opslag.exists()


def test_a_whole_description_passes(wereld):
    wereld.model(
        "ind_proef__som",
        "select * from ind_ander__som",
        basis(wereld, "ind_proef__som")
        | {
            "bronnen": ["ander"],
            "eenheid_kort": "stuks",
            "afronding": 5,
            "opvallend": {"boven": "{gemeente} had in {jaar} {cijfer} van {reeks}."},
            "zegt_niet": ["Een.", "Twee."],
            "waarschuwingen": ["afgerond"],
            "breuken": ["tozo", "splitsing"],
            "vergelijkbaar": {"tozo": "Daarom."},
            "kolommen": {"jaar": "het jaar"},
            "controles": [{"kolom": "jaar", "min": 2000, "in": [2024, 2025], "niet_leeg": True, "ernst": "melding"}],
            "grootboek": {"van": ["ind_ander__som"]},
            "koppelingen": [KOPPELING],
        },
    )
    wereld.bouw()


def test_other_layers_have_no_fields_of_an_indicator(wereld):
    wereld.model("kern_a", "select 1", basis(wereld, "kern_a") | {"wet": "jeugd"})
    with pytest.raises(SociaalDomeinFout, match='"wet" bestaat niet bij het model kern_a'):
        wereld.bouw()


def test_an_opgave_must_exist(wereld):
    wereld.model("ind_proef__som", "select 1", basis(wereld, "ind_proef__som") | {"opgaven": ["rondkommen"]})
    with pytest.raises(SociaalDomeinFout, match="rondkommen") as caught:
        wereld.bouw()
    assert "ind_proef__som.yml, veld opgaven" in str(caught.value.waar)
    assert 'Bedoelt u "rondkomen"?' in str(caught.value.doe)


def test_a_table_in_a_ledger_must_exist(wereld):
    yml = basis(wereld, "kern_a") | {"grootboek": {"van": ["kern_weg"]}}
    wereld.model("kern_a", "select * from bron_proef__rijen", yml)
    with pytest.raises(SociaalDomeinFout, match="noemt de tabel kern_weg"):
        wereld.bouw()


def test_each_break_in_the_models_has_a_label_and_the_other_way_round(opslag):
    from sociaal_domein.duiding.breuken import ONDERWERPEN
    from sociaal_domein.motor.opslag import verbind

    with verbind(opslag) as con:
        found = {r[0] for r in con.execute("select distinct onderwerp from kern_breuk").fetchall()}
    assert found == set(ONDERWERPEN)


@pytest.mark.parametrize(
    ("veld", "waarde"), [("soort", "stemming"), ("vorm", "rapportcijfer"), ("hoofdreeks", "niets")]
)
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


@pytest.mark.parametrize("name", ["kern_Ons", "kern_mijn-model", "kern_één", "ind_" + "a" * 60])
def test_a_name_that_no_table_can_have(wereld, name: str):
    wereld.model(name, "select 1 as a")
    with pytest.raises(SociaalDomeinFout, match="geen naam van een model"):
        wereld.bouw()


def test_a_name_without_a_layer(wereld):
    wereld.model("tabel_a", "select 1 as a", basis(wereld, "kern_a"))
    with pytest.raises(SociaalDomeinFout, match="laag"):
        wereld.bouw()


@pytest.mark.parametrize(
    "tekst",
    [
        "korrel: [",
        "- een\n- lijst\n",
        "",
        "korrel: 2026-13-45",
        "a: &a [*a]",
        "a: " + "[" * 5000,
        "? [a]\n: b",
        'titel: "\\ud800"',
    ],
)
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


@pytest.mark.parametrize(
    ("model", "leest_ook", "mag"),
    [
        ("bron_proef__rijen", "bron_ander__lijst", "ruw_"),
        ("bron_proef__rijen", "meta_snapshot", "ruw_"),
        ("bron_proef__rijen", "kern_b", "ruw_"),
        ("kern_a", "ind_ander__som", "bron_, kern_ of meta_"),
        ("kern_a", "beeld_alles", "bron_, kern_ of meta_"),
        ("kern_a", "alle_indicatoren", "bron_, kern_ of meta_"),
        ("ind_proef__som", "bron_proef__rijen", "kern_, ind_ of meta_"),
        ("ind_proef__som", "beeld_alles", "kern_, ind_ of meta_"),
        ("ind_proef__som", "alle_indicatoren", "kern_, ind_ of meta_"),
        ("beeld_alles", "bron_proef__rijen", "kern_, ind_, beeld_ of meta_ ervoor, of alle_indicatoren"),
    ],
)
def test_a_layer_reads_only_what_it_may(wereld, model: str, leest_ook: str, mag: str):
    wereld.model(model, f"select * from {leest_ook}")
    with pytest.raises(SociaalDomeinFout, match=f"{model} leest {leest_ook}. Dat mag niet") as caught:
        wereld.bouw()
    assert mag in str(caught.value.doe) and str(caught.value.waar).endswith(f"{model}.sql")


def test_what_a_layer_may_read_is_what_the_pages_say():
    page = (Path(__file__).resolve().parents[2] / "docs" / "architectuur.md").read_text(encoding="utf-8")
    for layer, may in LEEST.items():
        row = next(line for line in page.splitlines() if line.startswith(f"| `{layer}_*` |"))
        said = re.findall(r"`(\w+)_\*`", row.split("|")[3])
        assert said == list(may), layer
        assert ("alle_indicatoren" in row) == (layer == "beeld")


@pytest.mark.parametrize("model", ["kern_a", "ind_proef__som", "beeld_alles"])
@pytest.mark.parametrize(
    "sql", ["select * from ruw_proef__rijen", "with a as (select * from main.ruw_proef__rijen) from a"]
)
def test_raw_tables_are_for_bron_only(wereld, model: str, sql: str):
    wereld.model(model, sql)
    with pytest.raises(SociaalDomeinFout, match="ruwe tabel") as caught:
        wereld.bouw()
    assert "bron_proef__rijen" in str(caught.value.doe)


@pytest.mark.parametrize("tabel", ["kern_verdwenen", "'a.parquet'", "read_parquet('a.parquet')", "_model"])
def test_a_table_that_does_not_exist(wereld, tabel: str):
    wereld.model("kern_a", f"select * from {tabel}")
    with pytest.raises(SociaalDomeinFout, match=r"kern_a leest de tabel .*, en die is er niet"):
        wereld.bouw()


@pytest.mark.parametrize("sql", ["select from where", "select 1; select 2", "select 'open", ""])
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
    (home / "sociaal-domein.toml").write_text('gemeente = "Almere"', encoding="utf-8")
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
    wereld.model("ind_proef__som", "select 1", yml | {"koppelingen": [KOPPELING | {"waarde": "nabijhed"}]})
    with pytest.raises(SociaalDomeinFout, match="nabijhed") as caught:
        wereld.bouw()
    assert "koppeling nummer 1" in str(caught.value.waar)
