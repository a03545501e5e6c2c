"""What became of an area: in plain Dutch, with what can and what cannot be said about its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociaal_domein.gebieden import voorgangers
from sociaal_domein.gemeentenaam import gemeenten_met_naam, zoek_gemeente
from sociaal_domein.taal import getal, opsomming, voor_opdracht

if TYPE_CHECKING:
    import duckdb

# In the lists of before this year a split reads like a merger.
SPLITSINGEN_SINDS = 2017
_LIJST = "In de lijst van het CBS is dat zo sinds 1 januari {jaar}."
_ONZEKER = (
    f"Onze bron weet van vóór {SPLITSINGEN_SINDS} niet of een gemeente is gesplitst: een deel kan ergens anders bij "
    "zijn gekomen."
)


def levensloop(con: duckdb.DuckDBPyConnection, naam: str) -> str:
    """Tell what became of a municipality, or what a wijk, buurt, province or region belongs to.

    Parameters
    ----------
    con : duckdb connection on a built store
    naam : str
        Name or CBS code of a municipality of today or of before, or the CBS code of another area.

    Raises
    ------
    SociaalDomeinFout
        There is no such area; near names are given.
    """
    found = gemeenten_met_naam(con, naam)
    if not found:
        if other := _ander_gebied(con, naam):
            return other
        zoek_gemeente(con, naam)  # says that it is unknown, and which names are near
    return "\n\n".join(_gemeente(con, code, name or code, now, status) for code, name, now, status in found)


def overzicht(con: duckdb.DuckDBPyConnection) -> str:
    """List the mergers and splits since 2010, and what cannot be traced because of a split."""
    first, last, now = con.execute(
        "select min(jaar), max(jaar), count(distinct gemeente_code) filter (jaar = (select max(jaar) from "
        "bron_gemeenten__lijst)) from bron_gemeenten__lijst"
    ).fetchall()[0]
    gone = con.execute(
        "select g.gebied_code, g.naam, g.status, min(h.ingang_jaar), list(n.naam order by n.naam) "
        "from kern_gebied as g join kern_herindeling as h on h.oude_gemeente_code = g.gebied_code "
        "join kern_gebied as n on n.gebied_code = h.gemeente_code_nu "
        "where g.gebied_code in (select gemeente_code from bron_gemeenten__lijst) group by all order by 4, 2"
    ).fetchall()
    merged = [row for row in gone if row[2] == "opgegaan"]
    split = [row for row in gone if row[2] == "gesplitst"]
    lines = [f"In {last} zijn er {now} gemeenten. Sinds {first} verdwenen er {getal(len(gone))}.", ""]
    lines += [f"Samengegaan ({len(merged)}): de uitgaven en inwoners zijn opgeteld bij de gemeente van vandaag."]
    for code, name, _, year, heirs in merged:
        lines.append(f"  {year}  {name} ({code}) hoort nu bij {heirs[0]}")
    lines += ["", f"Gesplitst ({len(split)}): deze cijfers zijn niet te verdelen en staan apart."]
    for code, name, _, year, heirs in split:
        lines.append(f"  {year}  {name} ({code}) is verdeeld over {opsomming(heirs)}")
        lines.append(f"        Uitgaven en inwoners van deze gemeenten zijn van vóór {year} niet te herleiden.")
    return "\n".join([*lines, "", _ONZEKER])


def _gemeente(con: duckdb.DuckDBPyConnection, code: str, naam: str, nu: str | None, status: str) -> str:
    if status not in ("opgegaan", "gesplitst"):
        return "\n".join(_van_vandaag(con, code, naam))
    heirs = con.execute(
        "select g.gebied_code, g.naam, h.ingang_jaar from kern_herindeling as h "
        "join kern_gebied as g on g.gebied_code = h.gemeente_code_nu where h.oude_gemeente_code = ? order by g.naam",
        [code],
    ).fetchall()
    year = min(h[2] for h in heirs)
    names = [f"{h[1]} ({h[0]})" for h in heirs]
    if status == "gesplitst":
        return "\n".join(
            [
                f"{naam} ({code}) is gesplitst. Het gebied hoort nu bij {opsomming(names)}.",
                _LIJST.format(jaar=year),
                "Welk deel van een cijfer bij welke gemeente hoort, is niet te zeggen. Wij verdelen het niet.",
                f"Uitgaven en inwoners van deze gemeenten van vóór {year} zijn daarom niet te herleiden.",
                f"Het cijfer van {naam} zelf ziet u met: sociaal-domein cijfers INDICATOR "
                f"{voor_opdracht(heirs[0][1])} --gebieden toen",
            ]
        )
    lines = [f"{naam} ({code}) is opgegaan in {names[0]}.", _LIJST.format(jaar=year)]
    figures = con.execute("select count(*) from kern_inwoners where gebied_code = ?", [code]).fetchall()[0][0]
    if not figures:
        lines.append(f"Onze cijfers beginnen later: over {naam} zelf is er geen.")
        return "\n".join([*lines, _ONZEKER] if year < SPLITSINGEN_SINDS else lines)
    lines += [
        f"Uitgaven en inwoners van {naam} tellen mee bij {heirs[0][1]}.",
        f"Het cijfer van {naam} zelf ziet u met: sociaal-domein cijfers INDICATOR "
        f"{voor_opdracht(heirs[0][1])} --gebieden toen",
    ]
    return "\n".join(lines)


def _van_vandaag(con: duckdb.DuckDBPyConnection, code: str, naam: str) -> list[str]:
    place = con.execute(
        "select p.naam from kern_gemeente as m join kern_gebied as p on p.gebied_code = m.provincie_code "
        "where m.gemeente_code = ?",
        [code],
    ).fetchall()
    where = f" in de provincie {place[0][0]}" if place else ""
    lines = [f"{naam} ({code}) is een gemeente van vandaag{where}."]
    regions = con.execute(
        "select g.naam, g.gebied_code from kern_regio as r join kern_gebied as g on g.gebied_code = r.regio_code "
        "where r.gemeente_code = ? order by g.naam",
        [code],
    ).fetchall()
    if regions:
        lines.append(f"De gemeente ligt in {opsomming(f'{name} ({region})' for name, region in regions)}.")
    before = voorgangers(con, code)
    if not before:
        lines.append("Sinds 2010 kwam er geen andere gemeente bij.")
    for v in before:
        part = "Een deel van " if v.gesplitst else ""
        lines.append(f"  {v.jaar}  {part}{v.naam} ({v.code}) kwam erbij.")
    for v in (v for v in before if v.gesplitst):
        lines.append(
            f"Uitgaven en inwoners van vóór {v.jaar} zijn niet te herleiden: welk deel van {v.naam} hierbij hoort, "
            "is niet te zeggen."
        )
    if any(v.jaar < SPLITSINGEN_SINDS for v in before):
        lines.append(_ONZEKER)
    return lines


def _ander_gebied(con: duckdb.DuckDBPyConnection, code: str) -> str | None:
    rows = con.execute(
        "select g.gebied_code, g.naam, g.niveau, g.status, g.van_jaar, g.tot_jaar, m.naam from kern_gebied as g "
        "left join kern_gebied as m on m.gebied_code = g.gemeente_code_nu and m.niveau = 'gemeente' "
        "where upper(g.gebied_code) = upper(?)",
        [code.strip()],
    ).fetchall()
    if not rows:
        return None
    found, name, level, status, first, last, place = rows[0]
    lines = [f"{name or found} ({found}): {level}{f' in {place}' if place else ''}."]
    members = con.execute(
        "select g.naam from kern_regio as r join kern_gebied as g on g.gebied_code = r.gemeente_code "
        "where r.regio_code = ? order by g.naam",
        [found],
    ).fetchall()
    if members:
        lines.append(f"Hierin liggen {opsomming(m[0] for m in members)}.")
    if status == "oude_indeling":
        lines.append(f"Dit gebied bestond in onze bron van {first} tot en met {last}. De indeling is daarna veranderd.")
    years = con.execute(
        "select jaar from kern_breuk where onderwerp = 'indeling' and gebied_code = ? order by jaar", [found]
    ).fetchall()
    if years:
        lines.append(
            f"De grens of de code veranderde in {opsomming(str(y[0]) for y in years)}. Cijfers van ervoor en erna zijn "
            "niet te vergelijken."
        )
    return "\n".join(lines)
