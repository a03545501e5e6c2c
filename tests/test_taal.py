"""Names in a command to type, and what the computer refuses, in words."""

from __future__ import annotations

import errno
import os
import shlex
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaal_domein.taal import os_fout, voor_opdracht


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_a_name_in_a_command_is_read_as_that_name(naam: str):
    assert shlex.split(f"sociaal-domein briefing {voor_opdracht(naam)} --alles")[2:] == [naam, "--alles"]


def test_a_name_in_a_command_reaches_a_real_shell():
    for naam in ("Den Haag", "'s-Hertogenbosch", 'een "dorp"', "$HOME `x` !", "Súdwest-Fryslân", ""):
        done = subprocess.run(["sh", "-c", f"printf %s {voor_opdracht(naam)}"], capture_output=True, check=True)
        assert done.stdout.decode() == naam
    assert voor_opdracht("'s-Hertogenbosch") == '"\'s-Hertogenbosch"'


@pytest.mark.parametrize("code", sorted(errno.errorcode))
@pytest.mark.parametrize("names", [(), ("/nergens/b.html",), ("/tmp",), ("/nergens/.b.nieuw", None, "/nergens/b.html")])
def test_every_error_of_the_computer_is_said_in_dutch(code: int, names: tuple[str | None, ...]):
    text = os_fout(OSError(code, os.strerror(code), *names))
    assert text.endswith(".") and os.strerror(code) not in text and ".nieuw" not in text and "None" not in text


def test_errors_of_the_computer_as_they_really_come(tmp_path: Path):
    (tmp_path / "bestand").write_text("x")
    for wrong, text in (
        (tmp_path / "weg" / "b.html", f"De map {tmp_path / 'weg'} bestaat niet."),
        (tmp_path / "b.html", f"Er is niets met de naam {tmp_path / 'b.html'}."),
        (tmp_path, f"{tmp_path} is een map en geen bestand."),
        (tmp_path / "bestand" / "b.html", f"{tmp_path / 'bestand'} is een bestand en geen map."),
        (tmp_path / ("x" * 300), "De naam van het bestand is te lang."),
    ):
        with pytest.raises(OSError) as caught:
            wrong.read_text()
        assert os_fout(caught.value) == text
