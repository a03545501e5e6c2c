"""Templates to HTML, with everything inside the page."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sociaal_domein.taal import opsomming

if TYPE_CHECKING:
    from jinja2 import Environment

SJABLONEN = Path(__file__).parent / "sjablonen"


@lru_cache(maxsize=1)
def _omgeving() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    env = Environment(
        loader=FileSystemLoader(SJABLONEN),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["opsomming"] = opsomming
    env.filters["nldatum"] = nldatum
    return env


def nldatum(text: str) -> str:
    """Write an ISO date in Dutch words."""
    from datetime import date

    from sociaal_domein.taal import datum

    return datum(date.fromisoformat(text))


def render(sjabloon: str, gegevens: dict[str, Any], papier: dict[str, Any] | None = None) -> str:
    """Fill a template; text is escaped, and the style sheet is put inside the page.

    Parameters
    ----------
    sjabloon : str
        Name of the template.
    gegevens : dict
        See `maken.Gegevens`.
    papier : dict, optional
        For a PDF: ``stijl`` (CSS), ``maker`` and ``dag``. What a screen folds away then comes in an annex.
    """
    from markupsafe import Markup

    # The package's own style sheet, not user input.
    style = Markup((SJABLONEN / "stijl.css").read_text(encoding="utf-8"))
    html = _omgeving().get_template(sjabloon).render(**gegevens, stijl=style, papier=papier)
    return html.replace("€ ", "€\u00a0")  # an amount does not break over two lines
