"""Use of Wmo, jeugdhulp, Wlz and bijstand, and low income, in 22 municipalities of Zuid-Holland.

CBS microdata, counted per municipality and year by ELAN (LUMC Health Campus Den Haag). Some measures are
counts, rounded to five; others are fractions of the persons counted. Each row says which it is, and a
value of the wrong kind is refused. Areas are those of today in every year.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from sociaal_domein.bronnen.correcties import Correctie
from sociaal_domein.bronnen.inlezing import Inlezing, Tabelinlezing, periode
from sociaal_domein.bronnen.manifest import Licentie
from sociaal_domein.bronnen.namen import GEMEENTECODE
from sociaal_domein.bronnen.ruw import Rij, lees_csv, zoek
from sociaal_domein.taal import opsomming

BRON = "zorggebruik"

# Measure, column in the file, kind.
MATEN = (
    ("personen", "inwoners", "aantal"),
    ("wmo", "wmo_gebruikers", "aantal"),
    ("jeugdhulp", "jeugdhulp_gebruikers", "aantal"),
    ("laag_inkomen", "laag_inkomen_aantal", "aantal"),
    ("wlz", "wlz_aandeel", "aandeel"),
    ("bijstand", "bijstand_aandeel", "aandeel"),
)
# Before this year the laws did not exist or CBS did not count: the file then has a zero.
VANAF = {"wmo": 2015, "jeugdhulp": 2015, "wlz": 2015}
# A whole municipality does not differ this much from the middle one, nor from itself a year earlier or later.
DEEL_VAN_MIDDEN = 1 / 5
DEEL_VAN_BUURJAAR = 1 / 2

_AANTAL = re.compile(r"([0-9]{1,9})(?:\.0+)?")
_AANDEEL = re.compile(r"0(?:\.[0-9]{1,20})?|1(?:\.0+)?|[0-9](?:\.[0-9]{1,20})?e-(?:0?[1-9]|[1-9][0-9])")
_VLAG = re.compile(r"True|False")

Sleutel = tuple[int, str]
Cellen = dict[str, float | None]


def lees(ruw: Path, correcties: Sequence[Correctie] = ()) -> Inlezing:
    """Read the file with use of care below a folder.

    Parameters
    ----------
    ruw : Path
        Folder with ``elan_wmo_jeugd_bijstand*.csv``, or that file.
    correcties : sequence of Correctie
        Not used: what is wrong in this source is found by a rule.

    Returns
    -------
    Inlezing
        Table gebruik: one row per municipality, year and measure. `opgave` is what the source gives, in the
        unit that `soort` names (``aantal`` in persons, ``aandeel`` as a fraction from 0 to 1); `waarde` is the
        same, or empty where `reden` says why it is no figure.

    Raises
    ------
    SociaalDomeinFout
        When the file is missing or a field cannot be read; names file, line and field.
    """
    file = lees_csv(
        zoek(ruw, "elan_wmo_jeugd_bijstand*.csv"), verplicht=("gm_code", "jaar", *(column for _, column, _ in MATEN))
    )
    table = Tabelinlezing(
        kolommen={
            "jaar": "INTEGER",
            "gemeente_code": "VARCHAR",
            "maat": "VARCHAR",
            "soort": "VARCHAR",
            "opgave": "DOUBLE",
            "waarde": "DOUBLE",
            "reden": "VARCHAR",
        },
        sleutel=("jaar", "gemeente_code", "maat"),
        omschrijving=(
            "Gebruik van Wmo, jeugdhulp, Wlz en bijstand, en laag inkomen, per gemeente van nu. Een aantal is in "
            "personen, afgerond op vijf. Een aandeel is een deel van alle getelde personen, van 0 tot 1."
        ),
    )
    table.bron(file)
    read = [(row, _sleutel(row), _cellen(row)) for row in file]
    strange = onwaarschijnlijk({key: _wmo_per_duizend(cells) for _, key, cells in read})
    for row, key, cells in read:
        table.laad(row, key, *_rijen(key, cells, key in strange))
    years, codes = {key[0] for _, key, _ in read}, {key[1] for _, key, _ in read}
    table.periode = periode(years)
    table.dekking = (
        f"{len(codes)} gemeenten; {len(strange)} keer is het aantal Wmo-gebruikers onwaarschijnlijk laag en weggelaten"
    )
    return Inlezing(
        bron=BRON,
        naam="Gebruik van zorg en bijstand in Zuid-Holland",
        uitgever="ELAN (Health Campus Den Haag, LUMC), uit microdata van het CBS",
        herkomst="afgeleid",
        herkomst_toelichting=(
            "Uit de openbare code elan-dcc/wijkprofielen, map data, bestand df_count_gem_ver_6.csv, versie aeba9c9 "
            "(MIT). Daaruit zijn de kolommen over Wmo, jeugdhulp, Wlz, bijstand en laag inkomen genomen, vanaf 2015. "
            "ELAN telde zelf, met gegevens van het CBS."
        ),
        pagina="https://github.com/elan-dcc/wijkprofielen",
        licentie=Licentie(
            naam="MIT",
            adres="https://opensource.org/license/mit",
            vermelding="Bron: ELAN (Health Campus Den Haag, LUMC), op basis van microdata van het CBS",
        ),
        periode=table.periode,
        dekking=table.dekking,
        tabellen={"gebruik": table},
        meldingen=_toets(read, strange) if "wmo_verdacht" in file.kolommen else [],
    )


def onwaarschijnlijk(per_duizend: Mapping[Sleutel, float | None]) -> set[Sleutel]:
    """Return where the use of the Wmo is too low to be true.

    Either it is below a fifth of the middle municipality of that year, or below half of what the same
    municipality had the year before or after. Use of the Wmo in a whole municipality does not change
    like that; a delivery to CBS that is missing or not complete does.

    Parameters
    ----------
    per_duizend : mapping
        Users per 1,000 persons by year and municipality.

    Examples
    --------
    >>> rates = {(2015, "GM9001"): 20.0, (2016, "GM9001"): 60.0, (2015, "GM9002"): 55.0, (2016, "GM9002"): 50.0}
    >>> onwaarschijnlijk(rates)
    {(2015, 'GM9001')}
    """
    known = {key: rate for key, rate in per_duizend.items() if rate is not None}
    middle = {year: median(r for (y, _), r in known.items() if y == year) for year, _ in known}
    found = set()
    for (year, code), rate in known.items():
        beside = max(known.get((year - 1, code), 0.0), known.get((year + 1, code), 0.0))
        if rate < DEEL_VAN_MIDDEN * middle[year] or rate < DEEL_VAN_BUURJAAR * beside:
            found.add((year, code))
    return found


def _sleutel(rij: Rij) -> Sleutel:
    return rij.jaar("jaar"), rij.past("gm_code", GEMEENTECODE, "een gemeentecode, zoals GM0484")


def _cellen(rij: Rij) -> Cellen:
    cells: Cellen = {}
    for measure, column, kind in MATEN:
        text = rij[column]
        if not text:
            cells[measure] = None
        elif kind == "aantal":
            match = _AANTAL.fullmatch(text)
            if match is None:
                raise rij.fout(column, "een aantal personen in hele getallen, geen aandeel")
            cells[measure] = float(match.group(1))
        else:
            cells[measure] = float(rij.past(column, _AANDEEL, "een aandeel van 0 tot 1, geen aantal"))
    people = cells["personen"]
    for measure, column, kind in MATEN:
        if kind == "aantal" and people is not None and (cells[measure] or 0.0) > people:
            raise rij.fout(column, f"hoogstens het aantal personen in de gemeente ({people:.0f})")
    return cells


def _wmo_per_duizend(cellen: Cellen) -> float | None:
    """Return the rate, or None where there is nothing to judge: no people, no figure, or a zero."""
    users, people = cellen["wmo"], cellen["personen"]
    return 1000 * users / people if users and people else None


def _rijen(sleutel: Sleutel, cellen: Cellen, verdacht: bool) -> list[tuple[int, str, str, str, Any, Any, str | None]]:
    rows = []
    for measure, _, kind in MATEN:
        given = cellen[measure]
        reason = None
        if given is None:
            reason = "ontbreekt"
        elif given == 0 and sleutel[0] < VANAF.get(measure, 0):
            reason = "bestaat_niet"
        elif measure == "wmo" and given == 0:
            reason = "niet_geleverd"
        elif measure == "wmo" and verdacht:
            reason = "onwaarschijnlijk"
        rows.append((*sleutel, measure, kind, given, None if reason else given, reason))
    return rows


def _toets(gelezen: Sequence[tuple[Rij, Sleutel, Cellen]], verdacht: set[Sleutel]) -> list[str]:
    """Compare the rule with the mark that the one who passed the file on put in it."""
    marked = {
        key
        for row, key, _ in gelezen
        if row.past("wmo_verdacht", _VLAG, "True of False, de kolom met de vlag") == "True"
    }
    if marked == verdacht:
        return [
            f"De regel voor onwaarschijnlijke Wmo-aantallen vindt dezelfde {len(marked)} als de vlag in het bestand."
        ]
    differ = sorted(marked ^ verdacht)
    return [
        f"De regel voor onwaarschijnlijke Wmo-aantallen en de vlag in het bestand verschillen {len(differ)} keer: "
        f"{opsomming(f'{code} in {year}' for year, code in differ[:8])}. De regel geldt."
    ]
