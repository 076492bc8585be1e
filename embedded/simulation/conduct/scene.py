"""What people in a simulated case see of it on a day, read from the record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import Engine
from sqlmodel import col, select

from law.calendar import default_calendar
from law.simulation import Fate
from records.engine import reading
from records.ledger import events_of
from records.tables import Case, Deadline, Event, Notice, OpenStep, Party
from workflows.messages.common import Role


@dataclass(frozen=True)
class Officials:
    """The accounts of the bureau's people."""

    clerk: str
    supervisor: str
    mediators: tuple[str, ...]
    arbitrator: str


@dataclass(frozen=True)
class Deed:
    """An act somebody will do on a day. ``party_id`` where a party does it itself.

    ``words`` are what goes with it as its submission.
    """

    day: date
    step: str
    role: Role
    actor: str
    party_id: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict[str, Any])
    words: Mapping[str, Any] | None = None

    def with_words(self, words: Mapping[str, Any]) -> "Deed":
        """The same deed, with words that go with it."""
        return replace(self, words=words)

    @property
    def place(self) -> str:
        """What tells this deed apart from others of its case."""
        return f"{self.step}/{self.party_id}/{self.day}"


@dataclass
class Scene:
    """A case as it stands, and the fate of those in it.

    ``steps`` are the open steps, ``late`` those open only for acts done in time; both by name.
    """

    fate: Fate
    officials: Officials
    today: date
    case: Case
    parties: tuple[Party, ...]
    events: Sequence[Event]
    steps: dict[str, OpenStep]
    late: dict[str, OpenStep]
    terms: dict[str, Deadline]
    told: frozenset[tuple[str, str]]

    @property
    def claimants(self) -> tuple[str, ...]:
        """The claimants' party ids."""
        return tuple(each.party_id for each in self.parties if each.side == "claimant")

    @property
    def respondents(self) -> tuple[str, ...]:
        """The respondents' party ids, guarantors among them."""
        return tuple(each.party_id for each in self.parties if each.side != "claimant")

    @property
    def everyone(self) -> tuple[str, ...]:
        """Every party, claimants first."""
        return self.claimants + self.respondents

    @property
    def next_steps(self) -> tuple[str, ...]:
        """The lawful next steps, the preferred one first."""
        return tuple(self.case.route["next"]) if self.case.route else ()

    # What has happened

    def all(self, kind: str) -> list[Event]:
        """Every event of a kind, oldest first."""
        return [event for event in self.events if event.kind == kind]

    def last(self, *kinds: str) -> Event | None:
        """The last event of one of these kinds."""
        return next((event for event in reversed(self.events) if event.kind in kinds), None)

    def day_of(self, *kinds: str) -> date:
        """The day of the last event of these kinds; today if there is none."""
        event = self.last(*kinds)
        return event.occurred_on if event else self.today

    def has(self, *kinds: str) -> bool:
        """Whether something of these kinds has happened."""
        return self.last(*kinds) is not None

    def forum(self, event: Event) -> str:
        """The stage of an event without the case's number, which is another in every run."""
        return event.workflow_id.replace(self.case.case_no, "")

    # Who acts when

    def officials_day(self, day: date) -> date:
        """That day, or the first working day after it: officials act on no other; never past."""
        return default_calendar().roll_forward(max(day, self.today))

    def working_days_after(self, day: date, count: int) -> date:
        """So many working days on."""
        return self.officials_day(default_calendar().add_working_days(day, count))

    def partys_day(self, day: date, party_id: str) -> date:
        """That day for a party that answers on rest days too, else the next working day."""
        if self.fate.happens("caseload.spring_festival_effect", party_id):
            return max(day, self.today)
        return self.officials_day(day)

    def clerk(self, step: str, day: date, **facts: Any) -> Deed:
        """The clerk's deed."""
        day = self.officials_day(max(day, self.steps[step].since))
        return Deed(day, step, Role.CLERK, self.officials.clerk, facts=facts)

    def mediator(self, step: str, day: date, **facts: Any) -> Deed:
        """The deed of the mediator appointed last."""
        appointed = self.last("mediator_appointed")
        actor = appointed.facts["mediator"] if appointed else self.officials.mediators[0]
        day = self.officials_day(max(day, self.steps[step].since))
        return Deed(day, step, Role.MEDIATOR, actor, facts=facts)

    def arbitrator(self, step: str, day: date, **facts: Any) -> Deed:
        """The arbitrator's deed."""
        day = self.officials_day(max(day, self.steps[step].since))
        return Deed(day, step, Role.ARBITRATOR, self.officials.arbitrator, facts=facts)

    def party(self, party_id: str, step: str, day: date, **facts: Any) -> Deed:
        """A party's own deed."""
        day = self.partys_day(max(day, self.steps[step].since), party_id)
        return Deed(day, step, Role.PARTY, f"party-{party_id}", party_id, facts)


def read_scene(
    engine: Engine, fate: Fate, officials: Officials, case_no: str, today: date
) -> Scene:
    """A case as it stands on a day."""
    with reading(engine) as session:
        case = session.get_one(Case, case_no)
        parties = session.exec(
            select(Party).where(col(Party.case_no) == case_no).order_by(col(Party.party_id))
        ).all()
        marks = session.exec(select(OpenStep).where(col(OpenStep.case_no) == case_no)).all()
        running = session.exec(
            select(Deadline).where(
                col(Deadline.case_no) == case_no, col(Deadline.state) == "running"
            )
        ).all()
        notices = session.exec(select(Notice).where(col(Notice.case_no) == case_no)).all()
        events = events_of(session, case_no)
    return Scene(
        fate=fate,
        officials=officials,
        today=today,
        case=case,
        parties=tuple(parties),
        events=events,
        steps={mark.step: mark for mark in marks if not mark.late},
        late={mark.step: mark for mark in marks if mark.late},
        terms={term.code: term for term in running},
        told=frozenset(
            (notice.recipient, str(events[notice.event_seq - 1].facts["term"]))
            for notice in notices
            if notice.kind.startswith("service_")
        ),
    )
