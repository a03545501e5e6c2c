"""The guard at the door, measured on the sentences that were made for it, and on its properties."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import iban as stdnum_iban

from sociaal_domein.privacy.nummers import is_bsn
from sociaal_domein.privacy.wacht import SOORTEN, bewaak, bewaak_openbaar, bewaak_zonder_namen
from tests.privacy.meet_wacht import Telling, Zin, lees, tabel, tel, uitkomst

ZINNEN = Path(__file__).parents[1] / "data" / "privacy"
ALLE = [ZINNEN / f"zinnen_{naam}.tsv" for naam in ("oefen", "eigen", "tweede", "apart")]
GEWEIGERD = {"bsn", "email", "telefoon", "iban", "postcode", "kenteken", "zaaknummer", "sociale_media"}
GEZIEN = {"naam", "adres", "geboortedatum", "datum_persoon"}
GEVRAAGD = {"voornaam", "school_aanbieder", "bsn_mogelijk", "combinatie"}


@pytest.fixture(scope="module")
def zinnen() -> list[Zin]:
    return lees(*ALLE)


@pytest.fixture(scope="module", params=ALLE, ids=lambda file: file.stem)
def tellingen(request: pytest.FixtureRequest) -> dict[tuple[str, str], Telling]:
    return tel(lees(request.param))


def test_wat_naar_iemand_leidt_wordt_gezien(tellingen: dict[tuple[str, str], Telling]):
    guarded = {kind: c for (level, kind), c in tellingen.items() if level != "schoon"}
    assert (GEWEIGERD | GEZIEN | GEVRAAGD) - set(guarded) <= {"bsn_mogelijk"}
    for kind, count in guarded.items():
        assert kind not in GEWEIGERD or count.weiger == count.n, kind
        assert count.gemist <= (0.01 * count.n if kind in GEZIEN else 0), kind


def test_wat_schoon_is_mag_blijven(tellingen: dict[tuple[str, str], Telling]):
    clean = [c for (level, _), c in tellingen.items() if level == "schoon"]
    n = sum(c.n for c in clean)
    assert n >= 80
    assert sum(c.weiger for c in clean) <= 0.02 * n
    assert sum(c.vraag for c in clean) <= 0.05 * n


@pytest.mark.parametrize(
    ("tekst", "soort", "niveau"),
    [
        ("Meneer komt van 9999zz en wacht.", "postcode", "weiger"),
        ("Meneer komt van 9753pk.", "postcode", "weiger"),
        ("ref 123456123 vermelden bij elke mail", "zaaknummer", "weiger"),
        ("o.v.v. 7654321 overmaken", "zaaknummer", "weiger"),
        ("vader (voorbeeldsma a.) en de buurvrouw", "naam", "vraag"),
        ("Fatima's knuffel lag nog bij oma.", "voornaam", "vraag"),
        ("Zij werkt bij atelier Het Voorbeeldpenseel.", "school_aanbieder", "vraag"),
        ("Ze waren op tv om hun baby.", "combinatie", "vraag"),
        ("Het filmpje van het meisje ging overal rond.", "combinatie", "vraag"),
        ("Het slachtoffer van de ontploffing vraagt om hulp.", "combinatie", "vraag"),
        ("Dove ouders met een tweeling.", "combinatie", "vraag"),
        ("Een molenaar, beide benen geamputeerd.", "combinatie", "vraag"),
    ],
)
def test_wat_de_apart_gehouden_zinnen_leerden(tekst: str, soort: str, niveau: str):
    assert (soort, niveau) in {(t.soort, t.niveau) for t in bewaak(tekst)}


@pytest.mark.parametrize(
    "tekst",
    [
        "De afstand is 9753km en de bak is 1200ml.",
        "De bus reed 12.300.000 km en de taxi reed 4 van 120 ritten te laat.",
        "Het B&W-advies 1187 noemt drie opties.",
        "Bel het nummer 14 020 of 0800-1234, en bij nood 112.",
        "Aan de Nieuwe Gracht opent de gemeente een loket.",
        "Vanaf 1 januari 2021 kunnen mensen langdurige zorg krijgen.",
        "Met ingang van 1-1-'24 is de indexering aangepast.",
        "Het protocol draagt de datum 13.12.2021.",
        "Omgerekend gaat het om twee uur hulp.",
        "Regio Voorbeeldland koos voor langere contracten.",
        "Foto's van de wijk hangen in de hal.",
    ],
)
def test_wat_de_apart_gehouden_zinnen_leerden_te_laten_staan(tekst: str):
    assert bewaak(tekst) == []


def test_een_treffer_houdt_nooit_tekst_vast(zinnen: list[Zin]):
    for sentence in zinnen:
        for found in bewaak(sentence.tekst):
            assert found.soort in SOORTEN
            assert 0 <= found.begin < found.eind <= len(sentence.tekst)
            for piece in sentence.stukken:
                # "winter 2024" may share a year with the date it stands for, and nothing else.
                assert piece not in found.voorstel and piece not in repr(found), sentence.id


def test_niets_in_het_logboek(caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]):
    with caplog.at_level(logging.DEBUG):
        assert bewaak("Mevrouw Voorbeeldsma woont op Voorbeeldstraat 12, bsn 111222333.")
    assert not caplog.records
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("tekst", "voorstel"),
    [
        ("Op 3 oktober 2024 is vader opgenomen.", "najaar 2024"),
        ("Haar zoon werd op 3-12-2023 aangereden.", "winter 2023"),
        ("Mevrouw Voorbeeldsma belde.", "[naam]"),
        ("Hij zit op basisschool De Voorbeeldboom.", "een school"),
        ("Zij woont op Voorbeeldstraat 12.", "[adres]"),
    ],
)
def test_een_veilig_woord_wordt_voorgesteld(tekst: str, voorstel: str):
    assert voorstel in {found.voorstel for found in bewaak(tekst)}


def test_de_band_van_een_geboortedatum():
    [found] = bewaak("Moeder is geboren op 1 mei 1950.")
    assert (found.soort, found.voorstel) == ("geboortedatum", "67 jaar of ouder")


@pytest.mark.parametrize(
    "tekst",
    ["Wethouder Voorbeeldsma antwoordde.", "Vragen van raadslid De Vries.", "De burgemeester, de heer Jansen, opende."],
)
def test_een_ambtsdrager_mag_in_een_raadsstuk(tekst: str):
    assert any(t.soort == "naam" for t in bewaak(tekst))
    if "," not in tekst:
        assert not bewaak(tekst, rol_toegestaan=True)
        assert not bewaak_openbaar(tekst)


def test_een_bekende_ambtsdrager_mag_bij_naam():
    known = ["Anna Voorbeeldsma"]
    assert not bewaak("Wethouder Voorbeeldsma antwoordde.", ambtsdragers=known)
    assert not bewaak("Volgens Anna Voorbeeldsma kan het.", ambtsdragers=known)
    assert bewaak("Mevrouw Voorbeeldsma, onze cliënt, wacht.", ambtsdragers=known)
    assert bewaak("Wethouder Testema antwoordde.", ambtsdragers=known)


def test_een_hulpverlener_is_geen_ambtsdrager():
    text = "Jeugdconsulent Marieke Voorbeeldsma belde."
    assert {t.niveau for t in bewaak(text, rol_toegestaan=True)} == {"weiger"}


def test_een_dubbele_naam_voor_een_titel():
    assert any(t.niveau == "weiger" for t in bewaak("Al-Voorbeeldsma, mevrouw, en Testema-Voorbeeld junior bellen."))


def test_zonder_namen_blijven_de_nummers():
    found = bewaak_zonder_namen("Mevrouw Voorbeeldsma, bsn 111222333, 06-12345678")
    assert {t.soort for t in found} == {"bsn", "telefoon"}


def _bsn(begin: int) -> str | None:
    body = f"{begin:08d}"
    return next((f"{body}{last}" for last in range(10) if is_bsn(f"{body}{last}")), None)


@settings(max_examples=200, deadline=None)
@given(
    st.integers(min_value=10**7, max_value=10**8 - 1).map(_bsn).filter(bool),
    st.sampled_from(["{}{}{}", "{} {} {}", "{}.{}.{}", "{}-{}-{}"]),
    st.sampled_from(["Moeder gaf {} door.", "bsn: {}", "Het kind ({}) is bekend.", "cliënt {} wacht"]),
)
def test_elk_nummer_dat_de_elfproef_doorstaat(nummer: str, vorm: str, zin: str):
    text = zin.format(vorm.format(nummer[:3], nummer[3:6], nummer[6:]))
    assert any(t.niveau == "weiger" for t in bewaak_zonder_namen(text))


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["ABNA", "RABO", "INGB", "SNSB", "TRIO"]),
    st.integers(min_value=0, max_value=10**10 - 1),
    st.sampled_from([" ", "", "-", "."]),
    st.booleans(),
)
def test_elk_rekeningnummer(bank: str, nummer: int, teken: str, klein: bool):
    bare = f"{bank}{nummer:010d}"
    whole = f"NL{stdnum_iban.calc_check_digits('NL00' + bare)}{bare}"
    shown = teken.join(whole[i : i + 4] for i in range(0, len(whole), 4))
    text = f"Graag storten op {shown.lower() if klein else shown} voor vrijdag."
    assert any(t.soort == "iban" and t.niveau == "weiger" for t in bewaak_zonder_namen(text))


@settings(max_examples=100, deadline=None)
@given(
    st.integers(min_value=10**7, max_value=10**8 - 1),
    st.sampled_from(["06-{}", "06{}", "06 {}", "+316{}", "+31 6 {}", "0031 6 {}", "(06) {}", "06.{}", "06/{}"]),
)
def test_elk_mobiel_nummer(nummer: int, vorm: str):
    assert any(t.niveau == "weiger" for t in bewaak_zonder_namen(f"Bel haar op {vorm.format(nummer)}, liefst laat."))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_elke_tekst_is_te_lezen(tekst: str):
    for found in bewaak(tekst):
        assert 0 <= found.begin < found.eind <= len(tekst)


@pytest.mark.parametrize(
    "tekst", ["a" * 20_000, "1" * 20_000, "a." * 10_000, "1 " * 10_000, "Jan " * 3_000, "@" * 5_000]
)
def test_een_lange_tekst_houdt_niet_op(tekst: str):
    """No rule goes back and forth: twenty thousand characters are read at once."""
    assert isinstance(bewaak(tekst), list)


def test_de_tabel_noemt_elke_soort(zinnen: list[Zin]):
    shown = tabel([z for z in zinnen if z.soort in {"bsn", "bedrag"}])
    assert "| bsn |" in shown and "| alle schone zinnen |" in shown
    assert uitkomst(Zin("x", "weiger", "bsn", ("111222333",), "Moeder (111222333)")) == "weiger"
    assert uitkomst(Zin("x", "schoon", "gewoon", (), "Niemand belde terug.")) == "gemist"
