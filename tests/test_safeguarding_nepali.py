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
