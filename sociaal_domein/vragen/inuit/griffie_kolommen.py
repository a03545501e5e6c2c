"""Which column of a list is what, by its name and by what stands in it: a guess, for a person to check."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from sociaal_domein.vragen.inuit.koppeling import GEBEURTENISSEN, VELDEN, WOORDEN, Soortnaam
from sociaal_domein.vragen.inuit.rij import Rij, is_achternaam_eerst
from sociaal_domein.vragen.inuit.woordenlijst import plat, soort_van_woord

_WIE = r"(?:mede-?)?(?:(?:indiener|vraagsteller|vragensteller|steller)(?:s|\(s\))?|raadslid|raadsleden|gesteld door)"
# Per field what a column for it is called, the surest names first; a column is used once.
_NAMEN: dict[str, tuple[str, ...]] = {
    "uitgesteld_tot": (r"(?:uitgesteld|uitstel|verdaagd) tot|nieuwe (?:termijn|datum|einddatum)",),
    "beantwoord": (
        r"datum (?:van )?(?:het )?(?:antwoord|beantwoording|beantwoord)|beantwoord(?: op)?|antwoord(?:ed)? op"
        r"|(?:antwoord|beantwoordings)datum",
    ),
    "afgedaan": (r"datum (?:afdoening|afgedaan|afhandeling|afgehandeld)|(?:afgedaan|afgehandeld)(?: op)?"
                 r"|(?:afdoenings|afhandel(?:ings)?)datum",),
    "ingetrokken": (r"(?:datum )?ingetrokken(?: op)?",),
    "termijn": (
        r"(?:uiterste|uiterlijke|laatste) .*|uiterlijk.*|termijn.*|deadline.*|einddatum|streefdatum.*|vervaldatum"
        r"|afdoen (?:voor|uiterlijk).*|(?:te )?beantwoorden (?:voor|uiterlijk).*|(?:antwoord|afdoenings)termijn",
        r"gereed.*|planning",
    ),
    "status_dag": (r"datum status|status ?datum",),
    "ingediend": (
        r"datum (?:van )?(?:indiening|indienen|ingediend|ontvangst|ontvangen|binnenkomst|binnengekomen)"
        r"|(?:ingediend|ontvangen|ingekomen|binnengekomen)(?: op)?|(?:indien(?:ings)?|ontvangst|inkomst)datum"
        r"|ontvangst",
        r"datum (?:vraag|vragen|motie|stuk)",
        r"datum|dag",
    ),
    "gedaan": (
        r"datum (?:toezegging|gedaan|vergadering|ontvangst)|toegezegd op|gedaan(?: op)?|toezegdatum",
        r"datum|dag",
    ),
    "nummer": (r"(?:volg|zaak|registratie)?nummer|nr|kenmerk|zaakid|id|volgnr|zaaknr",),
    "naam": (r"onderwerp.*|titel|betreft", r"naam|korte omschrijving|kop"),
    "tekst": (
        r"(?:tekst|inhoud)(?: .*)?|vraag|vragen|vraagtekst|toezegging|motie|dictum",
        r"omschrijving.*|beschrijving|strekking|vraagstelling",
    ),
    "toelichting": (r"toelichting",),
    "steller": (rf"{_WIE}(?: .*)?", r"naam (?:raadslid|indiener)"),
    "fractie": (r"fractie\(?s?\)?|fracties|partij(?:en)?|partij\(en\)",),
    "door": (r"(?:toegezegd )?door|bewindspersoon", r"portefeuillehouders?|portefeuille|pfh|ph|wethouders?|collegelid"),
    "aan": (r"(?:toegezegd )?aan", r"fractie\(?s?\)?|fracties|partij(?:en)?", _WIE),
    "vergadering": (r"vergadering|commissie|bijeenkomst",),
    "portefeuillehouder": (r"portefeuillehouder(?:s|\(s\))?|portefeuille|pfh|ph|wethouders?|collegelid",),
    "status": (r"status", r"stand van zaken|voortgang|uitslag|besluit|afdoening\?"),
    "vraagtype": (r"soort(?: vraag)?|type(?: vraag)?|vraagtype|soort vragen",),
    "motietype": (r"soort(?: motie)?|type(?: motie)?|motietype",),
    "antwoord": (r"antwoord|beantwoording|samenvatting antwoord",),
    "antwoord_document": (r"antwoordbrief|document antwoord|brief",),
    "afdoening": (r"afdoening|wijze van afdoening|afdoeningsdocument",),
    "link": (r"link|url|webadres|adres",),
}  # fmt: skip
_SOORTKOLOM = re.compile(r"(?:soort|type|categorie|rubriek)(?: .*)?|(?:document|stuk)(?:soort|type)|soort_rij")
_DAGEN = {"gedaan", "beantwoord", "uitgesteld_tot", "status_dag"}.union(*GEBEURTENISSEN.values())
_MEESTE_WOORDEN = 30
_LANGSTE_WOORD = 60
# A row of another kind takes these from the column of its counterpart.
_NIET_GEMENGD = {"gedaan", "door", "aan", "motietype"}


def kop_woord(kolom: str) -> str:
    """Return the name of a column without what makes no difference."""
    return plat(kolom).rstrip(":.").strip()


def soortkolom(kop: Sequence[str], rijen: Sequence[Rij]) -> tuple[str, set[str]] | None:
    """Return the column that says what kind of row each is, and the kinds that it names; None when there is none."""
    for column in kop:
        if _SOORTKOLOM.fullmatch(kop_woord(column)):
            kinds = {kind for row in rijen if (kind := soort_van_woord(row.get(column, "")))}
            if kinds - {"raadsvraag"}:
                return column, kinds
    return None


def vind_velden(soort: Soortnaam, kop: Sequence[str], rijen: Sequence[Rij], per_rij: str | None) -> dict[str, str]:
    """Return per field its column.

    Parameters
    ----------
    soort : str
    kop : sequence of str
    rijen : sequence of mapping
    per_rij : str or None
        The column that says what kind of row each is.
    """
    known = set(VELDEN[soort])
    taken: dict[str, str] = {}
    if per_rij is not None:
        known = {name for names in VELDEN.values() for name in names} - _NIET_GEMENGD
        taken["soort_rij"] = per_rij
    for field, patterns in _NAMEN.items():
        if field not in known:
            continue
        free = [c for c in kop if c not in taken.values() or (field == "vraagtype" and c == per_rij)]
        fits = [c for p in patterns for c in free if re.fullmatch(p, kop_woord(c)) and _kan(field, c, rijen)]
        if fits:
            taken[field] = fits[0]
    return taken


def _kan(field: str, column: str, rows: Sequence[Rij]) -> bool:
    """Whether what stands in a column can be what its name says."""
    texts = [text for row in rows if (text := row.get(column, "").strip())]
    if field in _DAGEN:
        return not texts or 2 * sum(any(sign.isdigit() for sign in text) for text in texts) >= len(texts)
    if field == "status" or field in WOORDEN:
        words = {plat(text) for text in texts}
        return len(words) <= _MEESTE_WOORDEN and all(len(word) <= _LANGSTE_WOORD for word in words)
    return True


def tussen_namen(velden: Mapping[str, str], rijen: Sequence[Rij]) -> str:
    """Return what stands between two names; the name of a fractie may have a slash of its own."""
    for fields in (("steller",), ("aan", "fractie")):
        texts = [row.get(velden[name], "") for name in fields if name in velden for row in rijen]
        if (sign := _meest(texts)) is not None:
            return sign
    return ";"


def _meest(texts: Iterable[str]) -> str | None:
    filled = [text for text in texts if text.strip() and not is_achternaam_eerst(text)]
    counts = {sign: sum(sign in text for text in filled) for sign in (";", "|", "/", ",")}
    best = max(counts, key=lambda sign: counts[sign])
    return best if counts[best] else None
