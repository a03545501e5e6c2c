"""A model: one .sql and one .yml with the same name."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.motor.beschrijving import controleer_beschrijving

LAGEN = ("bron", "kern", "ind", "beeld")
KOLOMMEN_IND = ("gebied_code", "jaar", "reeks", "waarde", "teller", "noemer", "status", "reden")


@dataclass(frozen=True)
class Model:
    """One model: its SQL, and what its .yml says about it."""

    naam: str
    sql: str
    yml: dict[str, Any] = field(hash=False)
    pad: Path

    @property
    def laag(self) -> str:
        """Layer: bron, kern, ind or beeld."""
        return self.naam.split("_", 1)[0]

    @property
    def is_view(self) -> bool:
        """Whether the model stays a view (the bron layer reads the snapshot as it is)."""
        return self.laag == "bron"

    @property
    def indicator(self) -> str:
        """Id of the indicator: the name without ``ind_`` and with single underscores."""
        return self.naam.removeprefix("ind_").replace("__", "_")

    @cached_property
    def vingerafdruk(self) -> str:
        """SHA-256 of both files as far as they shape the result."""
        return hashlib.sha256(f"{self.sql}\0{self.yml!r}".encode()).hexdigest()


def lees_modellen(mappen: list[Path]) -> dict[str, Model]:
    """Read every model in the given folders; a later folder may add models, not replace them.

    Raises
    ------
    SociaalDomeinFout
        A .sql without .yml (or the other way round), or a .yml with a field that is missing, unknown or wrong.
    """
    models: dict[str, Model] = {}
    for folder in mappen:
        names = {p.stem for p in folder.glob("*.sql")} | {p.stem for p in folder.glob("*.yml")}
        for name in sorted(names):
            if name in models:
                raise SociaalDomeinFout(
                    f"Er zijn twee modellen met de naam {name}.",
                    waar=f"{models[name].pad} en {folder / (name + '.sql')}",
                    doe="Geef uw eigen model een andere naam.",
                )
            models[name] = lees_model(folder / f"{name}.sql")
    if not models:
        raise SociaalDomeinFout("Er zijn geen modellen gevonden.", waar=", ".join(str(m) for m in mappen))
    return models


def lees_model(sql_pad: Path) -> Model:
    """Read one model and check that its .yml says what a model must say."""
    yml_pad = sql_pad.with_suffix(".yml")
    for pad, ander in ((sql_pad, yml_pad), (yml_pad, sql_pad)):
        if not pad.is_file():
            raise SociaalDomeinFout(
                f"Bij {ander.name} hoort een bestand {pad.name}, en dat is er niet.",
                waar=str(ander),
                doe=f"Maak {pad.name} in dezelfde map; een model bestaat uit een .sql en een .yml.",
            )
    model = Model(sql_pad.stem, _tekst(sql_pad), _lees_yml(yml_pad), sql_pad)
    _controleer(model, yml_pad)
    return model


def _tekst(pad: Path) -> str:
    try:
        return pad.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SociaalDomeinFout(
            "Dit bestand is geen UTF-8-tekst.", waar=str(pad), doe="Sla het bestand op als UTF-8."
        ) from error
    except OSError as error:
        raise SociaalDomeinFout(
            "Dit bestand kan niet gelezen worden.", waar=str(pad), doe="Kijk of u dit bestand mag openen."
        ) from error


def _lees_yml(pad: Path) -> dict[str, Any]:
    import yaml

    from sociaal_domein.bronnen._yaml import DUBBEL, EnkeleLader

    try:
        content = yaml.load(_tekst(pad), Loader=EnkeleLader)
    # PyYAML lets plain ValueErrors through (an impossible date, a number that is too long).
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", regel {mark.line + 1}" if mark else ""
        double = getattr(error, "problem", None) == DUBBEL
        raise SociaalDomeinFout(
            "Dit veld staat hier twee keer." if double else "Dit bestand is geen geldige YAML.",
            waar=f"{pad}{line}",
            doe="Haal één van de twee weg." if double else "Kijk naar inspringing en leestekens.",
        ) from error
    if not isinstance(content, dict):
        raise SociaalDomeinFout(
            "Verwacht werd een lijst van velden (veld: inhoud).",
            waar=str(pad),
            doe="Kijk hoe een ander model dit doet.",
        )
    return cast(dict[str, Any], content)


def _controleer(model: Model, pad: Path) -> None:
    if model.laag not in LAGEN or "_" not in model.naam:
        raise SociaalDomeinFout(
            f"De naam {model.naam} begint niet met een laag.",
            waar=str(pad),
            doe="Begin de naam met bron_, kern_, ind_ of beeld_.",
        )
    if not re.fullmatch(r"[a-z][a-z0-9_]{1,59}", model.naam):
        raise SociaalDomeinFout(
            f"{model.naam} kan geen naam van een model zijn.",
            waar=str(pad),
            doe="Gebruik kleine letters, cijfers en lage streepjes, en hooguit 60 tekens.",
        )
    controleer_beschrijving(model.yml, model.laag, model.naam, pad)
