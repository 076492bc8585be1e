"""What must never happen, looked for in the record of a case as it stands at the end.

The checks read events, terms and the intake document only, and ask the law anew: they share no
code with the workflows whose work they judge.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from law.civil_time import civil_date
from law.deadlines import compute
from law.intake import ArbitrationKind
from records.cases import intake_of
from records.ledger import ChainBroken, verify
from records.tables import Case, Deadline, Event

FILINGS = frozenset(
    {"confirmation_applied", "payment_order_applied", "suit_filed", "arbitration_applied"}
)
"""The events with which a forum takes the claim."""
ENDINGS = frozenset(
    {
        "filing_refused",
        "deemed_withdrawn",
        "confirmation_refused",
        "confirmation_ruled",
        "payment_order_refused",
        "payment_order_lapsed",
        "payment_order_effective",
        "payment_order_converted",
        "suit_declined",
        "court_settled",
        "judgment_given",
        "judgment_effective",
        "second_instance_given",
        "appeal_withdrawn",
        "suit_withdrawn",
        "ruling_effective",
        "ruling_upheld",
        "suit_dismissed",
        "confirmation_withdrawn",
        "payment_order_ended",
        "arbitration_refused",
        "arbitration_withdrawn",
        "arbitration_not_supplemented",
        "jurisdiction_declined",
        "dismissed_as_sham",
        "award_made",
        "consent_award_made",
        "mediation_statement_effective",
        "stage_ended",
        "act_reversed",
    }
)
"""The events after which a forum has let the claim go."""
BOUND = frozenset({ArbitrationKind.VALID, ArbitrationKind.SIGNED_AFTER_DISPUTE})
UNDONE = ("award_set_aside", "enforcement_refused", "award_remitted")
"""The events with which an award no longer stands."""
UNBOUND_BY = frozenset(
    {
        "arbitration_refused",
        "jurisdiction_declined",
        "arbitration_agreement_invalid",
        "award_set_aside",
        "enforcement_refused",
    }
)
"""The events after which an agreement to arbitrate no longer binds."""


@dataclass(frozen=True)
class Violation:
    """A rule broken in a case, by its code, and the event that broke it where there is one."""

    case_no: str
    rule: str
    event: int | None = None


@dataclass(frozen=True)
class _File:
    case: Case
    events: Sequence[Event]
    deadlines: Sequence[Deadline]

    def before(self, event: Event, *kinds: str) -> list[Event]:
        """Events of these kinds that were recorded before an event."""
        return [each for each in self.events if each.seq < event.seq and each.kind in kinds]

    def of(self, *kinds: str) -> list[Event]:
        """Every event of these kinds."""
        return [each for each in self.events if each.kind in kinds]


Found = Iterator[int | None]
Rule = Callable[[_File], Found]


def violations(
    case: Case, events: Sequence[Event], deadlines: Sequence[Deadline]
) -> list[Violation]:
    """Every rule that a case breaks; empty where all is lawful."""
    file = _File(case, events, deadlines)
    return [
        Violation(case.case_no, code, event) for code, rule in RULES.items() for event in rule(file)
    ]


def _two_live_forums(file: _File) -> Found:
    """For one claim no two forums are live at a time (仲裁法 5, 10)."""
    live: set[str] = set()
    for event in file.events:
        if event.kind in FILINGS:
            if live - {event.workflow_id}:
                yield event.seq
            live.add(event.workflow_id)
        elif event.kind in ENDINGS:
            live.discard(event.workflow_id)
        elif event.kind == "arbitration_agreement_invalid":
            live = {each for each in live if not each.startswith("arbitration/")}


def _bound(file: _File, event: Event) -> bool:
    """Whether a valid agreement to arbitrate stood when an event was recorded."""
    kind = intake_of(file.case).contract.arbitration.kind
    signed = file.before(event, "arbitration_agreement_signed")
    upheld = file.before(event, "arbitration_agreement_upheld")
    undone = file.before(event, *UNBOUND_BY)
    last_undone = max((each.seq for each in undone), default=0)
    if any(each.seq > last_undone for each in signed):
        return True
    return (kind in BOUND or bool(upheld)) and not undone


def _arbitration_without_agreement(file: _File) -> Found:
    """No agreement, no arbitration (仲裁法 4, 32)."""
    for event in file.of("arbitration_applied"):
        if not _bound(file, event):
            yield event.seq


def _court_despite_agreement(file: _File) -> Found:
    """A valid agreement keeps the claim out of court (仲裁法 5; 民事诉讼法 127)."""
    for event in file.of("suit_filed", "payment_order_applied"):
        if _bound(file, event):
            yield event.seq


def _suit_after_award(file: _File) -> Found:
    """An award is final (仲裁法 10)."""
    for event in file.of("suit_filed", "payment_order_applied", "arbitration_applied"):
        made = file.before(event, "award_made", "consent_award_made")
        undone = file.before(event, *UNDONE)
        if made and not (undone and undone[-1].seq > made[-1].seq):
            yield event.seq


def _confirmation_too_late(file: _File) -> Found:
    """Thirty days from the day the agreement took effect (民事诉讼法 205)."""
    for event in file.of("confirmation_applied"):
        effective = file.before(event, "agreement_effective")
        if (
            not effective
            or event.occurred_on > compute("CONF_APPLY", effective[-1].occurred_on).value.due
        ):
            yield event.seq


def _confirmation_not_joint(file: _File) -> Found:
    """All parties to the agreement apply together (民事诉讼法 205)."""
    everyone = 1 + len(intake_of(file.case).respondents)
    for event in file.of("forum_opened"):
        if event.facts.get("forum") == "judicial_confirmation":
            applicants = event.facts.get("applicants", ())
            if len(set(applicants)) != everyone:
                yield event.seq


def _payment_order_undeliverable(file: _File) -> Found:
    """No payment order against a debtor who cannot be found (解释 427)."""
    for event in file.of("payment_order_applied"):
        if file.before(event, "respondent_unreachable"):
            yield event.seq


def _term_moved(file: _File) -> Found:
    """A statutory term ends where the law puts it; longer only by leave or after a stay."""
    for term in file.deadlines:
        if term.clock != "statutory" or term.state == "corrected":
            continue
        # A term of one party alone bears its name: DEF_ANSWER@r2.
        code = term.code.partition("@")[0]
        lawful = compute(code, term.trigger).value.due
        if term.due < lawful or (term.due > lawful and not _lengthened(file, term)):
            yield None


def _lengthened(file: _File, term: Deadline) -> bool:
    """Whether its stage was given more time, or stood still."""
    return any(
        event.workflow_id == term.workflow_id
        and (event.kind.endswith(("_extended", "_resumed")) or event.kind in LENGTHENED_BY)
        for event in file.events
    )


LENGTHENED_BY = frozenset(
    {
        "appraisal_ended",
        "announcement_requested",
        "court_jurisdiction_objected",
        "terms_recomputed",
        "time_excluded",
    }
)
"""Events that lawfully lengthen a term besides consented extensions and stays."""


def _term_ended_early(file: _File) -> Found:
    """What follows a missed term follows it only after its last day."""
    dues = {(term.workflow_id, term.code): term.due for term in file.deadlines}
    for event in file.of("term_ended"):
        due = dues.get((event.workflow_id, str(event.facts.get("term"))))
        if due is not None and civil_date(event.recorded_at) <= min(due, event.occurred_on):
            yield event.seq


def _acts_after_the_end(file: _File) -> Found:
    """In a closed case nobody acts any more."""
    closed = file.of("case_closed")
    if not closed:
        return
    for event in file.events:
        if event.seq > closed[-1].seq and event.actor != "system":
            yield event.seq


def _acts_before_they_happened(file: _File) -> Found:
    """Nothing is recorded before the day it was done."""
    for event in file.events:
        if event.occurred_on > civil_date(event.recorded_at):
            yield event.seq


def _double_title(file: _File) -> Found:
    """One claim, one title; the rest of a part settlement may get another."""
    titles = [
        event
        for event in file.events
        if event.facts.get("title") and event.kind != "performance_opened"
    ]
    parts = any(each.facts.get("extent") == "partial" for each in file.of("settlement_recorded"))
    allowed = 2 if parts else 1
    reopened = file.of("act_reversed", *UNDONE, *RESUMED)
    if len(titles) > allowed + len(reopened):
        yield titles[-1].seq


RESUMED = ("appeal_filed", "payment_order_objected")
"""Acts done in time and recorded late take a title back."""


def _conflict_of_roles(file: _File) -> Found:
    """The mediator of a case never sits in its tribunal (商事调解条例 20)."""
    mediators = {each.facts["mediator"] for each in file.of("mediator_appointed")}
    for event in file.of("tribunal_formed"):
        if mediators & set(event.facts["arbitrators"]):
            yield event.seq


def _settled_without_consent(file: _File) -> Found:
    """An agreement binds once every party has signed it (在线调解规则 19)."""
    everyone = 1 + len(intake_of(file.case).respondents)
    for event in file.of("agreement_effective"):
        recorded = file.before(event, "settlement_recorded")
        since = recorded[-1].seq if recorded else 0
        signed = {
            each.facts.get("party_id")
            for each in file.before(event, "agreement_signed")
            if each.seq > since
        }
        if len(signed) != everyone:
            yield event.seq


def _chain_broken(file: _File) -> Found:
    """The log is what was written."""
    try:
        verify(file.events, file.case)
    except ChainBroken:
        yield None


RULES: dict[str, Rule] = {
    "two_live_forums": _two_live_forums,
    "arbitration_without_agreement": _arbitration_without_agreement,
    "court_despite_agreement": _court_despite_agreement,
    "suit_after_award": _suit_after_award,
    "confirmation_too_late": _confirmation_too_late,
    "confirmation_not_joint": _confirmation_not_joint,
    "payment_order_undeliverable": _payment_order_undeliverable,
    "term_moved": _term_moved,
    "term_ended_early": _term_ended_early,
    "acts_after_the_end": _acts_after_the_end,
    "acts_before_they_happened": _acts_before_they_happened,
    "double_title": _double_title,
    "conflict_of_roles": _conflict_of_roles,
    "settled_without_consent": _settled_without_consent,
    "chain_broken": _chain_broken,
}
"""The rules, by a stable code."""
