"""The report as one HTML page with everything inside: no script, nothing from the network."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sociaal_domein import paden
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.kwaliteit.rapport import Rapport
from sociaal_domein.kwaliteit.woorden import WAT_HET_IS, ZONDER, op_ernst, rij, telzin
from sociaal_domein.schijf import controleer_plaats
from sociaal_domein.taal import datum, getal, os_fout
from sociaal_domein.weergave.briefing.pagina import SJABLONEN


def maak_pagina(rapport: Rapport) -> str:
    """Return the page; text from files is escaped, and no severity is told by colour alone."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    env = Environment(
        loader=FileSystemLoader([Path(__file__).parent, SJABLONEN]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {"dag": datum, "getal": getal}
    return env.get_template("pagina.html.j2").render(
        rapport=rapport,
        stijl=Markup((SJABLONEN / "stijl.css").read_text(encoding="utf-8")),  # the package's own, not user input
        wat_het_is=WAT_HET_IS,
        zonder=ZONDER,
        telzin=telzin,
        op_ernst=op_ernst,
        rij=rij,
        versie=paden.versie(),
        papier=None,
    )


def controleer_naar(naar: Path) -> None:
    """Refuse a place for the page before the sources are measured: that takes long.

    Raises
    ------
    SociaalDomeinFout
        `naar` is no HTML file, or no file can come there.
    """
    if naar.suffix.lower() not in (".html", ".htm"):
        raise SociaalDomeinFout(
            f"De pagina is een HTML-bestand; '{naar.name}' eindigt anders.",
            waar="--naar",
            doe=f"Kies bijvoorbeeld {naar.with_suffix('.html').name}.",
        )
    with _geschreven(naar):
        controleer_plaats(naar)


def schrijf_pagina(rapport: Rapport, naar: Path) -> None:
    """Write the page; what stood there stays until the new one is whole.

    Raises
    ------
    SociaalDomeinFout
        It cannot be written there.
    """
    html = maak_pagina(rapport)
    beside = naar.with_name(f".{naar.name}.{os.getpid()}.nieuw")
    try:
        with _geschreven(naar):
            beside.write_text(html, encoding="utf-8")
            os.replace(beside, naar)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _geschreven(naar: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SociaalDomeinFout(
            f"De pagina kan niet worden geschreven. {os_fout(error)}",
            waar=str(naar),
            doe="Kijk of de map bestaat en of u erin mag schrijven.",
        ) from error
