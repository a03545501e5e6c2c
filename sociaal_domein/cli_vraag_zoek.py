"""The command ``vraag zoek``: earlier questions, promises, motions and documents."""

from __future__ import annotations

import sys
import unicodedata
from typing import TYPE_CHECKING, Annotated

import typer

from sociaal_domein.cli_taal import dag, eis_werkmap
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.taal import datum, opsomming

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sociaal_domein.vragen.zoeken import Vondst


def vraag_zoek(
    woorden: Annotated[
        str,
        typer.Argument(metavar="WOORDEN", help="Wat u zoekt, zoals: wachtlijst jeugdhulp. Mag een hele vraag zijn."),
    ] = "",
    soort: Annotated[
        str | None, typer.Option(metavar="SOORT", help="Alleen raadsvraag, toezegging, motie of document.")
    ] = None,
    fractie: Annotated[str | None, typer.Option(metavar="FRACTIE", help="Alleen van, of aan, deze fractie.")] = None,
    waarde: Annotated[str | None, typer.Option(metavar="WAARDE", help="Alleen bij deze waarde.")] = None,
    portefeuillehouder: Annotated[
        str | None, typer.Option(metavar="NAAM", help="Alleen van deze portefeuillehouder: naam of rol.")
    ] = None,
    van: Annotated[str | None, typer.Option(metavar="DATUM", help="Vanaf welke dag, zoals 2026-01-31.")] = None,
    tot: Annotated[str | None, typer.Option(metavar="DATUM", help="Tot en met welke dag.")] = None,
    aantal: Annotated[int, typer.Option(metavar="GETAL", help="Hoeveel u er hoogstens ziet.")] = 10,
    als_json: Annotated[bool, typer.Option("--json", help="Als JSON, voor een programma.")] = False,
) -> None:
    """Zoek wat er eerder is gevraagd, toegezegd en besloten, en in ingelezen stukken.

    Samenstellingen en meervoud maken niet uit: "wachtlijst jeugdhulp" vindt ook "jeugdhulpwachtlijsten". Het beste
    staat bovenaan. Zonder woorden ziet u alles wat bij uw keuzes past, het nieuwste eerst. Verhalen uit de praktijk
    staan er niet bij.
    """
    from sociaal_domein.vragen.zoeken import zoek

    home = eis_werkmap("Zoeken kan alleen daar: in het register en in de stukken die u inlas.")
    first, last = (dag(day, option) if day else None for day, option in ((van, "--van"), (tot, "--tot")))
    choices = [soort, fractie, waarde, portefeuillehouder, first, last]
    if not woorden.strip() and not any(choices):
        raise SociaalDomeinFout(
            "Wat zoekt u?", doe='Typ een of meer woorden, zoals: sociaal-domein vraag zoek "wachtlijst jeugdhulp"'
        )
    if first and last and first > last:
        raise SociaalDomeinFout(
            f"De periode loopt van {datum(first)} tot en met {datum(last)}. Zo is er geen enkele dag.",
            waar="--van en --tot",
            doe="Kies voor --van een dag die eerder is dan die van --tot.",
        )
    found = zoek(
        home,
        woorden,
        soort=soort,
        fractie=fractie,
        waarde=waarde,
        van=first,
        tot=last,
        portefeuillehouder=portefeuillehouder,
        aantal=aantal,
    )
    if als_json:
        typer.echo(_json(found))
        return
    if not found:
        less = " Kies minder met --soort, --fractie en de andere keuzes." if any(choices) else ""
        typer.echo(f"Niets gevonden. Probeer andere of minder woorden.{less}")
        return
    typer.echo("\n\n".join(_tekst(find, woorden) for find in found))


def _json(gevonden: Iterable[Vondst]) -> str:
    import json
    from dataclasses import asdict

    rows = [{**asdict(find), "datum": find.datum.isoformat() if find.datum else None} for find in gevonden]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _tekst(find: Vondst, vraag: str) -> str:
    when = datum(find.datum) if find.datum else ""
    facts = ", ".join(filter(None, (find.soort, when, opsomming(find.fractie), find.fase)))
    lines = [_vet(find.titel, vraag), f"    {_veilig(facts)}"]
    if find.fragment and find.fragment != find.titel:
        lines.append(f"    {_vet(find.fragment, vraag)}")
    # Part of a link may be chosen by others; a control sign in it could steer the screen.
    lines.append(f"    {_veilig(' '.join(filter(None, (find.id, find.link))))}")
    return "\n".join(lines)


def _veilig(text: str) -> str:
    """Leave out what steers a screen: the words are those of others."""
    return "".join(" " if unicodedata.category(sign) in ("Cc", "Cf") else sign for sign in text)


def _vet(text: str, vraag: str) -> str:
    """Make what was hit bold, on a screen only."""
    clean = _veilig(text)
    if not sys.stdout.isatty():
        return clean
    from sociaal_domein.vragen.fragment import gezocht, treffers
    from sociaal_domein.vragen.woordvormen import Woordvormen

    forms = Woordvormen()
    for start, end in reversed(treffers(clean, gezocht(vraag, forms), forms)):
        clean = clean[:start] + typer.style(clean[start:end], bold=True) + clean[end:]
    return clean
