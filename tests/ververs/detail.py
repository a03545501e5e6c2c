"""The detail of an Iv3 year, made so that it adds up to the figures in the package; and other tables as fetched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.bronnen.opgehaald import Dimensie, Maat, Opgehaald, Sleutel, schrijf, stam
from sociaal_domein.bronnen.tabellen import jaartabellen
from sociaal_domein.paden import datamap
from tests.bronnen.uitgever.tabellen import As, Onderwerp, Tabel3

OPEN = datamap() / "open"
Cel = tuple[str, str, str, str, int]
MATEN = ("k_1ePlaatsing_1", "k_2ePlaatsing_2")


@dataclass
class Detail:
    """The cells of one year, and the titles of the codes."""

    jaar: int
    cellen: list[Cel] = field(default_factory=list)
    gemeenten: dict[str, str] = field(default_factory=dict)
    velden: dict[str, str] = field(default_factory=dict)
    categorieen: set[str] = field(default_factory=set)

    def erbij(self, place: str, report: str, task: str, category: str, amount: int) -> None:
        self.cellen.append((place, report, task, category, amount))
        self.categorieen.add(category)


def vraag(sql: str, *values: Any) -> list[dict[str, Any]]:
    with duckdb.connect() as con:
        found = con.execute(sql, list(values))
        names = [d[0] for d in found.description or []]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def detail(jaar: int, gemeenten: Sequence[str] | None = None) -> Detail:
    """Spread the embedded totals of a year over taakvelden and categories, so that all margins are exact.

    Per delivery the amount of each taakveld is booked in category 3.8, and then moved on one taakveld to the category
    that the totals ask for; what is outside the social domain goes to taakveld 2.1, salaries on 0.4 to 0.4.
    """
    out = Detail(jaar)
    where = "" if gemeenten is None else f" and gemeente_code in ({', '.join(repr(g) for g in gemeenten)})"

    def table(name: str) -> list[dict[str, Any]]:
        return vraag(
            f"select * from read_parquet('{OPEN}/iv3/{name}.parquet') where jaar = ?{where} order by all", jaar
        )

    kinds = {"begroting": f"{jaar}X000", "jaarrekening": f"{jaar}X005"}
    titles = vraag(f"select * from read_parquet('{OPEN}/iv3/taakvelden.parquet') where jaar = ?", jaar)
    out.velden = {r["taakveld"]: r["taakveld_titel"] for r in titles}
    tasks: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for row in table("lasten"):
        tasks[row["gemeente_code"], row["verslagsoort"]][row["taakveld"]] = row["lasten_keur"]
        out.gemeenten[row["gemeente_code"]] = row["gemeente_naam"]
    parts: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in table("onderverdeling"):
        parts[row["gemeente_code"], kinds[row["verslag"]]].append(row)
        out.velden.setdefault(row["taakveld"], row["taakveld_titel"])
    kinds_of: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for row in table("hoofdcategorie"):
        kinds_of[row["gemeente_code"], row["verslagsoort"]][row["hoofdcategorie"]] = row["lasten_keur"]
    for row in table("totalen"):
        key = (row["gemeente_code"], row["verslagsoort"])
        _levering(out, key, row, tasks[key], parts.get(key), kinds_of[key])
    booked = {cell[2] for cell in out.cellen}
    first = out.cellen[0]
    for task in sorted(r["taakveld"] for r in titles):
        if task not in booked and not task.startswith("6"):
            out.erbij(first[0], first[1], task, "L3.8", 0)
    return out


def _levering(
    out: Detail,
    key: tuple[str, str],
    total: dict[str, Any],
    tasks: dict[str, int],
    parts: list[dict[str, Any]] | None,
    kinds: dict[str, int],
) -> None:
    def book(task: str, category: str, amount: int) -> None:
        out.erbij(*key, task, category, amount)

    # Within the social domain: every (part of a) taakveld, with the salaries that are known of it.
    cells: dict[tuple[str, str], int] = defaultdict(int)
    income = 0
    left = dict(tasks)
    health = [p for p in parts or [] if p["taakveld"] == "7.1"]
    for part in parts or []:
        task = part["taakveld"]
        if not task.startswith("6"):
            continue
        head = task[:4].rstrip("abcd")
        if head not in left:
            continue
        left[head] -= part["lasten_keur"]
        cells[task, "L3.8"] += part["lasten_keur"] - (part["salarissen_keur"] or 0)
        if part["salarissen_keur"] is not None:
            cells[task, "L1.1"] += part["salarissen_keur"]
        if part["baten_keur"]:
            book(task, "B3.7", part["baten_keur"])
            income += part["baten_keur"]
    for task, amount in left.items():
        if parts is None or amount:
            cells[task, "L3.8"] += amount
    names = {"1": "L1.1", "2": "L2.1", "3": "L3.8", "4": "L4.3.3", "5": "L5.1", "6": "L6.1", "7": "L7.3"}
    have: dict[str, int] = defaultdict(int)
    for (_, category), amount in cells.items():
        have[category[1]] += amount
    pivot = next(iter(cells), None)
    for kind, amount in kinds.items():
        if pivot is None:
            break
        if kind == "1" and parts is not None:  # the salaries per part are known: what differs goes to another code
            cells[pivot[0], "L1.2"] += amount - have["1"]
        else:
            cells[pivot[0], names[kind]] += amount - have[kind]
    for (task, category), amount in cells.items():
        book(task, category, amount)
    social = {c: sum(a for (_, k), a in cells.items() if k == c) for c in ("L1.1", "L4.3.3", "L3.5.1")}
    if pivot is None:
        return
    for part in health:
        book("7.1", "L3.8", part["lasten_keur"] - (part["salarissen_keur"] or 0))
        if part["salarissen_keur"]:
            book("7.1", "L1.1", part["salarissen_keur"])
        book("7.1", "B3.7", part["baten_keur"])
        income += part["baten_keur"]
        social["L1.1"] += part["salarissen_keur"] or 0
    outside = total["lasten_keur"] - total["sociaal_keur"] - sum(p["lasten_keur"] for p in health)
    other = {
        ("0.4", "L1.1"): total["salarissen_overhead_keur"],
        ("2.1", "L1.1"): total["salarissen_keur"] - total["salarissen_overhead_keur"] - social["L1.1"],
        ("0.4", "L3.5.1"): total["inhuur_overhead_keur"],
        ("2.1", "L3.5.1"): total["inhuur_keur"] - total["inhuur_overhead_keur"],
        ("2.1", "L4.3.3"): total["verbonden_keur"] - social["L4.3.3"],
    }
    other["2.1", "L3.8"] = outside - sum(other.values())
    gains = {
        ("0.7", "B4.3.1"): total["rijk_keur"],
        ("2.1", "B4.3.1"): total["spuks_keur"],
        ("0.61", "B2.2.1"): total["heffingen_keur"],
    }
    gains["2.1", "B3.7"] = total["baten_keur"] - income - sum(gains.values())
    both = {
        ("0.10", "L7.1"): total["reserve_lasten_keur"],
        ("0.10", "B7.1"): total["reserve_baten_keur"],
        ("0.11", "L7.1"): 12345,  # the balance of it all: must not count
        ("P111", "Ultimo"): total["eigen_vermogen_keur"],
        ("P21", "Ultimo"): total["balanstotaal_keur"] - total["eigen_vermogen_keur"],
        ("P111", "Primo"): 777,
        ("A111", "Ultimo"): 888,
        ("A111", "L3.8"): 999,
    }
    for (task, category), amount in {**other, **gains, **both}.items():
        book(task, category, amount)
    out.velden |= {"0.11": "Resultaat", "P111": "Algemene reserve", "P21": "Schuld", "A111": "Grond"}


@dataclass
class Tabel:
    """A table in the publisher's terms: what the local publisher serves, and what a fetch makes of it."""

    naam: str
    titel: str
    dimensies: dict[str, dict[str, Any]]
    maten: list[Maat]
    rijen: list[dict[str, str]]
    gewijzigd: str = "2025-07-01T02:00:00"


def iv3(jaar: int, gemeenten: Sequence[str] | None = None, *, kwartaal: bool = True) -> Tabel:
    """Return a year of Iv3: the first placement is another amount than the second, which is the right one."""
    cells = detail(jaar, gemeenten)
    rows = []
    for place, report, task, category, amount in cells.cellen:
        row = {"Gemeenten": place, "Verslagsoort": report, "TaakveldBalanspost": task, "Categorie": category}
        rows.append(row | {MATEN[0]: str(amount + 3), MATEN[1]: str(amount)})
        if kwartaal and report.endswith("X000") and category == "L3.8":
            quarter = row | {"Verslagsoort": f"{jaar}X002", MATEN[0]: str(amount // 2), MATEN[1]: "-99998"}
            rows.append(quarter)
    reports = {f"{jaar}X00{n}": f"Verslag {n}" for n in range(6)}
    dimensions = {
        "Gemeenten": cells.gemeenten,
        "Verslagsoort": reports,
        "TaakveldBalanspost": {c: f"{c} {t}" for c, t in cells.velden.items()},
        "Categorie": {c: c for c in sorted(cells.categorieen)},
    }
    measures = [Maat(kolom=k, stam=stam(k), eenheid="x 1 000 euro") for k in MATEN]
    return Tabel(jaartabellen("iv3")[jaar], f"Gemeenten {jaar} onbewerkte Iv3-data", dimensions, measures, rows)


def als_opgehaald(tabel: Tabel, map: Path, breedte: int | None = None) -> Opgehaald:
    """Write a table as a connector leaves it."""
    map.mkdir(parents=True, exist_ok=True)
    stems = {m.kolom: m.stam for m in tabel.maten}
    columns = [*tabel.dimensies, *stems.values()]
    path = map / "rijen.parquet"
    _parquet(columns, ([row.get(c, "") for c in [*tabel.dimensies, *stems]] for row in tabel.rijen), path)
    fetched = Opgehaald(
        tabel=tabel.naam,
        titel=tabel.titel,
        adres=f"http://127.0.0.1/{tabel.naam}",
        gewijzigd=tabel.gewijzigd,
        opgehaald_op=datetime(2026, 11, 21, 12, tzinfo=UTC),
        dimensies=tuple(
            Dimensie(
                naam=name,
                soort="TimeDimension" if name == "Perioden" else "Geo" if name in GEBIED else "Dimension",
                breedte=breedte,
                sleutels=tuple(_sleutel(code, title) for code, title in keys.items()),
            )
            for name, keys in tabel.dimensies.items()
        ),
        maten=tuple(tabel.maten),
        rijen=len(tabel.rijen),
        paginas=1,
        sha256=mf.sha256(path),
    )
    schrijf(fetched, map)
    return fetched


GEBIED = ("Gemeenten", "RegioS", "WijkenEnBuurten", "Wijken")


def _sleutel(code: str, title: Any) -> Sleutel:
    text, status = title if isinstance(title, tuple) else (title, None)
    return Sleutel(code=code, titel=text, status=status)


def _parquet(columns: list[str], rows: Iterable[list[str]], path: Path) -> None:
    import csv

    between = path.with_suffix(".csv")
    with between.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([columns, *rows])
    with duckdb.connect() as con:
        con.execute("set threads = 1")
        con.execute(
            f"copy (select * from read_csv('{between}', all_varchar = true, header = true, nullstr = '\\N')) "
            f"to '{path}' (format parquet)"
        )
    between.unlink()


BREEDTE = {"Gemeenten": 9, "Verslagsoort": 8, "TaakveldBalanspost": 6, "Categorie": 8, "WijkenEnBuurten": 10}


def als_bediend(tabel: Tabel, **anders: Any) -> Tabel3:
    """Return a table as the local publisher serves it: keys padded, titles and headings in the descriptions."""
    axes = [
        As(
            name,
            BREEDTE.get(name, max(map(len, keys), default=1)),
            keys,
            "TimeDimension" if name == "Perioden" else "GeoDetail" if name in GEBIED else "Dimension",
        )
        for name, keys in tabel.dimensies.items()
    ]
    topics = [
        Onderwerp(m.kolom, m.titel or m.stam, m.eenheid, m.decimalen or 0, m.groep or "Groep") for m in tabel.maten
    ]
    derden = {"feed": False, "slaat_over": False, "bladert": True} if "Verslagsoort" in tabel.dimensies else {}
    options = {"gewijzigd": tabel.gewijzigd, **derden, **anders}
    return Tabel3(tabel.naam, tabel.titel, axes, topics, tabel.rijen, **options)


def kwb(jaar: int, nummer: int = 90, plaats: str = "0034", naam: str = "Almere") -> Tabel:
    """Return a year of kerncijfers with the embedded figures of a municipality, decimals and all, and one elsewhere."""
    found = vraag(
        f"select * from read_parquet('{OPEN}/kwb/kerncijfers.parquet') "
        "where jaar = ? and gebied_code like ? order by all",
        jaar,
        f"%{plaats}%",
    )
    areas: dict[str, dict[str, str]] = {}
    stems: dict[str, str] = {}
    for row in found:
        area = areas.setdefault(
            row["gebied_code"],
            {
                "WijkenEnBuurten": row["gebied_code"],
                "Gemeentenaam_1": row["gemeente_naam"] or naam,
                "SoortRegio_2": row["regio_soort"].capitalize(),
                "Codering_3": row["gebied_code"],
                "IndelingswijzigingWijkenEnBuurten_4": row["indelingswijziging"] or ".",
            },
        )
        column = stems.setdefault(row["maat"], f"{row['maat']}_{nummer + len(stems)}")
        area[column] = _cel(row)
    other = {k: (v.replace(plaats, "0995") if k == "WijkenEnBuurten" else v) for k, v in areas["GM" + plaats].items()}
    names = ["Gemeentenaam_1", "SoortRegio_2", "Codering_3", "IndelingswijzigingWijkenEnBuurten_4", *stems.values()]
    return Tabel(
        jaartabellen("kwb")[jaar],
        f"Kerncijfers wijken en buurten {jaar}",
        {"WijkenEnBuurten": {code: code for code in [*areas, "GM0995"]}},
        [
            Maat(kolom=n, stam=stam(n), eenheid="" if n.endswith(("_1", "_2", "_3", "_4")) else "aantal", decimalen=1)
            for n in names
        ],
        [{n: row.get(n, ".") for n in ["WijkenEnBuurten", *names]} for row in [*areas.values(), other]],
    )


def _cel(row: dict[str, Any]) -> str:
    signs = {"onderdrukt": "x", "ontbreekt": ".", "nog_niet_gepubliceerd": "", "bestaat_niet": "", "onleesbaar": "."}
    if row["waarde"] is None:
        return signs.get(row["reden"], ".")
    decimals = 1 if row["maat"].startswith(("Afstand", "Gemiddeld", "Percentage", "WmoClientenRelatief")) else 0
    return f"{row['waarde']:>8.{decimals}f}"


GROEPEN = {
    "Arbeidsmarktregio's": ("AM", "Flevoland"),
    "Jeugdregio's": ("JZ", "Flevoland"),
    "Provincies": ("PV", "Flevoland"),
}


def gebieden(jaar: int, nummer: int = 1, groepen: Sequence[str] = tuple(GROEPEN)) -> Tabel:
    """Return the regions of a year: pairs of a code and a name under a heading; what lies where is made up."""
    with duckdb.connect() as con:  # a build wants municipalities that exist
        found = con.execute(
            f"select distinct gemeente_code from read_parquet('{OPEN}/gemeenten/lijst.parquet') where jaar = 2026 "
            "order by 1 limit 40"
        ).fetchall()
    places = [row[0] for row in found]
    measures, rows = [], [{"RegioS": place} for place in places]
    for i, heading in enumerate(groepen):
        letters, name = GROEPEN.get(heading, ("QQ", "Onbekend"))
        code, title = f"Code_{nummer + 2 * i}", f"Naam_{nummer + 2 * i + 1}"
        measures += [Maat(kolom=k, stam=k, titel=k[:4], groep=heading) for k in (code, title)]
        for n, row in enumerate(rows):
            row |= {code: f"{letters}{n % 7:02}  ", title: f"{name} {n % 7}  "}
    names = {place: f"Gemeente {place}" for place in places}
    return Tabel(jaartabellen("gebieden")[jaar], f"Gebieden in Nederland {jaar}", {"RegioS": names}, measures, rows)


def jeugd(tabel: str = "85099NED", aantal: int = 30, **anders: Any) -> Tabel:
    """Return use of youth care per form, municipality and period; figures are made up."""
    forms = {"A045561": "Totaal jeugdzorg", "A045560": "Totaal jeugdhulp"}
    places = {f"GM{9000 + n:04}": f"Voorbeeld {n}" for n in range(aantal)} | {"WK900001": "Wijk", "WK900101": "Wijk"}
    periods = {
        "2023JJ00": ("2023", "Definitief"),
        "2024HJ01": ("1e halfjaar 2024", "NaderVoorlopig"),
        "2024JJ00": ("2024*", "Voorlopig"),
    }
    signs = ["10", "15", ".", "x", "-", "", "-99997", "1205"]
    rows = [
        {"VormenVanJeugdzorg": f, "RegioS": p, "Perioden": t, "Jongeren_1": signs[(i + j + k) % 8], "Relatief_2": "2.5"}
        for i, f in enumerate(forms)
        for j, p in enumerate(places)
        for k, t in enumerate(periods)
    ]
    measures = [
        Maat(kolom="Jongeren_1", stam="Jongeren", eenheid="aantal"),
        Maat(kolom="Relatief_2", stam="Relatief", eenheid="%", decimalen=1),
    ]
    dimensions = {"VormenVanJeugdzorg": forms, "RegioS": places, "Perioden": periods}
    return replace(Tabel(tabel, "Kerncijfers over jeugdzorg", dimensions, measures, rows), **anders)
