"""docs/indicatoren.md, written from the descriptions of the indicators themselves.

Run ``python -m sociaal_domein.motor.documentatie`` in a checkout; a test fails when the page is behind.
"""

from __future__ import annotations

from pathlib import Path

from sociaal_domein import paden
from sociaal_domein.duiding.redenen import WAARSCHUWINGEN
from sociaal_domein.motor.modellen import Model, lees_modellen

KOP = """\
# Indicatoren

Deze bladzijde is gemaakt uit de beschrijvingen in `pipelines/ind_*.yml`. Verander haar niet met de hand.

De lijn (grip of begrip) hoort bij de koppeling tussen een waarde en een cijfer, niet bij het cijfer.
"""


def bladzijde() -> str:
    """Return the page as Markdown: one section per indicator."""
    models = [m for _, m in sorted(lees_modellen([paden.pipelinesmap()]).items()) if m.laag == "ind"]
    return KOP + "".join(_deel(m) for m in models)


def _deel(model: Model) -> str:
    yml = model.yml
    says_not = [yml["zegt_niet"]] if isinstance(yml["zegt_niet"], str) else yml["zegt_niet"]
    lines = [
        f"\n## {yml['titel']}\n",
        f"`{model.indicator}`: {yml['vraag']}\n",
        yml["omschrijving"],
        f"Eenheid: {yml['eenheid']}. Korrel: {yml['korrel']}.\n",
        "Zegt niet:\n",
        *(f"- {s}" for s in says_not),
    ]
    warnings = yml.get("waarschuwingen") or []
    if warnings:
        lines += ["\nLet op:\n", *(f"- {WAARSCHUWINGEN[c]}" for c in warnings)]
    comparable = yml.get("vergelijkbaar") or {}
    breaks = [s for s in yml.get("breuken") or [] if s not in comparable]
    if breaks:
        lines.append(f"\nBreuken: {', '.join(breaks)}.")
    lines += [f"\nToch vergelijkbaar over {s}: {why}" for s, why in comparable.items()]
    links = yml.get("koppelingen") or []
    if links:
        lines += ["\n| waarde | lijn | leest als |", "|---|---|---|"]
        lines += [f"| {k['waarde']} | {k['lijn']} | {k['leest_als']} |" for k in links]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the page into the checkout."""
    target = Path(paden.pipelinesmap().parent) / "docs" / "indicatoren.md"
    target.write_text(bladzijde(), encoding="utf-8")


if __name__ == "__main__":
    main()
