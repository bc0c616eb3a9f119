"""Every command by its name, and what is said of a call that means none of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cyclopts import App, CycloptsError
from cyclopts.exceptions import CoercionError, MissingArgumentError, UnknownCommandError, UnknownOptionError

import gaung
from gaung import messages
from gaung.cli.talk import stop
from gaung.cli.where import last_words
from gaung.near import nearest
from gaung.problem import Problem

app = App(
    name="gaung",
    version=gaung.__version__,
    help="Website, radio talkshows and posters of a campaign, from one folder.",
)
COMMANDS = {
    "build": "whole:build_command",
    "check": "check:check_command",
    "serve": "whole:serve_command",
    "new": "start:new_command",
    "doctor": "start:doctor_command",
    "episode": "one:episode_command",
    "poster": "one:poster_command",
    "posters": "posters:posters_command",
    "explain": "one:explain_command",
    "release": "release:release_command",
    "changes": "release:changes_command",
    "withdraw": "taking_back:withdraw_command",
    "meter": "meter:meter_command",
    "purge": "purge:purge_command",
    "helplines": "companion:helplines_command",
    "words": "companion:words_command",
    "report": "companion:report_command",
    "coverage": "coverage:coverage_command",
}
"""Each command with its function; only the one that is called is imported."""

GROUPS = {
    "consent": ("Consents of children, by reference.", {"form": "companion:form_command"}),
    "feed": ("Feeds, ours or not.", {"check": "feed:check_command"}),
    "pack": ("The site in one file.", {"usb": "pack:usb_command"}),
}
"""Commands of two words."""

for _name, _function in COMMANDS.items():
    app.command(f"gaung.cli.{_function}", name=_name)
for _name, (_help, _commands) in GROUPS.items():
    _group = App(name=_name, help=_help)
    for _second, _function in _commands.items():
        _group.command(f"gaung.cli.{_function}", name=_second)
    app.command(_group)


_HELP = frozenset({"--help", "-h"})


def run(words: Sequence[str]) -> None:
    """Run one command."""
    if not words or not _HELP.isdisjoint(words) or words[-1] in GROUPS:
        _speak_help(words)
    try:
        app(list(words), exit_on_error=False, print_error=False, result_action="return_none")
    except CycloptsError as error:
        stop(_misuse(error), last_words(words)[1])


def _misuse(error: CycloptsError) -> Problem:
    """What is wrong with the words of a command, as facts for a sentence in the person's language."""
    match error:
        case MissingArgumentError() if error.argument is not None:
            return Problem("usage-missing", None, {"name": error.argument.name})
        case UnknownCommandError():
            asked = (error.unused_tokens or error.root_input_tokens or [""])[0]
            known = tuple(sorted(name for name in app if not name.startswith("-")))
            return Problem("usage-command", None, {"asked": asked, "near": nearest(asked, known), "known": known})
        case UnknownOptionError():
            return Problem("usage-option", None, {"asked": error.token.keyword or error.token.value})
        case CoercionError() if error.token is not None:
            option = error.token.keyword or ""
            return Problem("usage-value", None, {"seen": error.token.value, "name": option, "said": str(error)})
    return Problem("usage-wrong", None, {"text": re.sub(r"\s+", " ", str(error)).strip()})


def _speak_help(words: Sequence[str]) -> None:
    """Let the help speak the campaign's language, where a table has it; the docstrings are English."""
    from gaung.cli.helping import Translated

    if not words or words[0] in _HELP:
        for name in COMMANDS:
            # their first lines are wanted now
            app[name]
    sentences = messages.helps(last_words(words)[1])
    known = 2 if words and words[0] in GROUPS else 1
    command = [word for word in words[:known] if not word.startswith("-")]
    app.help_formatter = Translated(sentences, command) if sentences else None
