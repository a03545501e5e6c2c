"""What the words of a question give rise to: exactly these remarks, and where a person would say nothing, none."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sociaal_domein.vragen.lezen import lees_vraag
from sociaal_domein.vragen.toets import SOORTEN, toets_tekst
from sociaal_domein.vragen.toets.hulpvormen import GEWOON, HULPEN
from sociaal_domein.vragen.toets.invoer import LANGSTE_WOORD
from sociaal_domein.vragen.toets.onderwerpen import RIJEN, VORMEN, onderwerp_van

TABEL = [
    ("Hoe lang is de wachtlijst jeugdhulp?", "definitie opgave waarde periode gebied route gebruik"),
    ("Wat merken gezinnen terwijl zij wachten op jeugdhulp?", ""),
    ("Wat heeft het college geleerd van de proef met de gezinscoach?", ""),
    ("Bent u bekend met het bericht over de wachtlijsten?", ""),
    ("Waardoor loopt de wachttijd voor gezinnen op?", ""),
    ("Hoeveel inwoners van onze gemeente kregen in 2024 huishoudelijke hulp?", "waarde route gebruik"),
    (
        "De raad wil hulp die op tijd komt. Hoeveel gezinnen in Ede wachtten in 2024 op jeugdhulp? "
        "Wij gebruiken dat bij de begroting.",
        "route",
    ),
    ("Deelt u de mening dat ieder kind veilig moet opgroeien?", "suggestief"),
    ("Waarom is de raad wederom buitenspel gezet?", "suggestief"),
    ("Wat merken ouders van de wisseling en hoe houdt de school contact met hen?", "meervoudig"),
    ("Is de proef geëvalueerd? Zo nee, waarom niet?", ""),
    ("Waarom wacht volgens u 12% van de gezinnen langer dan vorig jaar op hulp?", ""),
    ("Hoe komt het dat 12% van de gezinnen zo lang wacht?", "bron"),
    ("Hoe kijkt het dagelijks bestuur aan tegen de ervaringen van ouders?", "ontvanger"),
    ("Wat vindt de staatssecretaris van de ervaringen van ouders?", "ontvanger"),
    ("Dag allemaal.", "geen_vraag"),
]


@pytest.mark.parametrize(("vraag", "soorten"), TABEL, ids=[vraag[:40] for vraag, _ in TABEL])
def test_opmerkingen_bij_een_vraag(vraag: str, soorten: str) -> None:
    found = [remark.soort for remark in toets_tekst(vraag).opmerkingen]
    assert found == soorten.split()
    assert set(found) <= set(SOORTEN)


def _bij(tekst: str, soort: str) -> str:
    (found,) = [remark for remark in toets_tekst(tekst).opmerkingen if remark.soort == soort]
    return f"{found.zin} {found.suggestie}"


def test_wat_er_stuurt_wordt_aangehaald_met_een_open_vraag_ernaast() -> None:
    said = _bij("Deelt u de mening dat het schandalig is dat mensen maanden binnen zitten?", "suggestief")
    assert "‘Deelt u de mening’" in said
    assert "Hoe kijkt het college ertegen aan dat mensen maanden binnen zitten?" in said


def test_een_gekleurd_woord_kan_weg() -> None:
    said = _bij("Wanneer gaat het college eindelijk optreden tegen deze zorgcowboys?", "suggestief")
    assert "Laat ‘eindelijk’ en ‘zorgcowboys’ weg." in said


def test_meer_vragen_in_een_worden_elk_een_zin() -> None:
    said = _bij("Hoeveel Wmo-aanvragen waren er in 2023 en bij hoeveel is de termijn verlengd?", "meervoudig")
    assert "(a) Hoeveel Wmo-aanvragen waren er in 2023? (b) Bij hoeveel is de termijn verlengd?" in said


def test_zo_nee_waarom_niet_hoort_bij_de_vraag_ervoor() -> None:
    said = _bij("Wat doet u om dat te verkorten en wanneer is dat klaar? Zo nee, waarom niet?", "meervoudig")
    assert said.endswith("(a) Wat doet u om dat te verkorten? (b) Wanneer is dat klaar?")


def test_welke_hulp_kan_in_de_tekst_eromheen_staan() -> None:
    tekst = "Gezinnen krijgen jeugdhulp.\n1. Hoe lang is de wachtlijst?\n2. Hoe lang is de wachtlijst voor jeugdhulp?"
    (anders,) = toets_tekst(tekst).anders
    assert (anders.over, anders.deelvragen) == ("wachten op jeugdhulp", (1, 2))


def test_een_uitgelegd_woord_heeft_geen_definitie_nodig() -> None:
    soorten = [r.soort for r in toets_tekst("Hoe lang is de wachttijd van aanmelding tot intake?").opmerkingen]
    assert "definitie" not in soorten


@pytest.mark.parametrize(
    "zin",
    [
        "De norm is 6 weken.",
        "Artikel 155 geldt.",
        "Kinderen tot 18 jaar tellen mee.",
        "Het gaat om een gezin met 3 kinderen.",
        "Op 12 maart 2024 spraken wij u.",
        "Het 12-puntenplan loopt.",
        "Volgens het jaarverslag wachten 214 inwoners.",
    ],
)
def test_geen_bron_gevraagd_bij_wat_geen_cijfer_is_of_er_een_heeft(zin: str) -> None:
    assert "bron" not in [r.soort for r in toets_tekst(f"{zin} Wat merken ouders daarvan?").opmerkingen]


def test_een_document_krijgt_de_opmerkingen_over_het_geheel_een_keer() -> None:
    tekst = "\n\n".join(f"{i}. Hoe lang is de wachtlijst voor hulp {i}?" for i in range(1, 13))
    toets = toets_tekst(tekst)
    whole = {r.soort: r for r in toets.opmerkingen if r.deelvraag is None}
    assert len(toets.gelezen) == 12
    assert whole["aantal"].zin.startswith("Dit zijn 12 vragen.")
    assert whole["spiegel"].zin.startswith("Alle 12 vragen gaan over grip")
    assert not [r for r in toets.opmerkingen if r.soort == "periode" and r.deelvraag is not None]
    assert sum(r.soort == "definitie" for r in toets.opmerkingen) == 1


def test_hooguit_vier_opmerkingen_bij_een_vraag() -> None:
    tekst = (
        "1. Klopt het dat 12% wacht, dat het tekort groeit en deelt u eindelijk de mening dat dat schandalig is?\n"
        "2. Wat merken ouders daarvan?"
    )
    for place in (1, 2):
        assert sum(r.deelvraag == place for r in toets_tekst(tekst).opmerkingen) <= 4


def test_het_onderwerp_anders_gevraagd() -> None:
    (anders,) = toets_tekst("Hoe lang is de wachtlijst jeugdhulp?").anders
    assert anders.over == "wachten op jeugdhulp"
    assert dict(anders.vragen) == {
        "opgave": "Wat speelt er bij gezinnen die wachten op jeugdhulp?",
        "aanpak": "Wat doet het college voor gezinnen die wachten op jeugdhulp?",
        "ervaring": "Wat merken gezinnen terwijl zij wachten op jeugdhulp?",
        "leren": "Wat heeft het college geleerd van eerdere pogingen om het wachten op jeugdhulp te verkorten?",
    }


def test_wat_in_geen_tabel_staat_wordt_bij_zijn_eigen_woord_genoemd() -> None:
    (anders,) = toets_tekst("Hoeveel gemeenten tekenden het afsprakenkader?").anders
    assert anders.over == "het afsprakenkader"
    assert all("het afsprakenkader" in text for _, text in anders.vragen)


def test_elk_voorstel_is_zelf_een_goede_vraag() -> None:
    """Each proposed sentence is read as its own kind, asks one open thing, and gives rise to no remark."""
    words = [kind.woord.pattern.removeprefix(r"\b(?:").partition("|")[0].strip(")") for kind in HULPEN]
    wrong = []
    for help_word in ["", *words]:
        for subject in [
            "wachten",
            "eigen bijdrage",
            "tarief",
            "aanbieder",
            "wijkteam",
            "preventie",
            "vacature",
            "hoeveel",
        ]:
            for kind, text in onderwerp_van(f"{subject} {help_word}").vragen:
                read = lees_vraag(text)
                if (read.soort, read.vormen) != (kind, ()):
                    wrong.append((kind, read.soort, read.vormen, text))
    assert not wrong
    assert all(len(row) == 4 + len(VORMEN) for row in RIJEN)
    assert GEWOON.hulp == "hulp"


def test_wat_niet_nodig_is_wordt_niet_geladen() -> None:
    """The words alone need the standard library and the reader: nothing that a browser would lack."""
    code = (
        "import sys; before = set(sys.modules); from sociaal_domein.vragen.toets import toets_tekst; "
        "toets_tekst('Deelt u de mening dat 12% te lang wacht en hoeveel kost dat?'); "
        "new = set(sys.modules) - before; own = {m for m in new if m.startswith('sociaal_domein')}; "
        "print(sorted({m.partition('.')[0] for m in new - own} - set(sys.stdlib_module_names))); "
        "ours = ('sociaal_domein.vragen.lezen', 'sociaal_domein.vragen.toets'); "
        "print(sorted(m for m in own if not m.startswith(ours)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "['sociaal_domein', 'sociaal_domein.vragen']"]


@pytest.mark.parametrize(
    "zin", ["Er wordt 82 dagen gewacht op jeugdhulp.", "De wachttijd is tien weken.", "De kosten waren 15 miljoen."]
)
def test_wat_beweerd_wordt_vraagt_een_bron(zin: str) -> None:
    assert "bron" in [r.soort for r in toets_tekst(f"{zin} Hoe komt dat?").opmerkingen]


@pytest.mark.parametrize(
    "zin", ["Wie wacht, hoort binnen 6 weken iets.", "Het onderzoek duurt 6 weken.", "Er zijn 18 miljoen Nederlanders."]
)
def test_een_termijn_of_een_land_is_geen_bewering(zin: str) -> None:
    assert "bron" not in [r.soort for r in toets_tekst(f"{zin} Hoe komt dat?").opmerkingen]


def test_van_een_woord_zonder_einde_blijft_het_begin() -> None:
    (read,) = toets_tekst(f"Hoe lang is de {'a' * 100_000}?").gelezen
    assert read.tekst == f"Hoe lang is de {'a' * LANGSTE_WOORD}…?"


def test_html_en_vreemde_tekens_doen_niets() -> None:
    toets = toets_tekst(
        "1. <b>Hoe</b> lang is de <script>alert(1)</script>wachtlijst?\n2. \x1b[31mWat\u202e merken ouders?"
    )
    said = " ".join(f"{r.zin} {r.suggestie}" for r in toets.opmerkingen)
    assert len(toets.gelezen) == 2
    assert "<" not in said
