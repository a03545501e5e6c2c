"""``bron lees`` for an own source: mapping and file in, snapshot and models out, or a trial that writes nothing."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein import paden
from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.bronnen import momentopname, schrijven
from sociaal_domein.bronnen.verslag import REDENEN, Tabelverslag, Verslag
from sociaal_domein.cijfers import afgeleide_teller, te_weinig_mensen, zonder_geheel
from sociaal_domein.eigenbron import modellen
from sociaal_domein.eigenbron.cijferrij import TABEL, Cijferrij
from sociaal_domein.eigenbron.gebieden import open_gebieden
from sociaal_domein.eigenbron.koppelbestand import MAP, Gelezen, lees_koppelbestand
from sociaal_domein.eigenbron.lezen import Leesbeurt, lees_eigen_bron
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.instellingen import Drempels, lees_instellingen
from sociaal_domein.meldingen import raad
from sociaal_domein.taal import datum, getal, opsomming

if TYPE_CHECKING:
    from sociaal_domein.kwaliteit.uitslag import Oordelen

EERSTE_RIJEN = 8
MEESTE_FOUTEN = 12


@dataclass(frozen=True)
class EigenVerslag:
    """What reading an own source did, or would do.

    Attributes
    ----------
    verslag : Verslag
        As of every other source.
    leesbeurt : Leesbeurt
    te_klein : int
        How many figures count so few people that they are kept but not shown.
    geschreven, behouden : list of Path
        Models that were written, and models that a person changed.
    """

    verslag: Verslag
    leesbeurt: Leesbeurt
    te_klein: int
    geschreven: list[Path] = field(default_factory=list)
    behouden: list[Path] = field(default_factory=list)

    @property
    def fouten(self) -> list[SociaalDomeinFout]:
        """What must be mended first."""
        return self.leesbeurt.fouten

    def tekst(self) -> str:
        """Return the report in plain Dutch."""
        lines = [*self._fouten(), self.verslag.tekst(), ""]
        rows = self.leesbeurt.rijen
        aside = self.leesbeurt.inlezing.tabellen[TABEL].apart
        if aside:
            lines.append("Apart gezet:")
            for reason in dict.fromkeys(item.reden for item in aside):
                numbers = [str(item.regel) for item in aside if item.reden == reason]
                more = f" en {len(numbers) - 20} andere" if len(numbers) > 20 else ""
                lines.append(f"  regel {', '.join(numbers[:20])}{more}: {REDENEN.get(reason, reason)}")
            lines.append("")
        if rows:
            periods = sorted({r.periode for r in rows})
            shown = periods if len(periods) <= 12 else [*periods[:5], "…", *periods[-5:]]
            lines += [f"Perioden: {', '.join(shown)}.", "Zo worden de eerste rijen:"]
            lines += [f"  {_rij(r)}" for r in rows[:EERSTE_RIJEN]]
        if self.te_klein:
            about = "1 cijfer gaat" if self.te_klein == 1 else f"{getal(self.te_klein)} cijfers gaan"
            lines += ["", f"{about} over te weinig mensen. Dat wordt bewaard, maar niet getoond."]
        if self.geschreven:
            files = "1 bestand" if len(self.geschreven) == 1 else f"{len(self.geschreven)} bestanden"
            lines += ["", f"{files} met modellen gemaakt in {self.geschreven[0].parent}."]
        if not self.verslag.droog:
            names = [f"{self.verslag.bron}_{m}" for m in dict.fromkeys(r.maat for r in rows)]
            lines += ["", "Zo ziet u het resultaat:", *(f"  sociaal-domein cijfers {n}" for n in names)]
        lines += [f"U paste {p.name} aan. Dat bestand blijft zoals het is." for p in self.behouden]
        return "\n".join(lines)

    def _fouten(self) -> list[str]:
        """Return what must be mended; the same fault in more than one line comes once."""
        if not self.fouten:
            return []
        grouped: dict[tuple[str, str | None], list[SociaalDomeinFout]] = {}
        for error in self.fouten:
            grouped.setdefault((error.wat, error.doe), []).append(error)
        rows = "1 regel" if len(self.fouten) == 1 else f"{len(self.fouten)} regels"
        lines = [f"Dit moet eerst beter ({rows}):"]
        for (wat, doe), same in list(grouped.items())[:MEESTE_FOUTEN]:
            others = len(same) - 1
            more = f" (en in {others} andere {'regel' if others == 1 else 'regels'})" if others else ""
            lines.append(f"  {same[0].waar}{more}: {wat} {doe or ''}".rstrip())
        if len(grouped) > MEESTE_FOUTEN:
            lines.append(f"  En nog {len(grouped) - MEESTE_FOUTEN} andere fouten.")
        return [*lines, ""]


def koppelbestanden(home: Path | None) -> dict[str, Path]:
    """Return the mappings of a working folder by name."""
    folder = home / MAP if home else None
    return {p.stem: p for p in sorted(folder.glob("*.yml"))} if folder and folder.is_dir() else {}


def lees_eigen(naam: str, home: Path, *, uit: Path | None = None, droog: bool = False) -> EigenVerslag:
    """Read an own source and write its snapshot and its models.

    Parameters
    ----------
    naam : str
        Name of the source: ``bronnen/<naam>.yml`` in the working folder.
    home : Path
        The working folder.
    uit : Path, optional
        A newer file than the one the mapping names.
    droog : bool
        Read and report only. Faults in rows are then in the report; nothing is written.

    Raises
    ------
    SociaalDomeinFout
        Something must be mended first. What stood there stays.
    """
    koppel = lees_koppelbestand(koppelbestanden(home)[naam])
    _controleer_register(koppel, home)
    turn = lees_eigen_bron(koppel, open_gebieden(home), uit)
    _controleer_inhoud(koppel, turn, droog)
    target = home / "data" / "open" / naam
    previous = _vorige(paden.in_gebruik(target))
    texts = modellen.modelteksten(koppel, turn.rijen) if not droog else {}
    if not droog:
        modellen.controleer_plek(koppel)
        modellen.ruim_resten_op(koppel, texts)
        _controleer_modellen(koppel, texts)
    written: list[Path] = []
    kept: list[Path] = []
    with _proef() if droog else momentopname.nieuwe(target) as folder:
        manifest = schrijven.schrijf(turn.inlezing, folder, _dag(turn, previous))
        mf.controleer(folder)
        verdicts = _keur(folder, target)
        told = tuple(_meldingen(koppel, turn, uit, droog))
        report = _verslag(koppel, turn, manifest, folder, target, droog, previous, verdicts, told)
    # After the snapshot: models without their source would stop every build, a source without models stops none.
    if not droog:
        written, kept = modellen.zet_neer(koppel, texts)
        modellen.ruim_weeskinderen_op(koppel)
    limits = lees_instellingen(home).drempels
    return EigenVerslag(report, turn, _te_klein(koppel, turn.rijen, limits), written, kept)


def _keur(folder: Path, target: Path) -> Oordelen | None:
    """Apply the rules that the municipality wrote for this source, and keep them with what they found."""
    from sociaal_domein.bronnen import keur
    from sociaal_domein.kwaliteit.regels import REGELSBESTAND
    from sociaal_domein.kwaliteit.uitslag import OORDELENBESTAND

    standing = paden.in_gebruik(target)
    if not any(paden.geschreven(standing, name).is_file() for name in (REGELSBESTAND, OORDELENBESTAND)):
        return None
    return keur(folder, standing, standing, date.today())


def _controleer_register(koppel: Gelezen, home: Path) -> None:
    """Refuse values and opgaven that are not in the register, before anything is made of them."""
    from sociaal_domein.register import lees_register

    register = lees_register(home / "register")
    for i, measure in enumerate(koppel.inhoud.maten):
        for j, task in enumerate(measure.opgaven or []):
            if task not in register.opgaven:
                raise koppel.fout(
                    f"De opgave '{task}' staat niet in het register.",
                    raad(task, list(register.opgaven)),
                    *("maten", i, "opgaven", j),
                )
        for j, link in enumerate(measure.koppelingen):
            if link.waarde not in register.waarden:
                raise koppel.fout(
                    f"De waarde '{link.waarde}' staat niet in het register.",
                    raad(link.waarde, list(register.waarden)),
                    *("maten", i, "koppelingen", j, "waarde"),
                )


def _controleer_inhoud(koppel: Gelezen, turn: Leesbeurt, droog: bool) -> None:
    if droog:
        return
    if turn.fouten:
        first = turn.fouten[0]
        rest = f" In nog {len(turn.fouten) - 1} regels staat een fout." if len(turn.fouten) > 1 else ""
        raise SociaalDomeinFout(
            f"{first.wat}{rest} Er is niets geschreven.",
            waar=first.waar,
            doe=f"{first.doe} Alle fouten: sociaal-domein bron lees {koppel.naam} --droog",
        )
    if not turn.rijen:
        raise SociaalDomeinFout(
            "Er blijft geen enkel cijfer over. Er is niets geschreven.",
            waar=str(koppel.pad),
            doe=f"Kijk waarom met: sociaal-domein bron lees {koppel.naam} --droog",
        )
    for where, empty, words in _niet_ingevuld(koppel):
        raise koppel.fout(
            f"{words} Er is niets geschreven.",
            f"Vul {'dit veld' if len(empty) == 1 else 'deze velden'} in. Een cijfer komt nooit zonder zijn uitleg in "
            f"een briefing. Alles wat nog leeg is: sociaal-domein bron lees {koppel.naam} --droog",
            *where,
            empty[0],
        )


def _niet_ingevuld(koppel: Gelezen) -> Iterator[tuple[tuple[str | int, ...], list[str], str]]:
    """Yield each part of the mapping that is not filled in: its place, its empty fields, and the same in words."""
    parts: list[tuple[tuple[str | int, ...], list[str], str]] = [((), koppel.inhoud.leeg(), "Bovenaan")]
    parts += [(("maten", i), m.leeg(), f'Bij de maat "{m.id}"') for i, m in enumerate(koppel.inhoud.maten)]
    for where, empty, place in parts:
        if empty:
            names = opsomming([f'"{name}"' for name in empty])
            are = f"is het veld {names}" if len(empty) == 1 else f"zijn de velden {names}"
            yield where, empty, f"{place} {are} nog niet ingevuld."


def _controleer_modellen(koppel: Gelezen, teksten: dict[str, str]) -> None:
    """Read the models as the engine will, in a folder apart, before the first of them is put in place."""
    from sociaal_domein.motor.modellen import lees_modellen

    with tempfile.TemporaryDirectory() as folder:
        for name, text in teksten.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        made = {p.stem for p in Path(folder).iterdir()}
        own = koppel.home / "pipelines"
        modellen.controleer_namen(
            koppel,
            {
                n: m
                for n, m in lees_modellen([paden.pipelinesmap(), *([own] if own.is_dir() else [])]).items()
                if n not in made or m.pad.parent != own
            },
        )
        lees_modellen([Path(folder)])


def _verslag(
    koppel: Gelezen,
    turn: Leesbeurt,
    manifest: mf.Manifest,
    folder: Path,
    target: Path,
    droog: bool,
    previous: mf.Manifest | None,
    verdicts: Oordelen | None,
    meldingen: tuple[str, ...],
) -> Verslag:
    table = manifest.tabellen[TABEL]
    return Verslag(
        bron=koppel.naam,
        droog=droog,
        map=target,
        gewijzigd=manifest != previous,
        eerste=previous is None,
        kwaliteit=verdicts,
        tabellen=(
            Tabelverslag(
                naam=TABEL,
                gelezen=table.rijen.bron,
                geladen=table.rijen.geladen,
                apart=dict(turn.inlezing.tabellen[TABEL].redenen),
                dekking=table.dekking,
                rijen=table.rijen.tabel,
                bestand=table.bestand,
                bytes=(folder / table.bestand).stat().st_size,
                sha256=table.sha256,
            ),
        ),
        meldingen=meldingen,
    )


def _meldingen(koppel: Gelezen, turn: Leesbeurt, uit: Path | None, droog: bool) -> Iterator[str]:
    content = koppel.inhoud
    yield from (words for _, _, words in _niet_ingevuld(koppel))
    yield from turn.meldingen
    if bare := [m.id for m in content.maten if not m.koppelingen]:
        which = f'De maat "{bare[0]}" heeft' if len(bare) == 1 else f"De maten {opsomming(bare)} hebben"
        yield (
            f"{which} geen koppelingen. Het cijfer komt dan niet in een dossier en niet in een briefing. "
            "Zet in het koppelbestand bij koppelingen bij welke waarde het hoort."
        )
    if uit is not None:
        told = f"document {content.document or '(leeg)'}, datum {datum(content.datum) if content.datum else '(leeg)'}"
        yield (
            f"U {'wijst' if droog else 'las'} {uit.name}{' aan' if droog else ''}. Het koppelbestand wijst nog naar "
            f"{content.bestand.pad}, en noemt nog het oude stuk: {told}. Pas pad, document en datum aan in "
            f"{koppel.pad.name}."
        )
    gone, edited = modellen.weeskinderen(koppel)
    if gone:
        yield (
            f"Bij deze modellen hoort geen maat meer: {opsomming([p.name for p in gone])}. "
            f"{'Bij het echte lezen gaan zij weg' if droog else 'Zij zijn weggehaald'} uit de map pipelines."
        )
    if edited:
        yield (
            f"Bij deze modellen hoort geen maat meer, maar u paste ze aan: {opsomming([p.name for p in edited])}. "
            "Zij blijven staan en geven geen cijfers. Hebt u ze niet meer nodig? Gooi ze weg uit de map pipelines."
        )


def _te_klein(koppel: Gelezen, rijen: list[Cijferrij], limits: Drempels) -> int:
    """Count the figures that are kept but not shown, by the rule of `cijfers.beoordeel`."""
    measures = {m.id: m for m in koppel.inhoud.maten}

    def small(row: Cijferrij) -> bool:
        measure = measures[row.maat]
        if row.waarde is None or measure.telt != "personen" or row.gebied_code[:2] in ("NL", "PV"):
            return False
        # A mean of use, or one in a wijk or buurt, is held to the limit of a share.
        part = row.gebied_code[:2] in ("WK", "BU")
        strict = measure.soort == "gebruik" or part
        form = "aandeel" if strict else measure.vorm
        if part and zonder_geheel(measure.vorm, row.waarde, row.teller, row.noemer):
            return True
        count = afgeleide_teller(measure.vorm, row.waarde, row.teller, row.noemer)
        return te_weinig_mensen(form, count, row.noemer, limits.kleinste_noemer, limits.kleinste_teller)

    return sum(small(row) for row in rijen)


def _rij(row: Cijferrij) -> str:
    line = "" if row.reeks == "alle" else f", {row.reeks}"
    value = f"leeg ({row.reden})" if row.waarde is None else getal(row.waarde, 0 if row.waarde.is_integer() else 2)
    base = f", van {getal(row.noemer)}" if row.noemer is not None else ""
    return f"{row.maat}: {row.gebied_code}, {row.periode}{line}: {value}{base}"


def _vorige(map: Path) -> mf.Manifest | None:
    with contextlib.suppress(SociaalDomeinFout):  # one that is missing or damaged is about to be replaced
        return mf.lees(map)
    return None


def _dag(turn: Leesbeurt, previous: mf.Manifest | None) -> date:
    """Return the day on record when the file is the same as last time, and today otherwise."""
    now = {f.sha256 for f in turn.inlezing.tabellen[TABEL].bronbestanden}
    if previous is not None and {f.sha256 for t in previous.tabellen.values() for f in t.bronbestanden} == now:
        return previous.opgehaald
    return date.today()


@contextlib.contextmanager
def _proef() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)
