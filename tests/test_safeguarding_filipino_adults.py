"""Adults whom a Filipino text names by title, rank or role before the name, on a page for children; and their twins."""

from __future__ import annotations

import pytest

from gaung.model.language import Language
from safeguarding_fixtures import codes

ADULTS = [
    "Naisip ng kagawad na si Romulo Sadiwa na gamitin ang mga kahon para sa mga bata.",
    "Naisip ng gurong si Romulo Sadiwa na gamitin ang mga kahon para sa mga bata.",
    "Ang ulat ng gastos ay binasa ni Diyakono Ferdinand Osorio sa misa, at nakapaskil para sa mga bata.",
    "Hanapin si G. Abner Lucido sa bintana dos kasama ang mga bata.",
    "Dumalo sa pulong ng mga bata si P/Lt. Karen Obsequio.",
    "Gabay ito ng agrikultor na si Nilo Banaag para sa mga batang edad pito hanggang sampu.",
]
CHILDREN = [
    "Naisip ng estudyanteng si Romulo Sadiwa na gamitin ang mga kahon.",
    "Hanapin ang kaklase naming si Abner Lucido sa bintana dos.",
    "Binasa ni Ana Osorio na nasa ikaapat na baitang ang tula.",
    "Binasa ni Ana Osorio na 11 anyos ang tula.",
]


@pytest.mark.parametrize("text", ADULTS)
def test_who_has_a_title_or_a_role_is_no_child(text: str) -> None:
    assert codes(text, Language.FILIPINO) == set()


@pytest.mark.parametrize("text", CHILDREN)
def test_who_is_linked_to_a_childs_role_stays_found(text: str) -> None:
    assert codes(text, Language.FILIPINO) & {"personal-data-name", "identity-joined"}
