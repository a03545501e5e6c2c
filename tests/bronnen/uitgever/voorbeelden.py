"""Tables in the real shapes, small: figures of the embedded snapshots in the columns of the publisher."""

from __future__ import annotations

from typing import Any

import duckdb

from sociaal_domein import paden
from tests.bronnen.uitgever.tabellen import As, Onderwerp, Tabel3, Tabel4

PERIODEN = {
    "2022JJ00": ("2022", "Definitief"),
    "2023JJ00": ("2023", "NaderVoorlopig"),
    "2024JJ00": ("2024*", "Voorlopig"),
}


def iv3(jaar: int = 2023, naam: str = "45063NED", **anders: Any) -> Tabel3:
    """Return one year of Iv3 as dataderden serves it: no feed, no ``$skip``, pages with a next link.

    The costs per taakveld are those of the embedded snapshot, taken together in one category L; 4 municipalities.
    Before 2019 the dimension and the measures have their older names.
    """
    task, first, second = (
        ("TaakveldBalanspost", "k_1ePlaatsing_1", "k_2ePlaatsing_2")
        if jaar >= 2019
        else ("FunctieKostenplaatsBalanspost", "k_1stePlaatsing_1", "k_2dePlaatsing_2")
    )
    found = _vraag(
        """select gemeente_code, gemeente_naam, taakveld, taakveld_titel, verslagsoort, lasten_keur
        from read_parquet(?) where jaar = ? and gemeente_code in ('GM0034', 'GM0327', 'GM0342', 'GM0363')
        order by verslagsoort, taakveld, gemeente_code""",
        str(paden.datamap() / "open" / "iv3" / "lasten.parquet"),
        jaar,
    )
    axes = [
        As(task, 6, {r[2]: r[3] for r in found}),
        As("Categorie", 8, {"L": "Alle lasten samen"}),
        As("Gemeenten", 9, {r[0]: r[1] for r in found}, soort="GeoDetail"),
        As("Verslagsoort", 8, {f"{jaar}X000": f"Begroting {jaar}", f"{jaar}X005": f"Jaarrekening {jaar}"}),
    ]
    rows = [
        {task: r[2], "Categorie": "L", "Gemeenten": r[0], "Verslagsoort": r[4], first: f"{r[5]:>10}", second: "."}
        for r in found
    ]
    topics = [Onderwerp(first, "1e plaatsing", "x 1 000 euro"), Onderwerp(second, "2e plaatsing", "x 1 000 euro")]
    options: dict[str, Any] = {"feed": False, "slaat_over": False, "bladert": True, "bladzijde": 20} | anders
    return Tabel3(naam, f"Gemeenten {jaar} onbewerkte Iv3-data", axes, topics, rows, **options)


def kwb(naam: str = "86165NED", nummer: int = 93, **anders: Any) -> Tabel3:
    """Return a table of districts as opendata.cbs.nl serves it: a feed, keys of ten characters, shifting suffixes.

    The areas and figures are made up (GM9999, Voorbeeldgemeente).
    """
    areas = {"NL00": "Voorbeeldland", "GM9999": "Voorbeeldgemeente", "WK999900": "Centrum", "WK999901": "Súdwest"}
    areas |= {f"BU9999{n:04}": f"Buurt {n}" for n in range(20)}
    rows = []
    for number, area in enumerate(areas):
        users = "x" if number % 7 == 3 else f"{number * 10:>8}"
        rows.append(
            {
                "WijkenEnBuurten": area,
                f"Gemeentenaam_{1}": "Voorbeeldgemeente   ",
                f"WmoClienten_{nummer}": users,
                f"WmoClientenRelatief_{nummer + 1}": f"{number * 1.5:>8.1f}" if users != "x" else ".",
            }
        )
    topics = [
        Onderwerp("Gemeentenaam_1", "Gemeentenaam", ""),
        Onderwerp(f"WmoClienten_{nummer}", "Wmo-cliënten"),
        Onderwerp(f"WmoClientenRelatief_{nummer + 1}", "Wmo-cliënten relatief", "per 1 000 inwoners", 1),
    ]
    axes = [As("WijkenEnBuurten", 10, areas, soort="GeoDetail")]
    return Tabel3(naam, "Kerncijfers wijken en buurten 2024", axes, topics, rows, **({"bladzijde": 10} | anders))


def regio3(naam: str = "85099NED", aantal: int = 30, **anders: Any) -> Tabel3:
    """Return a table with a form, a region (no padding needed) and periods with a status; figures are made up."""
    forms = {"A045561": "Totaal jeugdzorg", "A045560": "Totaal jeugdhulp"}
    regions = {f"GM{9000 + n:04}": f"Voorbeeld {n}" for n in range(aantal)}
    axes = [
        As("VormenVanJeugdzorg", 7, forms),
        As("RegioS", 6, regions, soort="GeoDimension"),
        As("Perioden", 8, PERIODEN, soort="TimeDimension"),
    ]
    rows = [
        {"VormenVanJeugdzorg": f, "RegioS": r, "Perioden": p, "JongerenMetJeugdzorg_1": f"{i * 5 + 10:>7}"}
        for f in forms
        for i, r in enumerate(regions)
        for p in PERIODEN
    ]
    topics = [Onderwerp("JongerenMetJeugdzorg_1", "Jongeren met jeugdzorg")]
    return Tabel3(naam, "Kerncijfers over jeugdzorg", axes, topics, rows, **({"bladzijde": 50} | anders))


def cbs4(naam: str = "85678NED", **anders: Any) -> Tabel4:
    """Return a table of OData v4: two measures with one stem, and cells that are absent with a reason. Made up."""
    regions = {"GM9998": "Voorbeelddorp", "GM9999": "Voorbeeldgemeente"}
    axes = [As("RegioS", 1, regions, soort="GeoDimension"), As("Perioden", 1, PERIODEN, soort="TimeDimension")]
    topics = [
        Onderwerp("1050010_1", "Particuliere huishoudens", "x 1 000", 1),
        Onderwerp("1050010_2", "Particuliere huishoudens relatief", "%", 1),
        Onderwerp("M001980", "Personen", "aantal"),
    ]
    rows: list[dict[str, Any]] = []
    for region in regions:
        for number, period in enumerate(PERIODEN):
            for step, topic in enumerate(topics):
                hidden = region == "GM9999" and step == 2
                rows.append(
                    {
                        "Measure": topic.kolom,
                        "ValueAttribute": "Confidential" if hidden else "None",
                        "Value": None if hidden else round(481.8 + number + step, 1),
                        "StringValue": None,
                        "RegioS": region,
                        "Perioden": period,
                    }
                )
    options: dict[str, Any] = {"rijen": rows, "bladzijde": 5} | anders
    return Tabel4(naam, "Laag en langdurig laag inkomen", axes, topics, **options)


def _vraag(sql: str, *waarden: Any) -> list[tuple[Any, ...]]:
    with duckdb.connect() as con:
        return con.execute(sql, list(waarden)).fetchall()
