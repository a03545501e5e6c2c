"""A list of a griffie, CSV or XLSX: read with a mapping, or looked at to propose one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from sociaal_domein.eigenbron.tabelbestand import Tabelblad, is_excel, kolomnamen, lees_bytes, lees_tabel
from sociaal_domein.eigenbron.verkennen import schrijfwijze
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import lijkt_op
from sociaal_domein.privacy.wacht import bewaak_openbaar
from sociaal_domein.vragen.inuit.griffie_kolommen import soortkolom, tussen_namen, vind_velden
from sociaal_domein.vragen.inuit.koppeling import SOORTEN, VELDEN, Soortnaam, Vraagkoppeling
from sociaal_domein.vragen.inuit.oogst import NietBegrepen, Oogst, lees_dag, regel
from sociaal_domein.vragen.inuit.rij import Rij, lees_rij
from sociaal_domein.vragen.inuit.woordenlijst import kent_woord, plat

_TE_BREED = (
    "Deze regel heeft meer cellen dan de eerste regel. Misschien staat er een scheidingsteken in een tekst zonder "
    "aanhalingstekens."
)
_TOEZEGGING = re.compile(r"toezegging|toegezegd", re.I)
_MOTIE = re.compile(r"motie|amendement|uitslag", re.I)
_LET_OP = "Let op:"
_ANDERE_SOORT = "andere soort"  # the word stands in a row that has no such field


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
    kind, per_row = _soort(pad, header, rows)
    fields = vind_velden(kind, header, rows, per_row)
    explained = f"wat een rij is, staat in de kolom {_y(per_row)}" if per_row else "raadsvraag, toezegging of motie"
    warning = _let_op(kind, fields)
    lines = [
        *([f"# {warning}"] if warning else []),
        f"# Voorstel voor {pad.name}. Loop het na: klopt elke kolom, en elk woord bij woorden?",
        "# De uitleg staat in docs/raadsvragen-inlezen.md.",
        f"soort: {kind}  # {explained}",
        "systeem: griffie  # een naam voor deze lijst; verander die later niet meer",
        f"sleutel: {_y(fields.get('nummer') or _uniek(header, rows))}  # waaraan een rij volgend jaar te herkennen is",
    ]
    if not is_excel(pad):
        sign = "tab" if delimiter == "\t" else delimiter
        lines += ["bestand:", f"  scheiding: {_y(sign)}", f"  tekenset: {charset}"]
    days = [c for f in ("ingediend", "gedaan", "beantwoord", "afgedaan") if f in fields for c in [fields[f]]]
    lines.append(f"datum: {_volgorde([row.get(c, '') for c in days for row in rows])}")
    lines += [f"lijst: {_y(tussen_namen(fields, rows))}  # wat er tussen twee namen staat", "velden:"]
    lines += [f"  {name}: {_y(column)}" for name, column in fields.items()]
    lines += [f"  # {name}: ..." for name in ("naam", "tekst", _eerste(kind)) if name not in fields]
    lines += _woorden(kind, fields, rows)
    unused = [column for column in header if column not in fields.values()]
    if unused:
        lines.append(f"# Bewaard zoals het er staat, zonder betekenis hier: {', '.join(_y(c) for c in unused)}")
    return "\n".join(lines) + "\n"


def let_op(voorstel: str) -> str | None:
    """Return what a proposal warns of at its top; None when of nothing."""
    first = voorstel.partition("\n")[0]
    return first.removeprefix("# ") if first.startswith(f"# {_LET_OP}") else None


def _let_op(kind: Soortnaam, fields: Mapping[str, str]) -> str | None:
    noun, day = {
        "raadsvraag": ("de vraag", "dag van indienen"),
        "toezegging": ("de toezegging", "dag van de toezegging"),
        "motie": ("de tekst van de motie", "dag van indienen"),
    }[kind]
    missing = [
        *([f"geen kolom met {noun}"] if "tekst" not in fields else []),
        *([f"geen {day}"] if _eerste(kind) not in fields else []),
    ]
    if not missing:
        return None
    if len(missing) > 1:
        follows = "Zonder die twee heeft inlezen weinig zin."
    elif "tekst" not in fields:
        follows = "Dan komt bij elke rij alleen de titel te staan."
    else:
        follows = "Zonder die dag is er geen termijn te rekenen."
    return f"{_LET_OP} wij vonden {' en '.join(missing)}. {follows}"


def _eerste(kind: Soortnaam) -> str:
    return "gedaan" if kind == "toezegging" else "ingediend"


def _y(text: str) -> str:
    """Write a text as YAML in quotes, on one line."""
    return json.dumps(text, ensure_ascii=False)


def _soort(pad: Path, header: tuple[str, ...], rows: Sequence[Rij]) -> tuple[Soortnaam, str | None]:
    """Return what the rows are, and the column that says it when they are not all the same."""
    if (found := soortkolom(header, rows)) is not None:
        column, kinds = found
        if len(kinds) > 1:
            return "raadsvraag", column
        return ("toezegging" if kinds == {"toezegging"} else "motie"), (column if kinds == {"amendement"} else None)
    words = f"{pad.stem} {' '.join(header)}"
    return ("toezegging" if _TOEZEGGING.search(words) else "motie" if _MOTIE.search(words) else "raadsvraag"), None


def _uniek(header: tuple[str, ...], rows: Sequence[Rij]) -> str:
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


def _woorden(kind: Soortnaam, fields: Mapping[str, str], rows: Sequence[Rij]) -> list[str]:
    """Return the words of the list: with their meaning where they speak for themselves, and else to be filled in."""
    mapping = Vraagkoppeling.model_construct(
        soort=kind, velden={f: [c] for f, c in fields.items()}, vast={}, woorden={}
    )
    lines = []
    for field in ("soort_rij", "status", "vraagtype", "motietype"):
        if field not in fields:
            continue
        found: dict[str, tuple[str, str | None]] = {}
        for row in rows:
            text = regel(row.get(fields[field], ""))
            if not text or bewaak_openbaar(text):
                continue
            means = _betekenis(field, text, row, mapping)
            if means != _ANDERE_SOORT and found.get(plat(text), ("", None))[1] is None:
                found[plat(text)] = (text, means)
        if found:
            lines.append(f"  {field}:  # kies uit: {', '.join(mapping.betekenissen(field))}")
            lines += [f"    {_y(text)}:{f' {means}' if means else ''}" for text, means in found.values()]
    return (
        ["woorden:  # klopt dit? Vul in wat een woord hier betekent als er nog niets achter staat", *lines]
        if lines
        else []
    )


def _betekenis(field: str, text: str, row: Rij, mapping: Vraagkoppeling) -> str | None:
    """Return what a word means in this row; None when a person must say so."""
    column = mapping.velden.get("soort_rij")
    if field == "soort_rij" or column is None:
        return kent_woord(field, text, mapping)
    said = kent_woord("soort_rij", row.get(column[0], ""), mapping)
    kind = {"amendement": "motie"}.get(said or "", said)
    if kind not in SOORTEN:
        return _ANDERE_SOORT if mapping.velden[field] == column else kent_woord(field, text, mapping)
    if field not in VELDEN[kind]:
        return _ANDERE_SOORT
    return kent_woord(field, text, mapping.voor(kind))
