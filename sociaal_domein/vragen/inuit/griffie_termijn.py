"""The last day that a list gives beside the last day by the reglement."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sociaal_domein.instellingen import Reglement
from sociaal_domein.register import Raadsvraag
from sociaal_domein.taal import getal
from sociaal_domein.vragen.fase import eerste_termijn
from sociaal_domein.vragen.ingelezen import Stuk
from sociaal_domein.vragen.inuit.koppeling import Vraagkoppeling
from sociaal_domein.vragen.inuit.oogst import lees_dag


def andere_laatste_dag(
    stukken: Iterable[Stuk], koppeling: Vraagkoppeling, reglement: Reglement, *, gelezen: date
) -> str | None:
    """Say of how many questions the list has another last day than the reglement gives; None when of none.

    A question has no last day of its own: it follows from the reglement. What the list says is kept as it stands.
    """
    columns = koppeling.velden.get("termijn", [])
    count = total = 0
    for stuk in stukken:
        if not isinstance(stuk, Raadsvraag) or stuk.herkomst is None:
            continue
        cells = [str(stuk.herkomst.velden[column]) for column in columns if column in stuk.herkomst.velden]
        said = lees_dag(cells[0], koppeling.datum) if cells else None
        ours = eerste_termijn(stuk, gelezen, reglement)
        if said is not None and ours is not None:
            total += 1
            count += said != ours
    if not count:
        return None
    verb = "heeft" if count == 1 else "hebben"
    return (
        f"{getal(count)} van de {getal(total)} vragen met een uiterste datum {verb} in de lijst een andere dag dan het "
        "reglement geeft. Wij rekenen met het reglement. Klopt [reglement] in sociaal-domein.toml?"
    )
