"""Somebody's account or mail address: handles, profile links, names behind a platform's name, addresses in words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from gaung.rules.safeguarding.assembled import invitations, riddles
from gaung.rules.safeguarding.cues import Sentences, word_set
from gaung.rules.safeguarding.finding import Covered, Finding, mask_words
from gaung.rules.safeguarding.handles import handles, is_made_up
from gaung.rules.safeguarding.heads import sought_by_heads
from gaung.rules.safeguarding.institutions import is_mailbox, is_official
from gaung.rules.safeguarding.passages import Kind, Passage
from gaung.rules.safeguarding.searching import found_near, has_devanagari, in_small
from gaung.rules.safeguarding.spelled_names import (
    MAIL_ENDS,
    is_of_nobody,
    names_signs,
    spelled_accounts,
    spelled_mails,
)

_HANDLE = re.compile(
    r"(?<![\w@./])@[A-Za-z_][A-Za-z0-9_.]{2,29}(?!\w*\.(?:com|id|org))|(?<![\w@./])@\d+[A-Za-z_][A-Za-z0-9_.]{1,28}"
)
_NO_HANDLE = re.compile(
    r"(?i)@(?:everyone|everybody|here|all|semua|lahat|channel|admins?|media|import|font|keyframes|supports"
    r"|charset|page"
    r"|login|override|property|dataclass|staticmethod|param|return|username|user_?name|nama_?akun|akun_?kamu"
    r"|handle|viewers?|comment(?:er|s)?|moderator|penonton|komentar)\b|@(?:ate|kuya|kak|kakak|bu|pak|mam|sir|tita|tito|mas"
    r"|mbak) (?-i:[A-Z])"
)
"""What calls everybody in a chat, or is part of a program."""
_PROFILE = re.compile(
    r"(?i)\b(?:instagram\.com|facebook\.com|fb\.com|fb\.me|m\.me|tiktok\.com/@?|t\.me|telegram\.me|x\.com"
    r"|twitter\.com|discord\.gg|discord\.com/(?:invite|users)"
    r"|snapchat\.com/add|snapchat\.com/t|twitch\.tv|kick\.com|kumu\.(?:ph|live)|ngl\.link|tellonym\.me|linktr\.ee"
    r"|reddit\.com/u(?:ser)?"
    r"|bsky\.app/profile|wattpad\.com/user|pinterest\.com|likee\.(?:video|com)|bigo\.tv|roblox\.com/share"
    r"|steamcommunity\.com/id"
    r"|line\.me/(?:ti|R)|open\.spotify\.com/user|youtube\.com/(?:c/|channel/|user/)|threads\.net/@?"
    r"|roblox\.com/users|wa\.me/(?:qr|message)|chat\.whatsapp\.com|youtube\.com/@)/?[\w.+/@-]*\w"
)
_DOTS = r"\s*(?:\.|\[?\(?(?:dot|titik|tuldok|punto|डट)\)?\]?)\s*"
_SLASHES = r"\s*(?:/|\(?(?:slash|garis miring|garing|pahilis|स्ल्यास)\)?)\s*"
_SAID_PROFILE = re.compile(
    rf"(?i)(?<![^\W_])(?:instagram|facebook|fb|tiktok|twitch|youtube|t|snapchat|discord|roblox|kwai|x|twitter"
    rf"|threads){_DOTS}"
    rf"(?:com|tv|me|gg|net|be)(?:{_SLASHES}(?:(?:at|et)\s)?@?[\w.]+(?:\s(?!(?:ya|dong|kak|guys|po|na|and|dan"
    rf"|please)\b)[\w.]+){{0,3}})"
)
_PARTED_PROFILE = re.compile(
    r"(?i)(?<![^\W_])(?:face ?book|fb|insta ?gram|tik ?tok|twitch|you ?tube|twitter|discord)\s?(?:\."
    r"|\(dot\))\s?(?:com|tv|gg)\s?/\s?@?\s?[\w.]{4,}"
    r"|(?<![^\W_])(?:youtube|tiktok|instagram|facebook|twitch|telegram|ig|fb)\s(?:slash|garis miring|garing|pahilis"
    r"|स्ल्यास)\s(?:at\s)?[a-z0-9]\w*(?:\s\w+){0,6}"
)
"""An address of a profile as it is said: `tiktok titik com garis miring …`."""
_PLATFORM = (
    r"(?:ig|instagram|insta|tiktok|tt|fb|facebook|telegram|tele|twitter|discord|dc|snap(?:chat)?|line|rob[l1]ox|steam"
    r"|youtube|threads|messenger|twitch|kwai|likee|bigo|capcut|wattpad|kumu|ngl|tellonym|viber|signal|imo|pubg|mlbb"
    r"|ml|ff)"
)
_USER = r"(?:[a-z0-9]+(?:[._]+[a-z0-9]+)+_*|_[a-z0-9._]{3,}|[a-z]{3,}\d{2}\w*)"
_NAMED_ACCOUNT = re.compile(
    rf"(?i)(?<![^\W_])(?:{_PLATFORM}|username|akun|user|nick(?:name)?|gamertag)"
    r"(?:ku|nya|mu)?(?:\s+(?:name|account|akun|id|ko|niya|aku|saya|gw|gue))?\s*(?::|=|is|adalah|ay"
    rf"|namanya)\s*@?\s?(?P<name>{_USER})"
)
_SPACED = in_small(
    rf"(?i)(?<![^\W_])(?:{_PLATFORM}|username)(?:ku|nya)?\s*[:=]\s*@?\s?(?P<name>(?:[a-z0-9]{{1,6}}\s?[._ ]\s?){{3,}}"
    r"[a-z0-9]+)"
)
_FOLLOWED = re.compile(
    rf"(?i)(?<![^\W_])(?:follow|add|cari|hanapin|search|ikuti|i-?follow|i-?add|tambah(?:kan)?)\s+(?:aku|me|ako|saya"
    rf"|akun)?"
    rf"\s*@?(?P<name>{_USER})\s+(?:di|on|sa|in|dalam)\s+{_PLATFORM}(?![^\W_])"
)
_ACCOUNT_NAME = re.compile(
    rf"(?i)(?<![^\W_])(?:{_PLATFORM}(?:ku|nya)?|akun(?:ku|nya)?|account|username|nickname)"
    r"(?![^\W_])[^.!?\n]{0,30}?[\s@:](?P<name>(?=[a-z0-9._]*[a-z])[a-z0-9]+[._][a-z0-9_]+(?:\.[a-z0-9_]+)*"
    r"|[a-z]{3,}\d{2,}"
    r"|(?<=@)\s?[a-z]{4,})(?![\w/-]|\.\w)"
)
_NO_ACCOUNT = re.compile(r"(?i)\.(?:com|org|net|id|np|ph|io|app|me|md|ya?ml|mp3|m4a|png|jpe?g|pdf|html?|example)$")
_AS_EXAMPLE = re.compile(r"(?i)(?:seperti|misalnya|contohnya|such as|like|e\.g\.|gaya ng|tulad ng|जस्तै|जस्तो)\W*\Z")
_OF_MAIL = re.compile(r"(?i)(?:gmail|yahoo|ymail|outlook|hotmail|icloud)(?![^\W_])")
_TAGGED = re.compile(r"(?<![\w#])[A-Za-z][\w.]{1,31}#\d{4}(?!\w)")
_GAME = re.compile(
    r"(?i)\b(?:id|uid|user\s?id)\b[^.\n]{0,25}?\b(?:mobile legends?|ml|mlbb|free fire|ff|pubg|genshin|roblox|cod|gim"
    r"|game)\b\S*[^.\n]{0,20}?(?P<number>\d{6,12}(?:\s*\(\d{4,5}\))?)"
    r"|\b(?:ml|mlbb|ff|pubg|cod|codm|genshin|roblox|mobile legends?|free fire)\b[^.\n]{0,60}?\bu?id\b\W{0,3}\d{6,12}"
    r"|\b(?:mobile legends?|mlbb|free fire|pubg|genshin|roblox)\b[^.\n]{0,12}?\bid\b[^.\n]{0,12}?\d{6,12}"
    r"|\b(?:ml|mlbb|ff|pubg|cod)(?:ku|nya)?\b[^.\n]{0,16}?\bu?id\b[^.\n\d]{0,12}\d{6,12}"
)
_SAID_NAME = re.compile(
    rf"(?i)(?<![^\W_])(?:{_PLATFORM}|akun|account|username|user|handle|nick)(?:ku|nya|mu"
    rf"|'s)?(?![^\W_])[^!?\n]{{0,36}}?\s@?"
    r"(?P<name>\w{2,}(?:\s?[(\[]?\s?(?:underscore|under score|garis bawah|strip bawah|garis-bawah|salungguhit|titik"
    r"|dot|tuldok|strip|dash|gitling)"
    r"\s?[)\]]?\s?\w+){1,4}(?:\s(?:\d+|nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|zero|one|two|three"
    r"|four|five|six|seven|eight|nine"
    r"|sero|isa|dalawa|tatlo|apat|anim|pito|walo|siyam)(?![^\W_])){0,4})"
)
"""The name of an account as it is said: `rara underscore senja nol sembilan`."""
_UNDERSCORED = re.compile(
    r"(?i)(?<![^\W_])(?P<name>[a-z0-9]{2,}(?:,?\s(?:underscore|under score|garis bawah"
    r"|salungguhit),?\s[a-z0-9]+){1,4}(?:\s(?:zero|nol|one|two|nine|satu|dua|\d+))*)"
)
_TO_FIND = re.compile(
    r"(?i)(?<![^\W_])(?:add|follow|message|dm|find|search|look for|cari|hanapin|ikuti|chat|i-?add|i-?follow|app"
    r"|roblox|ig|insta(?:gram)?|tiktok|fb|snap|discord|game|aplikasi|akun|account|user(?:name)?|nama(?:ku|nya)?"
    r"|i'm|i am|as|sa|sosmed|medsos|social)(?![^\W_])"
)
_LETTER_BY_LETTER = in_small(
    r"(?i)(?:(?:टिकटक|फेसबुक|इन्स्टा\w*|आइडी|आईडी|username|user ?id|akun|account|ig|tiktok|insta)\S*)[^!?।\n]{0,16}?\s"
    r"(?P<name>[a-z0-9_.](?:\s[a-z0-9_.]){5,}|[a-z]{2,}(?:\s_\s?|_\s|\s\.\s)[a-z0-9]+(?:\s[a-z0-9])*)(?![a-z0-9])"
)
_PLAYER = re.compile(
    r"(?<![^\W_])(?i:ign|in-?game name|id na+m|id name|gamer name|player name|nick(?:name)? (?:game|ml|ff|game(?:ku"
    r"|nya)?)|gamertag|psn"
    r"|epic(?: games)?(?: name| id)?|riot id|steam(?: id)?"
    r"|roblox(?: user(?:name)?| name| id)?(?: ko| niya|ku|nya)?|username(?: ko| niya|ku|nya)?)(?i:\s+(?:ko|niya|ku"
    r"|saya|aku|is|ay))*"
    r"\s*[:=-]?\s+(?P<name>(?=\w*(?:[a-z][A-Z]|\d|_))[A-Za-z]\w{4,})"
)
"""A player's name in a game: letters that no word has."""
_FULL_NAME = re.compile(
    r"(?<![^\W_])(?i:fb|facebook|messenger)(?:(?i:ku|nya)|\s+(?i:aku|saya|dia|anak itu|anak saya|ko|niya|namin|ng"
    r" bata)(?: po)?)"
    r"\s*(?::|(?i:bernama|namanya|adalah|ay))\s*(?P<name>[A-Z]\w+(?:\s+[A-Z]\w+)+)"
    r"|(?<![^\W_])(?i:facebook|fb)\s+(?i:anak\s+itu)\s+(?i:bernama)\s+(?P<other>[A-Z]\w+)"
    r"|(?<![^\W_])(?i:(?:pangalan|ngalan|nama|name)(?: ng| of the| sa)? (?:account|akun|fb|facebook|profile)(?: niya"
    r"| ko|nya|ku)?)\s*(?::|(?i:ay|is))\s*"
    r"(?P<named>[A-Z]\w+(?:\s+[A-Z]\w+)+)"
    r"|(?<![^\W_])(?i:fb|facebook|messenger)\s(?i:(?:ibu|mama|ayah|bapak|papa|kakak|adik|anak|nenek|tante|om)(?:nya|ku)?"
    r"|(?:ni|ng)\s\w+(?:\s(?:niya|ko))?|niya|ko|nya)\s[\"“](?P<quoted>[A-Z]\w+(?:\s[A-Z]\w+)*)[\"”]"
    r"|(?<![^\W_])(?i:my|his|her)\s+(?i:fb|facebook)\s+(?i:is|name is)\s+(?P<third>[A-Z]\w+(?:\s+[A-Z]\w+)+)"
)
_ADDED = re.compile(
    r"(?<![^\W_])(?i:(?:i-?)?(?:add|follow|search)|hanapin|cari|tambahkan)\s+(?i:(?:n[iy]*yo\s+)?(?:ko|ako|me|aku|dia"
    r"|her"
    r"|him|si\s+\w+))\s+(?i:sa|di|on|in)\s+(?i:fb|facebook|messenger)\s*[,:]\s*(?P<name>[A-Z]\w+(?:\s+[A-Z]\w+)+)"
)
"""`Add me on fb: …` and a full name; an organisation says “us”."""
_NEPALI_HANDLE = re.compile(
    r"(?:फेसबुक|इन्स्टाग्राम|इन्स्टा|टिकटक|स्न्यापच्याट|डिस्कर्ड|रोब्लक्स|टेलिग्राम|आईडी)(?:को"
    r"|मा)?\s+(?:आईडी\s+)?(?:(?:एट|ऐट"
    r"|@)\s?)?"
    r"(?P<name>(?=\S{0,30}[_\d])[\u0900-\u0963\u0970-\u097f]+[._][\u0900-\u0963\u0970-\u097f\w.]+)"
)
_NEPALI = re.compile(
    r"(?:फेसबुक|इन्स्टाग्राम|इन्स्टा|टिकटक|स्न्यापच्याट|डिस्कर्ड|रोब्लक्स|टेलिग्राम|आईडी"
    r"|खाता)[^।\n]{0,15}?(?P<name>(?=[a-z0-9._]*[._\d])"
    r"[A-Za-z][\w.]{3,})(?!\.(?:com|org))"
)

_NEPALI_NAMED = re.compile(
    r"(?:फेसबुक|इन्स्टाग्राम|इन्स्टा|टिकटक|स्न्यापच्याट|मेसेन्जर|म्यासेन्जर|टेलिग्राम|युट्युब|रोब्लक्स|fb|FB|facebook"
    r"|Facebook|insta"
    r"|tiktok)(?:मा| ma)?\s"
    r"(?:[\"“'‘«](?P<name>[^\"”'’»।\n]{3,40})[\"”'’»]|(?P<other>[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}))\s(?:भनेर"
    r"|नामले|लेखेर|bhanera|vanera|lekhera)\s"
    r"(?:खोज|सर्च|फलो|एड|add|search|khoj|follow)"
)
"""Under which name somebody is to be found: `फेसबुकमा “…” भनेर खोज्नु`."""

_EMAIL = re.compile(
    r"(?i)(?<![\w.+-])[\w.+-]+\s{0,2}@\s{0,2}[\w-]+\s{1,2}\.\s{1,2}(?:c\s?o\s?m|com|net|org|id|ph|np|mail|co)\b"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w.])[\w.]{3,}\s+(?:एट|at)\s+[\u0900-\u0963]+\s+(?:डट|dot)\s+(?:[\u0900-\u0963]+|com)"
    r"|(?<![\w.])(?:moc|ten|gro|di|hp|pn|di\.oc)\.[a-z]+@[\w.+-]+"
)
_GAP = r"\s{0,4}"
_DOT_WORDS = "dot|titik|tuldok|punto|डट"
_DOT = rf"(?:{_GAP}(?:[\[({{<]{_GAP}(?:{_DOT_WORDS}|\.){_GAP}[\])}}>]|(?<=\s)(?:{_DOT_WORDS})(?=\s)|\.){_GAP})"
_LOCAL_DOT = _DOT.replace(r"(?=\s)|\.)", r"(?=\s)|(?<=\s)\.(?=\s)|\.(?!\s))")
"""Before the sign `@` a dot with a space behind it only ends the sentence before: `Itu baik. rahma at gmail …`."""
_LOCAL = rf"\b[\w+-]{{1,64}}+(?:{_LOCAL_DOT}[\w+-]{{1,64}}+){{0,6}}"
_SPELLED_EMAIL = re.compile(
    rf"(?i){_LOCAL}{_GAP}(?:[\[({{<]{_GAP}(?:at|a|et|एट|ऐट|@"
    rf"|arroba){_GAP}[\])}}>]){_GAP}[\w-]{{1,64}}(?:{_DOT}[a-z][\w-]{{1,64}}){{1,6}}"
    rf"|{_LOCAL}(?:\s(?:{_DOT_WORDS})\s\w+){{0,3}},?\s{{1,4}}(?:at|et|@|एट|at sign|arroba|a keong"
    rf"|keong)\s{{1,4}}(?:sa\s|di\s|the\s|the rate\s)?[\w-]{{1,64}}(?:{_GAP}(?:\[{_GAP}(?:dot|titik){_GAP}\]"
    rf"|\({_GAP}(?:dot"
    rf"|titik){_GAP}\)"
    rf"|(?<=\s)(?:dot|titik|tuldok|punto|डट)(?=\s)){_GAP}[\w-]{{1,64}}){{1,6}}"
)
_NEPALI_MAIL = re.compile(
    r"(?P<local>[^\s।]+)[\s,]{1,3}(?:पछाडि\s|अनि\s|त्यसपछि\s)?(?:एट|ऐट|ॲट|अ\u200d?ॅट|आट|@)[\s,]{0,3}(?:अनि\s|फेरि\s)?"
    r"(?:जि?ी?मेल|हटमेल|याहु|याहू|आउटलुक|gmail|hotmail|yahoo|outlook)[\s,]{0,2}(?:डट|थोप्लो|बिन्दु|dot|\.)\s?(?:कम|कोम"
    r"|com|नेट|net)"
)
"""A mail address said in Nepali: `… एट जिमेल डट कम`."""
_USER_SIGN = re.compile(r"[._@0-9](?:(?<=@)|(?<=[A-Za-z0-9][._])(?=[A-Za-z0-9._])|(?<=[A-Za-z]\d)(?=\d)|(?<=\s_))")
"""What most names of accounts hold."""
_LONG_NUMBER = re.compile("[0-9][0-9]{5}")
_AT_SIGN = re.compile(r"[\[({<]\s*(?:[Aa][Tt]?|[Ee][Tt]|@|arroba)\s*[\])}>]")
_ENDS_AS_MAIL = re.compile(
    r"(?i)(?:[^\W\d_]{0,8}mail|yahoo|outlook|icloud|proton|com|net|org|id|ph|np|co|edu|gov|sch|me|io|info|live|msn|कम"
    r"|example|test|invalid|localhost)\W*\Z|[\u0900-\u0963]\W*\Z"
)
"""An address that is said ends with what addresses end with: `follow ra, at titik …` is none."""
_ROLE_MAIL = re.compile(
    r"(?i)^(?:kantor|info|kontak|contact|office|redaksi|admin|humas|sekretariat|hello|halo|support|radio|press"
    r"|panitia|tim|team|aliansi|alliance|alyansa|forum|komite|committee|komunitas|sekolah|school|perpustakaan"
    r"|library|events?"
    r"|media|help|bantuan|privacy|tanggapan|layanan|pengaduan)[\w.-]*@"
)

_EXAMPLE_MAIL = re.compile(
    r"(?i)(?:name|nama|user(?:name)?|someone|somebody|your?|you|contoh|kamu|namamu|pangalan|email|mail|abc"
    r"|xyz)[\w.]{0,6}@example\."
)
"""An address that shows how one looks."""
_ACCOUNT_WORDS = frozenset(
    name + end
    for name in word_set(
        "ig instagram insta tiktok tt fb facebook telegram tele twitter discord dc snap snapchat line roblox rob ox"
        " username akun account user nick nickname gamertag steam messenger twitch kwai threads youtube telegram"
        " viber wattpad ign pubg mlbb ml ff"
    )
    for end in ("", "ku", "nya", "mu")
)
_FULL_NAME_WORDS = word_set(
    "fb fbku fbnya facebook facebookku facebooknya messenger messengerku messengernya pangalan ngalan nama name"
)
_ADDED_WORDS = word_set("add iadd follow ifollow search isearch hanapin cari tambahkan")
"""Without one of these words nothing of the pattern is found."""
_GAME_WORDS = word_set("id uid userid")
_PLAYER_WORDS = word_set("gamer player ign game gamertag nick nickname psn epic riot steam roblox username")
_UNDERSCORES = word_set("underscore garis salungguhit")
_SAID_SIGNS = word_set("slash garis garing pahilis dot titik tuldok punto underscore strip salungguhit dash gitling")
_NEPALI_SIGNS = ("फेसबुक", "इन्स्टा", "टिकटक", "स्न्याप", "डिस्कर्ड", "रोब्लक्स", "टेलिग्राम", "आईडी", "आइडी", "खाता")


_LOOK_SIGN = re.compile("[@.#/]")
_NAMED_IN_NEPALI = word_set("bhanera vanera lekhera")
_LOOKED_FOR = _ACCOUNT_WORDS | _SAID_SIGNS | _UNDERSCORES | _PLAYER_WORDS | _GAME_WORDS | _NAMED_IN_NEPALI
"""Without one of these words, `@`, `#`, a dot or a slash nothing of `_looks` is found in Latin letters."""
_PROFILE_SIGNS = (*(".com", ".me/", ".gg/", ".net/", ".tv/", ".link/", ".ee/", ".ph/", ".app/", ".video/", ".live/"),)
_PROFILE_SIGN = re.compile(r"\.(?:com|(?:me|gg|net|tv|link|ee|ph|app|video|live)/)")
_SLASH_WORDS = word_set("slash garis pahilis")
_PARTED_SIGNS = (" / ", ". com", " .com", ".com /")


sought_by_heads(_FULL_NAME, _LETTER_BY_LETTER, _SPACED)


def _looks(passage: Passage) -> Iterator[tuple[re.Pattern[str], Collection[str]]]:
    """What is looked for in a passage, each with the signs in it around which it may stand."""
    text, words = passage.text, passage.words
    nepali = tuple(sign for sign in _NEPALI_SIGNS if sign in text) if has_devanagari(text) else ()
    if not nepali and words.isdisjoint(_LOOKED_FOR) and _LOOK_SIGN.search(text) is None:
        return
    platforms = words & _ACCOUNT_WORDS
    if "@" in text:
        yield _HANDLE, "@"
    if "." in text and _PROFILE_SIGN.search(passage.small) is not None:
        yield _PROFILE, _PROFILE_SIGNS
    if platforms and _USER_SIGN.search(text) is not None:
        yield _ACCOUNT_NAME, platforms
        yield _NAMED_ACCOUNT, platforms
        yield _FOLLOWED, platforms
    if platforms:
        if ":" in text or "=" in text:
            yield _SPACED, platforms
        if not words.isdisjoint(_FULL_NAME_WORDS):
            yield _FULL_NAME, platforms
        if not words.isdisjoint(_ADDED_WORDS):
            yield _ADDED, platforms
    said = words & _SAID_SIGNS
    if said:
        yield _SAID_PROFILE, said
    parted = (*(words & _SLASH_WORDS), *(sign for sign in _PARTED_SIGNS if sign in passage.small))
    if parted:
        yield _PARTED_PROFILE, parted
    if said and platforms:
        yield _SAID_NAME, said
    if platforms or nepali:
        yield _LETTER_BY_LETTER, (*platforms, *nepali)
    underscores = words & _UNDERSCORES
    if underscores and _TO_FIND.search(text):
        yield _UNDERSCORED, underscores
    players = words & _PLAYER_WORDS
    if players:
        yield _PLAYER, players
    if "#" in text:
        yield _TAGGED, "#"
    games = words & _GAME_WORDS
    if games and _LONG_NUMBER.search(text):
        yield _GAME, games
    if nepali:
        yield _NEPALI_HANDLE, nepali
    yield _NEPALI_NAMED, (*nepali, *(words & _NAMED_IN_NEPALI))
    if nepali:
        yield _NEPALI, nepali


def accounts(passage: Passage, sentences: Sentences) -> Iterator[Finding]:
    """Every account in a passage."""
    text = passage.text
    told = Covered(len(text))
    for pattern, signs in _looks(passage):
        written = passage.small if pattern is _SPACED or pattern is _LETTER_BY_LETTER else text
        for match in found_near(pattern, written, passage.small, signs, 24, 64):
            if pattern is _ACCOUNT_NAME and _NO_ACCOUNT.search(match[0]):
                continue
            if (pattern is _UNDERSCORED or pattern is _SAID_NAME) and _speaks_of_signs(text, *match.span()):
                continue
            if pattern is _SPACED and not _is_spaced_out(match["name"]):
                continue
            name = match.groupdict().get("name")
            at = match.start("name") if name else match.start()
            if _AS_EXAMPLE.search(text, max(at - 16, 0), at):
                continue
            if pattern is _HANDLE and (
                _NO_HANDLE.match(text, match.start()) or _is_made_up(text, sentences, match.start())
            ):
                continue
            if is_official(text, at, match.end(), sentences):
                continue
            if not told.touches(*match.span()):
                told.add(*match.span())
                seen = text[match.start() : match.end()]
                yield Finding("personal-data-account", *match.span(), {"seen": mask_words(seen)})
    if passage.kind is Kind.ADDRESS:
        return
    for start, end in (
        *spelled_accounts(passage),
        *riddles(passage, sentences),
        *invitations(passage, sentences),
    ):
        is_nobodys = is_official(text, start, end, sentences) or _is_made_up(text, sentences, start)
        if not (told.touches(start, end) or is_nobodys):
            told.add(start, end)
            yield Finding("personal-data-account", start, end, {"seen": mask_words(text[start:end])})
    for match in handles(passage, sentences):
        if _OF_MAIL.match(match.groupdict().get("name") or "") or _speaks_of_signs(text, *match.span()):
            continue
        if is_official(text, *match.span(), sentences):
            continue
        if not told.touches(*match.span()):
            told.add(*match.span())
            yield Finding("personal-data-account", *match.span(), {"seen": mask_words(match[0])})


def _speaks_of_signs(text: str, start: int, end: int) -> bool:
    return names_signs(text[max(start - 16, 0) : end + 12])


def _is_made_up(text: str, sentences: Sentences, at: int) -> bool:
    """Whether the sentence says that nobody has this account."""
    return is_made_up(text[slice(*sentences.around(at))])


def mails(passage: Passage, sentences: Sentences) -> Iterator[Finding]:
    """Every mail address in a passage, except those of roles."""
    text = passage.text
    is_said = (
        "@" in text
        or "डट" in text
        or not passage.words.isdisjoint({"dot", "titik", "tuldok"})
        or _AT_SIGN.search(text) is not None
    )
    is_nepali = has_devanagari(text) and any(sign in text for sign in ("मेल", "याहु", "याहू", "आउटलुक", "mail"))
    if not (is_said or is_nepali) and passage.words.isdisjoint(MAIL_ENDS):
        return
    told = Covered(len(text))
    for pattern, is_near in (
        (_EMAIL, "@" in text or "डट" in text),
        (_SPELLED_EMAIL, is_said),
        (_NEPALI_MAIL, is_nepali),
    ):
        for match in pattern.finditer(text) if is_near else ():
            if _ROLE_MAIL.match(match[0]) or _EXAMPLE_MAIL.match(match[0]) or told.touches(*match.span()):
                continue
            if is_mailbox(text, *match.span(), sentences):
                continue
            if pattern is _SPELLED_EMAIL and (not _ENDS_AS_MAIL.search(match[0]) or is_of_nobody(match[0])):
                continue
            told.add(*match.span())
            yield Finding("personal-data-email", *match.span(), {"seen": mask_words(match[0])})
    for start, end in spelled_mails(passage):
        if not (told.touches(start, end) or is_mailbox(text, start, end, sentences)):
            told.add(start, end)
            yield Finding("personal-data-email", start, end, {"seen": mask_words(text[start:end])})


def _is_spaced_out(name: str) -> bool:
    """Whether a name is written letter by letter: most of its pieces are one sign long."""
    pieces = re.findall(r"[a-z0-9]+", name, re.IGNORECASE)
    return len("".join(pieces)) >= 5 and 2 * sum(len(piece) == 1 for piece in pieces) >= len(pieces)
