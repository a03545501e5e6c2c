"""Rule: every indicator is described, and the page about them is not behind."""

from __future__ import annotations

from pathlib import Path

from sociaal_domein.duiding.redenen import WAARSCHUWINGEN
from sociaal_domein.duiding.waarschuwen import CODES
from sociaal_domein.gebieden import CODES as VAN_TOEN
from sociaal_domein.motor.documentatie import bladzijde
from sociaal_domein.motor.modellen import lees_modellen

TOP = Path(__file__).resolve().parents[2]
INDICATOREN = [m for m in lees_modellen([TOP / "pipelines"]).values() if m.laag == "ind"]


def test_the_page_is_up_to_date():
    page = (TOP / "docs" / "indicatoren.md").read_text(encoding="utf-8")
    assert page == bladzijde(), "run: python -m sociaal_domein.motor.documentatie"


def test_every_column_is_described():
    for model in lees_modellen([TOP / "pipelines"]).values():
        assert model.yml.get("kolommen"), f"{model.pad.with_suffix('.yml').name}: no kolommen"
        for name in model.yml["sleutel"]:
            assert name in model.yml["kolommen"], f"{model.naam}: sleutel {name} is not described"


def test_every_warning_has_a_sentence_and_is_used():
    used = {code for m in INDICATOREN for code in m.yml.get("waarschuwingen") or []}
    by_rule = {"oud", "afgeleid", "status_onbekend", "kleine_gemeente", "centrumgemeente", *CODES, *VAN_TOEN}
    assert used | by_rule == set(WAARSCHUWINGEN)
    # Where income is involved an indicator may say so itself.
    assert used & by_rule <= {"ecologisch"}


def test_at_least_half_is_not_about_money():
    money = [m.naam for m in INDICATOREN if m.yml["soort"] == "geld"]
    assert len(INDICATOREN) >= 8
    assert 2 * len(money) <= len(INDICATOREN), money


def test_every_indicator_speaks_to_a_value_in_words_and_with_a_question():
    for model in INDICATOREN:
        links = model.yml["koppelingen"]
        assert links, model.naam
        assert all(k["leest_als"] and k["zegt_niet"] and k["vraag"]["tekst"] for k in links), model.naam
