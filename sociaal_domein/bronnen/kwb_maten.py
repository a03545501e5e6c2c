"""Which columns of the kerncijfers wijken en buurten are read, without the number that shifts per year."""

from __future__ import annotations

AANTALLEN = (
    "AantalInwoners",
    "k_0Tot15Jaar",
    "k_15Tot25Jaar",
    "k_25Tot45Jaar",
    "k_45Tot65Jaar",
    "k_65JaarOfOuder",
    "HuishoudensTotaal",
    "Eenpersoonshuishoudens",
    "HuishoudensZonderKinderen",
    "HuishoudensMetKinderen",
    "PersonenPerSoortUitkeringBijstand",
    "PersonenPerSoortUitkeringAO",
    "PersonenPerSoortUitkeringWW",
    "PersonenPerSoortUitkeringAOW",
    "AantalInkomensontvangers",
    "JongerenMetJeugdzorgInNatura",
    "WmoClienten",
)
# Averages and shares that cannot be computed from the counts.
GEMETEN = (
    "AfstandTotHuisartsenpraktijk",
    "AfstandTotSchool",
    "GemiddeldInkomenPerInwoner",
    "GemiddeldInkomenPerInkomensontvanger",
    "Nettoarbeidsparticipatie",
)
TER_CONTROLE = ("PercentageJongerenMetJeugdzorg", "WmoClientenRelatief")
MATEN = AANTALLEN + GEMETEN + TER_CONTROLE
INDELING = ("IndelingswijzigingGemeenteWijkBuurt", "IndelingswijzigingWijkenEnBuurten")
