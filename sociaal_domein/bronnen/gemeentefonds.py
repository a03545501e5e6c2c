"""Gemeentefonds: what the state expects to pay each municipality, and the counts it divides the money by.

Source: circulars of the ministry of BZK, passed on by a public project (see `bron.yml`). A circular is an
estimate made before or during the year, never an outcome.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from sociaal_domein.bronnen.correcties import Correctie, voor
from sociaal_domein.bronnen.inlezing import Inlezing, Tabelinlezing, periode
from sociaal_domein.bronnen.manifest import Licentie
from sociaal_domein.bronnen.namen import Gemeentelijst, Naamzoeker, lees_lijst
from sociaal_domein.bronnen.ruw import Rij, Ruwbestand, lees_csv, zoek_alle
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.taal import opsomming

BRON = "gemeentefonds"

CIRCULAIRES = {"M": "mei", "S": "september"}
# Only what counts people at the place where they live. Left out: counts above a threshold (low income, 75+),
# where 0 does not mean nobody, and pupils, who are counted where the school is.
MAATSTAVEN = ("inwo", "jong", "ephh", "bo3_nw", "doelgroep", "loonksub")
LANDELIJK = "Nederland"

_NAAM = re.compile(r"GF_([MS])(20[0-9]{2})_(20[0-9]{2})(?:_(SIUDU|Volumina|Gewichten))?")
_GETAL = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,20})?")
_KOMMAGETAL = re.compile(r"-?[0-9]{1,12}(?:,[0-9]{1,20})?")
_MET_PUNTEN = re.compile(r"-?[0-9]{1,3}(?:\.?[0-9]{3})*(?:,[0-9]{1,6})?")
_CBS = re.compile(r"[0-9]{1,4}")
_SLEUTEL = {"circulaire": "VARCHAR", "circulaire_jaar": "INTEGER", "uitkeringsjaar": "INTEGER"}


class Bestand(NamedTuple):
    """One raw file, with what its name tells: circular, year of the circular and year of the payment."""

    inhoud: Ruwbestand
    circulaire: str
    circulaire_jaar: int
    uitkeringsjaar: int

    @property
    def sleutel(self) -> tuple[str, int, int]:
        """The three together, as every table begins."""
        return self.circulaire, self.circulaire_jaar, self.uitkeringsjaar


def lees(ruw: Path, correcties: Sequence[Correctie] = ()) -> Inlezing:
    """Read the files of the gemeentefonds below a folder.

    Parameters
    ----------
    ruw : Path
        Folder with ``GF_M2024_2025.csv`` (M or S: circular of May or September, its year, the year of the
        payment) and, with the same beginning, ``_SIUDU.csv``, ``_Volumina.csv`` and ``_Gewichten.csv``.
    correcties : sequence of Correctie
        Known errors: municipality names that are spelled in another way than the list does.

    Returns
    -------
    Inlezing
        Tables clusters and decentralisaties (euro), maatstaven (counts) and gewichten (euro per unit, before
        the uitkeringsfactor).

    Raises
    ------
    SociaalDomeinFout
        When a file is missing or a field cannot be read; names file, line and field.
    """
    municipalities = lees_lijst(ruw)
    messages: list[str] = []
    tables = {
        "clusters": _bedragen(
            _bestanden(ruw, None, ";", ("Gemeenten", "Totaal")),
            Naamzoeker(municipalities, voor(correcties, "clusters", "naam_gelijkstellen")),
            municipalities,
            messages,
            naam="Gemeenten",
            soort="cluster",
            omschrijving=(
                "Wat een gemeente volgens de circulaire krijgt per cluster van taken, in hele euro's. Een cluster "
                "is een rekendeel van de algemene uitkering: het geld is vrij te besteden. 'Totaal' is van de bron."
            ),
        ),
        "decentralisaties": _bedragen(
            _bestanden(ruw, "SIUDU", "\t", ("Naam", "Prov")),
            Naamzoeker(municipalities, voor(correcties, "decentralisaties", "naam_gelijkstellen")),
            municipalities,
            messages,
            naam="Naam",
            soort="uitkering",
            omschrijving=(
                "Integratie- en decentralisatie-uitkeringen per gemeente, in euro's, zoals die voor beschermd wonen. "
                "Een nul is een echte nul: deze gemeente krijgt de uitkering niet."
            ),
        ),
        "maatstaven": _maatstaven(_bestanden(ruw, "Volumina", "\t", ("CBS", "Naam", *MAATSTAVEN)), municipalities),
        "gewichten": _gewichten(_bestanden(ruw, "Gewichten", "\t", ("Codering maatstaf", "Naam maatstaf"))),
    }
    years = {int(str(row[2])) for row in tables["clusters"].rijen}
    return Inlezing(
        bron=BRON,
        naam="Gemeentefonds: circulaires",
        uitgever="Ministerie van Binnenlandse Zaken en Koninkrijksrelaties (BZK)",
        herkomst="afgeleid",
        herkomst_toelichting=(
            "De cijfers zijn doorgegeven door derden: de openbare code michielsd/begrotingsanalysetool, versie "
            "67cc06d (Apache-2.0), op basis van de mei- en septembercirculaires van BZK. Een circulaire is een "
            "raming; wat de gemeente echt kreeg, staat er niet in."
        ),
        pagina="https://www.rijksoverheid.nl/onderwerpen/financien-gemeenten-en-provincies/gemeentefonds",
        licentie=Licentie(
            naam="Apache License 2.0 (van wie de bestanden doorgaf)",
            adres="https://www.apache.org/licenses/LICENSE-2.0",
            vermelding="Bron: ministerie van BZK, circulaires gemeentefonds",
        ),
        periode=periode(years),
        dekking=tables["clusters"].dekking,
        tabellen=tables,
        meldingen=messages,
    )


def _bestanden(ruw: Path, soort: str | None, scheiding: str, verplicht: Sequence[str]) -> list[Bestand]:
    end = f"_{soort}" if soort else ""
    found = []
    for path in zoek_alle(ruw, "GF_*.csv"):
        match = _NAAM.fullmatch(path.stem)
        if match and match.group(4) == soort:
            file = lees_csv(path, scheiding=scheiding, verplicht=verplicht)
            found.append(Bestand(file, CIRCULAIRES[match.group(1)], int(match.group(2)), int(match.group(3))))
    if not found:
        raise SociaalDomeinFout(
            f"Er is geen bestand van de circulaire gevonden, zoals GF_M2024_2025{end}.csv.",
            waar=str(ruw),
            doe="Zet het bestand in deze map of in een map daaronder, met de naam die het bij de uitgever heeft.",
        )
    return found


def _bedragen(
    bestanden: Sequence[Bestand],
    zoeker: Naamzoeker,
    lijst: Gemeentelijst,
    meldingen: list[str],
    *,
    naam: str,
    soort: str,
    omschrijving: str,
) -> Tabelinlezing:
    """Read files with one row per municipality and one amount per column, into one row per amount."""
    table = Tabelinlezing(
        kolommen={**_SLEUTEL, "gemeente_code": "VARCHAR", soort: "VARCHAR", "bedrag_eur": "BIGINT"},
        sleutel=("uitkeringsjaar", "circulaire_jaar", "circulaire", "gemeente_code", soort),
        omschrijving=omschrijving,
    )
    for file in bestanden:
        table.bron(file.inhoud)
        columns = [c for c in file.inhoud.kolommen if c not in ("", naam, "Prov")]
        for row in file.inhoud:
            amounts = [
                (c, round(float(row.past(c, _GETAL, "een bedrag met een punt voor de decimalen")))) for c in columns
            ]
            if row[naam] == LANDELIJK:
                table.zet_apart(row, "landelijk_totaal")
            elif (code := zoeker.code(file.uitkeringsjaar, row[naam])) is None:
                table.zet_apart(row, "onbekende_gemeente")
            else:
                key = (*file.sleutel, code)
                table.laad(row, key, *((*key, column, amount) for column, amount in amounts))
    meldingen.extend(zoeker.meldingen())
    _beschrijf(table, lijst)
    return table


def _maatstaven(bestanden: Sequence[Bestand], lijst: Gemeentelijst) -> Tabelinlezing:
    table = Tabelinlezing(
        kolommen={**_SLEUTEL, "gemeente_code": "VARCHAR", "maatstaf": "VARCHAR", "volume": "DOUBLE"},
        sleutel=("uitkeringsjaar", "circulaire_jaar", "circulaire", "gemeente_code", "maatstaf"),
        omschrijving=(
            "Aantallen waarmee het Rijk het gemeentefonds verdeelt, geraamd voor het uitkeringsjaar. Alleen de "
            "maatstaven die mensen of huishoudens tellen waar zij wonen, zonder drempel."
        ),
    )
    for file in bestanden:
        table.bron(file.inhoud)
        for row in file.inhoud:
            code = f"GM{int(row.past('CBS', _CBS, 'een gemeentecode van hoogstens vier cijfers')):04}"
            counts = [(m, _aantal(row, m)) for m in MAATSTAVEN]
            if code not in lijst.codes(file.uitkeringsjaar):
                table.zet_apart(row, "geen_gemeente")
            else:
                key = (*file.sleutel, code)
                table.laad(row, key, *((*key, name, count) for name, count in counts))
    _beschrijf(table, lijst)
    return table


def _aantal(rij: Rij, kolom: str) -> float:
    text = rij.past(kolom, _KOMMAGETAL, "een aantal met een komma voor de decimalen")
    if text.startswith("-"):
        raise rij.fout(kolom, "een aantal van nul of meer")
    return float(text.replace(",", "."))


def _gewichten(bestanden: Sequence[Bestand]) -> Tabelinlezing:
    table = Tabelinlezing(
        kolommen={
            **_SLEUTEL,
            "maatstaf": "VARCHAR",
            "maatstaf_naam": "VARCHAR",
            "cluster": "VARCHAR",
            "gewicht_eur": "DOUBLE",
        },
        sleutel=("uitkeringsjaar", "circulaire_jaar", "circulaire", "maatstaf", "cluster"),
        omschrijving=(
            "Hoe zwaar elke maatstaf telt in elk cluster: euro's per eenheid, nog zonder de uitkeringsfactor. "
            "Alleen waar het gewicht niet nul is."
        ),
    )
    for file in bestanden:
        table.bron(file.inhoud)
        clusters = [c for c in file.inhoud.kolommen if c not in ("Codering maatstaf", "Naam maatstaf", "Totaal")]
        for row in file.inhoud:
            code = row["Codering maatstaf"]
            if not code:
                table.zet_apart(row, "geen_maatstaf")
                continue
            weights = [(c, _gewicht(row, c)) for c in clusters]
            key = (*file.sleutel, code)
            table.laad(row, key, *((*key, row["Naam maatstaf"], c, w) for c, w in weights if w))
    table.periode = periode(file.uitkeringsjaar for file in bestanden)
    table.dekking = f"{len({row[3] for row in table.rijen})} maatstaven"
    return table


def _gewicht(rij: Rij, kolom: str) -> float:
    text = rij.past(kolom, _MET_PUNTEN, "een bedrag zoals 5.124,19")
    return float(text.replace(".", "").replace(",", "."))


def _beschrijf(tabel: Tabelinlezing, lijst: Gemeentelijst) -> None:
    present: dict[tuple[int, int, str], set[str]] = defaultdict(set)
    for row in tabel.rijen:
        present[int(str(row[2])), int(str(row[1])), str(row[0])].add(str(row[3]))
    if not present:
        tabel.periode = tabel.dekking = "geen gemeenten herkend"
        return
    tabel.periode = periode(year for year, _, _ in present)
    tabel.dekking = opsomming(
        [
            f"{circular}circulaire {made} voor {year}: {len(codes)} van {len(lijst.codes(year))} gemeenten"
            for (year, made, circular), codes in sorted(present.items())
        ]
    )
