"""A person at another computer: edits one record a number of times, each time from what stands there then.

Usage: schrijver.py WERKMAP ID NAAM AANTAL. Prints which edits were accepted; a refused one is done again.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register import Raadsvraag
from sociaal_domein.vragen.boek import bewaar, lees_boek


def main(home: Path, id: str, naam: str, aantal: int) -> None:
    for number in range(aantal):
        accepted = False
        while not accepted:
            boek = lees_boek(home)
            old = boek.raadsvragen[id]
            new = {**old.model_dump(), "deelvragen": [*old.deelvragen, f"{naam} {number}"]}
            try:
                bewaar(boek, Raadsvraag.model_validate(new))
                accepted = True
            except SociaalDomeinFout as error:
                assert "veranderd nadat het was gelezen" in error.wat, error
                print("geweigerd")
        print(f"{naam} {number}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]))
