"""The fields of the iWmo/iJw messages 301, 305 and 307, and how their text gets a type.

Names and codes are those of iWmo/iJw 3.2 (Zorginstituut Nederland, informatiemodel.istandaarden.nl).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sociaal_domein.gemeentenaam import sleutel

BERICHTEN = ("301", "305", "307")
# Per message: the fields that are read, and whether a file must have them. Other columns are never read.
VELDEN = {
    "301": {
        "ToewijzingNummer": True,
        "Toewijzingsdatum": True,
        "Einddatum": True,
        "ProductCategorie": False,
        "ProductCode": False,
        "VerwijzerType": False,
        "RedenWijziging": False,
    },
    "305": {"ToewijzingNummer": True, "Begindatum": True, "StatusAanlevering": False},
    "307": {
        "ToewijzingNummer": True,
        "Begindatum": False,
        "Einddatum": True,
        "RedenBeeindiging": True,
        "StatusAanlevering": False,
    },
}
# Other ways to write a field, without capitals and punctuation.
ANDERE_NAMEN = {"toewijzingdatum": "toewijzingsdatum", "toewijzingsnummer": "toewijzingnummer"}
# Productcategorie: WMO020 and JZ020 do not overlap, so that the category tells the law.
WMO = ((1, 18),)
JEUGD = ((31, 38), (40, 55))
# The last category of the Wmo: higher ones are of the Jeugdwet.
LAATSTE_WMO = WMO[-1][1]
EERSTE_DAG = date(2015, 1, 1)


def veldnaam(kop: str) -> str:
    """Return a heading as the key of a field: without capitals, spaces and punctuation."""
    key = sleutel(kop)
    return ANDERE_NAMEN.get(key, key)


def getypeerd(bron: str, soort: str, kolommen: Mapping[str, str], peildatum: date) -> str:
    """Return the query that gives the text of a file its types: a number, days, codes, and why a row is no use.

    Parameters
    ----------
    bron : str
        What to read from, as SQL.
    soort : str
        301, 305 or 307.
    kolommen : mapping of str to str
        Per field of the standard the column of the file.
    peildatum : datetime.date
        Later days are set aside.

    Returns
    -------
    str
        SQL for the columns nr, dag, eind, cat, verwijzer, code, weg and reden. `dag` is the day of the message: of
        toewijzing, start or end. `eind` is the last day of a toewijzing, or the first day in a stop message.
    """
    col = {field: kolommen.get(field, "cast(null as varchar)") for fields in VELDEN.values() for field in fields}
    number = _nummer(col["ToewijzingNummer"])
    text = col[{"301": "Toewijzingsdatum", "305": "Begindatum", "307": "Einddatum"}[soort]]
    last, last_text, category, referrer, reason = "cast(null as date)", "null", _GEEN_CODE, _GEEN_CODE, _GEEN_CODE
    withdrawn, unknown = f"{_code(col['StatusAanlevering'])} is not distinct from 3", ""
    if soort == "301":
        last, last_text, withdrawn = _DATUM.format(col["Einddatum"]), col["Einddatum"], "false"
        category = _code(f"coalesce({col['ProductCategorie']}, substring(trim({col['ProductCode']}), 1, 2))")
        referrer, reason = _code(col["VerwijzerType"]), _code(col["RedenWijziging"])
        # Ranges, because a long list is compared one by one.
        known = " or ".join(f"cat between {low} and {high}" for low, high in (*WMO, *JEUGD))
        unknown = (
            "when eind is null and trim(eind_tekst) <> '' then 'datum_onmogelijk' "
            f"when cat is null or not ({known}) then 'onbekende_productcategorie' "
        )
    elif soort == "307":
        last, reason = _DATUM.format(col["Begindatum"]), _code(col["RedenBeeindiging"])
    return (
        "select nr, dag, eind, cat, verwijzer, code, weg, case when nr is null then 'nummer_onleesbaar' "
        "when dag is null and coalesce(trim(dag_tekst), '') = '' then 'datum_ontbreekt' "
        f"when dag is null or dag < date '{EERSTE_DAG}' then 'datum_onmogelijk' "
        f"when dag > date '{peildatum}' then 'na_peildatum' {unknown}end as reden from (select {number} as nr, "
        f"{_DATUM.format(text)} as dag, {last} as eind, {category} as cat, {referrer} as verwijzer, "
        f"{reason} as code, {withdrawn} as weg, {text} as dag_tekst, {last_text} as eind_tekst from {bron})"
    )


_DATUM = "coalesce(try_cast({0} as date), cast(try_strptime({0}, ['%Y%m%d', '%d-%m-%Y', '%d/%m/%Y']) as date))"
_GEEN_CODE = "cast(null as tinyint)"


def _nummer(column: str) -> str:
    # A cast alone would read 12.5 as 13; the pattern is slow, and only for what is not written plainly.
    plain = f"try_cast({column} as bigint)"
    return (
        f"case when cast({plain} as varchar) = {column} then {plain} "
        f"when regexp_full_match({column}, ' *[0-9]{{1,18}} *') then {plain} end"
    )


def _code(column: str) -> str:
    plain = f"try_cast({column} as tinyint)"
    return f"case when strlen({column}) <= 2 then {plain} when strlen(trim({column})) <= 2 then {plain} end"
