"""A zip file that is the same whenever it is made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_VAST = (2000, 1, 1, 0, 0, 0)  # a zip carries its time of making; the same register must give the same bytes


def vaste_zip(bestanden: Mapping[str, bytes]) -> bytes:
    """Return files by name as a zip; the same files always give the same bytes."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in bestanden.items():
            archive.writestr(zipfile.ZipInfo(name, _VAST), content, zipfile.ZIP_DEFLATED)
    return memory.getvalue()
