"""The one way to ask a publisher for something over HTTP: politely, patiently, and whole or not at all.

- At most two requests are under way at once in this process, whatever the number of threads and publishers.
- A publisher that asks for rest (429, 503 with Retry-After) gets it, and so do the other threads.
- What passes by itself (a cut connection, a timeout, 5xx, half an answer) is asked again, later and later.
- A body is streamed to a file beside its place, which it takes in one rename.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Self

from sociaal_domein import paden
from sociaal_domein.bronnen.ophaalfout import (
    LATER,
    RAAD,
    Geweigerd,
    Onbruikbaar,
    VraagtRust,
    begin,
    leesbaar,
    rust,
    verzending,
    zelfde_uitgever,
)
from sociaal_domein.bronnen.schrijven import schrijffout
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.taal import getal

if TYPE_CHECKING:
    import ssl

    import httpx
    import tenacity

MAX_TEGELIJK = 2
_BEURT = threading.BoundedSemaphore(MAX_TEGELIJK)
_RUST = (429, 503)

Controle = Callable[[bytes, str], Any]
Paginacontrole = Callable[[Path, str], Any]


@dataclass(frozen=True)
class Grenzen:
    """How patient we are. Times in seconds, sizes in bytes.

    Attributes
    ----------
    verbinden, stilte : float
        Longest wait for a connection, and for the next byte.
    pagina : float
        Longest time for one whole answer.
    venster, minimum
        In each window of so many seconds so many bytes must come in.
    pogingen : int
        How often one thing is asked before we give up.
    langste_rust : float
        A publisher that asks for more rest than this is left alone for now.
    grootste, grootste_lijst : int
        A larger answer is refused: a page, which goes to a file, and what is read in memory.
    """

    verbinden: float = 15
    stilte: float = 60
    pagina: float = 600
    venster: float = 30
    minimum: int = 4096
    pogingen: int = 6
    langste_rust: float = 600
    grootste: int = 512 * 1024 * 1024
    grootste_lijst: int = 64 * 1024 * 1024


@dataclass(frozen=True)
class Antwoord:
    """What came back.

    Attributes
    ----------
    ongewijzigd : bool
        The publisher says that nothing changed since `kenmerken` were given (304); there is no body then.
    kenmerken : dict of str to str
        ``etag`` and ``last_modified``, as far as given, to send along next time.
    inhoud : bytes
        The body; empty when it went to a file.
    gelezen : object
        What the check made of it.
    """

    adres: str
    ongewijzigd: bool
    kenmerken: dict[str, str]
    soort: str = ""
    inhoud: bytes = b""
    gelezen: Any = field(default=None, compare=False)


class Ophaler:
    """Asks publishers; safe to share between threads. A context manager.

    Parameters
    ----------
    contact : str or None
        E-mail address or page of the asker (``[ververs] contact`` in the settings).
    grenzen : Grenzen, optional
    wacht, klok : callable, optional
        Instead of real waiting and `time.monotonic`.
    meld : callable, optional
        Gets a sentence in Dutch when a publisher makes us wait; from any thread.

    Raises
    ------
    SociaalDomeinFout
        Without a contact, or with one that cannot be sent.
    """

    def __init__(
        self,
        contact: str | None,
        *,
        grenzen: Grenzen | None = None,
        wacht: Callable[[float], Any] | None = None,
        klok: Callable[[], float] = time.monotonic,
        meld: Callable[[str], Any] = lambda _: None,
    ) -> None:
        import httpx

        self.grenzen = grenzen or Grenzen()
        self._los = threading.Event()
        self._wacht = wacht or self._los.wait
        self._klok = klok
        self._meld = meld
        self._rust_tot: dict[str, float] = {}
        self._client = httpx.Client(
            headers={
                "User-Agent": f"sociaal-domein/{paden.versie()} (+{_contact(contact)})",
                "Accept": "application/json",
            },
            timeout=httpx.Timeout(self.grenzen.stilte, connect=self.grenzen.verbinden),
            limits=httpx.Limits(max_connections=MAX_TEGELIJK),
            verify=_vertrouwen(),
            follow_redirects=True,
            max_redirects=5,
            event_hooks={"request": [zelfde_uitgever]},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.sluit()

    def sluit(self) -> None:
        """Close the connections."""
        self._client.close()

    def onderbreek(self) -> None:
        """Let go of all that is under way, in whatever thread; nothing can be asked after this."""
        self._los.set()
        self._client.close()

    def lees(
        self,
        adres: str,
        *,
        lijf: Mapping[str, Any] | None = None,
        kenmerken: Mapping[str, str] | None = None,
        controle: Controle | None = None,
        pogingen: int | None = None,
    ) -> Antwoord:
        """Ask for something small, into memory.

        Parameters
        ----------
        adres : str
            With its query, encoded.
        lijf : mapping, optional
            Posted as JSON.
        kenmerken : mapping, optional
            Of an earlier answer: an unchanged one is not sent again.
        controle : callable, optional
            Gets the body and its content type; gives what goes into `Antwoord.gelezen`, or raises `Onbruikbaar`.
        pogingen : int, optional
            Fewer attempts than usual, for a question that may be refused.

        Raises
        ------
        Geweigerd
            The publisher answers 4xx, or says that the question asks for too much.
        SociaalDomeinFout
            No usable answer after all attempts.
        """

        def once() -> Antwoord:
            chunks: list[bytes] = []
            answer = self._een_keer(adres, chunks.append, lijf, kenmerken, self.grenzen.grootste_lijst)
            if answer.ongewijzigd:
                return answer
            body = b"".join(chunks)
            read = controle(body, answer.soort) if controle else None
            return Antwoord(adres, False, answer.kenmerken, answer.soort, body, read)

        return self._herhaald(adres, once, pogingen)

    def haal(self, adres: str, doel: Path, *, controle: Paginacontrole | None = None) -> Antwoord:
        """Ask for a page, into a file that is there whole or not at all.

        Parameters
        ----------
        adres : str
            With its query, encoded.
        doel : Path
            The file.
        controle : callable, optional
            Gets the file beside, before it takes its place, and the content type. May change it.

        Raises
        ------
        Geweigerd, SociaalDomeinFout
            As `lees`; also when the disk is full.
        """
        beside = doel.with_name(f".{doel.name}.deel")

        def once() -> Antwoord:
            try:
                with beside.open("wb") as file:
                    answer = self._een_keer(adres, _schrijver(file, doel), None, None, self.grenzen.grootste)
                read = controle(beside, answer.soort) if controle else None
                os.replace(beside, doel)
            except OSError as error:
                raise schrijffout(doel, error) from error
            finally:
                beside.unlink(missing_ok=True)
            return Antwoord(adres, False, answer.kenmerken, answer.soort, b"", read)

        return self._herhaald(adres, once, None)

    def adem(self, keer: int) -> None:
        """Wait a moment, longer each time, before something is asked again that came in broken."""
        self._wacht(min(2.0**keer, 30))

    def _herhaald(self, adres: str, een_keer: Callable[[], Antwoord], pogingen: int | None) -> Antwoord:
        import tenacity

        attempts = pogingen or self.grenzen.pogingen
        patience = tenacity.wait_random_exponential(multiplier=1, max=60)

        def pause(state: tenacity.RetryCallState) -> float:
            error = state.outcome.exception() if state.outcome else None
            # A rest that was asked for holds for all threads and is kept in `_een_keer`.
            return 0 if isinstance(error, Onbruikbaar) and error.wacht is not None else patience(state)

        def tell(state: tenacity.RetryCallState) -> None:
            error = state.outcome.exception() if state.outcome else None
            if isinstance(error, Onbruikbaar):
                number = state.attempt_number + 1
                self._meld(f"De uitgever {error.gezien}. Wij vragen het opnieuw ({number} van {attempts}).")

        def rest(seconds: float) -> None:
            if seconds:
                self._wacht(seconds)

        try:
            return tenacity.Retrying(
                retry=tenacity.retry_if_exception_type(Onbruikbaar),
                stop=tenacity.stop_any(tenacity.stop_after_attempt(attempts), tenacity.stop_when_event_set(self._los)),
                wait=pause,
                sleep=rest,
                before_sleep=tell,
                reraise=True,
            )(een_keer)
        except Onbruikbaar as error:
            times = "één keer" if attempts == 1 else f"{attempts} keer"
            raise SociaalDomeinFout(
                f"Het ophalen lukt niet. De uitgever {error.gezien}. Wij vroegen het {times}.",
                waar=leesbaar(adres),
                doe=error.doe,
            ) from error

    def _een_keer(
        self,
        adres: str,
        schrijf: Callable[[bytes], Any],
        lijf: Mapping[str, Any] | None,
        kenmerken: Mapping[str, str] | None,
        grootste: int,
    ) -> Antwoord:
        import httpx

        try:
            host = httpx.URL(adres).netloc.decode("ascii")
            if (rest := self._rust_tot.get(host, 0) - self._klok()) > 0:
                self._meld(f"De uitgever vraagt om rust. Wij wachten {getal(max(rest, 1))} seconden.")
                self._wacht(rest)
            headers = _voorwaarden(kenmerken)
            with (
                _BEURT,
                self._client.stream(
                    "POST" if lijf else "GET", adres, json=lijf, headers=headers, extensions={"gevraagd": adres}
                ) as response,
            ):
                if response.status_code == 304 and headers:
                    return Antwoord(adres, True, dict(kenmerken or {}))
                if response.status_code != 200:
                    raise self._oordeel(adres, host, response)
                self._stroom(response, schrijf, grootste)
                marks = {k: v for k in ("etag", "last_modified") if (v := response.headers.get(k.replace("_", "-")))}
                return Antwoord(adres, False, marks, response.headers.get("content-type", ""))
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as error:
            raise SociaalDomeinFout(
                "Dit adres kan niet.",
                waar=leesbaar(adres),
                doe="Begin het adres met https://. In de instellingen staat het onder [ververs.adressen].",
            ) from error
        except httpx.HTTPError as error:
            raise verzending(error, self.grenzen.stilte) from error

    def _stroom(self, response: httpx.Response, schrijf: Callable[[bytes], Any], grootste: int) -> None:
        limits, begin = self.grenzen, self._klok()
        total, window, window_bytes = 0, begin, 0
        for chunk in response.iter_bytes():
            schrijf(chunk)
            total += len(chunk)
            window_bytes += len(chunk)
            now = self._klok()
            if total > grootste:
                raise Onbruikbaar(f"stuurt meer dan {getal(grootste / 1024**2)} MB in één antwoord")
            if now - begin > limits.pagina:
                raise Onbruikbaar(f"deed langer dan {getal(limits.pagina)} seconden over één antwoord")
            if now - window > limits.venster:
                if window_bytes < limits.minimum:
                    raise Onbruikbaar(
                        f"stuurde in {getal(limits.venster)} seconden maar {getal(window_bytes)} tekens: te traag"
                    )
                window, window_bytes = now, 0

    def _oordeel(self, adres: str, host: str, response: httpx.Response) -> Exception:
        status = response.status_code
        text = begin(response)
        if status in _RUST and (rest := rust(response.headers.get("retry-after", ""))) is not None:
            if rest > self.grenzen.langste_rust:
                return VraagtRust(
                    f"De uitgever vraagt om {getal(rest / 60)} minuten rust (HTTP {status}).",
                    waar=leesbaar(adres),
                    doe="Geef de opdracht daarna opnieuw. Wat al is opgehaald, blijft bewaard.",
                )
            self._rust_tot[host] = self._klok() + rest
            return Onbruikbaar(f"vraagt om rust (HTTP {status})", wacht=rest)
        if status in (408, 425, 429) or (status >= 500 and "more than" not in text.lower()):
            return Onbruikbaar(f"geeft een fout (HTTP {status}): {text[:120]}" if text else f"geeft fout HTTP {status}")
        return Geweigerd(adres, status, text, RAAD.get(status, LATER))


@cache
def _vertrouwen() -> ssl.SSLContext:
    """Return the certificates to trust; reading them takes long, so once."""
    import httpx

    return httpx.create_ssl_context()


def _contact(contact: str | None) -> str:
    text = (contact or "").strip()
    if not text:
        raise SociaalDomeinFout(
            "Wij weten niet wie de gegevens opvraagt. Een uitgever moet u kunnen bereiken.",
            waar=f"{paden.INSTELLINGENBESTAND}, [ververs] contact",
            doe=f'Zet in {paden.INSTELLINGENBESTAND} onder [ververs] de regel: contact = "naam@gemeente.nl".',
        )
    if not (text.isascii() and text.isprintable()):
        raise SociaalDomeinFout(
            "Het contact in de instellingen heeft tekens die niet over internet kunnen.",
            waar=f"{paden.INSTELLINGENBESTAND}, [ververs] contact",
            doe="Schrijf een e-mailadres of een webadres, zonder accenten.",
        )
    return text


def _voorwaarden(kenmerken: Mapping[str, str] | None) -> dict[str, str]:
    names = {"etag": "If-None-Match", "last_modified": "If-Modified-Since"}
    return {names[k]: v for k, v in (kenmerken or {}).items() if k in names}


def _schrijver(file: IO[bytes], doel: Path) -> Callable[[bytes], Any]:
    def write(chunk: bytes) -> None:
        try:
            file.write(chunk)
        except OSError as error:
            raise schrijffout(doel, error) from error

    return write
