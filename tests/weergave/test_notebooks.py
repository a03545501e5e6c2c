"""Every notebook runs from top to bottom, in a folder of its own, and leaves charts and tables behind."""

from __future__ import annotations

import os
from html import escape
from pathlib import Path
from typing import Any

import nbformat
import pytest
from docx import Document
from nbclient import NotebookClient

from sociaal_domein.casuistiek.inlezen import voorbeeldcasussen
from sociaal_domein.privacy.namenlijst import zet_klaar
from sociaal_domein.register import landelijke_casussen
from sociaal_domein.weergave.gesprek import PROMPTS
from sociaal_domein.weergave.verhaal import EEN_VERHAAL

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def test_every_notebook_is_run_below():
    run = ["01_van_cijfer_naar_vraag", "02_een_vraag_voorbereiden", "03_casuistiek_lezen"]
    assert [p.stem for p in NOTEBOOKS] == run


@pytest.fixture
def klant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> NotebookClient:
    """Read a notebook that stands in a folder of its own, ready to run."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "jupyter"))
    folder = tmp_path / "werk"
    folder.mkdir()
    notebook = nbformat.read(ROOT / "notebooks" / f"{request.param}.ipynb", as_version=4)
    return NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}})


def uitkomsten(klant: NotebookClient) -> list[Any]:
    return [o for cell in klant.nb.cells if cell.cell_type == "code" for o in cell.outputs]


def html_van(klant: NotebookClient) -> str:
    found = uitkomsten(klant)
    assert not [o for o in found if o.output_type == "stream" and o.name == "stderr"]
    return "".join(o.data.get("text/html", "") for o in found if "data" in o)


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("klant", ["01_van_cijfer_naar_vraag"], indirect=True)
def test_the_notebook_about_a_figure_runs(klant: NotebookClient, tmp_path: Path):
    klant.execute()
    html = html_van(klant)
    assert html.count("<svg") >= 3 and "<caption>" in html
    assert list((tmp_path / "werk").glob("*.xlsx"))


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("klant", ["02_een_vraag_voorbereiden"], indirect=True)
def test_the_notebook_about_a_question_ends_with_a_document(klant: NotebookClient, tmp_path: Path):
    zet_klaar()  # else the first use says that it does so
    klant.execute()
    html = html_van(klant)
    assert "Voorstellen over Tijdigheid" in html and "Soort feit" in html
    document = Document(str(tmp_path / "werk" / "mijn-vragen.docx"))
    text = "\n".join(p.text for p in document.paragraphs)
    assert "Wachten op jeugdhulp" in text and "Wat merken gezinnen terwijl zij wachten op jeugdhulp?" in text


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("klant", ["03_casuistiek_lezen"], indirect=True)
def test_the_notebook_about_a_story_runs_and_leaves_no_story_behind(klant: NotebookClient, tmp_path: Path):
    """All but the last cell show; the last one takes every story off the screen, and so out of the file."""
    *shown, last = (k for k, cell in enumerate(klant.nb.cells) if cell.cell_type == "code")
    with klant.setup_kernel():
        for number in shown:
            klant.execute_cell(klant.nb.cells[number], number)
        html = html_van(klant)
        klant.execute_cell(klant.nb.cells[last], last)
    first = next(iter(voorbeeldcasussen().values()))
    public = [c.naam for c in landelijke_casussen().values()]
    for text in (first.naam, first.les, *public, EEN_VERHAAL, "Verhalen om te lezen"):
        assert escape(" ".join(text.split())) in html
    assert all(escape(part.titel) in html for part in PROMPTS.values())
    assert "<svg" in html and "Jongeren met jeugdhulp" in html
    assert all("text/html" not in o.get("data", {}) or o.data["text/html"] == "" for o in uitkomsten(klant))
    left = nbformat.writes(klant.nb)
    assert first.naam not in left and first.les not in left
    assert not list((tmp_path / "werk").iterdir())
