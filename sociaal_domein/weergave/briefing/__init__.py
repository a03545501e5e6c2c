"""The briefing: what is at stake, what the figures say and do not say, and what to ask."""

from __future__ import annotations

from sociaal_domein.weergave.briefing.maken import MOMENTEN, BriefingKeuze, Stukken, maak_briefing
from sociaal_domein.weergave.briefing.schrijven import Bestanden, schrijf_briefing

__all__ = ["MOMENTEN", "Bestanden", "BriefingKeuze", "Stukken", "maak_briefing", "schrijf_briefing"]
