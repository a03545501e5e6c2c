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
_KOMMA = "-?[0-9]+,[0-9]+"
_EXACT = "decimal(24, 8)"


def reden(cel: str) -> str | None:
    """Return why a cell holds no figure; None when it does.

    Examples
    --------
    >>> reden("."), reden("-99997"), reden("-"), reden("12,5"), reden("-99997.0")
    ('ontbreekt', 'onderdrukt', None, None, 'onderdrukt')
    """
    return TEKENS.get(cel.removesuffix(".0"))


def sql_reden(cel: str) -> str:
    """Return SQL for why a column with text holds no figure; null when it does."""
    numbers = " ".join(f"when {sign} then '{why}'" for sign, why in TEKENS.items() if why and sign[1:].isdigit())
    signs = " ".join(f"when '{sign}' then '{why}'" for sign, why in TEKENS.items() if why and not sign[1:].isdigit())
    number = f"try_cast({cel} as {_EXACT})"
    return (
        f"case when {number} is not null then case {number} {numbers} end else case coalesce({cel}, '') {signs} end end"
    )


def sql_waarde(cel: str, soort: str = "double") -> str:
    """Return SQL for the figure in a column with text: a decimal comma is one, nil is zero, no figure is null."""
    sentinels = ", ".join(sign for sign, why in TEKENS.items() if why and sign[1:].isdigit())
    number = f"try_cast({cel} as {_EXACT})"
    return (
        f"cast(case when {number} in ({sentinels}) then null when {number} is not null then {number} "
        f"when {cel} = '{NIHIL}' then 0 when regexp_full_match({cel}, '{_KOMMA}') "
        f"then try_cast(replace({cel}, ',', '.') as {_EXACT}) end as {soort})"
    )


def sql_onleesbaar(cel: str) -> str:
    """Return SQL that tells whether a cell is neither a figure nor a known sign."""
    signs = ", ".join(f"'{sign}'" for sign in TEKENS)
    return (
        f"({cel} is not null and try_cast({cel} as {_EXACT}) is null and {cel} not in ({signs}) "
        f"and not regexp_full_match({cel}, '{_KOMMA}'))"
    )
