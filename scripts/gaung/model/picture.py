"""What an author says of a picture: whose faces can be seen in it, and what of it is painted over."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from gaung.model.base import Model, refuse


class Faces(StrEnum):
    """Whose faces a picture shows. There is no word for a child who can be recognised: such a photo is not shown."""

    NONE = "none"
    """Nobody's face can be seen."""
    ADULTS = "adults"
    """Grown-ups only, who said yes."""
    CONSENTED = "consented"
    """Children, none of whom can be recognised (from behind, or covered), with a consent in `consents`."""
    DRAWN = "drawn"
    """It is a drawing."""


REVERSIBLE = frozenset(
    {"blur", "blurred", "pixelate", "pixelated", "mosaic", "obscure", "obscured_by", "swirl", "opacity", "buram"}
    | {"buramkan", "kabur", "kaburkan", "piksel", "sensor"}
)
"""What people write who want a face blurred: a blur or a mosaic can be undone, so it is refused."""

Box = tuple[float, float, float, float]
"""Left, top, width and height as fractions (0 to 1) of a picture that stands upright."""


def _word(value: object) -> object:
    """One of the four words; everything else gets the sentence that says which they are."""
    known = tuple(one.value for one in Faces)
    if isinstance(value, str) and value.strip() not in known:
        raise refuse("consent-faces-value", seen=value, known=known)
    return value.strip() if isinstance(value, str) else value


def _no_blur(value: object) -> object:
    if isinstance(value, str) and value.strip().casefold() in REVERSIBLE:
        raise refuse("consent-faces-reversible", key=value.strip())
    return value


FacesSeen = Annotated[Faces, BeforeValidator(_word)]
"""`none`, `adults`, `consented` or `drawn`."""


class CoverBox(Model):
    """A part of a picture that nobody gets to see: one flat colour is painted over it before anything is made of it."""

    x: float
    """Its left edge, from the left of the upright picture: 0 to 1."""
    y: float
    """Its upper edge, from the top: 0 to 1."""
    width: float
    """How much of the picture's width it takes: 0.2 is a fifth."""
    height: float
    """How much of the picture's height it takes."""

    @model_validator(mode="after")
    def _inside(self) -> Self:
        for start, size in ((self.x, self.width), (self.y, self.height)):
            # written so that “not a number” fails, too; 0.7 + 0.3 may come out a hair above 1
            if not (0 <= start < 1 and size > 0 and start + size <= 1 + 1e-9):
                raise refuse("consent-faces-box", x=self.x, y=self.y, width=self.width, height=self.height)
        return self

    @property
    def box(self) -> Box:
        """The four numbers."""
        return (self.x, self.y, self.width, self.height)


class PictureCare(Model):
    """What is said of a picture, and done to it, so that no child is recognised."""

    faces: FacesSeen | None = None
    """Whose faces can be seen: `none`, `adults`, `consented` or `drawn`. Every photo needs it."""
    checked: bool = False
    """For a child's drawing: somebody looked, and no name, school or class stands on it."""
    cover: Annotated[tuple[CoverBox, ...], BeforeValidator(_no_blur), Field(max_length=100)] = ()
    """What is painted over, for ever: boxes in fractions of the upright picture."""

    @property
    def boxes(self) -> tuple[Box, ...]:
        """What is painted over."""
        return tuple(one.box for one in self.cover)
