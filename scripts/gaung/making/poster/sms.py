"""How long an SMS is: 160 letters of the phone networks' own alphabet, or 70 as soon as one letter is not in it.

Source: 3GPP TS 23.038 (the default alphabet of 7 bits and its extension table; UCS2 for everything else).
"""

from __future__ import annotations

MOST_GSM, MOST_UCS2 = 160, 70
"""What one SMS of 140 bytes carries: letters of 7 bits, or of 16."""

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")
"""Two places each: an escape comes before them."""

_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "·": "-", "\u00a0": " "}
)


def as_sms(text: str) -> str:
    """The text with plain quotes and dashes: one curly apostrophe would cost 90 letters."""
    return " ".join(text.translate(_PLAIN).split())


def sms_length(text: str) -> tuple[int, int]:
    """How many places the text takes, and how many one SMS has for such a text."""
    if all(letter in _BASIC or letter in _EXTENDED for letter in text):
        return sum(2 if letter in _EXTENDED else 1 for letter in text), MOST_GSM
    return len(text.encode("utf-16-le")) // 2, MOST_UCS2
