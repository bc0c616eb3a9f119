"""Music under speech."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from gaung.model.base import CampaignPath, Decibels, Model, Seconds, Title


class MusicBed(Model):
    """Quiet music under the speech, from the programme's beginning to its end. It makes way for jingles and songs."""

    file: CampaignPath
    """The music; it is repeated as long as it is needed."""
    gain_db: Decibels = -18.0
    """How much softer than the speech, where nobody speaks."""
    duck_db: Annotated[float, Field(ge=-40, le=0)] = -8.0
    """How much softer still while somebody speaks."""
    fade_seconds: Annotated[Seconds, Field(ge=0.05, le=30)] = 2.0
    """How long it rises and sinks."""


class SpanBed(MusicBed):
    """Quiet music under some segments only. A `music_bed` of the whole programme is silent there."""

    from_segment: Title | None = None
    """The title of the segment under which it begins; left out, it begins with the programme."""
    to_segment: Title | None = None
    """The title of the last segment under which it lies; left out, it lasts until the programme's end."""
