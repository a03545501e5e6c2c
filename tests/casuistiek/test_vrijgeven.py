"""What people decide about a case: confirm, release with two roles, veto; and that it holds for that text only."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sociaal_domein.casuistiek.keuring import (
    DOE_ANDER,
    GEEN_CASUS,
    Keuring,
    andere_bestanden,
    beoordeel,
    gekeurde_casussen,
)
from sociaal_domein.casuistiek.lezen import lees_casusbestand
from sociaal_domein.casuistiek.nakijken import kijk_na
from sociaal_domein.casuistiek.schrijven import schrijf_casus
from sociaal_domein.casuistiek.vrijgeven import (
    bevestig,
    buitenbeeld,
    geef_veto,
    geef_vrij,
    lijst,
    met_vrijgave,
    verhaal,
)
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register import Casus
from sociaal_domein.register.casussen import Bevestiging, Vrijgave
from tests.casuistiek.conftest import CASUS, GEHEIM, Schrijf

DAG = date(2026, 3, 31)
GROND = CASUS[CASUS.index("  toestemming") :]
OPENBAAR = (GROND, "  bron: {naam: rapport, adres: 'https://voorbeeld.example/1'}\n")


def lees(file: Path) -> Casus:
    casus = lees_casusbestand(file).casus
    assert casus is not None
    return casus


def test_two_roles_release_a_story_and_the_file_stays_as_people_wrote_it(home: Path, schrijf: Schrijf):
    file = schrijf("wachten", ("wet: jeugd", "wet: jeugd  # eigen woorden"))
    before = file.read_text(encoding="utf-8")
    assert not geef_vrij(home, "wachten", "jeugdconsulent", DAG).is_vrijgegeven
    assert geef_vrij(home, "wachten", "gedragswetenschapper", DAG).is_vrijgegeven
    assert file.read_text(encoding="utf-8").startswith(before)
    assert [v.rol for v in lees(file).vrijgave] == ["jeugdconsulent", "gedragswetenschapper"]
    assert lees(file).is_vrijgegeven
    assert lijst(home) == [("wachten", "vrijgegeven")]


def test_the_same_role_cannot_release_twice(home: Path, schrijf: Schrijf):
    file = schrijf()
    geef_vrij(home, "wachten", "jeugdconsulent", DAG)
    before = file.read_bytes()
    with pytest.raises(SociaalDomeinFout, match="twee verschillende rollen"):
        geef_vrij(home, "wachten", " Jeugdconsulent", DAG)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("even belde", "vaak belde"),
        ("gebied: NL01", "gebied: GM0327"),
        ("leeftijd: 0-11", "leeftijd: 12-17"),
        ("[wijkteam, school]", "[wijkteam]"),
        ("periode: 2024-K1", "periode: 2024-K2"),
    ],
)
def test_a_change_of_the_story_takes_its_release_back(home: Path, schrijf: Schrijf, old: str, new: str):
    file = schrijf()
    for role in ("jeugdconsulent", "gedragswetenschapper"):
        geef_vrij(home, "wachten", role, DAG)
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert not lees(file).is_vrijgegeven
    assert lijst(home)[0][1] == "wacht op vrijgave (0 van 2), het verhaal is veranderd na een vrijgave"
    geef_vrij(home, "wachten", "jeugdconsulent", DAG)
    assert [v.rol for v in lees(file).vrijgave] == ["jeugdconsulent"]


def test_keeping_it_longer_or_shorter_takes_no_release_back(home: Path, schrijf: Schrijf):
    file = schrijf()
    for role in ("jeugdconsulent", "gedragswetenschapper"):
        geef_vrij(home, "wachten", role, DAG)
    file.write_text(file.read_text(encoding="utf-8").replace("2999-12-31", "2998-12-31"), encoding="utf-8")
    assert lees(file).is_vrijgegeven


def test_a_release_that_was_typed_by_hand_does_not_count(schrijf: Schrijf):
    file = schrijf("wachten")
    typed = lees(file).model_copy(update={"vrijgave": [Vrijgave(rol="a", datum=DAG), Vrijgave(rol="b", datum=DAG)]})
    assert not typed.is_vrijgegeven
    assert met_vrijgave(met_vrijgave(typed, "a", DAG), "b", DAG).is_vrijgegeven


def test_a_veto_keeps_a_story_in(home: Path, schrijf: Schrijf):
    file = schrijf()
    for role in ("jeugdconsulent", "gedragswetenschapper"):
        geef_vrij(home, "wachten", role, DAG)
    geef_veto(home, "wachten", "privacyfunctionaris", "Dit komt te weinig voor.", DAG)
    assert lees(file).veto is not None and not lees(file).is_vrijgegeven and lees(file).vrijgave == []
    assert lijst(home) == [("wachten", "veto: blijft binnen")]
    with pytest.raises(SociaalDomeinFout, match="veto"):
        geef_vrij(home, "wachten", "jurist", DAG)


@pytest.mark.parametrize("role", [GEHEIM, f"consulent {GEHEIM}"])
def test_a_role_is_guarded_before_it_is_written(home: Path, schrijf: Schrijf, role: str):
    before = schrijf().read_bytes()
    for act in (
        lambda: geef_vrij(home, "wachten", role, DAG),
        lambda: geef_veto(home, "wachten", role, "te zeldzaam", DAG),
        lambda: geef_veto(home, "wachten", "jurist", role, DAG),
    ):
        with pytest.raises(SociaalDomeinFout, match="een e-mailadres") as caught:
            act()
        assert "zeepkist" not in str(caught.value)
    assert (home / "eigen" / "casussen" / "wachten.yaml").read_bytes() == before


def test_a_veto_needs_words(home: Path, schrijf: Schrijf):
    schrijf()
    with pytest.raises(SociaalDomeinFout, match="Een veto heeft een rol en een reden nodig"):
        geef_veto(home, "wachten", "jurist", "  ", DAG)


@pytest.mark.parametrize(
    ("id", "change", "says"),
    [
        ("wachter", (), "Deze casus is er niet."),
        ("wachten", ("wet: jeugd", "wet:"), "nog niet goed"),
        ("wachten", ("even belde", GEHEIM), "nog niet goed"),
        ("wachten", ("waarde: tijdigheid", "waarde: x"), "nog niet goed"),
    ],
)
def test_only_a_case_that_is_whole_can_be_released(
    home: Path, schrijf: Schrijf, id: str, change: tuple[str, str], says: str
):
    schrijf("wachten", *([change] if change else []))
    with pytest.raises(SociaalDomeinFout, match=says):
        geef_vrij(home, id, "jeugdconsulent", DAG)


def test_nothing_to_confirm_is_said(home: Path, schrijf: Schrijf):
    schrijf()
    with pytest.raises(SociaalDomeinFout, match="Over dit veld heeft de wacht geen vraag"):
        bevestig(home, "wachten", "les", "jeugdconsulent")


def test_the_whole_story_is_shown_before_a_release(schrijf: Schrijf):
    casus = lees(schrijf())
    shown = verhaal(casus)
    ours = {casus.toestemming.wie} if casus.toestemming else set()
    for _, text in casus.teksten():
        assert text in shown or text in ours | {"mondeling"}


def test_the_team_sees_how_wide_it_is_shown_outside(home: Path, schrijf: Schrijf):
    said = buitenbeeld(home, lees(schrijf("wachten", ("gebied: NL01", "gebied: GM0327"))))
    assert said.startswith("Buiten het team staat erbij: gemeente Leusden, 0-11 jaar, met kinderen, 2024-K1. ")


def test_the_list_names_every_state(home: Path, schrijf: Schrijf):
    schrijf("a_concept", ("wet: jeugd", "wet:"))
    schrijf("b_fout", ("wet: jeugd", "wet: geen"))
    schrijf("c_geweigerd", ("even belde", GEHEIM))
    schrijf("d_verlopen", ("2999-12-31", "2024-12-31"))
    schrijf("e_openbaar", OPENBAAR)
    schrijf("f_wacht")
    assert [state.partition(".")[0] for _, state in lijst(home)] == [
        *("concept: nog niet klaar", "fout ingevuld", "geweigerd", "verlopen", "openbaar, wacht op vrijgave (0 van 2)"),
        "wacht op vrijgave (0 van 2)",
    ]


def test_what_the_programme_keeps_is_replaced_and_not_piled_up(schrijf: Schrijf):
    file = schrijf()
    casus = lees(file)
    seen = Bevestiging(veld="les", soort="voornaam", kenmerk="0" * 12, rol="jurist")
    for changed in ({"bevestigd": [seen]}, {"vrijgave": [Vrijgave(rol="a", datum=DAG)]}, {}):
        casus = lees(file).model_copy(update=changed)
        schrijf_casus(file, casus)
        assert lees(file) == casus
    assert file.read_text(encoding="utf-8").count("Hieronder schrijft het programma") == 1
    before = schrijf("anders").read_text(encoding="utf-8").rstrip() + "\n"
    schrijf_casus(file, lees(file).model_copy(update={"bevestigd": [], "vrijgave": []}))
    assert file.read_text(encoding="utf-8").replace("id: wachten", "id: anders") == before


def test_a_file_that_is_laid_out_otherwise_is_written_anew(schrijf: Schrijf):
    file = schrijf()
    casus = lees(file)
    file.write_text(f"[{casus.model_dump_json(exclude_none=True)}]", encoding="utf-8")
    released = met_vrijgave(casus, "jurist", DAG)
    schrijf_casus(file, released)
    assert lees(file) == released


def test_a_source_does_not_release_an_own_story_and_two_roles_do(home: Path, schrijf: Schrijf):
    file = schrijf("wachten", OPENBAAR)
    assert lees(file).is_openbaar and not lees(file).is_vrijgegeven
    assert lijst(home) == [("wachten", "openbaar, wacht op vrijgave (0 van 2)")]
    assert "https://voorbeeld.example/1" in verhaal(lees(file))
    for role in ("jeugdconsulent", "gedragswetenschapper"):
        geef_vrij(home, "wachten", role, DAG)
    assert lees(file).is_vrijgegeven
    assert lijst(home) == [("wachten", "openbaar, en vrijgegeven")]
    file.write_text(file.read_text(encoding="utf-8").replace("example/1", "example/2"), encoding="utf-8")
    assert not lees(file).is_vrijgegeven


def test_a_story_is_public_or_ones_own_and_not_both(schrijf: Schrijf):
    for ground in (GROND, "  bewaren_tot: 2999-12-31\n"):
        read = lees_casusbestand(schrijf("wachten", (GROND, OPENBAAR[1] + ground)))
        assert read.casus is None and "heeft een openbare bron, en ook toestemming" in str(read.fout)


@pytest.mark.parametrize(
    "role", ["jeugd consulent", "jeugdconsulent.", "jeugdconsulent\u200b", "\uff2aeugd-consulent 2"]
)
def test_another_way_to_write_a_role_is_no_other_role(home: Path, schrijf: Schrijf, role: str):
    file = schrijf()
    geef_vrij(home, "wachten", "jeugdconsulent", DAG)
    with pytest.raises(SociaalDomeinFout, match="twee verschillende rollen"):
        geef_vrij(home, "wachten", role, DAG)
    one = lees(file).geldige_vrijgaven[0]
    both = [one, one.model_copy(update={"rol": role})]
    assert not lees(file).model_copy(update={"vrijgave": both}).is_vrijgegeven
    with pytest.raises(ValueError, match="twee verschillende rollen"):
        Casus.model_validate({**dict(lees(file)), "vrijgave": both})


@pytest.mark.parametrize("role", [" ", "", "\u200b", "1"])
def test_a_role_without_letters_is_asked_for_in_words(home: Path, schrijf: Schrijf, role: str):
    schrijf("wachten", ("even belde", "even belde in het dorpje, bij het enige gezin met een drieling"))
    with pytest.raises(SociaalDomeinFout, match="Er staat geen rol"):
        bevestig(home, "wachten", "wat_nodig", role)
    schrijf()
    with pytest.raises(SociaalDomeinFout, match="Er staat geen rol"):
        geef_vrij(home, "wachten", role, DAG)
    with pytest.raises(SociaalDomeinFout, match="Een veto heeft een rol"):
        geef_veto(home, "wachten", role, "te zeldzaam", DAG)


def test_no_debug_line_holds_a_story(schrijf: Schrijf):
    verdict = beoordeel(lees_casusbestand(schrijf()))
    assert verdict.gelezen.casus is not None
    counted = Keuring({"wachten": verdict.gelezen.casus}, (), {"wachten": verdict.gelezen})
    for shown in (counted, verdict, verdict.gelezen, verdict.gelezen.casus):
        for text in (repr(shown), str(shown), f"{shown}"):
            assert "wachtlijst" not in text and "belde" not in text and "ouder" not in text


def test_a_name_that_is_refused_is_offered_nowhere(home: Path, schrijf: Schrijf):
    schrijf("wachten")
    schrijf("wachter").rename(home / "eigen" / "casussen" / f"wachters {GEHEIM}.yaml")
    with pytest.raises(SociaalDomeinFout, match="Deze casus is er niet") as caught:
        geef_vrij(home, "wachters", "jurist", DAG)
    assert "wachten" in str(caught.value) and "zeepkist" not in str(caught.value)


def test_a_file_that_cannot_be_read_does_not_hide_the_others(home: Path, schrijf: Schrijf):
    schrijf("a").write_bytes(b"- id: \xff")
    schrijf("b")
    schrijf("c").rename(home / "eigen" / "casussen" / f"{GEHEIM}.yaml")
    (home / "eigen" / "casussen" / f"{GEHEIM}.yaml").write_bytes(b"\xff")
    said = "niet te lezen. Waarom: sociaal-domein casus controleer"
    assert lijst(home) == [("a", said), ("b", "wacht op vrijgave (0 van 2)"), ("bestand 3", said)]
    found = kijk_na(home)
    assert found.code == 2 and found.tekst.count("UTF-8") == 4 and "zeepkist" not in found.tekst
    (home / "eigen" / "casussen" / "a.yaml").unlink()
    with pytest.raises(SociaalDomeinFout, match="bestand 2 op alfabet") as caught:
        gekeurde_casussen(home)
    assert "zeepkist" not in str(caught.value)


def test_a_file_that_is_no_case_is_named_with_a_remedy(home: Path, schrijf: Schrijf):
    folder = home / "eigen" / "casussen"
    schrijf("wachten", ("even belde", GEHEIM)).rename(folder / "wachten.yml")
    schrijf("sub").rename(folder / ".sub.yaml")
    schrijf("c").rename(folder / f"{GEHEIM}.txt")
    (folder / "jeugd").mkdir()
    schrijf("diep").rename(folder / "jeugd" / "diep.yaml")
    (folder / "plaat.png").write_bytes(b"\x89")
    names = [".sub.yaml", "jeugd/diep.yaml", "plaat.png", "wachten.yml", "ander bestand 5"]
    assert [p.name for p in andere_bestanden(home)][:4] == [Path(name).name for name in names[:4]]
    assert andere_bestanden(None) == andere_bestanden(home / "nergens") == []
    assert [name for name, _ in lijst(home)] == names
    assert {state for _, state in lijst(home)} == {f"telt niet mee. {GEEN_CASUS} {DOE_ANDER}"}
    assert [aside.id for aside in gekeurde_casussen(home).opzij] == names
    schrijf("goed")
    assert [aside.id for aside in gekeurde_casussen(home).opzij] == names
    found = kijk_na(home)
    assert found.code == 2 and found.tekst.count("een e-mailadres") == 2 and "zeepkist" not in found.tekst
    assert all(name in found.tekst for name in names) and "Geef het de naam <id>.yaml" in found.tekst
