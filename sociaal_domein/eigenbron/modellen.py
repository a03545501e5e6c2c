"""The models of an own source, filled in from its mapping; what a person edited since stays."""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml

from sociaal_domein import paden
from sociaal_domein.eigenbron.cijferrij import TABEL, Cijferrij
from sociaal_domein.eigenbron.koppelbestand import Gelezen, Maat
from sociaal_domein.eigenbron.standen import Stand, stand_van
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.motor.modellen import Model
from sociaal_domein.proces import leeft
from sociaal_domein.taal import os_fout

_KOP = re.compile(r"^(?:--|#) Gemaakt uit bronnen/\S+, vingerafdruk ([0-9a-f]{16})\.[^\n]*\n")

BRON = """\
select
    maat,
    gebied_code,
    jaar,
    periode,
    perioden_per_jaar,
    reeks,
    waarde,
    teller,
    noemer,
    status,
    reden
from ruw_{naam}__cijfers
"""
KERN = """\
with laatste as (
    select
        maat,
        gebied_code,
        jaar,
        max(periode) as periode
    from bron_{naam}__cijfers
    group by maat, gebied_code, jaar
),

lijnen as (
    select
        maat,
        gebied_code,
        jaar,
        reeks,
        max(status) as status
    from bron_{naam}__cijfers
    group by maat, gebied_code, jaar, reeks
),

-- One period for all lines, as they are shown beside each other: a line without it is empty.
stand as (
    select
        r.maat,
        r.gebied_code,
        r.jaar,
        r.reeks,
        b.waarde,
        b.teller,
        b.noemer,
        r.status,
        case when b.periode is null then 'ontbreekt' else b.reden end as reden
    from lijnen as r
    inner join laatste as l on l.maat = r.maat and l.gebied_code = r.gebied_code and l.jaar = r.jaar
    left join bron_{naam}__cijfers as b
        on b.maat = r.maat and b.gebied_code = r.gebied_code and b.jaar = r.jaar
        and b.reeks = r.reeks and b.periode = l.periode
    where r.maat not in ({som})
),

-- A year is only summed when each of its periods has a figure.
som as (
    select
        maat,
        gebied_code,
        jaar,
        reeks,
        case when count(waarde) = max(perioden_per_jaar) then sum(waarde) end as waarde,
        case when count(waarde) = max(perioden_per_jaar) then sum(teller) end as teller,
        cast(null as double) as noemer,
        max(status) as status,
        case when count(waarde) < max(perioden_per_jaar) then coalesce(max(reden), 'ontbreekt') end as reden
    from bron_{naam}__cijfers
    where maat in ({som})
    group by maat, gebied_code, jaar, reeks
),

final as (
    select * from stand
    union all
    select * from som
)

select * from final
"""
IND = """\
with final as (
    select
        gebied_code,
        jaar,
        reeks,
        waarde,
        teller,
        noemer,
        status,
        reden
    from kern_{naam}
    where maat = '{maat}'
)

select * from final
"""
_KOLOMMEN = {
    "maat": "welk cijfer",
    "gebied_code": "CBS-code",
    "jaar": "jaar",
    "periode": "de periode zoals die in het bestand staat: 2024, 2024-H1, 2024-K1, 2024-03 of 2024-03-31",
    "perioden_per_jaar": "hoeveel van deze perioden een jaar heeft; 0 bij losse dagen",
    "reeks": "welke lijn",
    "waarde": "het cijfer; leeg als het er niet is",
    "teller": "het aantal waarvan het cijfer is gemaakt",
    "noemer": "het aantal waardoor is gedeeld, of het aantal antwoorden",
    "status": "voorlopig, nader voorlopig, definitief of onbekend",
    "reden": "waarom het cijfer er niet is",
}


def modelteksten(koppel: Gelezen, rijen: Sequence[Cijferrij]) -> dict[str, str]:
    """Return the text of each model file of an own source, by file name, without the line with its fingerprint.

    Parameters
    ----------
    koppel : Gelezen
        A mapping in which every measure is filled in (see `Maat.leeg`).
    rijen : sequence of Cijferrij
        Its figures: an indicator says of which period they are.
    """
    name, content = koppel.naam, koppel.inhoud
    summed = [m.id for m in content.maten if m.per_jaar == "som"] or [""]
    basis = {
        "vraag": f"Wat staat er in {content.document}?",
        "eenheid": "verschilt per maat",
        "zegt_niet": ["Iets over afzonderlijke mensen."],
    }
    texts = {
        f"bron_{name}__{TABEL}.sql": BRON.format(naam=name),
        f"bron_{name}__{TABEL}.yml": _yml(
            {
                "omschrijving": f"{content.naam}, zoals het bestand van de gemeente het geeft.",
                "korrel": "één rij per maat, gebied, periode en reeks",
                "sleutel": ["maat", "gebied_code", "periode", "reeks"],
                **basis,
                "kolommen": _KOLOMMEN,
            }
        ),
        f"kern_{name}.sql": KERN.format(naam=name, som=", ".join(f"'{s}'" for s in summed)),
        f"kern_{name}.yml": _yml(
            {
                "omschrijving": f"{content.naam}: één cijfer per jaar.",
                "korrel": "één rij per maat, gebied, jaar en reeks",
                "sleutel": ["maat", "gebied_code", "jaar", "reeks"],
                **basis,
                "kolommen": {k: v for k, v in _KOLOMMEN.items() if not k.startswith("periode")},
            }
        ),
    }
    for measure in content.maten:
        texts[f"ind_{name}__{measure.id}.sql"] = IND.format(naam=name, maat=measure.id)
        texts[f"ind_{name}__{measure.id}.yml"] = _yml(_indicator(koppel, measure, stand_van(measure, rijen)))
    return texts


def _indicator(koppel: Gelezen, m: Maat, stand: Stand | None) -> dict[str, Any]:
    lines = koppel.inhoud.reeks
    labels = {key: lines.namen[text] for text, key in lines.sleutels().items()} if lines else {"alle": "alle"}
    says_not = list(m.zegt_niet or [])
    if stand:
        # A briefing has room for the first: that years must not be compared weighs most.
        says_not.insert(0 if stand.verschilt else len(says_not), stand.zegt_niet)
    yml: dict[str, Any] = {
        "titel": m.titel,
        "omschrijving": m.omschrijving,
        "korrel": "één rij per gebied, jaar en reeks",
        "sleutel": ["gebied_code", "jaar", "reeks"],
        "vraag": m.vraag,
        "eenheid": m.eenheid,
        "eenheid_kort": m.eenheid_kort,
        "soort": m.soort,
        "vorm": m.vorm,
        "meting": m.meting,
        "telt": "personen" if m.telt == "personen" else None,
        "decimalen": m.decimalen,
        "bronnen": [koppel.naam],
        "wet": m.wet,
        "opgaven": m.opgaven,
        "reeksen": labels,
        "hoofdreeks": lines.sleutels()[lines.hoofd] if lines else "alle",
        "zin": f"{m.zin} {stand.zin}" if stand else m.zin,
        "zegt_niet": says_not,
        "waarschuwingen": m.waarschuwingen or None,
        "breuken": m.breuken or None,
        "kolommen": {
            **{k: v for k, v in _KOLOMMEN.items() if k != "maat" and not k.startswith("periode")},
            "teller": _teller(m),
            "noemer": f"de kolom '{m.noemer}' van het bestand" if m.noemer else "waardoor de bron zelf deelde",
        },
        "koppelingen": [link.model_dump(mode="json") for link in m.koppelingen] or None,
    }
    return {k: v for k, v in yml.items() if v is not None}


def _teller(m: Maat) -> str:
    """Say where the count comes from, as it reads after "Zo is het gerekend"."""
    column = f"de kolom '{m.waarde}' van het bestand" if m.waarde else "het getal in het bestand"
    if m.teller:
        return f"de kolom '{m.teller}' van het bestand"
    if m.vorm == "aantal":
        return column
    return f"het aantal dat volgt uit {column}" if m.noemer else f"wat de bron telde voor {column}"


def _yml(content: dict[str, Any]) -> str:
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110)


def met_vingerafdruk(koppel: Gelezen, bestand: str, tekst: str) -> str:
    """Put the line above a text by which is seen later whether a person changed it."""
    mark = "--" if bestand.endswith(".sql") else "#"
    note = "Past u dit bestand aan? Dan blijft het staan."
    return f"{mark} Gemaakt uit bronnen/{koppel.pad.name}, vingerafdruk {_afdruk(tekst)}. {note}\n{tekst}"


def is_aangepast(tekst: str) -> bool:
    """Whether a person wrote or changed the text of a model file."""
    match = _KOP.match(tekst)
    return match is None or match[1] != _afdruk(tekst[match.end() :])


def _afdruk(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def controleer_namen(koppel: Gelezen, bestaand: dict[str, Model]) -> None:
    """Refuse a source whose models or indicators would take the name of those of the package."""
    taken = {m.indicator: m for m in bestaand.values() if m.laag == "ind"}
    for i, measure in enumerate(koppel.inhoud.maten):
        wanted = f"{koppel.naam}_{measure.id}"
        other = taken.get(wanted)
        if other is not None and other.naam != f"ind_{koppel.naam}__{measure.id}":
            raise koppel.fout(f"De indicator {wanted} bestaat al.", "Kies een andere id.", "maten", i, "id")
    if f"kern_{koppel.naam}" in {m.naam for m in bestaand.values() if m.pad.parent == paden.pipelinesmap()}:
        raise koppel.fout(
            f"De naam {koppel.naam} is al van een ander model.", "Geef het koppelbestand een andere naam."
        )


def ruim_resten_op(koppel: Gelezen, teksten: dict[str, str]) -> None:
    """Remove what a reading that was killed left: files beside their place, and one half of a model."""
    folder = koppel.home / "pipelines"
    for leftover in folder.glob(".*.nieuw"):
        if not leeft(leftover.name.split(".")[-2]):
            leftover.unlink(missing_ok=True)
    for file in (folder / name for name in teksten):
        other = file.with_suffix(".yml" if file.suffix == ".sql" else ".sql")
        if file.is_file() and not other.exists():
            with suppress(UnicodeDecodeError):
                if not is_aangepast(file.read_text(encoding="utf-8")):
                    file.unlink()


def controleer_plek(koppel: Gelezen) -> None:
    """Refuse to begin where the models cannot be written: the snapshot comes first, and would stand alone.

    Raises
    ------
    SociaalDomeinFout
        There is no folder for models and none can be made, or it may not be written in.
    """
    folder = koppel.home / "pipelines"
    try:
        folder.mkdir(exist_ok=True)
        if not os.access(folder, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise _niet_te_schrijven(folder, os_fout(error)) from error


def zet_neer(koppel: Gelezen, teksten: dict[str, str]) -> tuple[list[Path], list[Path]]:
    """Write the model files beside their place and then move them in.

    Returns
    -------
    written, kept : list of Path
        Files that were written, and files that a person changed and that stay as they are.
    """
    folder = koppel.home / "pipelines"
    written, kept = [], []
    beside: dict[Path, Path] = {}
    try:
        folder.mkdir(exist_ok=True)
        for name, text in teksten.items():
            file = folder / name
            wanted = met_vingerafdruk(koppel, name, text)
            if file.exists():
                standing = file.read_text(encoding="utf-8")
                if is_aangepast(standing):
                    kept.append(file)
                    continue
                if standing == wanted:
                    continue
            beside[file] = file.with_name(f".{file.name}.{os.getpid()}.nieuw")
            beside[file].write_text(wanted, encoding="utf-8", newline="\n")
        for file, new in beside.items():
            os.replace(new, file)
            written.append(file)
    except (OSError, UnicodeDecodeError) as error:
        for leftover in beside.values():
            with suppress(OSError):
                leftover.unlink(missing_ok=True)
        why = os_fout(error) if isinstance(error, OSError) else "Een bestand is geen UTF-8-tekst."
        raise _niet_te_schrijven(folder, why) from error
    return written, kept


def _niet_te_schrijven(folder: Path, why: str) -> SociaalDomeinFout:
    return SociaalDomeinFout(
        f"De modellen kunnen niet worden geschreven. {why}",
        waar=str(folder),
        doe="Kijk of u in deze map mag schrijven en of er schijfruimte is.",
    )


def weeskinderen(koppel: Gelezen) -> tuple[list[Path], list[Path]]:
    """Return the indicator files of this source that no measure makes any more.

    Returns
    -------
    made, edited : list of Path
        Those that were made here and may go, and those of which a person changed one of the two files.
    """
    wanted = {f"ind_{koppel.naam}__{m.id}" for m in koppel.inhoud.maten}
    return _gemaakt_en_aangepast(
        koppel.home, {p.stem for p in (koppel.home / "pipelines").glob(f"ind_{koppel.naam}__*")} - wanted
    )


def ruim_weeskinderen_op(koppel: Gelezen) -> None:
    """Remove the indicators that no measure makes any more, as far as nobody changed them."""
    for file in weeskinderen(koppel)[0]:
        file.unlink(missing_ok=True)


def modellen_van(naam: str, home: Path) -> tuple[list[Path], list[Path]]:
    """Return all model files of an own source: those that were made here, and those that a person changed."""
    folder = home / "pipelines"
    stems = {p.stem for mask in (f"ind_{naam}__*", f"kern_{naam}.*", f"bron_{naam}__*") for p in folder.glob(mask)}
    return _gemaakt_en_aangepast(home, stems)


def _gemaakt_en_aangepast(home: Path, stems: set[str]) -> tuple[list[Path], list[Path]]:
    made: list[Path] = []
    edited: list[Path] = []
    for stem in sorted(stems):
        files = [p for kind in (".sql", ".yml") if (p := home / "pipelines" / f"{stem}{kind}").is_file()]
        changed = any(is_aangepast(p.read_text(encoding="utf-8", errors="replace")) for p in files)
        (edited if changed else made).extend(files)
    return made, edited
