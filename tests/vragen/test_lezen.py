"""What the reader makes of one question: kind, line, form, and the words it saw."""

from __future__ import annotations

import random
import re

import pytest

from sociaal_domein.vragen.lezen import LIJNEN, ONZEKER, SOORTEN, VORMEN, lees_vraag

SOORT_GEVALLEN = [
    ("feit", "Hoeveel inwoners ontvangen hulp bij het huishouden?"),
    ("feit", "Kan het college per wijk aangeven hoe lang inwoners op een woningaanpassing wachten?"),
    ("feit", "Klopt het dat de gemeenteraad hier in mei over is ingelicht?"),
    ("feit", "Wat is op dit moment volgens het college de gemiddelde wachttijd?"),
    ("oorzaak", "Waardoor stijgen de kosten van de jeugdhulp in onze regio?"),
    ("oorzaak", "Kunt u toelichten waarom de evaluatie van de pilot is uitgesteld?"),
    ("oorzaak", "Wat is de reden dat er nog geen verordening ligt?"),
    ("opgave", "Welke behoefte aan dagbesteding ziet het college bij jonge mensen met dementie?"),
    ("opgave", "Voor wie is de nieuwe inloop bedoeld?"),
    ("opgave", "Hoeveel extra woonplekken zijn er in 2035 nodig?"),
    ("aanpak", "Welke maatregelen neemt het college tegen de gevolgen van het tekort?"),
    ("aanpak", "Is het college bereid de regeling te verruimen?"),
    ("aanpak", "Wanneer komt het nieuwe beleidsplan?"),
    ("aanpak", "Hoe gaat de gemeente om met inwoners die geen contact willen?"),
    ("effect", "Wat heeft de extra inzet op preventie opgeleverd?"),
    ("effect", "Kunt u aangeven wat de gevolgen zijn voor het verenigingsleven?"),
    ("effect", "Hoeveel heeft de nieuwe werkwijze bespaard?"),
    ("ervaring", "Hoe ervaren inwoners het contact met het wijkteam?"),
    ("ervaring", "Kan het college schetsen wat pleegouders daarover vertellen?"),
    ("ervaring", "Wat gebeurt er met gezinnen terwijl zij wachten?"),
    ("leren", "Welke lessen trekt het college uit de vorige aanbesteding?"),
    ("leren", "Is de proef met de buurtcirkels geëvalueerd?"),
    ("waarde", "Deelt u de mening dat dit niet past bij een zorgzame stad?"),
    ("waarde", "Hoe rijmt het college dit besluit met het coalitieakkoord?"),
    ("waarde", "Is het rechtvaardig dat alleenstaanden meer betalen?"),
    ("schaal", "Wie is verantwoordelijk als twee gemeenten naar elkaar wijzen?"),
    ("schaal", "Hoe verloopt de samenwerking met de huisartsen?"),
    ("kader", "Aan welke voorwaarden moet een aanvraag voldoen?"),
    ("kader", "Wanneer wordt de raad geïnformeerd over de uitkomst?"),
    ("kader", "Hoe verhoudt deze werkwijze zich tot artikel 2.3 van de Jeugdwet?"),
    ("feit", "Worden alle medewerkers getraind? Zo nee, waarom niet?"),
    ("feit", "Kunt u toelichten hoe de opvang er, ook in de dorpen, uitziet?"),
    ("feit", "Kunt u zeggen of de maatregelen met ouders zijn besproken?"),
    ("feit", "Hoeveel mensen vroegen dit aan? Hoe verhoudt dat aantal zich tot de raming?"),
    ("oorzaak", "Bent u van mening dat de overlast te wijten is aan de sluiting van de opvang?"),
    ("opgave", "Is het college het ermee eens dat eenzaamheid een grote opgave is?"),
    ("aanpak", "Kan de procedure voor ouders niet worden verkort?"),
    ("aanpak", "Kunt u een overzicht geven van de maatregelen die zijn genomen?"),
    ("aanpak", "Kunt u aangeven of u bereid bent de regeling te verlengen?"),
    ("effect", "Verwacht u dat dit ertoe leidt dat mensen hulp gaan mijden?"),
    ("ervaring", "Kan het zijn dat gezinnen door de gemeente in de problemen komen?"),
    ("leren", "Wat heeft het college gedaan met de aanbevelingen van de rekenkamer?"),
    ("kader", "Deelt u de mening dat dit besluit in strijd is met de Jeugdwet?"),
]

LIJN_GEVALLEN = [
    ("grip", "Hoe lang is de wachtlijst?"),
    ("begrip", "Wat gebeurt er met gezinnen terwijl zij wachten?"),
    ("grip", "Hoe groot is de behoefte aan beschutte woonplekken?"),
    ("begrip", "Welke behoefte aan rust hebben ouders van een ziek kind?"),
    ("grip", "Wanneer wordt de werkwijze geëvalueerd?"),
    ("begrip", "Wat is er van de evaluatie geleerd?"),
    ("grip", "Wat is het financiële effect op de begroting?"),
    ("begrip", "Wat is het effect op het vertrouwen van ouders?"),
    ("grip", "Wie betaalt het vervoer?"),
    ("begrip", "Hoe werken school en wijkteam samen?"),
    ("grip", "Bent u bereid het tarief te verhogen?"),
    ("begrip", "Hoe betrekt het college jongeren bij hun eigen plan?"),
    ("grip", "Is dit in overeenstemming met de verordening?"),
    ("begrip", "Welke beleidsvrijheid heeft de gemeente hierbij?"),
    ("grip", "Hoe gaat u ervoor zorgen dat de afspraken worden gehaald?"),
    ("begrip", "Welke lessen trekt u nu de wachtlijsten en de budgetten dalen?"),
]

VORM_GEVALLEN = [
    ((), "Hoe lang is de wachtlijst?"),
    ((), "Kunt u aangeven hoeveel kinderen wachten?"),
    ((), "In hoeverre is er samenwerking met de scholen?"),
    ((), "Wat werkte in de proef en wat niet?"),
    ((), "Gezien het tekort van vorig jaar, welke stappen zet het college?"),
    (("gesloten",), "Klopt het dat de wachtlijst groeit?"),
    (("gesloten",), "Bent u bekend met het bericht ‘Wie helpt ons?’ van de ouderraad?"),
    (("gesloten",), "Kunt u toezeggen dat de hulp doorloopt?"),
    (("gesloten",), "Kunt u aangeven of de hulp doorloopt?"),
    (("gesloten",), "Nu de aanbieder stopt, is het college bereid de hulp over te nemen?"),
    (("gesloten", "suggestief"), "Deelt u de mening dat dit te lang duurt?"),
    (("gesloten", "suggestief"), "Is het niet schandalig dat mensen zo lang wachten?"),
    (("suggestief",), "Wanneer gaat het college eindelijk iets doen?"),
    (("gesloten", "meervoudig"), "Is er een wachtlijst en wordt die korter?"),
    (("meervoudig",), "Is er een wachtlijst, en zo ja hoe lang?"),
    (("gesloten", "meervoudig"), "Is het college hiertoe bereid? Zo nee, waarom niet?"),
    (("gesloten", "meervoudig"), "Krijgt de raad inzage, en zo nee, waarom niet?"),
    (("gesloten", "meervoudig"), "Past dit bij de afspraken? Graag een toelichting."),
    (("meervoudig",), "Is het college hiertoe bereid? Zo ja, op welke termijn? Zo nee, waarom niet?"),
    (("meervoudig",), "Hoe lang is de wachtlijst en wat wordt eraan gedaan?"),
    (("meervoudig",), "Groeit de vraag en waardoor?"),
    (("gesloten", "suggestief"), "Deelt u de analyse dat dit te laat kwam?"),
    (("gesloten", "suggestief"), "Vindt u het nog gepast om naar maatwerk te verwijzen?"),
    (("gesloten",), "Blijft het loket open of komt er een digitaal loket?"),
    ((), "Waarom wordt dit niet vergoed en wordt er niet naar gevraagd?"),
    (("meervoudig",), "Wanneer en door wie is dit besloten?"),
]


@pytest.mark.parametrize(("soort", "tekst"), SOORT_GEVALLEN)
def test_soort(soort: str, tekst: str) -> None:
    assert lees_vraag(tekst).soort == soort


@pytest.mark.parametrize(("lijn", "tekst"), LIJN_GEVALLEN)
def test_lijn(lijn: str, tekst: str) -> None:
    assert lees_vraag(tekst).lijn == lijn


@pytest.mark.parametrize(("vormen", "tekst"), VORM_GEVALLEN)
def test_vorm(vormen: tuple[str, ...], tekst: str) -> None:
    assert lees_vraag(tekst).vormen == vormen


def test_every_kind_and_form_is_in_the_tables() -> None:
    assert {soort for soort, _ in SOORT_GEVALLEN} == set(SOORTEN)
    assert {lijn for lijn, _ in LIJN_GEVALLEN} == set(LIJNEN)
    assert {vorm for vormen, _ in VORM_GEVALLEN for vorm in vormen} == set(VORMEN)


@pytest.mark.parametrize("tekst", ["Wachtlijst?", "Jeugdhulp", "En nu?", "", "?", "12345", "🙂🙂"])
def test_nothing_to_go_by_is_unsure(tekst: str) -> None:
    read = lees_vraag(tekst)
    assert (read.soort, read.lijn, read.vormen) == (ONZEKER, ONZEKER, ())


def test_what_goes_before_the_question_does_not_decide() -> None:
    read = lees_vraag(
        "Uit de evaluatie blijkt wat ouders ervaren en waarom de kosten stijgen. Hoeveel ouders zijn dat?"
    )
    assert (read.soort, read.lijn, read.vormen) == ("feit", "grip", ())


def test_of_a_count_and_a_plan_the_plan_decides() -> None:
    assert lees_vraag("Hoe lang is de wachtlijst en wat doet het college eraan?").soort == "aanpak"
    assert lees_vraag("Hoeveel mensen wachten en waardoor komt dat?").soort == "oorzaak"


@pytest.mark.parametrize("tekst", [tekst for _, tekst in SOORT_GEVALLEN + LIJN_GEVALLEN])
def test_every_reading_shows_the_words_it_saw(tekst: str) -> None:
    read = lees_vraag(tekst)
    assert {what for what, _ in read.gezien} >= {f"soort {read.soort}", f"lijn {read.lijn}"}
    assert {what.removeprefix("vorm ") for what, _ in read.gezien if what.startswith("vorm ")} == set(read.vormen)
    plain = re.sub(r"\s+", " ", tekst)
    assert all(words in plain for _, words in read.gezien)


def test_the_same_question_reads_the_same_in_any_order_and_spelling() -> None:
    texts = [tekst for _, tekst in SOORT_GEVALLEN]
    first = {tekst: lees_vraag(tekst) for tekst in texts}
    random.Random(4).shuffle(texts)
    assert {tekst: lees_vraag(tekst) for tekst in texts} == first
    for tekst in texts:
        plain = first[tekst]
        for other in (tekst.upper(), f"  {tekst.replace(' ', '  ')}\n", f"3. {tekst}", f"<p>{tekst}</p>", f"“{tekst}”"):
            read = lees_vraag(other)
            assert (read.soort, read.lijn, read.vormen) == (plain.soort, plain.lijn, plain.vormen), other
