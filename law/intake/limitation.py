"""Limitation of the claim in an intake document."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from law.basis import Advice, cite
from law.debt_types import debt_types
from law.intake.document import Intake, MediatorType
from law.limitation import Limitation, LimitationEvent, LimitationEventKind, limitation

_COMMERCIAL = (MediatorType.COMMERCIAL_LICENSED, MediatorType.COMMERCIAL_TRANSITION)


class LimitationFacts(BaseModel):
    """What an intake document does not tell of limitation.

    ``instalments`` are the due days of a debt in instalments, ``known_on`` the day the creditor
    knew of harm and obligor where that was after the due day, ``events`` what happened since.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    known_on: date | None = None
    instalments: tuple[date, ...] = ()
    events: tuple[LimitationEvent, ...] = ()


_NOTHING_MORE = LimitationFacts()


def claim_limitation(
    intake: Intake, on: date, facts: LimitationFacts = _NOTHING_MORE
) -> Advice[Limitation]:
    """Limitation of the claim as it stands on a day.

    Asking for mediation by filing the document is itself an event (诉讼时效规定 12), which lasts
    where the facts do not tell when that mediation ended. Raises ``TermError`` beyond the dates
    that can be counted.
    """
    harmed_on = max(facts.instalments, default=intake.contract.due_on)
    advice = limitation(
        harmed_on, on, (*facts.events, *_filing(intake, facts)), known_on=facts.known_on
    )
    rule = debt_types()[intake.debt_type].limitation
    basis = cite(*rule.basis, *(("CC 189",) if facts.instalments else ()))
    flags = (rule.note,) if rule.note else ()
    if intake.filed_on <= on:
        flags += _doubt(intake)
    return advice.model_copy(
        update={
            "basis": tuple(dict.fromkeys((*basis, *advice.basis))),
            "flags": advice.flags + flags,
        }
    )


def _filing(intake: Intake, facts: LimitationFacts) -> tuple[LimitationEvent, ...]:
    filing = LimitationEvent(kind=LimitationEventKind.MEDIATION, on=intake.filed_on)
    told = any((event.kind, event.on) == (filing.kind, filing.on) for event in facts.events)
    return () if told or not intake.consents.mediation else (filing,)


def _doubt(intake: Intake) -> tuple[str, ...]:
    if not intake.consents.mediation or intake.mediator_type not in _COMMERCIAL:
        return ()
    return ("商事调解组织是否属于“依法有权解决纠纷的社会组织”、申请调解能否中断时效，尚无定论",)
