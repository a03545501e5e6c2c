"""Small valid raw files of every source, in memory, to be damaged one file at a time."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from openpyxl import Workbook

from sociaal_domein import paden

DATA = Path(__file__).resolve().parents[1] / "data" / "bronnen"
VOORBEELD = paden.datamap() / "voorbeeld"


@dataclass(frozen=True)
class Monster:
    """The raw files of one source.

    Attributes
    ----------
    bron : str
    bestanden : dict of str to bytes
        By their place below the folder that is read.
    scheiding : dict of str to str
        The delimiter of each.
    """

    bron: str
    bestanden: dict[str, bytes]
    scheiding: dict[str, str] = field(default_factory=dict)


_GGZ_KOP = (
    "Uniek_zorgaanbiederID,Type_aanbieder,Naam_zorgaanbieder,Vestigingslocatie,Plaatsnaam,Gemeentecodes,Circuit,"
    "Peildatum,Aanmeldwachttijd_letterlijk,Aanmeldwachttijd,Behandelwachttijd_letterlijk,Behandelwachttijd"
)
_GGZ = [
    f"{n},{kind},Aanbieder,{place},Voorbeeldplaats,{code},{circuit},2018-03-07 00:00:00,{said},{intake},,{time}"
    for n, kind, place, code, circuit, said, intake, time in (
        (1, "Instelling", "Hoofdgebouw", "9998", "Jeugd", "", "2", "-"),
        (1, "Instelling", "Bijgebouw", "9998", "Jeugd", "0 weken", "1", "6.5"),
        (2, "Vrijgevestigd", "Straat", "9997", "Jeugd", "", "Stop", "10"),
        (3, "Instelling", "Plein", "9998", "Volwassenen", '"na overleg, zie site"', "4", "Onbekend"),
        (4, "Instelling", "Plein", "Onbekend", "Onbekend", "", "30", ""),
        (5, "Instelling", "Brink", "9998", "Jeugd", "", "12", "3"),
    )
]
_WLZ_STATUS = (
    "Totaal wachtenden",
    "Wacht op voorkeur, Niet-actief wachtend",
    "Urgent plaatsen, Actief plaatsen, Actief wachtenden",
)
_WLZ = {
    "Totaal Wlz": (60, 36, 24),
    "Totaal zzp Verpleging en verzorging (VV)": (30, 20, 10),
    "Totaal zzp Gehandicaptenzorg (GHZ)": (20, 12, 8),
    "Totaal zzp Geestelijke gezondheidszorg": (10, 4, 6),
}
_TEKST = {
    "ggz_wachttijden": {
        "nza_ggz_2018_per_locatie.csv": [_GGZ_KOP, *_GGZ],
        "nza_ggz_2018_gewogen_landelijk.csv": [
            "Circuit;Aanmeldwachttijd;Totale wachttijd",
            "Voorbeeldstoornissen;5;9",
            "Andere stoornissen;< 25 locaties;< 25 locaties",
        ],
        "gemeenten_per_jaar_2010_2018.csv": [
            "jaar,gm_code,gm_naam,prv_code",
            "2015,GM9998,Voorbeeldgemeente,",
            "2018,GM9998,Voorbeeldgemeente,24",
            "2018,GM9997,Voorbeeldstad,24",
        ],
    },
    "wlz_wachtenden": {
        "wlz_wachtenden_landelijk_voorbeeld.csv": [
            "peildatum,voorlopig,sector,wachtstatus,aantal_wachtenden",
            *(
                f'{day},{final},{sector},"{status}",{count}'
                for day, final in (("2022-10-01", "False"), ("2023-07-01", "True"))
                for sector, counts in _WLZ.items()
                for status, count in zip(_WLZ_STATUS, counts, strict=True)
            ),
        ]
    },
    "zorggebruik": {
        "elan_wmo_jeugd_bijstand_3gemeenten.csv": [
            "gm_code,gm_naam,jaar,inwoners,wmo_gebruikers,jeugdhulp_gebruikers,wlz_aandeel,bijstand_aandeel,"
            "laag_inkomen_aantal,wmo_verdacht",
            "GM9998,Voorbeeldgemeente,2014,1000,0,0,0.0,0.01,40.0,False",
            "GM9998,Voorbeeldgemeente,2015,1000,15.0,25.0,0.02,0.01,40.0,True",
            "GM9998,Voorbeeldgemeente,2016,1000,50.0,25.0,2e-2,0.01,40.0,False",
            "GM9997,Zuid-Voorbeeld,2015,2000,100.0,50.0,0.0175,0.015,40.0,False",
            "GM9997,Zuid-Voorbeeld,2016,2000,100.0,50.0,0.0175,0.015,,False",
        ]
    },
    "wachttijden_aanbieders": {
        "voorbeeldgemeente_wachttijden_lang.csv": [
            "snapshot,aanbieder,doelgroep,wacht_intake_weken,wacht_behandeling_weken,intake_tekst,soort_opgave,brondatum",
            "2026-08-06,Aanbieder A,Jeugd,4,,4 wk,concrete,2026-08-05",
            "2026-08-06,Aanbieder A,Jeugd,8.5,,8-9 wk,concrete,2026-08-05",
            "2026-08-06,Aanbieder B,Jeugd|Wmo,0,2,geen,concrete,2026-05",
            "2026-08-06,Aanbieder C,Jeugd,26.1,10,6 mnd,concrete,",
            "2026-08-06,Aanbieder D,Jeugd,,,In overleg,unknown,2026-02-01",
            "2026-08-07,Aanbieder E,Jeugd,13,,via de wijk,route,2026-01",
        ]
    },
}


def _scheiding(content: bytes) -> str:
    head = content.split(b"\n", 1)[0].decode("utf-8-sig")
    return max((",", ";", "\t"), key=head.count)


@cache
def monster(bron: str) -> Monster:
    """Return the sample of a source: from tests/data/bronnen, or made here where nothing real may be kept."""
    if bron in _TEKST:
        files = {name: ("\n".join(lines) + "\n").encode() for name, lines in _TEKST[bron].items()}
    elif bron == "leeftijdsprofiel":
        return Monster(bron, {"CPB_uitgaven_per_leeftijdscategorie_2022.xlsx": leeftijdsprofiel()})
    elif bron == "toewijzingen":
        folder = VOORBEELD / "toewijzingen"
        files = {p.name: b"\n".join(p.read_bytes().splitlines()[:12]) + b"\n" for p in sorted(folder.glob("*.csv"))}
        files["levering.yml"] = (folder / "levering.yml").read_bytes()
    else:
        files = {str(p.relative_to(DATA / bron)): p.read_bytes() for p in sorted((DATA / bron).rglob("*.csv"))}
    return Monster(bron, files, {name: _scheiding(content) for name, content in files.items()})


def _werkmap(rows: list[list[object]], name: str = "Blad1") -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for row in rows:
        sheet.append(row)
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


def leeftijdsprofiel() -> bytes:
    """Return CPB's workbook with invented amounts."""
    return _werkmap(
        [
            ["Data figuren: uitgaven per inwoner per leeftijd"],
            [],
            ["Leeftijd", "Zvw", "Wlz", "Wmo", "Jeugd"],
            *([age, 1000 + age, 10, age * 2.5, max(0, 900 - 50 * age)] for age in range(99)),
            ["99 en ouder", 9000, 9000, 300, 0],
        ]
    )


def eigen_werkmap() -> bytes:
    """Return the example waiting list as a workbook, numbers as numbers."""
    lines = (VOORBEELD / "bestanden" / "wachtlijst.csv").read_text(encoding="utf-8-sig").splitlines()
    rows = [line.split(";") for line in lines if line.strip()]
    return _werkmap([[int(cell) if cell.isdigit() else cell for cell in row] for row in rows])
