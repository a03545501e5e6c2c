"""What can go wrong between a publisher and us, in plain Dutch."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.taal import getal

if TYPE_CHECKING:
    import httpx

LATER = "Probeer het later opnieuw. Blijft dit zo? Kijk op de site van de uitgever of er een storing is."
_NETWERK = "Kijk of u internet hebt, en of uw organisatie dit adres toelaat."
_CERTIFICAAT = "Vraag uw beheerder om het certificaat van uw netwerk. Zet het pad naar dat bestand in SSL_CERT_FILE."
RAAD = {
    401: "Dit adres vraagt om een wachtwoord. Kijk of het adres in de instellingen klopt.",
    403: "Kijk of uw organisatie dit adres toelaat. Neem anders contact op met de uitgever.",
    404: "Kijk of het nummer van de tabel klopt en of de uitgever de tabel nog aanbiedt.",
}


class Onbruikbaar(Exception):
    """An answer, or none, that may be better next time.

    Parameters
    ----------
    gezien : str
        What was seen, in Dutch, to follow "De uitgever".
    wacht : float, optional
        Seconds of rest that the publisher asks for.
    doe : str, optional
        What the user can do when it stays this way.
    """

    def __init__(self, gezien: str, *, wacht: float | None = None, doe: str = LATER) -> None:
        super().__init__(gezien)
        self.gezien = gezien
        self.wacht = wacht
        self.doe = doe


class VraagtRust(SociaalDomeinFout):
    """The publisher wants to be left alone for longer than we wait: not only about this question."""


class Geweigerd(SociaalDomeinFout):
    """The publisher understood the question and will not answer it.

    Attributes
    ----------
    status : int
        The HTTP status.
    tekst : str
        The start of what it said.
    """

    def __init__(self, adres: str, status: int, tekst: str, doe: str) -> None:
        super().__init__(f"De uitgever weigert dit verzoek (HTTP {status}).", waar=leesbaar(adres), doe=doe)
        self.status = status
        self.tekst = tekst


def leesbaar(adres: str) -> str:
    """Return an address for in a message: decoded, on one line and not too long."""
    text = " ".join(unquote(adres).split())
    return text if len(text) <= 300 else f"{text[:297]}..."


def verzending(error: httpx.HTTPError, stilte: float) -> Onbruikbaar:
    """Say what went wrong on the way."""
    import httpx

    match error:
        case httpx.ConnectTimeout():
            return Onbruikbaar("is niet bereikbaar", doe=_NETWERK)
        case httpx.TimeoutException():
            return Onbruikbaar(f"antwoordde niet binnen {getal(stilte)} seconden")
        case httpx.ConnectError() if "CERTIFICATE" in str(error):
            return Onbruikbaar("heeft geen certificaat dat deze computer vertrouwt", doe=_CERTIFICAAT)
        case httpx.ConnectError() | httpx.ProxyError():
            return Onbruikbaar("is niet bereikbaar", doe=_NETWERK)
        case httpx.TooManyRedirects():
            return Onbruikbaar("verwijst steeds door naar een ander adres")
        case httpx.DecodingError():
            return Onbruikbaar("stuurde gegevens die niet uit te pakken zijn")
        case _:
            return Onbruikbaar("verbrak de verbinding midden in het antwoord")


def begin(response: httpx.Response) -> str:
    """Return the start of an error page, as one line of text."""
    body = b""
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > 4096:
            break
    return " ".join(body[:4096].decode("utf-8", "replace").split())


def rust(kop: str) -> float | None:
    """Return the seconds of rest in a Retry-After: a number or a date."""
    text = kop.strip()
    if text.isdecimal() and len(text) < 10:
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)


def zelfde_uitgever(request: httpx.Request) -> None:
    """Follow a publisher that points elsewhere only to itself, and never from a safe connection to an open one.

    Raises
    ------
    SociaalDomeinFout
        Another host, or no longer https.
    """
    import httpx

    asked = httpx.URL(request.extensions["gevraagd"])
    if request.url.host != asked.host or (asked.scheme == "https" and request.url.scheme != "https"):
        raise SociaalDomeinFout(
            f"De uitgever stuurt ons door naar een ander adres: {request.url.scheme}://{request.url.host}.",
            waar=leesbaar(str(asked)),
            doe="Is de uitgever verhuisd? Zet dan het nieuwe adres in de instellingen, onder [ververs.adressen].",
        )
