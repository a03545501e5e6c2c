"""The keuring: what comes in, what is set aside, what is refused, and what a message never says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sociaal_domein import paden
from sociaal_domein.casuistiek.inlezen import voorbeeldcasussen
from sociaal_domein.casuistiek.keuring import Keuring, Oordeel, beoordeel, gekeurde_casussen
from sociaal_domein.casuistiek.lezen import lees_casusbestand
from sociaal_domein.casuistiek.stukken import Stuk, Vondst, bekijk, bekijk_samen, zonder_tekst
from sociaal_domein.casuistiek.vrijgeven import bevestig
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register import Casus, landelijke_casussen, lees_register
from sociaal_domein.register.casussen import kenmerk_van
from tests.casuistiek.conftest import CASUS, GEHEIM, Schrijf


def weigering(home: Path) -> str:
    with pytest.raises(SociaalDomeinFout) as caught:
        gekeurde_casussen(home)
    assert caught.value.__cause__ is None
    return str(caught.value)


def test_without_cases_nothing_is_asked_and_nothing_is_kept(home: Path):
    assert gekeurde_casussen(home) == Keuring() == gekeurde_casussen(None)
    assert not (home / ".opslag").exists()


def test_a_case_that_is_whole_comes_in(home: Path, schrijf: Schrijf):
    schrijf("b"), schrijf("a")
    keuring = gekeurde_casussen(home)
    assert list(keuring.casussen) == ["a", "b"]
    assert keuring.opzij == ()
    casus = keuring.casussen["a"]
    assert (casus.aantal_loketten, casus.loketten, casus.is_veiligheid) == (2, ["wijkteam", "school"], False)


def test_the_register_itself_reads_no_cases(home: Path, schrijf: Schrijf):
    schrijf("a")
    assert "casussen" not in lees_register(home / "register").bestanden


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (("Iemand die even belde.", f"Mail {GEHEIM}."), "regel 12, veld wat_nodig: een e-mailadres"),
        (("De hulp kwam laat.", GEHEIM), "regel 19, veld waarden.1.waarom: een e-mailadres"),
        (("[wijkteam, school]", f"[wijkteam, {GEHEIM}]"), "regel 21, veld loketten.2: een e-mailadres"),
        (("wie: ouder", f"wie: {GEHEIM}"), "veld toestemming.wie: een e-mailadres"),
        (("wet: jeugd", f"wet: jeugd # {GEHEIM}"), "regel 3, een opmerking: een e-mailadres"),
        (("  les:", f"  # vraag\n  # {GEHEIM}\n  les:"), "regel 22, een opmerking: een e-mailadres"),
        (("leeftijd: 0-11", f"leeftijd: {GEHEIM}"), "regel 7, veld leeftijd: een e-mailadres"),
        (("periode: 2024-K1", f"periode: [{GEHEIM}]"), "regel 5, veld periode.1: een e-mailadres"),
        (("  les:", f"  {GEHEIM}: ja\n  les:"), "regel 22, de naam van een veld: een e-mailadres"),
        (("wet: jeugd", f"wet: [jeugd {GEHEIM}"), "regel 3: een e-mailadres"),
        (("wet: jeugd", f"wet: &{GEHEIM} jeugd"), "regel 3: een e-mailadres"),
        (("wet: jeugd", f"wet: jeugd\n  wet: {GEHEIM}"), "regel 4: een e-mailadres"),
        (("- id:", f"%YAML {GEHEIM}\n---\n- id:"), "een e-mailadres"),
    ],
)
def test_a_refused_case_is_named_by_place_and_kind_and_never_by_its_text(
    home: Path, schrijf: Schrijf, change: tuple[str, str], place: str
):
    schrijf("goed")
    file = schrijf("wachten", change)
    message = weigering(home)
    assert place in message and str(file) in message
    assert "Schrijf liever: [e-mailadres]" in message
    assert "zeepkist" not in message and "voorbeeld" not in message
    kept = b"".join(p.read_bytes() for p in (home / ".opslag").rglob("*") if p.is_file())
    assert b"zeepkist" not in kept


def test_the_name_of_a_refused_file_is_not_repeated(home: Path, schrijf: Schrijf):
    schrijf("aa")
    schrijf("wachten").rename(home / "eigen" / "casussen" / f"{GEHEIM}.yaml")
    message = weigering(home)
    assert "bestand 2 op alfabet, de naam van het bestand: een e-mailadres" in message
    assert "zeepkist" not in message


WOORD = "kwetsbaarwoord"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("leeftijd: 0-11", f"leeftijd: {WOORD}"), 'Het veld "leeftijd" is niet goed ingevuld. Verwacht: 0-11, '),
        (("periode: 2024-K1", f"periode: {WOORD}"), "Verwacht: een kwartaal"),
        (("gebied: NL01", f"gebied: {WOORD}"), "Verwacht: een CBS-code"),
        (("bewaren_tot: 2999-12-31", f"bewaren_tot: {WOORD}"), "Verwacht: een datum"),
        (("aantal_loketten: 2", f"aantal_loketten: {WOORD}"), "Verwacht: hoeveel loketten"),
        (("wat_nodig: Iemand", f"wat_nodig: [{WOORD}]\n  les: Iemand"), "Een veld staat hier twee keer."),
        (("  les: W", f"  {WOORD}: x\n  les: W"), "Hier staat een veld dat niet bestaat bij een casus."),
        (("wet: jeugd", f"wet: {{{WOORD}: x}}"), "Verwacht: jeugd, wmo, participatie of breed"),
        (("wet: jeugd", f"wet: !{WOORD} jeugd"), "Hier staat een label"),
        (("wet: jeugd", f"wet: '{WOORD}"), "niet te lezen als YAML"),
        (("waarde: tijdigheid", f"waarde: {WOORD}"), "Deze casus noemt iets dat niet in waarden.yaml staat."),
        (("opgave: opgroeien", f"opgave: {WOORD}"), "Deze casus noemt iets dat niet in opgaven.yaml staat."),
        (("- id: wachten", f"- id: {WOORD}"), "De naam van het bestand en de id"),
        (("- id: wachten", f"id: {WOORD}"), "YAML"),
    ],
)
def test_what_is_filled_in_wrongly_is_explained_without_repeating_it(
    home: Path, schrijf: Schrijf, change: tuple[str, str], says: str
):
    schrijf("wachten", change)
    message = weigering(home)
    assert says in message and "regel" in message
    assert WOORD not in message


def test_a_release_in_the_future_is_refused_without_its_day(home: Path, schrijf: Schrijf):
    schrijf("wachten", ("  toest", "  vrijgave: [{rol: jurist, datum: 2998-05-04}]\n  toest"))
    message = weigering(home)
    assert 'Het veld "datum" is niet goed ingevuld.' in message and "2998" not in message


def test_a_form_that_is_not_ready_is_set_aside(home: Path, schrijf: Schrijf):
    schrijf("wachten", ("wet: jeugd", "wet:"), ("    wie: ouder\n", "    wie:\n"))
    keuring = gekeurde_casussen(home)
    assert keuring.casussen == {}
    assert keuring.waarschuwingen == [
        "Casus wachten telt niet mee. Er zijn nog 2 velden leeg. Welke: sociaal-domein casus controleer"
    ]


def test_a_case_without_consent_and_date_is_not_ready(home: Path, schrijf: Schrijf):
    file = schrijf("wachten", ("    wie: ouder\n    hoe: mondeling\n    wanneer: 2024-K3\n", ""))
    assert lees_casusbestand(file).leeg == ("regel 23, veld toestemming",)
    text = file.read_text(encoding="utf-8").replace("  bewaren_tot: 2999-12-31\n", "")
    assert len(lees_casusbestand(file, text).leeg) == 2
    public = text + "  bron:\n    naam: een rapport\n    adres: https://voorbeeld.example/rapport\n"
    assert lees_casusbestand(file, public.replace("  toestemming:\n", "")).casus is not None


def test_a_case_whose_time_has_passed_does_not_count(home: Path, schrijf: Schrijf):
    schrijf("wachten", ("2999-12-31", "2024-12-31"))
    keuring = gekeurde_casussen(home)
    assert keuring.casussen == {}
    assert "De bewaartermijn is voorbij sinds 31 december 2024." in keuring.opzij[0].reden


def test_what_passed_is_remembered_by_checksum_and_nothing_else(home: Path, schrijf: Schrijf):
    file = schrijf("wachten")
    gekeurde_casussen(home)
    memory = home / ".opslag" / "keuring.json"
    first = memory.stat().st_mtime_ns
    kept = json.loads(memory.read_text(encoding="utf-8"))
    assert list(kept.values()) == [0] and all(re.fullmatch(r"[0-9a-f]{64}", mark) for mark in kept)
    gekeurde_casussen(home)
    assert memory.stat().st_mtime_ns == first
    file.write_text(file.read_text(encoding="utf-8").replace("even belde", "vaak belde"), encoding="utf-8")
    gekeurde_casussen(home)
    changed = json.loads(memory.read_text(encoding="utf-8"))
    assert len(changed) == 1 and changed != kept


def test_a_memory_that_says_passed_is_believed_for_that_text_only(home: Path, schrijf: Schrijf):
    file = schrijf("wachten")
    gekeurde_casussen(home)
    file.write_text(file.read_text(encoding="utf-8").replace("even belde", GEHEIM), encoding="utf-8")
    weigering(home)
    (home / ".opslag" / "keuring.json").write_text("geen json", encoding="utf-8")
    weigering(home)


@pytest.mark.parametrize("without", [["bron"], ["toestemming", "bewaren_tot"]])
def test_every_word_of_a_case_is_read_by_the_guard(tmp_path: Path, without: list[str]):
    data = {
        "id": "vol",
        **{name: f"{name} woord" for name in ("naam", "wat_gebeurde", "wat_nodig", "wat_werkte", "les")},
        "wat_veranderde": "iets anders",
        "wet": "wmo",
        "periode": "2024",
        "gebied": "NL01",
        "leeftijd": "67+",
        "hindernissen": [{"soort": "geld", "wat": "hindernis woord"}],
        "waarden": [{"waarde": "nabijheid", "oordeel": "onder_druk", "waarom": "waarom woord"}],
        "loketten": ["loket woord"],
        "cijfers": [{"indicator": "x", "hoe": "verklaart", "uitleg": "uitleg woord"}],
        "bron": {"naam": "bron woord", "adres": "https://voorbeeld.example/x"},
        "toestemming": {"wie": "wie woord", "hoe": "hoe woord", "wanneer": "2024"},
        "vrijgave": [{"rol": "rol woord", "datum": "2024-01-01", "kenmerk": "0" * 12}],
        "veto": {"rol": "veto woord", "reden": "reden woord", "datum": "2024-01-01"},
        "bevestigd": [{"veld": "les", "soort": "naam", "kenmerk": "0" * 12, "rol": "bevestigd woord"}],
        "bewaren_tot": "2999-01-01",
    }
    for name in without:
        del data[name]
    file = tmp_path / "vol.yaml"
    file.write_text(json.dumps([data]), encoding="utf-8")
    read = lees_casusbestand(file)
    assert read.casus == Casus.model_validate(data)
    guarded = {piece.tekst for piece in read.stukken}
    assert {text for _, text in read.casus.teksten()} <= guarded
    assert ("bron woord" in guarded) == ("bron" in data)
    assert not guarded & {"wmo", "2024", "NL01", "67+", "2999-01-01", "0" * 12, "https://voorbeeld.example/x"}


def test_a_finding_in_one_field_carries_the_mark_of_that_field():
    pieces = [Stuk("naam", "regel 2", "a"), Stuk("les", "regel 9", f"mail {GEHEIM}"), Stuk("x", "regel 3", "b")]
    assert bekijk(pieces) == [
        Vondst("les", "regel 9", "weiger", "email", "[e-mailadres]", kenmerk_van(f"mail {GEHEIM}"))
    ]


def test_a_piece_never_shows_its_text():
    assert "geheim" not in repr(Stuk("les", "regel 9", "geheim"))


def test_a_confirmation_holds_for_that_text_only(home: Path, schrijf: Schrijf):
    text = "Wachten is minder zwaar als er iemand belt."
    file = schrijf(
        "wachten",
        ("  toest", f"  bevestigd: [{{veld: les, soort: voornaam, kenmerk: {kenmerk_van(text)}, rol: a}}]\n  toest"),
    )
    read = lees_casusbestand(file)
    same = Vondst("les", "regel 22", "vraag", "voornaam", "[naam]", kenmerk_van(text))
    other = Vondst("les", "regel 22", "vraag", "voornaam", "[naam]", kenmerk_van(text + " Toch."))
    kind = Vondst("les", "regel 22", "vraag", "school", "een school", kenmerk_van(text))
    assert Oordeel(read, (), (same, other, kind)).open == (other, kind)


def test_our_own_help_is_not_read_as_a_comment(tmp_path: Path):
    from sociaal_domein.casuistiek.nieuw import FORMULIER

    text = FORMULIER.replace("{id}", "x").replace("{naam}", " # eigen woord")
    pieces = lees_casusbestand(tmp_path / "x.yaml", text).stukken
    assert [p.tekst for p in pieces] == ["x", "x", "eigen woord"]


def test_an_unexpected_error_tells_no_text(tmp_path: Path):
    with pytest.raises(SociaalDomeinFout) as caught, zonder_tekst(tmp_path / "x.yaml"):
        raise KeyError(GEHEIM)
    assert "KeyError, test_keuring.py:" in str(caught.value)
    assert "zeepkist" not in str(caught.value)
    assert caught.value.__cause__ is None and caught.value.__suppress_context__


def test_an_unknown_indicator_is_refused_with_its_line(home: Path, schrijf: Schrijf):
    schrijf("wachten", ("  toest", f"  cijfers: [{{indicator: {WOORD}, hoe: verklaart, uitleg: x}}]\n  toest"))
    keuring = gekeurde_casussen(home)
    keuring.controleer_indicatoren([WOORD])
    with pytest.raises(SociaalDomeinFout, match="regel 23, veld cijfers › nummer 1 › indicator") as caught:
        keuring.controleer_indicatoren(["jeugd_bereik"])
    assert WOORD not in str(caught.value)


def test_the_sample_is_clean(tmp_path: Path):
    verdict = beoordeel(lees_casusbestand(tmp_path / "wachten.yaml", CASUS.format(id="wachten")))
    assert not verdict.geweigerd and not verdict.gevraagd and verdict.gelezen.casus is not None


def test_what_is_remembered_as_passed_is_what_was_guarded(
    home: Path, schrijf: Schrijf, monkeypatch: pytest.MonkeyPatch
):
    file = schrijf()
    safe, wrong = file.read_bytes(), file.read_bytes().replace(b"even belde", GEHEIM.encode())
    read = Path.read_bytes

    def changes_behind_us(path: Path) -> bytes:
        raw = read(path)
        if path == file:
            path.write_bytes(wrong if raw == safe else safe)
        return raw

    monkeypatch.setattr(Path, "read_bytes", changes_behind_us)
    assert list(gekeurde_casussen(home).casussen) == ["wachten"]
    monkeypatch.undo()
    file.write_bytes(wrong)
    assert "een e-mailadres" in weigering(home)


def met_bron(schrijf: Schrijf, address: str) -> Oordeel:
    ground = CASUS[CASUS.index("  toestemming") :]
    return beoordeel(
        lees_casusbestand(schrijf("wachten", (ground, f"  bron:\n    naam: rapport\n    adres: {address}\n")))
    )


@pytest.mark.parametrize(
    "address",
    [
        "https://voorbeeld.example/klacht?mail=zeepkist@voorbeeld.example",
        "https://voorbeeld.example/zeepkist%40voorbeeld.example",
        "https://voorbeeld.example/dossier/bsn-123456782",
        "https://voorbeeld.example/x#bel-06-12345678",
        "https://voorbeeld.example/Mevrouw-Jansen-uit-Leusden",
        "https://voorbeeld.example/Mevrouw%2520Jansen",
    ],
)
def test_a_web_address_is_read_word_by_word(schrijf: Schrijf, address: str):
    refused = met_bron(schrijf, address).geweigerd
    assert {found.veld for found in refused} == {"bron.adres"}


def test_a_user_in_a_web_address_is_refused(schrijf: Schrijf):
    for address in ("https://zeepkist@voorbeeld.example/1", "https://zeepkist:geheim@voorbeeld.example"):
        read = met_bron(schrijf, address).gelezen
        assert read.casus is None and "zonder wat er voor het apenstaartje staat" in str(read.fout)
        assert "zeepkist" not in str(read.fout)


def test_an_ordinary_public_address_is_no_question(schrijf: Schrijf):
    addresses = [c.bron.adres for c in landelijke_casussen().values() if c.bron is not None]
    assert len(addresses) == 8
    for address in addresses:
        verdict = met_bron(schrijf, address)
        assert verdict.geweigerd == verdict.gevraagd == () and verdict.gelezen.casus is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("les: Wachten is minder zwaar als er iemand belt.", f'les: "Wachten."#{GEHEIM}'),
        ("les: Wachten is minder zwaar als er iemand belt.", f"les: 'Wachten # en'#{GEHEIM}"),
        ("[wijkteam, school]", f"[wijkteam, school]#{GEHEIM}"),
        ("[wijkteam, school]", f"[wijkteam,#{GEHEIM}\n    school]"),
        ("wat_gebeurde: >-", f"wat_gebeurde: >-#{GEHEIM}"),
        ("  toestemming:", f"  bron: {{}}#{GEHEIM}\n  toestemming:"),
    ],
)
def test_a_comment_that_is_glued_to_a_value_is_read(home: Path, schrijf: Schrijf, old: str, new: str):
    schrijf("wachten", (old, new))
    message = weigering(home)
    assert "een e-mailadres" in message and "zeepkist" not in message


def test_traits_that_stand_apart_are_asked_about_together(home: Path, schrijf: Schrijf):
    schrijf(
        "wachten",
        ("Een kind wilde niet meer naar school.", "Het gezin kwam uit Eritrea."),
        ("Iemand die even belde.", "Ruimte voor acht kinderen."),
        ("Wachten is minder zwaar als er iemand belt.", "Duchenne vraagt geduld."),
    )
    read = lees_casusbestand(home / "eigen" / "casussen" / "wachten.yaml")
    assert bekijk(read.stukken) == []
    asked = [(f.veld, f.soort, f.niveau, f.plek) for f in beoordeel(read).open]
    assert asked == [("les", "combinatie", "vraag", "regel 22, veld les")]
    assert [one.id for one in gekeurde_casussen(home).opzij] == ["wachten"]
    bevestig(home, "wachten", "les", "jeugdconsulent")
    assert not gekeurde_casussen(home).opzij
    file = home / "eigen" / "casussen" / "wachten.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("De hulp kwam laat", "De hulp kwam te laat"), "utf-8")
    assert gekeurde_casussen(home).opzij


def test_traits_in_one_sentence_are_asked_about_once(schrijf: Schrijf):
    both = ("Iemand die even belde.", "Een gezin uit Eritrea met acht kinderen en Duchenne.")
    assert [f.veld for f in beoordeel(lees_casusbestand(schrijf("wachten", both))).open] == ["wat_nodig"]


def test_invented_and_published_cases_need_no_question_about_traits_together():
    files = sorted((paden.datamap() / "register" / "landelijk" / "casussen").glob("*.yaml"))
    assert len(files) == 8
    for file in files:
        assert "combinatie" not in {f.soort for f in beoordeel(lees_casusbestand(file)).gevraagd}
    told = voorbeeldcasussen()
    assert len(told) == 24
    for id, casus in told.items():
        pieces = [Stuk(".".join(map(str, path)), id, text) for path, text in casus.teksten()]
        assert bekijk_samen(pieces) == []
