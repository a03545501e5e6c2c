"""The commands about promises of the college, and about motions of the council."""

from __future__ import annotations

from typing import Annotated, get_args

import typer

from sociaal_domein.cli_taal import Groep, Opdracht, dag
from sociaal_domein.cli_vraag_volgen import (
    CsvOptie,
    DatumOptie,
    DocumentOptie,
    FaseOptie,
    GeleerdOptie,
    HouderOptie,
    JsonOptie,
    KaalLaatOptie,
    LaatOptie,
    LinkOptie,
    OpenOptie,
    PeildatumOptie,
    RedenOptie,
    ToelichtingOptie,
    TotOptie,
    WaardeOptie,
    boek,
    eis_keuze,
    lijst_van,
    meld,
    toon_lijst,
)
from sociaal_domein.fouten import SociaalDomeinFout

toezegging_app = typer.Typer(
    cls=Groep, rich_markup_mode=None, help="Toezeggingen van het college: vastleggen, volgen en afdoen."
)
motie_app = typer.Typer(cls=Groep, rich_markup_mode=None, help="Moties en amendementen van de raad.")
IdArg = Annotated[str, typer.Argument(metavar="ID", help="De id van de toezegging, of het nummer van de griffie.")]
MotieArg = Annotated[str, typer.Argument(metavar="ID", help="De id van de motie, of het nummer van de griffie.")]


@toezegging_app.command("nieuw", cls=Opdracht)
def toezegging_nieuw(
    titel: Annotated[str, typer.Argument(metavar="TITEL", help="Waar het over gaat, in een paar woorden.")],
    tekst: Annotated[str, typer.Option(metavar="TEKST", help="Wat er is toegezegd.")],
    door: Annotated[str, typer.Option(metavar="WIE", help="Wie het toezegde: naam of rol, zoals wethouder jeugd.")],
    datum: DatumOptie,
    aan: Annotated[
        list[str] | None, typer.Option(metavar="WIE", help="Aan wie: een fractie, of de raad. Mag vaker.")
    ] = None,
    termijn: Annotated[
        str | None, typer.Option(metavar="DATUM", help="Wanneer het klaar is, zoals 2026-06-30.")
    ] = None,
    vergadering: Annotated[str | None, typer.Option(metavar="TEKST", help="In welke vergadering.")] = None,
    vraag: Annotated[
        str | None, typer.Option(metavar="ID", help="De id van de raadsvraag waar het uit voortkomt.")
    ] = None,
    waarde: Annotated[list[str] | None, typer.Option(metavar="WAARDE", help="Bij welke waarde. Mag vaker.")] = None,
    opgave: Annotated[str | None, typer.Option(metavar="OPGAVE", help="Bij welke opgave.")] = None,
    nummer: Annotated[str | None, typer.Option(metavar="NUMMER", help="Het nummer van de griffie.")] = None,
    link: Annotated[
        str | None, typer.Option(metavar="ADRES", help="Het webadres van het stuk waar de toezegging in staat.")
    ] = None,
) -> None:
    """Leg een toezegging vast: wat, door wie en wanneer klaar."""
    from sociaal_domein.vragen.toezeggen import zeg_toe

    book = boek()
    fields = {
        "naam": titel,
        "nummer": nummer,
        "tekst": tekst,
        "door": door,
        "aan": aan or None,
        "termijn": None if termijn is None else dag(termijn, "--termijn"),
        "vergadering": vergadering,
        "raadsvraag": vraag,
        "waarden": waarde or None,
        "opgave": opgave,
        "link": link,
    }
    meld(book, zeg_toe(book, fields, dag(datum, "--datum")))


@toezegging_app.command("lijst", cls=Opdracht)
def toezegging_lijst(
    fase: FaseOptie = None,
    waarde: WaardeOptie = None,
    aan: Annotated[str | None, typer.Option(metavar="WIE", help="Alleen toezeggingen aan deze fractie.")] = None,
    portefeuillehouder: HouderOptie = None,
    open: OpenOptie = False,
    te_laat: LaatOptie = False,
    te_laat_zonder_uitstel: KaalLaatOptie = False,
    peildatum: PeildatumOptie = None,
    csv: CsvOptie = False,
    json: JsonOptie = False,
) -> None:
    """Toon de toezeggingen; wat haast heeft, staat bovenaan."""
    from sociaal_domein.vragen.lijst import Keuze

    choice = Keuze(fase, waarde, aan, portefeuillehouder, open, te_laat, te_laat_zonder_uitstel)
    toon_lijst(lijst_van("toezeggingen", peildatum, choice), csv=csv, json=json)


@toezegging_app.command("gebeurtenis", cls=Opdracht)
def toezegging_gebeurtenis(
    id: IdArg,
    soort: Annotated[str, typer.Option(metavar="SOORT", help="in_behandeling of vervallen.")],
    datum: DatumOptie,
    toelichting: ToelichtingOptie = None,
    document: DocumentOptie = None,
    link: LinkOptie = None,
) -> None:
    """Leg vast dat eraan gewerkt wordt, of dat een toezegging is vervallen."""
    from sociaal_domein.vragen.toezeggen import meld_toezegging

    other = {"uitgesteld": "uitstel", "afgedaan": "afdoen", "gedaan": "nieuw"}
    if soort in other:
        raise SociaalDomeinFout(
            f"'{soort}' heeft een eigen opdracht.",
            waar="--soort",
            doe=f"Geef: sociaal-domein toezegging {other[soort]} …",
        )
    eis_keuze(soort, ("in_behandeling", "vervallen"), "--soort")
    book = boek()
    day = dag(datum, "--datum")
    meld(book, meld_toezegging(book, id, soort, day, toelichting=toelichting, document=document, link=link))


@toezegging_app.command("uitstel", cls=Opdracht)
def toezegging_uitstel(id: IdArg, datum: DatumOptie, tot: TotOptie, reden: RedenOptie) -> None:
    """Leg vast dat een toezegging later klaar is, en waarom."""
    from sociaal_domein.vragen.toezeggen import stel_toezegging_uit

    book = boek()
    meld(book, stel_toezegging_uit(book, id, dag(datum, "--datum"), dag(tot, "--tot"), reden))


@toezegging_app.command("afdoen", cls=Opdracht)
def toezegging_afdoen(
    id: IdArg,
    datum: DatumOptie,
    document: DocumentOptie = None,
    link: LinkOptie = None,
    toelichting: ToelichtingOptie = None,
    geleerd: GeleerdOptie = None,
) -> None:
    """Doe een toezegging af, met het stuk waarin dat te lezen is."""
    from sociaal_domein.vragen.toezeggen import doe_af

    book = boek()
    day = dag(datum, "--datum")
    meld(book, doe_af(book, id, day, document=document, link=link, toelichting=toelichting, geleerd=geleerd))


@motie_app.command("lijst", cls=Opdracht)
def motie_lijst(
    fase: FaseOptie = None,
    waarde: WaardeOptie = None,
    fractie: Annotated[str | None, typer.Option(metavar="FRACTIE", help="Alleen van deze fractie.")] = None,
    portefeuillehouder: HouderOptie = None,
    open: OpenOptie = False,
    te_laat: LaatOptie = False,
    peildatum: PeildatumOptie = None,
    csv: CsvOptie = False,
    json: JsonOptie = False,
) -> None:
    """Toon de moties en amendementen; wat haast heeft, staat bovenaan."""
    from sociaal_domein.vragen.lijst import Keuze

    choice = Keuze(fase, waarde, fractie, portefeuillehouder, open, te_laat)
    toon_lijst(lijst_van("moties", peildatum, choice), csv=csv, json=json)


@motie_app.command("gebeurtenis", cls=Opdracht)
def motie_gebeurtenis(
    id: MotieArg,
    soort: Annotated[
        str,
        typer.Option(
            metavar="SOORT",
            help="ingediend, aangehouden, ingetrokken, aangenomen, verworpen, in_uitvoering of afgedaan.",
        ),
    ],
    datum: DatumOptie,
    toelichting: ToelichtingOptie = None,
    document: DocumentOptie = None,
    link: LinkOptie = None,
) -> None:
    """Leg vast wat er met een motie gebeurde."""
    from sociaal_domein.register.moties import Motiegebeurtenissoort
    from sociaal_domein.vragen.toezeggen import meld_motie

    eis_keuze(soort, get_args(Motiegebeurtenissoort), "--soort")
    book = boek()
    day = dag(datum, "--datum")
    meld(book, meld_motie(book, id, soort, day, toelichting=toelichting, document=document, link=link))
