"""Iv3: what municipalities budget and spend per taakveld.

Source: CBS, Iv3 per municipality, passed on by two public projects (see `bron.yml`). Amounts are
in thousands of euros. A taakveld is text: ``6.6`` and ``6.60`` are two different ones.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from sociaal_domein.bronnen.correcties import Correctie, voor
from sociaal_domein.bronnen.inlezing import CC_BY, Inlezing, Tabelinlezing, getaltype, periode
from sociaal_domein.bronnen.namen import GEMEENTECODE, Gemeentelijst, Naamzoeker, lees_lijst
from sociaal_domein.bronnen.ruw import Rij, lees_csv, zoek, zoek_alle
from sociaal_domein.bronnen.tabellen import jaartabellen
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.taal import opsomming

BRON = "iv3"

VERSLAG = {"000": "begroting", "005": "jaarrekening"}
# How a figure that was not delivered is written in the raw Iv3 tables (compared exactly).
GEEN_OPGAVE = -99998

_VERSLAGSOORT = re.compile(r"[0-9]{4}X00[0-5]")
_TAAKVELD = re.compile(r"[0-9]\.[0-9]{1,3}[a-d]?")
_TAAKVELD_MET_TITEL = re.compile(r"([0-9]\.[0-9]{1,3}[a-d]?) +(.+)")
_ONDERVERDELING = re.compile(r"(20[0-9]{2})_(begroting|jaarrekening)")
_BEREIK = re.compile(r"6\..*|7\.1")
_SOCIAAL_DOMEIN = re.compile("6")
_HOOFDCATEGORIE = re.compile("[1-7]")

Taakvelden = dict[int, set[str]]


def lees(ruw: Path, correcties: Sequence[Correctie] = ()) -> Inlezing:
    """Read the Iv3 files below a folder.

    Parameters
    ----------
    ruw : Path
        Folder with ``iv3_lasten_sociaaldomein_per_taakveld*.csv``, ``iv3_gemeente_totalen_*.csv``,
        ``iv3_taakvelden_*.csv``, ``iv3_sociaaldomein_lasten_per_hoofdcategorie*.csv`` and one or more
        ``JJJJ_begroting.csv`` or ``JJJJ_jaarrekening.csv``.
    correcties : sequence of Correctie
        Known errors: here, municipality names that are spelled in another way than the list does.

    Returns
    -------
    Inlezing
        Tables lasten, onderverdeling, hoofdcategorie, totalen and taakvelden; amounts x 1,000 euro.

    Raises
    ------
    SociaalDomeinFout
        When a file is missing or a field cannot be read; names file, line and field.
    """
    municipalities = lees_lijst(ruw)
    codes, known = _taakvelden(ruw)
    finder = Naamzoeker(municipalities, voor(correcties, "onderverdeling", "naam_gelijkstellen"))
    tables = {
        "lasten": _lasten(ruw, known, municipalities),
        "onderverdeling": _onderverdeling(ruw, known, municipalities, finder),
        "hoofdcategorie": _hoofdcategorie(ruw, municipalities),
        "totalen": _totalen(ruw, municipalities),
        "taakvelden": codes,
    }
    years = {int(str(row[0])) for name in ("lasten", "totalen") for row in tables[name].rijen}
    return Inlezing(
        bron=BRON,
        naam="Iv3: lasten van gemeenten per taakveld",
        uitgever="Centraal Bureau voor de Statistiek (CBS) en ministerie van BZK",
        herkomst="afgeleid",
        herkomst_toelichting=(
            "De cijfers zijn doorgegeven door derden. Lasten, hoofdcategorie, totalen en taakvelden: afgeleid uit een "
            "openbaar testbestand van OpenSpending (Open State Foundation). "
            "Onderverdeling: uit de openbare code michielsd/begrotingsanalysetool, map Analysedata/Iv3, "
            "versie 67cc06d (Apache-2.0). Waar beide hetzelfde jaar beschrijven, stemmen zij overeen."
        ),
        pagina="https://www.cbs.nl/nl-nl/onze-diensten/methoden/onderzoeksomschrijvingen/overzicht/"
        "informatie-voor-derden--iv3--",
        licentie=CC_BY,
        periode=periode(years),
        dekking=tables["lasten"].dekking,
        tabellen=tables,
        meldingen=finder.meldingen(),
    )


def _taakvelden(ruw: Path) -> tuple[Tabelinlezing, Taakvelden]:
    table = Tabelinlezing(
        kolommen={"jaar": "INTEGER", "taakveld": "VARCHAR", "taakveld_titel": "VARCHAR"},
        sleutel=("jaar", "taakveld"),
        omschrijving="Codelijst: alle taakvelden per jaar, op het hoogste niveau waarop is geboekt.",
    )
    file = lees_csv(zoek(ruw, "iv3_taakvelden_*.csv"), verplicht=("jaar", "taakveld", "titel"))
    table.bron(file)
    known: Taakvelden = defaultdict(set)
    for row in file:
        code = row.past("taakveld", _TAAKVELD, "een taakveld, zoals 6.1 of 6.60")
        record = (row.jaar("jaar"), code, row["titel"])
        if table.laad(row, record[:2], record):
            known[record[0]].add(code)
    table.cbs_tabellen = _cbs(known)
    table.periode = periode(known)
    table.dekking = f"alle taakvelden, ook buiten het sociaal domein; {len(table.rijen)} codes"
    return table, known


def _lasten(ruw: Path, taakvelden: Taakvelden, lijst: Gemeentelijst) -> Tabelinlezing:
    names = ("jaar", "verslagsoort", "soort", "gm_code", "gm_naam", "taakveld", "titel", "lasten_x1000eur")
    file = lees_csv(zoek(ruw, "iv3_lasten_sociaaldomein_per_taakveld*.csv"), verplicht=names)
    table = Tabelinlezing(
        kolommen={
            "jaar": "INTEGER",
            "verslagsoort": "VARCHAR",
            "verslag": "VARCHAR",
            "gemeente_code": "VARCHAR",
            "gemeente_naam": "VARCHAR",
            "taakveld": "VARCHAR",
            "taakveld_titel": "VARCHAR",
        },
        sleutel=("jaar", "verslagsoort", "gemeente_code", "taakveld"),
        omschrijving=(
            "Lasten in het sociaal domein per gemeente en taakveld. Onderdelen zijn opgeteld tot het "
            "taakveld: 6.71a en 6.711 staan beide onder 6.71."
        ),
    )
    table.bron(file)
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for row in file:
        kind, report = verslagsoort(row)
        code = row.past("gm_code", GEMEENTECODE, "een gemeentecode, zoals GM0034")
        field = row.past("taakveld", _TAAKVELD, "een taakveld, zoals 6.1 of 6.60")
        year, amount = row.jaar("jaar"), row.bedrag("lasten_x1000eur")
        record = (year, kind, report, code, row["gm_naam"], field, row["titel"], amount)
        if report is None:
            table.zet_apart(row, "kwartaalopgave")
        elif row["soort"] != report:
            raise row.fout("soort", f"'{report}', want de verslagsoort is {kind}")
        elif field not in taakvelden.get(year, set()):
            table.zet_apart(row, "onbekend_taakveld")
        elif amount == GEEN_OPGAVE:
            table.zet_apart(row, "geen_opgave")
        elif table.laad(row, (kind, code, field), record):
            sums[kind, code] += amount
    table.kolommen["lasten_keur"] = getaltype(row[7] for row in table.rijen)
    delivered = _per_verslag(table, column=3, kind=1)
    table.cbs_tabellen = _cbs(int(k[:4]) for k in delivered)
    table.periode = periode(int(k[:4]) for k in delivered)
    table.dekking = _dekking(delivered, lijst) + _nulopgaven(sums)
    return table


def _onderverdeling(ruw: Path, taakvelden: Taakvelden, lijst: Gemeentelijst, zoeker: Naamzoeker) -> Tabelinlezing:
    paths = [p for p in zoek_alle(ruw, "*.csv") if _ONDERVERDELING.fullmatch(p.stem)]
    if not paths:
        raise SociaalDomeinFout(
            "Er is geen bestand met de onderverdeling gevonden.",
            waar=str(ruw),
            doe="Zet bestanden zoals 2025_begroting.csv of 2023_jaarrekening.csv in deze map of daaronder.",
        )
    table = Tabelinlezing(
        kolommen={
            "jaar": "INTEGER",
            "verslag": "VARCHAR",
            "gemeente_code": "VARCHAR",
            "gemeente_naam": "VARCHAR",
            "taakveld": "VARCHAR",
            "taakveld_titel": "VARCHAR",
        },
        sleutel=("jaar", "verslag", "gemeente_code", "taakveld"),
        omschrijving=(
            "Lasten, baten en salarissen per gemeente en onderdeel van een taakveld (6.71a, 6.751), plus "
            "volksgezondheid (7.1). De regel van het taakveld zelf (6.71) bevat alleen wat daar los op "
            "is geboekt."
        ),
    )
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for path in paths:
        _onderverdeling_bestand(path, table, taakvelden, zoeker, sums)
    for name, column in (("lasten_keur", 6), ("baten_keur", 7), ("salarissen_keur", 8)):
        table.kolommen[name] = getaltype(row[column] for row in table.rijen)
    delivered: dict[str, set[str]] = defaultdict(set)
    for loaded in table.rijen:
        delivered[f"{loaded[0]}{loaded[1]}"].add(str(loaded[2]))
    table.cbs_tabellen = _cbs(int(k[:4]) for k in delivered)
    table.periode = opsomming(f"{k[4:]} {k[:4]}" for k in sorted(delivered))
    table.dekking = _dekking(delivered, lijst) + _nulopgaven(sums)
    return table


def _onderverdeling_bestand(
    pad: Path,
    tabel: Tabelinlezing,
    taakvelden: Taakvelden,
    zoeker: Naamzoeker,
    sommen: dict[tuple[str, str], float],
) -> None:
    salaries = "L1.1 Salarissen en sociale lasten"
    file = lees_csv(pad, scheiding=";", verplicht=("Gemeenten", "Taakveld", salaries, "Baten", "Lasten"))
    tabel.bron(file)
    year, report = int(pad.stem[:4]), pad.stem[5:]
    for row in file:
        match = _TAAKVELD_MET_TITEL.fullmatch(row["Taakveld"])
        if match is None:
            raise row.fout("Taakveld", "een code met een titel, zoals '6.1 Samenkracht en burgerparticipatie'")
        field, title = match.groups()
        amounts = tuple(row.bedrag(c) if row[c] else None for c in ("Lasten", "Baten", salaries))
        if row["Gemeenten"] == "Nederland":
            tabel.zet_apart(row, "landelijk_totaal")
        elif not _BEREIK.fullmatch(field):
            tabel.zet_apart(row, "buiten_bereik")
        elif (code := zoeker.code(year, row["Gemeenten"])) is None:
            tabel.zet_apart(row, "onbekende_gemeente")
        elif not {field, field[:-1]} & taakvelden.get(year, set()):
            tabel.zet_apart(row, "onbekend_taakveld")
        elif GEEN_OPGAVE in amounts:
            tabel.zet_apart(row, "geen_opgave")
        else:
            record = (year, report, code, row["Gemeenten"], field, title, *amounts)
            if tabel.laad(row, (year, report, code, field), record) and field.startswith("6"):
                sommen[f"{year}{report}", code] += amounts[0] or 0


def _hoofdcategorie(ruw: Path, lijst: Gemeentelijst) -> Tabelinlezing:
    names = ("jaar", "verslagsoort", "gm_code", "hoofdtaakveld", "hoofdcategorie", "lasten_x1000eur")
    file = lees_csv(zoek(ruw, "iv3_sociaaldomein_lasten_per_hoofdcategorie*.csv"), verplicht=names)
    table = Tabelinlezing(
        kolommen={
            "jaar": "INTEGER",
            "verslagsoort": "VARCHAR",
            "verslag": "VARCHAR",
            "gemeente_code": "VARCHAR",
            "hoofdcategorie": "VARCHAR",
        },
        sleutel=("jaar", "verslagsoort", "gemeente_code", "hoofdcategorie"),
        omschrijving=(
            "Lasten op heel taakveld 6 per gemeente en economische hoofdcategorie (1 tot en met 7): waaraan het "
            "geld is uitgegeven. Een categorie zonder regel is niet gebruikt."
        ),
    )
    table.bron(file)
    for row in file:
        kind, report = verslagsoort(row)
        code = row.past("gm_code", GEMEENTECODE, "een gemeentecode, zoals GM0034")
        row.past("hoofdtaakveld", _SOCIAAL_DOMEIN, "6, het sociaal domein")
        category = row.past("hoofdcategorie", _HOOFDCATEGORIE, "een hoofdcategorie van 1 tot en met 7")
        amount = row.bedrag("lasten_x1000eur")
        if report is None:
            table.zet_apart(row, "kwartaalopgave")
        elif amount == GEEN_OPGAVE:
            table.zet_apart(row, "geen_opgave")
        else:
            table.laad(row, (kind, code, category), (row.jaar("jaar"), kind, report, code, category, amount))
    table.kolommen["lasten_keur"] = getaltype(row[5] for row in table.rijen)
    delivered = _per_verslag(table, column=3, kind=1)
    table.cbs_tabellen = _cbs(int(k[:4]) for k in delivered)
    table.periode = periode(int(k[:4]) for k in delivered)
    table.dekking = _dekking(delivered, lijst)
    return table


def _totalen(ruw: Path, lijst: Gemeentelijst) -> Tabelinlezing:
    file = lees_csv(
        zoek(ruw, "iv3_gemeente_totalen_*.csv"),
        verplicht=("jaar", "verslagsoort", "gm_code", "inwoners", "lasten", "baten", "sociaal"),
    )
    amounts = [c for c in file.kolommen if c not in ("jaar", "verslagsoort", "gm_code", "inwoners")]
    for name in amounts:
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            raise SociaalDomeinFout(
                f"De kolomnaam '{name[:40]}' past niet in dit bestand.",
                waar=f"{file.naam}, regel 1",
                doe="Kijk of dit het goede bestand is.",
            )
    table = Tabelinlezing(
        kolommen={
            "jaar": "INTEGER",
            "verslagsoort": "VARCHAR",
            "verslag": "VARCHAR",
            "gemeente_code": "VARCHAR",
        },
        sleutel=("jaar", "verslagsoort", "gemeente_code"),
        omschrijving="Totalen van de hele gemeente: lasten, baten, reserves, sociaal domein en balans.",
    )
    table.bron(file)
    for row in file:
        kind, report = verslagsoort(row)
        code = row.past("gm_code", GEMEENTECODE, "een gemeentecode, zoals GM0034")
        record = (
            row.jaar("jaar"),
            kind,
            report,
            code,
            *(row.bedrag(c) for c in amounts),
            row.geheel("inwoners"),
        )
        if report is None:
            table.zet_apart(row, "kwartaalopgave")
        else:
            table.laad(row, (kind, code), record)
    for i, name in enumerate(amounts):
        table.kolommen[f"{name}_keur"] = getaltype(row[4 + i] for row in table.rijen)
    table.kolommen["inwoners"] = "BIGINT"
    delivered = _per_verslag(table, column=3, kind=1)
    table.cbs_tabellen = _cbs(int(k[:4]) for k in delivered)
    table.periode = periode(int(k[:4]) for k in delivered)
    table.dekking = _dekking(delivered, lijst)
    return table


def verslagsoort(rij: Rij) -> tuple[str, str | None]:
    """Return the kind of report and its name; None for a quarterly delivery.

    Raises
    ------
    SociaalDomeinFout
        When the code has another shape, or its year is not that of the row.
    """
    kind = rij.past("verslagsoort", _VERSLAGSOORT, "een verslagsoort, zoals 2024X005")
    if kind[:4] != rij["jaar"]:
        raise rij.fout("verslagsoort", f"een verslagsoort van {rij['jaar']}")
    return kind, VERSLAG.get(kind[5:])


def _per_verslag(tabel: Tabelinlezing, *, column: int, kind: int) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in tabel.rijen:
        label = str(row[kind])
        found[f"{label[:4]}{VERSLAG[label[5:]]}"].add(str(row[column]))
    return found


def _cbs(jaren: Iterable[int]) -> list[str]:
    tables = jaartabellen(BRON)
    return [tables[y] for y in sorted(set(jaren)) if y in tables]


def _dekking(geleverd: dict[str, set[str]], lijst: Gemeentelijst) -> str:
    if not geleverd:
        return "geen enkele gemeente"
    parts = []
    for key in sorted(geleverd):
        year, present, expected = int(key[:4]), geleverd[key], lijst.codes(int(key[:4]))
        if absent := expected - present:
            names = sorted(lijst.naam(year, code) or code for code in absent)
            some = f" (niet: {opsomming(names)})" if len(names) <= 6 else ""
            parts.append(f"{key[4:]} {year}: {len(present & expected)} van {len(expected)} gemeenten{some}")
    if not parts:
        return "alle gemeenten van elk jaar"
    if len(parts) < len(geleverd):
        parts.append("in de andere opgaven staan alle gemeenten van dat jaar")
    return "; ".join(parts)


def _nulopgaven(sommen: dict[tuple[str, str], float]) -> str:
    zero = sum(1 for total in sommen.values() if total == 0)
    if not zero:
        return ""
    count = "één opgave telt" if zero == 1 else f"{zero} opgaven tellen"
    return f"; {count} op tot nul: niet geleverd of opgegaan"
