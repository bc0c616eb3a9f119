"""What a poster's message is beside its sheets: texts to send, to read out, and for those who do not see it."""

from __future__ import annotations

from enum import StrEnum


class PosterForm(StrEnum):
    """A poster's message as text, `<poster>.<language>.<form>.txt`: a spot is what is read in 30 seconds."""

    CAPTION = "caption"
    ALT = "alt"
    WHATSAPP = "whatsapp"
    SMS = "sms"
    PRESENTER = "presenter"
    SPOT = "spot"
