"""The commands about cases: a form, the guard, the import, and what people decide."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from sociaal_domein import paden
from sociaal_domein.cli_casus_bewaren import intrek, verloopt
from sociaal_domein.cli_taal import Groep, Opdracht, eis_werkmap, pad
from sociaal_domein.fouten import SociaalDomeinFout

casus_app = typer.Typer(
    cls=Groep, rich_markup_mode=None, help="Verhalen uit de praktijk: opschrijven, nakijken en vrijgeven."
)
_WAAROM = "Casussen staan in uw werkmap, in eigen/casussen."
IdArg = Annotated[str, typer.Argument(metavar="ID", help="De id van de casus: de naam van het bestand zonder .yaml.")]
RolOptie = Annotated[str, typer.Option("--rol", metavar="ROL", help="Uw rol, zoals jeugdconsulent. Geen naam.")]


@casus_app.command("nieuw", cls=Opdracht)
def casus_nieuw(
    naam: Annotated[
        str | None,
        typer.Argument(metavar="TITEL", help="Een id of een korte titel, zonder namen. Standaard een nummer."),
    ] = None,
) -> None:
    """Maak een formulier voor een nieuwe casus, klaar om in te vullen."""
    from sociaal_domein.casuistiek.nieuw import nieuwe_casus

    file = nieuwe_casus(eis_werkmap(_WAAROM), naam)
    typer.echo(f"Gemaakt: {file}")
    typer.echo("Vul het formulier in, zonder iemand te verraden. Geef daarna: sociaal-domein casus controleer")


@casus_app.command("controleer", cls=Opdracht)
def casus_controleer(
    bestanden: Annotated[
        list[Path] | None,
        typer.Argument(
            parser=pad,
            metavar="BESTAND",
            help="Casussen (.yaml) of documenten (.txt, .md, .csv, .docx, .xlsx). Standaard alle casussen.",
        ),
    ] = None,
) -> None:
    """Laat de wacht lezen of hier iemand aan te herkennen is.

    U ziet de plaats en de soort, nooit de tekst. Er wordt niets bewaard.
    """
    from sociaal_domein.casuistiek.nakijken import kijk_na

    home = paden.werkmap() if bestanden else eis_werkmap(_WAAROM)
    result = kijk_na(home, bestanden or [])
    typer.echo(result.tekst)
    raise typer.Exit(result.code)


@casus_app.command("bevestig", cls=Opdracht)
def casus_bevestig(
    id: IdArg,
    rol: RolOptie,
    veld: Annotated[
        str | None,
        typer.Option(metavar="VELD", help="Het veld, zoals wat_gebeurde. Zonder: een voor een, op het scherm."),
    ] = None,
) -> None:
    """Zeg dat u keek naar wat de wacht vroeg, en dat niemand te herkennen is.

    Verandert de tekst daarna, dan vraagt de wacht het opnieuw.
    """
    from sociaal_domein.casuistiek.vrijgeven import bevestig, open_vragen

    home = eis_werkmap(_WAAROM)
    if veld is None and not sys.stdin.isatty():
        fields = ", ".join(dict.fromkeys(found.veld for found in open_vragen(home, id)))
        raise SociaalDomeinFout(
            "Welk veld bevestigt u?", waar="--veld", doe=f"Kies uit: {fields}." if fields else "Er staat niets open."
        )
    asked = open_vragen(home, id) if veld is None else []
    fields_asked = [veld] if veld is not None else list(dict.fromkeys(found.veld for found in asked))
    for field in fields_asked:
        for found in (f for f in asked if f.veld == field):
            typer.echo(found.zin)
        if veld is not None or _ja("Hebt u gekeken, en is niemand hieraan te herkennen?"):
            bevestig(home, id, field, rol)
            typer.echo(f"Bevestigd: {field}")
    left = len(open_vragen(home, id))
    typer.echo(
        "De wacht heeft geen vragen meer." if not left else f"Nog open: {left}. Zie: sociaal-domein casus controleer"
    )


@casus_app.command("lees", cls=Opdracht)
def casus_lees(
    bestand: Annotated[Path, typer.Argument(parser=pad, metavar="BESTAND", help="Het CSV- of Excel-bestand.")],
    koppel: Annotated[
        Path, typer.Option("--koppel", parser=pad, metavar="KOPPELBESTAND", help="Welke kolom wat betekent (.yml).")
    ],
    droog: Annotated[bool, typer.Option("--droog", help="Alleen proberen: er wordt niets geschreven.")] = False,
) -> None:
    """Lees een tabel met casussen in, één rij per verhaal.

    Weigert de wacht een rij, dan wordt van het hele bestand niets bewaard.
    """
    from sociaal_domein.casuistiek.inlezen import lees_casussen

    report = lees_casussen(eis_werkmap(_WAAROM), bestand, koppel, droog=droog)
    typer.echo(report.tekst)
    raise typer.Exit(report.code)


@casus_app.command("lijst", cls=Opdracht)
def casus_lijst() -> None:
    """Toon uw casussen, en hoe ver ze zijn."""
    from sociaal_domein.casuistiek.vrijgeven import lijst

    rows = lijst(eis_werkmap(_WAAROM))
    width = max((len(id) for id, _ in rows), default=0)
    for id, state in rows:
        typer.echo(f"{id:<{width}}  {state}")
    if not rows:
        typer.echo("Er is nog geen casus. Begin met: sociaal-domein casus nieuw")


@casus_app.command("vrij", cls=Opdracht)
def casus_vrij(
    id: IdArg,
    rol: RolOptie,
    ja: Annotated[bool, typer.Option("--ja", help="U hebt alles gelezen. Vraag het niet nog een keer.")] = False,
) -> None:
    """Geef een verhaal vrij, zodat het buiten het team verteld mag worden.

    U ziet eerst alles wat verteld wordt. Er zijn twee verschillende rollen nodig. Verandert het verhaal daarna, dan
    telt een vrijgave niet meer.
    """
    from sociaal_domein.casuistiek.vrijgeven import buitenbeeld, geef_vrij, stand_van_vrijgave, te_vertellen, verhaal

    home = eis_werkmap(_WAAROM)
    _, casus = te_vertellen(home, id)
    typer.echo(f"Dit wordt verteld:\n\n{verhaal(casus)}\n\n{buitenbeeld(home, casus)}")
    typer.echo("De wacht heeft geen vragen. Dat zegt niet dat niemand iemand herkent: dat oordeel is aan u.")
    if not ja and not (sys.stdin.isatty() and _ja("Geeft u dit verhaal vrij?")):
        typer.echo("Niet vrijgegeven. Wel vrijgeven? Zet --ja achter de opdracht.")
        raise typer.Exit(1)
    typer.echo(f"{id}: {stand_van_vrijgave(geef_vrij(home, id, rol, date.today()))}")


@casus_app.command("veto", cls=Opdracht)
def casus_veto(
    id: IdArg,
    rol: RolOptie,
    reden: Annotated[str, typer.Option(metavar="TEKST", help="Waarom dit verhaal niet naar buiten kan.")],
) -> None:
    """Houd een verhaal binnen, wat de aantallen ook zeggen."""
    from sociaal_domein.casuistiek.vrijgeven import geef_veto, stand_van_vrijgave

    typer.echo(f"{id}: {stand_van_vrijgave(geef_veto(eis_werkmap(_WAAROM), id, rol, reden, date.today()))}")


casus_app.command("verloopt", cls=Opdracht)(verloopt)
casus_app.command("intrek", cls=Opdracht)(intrek)


def _ja(question: str) -> bool:
    said = typer.prompt(f"{question} (ja/nee)", default="nee", show_default=False)
    return str(said).strip().casefold() in ("ja", "j")
