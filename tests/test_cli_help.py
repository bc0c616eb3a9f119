"""The help of every command speaks the campaign's language, and says there all that the English help says."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

import gaung.cli.commands
from campaign_fixtures import copy_minimal
from gaung import messages
from gaung.cli.helping import SHARED, WORDS
from gaung.model.language import Language
from test_cli import gaung as run

CALLS = (
    *gaung.cli.commands.COMMANDS,
    *(f"{group} {name}" for group, (_, of) in gaung.cli.commands.GROUPS.items() for name in of),
)
INDONESIAN = messages.helps(Language.INDONESIAN)


def parameters(call: str) -> tuple[str, ...]:
    """The parameters of a command, as its function names them."""
    command = gaung.cli.commands.app
    for name in call.split():
        command = command[name]
    assert command.default_command is not None
    return tuple(inspect.signature(command.default_command).parameters)


@pytest.mark.parametrize("call", CALLS)
def test_each_command_and_each_of_its_parameters_has_its_sentence(call: str) -> None:
    assert INDONESIAN[call]["summary"]
    extra = {"root", "language"} - set(INDONESIAN[call])
    assert set(INDONESIAN[call]) - {"summary", "explanation"} == set(parameters(call)) - extra


def test_no_sentence_is_left_of_a_command_that_is_gone() -> None:
    assert set(INDONESIAN) == {WORDS, SHARED, *CALLS, *gaung.cli.commands.GROUPS}


@pytest.mark.parametrize("call", CALLS)
def test_the_help_is_indonesian_in_an_indonesian_campaign(call: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        gaung.cli.main([*call.split(), "--help", "--language", "id"])
    shown = re.sub(r"[\s│]+", " ", capsys.readouterr().out)
    assert ended.value.code == 0
    assert f"Cara pakai: gaung {call}" in shown
    for sentence in INDONESIAN[call].values():
        assert re.sub(r"\s+", " ", sentence) in shown
    assert not re.search(r"Usage|Parameters|Arguments|choices:|default:|required", shown)


def test_a_campaign_chooses_the_language_of_the_help(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path)
    assert run(cwd=root).stdout == run("--help", cwd=root).stdout
    shown = run("-h", cwd=root).stdout
    assert "Cara pakai: gaung PERINTAH" in shown
    assert "Bangun seluruh kampanye dan terbitkan." in shown
    assert "Usage: gaung COMMAND" in run("--help", "--language", "en", cwd=root).stdout
    assert "Usage: gaung build" in run("build", "--language", "ne", "--help", cwd=root).stdout
    assert "Feed, milik kita atau bukan." in run("feed", cwd=root).stdout
