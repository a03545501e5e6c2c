"""Kerncijfers wijken en buurten: counts per gemeente, wijk and buurt, in CBS's own format.

One or more files of CBS (StatLine, TypedDataSet columns): UTF-8 with byte order mark, ``;``, padded
values, ``.`` for a missing figure. Column names end in an order number that shifts from year to
year (``WmoClienten_86``, ``WmoClienten_98``): they are matched on the part before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from sociaal_domein.bronnen import kwb_decimalen
from sociaal_domein.bronnen.correcties import Correctie, voor
from sociaal_domein.bronnen.inlezing import CC_BY, Inlezing, Tabelinlezing, periode
from sociaal_domein.bronnen.kwb_maten import AANTALLEN, INDELING, MATEN
from sociaal_domein.bronnen.opgehaald import stam
from sociaal_domein.bronnen.ruw import Rij, Ruwbestand, lees_csv, zoek_alle
from sociaal_domein.bronnen.tabellen import jaartabellen
from sociaal_domein.bronnen.tekens import NIHIL, TEKENS
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.taal import getal, opsomming, os_fout

BRON = "kwb"

# Files that reached us through others; any other is taken to come from CBS itself.
DOORGEGEVEN = {
    "cbs_kwb_almere_2018_2025_raw.csv": "Ismael-991/almere-jeugd-voorspelling, "
    "data/raw/CBS_Kerncijfers.csv, versie 016e62f (MIT)",
}
ONTBREEKT = "ontbreekt"
ONLEESBAAR = "onleesbaar"
# What may stand instead of a figure; a blank and a dash mean something of their own here.
CODES = {sign: reason for sign, reason in TEKENS.items() if sign not in ("", NIHIL)} | {ONLEESBAAR: ONLEESBAAR}
KOLOMMEN = {
    "jaar": "INTEGER",
    "gebied_code": "VARCHAR",
    "regio_soort": "VARCHAR",
    "gemeente_naam": "VARCHAR",
    "indelingswijziging": "VARCHAR",
    "maat": "VARCHAR",
    "kolom": "VARCHAR",
    "waarde": "DOUBLE",
    "reden": "VARCHAR",
}
SLEUTEL = ("jaar", "gebied_code", "maat")

_PEILDATUM = re.compile(r"1-1-(20[0-9]{2})")
_AANTAL = re.compile(r"[0-9]{1,9}")
_RELATIEF = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,3})?")
_CODE = {
    "gemeente": re.compile(r"GM[0-9]{4}"),
    "wijk": re.compile(r"WK[0-9]{4}[0-9A-Z]{2}"),
    "buurt": re.compile(r"BU[0-9]{4}[0-9A-Z]{4}"),
}


class _Cel(NamedTuple):
    kolom: str | None
    tekst: str


class _Gebiedsrij(NamedTuple):
    rij: Rij
    jaar: int
    soort: str
    naam: str
    indeling: str | None
    cellen: dict[str, _Cel]


def lees(ruw: Path, correcties: Sequence[Correctie] = ()) -> Inlezing:
    """Read CBS's kerncijfers from every CSV file below a folder that has CBS's columns.

    Parameters
    ----------
    ruw : Path
        Folder with one or more files: of one municipality or of the whole country, of one year or of more.
    correcties : sequence of Correctie
        Known errors: relative measures that are kept only as a check, and measures that lost their comma.

    Returns
    -------
    Inlezing
        Table kerncijfers: one row per area, year and measure; a missing figure has a reason.

    Raises
    ------
    SociaalDomeinFout
        When no such file is found, or a field cannot be read; names file, line and field.
    """
    paths = zoek_bestanden(ruw)
    return uit_bestanden((lees_csv(path, scheiding=";", verplicht=("WijkenEnBuurten",)) for path in paths), correcties)


def uit_bestanden(
    bestanden: Iterable[Ruwbestand],
    correcties: Sequence[Correctie] = (),
    *,
    gemeenten: Collection[str] | None = None,
    gevuld: Mapping[str, set[int]] | None = None,
) -> Inlezing:
    """Make the table kerncijfers of files, or of tables as they came from the publisher.

    Parameters
    ----------
    bestanden : iterable of Ruwbestand
        With CBS's own column names. A file without a column ``Peildatum`` has its year or table number in its name.
    correcties : sequence of Correctie
        Known errors.
    gemeenten : collection of str, optional
        Codes of the municipalities to keep; the rows of others are set aside. Left out: all.
    gevuld : mapping of str to set of int, optional
        Per measure the years that are known to have figures, from what was read earlier. It tells "not published
        yet" from "did not exist".

    Returns
    -------
    Inlezing
    """
    table = Tabelinlezing(
        kolommen=dict(KOLOMMEN),
        sleutel=SLEUTEL,
        omschrijving=(
            "Kerncijfers per gemeente, wijk en buurt, één rij per maat. Een lege waarde heeft een reden. "
            "Het CBS rondt aantallen af op vijf; alleen inwoners en huishoudens van een hele gemeente niet."
        ),
    )
    areas: list[_Gebiedsrij] = []
    for file in bestanden:
        table.bron(file)
        areas += _gebieden(file, table, gemeenten)
    _weiger_tegenspraak(areas)
    reasons, messages = _lege_jaren(areas, gevuld or {}), _toets(areas, correcties)
    areas, restored = _met_komma(areas, correcties)
    for area in areas:
        code = area.rij["WijkenEnBuurten"]
        head = (area.jaar, code, area.soort, area.naam or None, area.indeling)
        rows = [(*head, m, *_waarde(area, m, reasons.get((area.jaar, m), ONTBREEKT))) for m in MATEN]
        table.laad(area.rij, (area.jaar, code), *rows)
    years = sorted({area.jaar for area in areas})
    if not years:
        raise SociaalDomeinFout(
            "In deze bestanden staat geen enkele gemeente, wijk of buurt.",
            waar=opsomming(file.naam for file in table.bronbestanden),
            doe="Kijk of dit de Kerncijfers wijken en buurten van het CBS zijn.",
        )
    numbers = jaartabellen(BRON)
    table.cbs_tabellen = [numbers[y] for y in years if y in numbers]
    table.periode, table.dekking = periode(years), _dekking(areas)
    passed_on = sorted({DOORGEGEVEN[f.naam] for f in table.bronbestanden if f.naam in DOORGEGEVEN})
    return Inlezing(
        bron=BRON,
        naam="Kerncijfers wijken en buurten",
        uitgever="Centraal Bureau voor de Statistiek (CBS)",
        herkomst="afgeleid" if passed_on else "uitgever",
        herkomst_toelichting=(
            f"Het CBS-bestand is doorgegeven door derden: {'; '.join(passed_on)}."
            if passed_on
            else f"Gelezen uit het CBS-bestand {opsomming(f.naam for f in table.bronbestanden)}."
        ),
        pagina="https://www.cbs.nl/nl-nl/reeksen/publicatie/kerncijfers-wijken-en-buurten",
        licentie=CC_BY,
        periode=table.periode,
        dekking=table.dekking,
        tabellen={"kerncijfers": table},
        meldingen=messages + restored,
    )


def zoek_bestanden(ruw: Path) -> list[Path]:
    """Return the CSV files below `ruw` that have CBS's column for wijken en buurten."""
    found = []
    for path in zoek_alle(ruw, "*.csv"):
        try:
            with path.open("rb") as file:
                header = file.readline(100_000).decode("utf-8-sig", errors="replace")
        except OSError as error:
            raise SociaalDomeinFout(
                f"Dit bestand is niet te lezen. {os_fout(error)}", waar=str(path), doe="Kijk of u het mag openen."
            ) from error
        if "WijkenEnBuurten" in [name.strip().strip('"') for name in header.split(";")]:
            found.append(path)
    if not found:
        raise SociaalDomeinFout(
            "Er is geen bestand met Kerncijfers wijken en buurten gevonden.",
            waar=str(ruw),
            doe="Zet hier een CSV-bestand van het CBS neer, met puntkomma's en een kolom WijkenEnBuurten.",
        )
    return found


def _gebieden(bestand: Ruwbestand, tabel: Tabelinlezing, gemeenten: Collection[str] | None) -> list[_Gebiedsrij]:
    stems = {stam(name) for name in bestand.kolommen}
    if missing := [name for name in ("SoortRegio", "Gemeentenaam") if name not in stems]:
        raise SociaalDomeinFout(
            f"De kolom '{missing[0]}' ontbreekt.",
            waar=f"{bestand.naam}, regel 1",
            doe="Kijk of dit de Kerncijfers wijken en buurten van het CBS zijn.",
        )
    if not stems & set(AANTALLEN):
        raise SociaalDomeinFout(
            "In dit bestand staat geen van de aantallen die wij lezen.",
            waar=f"{bestand.naam}, regel 1",
            doe=f"Verwacht zijn kolommen zoals {AANTALLEN[0]}_5 en {AANTALLEN[-1]}_98.",
        )
    groups: dict[str, list[str]] = defaultdict(list)
    for column in bestand.kolommen:
        groups[stam(column)].append(column)
    areas = []
    for row in bestand:
        kind = _een(row, "SoortRegio", groups["SoortRegio"]).tekst.lower()
        if kind == "land":
            tabel.zet_apart(row, "landelijk_totaal")
        elif kind not in _CODE:
            tabel.zet_apart(row, "ander_gebied")
        else:
            code = row.past("WijkenEnBuurten", _CODE[kind], f"de code van een {kind}")
            if gemeenten is not None and f"GM{code[2:6]}" not in gemeenten:
                tabel.zet_apart(row, "andere_gemeente")
                continue
            change = [c.tekst for c in (_een(row, s, groups.get(s, [])) for s in INDELING) if c.tekst.strip(".")]
            cells = {m: _een(row, m, groups[m]) for m in MATEN if m in groups}
            name = _een(row, "Gemeentenaam", groups["Gemeentenaam"]).tekst
            year = _jaar(row, bestand)
            areas.append(_Gebiedsrij(row, year, kind, name, change[0] if change else None, cells))
    return areas


def _jaar(rij: Rij, bestand: Ruwbestand) -> int:
    if "Peildatum" in bestand.kolommen:
        return int(rij.past("Peildatum", _PEILDATUM, "een datum, zoals 1-1-2025")[-4:])
    # A single year table of CBS has no date: its file name must tell.
    named = [y for y, table in jaartabellen(BRON).items() if table in bestand.naam or str(y) in bestand.naam]
    if len(named) != 1:
        raise SociaalDomeinFout(
            "Het jaar van dit bestand is niet bekend: de kolom 'Peildatum' ontbreekt.",
            waar=bestand.naam,
            doe="Zet het jaar of het tabelnummer van het CBS in de bestandsnaam, zoals kwb_85984NED.csv.",
        )
    return named[0]


def _een(rij: Rij, naam: str, kolommen: Sequence[str]) -> _Cel:
    """Return the one filled field among the columns with this stem; more than one value is an error."""
    filled = [_Cel(c, rij[c]) for c in kolommen if rij[c]]
    if len({cell.tekst for cell in filled}) > 1:
        both = opsomming(f"{cell.kolom} ('{cell.tekst[:20]}')" for cell in filled)
        raise SociaalDomeinFout(
            f"Voor {naam} staan er verschillende waarden op één regel: {both}.",
            waar=f"{rij.bestand}, regel {rij.regel}, veld {naam}",
            doe="Zoek uit welke kolom bij dit jaar hoort en maak de andere op deze regel leeg.",
        )
    if filled:
        return filled[0]
    return _Cel(kolommen[0] if len(kolommen) == 1 else None, "")


def _weiger_tegenspraak(gebieden: list[_Gebiedsrij]) -> None:
    """Refuse two rows about one area and year that differ, before a comma that is put back makes them look the same."""
    first: dict[tuple[int, str], _Gebiedsrij] = {}
    for area in gebieden:
        earlier = first.setdefault((area.jaar, area.rij["WijkenEnBuurten"]), area)
        for measure, cell in area.cellen.items():
            if cell.kolom and cell.tekst != earlier.cellen.get(measure, cell).tekst:
                raise area.rij.fout(cell.kolom, f"hetzelfde als op regel {earlier.rij.regel}, over hetzelfde gebied")


def _lege_jaren(gebieden: list[_Gebiedsrij], eerder: Mapping[str, set[int]]) -> dict[tuple[int, str], str]:
    """Return why a measure is empty for a whole year: not there yet, or never measured."""
    filled: dict[str, set[int]] = defaultdict(set, {measure: set(years) for measure, years in eerder.items()})
    has_column: set[str] = set(eerder)
    for area in gebieden:
        for measure, cell in area.cellen.items():
            has_column.add(measure)
            if cell.tekst:
                filled[measure].add(area.jaar)
    reasons = {}
    for year in {area.jaar for area in gebieden}:
        for measure in MATEN:
            if measure not in has_column:
                reasons[year, measure] = "bestaat_niet"
            elif year not in filled[measure]:
                known = filled[measure]
                if not known or year > max(known):
                    reasons[year, measure] = "nog_niet_gepubliceerd"
                elif year < min(known):
                    reasons[year, measure] = "bestaat_niet"
    return reasons


def _waarde(gebied: _Gebiedsrij, maat: str, leeg: str) -> tuple[str | None, float | None, str | None]:
    cell = gebied.cellen.get(maat, _Cel(None, ""))
    if not cell.tekst:
        return (None if leeg == "bestaat_niet" else cell.kolom), None, leeg
    if cell.tekst in CODES:
        return cell.kolom, None, CODES[cell.tekst]
    whole = maat in AANTALLEN
    if not (_AANTAL if whole else _RELATIEF).fullmatch(cell.tekst):
        raise gebied.rij.fout(str(cell.kolom), "een heel getal" if whole else "een getal")
    return cell.kolom, float(cell.tekst.replace(",", ".")), None


def _met_komma(gebieden: list[_Gebiedsrij], correcties: Sequence[Correctie]) -> tuple[list[_Gebiedsrij], list[str]]:
    """Put lost commas back, file by file: one file may have lost them and the next one not."""
    messages: list[str] = []
    counts = {(a.rij["WijkenEnBuurten"], a.jaar): a.cellen.get("AantalInwoners", _Cel(None, "")) for a in gebieden}
    people = {place: float(cell.tekst) for place, cell in counts.items() if _AANTAL.fullmatch(cell.tekst)}
    changed = {(area.jaar, area.rij["WijkenEnBuurten"]) for area in gebieden if area.indeling in ("2", "3")}
    done: list[dict[str, _Cel]] = [dict(area.cellen) for area in gebieden]
    for item in voor(correcties, "kerncijfers", "komma_herstellen"):
        measure, bounds = item.waar.kolom, item.grenzen
        assert bounds is not None
        for name in dict.fromkeys(area.rij.bestand for area in gebieden):
            places = [i for i, area in enumerate(gebieden) if area.rij.bestand == name and measure in area.cellen]
            texts = {i: gebieden[i].cellen[measure].tekst for i in places}
            texts = {i: text for i, text in texts.items() if text and text not in CODES}
            if not texts:
                continue
            if not item.geldt(list(texts.values())):
                messages.append(item.hersteld())
                continue
            for i, text in texts.items():
                if not _AANTAL.fullmatch(text):
                    raise gebieden[i].rij.fout(str(gebieden[i].cellen[measure].kolom), "een heel getal")
            found = kwb_decimalen.herstel(
                {(gebieden[i].rij["WijkenEnBuurten"], gebieden[i].jaar): text for i, text in texts.items()},
                bounds,
                item.twijfel,
                lambda code, year: (year, code) not in changed,
                people,
            )
            unread = 0
            for i in texts:
                value = found[gebieden[i].rij["WijkenEnBuurten"], gebieden[i].jaar]
                unread += value is None
                done[i][measure] = _Cel(done[i][measure].kolom, ONLEESBAAR if value is None else f"{value:.1f}")
            messages.append(
                f"{measure}: komma teruggezet bij {getal(len(texts) - unread)} cijfers; {getal(unread)} cijfers zijn "
                f"op twee manieren te lezen en blijven leeg. {item.reden}"
            )
    return [area._replace(cellen=cells) for area, cells in zip(gebieden, done, strict=True)], messages


def _toets(gebieden: list[_Gebiedsrij], correcties: Sequence[Correctie]) -> list[str]:
    messages = []
    for item in voor(correcties, "kerncijfers", "herberekenen"):
        cells = (area.cellen.get(item.waar.kolom) for area in gebieden)
        values = [cell.tekst for cell in cells if cell and cell.tekst and cell.tekst not in CODES]
        if item.geldt(values):
            messages.append(f"{item.waar.kolom}: alleen ter controle, wij rekenen uit de aantallen. {item.reden}")
        elif values:
            messages.append(item.hersteld())
    return messages


def _dekking(gebieden: list[_Gebiedsrij]) -> str:
    newest = max(area.jaar for area in gebieden)
    names = sorted({area.naam for area in gebieden})
    who = opsomming(names) if 0 < len(names) <= 5 else f"{len(names)} gemeenten"
    parts = [who if len(names) != 1 else f"gemeente {who}"]
    current = [area for area in gebieden if area.jaar == newest]
    for kind, plural in (("wijk", "wijken"), ("buurt", "buurten")):
        if count := sum(area.soort == kind for area in current):
            parts.append(f"{count} {plural} in {newest}")
    filled: dict[int, set[str]] = defaultdict(set)
    for area in gebieden:
        filled[area.jaar] |= {m for m, cell in area.cellen.items() if cell.tekst}
    for year in sorted(filled):
        if not {"WmoClienten", "JongerenMetJeugdzorgInNatura"} & filled[year]:
            parts.append(f"jeugdzorg en Wmo van {year} ontbreken nog")
    return "; ".join(parts)
