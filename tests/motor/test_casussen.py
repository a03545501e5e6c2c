"""Own cases in the store: what is counted is right, and what may not be there is not."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import pandas as pd
import pytest
import yaml

from sociaal_domein import paden
from sociaal_domein.casuistiek.inlezen import lees_casussen
from sociaal_domein.casuistiek.keuring import gekeurde_casussen
from sociaal_domein.casuistiek.vrijgeven import met_vrijgave
from sociaal_domein.domein import Domein, open
from sociaal_domein.duiding.intervallen import wilson
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.instellingen import Drempels
from sociaal_domein.motor.bouw import pipelinemappen
from sociaal_domein.motor.casussen import META, vul_casussen, werkgemeente
from sociaal_domein.motor.invoer import lees_invoer
from sociaal_domein.motor.modellen import lees_modellen
from sociaal_domein.register.casussen import Casus, Vrijgave
from sociaal_domein.weergave.briefing.keuze import alle_lezingen, kies_figuren

VROEGER = date(2026, 3, 31)
LATER = date.today() + timedelta(days=400)
WOORD = "kwikstaartje"
DRUK = "casus_waarde_onder_druk"
INDICATOREN = (DRUK, "casus_hindernissen", "casus_loketten", "casus_iets_veranderd")


def casus(id: str, **anders: Any) -> Casus:
    """Return a made-up case that two roles released."""
    fields: dict[str, Any] = {
        "id": id,
        "naam": f"Verzonnen {WOORD}",
        "wet": "jeugd",
        "periode": "2025-K2",
        "gebied": "WK003401",
        "leeftijd": "12-17",
        "wat_gebeurde": f"Verzonnen: een {WOORD} wachtte op een formulier.",
        "wat_nodig": "Een antwoord.",
        "waarden": [{"waarde": "tijdigheid", "oordeel": "onder_druk"}],
        "loketten": ["wijkteam"],
        "les": "Bel terug.",
        "toestemming": {"wie": "ouder", "hoe": "mondeling, na uitleg", "wanneer": "2025-K3"},
        "bewaren_tot": LATER,
    }
    made = Casus.model_validate(fields | anders)
    roles = ("jeugdconsulent", "gedragswetenschapper")
    return made.model_copy(update={"vrijgave": [Vrijgave(rol=r, datum=VROEGER, kenmerk=made.kenmerk) for r in roles]})


def maak_werkmap(home: Path) -> Path:
    home.mkdir()
    (home / paden.INSTELLINGENBESTAND).write_text('gemeente = "Almere"\n', encoding="utf-8")
    shutil.copytree(paden.datamap() / "register" / "startset", home / "register")
    return home


def schrijf(home: Path, made: Casus) -> Casus:
    """Put a case in a working folder."""
    folder = home / "eigen" / "casussen"
    folder.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump([made.model_dump(mode="json", exclude_none=True)], allow_unicode=True, sort_keys=False)
    (folder / f"{made.id}.yaml").write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def werkmap(tmp_path: Path, opslag: Path) -> Path:
    return maak_werkmap(tmp_path / "werk")


@pytest.fixture(scope="module")
def zestig(tmp_path_factory: pytest.TempPathFactory, opslag: Path) -> Iterator[tuple[Domein, list[Casus]]]:
    """Open a working folder with 60 cases that count, and give them beside it."""
    home = maak_werkmap(tmp_path_factory.mktemp("zestig") / "werk")
    cases = maak_set(home)
    with open(home) as domain:
        yield domain, cases


# Of 60 cases: under pressure, in the way. Fewer than 5, or all but fewer than 5, may not be shown.
ONDER_DRUK = {"tijdigheid": 55, "maatwerk": 30, "menselijke_maat": 4, "zeggenschap": 57, "integraal": 0}
HINDERNISSEN = {"wachten": 40, "regel": 20, "loket": 3, "geld": 5, "informatie": 60, "contract": 0, "anders": 56}
KLEIN = {"menselijke_maat", "zeggenschap", "integraal", "loket", "informatie", "contract", "anders"}


def maak_set(home: Path) -> list[Casus]:
    """Write 60 cases that count, of three years and several areas, and one that is too old to count."""

    def one(n: int) -> Casus:
        places = (7 * n) % 60  # mixes who has what
        kinds = [k for k, count in HINDERNISSEN.items() if places < count]
        return casus(
            f"verzonnen_{n:02}",
            periode=["2025-K1", "2024", "2022-2023"][n % 3],
            gebied=["WK003401", "BU00340101", "GM0034", "NL01", "PV24"][n % 5],
            waarden=[
                {"waarde": v, "oordeel": "onder_druk" if (11 * n) % 60 < count else "recht_gedaan"}
                for v, count in ONDER_DRUK.items()
            ],
            # The same kind twice is one case.
            hindernissen=[{"soort": k, "wat": "Verzonnen."} for k in kinds * 2],
            aantal_loketten=(7 * n) % 9 if n < 50 else None,
            **({"wat_veranderde": "Verzonnen: er is een telefoon."} if n < 25 else {}),
        )

    schrijf(home, casus("verzonnen_oud", periode="2022"))
    return [schrijf(home, one(n)) for n in range(60)]


def cijfers(domein: Domein, indicator: str) -> dict[str, Any]:
    found = domein.gemeente("Almere").cijfers(indicator)
    assert {c.niveau for c in found} == {"gemeente"}
    return {c.reeks: c for c in found}


def test_the_figures_equal_a_count_in_another_way(zestig: tuple[Domein, list[Casus]]):
    domain, cases = zestig
    frame = pd.DataFrame(
        [
            ("casus_waarde_onder_druk", v.waarde, n, v.oordeel == "onder_druk")
            for n, c in enumerate(cases)
            for v in c.waarden
        ]
        + [("casus_hindernissen", h.soort, n, True) for n, c in enumerate(cases) for h in c.hindernissen]
        + [("casus_hindernissen", k, 0, False) for k in HINDERNISSEN]
        + [("casus_iets_veranderd", "alle", n, c.wat_veranderde is not None) for n, c in enumerate(cases)],
        columns=["indicator", "reeks", "casus", "telt"],
    )
    counts = frame[frame.telt].groupby(["indicator", "reeks"]).casus.nunique()
    lines = frame.groupby("indicator").reeks.unique()
    assert dict(counts["casus_hindernissen"]) == {k: n for k, n in HINDERNISSEN.items() if n}
    hidden = set()
    for indicator, names in lines.items():
        found = cijfers(domain, str(indicator))
        assert set(found) == set(names)
        for line, figure in found.items():
            count = int(counts.get((indicator, line), 0))
            assert (figure.jaar, figure.noemer, figure.bron) == (2025, 60, "Casussen die de gemeente zelf vastlegde")
            if figure.reden == "onderdrukt":
                hidden.add(line)
                assert (figure.waarde, figure.teller, figure.onder, figure.boven) == (None, None, None, None)
                continue
            low, high = (100 * x for x in wilson(count, 60))
            assert (figure.teller, figure.waarde) == (count, pytest.approx(100 * count / 60))
            assert (figure.onder, figure.boven) == pytest.approx((low, high), abs=1e-9)
    assert hidden == KLEIN
    desks = cijfers(domain, "casus_loketten")["alle"]
    assert desks.waarde == median(c.aantal_loketten for c in cases if c.aantal_loketten is not None)
    assert desks.noemer == 50


def test_no_word_no_id_and_no_small_area_enters_the_store(zestig: tuple[Domein, list[Casus]]):
    domain, _ = zestig
    rows = {name: domain.con.execute(f"from {name}").fetchall() for name in META}
    assert [r[:2] for r in rows["meta_casus"]] == [(n, "GM0034") for n in range(1, 61)]
    told = {v for name in META for row in rows[name] for v in row if isinstance(v, str)}
    assert told <= {
        *("GM0034", "onder_druk", "recht_gedaan", "kleinste_aantal_casussen", "kleinste_groep"),
        *(*ONDER_DRUK, *HINDERNISSEN, *INDICATOREN),
    }
    files = [p for p in domain.opslag.parent.rglob("*") if p.is_file()]
    assert domain.opslag in files
    for file in files:
        content = file.read_bytes()
        assert not any(word in content for word in (WOORD.encode(), b"verzonnen_", b"Bel terug")), file.name


def test_what_may_not_be_told_is_not_counted(werkmap: Path):
    base = casus("verzonnen").model_dump()
    for id, other in {
        "niet_vrij": {"vrijgave": []},
        "een_rol": {"vrijgave": base["vrijgave"][:1]},
        "veto": {"veto": {"rol": "privacyfunctionaris", "reden": "te zeldzaam", "datum": VROEGER}},
        "te_oud": {"bewaren_tot": date.today() - timedelta(days=1)},
        "anders_nu": {"les": "Een andere les dan toen twee rollen haar lazen."},
    }.items():
        schrijf(werkmap, Casus.model_validate(base | other | {"id": id}))
    models = lees_modellen(pipelinemappen(werkmap))
    empty = lees_invoer(werkmap, models).meta
    assert (empty["meta_casus"], empty["meta_casus_waarde"], empty["meta_casus_hindernis"]) == ([], [], [])
    assert not [row for row in empty["meta_koppeling"] if row[1] in INDICATOREN]
    schrijf(werkmap, casus("vrij"))
    one = lees_invoer(werkmap, models).meta
    assert one["meta_casus"] == [[1, "GM0034", 2025, None, False]]
    # The links come with the first case that can give a figure.
    for n in range(2, 10):
        schrijf(werkmap, casus(f"vrij_{n}"))
    assert not [row for row in lees_invoer(werkmap, models).meta["meta_koppeling"] if row[1] in INDICATOREN]
    schrijf(werkmap, casus("vrij_10"))
    assert {row[1] for row in lees_invoer(werkmap, models).meta["meta_koppeling"]} >= set(INDICATOREN)


def test_too_few_cases_give_no_percentage(werkmap: Path):
    for n in range(9):
        obstacle = {"soort": "regel", "wat": "Verzonnen."}
        schrijf(werkmap, casus(f"verzonnen_{n}", aantal_loketten=3, hindernissen=[obstacle]))
    with open(werkmap) as domain:
        for indicator in INDICATOREN:
            for figure in cijfers(domain, indicator).values():
                assert (figure.waarde, figure.teller, figure.onder, figure.n, figure.noemer) == (None,) * 5
                assert figure.reden == "te_klein"
        assert domain.con.execute("select count(*) from kern_casus").fetchone() == (9,)


def test_the_example_cases_equal_a_count_over_their_table(werkmap: Path):
    folder = paden.datamap() / "voorbeeld" / "casussen"
    table = folder / "verzonnen_casussen.csv"
    lees_casussen(werkmap, table, folder / "koppeling.yml")
    for case in gekeurde_casussen(werkmap).casussen.values():
        # As if they were this municipality's own: for the Voorbeeldgemeente there is no store to count in.
        case = case.model_copy(update={"gebied": "NL01", "toestemming": casus("verzonnen").toestemming})
        schrijf(werkmap, met_vrijgave(met_vrijgave(case, "jeugdconsulent", VROEGER), "gedragswetenschapper", VROEGER))
    rows = pd.read_csv(table, sep=";", dtype=str, keep_default_na=False)
    rows["jaar"] = rows["Periode"].str.extract(r"(\d{4})(?:-K\d)?$", expand=False).astype(int)
    rows = rows[rows.jaar > rows.jaar.max() - 3]
    pressed = rows["Onder druk"].str.split(";").explode().str.partition(":")[0].str.strip()
    counts = {DRUK: pressed[pressed != ""].value_counts().to_dict()}
    counts["casus_hindernissen"] = {k: int((rows[k.capitalize()] != "").sum()) for k in HINDERNISSEN}
    counts["casus_iets_veranderd"] = {"alle": int((rows["Wat veranderde"] != "").sum())}
    desks = pd.to_numeric(rows["Aantal loketten"])
    assert len(rows) >= 20
    with open(werkmap) as domain:
        shown = 0
        for indicator, lines in counts.items():
            for line, figure in cijfers(domain, indicator).items():
                count = lines.get(line, 0)
                visible = min(count, len(rows) - count) >= 5
                shown += visible
                assert figure.waarde == (pytest.approx(100 * count / len(rows)) if visible else None), line
                assert (figure.noemer, figure.reden) == (len(rows), None if visible else "onderdrukt")
        assert shown
        assert cijfers(domain, "casus_loketten")["alle"].waarde == desks.median()


def test_of_a_count_that_is_left_out_nobody_can_tell_whether_it_is_small():
    """All that could have been left out, for every number of cases: bounds of an attacker who knows the rule."""
    least = Drempels().kleinste_groep
    for cases in range(Drempels().kleinste_aantal_casussen, 200):
        left_out = [x for x in range(cases + 1) if x < least or cases - x < least]
        for count in left_out:
            for small in (count, cases - count):
                if small < least and small <= cases / 2:
                    assert min(left_out) <= max(0, small - 5) and max(left_out) >= small + 5


def test_made_up_cases_are_counted_for_the_made_up_municipality_only():
    cases = [
        casus("verzonnen_a", gebied="GM9999", periode="2025"),
        casus("verzonnen_b", gebied="WK003401", periode="2020"),
    ]
    meta: dict[str, list[list[Any]]] = {name: [] for name in META}
    vul_casussen(meta, cases, Drempels(), lambda: "GM0034")
    assert [row[:3] for row in meta["meta_casus"]] == [[1, "GM9999", 2025], [2, "GM0034", 2020]]


def test_without_own_cases_a_dossier_is_silent_about_them(domein: Domein):
    titles = [domein.indicatoren[i].titel for i in INDICATOREN]
    text = domein.gemeente("Almere").dossier().tekst()
    assert not [t for t in titles if t in text]


def test_a_dossier_reads_the_line_of_its_own_value(werkmap: Path):
    file = werkmap / "register" / "waarden.yaml"
    own = yaml.safe_load(file.read_text(encoding="utf-8"))
    link = {
        "indicator": "casus_waarde_onder_druk",
        "lijn": "begrip",
        "leest_als": "Waar het aan rust ontbrak.",
        "zegt_niet": "Wie rust had.",
        "vraag": {"soort": "leren", "tekst": "Wat leert {gemeente} van {cijfer} van de {noemer} casussen?"},
    }
    new = copy.deepcopy(own[0]) | {"id": "rust", "naam": "Rust in huis", "koppelingen": [link]}
    file.write_text(yaml.safe_dump([*own, new], allow_unicode=True, sort_keys=False), encoding="utf-8")
    for n in range(40):
        schrijf(
            werkmap,
            casus(
                f"verzonnen_{n:02}",
                waarden=[
                    {"waarde": "tijdigheid", "oordeel": "onder_druk" if n < 30 else "recht_gedaan"},
                    {"waarde": "rust", "oordeel": "onder_druk" if n < 20 else "recht_gedaan"},
                ],
                hindernissen=[{"soort": "wachten" if n < 12 else "regel", "wat": "Verzonnen."}],
            ),
        )
    with open(werkmap) as domain:
        place = domain.gemeente()
        dossier = place.dossier(peildatum=date(2026, 6, 1))
        read = {(w, r.indicator.id): r.cijfer for w, d in dossier.waarden.items() for r in d.lezingen}
        assert read["tijdigheid", "casus_waarde_onder_druk"].waarde == 75
        assert read["rust", "casus_waarde_onder_druk"].waarde == 50
        assert read["tijdigheid", "casus_hindernissen"].reeks == "wachten"
        assert read["maatwerk", "casus_hindernissen"].reeks == "regel"
        text = " ".join(dossier.tekst().split())
        assert "In 50 procent van de 40 casussen uit Almere stond deze waarde onder druk: rust in huis" in text
        questions = [v.tekst for v in dossier.waarden["rust"].vragen]
        assert questions == ["Wat leert Almere van 50 procent van de 40 casussen?"]


def test_a_briefing_with_own_cases_draws_no_chart_of_them(zestig: tuple[Domein, list[Casus]]):
    readings = alle_lezingen(zestig[0].gemeente().dossier(peildatum=date(2026, 6, 1)))
    assert set(INDICATOREN) <= {r.indicator.id for r in readings}
    drawn = kies_figuren(readings, "jeugd", aantal=99)
    assert drawn and not [r for r in drawn if r.indicator.soort == "casus"]


def test_a_case_that_names_an_unknown_figure_is_refused(werkmap: Path):
    unknown = {"indicator": "bestaat_niet", "hoe": "verklaart", "uitleg": "Verzonnen."}
    schrijf(werkmap, casus("verzonnen_fout", cijfers=[unknown]))
    with pytest.raises(SociaalDomeinFout, match="indicator") as caught:
        lees_invoer(werkmap, lees_modellen(pipelinemappen(werkmap)))
    assert WOORD not in str(caught.value)


def test_one_year_that_has_not_come_does_not_push_the_others_out():
    later = casus("verzonnen_later").model_copy(update={"periode": "2042"})
    releases = [Vrijgave(rol=role, datum=VROEGER, kenmerk=later.kenmerk) for role in ("arts", "jurist")]
    later = later.model_copy(update={"vrijgave": releases})
    meta: dict[str, list[list[Any]]] = {name: [] for name in META}
    vul_casussen(meta, [*(casus(f"verzonnen_{n}") for n in range(30)), later], Drempels(), lambda: "GM0034")
    assert later.is_vrijgegeven
    assert [row[2] for row in meta["meta_casus"]] == [2025] * 30


def test_what_says_that_it_is_made_up_counts_for_no_real_municipality():
    consent = {"wie": "niemand", "hoe": "Verzonnen als voorbeeld", "wanneer": "2025"}
    meta: dict[str, list[list[Any]]] = {name: [] for name in META}
    cases = [casus("verzonnen_a", toestemming=consent), casus("verzonnen_b"), casus("verzonnen_c", gebied="GM9999")]
    assert [c.is_verzonnen for c in cases] == [True, False, True]
    vul_casussen(meta, cases, Drempels(), lambda: "GM0034")
    assert sorted(row[1] for row in meta["meta_casus"]) == ["GM0034", "GM9999", "GM9999"]


@pytest.mark.parametrize(
    ("naam", "code"),
    [
        ("Almere", "GM0034"),
        ("Den Haag", "GM0518"),
        ("gm0344", "GM0344"),
        ("Weesp", "GM0457"),
        ("Voorbeeldgemeente", "GM9999"),
        ("Nergenshuizen", ""),
    ],
)
def test_the_municipality_of_a_working_folder(naam: str, code: str, werkmap: Path):
    (werkmap / paden.INSTELLINGENBESTAND).write_text(f'gemeente = "{naam}"\n', encoding="utf-8")
    assert werkgemeente(werkmap, paden.bronmappen()["gemeenten"] / "lijst.parquet") == code


def test_cases_are_followed_back_to_the_working_folder_and_to_no_publisher(zestig: tuple[Domein, list[Casus]]):
    domain, _ = zestig
    steps = domain.herkomst("casus_hindernissen")
    assert any(s.naam == "meta_casus" and "eigen/casussen" in s.tekst for s in steps)
    assert domain.bronnen("casus_hindernissen") == []
    figures = domain.gemeente().cijfers("casus_hindernissen")
    assert len(figures.df) == 7 and "Casussen die de gemeente zelf vastlegde" in figures.csv()
