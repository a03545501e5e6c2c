"""Time the search in 100,000 invented pieces: making the index, 200 different questions, and the command itself.

Run with ``make bench``. The pieces are Dutch sentences about the social domain, drawn with a fixed seed; their words
are as unevenly used as in real documents, and one in seven is a question, promise or motion with its record.
"""

from __future__ import annotations

import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

AANTAL = 100_000
VRAGEN = 200
GRENZEN = {"mediaan": 50.0, "p95": 100.0, "maken": 120.0, "grootte": 300.0, "geheugen": 1_000.0, "opdracht": 0.6}
PROGRAMMA = [sys.executable, "-c", "from sociaal_domein.cli import main; main()"]
EERSTE = date(2014, 1, 6)
FRACTIES = ("Lijst Noord", "Dorpsbelang", "Samen Vooruit", "Partij voor de Buurt", "Vrije Fractie", "De Gewone Lijst")
ROLLEN = ("wethouder jeugd", "wethouder zorg", "wethouder werk en inkomen", "wethouder financiën", "burgemeester")
WAARDEN = ("preventie", "nabijheid", "eigen_kracht", "toegankelijkheid", "tijdigheid", "menselijke_maat")
ZINNEN = (
    """
Het college stelt de raad voor {a} en {b} vast te stellen.|In {jaar} waren er {n} {c} in {plaats}.
De {a} duurde gemiddeld {n} dagen, en dat is langer dan de {b} van vorig jaar.
Wij lazen in de krant dat de {a} in {plaats} onder druk staat.|Hoeveel {c} zijn er in {plaats}?
Wat betekent de {a} voor {c} die op {b} wachten?|Welke lessen trekt het college uit de {a}?
Is het college bereid de {a} samen met {c} te verbeteren?|De wethouder zegt toe de raad te informeren over de {a}.
De raad verzoekt het college de {a} voor {datum} te evalueren.|De kosten van de {a} bedragen {n} euro per jaar.
Bij de bespreking van {a} vroegen {c} aandacht voor {b}.|Daarom is gekozen voor een aanpak met {a}, {b} en {d}.
Inwoners van {plaats} merken dat de {a} moeilijk te vinden is.|De {d} is geregeld in de verordening.
Het rapport over {a} gaat ook in op {b} en op de positie van {c}.|Agendapunt {n}: {a}.
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
TITELS = (
    """
Schriftelijke vragen over {a}|Beantwoording vragen {a} en {b}|Raadsinformatiebrief {a} {jaar}|Verslag van de commissie
Besluitenlijst {datum}|Motie {a} voor {c}|Raadsvoorstel {a}|Evaluatie {a} {jaar}|Memo stand van zaken {a}
Bijlage {n}: {b}|Technische vragen {a}|Toezegging {a}|Jaarverslag {b} {jaar}|Onderzoek naar {a} in {plaats}
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


class Trekking:
    """Draws words as unevenly as texts do: a few often, most seldom."""

    def __init__(self, seed: int) -> None:
        from sociaal_domein.vragen.woorden import ALGEMEEN, INHOUD

        self.draw = random.Random(seed)
        nouns = [*INHOUD, *ALGEMEEN]
        self.draw.shuffle(nouns)
        compounds = [f"{a}{self.draw.choice(['', '', 's'])}{b}" for a in INHOUD for b in self.draw.sample(ALGEMEEN, 20)]
        self.draw.shuffle(compounds)
        self.words = [word for pair in zip(nouns * 20, compounds, strict=False) for word in pair]
        self.places = [
            f"{a}{b}"
            for a in ("Noorder", "Ooster", "Zuider", "Wester", "Nieuw", "Oud")
            for b in ("dorp", "veen", "beek", "drecht", "wijk", "hoek", "broek", "huizen", "kerk", "meer")
        ]

    def woord(self) -> str:
        """Draw a word: the chance falls with its place in the list."""
        return self.words[min(int(len(self.words) ** self.draw.random()) - 1, len(self.words) - 1)]

    def dag(self) -> date:
        """Draw a day."""
        return EERSTE + timedelta(days=self.draw.randrange(4_300))

    def vul(self, pattern: str) -> str:
        """Fill in a sentence."""
        return pattern.format(
            a=self.woord(),
            b=self.woord(),
            c=f"{self.woord()}en",
            d=self.woord(),
            n=self.draw.randrange(1, 4_000),
            jaar=self.draw.randrange(2014, 2026),
            plaats=self.draw.choice(self.places),
            datum=self.dag().isoformat(),
        )

    def tekst(self) -> str:
        """Draw a text: most of some ten sentences, some of hundreds."""
        length = max(2, min(400, int(self.draw.lognormvariate(2.3, 0.9))))
        return " ".join(self.vul(self.draw.choice(ZINNEN)) for _ in range(length))


def inlezen(home: Path, aantal: int) -> int:
    """Write invented documents and records as an import leaves them; return how many words they have together."""
    import duckdb
    import pandas as pd

    trekking = Trekking(1)
    documents, records, words = [], [], 0
    for i in range(aantal):
        title, day = trekking.vul(trekking.draw.choice(TITELS)), trekking.dag()
        if i % 7 == 0:
            kind, made = record(trekking, i, title, day)
            records.append((kind, made.model_dump_json(exclude_none=True, exclude_defaults=True)))
            words += len(made.tekst.split())
        else:
            link, text = f"https://voorbeeldgemeente.invalid/stuk/{i}", trekking.tekst()
            documents.append((f"d{i}", title, day, "Raadsstuk", link, "Voorbeeldgemeente", text))
            words += len(text.split())
    folder = home / "data" / "raadsstukken"
    folder.mkdir(parents=True)
    with duckdb.connect() as con:
        for name, columns, rows in (
            ("documenten", ["id", "titel", "datum", "soort", "link", "organisatie", "tekst"], documents),
            ("stukken", ["soort", "record"], records),
        ):
            con.register(name, pd.DataFrame(rows, columns=columns))
            con.execute(f"copy {name} to '{folder / name}.parquet'")
    return words


def record(trekking: Trekking, i: int, titel: str, dag: date) -> tuple[str, Any]:
    """Make an invented promise, question or motion, with its kind."""
    from sociaal_domein.register import Motie, Raadsvraag, Toezegging

    draw = trekking.draw
    shared = {
        "id": f"r{i}",
        "naam": titel,
        "tekst": trekking.tekst(),
        "waarden": [draw.choice(WAARDEN)],
        "portefeuillehouder": draw.choice(ROLLEN),
    }
    party = draw.choice(FRACTIES)
    if i % 3 == 0:
        event = {"soort": "gedaan", "datum": dag}
        promise = {**shared, "door": shared["portefeuillehouder"], "aan": party, "gebeurtenissen": [event]}
        return "toezegging", Toezegging.model_validate(promise)
    asked = {**shared, "fractie": party, "gebeurtenissen": [{"soort": "ingediend", "datum": dag}]}
    if i % 3 == 1:
        return "raadsvraag", Raadsvraag.model_validate(asked)
    return "motie", Motie.model_validate(asked)


def zoekvragen(aantal: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield questions: one word, some words, a sentence, a slip of the pen, names, and half of them with filters."""
    trekking = Trekking(2)
    draw = trekking.draw
    for i in range(aantal):
        words = [trekking.woord() for _ in range(draw.choice((1, 2, 2, 3, 3, 4, 6)))]
        kind = i % 10
        if kind < 2:
            text = trekking.vul(draw.choice(ZINNEN))
        elif kind == 2:
            longest = max(words, key=len)
            text = " ".join(words).replace(longest, longest[:2] + longest[3:])
        elif kind == 3:
            text = f"{draw.choice(FRACTIES)} {words[0]}"
        else:
            text = " ".join(words)
        filters: dict[str, Any] = {}
        if i % 2:
            day = trekking.dag()
            filters = draw.choice(
                (
                    {"soort": draw.choice(("raadsvraag", "toezegging", "motie", "document"))},
                    {"fractie": draw.choice(FRACTIES)},
                    {"waarde": draw.choice(WAARDEN)},
                    {"portefeuillehouder": draw.choice(ROLLEN)},
                    {"van": day},
                    {"van": day, "tot": day + timedelta(days=365), "soort": "document"},
                )
            )
        yield text, filters


def werkmap(home: Path) -> None:
    """Make a working folder with an empty register, and a dozen questions to read for the command."""
    from sociaal_domein.begin import begin
    from sociaal_domein.register.raadsvragen import SOORT
    from sociaal_domein.register.schrijven import schrijf_records

    begin("GM0034", "Almere", home)
    trekking = Trekking(3)
    for i in range(1, 36, 3):
        _, question = record(trekking, i, trekking.vul(TITELS[0]), trekking.dag())
        schrijf_records(home / "register" / "raadsvragen" / f"r{i}.yaml", SOORT, [question])


def opdracht(home: Path) -> float:
    """Return how long the command takes on a small register, the best of five."""
    took = []
    for _ in range(5):
        begin = time.perf_counter()
        opnieuw(home)
        took.append(time.perf_counter() - begin)
    return min(took)


def opnieuw(home: Path) -> None:
    """Search once in a process of its own, on the index that stands there."""
    run = [*PROGRAMMA, "vraag", "zoek", "wachtlijst jeugdhulp"]
    subprocess.run(run, env={**os.environ, "SOCIAAL_DOMEIN_HOME": str(home)}, capture_output=True, check=True)


def geheugen() -> float:
    """Return the most memory that a command had, in MB: the one that made the index."""
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return peak / 1024 if sys.platform != "darwin" else peak / 1024**2


def main() -> int:
    """Measure, print, and compare with the limits."""
    measured: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_CACHE_HOME"] = str(Path(name) / "cache")
        from sociaal_domein.vragen.zoeken import zoek
        from sociaal_domein.vragen.zoekindex import indexmap

        home = Path(name) / "werk"
        werkmap(home)
        measured["opdracht"] = opdracht(home)
        words = inlezen(home, AANTAL)
        start = time.perf_counter()
        opnieuw(home)
        measured["maken"] = time.perf_counter() - start
        measured["geheugen"] = geheugen()
        measured["grootte"] = sum(file.stat().st_size for file in indexmap(home).rglob("*") if file.is_file()) / 1e6
        start = time.perf_counter()
        opnieuw(home)
        opened = time.perf_counter() - start
        zoek(home, "wachtlijst")
        took, empty = [], 0
        for text, filters in zoekvragen(VRAGEN):
            start = time.perf_counter()
            empty += not zoek(home, text, **filters)
            took.append((time.perf_counter() - start) * 1000)
    took.sort()
    measured["mediaan"], measured["p95"] = statistics.median(took), took[int(0.95 * len(took))]
    print(f"{AANTAL} stukken, gemiddeld {words // AANTAL} woorden; {VRAGEN} vragen, waarvan {empty} zonder vondst")
    print(f"de opdracht {opened:.2f} s, langste vraag {took[-1]:.0f} ms")
    units = {"mediaan": "ms", "p95": "ms", "maken": "s", "grootte": "MB", "geheugen": "MB", "opdracht": "s"}
    slow = 0
    for what, limit in GRENZEN.items():
        slow += measured[what] > limit
        verdict = "TE VEEL" if measured[what] > limit else "goed"
        print(f"{what:10} {measured[what]:9.2f} {units[what]:3} grens {limit:8.2f} {units[what]:3} {verdict}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
