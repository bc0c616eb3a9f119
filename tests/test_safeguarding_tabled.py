"""Tables: what stands under “Name” is a name, and a number under “Mobile” is one to call."""

from __future__ import annotations

import pytest

from gaung.model.language import Language
from gaung.problem import Severity
from gaung.rules.safeguarding.passages import page_document
from safeguarding_fixtures import examined, page_of

ID, EN, NE, FIL = Language.INDONESIAN, Language.ENGLISH, Language.NEPALI, Language.FILIPINO


def table(head: str, *rows: str) -> str:
    """A table of Markdown; values stand between slashes with spaces around them."""
    lines = [head, " / ".join("---" for _ in head.split(" / ")), *rows]
    return "\n".join(f"| {line.replace(' / ', ' | ')} |" for line in lines)


TOLD = [
    (ID, table("Nama / Umur / Sekolah", "Indah Lestari / 12 / SDN 4 Oesapa")),
    (ID, table("Sekolah / Umur / Nama", "SDN 4 Oesapa / 12 / Bunga Lestari")),
    (ID, table("**Nama** / Umur / Desa", "Cahaya Bulan / 12 / Desa Oesapa")),
    (ID, table("Nama / Umur / Desa", "Cahaya Bulan / 12 / Oesapa")),
    (ID, table("No / Siswa / Kelas / Sekolah", "1 / Bunga / 7B / SMPN 2 Oesapa")),
    (ID, "nama;umur;sekolah\nKasih Setia;12;SDN 4 Oesapa"),
    (ID, "```csv\nnama,umur,sekolah\nPutri Ayu,12,SDN 4 Oesapa\n```"),
    (ID, "Nama\tUmur\tSekolah\nMelati Suci\t12\tSDN 4 Oesapa"),
    (
        ID,
        "<table>\n<tr>\n<th>Nama</th>\n<th>Umur</th>\n<th>Sekolah</th>\n</tr>\n"
        "<tr>\n<td>Bunga Lestari</td>\n<td>12</td>\n<td>SDN 4 Oesapa</td>\n</tr>\n</table>",
    ),
    (ID, "<table><tr><td>Nama<td>Umur<tr><td>Indah Lestari<td>12</table>"),
    (ID, "- Bunga Lestari - 12 - SDN 4 Oesapa"),
    (ID, "Bunga Lestari | 12 tahun | kelas 6"),
    (ID, table("No / Nama / HP", "1 / Bunga / 81234567890")),
    (ID, table("Nama / HP", "Bunga / 812-3456-7890")),
    (ID, table("Nama / Nomor WA", "Made / 82134567891")),
    (ID, table("Nama / Kontak ortu", "Made / 82134567891")),
    (EN, table("Name / Age / School", "Summer Rain / 12 / Hillside Academy")),
    (EN, table("Student / Age / Village", "Asha / 12 / Bhirkuna")),
    (FIL, table("Pangalan / Edad / Paaralan", "Ligaya Luna / 12 / Mabini Elementary School")),
    (FIL, table("Bata / Edad / Barangay", "Ligaya Luna / 12 / Malinis")),
    (FIL, table("Pangalan / CP", "Ligaya / 9171234567")),
    (NE, table("नाम / उमेर / विद्यालय", "आशा गुरुङ / १२ / श्री सरस्वती मावि")),
    (NE, table("नाम / मोबाइल", "आशा / ९८४१२३४५६७")),
]
"""Each tells of a child, though the words of a name mean something else."""

CLEAN = [
    (ID, table("Nama / Nomor / Jam", "SAPA / 129 / 24 jam")),
    (EN, table("Name / Number", "Childline / 1098")),
    (
        ID,
        table(
            "Nama / Jabatan / Kantor",
            "Dewi Anggraini / Kepala dinas / Dinas P3A",
            "Pak Yosef / Sekretaris / Dinas Sosial",
        ),
    ),
    (ID, table("Nama / Umur paling muda / Untuk apa", "Instagram / 13 / berbagi foto", "TikTok / 13 / video pendek")),
    (ID, table("Nama / Umur / Untuk apa", "Instagram / 13 / berbagi foto", "Mobile Legends / 12 / bermain")),
    (EN, table("Name / Age / What for", "Roblox / 9 / games", "Discord / 13 / chat")),
    (ID, table("Nama / Kelas / Hari", "Kelas menggambar / 7 / Senin", "Klub radio / 8 / Rabu")),
    (ID, table("Nama / Isi / Ukuran", "Poster Jeda Dulu / tiga langkah / A4", "Poster Kata Sandi / tiga langkah / A3")),
    (ID, "nama;isi\nPoster;tiga langkah\nRadio;enam bagian"),
    (ID, "Nama, umur, sekolah\n\nTiga hal ini, kalau digabung, membuka siapa kamu."),
    (ID, "Nama, umur, sekolah\nTiga hal ini, kalau digabung, membuka siapa kamu."),
    (EN, table("Participant / Task", "Group A / draws", "Group B / writes")),
    (ID, "- Senin - 12 - aula\n- Selasa - 13 - halaman"),
    (ID, "- Pembukaan - 10 - Kak Sari\n- Diskusi - 15 - semua\n- Penutup - 5 - Kak Dewa"),
    (EN, "- Warm-up game - 10 - everybody\n- Group talk - 15 - groups of four"),
    (ID, table("Siswa / Jumlah", "Kelas 7 / 32", "Kelas 8 / 30")),
    (EN, table("Child / What to say", "Shy / Take your time.", "Angry / I hear you.")),
    (ID, table("Anak / Orang tua", "Umur 12–14 / mendampingi", "Umur 15–17 / menanyakan")),
    (ID, "Umur 10-12 | 13-15 | 16-18"),
    (ID, table("Nama siswa / Kelas", "(isi di sini) / (isi di sini)", " / ")),
]


@pytest.mark.parametrize(("language", "text"), TOLD)
def test_a_row_is_read_with_the_heads_of_its_columns(language: Language, text: str) -> None:
    errors = {problem.code for problem in examined(text, language) if problem.severity is Severity.ERROR}
    assert errors & {"identity-joined", "personal-data-phone"}


@pytest.mark.parametrize(("language", "text"), CLEAN)
def test_tables_of_other_things_are_clean(language: Language, text: str) -> None:
    assert [problem for problem in examined(text, language) if problem.severity is not Severity.INFO] == []


def test_what_is_found_in_a_row_stands_in_its_own_cell() -> None:
    text = table("Nama / HP", "Bunga / 812-3456-7890", "Made / 813-4567-8901")
    places = {p.place for p in examined(text, ID) if p.code == "personal-data-phone"}
    said = text.split("\n")
    lines = {place.line for place in places if place is not None}
    assert len(places) == len(lines) == 2
    for place in places:
        assert place is not None
        first = min(lines)
        row = said[2 + place.line - first]
        assert row[place.column - 1 : place.column - 1 + place.width] in {"812-3456-7890", "813-4567-8901"}


def test_only_tables_of_people_are_read_twice() -> None:
    def retold(text: str) -> list[str]:
        return [one.text for one in page_document(page_of(text, ID)).passages if one.is_retold]

    assert retold(table("Nama / Umur / Sekolah", "Indah / 12 / SDN 4")) == ["Nama: Indah. Umur: 12. Sekolah: SDN 4."]
    assert retold(table("Kata / Arti", "jeda / berhenti sebentar")) == []
    assert retold("Nama Indah, umur 12; sekolah - SDN 4.") == []
