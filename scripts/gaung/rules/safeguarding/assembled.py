"""Accounts that nobody writes out: a name as a riddle (`my cat's name and 07`), links and numbers that let one in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gaung.rules.safeguarding.cues import Sentences, word_set
from gaung.rules.safeguarding.passages import Passage
from gaung.rules.safeguarding.people import has_child
from gaung.rules.safeguarding.searching import found_near, in_small
from gaung.rules.safeguarding.stems import Stems

_W, _E = r"(?<![^\W_])", r"(?![^\W_])"

_ACCOUNTS = word_set(
    "ig instagram insta igku ignya tiktok tiktokku tiktoknya fb facebook fbku fbnya telegram discord snap snapchat"
    " roblox twitch threads messenger youtube"
    " username usernames user users handle nickname nick ign gamertag akun akunku akunnya account pengguna"
    " gim gimku gameku game mlku ffku nickku nicknya"
)
"""What an account is called, and where one has it."""
_REFERRING = word_set(
    "name nama namanya names pangalan palayaw nickname word kata salitang salita type ketik spell same sama pusa aso"
    " kucingku anjingku panggilanku panggilannya julukanku julukannya"
)
"""Words by which a name is described."""
_ACCOUNT = re.compile(rf"{_W}(?:{'|'.join(sorted(sorted(_ACCOUNTS), key=len, reverse=True))})(?:'s)?{_E}")
_REFERENCE = in_small(
    rf"(?i){_W}(?:(?:my|his|her|their|our|the)\s(?:[\w’']+\s){{0,3}}(?:nick|first|last|middle|full|sur)?\s?names?"
    r"|(?:same|sama)(?: as| dengan| ng)?\s(?:my|nama|pangalan)\s?\w*"
    r"|nama\s(?!pengguna|akun|user)(?:\w+\s)?\w*(?:ku|nya|nasional|saya|aku|dia|kami)"
    r"|(?:pangalan|ngalan)\s(?:ng|ni)\s(?:\w+\s){1,3}?(?:ko|niya|namin|nila)|palayaw\s(?:ko|niya|nya|ng bata)"
    rf"|(?:kucing|anjing|kelinci|burung)ku|(?:panggilan|julukan)(?:ku|nya)|(?:pusa|aso)\s(?:ko|niya|namin)){_E}"
)
_WORD = in_small(
    rf"(?i)[\"“'‘][\w.]{{2,20}}[\"”'’]|{_W}(?:the word|word|kata|salitang)\s(?!sandi|kunci|pass)[a-z]{{3,}}{_E}"
)
_FIGURES = in_small(
    rf"(?i){_W}(?:(?:birth|born)\s?year|year (?:of birth|\w+ was born|of my birth)|tahun (?:lahir|kelahiran)\w*"
    r"|taon ng (?:kapanganakan|kaarawan)|(?:my|her|his) age|umur(?:ku|nya)"
    r"|(?:two|three|four|double|triple|dua|tiga|empat|dalawang|tatlong|apat na) (?:angka )?(?:zeros?|nols?|kosong|sero"
    r"|sevens?|ones?|satu|tujuh|nine|sembilan|siyete)"
    rf"|(?:zero|nol|kosong|sero) \w+|angka \w+|jersey number|nomor punggung\w*|\d{{2,4}}){_E}"
)
_SIGN = in_small(
    rf"(?i){_W}(?:underscores?|garis bawah|dots?|titik|tuldok|salungguhit|backwards?|terbalik|dibalik|di-?balik"
    rf"|baligtad|no spaces?|tanpa spasi|walang space){_E}"
)
_JOINED = in_small(
    rf"(?i){_W}(?:then|plus|followed by|after (?:it|that)|at the end|ditambah|tambah|disambung|sambung|lalu|terus|trus"
    rf"|belakangnya|di belakang(?:nya)?|tapos|saka|kasunod|sinundan|sa dulo|backwards?|dibalik|baligtad"
    r"|gabungan|gabung\w*|kombinasi|combin\w+|mix(?:ed)?|pinagsama\w*|pinaghalo\w*"
    rf"){_E}|{_W}(?:and|dan|at)\s(?=\d|my|his|her|the (?:year|number|word)|two|three|zero|double|angka|tahun|birth"
    r"|umur|taon|nol|dua|tiga)|\s[+&]\s"
)
_OWN = re.compile(
    rf"{_W}(?:my|his|her|their|me|i|i'm|[\w-]{{3,}}(?:ku|nya)|aku|saya|gue|gw|ko|niya|nya|ako|adek|adik|anak|siswi|siswa"
    rf"|dia|bunso|kapatid|namin|nila|siya){_E}"
)
_NOT_OWN = in_small(
    rf"(?i){_W}(?:jangan|hindari|avoid|never|don'?t|do not|not|bukan|tidak|tanpa nama|huwag|iwasan|hindi|sebaiknya"
    r"|should|passwords?|passcodes?|kata sandi|sandi|your|kamu|namamu|(?:pangalan|username|account) mo|mong"
    r"|contoh\w*|example|halimbawa|misal\w*"
    rf"|safe|aman|ligtas|tips?|novel|nobela|film|movie|pelikula|(?:in|of) the story|storybook|dalam cerita|kuwento"
    rf"|dongeng|characters?|tokoh|karakter"
    rf"|tauhan){_E}"
)
"""Advice how to name an account, or not to, and words to log in with."""
_BEHIND = 170

_MEETING = re.compile(
    r"(?i)(?:[\w-]+\.)?zoom\.us/(?:j|my|w)/\S+|meet\.google\.com/[a-z-]{9,}|teams\.(?:microsoft|live)\.com/\S*meet\S+"
    r"|whereby\.com/\S+|join\.skype\.com/\S+|signal\.group/\S+|invite\.viber\.com/\S+|classroom\.google\.com/c/\S+"
    r"|roblox\.com/\S*(?:privateServer|share)\S+|whatsapp\.com/channel/\S+|messenger\.com/(?:t|g)/\S+|kik\.me/\S+"
)
_MEETING_STEMS = Stems(
    (
        "zoom.us",
        "meet.google",
        "teams.",
        "whereby",
        "join.skype",
        "signal.group",
        "invite.viber",
        "classroom.google",
        "roblox.com",
        "whatsapp.com",
        "messenger.com",
        "kik.me",
    )
)
_MEETING_NUMBER = re.compile(
    rf"(?i){_W}(?:(?:meeting|rapat|zoom|room|class|kelas|conference)\s)?id{_E}"
    r"\W{0,4}\d{3}[ -]?\d{3,4}[ -]?\d{3,4}"
    r"(?!\d)"
)
_MEETING_WORDS = word_set("zoom meet teams webex gmeet googlemeet skype")
_OPEN_TO_ALL = re.compile(
    rf"(?i){_W}(?:webinar|seminar|lokakarya|workshops?|pelatihan|trainings?|konferensi|conference|press|pers|umum|public"
    r"|open to|terbuka|aliansi|alliance|alyansa|official|resmi|opisyal|panitia|peserta|participants?|kalahok|pagsasanay"
    r"|pengurus|koordinasi|staff|board|volunteers?|relawan|members?|anggota|wartawan|journalists?|launch|peluncuran"
    rf"|paglulunsad|kementerian|ministry|dinas|department|kagawaran){_E}"
)
"""Everybody, or only grown people of an office, are asked to come."""


def riddles(passage: Passage, sentences: Sentences) -> Iterator[tuple[int, int]]:
    """Every name of an account that is described piece by piece: where its description begins and ends."""
    signs = passage.words & _ACCOUNTS
    if not signs or (passage.words.isdisjoint(_REFERRING) and '"' not in passage.text and "“" not in passage.text):
        return
    small = passage.small
    told = -1
    for cue in found_near(_ACCOUNT, small, small, signs, 4, 12):
        first, last = sentences.around(cue.start())
        first, last = max(first, cue.start() - _BEHIND), min(last, cue.end() + _BEHIND)
        if first < told or not _is_described(small[first:last]):
            continue
        told = last
        yield first, last


def _is_described(sentence: str) -> bool:
    """Whether a sentence in small letters puts somebody's name of an account together."""
    if _JOINED.search(sentence) is None or _OWN.search(sentence) is None or _NOT_OWN.search(sentence):
        return False
    names = len(_REFERENCE.findall(sentence)) + len(_WORD.findall(sentence))
    more = bool(_FIGURES.search(sentence)) + bool(_SIGN.search(sentence))
    return names > 0 and names + more > 1


def invitations(passage: Passage, sentences: Sentences) -> Iterator[tuple[int, int]]:
    """Every link or number that lets strangers into a talk or a class of children, and not into a public one."""
    text = passage.text
    links = [sign for sign in _MEETING_STEMS.may_stand_in(passage.words) if sign in passage.small]
    looks = [(_MEETING, links), (_MEETING_NUMBER, passage.words & _MEETING_WORDS if "id" in passage.words else ())]
    for pattern, signs in looks:
        for match in found_near(pattern, text, passage.small, signs, 32, 64):
            near = text[slice(*sentences.around(match.start(), before=1))]
            if has_child(near) or _OPEN_TO_ALL.search(near) is None:
                yield match.span()
