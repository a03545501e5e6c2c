"""Rules for the command line: every command stands in the manual, and the manual names no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
import typer.main
from typer.core import TyperCommand, TyperGroup

from sociaal_domein.cli import app

HANDLEIDING = (Path(__file__).resolve().parents[2] / "docs" / "handleiding.md").read_text(encoding="utf-8")


def opdrachten(group: TyperGroup, path: tuple[str, ...] = ()) -> Iterator[tuple[str, TyperCommand]]:
    for name, child in group.commands.items():
        if isinstance(child, TyperGroup):
            yield from opdrachten(child, (*path, name))
        elif not child.hidden:
            yield " ".join((*path, name)), child


OPDRACHTEN = dict(opdrachten(typer.main.get_command(app)))


def test_there_are_commands():
    assert {"briefing", "bouw", "cijfers"} <= set(OPDRACHTEN)


@pytest.mark.parametrize("name", OPDRACHTEN)
def test_every_command_has_a_heading_and_an_example(name: str):
    section = re.search(rf"^### `{name}`\n(.*?)(?=^#|\Z)", HANDLEIDING, re.M | re.S)
    assert section, f"docs/handleiding.md has no heading '### `{name}`'"
    assert re.search(rf"^    sociaal-domein {name}\b|^sociaal-domein {name}\b", section.group(1), re.M), (
        f"docs/handleiding.md, {name}: no example"
    )


@pytest.mark.parametrize("name", OPDRACHTEN)
def test_every_option_and_argument_is_explained_on_the_screen(name: str):
    for param in OPDRACHTEN[name].params:
        if not param.hidden and param.name != "help":
            assert param.help, f"sociaal-domein {name}: {param.name} has no help text"
    assert OPDRACHTEN[name].help, f"sociaal-domein {name} has no help text"


def test_the_manual_names_no_command_that_does_not_exist():
    assert set(re.findall(r"^### `([a-z ]+)`", HANDLEIDING, re.M)) == set(OPDRACHTEN)
