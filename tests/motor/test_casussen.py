"""Own cases in the store: what is counted is right, and what may not be there is not."""

from __future__ import annotations

import copy
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import pytest
import yaml

from sociaal_domein import paden
from sociaal_domein.domein import Domein, open
from sociaal_domein.duiding.intervallen import wilson
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.motor.bouw import pipelinemappen
from sociaal_domein.motor.casussen import KLEINSTE_AANTAL, META, werkgemeente
from sociaal_domein.motor.invoer import lees_invoer
from sociaal_domein.motor.modellen import lees_modellen
from sociaal_domein.register.casussen import Casus, Vrijgave
from sociaal_domein.weergave.briefing.keuze import alle_lezingen, kies_figuren

VROEGER = date(2026, 3, 31)
LATER = date.today() + timedelta(days=400)
WOORD = "kwikstaartje"
INDICATOREN = ("casus_waarde_onder_druk", "casus_hindernissen", "casus_loketten", "casus_iets_veranderd")


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
def veertien(tmp_path_factory: pytest.TempPathFactory, opslag: Path) -> Iterator[tuple[Domein, list[Casus]]]:
    """Open a working folder with 14 cases that count, and give them beside it."""
    home = maak_werkmap(tmp_path_factory.mktemp("veertien") / "werk")
    cases = maak_set(home)
    with open(home) as domain:
        yield domain, cases


def maak_set(home: Path) -> list[Casus]:
    """Write 14 cases that count, of three years, all different from each other."""
    values = ["tijdigheid", "maatwerk", "menselijke_maat", "integraal"]
    kinds = ["wachten", "regel", "loket", "geld", "informatie"]
    return [
        schrijf(
            home,
            casus(
                f"verzonnen_{n:02}",
                periode=["2025-K1", "2024", "2022-2023"][n % 3],
                gebied=["WK003401", "BU00340101", "GM0034", "NL01", "PV24"][n % 5],
                waarden=[
                    {"waarde": v, "oordeel": "onder_druk" if (n + i) % 3 else "recht_gedaan"}
                    for i, v in enumerate(values[: 1 + n % 4])
                ],
                hindernissen=[{"soort": k, "wat": "Verzonnen."} for k in kinds[: n % 6]] * 2,
                aantal_loketten=None if n == 13 else (7 * n) % 9,
                **({"wat_veranderde": "Verzonnen: er is een telefoon."} if n % 4 == 1 else {}),
            ),
        )
        for n in range(14)
    ]


def cijfers(domein: Domein, indicator: str) -> dict[str, Any]:
    found = domein.gemeente("Almere").cijfers(indicator)
    assert {c.niveau for c in found} == {"gemeente"}
    return {c.reeks: c for c in found}


def test_the_figures_equal_a_count_in_another_way(veertien: tuple[Domein, list[Casus]]):
    domain, cases = veertien
    pressed = Counter(v.waarde for c in cases for v in c.waarden if v.oordeel == "onder_druk")
    kinds = Counter(k for c in cases for k in {h.soort for h in c.hindernissen})
    shares = {
        "casus_waarde_onder_druk": {v: pressed[v] for v in {w.waarde for c in cases for w in c.waarden}},
        "casus_hindernissen": {
            k: kinds[k] for k in ("regel", "loket", "wachten", "geld", "contract", "informatie", "anders")
        },
        "casus_iets_veranderd": {"alle": sum(c.wat_veranderde is not None for c in cases)},
    }
    assert len(set(pressed.values())) > 1 and len(set(kinds.values())) > 2
    for indicator, counts in shares.items():
        found = cijfers(domain, indicator)
        assert {k: c.teller for k, c in found.items()} == counts
        for line, figure in found.items():
            low, high = (100 * x for x in wilson(counts[line], 14))
            assert figure.waarde == pytest.approx(100 * counts[line] / 14)
            assert (figure.onder, figure.boven) == pytest.approx((low, high), abs=1e-9)
            assert (figure.jaar, figure.n, figure.bron) == (2025, 14, "Casussen die de gemeente zelf vastlegde")
    desks = cijfers(domain, "casus_loketten")["alle"]
    assert desks.waarde == median(c.aantal_loketten for c in cases if c.aantal_loketten is not None)
    assert desks.noemer == 13


def test_no_word_no_id_and_no_small_area_enters_the_store(veertien: tuple[Domein, list[Casus]]):
    domain, _ = veertien
    rows = {name: domain.con.execute(f"from {name}").fetchall() for name in META}
    assert [r[:2] for r in rows["meta_casus"]] == [(n, "GM0034") for n in range(1, 15)]
    told = {v for name in META for row in rows[name] for v in row if isinstance(v, str)}
    assert told <= {
        *("GM0034", "onder_druk", "recht_gedaan", "kleinste_aantal_casussen"),
        *("tijdigheid", "maatwerk", "menselijke_maat", "integraal"),
        *("wachten", "regel", "loket", "geld", "informatie"),
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
    assert {row[1] for row in one["meta_koppeling"]} >= set(INDICATOREN)


def test_too_few_cases_give_their_number_and_no_percentage(werkmap: Path):
    for n in range(KLEINSTE_AANTAL):
        own = {"hindernissen": [{"soort": "regel", "wat": "Verzonnen."}]} if n else {}
        schrijf(werkmap, casus(f"verzonnen_{n}", aantal_loketten=3, **own))
    with open(werkmap) as domain:
        assert cijfers(domain, "casus_hindernissen")["regel"].waarde == 90
        assert cijfers(domain, "casus_loketten")["alle"].waarde == 3
    (werkmap / "eigen" / "casussen" / "verzonnen_3.yaml").unlink()
    with open(werkmap) as domain:
        for indicator in INDICATOREN:
            for figure in cijfers(domain, indicator).values():
                assert (figure.waarde, figure.teller, figure.onder, figure.n) == (None, None, None, None)
                assert (figure.noemer, figure.reden) == (9, "te_klein")
        few = domain.con.execute("select count(*) from alle_indicatoren where indicator like 'casus%' and waarde >= 0")
        assert few.fetchone() == (0,)
        assert domain.con.execute("select count(*) from kern_casus").fetchone() == (9,)


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
    for n in range(12):
        schrijf(
            werkmap,
            casus(
                f"verzonnen_{n:02}",
                waarden=[
                    {"waarde": "tijdigheid", "oordeel": "onder_druk" if n < 9 else "recht_gedaan"},
                    {"waarde": "rust", "oordeel": "onder_druk" if n < 6 else "recht_gedaan"},
                ],
                hindernissen=[{"soort": "wachten", "wat": "Verzonnen."}] if n < 4 else [],
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
        assert "In 50 procent van de 12 casussen uit Almere stond deze waarde onder druk: rust in huis" in text
        questions = [v.tekst for v in dossier.waarden["rust"].vragen]
        assert questions == ["Wat leert Almere van 50 procent van de 12 casussen?"]


def test_a_briefing_with_own_cases_draws_no_chart_of_them(veertien: tuple[Domein, list[Casus]]):
    readings = alle_lezingen(veertien[0].gemeente().dossier(peildatum=date(2026, 6, 1)))
    assert set(INDICATOREN) <= {r.indicator.id for r in readings}
    drawn = kies_figuren(readings, "jeugd", aantal=99)
    assert drawn and not [r for r in drawn if r.indicator.soort == "casus"]


def test_a_case_that_names_an_unknown_figure_is_refused(werkmap: Path):
    unknown = {"indicator": "bestaat_niet", "hoe": "verklaart", "uitleg": "Verzonnen."}
    schrijf(werkmap, casus("verzonnen_fout", cijfers=[unknown]))
    with pytest.raises(SociaalDomeinFout, match="indicator") as caught:
        lees_invoer(werkmap, lees_modellen(pipelinemappen(werkmap)))
    assert WOORD not in str(caught.value)


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


def test_cases_are_followed_back_to_the_working_folder_and_to_no_publisher(veertien: tuple[Domein, list[Casus]]):
    domain, _ = veertien
    steps = domain.herkomst("casus_hindernissen")
    assert any(s.naam == "meta_casus" and "eigen/casussen" in s.tekst for s in steps)
    assert domain.bronnen("casus_hindernissen") == []
    figures = domain.gemeente().cijfers("casus_hindernissen")
    assert len(figures.df) == 7 and "Casussen die de gemeente zelf vastlegde" in figures.csv()
