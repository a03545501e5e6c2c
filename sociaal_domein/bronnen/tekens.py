"""What publishers write instead of a figure, and what each sign means. The one place for all sources.

CBS writes in its legend: ``.`` the figure is unknown, unreliable or secret; ``-`` nil; ``x`` secret; blank: the figure
cannot exist. Some of its tables hold large negative numbers instead.
"""

from __future__ import annotations

NIHIL = "-"
TEKENS = {
    "-99995": "nog_niet_gepubliceerd",
    "-99997": "onderdrukt",
    "-99998": "niet_geleverd",
    ".": "ontbreekt",
    "x": "onderdrukt",
    "": "bestaat_niet",
    NIHIL: None,  # nil is a figure: zero
}
GETAL = r"-?[0-9]+([.,][0-9]+)?"


def reden(cel: str) -> str | None:
    """Return why a cell holds no figure; None when it does.

    Examples
    --------
    >>> reden("."), reden("-99997"), reden("-"), reden("12,5"), reden("-99997.0")
    ('ontbreekt', 'onderdrukt', None, None, 'onderdrukt')
    """
    return TEKENS.get(cel.removesuffix(".0"))


def sql_reden(cel: str) -> str:
    """Return the same in SQL, for a column with text."""
    whens = " ".join(f"when '{sign}' then '{why}'" for sign, why in TEKENS.items() if why)
    return f"case regexp_replace(coalesce({cel}, ''), '[.]0+$', '') {whens} end"


def sql_waarde(cel: str, soort: str = "double") -> str:
    """Return SQL for the figure in a column with text: a decimal comma is one, nil is zero, no figure is null."""
    number = f"cast(replace({cel}, ',', '.') as {soort})"
    return (
        f"case when {cel} = '{NIHIL}' then 0 when {sql_reden(cel)} is null "
        f"and regexp_full_match({cel}, '{GETAL}') then {number} end"
    )


def sql_onleesbaar(cel: str) -> str:
    """Return SQL that tells whether a cell is neither a figure nor a known sign."""
    return (
        f"({cel} is not null and {cel} <> '{NIHIL}' and {sql_reden(cel)} is null "
        f"and not regexp_full_match({cel}, '{GETAL}'))"
    )
