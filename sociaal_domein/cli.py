"""The command line: parse, call, print. Everything heavy is imported by the command that needs it."""

from __future__ import annotations

import io
import os
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from sociaal_domein import paden
from sociaal_domein.cli_bron import bron_app
from sociaal_domein.cli_casus import casus_app
from sociaal_domein.cli_cijfer import cijfer_app
from sociaal_domein.cli_gebied import gebied
from sociaal_domein.cli_kwaliteit import controleer
from sociaal_domein.cli_stukken import stukken
from sociaal_domein.cli_taal import Groep, Opdracht, dag, gebruiksfout, gemeente_van, pad, schrijf_csv
from sociaal_domein.cli_toezegging import motie_app, toezegging_app
from sociaal_domein.cli_verschil import verschil
from sociaal_domein.cli_verschil import zoals as maak_zoals
from sociaal_domein.cli_ververs import ververs
from sociaal_domein.cli_vraag import vraag_app
from sociaal_domein.cli_waarde import waarde_app
from sociaal_domein.fouten import SociaalDomeinFout

app = typer.Typer(
    cls=Groep,
    rich_markup_mode=None,
    add_completion=False,
    help="Van open cijfers naar waarden en goede vragen.",
)
indicator_app = typer.Typer(cls=Groep, rich_markup_mode=None, help="De indicatoren.")
app.add_typer(bron_app, name="bron")
app.add_typer(casus_app, name="casus")
app.add_typer(cijfer_app, name="cijfer")
app.add_typer(indicator_app, name="indicator")
opgave_app = typer.Typer(cls=Groep, rich_markup_mode=None, help="De opgaven: waar het om gaat, en voor wie.")
app.add_typer(vraag_app, name="vraag")
app.add_typer(toezegging_app, name="toezegging")
app.add_typer(motie_app, name="motie")
app.add_typer(waarde_app, name="waarde")
app.add_typer(opgave_app, name="opgave")

_ONDERBROKEN = 130  # what Typer makes of Ctrl-C
NIVEAUS = ("land", "provincie", "regio", "gemeente", "wijk", "buurt")


GemeenteArg = Annotated[
    str | None, typer.Argument(metavar="GEMEENTE", help="Naam of CBS-code, zoals Almere of GM0034.")
]


@app.callback(invoke_without_command=True)
def start(
    ctx: typer.Context,
    versie: Annotated[bool, typer.Option("--versie", help="Toon de versie.")] = False,
) -> None:
    """Van open cijfers naar waarden en goede vragen."""
    if versie:
        typer.echo(f"sociaal-domein {paden.versie()}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        _waar_ben_ik()


def _waar_ben_ik() -> None:
    from sociaal_domein.instellingen import lees_instellingen
    from sociaal_domein.taal import voor_opdracht

    home = paden.werkmap()
    if home is None:
        typer.echo("U bent niet in een werkmap. U kunt wel meteen aan de slag met de open cijfers.\n")
        name = "Almere"
    else:
        name = lees_instellingen(home).gemeente or ""
        typer.echo(f"U bent in de werkmap van {name}: {home}\n")
    typer.echo("Wat u nu kunt doen:")
    quoted = voor_opdracht(name)
    own = [
        ("sociaal-domein bron nieuw NAAM --uit BESTAND", "een eigen bestand erbij, zoals een wachtlijst"),
        ("sociaal-domein bron lees NAAM", "dat bestand inlezen, en later een nieuwer bestand"),
        ("sociaal-domein cijfer noteer", "één cijfer uit een stuk van de raad"),
        ("sociaal-domein vraag voorstel --waarde tijdigheid", "vragen om mee te beginnen, met de cijfers"),
        ("sociaal-domein vraag lijst", "welke vragen open staan of te laat zijn"),
        ("sociaal-domein casus nieuw", "een verhaal uit de praktijk, waaraan niemand te herkennen is"),
        ("sociaal-domein controleer", "of de bronnen kloppen"),
        ("sociaal-domein ververs", "nieuwe cijfers ophalen bij de uitgevers"),
        ("sociaal-domein verschil", "welke cijfers zijn veranderd, en waarom"),
    ]
    new = [
        ("sociaal-domein begin --gemeente NAAM", "een eigen werkmap voor uw gemeente"),
        ("sociaal-domein begin --voorbeeld", "een map om te oefenen, van een verzonnen gemeente"),
    ]
    steps = [
        (f"sociaal-domein briefing {quoted}", "een briefing van twee bladzijden"),
        (f"sociaal-domein dossier {quoted} --waarde nabijheid", "alles over één waarde"),
        ('sociaal-domein vraag toets "..."', "een vraag teruglezen voordat u haar stelt"),
        ("sociaal-domein indicator lijst", "welke cijfers er zijn"),
        ("sociaal-domein waarde lijst", "welke waarden er zijn"),
        *(own if home else new),
        ("sociaal-domein --help", "alle opdrachten"),
    ]
    for command, meaning in steps:
        typer.echo(f"  {command:<52} {meaning}")


@app.command(cls=Opdracht)
def briefing(
    gemeente: GemeenteArg = None,
    opgave: Annotated[
        str | None,
        typer.Option(metavar="OPGAVE", help="Over welke opgave, zoals opgroeien. Alle: sociaal-domein opgave lijst"),
    ] = None,
    waarde: Annotated[
        str | None, typer.Option(metavar="WAARDE", help="Alleen over deze waarde, zoals nabijheid.")
    ] = None,
    alles: Annotated[bool, typer.Option("--alles", help="Een halve bladzijde over elke waarde.")] = False,
    bij: Annotated[
        str,
        typer.Option(metavar="MOMENT", help="Voor de vergaderkaart: opgave, jaarstukken of begroting."),
    ] = "opgave",
    naar: Annotated[
        Path | None, typer.Option(parser=pad, metavar="BESTAND", help="Het bestand dat gemaakt wordt.")
    ] = None,
    peildatum: Annotated[
        str | None,
        typer.Option(metavar="DATUM", help="De dag van lezen, zoals 2026-11-21. Standaard vandaag."),
    ] = None,
    vorm: Annotated[
        str | None,
        typer.Option(metavar="VORM", help="html, md (tekst), pdf of docx (Word). Standaard html, of wat --naar zegt."),
    ] = None,
    zoals: Annotated[
        Path | None,
        typer.Option(parser=pad, metavar="BESTAND", help="Maak deze briefing opnieuw, uit de gegevens van toen."),
    ] = None,
) -> None:
    """Maak een briefing, een vergaderkaart en een Word-document met de vragen voor één gemeente."""
    from sociaal_domein.weergave.briefing import MOMENTEN, BriefingKeuze, schrijf_briefing

    if zoals is not None:
        if any((gemeente, opgave, waarde, alles, bij != "opgave", peildatum, vorm)):
            raise SociaalDomeinFout(
                "Achter --zoals past alleen --naar.", doe="Gemeente, opgave en peildatum staan al in dat bestand."
            )
        raise typer.Exit(maak_zoals(zoals, naar))
    if bij not in MOMENTEN:
        raise SociaalDomeinFout(f"'{bij}' kan niet achter --bij.", doe=f"Kies uit: {', '.join(MOMENTEN)}.")
    choice = BriefingKeuze(_peildatum(peildatum), opgave=opgave, waarde=waarde, alles=alles, bij=bij, vorm=vorm)
    files = schrijf_briefing(gemeente_van(gemeente), choice, naar)
    typer.echo(f"De briefing staat klaar:      {files.briefing}")
    typer.echo(f"De vergaderkaart staat klaar: {files.vergaderkaart}")
    typer.echo(f"De vragen staan klaar (Word): {files.vragen}")
    if files.briefing.suffix.lower() in (".html", ".htm"):
        typer.echo(f"Open in uw browser: {files.briefing.resolve().as_uri()}")


@app.command(cls=Opdracht)
def dossier(
    gemeente: GemeenteArg = None,
    waarde: Annotated[str | None, typer.Option(metavar="WAARDE", help="Alleen deze waarde, zoals nabijheid.")] = None,
    peildatum: Annotated[
        str | None,
        typer.Option(metavar="DATUM", help="De dag van lezen, zoals 2026-11-21. Standaard vandaag."),
    ] = None,
) -> None:
    """Toon alles wat er over een waarde bekend is, en wat niet."""
    typer.echo(gemeente_van(gemeente).dossier(waarde, peildatum=_peildatum(peildatum)).tekst())


@app.command(cls=Opdracht)
def cijfers(
    indicator: Annotated[str, typer.Argument(metavar="INDICATOR", help="Naam van de indicator.")],
    gemeente: GemeenteArg = None,
    niveau: Annotated[
        str | None,
        typer.Option(metavar="NIVEAU", help="Alleen dit niveau: land, provincie, regio, gemeente, wijk of buurt."),
    ] = None,
    gebieden: Annotated[
        str,
        typer.Option(metavar="nu|toen", help="De gemeenten van vandaag (nu), of elke gemeente zoals zij was (toen)."),
    ] = "nu",
    csv: Annotated[bool, typer.Option("--csv", help="Als CSV, om door te sturen naar een bestand.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Als JSON, voor programma's.")] = False,
    xlsx: Annotated[
        Path | None, typer.Option(parser=pad, metavar="BESTAND", help="Schrijf een Excel-bestand met deze naam.")
    ] = None,
) -> None:
    """Toon de cijfers van één indicator, met alles wat erbij hoort."""
    from sociaal_domein.taal import opsomming

    if niveau is not None and niveau not in NIVEAUS:
        raise SociaalDomeinFout(f"'{niveau}' kan niet achter --niveau.", doe=f"Kies uit: {', '.join(NIVEAUS)}.")
    given = [name for name, on in (("--csv", csv), ("--json", json), ("--xlsx", xlsx is not None)) if on]
    if len(given) > 1:
        raise SociaalDomeinFout(f"{opsomming(given)} gaan niet samen.", doe="Kies er een per keer.")
    place = gemeente_van(gemeente)
    figures = place.cijfers(indicator, gebieden=gebieden)
    if niveau is not None and (xlsx is not None or csv or json):
        figures = figures.kies(niveau=niveau)
    if xlsx is not None:
        typer.echo(f"Het Excel-bestand staat klaar: {figures.xlsx(xlsx)}")
    elif csv:
        schrijf_csv(figures.csv())
    elif json:
        typer.echo(figures.json())
    else:
        from sociaal_domein.weergave.lijnen import breuken
        from sociaal_domein.weergave.tekst import cijfertekst

        years = [c.jaar for c in figures]
        breaks = breuken(place, indicator, years)
        if gebieden == "toen":
            from sociaal_domein.gebieden import herindelingsbreuken

            breaks += herindelingsbreuken(place, years)
        typer.echo(cijfertekst(figures, niveau=niveau, breuken=breaks))


@app.command(cls=Opdracht)
def herkomst(
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="Naam van een indicator of model.")],
) -> None:
    """Toon hoe een cijfer is gemaakt, terug tot de bron."""
    from sociaal_domein.domein import open as open_domein
    from sociaal_domein.weergave.tekst import herkomst_van

    with open_domein() as domein:
        typer.echo(herkomst_van(domein, naam))


@indicator_app.command("lijst", cls=Opdracht)
def indicator_lijst() -> None:
    """Toon alle indicatoren met hun vraag."""
    from sociaal_domein.domein import open as open_domein

    with open_domein() as domein:
        for ind in domein.indicatoren.values():
            typer.echo(f"{ind.id}\n    {ind.vraag} ({ind.eenheid})")


@indicator_app.command("nieuw", cls=Opdracht)
def indicator_nieuw(
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="Naam met twee streepjes, zoals jeugd__verwijzers.")],
) -> None:
    """Maak de twee bestanden van een nieuwe indicator, klaar om in te vullen."""
    from sociaal_domein.motor.nieuw import nieuwe_indicator

    for file in nieuwe_indicator(naam, paden.werkmap()):
        typer.echo(f"Gemaakt: {file}")
    typer.echo("Vul beide bestanden in en geef daarna: sociaal-domein bouw")


@opgave_app.command("lijst", cls=Opdracht)
def opgave_lijst() -> None:
    """Toon de opgaven: hoe ze heten en om wie het gaat."""
    from sociaal_domein.domein import open as open_domein

    with open_domein() as domein:
        for task in domein.register.opgaven.values():
            typer.echo(f"{task.id}: {task.naam}\n    {task.voor_wie}")


@app.command(cls=Opdracht)
def begin(
    gemeente: Annotated[str | None, typer.Option(metavar="GEMEENTE", help="Naam of CBS-code van uw gemeente.")] = None,
    map: Annotated[
        Path | None,
        typer.Option(parser=pad, metavar="MAP", help="De map die gemaakt wordt. Standaard de naam van de gemeente."),
    ] = None,
    voorbeeld: Annotated[
        bool, typer.Option("--voorbeeld", help="Een map om te oefenen: een verzonnen gemeente met een heel jaar erin.")
    ] = False,
) -> None:
    """Maak een werkmap voor uw gemeente.

    In de map komen instellingen, een register met waarden en een eerste briefing.
    """
    from sociaal_domein.begin import begin as maak_werkmap
    from sociaal_domein.domein import open as open_domein
    from sociaal_domein.taal import bestandsnaam
    from sociaal_domein.weergave.briefing import BriefingKeuze, schrijf_briefing

    if voorbeeld == (gemeente is not None):
        raise SociaalDomeinFout(
            "Kies: uw gemeente, of het voorbeeld om te oefenen.",
            doe="Geef: sociaal-domein begin --gemeente NAAM, of: sociaal-domein begin --voorbeeld",
        )
    if voorbeeld:
        typer.echo("Even geduld: dit duurt een halve minuut.", err=True)
        from sociaal_domein.voorbeeld import maak_voorbeeld

        target = maak_voorbeeld(map or Path("voorbeeldgemeente"))
    else:
        with open_domein() as domein:
            place = domein.gemeente(gemeente)
        target = map or Path(bestandsnaam(place.naam))
        maak_werkmap(place.code, place.naam, target)
    with open_domein(target) as domein:
        files = schrijf_briefing(domein.gemeente(), BriefingKeuze(date.today()), None)
    typer.echo(f"De werkmap staat klaar: {target}")
    typer.echo(f"De eerste briefing:     {files.briefing}")
    typer.echo(f"Lees verder in:         {target / 'LEESMIJ.md'}")


@app.command(cls=Opdracht)
def bouw(
    opnieuw: Annotated[bool, typer.Option("--alles", help="Maak alles opnieuw, ook wat niet is veranderd.")] = False,
) -> None:
    """Maak opnieuw wat is veranderd.

    Uit de bronnen en het register komt de opslag waar alle cijfers in staan.
    """
    from sociaal_domein.motor.bouw import bouw as bouw_opslag
    from sociaal_domein.taal import getal

    report = bouw_opslag(paden.werkmap(), alles=opnieuw)
    warnings = [
        f"{found.controle.ernst.capitalize()}: {found.model}: {found.controle.naam}"
        + (f" ({found.rijen} rijen)" if found.rijen else "")
        for found in report.uitkomsten
    ]
    if not report.gebouwd:
        typer.echo("\n".join([*warnings, f"De opslag is al bij ({getal(report.seconden, 1)} s): {report.opslag}"]))
        return
    typer.echo(
        f"{len(report.gebouwd)} modellen gemaakt, {len(report.ongewijzigd)} ongewijzigd "
        f"({getal(report.seconden, 1)} s)."
    )
    typer.echo("\n".join([*warnings, f"De opslag: {report.opslag}"]))


app.command(cls=Opdracht)(controleer)
app.command(cls=Opdracht)(gebied)
app.command(cls=Opdracht)(verschil)
app.command(cls=Opdracht)(ververs)
app.command(cls=Opdracht)(stukken)


def _peildatum(text: str | None) -> date:
    return date.today() if text is None else dag(text, "--peildatum")


def main() -> None:
    """Run the command line; a mistake gives a Dutch message and its exit code, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that knows no € shows a question mark
            stream.reconfigure(errors="replace")
    _zonder_webadressen()
    try:
        code = app(standalone_mode=False)
        if code == _ONDERBROKEN:
            raise KeyboardInterrupt
    except SociaalDomeinFout as error:
        code = _meld(error)
    except typer.TyperException as error:
        code = _meld(gebruiksfout(error))
    except (KeyboardInterrupt, typer.Abort):
        typer.echo("Gestopt.", err=True)
        code = 2
    except BrokenPipeError:  # the reader of our output stopped, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as error:
        if os.environ.get("SOCIAAL_DOMEIN_DEBUG"):
            raise
        code = _meld(_onverwacht(error))
    sys.exit(code if isinstance(code, int) else 0)


def _zonder_webadressen() -> None:
    """Keep jsonschema, that altair and Great Expectations import, from building a grammar of web addresses.

    Beside Jupyter that takes a second of every briefing and every check, and nothing here has an address to check.
    """
    if "jsonschema" not in sys.modules:
        sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


def _onverwacht(error: Exception) -> SociaalDomeinFout:
    duckdb = sys.modules.get("duckdb")  # not loaded: then it is not the store either
    if duckdb is not None and isinstance(error, duckdb.Error):
        return SociaalDomeinFout("De opslag is beschadigd of verouderd.", doe="Geef: sociaal-domein bouw --alles")
    if isinstance(error, OSError):
        from sociaal_domein.taal import os_fout

        return SociaalDomeinFout(os_fout(error), doe="Kijk of het bestand en de map er zijn en of u erbij mag.")
    return SociaalDomeinFout(
        f"Er ging iets mis dat het programma niet verwachtte ({type(error).__name__}).",
        doe="Zet SOCIAAL_DOMEIN_DEBUG=1 voor deze opdracht en stuur wat u dan ziet naar de makers.",
    )


def _meld(error: SociaalDomeinFout) -> int:
    typer.echo(str(error), err=True)
    return error.code
