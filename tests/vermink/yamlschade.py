"""Ways in which a file that people write (YAML, TOML) gets damaged."""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import strategies as st

from .tekstschade import (
    Trek,
    afgeknipt,
    ander_regeleinde,
    andere_tekenset,
    bytes_anders,
    bytes_erbij,
    dubbel_gecodeerd,
    iets_anders,
    regel_dubbel,
    regel_weg,
    regels_samen,
    regels_verwisseld,
)

WAARDEN = (
    "", "~", "null", "yes", "no", "on", "1", "-1", "0", "1.5", "1e400", ".inf", "-.inf", ".nan", "0x1F", "0o17",
    "1_000", "9" * 5_000, "12:30:45", "2026-02-30", "2026-13-45", "0000-00-00", "2026-03-31T25:61:00", "99999-01-01",
    "9999-12-31", "1979-05-27T07:32:00Z", "[]", "{}", "[[]]", "[1, [2, [3]]]", "{a: {b: {c: 1}}}", "['']", "[~]",
    "{: }", "''", '""',
    '"\\ud800"', '"\\x00"', '"\\u202e5"', '"\\', "'", "|", ">-", "&a x", "*a", "&a [*a]", "!!python/object:os.system x",
    "!!python/name:os.system", "!!binary aGFsbG8=", "!!set {a, b}", "!!timestamp x", "!!int x", "!eigen x", "!<tag> x",
    "? x", "- x", "%x", "@x", "`x`", "{x}", "{0.__class__}", "{gemeente} {onbekend}", "{", "}", "%s", "\\N", "é" * 200,
    "x" * 30_000, "\u200f", "\ufeff", "\x1b[2J", "\x85", "\u2028", "ａｂｃ", "１２", "- - - - -", "[" * 40, "{a: " * 40,
    "[" * 20_000, "nabijheid", "GM0034", "max > 100", "n == 1e9", "true", "2024", "[2024, 2025]", "a: b: c", "# x",
    'select * from "', "(" * 50, "[0, 0]", "[.nan, .nan]", "[1, 2, 3]", '"""', "'''", "0123", "+1", "1.", "--1",
)  # fmt: skip
REGELS = (
    "---", "...", "--- !!map", "%YAML 9.9", "%TAG ! x", "\t", "\tx: 1", "<<: *a", "<<: {a: 1}", "? [a, b]\n: 1", "? ",
    ": ", "x", "x: 1", "1: 1", "~: 1", "true: 1", "- ", "- x", "-", "  - 1", "]", "}", "[", "&a", "*a", "# ",
    "[x]", "[[x]]",
    "[drempels]", "a = 1", "a.b.c = 1", "a = ", '"" = 1', "= 1", "gemeente = 5", '"a b" = "c"', "a = '''",
)  # fmt: skip
BOM = "\n".join(
    ["a0: &a0 [x, x, x, x, x, x, x, x, x]"] + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 10)]
)


def verminkt_schrift(inhoud: bytes) -> st.SearchStrategy[bytes]:
    """Return a strategy that damages a YAML or TOML file in one to three ways."""

    @st.composite
    def build(draw: Callable[[st.SearchStrategy], object]) -> bytes:
        raw = inhoud
        for change in draw(st.lists(st.sampled_from(WIJZEN), min_size=1, max_size=3)):  # type: ignore[attr-defined]
            raw = change(draw, raw, ":")
        return raw

    return build()


def _getal(draw: Trek, high: int) -> int:
    return int(draw(st.integers(0, max(0, high))))  # type: ignore[call-overload]


def _regels(raw: bytes) -> list[str]:
    return raw.decode("utf-8", "surrogateescape").split("\n")


def _bytes(lines: list[str]) -> bytes:
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def waarde_anders(draw: Trek, raw: bytes, sep: str) -> bytes:
    """Put another thing behind a colon or an equals sign."""
    lines = _regels(raw)
    places = [i for i, line in enumerate(lines) if re.search(r"[:=]( |$)", line)]
    if places:
        at = places[_getal(draw, len(places) - 1)]
        head = re.match(r".*?[:=](?: |$)", lines[at])
        assert head is not None
        lines[at] = f"{head[0].rstrip()} {WAARDEN[_getal(draw, len(WAARDEN) - 1)]}"
    return _bytes(lines)


def veld_anders(draw: Trek, raw: bytes, sep: str) -> bytes:
    lines = _regels(raw)
    at = _getal(draw, len(lines) - 1)
    names = ("id", "naam", "x", "1", "", "~", "'a b'", "é", "tabel", "waar", "__class__", "a" * 3_000, "status", "jaar")
    new = names[_getal(draw, len(names) - 1)]
    lines[at] = re.sub(r"[\w.-]+(?=\s*[:=])", lambda _: new, lines[at], count=1)
    return _bytes(lines)


def inspringing_anders(draw: Trek, raw: bytes, sep: str) -> bytes:
    lines = _regels(raw)
    at = _getal(draw, len(lines) - 1)
    lines[at] = (" ", "  ", "\t", "        ", "- ", "\u00a0")[_getal(draw, 5)] + lines[at]
    if _getal(draw, 1):
        lines[at] = lines[at].lstrip()
    return _bytes(lines)


def regel_erbij(draw: Trek, raw: bytes, sep: str) -> bytes:
    lines = _regels(raw)
    at = _getal(draw, len(lines))
    near = lines[min(at, len(lines) - 1)]
    indent = near[: len(near) - len(near.lstrip())] if _getal(draw, 1) else ""
    return _bytes([*lines[:at], indent + REGELS[_getal(draw, len(REGELS) - 1)], *lines[at:]])


def bommen(draw: Trek, raw: bytes, sep: str) -> bytes:
    """Add what is small on disk and grows when it is read, or goes deep."""
    text = raw.decode("utf-8", "surrogateescape")
    deep = 10 ** _getal(draw, 4)
    new = (
        f"{BOM}\n{text}",
        f"{text}\n{BOM}\n",
        f"{text}\nx: {'[' * deep}{']' * deep}\n",
        f"{text}\nx: {'{a: ' * deep}1{'}' * deep}\n",
        "".join(f"{' ' * i}a:\n" for i in range(min(deep, 1_000))),
        f"- {BOM.splitlines()[0]}\n  b: *a0\n{text}",
        f"x = {'[' * deep}{']' * deep}\n{text}",
        "- " * deep,
        f"&a {text}",
    )
    return new[_getal(draw, len(new) - 1)].encode("utf-8", "surrogateescape")


WIJZEN = (
    waarde_anders, waarde_anders, waarde_anders, waarde_anders, veld_anders, veld_anders, inspringing_anders,
    regel_erbij, regel_erbij, bommen, regel_weg, regel_dubbel, regels_verwisseld, regels_samen, ander_regeleinde,
    andere_tekenset, dubbel_gecodeerd, afgeknipt, bytes_anders, bytes_erbij, iets_anders,
)  # fmt: skip
