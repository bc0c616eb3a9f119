"""YAML beside the expected model, and what wrong values are told, one problem for each cause."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path, PurePosixPath

import pytest

from gaung import messages
from gaung.model.language import Country, Language
from gaung.model.segment import SegmentKind
from reading_fixtures import (
    EPISODE,
    EPISODE_FILE,
    HELPLINES,
    POSTER,
    POSTER_FILE,
    SETTINGS,
    problems_in,
    read,
    told,
    write_campaign,
)


def test_the_smallest_campaign(tmp_path: Path) -> None:
    campaign = read(write_campaign(tmp_path))
    assert campaign.settings.name == dict.fromkeys(Language, "Gaung")
    assert campaign.settings.countries == (Country.INDONESIA,)
    [episode] = campaign.episodes
    assert (episode.id, episode.show_id, episode.folder) == ("001", "jejak-kita", PurePosixPath(EPISODE_FILE).parent)
    assert episode.published == datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert [segment.kind for segment in episode.segments] == [SegmentKind.JINGLE, SegmentKind.CLOSING]
    assert episode.segments[0].tone is not None
    assert episode.segments[0].tone.seconds == 2.0
    assert str(episode.where("segments", 0, "tone", "seconds")) == f"{EPISODE_FILE}:8:21"
    [poster] = campaign.posters
    assert (poster.sizes[0].width_mm, poster.sizes[0].height_mm) == (210.0, 297.0)
    [line] = campaign.helplines.helplines
    assert (line.value, line.checked_on) == ("129", date(2026, 11, 1))
    assert problems_in(tmp_path) == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("season: satu", "3:9 read-whole-number"),
        ("season: 1.5", "3:9 read-whole-number"),
        ("season: 0", "3:9 read-too-small"),
        (f"season: {'9' * 5000}", "3:9 read-whole-number"),
        ("season:", None),
        ("season: [1]", "3:9 read-whole-number"),
        ("explicit: mungkin", "3:11 read-yes-no"),
        ("topics: jejak", "3:9 read-list-expected"),
        ("topics: {a: b}", "3:9 read-list-expected"),
        ("topics: [Jejak Digital]", "3:10 read-shape"),
        ("topics: [ok, {a: b}]", "3:14 read-text-expected"),
        ("topics: [[ok]]", "3:10 read-text-expected"),
        ("topics: [ok, ]", None),
        ("topics: [ok, ~]", "3:14 read-value-missing"),
        ("people: [{role: host}]", "3:10 read-one-of"),
        ("people: [{role: host, name: A, alias: B}]", "3:10 read-one-of"),
        ("people: [{role: hots, name: A}]", "3:17 read-choice"),
        ("people: [{name: A}]", "3:10 read-key-missing"),
        ("people: [{role: child, name: A}]", "3:30 consent-child-name"),
        ("people: [{role: host, name: A, Umur: 30}]", "3:32 consent-person-detail"),
        ("people: [host]", "3:10 read-mapping-expected"),
        ("people: [{role: host, nama: A, name: B}]", "3:23 read-key-unknown"),
        ("music_bed: {file: a.wav, gain_db: nan}", "3:35 read-number"),
        ("music_bed: {file: a.wav, gain_db: -inf}", "3:35 read-number"),
        ("music_bed: {file: a.wav, gain_db: 1e999}", "3:35 read-number"),
        ("music_bed: {file: a.wav, gain_db: -61}", "3:35 read-too-small"),
        ("music_bed: {file: a.wav, duck_db: nan}", "3:35 read-number"),
        ("music_bed: {file: a.wav, fade_seconds: '1:60'}", "3:40 read-duration"),
        ("music_bed: {file: a.wav, fade_seconds: -1}", "3:40 read-duration"),
        ("music_bed: {file: a.wav, fade_seconds: 0}", "3:40 read-too-small"),
        ("music_bed: {file: a.wav, fade_seconds: 1:00:00}", "3:40 read-too-large"),
        ("music_bed: {file: a.wav, fade_seconds: 1.}", None),
        ("music_bed: {file: a.wav, fade_seconds: ٣}", "3:40 read-duration"),
        ("music_bed: a.wav", "3:12 read-mapping-expected"),
        ("length: 28.30", "3:9 read-slot"),
        ("length: 28,30", "3:9 read-slot"),
        ("length: 28:30", None),
        ("length: 28.3", None),
        ("length: 28.75", None),
        ("title2: x", "3:1 read-key-unknown"),
        ("judul: x", "3:1 read-key-unknown"),
        ("*x : x", "3:1 read-alias"),
        ("<<: {season: 1}", "3:1 read-merge-key"),
    ],
)
def test_a_line_in_an_episode(tmp_path: Path, line: str, expected: str | None) -> None:
    text = EPISODE.replace("summary:", "summary: x\n" + line + "\nx_:", 1).split("\n")
    text = [row for row in text if not row.startswith("x_:")]
    write_campaign(tmp_path, **{EPISODE_FILE: "\n".join(text)})
    assert told(tmp_path) == ([] if expected is None else [f"{EPISODE_FILE}:{expected}"])


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        ("2026-11-20T16:00:00+07:00", None),
        ("2026-11-20 16:00+07:00", None),
        ("2026-11-20T16:00:00Z", None),
        ("2026-11-20T16:00:00", "read-zone-missing"),
        ("2026-11-20", "read-zone-missing"),
        ("2026-02-30T16:00:00+07:00", "read-moment"),
        ("2026-11-20T25:00:00+07:00", "read-moment"),
        ("2026", "read-moment"),
        ("1763629200", "read-moment"),
        ("20-11-2026", "read-moment"),
        ("20 November 2026", "read-moment"),
        ("kemarin", "read-moment"),
        ("0000-01-01T00:00:00Z", "read-year"),
        ("0001-01-01T00:00:00+14:00", "read-year"),
        ("9999-12-31T23:59:59-12:00", "read-year"),
        ("[2026-11-20]", "read-moment"),
    ],
)
def test_moments(tmp_path: Path, moment: str, code: str | None) -> None:
    write_campaign(tmp_path, **{EPISODE_FILE: EPISODE.replace("2026-11-20T16:00:00+07:00", moment)})
    assert told(tmp_path) == ([] if code is None else [f"{EPISODE_FILE}:3:12 {code}"])


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("2026-11-01", None),
        ("2026-11-31", "read-date"),
        ("2026-11-01T10:00:00", "read-date"),
        ("0", "read-date"),
        ("20261101", "read-date"),
        ("1/11/2026", "read-date"),
        ("0000-00-00", "read-year"),
    ],
)
def test_days(tmp_path: Path, day: str, code: str | None) -> None:
    file = "content/data/helplines.yaml"
    write_campaign(tmp_path, **{file: HELPLINES.replace("2026-11-01", day)})
    assert told(tmp_path) == ([] if code is None else [f"{file}:13:17 {code}"])


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("12.5", 12.5), ("90", 90.0), ("1:30", 90.0), ("1:02:03.5", 3723.5), ("0:05", 5.0), ("007", 7.0)],
)
def test_lengths(tmp_path: Path, written: str, seconds: float) -> None:
    text = EPISODE.replace("silence_seconds: 1", "silence_seconds: 1\n    fade_out_seconds: 0").replace(
        "    silence_seconds: 1", "    file: audio/a.wav\n    start: " + written
    )
    campaign = read(write_campaign(tmp_path, **{EPISODE_FILE: text}))
    assert campaign.episodes[0].segments[1].start == seconds


def test_titles_are_texts_whatever_they_look_like(tmp_path: Path) -> None:
    for title in ("007", "no", "2026-11-22", "1e3", "null-x", "दुई", "😀"):
        write_campaign(tmp_path, **{EPISODE_FILE: EPISODE.replace("Jejak digital", title)})
        assert read(tmp_path).episodes[0].title == title


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("{a: b}", "1:8 read-text-expected"),
        ("[a]", "1:8 read-text-expected"),
        ("Dialog: bagian 2", "1:14 read-colon-in-text"),
        ("", "1:1 read-value-missing"),
        ('""', "1:8 read-value-missing"),
        ("x" * 256, "1:8 read-too-long"),
        ("&a x", "1:8 read-anchor"),
        ("!important", "1:8 read-tag"),
        ("*penting*", "1:8 read-alias"),
        ('"a\\u0007b"', "1:8 read-character"),
        ("😀 \x1b[31m", "1:10 read-character"),
    ],
)
def test_titles_that_cannot_be(tmp_path: Path, title: str, expected: str) -> None:
    write_campaign(tmp_path, **{EPISODE_FILE: EPISODE.replace("Jejak digital", title)})
    assert told(tmp_path) == [f"{EPISODE_FILE}:{expected}"]


@pytest.mark.parametrize(
    ("segments", "expected"),
    [
        ("[]", ["6:11 read-too-few"]),
        ("", ["6:1 read-value-missing"]),
        ("[{title: A, kind: x, silence_seconds: 1}]", ["6:29 read-choice"]),
        ("[{title: A, kind: tips, silence_seconds: 0}]", ["6:52 read-not-more"]),
        ("[{title: A, kind: tips, silence_seconds: 601}]", ["6:52 read-too-large"]),
        ("[{title: A, kind: tips}]", ["6:12 read-one-of"]),
        ("[{title: A, kind: tips, file: a.wav, silence_seconds: 1}]", ["6:12 read-one-of"]),
        ("[{title: A, kind: tips, silence_seconds: *x}]", ["6:52 read-alias"]),
        ("[{title: A, kind: tips, <<: *x}]", ["6:35 read-merge-key", "6:39 read-alias"]),
        ("[*x]", ["6:12 read-alias"]),
        (
            "[{kind: tips, silence_seconds: a}, {titel: B, kind: tips, silence_seconds: 1}]",
            ["6:12 read-key-missing", "6:42 read-duration", "6:46 read-key-missing", "6:47 read-key-unknown"],
        ),
    ],
)
def test_segments(tmp_path: Path, segments: str, expected: list[str]) -> None:
    head = EPISODE[: EPISODE.index("segments:")] + "audience: []\n"
    write_campaign(tmp_path, **{EPISODE_FILE: f"{head}segments: {segments}\n"})
    assert told(tmp_path) == [f"{EPISODE_FILE}:{line}" for line in expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("sizes: [A4]", "sizes: [A7]", ["1:9 poster-size-unknown"]),
        ("sizes: [A4]", "sizes: [10x10]", ["1:9 read-too-small"]),
        ("sizes: [A4]", "sizes: []", ["1:8 read-too-few"]),
        ("languages: [id]", "languages: [in]", ["2:13 read-choice"]),
        ("  id:\n", "  xx:\n", ["5:3 read-choice"]),
        ("  id:\n", "  id: halo\n  en:\n", ["5:7 read-mapping-expected"]),
        ("helplines: [id-sapa-129]", "helplines: []", ["7:12 read-too-few"]),
        ("theme: lantang", "theme: lantag", ["3:8 read-choice"]),
        ("helplines:", "art: {file: a.png, focal: [0.5], alt: {id: x}}\nhelplines:", ["7:27 read-pair"]),
        ("helplines:", "art: {file: a.png, focal: [], alt: {id: x}}\nhelplines:", ["7:27 read-pair"]),
        ("helplines:", "art: {file: a.png, focal: [1,1,1], alt: {id: x}}\nhelplines:", ["7:27 read-too-many"]),
        (
            "helplines:",
            "art: {file: a.png, focal: [nan, 2], alt: {id: x}}\nhelplines:",
            ["7:28 read-number", "7:33 read-too-large"],
        ),
        ("helplines:", "qr: {to: //evil.example}\nhelplines:", ["7:10 read-shape"]),
        ("helplines:", "qr: {to: 'https://a.example/'}\nhelplines:", ["7:10 read-shape"]),
    ],
)
def test_posters(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    assert old in POSTER
    write_campaign(tmp_path, **{POSTER_FILE: POSTER.replace(old, new)})
    assert told(tmp_path) == [f"{POSTER_FILE}:{line}" for line in expected]


def test_a_child_s_name_and_age_are_told_at_once_and_not_repeated(tmp_path: Path) -> None:
    people = "people:\n  - {role: child, name: Xaviera, kelas: 7b, age: 13}\nsegments:"
    write_campaign(tmp_path, **{EPISODE_FILE: EPISODE.replace("segments:", people)})
    problems = problems_in(tmp_path)
    assert sorted(problem.code for problem in problems) == [
        "consent-child-name",
        "consent-person-detail",
        "consent-person-detail",
    ]
    assert [p.facts["key"] for p in problems if p.code == "consent-person-detail"] == ["kelas", "age"]
    assert not any("Xaviera" in str(problem.facts) for problem in problems)
    for language in messages.COMPLETE:
        said = "".join(messages.as_text(problem, language, tmp_path) for problem in problems)
        for told_of_the_child in ("Xaviera", "7b", "13}"):
            assert told_of_the_child not in said


@pytest.mark.parametrize(
    ("file", "text", "example", "not_said"),
    [
        (EPISODE_FILE, EPISODE.replace("2026-11-20T", "1026-11-20T"), "T16:00:00+07:00", "{"),
        ("content/data/helplines.yaml", HELPLINES.replace("2026-11-01", "1026-11-01"), "2026-11-22", "T16"),
        (POSTER_FILE, POSTER.replace("helplines:", "qr: {to: 0812}\nhelplines:"), "/help/", "https"),
        ("content/data/campaign.yaml", SETTINGS.replace("example.org/", "example.org"), "https://gaung", "/help/"),
        (EPISODE_FILE, EPISODE.replace("summary:", "topics: [Jejak]\nsummary:"), "jejak-digital", "https"),
        (POSTER_FILE, POSTER.replace("[A4]", "[10x10]"), "50", "{"),
        (
            EPISODE_FILE,
            EPISODE.replace("summary:", "music_bed: {file: a.wav, fade_seconds: 40}\nsummary:"),
            "30",
            "{",
        ),
    ],
)
def test_the_hint_shows_how_this_very_key_is_written(
    tmp_path: Path, file: str, text: str, example: str, not_said: str
) -> None:
    write_campaign(tmp_path, **{file: text})
    [problem] = problems_in(tmp_path)
    for language in messages.COMPLETE:
        hint = messages.hint(problem, language)
        assert example in hint, hint
        assert not_said not in hint, hint


def test_an_unknown_key_is_told_with_its_near_miss(tmp_path: Path) -> None:
    write_campaign(tmp_path, **{EPISODE_FILE: EPISODE.replace("summary:", "sumary:")})
    missing, unknown = problems_in(tmp_path)
    assert (missing.code, missing.facts) == ("read-key-missing", {"key": "summary"})
    assert (unknown.code, unknown.facts["near"]) == ("read-key-unknown", "summary")


def test_all_problems_of_all_files_in_one_run(tmp_path: Path) -> None:
    write_campaign(
        tmp_path,
        **{
            "content/data/campaign.yaml": SETTINGS.replace("[ID]", "[XX]"),
            "content/data/helplines.yaml": HELPLINES.replace("grade: A", "grade: Z"),
            "content/id/index.md": "tanpa pembuka\n",
            EPISODE_FILE: EPISODE.replace("kind: jingle", "kind: jinggle") + "    extra: 1\n",
            POSTER_FILE: "sizes: [A4\n",
        },
    )
    assert told(tmp_path) == [
        "content/data/campaign.yaml:7:13 read-choice",
        "content/data/helplines.yaml:11:12 read-choice",
        "content/id/index.md:1:1 page-front-missing",
        f"{EPISODE_FILE}:7:11 read-choice",
        f"{EPISODE_FILE}:12:5 read-key-unknown",
        f"{POSTER_FILE}:1:8 read-bracket-open",
    ]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("", ["1:1 page-front-missing"]),
        ("# Halo\n", ["1:1 page-front-missing"]),
        (" ---\ntitle: x\n---\n", ["1:1 page-front-missing"]),
        ("---\ntitle: x\n", ["1:1 page-front-open"]),
        ("---\n---\n", ["2:1 page-front-empty"]),
        ("---\n# nanti\n---\nisi\n", ["2:1 page-front-empty"]),
        ("---\ntitle: x\ndescription: y\naudience: anak\n---\n", ["4:11 read-choice"]),
        ("---\ntitle: x\naudience: adults\n---\n", ["2:1 read-key-missing"]),
        ("---\ntitle: x\ntitle: y\ndescription: z\naudience: adults\n---\n", ["3:1 read-duplicate-key"]),
        ("---\ntitle: |\n  x\n  ---\n  y\ndescription: z\naudience: adults\n---\n", []),
        ("---\r\ntitle: x\r\ndescription: z\r\naudience: adults\r\n---\r\nisi\r\n", ["1:1 read-line-ends"]),
        ("---\ntitle: x\ndescription: z\naudience: adults\n---\nisi\n😀 a\x0bb\n", ["7:4 read-character"]),
        ("---\ntitle: x\ndescription: z\naudience: adults\n---\n\u202e1234-0000-2180\u202c\n", ["6:1 read-character"]),
        ("---\ntitle: x\ndescription: z\naudience: adults\n---\nya &#x202E;1234-0000-2180\n", ["6:4 read-character"]),
        ("---\ntitle: x\ndescription: z\naudience: adults\n---\nya &#8238;1234\n", ["6:4 read-character"]),
        ("---\ntitle: x\ndescription: z\naudience: adults\n---\nya &#82388; dan &#x2014;\n", []),
        ("---\ntitle: x\ndescription: z\naudience: adults\nlayout: a\n---\n", ["5:1 read-key-unknown"]),
        ("---\n\ttitle: x\n---\n", ["2:1 read-tab"]),
        ("---\n- title\n---\n", ["2:1 read-mapping-expected"]),
    ],
)
def test_front_matter(tmp_path: Path, page: str, expected: list[str]) -> None:
    write_campaign(tmp_path, **{"content/id/halaman.md": page})
    assert told(tmp_path) == [f"content/id/halaman.md:{line}" for line in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. " * 1200 + "x", ["6:1 read-too-deep"]),
        ("awal\n\n" + "> " * 40 + "x", ["8:1 read-too-deep"]),
        (">" * 40 + "x", ["6:1 read-too-deep"]),
        ("\n".join("    " * depth + "- a" for depth in range(40)), ["30:1 read-too-deep"]),
        ("a " + "[" * 20_000, ["6:27 read-too-deep"]),
        ("[^a" * 40, ["6:73 read-too-deep"]),
        ("- " * 40, []),
        ("*" * 80 + "\n\n" + "* * " * 30, []),
        ("- [ ] beres\n" * 200, []),
        ("[a](b) " * 200, []),
        ("[ satu\n\n" * 60, []),
        ("\\[" * 60, []),
        ("\n".join("    " * depth + "- a" for depth in range(20)), []),
    ],
)
def test_markdown_is_nested_as_deep_as_people_mean_it(tmp_path: Path, text: str, expected: list[str]) -> None:
    """Deeper, a list ended the build in a traceback, and brackets held it up for a minute."""
    page = f"---\ntitle: x\ndescription: z\naudience: adults\n---\n{text}\n"
    write_campaign(tmp_path, **{"content/id/halaman.md": page})
    assert told(tmp_path) == [f"content/id/halaman.md:{line}" for line in expected]


def test_places_take_no_part_in_equality_or_hash(tmp_path: Path) -> None:
    one = read(write_campaign(tmp_path / "a"))
    commented = {EPISODE_FILE: "# catatan\n" + EPISODE, POSTER_FILE: "# catatan\n\n" + POSTER}
    other = read(write_campaign(tmp_path / "b", **commented))
    assert one.episodes == other.episodes
    assert hash(one.episodes[0]) == hash(other.episodes[0])
    assert one.posters == other.posters
    assert one.episodes[0].where("title") != other.episodes[0].where("title")
    changed = read(write_campaign(tmp_path / "c", **{EPISODE_FILE: EPISODE.replace("seconds: 2", "seconds: 3")}))
    assert one.episodes != changed.episodes


def test_a_campaign_travels_to_another_process_with_its_places(tmp_path: Path) -> None:
    import pickle

    campaign = read(write_campaign(tmp_path))
    there = pickle.loads(pickle.dumps(campaign))
    assert there == campaign
    assert there.episodes[0].folder == campaign.episodes[0].folder
    assert there.episodes[0].where("segments", 1, "kind") == campaign.episodes[0].where("segments", 1, "kind")
    assert there.episodes[0].published.utcoffset() == timedelta(hours=7)
