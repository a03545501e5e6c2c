"""Every notebook runs from top to bottom, in a folder of its own, and leaves charts and tables behind."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("pad", NOTEBOOKS, ids=lambda p: p.stem)
def test_the_notebook_runs(pad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "jupyter"))
    folder = tmp_path / "werk"
    folder.mkdir()
    notebook = nbformat.read(pad, as_version=4)
    client = NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}})
    client.execute()
    outputs = [o for cell in notebook.cells if cell.cell_type == "code" for o in cell.outputs]
    html = "".join(o.data.get("text/html", "") for o in outputs if "data" in o)
    assert html.count("<svg") >= 3 and "<caption>" in html
    assert not [o for o in outputs if o.output_type == "stream" and o.name == "stderr"]
    assert list(folder.glob("*.xlsx"))
