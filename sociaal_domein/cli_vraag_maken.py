"""The commands that make a question: ``vraag voorstel``, ``vraag nieuw`` and ``vraag document``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from sociaal_domein.cli_taal import dag, eis_werkmap, gemeente_van, pad
from sociaal_domein.fouten import SociaalDomeinFout

_WAAROM = "Raadsvragen staan in uw werkmap, in register/raadsvragen."
GemeenteArg = Annotated[
    str | None, typer.Argument(metavar="GEMEENTE", help="Naam of CBS-code. Standaard die van uw werkmap.")
]
WaardeOptie = Annotated[str, typer.Option("--waarde", metavar="WAARDE", help="Over welke waarde, zoals nabijheid.")]
OpgaveOptie = Annotated[
    str | None,
    typer.Option(
        "--opgave",
        metavar="OPGAVE",
        help="Bij welke opgave van die waarde. Standaard die van uw instellingen, of de eerste.",
    ),
]
PeildatumOptie = Annotated[
    str | None,
    typer.Option("--peildatum", metavar="DATUM", help="De dag van lezen, zoals 2026-11-21. Standaard vandaag."),
]


def vraag_voorstel(
    gemeente: GemeenteArg = None,
    *,
    waarde: WaardeOptie,
    opgave: OpgaveOptie = None,
    peildatum: PeildatumOptie = None,
    sql: Annotated[bool, typer.Option("--sql", help="Toon ook de vraag aan de opslag die elk cijfer geeft.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Als JSON, voor programma's.")] = False,
) -> None:
    """Stel vier tot acht vragen voor over een waarde, elk met de cijfers waar zij op rust.

    De vragen zijn een begin: kies, verander en maak er een raadsvraag van met vraag nieuw.
    """
    from sociaal_domein.vragen.voorstel import maak_onderwerp, stel_voor_bij
    from sociaal_domein.weergave.voorsteltekst import voorsteljson, voorsteltekst

    place = gemeente_van(gemeente)
    topic = maak_onderwerp(place, waarde, opgave, _dag(peildatum, "--peildatum"))
    found = stel_voor_bij(topic, place.boek)
    if json:
        typer.echo(voorsteljson(topic, found))
        return
    typer.echo(voorsteltekst(topic, found, sql=sql))
    typer.echo(
        "Maak er een raadsvraag van: "
        f"sociaal-domein vraag nieuw --uit-voorstel 1,2 --waarde {topic.waarde.id} --steller NAAM --fractie FRACTIE"
    )


def vraag_nieuw(
    uit_voorstel: Annotated[
        str | None,
        typer.Option("--uit-voorstel", metavar="NUMMERS", help="Nummers uit vraag voorstel, zoals 2,4."),
    ] = None,
    *,
    waarde: WaardeOptie,
    steller: Annotated[
        list[str], typer.Option("--steller", metavar="NAAM", help="Wie de vraag stelt. Mag vaker: elke naam apart.")
    ],
    fractie: Annotated[list[str], typer.Option("--fractie", metavar="FRACTIE", help="De fractie. Mag vaker.")],
    opgave: OpgaveOptie = None,
    titel: Annotated[
        str | None, typer.Option("--titel", metavar="TEKST", help="Waar de vraag over gaat, kort.")
    ] = None,
    tekst: Annotated[
        list[str] | None, typer.Option("--tekst", metavar="VRAAG", help="Een eigen vraag. Mag vaker: elke vraag apart.")
    ] = None,
    toelichting: Annotated[
        str | None, typer.Option("--toelichting", metavar="TEKST", help="Waarom u dit vraagt.")
    ] = None,
    portefeuillehouder: Annotated[
        str | None, typer.Option("--portefeuillehouder", metavar="ROL", help="Wie in het college erover gaat.")
    ] = None,
    soort: Annotated[
        str, typer.Option("--soort", metavar="SOORT", help="schriftelijk, mondeling of technisch.")
    ] = "schriftelijk",
    ingediend: Annotated[
        str | None,
        typer.Option("--ingediend", metavar="DATUM", help="De dag van indienen. Zonder: een concept."),
    ] = None,
    peildatum: PeildatumOptie = None,
) -> None:
    """Maak een raadsvraag in uw register, uit voorstellen of met eigen tekst."""
    from sociaal_domein.vragen.boek import bewaar
    from sociaal_domein.vragen.nieuw import Invulling, kies_voorstellen, maak_raadsvraag
    from sociaal_domein.vragen.voorstel import maak_onderwerp, stel_voor_bij

    eis_werkmap(_WAAROM)
    handed_in = None if ingediend is None else dag(ingediend, "--ingediend")
    place = gemeente_van(None)
    book = place.domein.boek
    topic = maak_onderwerp(place, waarde, opgave, _dag(peildatum, "--peildatum"))
    chosen = kies_voorstellen(stel_voor_bij(topic, book), uit_voorstel) if uit_voorstel is not None else []
    given = Invulling(steller, fractie, soort, titel, tekst or [], toelichting, portefeuillehouder, ingediend=handed_in)
    question = maak_raadsvraag(
        book,
        [topic.waarde.id],
        given,
        chosen,
        opgave=topic.opgave.id,
        naam=topic.titel,
        toelichting=f"{topic.met_de_waarde}\n{topic.opgave.wat_speelt} {topic.opgave.waarheen}",
        dag=topic.dag,
    )
    file = bewaar(book, question)
    state = "Ingediend" if handed_in else "Een concept"
    typer.echo(f"{state}: {question.id}\n{file}")
    typer.echo(f"Maak er een Word-document van: sociaal-domein vraag document {question.id}")


def vraag_document(
    id: Annotated[str, typer.Argument(metavar="ID", help="De id van de raadsvraag: de naam van het bestand.")],
    naar: Annotated[
        Path | None,
        typer.Option("--naar", parser=pad, metavar="BESTAND", help="Het bestand dat gemaakt wordt (.docx)."),
    ] = None,
    peildatum: PeildatumOptie = None,
) -> None:
    """Schrijf een raadsvraag als Word-document, klaar om te ondertekenen."""
    from sociaal_domein.meldingen import raad
    from sociaal_domein.weergave.docx_bewerkt import schrijf_docx
    from sociaal_domein.weergave.vraagdocument import Omgeving, vraagdocument

    home = eis_werkmap(_WAAROM)
    day = _dag(peildatum, "--peildatum")
    place = gemeente_van(None)
    book = place.domein.boek
    if id not in book.raadsvragen:
        known = list(book.raadsvragen)
        raise SociaalDomeinFout(
            f"Er is geen raadsvraag met de id '{id}'.",
            waar=str(home / "register" / "raadsvragen"),
            doe=raad(id, known) if known else "Maak er een met: sociaal-domein vraag nieuw",
        )
    values = {w.id: w.naam for w in place.domein.register.waarden.values()}
    about = Omgeving(place.naam, book.reglement, place.domein.indicatoren, values, place.is_verzonnen)
    target = naar or home / "uitvoer" / f"{id}.docx"
    typer.echo(f"Het document staat klaar: {schrijf_docx(target, vraagdocument(book.raadsvragen[id], about, day))}")


def _dag(text: str | None, option: str) -> date:
    return date.today() if text is None else dag(text, option)
