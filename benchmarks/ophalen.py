"""Fetch one made-up Iv3 year with us and with cbsodata plus pandas, from the same server, and compare.

Run with ``python benchmarks/ophalen.py [rows] [rounds]``. The pages of 10,000 rows are made beforehand and served from
disk by a process of its own; each client runs in a process of its own too, so that its memory is its own. Without
numbers it is a whole year of five million rows, once (cbsodata then takes some 4 GiB); on fewer rows our start weighs
more. Of more rounds the best counts. Fails when we are less than three times as fast, or use more than 512 MiB.

What cbsodata delivers is the list of dicts of ``get_data``, put into a DataFrame; ours is the Parquet file, with every
row counted and checked for doubles.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import orjson

from tests.bronnen.uitgever import As, Onderwerp, Tabel3, Uitgever

NAAM = "99999NED"
BLADZIJDE = 10_000
KEER_SNELLER = 3.0
GRENS_MIB = 512

ONS = """
import sys, time, json, resource
begin = time.perf_counter()
from pathlib import Path
from sociaal_domein.bronnen.cbs_odata3 import haal_tabel
from sociaal_domein.bronnen.ophalen import Ophaler
with Ophaler("meting@voorbeeld.nl") as ophaler:
    rijen = haal_tabel(ophaler, tabel=sys.argv[2], adres=sys.argv[1], map=Path(sys.argv[3])).rijen
duur = time.perf_counter() - begin
print(json.dumps([rijen, duur, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""
CBSODATA = """
import sys, time, json, resource
begin = time.perf_counter()
import cbsodata, pandas
cbsodata.options.use_https = False
rijen = len(pandas.DataFrame(cbsodata.get_data(sys.argv[2], catalog_url=sys.argv[1].removeprefix("http://"))))
duur = time.perf_counter() - begin
print(json.dumps([rijen, duur, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def tabel() -> Tabel3:
    assen = [
        As("TaakveldBalanspost", 6, {f"{a}.{b}": f"Taakveld {a}.{b}" for a in range(9) for b in range(7)}),
        As("Categorie", 8, {f"L{a}.{b}": f"Categorie {a}.{b}" for a in range(8) for b in range(10)}),
        As("Gemeenten", 9, {f"GM{9000 + n}": f"Voorbeeld {n}" for n in range(400)}, soort="GeoDetail"),
        As("Verslagsoort", 8, {"2023X000": "Begroting", "2023X005": "Jaarrekening"}),
    ]
    maten = [Onderwerp("k_1ePlaatsing_1", "1e plaatsing"), Onderwerp("k_2ePlaatsing_2", "2e plaatsing")]
    return Tabel3(NAAM, "Verzonnen Iv3-jaar", assen, maten, [])


def rij(nummer: int, sleutels: list[list[str]]) -> dict[str, object]:
    rest, taak = divmod(nummer, len(sleutels[0]))
    rest, categorie = divmod(rest, len(sleutels[1]))
    rest, gemeente = divmod(rest, len(sleutels[2]))
    return {
        "ID": nummer,
        "TaakveldBalanspost": sleutels[0][taak],
        "Categorie": sleutels[1][categorie],
        "Gemeenten": sleutels[2][gemeente],
        "Verslagsoort": sleutels[3][rest % len(sleutels[3])],
        "k_1ePlaatsing_1": f"{nummer * 7919 % 100_003:>10}",
        "k_2ePlaatsing_2": "         .",
    }


def serveer(rijen: int, map_: Path) -> None:
    """Make the pages, serve them, and say where; stop when standard input closes."""
    iv3 = tabel()
    sleutels = [[str(k["Key"]) for k in axis.rijen()] for axis in iv3.assen]
    with Uitgever() as uitgever:
        uitgever.zet(iv3)
        dienst = f"/ODataFeed/odata/{NAAM}"
        for soort in ("UntypedDataSet", "TypedDataSet"):  # cbsodata asks for the typed rows
            uitgever.zet_vast(f"{dienst}/{soort}/$count", str(rijen).encode())
        for begin in range(0, rijen, BLADZIJDE):
            inhoud = {"odata.metadata": f"{uitgever.adres}{dienst}/$metadata"}
            inhoud["value"] = [rij(n, sleutels) for n in range(begin, min(begin + BLADZIJDE, rijen))]
            for soort in ("UntypedDataSet", "TypedDataSet"):
                if begin + BLADZIJDE < rijen:
                    vraag = f"$format=json&$skip={begin + BLADZIJDE}"
                    inhoud["odata.nextLink"] = f"{uitgever.adres}{dienst}/{soort}?{vraag}"
                bestand = map_ / f"{soort}-{begin}.json"
                bestand.write_bytes(orjson.dumps(inhoud))
                volg = f"&$skip={begin}" if begin else ""
                uitgever.zet_vast(f"{dienst}/{soort}?$format=json{volg}", bestand)
        print(uitgever.adres, flush=True)
        sys.stdin.read()


def meet(programma: str, adres: str, map_: Path) -> tuple[int, float, float]:
    opdracht = [sys.executable, "-c", programma, adres, NAAM, str(map_)]
    klaar = subprocess.run(opdracht, capture_output=True, text=True, check=False)
    if klaar.returncode:
        sys.exit(klaar.stderr)
    rijen, duur, mib = json.loads(klaar.stdout.splitlines()[-1])
    return rijen, duur, mib


def main() -> int:
    rijen = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000_000
    rondes = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    beste: dict[str, tuple[float, float]] = {}
    with tempfile.TemporaryDirectory() as naam:
        begin = time.perf_counter()
        opdracht = [sys.executable, __file__, "--serveer", str(rijen), naam]
        with subprocess.Popen(opdracht, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None and server.stdin is not None
            adres = server.stdout.readline().strip()
            print(f"{rijen:,} rijen klaargezet in {time.perf_counter() - begin:.1f} s")
            for _ in range(rondes):
                for wie, programma in (("sociaal-domein", ONS), ("cbsodata + pandas", CBSODATA)):
                    gekregen, duur, mib = meet(programma, adres, Path(naam) / "ons")
                    print(f"{wie:18} {duur:7.1f} s {gekregen / duur:>10,.0f} rijen/s {mib:7.0f} MiB")
                    if gekregen != rijen:
                        sys.exit(f"{wie} gaf {gekregen} rijen in plaats van {rijen}")
                    snelst, meest = beste.get(wie, (0.0, 0.0))
                    beste[wie] = (max(snelst, gekregen / duur), max(meest, mib))
            server.stdin.close()
    (wij, geheugen), (zij, _) = beste.values()
    print(f"{wij / zij:.1f} keer zo snel (grens {KEER_SNELLER}), {geheugen:.0f} MiB (grens {GRENS_MIB})")
    return 0 if wij / zij >= KEER_SNELLER and geheugen <= GRENS_MIB else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serveer"]:
        serveer(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        sys.exit(main())
