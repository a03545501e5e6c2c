"""Damaged files through every reader, a few of each; `make bewijs` runs ten thousand."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..vermink.proeven import Proef, beproef, proeven


@pytest.mark.parametrize("proef", proeven().values(), ids=list(proeven()))
def test_a_damaged_file_is_read_in_full_or_refused_with_a_clear_message(proef: Proef, tmp_path: Path):
    result = beproef(proef, 15, tmp_path)
    assert result.geweigerd, "the damage is no damage"
