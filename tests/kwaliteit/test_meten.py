"""Real Great Expectations on real Parquet: each kind of damage is caught by the rule that is there for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import duckdb
import pytest

from sociaal_domein import paden
from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.kwaliteit import dekking as dk
from sociaal_domein.kwaliteit.meten import buren, meet, weiger_fouten
from sociaal_domein.kwaliteit.regels import lees_regels
from sociaal_domein.kwaliteit.uitslag import DEKKING_KLOPT, Oordelen, Uitslag, lees_oordelen, schrijf_oordelen

OPEN = paden.datamap() / "open"
BRONNEN = sorted(p.name for p in OPEN.iterdir() if p.is_dir())
LATER = date(2030, 1, 1)


def gevonden(folder: Path) -> dict[tuple[str, str], Uitslag]:
    return {(u.tabel, u.regel): u for u in meet(folder, buren(OPEN / folder.name), LATER).oordelen if not u.goed}


@pytest.mark.parametrize("bron", BRONNEN)
def test_what_is_stored_is_what_is_measured_now(bron: str):
    stored = lees_oordelen(OPEN / bron)
    assert stored is not None, f"{bron}: give 'sociaal-domein controleer {bron} --bewaar'"
    assert meet(OPEN / bron, buren(OPEN / bron), LATER) == stored, f"{bron}: measure again, with --bewaar"
    assert not stored.met("fout")
    assert stored.tabellen.items() >= {n: t.sha256 for n, t in mf.lees(OPEN / bron).tabellen.items()}.items()


@pytest.mark.parametrize("bron", BRONNEN)
def test_every_source_has_rules_with_a_reason_and_its_words_on_coverage_hold(bron: str):
    rules = lees_regels(OPEN / bron, bron)
    assert len(rules) >= (8 if bron in ("gemeenten", "iv3", "kwb") else 3)
    assert all(rule.reden.endswith(".") for rule in rules)
    stored = lees_oordelen(OPEN / bron)
    assert stored is not None
    assert not [u.eerste for u in stored.oordelen if u.regel == DEKKING_KLOPT and not u.goed]


SCHADE = {
    "a number as taakveld": (
        *("iv3", "lasten", "select * replace (cast(taakveld as double) as taakveld) from {t}"),
        *("het taakveld is tekst", "fout"),
    ),
    "a code that lost its letters": (
        *("iv3", "lasten", "select * replace (substring(gemeente_code, 3) as gemeente_code) from {t}"),
        *("gemeente_code heeft de vorm ^GM[0-9]{4}$", "fout"),
    ),
    "a missing municipality": (
        *("iv3", "lasten", "select * from {t} where not (gemeente_code = 'GM0034' and jaar = 2024)"),
        *("elke gemeente van dat jaar heeft een opgave", "waarschuwing"),
    ),
    "a sum that does not fit": (
        "iv3",
        "lasten",
        "select * replace (lasten_keur + case when gemeente_code = 'GM0034' and jaar = 2024 and taakveld = '6.1' "
        "then 50 else 0 end as lasten_keur) from {t}",
        # Found at the total, which is what a reader would look at.
        *("de taakvelden tellen op tot het totaal van het sociaal domein", "fout"),
    ),
    "a taakveld of another regime": (
        "iv3",
        "lasten",
        "select * replace (case when jaar = 2026 and taakveld = '6.1' then '6.72' else taakveld end as taakveld) "
        "from {t}",
        *("geen taakveld komt voor buiten de jaren waarin het bestond", "fout"),
    ),
    "a row that comes twice": (
        *("iv3", "lasten", "select * from {t} union all (select * from {t} limit 1)"),
        *("jaar en verslag en gemeente_code en taakveld komen samen nooit dubbel voor", "fout"),
    ),
    "an empty amount": (
        "iv3",
        "lasten",
        "select * replace (case when lasten_keur = 885 then null else lasten_keur end as lasten_keur) from {t}",
        *("lasten_keur is overal ingevuld", "fout"),
    ),
    "euros instead of thousands": (
        "iv3",
        "lasten",
        "select * replace (case when gemeente_code = 'GM0034' and jaar = 2024 then lasten_keur * 1000 "
        "else lasten_keur end as lasten_keur) from {t}",
        *("de lasten per inwoner liggen tussen 300 en 5.000 euro", "waarschuwing"),
    ),
    "a negative count": (
        *(
            "kwb",
            "kerncijfers",
            "select * replace (case when waarde = 1625 then -1625 else waarde end as waarde) from {t}",
        ),
        *("een cijfer is niet negatief", "fout"),
    ),
    "a count that is not rounded": (
        *(
            "kwb",
            "kerncijfers",
            "select * replace (case when waarde = 1625 then 1627 else waarde end as waarde) from {t}",
        ),
        *("aantallen van wijken en buurten zijn veelvouden van vijf", "fout"),
    ),
    "ages that do not add up": (
        "kwb",
        "kerncijfers",
        "select * replace (case when maat = 'k_65JaarOfOuder' and waarde > 1000 then waarde + 500 else waarde end "
        "as waarde) from {t}",
        *("de leeftijden tellen op tot het aantal inwoners", "fout"),
    ),
    "an empty figure without a reason": (
        *("kwb", "kerncijfers", "select * replace (null::varchar as reden) from {t}"),
        *("een leeg cijfer heeft een reden, en een ingevuld cijfer niet", "fout"),
    ),
    "a municipality too many": (
        *("gemeenten", "inwoners", "select * from {t} union all select 2026, 'GM9999', 5000"),
        *("elke gemeente met een inwonertal staat in de lijst", "fout"),
    ),
    "a year with fewer municipalities": (
        *("gemeenten", "lijst", "select * from {t} where not (jaar = 2025 and gemeente_code = 'GM0034')"),
        *("het aantal gemeenten neemt nooit toe", "fout"),
    ),
}


@pytest.mark.parametrize("kind", SCHADE)
def test_damage_is_caught_by_its_rule(kind: str, breek):
    bron, table, sql, rule, severity = SCHADE[kind]
    found = gevonden(breek(bron, table, sql))
    verdict = next(u for (_, name), u in found.items() if name == rule)
    assert verdict.ernst == severity
    assert verdict.gevonden > 0 and verdict.eerste and verdict.reden


def test_a_missing_municipality_is_named_and_lowers_the_coverage(breek):
    sql = "select * from {t} where not (gemeente_code = 'GM0034' and jaar = 2026 and verslag = 'begroting')"
    result = meet(breek("iv3", "lasten", sql), buren(OPEN / "iv3"), LATER)
    missing = next(u for u in result.oordelen if u.regel == "elke gemeente van dat jaar heeft een opgave")
    assert missing.gevonden == 5
    assert {"jaar": 2026, "verslag": "begroting", "gemeente_code": "GM0034", "gemeente_naam": "Almere"} in (
        missing.eerste
    )
    row = next(d for d in result.dekking if (d.tabel, d.jaar, d.deel) == ("lasten", 2026, "begroting"))
    assert (row.gemeten, row.bestaat, row.aantal) == (341, 342, "341 van 342 gemeenten")
    words = next(u for u in result.oordelen if u.tabel == "lasten" and u.regel == DEKKING_KLOPT)
    assert words.eerste == ({"woorden": "alle gemeenten", "gemeten": "341 van 342 gemeenten (2026, begroting)"},)


def test_the_numbers_are_those_of_a_plain_count():
    path = OPEN / "iv3" / "lasten.parquet"
    stored = lees_oordelen(OPEN / "iv3")
    assert stored is not None
    with duckdb.connect() as con:
        negative = con.execute(f"select count(*) from '{path}' where lasten_keur < 0").fetchall()[0][0]
        rows = con.execute(f"select count(*) from '{path}'").fetchall()[0][0]
    verdict = next(u for u in stored.oordelen if u.regel == "geen bedrag is negatief")
    assert (verdict.gevonden, verdict.getoetst) == (negative, rows) == (169, 69829)


def test_the_day_changes_only_when_something_else_does(kopie):
    folder = kopie("kwb")
    first = meet(folder, buren(OPEN / "kwb"), LATER)
    assert first.gemeten_op != LATER
    schrijf_oordelen(first, folder)
    before = (folder / "oordelen.yml").read_bytes()
    schrijf_oordelen(meet(folder, buren(OPEN / "kwb"), LATER), folder)
    assert (folder / "oordelen.yml").read_bytes() == before
    with (folder / "regels.yml").open("a", encoding="utf-8") as file:
        file.write("# een opmerking\n")
    assert meet(folder, buren(OPEN / "kwb"), LATER).gemeten_op == LATER


def test_a_fout_refuses_the_snapshot(breek):
    from sociaal_domein.fouten import ControleFout

    folder = breek("kwb", "kerncijfers", SCHADE["a negative count"][2])
    with pytest.raises(ControleFout) as caught:
        weiger_fouten(meet(folder, buren(OPEN / "kwb"), LATER), folder / "regels.yml")
    assert caught.value.code == 1
    assert "een cijfer is niet negatief" in caught.value.wat and "-1625" in caught.value.wat


def test_another_source_that_is_damaged_does_not_stop_this_one(kopie, tmp_path):
    folder = kopie("kwb")
    broken = tmp_path / "open" / "stuk"
    broken.mkdir()
    (broken / "bron.yml").write_text("bron: stuk\n", encoding="utf-8")
    assert meet(folder, {"stuk": broken, "gemeenten": OPEN / "gemeenten"}, LATER).oordelen


LUISTER = """
import os, sys
seen = []
def hook(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        seen.append(event)
    elif event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+") and args[0] != os.devnull:
        seen.append(f"open {args[0]}")
    elif event == "os.mkdir":
        seen.append(f"mkdir {args[0]}")
sys.addaudithook(hook)
sys.dont_write_bytecode = True
from datetime import date
from pathlib import Path
from sociaal_domein.kwaliteit.meten import buren, meet
folder = Path(sys.argv[1])
assert len(meet(folder, buren(folder), date(2030, 1, 1)).oordelen) > 8
import json
print(json.dumps(seen))
"""


def test_measuring_asks_nothing_of_the_network_and_writes_no_file(tmp_path: Path):
    env = os.environ | {"HOME": str(tmp_path), "GX_ANALYTICS_ENABLED": "true"}
    done = subprocess.run(
        [sys.executable, "-c", LUISTER, str(OPEN / "kwb")],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout.splitlines()[-1]) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("begroting 2025: 338 van 342 gemeenten; in de andere opgaven staan alle gemeenten van dat jaar", 0),
        ("begroting 2025: 339 van 342 gemeenten", 1),
        ("2025: 338 van 341 gemeenten", 1),
        ("alle gemeenten van elk jaar", 1),
        ("342 gemeenten in 2024", 0),
        ("355 gemeenten in 2024", 1),
        ("alleen wat er is", 0),
    ],
)
def test_words_against_measured(words: str, wrong: int):
    rows = [
        dk.Dekking(tabel="t", jaar=2024, deel="begroting", niveau="gemeente", gemeten=342, bestaat=342),
        dk.Dekking(tabel="t", jaar=2025, deel="begroting", niveau="gemeente", gemeten=338, bestaat=342),
    ]
    assert len(dk.tegenspraak(words, rows)) == wrong


def test_coverage_in_a_sentence_names_the_latest_year_and_the_worst():
    def row(year: int, measured: int, there: int | None = 342) -> dk.Dekking:
        return dk.Dekking(tabel="t", jaar=year, niveau="gemeente", gemeten=measured, bestaat=there)

    day = date(2026, 11, 21)
    assert dk.dekkingszin([row(2024, 300), row(2025, 338), row(2026, 342)], day) == (
        "gemeten op 21 november 2026: 342 van 342 gemeenten (2026) en 300 van 342 gemeenten (2024)"
    )
    assert dk.dekkingszin([row(2025, 22, None)], day) == "gemeten op 21 november 2026: 22 gemeenten (2025)"
    assert dk.dekkingszin([], day) == ""


def test_a_verdict_on_another_snapshot_is_out_of_date():
    stored = lees_oordelen(OPEN / "kwb")
    assert isinstance(stored, Oordelen)
    now = dict(stored.tabellen)
    own, foreign = (
        next(u for u in stored.oordelen if u.regel == name)
        for name in (
            "een cijfer is niet negatief",
            "het inwonertal van de gemeente is dat van de lijst van gemeenten",
        )
    )
    assert not stored.verouderd(own, now, stored.regels)
    assert stored.verouderd(own, now | {"kerncijfers": "0" * 64}, stored.regels)
    assert stored.verouderd(own, now, "0" * 64)
    assert not stored.verouderd(own, now | {"gemeenten.inwoners": "0" * 64}, stored.regels)
    assert stored.verouderd(foreign, now | {"gemeenten.inwoners": "0" * 64}, stored.regels)
