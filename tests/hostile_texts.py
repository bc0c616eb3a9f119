"""Pages made of one piece over and over: `python tests/hostile_texts.py` reads them all, in seconds or never."""

from __future__ import annotations

from collections.abc import Iterator

from gaung.block import find_blocks
from gaung.model.language import Language
from gaung.rules.safeguarding import Examiner
from gaung.rules.safeguarding.passages import page_document
from safeguarding_fixtures import campaign_with, page_of

# fmt: off
PIECES = (
    "a.b@", "Rina Contoh ", "Rina ", "rina ", "anak itu ", "kata yang ", "a", "A", "Ab", "1", "12 ", "0812",
    "0812-", "08 1", "nol ", "satu dua ", "satu", "double ", "satu kali ", "\u0936\u0942\u0928\u094d\u092f ", ".",
    " ", ". ", "a.", "a.b.", "a. ", "\n", "\n\n", "\t", "-", "a-", "por-no-", "a b ", "A ", "A.", "A. ", "\u200b",
    "a\u200b", "\u201c", "\u201d", "\"", "'", "((", "( ", "[", "[a](", "![", "![a](b)", "]", "](", "<", "<!--",
    "<a ", "&", "&amp", "*", "**a ", "`", "``a` ", "~", "~~~", "_", "_a ", "a_", "@", "@a", "@a.", "a@", "a@b",
    "a@b-", "a@b.", "a at ", "a at b ", "a dot ", "a dot b at ", "a . b ", "a (at) ", "#", "#a", "#1", "a#", "://",
    "https://", "https://a", "http://a/", "tel:", "tel:0", "wa.me/", "ig: a ", "ig a.b ", "ig: ", "username ",
    "akun ", "akun a", "follow aku a1 ", "id ml ", "id ff 1", "roblox id ", "fb ku : Rina ",
    "facebook anak itu bernama Rina ", "\u091b", "\u092c\u093e\u0932\u093f\u0915\u093e ",
    "\u092b\u0947\u0938\u092c\u0941\u0915 ", "\u091c\u0928\u094d\u092e ",
    "\u092e\u0947\u0930\u094b \u0928\u093e\u092e ", "\u0936\u094d\u0930\u0940 \u0930\u093e\u092e ",
    "\u0930\u093e\u092e ", "\u0935\u093f\u0926\u094d\u092f\u093e\u0932\u092f ", "\u092e\u093e \u0935\u093f ",
    "\u0964", "\u0967\u0968", "\u0967", "\u093e", "SMP ", "SMP N ", "SMP Negeri ", "Pondok ", "Rina School ",
    "the ", "of de ", "Jl. A ", "Jl. ", "jalan a ", "No. 1 ", "RT 1 RW ", "Perumahan A ", "Blok A1 ", "12 Rina ",
    "Purok a ", "maps.google", "openstreetmap.org/", "a+b", "2.12345 ", "12\u00b0", "lahir ", "lahir 1 ",
    "lahir 12 mei ", "born in ", "first of ", "tanggal lahir satu ", "ultahku ", "(11)", "Rina (11) ", "R (11",
    "R.", "R.A.", "R, ", "11 tahun ", "umur 11 ", "kelas 7 ", "nama saya ", "namaku Rina ", "adikku ",
    "my little ", "korban, Rina ", "ang bata ", "si Rina ", "1,", "1, ", "1.234,", "1 2 3 ", "0,81 ",
    "08.15-09.45, ", "B 1234 A ", "B 1 ", "plat ", "LP/", "case no ", "NIK ", "nik 1", "akta ", "paspor 1", "O",
    "O0", "l1 ", "| ", "| a ", "> ", "- a\n", "1. ", "# ", "::: ", "--> ", "00:00 --> ", "a/", "///a.", "a,b,",
    "!", "?", "? ", "a? ", "+", "+6", "+62 ", "%", "=", "==", "\\", "{", "{:a", "\u00e9", "e\u0301", "\uff41",
    "\u0430", "\ud83d\ude00", "porno ", "p0rn", "p*rn* ", "bagikan ", "bagikan video ", "pornografi yang ",
    "anak-", "suka ", "kekerasan ", "bukan ", "tidak ", "istilah ", "kata a, ", "jangan ", "jangan bilang ",
    "tokoh ", "cerita rekaan", "panggil 1", "call ", "call to ", "hubungi ke ", "call Rina ", "call 129 ",
    "sila tumawag na ", "klien ", "video ", "\ufffc ", "a'b'", "O'", "Rina-", "Rina'", "\u2019", "Rina\u2019",
    "al-", "Al-A ", "St. ", "de la ", "a:b:", "a;", "1:", "1/", "1)", "(1", "1-", "1 - ", "1 anak ", "[a]:b\n",
    "[a]: ", "\u0300", "a\u0300", "x0", "a1", "a1.", "a1_", "_1", "a0b", "A1-", "Rina 1", "Rina1 ",
)
# fmt: on
"""What a pattern may begin to read, and then does not find the end of."""

SLOWEST = (
    *(
        "a.b@",
        "Rina Contoh ",
        "Rina Contoh. ",
        "anak itu ",
        "kata yang ",
        "1",
        "0812-3456-7890 ",
        "nol ",
        "a",
        ".",
        " ",
    ),
    *("\u200b", '"', "((", "@", "#", "://", "छ", "राम ", "बुबा", "*", "`", "- bocah\n", "> bocah\n", "| bocah |\n"),
    *("p*rn ", "teen", "<s>bocah ", "rina@contoh.com ", "Anak itu 11 tahun di SMP Negeri 1 ", "2.12345" + " " * 500),
    *("bukan " + "-" * 390 + " bocah. ", "istilah " + "-" * 300 + "! a ! bocah. ", "ikalat" + "-" * 110 + " "),
    *("A, 8, ", "कक्षा 5 की "),
    *("akun " + "a_" * 60 + "/ ", "satu " + "1" * 60 + "a ", "follow a" + "1" * 400 + "! "),
)
"""What took minutes, or its square, before; read at full length."""

TAIL = "x/"
"""An end that lets no pattern through."""


def pages() -> Iterator[str]:
    """Every text."""
    for piece in PIECES:
        yield "satu 2 anak itu ig akun lahir Jl. " + piece * (4_000 // len(piece)) + TAIL
    for piece in SLOWEST:
        yield piece * (40_000 // len(piece)) + TAIL
    yield "kata " * 200_000
    yield "a." * 50_000 + "@" + "a." * 50_000
    yield '::: say "x"\n' * 5_000


def main() -> None:
    """Read them all, in two languages whose patterns differ most."""
    examiner = Examiner(campaign_with(page_of("Halo")))
    for number, text in enumerate(pages()):
        language = Language.FILIPINO if number % 2 else Language.INDONESIAN
        find_blocks(text)
        for problem in examiner.problems(page_document(page_of(text, language))):
            assert problem.place is not None


if __name__ == "__main__":
    main()
