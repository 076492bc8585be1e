"""The kinds of notices: who is told, and what the texts may say."""

from dataclasses import dataclass
from enum import StrEnum

from notices.facts import CaseFacts, CodeFacts, DayFacts, Facts, LinkFacts, SessionFacts, TermFacts
from records.outbox import NoticeChannel


class Audience(StrEnum):
    """Who is told. Officials are told in the page: their accounts hold neither phone nor mailbox.

    ``holder``: whoever holds the telephone or mailbox that is on record, and nobody else; what is
    sent is a code or a link, was asked for, and is never kept.
    """

    PARTY = "party"
    OFFICIAL = "official"
    BOTH = "both"
    HOLDER = "holder"


CHANNELS = {
    Audience.PARTY: (NoticeChannel.PAGE, NoticeChannel.SMS, NoticeChannel.EMAIL),
    Audience.OFFICIAL: (NoticeChannel.PAGE,),
    Audience.BOTH: (NoticeChannel.PAGE, NoticeChannel.SMS, NoticeChannel.EMAIL),
    Audience.HOLDER: (NoticeChannel.SMS, NoticeChannel.EMAIL),
}
"""The channels for which a kind must have a text."""


@dataclass(frozen=True)
class NoticeKind:
    """A kind of notice; ``facts`` are the variables of its texts."""

    key: str
    audience: Audience
    facts: type[Facts]

    @property
    def channels(self) -> tuple[NoticeChannel, ...]:
        """The channels it has texts for."""
        return CHANNELS[self.audience]


ENTRY_CODE, SIGNING_CODE = "entry_code", "signing_code"
ENTRY_LINK, SIGNING_LINK = "entry_link", "signing_link"
INVITATION = "mediation_invitation"
QUESTION_ANSWERED, QUESTION_ASKED = "question_answered", "question_asked"
PLAIN = "plain"
"""Told where what a notice should have said is not in its event: that there is something new."""

_TO_PARTIES = (
    "agreement_to_sign",
    "amendment_proposed",
    "arbitration_offer",
    "arbitration_supplement",
    "arbitrator_disclosure",
    "completion_asked",
    "conflict_disclosed",
    "correction",
    "deemed_withdrawn",
    "facts_to_confirm",
    INVITATION,
    "mediation_statement",
    "offer_made",
    "payment_claimed",
    "payment_not_found",
    "payment_received",
    "preservation_to_lift",
    QUESTION_ANSWERED,
    "schedule_amended",
    "sealed_figure_wanted",
)
_TO_OFFICIALS = (
    "alert_escalated",
    "assignment",
    "case_assigned",
    "channels_exhausted",
    "completion_unanswered",
    "contact_by_phone",
    "contact_by_post",
    "contact_by_visit",
    "filing_delivered",
    "filing_granted",
    "filing_returned",
    "filing_undelivered",
    "intake_review",
    "package_incomplete",
    "payment_contested",
    "payment_unanswered",
    QUESTION_ASKED,
    "replacement_requested",
    "service_warning",
)
_TO_BOTH = ("guarantee_period_ended", "limitation_ended", "service_breach", "tribunal_seat", PLAIN)

KINDS: dict[str, NoticeKind] = {
    kind.key: kind
    for kind in (
        *(NoticeKind(key, Audience.PARTY, CaseFacts) for key in _TO_PARTIES),
        *(NoticeKind(key, Audience.OFFICIAL, CaseFacts) for key in _TO_OFFICIALS),
        *(NoticeKind(key, Audience.BOTH, CaseFacts) for key in _TO_BOTH),
        NoticeKind("session_convened", Audience.PARTY, SessionFacts),
        NoticeKind("session_adjourned", Audience.PARTY, DayFacts),
        NoticeKind("arbitration_hearing", Audience.PARTY, DayFacts),
        NoticeKind("instalment_missed", Audience.PARTY, DayFacts),
        NoticeKind("term_reminder", Audience.PARTY, TermFacts),
        NoticeKind(ENTRY_CODE, Audience.HOLDER, CodeFacts),
        NoticeKind(SIGNING_CODE, Audience.HOLDER, CodeFacts),
        NoticeKind(ENTRY_LINK, Audience.HOLDER, LinkFacts),
        NoticeKind(SIGNING_LINK, Audience.HOLDER, LinkFacts),
    )
}
"""Every kind, by its key."""
