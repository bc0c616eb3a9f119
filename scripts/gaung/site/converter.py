"""One converter of Markdown for all pages of a language, where a generator would make another for each page.

Python-Markdown is made for it: `reset` forgets a page. Setting one up takes a sixth of the time of converting a page.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping, Sequence
from typing import Any

import markdown
import markdown.extensions

OURS = "gaung.site.blocks"
_COUNTS_ITS_PAGES = "footnotes"
"""With its setting `UNIQUE_IDS` this one writes how many pages it has seen."""


class OneConverter:
    """Stands where a generator looks for the module `markdown` to take `Markdown` from it."""

    def __init__(self) -> None:
        self._shared: markdown.Markdown | None = None

    def Markdown(  # noqa: N802 - Python-Markdown's name
        self, *, extensions: Sequence[str], extension_configs: Mapping[str, dict[str, Any]]
    ) -> markdown.Markdown:
        """A converter that knows nothing of any other page.

        Only Python-Markdown's own extensions and ours are known to forget a page; with another one, or with one that
        counts pages, each page gets a converter of its own.
        """
        if self._shared is not None:
            return self._shared.reset()
        made = markdown.Markdown(extensions=list(extensions), extension_configs=extension_configs)
        if _forgets(extensions, extension_configs):
            self._shared = made
        return made


def _forgets(extensions: Sequence[str], configs: Mapping[str, dict[str, Any]]) -> bool:
    """Whether all these extensions forget a page when they are told to."""
    names = {str(name).removeprefix("markdown.extensions.") for name in extensions}
    own = {module.name for module in pkgutil.iter_modules(markdown.extensions.__path__)}
    counts = any(config for name, config in configs.items() if name.endswith(_COUNTS_ITS_PAGES))
    return names <= own | {OURS} and not counts
