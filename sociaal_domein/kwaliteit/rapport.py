"""Everything measured at once: all sources by their rules, and the checks of all models."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import fill

from sociaal_domein import paden
from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.bronnen.correcties import Herstel, herstelde
from sociaal_domein.fouten import ControleFout, SociaalDomeinFout
from sociaal_domein.kwaliteit.meten import meet
from sociaal_domein.kwaliteit.oordeel import Oordeel
from sociaal_domein.kwaliteit.uitslag import Oordelen, schrijf_oordelen
from sociaal_domein.kwaliteit.woorden import gaat_niet_op, op_ernst, regeltekst, telzin
from sociaal_domein.meldingen import raad
from sociaal_domein.taal import opsomming

BREED = 100


@dataclass(frozen=True)
class Rapport:
    """What all sources and models gave.

    Attributes
    ----------
    bronnen : tuple of (Manifest, Oordelen)
    modellen : tuple of Oordeel
        The checks of our own models that rest on these sources.
    bouwfout : SociaalDomeinFout or None
        What stopped the build; the models are then not measured. A `ControleFout` is a fault in the figures;
        any other, such as a damaged source that was not asked for, is something to mend first.
    dag : date
        The day of measuring.
    hersteld : tuple of Herstel
        Corrections that a source no longer needs.
    """

    bronnen: tuple[tuple[mf.Manifest, Oordelen], ...]
    modellen: tuple[Oordeel, ...]
    bouwfout: SociaalDomeinFout | None
    dag: date
    hersteld: tuple[Herstel, ...] = ()

    @property
    def fouten(self) -> int:
        """How many rules with severity `fout` found something."""
        in_models = sum(not o.goed and o.ernst == "fout" for o in self.modellen)
        return sum(len(o.met("fout")) for _, o in self.bronnen) + in_models + self.is_rekenfout

    @property
    def is_rekenfout(self) -> bool:
        """Whether a check stopped the build."""
        return isinstance(self.bouwfout, ControleFout)

    @property
    def slotzin(self) -> str:
        """What this means for whoever uses the figures."""
        wrong = [m.bron for m, o in self.bronnen if o.met("fout")]
        if wrong:
            return f"Er zijn fouten. Gebruik de cijfers van {opsomming(wrong)} niet voordat dit is opgelost."
        if self.fouten:
            return "Er is een fout in het rekenwerk. Gebruik de cijfers niet voordat dit is opgelost."
        if self.bouwfout is not None:
            return "Ons eigen rekenwerk is niet nagegaan. Los eerst op wat dit tegenhoudt."
        found = (
            bool(self.hersteld)
            or any(o.met("waarschuwing") for _, o in self.bronnen)
            or any(not o.goed and o.ernst == "waarschuwing" for o in self.modellen)
        )
        if found:
            return "Er zijn geen fouten. Lees de waarschuwingen voordat u een cijfer gebruikt."
        return "Er zijn geen fouten en geen waarschuwingen."

    @property
    def modelzin(self) -> str:
        """What the checks of the models found, counted."""
        if self.bouwfout is not None:
            return "de opslag kon niet worden gemaakt" if self.is_rekenfout else "niet nagegaan"
        return telzin(self.modellen)

    def tekst(self) -> str:
        """Return the report in plain Dutch: per source what fails, with its first rows and the reason."""
        lines = []
        for manifest, verdicts in self.bronnen:
            mended = [f"  Waarschuwing: {h.zin}" for h in self.hersteld if h.bron == manifest.bron]
            lines += [f"{manifest.bron}: {manifest.naam}", *(f"  {line}" for line in regeltekst(verdicts)), *mended, ""]
        lines.append(f"Ons eigen rekenwerk: {self.modelzin}.")
        if self.is_rekenfout:
            lines += [f"  {line}" for line in str(self.bouwfout).splitlines()]
        for found in op_ernst(self.modellen):
            text = gaat_niet_op(found.regel, found.gevonden, found.getoetst)
            lines.append(f"  {found.ernst.capitalize()} bij {found.tabel}. {text}")
            lines += [f"    {found.reden}"] if found.reden else []
            lines += [f"    - {row}" for row in found.voorbeeld.split("; ")]
        return "\n".join(_vouw(line) for line in [*lines, "", self.slotzin])

    def json(self) -> str:
        """Return the report as JSON, with the field names of `Oordelen` and `Oordeel`."""
        content = {
            "dag": self.dag.isoformat(),
            "fouten": self.fouten,
            "bronnen": [o.model_dump(mode="json") for _, o in self.bronnen],
            "modellen": [
                {"tabel": o.tabel, "regel": o.regel, "ernst": o.ernst, "gevonden": o.gevonden, "reden": o.reden}
                for o in self.modellen
            ],
            "hersteld": [{"bron": h.bron, "nummer": h.nummer, "bestand": str(h.bestand)} for h in self.hersteld],
            "bouwfout": str(self.bouwfout) if self.bouwfout else None,
        }
        return json.dumps(content, ensure_ascii=False, indent=2)


def _vouw(line: str) -> str:
    """Fold a line at the width of the other commands; what follows stands below its text."""
    indent = len(line) - len(line.lstrip(" -"))
    return fill(line, BREED, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False)


def stel_op(home: Path | None, namen: Sequence[str], *, bewaar: bool = False) -> Rapport:
    """Measure sources by their rules, build where something changed, and gather the checks of the models.

    Parameters
    ----------
    home : Path or None
        The working folder; its own snapshots go before the embedded ones.
    namen : sequence of str
        The sources; empty means all.
    bewaar : bool
        Write the verdicts beside each snapshot.

    Raises
    ------
    SociaalDomeinFout
        A source does not exist, a snapshot is damaged, a rule is wrong, or there is nowhere to write.
    """
    folders = paden.bronmappen(home)
    for name in namen:
        if name not in folders:
            raise SociaalDomeinFout(
                f"De bron '{name}' bestaat niet.",
                doe=f"{raad(name, list(folders))} Alle bronnen: sociaal-domein bron lijst",
            )
    chosen = {name: folder for name, folder in folders.items() if not namen or name in namen}
    if bewaar:
        _mag_bewaren(chosen)
    day = date.today()
    measured = []
    for name, folder in chosen.items():
        manifest = mf.controleer(folder, name)
        measured.append((folder, manifest, meet(folder, folders, day)))
    if bewaar:
        _bewaar(measured)
    models, error = _modellen(home, set(chosen) if namen else None)
    mended = tuple(h for folder, m, _ in measured for h in herstelde(folder, m))
    return Rapport(tuple((m, o) for _, m, o in measured), tuple(models), error, day, mended)


def _mag_bewaren(folders: dict[str, Path]) -> None:
    own = (paden.eigen_datamap() / "open").resolve()
    for name, folder in folders.items():
        if paden.bron_van(folder).resolve().parent != own:
            raise SociaalDomeinFout(
                f"De bron {name} hoort bij het pakket; haar uitslag is daar al bewaard.",
                waar=str(folder),
                doe="Noem alleen bronnen uit uw eigen werkmap, of laat --bewaar weg.",
            )


def _bewaar(measured: Sequence[tuple[Path, mf.Manifest, Oordelen]]) -> None:
    from sociaal_domein.taal import os_fout

    for folder, _, verdicts in measured:
        try:
            schrijf_oordelen(verdicts, folder)
        except OSError as error:
            raise SociaalDomeinFout(
                f"De uitslag kan niet worden bewaard. {os_fout(error)}",
                waar=str(folder),
                doe="Kijk of u in deze map mag schrijven, of laat --bewaar weg.",
            ) from error


def _modellen(home: Path | None, bronnen: set[str] | None) -> tuple[list[Oordeel], SociaalDomeinFout | None]:
    """Return the checks of the models that rest on these sources; None means all."""
    from sociaal_domein.kwaliteit.oordeel import controles_van
    from sociaal_domein.motor.bouw import bouw
    from sociaal_domein.motor.opslag import verbind
    from sociaal_domein.motor.verwijzingen import snapshots_van

    try:
        store = bouw(home).opslag
    except SociaalDomeinFout as error:
        return [], error
    con = verbind(store)
    try:
        reads = dict(con.execute("select model, leest from _model").fetchall())
        wanted = [m for m in reads if bronnen is None or bronnen & {s.split("/")[0] for s in snapshots_van(m, reads)}]
        return controles_van(con, wanted), None
    finally:
        con.close()
