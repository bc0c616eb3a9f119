"""The designs. Each module holds one: `compose(sheet)` lays a poster out and gives its blocks.

To write a design, copy the file that is nearest to it, and add its name to `PosterTheme` and to `THEMES`.
"""

from __future__ import annotations

from collections.abc import Callable

from gaung.making.poster.display import Block
from gaung.making.poster.sheet import Sheet
from gaung.making.poster.themes import ceklis, gelembung, kartu, komik, langkah, lantang, papan
from gaung.model.poster import PosterTheme

THEMES: dict[PosterTheme, Callable[[Sheet], tuple[Block, ...]]] = {
    PosterTheme.LANTANG: lantang.compose,
    PosterTheme.LANGKAH: langkah.compose,
    PosterTheme.GELEMBUNG: gelembung.compose,
    PosterTheme.PAPAN: papan.compose,
    PosterTheme.KOMIK: komik.compose,
    PosterTheme.KARTU: kartu.compose,
    PosterTheme.CEKLIS: ceklis.compose,
}
