"""Read one question, or every deelvraag of a longer text."""

from __future__ import annotations

from dataclasses import replace

from sociaal_domein.vragen.lezen.delen import delen
from sociaal_domein.vragen.lezen.gelezen import ONZEKER, Gelezen
from sociaal_domein.vragen.lezen.gewoon import gewoon, netjes
from sociaal_domein.vragen.lezen.lijn import beslis_lijn
from sociaal_domein.vragen.lezen.soort import beslis
from sociaal_domein.vragen.lezen.splitsen import splits
from sociaal_domein.vragen.lezen.vorm import beslis_vorm

# A question is asked at the end of what leads up to it; nobody asks one thing in more letters than this.
_LANGST = 3_000


def lees_vraag(tekst: str) -> Gelezen:
    """Read one question.

    Parameters
    ----------
    tekst : str
        A deelvraag: one question, or a short group of sentences that asks one thing.

    Examples
    --------
    >>> lees_vraag("Waardoor loopt de wachttijd op?").soort
    'oorzaak'
    """
    clean = netjes(tekst)[-_LANGST:]
    plain = gewoon(clean)
    parts, around = delen(plain, clean)
    if not parts or not any(char.isalpha() for char in plain):
        return Gelezen(tekst, ONZEKER, ONZEKER, (), (), None, 0, len(tekst))
    soort, weights, of_soort = beslis(parts)
    lijn, of_lijn = beslis_lijn(parts, weights)
    forms = beslis_vorm(parts, plain, around)
    seen = [(f"soort {kind}", clean[a:b].strip()) for kind, a, b in of_soort]
    # Without words of its own the line follows from the kind.
    seen += [(f"lijn {lijn}", clean[a:b].strip()) for a, b in of_lijn or [(a, b) for _, a, b in of_soort[:1]]]
    seen += [(f"vorm {form}", clean[a:b].strip()) for form, a, b in forms]
    return Gelezen(
        tekst=tekst,
        soort=soort,
        lijn=lijn,
        vormen=tuple(form for form, _, _ in forms),
        gezien=tuple(dict.fromkeys(pair for pair in seen if pair[1])),
        nummer=None,
        begin=0,
        eind=len(tekst),
    )


def lees_vragen(tekst: str) -> list[Gelezen]:
    """Read every deelvraag of a text, in the order of the text."""
    return [
        replace(lees_vraag(piece.tekst), nummer=piece.nummer, begin=piece.begin, eind=piece.eind)
        for piece in splits(tekst)
    ]
