"""Processes that are killed while they write: at every step that touches the disk, or at any moment."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from sociaal_domein import paden

# Forks one process per line of input, which kills itself at its so manieth step on the disk, or is killed after so
# many seconds; answers with the exit status. It opens no database itself, so that forking is safe.
_FABRIEK = r"""
import os, shutil, signal, sys, threading
from datetime import date
from pathlib import Path
from sociaal_domein import paden
from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.bronnen import momentopname
from sociaal_domein import cli
import duckdb, sqlglot, tempfile, sociaal_domein.motor.bouw, sociaal_domein.eigenbron.inlezen

STAPPEN = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate"}

def doodgaan_bij(stap):
    left = [stap]
    def hook(event, args):
        writes = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if event in STAPPEN or writes:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)

def neem(doel, dag):
    with momentopname.nieuwe(doel) as folder:
        for file in (paden.datamap() / "open" / "wlz_wachtenden").iterdir():
            shutil.copyfile(file, folder / file.name)
        manifest = mf.lees(folder)
        mf.schrijf(manifest.model_copy(update={"opgehaald": date.fromisoformat(dag)}), folder)

print("klaar", flush=True)
for line in sys.stdin:
    *what, stap, seconden = line.split("|")
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            if int(stap):
                doodgaan_bij(int(stap))
            if len(what) == 2:
                neem(Path(what[0]), what[1])
            else:
                sys.argv[1:] = what[0].split(" ")
                try:
                    cli.main()
                except SystemExit as ended:
                    assert ended.code == 0
            code = 0
        finally:
            sys.stderr.flush()
            os._exit(code)
    timer = threading.Timer(float(seconden), os.kill, (pid, signal.SIGKILL)) if float(seconden) else None
    if timer:
        timer.start()
    _, status = os.waitpid(pid, 0)
    if timer:
        timer.cancel()
        timer.join()
    print(f"\n={os.waitstatus_to_exitcode(status)}", flush=True)
"""


class Fabriek:
    """Runs commands, and writes snapshots of the Wlz waiting list, in processes that may be killed.

    Parameters
    ----------
    script : callable, optional
        Makes the command of a process out of its code, in a world of its own.
    """

    def __init__(self, script: Callable[[str], list[str]] | None = None) -> None:
        env = os.environ | {"PYTHONPATH": str(paden.PAKKET.parent)}
        command = script(_FABRIEK) if script else [sys.executable, "-c", _FABRIEK]
        self._process = subprocess.Popen(command, env=env, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._antwoord() == "klaar"

    def neem(self, doel: Path, dag: str, *, stap: int = 0, seconden: float = 0.0) -> int:
        """Write one snapshot and return the exit code, -9 when it was killed."""
        return self._vraag(f"{doel}|{dag}|{stap}|{seconden}")

    def geef(self, opdracht: str, *, stap: int = 0, seconden: float = 0.0) -> int:
        """Run the programme as a user does, and return the exit code, -9 when it was killed."""
        return self._vraag(f"{opdracht}|{stap}|{seconden}")

    def _vraag(self, line: str) -> int:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        while (answer := self._antwoord()) and not answer.startswith("="):
            pass  # what the programme says to its user
        return int(answer.removeprefix("="))

    def _antwoord(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        return line.strip() or "." if line else ""

    def __enter__(self) -> Fabriek:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate(timeout=30)


def resten(map: Path) -> list[str]:
    """Return what is hidden below a folder: nothing of ours stays there."""
    return sorted(str(p.relative_to(map)) for p in map.rglob(".*"))
