"""The server: http.server on loopback, a thread per request."""

from __future__ import annotations

import hashlib
import re
import threading
import time
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar
from urllib.parse import parse_qsl, unquote, urlsplit

import orjson

from tests.bronnen.uitgever.storingen import SOORTEN, Antwoord, Storing
from tests.bronnen.uitgever.tabellen import Tabel3, Tabel4, Weigering

_V3 = re.compile(r"/(ODataApi|ODataFeed)/odata/([^/]+)/?(.*)", re.IGNORECASE)
_VANAF = re.compile(r"(\$skip|\$skiptoken|offset)=\d+")
_V4 = re.compile(r"/odata/v1/CBS/([^/]+)/?(.*)")


@dataclass(frozen=True)
class Verzoek:
    """One request as it came in: method, path with query (decoded), headers in small letters, body."""

    methode: str
    vraag: str
    kop: dict[str, str]
    lijf: bytes


class Uitgever:
    """A publisher on loopback; use it as a context manager.

    Attributes
    ----------
    adres : str
        Base address.
    verzoeken : list of Verzoek
        All that was asked, in order of arrival.
    hoogst_tegelijk : int
        Most requests under way at once.
    """

    def __init__(self) -> None:
        self.verzoeken: list[Verzoek] = []
        self.hoogst_tegelijk = 0
        self.vertraging = 0.0
        self._tabellen: dict[str, Tabel3 | Tabel4] = {}
        self._vast: dict[str, bytes | Path] = {}
        self._raad: Any = None
        self._storingen: list[Storing] = []
        self._bezig = 0
        self._slot = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.uitgever = self
        self.adres = f"http://127.0.0.1:{self._server.server_port}"
        self._draad = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    def __enter__(self) -> Uitgever:
        self._draad.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._draad.join()

    def zet(self, tabel: Tabel3 | Tabel4) -> None:
        """Serve this table, in place of one of the same name."""
        self._tabellen[tabel.naam] = tabel

    def zet_vast(self, vraag: str, inhoud: bytes | Path) -> None:
        """Serve these bytes, or this file, for a path with its query (decoded)."""
        self._vast[vraag] = inhoud

    def zet_raad(self, raad: Any) -> None:
        """Serve council documents: an object with ``antwoord(pad, vraag, lijf)``."""
        self._raad = raad

    def storing(self, soort: str, *, pad: str = "", keer: int = 1, na: int = 0, **opties: Any) -> None:
        """Plan a fault; see `storingen.SOORTEN`."""
        if soort not in SOORTEN:
            raise KeyError(soort)
        self._storingen.append(Storing(soort, re.compile(pad), keer, na, opties))

    def zonder_storing(self) -> None:
        """Forget all planned faults."""
        self._storingen.clear()

    def gevraagd(self, deel: str) -> list[str]:
        """Return the path and query of all requests that match a regular expression."""
        return [v.vraag for v in self.verzoeken if re.search(deel, v.vraag)]

    def antwoord(self, verzoek: Verzoek) -> Antwoord:
        """Work out the answer, spoiled by the faults whose turn it is."""
        split = urlsplit(verzoek.vraag)
        with self._slot:
            self.verzoeken.append(verzoek)
            playing = [s for s in self._storingen if s.nu(verzoek.vraag)]
        try:
            answer = self._goed(split.path, verzoek)
        except Weigering as error:
            body = orjson.dumps({"odata.error": {"code": "", "message": {"value": error.tekst}}})
            answer = Antwoord(error.status, body, {"Content-Type": "application/json"})
        for fault in playing:
            options = fault.opties | ({"eerste": self._eerste_pagina(verzoek)} if fault.soort == "herhaal" else {})
            SOORTEN[fault.soort](answer, **options)
        if answer.status == 200 and verzoek.vraag not in self._vast:
            tag = f'"{hashlib.sha256(answer.lijf).hexdigest()[:16]}"'
            answer.kop["ETag"] = tag
            if verzoek.kop.get("if-none-match") == tag:
                return Antwoord(304, b"", {"ETag": tag})
        return answer

    def _eerste_pagina(self, verzoek: Verzoek) -> bytes:
        """Return the first page of the question of this request: the same, whichever request came in first."""
        first = replace(verzoek, vraag=_VANAF.sub(r"\1=0", verzoek.vraag))
        return self._goed(urlsplit(first.vraag).path, first).lijf

    def _goed(self, path: str, verzoek: Verzoek) -> Antwoord:
        json = {"Content-Type": "application/json;odata=minimalmetadata;charset=utf-8"}
        if verzoek.vraag in self._vast:
            content = self._vast[verzoek.vraag]
            if isinstance(content, Path):
                return Antwoord(200, b"", json, bestand=content)
            return Antwoord(200, content, json)
        ask = dict(parse_qsl(urlsplit(verzoek.vraag).query, keep_blank_values=True))
        if match := _V3.fullmatch(path):
            service, name, collection = match.groups()
            table = self._tabellen.get(name)
            if not isinstance(table, Tabel3):
                raise Weigering(404, "Resource not found")
            said = table.antwoord(service, collection, ask, f"{self.adres}/{service}/odata/{name}")
        elif match := _V4.fullmatch(path):
            table = self._tabellen.get(match[1])
            if not isinstance(table, Tabel4):
                raise Weigering(404, "Resource not found")
            said = table.antwoord(match[2], ask, f"{self.adres}/odata/v1/CBS/{match[1]}")
        elif self._raad is not None:
            said = self._raad.antwoord(path, ask, verzoek.lijf)
        else:
            raise Weigering(404, "Resource not found")
        if isinstance(said, int):
            return Antwoord(200, str(said).encode(), {"Content-Type": "text/plain"})
        return Antwoord(200, orjson.dumps(said), json)

    def begin(self) -> None:
        """Count a request that starts."""
        with self._slot:
            self._bezig += 1
            self.hoogst_tegelijk = max(self.hoogst_tegelijk, self._bezig)

    def eind(self) -> None:
        """Count a request that ends."""
        with self._slot:
            self._bezig -= 1


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    uitgever: ClassVar[Uitgever]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Stay silent: a client that hangs up is part of the play."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        self._speel()

    def do_POST(self) -> None:
        self._speel()

    def _speel(self) -> None:
        publisher = self.server.uitgever
        publisher.begin()
        try:
            size = int(self.headers.get("Content-Length") or 0)
            head = {k.lower(): v for k, v in self.headers.items()}
            ask = unquote(self.path.replace("+", " "))
            answer = publisher.antwoord(Verzoek(self.command, ask, head, self.rfile.read(size)))
            if publisher.vertraging:
                time.sleep(publisher.vertraging)
            self._stuur(answer)
        finally:
            publisher.eind()

    def _stuur(self, answer: Antwoord) -> None:
        self.send_response(answer.status)
        for name, value in answer.kop.items():
            self.send_header(name, value)
        if answer.status != 304:
            size = answer.bestand.stat().st_size if answer.bestand else len(answer.lijf)
            self.send_header("Content-Length", str(size))
        self.end_headers()
        if answer.bestand is not None:
            with answer.bestand.open("rb") as file:
                self.connection.sendfile(file)
        elif answer.drup is not None:
            for number in range(len(answer.lijf)):
                self.wfile.write(answer.lijf[number : number + 1])
                self.wfile.flush()
                time.sleep(answer.drup)
        elif answer.breek_na is not None:
            self.wfile.write(answer.lijf[: answer.breek_na])
            self.wfile.flush()
            self.close_connection = True
        else:
            self.wfile.write(answer.lijf)

    def log_message(self, format: str, *args: Any) -> None:
        """Stay silent."""
