"""What pydantic loads and a check does not need: its search for plug-ins, and the forms of its schemas.

Even where the environment says that there are to be no plug-ins, pydantic loads Python's reader of packages' metadata,
and with it those of mail and archives. And a hundred and fifty typed dictionaries say what a schema may hold: type
checkers read them, and no program does. Each takes a twentieth of a check after an edit.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType

_NAME = "pydantic.plugin._loader"
"""What pydantic asks for its plug-ins."""
_SCHEMAS = "pydantic_core.core_schema"
"""Where it says what its schemas hold."""


class _NoPlugins(ModuleType):
    """Says that there are none; whoever asks it for anything else gets that from pydantic's own module."""

    get_plugins = staticmethod(tuple)

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        sys.modules.pop(_NAME, None)
        return getattr(import_module(_NAME), name)


class _PlainSchemas:
    """Finds the module with pydantic's schemas, once, and lets it be loaded with plain classes for typed ones."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """The module as Python finds it, with another loader; None for every other module."""
        if name != _SCHEMAS:
            return None
        sys.meta_path.remove(self)
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and isinstance(spec.loader, SourceFileLoader):
            spec.loader = _PlainLoader(name, spec.loader.path)
        return spec


class _PlainLoader(SourceFileLoader):
    def exec_module(self, module: ModuleType) -> None:
        names = vars(import_module("typing_extensions" if sys.version_info < (3, 12) else "typing"))
        before = names["TypedDict"]
        names["TypedDict"] = _PlainDict
        try:
            super().exec_module(module)
        finally:
            names["TypedDict"] = before


class _PlainDict(dict[str, object]):
    """Instead of a typed dictionary: it takes the same words and looks at none of them."""

    def __init_subclass__(cls, *, total: bool = True) -> None:
        super().__init_subclass__()


def leave_out() -> None:
    """Let pydantic find no plug-ins and plain schemas, if it has not looked for them yet."""
    sys.modules.setdefault(_NAME, _NoPlugins(_NAME))
    if _SCHEMAS not in sys.modules and not any(isinstance(finder, _PlainSchemas) for finder in sys.meta_path):
        sys.meta_path.insert(0, _PlainSchemas())
