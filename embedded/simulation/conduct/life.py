"""The life of one simulated case: look, decide, wait for the day, act, look again."""

import asyncio
import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Engine

from api.caller import Caller
from api.commands import CommandPath, Wish
from api.problems import Problem
from api.steps import authorise, split
from embedded.simulation.clock import CaseClock, SharedClock
from embedded.simulation.conduct import (
    arbitration,
    court,
    dispute,
    incidents,
    intake,
    mediation,
)
from embedded.simulation.conduct.scene import Deed, Officials, Scene, read_scene
from law.calendar import default_calendar
from law.simulation import Fate, synthetic_document
from workflows.messages.common import Role
from workflows.messages.steps import STEPS

HORIZON_DAYS = 365
"""A case is followed so many days from its filing, unless it is over before."""
TRIES = 10


class Life:
    """One case, and the people who act in it by the command path the API uses.

    ``turned_away`` are acts that the system refused, by step and code.
    """

    def __init__(self, engine: Engine, path: CommandPath, officials: Officials, fate: Fate) -> None:
        self._engine = engine
        self._path = path
        self._officials = officials
        self.fate = fate
        self.case_no = ""
        self.turned_away: list[str] = []
        self._given_up: set[str] = set()

    async def run(self, clock: SharedClock) -> None:
        """File the dispute and live it to its end, or to the horizon."""
        document = synthetic_document(self.fate)
        filed_on = date.fromisoformat(document["filed_on"])
        shift = (filed_on - await clock.today()).days
        here = CaseClock(clock, shift)
        self.case_no = await self._file(document)
        await here.pause()
        last = filed_on + timedelta(days=HORIZON_DAYS)
        while (today := await here.today()) < last:
            scene = await asyncio.to_thread(
                read_scene, self._engine, self.fate, self._officials, self.case_no, today
            )
            if over(scene):
                return
            deed = self._next(scene)
            wake = min([*_ends(scene), deed.day if deed else last])
            if deed is None or wake > today:
                await here.until(min(wake, last))
                continue
            await self._take(deed, here)
            await here.pause()

    def _next(self, scene: Scene) -> Deed | None:
        """The earliest deed that has not been refused already."""
        open_deeds = [deed for deed in all_deeds(scene) if deed.place not in self._given_up]
        return min(open_deeds, key=lambda deed: deed.day, default=None)

    async def _file(self, document: dict[str, Any]) -> str:
        clerk = self._caller(Role.CLERK, self._officials.clerk)
        answer = await self._path.file(document, clerk, uuid4().hex, today=None, another_claim=True)
        return answer["case_no"]

    async def _take(self, deed: Deed, clock: CaseClock) -> None:
        """Take a deed on its day; officials record some of theirs only days after."""
        if self._recorded_late(deed):
            delay = self.fate.choice("officials.late_by_working_days", deed.place)
            await clock.until(default_calendar().add_working_days(deed.day, int(delay)))
        step = STEPS[deed.step]
        caller = self._caller(deed.role, deed.actor, deed.party_id)
        envelope, facts = split(step, json.loads(json.dumps(deed.facts, default=str)))
        authorise(step, caller, envelope)
        words = dict(deed.words) if deed.words else None
        wish = Wish(self.case_no, step, facts, deed.day, words)
        try:
            await self._send(wish, caller)
        except Problem as problem:
            self.turned_away.append(f"{deed.step}:{problem.code}")
            self._given_up.add(deed.place)

    async def _send(self, wish: Wish, caller: Caller) -> None:
        key = uuid4().hex
        for _ in range(TRIES):
            try:
                await self._path.take(wish, caller, key)
            except Problem as problem:
                if problem.code != "temporarily_unavailable":
                    raise
            else:
                return
        raise TimeoutError(f"{wish.step.name} has no answer in {self.case_no}")

    def _recorded_late(self, deed: Deed) -> bool:
        official = deed.role is not Role.PARTY
        return official and self.fate.happens("officials.records_late", deed.place)

    def _caller(self, role: Role, user_id: str, party_id: str | None = None) -> Caller:
        case_no = self.case_no if party_id else None
        return Caller(user_id, user_id, user_id, role, case_no=case_no, party_id=party_id)


def all_deeds(scene: Scene) -> Iterator[Deed]:
    """Everything that somebody means to do, in no order."""
    for part in (incidents, intake, mediation, dispute, arbitration, court):
        yield from part.deeds(scene)


def over(scene: Scene) -> bool:
    """Closed, or decided by a title: what is performed afterwards does not count."""
    if scene.case.closed_on is not None:
        return True
    titles = {str(event.facts["title"]) for event in scene.events if event.facts.get("title")}
    of_a_part = mediation.extent(scene) == "partial" and scene.has("agreement_effective")
    return bool(titles - {"confirmation_ruling"} if of_a_part else titles)


def _ends(scene: Scene) -> Iterator[date]:
    """The days after the ends of the terms that run: they may turn the procedure."""
    for term in scene.terms.values():
        yield max(term.due + timedelta(days=1), scene.today + timedelta(days=1))
