"""The command line in Dutch: Typer writes its help and its complaints in English."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from sociaal_domein import paden
from sociaal_domein.fouten import SociaalDomeinFout

if TYPE_CHECKING:
    from typer import Context, TyperException

    from sociaal_domein.gemeente import Gemeente

_WOORDEN = (
    ("Usage: ", "Gebruik: "),
    ("[OPTIONS]", "[KEUZES]"),
    ("COMMAND [ARGS]...", "OPDRACHT ..."),
    ("\nArguments:", "\nGegevens:"),
    ("\nOptions:", "\nKeuzes:"),
    ("\nCommands:", "\nOpdrachten:"),
    ("Show this message and exit.", "Toon deze uitleg."),
    ("<str>", "<tekst>"),
    ("<list[str]>", "<tekst ...>"),
    ("<path>", "<bestand>"),
    ("[required]", "[verplicht]"),
    ("[default:", "[standaard:"),
)


# What to say when something is left out; everything else is named by its place in the command.
_ONTBREEKT = {
    "INDICATOR": (
        "Kies een indicator.",
        "Alle indicatoren: sociaal-domein indicator lijst. "
        "Bijvoorbeeld: sociaal-domein cijfers jeugd_lasten_per_inwoner Almere",
    ),
    "BRON": (
        "Kies een bron.",
        "Alle bronnen: sociaal-domein bron lijst. Bijvoorbeeld: sociaal-domein bron lees kwb --uit kerncijfers.csv",
    ),
    "ID": (
        "Kies een id of een nummer.",
        "Alle vragen met hun id: sociaal-domein vraag lijst. Toezeggingen: sociaal-domein toezegging lijst",
    ),
    "NAAM": (
        "Kies een naam.",
        "Gebruik kleine letters en lage streepjes. Alle keuzes staan in de uitleg: zet --help achter de opdracht.",
    ),
}


def pad(tekst: str) -> Path:
    """Read a path from the command line; an empty one would mean the current folder without saying so."""
    if not tekst.strip():
        raise SociaalDomeinFout(
            "Er staat een lege naam waar een bestand of map hoort.",
            doe="Schrijf de naam achter de keuze, bijvoorbeeld: --naar leusden.html",
        )
    return Path(tekst)


def dag(tekst: str, keuze: str) -> date:
    """Read a day from the command line; `keuze` is the option it stands behind."""
    try:
        dutch = re.fullmatch(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})", tekst)
        if dutch is not None:
            found = date(int(dutch[3]), int(dutch[2]), int(dutch[1]))
        else:
            # fromisoformat also takes other ways of writing, such as 2026-W01-1.
            found = date.fromisoformat(tekst if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", tekst) else "")
        if found.year < 1900:
            raise ValueError
        return found
    except ValueError:
        raise SociaalDomeinFout(
            f"'{tekst}' is geen datum.", waar=keuze, doe="Schrijf een datum als 2026-11-21 of 21-11-2026."
        ) from None


def eis_werkmap(waarom: str) -> Path:
    """Return the working folder; without one say why the command needs it."""
    home = paden.werkmap()
    if home is None:
        raise SociaalDomeinFout(
            f"U bent niet in een werkmap. {waarom}",
            doe="Ga naar uw werkmap, of maak er een met: sociaal-domein begin --gemeente NAAM",
        )
    return home


def gemeente_van(naam: str | None) -> Gemeente:
    """Open the municipality that was asked for, and say so when it goes by another name now."""
    from sociaal_domein.domein import open as open_domein

    place = open_domein().gemeente(naam)
    if place.vroeger:
        typer.echo(f"{place.vroeger} hoort nu bij {place.naam}. Dit gaat over {place.naam}.", err=True)
    return place


def schrijf_csv(text: str) -> None:
    """Write CSV as Excel opens it: UTF-8 with a byte order mark, unless a person reads it on the screen."""
    if sys.stdout.isatty():
        typer.echo(text, nl=False)
    else:
        sys.stdout.buffer.write(text.encode("utf-8-sig"))
        sys.stdout.buffer.flush()


def _nederlands(text: str) -> str:
    for english, dutch in _WOORDEN:
        text = text.replace(english, dutch)
    return text


class Opdracht(TyperCommand):
    """A command whose help is in Dutch."""

    def get_help(self, ctx: Any) -> str:
        """Return the help text."""
        return _nederlands(super().get_help(ctx))


class Groep(TyperGroup):
    """A group whose help is in Dutch, with its commands in the order of the file."""

    def get_help(self, ctx: Any) -> str:
        """Return the help text."""
        return _nederlands(super().get_help(ctx))


def gebruiksfout(error: TyperException) -> SociaalDomeinFout:
    """Say in Dutch what was wrong with the command that was typed."""
    kind = type(error).__name__
    ctx = getattr(error, "ctx", None)
    command = ctx.command_path if ctx else "sociaal-domein"
    param = getattr(error, "param", None)
    name = _naam(param)
    remedy = f"Alle keuzes staan in: {command} --help"
    if kind == "MissingParameter":
        wat, doe = _ONTBREEKT.get(name, (f"Er ontbreekt iets: {name}.", remedy))
        return SociaalDomeinFout(wat, waar=command, doe=doe)
    if kind == "NoSuchOption":
        option = getattr(error, "option_name", "")
        near = getattr(error, "possibilities", None) or []
        hint = f"Bedoelt u {' of '.join(near)}? " if near else ""
        return SociaalDomeinFout(f"De keuze {option} bestaat niet.", waar=command, doe=hint + remedy)
    if "No such command" in error.message:
        wrong = error.message.split("'")[1] if "'" in error.message else ""
        return SociaalDomeinFout(
            f"De opdracht '{wrong}' bestaat niet.", waar=command, doe=f"{_lijkt(ctx, wrong)}{remedy}"
        )
    if kind == "BadParameter":
        return SociaalDomeinFout(f"Wat bij {name} staat, is niet bruikbaar.", waar=command, doe=remedy)
    if "unexpected extra argument" in error.message:
        extra = error.message.rpartition("(")[2].rstrip(")")
        return SociaalDomeinFout(
            f"Hier staat te veel: {extra}.",
            waar=command,
            doe=f"Zet een naam met spaties tussen aanhalingstekens. {remedy}",
        )
    return SociaalDomeinFout("Deze opdracht is niet te begrijpen.", waar=command, doe=remedy)


def _naam(param: Any) -> str:
    """Return a part of a command as it is typed: ``INDICATOR``, or ``--uit MAP``."""
    if param is None:
        return ""
    option = next((o for o in param.opts if o.startswith("--")), "")
    return " ".join(filter(None, (option, param.metavar)))


def _lijkt(ctx: Context | None, wrong: str) -> str:
    from difflib import get_close_matches

    known = list(ctx.command.commands) if ctx is not None and isinstance(ctx.command, TyperGroup) else []
    close = get_close_matches(wrong, known, n=2, cutoff=0.6)
    return f"Bedoelt u {' of '.join(close)}? " if close else ""
