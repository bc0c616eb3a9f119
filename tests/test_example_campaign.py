"""The example campaign is real in every part: it reads, it is plain to read, and its numbers and sounds are right."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path, PurePosixPath

import numpy as np
import pytest
import webvtt
from numpy.typing import NDArray

import example_recordings as recordings
from gaung.block import find_blocks
from gaung.making import audio
from gaung.making.audio.ffmpeg import ffmpeg_path
from gaung.making.audio.speech import sentences
from gaung.making.digest import Digests
from gaung.making.store import Store
from gaung.media import EpisodeFacts
from gaung.model.episode import Episode
from gaung.model.language import Country, Language
from gaung.model.page import Page
from gaung.model.poster import Poster, PosterTheme
from gaung.model.register import HelplineGrade, HelplineStatus
from gaung.problem import Severity
from gaung.reading.campaign import read_campaign
from gaung.releasing import changed_sounds, due
from gaung.rules import check
from gaung.rules.plain_language import LIMITS, RADIO, Plainness, measure, sentences_of_page

ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
CAMPAIGN, WARNINGS = read_campaign(ROOT)
EPISODES = CAMPAIGN.episodes
INDONESIAN = [page for page in CAMPAIGN.pages if page.language is Language.INDONESIAN]
GUIDES = "panduan"
TRANSLATED = {
    PurePosixPath("index"),
    PurePosixPath("jejak-digital"),
    PurePosixPath("kalau-ada-yang-memaksa"),
    PurePosixPath("kamus"),
}
DECODED_RATE = 8000
WORDS = ("episode.yaml", "script.yaml", "notes.md")
DEVANAGARI = str.maketrans("०१२३४५६७८९", "0123456789")

# Words that our pages and programmes never use, after the meaning of the Terminology Guidelines for the Protection of
# Children from Sexual Exploitation and Sexual Abuse (Interagency Working Group, 2016 and 2025); the patterns are ours.
AVOIDED = {
    Language.INDONESIAN: (
        r"\bporno(?:grafi)?\b",
        r"\b(?:pelacur\w*|prostitusi)\b",
        r"\b(?:wisata|turis)\s+seks\b",
        r"\b(?:sextortion|sekstorsi)\b",
        r"\b(?:video|foto|konten)\s+(?:syur|mesum|asusila|skandal|bugil|telanjang)\b",
        r"\b(?:pedofil|predator)\w*\b",
        r"\bsuka\s+sama\s+suka\b|\bhubungan\s+(?:badan|intim|terlarang)\b",
        r"\bternoda\b|\b(?:meng)?aib\b|\bsalah(?:nya|mu)?\s+sendiri\b|\banak\s+nakal\b",
        r"\bdi\s*bawah\s+umur\b|\bbocah\b|\bABG\b",
        r"\b(?:cuma|hanya|sekadar)\s+(?:di\s+)?(?:online|daring|dunia\s+maya|chat)\b",
        r"(?<!jangan\s)(?<!tidak\s)\b(?:sebarkan|viralkan|bagikan)\b(?=(?:\W+\w+){0,4}\W*(?:video|foto|bukti))",
        r"\b(?:grooming|sexting|phishing|doxing|OCSEA|CSAM|KBGO)\b(?!\s*\()",
    ),
    Language.ENGLISH: (
        r"\b(?:child|kid|minor|underage)\w*[\s-]+porn\w*\b",
        r"\bsextort\w*\b",
        r"\brevenge[\s-]+porn\w*\b",
        r"\bp(?:a)?edophil\w*\b|\bpredators?\b",
        r"\bunder-?age[d]?\b",
        r"\b(?:her|his|their)\s+own\s+fault\b",
        r"\b(?:only|just|merely)\s+online\b",
        r"\b(?:grooming|sexting|OCSEA|CSAM)\b(?!\s*\()",
    ),
}
SHORT_CODE = re.compile(r"(?<![\w/.-])(?:110|129|100|104|1098|1383)(?![\w/%-])")


@cache
def decoded(path: Path) -> NDArray[np.int16]:
    """The sound of a recording: mono, 8 kHz."""
    command = [str(ffmpeg_path()), "-nostdin", "-v", "error", "-i", f"file:{path}"]
    command += ["-ac", "1", "-ar", str(DECODED_RATE), "-f", "s16le", "-"]
    return np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, "<i2")


def codec_of(path: Path) -> str:
    """What ffmpeg calls the sound of a file: `aac (LC), 44100 Hz, mono`."""
    said = subprocess.run([str(ffmpeg_path()), "-nostdin", "-i", f"file:{path}"], capture_output=True, check=False)
    found = re.search(r"Audio: (\w+).*?(\d+) Hz, (\w+)", said.stderr.decode())
    assert found is not None, path
    return " ".join(found.groups())


def recorded(episode: Episode) -> Iterator[tuple[recordings.Script, recordings.Recording]]:
    script = recordings.read_script(CAMPAIGN, episode.folder)
    for recording in script.segments:
        yield script, recording


def test_the_campaign_reads_and_checks_without_a_word() -> None:
    assert WARNINGS == ()
    assert check(CAMPAIGN, NOW) == ()


def test_there_is_as_much_as_was_promised() -> None:
    pages = {page.stem for page in INDONESIAN if page.stem.parts[0] != GUIDES and not page.is_news}
    assert len(pages) == 7
    assert [len(CAMPAIGN.news_in(language)) for language in Language] == [3, 2, 1, 1]
    assert len(EPISODES) == 2
    assert len(CAMPAIGN.posters) == 7
    assert {poster.theme for poster in CAMPAIGN.posters} == set(PosterTheme)
    for language in (Language.ENGLISH, Language.NEPALI, Language.FILIPINO):
        pages_there = [page for page in CAMPAIGN.pages if page.language is language and not page.is_news]
        assert {page.stem for page in pages_there if page.stem.parts[0] != GUIDES} == TRANSLATED
    assert pages >= TRANSLATED


def test_translations_that_nobody_has_read_say_so() -> None:
    for page in CAMPAIGN.pages:
        unread = page.language in {Language.NEPALI, Language.FILIPINO}
        assert page.front.native_review is not unread, page.source
    for poster in CAMPAIGN.posters:
        for language, message in poster.message.items():
            unread = language in {Language.NEPALI, Language.FILIPINO}
            assert message.native_review is not unread, poster.id


@pytest.mark.parametrize("page", CAMPAIGN.pages, ids=lambda page: str(page.source))
def test_every_page_says_what_it_is_about(page: Page) -> None:
    assert 40 <= len(page.front.description) <= 170
    others = [other.front.description for other in CAMPAIGN.pages if other is not page]
    assert page.front.description not in others
    assert find_blocks(page.text, str(page.source), page.text_line).problems == []


@pytest.mark.parametrize("page", INDONESIAN, ids=lambda page: str(page.stem))
def test_indonesian_pages_are_plain(page: Page) -> None:
    held(measure(sentences_of_page(page.text)), LIMITS[page.front.audience])


@pytest.mark.parametrize("episode", EPISODES, ids=lambda episode: episode.id)
def test_scripts_are_plain_enough_to_be_heard(episode: Episode) -> None:
    spoken = [
        sentence
        for _, recording in recorded(episode)
        for _, text in recordings.spoken_lines(CAMPAIGN, recording)
        for sentence, _ in sentences(text)
    ]
    held(measure(spoken), RADIO)


def held(found: Plainness | None, limits: Plainness) -> None:
    assert found is not None
    assert found.mean_words <= limits.mean_words
    assert found.most_words <= limits.most_words, found.longest
    assert found.long_share <= limits.long_share
    assert found.page_words <= limits.page_words


@pytest.mark.parametrize("language", AVOIDED)
def test_avoided_words_stand_nowhere(language: Language) -> None:
    # what stands between backticks is a key, and what stands after `name=` an id: no words to a reader
    plain = [(page.front, re.sub(r"`[^`\n]+`|\b[a-z]+=\S+", "", page.text)) for page in CAMPAIGN.pages]
    texts = [f"{front.title} {front.description} {text}" for front, text in plain]
    if language is Language.INDONESIAN:
        texts += [(ROOT / episode.folder / name).read_text("utf-8") for episode in EPISODES for name in WORDS]
        texts += [f"{show.title} {show.description}" for show in CAMPAIGN.shows]
    for poster in CAMPAIGN.posters:
        message = poster.message[language]
        said = [bubble.text for bubble in message.chat]
        said += [text for panel in message.panels for text in (panel.tells, panel.says, panel.answers)]
        texts.append(" ".join((message.headline, message.body, *message.steps, *said, message.footer, message.help)))
    for pattern in AVOIDED[language]:
        for text in texts:
            assert re.search(pattern, text, re.IGNORECASE) is None, (pattern, text[:80])


def test_no_number_is_typed_by_hand() -> None:
    # a reference page is written from the models, whose bounds are numbers too
    for page in (one for one in CAMPAIGN.pages if not one.source.name.startswith("reference-")):
        plain = re.sub(r"```.*?```", "", page.text, flags=re.DOTALL).translate(DEVANAGARI)
        assert SHORT_CODE.search(plain) is None, page.source
    for episode in EPISODES:
        notes = (ROOT / episode.folder / "notes.md").read_text("utf-8")
        script = (ROOT / episode.folder / "script.yaml").read_text("utf-8")
        assert SHORT_CODE.search(notes) is None
        assert not re.search(r"satu dua sembilan|nol delapan|satu satu nol", script)


def test_only_proved_help_lines_are_given_to_children() -> None:
    published = [line for line in CAMPAIGN.helplines.helplines if line.status is HelplineStatus.ACTIVE]
    assert {line.value for line in published} == {
        *("110", "129", "0811-1129-129", "aduankonten.id", "takeitdown.ncmec.org"),
        *("100", "1098", "104", "1383"),
    }
    for line in published:
        assert line.grade is HelplineGrade.A
        assert len(line.sources) >= 2 or line.sources[0].startswith(line.operator[Language.ENGLISH])
        assert not any(re.search(r"\bmore\b|\bpublishers$", source) for source in line.sources), line.id
        assert line.review_by - line.checked_on <= timedelta(days=90)
        assert set(line.name) == set(line.say) == set(line.operator) == set(CAMPAIGN.settings.languages)
        assert "test" in line.method or "still has to" in line.method


def test_a_new_campaign_begins_with_the_same_register() -> None:
    starter = ROOT / "scripts/gaung/starter/shared/content/data/helplines.yaml"
    assert starter.read_bytes() == (ROOT / "content/data/helplines.yaml").read_bytes()


def test_numbers_that_still_go_round_are_known_as_wrong() -> None:
    others = {line.value: line for line in CAMPAIGN.helplines.helplines if not line.is_published}
    assert others["0821-1129-129"].replaced_by == "id-sapa-wa"
    assert others["0811-1001-5080"].status is HelplineStatus.NOT_FOR_US
    assert others["0960-377-9863"].replaced_by == "ph-1383"


@pytest.mark.parametrize("poster", CAMPAIGN.posters, ids=lambda poster: poster.id)
def test_posters_are_short_and_help_in_each_country(poster: Poster) -> None:
    assert set(poster.languages) == set(poster.message) == set(Language)
    for message in poster.message.values():
        assert len(message.headline.split()) <= 7
        assert len(message.body.split()) <= 25
        assert message.help
    lines = [CAMPAIGN.helpline(name) for name in poster.helplines]
    assert {country for line in lines if line for country in line.countries} == set(Country)
    assert poster.qr is not None
    assert poster.qr.to == "/help/"


@pytest.mark.parametrize("episode", EPISODES, ids=lambda episode: episode.id)
def test_an_episode_lasts_four_to_eight_minutes(episode: Episode) -> None:
    total = 0.0
    for segment in episode.segments:
        if segment.file is None:
            continue  # a sting of a second
        whole = len(decoded(ROOT / segment.file)) / DECODED_RATE
        total += (segment.end or whole) - (segment.start or 0.0) - segment.crossfade_seconds
    assert 4 * 60 <= total <= 8 * 60


def test_a_programme_is_made_of_what_the_phones_saved(tmp_path: Path) -> None:
    episode = next(episode for episode in EPISODES if any(segment.start for segment in episode.segments))
    show = CAMPAIGN.show_of(episode)
    to = tmp_path / "to"
    to.mkdir()
    audio.render(CAMPAIGN, episode, Store(tmp_path / "store"), to)
    facts = EpisodeFacts.model_validate_json((to / "facts.json").read_text("utf-8"))
    told = audio.warnings(episode, facts)
    assert [one for one in told if one.severity is not Severity.INFO] == []
    assert facts.synthetic
    assert 4 * 60 <= len(decoded(to / facts.audio)) / DECODED_RATE <= 8 * 60
    assert facts.loudness_lufs == pytest.approx(show.loudness.podcast_lufs, abs=0.3)
    assert facts.true_peak_dbtp <= show.loudness.true_peak_dbtp
    assert [chapter.title for chapter in facts.chapters] == [one.title for one in episode.segments if one.chapter]
    heard = webvtt.read(str(to / facts.transcripts[show.language])).captions
    spoken = [
        cue for one in episode.segments if one.transcript for cue in webvtt.read(str(ROOT / one.transcript)).captions
    ]
    assert [" ".join(cue.text.split()) for cue in heard] == [cue.text for cue in spoken]


def test_recordings_come_as_phones_and_cameras_save_them() -> None:
    codecs = {codec_of(ROOT / segment.file) for e in EPISODES for segment in e.segments if segment.file}
    assert codecs >= {
        "aac 44100 mono",
        "opus 48000 mono",
        "mp3 44100 mono",
        "pcm_s16le 8000 mono",
        "amr_nb 8000 mono",
        "pcm_s16le 48000 stereo",
    }
    levels = []
    for episode in EPISODES:
        for _, recording in recorded(episode):
            sound = decoded(ROOT / episode.folder / recording.file).astype(np.float64) / 32768
            levels.append(10 * np.log10(np.mean(sound[np.abs(sound) > 1e-3] ** 2)))
    assert max(levels) - min(levels) >= 8


def test_all_recordings_fit_on_a_small_stick() -> None:
    files = [path for path in (ROOT / "episodes").rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 12_000_000


@pytest.mark.parametrize("episode", EPISODES, ids=lambda episode: episode.id)
def test_transcripts_hold_each_sentence_of_the_script_in_time(episode: Episode) -> None:
    speakers = {person.shown_name for person in episode.people}
    transcripts = {segment.file: segment.transcript for segment in episode.segments}
    for script, recording in recorded(episode):
        file = episode.folder / recording.file
        transcript = transcripts[file]
        assert transcript is not None
        cues = webvtt.read(str(ROOT / transcript)).captions
        said = [
            (speaker, sentence)
            for speaker, text in recordings.spoken_lines(CAMPAIGN, recording)
            for sentence, _ in sentences(text)
        ]
        assert [(cue.voice, cue.text) for cue in cues] == said
        assert set(script.voices) == speakers
        times = [second for cue in cues for second in (cue.start_in_seconds, cue.end_in_seconds)]
        assert all(a <= b for a, b in pairwise(times))
        assert times[-1] <= len(decoded(ROOT / file)) / DECODED_RATE


@pytest.mark.parametrize("episode", EPISODES, ids=lambda episode: episode.id)
def test_help_is_said_at_the_start_in_the_middle_and_at_the_end(episode: Episode) -> None:
    spoken = [segment for segment in episode.segments if segment.transcript]
    marked = [n for n, segment in enumerate(spoken) if segment.help_text]
    assert marked[0] == 0
    assert marked[-1] == len(spoken) - 1
    assert any(0 < n < len(spoken) - 1 for n in marked)
    number = CAMPAIGN.helpline("id-sapa-129")
    assert number is not None
    for segment in spoken:
        assert segment.transcript is not None
        said = number.say[Language.INDONESIAN] in (ROOT / segment.transcript).read_text("utf-8")
        assert said is segment.help_text


def test_listeners_are_told_that_a_computer_speaks() -> None:
    for show in CAMPAIGN.shows:
        assert show.synthetic
        assert "suara komputer" in show.description
    for episode in EPISODES:
        assert "suara komputer" in episode.summary
        first = next(segment for segment in episode.segments if segment.transcript)
        assert first.transcript is not None
        assert "suara komputer" in (ROOT / first.transcript).read_text("utf-8")


def test_a_script_spoken_again_gives_the_same_transcript_and_length(tmp_path: Path) -> None:
    episode = CAMPAIGN.episodes[0]
    script, recording = next(pair for pair in recorded(episode) if pair[1].file.name == "03-spot.wav")
    recordings.record(CAMPAIGN, script, recording, tmp_path)
    committed = ROOT / episode.folder / recording.file
    again = tmp_path / recording.file
    assert again.with_suffix(".vtt").read_bytes() == committed.with_suffix(".vtt").read_bytes()
    assert abs(len(decoded(again)) - len(decoded(committed))) <= 0.05 * DECODED_RATE


def test_the_music_bed_joins_its_own_end() -> None:
    bed = decoded(ROOT / "episodes/suara-kita/audio/alas.flac").astype(np.float64)
    assert 20 <= len(bed) / DECODED_RATE <= 40
    seam = abs(bed[0] - bed[-1])
    assert seam <= np.abs(np.diff(bed)).max()


def test_a_script_with_an_unknown_help_line_is_refused() -> None:
    line = recordings.Recording(file=PurePosixPath("a.wav"), device=recordings.Device.OLD_PHONE, lines=({"A": "{x}"},))
    with pytest.raises(LookupError, match="x is no published help line"):
        list(recordings.spoken_lines(CAMPAIGN, line))


def test_it_has_been_released_and_sounds_as_it_was_released(tmp_path: Path) -> None:
    """A change of the running order or of a recording is a correction now: see content/en/panduan/merilis.md."""
    digests = Digests(tmp_path / "digests.json")
    assert [*changed_sounds(CAMPAIGN, digests)] == []
    for show in CAMPAIGN.shows:
        assert CAMPAIGN.releases_of(show).released
        assert due(CAMPAIGN, show, digests) == ()
