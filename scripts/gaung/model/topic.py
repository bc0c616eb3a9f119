"""What things are about: the topics and areas by which readers find pages, news, programmes and posters."""

from __future__ import annotations

from enum import StrEnum


class Topic(StrEnum):
    """The topics that every campaign knows; one may add its own in `campaign.yaml`."""

    ADULT_ROLES = "adult-roles"
    IT_CONSEQUENCES = "it-consequences"
    SITUATION_FORMS = "situation-forms"
    LAW = "law"
    LITERACY = "literacy"
    CYBERCRIME = "cybercrime"
    OCSE = "ocse"
    FOOTPRINT_PRIVACY = "footprint-privacy"
    WHAT_YOUTH_CAN_DO = "what-youth-can-do"
    REPORTING = "reporting"
    TIPS = "tips"
    ACTION_PLAN = "action-plan"
    CYBERBULLYING = "cyberbullying"
    GROOMING = "grooming"
    SEXUAL_EXTORTION = "sexual-extortion"
    IMAGE_SHARING = "image-sharing"
    LIVE_STREAMING = "live-streaming"
    AI_IMAGES = "ai-images"
    SCAMS_PHISHING = "scams-phishing"
    ACCOUNT_TAKEOVER = "account-takeover"
    GAMING_CONTACT = "gaming-contact"
    HELPING_A_FRIEND = "helping-a-friend"
    NOT_YOUR_FAULT = "not-your-fault"
    PARENTS_TALK = "parents-talk"
    TEACHER_RESPONSE = "teacher-response"
    RIGHTS_DEMANDS = "rights-demands"


SENSITIVE_TOPICS: frozenset[str] = frozenset(
    {
        Topic.OCSE,
        Topic.GROOMING,
        Topic.SEXUAL_EXTORTION,
        Topic.IMAGE_SHARING,
        Topic.LIVE_STREAMING,
        Topic.AI_IMAGES,
        Topic.SITUATION_FORMS,
    }
)
"""Topics of which a child's own story is a story of harm."""


class Area(StrEnum):
    """From which side something looks at its topic."""

    CONTEXT = "context"
    """How things are: technology, law, figures, roles."""
    THREATS = "threats"
    """What can happen, and how it is known."""
    PERSPECTIVES = "perspectives"
    """What children think, want and do."""


AUDIENCES = ("7-10", "8-11", "11-14", "12-14", "15-17", "adults", "everybody")
"""For whom something can be: pages take the bands of reading, posters also those of their designs."""
