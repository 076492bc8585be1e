"""What happens to a case from outside, and the mistakes that officials take back."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from embedded.simulation.conduct.mediation import named_by_mistake, silent, unreachable
from embedded.simulation.conduct.scene import Deed, Scene
from law.money import format_yuan
from law.simulation.dispute import successor
from workflows.messages.common import Role

LAST_DAY = 45
"""Incidents fall on any of the first days of a case, each as likely."""
DECLARATION_DAYS = 45
DECLARES_AFTER_DAYS = 10
SUCCEEDS_AFTER_DAYS = 20


def deeds(scene: Scene) -> Iterator[Deed]:
    """What is recorded of incidents, and what follows from them."""
    for step, conduct in CONDUCT.items():
        if step in scene.steps:
            yield from conduct(scene)
    yield from reversal(scene)


def befalls(scene: Scene, name: str) -> Iterator[date]:
    """The day on which something befalls the case, if it does and has not yet."""
    if scene.fate.happens(name):
        on = scene.fate.stream(f"{name}/day").randint(1, LAST_DAY)
        yield scene.case.filed_on + timedelta(days=on)


def bankruptcy(scene: Scene) -> Iterator[Deed]:
    """A court accepts the debtor's bankruptcy; the claimant declares the claim."""
    for day in befalls(scene, "events.debtor_bankruptcy"):
        if not scene.has("bankruptcy_accepted"):
            day = scene.officials_day(day)
            until = day + timedelta(days=DECLARATION_DAYS)
            yield scene.clerk(
                "record_bankruptcy", day, party_id=scene.respondents[0], declare_by=f"{until}"
            )


def declaration(scene: Scene) -> Iterator[Deed]:
    """The claim is declared to the administrator."""
    if not scene.has("claim_declared"):
        day = scene.day_of("bankruptcy_accepted") + timedelta(days=DECLARES_AFTER_DAYS)
        yield scene.party(scene.claimants[0], "declare_claim", day)


def party_end(scene: Scene) -> Iterator[Deed]:
    """A natural person among the parties dies; where there is none, a respondent is dissolved."""
    for day in befalls(scene, "events.party_death"):
        if not scene.has("party_ended"):
            mortal = [each.party_id for each in scene.parties if each.details["kind"] == "person"]
            party_id, kind = (
                (mortal[0], "death") if mortal else (scene.respondents[0], "dissolution")
            )
            yield scene.clerk("record_party_end", day, party_id=party_id, kind=kind)


def succession(scene: Scene) -> Iterator[Deed]:
    """The heirs, or the successor, step in."""
    ended = scene.last("party_ended")
    assert ended is not None
    day = ended.occurred_on + timedelta(days=SUCCEEDS_AFTER_DAYS)
    yield _in_place(scene, "record_succession", day, str(ended.facts["party_id"]))


def assignment(scene: Scene) -> Iterator[Deed]:
    """The claim passes to an assignee, of whom the debtor has been told."""
    for day in befalls(scene, "events.claim_assigned"):
        if not scene.has("claim_assigned"):
            day = scene.officials_day(day)
            yield _in_place(scene, "assign_claim", day, scene.claimants[0], notified_on=f"{day}")


def _in_place(scene: Scene, step: str, day: date, party_id: str, **facts: Any) -> Deed:
    party = next(each for each in scene.parties if each.party_id == party_id)
    words = {"details": successor(scene.fate, party.details), "text": "模拟承受人"}
    deed = scene.clerk(step, day, party_id=party_id, version=party.version, **facts)
    return deed.with_words(words)


def defence(scene: Scene) -> Iterator[Deed]:
    """A respondent who is heard of sets a tenth of the claim off against it."""
    first = scene.respondents[0]
    if unreachable(scene, first) or silent(scene, first) or scene.has("defence_raised"):
        return
    for day in befalls(scene, "events.set_off_raised"):
        amount = format_yuan(scene.case.amount_fen // 10)
        yield scene.party(first, "raise_defence", day, kind="set_off", amount=amount)


def reversal(scene: Scene) -> Iterator[Deed]:
    """A mediator named by mistake: a supervisor takes it back within two working days."""
    named = scene.last("mediator_appointed")
    if named is None or not named_by_mistake(scene):
        return
    wait = scene.fate.stream("officials.mistaken_command/days").randint(0, 2)
    day = scene.working_days_after(named.occurred_on, wait)
    yield Deed(
        day,
        "reverse_act",
        Role.SUPERVISOR,
        scene.officials.supervisor,
        facts={"event": named.seq},
        words={"text": "误指派"},
    )


CONDUCT = {
    "record_bankruptcy": bankruptcy,
    "declare_claim": declaration,
    "record_party_end": party_end,
    "record_succession": succession,
    "assign_claim": assignment,
    "raise_defence": defence,
}
