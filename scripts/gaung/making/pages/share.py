"""What a poster's page offers to send: pictures for phones, and texts that one tap selects, without any script."""

from __future__ import annotations

from collections.abc import Iterator

from gaung import words
from gaung.making.pages.sheet import raw, text
from gaung.media import PosterFacts, PosterForm, PosterImage, PosterText
from gaung.model.language import Language
from gaung.model.poster import Poster


def sharing(poster: Poster, facts: PosterFacts, language: Language, folder: str) -> Iterator[str]:
    """The part of a poster's page about sending it on, as Markdown; `folder` is the way to its files."""
    say = words.words(language)
    images = [image for image in facts.images if image.language is language]
    texts = [one for one in facts.texts if one.language is language]
    if not images and not texts:
        return
    yield f"## {say['poster_share']}"
    yield say["poster_share_lead"]
    if images:
        yield f"### {say['poster_images']}"
        yield raw('<ul class="g-shapes">' + "".join(_image(image, texts, folder) for image in images) + "</ul>")
    for one in texts:
        yield f"### {say[f'form_{one.form}']}"
        yield raw(_text(one, poster, folder))


def _image(image: PosterImage, texts: list[PosterText], folder: str) -> str:
    """One picture, shown small and fetched only when it comes into sight."""
    alt = next((one.text for one in texts if one.form is PosterForm.ALT), "")
    size = f'width="{image.width}" height="{image.height}"'
    shown = f'<img src="{folder}{image.file}" alt="{text(alt)}" {size} loading="lazy">'
    name = text(words.words(image.language)[f"image_{image.shape}"])
    facts = text(f"{image.width} × {image.height} · {words.kilobytes(image.bytes)}")
    link = f'<a href="{folder}{image.file}" download>{shown}<span>{name}</span></a>'
    return f'<li>{link} <span class="g-meta">{facts}</span></li>'


def _text(one: PosterText, poster: Poster, folder: str) -> str:
    """A text in a box that one tap selects, its length, and the file."""
    count = _length(one, poster)
    meta = f'<span class="g-meta">{text(count)}</span> ' if count else ""
    file = f'<a class="g-meta" href="{folder}{one.file}" type="text/plain" download>{text(one.file)}</a>'
    return f'<div class="g-copy"><pre tabindex="0">{text(one.text)}</pre><p>{meta}{file}</p></div>'


def _length(one: PosterText, poster: Poster) -> str:
    """How long a text is, where that matters."""
    if one.form is PosterForm.SMS:
        return words.say(one.language, "form_sms_count", count=one.places, most=one.most_places)
    if one.form in (PosterForm.SPOT, PosterForm.PRESENTER):
        count = len(one.text.split())
        seconds = round(count * 60 / poster.words_per_minute)
        return words.say(one.language, "form_spot_count", words=count, seconds=seconds)
    return ""
