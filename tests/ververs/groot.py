"""A detailed Iv3 year of any size, made up, served from disk by a process of its own: ``groot.py CATEGORIES FOLDER``.

Municipalities, reports, taakvelden and balance posts are those of 2024; the amounts are made up. Each category adds
about 150,000 rows.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path

import orjson

from sociaal_domein.bronnen.opgehaald import Maat
from tests.bronnen.uitgever import Uitgever
from tests.ververs import detail

JAAR, NAAM, BLADZIJDE = 2024, "45067NED", 10_000
CATEGORIEEN = [
    "L3.8", "B3.7", "L1.1", "Ultimo", "L3.4.1", "L4.3.3", "B4.3.1", "L4.1.1", "L7.3", "B2.2.1", "L3.5.1", "L2.1",
    "L3.1", "L3.2", "L3.3", "L3.6", "L4.2", "L4.3.1", "L4.3.2", "L4.3.4", "L5.1", "L6.1", "L7.1", "L7.2", "L7.4",
    "L7.5", "B3.1", "B3.2", "B3.4.1", "B3.6", "B4.2", "B5.1", "B5.2", "B7.1", "Primo",
]  # fmt: skip


def sleutels(categorieen: int) -> dict[str, dict[str, str]]:
    """Return the keys with their titles, in the order of the publisher."""
    lasten = detail.vraag(
        f"select distinct gemeente_code, gemeente_naam from read_parquet('{detail.OPEN}/iv3/lasten.parquet') "
        "where jaar = 2024 order by 1"
    )
    fields = detail.vraag(
        f"select taakveld, taakveld_titel from read_parquet('{detail.OPEN}/iv3/taakvelden.parquet') where jaar = 2024 "
        f"union select taakveld, max(taakveld_titel) from read_parquet('{detail.OPEN}/iv3/onderverdeling.parquet') "
        "where jaar = 2024 group by 1 order by 1"
    )
    titles = {r["taakveld"]: f"{r['taakveld']} {r['taakveld_titel']}" for r in fields}
    return {
        "Gemeenten": {r["gemeente_code"]: r["gemeente_naam"] for r in lasten},
        "Verslagsoort": {f"{JAAR}X00{n}": f"Verslag {n}" for n in range(6)},
        "TaakveldBalanspost": titles | {"0.11": "0.11 Resultaat", "P111": "P111 Reserve", "A111": "A111 Grond"},
        "Categorie": {c: c for c in CATEGORIEEN[:categorieen]},
    }


def rijen(keys: dict[str, dict[str, str]]) -> Iterator[dict[str, str]]:
    """Return all rows, padded; one in nine cells is empty, one in two hundred was not given."""
    padded = [[key.ljust(detail.BREEDTE[name]) for key in codes] for name, codes in keys.items()]
    for number, row in enumerate(itertools.product(*padded)):
        amount = number * 7919 % 9973
        second = "." if number % 9 == 4 else "-99998" if number % 200 == 3 else f"{amount:>10}"
        yield dict(zip(keys, row, strict=True)) | {detail.MATEN[0]: second, detail.MATEN[1]: second}


def serveer(categorieen: int, map: Path) -> None:
    """Write the pages, serve them, say where and how many rows; stop when standard input closes."""
    keys = sleutels(categorieen)
    measures = [Maat(kolom=k, stam=k[:-2], eenheid="x 1 000 euro") for k in detail.MATEN]
    table = detail.als_bediend(detail.Tabel(NAAM, "Iv3, verzonnen", keys, measures, []), feed=True)
    total = 1
    for codes in keys.values():
        total *= len(codes)
    with Uitgever() as publisher:
        publisher.zet(table)
        base = f"/ODataFeed/odata/{NAAM}/UntypedDataSet"
        publisher.zet_vast(f"{base}/$count", str(total).encode())
        stream = enumerate(rijen(keys))
        for start in range(0, total, BLADZIJDE):
            page = [{"ID": n} | row for n, row in itertools.islice(stream, BLADZIJDE)]
            content: dict[str, object] = {"odata.metadata": "x", "value": page}
            if start + BLADZIJDE < total:
                content["odata.nextLink"] = f"{publisher.adres}{base}?$format=json&$skip={start + BLADZIJDE}"
            file = map / f"{start}.json"
            file.write_bytes(orjson.dumps(content))
            publisher.zet_vast(f"{base}?$format=json{f'&$skip={start}' if start else ''}", file)
        print(publisher.adres, total, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    serveer(int(sys.argv[1]), Path(sys.argv[2]))
