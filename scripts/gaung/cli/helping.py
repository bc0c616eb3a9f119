"""The help of the commands in another language than the English of their docstrings: one table a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cyclopts.help import DefaultFormatter, HelpEntry, HelpPanel

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions

WORDS = "gaung"
"""The entry of a table with the words around the commands' own."""
SHARED = "every"
"""The entry with the options that every command has."""


class Translated(DefaultFormatter):
    """Shows the help of one command with the sentences of a table, in the shape of the English one."""

    def __init__(self, sentences: Mapping[str, Mapping[str, str]], command: Sequence[str]) -> None:
        super().__init__()
        self._sentences = sentences
        self._words = sentences[WORDS]
        self._command = " ".join(command)
        self._own = sentences.get(self._command or WORDS, {})

    def __call__(self, console: Console, options: ConsoleOptions, panel: HelpPanel) -> None:
        """One panel: commands with their summaries, or parameters with their meaning."""
        is_commands = panel.format == "command"
        entries = [self._of_command(entry) if is_commands else self._of_parameter(entry) for entry in panel.entries]
        is_placed = any(entry.positional_label and not entry.names for entry in panel.entries)
        title = self._words["commands" if is_commands else "arguments" if is_placed else "parameters"]
        super().__call__(console, options, panel.copy(title=title, entries=entries))

    def render_usage(self, console: Console, options: ConsoleOptions, usage: object) -> None:
        """The line with the call."""
        call = str(usage).strip().removeprefix("Usage:").strip()
        for english, key in (("COMMAND", "command"), ("[OPTIONS]", "options")):
            call = call.replace(english, self._words[key])
        console.print(self._words["usage"].format(call=call), markup=False, highlight=False, style="bold")
        console.print()

    def render_description(self, console: Console, options: ConsoleOptions, description: object) -> None:
        """What the command does, and what more there is to know."""
        for key in ("summary", "explanation"):
            if key in self._own:
                console.print(self._own[key], markup=False, highlight=False)
                console.print()

    def _of_command(self, entry: HelpEntry) -> HelpEntry:
        name = entry.names[0]
        if name.startswith("-"):
            return entry.copy(description=self._words[name.strip("-")])
        path = f"{self._command} {name}".strip()
        return entry.copy(description=self._sentences.get(path, {}).get("summary", entry.description))

    def _of_parameter(self, entry: HelpEntry) -> HelpEntry:
        name = (entry.positive_names or entry.names or (entry.positional_label or "",))[0]
        key = name.strip("-").replace("-", "_").lower()
        meaning = self._own.get(key) or self._sentences[SHARED].get(key) or ""
        default = entry.default if entry.default not in ("True", "False") else None
        facts = {"choices": ", ".join(entry.choices or ()), "default": default or ""}
        said = [self._words[fact].format(**facts) for fact, value in facts.items() if value]
        if entry.required:
            said.append(self._words["required"])
        text = " ".join([meaning, *(f"[{words}]" for words in said)])
        return entry.copy(description=text, choices=None, default=None, required=False)
