"""Run the command line in fresh processes without the cost of starting Python: read a line, fork, say the number.

For each line with words separated by tabs a child runs the command; its number is written, and after it ended its
exit code. Nothing with threads is started before the fork.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import duckdb  # noqa: F401 - imported here so that a child need not
import httpx  # noqa: F401
import orjson  # noqa: F401
import tenacity  # noqa: F401

from sociaal_domein import cli, cli_ververs  # noqa: F401
from sociaal_domein.bronnen import cbs_odata3  # noqa: F401
from sociaal_domein.kwaliteit import meten  # noqa: F401
from sociaal_domein.ververs import loop, verslag  # noqa: F401


def hoofd() -> None:
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            home = Path(os.environ["SOCIAAL_DOMEIN_HOME"])
            out = os.open(home.parent / "uit.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(out, 1)
            os.dup2(out, 2)
            sys.argv = ["sociaal-domein", *line.rstrip("\n").split("\t")]
            try:
                cli.main()
            except SystemExit as error:
                sys.stdout.flush()
                os._exit(int(error.code or 0))
            os._exit(0)
        print(pid, flush=True)
        _, status = os.waitpid(pid, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    hoofd()
