"""What a child's family is or does, and whose child it is: by these, neighbours know who is meant."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.heads import sought_by_heads

_W = r"(?<![^\W_])"
_E = r"(?![^\W_])"

TRADES = {
    key: "|".join(word.strip() for word in words.replace("\n", " ").split(";"))
    for key, words in tomllib.loads((files("gaung.rules.safeguarding") / "trades.toml").read_text("utf-8")).items()
}
"""The trades of a language, as parts of one pattern."""

_ROLE = (
    r"(?:penjual|pedagang|tukang|kepala|guru|dosen|sopir|supir|petani|nelayan|polisi|bidan|perawat|mantri|pegawai|buruh"
    r"|ketua|wakil|bekas kepala|mantan|bos|juragan|toke|tauke|camat|lurah|bupati|wali ?kota|dokter|pendeta|pastor|romo"
    r"|ustaz|ustad|ustazah|imam|kiai|kyai|tentara|prajurit|anggota|pemilik|penjaga|juru|ahli|kiper|penjahit|pelatih"
    r"|montir|masinis|nakhoda|kusir|satpam|dukun|penghulu|hakim|jaksa|kades|sekdes|kadus|keuchik|geuchik|penyuluh"
    r"|pembuat|pengrajin|perajin|pengurus|pengelola|pengusaha|peternak|pekebun|penambang|pemulung|pemandu|pengepul"
    r"|pembatik|penenun|pemahat|pendekar|penyiar|pengacara|penyanyi|pemusik|penari|pesinden|sinden|dalang|takmir|marbot"
    r"|modin|pangkas|caleg|artis|kepsek|wali kelas|honorer|ojek|kurir|kuli|arsitek|insinyur|apoteker|pilot|pramugari"
    r"|pelaut|kapten|nahkoda|koki|barista|TKI|TKW|PMI|ART|pak rt|bu rt|pak rw|rt \d|rw \d|pak kades|bu kades|pak lurah"
    r"|bu lurah|pak camat|bu camat|pak guru|bu guru|pak ustaz|bu bidan|pak mantri|pak imam|pak haji|tetua|kepling"
    r"|babinsa"
    r"|bhabinkamtibmas|petugas|staf|kasir|pelayan|pembantu|penggembala|pawang"
    rf"|{TRADES['indonesian']})"
)
_DOING = (
    r"(?:jualan|berjualan|bajualan|jual|menjual|dagang|berdagang|narik|menarik(?= (?:becak|angkot|ojek|bentor|pedati))"
    r"|ngojek"
    r"|melaut|bertani|berladang|berkebun|beternak|mengajar(?! aku| saya| kami| dia)|ngajar|mengelola|membuka|buka"
    r"|punya(?= (?:warung|toko|kios|bengkel|salon|sawah|kapal|perahu|peternakan|kebun|rumah makan|depot|losmen|usaha))"
    r"|(?:men)?jaga(?= (?:warung|toko|kios|mercusuar|masjid|gereja|parkir|pos|gerbang|sekolah|palang|pintu|bendungan))"
    r"|kerja (?:di|jadi|sebagai)|bekerja (?:di|jadi|sebagai)|jadi(?= (?:\w+ (?:di|desa|pasar|sekolah)))|menggembala"
    r"|memandu"
    r"|mengemudi|menyopiri|menyetir|nyupir|nyopir|memimpin|menjabat|bertugas di|dinas di|merantau(?: ke)?|memulung"
    r"|memangkas|menjahit|menenun|membatik|menyadap|memperbaiki|servis|mengasuh|kuli di|di (?:malaysia|hong ?kong"
    r"|taiwan|arab|saudi|luar negeri|penjara|rutan|perantauan))"
)
_KIN_ID = (
    r"(?:ayah|ibu|bapak|mama|papa|mamak|bapa|emak|amak|umi|abi|abah|mami|papi|bunda|ortu|orang ?tua|paman|om|tante|bibi"
    r"|kakek|nenek|kakak|abang|mbah|opung|oma|opa|pakde|bude|simbah|eyang|inang|amang)"
)
_ADVERBS = (
    r"(?:\s+(?:adalah|itu|ialah|kan|dulu|dulunya|sudah|masih|seorang|satu-satunya|bekerja sebagai|kerja jadi|kerja"
    r"|menjadi|jadi|sekarang|kini|sehari-hari|memang|cuma|hanya|juga|lama|nan|yang|setiap hari|tiap hari|tiap pagi))*"
)
_ORDER = r"(?:(?:sulung|bungsu|pertama|kedua|ketiga|tunggal|satu-satunya|semata wayang|perempuan|laki-laki|angkat)\s+)*"
_TITLED = (
    r"(?:Pak|Bu|Bapak|Ibu|Mang|Ustaz|Ustad|Haji|H\.|Hj\.|Kyai|Kiai|Wak|Uwak|Bang|Om|Kak|Mas|Mbak|Teh|Kang|Uni|Uda"
    r"|Bli|Cak|Mbah|Tuan|Pendeta|Pastor|Romo"
    r"|Tgk\.?"
    r"|Datuk|Mak|Cik|Koh|Ci|dr\.|Dr\.)"
)

_INDONESIAN_KIN = re.compile(
    rf"\b(?i:{_KIN_ID})(?i:nya|ku|mu|\s(?:nya|dia|saya|aku|gue|si \w+|anak itu|anak ini|korban|kami))(?i:{_ADVERBS})"
    rf"\s+(?i:{_ROLE}|{_DOING}){_E}(?:\s+\w+)?"
    rf"|\b(?i:{_KIN_ID})(?i:nya|ku)(?:, (?i:si |seorang |sang )?| (?i:si |seorang |sang ))(?i:{_ROLE}){_E}(?:\s+\w+)?"
    rf"|\b(?i:samo|bersama|sama|dengan|oleh) (?i:amak|mamak|ibu|ayah|nenek|kakek|paman|bibi)\w* (?:nan|yang|sing) "
    rf"(?i:{_DOING})\s+\w+"
)
_INDONESIAN_CHILD = re.compile(
    rf"\b(?i:anak|putri|putra|cucu|keponakan|ponakan|adik|adek|kemenakan|menantu)(?i:nya|e)?(?i:\s+dari|\s+seorang"
    rf"|\s+si"
    rf"|\s+sang)*\s+"
    rf"{_ORDER}(?i:(?:dari|si|seorang|sang)\s+)?(?:(?i:{_ROLE})\s+\w+|{_TITLED}\s+[A-Z]\w+"
    rf"|(?i:(?:pak|bu|bapak|ibu|mbah|wak|mang) (?:{_ROLE}|rt|rw|haji|kepala)){_E})"
    r"|\b(?i:anak|putri|putra|cucu) (?i:tunggal|bungsu|sulung|pertama|kedua|ketiga|semata wayang) (?i:dari |si "
    r"|seorang )?"
    r"(?i:(?:pem|pen|peng|peny|pel|per)[a-z]{3,}) [a-z]+"
    rf"|\b(?i:anak|putri|putra|cucu|keponakan|ponakan|kemenakan)(?i:nya)? {_ORDER}(?i:dari )?(?i:seorang|sang)"
    rf" (?i:{_ROLE}){_E}"
)

_KIN_EN = (
    "father|mother|dad|daddy|mum|mom|mummy|mama|papa|uncle|aunt|auntie|parents?|grandfather|grandmother|grandpa|grandma"
    "|granddad|nan|lola|lolo|nanay|tatay|ate|kuya|stepfather|stepmother|stepdad|stepmum|brother|sister|sibling|cousin"
    "|guardian|family|folks"
)
_CHILD_OF = (
    "son|twin sons|daughter|twin daughters|triplets?|kid|child|boy|girl|niece|nephew|grandson|granddaughter|twins?"
    "|sister|brother|grandchild|godson"
    "|goddaughter"
)
_NO_DOES = (
    "says|tells|thinks|knows|believes|wants|asks|hopes|feels|loves|worries|cries|likes|needs|agrees|supports|remembers"
    "|helps|goes|comes|sees|finds|reads|hears|thanks|fears|trusts|understands|wishes|insists|refuses|has|does|was|is"
    "|always|yes|perhaps|this|towards|gets|gives|takes|sits|stands|hugs|listens|notices|explains|decides|signs|calls"
    "|reports|allows|lets|looks|speaks|talks|answers|replies|checks|its|his|was|us|as|plus|across|unless|whose|members"
    "|shows|learns|keeps|starts|begins|stops|seems|becomes|remains|stays|waits|writes|sends|gets|picks|brings|walks"
    "|praises|confirms|denies|forgives|smiles|nods|laughs|shouts|agonises|misses|means|makes"
)
_DOES = (
    rf"(?!(?:{_NO_DOES})\b)[a-z]{{2,}}s\b(?:\s+(?:the|a|an|our|at|in|for|on|up|as|out|from|with|to|all)\b)"
    rf"|(?!(?:{_NO_DOES})\b)[a-z]{{3,}}(?:es|s)\s+(?=\w+s\b|rice|fish|bread|meat|milk|tea|fruit|food|maths|music)"
    r"|(?:drives?|sells?|runs?|owns?|works?|teaches|teach|leads?|guards?|repairs?|mends?|builds?|fixes|bakes?|keeps?"
    r"|coaches|delivers|cooks?|manages?|fishes|fish|farms?|cuts|preaches|sings|heads|chairs|plays|sweeps|sews|pilots"
    r"|weaves|serves (?:as|in)|drove|sold|ran|owned|taught|worked|used to (?:be|run|drive|sell))\b[^.,;]{0,40}"
    r"|(?:migrated|works|working|is working|went|has gone) (?:abroad|to|in|overseas) ?\w*"
)
_A_ROLE = r"(?:the|a|an|our|one of the|another|also the|now the|head of|chair of|captain of|in charge of)\s+"
_NO_ROLE = (
    r"(?!(?:one|first|only person|reason|same|person|victim|last|next|best|whole|kind|very|bit|little|lot|support"
    r"|trusted"
    r"|safe|good|great|calm|brave|strong|proud|angry|sad|single|loving|strict|member of (?:our|the) audience)\b)"
)
_ENGLISH_KIN = re.compile(
    rf"\b(?:(?i:my|her|his|their|whose|the|(?:step|grand|older|elder|big|younger)) (?:(?i:own|older|elder|big|younger"
    rf"|eldest|late) )?|[A-Z]\w+'s |(?i:child|girl|boy|kid|victim|pupil)'s )(?i:{_KIN_EN})"
    rf"(?: (?:(?:is|was|are|being) {_A_ROLE}{_NO_ROLE}\w+(?: \w+)?"
    rf"|(?:also |now |still |both |all )?(?:{_DOES})"
    rf"|(?:is|was|are) (?:in|with) (?:the )?(?:army|police|navy|jail|prison|hospital|gulf|qatar|dubai|malaysia|saudi)"
    rf"|(?:in|with) the (?:army|police|navy)|abroad{_E}|overseas{_E})"
    r"|, (?:the|a|an|our) (?!one|first|only|same)[\w' -]{3,40})"
    rf"|\b(?i:{_KIN_EN}) who (?:{_DOES})"
    rf"|(?:\A|[.;:,] )(?i:father|mother|dad|mum|mom|parents?|brother|sister|guardian)(?: (?:is|was))? (?:a |an |the"
    rf" )?(?:abroad|overseas"
    rf"|in (?:Qatar|Dubai|Malaysia|Saudi|jail|prison|the army)|nurse|teacher|driver|pastor|police\w*|soldier|farmer"
    rf"|cook|guard"
    rf"|tailor|barber|fisher\w*|carpenter|midwife)\b"
    rf"|\b(?i:his|her|my|their) (?i:{_KIN_EN}) the (?!one|first|only|same|day|night|next|other|whole|way"
    rf"|truth)[a-z]+(?: [a-z]+)?"
)
_NOBODYS = (
    r"(?!(?:woman|man|girl|boy|child|kid|victim|mother|father|family|couple|complainant|village|school|parent|caller"
    r"|listener|writer|reader|world|country|neighbou?r|friend|community|nation|new|year|people|person|author|king|queen"
    r"|hero|host|driver of the)(?:'s|s'))"
)
_ENGLISH_CHILD = re.compile(
    rf"\b(?i:{_CHILD_OF}) of (?:the|a|an|our|their)\s+(?!(?:month|year|week|day|house|family|group|same|people"
    rf"|community"
    rf"|world|nation|couple|village|future|kind|class|story|man|woman|victim|house|community|school|dead|poor"
    rf"|rich)\b(?! (?:head|chief|leader|doctor|teacher|secretary|driver|cook|guard|nurse|owner|priest|keeper)))"
    rf"[A-Za-z][\w-]+(?:[ -][\w'-]+){{0,4}}"
    rf"|\b(?i:{_CHILD_OF}) of (?:Barangay |Brgy\.? |Village |Ward )?(?:Captain|Pastor|Kagawad|Kapitan|Mayor|Councill?or"
    r"|Chair\w*|Inspector|Sergeant|Imam|Father|Principal|Headmaster|Teacher|Doctor|Dr\.?|Mr\.?|Mrs\.?|Ms\.?) [A-Z]\w+"
    rf"|\b(?i:eldest|youngest|firstborn|only child|second child) of (?:the|a|our)\s+[a-z]\w+(?: \w+)?"
    rf"|\b(?i:the|our) (?:\w+ ){{0,2}}?{_NOBODYS}[a-z]\w+(?:'s|s') "
    rf"(?:(?:(?:only|eldest|youngest|older|younger|elder|little|second|middle|first|adopted|twin) )*(?i:{_CHILD_OF})\b"
    rf"|(?:youngest|eldest|firstborn)(?=[,.;]| of| from| in| at| near))"
)

_TRADE = (
    r"(?:traysikel|tindera|tindero|drayber|tsuper|guro|kapitan|kapitana|pulis|tanod|magsasaka|mangingisda|karpintero"
    r"|may-ari"
    r"|panadero"
    r"|barbero|kumadrona|komadrona|mananahi|sapatero|kagawad|sundalo|bumbero|labandera|nars|doktor|doktora|principal"
    r"|prinsipal|meyor|mayor|konsehal|pastor|pari|sakristan|mekaniko|welder|magtataho|magbabalut|magtitinapay|magtataho"
    r"|tricycle|driver|seaman|seafarer|ofw|guard|gwardya|guwardiya|janitor|manghihilot|hilot|albularyo|kusinero"
    r"|kusinera"
    r"|panday|minero|sekretarya|kalihim|dyanitor|kondoktor|bangkero|magsasaka|mangangahoy|manggagawa|mambabato"
    r"|komadrona"
    r"|pharmacist|parmasyutika|dentista|abogado|hukom|katekista|ministro|imam|datu|ingat-yaman|pangulo|presidente|lider"
    r"|tagapangulo|punong-?barangay|kapitbahay na tindera|tagaluto|tagabantay|bantay|tagalinis|kutsero|magkakarne"
    r"|barangay health worker|bhw|tagapag-?\w+|tagapangalaga|tagaluto|katiwala|trabahador|obrero|foreman|kontratista"
    rf"|{TRADES['filipino']})"
)
_NO_HABIT = (
    r"(?!(?:nagsasabi|natatakot|nag-aalala|umiiyak|nagtatanong|nagpapasalamat|naniniwala|humihingi|naghahanap|nagagalit"
    r"|nagrereklamo|nagsusumbong|nagdadasal|nagulat|nakikinig|nagmamahal|tumatawag|pumapayag|nagbabantay)\b)"
)


def _habit(number: int) -> str:
    """A verb that says what somebody does day by day: its first syllable is doubled, `nagtitinda`, `gumagawa`."""
    a, b, c = f"a{number}", f"b{number}", f"c{number}"
    return (
        rf"{_NO_HABIT}(?:nag-?(?P<{a}>[bcdfghjklmnpqrstvwy]?[aeiou])(?P={a})\w+"
        rf"|(?P<{b}>[bcdfghjklmnpqrstvwy])um(?P<{c}>[aeiou])(?P={b})(?P={c})\w+"
        r"|nangingisda|nananahi|namamasada|nangunguha|namumuno|nanggagamot|namamalengke|nangangahoy)"
    )


_KIN_FIL = r"(?:tatay|nanay|ama|ina|lolo|lola|tito|tita|tiyo|tiya|kuya|ate|mama|papa|mommy|daddy|magulang|kapatid)"
FILIPINO = re.compile(
    rf"\b(?i:anak|apo|pamangkin|kapatid|bunso|panganay|inaanak|ampon|kambal)(?i:ng)? (?i:na (?:babae|lalaki) "
    rf"|bulilit |munting |bunso |daw |raw "
    rf"|po |siya |sya |ito )*"
    rf"(?i:ng|ni|nila|nina)(?:g)? (?i:isang |barangay |nag-iisang |aming |ating |yung |mga |may-ari ng |dating "
    rf"|mag-asawang )*"
    rf"(?:(?i:{_TRADE})\w*(?: ng \w+)?|(?:(?i:Kapitan|Kagawad|Mayor|Aling|Mang|Pastor|Konsehal|Kap)|Ka|Coach|Ma'am"
    rf"|Sir|Dok|Nars"
    rf"|Tandang)\.?\s+(?i:[A-Z])\w+)"
    rf"|\b(?i:{_KIN_FIL}) (?i:niya|nya|nila|ko|nito|niyang|kong|naming|namin|ng bata\w*|ng biktima)(?i: na| ay| ang|"
    rf" isang"
    rf"| yung| si| dati| dating| iyon| daw| raw| po)*\s+(?:(?i:{_TRADE})|(?i:{_habit(1)})|nasa (?:abroad|Saudi|Dubai"
    rf"|Qatar|ibang bansa|kulungan))"
    rf"|\b(?i:si|ang) (?i:papa|mama|tatay|nanay|daddy|mommy|lolo|lola|kuya|ate|kanyang (?:ama|ina|lolo|lola))(?i: ko)?"
    rf"(?i: ang| ay| isang| yung)+ (?i:{_TRADE})"
    rf"|\b(?i:{_TRADE})(?i:ng)?(?: \w+){{0,3}}? ang (?:kanyang|kaniyang|aking) (?i:{_KIN_FIL})"
    rf"|\b(?i:{_TRADE})(?: [\w-]+){{0,7}}? ang (?i:{_KIN_FIL}) (?i:niya|nya|ko|nila|ng)"
    rf"|\b(?i:(?:nagluluto|nagtitinda|nagtuturo|nagbebenta|namamasada|nangingisda|nagmamaneho|nagtatrabaho|naglalako"
    rf"|naglalaba|nananahi))(?: [\w-]+){{1,8}}? ang (?i:{_KIN_FIL}) (?i:niya|nya|ko|nila|ng)"
    rf"|\b(?i:{_KIN_FIL}) (?i:niyang|nyang|kong|nilang|naming|niya|nya|ko)(?i: na)? (?i:si) (?:(?:Aling|Mang|Ka"
    rf"|Tandang|Mommy|Nanay"
    rf"|Tatay) )?[A-Z]\w+"
    rf"|\b(?i:kapatid) (?i:siya |sya )(?i:ng|ni) (?i:ating |aming )?(?i:{_TRADE})"
    rf"|\b(?:ate|kuya|nanay|tatay|lolo|lola) (?i:niyang|nyang|kong) (?i:{_TRADE}|{_habit(2)})"
)

FILIPINO_NEEDS = word_set("ng ni nila nina ang niya nya niyang nyang ko kong nito namin naming")
"""One of these stands in every sentence that the Filipino pattern finds something in."""

_JOB_NE = (
    "अध्यक्ष|वडाध्यक्ष|उपाध्यक्ष|अध्यापक|शिक्षक|शिक्षिका|मेयर|उपमेयर|चालक|पसले|पुजारी|प्रहरी|डाक्टर|ड्राइभर|सचिव"
    "|दर्जी|कामी|सार्की"
    "|किसान|साहु|साहुनी|मुखिया|नर्स|व्यापारी|लामा|सुबेदार|हवल्दार|सिपाही|इन्जिनियर|पत्रकार|मिस्त्री|नाउ|हजाम|सहयोगी"
    "|कर्मचारी|कार्यकर्ता"
    "|चौकीदार|गोठालो|माझी|धामी|वैद्य|सदस्य|प्रमुख|स्वयंसेविका|प्रधानाध्यापक|प्रअ|हेडसर|सर|म्याडम|मिस|साहेब|साहब"
    "|ठेकेदार|खलासी|कन्डक्टर"
    "|फोटोग्राफर|गायक|ज्योतिषी|पण्डित|लेखापाल|माली|पाले|भान्छे|कुक|पियन|लाहुरे|सेना|सैनिक|चिया पसले|कोषाध्यक्ष|मौलाना"
    "|पास्टर|मालिक|मालिक्नी|अनमी|भरिया|सफाइकर्मी|ज्यामी|गुरुआमा|गुरुबा|लाहुरे"
)
_KIN_NE = "बुबा|आमा|बुवा|बाउ|बाबा|काका|काकी|दाइ|दाजु|दिदी|हजुरबुबा|हजुरआमा|बाजे|बज्यै|बा|मामा|माइजू|फुपू"
_NEPALI = re.compile(
    rf"(?<![\u0900-\u097f])(?:{_KIN_NE})(?:ले|को|की|का|चाहिँ|पनि)?\s+[^।,]{{2,40}}"
    r"(?:हुनुहुन्छ|चलाउनुहुन्छ|गर्नुहुन्छ|बेच्नुहुन्छ|चलाउँछिन्|चलाउँछ|गर्छ|गर्छिन्|बेच्छ|बेच्छन्|चलाउँछन्"
    r"|पढाउनुहुन्छ|पढाउँछन्"
    r"|सिलाउँछिन्"
    r"|काट्छन्|खोल्छन्)"
    rf"|(?<![\u0900-\u097f])(?:{_KIN_NE})\s+(?:[^\s।,]+\s+){{0,3}}?(?:{_JOB_NE})(?:\s+(?:हुन्|हो|थिए|छन्)|\s?[।,])"
    rf"|(?<![\u0900-\u097f])(?:{_KIN_NE})\s+(?:विदेश|मलेसिया|कतार|साउदी|दुबई|खाडी|कोरिया|जापान|भारत|इन्डिया|अरब"
    rf"|कुवेत)(?:मा|तिर)"
    rf"|(?:{_JOB_NE})(?:\s(?:साहेब|सर|ज्यू))?(?:की|को|का|कै)\s+(?:\S+\sवर्ष\S*\s)?(?:(?:जेठी|जेठो|कान्छी|कान्छो|माइली"
    rf"|माइलो|साइँली"
    rf"|साइँलो|एक्ली|एक्लो"
    r"|एउटी|एउटै|सानी|सानो|ठूली|ठूलो|आफ्नै)\s+)*(?:छोरी|छोरा|छोरो|नातिनी|नाति|बहिनी|भाइ|भतिज\S*|भान्ज\S*|सन्तान)"
    r"|(?:चलाउने|बेच्ने|सिलाउने|पढाउने|खोल्ने|बनाउने)\s(?:बुबा|आमा|बा|काका|दाइ|हजुर\S+?)(?:की|को|का"
    r"|कै)\s(?:\S+\s)?(?:छोरी|छोरा|छोरो|नाति\S*)"
    r"|(?<![\u0900-\u097f])[\u0900-\u0963]+\s(?:गर्ने|चलाउने|बेच्ने|सिलाउने|पढाउने|खोल्ने|बनाउने|हाँक्ने|काट्ने"
    r"|धुने)(?:की|को|का|कै)"
    r"\s(?:\S+\s)?(?:छोरी|छोरा|छोरो|नाति\S*|बहिनी|भाइ)(?![\u0900-\u0963])"
    rf"|(?:{_KIN_NE})(?:सँगै|सँग)\s(?:बस्|हुर्कि)\S*"
    rf"|(?:{_KIN_NE})\s(?:चिया|पसल|गाडी|बस|ट्रक|ट्याक्टर|टेम्पो|अटो)\S*\s(?:\S+\s)?(?:बेच्|चलाउ|हाँक्)\S*"
)
_ROMAN_NEPALI = re.compile(
    r"(?i)\b(?:buwa|buba|bau|baba|aama|ama|mummy|dai|didi|kaka|hajurba|hajurama)(?: le| ko| chai)? (?:\w+ ){0,3}?"
    r"(?:pasal"
    r"|school|bus"
    r"|gadi|truck|hotel|office|ward|health post)? ?(?:chalau\w*|padhau\w*|bech\w*|garnuhuncha|hunuhuncha|bidesh"
    r"|malaysia ma"
    r"|qatar ma|saudi ma|adhyaksha|sir ho|driver ho|police ho)\b"
)

_KIN_WORDS_ID = word_set(
    " ".join(
        kin + end
        for kin in [
            "ayah",
            "ibu",
            "bapak",
            "mama",
            "papa",
            "mamak",
            "bapa",
            "emak",
            "amak",
            "umi",
            "abi",
            "abah",
            "mami",
            "papi",
            "bunda",
            "ortu",
            "tua",
            "paman",
            "om",
            "tante",
            "bibi",
            "kakek",
            "nenek",
            "kakak",
            "abang",
            "mbah",
            "opung",
            "oma",
            "opa",
            "pakde",
            "bude",
            "simbah",
            "eyang",
            "inang",
            "amang",
        ]
        for end in ("nya", "ku", "mu", "")
    )
)

FAMILY: tuple[tuple[re.Pattern[str], frozenset[str], tuple[str, ...]], ...] = (
    (_INDONESIAN_KIN, _KIN_WORDS_ID, ()),
    (
        _INDONESIAN_CHILD,
        word_set(
            "anak anaknya anake cucu cucunya keponakan keponakannya ponakan kemenakan putri putra adik adiknya adek"
            " adeknya menantu"
            " putrinya putranya"
        ),
        (),
    ),
    (_ENGLISH_KIN, word_set(_KIN_EN.replace("|", " ").replace("?", "") + " parents"), ()),
    (_ENGLISH_CHILD, word_set(_CHILD_OF.replace("|", " ").replace("?", "") + " twin eldest youngest firstborn"), ()),
    (
        FILIPINO,
        word_set(
            "anak apo apong bunsong pamangking pamangkin kapatid bunso panganay inaanak ampon tatay nanay ama ina"
            " lolo lola tito tita tiyo"
            " tiya kuya"
            " ate mama papa mommy daddy magulang"
        ),
        (),
    ),
    (
        _NEPALI,
        frozenset(),
        (
            "बुबा",
            "बाउ",
            "बाबा",
            "आमा",
            "बुवा",
            "काका",
            "काकी",
            "दाइ",
            "दाजु",
            "दिदी",
            "बाजे",
            "छोर",
            "नाति",
            "बहिनी",
            "भाइ",
            "भतिज",
            "भान्ज",
            "मामा",
            "बज्यै",
            " बा ",
        ),
    ),
    (_ROMAN_NEPALI, word_set("buwa buba bau baba aama ama dai didi kaka hajurba hajurama mummy"), ()),
)
"""What somebody of the family is or does, or whose child it is: patterns, and words without which they find nothing."""


def without_family(sentence: str) -> str:
    """A sentence without what it says of somebody's family."""
    for pattern, _, _ in FAMILY:
        sentence = pattern.sub(" ", sentence)
    return sentence


sought_by_heads(_INDONESIAN_KIN, _INDONESIAN_CHILD)
