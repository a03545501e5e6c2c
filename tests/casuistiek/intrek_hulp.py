"""Made-up cases to take back, and a search that knows nothing of the search it checks."""

from __future__ import annotations

import re
import shutil
import zipfile
from datetime import date
from pathlib import Path

import duckdb
import pytest

from sociaal_domein import paden
from sociaal_domein.begin import begin
from sociaal_domein.instellingen import Drempels
from sociaal_domein.motor.bouw import bouw
from sociaal_domein.privacy.namenlijst import lees_namen
from sociaal_domein.verschil.herkomstblok import BlokInstellingen, Herkomstblok

ZIN = "De paarse olifant zocht negen weken lang naar een groene paraplu."
CASUS = f"""\
# Een toelichting die in elk formulier staat, en dus niets verraadt.
- id: {{id}}
  naam: Een verzonnen verhaal over wachten
  wet: jeugd
  periode: "2024"
  gebied: NL01
  leeftijd: alle
  wat_gebeurde: >-
    {ZIN}
    Dit is verzonnen, en niemand heeft het meegemaakt.
  wat_nodig: Een {{id}} verzonnen antwoord.
  waarden:
    - {{{{waarde: tijdigheid, oordeel: onder_druk}}}}
  les: Een les die ook al verzonnen is.
  toestemming: {{{{wie: inwoner, hoe: "mondeling, na uitleg aan de keukentafel", wanneer: "2024"}}}}
  bewaren_tot: 2025-01-31
"""

MODEL = """\
omschrijving: Een proef.
korrel: één rij
sleutel: [gebied_code, jaar]
vraag: Werkt het?
eenheid: stuks
zegt_niet: Niets over de echte wereld.
"""


BLOK = Herkomstblok(
    soort="briefing",
    versie="1",
    gemeente="GM0034",
    gezocht_op=None,
    peildatum=date(2026, 1, 1),
    opgave=None,
    waarde=None,
    alles=False,
    bij="gemeente",
    instellingen=BlokInstellingen(opgave=None, vergelijkingsgroep=(), drempels=Drempels()),
    momentopnamen={},
    register_kenmerk="0" * 12,
    modellen="0" * 12,
    definities={},
).meta()


def vindt(home: Path, words: str) -> list[str]:
    """Search by itself: the bytes of every file and of what is zipped in it, in three alphabets."""
    codes = [re.escape(words.lower().encode(a)) for a in ("utf-8", "utf-16-le", "utf-16-be")]
    found = []
    for file in (p for p in home.rglob("*") if p.is_file()):
        layers = [file.read_bytes()]
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as packed:
                layers += [re.sub(rb"<[^>]*>", b"", packed.read(n)) for n in packed.namelist()]
        if any(re.search(code, layer.lower()) for layer in layers for code in codes):
            found.append(file.relative_to(home).as_posix())
    return sorted(found)


def casus(home: Path, id: str, text: str | None = None) -> Path:
    file = home / "eigen" / "casussen" / f"{id}.yaml"
    file.parent.mkdir(exist_ok=True)
    whole = CASUS.format(id=id)
    if text is None and id != "paars":
        text = whole.replace(ZIN, "Dit gaat over een heel ander verhaal zonder dieren.")
        text = text.replace("over wachten", "over iets").replace("Een les", "Nog een leerpunt")
        text = text.replace("Dit is verzonnen, en niemand heeft", "Ook dit is bedacht; niemand heeft")
    file.write_text(whole if text is None else text, encoding="utf-8")
    return file


def met_sporen(home: Path) -> None:
    """Leave the case everywhere the programme and an editor may leave it."""
    import docx

    store = bouw(home).opslag
    with duckdb.connect(str(store)) as con:
        con.execute("create table oude_casus as select ? as wat_gebeurde", [ZIN])
    store.with_name(f".{store.name}.999999.nieuw").write_bytes(ZIN.encode())
    store.with_name(f"{store.name}.wal").write_bytes(ZIN.encode())
    (store.parent / "standen").mkdir()
    (store.parent / "standen" / "aaa.duckdb").write_bytes(ZIN.encode())
    (store.parent / "keuring.json").write_text(ZIN, encoding="utf-8")
    (store.parent / "opgehaald.txt").write_text("open cijfers", encoding="utf-8")
    folder = home / "eigen" / "casussen"
    for name in ("paars.yaml~", ".paars.yaml.swp", "paars.yaml.bak", "#paars.yaml#", ".paars.yaml.4711", "paars.bak"):
        (folder / name).write_text(ZIN, encoding="utf-8")
    out = home / "uitvoer"
    out.mkdir()
    (out / "briefing-almere.html").write_text(f"{BLOK}<p>{ZIN.replace('olifant', '<b>olifant</b>')}", encoding="utf-8")
    (out / ".briefing-almere.html.12.oud").write_text(BLOK + ZIN, encoding="utf-8")
    (out / ".briefing-almere.html.13.nieuw").write_text(ZIN, encoding="utf-8")
    (out / "briefing-almere.md").write_text(f"<!-- {BLOK} -->{ZIN}", encoding="utf-8")
    (out / "briefing-leusden.md").write_text("Hier staat niets van dat verhaal.", encoding="utf-8")
    document = docx.Document()
    document.add_paragraph(ZIN)
    document.save(str(out / "briefing-almere.docx"))
    with zipfile.ZipFile(out / "briefing-almere.docx", "a") as packed:
        packed.writestr("customXml/herkomst.xml", BLOK)


def maak_werkmap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working folder beside a package without figures, so that a build takes no time."""
    lees_namen()  # once for all tests, and while the real package can still be seen
    models = tmp_path / "pakket" / "pipelines"
    models.mkdir(parents=True)
    (models / "kern_proef.sql").write_text("select 'GM0034' as gebied_code, 2024 as jaar\n", encoding="utf-8")
    (models / "kern_proef.yml").write_text(MODEL, encoding="utf-8")
    shutil.copytree(paden.datamap() / "register", tmp_path / "pakket" / "data" / "register")
    monkeypatch.setattr(paden, "pipelinesmap", lambda: tmp_path / "pakket" / "pipelines")
    monkeypatch.setattr(paden, "datamap", lambda: tmp_path / "pakket" / "data")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "werk"
    begin("GM0034", "Almere", folder)
    for id in ("paars", "groen"):
        casus(folder, id)
    return folder
