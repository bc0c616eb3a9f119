"""The papers of a consent: the guardian's, the child's own, and the trained adult's decision, with the reference as QR.

Names and signatures stand on the paper alone; the register holds the reference and what was ticked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gaung import words
from gaung.making.poster import pdf
from gaung.making.poster.display import Page
from gaung.making.poster.paper import Paper
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.model.register import Consent, ConsentKind, ConsentUse
from gaung.words.consent import sentences


@dataclass(slots=True)
class _Form:
    """What all pages of the form need."""

    campaign: Campaign
    ref: str
    consent: Consent | None
    """As it is recorded; None for a form that is still to be filled in."""
    language: Language

    @property
    def said(self) -> Mapping[str, str]:
        return sentences(self.language)

    def sentence(self, name: str) -> str:
        """A sentence of the form with the campaign's own words put in."""
        settings = self.campaign.settings
        contact = self.campaign.say(settings.contact, self.language) if settings.contact else "……………………………"
        facts = {"ref": self.ref, "organisation": settings.organisation, "contact": contact}
        return self.said[name].format_map(facts)


def render(campaign: Campaign, ref: str, consent: Consent | None, language: Language) -> bytes:
    """The form for one reference as a PDF: what is recorded is ticked, the rest stays open."""
    return pdf.write(pages(campaign, ref, consent, language))


def pages(campaign: Campaign, ref: str, consent: Consent | None, language: Language) -> list[Page]:
    """The pages: guardian, child, decision."""
    form = _Form(campaign, ref, consent, language)
    return [*_guardian(form), *_child(form), *_decision(form)]


def _paper(form: _Form, title: str, who: str) -> Paper:
    paper = Paper(form.language, form.sentence(title), form.sentence("foot"))
    paper.head(f"{form.sentence('reference')}: {form.ref} · {form.sentence(who)}", code=form.ref)
    return paper


def _guardian(form: _Form) -> list[Page]:
    paper = _paper(form, "guardian_title", "guardian_who")
    paper.text(form.sentence("guardian_intro"))
    _scope(paper, form)
    paper.heading(form.sentence("promise"))
    for name in ("promise_name", "promise_no", "promise_back"):
        paper.text(form.sentence(name))
    paper.heading(form.sentence("sign"))
    for name in ("guardian_agree", "guardian_talked"):
        paper.box(form.sentence(name))
    paper.fields(form.sentence("field_name"))
    paper.fields(form.sentence("field_signature"), form.sentence("field_date"))
    paper.turn()
    return paper.pages


def _child(form: _Form) -> list[Page]:
    paper = _paper(form, "child_title", "child_who")
    for name in ("child_intro", "child_free", "child_ask"):
        paper.text(form.sentence(name), points=12)
    _scope(paper, form)
    paper.heading(form.sentence("child_promise"))
    for name in ("child_name", "child_back", "child_copies", "child_help"):
        paper.text(form.sentence(name), points=12)
    paper.heading(form.sentence("child_answer"))
    for name in ("child_yes", "child_no", "child_later"):
        paper.box(form.sentence(name))
    paper.fields(form.sentence("field_child"), form.sentence("field_date"))
    paper.turn()
    return paper.pages


def _decision(form: _Form) -> list[Page]:
    paper = _paper(form, "decision_title", "decision_who")
    paper.text(form.sentence("decision_intro"))
    for number in range(1, 7):
        paper.box(form.sentence(f"decision_{number}"))
    paper.text(form.sentence("decision_doubt"))
    paper.fields(form.sentence("field_role"))
    paper.fields(form.sentence("field_signature"), form.sentence("field_date"))
    paper.turn()
    return paper.pages


def _scope(paper: Paper, form: _Form) -> None:
    """What it is about, where it may appear, and from when to when."""
    consent = form.consent
    paper.heading(form.sentence("what"))
    for kind in ConsentKind:
        paper.box(form.sentence(f"kind_{kind}"), is_ticked=consent is not None and kind in consent.kinds)
    paper.heading(form.sentence("where"))
    for use in ConsentUse:
        paper.box(form.sentence(f"use_{use}"), is_ticked=consent is not None and use in consent.uses)
    blank = "……………………"
    countries = ", ".join(form.said[f"country_{country}"] for country in consent.countries) if consent else blank
    languages = ", ".join(language.own_name for language in consent.languages) if consent else blank
    if form.language is not Language.NEPALI and "नेपाली" in languages:
        languages = languages.replace("नेपाली", form.said["nepali"])
    days = ("……………", "……………")
    if consent is not None:
        days = (words.day(form.language, consent.valid_from), words.day(form.language, consent.valid_until))
    band = consent.age_band.value if consent else blank
    paper.text(form.said["scope"].format(countries=countries, languages=languages, first=days[0], last=days[1]))
    paper.text(form.said["band"].format(band=band))
