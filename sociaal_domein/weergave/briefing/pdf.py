"""The briefing as a tagged PDF: the print view of the page, with an annex of what the screen folds away."""

from __future__ import annotations

import io
import re
from base64 import b64encode
from contextlib import redirect_stdout
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sociaal_domein import paden
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.weergave.briefing.maken import Gegevens
from sociaal_domein.weergave.briefing.pagina import SJABLONEN, render
from sociaal_domein.weergave.lettertypen import LETTERTYPEN
from sociaal_domein.weergave.stijl import LETTER

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcherResponse  # type: ignore[import-untyped]

# No font of the system has this name, so a machine cannot put another one in its place.
LETTERTYPE = "Sociaal Domein Sans"
_GEWICHTEN = {400: "LiberationSans-Regular.ttf", 700: "LiberationSans-Bold.ttf"}
# The room for a chart in a column on A4. WeasyPrint keeps the height of the picture when only its width shrinks.
_BREED, _HOOG = 85.0, 46.0
_MAAT = re.compile(r'width="([\d.]+)" height="([\d.]+)" style="max-width:100%;height:auto"')
_META = re.compile(r'<meta name="sociaal-domein" content="[^"]*">')
_BIJSCHRIFT = re.compile(r"(<title id=\"[^\"]*\">[^<]*)(</title>)<desc id=\"[^\"]*\">([^<]*)</desc>")


def nodig() -> None:
    """Check that a PDF can be made on this machine.

    Raises
    ------
    SociaalDomeinFout
        The package weasyprint is not installed, or the libraries that it draws with are not.
    """
    try:
        with redirect_stdout(io.StringIO()):  # it prints a page of English about its libraries
            import weasyprint  # type: ignore[import-untyped]  # noqa: F401
    except ImportError as error:
        raise SociaalDomeinFout(
            f"Een PDF maken kan hier nog niet: het pakket '{error.name}' ontbreekt.",
            waar="--vorm pdf",
            doe="Geef: pip install 'sociaal-domein[pdf]'. Of kies html, md of docx.",
        ) from error
    except OSError as error:
        raise SociaalDomeinFout(
            "Een PDF maken kan hier nog niet: een programma waarmee letters worden gezet, ontbreekt (Pango).",
            waar="--vorm pdf",
            doe="Op Debian of Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. "
            "Of kies html, md of docx.",
        ) from error


def maak(gegevens: Gegevens, peildatum: date) -> tuple[bytes, bytes]:
    """Return the briefing and the meeting card as PDF.

    Parameters
    ----------
    gegevens : Gegevens
    peildatum : date
        The date that the files carry: never that of today.

    Returns
    -------
    tuple of bytes
        Each a PDF/UA-1 with our own font inside; nothing is fetched. The same input gives the same bytes on
        the same version of weasyprint and its libraries.
    """
    template = "alles.html.j2" if gegevens.alles else "briefing.html.j2"
    return _pdf(template, gegevens.briefing, peildatum), _pdf("vergaderkaart.html.j2", gegevens.kaart, peildatum)


def _pdf(sjabloon: str, gegevens: dict[str, Any], peildatum: date) -> bytes:
    from weasyprint import HTML

    html = render(
        sjabloon,
        gegevens,
        {"stijl": _stijl(), "maker": f"sociaal-domein {paden.versie()}", "dag": peildatum.isoformat()},
    )
    html = _MAAT.sub(_op_maat, html)
    # What the page says of itself, for a program to read: in a PDF under a name and in letters that stay as they are.
    html = _META.sub(lambda m: f'<meta name="herkomst" content="{b64encode(m[0].encode()).decode()}">', html)
    # A PDF reads aloud one text per chart; on a screen it is a title and a description.
    html = _BIJSCHRIFT.sub(r"\1. \3\2", html.replace(f'font-family="{LETTER}"', f'font-family="{LETTERTYPE}"'))
    made = HTML(string=html, url_fetcher=_alleen_eigen_letters).write_pdf(pdf_variant="pdf/ua-1", custom_metadata=True)
    assert isinstance(made, bytes)
    return made


def _op_maat(size: re.Match[str]) -> str:
    width, height = float(size[1]), float(size[2])
    scale = min(_BREED / width, _HOOG / height)
    return f'style="width:{width * scale:.1f}mm;height:{height * scale:.1f}mm"'


@lru_cache(maxsize=1)
def _stijl() -> Any:
    from markupsafe import Markup

    faces = "".join(
        f"@font-face {{ font-family: '{LETTERTYPE}'; font-weight: {weight}; src: url({_adres(name)}); }}\n"
        for weight, name in _GEWICHTEN.items()
    )
    # The package's own style sheet, not user input.
    return Markup(faces + (SJABLONEN / "papier.css").read_text(encoding="utf-8"))


def _adres(naam: str) -> str:
    return f"letter:{naam}"


def _alleen_eigen_letters(url: str, *_: object, **__: object) -> URLFetcherResponse:
    """Hand over the fonts of the package; refuse every other address."""
    from weasyprint.urls import URLFetcherResponse

    for name in _GEWICHTEN.values():
        if url == _adres(name):
            return URLFetcherResponse(url, (LETTERTYPEN / name).read_bytes(), {"Content-Type": "font/ttf"})
    raise ValueError(f"A briefing fetches nothing: {url}")
