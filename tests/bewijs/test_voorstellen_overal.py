"""Every value of twelve municipalities, and every opgave of it, gives sound questions with figures that hold."""

from __future__ import annotations

from datetime import date

import pytest

from sociaal_domein.domein import Domein
from sociaal_domein.vragen.kernvragen import KERN
from sociaal_domein.vragen.lezen import lees_vraag
from sociaal_domein.vragen.voorstel import stel_voor

DAG = date(2026, 11, 21)
STEEKPROEF = (
    *("Almere", "Amsterdam", "Boxtel", "De Bilt", "Eemsdelta", "Groningen", "Het Hogeland", "Leusden"),
    *("Schiermonnikoog", "Vijfheerenlanden", "Noardeast-Fryslân", "Delft"),
)


@pytest.mark.bewijs
@pytest.mark.parametrize("plaats", STEEKPROEF)
def test_every_value_and_opgave(domein: Domein, plaats: str):
    place = domein.gemeente(plaats)
    for value in domein.register.waarden.values():
        for task in value.opgaven:
            found = stel_voor(place, value.id, opgave=task, dag=DAG)
            where = f"{plaats}, {value.id}, {task}"
            assert 4 <= len(found) <= 8 and set(KERN) <= {v.soort for v in found}, where
            for v in found:
                assert lees_vraag(v.tekst).soort == v.soort and v.tekst.count("?") == 1, f"{where}: {v.tekst}"
                for c in v.cijfers:
                    assert domein.con.execute(c.sql or "").fetchall() == [(c.waarde,)], f"{where}: {c.sql}"
