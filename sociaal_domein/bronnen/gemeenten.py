"""Gemeenten: lists per year, mergers, inhabitants, size and urbanity classes, centre function, and wijken.

Source: CBS, passed on by public projects (see `bron.yml`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from sociaal_domein.bronnen.correcties import Correctie, voor
from sociaal_domein.bronnen.inlezing import CC_BY, Inlezing, Tabelinlezing, periode
from sociaal_domein.bronnen.namen import GEMEENTECODE, LIJSTBESTAND, Gemeentelijst, Naamzoeker
from sociaal_domein.bronnen.ruw import Rij, Ruwbestand, lees_csv, zoek, zoek_alle
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.taal import getal

BRON = "gemeenten"

_WIJKCODE = re.compile(r"WK[0-9]{4}[0-9A-Z]{2}")
_PROVINCIECODE = re.compile(r"(?:[2-3][0-9])?")
_KLASSENJAAR = re.compile(r"20[0-9]{2}")
_STRUCTUURJAAR = 2025
_CENTRUMFUNCTIE = re.compile("Sterk|Redelijk|Weinig|Zonder|")
_SOCIALE_STRUCTUUR = re.compile("Goed|Redelijk|Matig|Zwak")
_GROOTTE = (
    (re.compile(r"minderdan([0-9]+)inwoners", re.I), "minder dan {} inwoners"),
    (re.compile(r"([0-9]+)tot([0-9]+)inwoners", re.I), "{} tot {} inwoners"),
    (re.compile(r"([0-9]+)inwonersofmeer", re.I), "{} inwoners of meer"),
)
STEDELIJKHEID = {
    "Nietstedelijk": "niet stedelijk",
    "Weinigstedelijk": "weinig stedelijk",
    "Matigstedelijk": "matig stedelijk",
    "Sterkstedelijk": "sterk stedelijk",
    "Zeersterkstedelijk": "zeer sterk stedelijk",
}


def lees(ruw: Path, correcties: Sequence[Correctie] = ()) -> Inlezing:
    """Read the municipality files below a folder.

    Parameters
    ----------
    ruw : Path
        Folder with ``gemeenten_per_jaar_*.csv``, ``herindelingen_*.csv``,
        ``inwoners_per_gemeente_*.csv``, ``cbs_wijken_*.csv``, ``sociale_structuur_centrumfunctie*.csv`` and
        ``gemeenteklassen/JJJJ.csv``.
    correcties : sequence of Correctie
        Known errors: names in a wrong code page, and names spelled in another way than the list does.

    Returns
    -------
    Inlezing
        Tables lijst, herindelingen, inwoners, klassen, structuur and wijken.

    Raises
    ------
    SociaalDomeinFout
        When a file is missing or a field cannot be read; names file, line and field.
    """
    messages: list[str] = []
    list_table = _lijst(ruw, correcties, messages)
    municipalities = Gemeentelijst((int(str(r[0])), str(r[1]), str(r[2])) for r in list_table.rijen)
    tables = {
        "lijst": list_table,
        "herindelingen": _herindelingen(ruw),
        "inwoners": _inwoners(ruw),
        "klassen": _klassen(ruw, municipalities, correcties, messages),
        "structuur": _structuur(ruw, municipalities, correcties, messages),
        "wijken": _wijken(ruw, municipalities),
    }
    return Inlezing(
        bron=BRON,
        naam="Gemeenten en inwoners",
        uitgever="Centraal Bureau voor de Statistiek (CBS)",
        herkomst="afgeleid",
        herkomst_toelichting=(
            "De cijfers zijn doorgegeven door derden. Lijst en inwoners: afgeleid uit een openbaar "
            "testbestand van OpenSpending (Open State Foundation). Herindelingen: tot en met 2016 uit een "
            "CBS-tabel per gemeente, waarin splitsingen niet te zien zijn; 2017 tot en met 2023 met de hand "
            "ingevuld en nagegaan tegen de lijst per jaar. Klassen en structuur: michielsd/begrotingsanalysetool, "
            "versie 67cc06d (Apache-2.0). Wijken: elan-dcc/wijkprofielen, data/wijk_2023_v0.dbf, aeba9c9 (MIT)."
        ),
        pagina="https://www.cbs.nl/nl-nl/onze-diensten/methoden/classificaties/overig/gemeentelijke-indelingen-per-jaar",
        licentie=CC_BY,
        periode=tables["lijst"].periode,
        dekking="; ".join(f"{name}: {table.dekking}" for name, table in tables.items()),
        tabellen=tables,
        meldingen=messages,
    )


def _lijst(ruw: Path, correcties: Sequence[Correctie], meldingen: list[str]) -> Tabelinlezing:
    file = lees_csv(zoek(ruw, LIJSTBESTAND), verplicht=("jaar", "gm_code", "gm_naam", "prv_code"))
    table = Tabelinlezing(
        kolommen={
            "jaar": "INTEGER",
            "gemeente_code": "VARCHAR",
            "gemeente_naam": "VARCHAR",
            "provincie_code": "VARCHAR",
        },
        sleutel=("jaar", "gemeente_code"),
        omschrijving="De gemeenten van elk jaar, met hun naam toen. Provincie is leeg tot en met 2015.",
    )
    table.bron(file)
    names = _namen_herstellen(file, correcties, meldingen)
    for row in file:
        year, code = row.jaar("jaar"), row.past("gm_code", GEMEENTECODE, "een gemeentecode, zoals GM0034")
        province = row.past("prv_code", _PROVINCIECODE, "een provinciecode van twee cijfers, of leeg")
        if not row["gm_naam"]:
            raise row.fout("gm_naam", "de naam van de gemeente")
        name = names.get(row.regel, row["gm_naam"])
        if name is None:
            table.zet_apart(row, "naam_onleesbaar")
        else:
            table.laad(row, (year, code), (year, code, name, province or None))
    counts = _per_jaar(table)
    table.periode = periode(counts)
    if not counts:
        raise SociaalDomeinFout(
            "In deze lijst is geen enkele naam van een gemeente te lezen.",
            waar=file.naam,
            doe="Haal het bestand opnieuw op. Let op de tekenset: verwacht is UTF-8.",
        )
    table.dekking = f"{counts[min(counts)]} gemeenten in {min(counts)}, {counts[max(counts)]} in {max(counts)}"
    return table


def _namen_herstellen(
    bestand: Ruwbestand, correcties: Sequence[Correctie], meldingen: list[str]
) -> dict[int, str | None]:
    """Return the right name per line for names in a wrong code page: the same code in the nearest year."""
    repaired: dict[int, str | None] = {}
    for item in voor(correcties, "lijst", "naam_uit_ander_jaar", "gm_naam"):
        damaged = [row for row in bestand if item.waar.treft(row["gm_naam"], row.jaar("jaar"))]
        if not item.geldt([row["gm_naam"] for row in damaged]):
            if not item.waar.jaren or any(row.jaar("jaar") in item.waar.jaren for row in bestand):
                meldingen.append(item.hersteld())
            continue
        lines = {row.regel for row in damaged}
        whole: dict[str, list[Rij]] = defaultdict(list)
        for row in bestand:
            if row.regel not in lines:
                whole[row["gm_code"]].append(row)
        for row in damaged:
            year = row.jaar("jaar")
            others = [(abs(r.jaar("jaar") - year), r.regel, r["gm_naam"]) for r in whole[row["gm_code"]]]
            repaired[row.regel] = min(others)[2] if others else None
    return repaired


def _herindelingen(ruw: Path) -> Tabelinlezing:
    names = ("ingang_jaar", "oude_gm_code", "oude_naam", "nieuwe_gm_code", "nieuwe_naam", "soort")
    file = lees_csv(zoek(ruw, "herindelingen_*.csv"), verplicht=names)
    table = Tabelinlezing(
        kolommen={
            "ingang_jaar": "INTEGER",
            "oude_gemeente_code": "VARCHAR",
            "oude_gemeente_naam": "VARCHAR",
            "nieuwe_gemeente_code": "VARCHAR",
            "nieuwe_gemeente_naam": "VARCHAR",
            "soort": "VARCHAR",
        },
        sleutel=("ingang_jaar", "oude_gemeente_code", "nieuwe_gemeente_code"),
        omschrijving="Welke gemeente in welke opging, en in welk jaar. Tot 2017 is de soort niet bekend.",
    )
    table.bron(file)
    kind = re.compile("samenvoeging|splitsing|")
    for row in file:
        year = row.jaar("ingang_jaar")
        old = row.past("oude_gm_code", GEMEENTECODE, "een gemeentecode, zoals GM0034")
        new = row.past("nieuwe_gm_code", GEMEENTECODE, "een gemeentecode, zoals GM0034")
        soort = row.past("soort", kind, "samenvoeging, splitsing of leeg")
        table.laad(
            row,
            (year, old, new),
            (year, old, row["oude_naam"] or None, new, row["nieuwe_naam"] or None, soort or None),
        )
    table.periode = periode(_per_jaar(table))
    splits = len({row[1] for row in table.rijen if row[5] == "splitsing"})
    table.dekking = f"{len(table.rijen)} overgangen; vanaf 2017 zijn splitsingen bekend ({splits} gemeenten)"
    return table


def _inwoners(ruw: Path) -> Tabelinlezing:
    file = lees_csv(zoek(ruw, "inwoners_per_gemeente_*.csv"), verplicht=("jaar", "gm_code", "inwoners"))
    table = Tabelinlezing(
        kolommen={"jaar": "INTEGER", "gemeente_code": "VARCHAR", "inwoners": "BIGINT"},
        sleutel=("jaar", "gemeente_code"),
        omschrijving="Inwoners per gemeente op 1 januari.",
    )
    table.bron(file)
    for row in file:
        year, code = row.jaar("jaar"), row.past("gm_code", GEMEENTECODE, "een gemeentecode, zoals GM0034")
        table.laad(row, (year, code), (year, code, row.geheel("inwoners")))
    table.periode = periode(_per_jaar(table))
    table.dekking = "alle gemeenten van elk jaar in de bron"
    return table


def _klassen(ruw: Path, lijst: Gemeentelijst, correcties: Sequence[Correctie], meldingen: list[str]) -> Tabelinlezing:
    paths = [
        p for p in zoek_alle(ruw, "*.csv") if p.parent.name == "gemeenteklassen" and _KLASSENJAAR.fullmatch(p.stem)
    ]
    if not paths:
        raise SociaalDomeinFout(
            "Er zijn geen gemeenteklassen gevonden.",
            waar=str(ruw),
            doe="Zet bestanden zoals 2025.csv in een map 'gemeenteklassen' in of onder deze map.",
        )
    table = Tabelinlezing(
        kolommen={
            "jaar": "INTEGER",
            "gemeente_code": "VARCHAR",
            "gemeente_naam": "VARCHAR",
            "provincie": "VARCHAR",
            "grootteklasse": "VARCHAR",
            "grootteklasse_rang": "INTEGER",
            "stedelijkheid": "VARCHAR",
            "inwonertal": "BIGINT",
        },
        sleutel=("jaar", "gemeente_code"),
        omschrijving="Provincie, grootteklasse en stedelijkheid per gemeente en jaar.",
    )
    finder = Naamzoeker(lijst, voor(correcties, "klassen", "naam_gelijkstellen", "Gemeenten"))
    rows: list[tuple[int, str, Rij]] = []
    for path in paths:
        columns = ("Gemeenten", "Provincie", "Gemeentegrootte", "Stedelijkheid", "Inwonertal")
        file = lees_csv(path, scheiding="\t", verplicht=columns)
        table.bron(file)
        year = int(path.stem)
        for row in file:
            if (code := finder.code(year, row["Gemeenten"])) is None:
                table.zet_apart(row, "onbekende_gemeente")
            else:
                rows.append((year, code, row))
    classes = {row["Gemeentegrootte"]: grootteklasse(row) for _, _, row in rows}
    rank = {bound: i + 1 for i, bound in enumerate(sorted({bound for _, bound in classes.values()}))}
    provinces = _provincies(rows, correcties, meldingen)
    for year, code, row in rows:
        label, bound = classes[row["Gemeentegrootte"]]
        if row["Stedelijkheid"] not in STEDELIJKHEID:
            raise row.fout("Stedelijkheid", "een klasse, zoals Sterkstedelijk")
        province = provinces.get((year, row["Provincie"]), row["Provincie"])
        urban, people = STEDELIJKHEID[row["Stedelijkheid"]], row.geheel("Inwonertal")
        name = lijst.naam(year, code)
        table.laad(row, (year, code), (year, code, name, province, label, rank[bound], urban, people))
    meldingen.extend(finder.meldingen())
    counts = _per_jaar(table)
    table.periode = periode(counts or [int(p.stem) for p in paths])
    table.dekking = ", ".join(f"{y}: {n} van {len(lijst.codes(y))} gemeenten" for y, n in sorted(counts.items()))
    table.dekking = table.dekking or "geen gemeenten herkend"
    return table


def grootteklasse(rij: Rij) -> tuple[str, int]:
    """Return the size class in readable Dutch, and its lower bound to order by."""
    for pattern, text in _GROOTTE:
        if match := pattern.fullmatch(rij["Gemeentegrootte"]):
            numbers = [int(n) for n in match.groups()]
            lower = 0 if text.startswith("minder") else numbers[0]
            return text.format(*map(getal, numbers)), lower
    raise rij.fout("Gemeentegrootte", "een klasse, zoals 20000tot50000inwoners")


def _provincies(
    rijen: list[tuple[int, str, Rij]], correcties: Sequence[Correctie], meldingen: list[str]
) -> dict[tuple[int, str], str]:
    found: dict[tuple[int, str], str] = {}
    seen = {(year, row["Provincie"]) for year, _, row in rijen}
    for item in voor(correcties, "klassen", "vervangen", "Provincie"):
        hits = {(y, name) for y, name in seen if item.waar.treft(name, y)}
        if item.wordt and item.geldt([name for _, name in hits]):
            found |= dict.fromkeys(hits, item.wordt)
        elif any(name == item.wordt and (not item.waar.jaren or y in item.waar.jaren) for y, name in seen):
            meldingen.append(item.hersteld())
    return found


def _structuur(ruw: Path, lijst: Gemeentelijst, correcties: Sequence[Correctie], meldingen: list[str]) -> Tabelinlezing:
    columns = ("Gemeenten", "Centrumfunctie", "Sociale structuur")
    file = lees_csv(zoek(ruw, "sociale_structuur_centrumfunctie*.csv"), scheiding="\t", verplicht=columns)
    table = Tabelinlezing(
        kolommen={
            "gemeente_code": "VARCHAR",
            "gemeente_naam": "VARCHAR",
            "centrumfunctie": "VARCHAR",
            "sociale_structuur": "VARCHAR",
        },
        sleutel=("gemeente_code",),
        omschrijving=(
            "Centrumfunctie en sociale structuur per gemeente, in klassen. De bron noemt geen jaar. Bij de vier "
            "grootste gemeenten is de centrumfunctie leeg."
        ),
    )
    table.bron(file)
    finder = Naamzoeker(lijst, voor(correcties, "structuur", "naam_gelijkstellen", "Gemeenten"))
    for row in file:
        centre = row.past("Centrumfunctie", _CENTRUMFUNCTIE, "een klasse, zoals Sterk, of leeg") or None
        social = row.past("Sociale structuur", _SOCIALE_STRUCTUUR, "een klasse, zoals Matig")
        if (code := finder.code(_STRUCTUURJAAR, row["Gemeenten"])) is None:
            table.zet_apart(row, "onbekende_gemeente")
        else:
            name = lijst.naam(_STRUCTUURJAAR, code)
            table.laad(row, (code,), (code, name, centre and centre.lower(), social.lower()))
    meldingen.extend(finder.meldingen())
    table.periode = f"zonder jaar; de namen zijn die van {_STRUCTUURJAAR}"
    table.dekking = f"{len(table.rijen)} van {len(lijst.codes(_STRUCTUURJAAR))} gemeenten"
    return table


def _wijken(ruw: Path, lijst: Gemeentelijst) -> Tabelinlezing:
    names = ("wk_code", "wk_naam", "gm_code", "water", "jaar")
    file = lees_csv(zoek(ruw, "cbs_wijken_*.csv"), verplicht=names)
    table = Tabelinlezing(
        kolommen={
            "jaar": "INTEGER",
            "wijk_code": "VARCHAR",
            "wijk_naam": "VARCHAR",
            "gemeente_code": "VARCHAR",
            "is_water": "BOOLEAN",
        },
        sleutel=("jaar", "wijk_code"),
        omschrijving="Alle wijken van het CBS met hun gemeente. Groot water telt als wijk, met is_water.",
    )
    table.bron(file)
    for row in file:
        year = row.jaar("jaar")
        wijk = row.past("wk_code", _WIJKCODE, "een wijkcode, zoals WK003401")
        code = row.past("gm_code", GEMEENTECODE, "een gemeentecode, zoals GM0034")
        water = row.past("water", re.compile("JA|NEE"), "JA of NEE") == "JA"
        if code not in lijst.codes(year):
            table.zet_apart(row, "geen_gemeente")
        else:
            table.laad(row, (year, wijk), (year, wijk, row["wk_naam"], code, water))
    counts = _per_jaar(table)
    table.periode = periode(counts) if counts else "onbekend"
    table.dekking = f"{getal(len(table.rijen))} wijken in {len({row[3] for row in table.rijen})} gemeenten"
    return table


def _per_jaar(tabel: Tabelinlezing) -> dict[int, int]:
    counts: dict[int, int] = defaultdict(int)
    for row in tabel.rijen:
        counts[int(str(row[0]))] += 1
    return counts
