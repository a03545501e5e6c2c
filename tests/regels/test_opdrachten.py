"""Rules for the command line: every command stands in the manual, and the manual names no other."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
import typer.main
from typer.core import TyperCommand, TyperGroup

from sociaal_domein.cli import app
from sociaal_domein.duiding.redenen import REDENEN

ROOT = Path(__file__).resolve().parents[2]
HANDLEIDING = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
VOORBEELD = re.compile(r"^(?: {4})?(sociaal-domein(?: .*)?)$", re.M)


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


def voorbeelden() -> Iterator[tuple[str, str]]:
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        for line in VOORBEELD.findall(page.read_text(encoding="utf-8")):
            yield page.name, line


def ontleed(line: str) -> str:
    """Parse a command line as the program would, up to running it; return the command it means."""
    words = shlex.split(line, comments=True)
    words = words[1 : words.index(">")] if ">" in words else words[1:]
    command, path = typer.main.get_command(app), []
    while isinstance(command, TyperGroup) and words:
        path.append(words.pop(0))
        command = command.commands[path[-1]]
    with command.make_context(" ".join(path), words):
        return " ".join(path)


@pytest.mark.parametrize(("page", "line"), [*voorbeelden()])
def test_every_example_can_be_typed(page: str, line: str):
    assert ontleed(line) in (*OPDRACHTEN, "")


def test_there_are_examples_of_every_command():
    assert {ontleed(line) for page, line in voorbeelden() if page == "handleiding.md"} == {*OPDRACHTEN, ""}


@pytest.mark.parametrize(
    "line",
    [
        "sociaal-domein bron lees kwb kerncijfers.csv",
        "sociaal-domein briefing Almere --opgve opgroeien",
        "sociaal-domein bron haal kwb",
        "sociaal-domein cijfers",
        "sociaal-domein briefing Den Haag",
    ],
)
def test_a_wrong_example_is_found(line: str):
    with pytest.raises((typer.TyperException, KeyError)):
        ontleed(line)


def test_the_manual_explains_every_reason_for_a_missing_figure():
    table = HANDLEIDING.partition("| reden | betekenis |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `(\w+)` \| \w", table, re.M) == list(REDENEN)
