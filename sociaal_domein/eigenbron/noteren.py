"""``cijfer noteer``: one figure from a document becomes one record in the register."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from sociaal_domein.eigenbron.gebieden import Gebieden, is_wijkachtig, open_gebieden
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import raad, vertaal
from sociaal_domein.privacy.kolommen import vondsten
from sociaal_domein.privacy.wacht import SOORTEN, bewaak_openbaar
from sociaal_domein.register import GenoteerdCijfer, Register, lees_register, schrijf_records
from sociaal_domein.register.cijfers import SOORT
from sociaal_domein.taal import bestandsnaam

WEINIG = 10
# In the order in which they are asked; what starts with "Mag leeg" may stay empty.
VRAGEN = {
    "naam": "Waar gaat het cijfer over? Bijvoorbeeld: Mensen die wachten op een woning",
    "waarde": "Wat is het cijfer? Schrijf het zoals 1.234,5",
    "eenheid": "Wat is de eenheid? Bijvoorbeeld: mensen, weken of procent",
    "gebied": "Mag leeg. Over welk gebied gaat het? Leeg is uw hele gemeente",
    "jaar": "Mag leeg. Over welk jaar gaat het? Leeg als het over één dag gaat",
    "peildatum": "Mag leeg. Op welke dag is geteld? Bijvoorbeeld: 2026-03-31",
    "document": "In welk stuk staat het? Bijvoorbeeld: Raadsinformatiebrief wachttijden",
    "datum": "Van welke datum is dat stuk? Bijvoorbeeld: 2026-04-14",
    "pagina": "Op welke bladzijde?",
    "adres": "Mag leeg. Wat is het webadres van het stuk?",
    "waarden": "Bij welke waarden hoort het? Zet er een komma tussen. Kies uit: {waarden}",
    "opgave": "Mag leeg. Bij welke opgave? Kies uit: {opgaven}",
    "genoteerd_door": "Mag leeg. Wat is uw rol? Bijvoorbeeld: griffier. Schrijf geen naam",
    "zegt_niet": "Wat zegt dit cijfer niet?",
}
# Options that have another name than their field.
KEUZE = {"naam": "--wat", "genoteerd_door": "--wie", "zegt_niet": "--zegt-niet"}

# Where somebody types words; the other answers are a number, a day or a name of ours.
_VRIJE_TEKST = ("naam", "eenheid", "document", "genoteerd_door", "zegt_niet")

# What stands for the answers that are still to come, when one answer is checked.
_NOG_TE_VRAGEN = {
    "naam": "x", "waarde": "100", "eenheid": "procent, euro", "jaar": "2000", "document": "x", "datum": "2000-01-01",
    "pagina": "1", "zegt_niet": "x",
}  # fmt: skip


class WeinigMensen(SociaalDomeinFout):
    """The figure counts so few people that somebody may be recognised in it."""


def vraag_alles(home: Path | None, vraag: Callable[[str], str], meld: Callable[[str], object]) -> dict[str, str | None]:
    """Ask for each field in turn; a wrong answer is told at once and asked again.

    Parameters
    ----------
    home : Path or None
        The working folder.
    vraag : callable
        Shows a question and returns what was typed.
    meld : callable
        Shows what was wrong.
    """
    folder = _werkmap(home)
    register = lees_register(folder / "register")
    areas = open_gebieden(folder)
    known = {"waarden": ", ".join(register.waarden), "opgaven": ", ".join(register.opgaven)}
    answers: dict[str, str | None] = {}
    for name, text in VRAGEN.items():
        question = text.format(**known)
        while True:
            answers[name] = vraag(question).strip() or None
            try:
                maak(_met_voorlopige(answers, next(iter(register.waarden))), register, areas)
                break
            except SociaalDomeinFout as error:
                meld(str(error))
                question = text.partition(" Kies uit")[0]
    return answers


def _met_voorlopige(answers: Mapping[str, str | None], waarde: str) -> dict[str, str]:
    later = {k: v for k, v in {**_NOG_TE_VRAGEN, "waarden": waarde}.items() if k not in answers}
    if "peildatum" not in answers and "jaar" in answers and answers["jaar"] is None:
        later["peildatum"] = "2000-01-01"
    return {**later, **{k: v for k, v in answers.items() if v is not None}}


def vraag_en_noteer(
    home: Path | None, vraag: Callable[[str], str], meld: Callable[[str], object]
) -> tuple[GenoteerdCijfer, Path]:
    """Ask for each field and write the figure; one about few people is asked about once more.

    Parameters
    ----------
    home : Path or None
        The working folder.
    vraag : callable
        Shows a question and returns what was typed.
    meld : callable
        Shows what was wrong.
    """
    given = {k: v for k, v in vraag_alles(home, vraag, meld).items() if v is not None}
    try:
        return noteer(home, given)
    except WeinigMensen as error:
        if vraag(f"{error.wat} Wilt u het toch noteren? Typ dan: ja").strip().casefold() != "ja":
            raise
        return noteer(home, given, toch=True)


def noteer(home: Path | None, gegeven: Mapping[str, str], *, toch: bool = False) -> tuple[GenoteerdCijfer, Path]:
    """Check a figure and write it to ``register/cijfers/<id>.yaml``.

    Parameters
    ----------
    home : Path or None
        The working folder.
    gegeven : mapping
        Fields of `GenoteerdCijfer` as text; `waarden` with commas; `gebied` a name, a code or left out.
    toch : bool
        Keep it also when it counts few people.

    Raises
    ------
    SociaalDomeinFout
        A field is missing or wrong, or looks like data about a person. Nothing is written then.
    """
    folder = _werkmap(home) / "register"
    register = lees_register(folder)
    record = maak(gegeven, register, open_gebieden(_werkmap(home)))
    if not toch and record.telt_mensen and 0 < record.getal < WEINIG:
        raise WeinigMensen(
            f"Dit cijfer gaat over minder dan {WEINIG} mensen. In zo'n klein aantal kan iemand te herkennen zijn, ook "
            "zonder naam.",
            waar="--waarde",
            doe="Noteer het liever niet. Staat het in een openbaar stuk en is het echt nodig? Zet er dan --toch bij.",
        )
    for other in register.genoteerd.values():
        if other.model_copy(update={"id": record.id}) == record:
            raise SociaalDomeinFout(
                "Dit cijfer is al genoteerd. Er is niets veranderd.",
                waar=str(SOORT.pad(folder, other.id)),
                doe="Klopt er iets niet? Pas dan dit bestand aan.",
            )
    file = SOORT.pad(folder, record.id)
    schrijf_records(file, SOORT, [record])
    return record, file


def maak(gegeven: Mapping[str, str], register: Register, gebieden: Gebieden) -> GenoteerdCijfer:
    """Make the record of what was given, or refuse it."""
    content: dict[str, Any] = {k: v.strip() for k, v in gegeven.items() if v.strip()}
    _weiger_personen(content)
    content["waarden"] = [part.strip() for part in content.get("waarden", "").split(",") if part.strip()]
    content["gebied"], content["gebied_naam"] = _gebied(gebieden, content.get("gebied"))
    content["id"] = _id(content, set(register.genoteerd))
    try:
        record = GenoteerdCijfer.model_validate(content)
    except ValidationError as error:
        raise _in_keuzes(
            vertaal(error, model=GenoteerdCijfer, bestand=Path("cijfer noteer"), regel=lambda _: None, bij=SOORT.enkel)
        ) from None
    for veld, kind, id in record.verwijzingen():
        known = register.waarden if kind == "waarden" else register.opgaven
        if id not in known:
            raise SociaalDomeinFout(
                f"'{id[:40]}' staat niet in {kind}.yaml.", waar=f"--{veld[0]}", doe=raad(id, list(known))
            )
    return record


def _weiger_personen(content: Mapping[str, str]) -> None:
    for name, text in content.items():
        # A document is found at its address; there and in a number nothing of a person can stand.
        if name in ("adres", "waarde"):
            continue
        kinds = [found.soort for found in vondsten([], [(1, [text])])]
        if name in _VRIJE_TEKST:
            kinds += [SOORTEN[found.soort] for found in bewaak_openbaar(text)]
        if kinds:
            raise SociaalDomeinFout(
                f"Hier staat iets dat lijkt op {kinds[0]}. Er is niets bewaard.",
                waar=KEUZE.get(name, f"--{name}"),
                doe="Schrijf nooit iets op over een inwoner. Noem een rol, geen persoon.",
            )


def _in_keuzes(error: SociaalDomeinFout) -> SociaalDomeinFout:
    """Name a field as the option by which it is given."""
    name = (error.waar or "").partition("veld ")[2].partition(" ")[0]
    option = KEUZE.get(name, f"--{name}")
    wat, doe = (t.replace(f'veld "{name}"', f"gegeven {option}") for t in (error.wat, error.doe or ""))
    return SociaalDomeinFout(wat, waar=option, doe=doe)


def _werkmap(home: Path | None) -> Path:
    if home is None:
        raise SociaalDomeinFout(
            "U bent niet in een werkmap. Een genoteerd cijfer komt in het register van uw gemeente.",
            doe="Ga naar uw werkmap, of maak er een met: sociaal-domein begin --gemeente NAAM",
        )
    return home


def _gebied(areas: Gebieden, text: str | None) -> tuple[str, str]:
    wanted = text or "gemeente"
    codes = areas.zoek(wanted)
    if len(codes) != 1:
        near = areas.lijkt_op(wanted, wijk=is_wijkachtig(wanted))
        hint = f"Bedoelt u {' of '.join(near)}? " if near else ""
        wat = "kan meer dan één gebied zijn." if codes else f"is niet bekend.{areas.waarom_niet(wanted)}"
        raise SociaalDomeinFout(
            f"Het gebied '{wanted[:40]}' {wat}", waar="--gebied", doe=f"{hint}Een CBS-code mag ook, zoals GM0034."
        )
    return codes[0], areas.naam(codes[0])


def _id(content: Mapping[str, Any], taken: set[str]) -> str:
    """Make an id of what the figure is about and when, that is not in use yet."""
    moment = content.get("jaar") or content.get("peildatum") or ""
    words = bestandsnaam(f"{content.get('naam', '')}")[:44].strip("-")
    base = bestandsnaam(f"{words} {moment}").replace("-", "_")
    base = base if base[:1].isalpha() else f"cijfer_{base}".rstrip("_")
    name, number = base, 2
    while name in taken:
        name, number = f"{base}_{number}", number + 1
    return name
