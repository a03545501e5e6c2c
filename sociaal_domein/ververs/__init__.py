"""Refreshing: ask publishers for what changed, and make new snapshots of it.

`plan` says which tables, `voorraad` keeps what was fetched, `loop` does the work, one module per source makes the
tables, `boek` writes them with their ledger, `krimp` refuses what lost too much, `slot` keeps two refreshes apart and
`verslag` says in plain Dutch what became of it.
"""

from __future__ import annotations
