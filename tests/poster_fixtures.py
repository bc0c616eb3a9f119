"""Posters for tests: a small campaign in four languages, and what is read back from a PDF and a PNG."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

from gaung.making import poster as making
from gaung.model.campaign import Campaign
from gaung.model.poster import Poster
from gaung.problem import CampaignError, Problem
from gaung.reading.campaign import read_campaign

HELPLINES: tuple[dict[str, object], ...] = (
    {"id": "id-129", "countries": ["ID"], "name": "SAPA 129", "channel": "phone", "value": "129", "link": "tel:129"},
    {
        "id": "id-wa",
        "countries": ["ID"],
        "name": "SAPA 129",
        "channel": "whatsapp",
        "value": "0811-1129-129",
        "link": "https://wa.me/628111129129",
    },
    {
        "id": "np-1098",
        "countries": ["NP"],
        "name": {"en": "Child Helpline", "ne": "बाल हेल्पलाइन"},
        "channel": "phone",
        "value": "1098",
        "link": "tel:1098",
    },
    {
        "id": "ph-1383",
        "countries": ["PH"],
        "name": "MAKABATA Helpline",
        "channel": "phone",
        "value": "1383",
        "link": "tel:1383",
    },
    {
        "id": "id-b",
        "countries": ["ID"],
        "name": "TePSA",
        "channel": "phone",
        "value": "1500-771",
        "link": "tel:1500771",
    },
    {
        "id": "all-web",
        "countries": ["ID", "NP", "PH"],
        "name": "Take It Down",
        "channel": "web",
        "value": "takeitdown.ncmec.org",
        "link": "https://takeitdown.ncmec.org",
    },
)


def _chat(*texts: str) -> list[dict[str, str]]:
    """Texts by turns: the other side, then me."""
    return [{"who": ("other", "me")[index % 2], "text": text} for index, text in enumerate(texts)]


CHAT = {
    "id": _chat(
        "Kirim fotomu dong. Cuma buat aku.",
        "Tidak mau.",
        "Kalau tidak, aku sebar chat kita!",
        "Aku simpan ini, aku blokir kamu, dan aku cerita ke orang dewasa.",
    ),
    "en": _chat(
        "Send me a picture. Only for me.",
        "No.",
        "Then I will share our chat!",
        "I keep this, I block you, and I tell an adult.",
    ),
    "ne": _chat(
        "फोटो पठाऊ न। मलाई मात्र हो।",
        "पठाउँदिनँ।",
        "नपठाए सबैलाई देखाइदिन्छु!",
        "यो म राख्छु, तिमीलाई ब्लक गर्छु, अनि ठूलो मान्छेलाई भन्छु।",
    ),
    "fil": _chat(
        "Padala ka ng litrato. Para sa akin lang.",
        "Ayoko.",
        "Ikakalat ko ang usapan natin!",
        "Itatago ko ito, iba-block kita, at magsasabi ako sa nakatatanda.",
    ),
}


def _panels(*words: tuple[str, str, str]) -> list[dict[str, str]]:
    """Panels of what is said, answered and told."""
    return [{key: text for key, text in zip(("says", "answers", "tells"), one, strict=True) if text} for one in words]


PANELS = {
    "id": _panels(
        ("Dia terus minta fotoku.", "", "Malam itu …"),
        ("Aku takut dan malu.", "Ini bukan salahmu.", ""),
        ("Aku mau cerita.", "Terima kasih sudah bilang.", ""),
        ("Halo, aku butuh bantuan.", "", "Sekarang aku tidak sendiri."),
    ),
    "en": _panels(
        ("He keeps asking for my picture.", "", "That evening …"),
        ("I am scared and ashamed.", "It is not your fault.", ""),
        ("I want to tell you.", "Thank you for telling me.", ""),
        ("Hello, I need help.", "", "Now I am not alone."),
    ),
    "ne": _panels(
        ("ऊ मेरो फोटो मागिरहन्छ।", "", "त्यो साँझ …"),
        ("मलाई डर र लाज लाग्यो।", "यो तिम्रो गल्ती होइन।", ""),
        ("म भन्न चाहन्छु।", "भनेकोमा धन्यवाद।", ""),
        ("नमस्ते, मलाई सहयोग चाहियो।", "", "अब म एक्लो छैन।"),
    ),
    "fil": _panels(
        ("Hingi siya nang hingi ng litrato ko.", "", "Noong gabing iyon …"),
        ("Takot ako at nahihiya.", "Hindi mo ito kasalanan.", ""),
        ("Gusto kong magsabi.", "Salamat at sinabi mo.", ""),
        ("Hello, kailangan ko ng tulong.", "", "Ngayon, hindi na ako nag-iisa."),
    ),
}

MESSAGE: dict[str, dict[str, object]] = {
    "id": {
        "headline": "Cek dulu, baru unggah!",
        "body": "Nama, sekolah, lokasi, seragam. Digabung, semua itu bercerita tentang kamu.",
        "steps": ["Berhenti membalas", "Simpan, jangan sebarkan", "Cerita ke orang dewasa"],
        "chat": CHAT["id"],
        "panels": PANELS["id"],
        "help": "Butuh teman bicara?",
        "footer": "Aliansi Anak (contoh)",
    },
    "en": {
        "headline": "Check first, then post!",
        "body": "Name, school, location, uniform. Together they tell a story about you.",
        "steps": ["Stop replying", "Keep it, don’t share it", "Tell an adult you trust"],
        "chat": CHAT["en"],
        "panels": PANELS["en"],
        "help": "Need somebody to talk to?",
        "footer": "Children’s alliance (example)",
    },
    "ne": {
        "headline": "पहिले हेर, अनि मात्र राख!",
        "body": "तिम्रो व्यक्तिगत कुरा तिम्रै हो। कसैले डर देखाए विश्वास लाग्ने ठूलो मान्छेलाई भन, रिपोर्ट गर।",
        "steps": ["जवाफ नदेऊ", "जोगाएर राख, नफैलाऊ", "भरोसा लाग्ने ठूलो मान्छेलाई भन"],
        "chat": CHAT["ne"],
        "panels": PANELS["ne"],
        "help": "कसैसँग कुरा गर्न चाहन्छौ?",
        "footer": "बाल सञ्जाल (नमुना)",
    },
    "fil": {
        "headline": "Tingnan muna bago i-post!",
        "body": "Pangalan, paaralan, lugar, uniporme. Kapag pinagsama, kuwento mo na iyon.",
        "steps": ["Huwag nang sumagot", "Itago, huwag ikalat", "Magsabi sa nakatatanda"],
        "chat": CHAT["fil"],
        "panels": PANELS["fil"],
        "help": "May makikinig sa iyo",
        "footer": "Alyansa ng Kabataan (halimbawa)",
    },
}

POSTER: dict[str, object] = {
    "sizes": ["A4"],
    "languages": ["id", "en", "ne", "fil"],
    "theme": "lantang",
    "scenes": ["phone", "talk", "adult", "call"],
    "message": MESSAGE,
    "helplines": ["id-129", "id-wa", "np-1098", "ph-1383"],
    "qr": {"to": "/help/"},
    "audience": ["12-14"],
}


def written(**keys: object) -> dict[str, object]:
    """The poster of the tests with some of its keys replaced; None takes a key away."""
    return {name: value for name, value in {**POSTER, **keys}.items() if value is not None}


def with_message(language: str, **texts: object) -> dict[str, dict[str, object]]:
    """The message of the tests with some texts of one language replaced."""
    return {**MESSAGE, language: {**MESSAGE[language], **texts}}


def campaign_with(
    root: Path, poster: Mapping[str, object] = POSTER, files: Mapping[str, bytes] | None = None
) -> Campaign:
    """A campaign in `root` with one poster, `uji`, and files in the poster's folder."""
    settings = {
        "name": "Gaung",
        "tagline": "Suaramu bergema",
        "description": "Kampanye uji.",
        "site_url": "https://gaung.example.org/",
        "default_language": "id",
        "languages": ["id", "en", "ne", "fil"],
        "countries": ["ID", "NP", "PH"],
        "organisation": "Aliansi Contoh",
    }
    _write(root / "content/data/campaign.yaml", settings)
    _write(root / "content/data/helplines.yaml", {"helplines": [_helpline(line) for line in HELPLINES]})
    _write(root / "posters/uji/poster.yaml", poster)
    for name, content in (files or {}).items():
        (root / "posters/uji" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "posters/uji" / name).write_bytes(content)
    return read_campaign(root)[0]


def poster_with(root: Path, **keys: object) -> tuple[Campaign, Poster]:
    """A campaign whose one poster has some keys replaced."""
    campaign = campaign_with(root, written(**keys))
    return campaign, campaign.posters[0]


def problems_of(campaign: Campaign) -> tuple[Problem, ...]:
    """What `render` would refuse or warn of."""
    return tuple(making.check(campaign, campaign.posters[0]))


def made(campaign: Campaign, to: Path) -> Path:
    """The campaign's poster, rendered into `to`."""
    to.mkdir(parents=True, exist_ok=True)
    making.render(campaign, campaign.posters[0], to)
    return to


def refused(campaign: Campaign, to: Path) -> tuple[Problem, ...]:
    """The problems with which rendering stops."""
    to.mkdir(parents=True, exist_ok=True)
    try:
        making.render(campaign, campaign.posters[0], to)
    except CampaignError as error:
        return error.problems
    raise AssertionError("the poster was made")


def pdf_text(pdf: bytes) -> str:
    """The text of the first page as PDFium gives it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return str(document[0].get_textpage().get_text_range())
    finally:
        document.close()


def pdf_pixels(pdf: bytes, width: int) -> NDArray[np.int16]:
    """The first page as PDFium paints it, `width` pixels wide.

    PDFium stretches a page to whole pixels, so a width should be asked for that makes the height whole as well.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        bitmap = page.render(scale=(width - 0.01) / page.get_width(), may_draw_forms=False)
        image = bitmap.to_pil().convert("RGB")
        return np.asarray(image, dtype=np.int16)
    finally:
        document.close()


def png_pixels(content: bytes) -> NDArray[np.int16]:
    """A picture as numbers."""
    with Image.open(io.BytesIO(content)) as image:
        return np.asarray(image.convert("RGB"), dtype=np.int16)


def fonts_of(document: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    """The fonts of the first page by their names in the file."""
    fonts = document.pages[0].Resources.Font
    assert isinstance(fonts, pikepdf.Dictionary)
    return {str(font.BaseFont): font for _, font in fonts.items()}


@cache
def photo(width: int = 1600, height: int = 1200) -> Image.Image:
    """A picture with a gradient and a red spot at the right, so that cropping and turning can be seen."""
    columns = np.linspace(0, 255, width, dtype=np.uint8)
    rows = np.linspace(0, 255, height, dtype=np.uint8)
    pixels = np.zeros((height, width, 3), dtype=np.uint8)
    pixels[:, :, 0] = columns
    pixels[:, :, 1] = rows[:, None]
    pixels[:, :, 2] = 90
    pixels[height // 3 : height // 2, width * 7 // 8 :] = (250, 10, 10)
    return Image.fromarray(pixels)


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    """A picture as a file."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def _helpline(line: Mapping[str, object]) -> dict[str, object]:
    hours = (
        {}
        if line["id"] == "all-web"
        else {"hours": {"id": "24 jam", "en": "24 hours", "ne": "२४ घण्टा", "fil": "24 oras"}}
    )
    return {
        **line,
        **hours,
        "operator": "Kementerian",
        "use": "talk",
        "say": "satu",
        "grade": "B" if line["id"] == "id-b" else "A",
        "sources": ["contoh"],
        "checked_on": "2026-11-22",
        "checked_by": "pendamping",
        "method": "contoh",
        "review_by": "2027-02-20",
    }


def _write(path: Path, keys: Mapping[str, object]) -> None:
    """As YAML: one key a line, so that places can be told apart."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_block(keys, ""), "utf-8")


def _block(keys: Mapping[str, object], indent: str) -> str:
    lines = []
    for key, value in keys.items():
        if isinstance(value, dict):
            lines.append(f"{indent}{key}:\n{_block(value, indent + '  ')}")
        else:
            lines.append(f"{indent}{key}: {json.dumps(value, ensure_ascii=False)}\n")
    return "".join(lines)
