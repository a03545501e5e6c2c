"""What a word in a list means: as its mapping says, or else as nearly every list means it."""

from __future__ import annotations

import re

from sociaal_domein.vragen.inuit.koppeling import NIETS, OVERSLAAN, WOORDEN, Vraagkoppeling
from sociaal_domein.vragen.inuit.oogst import regel

_OPEN = dict.fromkeys(
    ("in behandeling", "openstaand", "open", "lopend", "loopt", "nieuw", "niet afgedaan", "nog niet afgedaan"), NIETS
)
_STATUS: dict[str, dict[str, str]] = {
    "raadsvraag": {
        **_OPEN, "beantwoord": "beantwoord", "afgehandeld": "beantwoord", "afgedaan": "afgedaan",
        "ingetrokken": "ingetrokken", "ingediend": NIETS, "ontvangen": NIETS, "niet beantwoord": NIETS,
        "nog niet beantwoord": NIETS,
    },
    "toezegging": {
        **_OPEN, "afgedaan": "afgedaan", "afgehandeld": "afgedaan", "nagekomen": "afgedaan", "uitgevoerd": "afgedaan",
        "vervallen": "vervallen",
    },
    "motie": {
        **_OPEN, "aangenomen": "aangenomen", "verworpen": "verworpen", "ingetrokken": "ingetrokken",
        "aangehouden": "aangehouden", "afgedaan": "afgedaan", "afgehandeld": "afgedaan", "uitgevoerd": "afgedaan",
        "ingediend": NIETS,
    },
}  # fmt: skip
_TYPE: dict[str, dict[str, str]] = {
    "vraagtype": {
        **dict.fromkeys(
            ("schriftelijke vraag", "schriftelijke vragen", "schriftelijk"), "schriftelijke_politieke_vraag"
        ),
        **dict.fromkeys(("mondelinge vraag", "mondelinge vragen", "mondeling"), "mondelinge_politieke_vraag"),
        **dict.fromkeys(("technische vraag", "technische vragen", "technisch"), "technische_vraag"),
        **dict.fromkeys(("raadsvraag", "raadsvragen", "vraag", "vragen"), NIETS),
    },
    "motietype": {
        **dict.fromkeys(("motie", "moties", "amendement", "amendementen"), NIETS),
        **dict.fromkeys(("motie vreemd", "motie vreemd aan de orde van de dag"), "vreemd"),
        **{f"motie van {word}": word for word in ("afkeuring", "treurnis", "wantrouwen")},
    },
}  # fmt: skip
_SOORTWOORD = re.compile(r"^(?:motie|amendement|toezegging|vraag|vragen)\s+", re.I)
_SOORT_RIJ = {
    "toezegging": re.compile(r"toezegging(?:en)?(?: .*)?"),
    "amendement": re.compile(r"(?:sub)?amendement(?:en)?(?: .*)?"),
    "motie": re.compile(r"moties?(?: .*)?"),
    "raadsvraag": re.compile(r"(?:.* )?(?:raads)?(?:vraag|vragen)(?: .*)?"),
}


def plat(woord: str) -> str:
    """Return a word without what makes no difference: capitals and spaces.

    Examples
    --------
    >>> plat(" In  Behandeling ")
    'in behandeling'
    """
    return regel(woord).casefold()


def kent_woord(veld: str, woord: str, koppeling: Vraagkoppeling) -> str | None:
    """Return what a word in a field means; None when it is not known."""
    own = {plat(w): meaning for w, meaning in koppeling.woorden.get(veld, {}).items()}
    word = plat(woord)
    if word in own:
        settles = veld == "status" and own[word] == "beantwoord" and koppeling.soort != "raadsvraag"
        return "afgedaan" if settles else own[word]
    if veld == "status":
        usual = _STATUS[koppeling.soort]
        return usual.get(word) or usual.get(_SOORTWOORD.sub("", word))
    if veld == "soort_rij":
        return OVERSLAAN if word == OVERSLAAN else soort_van_woord(word)
    known = {w: w for w in WOORDEN[veld]} | {w.replace("_", " "): w for w in WOORDEN[veld]}
    return known.get(word) or _TYPE.get(veld, {}).get(word)


def soort_van_woord(woord: str) -> str | None:
    """Return the kind of row that a word names; None when it names none.

    Examples
    --------
    >>> soort_van_woord("Schriftelijke vragen"), soort_van_woord("Toezegging"), soort_van_woord("Brief")
    ('raadsvraag', 'toezegging', None)
    """
    return next((kind for kind, pattern in _SOORT_RIJ.items() if pattern.fullmatch(plat(woord))), None)
