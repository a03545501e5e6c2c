"""Commands in processes of their own, without the price of starting Python and importing each time.

A process that has everything imported (`voorvork_proces`) forks a child for each command, with the words, folder,
environment and streams of who asked. Elsewhere than on Linux, and for what Python only reads when it starts
(``PYTHONPATH``, ``LC_ALL``), the command gets a Python of its own.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO

PROGRAMMA = [sys.executable, "-c", "from sociaal_domein.cli import main; main()"]
ADRES = "SD_TEST_VOORVORK"
GROOTST = 200_000  # bytes of words and environment
WORTEL = Path(__file__).resolve().parents[1]


def _bij_de_start(env: Mapping[str, str]) -> dict[str, str]:
    """Return what Python itself reads, once."""
    return {k: v for k, v in env.items() if k.startswith(("PYTHON", "LC_", "LANG"))}


GESTART_MET = _bij_de_start(os.environ)


class Voorvork:
    """The process that forks; whoever makes it ends it. Its address travels along in the environment."""

    def __init__(self) -> None:
        self._luister = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._luister.bind("")  # Linux chooses a name that is not in any folder
        self._luister.listen(64)
        self._proces = subprocess.Popen(
            [sys.executable, "-c", f"from tests.voorvork_proces import hoofd; hoofd({self._luister.fileno()})"],
            cwd=WORTEL,
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},  # no threads before a fork
            pass_fds=[self._luister.fileno()],
            stdin=subprocess.PIPE,
        )
        os.environ[ADRES] = self._luister.getsockname().hex()

    def stop(self) -> None:
        """Let it end; commands that still run go on."""
        assert self._proces.stdin is not None
        self._proces.stdin.close()
        self._proces.wait(timeout=60)
        self._luister.close()
        os.environ.pop(ADRES, None)


class Loop:
    """A command under way in a forked process.

    Attributes
    ----------
    pid : int
        Its process.
    """

    def __init__(self, woorden: tuple[str, ...], map: Path, env: Mapping[str, str], streams: list[int]) -> None:
        self._draad = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._draad.connect(bytes.fromhex(os.environ[ADRES]))
        said = json.dumps({"woorden": woorden, "map": str(map), "env": dict(env)}).encode()
        assert len(said) < GROOTST
        socket.send_fds(self._draad, [said], streams)
        self.pid = int(self._draad.recv(64))

    def wacht(self, seconden: float | None = None) -> int:
        """Return its exit code, negative for the signal that ended it."""
        self._draad.settimeout(seconden)
        try:
            return int(self._draad.recv(64))
        except TimeoutError:
            os.kill(self.pid, signal.SIGKILL)
            raise
        finally:
            self._draad.close()


def voer(
    *woorden: str,
    map: Path,
    env: Mapping[str, str] | None = None,
    invoer: str | None = None,
    koud: bool = False,
    seconden: float = 120,
) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, and return its exit code and what it said.

    With `koud` nothing is imported yet, as when a user starts it.
    """
    env = os.environ if env is None else env
    if koud or ADRES not in os.environ or _bij_de_start(env) != GESTART_MET:
        command = [*PROGRAMMA, *woorden]
        ask: dict[str, object] = {"input": invoer} if invoer is not None else {"stdin": subprocess.DEVNULL}
        return subprocess.run(  # type: ignore[call-overload,no-any-return]
            command, cwd=map, env=env, capture_output=True, text=True, check=False, timeout=seconden, **ask
        )
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write((invoer or "").encode())
        given.seek(0)
        code = Loop(woorden, map, env, [given.fileno(), out.fileno(), err.fileno()]).wacht(seconden)
        return subprocess.CompletedProcess(woorden, code, _tekst(out), _tekst(err))


def _tekst(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode().replace("\r\n", "\n").replace("\r", "\n")
