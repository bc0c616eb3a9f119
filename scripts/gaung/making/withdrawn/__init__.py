"""What was taken back, for the computers of stations: `withdrawn.json`, and Atom with deleted entries (RFC 6721)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from lxml import etree

from gaung import address, words
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.model.withdrawal import Withdrawal, WithdrawalKind

ATOM = "http://www.w3.org/2005/Atom"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"

_FIRST_DAY = date(2000, 1, 1)
"""The date of a list on which nothing stands: Atom wants one, and the clock's would change with every build."""


def documents(campaign: Campaign) -> Iterator[tuple[str, bytes]]:
    """Both files with their names. They say what and since when, and never who or why."""
    found = [one for one in campaign.withdrawals if one.kind is not WithdrawalKind.CONSENT]
    yield address.WITHDRAWN_JSON, _json(campaign, found)
    yield address.WITHDRAWN_ATOM, _atom(campaign, found)


def names(campaign: Campaign, one: Withdrawal) -> tuple[str, ...]:
    """What a withdrawn thing is known by: its guids in feeds, or the address of its page.

    An episode's folder is not among them: its name may say what it was about.
    """
    if one.kind is WithdrawalKind.POSTER:
        return (*one.guids, campaign.url(address.poster(one.id)))
    if one.kind is WithdrawalKind.PAGE:
        language, _, stem = one.id.partition("/")
        prefix = campaign.language_prefix(Language(language)) if language in set(Language) else ""
        where = stem.removesuffix("index").rstrip("/")
        return (*one.guids, campaign.url(f"{prefix}{where}/" if where else prefix))
    return one.guids


def _json(campaign: Campaign, found: list[Withdrawal]) -> bytes:
    rows = [
        {
            "kind": one.kind.value,
            "names": list(names(campaign, one)),
            "withdrawn_on": one.withdrawn_on.isoformat(),
            "do_not_air": True,
        }
        for one in found
    ]
    content = {"version": 1, "site": campaign.settings.site_url, "withdrawn": rows}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _atom(campaign: Campaign, found: list[Withdrawal]) -> bytes:
    settings = campaign.settings
    say = words.words(settings.default_language)
    url = campaign.url(address.WITHDRAWN_ATOM)
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={"at": TOMBSTONES, "atom": ATOM})
    _add(root, "id", url)
    _add(root, "title", f"{campaign.say(settings.name, settings.default_language)}: {say['withdrawn_title']}")
    newest = max((one.withdrawn_on for one in found), default=_FIRST_DAY)
    _add(root, "updated", _midnight(newest))
    etree.SubElement(root, f"{{{ATOM}}}link", {"rel": "self", "type": "application/atom+xml", "href": url})
    etree.SubElement(root, f"{{{ATOM}}}link", {"rel": "alternate", "href": campaign.url(address.WITHDRAWN)})
    _add(etree.SubElement(root, f"{{{ATOM}}}author"), "name", settings.organisation)
    for one in found:
        for name in names(campaign, one):
            told = {"ref": name, "when": _midnight(one.withdrawn_on)}
            entry = etree.SubElement(root, f"{{{TOMBSTONES}}}deleted-entry", told)
            etree.SubElement(entry, f"{{{TOMBSTONES}}}comment").text = say["withdrawn_description"]
    xml: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return xml


def _midnight(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = text
