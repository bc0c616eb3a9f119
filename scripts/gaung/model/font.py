"""The author's own fonts for posters: files of the campaign, with the right to use them."""

from __future__ import annotations

from gaung.model.base import CampaignPath, Model, Title


class PosterFont(Model):
    """One font file of the campaign."""

    file: CampaignPath
    """A TrueType font, `.ttf`, inside the campaign."""
    license: Title
    """By what right it may be put into a PDF: `OFL-1.1`, `bought from …, for print`."""


class PosterFonts(Model):
    """The fonts of posters; what is left out is set in Gaung's own. Numbers of help lines always are."""

    headline: PosterFont | None = None
    """For headlines."""
    text: PosterFont | None = None
    """For everything else that an author writes."""
