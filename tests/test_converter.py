"""One converter for all pages writes what a converter of its own would write for each."""

from __future__ import annotations

import pkgutil
from pathlib import Path

import markdown
import markdown.extensions
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gaung.site.converter import OURS, OneConverter

ROOT = Path(__file__).parent.parent
OWN = sorted(module.name for module in pkgutil.iter_modules(markdown.extensions.__path__))
MKDOCS = ["toc", "tables", "fenced_code", "admonition", "footnotes", OURS]
_PIECES = (
    "# Judul\n",
    "## Judul\n",
    "Kata *miring*, **tebal**, `kode`, &copy; dan <b>tanda</b>.\n",
    "Lihat [itu][satu] dan [ini](index.md#x).\n",
    "[satu]: lain.md 'Judul'\n",
    "Catatan[^1] dan lagi[^1].\n",
    "[^1]: Isi catatan.\n",
    "*[HTML]: Bahasa halaman\nHTML itu.\n",
    "| a | b |\n| --- | --- |\n| 1 | 2 |\n",
    "```python\nx = 1\n```\n",
    "!!! note\n    Isi.\n",
    "<div markdown='1'>\n*di dalam*\n</div>\n",
    "<div>\n<p>mentah\n",
    "Istilah\n:   Arti\n",
    "- satu\n- dua\n",
    "kunci: nilai\n",
    '"kutip" -- dan ...\n',
)
pages = st.lists(st.sampled_from(_PIECES), max_size=6).map("\n".join)


def shared(converter: OneConverter, names: list[str], text: str) -> tuple[str, object]:
    made = converter.Markdown(extensions=names, extension_configs={})
    return made.convert(text), made.toc_tokens  # type: ignore[attr-defined]  # the extension toc sets it


def alone(names: list[str], text: str) -> tuple[str, object]:
    made = markdown.Markdown(extensions=list(names), extension_configs={})
    return made.convert(text), made.toc_tokens  # type: ignore[attr-defined]  # the extension toc sets it


@pytest.mark.parametrize("names", [MKDOCS, [name for name in OWN if not name.startswith("legacy")] + [OURS], OWN])
@given(texts=st.lists(pages, min_size=2, max_size=4))
@settings(max_examples=60, deadline=None)
def test_no_page_leaves_anything_behind(names: list[str], texts: list[str]) -> None:
    converter = OneConverter()
    assert [shared(converter, names, text) for text in texts] == [alone(names, text) for text in texts]


def test_the_pages_of_the_example_leave_nothing_behind() -> None:
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "content" / "en").rglob("*.md"))]
    # blocks need a listing; here they are words between colons
    plain = [text.replace(":::", "::") for text in texts]
    converter = OneConverter()
    assert [shared(converter, MKDOCS, text) for text in plain] == [alone(MKDOCS, text) for text in plain]


def test_what_may_not_forget_a_page_is_made_for_each() -> None:
    converter = OneConverter()
    names = ["toc", "pymdownx.superfences"]
    assert converter.Markdown(extensions=names, extension_configs={}) is not converter.Markdown(
        extensions=names, extension_configs={}
    )
    counting = {"footnotes": {"UNIQUE_IDS": True}}
    one, other = (converter.Markdown(extensions=["footnotes"], extension_configs=counting) for _ in range(2))
    assert one is not other
    one, other = (converter.Markdown(extensions=["footnotes"], extension_configs={}) for _ in range(2))
    assert one is other
