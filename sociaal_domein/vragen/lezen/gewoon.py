"""Make a text plain for reading, letter by letter, so that every place stays the same."""

from __future__ import annotations

import re
import unicodedata

_VAST = {
    **dict.fromkeys("‘’‚‛`´ʼ", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": ".",
    "¿": " ",
}
_ONZICHTBAAR = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"))
_OPMAAK = re.compile(r"<[a-z/!][^<>]{0,200}>", re.IGNORECASE)
_WIT = re.compile(r"\s+")


class _Letters(dict[int, str]):
    """Maps each character to one plain character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = _VAST.get(char)
        if plain is None:
            parts = unicodedata.normalize("NFKD", char)
            plain = parts[0].lower()[0] if parts else char
            if plain.isspace() and char != "\n":
                plain = " "
        self[code] = plain
        return plain


_LETTERS = _Letters()


def gewoon(tekst: str) -> str:
    """Return the text in small letters without accents, with plain quotes and dashes, of the same length.

    Examples
    --------
    >>> gewoon("Één “cliënt” – of twéé?")
    'een "client" - of twee?'
    """
    return _OPMAAK.sub(lambda m: " " * len(m[0]), tekst).translate(_LETTERS)


def netjes(tekst: str) -> str:
    """Return the text with composed letters, without invisible characters, marks of HTML and double spaces."""
    text = unicodedata.normalize("NFC", _OPMAAK.sub(" ", tekst).translate(_ONZICHTBAAR))
    return _WIT.sub(" ", text).strip()
