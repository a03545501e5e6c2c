"""Time what a user waits for, and fail when it takes longer than promised.

Run with ``make bench``. Each command runs in a process of its own, on a store that is built here and thrown
away; the best of a few runs counts, so that other work on the machine weighs less.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAMMA = [sys.executable, "-c", "from sociaal_domein.cli import main; main()"]


def duur(opdracht: list[str], omgeving: dict[str, str]) -> float:
    begin = time.perf_counter()
    klaar = subprocess.run([*PROGRAMMA, *opdracht], env=omgeving, capture_output=True, text=True, check=False)
    if klaar.returncode:
        sys.exit(f"sociaal-domein {' '.join(opdracht)} mislukte:\n{klaar.stderr}")
    return time.perf_counter() - begin


def main() -> int:
    te_traag = 0
    with tempfile.TemporaryDirectory() as map_:
        uitvoer = str(Path(map_) / "briefing.html")
        # name, command, limit in seconds, runs, whether each run starts from an empty cache
        metingen = [
            ("help", ["--help"], 0.25, 5, False),
            ("alles bouwen", ["bouw"], 5.0, 2, True),
            ("bouwen zonder wijziging", ["bouw"], 0.5, 5, False),
            ("briefing", ["briefing", "Almere", "--naar", uitvoer], 2.0, 5, False),
        ]
        cache = Path(map_) / "cache"
        for naam, opdracht, grens, keren, leeg in metingen:
            tijden = []
            for keer in range(keren):
                if leeg:
                    cache = Path(map_) / f"cache-{keer}"
                tijden.append(duur(opdracht, {**os.environ, "XDG_CACHE_HOME": str(cache)}))
            te_traag += (traag := min(tijden) > grens)
            print(f"{naam:25} {min(tijden):6.2f} s   grens {grens:.2f} s   {'TE TRAAG' if traag else 'goed'}")
    return 1 if te_traag else 0


if __name__ == "__main__":
    sys.exit(main())
