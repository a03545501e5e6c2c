"""Questions from what is missing: no experience, a scale that nobody looks at, a promise or an answer left open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sociaal_domein.taal import datum
from sociaal_domein.vragen.kernvragen import een_vraag
from sociaal_domein.vragen.onderwerp import GEEN_CIJFER, Onderwerp, Voorstel, klein, zonder_punt

if TYPE_CHECKING:
    from sociaal_domein.vragen.boek import Boek

# The wider scale says most of what a council cannot see from its own figures.
_SCHALEN = ("regio", "intergemeentelijk", "hyperlokaal", "landelijk")
_SCHAALVRAAG = {
    "regio": "Welke afspraken over {over} maakte {plaats} met andere gemeenten in de regio?",
    "intergemeentelijk": "Welke afspraken over {over} maakte {plaats} met andere gemeenten?",
    "hyperlokaal": "Wie doet in de wijken en buurten van {plaats} wat aan {over}?",
    "landelijk": "Welke rol heeft het Rijk bij {over} in {plaats}?",
}
_JEUGDREGIO = "Welke afspraken over {over} maakten de gemeenten in de jeugdregio van {plaats} met aanbieders?"
_OP_SCHAAL = {
    "hyperlokaal": "de wijk en de buurt",
    "intergemeentelijk": "buurgemeenten",
    "regio": "de regio",
    "landelijk": "het land",
}


def open_zaken(onderwerp: Onderwerp, boek: Boek) -> Iterator[Voorstel]:
    """Yield a question per promise past its term, and per answer that left the question open, the oldest first."""
    topic = onderwerp
    for promise in sorted(boek.toezeggingen.values(), key=lambda t: (t.gebeurtenissen[0].datum, t.id)):
        state = boek.stand(promise, topic.dag)
        if not (state.is_te_laat and _hoort_bij(topic, promise.waarden, promise.opgave)):
            continue
        due = f" Dat zou klaar zijn op {datum(state.uiterlijk)}." if state.uiterlijk else ""
        yield topic.vraag(
            "aanpak",
            f"Op {datum(promise.gebeurtenissen[0].datum)} zegde {promise.door} toe: "
            f"'{zonder_punt(promise.naam)}'.{due} Wat doet het college om deze toezegging na te komen?",
            "De termijn van deze toezegging is voorbij, en er is nog geen stuk waarin staat dat zij is afgedaan. "
            f"{GEEN_CIJFER.replace('de tekst van de opgave en de waarde', 'een toezegging')}",
            aanleiding="toezegging",
            schaal="lokaal",
            zegt_niet=("Dat de termijn voorbij is, zegt niet dat er niets is gedaan.",),
        )
    for question in sorted(boek.raadsvragen.values(), key=lambda q: q.id):
        judged = [a for a in question.antwoorden if a.oordeel is not None and a.datum <= topic.dag]
        if not judged or not _hoort_bij(topic, question.waarden, question.opgave):
            continue
        answer = max(judged, key=lambda a: a.datum)
        assert answer.oordeel is not None
        if answer.oordeel.beantwoordt == "ja":
            continue
        how = "maar voor een deel beantwoord" if answer.oordeel.beantwoordt == "deels" else "niet beantwoord"
        open_ = f" Open bleef: {klein(zonder_punt(answer.oordeel.toelichting))}." if answer.oordeel.toelichting else ""
        yield topic.vraag(
            "aanpak",
            f"De vraag '{zonder_punt(question.naam).rstrip('?')}' is op {datum(answer.datum)} {how}.{open_} "
            "Wat doet het college om dat alsnog te beantwoorden?",
            "Een eerder antwoord liet iets open. "
            f"{GEEN_CIJFER.replace('de tekst van de opgave en de waarde', 'een eerdere vraag')}",
            aanleiding="gat",
            schaal=question.schaal,
            zegt_niet=("Dat een antwoord iets openliet, zegt niet waarom.",),
        )


def _hoort_bij(topic: Onderwerp, values: list[str], task: str | None) -> bool:
    """Whether a document of the council is about this value, or about this opgave without naming a value."""
    return topic.waarde.id in values or (not values and task == topic.opgave.id)


def ervaringsvragen(onderwerp: Onderwerp) -> Iterator[Voorstel]:
    """Yield a question per story that the value asks for; one that has money only is told so."""
    topic = onderwerp
    money = topic.dossier.alleen_geld
    told = f"Over {topic.naam} zijn er van {topic.plaats} alleen cijfers over geld. " if money else ""
    why = (
        "Bij deze waarde zijn er alleen cijfers over geld. Dat is te weinig om te begrijpen wat er speelt."
        if money
        else "Wat mensen meemaken, staat in geen enkel cijfer."
    )
    for gap in topic.dossier.informatievragen:
        if gap.zoekt.soort == "casus":
            yield topic.vraag(
                "ervaring",
                _een(
                    f"{told}Hoe weet het college in {topic.plaats} uit ervaringen van inwoners en hulpverleners "
                    f"{zonder_punt(gap.zoekt.wat)}?"
                ),
                f"{why} Wie dit weet: {zonder_punt(gap.zoekt.wie_heeft_het)}. {GEEN_CIJFER}",
                aanleiding="gat",
                schaal="lokaal",
            )


def proefvragen(onderwerp: Onderwerp) -> Iterator[Voorstel]:
    """Yield a question per small trial that the value asks for."""
    topic = onderwerp
    for gap in topic.dossier.informatievragen:
        if gap.is_experiment:
            yield topic.vraag(
                "leren",
                _een(f"Wat heeft het college van {topic.plaats} geleerd over de vraag {zonder_punt(gap.zoekt.wat)}?"),
                f"Dit is klein uit te proberen door {zonder_punt(gap.zoekt.wie_heeft_het)}. {GEEN_CIJFER}",
                aanleiding="gat",
                schaal="lokaal",
            )


def schaalvragen(onderwerp: Onderwerp, boek: Boek | None) -> Iterator[Voorstel]:
    """Yield a question per scale of the opgave, but its own, on which there is no figure and no earlier question.

    The widest first: one is enough, the others are about the same.
    """
    topic = onderwerp
    seen: set[str] = {"lokaal"} | {r.cijfer.schaal for r in topic.lezingen}
    if any(r.wijken for r in topic.lezingen):
        seen.add("hyperlokaal")
    if boek is not None:
        seen |= {q.schaal for q in boek.raadsvragen.values() if q.schaal and topic.waarde.id in q.waarden}
    for scale in (s for s in _SCHALEN if s in topic.opgave.schaal and s not in seen):
        youth = scale == "regio" and topic.opgave.wet == "jeugd"
        text = _JEUGDREGIO if youth else _SCHAALVRAAG[scale]
        yield topic.vraag(
            "schaal",
            text.replace("{over}", topic.gaat_over).replace("{plaats}", topic.plaats),
            f"Deze opgave speelt ook op de schaal van {_OP_SCHAAL[scale]}, "
            f"en daar kijkt nog geen cijfer en geen vraag naar. {GEEN_CIJFER}",
            aanleiding="gat",
            schaal=scale,
        )


def _een(tekst: str) -> str:
    """Return a question without a second one behind it."""
    return een_vraag(tekst) or tekst
