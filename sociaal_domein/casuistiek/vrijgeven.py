"""People decide: confirm what the guard asked, release a story with two roles, or keep it in with a veto."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic import ValidationError

from sociaal_domein.casuistiek.keuring import (
    DOE_ANDER,
    GEEN_CASUS,
    andere_bestanden,
    beoordeel,
    casusbestanden,
    eis_veilig,
    naam_van,
    naam_van_ander,
    noembaar,
    waarom_niet,
)
from sociaal_domein.casuistiek.lezen import lees_casusbestand
from sociaal_domein.casuistiek.nakijken import eis_goedgekeurd
from sociaal_domein.casuistiek.schrijven import schrijf_casus
from sociaal_domein.casuistiek.stukken import Vondst, zonder_tekst
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register.casussen import ROLLEN_VOOR_VRIJGAVE, Bevestiging, Casus, Veto, Vrijgave, rolsleutel
from sociaal_domein.register.yamlboom import lees_tekst

# What is told outside, and what it is called above the text.
_VERTELD = {
    "naam": "Titel",
    "wat_gebeurde": "Wat gebeurde er?",
    "wat_nodig": "Wat was er nodig?",
    "wat_werkte": "Wat hielp?",
    "les": "Wat leert dit verhaal?",
    "wat_veranderde": "Wat gaat er sindsdien anders?",
}


def open_vragen(home: Path, id: str) -> list[Vondst]:
    """Return what a person must still confirm about a case.

    Raises
    ------
    SociaalDomeinFout
        There is no such case, or it must be changed first.
    """
    return list(eis_goedgekeurd(home, id)[0].open)


def bevestig(home: Path, id: str, veld: str, rol: str) -> list[Vondst]:
    """Write down that a person looked at what the guard asked about one field; it lapses when that text changes.

    Parameters
    ----------
    veld : str
        As ``casus controleer`` names it, such as ``hindernissen.1.wat``.
    rol : str
        The role of who looked; the guard reads it too.

    Returns
    -------
    list of Vondst
        What is still open after this.

    Raises
    ------
    SociaalDomeinFout
        There is no question about this field, or the role looks like a name.
    """
    verdict, casus = eis_goedgekeurd(home, id)
    asked = {found.sleutel for found in verdict.open if found.veld == veld}
    if not asked:
        fields = sorted({found.veld for found in verdict.open})
        raise SociaalDomeinFout(
            "Over dit veld heeft de wacht geen vraag.",
            waar="--veld",
            doe=f"Kies uit: {', '.join(fields)}." if fields else "Er staat niets meer open. U kunt verder.",
        )
    _eis_rol(rol)
    still = {found.sleutel for found in verdict.gevraagd}
    kept = [seen for seen in casus.bevestigd if (seen.veld, seen.soort, seen.kenmerk) in still]
    new = [Bevestiging(veld=field, soort=kind, kenmerk=mark, rol=rol) for field, kind, mark in sorted(asked)]
    _bewaar(verdict.gelezen.bestand, casus, bevestigd=[*kept, *new])
    return [found for found in verdict.open if found.veld != veld]


def met_vrijgave(casus: Casus, rol: str, dag: date) -> Casus:
    """Return a case with one release more; releases of an earlier text are left out.

    Raises
    ------
    SociaalDomeinFout
        There is a veto, or this role released it already.
    """
    if casus.veto is not None:
        raise SociaalDomeinFout(
            "Over deze casus is een veto uitgesproken. Dit verhaal blijft binnen.",
            doe="Overleg met wie het veto gaf. Alleen die haalt het weg, in het bestand zelf.",
        )
    if rolsleutel(rol) in {rolsleutel(release.rol) for release in casus.geldige_vrijgaven}:
        raise SociaalDomeinFout(
            "Deze rol gaf dit verhaal al vrij. Verwacht: twee verschillende rollen.",
            waar="--rol",
            doe="Laat iemand met een andere rol het verhaal lezen en vrijgeven.",
        )
    release = Vrijgave(rol=rol, datum=dag, kenmerk=casus.kenmerk)
    return _met(casus, vrijgave=[*casus.geldige_vrijgaven, release])


def geef_vrij(home: Path, id: str, rol: str, dag: date) -> Casus:
    """Write down that one role releases a story.

    Raises
    ------
    SociaalDomeinFout
        The guard still asks something, there is a veto, this role released it already, or the role looks like a name.
    """
    file, casus = te_vertellen(home, id)
    _eis_rol(rol)
    released = met_vrijgave(casus, rol, dag)
    schrijf_casus(file, released)
    return released


def te_vertellen(home: Path, id: str) -> tuple[Path, Casus]:
    """Return a case that may be released, with its file: whole, and without a question of the guard.

    Raises
    ------
    SociaalDomeinFout
        It must be changed or confirmed first.
    """
    verdict, casus = eis_goedgekeurd(home, id)
    if verdict.open:
        raise SociaalDomeinFout(
            "De wacht heeft nog een vraag over deze casus.",
            waar=f"{verdict.gelezen.bestand}, {verdict.open[0].plek}",
            doe=f"Kijk wat: sociaal-domein casus controleer. Bevestig: sociaal-domein casus bevestig {id}",
        )
    return verdict.gelezen.bestand, casus


def geef_veto(home: Path, id: str, rol: str, reden: str, dag: date) -> Casus:
    """Write down that a story is not told outside, whatever the numbers say.

    Raises
    ------
    SociaalDomeinFout
        There is no such case, it must be changed first, or the guard finds something in the role or the reason.
    """
    verdict, casus = eis_goedgekeurd(home, id)
    eis_veilig(rol, "--rol")
    eis_veilig(reden, "--reden")
    return _bewaar(verdict.gelezen.bestand, casus, veto=_veto(rol, reden, dag), vrijgave=[])


def _eis_rol(rol: str) -> None:
    if not rolsleutel(rol):
        raise SociaalDomeinFout(
            "Er staat geen rol.", waar="--rol", doe='Schrijf uw rol in woorden, zoals --rol "jeugdconsulent".'
        )
    eis_veilig(rol, "--rol")


def _veto(rol: str, reden: str, dag: date) -> Veto:
    try:
        return Veto(rol=rol, reden=reden, datum=dag)
    except ValidationError:
        empty = "--rol" if not rolsleutel(rol) else "--reden"
    raise SociaalDomeinFout("Een veto heeft een rol en een reden nodig.", waar=empty, doe="Vul beide in.")


def verhaal(casus: Casus) -> str:
    """Return the whole text that will be told, as a reader meets it."""
    lines: list[str] = []
    for name, title in _VERTELD.items():
        if text := getattr(casus, name):
            lines += [title, f"  {text}"]
        if name == "wat_nodig":
            lines += _lijst("Wat stond er in de weg?", [f"{h.soort}: {h.wat}" for h in casus.hindernissen])
    values = [
        f"{w.waarde}: {w.oordeel.replace('_', ' ')}" + (f". {w.waarom}" if w.waarom else "") for w in casus.waarden
    ]
    lines += _lijst("Welke waarden?", values)
    desks = list(casus.loketten)
    if casus.aantal_loketten is not None:
        desks.insert(0, f"aantal: {casus.aantal_loketten}")
    lines += _lijst("Welke loketten deden mee?", desks)
    lines += _lijst(
        "Bij welk cijfer?", [f"{c.indicator} ({c.hoe.replace('_', ' ')}): {c.uitleg}" for c in casus.cijfers]
    )
    if casus.bron is not None:
        lines += ["Waar staat dit al openbaar?", f"  {casus.bron.naam}", f"  {casus.bron.adres}"]
    return "\n".join(lines)


def buitenbeeld(home: Path, casus: Casus) -> str:
    """Say how wide a story is shown outside the team, and which rule chose; this is for the team only.

    Raises
    ------
    SociaalDomeinFout
        The store cannot be built.
    """
    from sociaal_domein.domein import open as open_domein
    from sociaal_domein.privacy.bevolking import lees_bevolking
    from sociaal_domein.privacy.herleidbaar import veralgemeen

    with open_domein(home) as domein:
        home_code = domein.gemeente().code
        shown = veralgemeen(lees_bevolking(domein.con), casus, domein.instellingen.drempels, home_code)
    if not shown.is_toonbaar:
        return f"Buiten het team is dit verhaal niet te zien: het gaat over te weinig mensen. {shown.regel}"
    age = "alle leeftijden" if shown.leeftijd == "alle" else f"{shown.leeftijd} jaar"
    home_of = "alle huishoudens" if shown.huishouden == "alle" else shown.huishouden.replace("_", " ")
    return f"Buiten het team staat erbij: {shown.gebied_naam}, {age}, {home_of}, {shown.periode}. {shown.regel}"


def _lijst(title: str, items: list[str]) -> list[str]:
    return [title, *(f"  - {item}" for item in items)] if items else []


def stand_van_vrijgave(casus: Casus) -> str:
    """Say how far the release of a case is."""
    if casus.veto is not None:
        return "veto: blijft binnen"
    if casus.is_vrijgegeven:
        return "openbaar, en vrijgegeven" if casus.is_openbaar else "vrijgegeven"
    count = len(casus.geldige_vrijgaven)
    lapsed = ", het verhaal is veranderd na een vrijgave" if len(casus.vrijgave) > count else ""
    public = "openbaar, " if casus.is_openbaar else ""
    return f"{public}wacht op vrijgave ({count} van {ROLLEN_VOOR_VRIJGAVE}){lapsed}"


def _met(casus: Casus, **changed: object) -> Casus:
    data = {name: getattr(casus, name) for name in type(casus).model_fields}
    return Casus.model_validate(data | changed)


def _bewaar(file: Path, casus: Casus, **changed: object) -> Casus:
    new = _met(casus, **changed)
    schrijf_casus(file, new)
    return new


def lijst(home: Path) -> list[tuple[str, str]]:
    """Return every case of a working folder with where it stands, in words.

    A case that the guard refuses, or that is filled in wrongly, is only named.

    Raises
    ------
    SociaalDomeinFout
        The extra that recognises names is not installed.
    """
    rows = []
    for number, file in enumerate(casusbestanden(home), start=1):
        with zonder_tekst(file):
            try:
                text = lees_tekst(file)
            except SociaalDomeinFout:
                name = file.stem if noembaar(file) else f"bestand {number}"
                rows.append((name, "niet te lezen. Waarom: sociaal-domein casus controleer"))
                continue
            verdict = beoordeel(lees_casusbestand(file, text))
            read = verdict.gelezen
            if verdict.geweigerd:
                name = naam_van(verdict, number)
                rows.append((file.stem if name == str(file) else f"bestand {number}", "geweigerd"))
            elif read.fout is not None:
                rows.append((read.id, "fout ingevuld"))
            elif read.leeg:
                rows.append((read.id, "concept: nog niet klaar"))
            elif verdict.open:
                rows.append((read.id, f"open vragen: {len(verdict.open)}"))
            elif why := waarom_niet(read, 0):
                rows.append((read.id, f"verlopen. {why}"))
            elif read.casus is not None:
                rows.append((read.id, stand_van_vrijgave(read.casus)))
    for number, file in enumerate(andere_bestanden(home), start=1):
        rows.append((naam_van_ander(home, file, number), f"telt niet mee. {GEEN_CASUS} {DOE_ANDER}"))
    return rows
