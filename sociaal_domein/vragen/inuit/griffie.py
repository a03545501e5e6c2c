"""A list of a griffie, CSV or XLSX: read with a mapping, or looked at to propose one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from sociaal_domein.eigenbron.tabelbestand import Tabelblad, is_excel, kolomnamen, lees_bytes, lees_tabel
from sociaal_domein.eigenbron.verkennen import schrijfwijze
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import lijkt_op
from sociaal_domein.privacy.wacht import bewaak_openbaar
from sociaal_domein.vragen.inuit.koppeling import VELDEN, Soortnaam, Vraagkoppeling
from sociaal_domein.vragen.inuit.oogst import NietBegrepen, Oogst, lees_dag
from sociaal_domein.vragen.inuit.rij import kent_woord, lees_rij

# Per field, what a column for it is called; the first that fits wins, and a column is used once.
_NAMEN: dict[str, str] = {
    "uitgesteld_tot": r"uitgesteld tot|uitstel tot|nieuwe (?:termijn|datum)",
    "ingediend": r"datum (?:indiening|ingediend|vraag|vragen|motie)|ingediend(?: op)?|indieningsdatum|datum",
    "gedaan": r"datum (?:toezegging|gedaan|vergadering)|toegezegd op|datum",
    "beantwoord": r"datum (?:antwoord|beantwoording|beantwoord)|beantwoord(?: op)?|antwoord(?:ed)? op",
    "afgedaan": r"datum (?:afdoening|afgedaan)|afgedaan op|afdoeningsdatum",
    "ingetrokken": r"(?:datum )?ingetrokken(?: op)?",
    "termijn": r"termijn|deadline|einddatum|uiterlijk.*|gereed.*",
    "nummer": r"(?:volg)?nummer|nr\.?|kenmerk|registratienummer|zaaknummer|id",
    "naam": r"onderwerp|titel|naam|betreft",
    "tekst": r"(?:tekst|inhoud)(?: .*)?|vragen?|toezegging|omschrijving|dictum",
    "toelichting": r"toelichting",
    "steller": r"(?:indiener|vraagsteller|steller|raadslid)(?:\(?s\)?)?(?: .*)?",
    "fractie": r"fractie\(?s?\)?|partij(?:en)?",
    "door": r"(?:toegezegd )?door|bewindspersoon|portefeuillehouder\(?s?\)?",
    "aan": r"(?:toegezegd )?aan|fractie\(?s?\)?",
    "vergadering": r"vergadering|commissie|bijeenkomst",
    "portefeuillehouder": r"portefeuillehouder\(?s?\)?|wethouder|collegelid",
    "status": r"status|stand van zaken|uitslag|besluit",
    "status_dag": r"datum status|statusdatum",
    "vraagtype": r"soort(?: vraag)?|type(?: vraag)?|vraagtype",
    "motietype": r"soort(?: motie)?|type(?: motie)?|motietype",
    "antwoord": r"antwoord|beantwoording|samenvatting antwoord",
    "antwoord_document": r"antwoordbrief|document antwoord|brief",
    "afdoening": r"afdoening|wijze van afdoening|afdoeningsdocument",
    "link": r"link|url|webadres|adres",
}
_TE_BREED = (
    "Deze regel heeft meer cellen dan de eerste regel. Misschien staat er een scheidingsteken in een tekst zonder "
    "aanhalingstekens."
)
_TOEZEGGING = re.compile(r"toezegging|toegezegd", re.I)
_MOTIE = re.compile(r"motie|amendement|uitslag", re.I)


def lees_lijst(pad: Path, koppeling: Vraagkoppeling, koppelpad: Path, *, gelezen: date) -> Oogst:
    """Read a list with its mapping.

    Raises
    ------
    SociaalDomeinFout
        The file cannot be read, or a column of the mapping is not in it.
    """
    form = koppeling.bestand
    delimiter = "\t" if form.scheiding == "tab" else form.scheiding
    table = lees_tabel(pad, blad=form.blad, scheiding=delimiter, tekenset=form.tekenset)
    header = kop(table, pad)
    for column in sorted(koppeling.kolommen):
        if column not in header:
            near = lijkt_op(column, header)
            raise SociaalDomeinFout(
                f"De kolom '{column}' staat niet in de eerste regel van de tabel.",
                waar=str(koppelpad),
                doe=f'Bedoelt u "{near}"?' if near else "Neem de naam van de kolom precies over uit de tabel.",
            )
    harvest = Oogst(koppeling.systeem)
    for line, cells in table.regels[1:]:
        harvest.rijen += 1
        if any(cells[len(header) :]):
            harvest.zet_apart(f"regel {line}", _TE_BREED)
            continue
        row = dict(zip(header, (*cells, *[""] * (len(header) - len(cells))), strict=False))
        try:
            harvest.stukken.append((f"regel {line}", lees_rij(row, koppeling, gelezen=gelezen)))
        except NietBegrepen as error:
            harvest.zet_apart(f"regel {line}", str(error))
    return harvest


def kop(table: Tabelblad, pad: Path) -> tuple[str, ...]:
    """Return the names of the columns."""
    if not table.regels:
        raise SociaalDomeinFout("In dit bestand staat geen tabel.", waar=str(pad), doe="Kies een ander werkblad.")
    return kolomnamen([table.regels[0][1]])


def stel_koppeling_voor(pad: Path) -> str:
    """Look at a list and return the text of a mapping for it, ready for a person to check.

    Raises
    ------
    SociaalDomeinFout
        The file cannot be read.
    """
    charset, delimiter = ("utf-8", ";") if is_excel(pad) else schrijfwijze(lees_bytes(pad))
    table = lees_tabel(pad, scheiding=delimiter, tekenset=charset)
    header = kop(table, pad)
    rows = [dict(zip(header, cells, strict=False)) for _, cells in table.regels[1:]]
    kind = _soort(pad, header)
    fields = _velden(kind, header)
    lines = [
        f"# Voorstel voor {pad.name}. Loop het na: klopt elke kolom, en elk woord bij woorden?",
        "# De uitleg staat in docs/raadsvragen-inlezen.md.",
        f"soort: {kind}  # raadsvraag, toezegging of motie",
        "systeem: griffie  # een naam voor deze lijst; verander die later niet meer",
        f"sleutel: {_y(fields.get('nummer') or _uniek(header, rows))}  # waaraan een rij volgend jaar te herkennen is",
    ]
    if not is_excel(pad):
        sign = "tab" if delimiter == "\t" else delimiter
        lines += ["bestand:", f"  scheiding: {_y(sign)}", f"  tekenset: {charset}"]
    days = [c for f in ("ingediend", "gedaan", "beantwoord", "afgedaan") if f in fields for c in [fields[f]]]
    lines.append(f"datum: {_volgorde([row.get(c, '') for c in days for row in rows])}")
    names = [row.get(fields[f], "") for f in ("steller", "aan", "fractie") if f in fields for row in rows]
    lines += [f"lijst: {_y(_tussen(names))}  # wat er tussen twee namen staat", "velden:"]
    lines += [f"  {name}: {_y(column)}" for name, column in fields.items()]
    first = "gedaan" if kind == "toezegging" else "ingediend"
    lines += [f"  # {name}: ..." for name in ("naam", first) if name not in fields]
    lines += _woorden(kind, fields, rows)
    unused = [column for column in header if column not in fields.values()]
    if unused:
        lines.append(f"# Bewaard zoals het er staat, zonder betekenis hier: {', '.join(_y(c) for c in unused)}")
    return "\n".join(lines) + "\n"


def _y(text: str) -> str:
    """Write a text as YAML in quotes, on one line."""
    return json.dumps(text, ensure_ascii=False)


def _soort(pad: Path, header: tuple[str, ...]) -> Soortnaam:
    words = f"{pad.stem} {' '.join(header)}"
    return "toezegging" if _TOEZEGGING.search(words) else "motie" if _MOTIE.search(words) else "raadsvraag"


def _velden(kind: str, header: tuple[str, ...]) -> dict[str, str]:
    taken: dict[str, str] = {}
    for field, pattern in _NAMEN.items():
        if field in VELDEN[kind]:
            for column in header:
                name = column.casefold().strip().rstrip(":")
                if column not in taken.values() and re.fullmatch(pattern, name):
                    taken[field] = column
                    break
    return taken


def _uniek(header: tuple[str, ...], rows: list[dict[str, str]]) -> str:
    """Return the first column that tells every row from the others, or else the first."""
    for column in header:
        texts = [row.get(column, "") for row in rows]
        if all(texts) and len(set(texts)) == len(texts):
            return column
    return header[0]


def _volgorde(texts: list[str]) -> str:
    filled = [text for text in texts if text][:200]
    orders = ("dag-maand-jaar", "maand-dag-jaar", "jaar-maand-dag")
    return max(orders, key=lambda order: sum(lees_dag(text, order) is not None for text in filled))


def _tussen(texts: list[str]) -> str:
    return max((";", "|", "/", ","), key=lambda sign: sum(sign in text for text in texts))


def _woorden(kind: Soortnaam, fields: Mapping[str, str], rows: list[dict[str, str]]) -> list[str]:
    """Return the words whose meaning is not known: a person says what they mean."""
    lines = []
    mapping = Vraagkoppeling.model_construct(soort=kind, woorden={})
    for field in ("status", "vraagtype", "motietype"):
        if field not in fields:
            continue
        texts = dict.fromkeys(row.get(fields[field], "") for row in rows)
        unknown = [text for text in texts if text and not kent_woord(field, text, mapping)]
        unknown = [text for text in unknown if not bewaak_openbaar(text)]
        if 0 < len(unknown) <= 30:
            lines.append(f"  {field}:  # kies uit: {', '.join(mapping.betekenissen(field))}")
            lines += [f"    {_y(text)}:" for text in unknown]
    return ["woorden:  # vul achter elk woord in wat het hier betekent", *lines] if lines else []
