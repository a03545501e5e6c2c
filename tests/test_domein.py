"""Ask the store about a municipality: names, figures, settings and dossiers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest

import sociaal_domein as sd
from sociaal_domein.cijfers import beoordeel
from sociaal_domein.domein import Domein
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.instellingen import Drempels, Instellingen

PEILDATUM = date(2026, 11, 21)
WAARDEN = {
    "nabijheid",
    "eigen_kracht",
    "integraal",
    "maatwerk",
    "menselijke_maat",
    "tijdigheid",
    "toegankelijkheid",
    "preventie",
    "zeggenschap",
    "veiligheid",
    "rechtvaardige_verdeling",
    "lerend_vermogen",
    "houdbaarheid",
    "democratische_legitimiteit",
}
Met = Callable[..., Domein]


@pytest.fixture
def met(opslag) -> Iterator[Met]:
    """Return a function that opens the store with settings of its own."""
    opened: list[Domein] = []

    def open_with(**settings: object) -> Domein:
        opened.append(Domein(opslag, None, Instellingen.model_validate(settings)))
        return opened[-1]

    yield open_with
    for one in opened:
        one.sluit()


@contextmanager
def geweigerd(wat: str) -> Iterator[pytest.ExceptionInfo[SociaalDomeinFout]]:
    with pytest.raises(SociaalDomeinFout) as caught:
        yield caught
    assert wat in caught.value.wat and caught.value.doe


# Names.


@pytest.mark.parametrize(
    ("naam", "code", "vroeger"),
    [
        ("Almere", "GM0034", None),
        ("  almere ", "GM0034", None),
        ("GM0034", "GM0034", None),
        ("gm0034", "GM0034", None),
        ("'s-Gravenhage", "GM0518", None),
        ("s gravenhage", "GM0518", None),
        ("Den Haag", "GM0518", None),
        ("den bosch", "GM0796", None),
        ("Súdwest-Fryslân", "GM1900", None),
        ("sudwest fryslan", "GM1900", None),
        ("Hengelo", "GM0164", None),
        ("Bergen (NH.)", "GM0373", None),
        ("bergen nh", "GM0373", None),
        ("Bergen (L.)", "GM0893", None),
        ("Weesp", "GM0363", "Weesp"),
        ("GM0457", "GM0363", "Weesp"),
        ("Delfzijl", "GM1979", "Delfzijl"),
        ("Brielle", "GM1992", "Brielle"),
        ("Sint Anthonis", "GM1982", "Sint Anthonis"),
    ],
)
def test_a_name_or_code_of_now_or_then(domein: Domein, naam: str, code: str, vroeger: str | None):
    place = domein.gemeente(naam)
    assert (place.code, place.vroeger) == (code, vroeger)
    assert place.naam == domein.gemeentenamen[code]


def test_each_name_and_each_code_since_2010_leads_to_the_same_place(domein: Domein):
    """Every spelling in every year's list; that of 2013 was read with the wrong code page."""
    listed = domein.con.execute(
        "select distinct gemeente_code, gemeente_naam from bron_gemeenten__lijst where jaar <> 2013"
    ).fetchall()
    assert len(listed) > 450
    refused = set()
    for code, name in listed:
        try:
            assert domein.gemeente(name).code == domein.gemeente(code).code, name
        except SociaalDomeinFout as error:
            assert "meer gemeenten" in error.wat
            refused.add(code)
    assert refused == {"GM0140", "GM0053", "GM0788"}


@pytest.mark.parametrize(
    ("naam", "bedoeld"), [("Almeree", "Almere"), ("Leussden", "Leusden"), ("Land van Kuijk", "Land van Cuijk")]
)
def test_a_near_miss_gets_a_suggestion(domein: Domein, naam: str, bedoeld: str):
    with geweigerd(f"'{naam}' is niet bekend") as caught:
        domein.gemeente(naam)
    assert f"Bedoelt u {bedoeld}" in str(caught.value.doe)


def test_a_name_like_nothing_gets_none(domein: Domein):
    with geweigerd("niet bekend") as caught:
        domein.gemeente("Xyzzyqu")
    assert "Bedoelt u" not in str(caught.value.doe) and "CBS-code" in str(caught.value.doe)


@pytest.mark.parametrize(
    ("naam", "delen"),
    [
        ("Haaren", "Boxtel, Oisterwijk, Tilburg, Vught"),
        ("Winsum", "Het Hogeland, Westerkwartier"),
        ("GM0140", "Leeuwarden, Súdwest-Fryslân, Waadhoeke"),
    ],
)
def test_a_split_municipality_names_its_heirs(domein: Domein, naam: str, delen: str):
    with geweigerd("bestaat niet meer") as caught:
        domein.gemeente(naam)
    assert delen in str(caught.value.doe)


def test_a_name_that_two_have_is_not_guessed(domein: Domein):
    with geweigerd("meer dan één gemeente") as caught:
        domein.gemeente("Bergen")
    assert "Bergen (L.), Bergen (NH.)" in str(caught.value.doe)


def test_without_a_name_the_working_folder_decides(domein: Domein, met: Met):
    assert met(gemeente="Leusden").gemeente().naam == "Leusden"
    with geweigerd("Over welke gemeente"):
        domein.gemeente()


# Figures.


def test_a_figure_carries_all_that_belongs_to_it(domein: Domein):
    found = domein.gemeente("Almere").cijfers("wmo_clienten_per_1000_inwoners")
    figure = found.kies(niveau="gemeente").laatste()
    assert figure is not None
    assert (figure.jaar, figure.teller, figure.noemer, figure.n) == (2024, 9_515, 226_500, 226_500)
    assert figure.waarde == pytest.approx(1000 * 9_515 / 226_500)
    assert figure.onder is not None and figure.boven is not None
    assert figure.onder < figure.waarde < figure.boven
    assert figure.eenheid == "per 1.000 inwoners" and figure.status == "onbekend"
    assert "Kerncijfers wijken en buurten" in figure.bron and figure.snapshot == "2026-11-21"
    assert figure.zegt_niet and set(figure.waarschuwingen) >= {"afgerond", "leeftijd"}


@pytest.mark.parametrize(
    ("indicator", "reeks", "n"),
    [
        ("jeugd_lasten_per_inwoner", "jaarrekening", 226_500),
        ("omgeving_aantal_inwoners", "alle", 232_619),
        ("omgeving_aandeel_eenpersoonshuishoudens", "alle", 98_394),
        ("lasten_rekening_naast_begroting", "jeugd", None),
        ("lasten_aandeel_toegang_en_basis", "jaarrekening", None),
    ],
)
def test_n_counts_people_or_households_and_never_euros(domein: Domein, indicator: str, reeks: str, n: int | None):
    figure = domein.gemeente("Almere").cijfers(indicator).kies(niveau="gemeente", reeks=reeks).laatste()
    assert figure is not None and figure.n == n


@pytest.mark.parametrize("indicator", ["jeugd_jeugdhulp_per_1000_jongeren", "wmo_clienten_per_1000_inwoners"])
def test_an_area_that_is_too_small_says_nothing(domein: Domein, indicator: str):
    raw = {
        (code, year): (value, count, base)
        for code, year, value, count, base in domein.con.execute(
            "select gebied_code, jaar, waarde, teller, noemer from beeld_cijfer where indicator = ?", [indicator]
        ).fetchall()
    }
    shown = domein.gemeente("Almere").cijfers(indicator)
    small = [c for c in shown if c.reden == "te_klein"]
    assert small and all(c.niveau in ("wijk", "buurt") for c in small)
    for figure in shown:
        value, count, base = raw[figure.gebied_code, figure.jaar]
        if figure.niveau != "gemeente" and value is not None and (count < 10 or base < 100):
            assert figure.reden == "te_klein"
        if figure.reden == "te_klein":
            assert (figure.waarde, figure.teller, figure.n, figure.onder, figure.boven) == (None,) * 5
            assert value is not None and (count < 10 or base < 100) and figure.uitleg
        elif figure.waarde is not None:
            assert (figure.waarde, figure.teller, figure.noemer) == (value, count, base)


def test_no_count_stands_alone_in_an_area_without_a_figure(domein: Domein):
    loose = domein.con.execute(
        "select count(*) from beeld_cijfer where waarde is null and teller > 0 and niveau <> 'gemeente'"
    ).fetchall()[0][0]
    assert loose > 0, "the snapshot has no such case any more: make one"
    place = domein.gemeente("Almere")
    for indicator in domein.indicatoren:
        for figure in place.cijfers(indicator):
            if figure.waarde is None and figure.niveau != "gemeente":
                assert (figure.teller, figure.n, figure.onder, figure.boven) == (None,) * 4
                assert figure.reden


def test_a_figure_has_a_value_or_a_reason_and_never_both(domein: Domein):
    for naam in ("Almere", "Vijfheerenlanden", "Boxtel"):
        place = domein.gemeente(naam)
        for indicator in domein.indicatoren:
            for figure in place.cijfers(indicator):
                assert (figure.waarde is None) == bool(figure.reden), figure
                assert bool(figure.uitleg) == (figure.waarde is None)
                assert figure.uitleg.endswith(".") or not figure.uitleg


def test_the_thresholds_of_the_settings_count(domein: Domein, met: Met):
    def small(opened: Domein) -> int:
        figures = opened.gemeente("Almere").cijfers("wmo_clienten_per_1000_inwoners")
        return sum(c.reden == "te_klein" for c in figures)

    loose = met(drempels={"kleinste_noemer": 1, "kleinste_teller": 1})
    strict = met(drempels={"kleinste_noemer": 2_000, "kleinste_teller": 50})
    assert small(loose) < small(domein) < small(strict)
    for figure in strict.gemeente("Almere").cijfers("wmo_clienten_per_1000_inwoners"):
        if figure.niveau != "gemeente" and figure.waarde is not None:
            assert figure.teller is not None and figure.noemer is not None
            assert figure.teller >= 50 and figure.noemer >= 2_000


@pytest.mark.parametrize(
    ("niveau", "teller", "noemer", "reden"),
    [
        ("wijk", 10.0, 100.0, None),
        ("wijk", 9.0, 100.0, "te_klein"),
        ("buurt", 10.0, 99.0, "te_klein"),
        ("buurt", 0.0, 5_000.0, "te_klein"),
        ("gemeente", 9.0, 5_000.0, "te_klein"),
        ("gemeente", 10.0, 100.0, None),
    ],
)
def test_the_edge_of_too_small(domein: Domein, niveau: str, teller: float, noemer: float, reden: str | None):
    from dataclasses import replace

    indicator = domein.indicator("wmo_clienten_per_1000_inwoners")
    figure = domein.gemeente("Almere").cijfers(indicator.id).kies(niveau="gemeente").laatste()
    assert figure is not None
    limits = Drempels()
    made = replace(figure, niveau=niveau, teller=teller, noemer=noemer, waarde=1000 * teller / noemer)
    judged = beoordeel(made, indicator, limits.kleinste_noemer, limits.kleinste_teller)
    assert judged.reden == reden and (judged.waarde is None) == (reden is not None)


def test_money_has_no_interval_and_use_has_one(domein: Domein):
    place = domein.gemeente("Almere")
    for indicator in (i for i in domein.indicatoren.values() if i.vorm != "mediaan"):
        for figure in place.cijfers(indicator.id):
            has = figure.onder is not None
            counted = figure.waarde is not None and figure.teller is not None
            assert has == (counted and indicator.soort == "gebruik"), figure
            if has:
                assert figure.onder <= figure.waarde <= figure.boven  # type: ignore[operator]


def test_the_users_own_peers(met: Met):
    opened = met(vergelijkingsgroep=["Utrecht", "GM0363", "Weesp", "Almere", *["Ede", "Breda", "Tilburg"]])
    group = opened.gemeente("Almere").vergelijkingsgroep
    assert group.eigen_keuze and group.codes == ("GM0344", "GM0363", "GM0228", "GM0758", "GM0855")
    reading = opened.gemeente("Almere").lezing("jeugd_lasten_per_inwoner")
    assert reading is not None and reading.band is not None and reading.plaats is None
    peers = [opened.gemeente(c).cijfers("jeugd_lasten_per_inwoner") for c in group.codes]
    values = [p.kies(reeks="jaarrekening").laatste().waarde for p in peers]  # type: ignore[union-attr]
    assert reading.band.is_klein and (reading.band.p10, reading.band.p90) == (min(values), max(values))  # type: ignore[type-var]
    with geweigerd("niet bekend"):
        _ = met(vergelijkingsgroep=["Nergenshuizen"]).gemeente("Almere").vergelijkingsgroep


def test_an_unknown_indicator_names_its_neighbours(domein: Domein):
    for ask in (domein.indicator, domein.bronnen, domein.gemeente("Almere").cijfers, domein.gemeente("Almere").lezing):
        with geweigerd("'jeugd_lasten' bestaat niet") as caught:
            ask("jeugd_lasten")
        assert "jeugd_lasten_per_inwoner" in str(caught.value.doe)


def test_a_municipality_without_wijken_has_only_itself(domein: Domein):
    figures = domein.gemeente("Leusden").cijfers("jeugd_lasten_per_inwoner")
    assert {c.gebied_code for c in figures} == {"GM0327"}
    assert len(domein.gemeente("Leusden").cijfers("wmo_clienten_per_1000_inwoners")) == 0
    assert domein.gemeente("Leusden").lezing("wmo_clienten_per_1000_inwoners") is None


def test_all_indicators_are_there_and_at_least_half_is_not_about_money(domein: Domein):
    kinds = [i.soort for i in domein.indicatoren.values()]
    assert len(kinds) >= 24 and kinds.count("geld") <= len(kinds) / 2


def test_the_public_door(opslag):
    with sd.open() as opened:
        assert opened.opslag == opslag
        assert "342 gemeenten" in repr(opened) and repr(opened.gemeente("Almere")) == "<Gemeente Almere (GM0034)>"


# Dossiers.


def test_there_are_fourteen_values(domein: Domein):
    assert set(domein.register.waarden) == WAARDEN


@pytest.mark.parametrize("naam", ["Almere", "Leusden"])
@pytest.mark.parametrize("waarde", sorted(WAARDEN))
def test_a_dossier_for_each_value(domein: Domein, naam: str, waarde: str):
    place = domein.gemeente(naam)
    dossier = place.dossier(waarde, peildatum=PEILDATUM)
    assert list(dossier.waarden) == [waarde]
    found = dossier.waarden[waarde]
    links = [k for k in domein.koppelingen if k.waarde == waarde]
    assert [b.koppeling for b in found.bewijs] == links
    assert len(found.lezingen) + len(found.zonder_cijfer) == len(links)
    # Every value keeps asking for what figures do not give, and says who holds it.
    assert found.informatievragen
    for question in found.informatievragen:
        assert question.zoekt.wat in question.tekst and question.zoekt.wie_heeft_het in question.tekst
    kinds = {r.indicator.soort for r in found.lezingen}
    assert found.alleen_geld == (kinds == {"geld"})
    said = found.wat_wij_niet_weten
    assert any("casus" in s for s in said) and any("experiment" in s for s in said)
    assert ("Er is geen cijfer dat iets zegt over deze waarde." in said) == (not found.lezingen)
    assert any("alleen cijfers over geld" in s for s in said) == found.alleen_geld
    assert all(q.tekst for q in found.vragen) and len(found.vragen) <= len(found.lezingen)
    for reading in found.lezingen:
        assert reading.cijfer.waarde is not None and reading.cijfer.niveau == reading.cijfers.hoofdniveau


def test_values_without_any_figure_still_ask(domein: Domein):
    dossier = domein.gemeente("Leusden").dossier(peildatum=PEILDATUM)
    bare = {k for k, v in dossier.waarden.items() if not v.lezingen}
    assert "integraal" in bare
    assert all(dossier.waarden[k].informatievragen and not dossier.waarden[k].vragen for k in bare)
    assert not any(dossier.waarden[k].alleen_geld for k in bare)


def test_money_alone_is_flagged(domein: Domein):
    dossier = domein.gemeente("Almere").dossier(peildatum=PEILDATUM)
    flagged = {k for k, v in dossier.waarden.items() if v.alleen_geld}
    assert {"houdbaarheid", "lerend_vermogen"} <= flagged and "nabijheid" not in flagged


@pytest.mark.parametrize("naam", ["Leusden", "Land van Cuijk", "Schiermonnikoog", "Vijfheerenlanden"])
def test_every_municipality_has_evidence_that_is_not_about_money(domein: Domein, naam: str):
    dossier = domein.gemeente(naam).dossier(peildatum=PEILDATUM)
    kinds = {k: {r.indicator.soort for r in v.lezingen} for k, v in dossier.waarden.items()}
    with_other = {k for k, found in kinds.items() if found - {"geld"}}
    assert {"preventie", "nabijheid", "eigen_kracht", "veiligheid", "tijdigheid", "zeggenschap"} <= with_other


def test_by_name_too_and_an_unknown_value_names_the_others(domein: Domein):
    place = domein.gemeente("Almere")
    by_name = place.dossier(domein.register.waarden["eigen_kracht"].naam, peildatum=PEILDATUM)
    assert list(by_name.waarden) == ["eigen_kracht"]
    with geweigerd("'geluk' staat niet in het register") as caught:
        place.dossier("geluk")
    assert "nabijheid" in str(caught.value.doe) and "waarden.yaml" in str(caught.value.waar)


def test_an_old_figure_makes_no_question(domein: Domein):
    place = domein.gemeente("Almere")
    later = place.dossier(peildatum=date(2040, 1, 1))
    assert all(v.vragen == [] for v in later.waarden.values())
    assert all(r.is_oud for v in later.waarden.values() for r in v.lezingen)


def test_warnings_by_rule_stand_only_where_they_apply(domein: Domein):
    money = domein.gemeente("Leusden").cijfers("jeugd_lasten_per_inwoner")
    planned, spent = (next(c for c in money if c.reeks == line) for line in ("begroting", "jaarrekening"))
    assert "status_onbekend" not in planned.waarschuwingen
    assert "status_onbekend" in spent.waarschuwingen
    assert all("afgeleid" in c.waarschuwingen for c in money)


def test_only_a_centre_municipality_is_said_to_pay_for_the_region(domein: Domein):
    for name, centre in (("Hoorn", True), ("Almere", True), ("Amsterdam", True), ("Leusden", False)):
        place = domein.gemeente(name)
        assert place.is_centrumgemeente is centre
        for indicator in ("wmo_lasten_per_inwoner", "lasten_aandeel_zware_zorg", "lasten_soorten_uitgaven"):
            figures = place.cijfers(indicator)
            assert {"centrumgemeente" in c.waarschuwingen for c in figures} == {centre}, (name, indicator)
    own = domein.gemeente("Hoorn")
    for indicator in ("jeugd_lasten_per_inwoner", "lasten_naast_gemeentefonds", "omgeving_aandeel_jongeren"):
        assert not any("centrumgemeente" in c.waarschuwingen for c in own.cijfers(indicator)), indicator
    said = own.cijfers("wmo_lasten_per_inwoner").waarschuwingen
    assert any("uitkeringen voor beschermd wonen en maatschappelijke opvang" in text for text in said)
