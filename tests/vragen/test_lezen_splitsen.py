"""Cutting a longer text into deelvragen."""

from __future__ import annotations

import pytest

from sociaal_domein.vragen.lezen import lees_vragen, splits

BRIEF = """Geachte voorzitter,

In de krant van 3 mei stond dat de wachtlijst groeit. Wij ontvangen berichten van ouders, o.a. over vervoer.
Art. 36 van het reglement van orde geeft ons het recht vragen te stellen. «Wie helpt ons?», vroeg een moeder.

Vragen:
1. Is het college bekend met het bericht ‘Wie helpt ons?’ van de ouderraad?
2. Over de wachtlijst:
   a. Hoeveel kinderen wachten langer dan 10 weken?
   b. Wat doet het college voor hen?
3) Is het college bereid de raad te informeren? Zo ja, wanneer?
   Zo nee, waarom niet?
4. Graag een overzicht van de kosten per jaar.
5. In 2023 steeg het aantal. Hoe verklaart u dit?

Met vriendelijke groet,
de fractie van Voorbeeldpartij
"""


def test_a_letter_gives_its_questions_and_nothing_else() -> None:
    found = splits(BRIEF)
    assert [piece.nummer for piece in found if "moeder" not in piece.tekst] == ["1", "2a", "2b", "3", "4", "5"]
    assert found[-3].tekst.startswith("Is het college bereid")
    assert found[-3].tekst.endswith("Zo nee, waarom niet?")
    assert found[-1].tekst == "Hoe verklaart u dit?"
    assert all(BRIEF[piece.begin : piece.eind] == piece.tekst for piece in found)


@pytest.mark.parametrize(
    ("tekst", "nummers"),
    [
        ("Vraag 1: Hoe lang?\nVraag 2: Waarom?", ["1", "2"]),
        ("Vraag 1\nHoe lang is de rij?\n\nVraag 2\nWaarom is dat zo?", ["1", "2"]),
        ("1\n\nHoe lang is de rij?\n\n2\n\nWaarom is dat zo?", ["1", "2"]),
        ("1 Hoeveel kinderen wachten?\n2 Hoe lang wachten zij?", ["1", "2"]),
        ("1.1 Hoe lang is de rij?\n1.2 Wie staat erin?", ["1.1", "1.2"]),
        ("**1.** Wat kost dit?\n**2.** Waarom?", ["1", "2"]),
        ("De rij is lang. 1. Hoe lang? 2. Waarom? 2b. Wie betaalt dat?", ["1", "2", "2b"]),
        ("- Hoeveel inwoners hebben schulden?\n- Wie helpt hen", [None, None]),
        ("Kunt u per jaar aangeven:\na. hoeveel aanvragen er waren;\nb. hoeveel er zijn afgewezen?", ["a", "b"]),
        ("3 kinderen wachten al een jaar.\nHoe komt dat?", [None]),
    ],
)
def test_numbers_of_a_list(tekst: str, nummers: list[str | None]) -> None:
    assert [piece.nummer for piece in splits(tekst)] == nummers


@pytest.mark.parametrize(
    ("tekst", "delen"),
    [
        ("Hoe lang is de rij? Wat doet het college eraan?", 2),
        ("Is er een rij? Zo ja, hoe lang? Zo nee, waarom niet?", 1),
        ("Wordt de rij korter? En waarom?", 1),
        ("Is er een rij?\n\nZo nee, waarom niet?", 1),
        ("Bent u bekend met «Wie helpt Jan?» (1)?", 1),
        ("Geldt dit bijv. in art. 3.2 van de verordening?", 1),
        ("hoe lang is de rij", 1),
        ("is het college bereid te helpen", 1),
        ("De rij is lang. Dat is jammer.", 0),
        ("Wij maken ons zorgen over de rij.", 0),
        ("?!", 0),
        ("", 0),
    ],
)
def test_what_is_one_deelvraag(tekst: str, delen: int) -> None:
    assert len(splits(tekst)) == delen


def test_reading_a_text_reads_each_piece_with_its_number_and_place() -> None:
    found = lees_vragen(BRIEF)
    assert [(read.nummer, read.tekst, read.begin, read.eind) for read in found] == [
        (piece.nummer, piece.tekst, piece.begin, piece.eind) for piece in splits(BRIEF)
    ]
    assert [read.soort for read in found[-6:]] == ["feit", "feit", "aanpak", "kader", "feit", "oorzaak"]
    assert found[-3].vormen == ("meervoudig",)
