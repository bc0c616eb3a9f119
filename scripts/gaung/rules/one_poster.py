"""The rules that take one poster after the other, and lay none beside another one."""

from __future__ import annotations

from gaung.rules import (
    consent,
    faces,
    helpline,
    past_days,
    plain_poster,
    poster,
    signing_off,
    tags,
)
from gaung.rules.context import Rule

OF_ONE_POSTER: tuple[Rule, ...] = (
    helpline.ids_are_known,
    helpline.numbers_on_posters_are_registered,
    consent.consents_fit,
    consent.ended_consents_are_said,
    consent.words_and_works_of_children_have_a_consent,
    faces.posters_say_whose_faces_they_show,
    poster.every_language_has_a_message,
    poster.art_exists,
    poster.sizes_are_unique,
    poster.languages_are_unique,
    tags.topics_are_known,
    tags.audiences_are_known,
    signing_off.sensitive_topics_are_read_by_two,
    past_days.readings_are_past,
    past_days.tries_are_past,
    plain_poster.posters_are_plain,
)
"""See how `one_thing.py` asks them."""
