"""The subjects a break can have: the one list that models, descriptions and charts share."""

from __future__ import annotations

# Subject in kern_breuk and in the .yml of an indicator, and the short label that fits in a chart.
ONDERWERPEN = {
    "taakveld": "andere indeling",
    "woonplaatsbeginsel": "andere regels",
    "jeugdhulp": "anders geteld",
    "wmo_clienten": "anders geteld",
    "opvang": "opvang erbij",
    "tozo": "coronasteun",
    "herindeling": "samengegaan",
    "splitsing": "andere grens",
    "indeling": "andere grens",
    "wlz": "meer mensen recht",
    "meetdag": "andere meetdag",
}

# Where the reason in kern_breuk holds a word that only bookkeepers know: the same in the words of a reader.
IN_GEWONE_TAAL = {"taakveld": "De indeling van de posten (taakvelden) is veranderd."}
