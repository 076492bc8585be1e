"""The title that a debt is performed or enforced under, and what is still owed under it."""

from datetime import date

from activities.paper_facts.agreement import agreement_no
from activities.paper_facts.arbitration import arbitrating_guarantors
from activities.paper_facts.case_file import CaseFile, CaseParty, FactMissingError
from activities.paper_facts.forms import is_commercial
from activities.paper_facts.people import mediation_organisation
from activities.paper_facts.schedule import Followed
from law.courts import known_courts
from records.tables import Event
from templates.models import InstalmentRow, Title

_KINDS = {
    "confirmation_ruled": "民事裁定书",
    "award_made": "裁决书",
    "consent_award_made": "裁决书",
    "mediation_statement_effective": "仲裁调解书",
    "judgment_given": "民事判决书",
    "judgment_effective": "民事判决书",
    "second_instance_given": "民事判决书",
    "appeal_withdrawn": "民事判决书",
    "court_settled": "民事调解书",
    "payment_order_effective": "支付令",
    "outside_title": "执行依据",
}
AWARDS = frozenset({"award_made", "consent_award_made"})
"""The events that make a tribunal's title."""
_OUTSIDE = {
    "confirmation_ruling": "民事裁定书",
    "consent_award": "裁决书",
    "award": "裁决书",
    "arbitral_mediation": "仲裁调解书",
    "judgment": "民事判决书",
    "payment_order": "支付令",
    "court_mediation": "民事调解书",
}
"""What a title is called that was made outside this system."""
FILED = ("confirmation_applied", "payment_order_applied", "suit_filed")


def title_event(file: CaseFile) -> Event | None:
    """The last event that put a title in force; None where there is only the settlement."""
    titled = [event for event in file.events if event.kind in _KINDS and "title" in event.facts]
    return titled[-1] if titled else None


def rests_on_settlement(file: CaseFile) -> bool:
    """Whether what is owed is what the parties agreed in mediation, confirmed by a court or not."""
    made = title_event(file)
    return made is None or made.facts["title"] == "confirmation_ruling"


def by_tribunal(made: Event) -> bool:
    """Whether a title is an award."""
    return made.facts["title"] in ("award", "consent_award", "arbitral_mediation")


def outside(made: Event) -> bool:
    """Whether a title was made outside this system."""
    return made.kind == "outside_title"


def title(file: CaseFile) -> Title:
    """The title in force, or the settlement where there is none."""
    made = title_event(file)
    if made is None:
        return _settlement(file)
    if outside(made):
        return Title(
            kind=_OUTSIDE[made.facts["title"]],
            number=made.facts["number"],
            issued_by=made.facts["issued_by"],
            effective_on=made.occurred_on,
        )
    if by_tribunal(made):
        return _award(file, made)
    court = court_of(file, made.workflow_id)
    if made.kind == "second_instance_given":
        return Title(
            kind=_KINDS[made.kind],
            number=None,
            issued_by=court_above(court, made.occurred_on),
            effective_on=_effective_on(made),
        )
    return Title(
        kind=_KINDS[made.kind],
        number=court_case_no(file, made.workflow_id),
        issued_by=court,
        effective_on=_effective_on(made),
    )


def _award(file: CaseFile, made: Event) -> Title:
    """An award is in force from the day it is made and bears the number of its case."""
    applied = file.the_last("arbitration_applied")
    accepted = file.the_last("arbitration_accepted")
    return Title(
        kind=_KINDS[made.kind],
        number=accepted.facts["file_no"],
        issued_by=applied.facts["institution"],
        effective_on=made.occurred_on,
    )


def _settlement(file: CaseFile) -> Title:
    """The settlement of the mediation, or that for which the arbitration was withdrawn (63)."""
    privately = file.last("arbitration_withdrawn", "agreement_effective")
    if privately is not None and privately.facts.get("terms") is not None:
        parties = "、".join(party.name for party in file.parties)
        return Title(
            kind="和解协议", number=None, issued_by=parties, effective_on=privately.occurred_on
        )
    return Title(
        kind="商事调解协议书" if is_commercial(file.intake) else "人民调解协议书",
        number=agreement_no(file),
        issued_by=mediation_organisation(file.intake),
        effective_on=file.the_last("agreement_effective").occurred_on,
    )


def _effective_on(made: Event) -> date:
    """A judgment that is final when given takes effect once it has been served."""
    served: str | None = made.facts.get("served_on")
    return date.fromisoformat(served) if served else made.occurred_on


def court_of(file: CaseFile, workflow_id: str) -> str:
    """The court that a track is before: the one it was filed with, or the one it was sent to."""
    before = (*FILED, "enforcement_applied", "case_transferred")
    return file.the_last(*before, workflow_id=workflow_id).facts["court"]


def court_above(court: str, on: date) -> str:
    """The court of second instance, as far as the courts on record tell it."""
    above = known_courts(court, "intermediate", on)
    return above[0].name if len(above) == 1 else "第二审人民法院"


def court_case_no(file: CaseFile, workflow_id: str) -> str | None:
    """The court's own number of a track, once it has registered the case."""
    accepted = file.last("filing_accepted", workflow_id=workflow_id)
    return accepted.facts["court_case_no"] if accepted else None


def bound_guarantors(file: CaseFile) -> tuple[CaseParty, ...]:
    """The guarantors who owe under the title.

    Of a settlement only those who joined it, of an award those who signed the arbitration
    agreement; a payment order binds none (解释 434).
    """
    made = title_event(file)
    if made is None or rests_on_settlement(file):
        return file.joined
    if made.facts["title"] == "payment_order" or (outside(made) and by_tribunal(made)):
        return ()
    if by_tribunal(made):
        return arbitrating_guarantors(file)
    return file.guarantors


class Performance(Followed):
    """What is to be paid under the title or settlement, and what has been paid so far.

    A later title begins a performance of its own: what was paid before it counted there.
    """

    def __init__(self, file: CaseFile) -> None:
        super().__init__(file.events, file.the_last("performance_opened"))

    @property
    def missed(self) -> Event:
        """The last default; raises ``FactMissingError`` where there is none."""
        if not self.defaults:
            raise FactMissingError("instalment_missed")
        return self.defaults[-1]

    @property
    def accelerated_on(self) -> date | None:
        """The day whose missed instalment made the whole rest fall due."""
        if not self.defaults or not self.missed.facts["accelerated"]:
            return None
        return date.fromisoformat(self.missed.facts["due_on"])

    def overdue(self, day: date) -> tuple[InstalmentRow, ...]:
        """What of the instalments should have been paid before that day and was not."""
        unpaid = self.plan.unpaid(self.paid)
        if self.accelerated_on is not None:
            return unpaid
        return tuple(row for row in unpaid if row.due_on < day)
