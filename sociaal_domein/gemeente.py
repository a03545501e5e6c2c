"""One municipality: its figures, its peers, what may be said about them, and its dossier."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sociaal_domein.cijfers import Cijfer, Cijfers, beoordeel
from sociaal_domein.duiding.geschiedenis import eerdere
from sociaal_domein.duiding.lezing import Lezing, lees, nieuwste_wijken, plaats_naast
from sociaal_domein.duiding.vergelijkingsgroep import Band, Vergelijkingsgroep, band, kies_groep
from sociaal_domein.duiding.verwacht import Toetsen, gemeentetrechter, tel_toetsen, wijktrechter
from sociaal_domein.duiding.waarschuwen import naast_verder_vastgesteld
from sociaal_domein.gebieden import controleer_keuze, rijen_nu, rijen_toen
from sociaal_domein.indicator import WETTEN, Indicator
from sociaal_domein.privacy.onderdrukking.eigen_cijfers import gebiedsdelen, onderdruk, samen

if TYPE_CHECKING:
    import altair as alt

    from sociaal_domein.domein import Domein
    from sociaal_domein.dossier import Dossier
    from sociaal_domein.vragen.boek import Boek

# Below this number of inhabitants heavy care for one person moves an amount per inhabitant.
KLEINE_GEMEENTE = 10_000
# So many years before, as far as they are comparable, must show the same before a position is called striking.
JAREN_ERVOOR = 2


class Gemeente:
    """One municipality of today.

    Attributes
    ----------
    code, naam : str
    vroeger : str or None
        The old name by which it was found.
    """

    def __init__(self, domein: Domein, code: str, naam: str, vroeger: str | None = None) -> None:
        self.domein = domein
        self.code = code
        self.naam = naam
        self.vroeger = vroeger

    def __repr__(self) -> str:
        return f"<Gemeente {self.naam} ({self.code})>"

    def cijfers(self, indicator: str, *, buurten: bool = True, gebieden: str = "nu") -> Cijfers:
        """Return all figures of an indicator: of the municipality, its wijken, its buurten, province and country.

        Parameters
        ----------
        indicator : str
        buurten : bool
            False leaves the buurten out: most of the rows, and a reading does not look at them.
        gebieden : str
            ``nu``: the municipality of today, with the municipalities that went into it added up. ``toen``: the
            municipality as it was each year, beside the ones that went into it, each under its own name and code.

        Raises
        ------
        SociaalDomeinFout
            The indicator does not exist, or `gebieden` is something else.
        """
        controleer_keuze(gebieden)
        ind = self.domein.indicator(indicator)
        limits = self.domein.instellingen.drempels
        group = samen(ind, self.domein.indicatoren.values(), self.domein.home)
        then: list[str] = []
        if gebieden == "toen":
            rows, then = rijen_toen(self, ind)
        else:
            rows = rijen_nu(self, ind, buurten)
        if group:
            # What is hidden of own figures must not depend on what is asked for.
            asked = {(row[0], row[4], row[5]) for row in rows}
            told = [(one, self._alle_figuren(one, then if one is ind else [])) for one in group]
            measures = [
                (one, found, [beoordeel(c, one, limits.kleinste_noemer, limits.kleinste_teller) for c in found])
                for one, found in told
            ]
            shown = onderdruk(measures, gebiedsdelen(self.domein.con, self.code), limits.kleinste_teller)
            judged = [c for c in shown[group.index(ind)] if (c.gebied_code, c.jaar, c.reeks) in asked]
        else:
            figures = self._figuren(ind, rows, then)
            judged = [beoordeel(c, ind, limits.kleinste_noemer, limits.kleinste_teller) for c in figures]
        return Cijfers(
            ind,
            naast_verder_vastgesteld(judged),
            self.domein.bronnen(indicator),
            self.domein.oordelen(indicator),
            self.naam,
        )

    def _alle_figuren(self, ind: Indicator, then: Sequence[str]) -> list[Cijfer]:
        """Return every figure of an indicator: in the areas of now and in those of then."""
        both = [*rijen_toen(self, ind)[0], *rijen_nu(self, ind, True)]
        return self._figuren(ind, list({(row[0], row[4], row[5]): row for row in both}.values()), then)

    def _figuren(self, ind: Indicator, rows: Sequence[tuple[Any, ...]], then: Sequence[str]) -> list[Cijfer]:
        """Make figures of rows, as they are: nothing judged, nothing left out."""
        sources = self.domein.bronnen(ind.id)
        source = "; ".join(dict.fromkeys(f"{s['naam']} ({s['uitgever']})" for s in sources)) or ind.zonder_snapshot
        taken = max((s["opgehaald"] for s in sources), default="")
        derived = ["afgeleid"] if any(s["herkomst"] == "afgeleid" for s in sources) else []
        always = [*self._vast(ind), *then]
        return [
            Cijfer(
                indicator=ind.id,
                gebied_code=code,
                gebied_naam=name or f"{level} {code}",
                niveau=level,
                schaal=scale,
                jaar=year,
                reeks=line,
                waarde=value,
                teller=count,
                noemer=base,
                n=None if value is None else ind.n(count, base),
                onder=low,
                boven=high,
                eenheid=ind.eenheid,
                status=status,
                reden=reason,
                segment=segment,
                bron=source,
                snapshot=taken,
                waarschuwingen=(*always, *self._bij_regel(ind, code, line, status, base), *derived),
                zegt_niet=ind.zegt_niet,
            )
            for code, name, level, scale, year, line, value, count, base, low, high, status, reason, segment in rows
        ]

    def _vast(self, indicator: Indicator) -> list[str]:
        """Return the warnings of an indicator, without the one that is not about this municipality."""
        drop = "geen_centrumgemeente" if self.is_centrumgemeente else None
        return [code for code in indicator.waarschuwingen if code != drop]

    def _bij_regel(self, indicator: Indicator, gebied: str, reeks: str, status: str, noemer: float | None) -> list[str]:
        """Return the warnings that apply to one figure by rule."""
        per_head = indicator.vorm == "euro_per_inwoner"
        # A share of money is divided by euros.
        people = noemer if per_head else self.inwoners if indicator.soort == "geld" else None
        small = people is not None and people < KLEINE_GEMEENTE
        shelter = indicator.soort == "geld" and (
            indicator.wet == "wmo" or (indicator.wet == "breed" and reeks not in WETTEN)
        )
        return [
            *(["kleine_gemeente"] if small else []),
            *(["centrumgemeente"] if shelter and gebied == self.code and self.is_centrumgemeente else []),
            *(["status_onbekend"] if status == "onbekend" else []),
            *(["regio_som"] if gebied in self.regios else []),
        ]

    @property
    def is_verzonnen(self) -> bool:
        """Whether it was made up, to practise with: it stands in no list of municipalities."""
        return self.code not in self.domein.gemeentenamen

    @cached_property
    def is_centrumgemeente(self) -> bool:
        """Whether the state pays it for sheltered living or shelter, which it then offers to the whole region."""
        row = self.domein.con.execute(
            "select is_centrumgemeente from kern_gemeente where gemeente_code = ?", [self.code]
        ).fetchone()
        return bool(row and row[0])

    @cached_property
    def inwoners(self) -> float | None:
        """Inhabitants in the latest year that is known; None where none is."""
        row = self.domein.con.execute(
            "select inwoners from kern_inwoners_nu where gemeente_code = ? and inwoners is not null order by jaar desc",
            [self.code],
        ).fetchone()
        return float(row[0]) if row else None

    @cached_property
    def provincie(self) -> str:
        """CBS code of the province."""
        row = self.domein.con.execute(
            "select provincie_code from kern_gemeente where gemeente_code = ?", [self.code]
        ).fetchone()
        return str(row[0]) if row else ""

    @cached_property
    def regios(self) -> tuple[str, ...]:
        """CBS codes of the regions it lies in; empty as long as their classification was not fetched."""
        rows = self.domein.con.execute(
            "select regio_code from kern_regio where gemeente_code = ? order by regio_code", [self.code]
        ).fetchall()
        return tuple(str(r[0]) for r in rows)

    def omvat(self, gebied: str) -> bool:
        """Whether an area is this municipality, a part of it, a region it lies in, its province or the country."""
        if gebied in (self.code, self.provincie, "NL01", *self.regios):
            return True
        row = self.domein.con.execute(
            "select gemeente_code_nu from kern_gebied where gebied_code = ?", [gebied]
        ).fetchone()
        return row is not None and row[0] == self.code

    @cached_property
    def vergelijkingsgroep(self) -> Vergelijkingsgroep:
        """The peers: those of the settings, else those of the same size class and urbanity."""
        own = [self.domein.gemeente(n).code for n in self.domein.instellingen.vergelijkingsgroep]
        return kies_groep(self.domein.con, self.code, own)

    def lezing(self, indicator: str, *, reeks: str | None = None, peildatum: date | None = None) -> Lezing | None:
        """Read one indicator: the latest figure beside its history, its peers and its wijken.

        Parameters
        ----------
        indicator : str
        reeks : str, optional
            Default: the main line of the indicator.
        peildatum : date, optional
            Default: today.
        """
        figures = self.cijfers(indicator, buurten=False)
        ind, con = figures.indicator, self.domein.con
        line = reeks or ind.hoofdreeks
        latest = figures.kies(niveau=figures.hoofdniveau, reeks=line).laatste()
        if latest is None:
            return None
        parts, _ = nieuwste_wijken(figures, line)
        peers = self._band(ind, latest)
        return lees(
            ind,
            figures,
            line,
            peildatum or date.today(),
            peers,
            eerdere_banden=self._eerdere_banden(figures, latest, peers),
            trechter=wijktrechter(con, figures, parts, self._toetsen),
            trechter_gemeenten=gemeentetrechter(con, ind, latest, self._toetsen),
        )

    @cached_property
    def _toetsen(self) -> Toetsen:
        return tel_toetsen(self.domein.con, self.code, self.domein.indicatoren.values())

    def _band(self, indicator: Indicator, cijfer: Cijfer) -> Band | None:
        if cijfer.niveau != "gemeente" or indicator.vorm == "aantal":
            return None
        return band(self.domein.con, indicator.id, cijfer.jaar, cijfer.reeks, self.vergelijkingsgroep)

    def _eerdere_banden(self, figures: Cijfers, latest: Cijfer, peers: Band | None) -> list[Band]:
        """Return the bands of the years before, for a figure that lies outside the one of its own year."""
        if plaats_naast(figures.indicator, latest, peers) in (None, "binnen"):
            return []
        before = [c for c in eerdere(figures, latest) if latest.jaar - c.jaar <= JAREN_ERVOOR]
        found = [self._band(figures.indicator, c) for c in reversed(before)]
        return [b for b in found if b is not None]

    @property
    def boek(self) -> Boek | None:
        """What its council asked and was promised; None unless the working folder is that of this municipality."""
        return self.domein.boek if self.domein.is_eigen(self.code) else None

    def dossier(self, waarde: str | None = None, *, peildatum: date | None = None) -> Dossier:
        """Return everything known about the values, or about one of them."""
        from sociaal_domein.dossier import maak_dossier

        return maak_dossier(self, waarde, peildatum or date.today())

    def grafiek(self, indicator: str, *, reeksen: Sequence[str] | None = None) -> alt.Chart | alt.LayerChart:
        """Return the figures over the years as a chart; no line crosses a break."""
        from sociaal_domein.weergave.grafiek import verloop

        return verloop(self, indicator, reeksen=reeksen)
