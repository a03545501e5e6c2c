"""What git holds of a file: every repository that the file lies in is asked, the nearest and those around it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from sociaal_domein.fouten import SociaalDomeinFout

GIT_RAAD = (
    "Vraag wie deze git-map beheert om de geschiedenis te herschrijven (met git filter-repo), en dat overal te doen "
    "waar een kopie staat."
)


def weiger_in_git(home: Path, bestand: Path) -> None:
    """Refuse to go on with a file that git tracks.

    Raises
    ------
    SociaalDomeinFout
        Git tracks it, or does not answer.
    """
    for folder, name in _gitmappen(bestand):
        if _git(folder, "ls-files", "--", f":(literal){name}"):
            where = "" if folder == home.resolve() else f'Ga naar de map "{folder}". '
            raise SociaalDomeinFout(
                "Git houdt deze casus bij. Wat in git staat, blijft in de geschiedenis, ook na wissen. Er is niets "
                "weggehaald.",
                waar=bestand.relative_to(home).as_posix(),
                doe=f'{where}Haal de casus eerst uit git: git rm --cached "{name}" en daarna git commit. {GIT_RAAD} '
                'Zet de map van de casussen in .gitignore (meestal: "eigen/") en trek de casus dan opnieuw in.',
            )


def in_geschiedenis(bestanden: list[Path]) -> bool:
    """Whether the history of git, in any repository around it, holds one of the files.

    Raises
    ------
    SociaalDomeinFout
        Git does not answer.
    """
    names: dict[Path, list[str]] = {}
    for file in bestanden:
        for folder, name in _gitmappen(file):
            names.setdefault(folder, []).append(f":(literal){name}")
    return any(_git(folder, "log", "--all", "--format=%h", "-n", "1", "--", *n) for folder, n in names.items())


def _gitmappen(file: Path) -> list[tuple[Path, str]]:
    """Return the folders with git around the place where a file really is, and its name as seen from there."""
    real = file.parent.resolve() / file.name
    return [(f, real.relative_to(f).as_posix()) for f in real.parents if (f / ".git").exists()]


def _git(folder: Path, *args: str) -> str:
    env = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    try:
        ran = subprocess.run(["git", "-C", str(folder), *args], capture_output=True, text=True, env=env, check=False)
        failed = ran.returncode != 0
    except OSError:
        failed = True
    if failed:
        raise SociaalDomeinFout(
            "Het is niet na te gaan of git deze casus bijhoudt. Er is niets weggehaald.",
            waar=str(folder),
            doe="Kijk of git werkt in deze map: git status. Trek de casus daarna opnieuw in.",
        )
    return ran.stdout.strip()
