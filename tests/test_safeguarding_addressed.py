"""What the addresses of links say is read: who is named in a path, in the fields of a form, in a message begun."""

from __future__ import annotations

import pytest

from gaung.problem import Severity
from gaung.rules.safeguarding.addressed import said_in
from safeguarding_fixtures import examined

SLUG = "https://foto.example.org/rani-putri-13-tahun-smpn-3-cianjur"
TELLING = [
    "[Chat](https://wa.me/628111129129?text=Saya%20Rani%20Putri,%2013%20tahun,%20kelas%207%20SMPN%203%20Cianjur)",
    "[Isi](https://forms.example.org/isi?nama=Rani+Putri&sekolah=SMPN+3+Cianjur&umur=13)",
    "[Isi](https://forms.example.org/isi?name=Rani%2520Putri&age=13&school=SMPN%25203)",
    "[Isi](/bantuan/?nama=Rani%20Putri&umur=13&sekolah=SMPN%203%20Cianjur)",
    f"[Foto]({SLUG})",
    SLUG,
    f"<{SLUG}>",
    f"Lihat [foto].\n\n[foto]: {SLUG}\n",
    f'<a class="g" href="{SLUG}">Foto</a>',
    "<a href='https://foto.example.org/?nama=Rani%20Putri&umur=13'>Foto</a>",
    "[Foto](https://foto.example.org/a#Rani-Putri-13-tahun-SMPN-3-Cianjur)",
    "[Foto](https://foto.example.org/rani_putri_lestari_13th_SMPN3Cianjur.jpg)",
    "[Foto](https://foto.example.org/siswi-smpn-3-cianjur-bernama-rani-putri)",
    "[Surat](mailto:kantor@gaung.example.org?subject=Saya%20Rani%20Putri%20umur%2013%20dari%20SMPN%203%20Cianjur)",
    "[SMS](sms:129?body=Nama%20saya%20Rani%20Putri%2013%20tahun%20SMPN%203%20Cianjur)",
    "[Cari](https://example.org/?q=0812-0000-1234)",
    "## Judul {: #rani-putri-13-tahun-smpn-3-cianjur }",
    "## Judul { #rani-putri-13-tahun-smpn-3-cianjur }",
    "Halo kawan.\n{: .rani-putri-13-tahun-smpn-3-cianjur }",
    '<p id="rani-putri-13-tahun-smpn-3-cianjur">Halo</p>',
]
HARMLESS = [
    "[Berita](https://regional.kompas.com/read/2024/05/12/1030/siswi-smpn-3-cianjur-13-tahun-jadi-korban)",
    '<a href="https://regional.kompas.com/read/2024/05/12/1030/siswi-smpn-3-cianjur-13-tahun">Berita</a>',
    "[Berita](https://www.rappler.com/nation/13-years-old-maria-santos-speaks-elementary-school)",
    "[UNICEF](https://www.unicef.org/indonesia/id/perlindungan-anak)",
    "[Panduan](https://gaung.example.org/id/panduan/suara-anak-13-tahun/)",
    "[Halaman](panduan/anak-13-tahun.md)",
    "[Chat](https://wa.me/628111129129?text=Halo,%20saya%20butuh%20bantuan)",
    "[Surat](mailto:kantor@gaung.example.org?subject=Pertanyaan%20tentang%20poster)",
    "[UU](https://peraturan.example.org/Details/207944/uu-no-12-tahun-2022)",
    "[PDF](https://example.org/wp-content/uploads/2022/04/DH_Indonesia_Report_2022.pdf)",
    "[Video](https://www.youtube.com/watch?v=dQw4w9WgXcQ)",
    "[Sekolah](https://example.org/sekolah/smpn-3-cianjur)",
    "[Lomba](https://example.org/berita/lomba-poster-smp-untuk-usia-13-17-tahun)",
    "## Bagian {: #untuk-anak-13-tahun .kotak }",
    '<p id="smpn-3-cianjur" class="besar">Halo</p>',
    "[Wiki](https://id.wikipedia.org/wiki/Joko_Widodo)",
    "[Cari](https://example.org/search?q=perlindungan+anak&page=2)",
]


@pytest.mark.parametrize("text", TELLING)
def test_what_an_address_says_of_a_child_is_told(text: str) -> None:
    found = examined(f"{text}\n\nKita.")
    assert any(one.severity is Severity.ERROR for one in found), found
    assert all(one.place is not None and one.place.line >= 2 for one in found)


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_addresses_tell_nothing(text: str) -> None:
    assert not [one for one in examined(f"{text}\n\nKita.") if one.severity is not Severity.INFO]


def test_most_addresses_say_nothing() -> None:
    assert said_in("tel:129") == said_in("halaman.md") == said_in("https://example.org/id/panduan/") == ()
    assert said_in("https://example.org/?utm_source=poster&id=12") == ()
