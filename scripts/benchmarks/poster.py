"""Posters, beside typst, ReportLab and fpdf2: `python scripts/benchmarks/poster.py [PYTHON_WITH_PEERS]`.

Prints one Markdown table. Every row is a process of its own, engines in turn in one run; what another interpreter has
installed is measured with it (`python -m venv peers; peers/bin/pip install typst reportlab fpdf2 uharfbuzz`), what is
missing is named and left out. Each engine draws the same A4 sheet in Indonesian and Nepali: coloured field, headline,
body, help line, small print, with the same two font files. Ours also reads the YAML, fits the text, checks it, tags
the PDF and draws a QR code. CPU is user and system time.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
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
        "languages: [id, ne]\ncountries: [ID, NP]\norganisation: Aliansi\n",
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
    from gaung.reading.campaign import read_campaign

    campaign, _ = read_campaign(root)
    for poster in campaign.posters:
        yield lambda poster=poster: write([lay_out(campaign, poster)[0][0][1]])  # type: ignore[misc]  # a lambda with a default


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
        yield lambda source=text_source: compiler.compile(input=source.encode())  # type: ignore[misc]  # a lambda with a default


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
        yield lambda number=number: draw(number)  # type: ignore[misc]  # a lambda with a default


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
        yield lambda number=number: draw(number)  # type: ignore[misc]  # a lambda with a default


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
    "reportlab": reportlab,
    "fpdf2": fpdf2,
}


def work(engine: str, root: Path) -> dict[str, float]:
    """Draw every sheet of `root`, and say what it took."""
    start = time.process_time()
    size, count, each = 0, 0, 0.0
    for draw in ENGINES[engine](root):
        before = time.process_time()
        size += len(draw())
        count += 1
        if count > 2:
            each += time.process_time() - before
    return {
        "cpu": time.process_time() - start,
        "warm_ms": 1000 * each / max(count - 2, 1),
        "kilobytes": size / count / 1000,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def work_png(root: Path) -> dict[str, float]:
    """Paint and save one sheet at 150 dpi again and again."""
    import io

    from gaung.making.poster.layout import lay_out
    from gaung.making.poster.pixels import paint
    from gaung.reading.campaign import read_campaign

    campaign, _ = read_campaign(root)
    page = lay_out(campaign, campaign.posters[0])[0][0][1]
    paint(page, 150)
    painted = saved = 0.0
    for _ in range(10):
        start = time.process_time()
        image = paint(page, 150)
        middle = time.process_time()
        image.quantize(256, method=2, dither=0).save(io.BytesIO(), "PNG")  # type: ignore[arg-type]  # Pillow takes numbers too
        painted, saved = painted + middle - start, saved + time.process_time() - middle
    return {"paint_ms": painted * 100, "save_ms": saved * 100}


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
        png, _ = run(sys.executable, "png", str(one))
        assert png is not None
        print(f"\nPNG at 150 dpi: painted in {png['paint_ms']:.0f} ms, saved in {png['save_ms']:.0f} ms (CPU).")
        if skipped:
            print(f"Not installed in {peers}, left out: {', '.join(skipped)}.")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        chosen, folder = sys.argv[2], Path(sys.argv[3])
        print(json.dumps(work_png(folder) if chosen == "png" else work(chosen, folder)))
    else:
        main(sys.argv[1] if len(sys.argv) > 1 else sys.executable)
