"""A publisher on this machine: a real HTTP server on loopback with tables in CBS's shapes, and with faults.

::

    from tests.bronnen.uitgever import Uitgever, voorbeelden

    with Uitgever() as uitgever:
        uitgever.zet(voorbeelden.iv3())               # table 45063NED, OData v3
        uitgever.zet(voorbeelden.cbs4())              # table 85678NED, OData v4
        haal_tabel(ophaler, tabel="45063NED", adres=uitgever.adres, map=folder)

`Uitgever.adres` is the base address (``http://127.0.0.1:<port>``), to use as ``[ververs.adressen]``.
The fixture ``uitgever`` of tests/bronnen/conftest.py gives one.

Faults: ``uitgever.storing(soort, pad="UntypedDataSet", keer=2, na=1)`` plays the fault `soort` on the requests whose
path and query match the regular expression `pad`: the first `na` go well, the next `keer` go wrong, then all is
fine. See `storingen.SOORTEN` for the kinds. Faults in what a table *says* (a renamed column, another suffix, a new
measure, an unknown key, a table that shrank) are made with `Tabel3.anders`, and put in place with `zet`.

What was asked is in ``uitgever.verzoeken``; the most requests that were under way at once in
``uitgever.hoogst_tegelijk``.
"""

from __future__ import annotations

from tests.bronnen.uitgever import voorbeelden
from tests.bronnen.uitgever.server import Uitgever, Verzoek
from tests.bronnen.uitgever.tabellen import As, Onderwerp, Tabel3, Tabel4

__all__ = ["As", "Onderwerp", "Tabel3", "Tabel4", "Uitgever", "Verzoek", "voorbeelden"]
