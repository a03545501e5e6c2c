"""Read plain YAML with line numbers: text, lists and groups of fields, and nothing clever."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import yaml

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import Pad, plek

GROOTSTE_BESTAND = 1_000_000  # bytes
DIEPSTE_LAAG = 12
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LEEG = {"", "~", "null", "Null", "NULL"}


@dataclass
class Boom:
    """What a YAML file holds.

    Attributes
    ----------
    inhoud : object
        Lists, dictionaries, text, and None for an empty field. Text stays text: ``no``, ``2026-03-31``
        and ``6.60`` arrive as they were written.
    regels : dict
        The line number (from 1) of every field path.
    """

    inhoud: Any = None
    regels: dict[Pad, int] = field(default_factory=dict)

    def regel(self, pad: Pad) -> int | None:
        """Return the line of a field, or of the nearest thing around it."""
        for size in range(len(pad), -1, -1):
            if (line := self.regels.get(pad[:size])) is not None:
                return line
        return None


def lees_tekst(bestand: Path) -> str:
    """Read a text file that people edit.

    Raises
    ------
    SociaalDomeinFout
        When the file is missing, unreadable, too big or not UTF-8.
    """
    try:
        if bestand.stat().st_size > GROOTSTE_BESTAND:
            raise SociaalDomeinFout(
                "Dit bestand is te groot. Verwacht: hooguit 1 megabyte tekst.",
                waar=plek(bestand),
                doe="Kijk of dit het goede bestand is.",
            )
        raw = bestand.read_bytes()
    except FileNotFoundError:
        raise SociaalDomeinFout(
            "Dit bestand bestaat niet.",
            waar=plek(bestand),
            doe="Zet het bestand terug, of maak een nieuwe werkmap met: sociaal-domein begin.",
        ) from None
    except OSError:
        raise SociaalDomeinFout(
            "Dit bestand kan niet gelezen worden.",
            waar=plek(bestand),
            doe="Kijk of het een gewoon bestand is en of u het mag openen.",
        ) from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise SociaalDomeinFout(
            "Dit bestand bevat tekens die niet te lezen zijn. Verwacht: tekst in UTF-8.",
            waar=plek(bestand, raw[: exc.start].count(b"\n") + 1),
            doe="Sla het bestand opnieuw op en kies daarbij UTF-8.",
        ) from None


def ontleed(tekst: str, bestand: Path, *, citeer: bool = True) -> Boom:
    """Read YAML text into a tree with line numbers.

    Anchors, references and tags are refused: they can blow a small file up, and nobody who reads the
    register needs them.

    Parameters
    ----------
    tekst : str
    bestand : Path
        Only named in messages.
    citeer : bool
        Whether a message may repeat what was written; not where that can be about a resident.

    Raises
    ------
    SociaalDomeinFout
        When the text is no YAML, uses its tricks, names a field twice, or holds more than one document.
    """
    return _Ontleder(tekst, bestand, citeer).boom()


class _Ontleder:
    def __init__(self, tekst: str, bestand: Path, citeer: bool) -> None:
        self.citeer = citeer
        self.bestand = bestand
        self.tekst = tekst
        self.uit = Boom()
        self.stroom = self._gebeurtenissen()

    def boom(self) -> Boom:
        for event in self.stroom:
            if isinstance(event, yaml.DocumentStartEvent):
                if self.uit.regels:
                    self._weiger(
                        event,
                        "Dit bestand bevat meer dan één document.",
                        'Haal de regel met "---" weg.',
                    )
                self.uit.inhoud = self._inhoud(next(self.stroom), ())
        return self.uit

    def _gebeurtenissen(self) -> Iterator[Any]:
        try:
            yield from yaml.parse(self.tekst, Loader=_LOADER)
        except yaml.YAMLError as exc:
            mark = getattr(exc, "problem_mark", None) or getattr(exc, "context_mark", None)
            line = mark.line + 1 if mark else None
            if line is None and isinstance(position := getattr(exc, "position", None), int):
                line = self.tekst[:position].count("\n") + 1
            raise SociaalDomeinFout(
                "Dit bestand is niet te lezen als YAML. Verwacht: per regel een veld, een dubbele punt, "
                "een spatie en een waarde.",
                waar=plek(self.bestand, line),
                doe=self._tip(line),
            ) from None

    def _tip(self, line: int | None) -> str:
        lines = self.tekst.splitlines()
        nearby = "\n".join(lines[max(0, line - 2) : line]) if line else ""
        if "\t" in nearby:
            return "Hier staat een tab. Vervang die door spaties."
        if ": " in nearby.partition(": ")[2]:
            return "Staat er een dubbele punt in de tekst? Zet dan de hele tekst tussen aanhalingstekens."
        return "Kijk in deze regel en de regel erboven naar inspringing, dubbele punten en aanhalingstekens."

    def _weiger(self, event: Any, wat: str, doe: str, pad: Pad = ()) -> NoReturn:
        field = pad if self.citeer else ()
        raise SociaalDomeinFout(wat, waar=plek(self.bestand, event.start_mark.line + 1, field), doe=doe)

    def _inhoud(self, event: Any, pad: Pad) -> Any:
        self.uit.regels.setdefault(pad, event.start_mark.line + 1)
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            self._weiger(
                event,
                "Hier staat een verwijzing (& of *). Het register gebruikt die niet.",
                "Schrijf de tekst zelf op, of zet de tekst tussen aanhalingstekens.",
                pad,
            )
        if event.tag is not None:
            self._weiger(
                event,
                "Hier staat een label met een uitroepteken (!). Het register gebruikt die niet.",
                "Haal het label weg, of zet de tekst tussen aanhalingstekens.",
                pad,
            )
        if len(pad) >= DIEPSTE_LAAG:
            self._weiger(
                event,
                f"Dit zit te diep: meer dan {DIEPSTE_LAAG} lagen in elkaar.",
                "Haal haken en inspringing weg die hier niet horen.",
            )
        if isinstance(event, yaml.ScalarEvent):
            return None if not event.style and event.value in _LEEG else event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return self._lijst(pad)
        return self._velden(pad)

    def _lijst(self, pad: Pad) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.stroom), yaml.SequenceEndEvent):
            items.append(self._inhoud(event, (*pad, len(items))))
        return items

    def _velden(self, pad: Pad) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        while not isinstance(event := next(self.stroom), yaml.MappingEndEvent):
            name = event.value if isinstance(event, yaml.ScalarEvent) else None
            if name is None or event.anchor is not None or event.tag is not None:
                self._weiger(
                    event,
                    "De naam van dit veld is geen gewoon woord.",
                    "Schrijf een naam, een dubbele punt en dan de waarde, zoals: naam: Nabijheid.",
                    pad,
                )
            if name in fields:
                self._weiger(
                    event,
                    f'Het veld "{name}" staat hier twee keer.' if self.citeer else "Een veld staat hier twee keer.",
                    "Haal één van de twee weg. Kijk goed welke u wilt houden.",
                    (*pad, name),
                )
            self.uit.regels[(*pad, name)] = event.start_mark.line + 1
            fields[name] = self._inhoud(next(self.stroom), (*pad, name))
        return fields
