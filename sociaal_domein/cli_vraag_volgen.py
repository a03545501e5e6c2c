"""The commands that follow a question: a list, what happened, what was answered and learned, and the mirror."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from sociaal_domein.cli_taal import dag, eis_werkmap, gemeente_van, schrijf_csv
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.taal import datum as in_woorden

if TYPE_CHECKING:
    from sociaal_domein.register import Motie, Raadsvraag, Toezegging
    from sociaal_domein.register.raadsvragen import Beantwoordt as Oordeelwoord
    from sociaal_domein.vragen.boek import Boek
    from sociaal_domein.vragen.hermeten import Verschil
    from sociaal_domein.vragen.lijst import Keuze, Lijst
    from sociaal_domein.vragen.opvolgen import Vraaggebeurtenis

WAAROM = "Vragen en toezeggingen staan in uw werkmap, in de map register."
IdArg = Annotated[str, typer.Argument(metavar="ID", help="De id van de vraag, of het nummer van de griffie.")]
DatumOptie = Annotated[str, typer.Option("--datum", metavar="DATUM", help="De dag, zoals 2026-03-31.")]
TotOptie = Annotated[str, typer.Option("--tot", metavar="DATUM", help="Tot wanneer, zoals 2026-04-30.")]
RedenOptie = Annotated[str, typer.Option("--reden", metavar="TEKST", help="Waarom, in één of twee zinnen.")]
DocumentOptie = Annotated[
    str | None, typer.Option("--document", metavar="TEKST", help="De naam van het stuk waar het in staat.")
]
LinkOptie = Annotated[str | None, typer.Option("--link", metavar="ADRES", help="Het webadres van dat stuk.")]
ToelichtingOptie = Annotated[
    str | None, typer.Option("--toelichting", metavar="TEKST", help="Eén of twee zinnen erbij.")
]
GeleerdOptie = Annotated[
    str | None, typer.Option("--geleerd", metavar="TEKST", help="Wat leerden wij hiervan? Eén of twee zinnen.")
]
PeildatumOptie = Annotated[
    str | None, typer.Option("--peildatum", metavar="DATUM", help="De dag waarop u kijkt. Standaard vandaag.")
]
FaseOptie = Annotated[str | None, typer.Option("--fase", metavar="FASE", help='Alleen deze fase, zoals "te laat".')]
WaardeOptie = Annotated[
    str | None, typer.Option("--waarde", metavar="WAARDE", help="Alleen over deze waarde, zoals nabijheid.")
]
HouderOptie = Annotated[
    str | None,
    typer.Option(
        "--portefeuillehouder", metavar="NAAM", help="Alleen van deze bestuurder: naam, rol of een deel ervan."
    ),
]
OpenOptie = Annotated[bool, typer.Option("--open", help="Alleen wat nog open staat.")]
LaatOptie = Annotated[bool, typer.Option("--te-laat", help="Alleen wat te laat is.")]
KaalLaatOptie = Annotated[
    bool, typer.Option("--te-laat-zonder-uitstel", help="Alleen wat te laat is en niet is uitgesteld.")
]
CsvOptie = Annotated[bool, typer.Option("--csv", help="Als CSV, voor een spreadsheet.")]
JsonOptie = Annotated[bool, typer.Option("--json", help="Als JSON, voor programma's.")]


def vraag_lijst(
    fase: FaseOptie = None,
    waarde: WaardeOptie = None,
    fractie: Annotated[str | None, typer.Option(metavar="FRACTIE", help="Alleen van deze fractie.")] = None,
    portefeuillehouder: HouderOptie = None,
    open: OpenOptie = False,
    te_laat: LaatOptie = False,
    te_laat_zonder_uitstel: KaalLaatOptie = False,
    peildatum: PeildatumOptie = None,
    csv: CsvOptie = False,
    json: JsonOptie = False,
) -> None:
    """Toon de vragen van de raad; wat haast heeft, staat bovenaan."""
    from sociaal_domein.vragen.lijst import Keuze

    choice = Keuze(fase, waarde, fractie, portefeuillehouder, open, te_laat, te_laat_zonder_uitstel)
    toon_lijst(lijst_van("raadsvragen", peildatum, choice), csv=csv, json=json)


def vraag_antwoord(
    id: IdArg,
    datum: DatumOptie,
    samenvatting: Annotated[
        str | None, typer.Option(metavar="TEKST", help="Het antwoord in een paar zinnen, zonder namen van inwoners.")
    ] = None,
    document: DocumentOptie = None,
    link: LinkOptie = None,
) -> None:
    """Leg vast dat het college heeft geantwoord."""
    from sociaal_domein.vragen.opvolgen import geef_antwoord

    book = boek()
    day = dag(datum, "--datum")
    meld(book, geef_antwoord(book, id, day, samenvatting=samenvatting, document=document, link=link))


def vraag_uitstel(id: IdArg, datum: DatumOptie, tot: TotOptie, reden: RedenOptie) -> None:
    """Leg vast dat het antwoord is uitgesteld, en waarom."""
    from sociaal_domein.vragen.opvolgen import stel_uit

    book = boek()
    meld(book, stel_uit(book, id, dag(datum, "--datum"), dag(tot, "--tot"), reden))


def vraag_gebeurtenis(
    id: IdArg,
    soort: Annotated[
        str,
        typer.Option(metavar="SOORT", help="ingediend, gesteld, vervolgvraag, geagendeerd, afgedaan of ingetrokken."),
    ],
    datum: DatumOptie,
    tot: Annotated[
        str | None, typer.Option(metavar="DATUM", help="Bij geagendeerd: de dag van de vergadering.")
    ] = None,
    toelichting: ToelichtingOptie = None,
    document: DocumentOptie = None,
    link: LinkOptie = None,
) -> None:
    """Leg vast wat er met een vraag gebeurde."""
    from sociaal_domein.vragen.opvolgen import Vraaggebeurtenis, voeg_gebeurtenis_toe

    other = {"uitgesteld": "uitstel", "beantwoord": "antwoord"}
    if soort in other:
        raise SociaalDomeinFout(
            f"'{soort}' heeft een eigen opdracht.",
            waar="--soort",
            doe=f"Geef: sociaal-domein vraag {other[soort]} {id} …",
        )
    eis_keuze(soort, get_args(Vraaggebeurtenis), "--soort")
    book = boek()
    new = voeg_gebeurtenis_toe(
        book,
        id,
        cast("Vraaggebeurtenis", soort),
        dag(datum, "--datum"),
        tot=None if tot is None else dag(tot, "--tot"),
        toelichting=toelichting,
        document=document,
        link=link,
    )
    meld(book, new)


def vraag_beoordeel(
    id: IdArg,
    beantwoordt: Annotated[str, typer.Option(metavar="ja|deels|nee", help="Beantwoordt dit antwoord de vraag?")],
    toelichting: ToelichtingOptie = None,
    geleerd: GeleerdOptie = None,
    antwoord: Annotated[
        int | None, typer.Option(metavar="NUMMER", help="Welk antwoord: 1 is het eerste. Standaard het laatste.")
    ] = None,
    datum: Annotated[str | None, typer.Option(metavar="DATUM", help="De dag. Standaard vandaag.")] = None,
) -> None:
    """Zeg of het antwoord de vraag beantwoordt, en wat u ervan leerde."""
    from sociaal_domein.register.raadsvragen import Beantwoordt
    from sociaal_domein.vragen.opvolgen import beoordeel

    eis_keuze(beantwoordt, get_args(Beantwoordt), "--beantwoordt")
    book = boek()
    day = date.today() if datum is None else dag(datum, "--datum")
    verdict = cast("Oordeelwoord", beantwoordt)
    meld(book, beoordeel(book, id, verdict, day, toelichting=toelichting, geleerd=geleerd, antwoord=antwoord))


def vraag_hermeting(
    id: IdArg,
    bewaren: Annotated[bool, typer.Option("--bewaar", help="Zet de cijfers van nu bij de vraag.")] = False,
    toelichting: ToelichtingOptie = None,
    peildatum: PeildatumOptie = None,
) -> None:
    """Zet de cijfers van nu naast die van de dag van de vraag."""
    from sociaal_domein.vragen.hermeten import hermeet, maak_hermeting
    from sociaal_domein.vragen.opvolgen import vind_vraag, voeg_hermeting_toe
    from sociaal_domein.weergave.hermeting import hermeting_als_tekst

    book = boek()
    question = vind_vraag(book, id)
    day = peildag(peildatum)
    if not question.cijfers:
        raise SociaalDomeinFout(
            "Bij deze vraag staan geen cijfers. Er is niets om opnieuw te meten.",
            waar=question.id,
            doe="Een vraag met cijfers maakt u met: sociaal-domein vraag nieuw",
        )
    found = hermeet(gemeente_van(None), question)
    typer.echo(hermeting_als_tekst(question, found))
    if bewaren:
        _eis_na_ophalen(found, peildatum)
        again = maak_hermeting(found, day, toelichting)
        if again is None:
            raise SociaalDomeinFout(
                "Er is nu geen enkel cijfer om te bewaren.", waar="--bewaar", doe="De reden staat bij elk cijfer."
            )
        typer.echo("")
        meld(book, voeg_hermeting_toe(book, question.id, again))
    elif toelichting is not None:
        raise SociaalDomeinFout(
            "Een toelichting wordt alleen bewaard met --bewaar.", waar="--toelichting", doe="Zet --bewaar erbij."
        )


def _eis_na_ophalen(found: list[Verschil], peildatum: str | None) -> None:
    """Refuse to keep figures under a day on which they were not there yet."""
    taken = max((c.snapshot for v in found for c in v.cijfers if c.snapshot), default="")
    if peildatum is not None and taken > peildatum:
        raise SociaalDomeinFout(
            f"Deze cijfers zijn opgehaald op {in_woorden(date.fromisoformat(taken))}. Op de peildatum waren zij er nog "
            "niet.",
            waar="--peildatum",
            doe="Laat --peildatum weg, of kies een latere dag.",
        )


def vraag_spiegel(
    sinds: Annotated[
        str | None, typer.Option(metavar="DATUM", help="Vanaf welke dag. Standaard vanaf de eerste vraag.")
    ] = None,
    tot: Annotated[str | None, typer.Option(metavar="DATUM", help="Tot en met welke dag. Standaard vandaag.")] = None,
    fractie: Annotated[
        str | None, typer.Option(metavar="FRACTIE", help="Alleen voor de ogen van deze fractie zelf.")
    ] = None,
    json: JsonOptie = False,
) -> None:
    """Toon waar de raad naar vraagt: grip en begrip, soorten, waarden en schalen.

    Het is een spiegel en geen rapportcijfer.
    """
    from sociaal_domein.vragen.spiegel import spiegel
    from sociaal_domein.weergave.spiegel import spiegel_als_json, spiegel_als_tekst

    since = None if sinds is None else dag(sinds, "--sinds")
    until = None if tot is None else dag(tot, "--tot")
    held = spiegel(boek(), date.today(), fractie=fractie, van=since, tot=until)
    typer.echo(spiegel_als_json(held) if json else spiegel_als_tekst(held))


def boek() -> Boek:
    """Read the book of the working folder, and say which files the guard leaves out."""
    from sociaal_domein.vragen.boek import lees_boek

    book = lees_boek(eis_werkmap(WAAROM))
    for file in book.geweerd:
        typer.echo(file.zin, err=True)
    return book


def peildag(text: str | None) -> date:
    """Read ``--peildatum``; a day that has not come yet has no events."""
    day = date.today() if text is None else dag(text, "--peildatum")
    if day > date.today():
        raise SociaalDomeinFout(
            f"De peildatum is in de toekomst: {in_woorden(day)}.", waar="--peildatum", doe="Kies vandaag of eerder."
        )
    return day


def lijst_van(soort: str, peildatum: str | None, keuze: Keuze) -> Lijst:
    """List what is in the book of the working folder."""
    from sociaal_domein.vragen.lijst import maak_lijst

    book = boek()
    day = date.today() if peildatum is None else dag(peildatum, "--peildatum")
    return maak_lijst(book, soort, day, keuze, book.register.waarden if book.register else ())


def toon_lijst(lijst: Lijst, *, csv: bool, json: bool) -> None:
    """Print a list in the form that was asked for."""
    if csv and json:
        raise SociaalDomeinFout("--csv en --json gaan niet samen.", doe="Kies er een per keer.")
    if csv:
        schrijf_csv(lijst.csv())
    else:
        typer.echo(lijst.json() if json else lijst.tekst())


def eis_keuze(woord: str, keuzes: tuple[str, ...], optie: str) -> None:
    """Refuse a word that is not among the choices of an option."""
    if woord not in keuzes:
        raise SociaalDomeinFout(f"'{woord}' kan niet achter {optie}.", doe=f"Kies uit: {', '.join(keuzes)}.")


def meld(boek: Boek, stuk: Raadsvraag | Toezegging | Motie) -> None:
    """Say where a record stands now, where it is kept and what can be done next."""
    from sociaal_domein.vragen.boek import soort_van
    from sociaal_domein.vragen.vervolgstap import volgende_stap

    today = date.today()
    stand = boek.stand(stuk, today)
    assert boek.register is not None
    typer.echo(f"{stuk.naam}: {stand.fase}")
    typer.echo(f"  {stand.zin}")
    typer.echo(f"Bewaard in: {soort_van(stuk).pad(boek.register.map, stuk.id)}")
    if step := volgende_stap(boek, stuk, today):
        typer.echo(f"Wat u nu kunt doen:\n  {step}")
