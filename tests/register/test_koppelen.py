"""A municipality's own links go before those of the package."""

from __future__ import annotations

import yaml

from sociaal_domein import paden
from sociaal_domein.register import Koppeling, Vraagsjabloon, lees_register, startset, voeg_samen

VRAAG = Vraagsjabloon(soort="leren", tekst="Wat leerde {gemeente}?")


def link(waarde: str, indicator: str, lijn: str, eigen: bool = False) -> Koppeling:
    return Koppeling.model_validate(
        {
            "waarde": waarde,
            "indicator": indicator,
            "lijn": lijn,
            "leest_als": "a",
            "zegt_niet": "b",
            "vraag": VRAAG,
            "eigen": eigen,
        }
    )


A_GRIP = link("nabijheid", "wachttijd", "grip")
A_BEGRIP = link("nabijheid", "wachttijd", "begrip")
B_GRIP = link("preventie", "wachttijd", "grip")


def test_without_own_links_the_defaults_hold() -> None:
    assert voeg_samen([A_GRIP, A_BEGRIP, B_GRIP], []) == [A_GRIP, A_BEGRIP, B_GRIP]


def test_an_own_link_replaces_every_default_of_the_pair_in_its_place() -> None:
    own = link("nabijheid", "wachttijd", "begrip", eigen=True)
    assert voeg_samen([A_GRIP, A_BEGRIP, B_GRIP], [own]) == [own, B_GRIP]


def test_a_pair_may_have_both_lanes() -> None:
    own = [link("nabijheid", "wachttijd", lane, eigen=True) for lane in ("begrip", "grip")]
    assert voeg_samen([B_GRIP, A_GRIP], own) == [B_GRIP, *own]


def test_a_new_link_comes_last() -> None:
    own = link("veiligheid", "bijstand", "begrip", eigen=True)
    assert voeg_samen([A_GRIP], [own]) == [A_GRIP, own]


def test_the_links_of_every_indicator_fit_the_starting_set() -> None:
    values = lees_register(startset()).waarden
    seen = 0
    for path in sorted(paden.pipelinesmap().glob("ind_*.yml")):
        model = yaml.safe_load(path.read_text(encoding="utf-8"))
        for entry in model["koppelingen"]:
            default = Koppeling.model_validate({"indicator": path.stem[4:].replace("__", "_"), **entry})
            shared = set(values[default.waarde].opgaven) & set(model["opgaven"])
            assert shared, f"{path.name}: {default.waarde} belongs to none of {model['opgaven']}"
            seen += 1
    assert seen >= 8
