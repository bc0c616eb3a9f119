"""Nobody is recognised in a picture: every photo says whose faces it shows, and what it says fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from gaung.model.picture import Faces, PictureCare
from gaung.model.register import ConsentKind
from gaung.near import nearest
from gaung.problem import Problem
from gaung.rules.children_work import in_picture
from gaung.rules.consent import find
from gaung.shown_pictures import shown_in

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.place import Place
    from gaung.rules.context import Context, Rule
    from gaung.rules.views import PageView, PictureView


def posters_say_whose_faces_they_show(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A photo on a poster, also as a logo, says whose faces can be seen; children are shown with a consent."""
    for poster in campaign.posters:
        art = poster.art
        shown = [(one, one.file, (one.name,)) for one in poster.logos]
        for care, file, words in [*shown, *([(art, art.file, art.alt.values())] if art is not None else [])]:
            if care.faces is None and context.media.exists(file) and context.media.is_photo(file):
                facts = {"file": file.name, "line": "faces: none"}
                yield Problem("consent-faces-missing", care.where("file"), facts)
            yield from _misfit(campaign, care, care.where("faces"), poster.consents, words)


def covers_show_no_child(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A show's own cover says whose faces can be seen, and shows no child."""
    for show in campaign.shows:
        if show.cover is None:
            continue
        if show.cover_faces is None and context.media.exists(show.cover) and context.media.is_photo(show.cover):
            facts = {"file": show.cover.name, "line": "cover_faces: none"}
            yield Problem("consent-faces-missing", show.where("cover"), facts)
        elif show.cover_faces is Faces.CONSENTED:
            yield Problem("consent-faces-show", show.where("cover_faces"), {"file": show.cover.name})


def pages_say_whose_faces_they_show(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A photo in a page says in the page's `pictures` whose faces can be seen; one page that shows it is enough."""
    shown: dict[str, list[tuple[PageView, PictureView]]] = {}
    for page in context.seen(campaign):
        for one in page.pictures:
            if context.media.exists(PurePosixPath(one.file)):
                shown.setdefault(one.file, []).append((page, one))
    for name, uses in shown.items():
        file = PurePosixPath(name)
        said = [(page, use) for page, use in uses if use.faces is not None]
        if not said and context.media.is_photo(file):
            page, use = uses[0]
            facts = {"file": file.name, "line": f'pictures: {{"{use.written}": {{faces: none}}}}'}
            yield Problem("consent-faces-missing", page.place(use.at), facts)
        for page, use in said:
            if use.faces != said[0][1].faces:
                yield Problem(
                    "consent-faces-twice", page.place(use.faces_at), {"file": file.name, "first": said[0][0].file}
                )
        words = [use.words for _, use in uses]
        needed = _needed(campaign, said)
        for page, use in uses:
            if use.is_spoken_of:
                yield from _misfit(campaign, use, page.place(use.faces_at), page.consents, words)
            if needed is None or use.faces == Faces.CONSENTED or in_picture(use.words) is needed:
                continue  # nothing is needed, or it is said above, or of the words of the picture
            if needed not in _kinds(campaign, page.consents):
                yield Problem("consent-work-needed", page.place(use.at), {"kind": needed.value})


def nothing_is_said_of_other_pictures(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A page's `pictures` names what the page shows: a slip in the name, and a face would not be painted over."""
    for page in campaign.pages:
        if page.front.pictures:
            shown = list(shown_in(page))
            meant = {one.key for one in shown}
            for name in page.front.pictures:
                if name not in meant:
                    near = nearest(name, [one.written for one in shown])
                    yield Problem(
                        "consent-faces-unshown", page.front.where("pictures", name), {"file": name, "near": near}
                    )


def _needed(campaign: Campaign, said: Iterable[tuple[PageView, PictureView]]) -> ConsentKind | None:
    """The consent that every page needs which shows a picture, by what those pages say that speak of it."""
    for page, use in said:
        if use.faces == Faces.CONSENTED:
            return ConsentKind.PICTURE
        if use.faces == Faces.DRAWN and ConsentKind.DRAWING in _kinds(campaign, page.consents):
            return ConsentKind.DRAWING
    return None


def _kinds(campaign: Campaign, refs: Iterable[str]) -> set[ConsentKind]:
    """What the consents are about that a page or poster names."""
    consents = (find(campaign, ref) for ref in refs)
    return {kind for consent in consents if consent is not None for kind in consent.kinds}


def _misfit(
    campaign: Campaign, care: PictureCare | PictureView, place: Place, refs: Iterable[str], words: Iterable[str]
) -> Iterator[Problem]:
    """Where what is said does not fit: children without a consent for pictures, a child's drawing nobody looked at."""
    kinds = _kinds(campaign, refs)
    if care.faces == Faces.CONSENTED and ConsentKind.PICTURE not in kinds:
        yield Problem("consent-faces-reference", place)
    is_of_child = ConsentKind.DRAWING in kinds or any(in_picture(one) is ConsentKind.DRAWING for one in words)
    if care.faces == Faces.DRAWN and is_of_child and not care.checked:
        yield Problem("consent-faces-unchecked", place)


RULES: tuple[Rule, ...] = (
    posters_say_whose_faces_they_show,
    covers_show_no_child,
    pages_say_whose_faces_they_show,
    nothing_is_said_of_other_pictures,
)
