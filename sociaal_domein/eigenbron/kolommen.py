"""Where in a file the mapping's columns stand; a column that is not there is named with its near misses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sociaal_domein.eigenbron.koppelbestand import Gelezen, Maat
from sociaal_domein.eigenbron.perioden import Periode, lees_periode
from sociaal_domein.eigenbron.tabelbestand import Tabelblad, kolomnamen
from sociaal_domein.meldingen import lijkt_op
from sociaal_domein.taal import opsomming

_TUSSEN = " |-–:(),"
TAB = "\t"
SCHEIDINGEN = (";", TAB, ",", "|")


@dataclass(frozen=True)
class Cel:
    """Where one figure of a row stands: its period (None: that of the row) and its columns, from 0."""

    periode: Periode | None
    waarde: int | None
    teller: int | None
    noemer: int | None


def kop(blad: Tabelblad, koppel: Gelezen) -> tuple[str, ...]:
    """Return the name of each column.

    Raises
    ------
    SociaalDomeinFout
        A header line is empty or is not there, or the lines are cut at another sign than the file uses.
    """
    lines = dict(blad.regels)
    form = koppel.inhoud.bestand
    for number in form.kopregels:
        if number not in lines:
            raise koppel.fout(
                f"Regel {number} is leeg of bestaat niet; volgens het koppelbestand staat daar de kop ({blad.naam}).",
                "Verander kopregels in het koppelbestand.",
                *("bestand", "kopregels"),
            )
    header = [lines[number] for number in form.kopregels]
    if not blad.bladen and all(len(cells) == 1 for cells in header):
        text = header[-1][0]
        other = max((sign for sign in SCHEIDINGEN if sign != form.teken), key=text.count)
        if text.count(other):
            raise koppel.fout(
                f"De kop van {blad.naam} is één veld: '{text[:60]}'.",
                f'Schrijf bij bestand: scheiding: "{"tab" if other == TAB else other}". '
                "Of verander kopregels, als de kop in een andere regel staat.",
                *("bestand", "scheiding"),
            )
    return kolomnamen(header)


class Kolommen:
    """The columns that a mapping names, looked up in the header of a file."""

    def __init__(self, koppel: Gelezen, namen: Sequence[str]) -> None:
        self.koppel = koppel
        self.namen = tuple(namen)
        content = koppel.inhoud
        self.gebied = self.plaats(content.gebied.kolom, "gebied", "kolom")
        self.periode = self.plaats(content.periode.kolom, "periode", "kolom")
        self.reeks = self.plaats(content.reeks.kolom, "reeks", "kolom") if content.reeks else None
        self.weglaten = [self.plaats(w.kolom, "weglaten", i, "kolom") for i, w in enumerate(content.weglaten)]
        self.voorwaarden = [
            {self._moet(name, "maten", i, "alleen_als", name): texts for name, texts in m.alleen_als.items()}
            for i, m in enumerate(content.maten)
        ]
        find = self._in_kop if content.periode.in_kop else self._per_rij
        self.cellen = [find(m, i) for i, m in enumerate(content.maten)]

    def plaats(self, naam: str | None, *veld: str | int) -> int | None:
        """Return where a column stands, or None when the mapping names none."""
        return None if naam is None else self._moet(naam, *veld)

    def _moet(self, naam: str, *veld: str | int) -> int:
        if naam in self.namen:
            return self.namen.index(naam)
        folded = [n.casefold() for n in self.namen]
        if folded.count(naam.casefold()) == 1:
            return folded.index(naam.casefold())
        near = lijkt_op(naam, self.namen)
        shown = [f'"{n}"' for n in self.namen[:12]]
        raise self.koppel.fout(
            f'De kolom "{naam[:60]}" staat niet in het bestand.',
            f'Bedoelt u "{near}"? Verander het dan daarin.'
            if near
            else f"De kolommen zijn: {opsomming(shown)}. Staat de kop in een andere regel? Verander dan kopregels.",
            *veld,
        )

    def _per_rij(self, maat: Maat, i: int) -> list[Cel]:
        places = {role: self.plaats(getattr(maat, role), "maten", i, role) for role in ("waarde", "teller", "noemer")}
        return [Cel(None, **places)]

    def _in_kop(self, maat: Maat, i: int) -> list[Cel]:
        """Match the columns whose name is that of the measure and then a period."""
        roles: dict[str, dict[Periode, int]] = {}
        whole: dict[str, int] = {}
        for role in ("waarde", "teller", "noemer"):
            name = getattr(maat, role)
            if name is None and (role != "waarde" or maat.teller is not None):
                continue
            if name in self.namen:
                whole[role] = self.namen.index(name)
                continue
            roles[role] = self._perioden(name or "")
            if not roles[role]:
                raise self.koppel.fout(
                    f'Er is geen kolom "{name}" met een periode erachter.'
                    if name
                    else "Geen enkele kop is een periode, zoals 2024.",
                    f"De kolommen zijn: {opsomming([f'{n!r}' for n in self.namen[:12]])}.",
                    *(("maten", i, role) if name else ("periode", "in_kop")),
                )
        periods = sorted({p for found in roles.values() for p in found}, key=lambda p: p.code)
        if len(kinds := sorted({p.soort for p in periods})) > 1:
            raise self.koppel.fout(
                f"In de kop staan verschillende soorten perioden: {opsomming(kinds)}.",
                f"Kies er een, zoals soort: {kinds[0]}. De rest blijft dan weg.",
                "periode",
            )
        return [
            Cel(p, *(roles.get(r, {}).get(p, whole.get(r)) for r in ("waarde", "teller", "noemer"))) for p in periods
        ]

    def _perioden(self, begin: str) -> dict[Periode, int]:
        wanted = self.koppel.inhoud.periode.soort
        found: dict[Periode, int] = {}
        for i, name in enumerate(self.namen):
            if not name.casefold().startswith(begin.casefold()):
                continue
            rest = name[len(begin) :].strip(_TUSSEN)
            period = lees_periode(rest)
            if period is not None and wanted in (None, period.soort):
                found.setdefault(period, i)
        return found
