"""Numbers and names in places that an author does not see, glued to a word, or behind a price."""

from __future__ import annotations

import pytest

from gaung.model.language import Language
from safeguarding_fixtures import codes, examined

SEEN_BESIDE_THE_TEXT = [
    '<span title="0812-7345-6109">x</span>',
    '<p title="0812-7345-6109">Halo.</p>',
    "<abbr title='Hubungi 081273456109'>WA</abbr>",
    '<span data-wa="081273456109">x</span>',
    '<span aria-label="telepon 0812 7345 6109">x</span>',
    "<span title=081273456109>x</span>",
    '<span title="0812&#45;7345&#45;6109">x</span>',
    '<span id="n-1" class="081273456109">x</span>',
    '{: title="0812-7345-6109" }',
    '[sini][ref]\n\n[ref]: https://example.org "0812-7345-6109"',
    "[sini][ref]\n\n[ref]: https://example.org '0812-7345-6109'",
    "[sini][ref]\n\n[ref]: <https://example.org> (0812-7345-6109)",
    '[sini][ref]\n\n[ref]: https://example.org\n  "0812-7345-6109"',
    "[sini][ref]\n\n[ref]: https://example.org/?wa=081273456109",
    "[klik](https://example.org/?p=0812-7345-6109)",
    "[klik](https://example.org/?p=%2B6281273456109&x=1)",
    "[klik](https://example.org/+6281273456109)",
    "[klik](https://example.org/#081273456109)",
    "Lihat https://example.org/?p=081273456109 ya.",
    "<https://example.org/?p=081273456109>",
    '<a href="https://example.org/?p=081273456109">x</a>',
]
GLUED = [
    "Hubungi WA081273456109 ya",
    "No.081273456109",
    "HP0812-7345-6109",
    "tel081273456109",
    "Telp.081273456109",
    "Nomornya,081273456109",
    "Nomornya:081273456109",
    "081273456109an",
    "+6281273456109siti",
    "WA+6281273456109",
    "Ini...081273456109",
    "cp09171234567 po",
    "phone9841234567",
]
AS_IT_SOUNDS = [
    "txt nyo q d2 zero nayn wan seben, zero zero zero, zero zero zero zero",
    "siro nain wan seben, siro tri por, siks payb siro wan ang no. ng crush ko",
]
COVERED = [
    "$0812-7345-6109$",
    "Rp 081273456109",
    "Rp081273456109",
    "versi 081273456109",
    "ISBN 081273456109",
    "tiket nomor 081273456109",
    "order no. 0812-7345-6109",
    "barcode 081273456109",
    "₱09171234567",
    "USD +62 812 7345 6109",
]
NO_NUMBER_OF_ANYBODY = [
    "Telepon kantor (061) 000-0000, jam layanan 09.00–15.00.",
    "Jam layanan 09.00—15.00, telepon lewat loket.",
    "Our new switchboard: (02) 8000-0000, open Monday to Friday.",
    '<span title="Jejak digital">x</span>',
    '<abbr title="Undang-Undang Nomor 12 Tahun 2022">UU TPKS</abbr>',
    '<td colspan="2" id="bagian-2026-11-22" class="tabel">x</td>',
    '[sini][ref]\n\n[ref]: https://example.org "Halaman 12"',
    "[klik](https://example.org/read/2023/08/12/081200465/judul)",
    "[klik](https://example.org/?id=4812734561099)",
    "[klik](https://example.org/3f081273456109ab)",
    "[klik](https://www.youtube.com/watch?v=a9812734561)",
    "[klik](https://example.org/2026-11-22-081530)",
    "[klik](https://example.org/081273456109)",
    "ISBN 978-602-0000-00-0",
    "ISBN 0-8129-3456-2",
    "ISBN 0812934562",
    "Rp 1.500.000.000",
    "Rp 812734561",
    "versi 2.14.0 (build 20251103)",
    "tiket nomor 4471920365",
    "order no. 000417",
    "Order number 0812-0000-1234 is ready",
    "Order no. 0917-0001 of the print shop: 250 posters",
    "barcode 081273456107",
    "IMG081273456109",
    "INV081273456109",
    "Kode 3f081273456109ab",
    "SN081273456109X2",
    "Tahun2026.",
    "NPR 9812345678",
]


@pytest.mark.parametrize("text", [*SEEN_BESIDE_THE_TEXT, *GLUED, *COVERED])
def test_a_mobile_number_is_seen_wherever_it_stands(text: str) -> None:
    assert "personal-data-phone" in codes(f"Halo.\n\n{text}\n")


@pytest.mark.parametrize("text", NO_NUMBER_OF_ANYBODY)
def test_a_number_of_something_else_is_no_phone(text: str) -> None:
    assert codes(f"Halo.\n\n{text}\n") == set()


@pytest.mark.parametrize("tag", ["p", "abbr", "span"])
def test_a_name_and_a_school_in_a_title_of_a_tag_are_read(tag: str) -> None:
    text = f'<{tag} title="Korban bernama Rina Contoh, siswi SMPN 1 Contoh">x</{tag}>'
    assert {"personal-data-name", "personal-data-school"} <= codes(text)


def test_a_title_is_shown_where_it_was_written() -> None:
    (problem,) = examined('Halo.\n\n<span title="0812-7345-6109">x</span>', Language.INDONESIAN)
    assert problem.place is not None
    assert (problem.place.line, problem.place.column, problem.place.width) == (4, 14, 14)


def test_a_number_is_told_once() -> None:
    for text in ("[klik](https://wa.me/6281273456109)", "[klik](tel:+6281273456109)", "WA081273456109"):
        assert len(examined(text)) == 1, text


@pytest.mark.parametrize("text", AS_IT_SOUNDS)
def test_a_number_is_read_as_it_sounds(text: str) -> None:
    assert "personal-data-phone" in codes(text, Language.FILIPINO)
