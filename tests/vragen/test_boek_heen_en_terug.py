"""What is written as YAML is read back equal, whatever people wrote."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings

from sociaal_domein.register import lees_register, schrijf_records, soorten, startset
from sociaal_domein.register.lezen import lees_stukken
from tests.vragen.registers import Stukken, stukken

REGISTER = lees_register(startset())


def heen_en_terug(register: Stukken, folder: Path) -> None:
    for kind, records in register._asdict().items():
        for record in records:
            schrijf_records(soorten()[kind].pad(folder, record.id), soorten()[kind], [record])
    read = lees_stukken(type(REGISTER)(folder, REGISTER.bestanden), {})
    for kind, records in register._asdict().items():
        assert (list(read[kind].records.values()) if kind in read else []) == records
        for record in records:
            soorten()[kind].pad(folder, record.id).unlink()


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(register=stukken())
def test_a_register_is_read_back_as_it_was_written(tmp_path: Path, register: Stukken):
    heen_en_terug(register, tmp_path)
