"""Pages lead somewhere, hold no code, and can be read in order: links, pictures, raw HTML, titles, headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from gaung import address
from gaung.block import find_blocks
from gaung.model.language import Country, Language
from gaung.model.page import Door, Page
from gaung.model.register import HelplineUse
from gaung.near import nearest
from gaung.page_text import Link, PageText
from gaung.picture import PICTURES
from gaung.place import Place
from gaung.problem import Fact, Problem, Severity
from gaung.rules.views import PageView, Target, with_views

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.rules.context import Context, Rule

HTML_TAGS = frozenset(
    {"abbr", "b", "bdi", "br", "cite", "code", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "hr", "i", "ins"}
    | {"kbd", "li", "mark", "ol", "p", "q", "ruby", "rt", "s", "small", "span", "strong", "sub", "summary", "sup"}
    | {"table", "tbody", "td", "th", "thead", "tr", "u", "ul", "var", "wbr", "blockquote"}
)
"""HTML that an author may write between Markdown: words and their order, nothing that runs, loads or sends."""

_OTHER_FILE = re.compile(r"\.(?!md$|html?$)[a-z][a-z0-9]{1,4}$", re.IGNORECASE | re.ASCII)
"""The end of a path that leads to a file and not to a page."""

HTML_ATTRIBUTES = frozenset({"class", "colspan", "dir", "id", "lang", "open", "rowspan", "scope", "start", "title"})


LIST_ATTRIBUTES = HTML_ATTRIBUTES | {"align", "alt", "download", "height", "loading", "rel", "target", "width"}
"""What may stand in `{: …}`, which Markdown writes into the tag that it makes."""
_TOLD = ("aria-", "data-")


def languages_are_spoken(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A page is in a language of the campaign, else nobody would see it."""
    for page in campaign.pages:
        if page.language not in campaign.settings.languages:
            place = Place(str(page.source))
            yield Problem("page-language-off", place, {"language": page.language.value}, Severity.WARNING)


def titles_are_unique(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No two pages of a language have the same title, or the same address."""
    titles: dict[tuple[str, str], PageView] = {}
    addresses: dict[tuple[str, str], PageView] = {}
    for page in context.seen(campaign):
        title = " ".join(page.title.casefold().split())
        first = titles.setdefault((page.language, title), page)
        if first is not page:
            yield Problem("page-title-twice", page.place(page.title_at), {"title": page.title, "first": first.file})
        first = addresses.setdefault((page.language, page.address), page)
        if first is not page:
            yield Problem("page-address-twice", Place(page.file), {"first": first.file})


def links_lead_somewhere(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Every picture is there and is described; no link runs a script. Links between pages have a rule of their own.

    Show notes are read in podcast apps too, so their links name whole addresses.
    """
    for page in campaign.pages:
        if page.language in campaign.settings.languages:
            folder = PurePosixPath(*page.source.parts[:2])
            for link in _text_of(page).links():
                yield from _link_problems(page.source, folder, link, context)
    for file, text in _notes(campaign):
        for link in text.links():
            yield from _link_problems(file, file.parent, link, context)
            if link.leads_to_a_page:
                yield Problem("page-link-broken", link.place, {"target": link.path, "near": None})


def links_between_pages_lead_somewhere(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Every link between pages leads to a page that is there."""
    pages = context.seen(campaign)
    known = {language: _linkable(campaign, language, pages) for language in campaign.settings.languages}
    for page in pages:
        if page.links and page.language in known:
            folder = PurePosixPath(*page.source.parts[2:-1])
            for path, at in page.links:
                wanted = None if path.startswith("/") else _joined(folder, path)
                if wanted in known[page.language]:
                    continue
                if ending := _OTHER_FILE.search(path):
                    yield Problem("page-link-file", page.place(at), {"target": path, "ending": ending[0].lower()})
                else:
                    near = nearest(wanted or path, known[page.language])
                    yield Problem("page-link-broken", page.place(at), {"target": path, "near": _relative(near, folder)})


def html_is_harmless(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Raw HTML marks words; scripts, frames, forms, styles and event attributes are refused, in `{: …}` too."""
    for text in _texts(campaign):
        for tag in text.tags():
            if tag.name not in HTML_TAGS:
                yield Problem("page-html-tag", tag.place, {"tag": tag.name, "known": tuple(sorted(HTML_TAGS))})
                continue
            for name in tag.attributes:
                if name not in HTML_ATTRIBUTES:
                    known = tuple(sorted(HTML_ATTRIBUTES))
                    facts: dict[str, Fact] = {"tag": tag.name, "attribute": name, "known": known}
                    yield Problem("page-html-attribute", tag.place, facts)
        for one in text.attribute_lists():
            for name in one.attributes:
                if name not in LIST_ATTRIBUTES and not name.startswith(_TOLD):
                    facts = {"tag": "…", "attribute": name, "known": tuple(sorted(LIST_ATTRIBUTES))}
                    yield Problem("page-html-attribute", one.place, facts)


def headings_are_in_order(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Headings go down one step at a time; the title is in the front matter, so they begin with two signs."""
    for text in _texts(campaign):
        before = 1
        firsts = 0
        for heading in text.headings():
            firsts += heading.level == 1
            if firsts > 1 and heading.level == 1:
                yield Problem("page-heading-twice", heading.place, {"heading": heading.words})
            elif heading.level > before + 1:
                facts: dict[str, Fact] = {"heading": heading.words, "level": heading.level, "before": before}
                yield Problem("page-heading-jump", heading.place, facts)
            before = heading.level


def _text_of(page: Page) -> PageText:
    return PageText(page.text, str(page.source), page.text_line)


def _notes(campaign: Campaign) -> Iterator[tuple[PurePosixPath, PageText]]:
    """The show notes of every episode, with their files."""
    for episode in campaign.episodes:
        if episode.notes:
            file = episode.folder / "notes.md"
            yield file, PageText(episode.notes, str(file))


def _texts(campaign: Campaign) -> Iterator[PageText]:
    """Every Markdown text of an author."""
    yield from map(_text_of, campaign.pages)
    yield from (text for _, text in _notes(campaign))


def blocks_are_known(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Every block has a known name, known options, and a text of its form."""
    for page in campaign.pages:
        yield from find_blocks(page.text, str(page.source), page.text_line).problems
    for one in campaign.episodes:
        if one.notes:
            yield from find_blocks(one.notes, f"{one.folder}/notes.md").problems


def blocks_name_what_is_there(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """What the options of a block name is there: help lines, episodes, posters, figures, words of the glossary."""
    pages = context.seen(campaign)
    known = _choices(campaign, pages)
    for page in pages:
        yield from _target_problems(campaign, page.file, page.targets, known)
    for file, targets in context.named_in_notes(campaign):
        yield from _target_problems(campaign, file, targets, known)


def _target_problems(
    campaign: Campaign, file: str, targets: Iterable[Target], choices: Mapping[str, tuple[str, ...]]
) -> Iterator[Problem]:
    """Which things that the blocks of a file name are not there, or not proved well enough for readers."""
    for name, key, seen, at in targets:
        known = choices.get(key)
        if known is None:
            continue
        if seen not in known:
            facts: dict[str, Fact] = {"name": name, "seen": seen, "near": nearest(seen, known), "known": known}
            yield Problem("page-block-target", Place(file, *at), facts)
        elif key == "figure":
            one = next(one for one in campaign.evidence if one.id == seen)
            if not one.is_shown:
                yield Problem("page-evidence-grade", Place(file, *at), {"id": seen, "grade": one.grade.value})


def _choices(campaign: Campaign, pages: Iterable[PageView]) -> dict[str, tuple[str, ...]]:
    """What there is to be named, by the option of a block that names it."""
    return {
        "use": tuple(use.value for use in HelplineUse),
        "country": tuple(country.value for country in Country),
        "line": tuple(line.id for line in campaign.helplines_for(None)),
        "episode": tuple(f"{episode.show_id}/{episode.id}" for episode in campaign.episodes),
        "show": tuple(show.id for show in campaign.shows),
        "poster": tuple(poster.id for poster in campaign.posters),
        "event": tuple(event.id for event in campaign.events),
        "year": tuple(sorted({str(page.published.year) for page in pages if page.is_news and page.published})),
        "figure": tuple(one.id for one in campaign.evidence),
        "name": tuple(one.id for one in campaign.terms),
        "door": tuple(door.value for door in Door),
        "most": tuple(str(number) for number in range(1, 101)),
    }


def _linkable(campaign: Campaign, language: Language, pages: tuple[PageView, ...]) -> frozenset[str]:
    """Every file of a language's folder that a link may name."""
    spoken = [page for page in pages if page.language is language]
    written = {page.file.split("/", 2)[2] for page in spoken}
    addresses = {page.address for page in spoken}
    whole = with_views(campaign, pages)
    generated = {f"{where}index.md" for where in address.generated(whole, language) if where not in addresses}
    return frozenset(written | generated)


def _link_problems(source: PurePosixPath, root: PurePosixPath, link: Link, context: Context) -> Iterator[Problem]:
    """What is wrong with one link of the file `source`, wherever it leads; `root` is the folder it cannot leave."""
    scheme = link.scheme
    if link.is_picture and not link.words.strip():
        yield Problem("page-picture-alt", link.place, {"file": link.target})
    if scheme in {"http", "https"} or link.target.startswith("//"):
        if link.is_picture:
            yield Problem("page-picture-outside", link.place, {"file": link.target})
        return
    if scheme in {"tel", "mailto", "sms"} and not link.is_picture:
        return
    if scheme:
        yield Problem("page-link-scheme", link.place, {"target": link.target, "scheme": scheme})
        return
    if link.path and link.is_picture:
        wanted = None if link.path.startswith("/") else _joined(source.parent.relative_to(root), link.path)
        file = None if wanted is None else root / wanted
        if file is not None and file.suffix and file.suffix.lower() not in PICTURES and context.media.exists(file):
            kinds: dict[str, Fact] = {"file": link.path, "ending": file.suffix.lower(), "known": tuple(PICTURES)}
            yield Problem("page-picture-kind", link.place, kinds)
        elif file is None or file.suffix.lower() not in PICTURES or not context.media.exists(file):
            siblings = () if file is None else context.media.siblings(file)
            facts: dict[str, Fact] = {
                "file": link.path,
                "near": nearest(PurePosixPath(link.path).name, siblings),
                "known": tuple(PICTURES),
            }
            yield Problem("page-picture-missing", link.place, facts)
        elif context.media.leads_outside(file):
            yield Problem("read-path-outside", link.place, {"seen": link.path})
        elif not context.media.is_picture(file):
            yield Problem("page-picture-unreadable", link.place, {"file": link.path})


def _joined(folder: PurePosixPath, path: str) -> str | None:
    """`path` as seen from `folder`; None if it leaves the language."""
    parts = list(folder.parts)
    for part in PurePosixPath(path).parts:
        if part == "..":
            if not parts:
                return None
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def _relative(target: str | None, folder: PurePosixPath) -> str | None:
    return None if target is None else "../" * len(folder.parts) + target


RULES: tuple[Rule, ...] = (
    languages_are_spoken,
    titles_are_unique,
    links_lead_somewhere,
    links_between_pages_lead_somewhere,
    html_is_harmless,
    headings_are_in_order,
    blocks_are_known,
    blocks_name_what_is_there,
)
