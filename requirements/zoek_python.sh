#!/usr/bin/env bash
# Print the first Python that can run this project: $PYTHON when given, else python3, else a newer one by name.
set -euo pipefail

geschikt() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

for naam in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
    if command -v "$naam" >/dev/null 2>&1 && geschikt "$naam"; then
        command -v "$naam"
        exit 0
    fi
done

gevonden="$("${PYTHON:-python3}" --version 2>/dev/null || true)"
cat >&2 <<TEKST
Dit project heeft Python 3.11 of nieuwer nodig. Gevonden: ${gevonden:-geen Python}.
Wat u kunt doen: installeer Python 3.11, 3.12 of 3.13, of wijs er een aan:
  make briefing PYTHON=/pad/naar/python3.12
TEKST
exit 2
