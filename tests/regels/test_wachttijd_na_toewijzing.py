"""Rule: what we count from messages is the wachttijd na toewijzing, and it is never called wachttijd alone."""

from __future__ import annotations

import re
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
TEKSTEN = [
    TOP / "docs" / "wachttijd-na-toewijzing.md",
    *(TOP / "data" / "voorbeeld" / "toewijzingen").glob("*.md"),
    *(TOP / "sociaal_domein" / "bronnen").glob("toewijzing*.py"),
    *(p for p in (TOP / "pipelines").glob("*.yml") if "toewijzing" in p.name),
    *(TOP / "sociaal_domein" / "bronnen").glob("verslag.py"),
]
MISSERS = ("voor de toewijzing", "taakgericht", "gecertificeerde instelling", "opga", "overbruggingszorg")


def test_it_is_never_called_wachttijd_alone():
    assert len(TEKSTEN) > 10
    for path in TEKSTEN:
        words = " ".join(path.read_text(encoding="utf-8").split())
        alone = re.findall(r"wachttijd(?!-na-toewijzing)(?! na toewijzing)(?! na \" \"toewijzing).{0,30}", words, re.I)
        assert not alone, f"{path.name}: {alone}"


def test_what_it_misses_stands_with_the_figure_and_in_the_documentation():
    for name in ("docs/wachttijd-na-toewijzing.md", "pipelines/ind_wachten__na_toewijzing.yml"):
        text = " ".join((TOP / name).read_text(encoding="utf-8").casefold().split())
        missing = [word for word in MISSERS if word not in text]
        assert not missing, f"{name}: {missing}"
