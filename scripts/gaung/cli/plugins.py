"""No plug-ins of pydantic, and nothing that looks for them.

Even where the environment says that there are to be none, pydantic loads Python's reader of packages' metadata, and
with it those of mail and archives. That takes a twentieth of a check after an edit.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

_NAME = "pydantic.plugin._loader"
"""What pydantic asks for its plug-ins."""


class _NoPlugins(ModuleType):
    """Says that there are none; whoever asks it for anything else gets that from pydantic's own module."""

    get_plugins = staticmethod(tuple)

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        sys.modules.pop(_NAME, None)
        return getattr(import_module(_NAME), name)


def leave_out() -> None:
    """Let pydantic find no plug-ins, if it has not looked for them yet."""
    sys.modules.setdefault(_NAME, _NoPlugins(_NAME))
