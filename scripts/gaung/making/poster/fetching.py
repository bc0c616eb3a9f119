"""Python's library that fetches files from elsewhere, loaded only when somebody really asks it for anything.

The library for codes loads it along with a writer of SVG that we do not use. With mail, certificates and all, that
takes longer than to look at a poster whose headline was edited.
"""

from __future__ import annotations

import sys
import urllib
from importlib import import_module
from types import ModuleType

_NAME = "urllib.request"


class _Later(ModuleType):
    """Stands in its place; whoever asks for anything in it gets that from Python's own module."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        sys.modules.pop(_NAME, None)
        return getattr(import_module(_NAME), name)


def load_later() -> None:
    """Let it be loaded when it is asked for, if it is not there yet."""
    if _NAME not in sys.modules:
        sys.modules[_NAME] = vars(urllib)["request"] = _Later(_NAME)
