"""The title that a debt is performed or enforced under, and what is still owed under it."""

from datetime import date

from activities.paper_facts.agreement import agreement_no
from activities.paper_facts.case_file import CaseFile, FactMissingError
from activities.paper_facts.people import mediation_organisation
from activities.paper_facts.schedule import Schedule
from records.tables import Event
from templates.models import Title

_KINDS = {
    "confirmation_ruled": "司法确认民事裁定书",
    "award_made": "裁决书",
    "consent_award_made": "裁决书",
    "judgment_given": "民事判决书",
    "judgment_effective": "民事判决书",
    "second_instance_given": "民事判决书",
    "court_settled": "民事调解书",
    "payment_order_effective": "支付令",
}
_FILED = ("confirmation_applied", "payment_order_applied", "suit_filed")


def title_event(file: CaseFile) -> Event | None:
    """The last event that put a title in force, if there is one."""
    titled = [event for event in file.events if event.kind in _KINDS and "title" in event.facts]
    return titled[-1] if titled else None


def title(file: CaseFile) -> Title:
    """The title in force, or the settlement where there is none."""
    made = title_event(file)
    if made is None:
        return _settlement(file)
    if made.workflow_id.startswith("arbitration/"):
        applied = file.the_last("arbitration_applied", workflow_id=made.workflow_id)
        accepted = file.the_last("arbitration_accepted", workflow_id=made.workflow_id)
        issued_by, number = applied.facts["institution"], accepted.facts["file_no"]
    else:
        filed = file.the_last(*_FILED, workflow_id=made.workflow_id)
        issued_by, number = filed.facts["court"], court_case_no(file, made.workflow_id)
    return Title(
        kind=_KINDS[made.kind], number=number, issued_by=issued_by, effective_on=made.occurred_on
    )


def _settlement(file: CaseFile) -> Title:
    effective = file.last("agreement_effective")
    if effective is None:
        raise FactMissingError("title")
    return Title(
        kind="人民调解协议书",
        number=agreement_no(file),
        issued_by=mediation_organisation(file.intake),
        effective_on=effective.occurred_on,
    )


def court_case_no(file: CaseFile, workflow_id: str) -> str | None:
    """The court's own number of a track, once it has registered the case."""
    accepted = file.last("filing_accepted", workflow_id=workflow_id)
    return accepted.facts["court_case_no"] if accepted else None


def schedule(file: CaseFile) -> Schedule:
    """What is to be paid under the title or settlement, and when."""
    return Schedule.opened_by(file.the_last("performance_opened"))


def due_since(file: CaseFile) -> date:
    """The day on which what may be enforced now had to be paid."""
    missed = file.last("instalment_missed")
    if missed is not None and missed.facts["accelerated"]:
        return date.fromisoformat(missed.facts["due_on"])
    return schedule(file).ends_on
