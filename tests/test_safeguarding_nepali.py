"""Who is named in Nepali text: a child, an adult, or nobody; each kind with its harmless twin."""

from __future__ import annotations

import pytest

import safeguarding_fixtures
from gaung.model.language import Language

NAME, JOINED = "personal-data-name", "identity-joined"


def codes(text: str, **front: str) -> set[str]:
    """What is said of one page in Nepali."""
    return safeguarding_fixtures.codes(text, Language.NEPALI, **front)


@pytest.mark.parametrize(
    "text",
    [
        "हाम्री बाल उद्घोषिका करिश्माले आज समाचार पढिन्।",
        "बाल क्लबकी कोषाध्यक्ष रमिलाले हिसाब राखिन्।",
        "भान्जी अनुष्कालाई त्यो मान्छेले धेरै म्यासेज गर्‍यो।",
        "नाति प्रयासले हजुरबुबालाई फोन चलाउन सिकायो।",
        "विजय भन्ने सानो केटोले यो गीत बनायो।",
        "धन्यवाद, सुस्मिता बहिनी!",
        "नाच्ने बालबालिका: अनिशा, रोहन र सुजल।",
        "बालिका आशालाई सबैले ताली दिए।",
        "यू-१३ को टोलीबाट बाल खेलाडी बिपिनले गोल गरे।",
        "बालिका लिम्बुसिमाले कविता सुनाइन्।",
        "रोहितकी आमा हिजो क्लबमा आउनुभएको थियो।",
    ],
)
def test_a_name_in_one_phrase_with_a_childs_role_is_found(text: str) -> None:
    """Known names and unknown ones, with every ending."""
    assert NAME in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "शिक्षिका करिश्माले आज बाल क्लबमा तालिम दिइन्।",
        "समाजसेवी हरिमाया गुरुङले बालबालिकालाई कापी दिनुभयो।",
        "गायक सुवास बराल ४५ वर्षका भए, बालबालिकाले गीत गाए।",
        "सागर सरले विद्यार्थीलाई नियम बुझाउनुभयो।",
        "रमेश थापाकी छोरी अहिले इन्जिनियर छिन्।",
        "अञ्जली समूहले बालबालिकालाई कापी बाँड्यो।",
        "कोपिला नामको बाल पत्रिका हरेक महिना निस्कन्छ।",
        "बालबालिकाको विकासको लागि माया र निद्रा चाहिन्छ।",
        "घरमा शान्ति भए बालबालिकाले राम्ररी पढ्छन्।",
        "बालिका शिक्षा दिवसको र्‍याली बिहान हुन्छ।",
        "वाक्य बनाऊ: हरिले भात खायो। कर्ता र क्रिया छुट्याऊ।",
        "भिडियो भाइरल बनाउनु अघि सोच्नुहोस्, सरिता राईले भन्नुभयो।",
        "दस वर्षको यात्रा फर्केर हेर्दा बाल क्लब धेरै ठूलो भयो।",
        "मेरो नाम सुजिता राई हो, म यो कार्यक्रमकी प्रस्तोता र सामाजिक कार्यकर्ता हुँ।",
        "बालिका सुनिताको (नाम परिवर्तन) कथा सुनौँ।",
    ],
)
def test_an_adult_a_group_and_a_word_are_no_childs_name(text: str) -> None:
    """The harmless twins."""
    assert NAME not in codes(text)
    assert JOINED not in codes(text)


def test_a_title_names_whom_the_text_below_speaks_of() -> None:
    """A letter to a mayor is the child's that wrote it."""
    assert NAME in codes("हाम्रो बाटोमा बत्ती छैन।", title="बिनिताको चिठी", description="एक बालिकाले मेयरलाई लेखेको")
    assert NAME not in codes("हाम्रो बाटोमा बत्ती छैन।", title="आशाको चिठी", description="मेयरले नगरवासीलाई लेखेको")


def test_a_name_in_pieces_is_the_name() -> None:
    """Over lines, or with signs between."""
    assert JOINED in codes("स्वागत वि\n\nबे\n\nक लाई, जो श्री उज्यालो माध्यमिक विद्यालयबाट आए।")
    assert JOINED not in codes("स्वागत छ।\n\nर\n\nत लाई सबैले चिन्छन्।")


@pytest.mark.parametrize(
    ("text", "front"),
    [
        ('पछिल्लो भित्तामा हरियो चकले "सुरवी" कोरिएको छ, त्यो कोर्ने नानी यही तस्बिरमा उभिएकी छन्।', {}),
        ("झोलामा सिलाइएको नाम «निर्वेद», ऊ चार कक्षामा पढ्छ।", {}),
        ("सालघारी टोलमा हामीले तुलसाङलाई भेट्यौँ, ऊ गाईगोठमै गृहकार्य गर्दो रहेछ।", {}),
        ("अर्घाखोला गाउँकी मन्जुसाले दुई महिनादेखि स्कुल टेकेकी छैनन्।", {}),
        ("रवीनालाई उसको दाइले पाँच कक्षापछि पढ्न दिएन।", {}),
        ("प्रिय चन्द्रिमा, तिम्रो चिठी पायौँ। स्कुलमा कसैले जिस्क्यायो भने गुरुआमालाई भन।", {}),
        ("दौडमा पहिलो भएकी निसाङलाई गुरुले माला लगाइदिनुभयो।", {}),
        ("उसले दाइबाट सिक्यो।", {"title": "मादलको ताल र युगेश", "description": "सबैभन्दा सानो बाजा बजाउने, १० वर्ष"}),
        ("", {"title": "रुबिकाको सपना", "description": "अपाङ्गता भएकी एक बालिकाको कथा"}),
    ],
)
def test_a_name_is_told_by_the_sentences_around_it(text: str, front: dict[str, str]) -> None:
    """Known names and such as no list has: on a thing, met, spoken of as `ऊ`, in a title above an age."""
    assert NAME in codes(text, **front)


@pytest.mark.parametrize(
    ("text", "front"),
    [
        ('पोस्टरको पुछारमा रातो अक्षरले "नडराऊ" लेखिएको छ, चित्र कोर्ने बालबालिकाको सन्देश यही हो।', {}),
        ('चित्रमा "विद्यालय" लेखिएको झोला बोकेको सानो बालक कोरिएको छ।', {}),
        ("फूलबारी गाउँमा हामीले वडाध्यक्षलाई भेट्यौँ। उहाँले बाटो बन्ने कुरा गर्नुभयो।", {}),
        ("कार्कीगाउँमा शिक्षिका रोजिनालाई भेट्यौँ, उहाँले विद्यार्थीका लागि पुस्तकालय खोल्नुभएको छ।", {}),
        ("प्रिय साथी, तिम्रो चिठी पायौँ। स्कुलमा कसैले जिस्क्यायो भने गुरुआमालाई भन।", {}),
        ("बिहान सूर्यको प्रकाशले कक्षाकोठा उज्यालो भयो, विद्यार्थीले पर्दा खोले।", {}),
        ("पूजाको दिन विद्यालय बिदा हुन्छ; केटाकेटी घरमै हुँदा अनलाइन समयमा ध्यान दिनुहोस्।", {}),
        ("नाटक आइतबार छ।", {"title": "पर्दा पछाडिको मेहनत", "description": "बालनाटकका सहभागी, १० देखि १५ वर्ष"}),
        ("", {"title": "साइकल चढ्ने सिप", "description": "कक्षा ६ का विद्यार्थीका लागि अभ्यास।"}),
    ],
)
def test_words_on_things_adults_met_and_titles_without_a_name_are_harmless(text: str, front: dict[str, str]) -> None:
    """The harmless twins."""
    assert NAME not in codes(text, **front)


@pytest.mark.parametrize(
    "text",
    [
        "उहाँकी छोरी तेह्र वर्षकी भइन्। बुबा मालडाँडाका हुलाकी।\n\nउनी आफैँ गाउँकी एक्ली तबला वादक।\n\nनाम लेख्दैनौँ।",
        "उनका छोरा पन्ध्र पुगे। आमा सिमपानीकी सुँडेनी।\n\nउनी गाउँका एक मात्र बाँसुरी वादक हुन्।",
        "पीडित बालिका १३ वर्षकी हुन्; उनका बुबा त्यही गाउँका मौलाना हुन्, घर मस्जिदसँगै जोडिएको।",
    ],
)
def test_a_child_without_a_name_is_joined_from_a_trade_a_place_and_what_only_one_is(text: str) -> None:
    """Over paragraphs, and without a verb."""
    assert JOINED in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "हाम्रा बाजे गाउँका हुलाकी थिए, उहाँले पैदल चिठी बाँड्नुहुन्थ्यो।",
        "तेह्र वर्षदेखि उहाँ मालडाँडाको हुलाक चलाउनुहुन्छ।",
        "बाह्र वर्षमुनिका बालबालिका र तिनका आमाबुबाले सँगै तालिम लिए। प्रशिक्षक गाउँकै नर्स हुनुहुन्थ्यो।",
        "तबला वादक र सङ्गीत शिक्षकले बाल क्लबलाई सिकाए। क्लब सात वर्षको भयो।",
    ],
)
def test_trades_of_a_village_without_a_child_are_nobodys_pieces(text: str) -> None:
    """The harmless twins."""
    assert not {code for code in codes(text) if code.startswith("identity")}


@pytest.mark.parametrize(
    "text",
    [
        "hamro gaun Salghari tole ki Pramisha 12 barsa ki bhayi, aba school jadina",
        "class 5 ko Suyan le chitra koryo, sir le tasbir halnu bhayo",
        'tasbir ma lal akshar le "Anvesh" lekheko cha, chitra korne babu ko naam ho',
        "Bal kalakar Yojit le madal bajayo, sabai le tali diye",
        "Bal natak ma nachne sana nani haru: Aarohi, Kabir, Yangji",
        "oi prasanna timro tyo video hatai de na, class ko sabai le herisake",
    ],
)
def test_a_name_in_nepali_in_latin_letters_is_read_as_in_devanagari(text: str) -> None:
    """One set of patterns reads both."""
    assert NAME in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bal kalakar haru le madal bajaye, sabai le tali diye",
        "class 5 ko bidyarthi le chitra kore, sir le tasbir halnu bhayo",
        "sir Kiran Rai le 14 barsa dekhi yahi school ma padhaunu huncha",
        "mero bhai Himalaya Academy ma padhchha, bihan eklai janchha",
        "ma ta aba himchuli english boarding school ma sareko, class 8 ma, purano sathi haru lai nabhana hai",
        "hamro gaun ma 12 barsa dekhi bal club cha, sabai jana aauna saknuhuncha",
    ],
)
def test_words_schools_and_teachers_in_latin_letters_are_no_childs_name(text: str) -> None:
    """The harmless twins."""
    assert NAME not in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "keti class 8 ki, aama Simpani ko sudeni, ghar pani tyahi",
        "मदरसामा पढ्ने, गोलटोलका चियापसलेको कान्छो छोरो, कपाल सेतै भएको — आवाज उसैको हो।",
        "आजकी अतिथि बालिका:\n\n• एघार वर्ष\n\n• राष्ट्रिय तेक्वान्दोमा रजत पदक\n\n• घर सेतीबगर",
    ],
)
def test_villages_told_by_how_they_end_and_trades_of_parents_are_pieces(text: str) -> None:
    """In both scripts."""
    assert JOINED in codes(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("मामाको ह्वाट्सएप: नाइन्टी एट, जिरो वान, ट्रिपल जिरो, ट्रिपल जिरो", "personal-data-phone"),
        ("अन्ठानब्बे एक शून्य शून्य शून्य, बाँकी सबै शून्य – यसैमा घण्टी बजाऊ", "personal-data-phone"),
        ("बच्ची बस्ने घर: उत्तर २७.००००१, पूर्व ८५.००००२", "personal-data-coordinates"),
        ("पन्ध्र वर्षकी किशोरी र शिक्षकबीच सहमतिमै यौनसम्बन्ध भएको बताइन्छ।", "term-08"),
        ("tyo group ma b.a.l p.o.r.n pathaunchan re", "term-01"),
        ("tyo keti bigreki ho, afnai galti ho", "term-09"),
        ("yo video sabai lai share gara, bhairal banau", "term-18"),
        ("पीडित बालक (नामको पहिलो अक्षर «प») अहिले मामाघरमा बस्छन्।", "personal-data-initials"),
    ],
)
def test_numbers_in_english_words_points_and_harmful_words_are_found(text: str, code: str) -> None:
    """However they are written."""
    assert code in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "एफएम नाइन्टी एट प्वाइन्ट टु मेगाहर्जमा सुन्नुहोस्।",
        "खेल थ्री टु ले सकियो, गोल गर्ने टोली फाइनलमा पुग्यो।",
        "उत्तरमा हिमाल, पूर्वमा मेची, नदी २७ किलोमिटर लामो छ।",
        "भूकम्पको केन्द्रबिन्दु उत्तर २८.१४७१, पूर्व ८४.७०८१ मा थियो।",
        "अभिभावकको सहमतिमा बालबालिकाले तालिममा भाग लिए।",
        "दुवै टोलीको सहमतिमा खेल भोलि सारियो।",
        "p o s t e r banauna bal club le rang kinyo",
        '"bigreki keti" nabhanau, tyo shabda le bachcha lai dosh dincha',
        "हात धुने भिडियो सेयर गरौँ, सबै विद्यालयले सिकून्।",
    ],
)
def test_harmless_numbers_points_and_words_are_clean(text: str) -> None:
    """The harmless twins."""
    assert not codes(text)


@pytest.mark.parametrize(
    ("text", "front"),
    [
        ("बाल शिविरको गाडी: पहिलोमा अर्जुन, बिपना, छिरिङ; दोस्रोमा दोर्जे र एलिना।", {}),
        ("प्रतिभाकी आमा आज फेरि आउनुभयो, बच्चीले अनलाइन कक्षामा क्यामेरा खोल्नै मान्दिनन् रे।", {}),
        ("बच्चाको टिफिन डब्बामा टाँसिएको कागज देखिन्छ: लामिछाने, स्वर्णिम", {}),
        ("आज हामी त्यही चिठी सुन्छौँ।", {"title": "आशाको चिठी", "description": "एक बालिकाले रेडियोलाई पठाएको चिठी"}),
        ("mero sathi sanjita lai fake id bata msg aako cha sir", {}),
    ],
)
def test_names_that_are_words_too_are_read_in_lists_letters_and_of_mothers(text: str, front: dict[str, str]) -> None:
    """Where nothing but a name can stand, or a row of names stands."""
    assert NAME in codes(text, **front)


@pytest.mark.parametrize(
    "text",
    [
        "पत्रकारलाई सुझाव: «फलानो गाउँकी अनमीकी छोरी» लेख्नु भनेको नाम लेख्नु बराबर हो।",
        "प्रतिभाकी धनी बालबालिकाले नाटक देखाए।",
        "बाल शिविरको गाडी: पहिलोमा शिक्षक, दोस्रोमा सहभागी।",
    ],
)
def test_so_and_so_talent_and_who_rides_where_name_nobody(text: str) -> None:
    """The harmless twins."""
    assert not codes(text)
