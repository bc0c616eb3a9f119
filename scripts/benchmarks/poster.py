"""Posters, beside typst, WeasyPrint, ReportLab, fpdf2 and Chromium: `python scripts/benchmarks/poster.py [PYTHON]`.

Prints Markdown tables. Every row is a process of its own, engines in turn in one run; what another interpreter has
installed is measured with it (`python -m venv peers; peers/bin/pip install typst weasyprint reportlab fpdf2
uharfbuzz`), Chromium is looked for on the path, and what is missing is named and left out. Each engine draws the same
A4 sheet in Indonesian and Nepali: coloured field, headline, body, help line, small print, with the same two font
files. Ours also reads the YAML, fits the text, checks it, tags the PDF and draws a QR code. CPU is user and system
time.
"""

from __future__ import annotations

import compileall
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

COUNT = 50
HEADLINES = {"id": "Cek dulu, baru unggah!", "ne": "पहिले हेर, अनि मात्र राख!"}
BODIES = {
    "id": "Nama, sekolah, lokasi, seragam. Digabung, semua itu bercerita tentang kamu, nomor {number}.",
    "ne": "तिम्रो व्यक्तिगत कुरा तिम्रै हो। कसैले डर देखाए विश्वास लाग्ने ठूलो मान्छेलाई भन, {number}।",
}
NUMBERS = {"id": "129", "ne": "1098"}
FOOTER = "Aliansi Anak (contoh) 2026"


def texts(number: int) -> tuple[str, str, str, str]:
    """Language, headline, body and help line of the sheet with this number."""
    language = ("id", "ne")[number % 2]
    return language, HEADLINES[language], BODIES[language].format(number=number), NUMBERS[language]


def write_campaign(root: Path, posters: int) -> None:
    """A campaign with so many posters, half of them Nepali."""
    line = (
        "  - {{id: {id}, countries: [{country}], name: Bantuan, operator: x, use: talk, channel: phone, "
        "value: '{value}', link: 'tel:{value}', say: x, grade: A, sources: [x], checked_on: 2026-11-22, "
        "checked_by: x, method: x, review_by: 2027-02-20}}\n"
    )
    data = root / "content/data"
    data.mkdir(parents=True)
    (data / "helplines.yaml").write_text(
        "helplines:\n"
        + line.format(id="id-129", country="ID", value="129")
        + line.format(id="np-1098", country="NP", value="1098"),
        "utf-8",
    )
    (data / "campaign.yaml").write_text(
        "name: Gaung\ntagline: x\ndescription: x\nsite_url: https://gaung.example.org/\ndefault_language: id\n"
        "languages: [id, en, ne, fil]\ncountries: [ID, NP, PH]\norganisation: Aliansi\n",
        "utf-8",
    )
    for number in range(posters):
        language, headline, body, _ = texts(number)
        folder = root / f"posters/poster-{number:03}"
        folder.mkdir(parents=True)
        message = json.dumps({"headline": headline, "body": body, "footer": FOOTER}, ensure_ascii=False)
        (folder / "poster.yaml").write_text(
            f"sizes: [A4]\nlanguages: [{language}]\ntheme: lantang\nmessage:\n  {language}: {message}\n"
            "helplines: [id-129, np-1098]\nqr: {to: /help/}\n",
            "utf-8",
        )


WHOLE = {
    "A4": "sizes: [A4]\n",
    "A4 with a photo": "sizes: [A4]\nart: {file: art/photo.jpg, alt: {id: x, ne: x, en: x, fil: x}}\n",
    "A3": "sizes: [A3]\n",
    "A0": "sizes: [841x1189]\n",
}
"""What is made in full, with the keys that make the difference."""


def write_whole(root: Path, keys: str) -> None:
    """A campaign with one poster in four languages and, beside it, a photo of 2,400 x 1,800 pixels."""
    import numpy as np
    from PIL import Image

    write_campaign(root, 1)
    file = root / "posters/poster-000/poster.yaml"
    said = {**HEADLINES, "en": "Check first, then post!", "fil": "Tingnan muna bago i-post!"}
    bodies = {**BODIES, "en": "Name, school, place: together they tell who you are.", "fil": "Pangalan at paaralan mo."}
    messages = {one: {"headline": said[one], "body": bodies[one].format(number=1)} for one in said}
    file.write_text(
        f"languages: [id, en, ne, fil]\ntheme: lantang\nmessage: {json.dumps(messages, ensure_ascii=False)}\n"
        f"helplines: [id-129, np-1098, ph-1383]\nqr: {{to: /help/}}\n{keys}",
        "utf-8",
    )
    register = root / "content/data/helplines.yaml"
    third = register.read_text("utf-8").splitlines()[1].replace("id-129", "ph-1383").replace("[ID]", "[PH]")
    register.write_text(register.read_text("utf-8") + third.replace("129", "1383") + "\n", "utf-8")
    rows, columns = np.mgrid[0:1800, 0:2400]
    grain = np.random.default_rng(1).normal(0, 6, (1800, 2400))
    channels = [128 + 90 * np.sin(columns / 190 + turn) * np.cos(rows / 230) + grain for turn in (0, 1, 2)]
    (file.parent / "art").mkdir()
    pixels = np.stack(channels, axis=2).clip(0, 255).astype(np.uint8)
    Image.fromarray(pixels).save(file.parent / "art/photo.jpg", quality=92)


def font_files() -> tuple[str, str]:
    """The headline's and the text's font file."""
    return (
        str(files("fontpkg_baloo_2") / "files/Baloo2[wght].ttf"),
        str(files("fontpkg_noto_sans") / "files/NotoSans[wdth,wght].ttf"),
    )


def ours(root: Path) -> Iterator[Callable[[], bytes]]:
    """One call a sheet: lay out and write the PDF; reading comes before."""
    from gaung.making.poster.layout import lay_out
    from gaung.making.poster.pdf import write
    from gaung.model.poster import Poster
    from gaung.reading.campaign import read_campaign

    campaign, _ = read_campaign(root)

    def draw(poster: Poster) -> bytes:
        return write([lay_out(campaign, poster)[0][0][1]])

    for poster in campaign.posters:
        yield partial(draw, poster)


def typst(root: Path) -> Iterator[Callable[[], bytes]]:
    """typst with one compiler for all sheets, which finds the two fonts in their folders."""
    import typst as engine

    compiler = engine.Compiler(b"", font_paths=[str(Path(file).parent) for file in fonts_of(root)])
    source = """
        #set page(width: 210mm, height: 297mm, margin: 13mm,
          background: place(top, rect(width: 100%, height: 55%, fill: rgb("#0A6E69"))))
        #set document(title: "{title}", date: none)
        #set text(lang: "{language}", font: "Noto Sans")
        #text(font: "Baloo 2", weight: 800, size: 90pt, fill: white)[{headline}]
        #v(40mm)
        #text(size: 21pt)[{body}]
        #v(1fr)
        #text(font: "Baloo 2", weight: 800, size: 110pt)[{number}]

        #text(size: 9.5pt)[{footer}]"""
    for number in sheets(root):
        language, head, body, line = texts(number)
        text_source = source.format(title=head, language=language, headline=head, body=body, number=line, footer=FOOTER)
        yield partial(compiler.compile, input=text_source.encode())


def reportlab(root: Path) -> Iterator[Callable[[], bytes]]:
    """ReportLab with its shaping switched on."""
    import io

    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Paragraph

    for name, file in zip(("Loud", "Text"), fonts_of(root), strict=True):
        pdfmetrics.registerFont(TTFont(name, file, shapable=True))
    point = 72 / 25.4

    def draw(number: int) -> bytes:
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=(210 * point, 297 * point), invariant=1)
        canvas.setFillColorRGB(0.04, 0.43, 0.41)
        canvas.rect(0, 130 * point, 210 * point, 167 * point, stroke=0, fill=1)
        _, head, body, line = texts(number)
        for text, font, size, colour, top in (
            (head, "Loud", 90, "#FFFFFF", 280),
            (body, "Text", 21, "#14213D", 120),
            (line, "Loud", 110, "#14213D", 70),
            (FOOTER, "Text", 9.5, "#14213D", 20),
        ):
            style = ParagraphStyle("s", fontName=font, fontSize=size, leading=size, textColor=colour, shaping=1)
            paragraph = Paragraph(text, style)
            _, height = paragraph.wrap(184 * point, 200 * point)
            paragraph.drawOn(canvas, 13 * point, top * point - height)
        canvas.save()
        return out.getvalue()

    for number in sheets(root):
        yield partial(draw, number)


def fpdf2(root: Path) -> Iterator[Callable[[], bytes]]:
    """fpdf2 with HarfBuzz."""
    from fpdf import FPDF

    loud, text = fonts_of(root)

    def draw(number: int) -> bytes:
        _, head, body, line = texts(number)
        document = FPDF(format="A4")
        document.add_font("Loud", fname=loud)
        document.add_font("Text", fname=text)
        document.set_text_shaping(True)
        document.add_page()
        document.set_fill_color(10, 110, 105)
        document.rect(0, 0, 210, 167, style="F")
        for content, font, size, top in ((head, "Loud", 90, 15), (body, "Text", 21, 175), (line, "Loud", 110, 215)):
            document.set_font(font, size=size)
            document.set_xy(13, top)
            document.multi_cell(184, size * 0.36, content)
        document.set_font("Text", size=9.5)
        document.set_xy(13, 270)
        document.cell(text=FOOTER)
        return bytes(document.output())

    for number in sheets(root):
        yield partial(draw, number)


def sheet_html(root: Path, number: int) -> str:
    """The sheet as a page of HTML, for the engines that print one."""
    loud, text = (Path(file).as_uri() for file in fonts_of(root))
    language, head, body, line = texts(number)
    return f"""<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{head}</title><style>
        @font-face {{ font-family: Loud; src: url("{loud}"); font-weight: 400 800 }}
        @font-face {{ font-family: Text; src: url("{text}"); font-weight: 100 900 }}
        @page {{ size: 210mm 297mm; margin: 0 }} body {{ margin: 0; color: #14213d }}
        .field {{ background: #0a6e69; color: #fff; height: 154mm; padding: 13mm 13mm 0 }}
        h1, b {{ font: 800 90pt/1 Loud; margin: 0 }} p {{ font: 21pt/1.4 Text; margin: 8mm 13mm }}
        b {{ font-size: 110pt; margin-left: 13mm; display: block }} small {{ font: 9.5pt Text; margin-left: 13mm }}
        </style><div class="field"><h1>{head}</h1></div><p>{body}</p><b>{line}</b><small>{FOOTER}</small>"""


def weasyprint(root: Path) -> Iterator[Callable[[], bytes]]:
    """WeasyPrint, which needs Pango of the system."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    def draw(page: str) -> bytes:
        return bytes(HTML(string=page).write_pdf(font_config=FontConfiguration()))

    for number in sheets(root):
        yield partial(draw, sheet_html(root, number))


def chromium(root: Path) -> Iterator[Callable[[], bytes]]:
    """Chromium, one process a sheet, as its command line prints."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        raise ModuleNotFoundError("chromium")

    def draw(number: int) -> bytes:
        source, out = root / f"{number}.html", root / f"{number}.pdf"
        source.write_text(sheet_html(root, number), "utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        subprocess.run([*command, f"--print-to-pdf={out}", source.as_uri()], check=True, capture_output=True)
        return out.read_bytes()

    for number in sheets(root):
        yield partial(draw, number)


def fonts_of(root: Path) -> tuple[str, str]:
    """The font files, as written down for interpreters that do not have the wheels."""
    loud, text = json.loads((root / "fonts.json").read_text("utf-8"))
    return str(loud), str(text)


def sheets(root: Path) -> range:
    """The numbers of the sheets to draw."""
    return range(len(list((root / "posters").iterdir())))


ENGINES: dict[str, Callable[[Path], Iterator[Callable[[], bytes]]]] = {
    "gaung": ours,
    "typst": typst,
    "weasyprint": weasyprint,
    "reportlab": reportlab,
    "fpdf2": fpdf2,
    "chromium": chromium,
}


def seconds_of_cpu() -> float:
    """User and system time of this process and of those it started."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def highest_megabytes() -> float:
    """The highest memory of this very program; `ru_maxrss` begins with that of the program that started it."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = next(line for line in status.read_text("utf-8").splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def work(engine: str, root: Path) -> dict[str, float]:
    """Draw every sheet of `root`, and say what it took."""
    start = seconds_of_cpu()
    size, count, each = 0, 0, 0.0
    for draw in ENGINES[engine](root):
        before = seconds_of_cpu()
        size += len(draw())
        count += 1
        if count > 2:
            each += seconds_of_cpu() - before
    return {
        "cpu": seconds_of_cpu() - start,
        "warm_ms": 1000 * each / max(count - 2, 1),
        "kilobytes": size / count / 1000,
        "megabytes": highest_megabytes(),
    }


def work_png(root: Path) -> dict[str, float]:
    """Paint and save one sheet at 150 dpi again and again, as a build does."""
    import io

    from gaung.making.poster.bands import paint_flat
    from gaung.making.poster.layout import lay_out
    from gaung.making.poster.pixels import paint_scaled
    from gaung.reading.campaign import read_campaign

    campaign, _ = read_campaign(root)
    page = lay_out(campaign, campaign.posters[0])[0][0][1]
    small = paint_scaled(page, 900 / 297)
    paint_flat(page, 150 / 25.4, small)
    painted, saved = [], []
    for _ in range(10):
        start = time.process_time()
        image = paint_flat(page, 150 / 25.4, small)
        middle = time.process_time()
        image.save(io.BytesIO(), "PNG", compress_level=6)
        painted.append(middle - start)
        saved.append(time.process_time() - middle)
    return {"paint_ms": min(painted) * 1000, "save_ms": min(saved) * 1000}


def work_whole(root: Path) -> dict[str, float]:
    """All files of the first poster, twice: the highest memory, the PDF's weight, the share of its words read back."""
    from gaung.making import poster
    from gaung.reading.campaign import read_campaign

    campaign, _ = read_campaign(root)
    (one,) = campaign.posters
    files, highest = [], []
    for name in ("first", "second"):
        (root / name).mkdir()
        poster.render(campaign, one, root / name)
        highest.append(highest_megabytes())
        files.append({path.name: path.read_bytes() for path in sorted((root / name).iterdir())})
    import pypdfium2  # its own memory is not ours

    found = wanted = 0
    weight = 0
    for name, content in files[0].items():
        if name.endswith(".pdf"):
            weight = max(weight, len(content))
            text = pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range().replace("\u00ad", "")
            language = next(one for one in one.languages if f".{one}." in name)
            said = " ".join((one.message[language].headline, one.message[language].body))
            words = [*said.split(), {"id": "129", "ne": "1098", "fil": "1383"}.get(language, "129")]
            wanted += len(words)
            found += sum(word in text.split() for word in words)
    return {
        "megabytes": highest[0],
        "kilobytes": weight / 1000,
        "words_percent": 100 * found / wanted,
        "same": float(files[0] == files[1]),
    }


def run(python: str, *arguments: str) -> tuple[dict[str, Any] | None, float]:
    """What a worker printed, and the CPU seconds of its process; None if what it needs is not installed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([python, __file__, "--work", *arguments], capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if done.returncode:
        if "ModuleNotFoundError" not in done.stderr:
            print(done.stderr, file=sys.stderr)
        return None, seconds
    return json.loads(done.stdout), seconds


def main(peers: str) -> None:
    """Measure every engine in turn and print the table."""
    # what pip does with every wheel, ours is installed from its folder
    compileall.compile_dir(Path(__file__).parents[1] / "gaung", quiet=1)
    with tempfile.TemporaryDirectory() as name:
        one, many = Path(name) / "one", Path(name) / "many"
        for root, count in ((one, 1), (many, COUNT)):
            write_campaign(root, count)
            (root / "fonts.json").write_text(json.dumps(font_files()), "utf-8")
        print(f"| engine | cold CPU s | warm ms/page | {COUNT} posters CPU s | ratio | KB | MB |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        base = 0.0
        skipped = []
        for engine in ENGINES:
            python = sys.executable if engine == "gaung" else peers
            cold = min(run(python, engine, str(one))[1] for _ in range(3))
            result, _ = run(python, engine, str(many))
            if result is None:
                skipped.append(engine)
                continue
            base = base or result["cpu"]
            print(
                f"| {engine} | {cold:.2f} | {result['warm_ms']:.1f} | {result['cpu']:.2f} | {result['cpu'] / base:.2f} "
                f"| {result['kilobytes']:.0f} | {result['megabytes']:.0f} |"
            )
        print("\n| ours, all files | MB | PDF KB | words read back | same bytes |")
        print("| --- | --- | --- | --- | --- |")
        for name_of, keys in WHOLE.items():
            root = Path(name) / name_of.replace(" ", "-")
            write_whole(root, keys)
            whole, _ = run(sys.executable, "whole", str(root))
            assert whole is not None
            print(
                f"| {name_of} | {whole['megabytes']:.0f} | {whole['kilobytes']:.0f} | {whole['words_percent']:.0f} % "
                f"| {'yes' if whole['same'] else 'no'} |"
            )
        png, _ = run(sys.executable, "png", str(one))
        assert png is not None
        print(f"\nPNG at 150 dpi: painted in {png['paint_ms']:.0f} ms, saved in {png['save_ms']:.0f} ms (CPU).")
        if skipped:
            print(f"Not installed in {peers}, left out: {', '.join(skipped)}.")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        chosen, folder = sys.argv[2], Path(sys.argv[3])
        own = {"png": work_png, "whole": work_whole}
        print(json.dumps(own[chosen](folder) if chosen in own else work(chosen, folder)))
    else:
        main(sys.argv[1] if len(sys.argv) > 1 else sys.executable)
