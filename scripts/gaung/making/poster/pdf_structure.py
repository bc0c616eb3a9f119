"""The tags of a PDF: what is a heading, a list, a picture, in the order of reading."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from gaung.making.poster.display import Block
from gaung.model.language import Language


class PageMarks:
    """The marked content of one page."""

    def __init__(self, pdf: Pdf, leaf: Dictionary, document: Dictionary) -> None:
        self._pdf = pdf
        self._leaf = leaf
        self._document = document
        self.elements: list[Dictionary] = []

    def element(self, block: Block, parent: Dictionary | None) -> Dictionary:
        """A new structure element for `block` under `parent` (None: the document)."""
        above = self._document if parent is None else parent
        element = Dictionary(Type=Name.StructElem, S=Name(f"/{block.role.value}"), P=above, Pg=self._leaf, K=Array([]))
        if block.alt:
            element.Alt = String(block.alt)
        if block.language is not None:
            element.Lang = String(str(block.language))
        made = self._pdf.make_indirect(element)
        assert isinstance(made, Dictionary)
        above.K.append(made)
        return made

    def mark(self, element: Dictionary) -> int:
        """A new piece of marked content that belongs to `element`; its number on the page."""
        number = len(self.elements)
        element.K.append(number)
        self.elements.append(element)
        return number


class StructureTree:
    """The tags of a whole document."""

    def __init__(self, pdf: Pdf, language: Language) -> None:
        self._pdf = pdf
        self._root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([])))
        document = Dictionary(
            Type=Name.StructElem, S=Name.Document, P=self._root, K=Array([]), Lang=String(str(language))
        )
        self._document = pdf.make_indirect(document)
        self._root.K.append(self._document)
        self._pages: list[PageMarks] = []

    def page(self, leaf: Dictionary) -> PageMarks:
        """The marks of the next page."""
        assert isinstance(self._document, Dictionary)
        marks = PageMarks(self._pdf, leaf, self._document)
        self._pages.append(marks)
        return marks

    def root(self) -> Object:
        """The tree, once every page is painted."""
        numbers = Array([])
        for index, marks in enumerate(self._pages):
            numbers.append(index)
            numbers.append(self._pdf.make_indirect(Array(marks.elements)))
        self._root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=numbers))
        self._root.ParentTreeNextKey = len(self._pages)
        return self._root
