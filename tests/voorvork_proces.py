"""The process that forks a child per command; see `voorvork`."""

from __future__ import annotations

import atexit
import gc
import json
import os
import pkgutil
import selectors
import signal
import socket
import sys
import threading
import time
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import sociaal_domein
from sociaal_domein import cli, paden
from sociaal_domein.motor.modellen import lees_modellen
from sociaal_domein.motor.verwijzingen import leest
from tests.voorvork import GROOTST

# None of these starts a thread when it is imported: a child would not have it.
VOORAF = "altair docx duckdb great_expectations.expectations httpx jinja2 openpyxl orjson pandas sqlglot tenacity"


def warm_op() -> None:
    """Import what the commands need, as they import it themselves."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    cli._zonder_webadressen()
    for name in VOORAF.split():
        import_module(name)
    for found in pkgutil.walk_packages(sociaal_domein.__path__, "sociaal_domein."):
        if not found.name.endswith("__main__"):
            import_module(found.name)
    for model in lees_modellen([paden.pipelinesmap()]).values():
        leest(model)  # parsed once, for every build that is asked for
    assert len(list(Path("/proc/self/task").iterdir())) == 1, "a thread does not survive a fork"
    gc.collect()
    gc.freeze()  # what stays as it is, is not copied


def wacht_op_werk(luister: socket.socket) -> tuple[dict[str, Any], list[int]] | None:
    """Fork for each command that comes in. A child returns with its command; the process itself when it may end."""
    wie = selectors.DefaultSelector()
    wie.register(sys.stdin, selectors.EVENT_READ)
    wie.register(luister, selectors.EVENT_READ)
    lopend: dict[int, tuple[int, socket.socket]] = {}
    while True:
        for key, _ in wie.select():
            if key.fileobj is sys.stdin:
                return None
            if key.fileobj is not luister:  # a child ended
                assert isinstance(key.fileobj, int)
                pid, draad = lopend.pop(key.fileobj)
                wie.unregister(key.fileobj)
                os.close(key.fileobj)
                _zeg(draad, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
                draad.close()
                continue
            draad, _ = luister.accept()
            said, streams, _, _ = socket.recv_fds(draad, GROOTST, 3)
            pid = os.fork()
            if pid == 0:
                for other in (luister, draad, *(d for _, d in lopend.values())):
                    other.close()
                wie.close()
                return json.loads(said), streams
            for stream in streams:
                os.close(stream)
            handle = os.pidfd_open(pid)
            lopend[handle] = pid, draad
            wie.register(handle, selectors.EVENT_READ)
            _zeg(draad, pid)


def _zeg(draad: socket.socket, getal: int) -> None:
    with suppress(BrokenPipeError):  # who asked does not wait for it
        draad.send(str(getal).encode())


def voer_uit(taak: dict[str, Any], streams: list[int]) -> NoReturn:
    """Be the process of this command, and end as Python does."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for target, stream in enumerate(streams):
        os.dup2(stream, target)
        os.close(stream)
    os.chdir(taak["map"])
    os.environ.clear()
    os.environ.update(taak["env"])
    time.tzset()
    sys.argv = ["-c", *taak["woorden"]]
    code: object = 0
    try:
        cli.main()
    except SystemExit as error:
        code = error.code
    except BaseException:
        sys.excepthook(*sys.exc_info())
        code = 1
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0)  # without the price of taking down all that was imported


def hoofd(nummer: int) -> None:
    """Fork for who connects to this socket, until the standard input closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warm_op()
    if task := wacht_op_werk(socket.socket(fileno=nummer)):
        voer_uit(*task)
    os._exit(0)
