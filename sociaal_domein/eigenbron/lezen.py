"""From a table and its mapping to rows of figures, with every raw row loaded or set aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sociaal_domein.bronnen.inlezing import Inlezing, Tabelinlezing, periode
from sociaal_domein.bronnen.manifest import Licentie
from sociaal_domein.bronnen.ruw import Rij, Ruwbestand
from sociaal_domein.eigenbron.cijferrij import KOLOMMEN, SLEUTEL, TABEL, Cijferrij
from sociaal_domein.eigenbron.gebieden import Gebieden, is_wijkachtig
from sociaal_domein.eigenbron.getallen import lees_getal
from sociaal_domein.eigenbron.kolommen import Cel, Kolommen, kop
from sociaal_domein.eigenbron.koppelbestand import Gelezen, Maat, bestandspad
from sociaal_domein.eigenbron.perioden import PER_JAAR, VERWACHT, Periode, begin, lees_periode
from sociaal_domein.eigenbron.tabelbestand import GeenBlad, is_bestand, lees_tabel
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import raad
from sociaal_domein.privacy.kolommen import weiger_personen
from sociaal_domein.taal import datum, getal

FACTOR = {"aandeel": 100.0, "promille": 1000.0}


@dataclass
class Leesbeurt:
    """What reading an own source gave.

    Attributes
    ----------
    inlezing : Inlezing
    fouten : list of SociaalDomeinFout
        What must be mended first, in the order of the file. The rows they are about are set aside as ``fout``.
    rijen : list of Cijferrij
    meldingen : list of str
        What looks odd and is kept.
    """

    inlezing: Inlezing
    fouten: list[SociaalDomeinFout] = field(default_factory=list)
    rijen: list[Cijferrij] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)


class _Apart(Exception):
    """A row that is left out, with the reason."""


def lees_eigen_bron(koppel: Gelezen, gebieden: Gebieden, uit: Path | None = None) -> Leesbeurt:
    """Read the file of an own source.

    Parameters
    ----------
    koppel : Gelezen
        The mapping.
    gebieden : Gebieden
        The areas there are.
    uit : Path, optional
        Another file than the one the mapping names.

    Returns
    -------
    Leesbeurt
        Faults in single rows are gathered in `fouten`.

    Raises
    ------
    SociaalDomeinFout
        The file cannot be read, holds data about persons, or misses a column.
    """
    content = koppel.inhoud
    form = content.bestand
    file = bestandspad(koppel, uit)
    if not is_bestand(file):
        raise koppel.fout(
            f"Het bestand {str(file)[-200:]} is er niet. Dit bestand is niet te lezen.",
            "Verbeter pad in het koppelbestand, of zet het bestand daar neer."
            if uit is None
            else "Kijk of de naam achter --uit klopt.",
            *(("bestand", "pad") if uit is None else ("bestand",)),
        )
    try:
        sheet = lees_tabel(file, blad=form.blad, scheiding=form.teken, tekenset=form.tekenset, decimaal=form.decimaal)
    except GeenBlad as error:
        raise koppel.fout(error.wat, f"{error.doe} Bestand: {file}.", "bestand", "blad") from None
    names = kop(sheet, koppel)
    areas = [i for i, n in enumerate(names) if n == content.gebied.kolom]
    weiger_personen(sheet.naam, names, sheet.regels, areas)
    columns = Kolommen(koppel, names)
    place = {name: i for i, name in enumerate(names)}
    width = len(names)
    rows = tuple(
        Rij(sheet.naam, number, (*cells, *([""] * (width - len(cells)))), place)
        for number, cells in sheet.regels
        if number > max(form.kopregels)
    )
    if not rows:
        raise SociaalDomeinFout(
            "Onder de kopregel staat niets.", waar=sheet.naam, doe="Kijk of kopregels in het koppelbestand klopt."
        )
    raw = Ruwbestand(sheet.naam, file, sheet.sha256, names, rows)
    return _Lezer(koppel, gebieden, columns).lees(raw)


def _schrijfwijze(text: str) -> str:
    """Say how a number is written that can be read in another way, as the start of a remedy."""
    for decimal, thousand in ((",", "."), (".", ",")):
        if lees_getal(text, decimal, thousand) is not None:
            return f'Is dit een getal? Schrijf dan bij bestand: decimaal: "{decimal}" en duizend: "{thousand}". '
    return ""


class _Lezer:
    def __init__(self, koppel: Gelezen, gebieden: Gebieden, kolommen: Kolommen) -> None:
        self.koppel = koppel
        self.inhoud = koppel.inhoud
        self.gebieden = gebieden
        self.kolommen = kolommen
        self.reeksen = self.inhoud.reeks.sleutels() if self.inhoud.reeks else {}
        self.gezien: dict[tuple[str, ...], tuple[Cijferrij, int]] = {}
        self.soorten: dict[str, int] = {}
        self.codes: dict[str, str] = {}
        self.vast = self._code(self.inhoud.gebied.vast, None) if self.inhoud.gebied.vast else None

    def lees(self, raw: Ruwbestand) -> Leesbeurt:
        table = Tabelinlezing(KOLOMMEN, SLEUTEL, self.inhoud.naam, status=self.inhoud.status)
        table.bron(raw)
        turn = Leesbeurt(self._beschrijf(table))
        for row in raw:
            try:
                found = self._rij(row)
            except _Apart as reason:
                table.zet_apart(row, str(reason))
            except SociaalDomeinFout as error:
                turn.fouten.append(error)
                table.zet_apart(row, "fout")
            else:
                table.rijen.extend(found)
                table.geladen += 1
                turn.rijen += found
        turn.meldingen += self._te_veel(turn.rijen)
        years = sorted({r.jaar for r in turn.rijen})
        areas = len({r.gebied_code for r in turn.rijen})
        table.periode = turn.inlezing.periode = periode(years) if years else "geen"
        table.dekking = f"{areas} {'gebied' if areas == 1 else 'gebieden'}, {table.periode}"
        turn.inlezing.dekking = table.dekking
        return turn

    def _te_veel(self, rijen: list[Cijferrij]) -> Iterator[str]:
        """Name the measures that count more people than live there."""
        for m in (m for m in self.inhoud.maten if m.telt == "personen"):
            for r in (r for r in rijen if r.maat == m.id and r.teller is not None):
                people = self.gebieden.inwoners.get(r.gebied_code)
                if people is not None and r.teller is not None and r.teller > people:
                    yield (
                        f'De maat "{m.id}" telt in {r.periode} {getal(r.teller)} personen in '
                        f"{self.gebieden.naam(r.gebied_code)}. Daar wonen er {getal(people)}. Klopt de kolom?"
                    )
                    break

    def _beschrijf(self, table: Tabelinlezing) -> Inlezing:
        content = self.inhoud
        # A trial may run before the document is named.
        document = content.document or "(document leeg)"
        return Inlezing(
            bron=self.koppel.naam,
            naam=f"{content.naam}, uit {document} van {datum(content.datum) if content.datum else '(datum leeg)'}",
            uitgever=content.uitgever,
            herkomst="uitgever",
            herkomst_toelichting=f"eigen bestand van de gemeente, gelezen met {self.koppel.pad.name}",
            pagina=content.pagina,
            licentie=Licentie(
                naam=content.licentie, adres=content.pagina, vermelding=f"Bron: {content.uitgever}, {document}"
            ),
            periode="",
            dekking="",
            tabellen={TABEL: table},
        )

    def _rij(self, row: Rij) -> list[Cijferrij]:
        self._weglaten(row)
        chosen = [
            (measure, cells)
            for measure, cells, asks in zip(
                self.inhoud.maten, self.kolommen.cellen, self.kolommen.voorwaarden, strict=True
            )
            if all(row.velden[i] in texts for i, texts in asks.items())
        ]
        if not chosen:
            raise _Apart("geen_maat")
        if len(row.velden) > len(self.kolommen.namen) and any(row.velden[len(self.kolommen.namen) :]):
            raise SociaalDomeinFout(
                f"Deze regel heeft {len(row.velden)} velden; de kop heeft er {len(self.kolommen.namen)}.",
                waar=f"{row.bestand}, regel {row.regel}",
                doe="Kijk of er een scheidingsteken te veel staat, of een aanhalingsteken te weinig.",
            )
        period = self._periode(row)
        area = self.vast or self._gebied(row)
        line = self._reeks(row)
        found = [
            self._cijfer(row, m, cell, area, cell.periode or period, line) for m, cells in chosen for cell in cells
        ]
        return self._nieuw(row, found)

    def _weglaten(self, row: Rij) -> None:
        for rule, column in zip(self.inhoud.weglaten, self.kolommen.weglaten, strict=True):
            if row.regel in (rule.regels or []):
                raise _Apart("weggelaten")
            if column is not None and row.velden[column] in (rule.teksten or []):
                raise _Apart("weggelaten")
        # A note below the table: one cell is filled, and a figure needs more than one.
        if len(self.kolommen.namen) > 1 and sum(bool(v) for v in row.velden) == 1 and row.velden[0]:
            raise _Apart("voetregel")

    def _periode(self, row: Rij) -> Periode | None:
        settings = self.inhoud.periode
        if settings.in_kop:
            return None
        text = settings.vast or row.velden[self.kolommen.periode or 0]
        period = lees_periode(text)
        if period is None:
            raise self._fout(row, settings.kolom, text, VERWACHT)
        if settings.soort is not None and period.soort != settings.soort:
            raise _Apart("andere_periode")
        self.soorten.setdefault(period.soort, row.regel)
        if len(self.soorten) > 1:
            others = [f"{kind} (regel {line})" for kind, line in self.soorten.items() if kind != period.soort]
            raise SociaalDomeinFout(
                f"Dit bestand heeft verschillende soorten perioden: {period.soort}, en ook {', '.join(others)}.",
                waar=f"{row.bestand}, regel {row.regel}, veld {settings.kolom}",
                doe="Kies er een in het koppelbestand, bij periode, zoals soort: jaar. De rest blijft dan weg.",
            )
        return period

    def _gebied(self, row: Rij) -> str:
        text = row.velden[self.kolommen.gebied or 0]
        if text not in self.codes:
            self.codes[text] = self._code(text, row)
        return self.codes[text]

    def _code(self, text: str, row: Rij | None) -> str:
        settings = self.inhoud.gebied
        place = (
            self.koppel.plek("gebied", "vast")
            if row is None
            else f"{row.bestand}, regel {row.regel}, veld {settings.kolom}"
        )
        codes = self.gebieden.zoek(settings.namen.get(text, text), settings.niveau)
        if len(codes) == 1:
            return codes[0]
        if codes:
            raise SociaalDomeinFout(
                f"Het gebied '{text[:40]}' kan meer dan één gebied zijn: {', '.join(codes)}.",
                waar=place,
                doe="Geef in het koppelbestand bij gebied een niveau, of zet de naam met zijn code bij namen.",
            )
        near = self.gebieden.lijkt_op(text, wijk=is_wijkachtig(text, settings.kolom))
        hint = f"Bedoelt u {' of '.join(near)}? " if near else ""
        raise SociaalDomeinFout(
            f"Het gebied '{text[:40]}' is niet bekend.{self.gebieden.waarom_niet(text)}",
            waar=place,
            doe=f"{hint}Zet de naam met een CBS-code in het koppelbestand bij gebied, namen. "
            "Of zet de rij bij weglaten.",
        )

    def _reeks(self, row: Rij) -> str:
        if self.inhoud.reeks is None:
            return "alle"
        text = row.velden[self.kolommen.reeks or 0]
        if text not in self.reeksen:
            raise SociaalDomeinFout(
                f"De reeks '{text[:40]}' staat niet in het koppelbestand.",
                waar=f"{row.bestand}, regel {row.regel}, veld {self.inhoud.reeks.kolom}",
                doe=f"{raad(text, list(self.reeksen))} Of zet de reeks erbij, of bij weglaten.",
            )
        return self.reeksen[text]

    def _getal(self, row: Rij, column: int | None) -> tuple[float | None, str | None]:
        """Return the number in a cell, or the reason why there is none."""
        if column is None:
            return None, None
        text = row.velden[column]
        marks = self.inhoud.ontbreekt
        if text in marks or not text:
            return None, marks.get(text, "ontbreekt")
        form = self.inhoud.bestand
        number = lees_getal(text, form.decimaal, form.duizend)
        if number is None:
            thousands = f" en '{form.duizend}' per duizend" if form.duizend else ""
            raise self._fout(
                row,
                self.kolommen.namen[column],
                text,
                f"een getal met '{form.decimaal}' voor de decimalen{thousands}",
                f"{_schrijfwijze(text)}Verbeter het getal. Of zet deze tekst in het koppelbestand bij ontbreekt, met "
                "een reden.",
            )
        return number, None

    def _cijfer(self, row: Rij, m: Maat, cell: Cel, area: str, when: Periode | None, line: str) -> Cijferrij:
        assert when is not None
        self._al_begonnen(row, when, cell)
        if m.per_jaar == "som" and when.soort == "dag":
            raise self.koppel.fout(
                "Cijfers per dag zijn niet op te tellen tot een jaar: niemand weet welke dagen ontbreken.",
                "Kies per_jaar: laatste.",
                *("maten", self.inhoud.maten.index(m), "per_jaar"),
            )
        value, why_value = self._getal(row, cell.waarde)
        top, why_top = self._getal(row, cell.teller)
        base, why_base = self._getal(row, cell.noemer)
        # Rounded, as 61,2 times 0,1 is 6.120000000000001 for a computer.
        value = None if value is None else round(value * m.keer, 9)
        factor = FACTOR.get(m.vorm)
        reason = why_value
        if m.vorm == "aantal":
            value = top if cell.waarde is None else value
            top, reason = value, why_top if cell.waarde is None else why_value
        elif cell.waarde is None:
            reason = why_top or why_base or (None if base else "ontbreekt")
            value = None if reason or top is None or not base else (factor or 1.0) * top / base
        elif factor and top is None and value is not None and base is not None:
            top = value * base / factor
        for number, column in ((value, cell.waarde), (top, cell.teller), (base, cell.noemer)):
            high = 100.0 if m.vorm == "aandeel" and column == cell.waarde else None
            if column is not None and number is not None and m.vorm != "euro_per_inwoner":
                if number < 0:
                    raise self._fout(row, self.kolommen.namen[column], row.velden[column], "nul of meer")
                if high is not None and number > high:
                    raise self._fout(row, self.kolommen.namen[column], row.velden[column], "hooguit 100 procent")
        if m.vorm == "aantal" and m.telt == "personen" and value is not None and not value.is_integer():
            column = cell.teller if cell.waarde is None else cell.waarde
            assert column is not None
            raise self._fout(
                row,
                self.kolommen.namen[column],
                row.velden[column],
                "een heel aantal, want deze maat telt personen",
                f"{_schrijfwijze(row.velden[column])}Verbeter het getal. Telt de maat geen personen? Schrijf dan bij "
                f'de maat "{m.id}": telt: iets_anders.',
            )
        if value is None and reason is None:
            reason = "ontbreekt"
        return Cijferrij(
            m.id, area, when.jaar, when.code, PER_JAAR[when.soort], line, value,
            None if value is None else top, base, self.inhoud.status, reason,
        )  # fmt: skip

    def _al_begonnen(self, row: Rij, when: Periode, cell: Cel) -> None:
        if begin(when) <= date.today():
            return
        if self.inhoud.periode.vast is not None:
            raise self.koppel.fout(
                f"De periode {when.code} is nog niet begonnen.", "Verbeter de periode.", "periode", "vast"
            )
        cells = (cell.waarde, cell.teller, cell.noemer)
        place = self.kolommen.periode if cell.periode is None else next(c for c in cells if c is not None)
        raise self._fout(
            row,
            self.kolommen.namen[place or 0],
            when.code if cell.periode else row.velden[place or 0],
            "een periode die al begonnen is",
        )

    def _nieuw(self, row: Rij, found: Sequence[Cijferrij]) -> list[Cijferrij]:
        """Return the figures that were not there yet; one that contradicts an earlier one is refused."""
        fresh = []
        for figure in found:
            earlier = self.gezien.get(figure.sleutel)
            if earlier is None:
                fresh.append(figure)
            elif earlier[0] != figure:
                name = f", {figure.reeks}" if figure.reeks != "alle" else ""
                raise SociaalDomeinFout(
                    f"Deze regel spreekt regel {earlier[1]} tegen: {figure.gebied_code}, {figure.periode}{name} "
                    f"({figure.maat}) staat er twee keer, met andere waarden.",
                    waar=f"{row.bestand}, regel {row.regel}",
                    doe="Zoek uit welke van de twee juist is. Haal de andere weg, of zet hem bij weglaten.",
                )
        if not fresh:
            raise _Apart("dubbel")
        self.gezien.update({f.sleutel: (f, row.regel) for f in fresh})
        return fresh

    def _fout(self, row: Rij, kolom: str | None, text: str, verwacht: str, doe: str = "") -> SociaalDomeinFout:
        return SociaalDomeinFout(
            f"In de kolom '{kolom}' staat '{text[:40]}'. Verwacht: {verwacht}.",
            waar=f"{row.bestand}, regel {row.regel}, veld {kolom}",
            doe=doe or "Verbeter dit in het bestand. Of zet de rij in het koppelbestand bij weglaten.",
        )
