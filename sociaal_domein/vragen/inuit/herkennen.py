"""From a file to what is in it: which form it has, and the reader of that form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from sociaal_domein.eigenbron.tabelbestand import is_excel, lees_bytes, lees_tabel
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.vragen.inuit import besluitvorming, go, ibabs, notubiz, ods, tabel
from sociaal_domein.vragen.inuit.griffie import lees_lijst
from sociaal_domein.vragen.inuit.koppeling import Vraagkoppeling
from sociaal_domein.vragen.inuit.oogst import Oogst

VORMEN = ("ods", "csv", "xlsx", "ibabs", "notubiz", "go", "besluitvorming")


class GeenKoppeling(SociaalDomeinFout):
    """A list of a griffie was given without its mapping."""


def lees_bestand(
    pad: Path, vorm: str | None, koppeling: tuple[Vraagkoppeling, Path] | None, *, gelezen: date
) -> tuple[bytes, Oogst]:
    """Read a file in its form.

    Parameters
    ----------
    pad : Path
    vorm : str or None
        One of `VORMEN`; None: as the file shows.
    koppeling : tuple of (mapping, its file), or None
    gelezen : date
        The day of reading.

    Raises
    ------
    GeenKoppeling
        It is a list that needs a mapping.
    SociaalDomeinFout
        It cannot be read, or has none of the forms.
    """
    raw = lees_bytes(pad)
    mapping = koppeling[0] if koppeling else None
    kind = vorm or _herken(pad, raw)
    if kind in ("csv", "xlsx"):
        return raw, _tabel(pad, raw, koppeling, gelezen)
    if kind == "ibabs":
        return raw, ibabs.lees_ibabs(raw, pad, mapping, gelezen=gelezen)
    content = ods.lees_json(raw, pad)
    readers: dict[str, tuple[Callable[[Any], bool], Callable[[], Oogst]]] = {
        "besluitvorming": (
            lambda c: besluitvorming.rijen(c) is not None,
            lambda: besluitvorming.lees_besluitvorming(content),
        ),
        "ods": (lambda c: ods.collecties(c) is not None, lambda: ods.lees_ods(content, gelezen=gelezen)),
        "notubiz": (notubiz.is_notubiz, lambda: notubiz.lees_notubiz(content, pad, mapping, gelezen=gelezen)),
        "go": (go.is_go, lambda: go.lees_go(content)),
    }
    found = [name for name, (fits, _) in readers.items() if kind in (name, "json") and fits(content)]
    if not found:
        what = "Dit bestand heeft niet de vorm die u koos" if kind != "json" else "De vorm van dit bestand is onbekend"
        raise SociaalDomeinFout(f"{what}.", waar=str(pad), doe=f"Kies een vorm met --vorm: {', '.join(VORMEN)}.")
    return raw, readers[found[0]][1]()


def _herken(pad: Path, raw: bytes) -> str:
    """Guess the form from the name, and where that says nothing from the first sign."""
    suffix = pad.suffix.casefold()
    if is_excel(pad) or suffix == ".xls":
        return "xlsx"
    if suffix in (".csv", ".tsv", ".txt"):
        return "csv"
    start = raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if suffix == ".xml" or start == b"<":
        return "ibabs"
    if suffix == ".json" or start in (b"{", b"["):
        return "json"
    raise SociaalDomeinFout(
        "Aan dit bestand is niet te zien wat het is.",
        waar=str(pad),
        doe=f"Kies een vorm met --vorm: {', '.join(VORMEN)}.",
    )


def _tabel(pad: Path, raw: bytes, koppeling: tuple[Vraagkoppeling, Path] | None, gelezen: date) -> Oogst:
    if koppeling is not None:
        return lees_lijst(pad, *koppeling, gelezen=gelezen)
    if is_excel(pad):
        try:
            sheets = tabel.eigen_bladen(raw)
        except tabel.Beschadigd:
            lees_tabel(pad)  # says what is wrong with it
            sheets = None
        if sheets is not None:
            return tabel.lees_bladen(sheets)
    elif tabel.is_eigen_csv(raw):
        return tabel.lees_csv(raw, pad)
    raise GeenKoppeling(
        "Bij deze tabel hoort een koppelbestand: welke kolom is wat?",
        waar=str(pad),
        doe="Geef het met --koppeling. Zonder --koppeling en zonder --droog maakt deze opdracht er een voorstel voor.",
    )
