"""Sociaal domein: from open figures to questions about what a council values.

Examples
--------
>>> import sociaal_domein as sd
>>> domein = sd.open()  # doctest: +SKIP
>>> almere = domein.gemeente("Almere")  # doctest: +SKIP
>>> almere.cijfers("jeugd_lasten_per_inwoner").df  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sociaal_domein.cijfers import Cijfer, Cijfers
    from sociaal_domein.domein import Domein, open
    from sociaal_domein.dossier import Dossier
    from sociaal_domein.fouten import SociaalDomeinFout
    from sociaal_domein.gemeente import Gemeente

__all__ = ["Cijfer", "Cijfers", "Domein", "Dossier", "Gemeente", "SociaalDomeinFout", "__version__", "open"]

_WAAR = {
    "Cijfer": "cijfers",
    "Cijfers": "cijfers",
    "Domein": "domein",
    "Gemeente": "gemeente",
    "open": "domein",
    "Dossier": "dossier",
    "SociaalDomeinFout": "fouten",
}


def __getattr__(name: str) -> Any:
    # Lazy, so that `sociaal-domein --help` does not pay for DuckDB.
    from importlib import import_module

    if name == "__version__":
        return import_module("sociaal_domein.paden").versie()
    if name in _WAAR:
        return getattr(import_module(f"sociaal_domein.{_WAAR[name]}"), name)
    raise AttributeError(f"module 'sociaal_domein' has no attribute {name!r}")
