"""The few words that a feed says to listeners, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gaung.model.language import Country, Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a feed and its page say in one language."""

    chapters: str
    """Above the list of chapters."""
    help: str
    """Before the help lines."""
    with_adult: str
    """After a help line that a child should not use alone."""
    synthetic: str
    """Says that a computer voice is heard."""
    disguised: str
    """Says that voices were changed, and what that is worth."""
    episode_page: str
    """Text of the link to the episode's page."""
    cover: str
    """What the cover shows; `{title}` is the show's name."""
    is_feed: str
    """To somebody who opens the feed in a browser: what this is."""
    how_to_subscribe: str
    """What to do with its address."""
    show_page: str
    """Text of the link to the show's page."""
    minutes: str
    """The unit after a number of minutes."""
    older: str
    """Text of the link to older episodes."""
    newest: str
    """Text of the link from an archive to the newest episodes."""
    countries: Mapping[Country, str]
    """Names of the countries."""


WORDS: Mapping[Language, Words] = {
    Language.INDONESIAN: Words(
        chapters="Isi episode ini",
        help="Butuh bantuan?",
        with_adult="bersama orang dewasa yang kamu percaya",
        synthetic="Dalam episode ini terdengar suara komputer.",
        disguised="Sebagian suara di sini disamarkan. Suara yang disamarkan tetap bisa dikenali.",
        episode_page="Halaman episode dengan pemutar, transkrip, dan tempat mencari bantuan",
        cover="Sampul acara {title}",
        is_feed="Ini feed podcast: alamat yang dibaca aplikasi, bukan halaman biasa.",
        how_to_subscribe="Salin alamat ini ke aplikasi podcast atau ke sistem siaran radiomu:",
        show_page="Buka halaman acara",
        minutes="menit",
        older="Episode yang lebih lama",
        newest="Episode terbaru",
        countries={
            Country.INDONESIA: "Indonesia",
            Country.NEPAL: "Nepal",
            Country.PHILIPPINES: "Filipina",
        },
    ),
    Language.ENGLISH: Words(
        chapters="In this episode",
        help="Need help?",
        with_adult="with an adult you trust",
        synthetic="A computer voice is heard in this episode.",
        disguised="Some voices here are disguised. A disguised voice can be recognised.",
        episode_page="Episode page with player, transcript and where to find help",
        cover="Cover of the show {title}",
        is_feed="This is a podcast feed: an address for apps, not an ordinary page.",
        how_to_subscribe="Copy this address into a podcast app, or into your station’s playout system:",
        show_page="Open the show’s page",
        minutes="min",
        older="Older episodes",
        newest="Newest episodes",
        countries={
            Country.INDONESIA: "Indonesia",
            Country.NEPAL: "Nepal",
            Country.PHILIPPINES: "Philippines",
        },
    ),
    # Nepali and Filipino: a native reader must still check these.
    Language.NEPALI: Words(
        chapters="यस अङ्कमा",
        help="मद्दत चाहिन्छ?",
        with_adult="विश्वास लागेको ठूलो मानिससँग मिलेर",
        synthetic="यस अङ्कमा कम्प्युटरको आवाज सुनिन्छ।",
        disguised="यहाँका केही आवाज बदलिएका छन्। बदलिएको आवाज पनि चिन्न सकिन्छ।",
        episode_page="अङ्कको पाना: सुन्ने ठाउँ, लिखित पाठ र मद्दत पाउने ठाउँ",
        cover="{title} कार्यक्रमको आवरण",
        is_feed="यो पोडकास्ट फिड हो: एपले पढ्ने ठेगाना, साधारण पाना होइन।",
        how_to_subscribe="यो ठेगाना पोडकास्ट एपमा वा रेडियोको प्रसारण प्रणालीमा राख्नुहोस्:",
        show_page="कार्यक्रमको पाना खोल्नुहोस्",
        minutes="मिनेट",
        older="पुराना अङ्कहरू",
        newest="नयाँ अङ्कहरू",
        countries={
            Country.INDONESIA: "इन्डोनेसिया",
            Country.NEPAL: "नेपाल",
            Country.PHILIPPINES: "फिलिपिन्स",
        },
    ),
    Language.FILIPINO: Words(
        chapters="Sa episode na ito",
        help="Kailangan ng tulong?",
        with_adult="kasama ang nakatatandang pinagkakatiwalaan mo",
        synthetic="May maririnig na boses ng computer sa episode na ito.",
        disguised="Binago ang ilang boses dito. Maaari pa ring makilala ang binagong boses.",
        episode_page="Pahina ng episode: pakinggan, basahin ang transcript, at alamin kung saan may tulong",
        cover="Pabalat ng programang {title}",
        is_feed="Ito ay podcast feed: address para sa mga app, hindi karaniwang pahina.",
        how_to_subscribe="Kopyahin ang address na ito sa podcast app o sa sistema ng istasyon ng radyo:",
        show_page="Buksan ang pahina ng programa",
        minutes="minuto",
        older="Mas lumang mga episode",
        newest="Pinakabagong mga episode",
        countries={
            Country.INDONESIA: "Indonesia",
            Country.NEPAL: "Nepal",
            Country.PHILIPPINES: "Pilipinas",
        },
    ),
}
