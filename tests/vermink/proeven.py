"""One trial per kind of file: damage it, read it, and judge what came of it."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sociaal_domein import paden
from sociaal_domein.bronnen import bronnen, correcties, momentopname, schrijven
from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.eigenbron import modellen
from sociaal_domein.eigenbron.gebieden import Gebieden
from sociaal_domein.eigenbron.koppelbestand import lees_koppelbestand
from sociaal_domein.eigenbron.lezen import lees_eigen_bron
from sociaal_domein.eigenbron.noteren import maak
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.instellingen import lees_instellingen
from sociaal_domein.kwaliteit.regels import lees_regels
from sociaal_domein.kwaliteit.uitslag import lees_oordelen
from sociaal_domein.register import lees_register, startset

from .monsters import VOORBEELD, eigen_werkmap, monster
from .oordeel import csv_rijen, duidelijk, geen_resten, gevulde_regels, op_tijd, telling, xlsx_rijen
from .tekstschade import CELLEN, verminkte_tekst
from .werkmapschade import verminkte_werkmap
from .yamlschade import verminkt_schrift

OPEN = paden.datamap() / "open"
GEBIEDEN = Gebieden(
    [
        ("NL01", "Nederland", "land", None, "actueel"),
        ("GM0327", "Leusden", "gemeente", "GM0327", "actueel"),
        ("GM0034", "Almere", "gemeente", "GM0034", "actueel"),
        ("WK032701", "Wijk 01 Oost", "wijk", "GM0327", "actueel"),
    ],
    "GM0327",
    {"GM0327": 31_000.0, "NL01": 17_900_000.0},
)
# Writing a snapshot takes ten times as long as reading it: one in so many is written.
SCHRIJF_EEN_OP = 12


@dataclass
class Uitslag:
    """What became of the files of one kind."""

    gelezen: int = 0
    geweigerd: int = 0
    redenen: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Proef:
    """A kind of file: how to damage it, and how to read it in an empty folder."""

    naam: str
    schade: Callable[[], st.SearchStrategy[Any]]
    lees: Callable[[Any, Path, Uitslag], list[str]]


def beproef(proef: Proef, aantal: int, map: Path) -> Uitslag:
    """Run a trial on so many damaged files; the same ones every time."""
    result = Uitslag()
    work = map / "werk"

    @settings(
        max_examples=aantal,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    @given(proef.schade())
    def probeer(schade: Any) -> None:
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        with op_tijd():
            try:
                names = proef.lees(schade, work, result)
            except SociaalDomeinFout as error:
                result.geweigerd += 1
                result.redenen[error.wat[:30]] += 1
                duidelijk(error, [str(work), *getattr(schade, "namen", _NAMEN.get(proef.naam, []))])
            else:
                result.gelezen += 1
                assert names is not None
        geen_resten(work)

    probeer()
    return result


# What a message may name instead of a path.
_NAMEN: dict[str, list[str]] = {
    "noteer": ["--", "cijfer noteer"],
    "eigen_csv": ["wachtlijst.csv"],
    "eigen_xlsx": ["wachtlijst.xlsx"],
    "koppelbestand_wachtlijst": ["wachtlijst.csv"],
    "koppelbestand_waarstaat": ["waarstaatjegemeente.csv"],
}


class Bestanden(dict[str, bytes]):
    """The files of a source, one of them damaged."""

    def __init__(self, files: dict[str, bytes], kapot: str) -> None:
        super().__init__(files)
        self.kapot = kapot

    def __repr__(self) -> str:
        return f"{self.kapot}: {self[self.kapot][:3_000]!r}"

    @property
    def namen(self) -> list[str]:
        """The names by which a message may call them."""
        return [Path(name).name for name in self]


def _bron(bron: str) -> Proef:
    sample = monster(bron)

    def damage() -> st.SearchStrategy[Bestanden]:
        def one(name: str) -> st.SearchStrategy[Bestanden]:
            content = sample.bestanden[name]
            how = (
                verminkte_werkmap(content)
                if name.endswith(".xlsx")
                else verminkte_tekst(content, sample.scheiding[name])
            )
            return how.map(lambda raw: Bestanden(sample.bestanden | {name: raw}, name))

        return st.sampled_from(sorted(sample.bestanden)).flatmap(one)

    def read(files: Bestanden, folder: Path, result: Uitslag) -> list[str]:
        for name, content in files.items():
            (folder / "ruw" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "ruw" / name).write_bytes(content)
        reading = bronnen()[bron].lees(folder / "ruw", correcties.lees(OPEN / bron))
        counts = {}
        for name, content in files.items():
            if name.endswith(".yml"):
                counts[Path(name).name] = 1
            elif name.endswith(".xlsx"):
                rows = xlsx_rijen(content)
                header = next(i for i, row in enumerate(rows) if row[0].strip() == "Leeftijd")
                counts[Path(name).name] = len(rows) - header - 1
            elif any(Path(name).name in {f.naam for f in t.bronbestanden} for t in reading.tabellen.values()):
                counts[Path(name).name] = csv_rijen(content, sample.scheiding[name])
        telling(reading, counts)
        if result.gelezen % SCHRIJF_EEN_OP == 0:
            with momentopname.nieuwe(folder / "open" / bron) as new:
                schrijven.schrijf(reading, new, date(2026, 11, 21))
            assert mf.controleer(folder / "open" / bron, bron).tabellen.keys() == reading.tabellen.keys()
        return [bron]

    return Proef(bron, damage, read)


# An own file, its mapping, and a figure from a document.


def _eigen(folder: Path, koppel: bytes, name: str, content: bytes) -> Path:
    """Write a mapping and a file of a municipality, and return the mapping."""
    (folder / "bronnen").mkdir(exist_ok=True)
    (folder / "eigen").mkdir(exist_ok=True)
    mapping = folder / "bronnen" / "wachtlijst.yml"
    mapping.write_bytes(koppel)
    (folder / "eigen" / name).write_bytes(content)
    return mapping


def _lees_eigen(mapping: Path, uit: Path | None, count: Callable[[Any], int | None]) -> list[str]:
    koppel = lees_koppelbestand(mapping)
    turn = lees_eigen_bron(koppel, GEBIEDEN, uit)
    table = turn.inlezing.tabellen["cijfers"]
    for error in turn.fouten:
        duidelijk(error, [str(mapping), *(p.name for p in (mapping.parents[1] / "eigen").iterdir())])
    expected = count(koppel)
    told = {f.naam: f.rijen for f in table.bronbestanden}
    telling(turn.inlezing, told if expected is None else dict.fromkeys(told, expected))
    assert sum(item.reden == "fout" for item in table.apart) == len(turn.fouten)
    if turn.rijen and not koppel.inhoud.leeg() and not any(m.leeg() for m in koppel.inhoud.maten):
        assert modellen.modelteksten(koppel, turn.rijen)
    return [koppel.naam]


def _voorbeeld(name: str) -> bytes:
    return (VOORBEELD / name).read_bytes()


def _eigen_csv() -> Proef:
    mapping, content = _voorbeeld("bronnen/wachtlijst.yml"), _voorbeeld("bestanden/wachtlijst.csv")

    def read(raw: bytes, folder: Path, result: Uitslag) -> list[str]:
        path = _eigen(folder, mapping, "wachtlijst.csv", raw)

        def count(koppel: Any) -> int:
            return csv_rijen(raw, ";") if b'"' in raw else gevulde_regels(raw, "utf-8-sig", ";", 1)

        return _lees_eigen(path, None, count)

    return Proef("eigen_csv", lambda: verminkte_tekst(content, ";"), read)


def _eigen_xlsx() -> Proef:
    mapping, content = _voorbeeld("bronnen/wachtlijst.yml"), eigen_werkmap()

    def read(raw: bytes, folder: Path, result: Uitslag) -> list[str]:
        path = _eigen(folder, mapping, "wachtlijst.xlsx", raw)
        return _lees_eigen(path, folder / "eigen" / "wachtlijst.xlsx", lambda _: len(xlsx_rijen(raw)) - 1)

    return Proef("eigen_xlsx", lambda: verminkte_werkmap(content), read)


def _koppelbestand(name: str, file: str) -> Proef:
    content = _voorbeeld(f"bestanden/{file}")

    def read(raw: bytes, folder: Path, result: Uitslag) -> list[str]:
        return _lees_eigen(_eigen(folder, raw, file, content), None, lambda _: None)

    return Proef(f"koppelbestand_{name}", lambda: verminkt_schrift(_voorbeeld(f"bronnen/{name}.yml")), read)


NOTITIE = {
    "naam": "Mensen die wachten op een woning", "waarde": "1.234,5", "eenheid": "mensen", "gebied": "Leusden",
    "jaar": "2025", "document": "Raadsinformatiebrief wonen", "datum": "2026-04-14", "pagina": "4",
    "adres": "https://voorbeeldgemeente.example/brief", "waarden": "nabijheid", "opgave": "opgroeien",
    "genoteerd_door": "griffier", "zegt_niet": "Hoe lang iemand wacht.",
}  # fmt: skip


def _noteer() -> Proef:
    odd = st.sampled_from((*CELLEN, "\udcff", "2026-04-14, 2025", "nabijheid, nabijheid", "nabijheid, x", "ja", "€ 5"))
    register = lees_register(startset())

    def read(changes: dict[str, str], folder: Path, result: Uitslag) -> list[str]:
        record = maak(NOTITIE | changes, register, GEBIEDEN)
        assert record.tekst.encode() and record.getal == record.getal
        return [record.id]

    return Proef("noteer", lambda: st.dictionaries(st.sampled_from(sorted(NOTITIE)), odd, min_size=1, max_size=3), read)


# What people and the programme write in YAML and TOML.


def _schrift(
    naam: str, bestand: str, inhoud: bytes, lees: Callable[[Path], object], ernaast: Path | None = None
) -> Proef:
    def read(raw: bytes, folder: Path, result: Uitslag) -> list[str]:
        if ernaast is not None:
            for file in ernaast.iterdir():
                (folder / file.name).write_bytes(file.read_bytes())
        (folder / bestand).parent.mkdir(parents=True, exist_ok=True)
        (folder / bestand).write_bytes(raw)
        lees(folder)
        return [naam]

    return Proef(naam, lambda: verminkt_schrift(inhoud), read)


def _met_correcties(bron: str) -> Proef:
    sample = monster(bron)

    def read(folder: Path) -> None:
        for name, content in sample.bestanden.items():
            (folder / "ruw" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "ruw" / name).write_bytes(content)
        reading = bronnen()[bron].lees(folder / "ruw", correcties.lees(folder))
        telling(reading, {Path(n).name: csv_rijen(c, sample.scheiding[n]) for n, c in sample.bestanden.items()})

    return _schrift(f"correcties_{bron}", "correcties.yml", (OPEN / bron / "correcties.yml").read_bytes(), read)


TOML = """gemeente = "Leusden"
opgave = "opgroeien"
vergelijkingsgroep = ["Soest", "GM0308"]

[drempels]
kleinste_noemer = 200
kleinste_teller = 20

[ververs]
contact = "griffie@voorbeeldgemeente.example"
[ververs.adressen]
cbs = "http://127.0.0.1:1"
"""
GENOTEERD = """- id: wachtenden_2025
  naam: Mensen die wachten
  waarde: 1.234,5
  eenheid: mensen
  gebied: GM0327
  gebied_naam: Leusden
  jaar: '2025'
  document: Raadsinformatiebrief
  datum: '2026-04-14'
  pagina: '4'
  waarden: [nabijheid]
  zegt_niet: Hoe lang iemand wacht.
"""


def _huidig() -> Proef:
    odd = st.sampled_from((*CELLEN, ".", "..", "../..", "a/b", "20261121T000000Z-0123456789ab", ".nieuw-1-x", "a\nb"))

    def read(name: str, folder: Path, result: Uitslag) -> list[str]:
        source = folder / "data" / "open" / "wlz_wachtenden"
        for kept in ("20261121T000000Z-0123456789ab", ".nieuw-1-x"):
            shutil.copytree(OPEN / "wlz_wachtenden", source / paden.MOMENTOPNAMEN / kept)
        (source / paden.HUIDIG).write_bytes(name.encode("utf-16" if len(name) % 5 == 1 else "utf-8", "replace"))
        try:
            found = paden.bronmappen(folder)["wlz_wachtenden"]
            assert found.name == "20261121T000000Z-0123456789ab"
        finally:
            shutil.rmtree(source / paden.MOMENTOPNAMEN)
        return [name]

    return Proef("huidig", lambda: odd, read)


def proeven() -> dict[str, Proef]:
    """Return all trials by name."""
    wlz = OPEN / "wlz_wachtenden"
    values, tasks = ((startset() / n).read_bytes() for n in ("waarden.yaml", "opgaven.yaml"))
    found = [
        *(_bron(name) for name in bronnen()),
        _eigen_csv(),
        _eigen_xlsx(),
        _koppelbestand("wachtlijst", "wachtlijst.csv"),
        _koppelbestand("waarstaat", "waarstaatjegemeente.csv"),
        _noteer(),
        *(_met_correcties(name) for name in ("kwb", "gemeenten", "iv3")),
        _schrift("regels", "regels.yml", (wlz / "regels.yml").read_bytes(), lambda f: lees_regels(f, "wlz_wachtenden")),
        _schrift("manifest", "bron.yml", (wlz / "bron.yml").read_bytes(), lambda f: mf.controleer(f), wlz),
        _schrift("oordelen", "oordelen.yml", (wlz / "oordelen.yml").read_bytes(), lees_oordelen),
        _schrift("waarden", "waarden.yaml", values, lees_register, startset()),
        _schrift("opgaven", "opgaven.yaml", tasks, lees_register, startset()),
        _schrift("genoteerd", "cijfers/wachtenden_2025.yaml", GENOTEERD.encode(), lees_register, startset()),
        _schrift("instellingen", paden.INSTELLINGENBESTAND, TOML.encode(), lees_instellingen),
        _huidig(),
    ]
    return {proef.naam: proef for proef in found}
