"""A table in pages: fetched one after the other, kept with a journal, so that a run that is killed goes on later.

In the folder of a table, until it is complete::

    paginas/journaal.jsonl    first line: what is asked; then a line per page that is whole, or per question split up
    paginas/000000.json       the rows of a page, as they came

While one page is read the next is fetched; two at once where
its address can be told beforehand. Only this module writes there, one process at a time.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from sociaal_domein import sql
from sociaal_domein.bronnen import opgehaald
from sociaal_domein.bronnen import rijen as lezer
from sociaal_domein.bronnen.odata import voorspeld
from sociaal_domein.bronnen.omslag import Omslag, neem_lijst
from sociaal_domein.bronnen.opgehaald import Opgehaald
from sociaal_domein.bronnen.ophaalfout import LATER, Geweigerd, Onbruikbaar, leesbaar
from sociaal_domein.bronnen.ophalen import MAX_TEGELIJK, Ophaler
from sociaal_domein.bronnen.schrijven import schrijffout
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.taal import getal

if TYPE_CHECKING:
    import duckdb

PAGINAMAP = "paginas"
JOURNAAL = "journaal.jsonl"
_KEREN = 4

Voortgang = Callable[[int, int | None, int], Any]


class Bladeraar(Protocol):
    """How one publisher pages.

    Attributes
    ----------
    kolommen : tuple of str
        Names that a row may have.
    nodig : frozenset of str
        Names that every row must have.
    nummer : str
        The column that numbers the rows.
    eindigt : bool
        Whether an answer without a link ends its question, whatever its rows.
    """

    kolommen: tuple[str, ...]
    nodig: frozenset[str]
    nummer: str
    eindigt: bool

    def vervolg(self, adres: str, link: str | None, rijen: int | None) -> str | None:
        """Return the address after this one; None at the end, or while `rijen` must be known for it and is not."""

    def anders(self, adres: str, fout: Geweigerd) -> list[str]:
        """Return other questions that give the same rows together; raise `fout` when there are none."""


@dataclass(frozen=True)
class Pagina:
    """A page that is whole: where it came from, its file with its size, its rows and the range of their numbers."""

    adres: str
    bestand: str
    grootte: int
    rijen: int
    van: int | None
    tot: int | None
    volgende: str | None


class _TelFout(Onbruikbaar):
    """The rows that came are fewer, or more, than the publisher counts."""


@dataclass
class _Keten:
    """A question and the pages that it led to."""

    adres: str
    gezien: set[str] = field(default_factory=set)
    paginas: list[Pagina] = field(default_factory=list)


@dataclass(frozen=True)
class _Onderweg:
    """A page that is being fetched: what stands around its rows, and then the page."""

    adres: str
    omslag: Future[Omslag]
    taak: Future[Pagina]


class Paginas:
    """The pages of one table.

    Parameters
    ----------
    ophaler : Ophaler
    map : Path
        Folder of the table.
    bladeraar : Bladeraar
    opdracht : mapping
        What is asked, as JSON values. Pages of another question, or of another state of the table, are thrown away.
    verwacht : int or None
        Rows that the publisher says there are.
    voortgang : callable, optional
        Gets rows so far, rows expected or None, and pages.
    """

    def __init__(
        self,
        ophaler: Ophaler,
        map: Path,
        bladeraar: Bladeraar,
        *,
        opdracht: Mapping[str, Any],
        verwacht: int | None,
        voortgang: Voortgang | None = None,
    ) -> None:
        self.map = map / PAGINAMAP
        self.paginas: list[Pagina] = []
        self._ophaler = ophaler
        self._bladeraar = bladeraar
        self._opdracht = json.loads(json.dumps(opdracht))
        self.verwacht = verwacht
        self._voortgang = voortgang or (lambda *_: None)
        self._werk: deque[_Keten] = deque()
        self._con: duckdb.DuckDBPyConnection
        self._nummers = itertools.count()

    @property
    def rijen(self) -> int:
        """Rows in all pages so far."""
        return sum(page.rijen for page in self.paginas)

    @property
    def bestanden(self) -> list[Path]:
        """The files of all pages, in order."""
        return [self.map / page.bestand for page in self.paginas]

    def haal(self, adressen: Sequence[str]) -> None:
        """Fetch all pages that these questions lead to, and those only that are not here yet.

        Raises
        ------
        SociaalDomeinFout
            The publisher refuses, stays unreachable, or what came is not what it said there would be.
            What is whole is kept for the next run.
        """
        try:
            self.map.mkdir(parents=True, exist_ok=True)
            self._werk = deque(_Keten(a) for a in adressen)
            self._hervat()
            # Each thread reads its own page: DuckDB needs none of its own.
            with lezer.verbinding(self.map, draden=1) as con, ThreadPoolExecutor(MAX_TEGELIJK, "ophalen") as pool:
                self._con = con
                try:
                    self._loop(pool)
                except (KeyboardInterrupt, SystemExit):
                    self._ophaler.onderbreek()  # or the pool would wait for a request that may take minutes
                    raise
                self._sluitend()
        except OSError as error:
            raise schrijffout(self.map, error) from error

    def plaats(self, tabel: Opgehaald, rijen: Path) -> None:
        """Put the table in place and remove the pages.

        Raises
        ------
        SociaalDomeinFout
            The disk refuses.
        """
        try:
            opgehaald.plaats(tabel, rijen, self.map.parent)
        except OSError as error:
            raise schrijffout(self.map.parent, error) from error
        self.ruim_op()

    def ruim_op(self) -> None:
        """Remove the pages and the journal."""
        shutil.rmtree(self.map, ignore_errors=True)

    def _loop(self, pool: ThreadPoolExecutor) -> None:
        ahead: _Onderweg | None = None
        while self._werk:
            chain = self._werk[0]
            now = ahead or self._start(pool, chain.adres)
            before = chain.paginas[-1].adres if chain.paginas else ""
            guess = voorspeld(before, now.adres, self.verwacht or 0)
            ahead = self._start(pool, guess) if guess else None
            try:
                link = now.omslag.result().link
            except Geweigerd as refusal:
                self._splits(chain, refusal)
                ahead = None
                continue
            target = self._bladeraar.vervolg(now.adres, link, None)
            if not target and len(self._werk) > 1 and self._bladeraar.eindigt:
                target = self._werk[1].adres
            if not ahead and target and target not in chain.gezien and target != now.adres:
                ahead = self._start(pool, target)
            page = self._pagina(chain, now)
            self._schrijf(asdict(page))
            self._neem(chain, page)
            if ahead and (not self._werk or self._werk[0].adres != ahead.adres):
                with suppress(SociaalDomeinFout, Onbruikbaar):  # another page than was thought
                    (self.map / ahead.taak.result().bestand).unlink()
                ahead = None

    def _start(self, pool: ThreadPoolExecutor, url: str) -> _Onderweg:
        envelope: Future[Omslag] = Future()
        return _Onderweg(url, envelope, pool.submit(self._haal_een, url, envelope))

    def _haal_een(self, url: str, envelope: Future[Omslag]) -> Pagina:
        """Fetch a page and read it; what stands around the rows is told before they are read."""
        path = self.map / f"{next(self._nummers):06}.json"
        try:
            found: Omslag = self._ophaler.haal(url, path, controle=neem_lijst).gelezen
        except BaseException as error:
            envelope.set_exception(error)
            raise
        envelope.set_result(found)
        pager = self._bladeraar
        if found.eerste:
            lezer.controleer_kolommen(tuple(found.eerste), pager.kolommen, pager.nodig, url)
        with self._con.cursor() as cursor:
            rows = lezer.tel(cursor, path)
        low, high = found.eerste.get(pager.nummer), found.laatste.get(pager.nummer)
        following = pager.vervolg(url, found.link, rows)
        size = path.stat().st_size
        if not (isinstance(low, int) and isinstance(high, int)):
            return Pagina(url, path.name, size, rows, None, None, following)
        if abs(high - low) + 1 < rows:
            raise Onbruikbaar("stuurt in één pagina dezelfde rij twee keer")
        return Pagina(url, path.name, size, rows, min(low, high), max(low, high), following)

    def _pagina(self, chain: _Keten, now: _Onderweg) -> Pagina:
        """Wait for a page; ask again when it is not right."""
        for attempt in range(_KEREN):
            try:
                page = now.taak.result() if attempt == 0 else self._haal_een(now.adres, Future())
                self._keur(chain, page)
                return page
            except Onbruikbaar as error:
                if attempt == _KEREN - 1:
                    if isinstance(error, _TelFout):  # an earlier page may be at fault, so none is kept
                        self.ruim_op()
                    raise SociaalDomeinFout(
                        f"Een pagina klopt niet. De uitgever {error.gezien}. Wij vroegen het {_KEREN} keer.",
                        waar=leesbaar(now.adres),
                        doe=error.doe,
                    ) from error
                self._ophaler.adem(attempt)
        raise AssertionError("unreachable")

    def _keur(self, chain: _Keten, page: Pagina) -> None:
        """Check a page against the ones before it and against the count."""
        if page.volgende and (page.volgende in chain.gezien or page.volgende == page.adres):
            raise Onbruikbaar("verwijst als volgende pagina naar een pagina die al is geweest")
        self._geen_dubbele(chain, page)
        total = self.rijen + page.rijen
        if self.verwacht is not None:
            if total > self.verwacht:
                raise _TelFout(f"stuurt meer dan de {getal(self.verwacht)} rijen die er volgens de telling zijn")
            if total < self.verwacht and page.volgende is None and len(self._werk) == 1:
                raise _TelFout(f"houdt op na {getal(total)} rijen, maar zegt dat er {getal(self.verwacht)} rijen zijn")

    def _geen_dubbele(self, chain: _Keten, page: Pagina) -> None:
        if page.van is None or page.tot is None:
            return
        overlap = [
            self.map / p.bestand
            for p in chain.paginas
            if p.van is not None and p.tot is not None and p.van <= page.tot and page.van <= p.tot
        ]
        if not overlap:
            return
        pager = self._bladeraar
        new, known = (lezer.bron(p, pager.kolommen, pager.nummer) for p in ([self.map / page.bestand], overlap))
        if lezer.gedeeld(self._con, new, known, pager.nummer):
            raise Onbruikbaar("stuurt rijen die al in een eerdere pagina stonden")

    def _neem(self, chain: _Keten, page: Pagina) -> None:
        self.paginas.append(page)
        chain.paginas.append(page)
        chain.gezien.add(page.adres)
        if page.volgende:
            chain.adres = page.volgende
        else:
            self._werk.popleft()
        self._voortgang(self.rijen, self.verwacht, len(self.paginas))

    def _splits(self, chain: _Keten, refusal: Geweigerd) -> None:
        others = self._bladeraar.anders(chain.adres, refusal)
        self._schrijf({"splits": chain.adres, "in": others})
        self._vervang(others)

    def _vervang(self, others: list[str]) -> None:
        self._werk.popleft()
        self._werk.extendleft(_Keten(a) for a in reversed(others))

    def _sluitend(self) -> None:
        if self.verwacht is not None and self.rijen != self.verwacht:
            came = self.rijen
            self.ruim_op()
            raise SociaalDomeinFout(
                f"De telling sluit niet: de uitgever zegt dat er {getal(self.verwacht)} rijen zijn, maar stuurde er "
                f"{getal(came)}.",
                waar=leesbaar(self.paginas[0].adres),
                doe=f"De tabel is misschien net veranderd. {LATER}",
            )

    def samen(self, con: duckdb.DuckDBPyConnection, cellen: Mapping[str, str], doel: Path) -> int:
        """Write the rows of all pages into one Parquet file, and return how many there are.

        Parameters
        ----------
        con : DuckDBPyConnection
        cellen : mapping
            The SQL expression of each column by its name; the number of the row is added.

        Raises
        ------
        SociaalDomeinFout
            A row came twice, or a page holds something else than rows. No page is kept then.
        """
        import duckdb

        pager = self._bladeraar
        wrong = ""
        try:
            source = lezer.bron(self.bestanden, pager.kolommen, pager.nummer)
            count = lezer.schrijf(con, source, {**cellen, pager.nummer: sql.naam(pager.nummer)}, doel)
        except duckdb.InvalidInputException:
            count, wrong = 0, "iets anders dan rijen"
        if not wrong and (count != self.rijen or lezer.dubbel(con, doel, pager.nummer)):
            wrong = "dezelfde rijen twee keer"
        if wrong:
            adres = self.paginas[0].adres
            self.ruim_op()
            raise SociaalDomeinFout(f"De uitgever stuurde {wrong}.", waar=leesbaar(adres), doe=LATER)
        return count

    def _schrijf(self, line: Mapping[str, Any]) -> None:
        with (self.map / JOURNAAL).open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    def _hervat(self) -> None:
        """Take over the pages of an earlier run, as far as the journal and the files are whole."""
        file = self.map / JOURNAAL
        lines = file.read_text(encoding="utf-8", errors="replace").split("\n")[:-1] if file.is_file() else []
        good = 0
        with suppress(ValueError, KeyError, TypeError, IndexError, FileNotFoundError):
            for number, text in enumerate(lines):
                line = json.loads(text)
                if number == 0:
                    if line["opdracht"] != self._opdracht:
                        break
                    before = line["verwacht"]
                    if None not in (before, self.verwacht) and before != self.verwacht:
                        break
                    self.verwacht = before if self.verwacht is None else self.verwacht
                elif "splits" in line:
                    if self._werk[0].adres != line["splits"]:
                        break
                    self._vervang(line["in"])
                else:
                    page = Pagina(**line)
                    if self._werk[0].adres != page.adres or (self.map / page.bestand).stat().st_size != page.grootte:
                        break
                    self._neem(self._werk[0], page)
                good = number + 1
        keep = {page.bestand for page in self.paginas}
        self._nummers = itertools.count(max((int(Path(name).stem) for name in keep), default=-1) + 1)
        for leftover in self.map.iterdir():
            if leftover.name not in keep | {JOURNAAL}:
                shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
        beside = self.map / f".{JOURNAAL}"
        first = json.dumps({"opdracht": self._opdracht, "verwacht": self.verwacht})
        start = [first, *lines[1:good]]
        beside.write_text("".join(f"{text}\n" for text in start), encoding="utf-8")
        os.replace(beside, file)
