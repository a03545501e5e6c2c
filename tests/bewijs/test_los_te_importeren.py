"""Every module can be the first that is imported: commands in tests are forked with all of them imported already."""

from __future__ import annotations

import subprocess
import sys

import pytest

# A child per module, with only other packages imported before: what is wrong with it goes to stderr.
LOS = """
import os, pkgutil, sys, traceback
from importlib import import_module
sys.modules["rfc3987_syntax"] = None
for name in "altair duckdb httpx jinja2 openpyxl orjson pandas pydantic sqlglot typer yaml".split():
    import_module(name)
import sociaal_domein
seen = 0
for found in pkgutil.walk_packages(sociaal_domein.__path__, "sociaal_domein."):
    if found.name.endswith("__main__"):
        continue
    pid = os.fork()
    if pid == 0:
        for name in [n for n in sys.modules if n.startswith("sociaal_domein.")]:
            del sys.modules[name]
        try:
            import_module(found.name)
        except BaseException:
            traceback.print_exc()
        sys.stderr.flush()
        os._exit(0)
    os.waitpid(pid, 0)
    seen += 1
print(seen)
"""


@pytest.mark.bewijs
def test_every_module_can_be_the_first():
    done = subprocess.run([sys.executable, "-c", LOS], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert int(done.stdout) > 200
