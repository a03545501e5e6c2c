"""Asking a publisher: polite, patient, and a whole answer or none. Against a real server on loopback."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from sociaal_domein.bronnen.omslag import lees_json, neem_lijst
from sociaal_domein.bronnen.ophaalfout import Geweigerd, Onbruikbaar
from sociaal_domein.bronnen.ophalen import Grenzen, Ophaler
from sociaal_domein.fouten import SociaalDomeinFout
from tests.bronnen.uitgever import Uitgever, voorbeelden

INFO = "/ODataFeed/odata/86165NED/TableInfos"


class Klok:
    """Time that only passes by waiting."""

    def __init__(self) -> None:
        self.nu = 0.0
        self.gewacht: list[float] = []

    def __call__(self) -> float:
        return self.nu

    def wacht(self, seconden: float) -> None:
        self.gewacht.append(seconden)
        self.nu += seconden


@pytest.fixture
def klok() -> Klok:
    return Klok()


@pytest.fixture
def ophaler(klok: Klok) -> Iterator[Ophaler]:
    with Ophaler("griffie@voorbeeld.nl", wacht=klok.wacht, klok=klok) as fetcher:
        yield fetcher


@pytest.fixture
def cbs(uitgever: Uitgever) -> Uitgever:
    uitgever.zet(voorbeelden.kwb())
    return uitgever


def _titel(ophaler: Ophaler, cbs: Uitgever) -> str:
    found = ophaler.lees(cbs.adres + INFO, controle=lees_json).gelezen
    return str(found["value"][0]["Title"])


def test_wij_zeggen_wie_wij_zijn(ophaler: Ophaler, cbs: Uitgever) -> None:
    assert _titel(ophaler, cbs) == "Kerncijfers wijken en buurten 2024"

    agent = cbs.verzoeken[0].kop["user-agent"]
    assert agent.startswith("sociaal-domein/")
    assert agent.endswith(" (+griffie@voorbeeld.nl)")


@pytest.mark.parametrize("contact", [None, "", "  "])
def test_zonder_contact_vragen_wij_niets(contact: str | None) -> None:
    with pytest.raises(SociaalDomeinFout, match="Wij weten niet wie de gegevens opvraagt") as caught:
        Ophaler(contact)
    assert caught.value.waar == "sociaal-domein.toml, [ververs] contact"
    assert 'contact = "naam@gemeente.nl"' in str(caught.value.doe)


@pytest.mark.parametrize("contact", ["jan@gemeente.nl\r\nX: y", "griffie@súdwest.nl"])
def test_een_contact_dat_niet_in_een_kop_past(contact: str) -> None:
    with pytest.raises(SociaalDomeinFout, match="tekens die niet over internet kunnen"):
        Ophaler(contact)


@pytest.mark.parametrize("code", [429, 503])
def test_om_rust_gevraagd_is_rust_gegeven(ophaler: Ophaler, cbs: Uitgever, klok: Klok, code: int) -> None:
    cbs.storing("te_druk", code=code, wacht="7", keer=2)

    _titel(ophaler, cbs)

    assert klok.gewacht == [7, 7]
    assert len(cbs.verzoeken) == 3


def test_rust_tot_een_tijdstip(ophaler: Ophaler, cbs: Uitgever, klok: Klok) -> None:
    cbs.storing("te_druk", wacht=format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True))

    _titel(ophaler, cbs)

    assert 80 < sum(klok.gewacht) <= 90


@pytest.mark.parametrize("wacht", ["straks", "-5", "", "9" * 40])
def test_een_onleesbare_rust_is_een_gewone_fout(ophaler: Ophaler, cbs: Uitgever, klok: Klok, wacht: str) -> None:
    cbs.storing("te_druk", wacht=wacht)

    _titel(ophaler, cbs)

    assert all(seconds <= 60 for seconds in klok.gewacht)


def test_te_lange_rust_wachten_wij_niet_af(ophaler: Ophaler, cbs: Uitgever, klok: Klok) -> None:
    cbs.storing("te_druk", wacht="7200")

    with pytest.raises(SociaalDomeinFout, match="vraagt om 120 minuten rust") as caught:
        _titel(ophaler, cbs)
    assert "Geef de opdracht daarna opnieuw" in str(caught.value.doe)
    assert klok.gewacht == []


def test_drie_keer_503_en_dan_goed(ophaler: Ophaler, cbs: Uitgever, klok: Klok) -> None:
    cbs.storing("status", code=503, keer=3)

    assert _titel(ophaler, cbs)
    assert len(cbs.verzoeken) == 4
    assert len(klok.gewacht) == 3


def test_wie_moet_wachten_leest_waarom(cbs: Uitgever, klok: Klok) -> None:
    told: list[str] = []
    with Ophaler("a@b.nl", wacht=klok.wacht, klok=klok, meld=told.append) as fetcher:
        cbs.storing("status", code=503, keer=1)
        _titel(fetcher, cbs)
        cbs.storing("te_druk", code=429, wacht="7", keer=1)
        _titel(fetcher, cbs)

    assert "Wij vragen het opnieuw (2 van" in told[0]
    assert told[-1] == "De uitgever vraagt om rust. Wij wachten 7 seconden."


def test_de_wachttijd_groeit_en_is_niet_steeds_gelijk(cbs: Uitgever) -> None:
    waits = []
    for _ in range(6):
        clock = Klok()
        cbs.storing("status", code=500, keer=5)
        with Ophaler("a@b.nl", wacht=clock.wacht, klok=clock) as ophaler:
            _titel(ophaler, cbs)
        waits.append(clock.gewacht)
    for number, limit in enumerate((1, 2, 4, 8, 16)):
        assert all(w[number] <= limit for w in waits)
    assert len({w[4] for w in waits}) > 1


def test_blijft_het_mis_dan_zeggen_wij_wat(ophaler: Ophaler, cbs: Uitgever) -> None:
    cbs.storing("status", code=500, keer=99, tekst="Internal error")

    with pytest.raises(SociaalDomeinFout) as caught:
        _titel(ophaler, cbs)
    assert str(caught.value) == (
        "Het ophalen lukt niet. De uitgever geeft een fout (HTTP 500): Internal error. Wij vroegen het 6 keer.\n"
        f"  Waar: {cbs.adres}{INFO}\n"
        "  Wat u kunt doen: Probeer het later opnieuw. Blijft dit zo? Kijk op de site van de uitgever of er een "
        "storing is."
    )


@pytest.mark.parametrize(("code", "raad"), [(401, "wachtwoord"), (403, "toelaat"), (404, "nummer van de tabel")])
def test_een_weigering_vragen_wij_niet_opnieuw(ophaler: Ophaler, cbs: Uitgever, code: int, raad: str) -> None:
    cbs.storing("status", code=code, keer=99)

    with pytest.raises(Geweigerd, match=f"weigert dit verzoek \\(HTTP {code}\\)") as caught:
        _titel(ophaler, cbs)
    assert raad in str(caught.value.doe)
    assert len(cbs.verzoeken) == 1


@pytest.mark.parametrize(
    ("soort", "gezien"),
    [
        ("afgebroken", "verbrak de verbinding"),
        ("afgekapt", "halverwege ophoudt"),
        ("html", "stuurde een webpagina in plaats van gegevens"),
        ("codering", "andere tekenset dan UTF-8"),
    ],
)
def test_een_kapot_antwoord_gaat_over_of_wordt_gemeld(ophaler: Ophaler, cbs: Uitgever, soort: str, gezien: str) -> None:
    url = f"{cbs.adres}/ODataFeed/odata/86165NED/WijkenEnBuurten"
    cbs.storing(soort, pad="WijkenEnBuurten", keer=2)
    assert len(ophaler.lees(url, controle=lees_json).gelezen["value"]) == 24

    cbs.storing(soort, pad="WijkenEnBuurten", keer=99)
    with pytest.raises(SociaalDomeinFout, match=gezien) as caught:
        ophaler.lees(url, controle=lees_json)
    assert caught.value.waar == url


@pytest.mark.parametrize("grens", [{"pagina": 0.15}, {"venster": 0.05, "minimum": 100}])
def test_wie_druppelt_wordt_afgebroken(cbs: Uitgever, grens: dict[str, float]) -> None:
    cbs.storing("drup", tussen=0.01, keer=99)

    with (
        Ophaler("a@b.nl", grenzen=Grenzen(pogingen=2, **grens), wacht=lambda _: None) as ophaler,
        pytest.raises(SociaalDomeinFout, match=r"deed langer dan|te traag"),
    ):
        _titel(ophaler, cbs)
    assert len(cbs.verzoeken) == 2


def test_een_te_groot_antwoord(cbs: Uitgever, tmp_path: Path) -> None:
    small = Grenzen(pogingen=1, grootste=200, grootste_lijst=100)
    with Ophaler("a@b.nl", grenzen=small, wacht=lambda _: None) as ophaler:
        with pytest.raises(SociaalDomeinFout, match="in één antwoord"):
            _titel(ophaler, cbs)
        with pytest.raises(SociaalDomeinFout, match="in één antwoord"):
            ophaler.haal(cbs.adres + INFO, tmp_path / "pagina.json")
        assert list(tmp_path.iterdir()) == []


def test_niemand_thuis(ophaler: Ophaler) -> None:
    with pytest.raises(SociaalDomeinFout, match="is niet bereikbaar") as caught:
        ophaler.lees("http://127.0.0.1:9/odata", pogingen=2)
    assert "Kijk of u internet hebt" in str(caught.value.doe)


@pytest.mark.parametrize("adres", ["geen adres", "ftp://cbs.nl/x", "http://[::1/x", "http://\x00/"])
def test_een_adres_dat_niet_kan(ophaler: Ophaler, adres: str) -> None:
    with pytest.raises(SociaalDomeinFout, match="Dit adres kan niet") as caught:
        ophaler.lees(adres)
    assert "https://" in str(caught.value.doe)


def test_doorsturen_mag_alleen_binnen_de_uitgever(ophaler: Ophaler, cbs: Uitgever) -> None:
    cbs.storing("status", code=302, kop={"Location": cbs.adres + INFO + "?nieuw"})
    assert _titel(ophaler, cbs) == "Kerncijfers wijken en buurten 2024"
    assert len(cbs.verzoeken) == 2

    with Uitgever() as other:
        elsewhere = other.adres.replace("127.0.0.1", "localhost")
        cbs.storing("status", code=302, kop={"Location": elsewhere + INFO})
        with pytest.raises(SociaalDomeinFout, match="stuurt ons door naar een ander adres: http://localhost"):
            _titel(ophaler, cbs)
        assert other.verzoeken == []


def test_wat_niet_veranderde_komt_niet_nog_een_keer(ophaler: Ophaler, cbs: Uitgever) -> None:
    first = ophaler.lees(cbs.adres + INFO)
    again = ophaler.lees(cbs.adres + INFO, kenmerken=first.kenmerken)
    cbs.zet(voorbeelden.kwb().anders(gewijzigd="2026-01-01T02:00:00"))
    changed = ophaler.lees(cbs.adres + INFO, kenmerken=first.kenmerken)

    assert again.ongewijzigd
    assert again.kenmerken == first.kenmerken
    assert not again.inhoud
    assert not changed.ongewijzigd
    assert b"2026-01-01" in changed.inhoud


def test_een_pagina_staat_er_heel_of_niet(ophaler: Ophaler, cbs: Uitgever, tmp_path: Path) -> None:
    target = tmp_path / "pagina.json"
    url = f"{cbs.adres}/ODataFeed/odata/86165NED/UntypedDataSet"
    cbs.storing("afgebroken", pad="Untyped", keer=99)
    with pytest.raises(SociaalDomeinFout, match="verbrak de verbinding"):
        ophaler.haal(url, target)
    assert list(tmp_path.iterdir()) == []


def test_een_pagina_wordt_teruggebracht_tot_haar_rijen(ophaler: Ophaler, cbs: Uitgever, tmp_path: Path) -> None:
    target = tmp_path / "pagina.json"
    answer = ophaler.haal(f"{cbs.adres}/ODataFeed/odata/86165NED/UntypedDataSet", target, controle=neem_lijst)

    assert answer.gelezen.link.endswith("$skip=10")
    assert tuple(answer.gelezen.eerste)[:2] == ("ID", "WijkenEnBuurten")
    text = target.read_text(encoding="utf-8").strip()
    assert text.startswith('[{"ID":0,')
    assert text.endswith("}]")


def test_een_volle_schijf_is_een_fout_van_hier(ophaler: Ophaler, cbs: Uitgever, tmp_path: Path) -> None:
    with pytest.raises(SociaalDomeinFout, match="konden niet worden weggeschreven"):
        ophaler.haal(cbs.adres + INFO, tmp_path / "geen-map" / "pagina.json")
    assert len(cbs.verzoeken) == 0


def test_hooguit_twee_verzoeken_tegelijk_over_alle_draden_en_ophalers(cbs: Uitgever) -> None:
    cbs.vertraging = 0.02
    with Ophaler("a@b.nl") as one, Ophaler("a@b.nl") as two:
        threads = [threading.Thread(target=_titel, args=(o, cbs)) for o in (one, two) * 4]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert len(cbs.verzoeken) == 8
    assert cbs.hoogst_tegelijk == 2


@pytest.mark.parametrize(
    ("inhoud", "kolommen", "rijen"),
    [
        (b'{"value":[{"a":"]}"}]}', ("a",), b'[{"a":"]}"}]'),
        (b'\xef\xbb\xbf{"value" : [ {"a":1} ] , "x":"[]"}', ("a",), b'[{"a":1}]'),
        (b'{"x":{"value":[1]},"value":[{"b":2}]}', ("b",), b'[{"b":2}]'),
        (b'{"value":[]}', (), b"[]"),
        (b'{"value":[{"a":1}],"x":["y"]}', ("a",), b'[{"a":1}]'),
    ],
)
def test_de_rijen_staan_waar_ze_staan(tmp_path: Path, inhoud: bytes, kolommen: tuple[str, ...], rijen: bytes) -> None:
    page = tmp_path / "pagina.json"
    page.write_bytes(inhoud)

    assert tuple(neem_lijst(page, "application/json").eerste) == kolommen
    assert page.read_bytes().strip().replace(b" ", b"") == rijen


def test_een_rij_die_duizenden_lagen_diep_is_breekt_niets(tmp_path: Path) -> None:
    page = tmp_path / "pagina.json"
    page.write_bytes(b'{"value":[{"a":' + b"[" * 20_000 + b"]" * 20_000 + b"}]}")

    assert neem_lijst(page, "application/json").eerste == {}


def test_een_tekenset_die_de_kop_noemt(tmp_path: Path) -> None:
    page = tmp_path / "pagina.json"
    page.write_bytes('{"value":[{"a":"Súdwest"}]}'.encode("cp1252"))

    neem_lijst(page, "application/json; charset=windows-1252")
    assert "Súdwest" in page.read_text(encoding="utf-8")

    page.write_bytes(b'{"value":[]}')
    with pytest.raises(Onbruikbaar, match="tekenset die niet klopt"):
        neem_lijst(page, "application/json; charset=klingon")


@pytest.mark.parametrize("inhoud", [b"", b"<html>", b"[1]", b'{"a":1}', b'{"x":{"value":[]}}', b'{"value":7}', b"{"])
def test_een_pagina_zonder_rijen_is_onbruikbaar(tmp_path: Path, inhoud: bytes) -> None:
    page = tmp_path / "pagina.json"
    page.write_bytes(inhoud)

    with pytest.raises(Onbruikbaar, match="stuurde"):
        neem_lijst(page, "application/json")
