"""Pages lead somewhere, hold no code, and can be read in order: links, pictures, raw HTML, titles, headings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from gaung import address
from gaung.block import Block, Scan, find_blocks
from gaung.model.campaign import Campaign
from gaung.model.language import Country, Language
from gaung.model.page import Door, Page
from gaung.model.register import HelplineUse
from gaung.near import nearest
from gaung.page_text import Link, PageText
from gaung.picture import PICTURES
from gaung.place import Place
from gaung.problem import Fact, Problem, Severity
from gaung.rules.context import Context, Rule

HTML_TAGS = frozenset(
    {"abbr", "b", "bdi", "br", "cite", "code", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "hr", "i", "ins"}
    | {"kbd", "li", "mark", "ol", "p", "q", "ruby", "rt", "s", "small", "span", "strong", "sub", "summary", "sup"}
    | {"table", "tbody", "td", "th", "thead", "tr", "u", "ul", "var", "wbr", "blockquote"}
)
"""HTML that an author may write between Markdown: words and their order, nothing that runs, loads or sends."""

HTML_ATTRIBUTES = frozenset({"class", "colspan", "dir", "id", "lang", "open", "rowspan", "scope", "start", "title"})


def languages_are_spoken(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A page is in a language of the campaign, else nobody would see it."""
    for page in campaign.pages:
        if page.language not in campaign.settings.languages:
            place = Place(str(page.source))
            yield Problem("page-language-off", place, {"language": page.language.value}, Severity.WARNING)


def titles_are_unique(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No two pages of a language have the same title, or the same address."""
    titles: dict[tuple[str, str], Page] = {}
    addresses: dict[tuple[str, str], Page] = {}
    for page in campaign.pages:
        title = " ".join(page.front.title.casefold().split())
        first = titles.setdefault((page.language, title), page)
        if first is not page:
            facts = {"title": page.front.title, "first": str(first.source)}
            yield Problem("page-title-twice", page.front.where("title"), facts)
        first = addresses.setdefault((page.language, page.address), page)
        if first is not page:
            yield Problem("page-address-twice", Place(str(page.source)), {"first": str(first.source)})


def links_lead_somewhere(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Every link between pages leads to a page that is there; every picture is there and is described.

    Show notes are read in podcast apps too, so their links name whole addresses.
    """
    known = {language: _linkable(campaign, language) for language in campaign.settings.languages}
    for page in campaign.pages:
        if page.language in known:
            folder = PurePosixPath(*page.source.parts[:2])
            for link in _text_of(page).links():
                yield from _link_problems(page.source, folder, link, known[page.language], context)
    for file, text in _notes(campaign):
        for link in text.links():
            yield from _link_problems(file, file.parent, link, frozenset(), context)


def html_is_harmless(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Raw HTML in a page marks words; scripts, frames, forms, styles and event attributes are refused."""
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
    """Every block has a known name, known options, a text of its form, and names things that exist."""
    scans = [find_blocks(page.text, str(page.source), page.text_line) for page in campaign.pages]
    scans += [find_blocks(one.notes, f"{one.folder}/notes.md") for one in campaign.episodes if one.notes]
    for scan in scans:
        yield from scan.problems
        for block in scan.blocks:
            for key, seen, known in _targets(campaign, block):
                if seen not in known:
                    place = scan.place(block.first_line, block.option_columns[key], len(key) + 1 + len(seen))
                    near = nearest(seen, known)
                    facts: dict[str, Fact] = {"name": block.kind.name, "seen": seen, "near": near, "known": known}
                    yield Problem("page-block-target", place, facts)
                elif key == "figure":
                    yield from _figure_problems(campaign, scan, block, seen)


def _figure_problems(campaign: Campaign, scan: Scan, block: Block, id: str) -> Iterator[Problem]:
    """A figure that is not proved well enough for readers."""
    one = next(one for one in campaign.evidence if one.id == id)
    if not one.is_shown:
        place = scan.place(block.first_line, block.option_columns["figure"], len("figure=") + len(id))
        yield Problem("page-evidence-grade", place, {"id": id, "grade": one.grade.value})


def _targets(campaign: Campaign, block: Block) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The options of a block that name something: option, what it names, and what there is."""
    choices: dict[str, tuple[str, ...]] = {
        "use": tuple(use.value for use in HelplineUse),
        "country": tuple(country.value for country in Country),
        "line": tuple(line.id for line in campaign.helplines_for(None)),
        "episode": tuple(f"{episode.show_id}/{episode.id}" for episode in campaign.episodes),
        "show": tuple(show.id for show in campaign.shows),
        "poster": tuple(poster.id for poster in campaign.posters),
        "event": tuple(event.id for event in campaign.events),
        "year": tuple(sorted({str(p.front.published.year) for p in campaign.pages if p.is_news and p.front.published})),
        "figure": tuple(one.id for one in campaign.evidence),
        "name": tuple(one.id for one in campaign.terms),
        "door": tuple(door.value for door in Door),
        "most": tuple(str(number) for number in range(1, 101)),
    }
    for key, written in block.options.items():
        if key in choices:
            for seen in written.split() or [""]:
                yield key, seen, choices[key]


def _linkable(campaign: Campaign, language: Language) -> frozenset[str]:
    """Every file of a language's folder that a link may name."""
    pages = [page for page in campaign.pages if page.language is language]
    written = {str(PurePosixPath(*page.source.parts[2:])) for page in pages}
    addresses = {page.address for page in pages}
    generated = {f"{where}index.md" for where in address.generated(campaign, language) if where not in addresses}
    return frozenset(written | generated)


def _link_problems(
    source: PurePosixPath, root: PurePosixPath, link: Link, known: frozenset[str], context: Context
) -> Iterator[Problem]:
    """What is wrong with one link of the file `source`; `root` is the folder that it cannot leave."""
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
    if not link.path:
        return
    folder = source.parent.relative_to(root)
    wanted = None if link.path.startswith("/") else _joined(folder, link.path)
    if link.is_picture:
        file = None if wanted is None else root / wanted
        if file is None or file.suffix.lower() not in PICTURES or not context.media.exists(file):
            siblings = () if file is None else context.media.siblings(file)
            facts: dict[str, Fact] = {
                "file": link.path,
                "near": nearest(PurePosixPath(link.path).name, siblings),
                "known": tuple(PICTURES),
            }
            yield Problem("page-picture-missing", link.place, facts)
        elif not context.media.is_picture(file):
            yield Problem("page-picture-unreadable", link.place, {"file": link.path})
    elif wanted not in known:
        near = nearest(wanted or link.path, known)
        yield Problem("page-link-broken", link.place, {"target": link.path, "near": _relative(near, folder)})


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
    html_is_harmless,
    headings_are_in_order,
    blocks_are_known,
)
