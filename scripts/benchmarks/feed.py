"""Four shows of 1,000 episodes, beside plain feedgen: `python scripts/benchmarks/feed.py [EPISODES]`.

Prints one Markdown table. Each row is a process of its own; CPU is user and system time of the work alone (models and
imports are there before), peak memory is that of the whole process with the campaign in it. Plain feedgen writes the
same titles, links, descriptions, dates, enclosures, durations, numbers, categories and covers into one document a show,
with its own iTunes extension and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import resource
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path, PurePosixPath

from feedgen.feed import FeedGenerator

from gaung.making import feed
from gaung.making.feed.notes import KeptNotes, NotesRenderer
from gaung.making.feed.public import gather
from gaung.media import Chapter, EpisodeFacts, Products, StationFacts
from gaung.model.campaign import Campaign, CampaignSettings
from gaung.model.episode import Episode, Person, PersonRole
from gaung.model.language import Country, Language
from gaung.model.register import (
    Consents,
    Helpline,
    HelplineChannel,
    HelplineGrade,
    Helplines,
    HelplineUse,
)
from gaung.model.segment import Segment, SegmentKind
from gaung.model.show import Show
from gaung.model.station import Station

KEPT = tempfile.TemporaryDirectory()
"""Where notes are kept from one build to the next."""

LANGUAGES = (Language.INDONESIAN, Language.ENGLISH, Language.NEPALI, Language.FILIPINO)
SUMMARY = {
    Language.NEPALI: "इन्टरनेटमा सुरक्षित रहन सिकौँ, साथीलाई साथ दिऔँ, र सँगै आवाज उठाऔँ। यो अङ्कमा हामी पाइलाको कुरा गर्छौँ। " * 3,
}
PLAIN_SUMMARY = (
    "Apa yang tertinggal saat kamu berbagi, siapa yang melihatnya, dan apa yang bisa kita lakukan & jaga. " * 3
)
NOTES = """## Yang kita bahas

- **Jejak digital** ada di mana-mana, juga di pesan yang sudah kamu hapus.
- Tanya dulu sebelum berbagi foto teman: *boleh tidak?*
- Kalau ada yang memaksa, berhenti, simpan bukti, dan ceritakan.

Baca juga [halaman belajar](https://gaung.example.org/jejak-digital/) bersama teman dan orang dewasa yang kamu percaya.
"""


def campaign_of(episodes: int, with_notes: bool) -> tuple[Campaign, dict[str, dict[str, EpisodeFacts]]]:
    """Four shows, one a language, as they would be read; and what would have been made of their episodes."""
    settings = CampaignSettings(
        name=dict.fromkeys(Language, "Gaung"),
        tagline=dict.fromkeys(Language, "Gaung"),
        description=dict.fromkeys(Language, "Gaung"),
        site_url="https://gaung.example.org/",
        default_language=Language.INDONESIAN,
        languages=LANGUAGES,
        countries=tuple(Country),
        organisation="Aliansi",
    )
    lines = tuple(helpline(country, number) for country in Country for number in range(3))
    shows, made, facts = [], [], {}
    for language in LANGUAGES:
        show = show_of(language)
        own = [episode_of(show, number, with_notes) for number in range(episodes)]
        shows.append(show)
        made += own
        facts[show.id] = {episode.id: facts_of(show, episode.id) for episode in own}
    campaign = Campaign(
        root=Path(),
        settings=settings,
        helplines=Helplines(helplines=lines),
        consents=Consents(),
        shows=tuple(shows),
        episodes=tuple(made),
    )
    return campaign, facts


def show_of(language: Language) -> Show:
    """One show."""
    show = Show(
        title=f"Suara {language}",
        description=SUMMARY.get(language, PLAIN_SUMMARY),
        language=language,
        country=language.country or Country.INDONESIA,
        author="Aliansi",
        category=("Kids & Family", "Education for Kids"),
        guid=uuid.uuid5(uuid.NAMESPACE_URL, language),
    )
    return show.placed_in(PurePosixPath("episodes", f"suara-{language}"))


def episode_of(show: Show, number: int, with_notes: bool) -> Episode:
    """One episode of five minutes with eight chapters and three people."""
    people = (
        Person(role=PersonRole.HOST, alias="Kak Rara"),
        Person(role=PersonRole.EXPERT, name="Ibu Sari"),
        Person(role=PersonRole.CHILD, alias="Bintang"),
    )
    episode = Episode(
        title=f"Jejak digital & kita nomor {number}",
        summary=SUMMARY.get(show.language, PLAIN_SUMMARY),
        published=datetime(2015, 1, 1, 9, tzinfo=UTC) + timedelta(days=number),
        season=number // 50 + 1,
        episode=number % 50 + 1,
        people=people,
        segments=(Segment(silence_seconds=1.0, title="a", kind=SegmentKind.OPENING),),
    ).placed_in(show.folder / f"e{number:04}")
    return episode.with_notes(f"{NOTES}\n{show.id} {number}") if with_notes else episode


def facts_of(show: Show, episode: str) -> EpisodeFacts:
    """What was made of it."""
    marks = [
        Chapter(title=f"Bagian {n}", start_seconds=n * 40.0, end_seconds=n * 40.0 + 40, kind="dialog") for n in range(8)
    ]
    return EpisodeFacts(
        audio=f"{show.id}-{episode}.mp3",
        bytes=4_800_000,
        seconds=320.0,
        sha384=hashlib.sha384(episode.encode()).hexdigest(),
        loudness_lufs=-16.0,
        true_peak_dbtp=-1.0,
        chapters=tuple(marks),
        chapters_file="chapters.json",
        transcripts={show.language: f"transcript.{show.language}.vtt"},
        synthetic=False,
    )


def helpline(country: Country, number: int) -> Helpline:
    """One published help line."""
    return Helpline(
        id=f"{country.lower()}-{number}",
        countries=(country,),
        name=dict.fromkeys(Language, f"Bantuan {number}"),
        operator=dict.fromkeys(Language, "Kementerian"),
        use=HelplineUse.TALK,
        channel=HelplineChannel.PHONE,
        value=f"12{number}",
        link=f"tel:12{number}",
        say=dict.fromkeys(Language, "satu dua"),
        grade=HelplineGrade.A,
        sources=("resmi",),
        checked_on=date(2026, 11, 1),
        checked_by="admin",
        method="letter",
        review_by=date(2027, 5, 1),
    )


def ours(campaign: Campaign, facts: Mapping[str, dict[str, EpisodeFacts]], to: Path) -> None:
    """Gaung's feeds: everything, in documents of at most 100 items."""
    for show in campaign.shows:
        (to / show.id).mkdir()
        feed.render(campaign, show, facts[show.id], to / show.id)


def once_more(campaign: Campaign, facts: Mapping[str, dict[str, EpisodeFacts]], to: Path) -> None:
    """The same with notes whose HTML the last build kept; that is how every build but the first finds them."""
    for one in feed.feeds(campaign, _products(facts)):
        (to / one.name).mkdir(parents=True)
        one.render(to / one.name, KeptNotes(Path(KEPT.name) / "notes.json"))


def matrix(campaign: Campaign, facts: Mapping[str, dict[str, EpisodeFacts]], to: Path) -> None:
    """One show in four feeds: the public one and those of three stations, with the same notes."""
    show = campaign.shows[0]
    stations = tuple(Station(id=f"radio-{number}", name=f"Radio {number}") for number in range(3))
    made = StationFacts(
        file="radio/x/x.wav", bytes=1, seconds=320.0, sha384="0" * 96, loudness_lufs=-23.0, true_peak_dbtp=-1.0
    )
    told = {one.id: made for one in stations}
    own = {name: one.model_copy(update={"stations": told}) for name, one in facts[show.id].items()}
    aired = show.model_copy(update={"stations": stations})
    aired._folder = show.folder
    one_show = replace(campaign, shows=(aired,), episodes=campaign.episodes_of(show))
    kept = KeptNotes()
    for one in feed.feeds(one_show, _products({show.id: own})):
        (to / one.name).mkdir(parents=True)
        one.render(to / one.name, kept)


def _products(facts: Mapping[str, dict[str, EpisodeFacts]]) -> Products:
    return Products(episodes={f"{show}/{name}": one for show, own in facts.items() for name, one in own.items()})


def keep_notes(campaign: Campaign, facts: Mapping[str, dict[str, EpisodeFacts]]) -> None:
    """What an earlier build leaves behind: the HTML of all notes."""
    kept = KeptNotes(Path(KEPT.name) / "notes.json")
    for one in feed.feeds(campaign, _products(facts)):
        renderer = NotesRenderer(one.channel, kept)
        for item in one.channel.items.values():
            renderer.from_markdown(item.notes)
    kept.save()


def recipes(campaign: Campaign, facts: Mapping[str, dict[str, EpisodeFacts]], to: Path) -> None:
    """Only what an unchanged rebuild computes: the recipe and its key."""
    for show in campaign.shows:
        (to / show.id).mkdir()
        (to / show.id / "key.txt").write_text(feed.recipe(campaign, show, facts[show.id]).key)


def plain_feedgen(campaign: Campaign, facts: Mapping[str, dict[str, EpisodeFacts]], to: Path) -> None:
    """feedgen with its iTunes extension, all items in one document, texts prepared by the same code as ours."""
    for show in campaign.shows:
        channel = gather(campaign, show, facts[show.id])
        renderer = NotesRenderer(channel)
        generator = FeedGenerator()
        generator.load_extension("podcast")
        generator.title(channel.title)
        generator.description(channel.description)
        generator.language(channel.language.value)
        generator.link(href=channel.page_url)
        generator.podcast.itunes_category({"cat": channel.category[0], "sub": channel.category[1]})
        generator.podcast.itunes_image(channel.folder_url + "cover.jpg")
        for item in channel.items.values():
            entry = generator.add_entry(order="append")
            entry.title(item.title)
            entry.link(href=item.page_url)
            entry.guid(item.guid)
            entry.description(renderer.description(item))
            entry.pubDate(item.published)
            entry.enclosure(item.sound.url, item.sound.bytes, "audio/mpeg")
            entry.podcast.itunes_duration(round(item.sound.seconds))
            entry.podcast.itunes_season(item.season)
            entry.podcast.itunes_episode(item.episode)
        (to / show.id).mkdir()
        generator.rss_file(str(to / show.id / "feed.xml"))


WORK: dict[str, tuple[str, bool, Callable[[Campaign, Mapping[str, dict[str, EpisodeFacts]], Path], None]]] = {
    "plain": ("feedgen alone", False, plain_feedgen),
    "ours": ("Gaung, all tags, chapters, notes from the rundown", False, ours),
    "notes": ("Gaung, a notes.md of 70 words in every episode", True, ours),
    "kept": ("the same, notes kept from the last build", True, once_more),
    "matrix": ("Gaung, one show in 4 feeds: public and three stations, with notes", True, matrix),
    "recipe": ("Gaung, unchanged: recipes only", False, recipes),
}


def measure(name: str, episodes: int) -> None:
    """Do one row's work in this process and print its figures as JSON."""
    _, with_notes, work = WORK[name]
    campaign, facts = campaign_of(episodes, with_notes)
    if work is once_more:
        keep_notes(campaign, facts)
    with tempfile.TemporaryDirectory() as folder:
        started_cpu, started = time.process_time(), time.perf_counter()
        work(campaign, facts, Path(folder))
        cpu, wall = time.process_time() - started_cpu, time.perf_counter() - started
        sizes = [path.stat().st_size for path in Path(folder).rglob("feed*.xml")]
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    figures = {"cpu": cpu, "wall": wall, "peak": peak_mb, "bytes": sum(sizes), "documents": len(sizes)}
    print(json.dumps(figures))


def main() -> None:
    """Measure every row and print the table."""
    episodes = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    print(f"| {episodes:,} episodes × 4 feeds | CPU s | wall s | × feedgen CPU | peak MB | documents | XML MB |")
    print("| --- | --: | --: | --: | --: | --: | --: |")
    base = 0.0
    for name, (label, _, _) in WORK.items():
        command = [sys.executable, __file__, "--measure", name, str(episodes)]
        row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        base = base or row["cpu"]
        print(
            f"| {label} | {row['cpu']:.2f} | {row['wall']:.2f} | {row['cpu'] / base:.2f} | {row['peak']:.0f} "
            f"| {row['documents']} | {row['bytes'] / 1e6:.1f} |"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(sys.argv[2], int(sys.argv[3]))
    else:
        main()
