"""The people of a simulated case. They act as real ones do: over HTTP, each signed in."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from secrets import token_urlsafe
from typing import Any, Self

import httpx

from embedded.simulation.clock import OFFICE_OPENS, CaseClock, SharedClock
from jiefen_client import Jiefen, Password, Request
from jiefen_client.models import FirstAccount
from law.civil_time import start_of_day

API = "/api/v1"
SETTLE_PAUSE = 0.05
SETTLE_TRIES = 1200


class Person:
    """Somebody with an account, who does everything by the client that other systems use."""

    def __init__(
        self, http: httpx.AsyncClient, user_id: str, account: Password, *, attempts: int = 1
    ) -> None:
        self.user_id = user_id
        self.account = account
        self.attempts = attempts
        self.client = Jiefen(str(http.base_url), account, attempts=attempts, http_client=http)

    async def send(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """A request; raises ``Problem`` when it is refused."""
        answer = await self.client.send(Request(method, API + path, body=body, headers=headers))
        is_json = answer.headers.get("content-type", "").startswith("application/json")
        return answer.json() if is_json else answer.content

    async def get(self, path: str) -> Any:
        """Read something."""
        return await self.send("GET", path)

    async def act(self, case_no: str, step: str, **body: Any) -> dict[str, Any]:
        """Take a step in a case."""
        answer = await self.client.take_step(case_no, step, body)
        return answer.model_dump(mode="json")


@dataclass
class Bureau:
    """The officials of a simulated town and the way to open accounts."""

    http: httpx.AsyncClient
    admin: Person
    clerk: Person
    supervisor: Person
    mediator: Person
    arbitrator: Person

    @classmethod
    async def open(cls, http: httpx.AsyncClient, *, attempts: int = 1) -> "Bureau":
        """Set up a new installation with one official of each kind.

        Each sends a request up to ``attempts`` times; where time is skipped, no more than once.
        """
        account = Password("admin", token_urlsafe(16))
        anybody = Jiefen(str(http.base_url), attempts=1, http_client=http)
        made = await anybody.set_up(
            FirstAccount(username="admin", name="系统管理员", password=account.password)
        )
        admin = Person(http, made.id, account, attempts=attempts)

        async def official(role: str, name: str) -> Person:
            return await person(http, admin, role, role=role, name=name)

        clerk, supervisor, mediator, arbitrator = await asyncio.gather(
            official("clerk", "周敏"),
            official("supervisor", "唐正"),
            official("mediator", "顾和"),
            official("arbitrator", "韩仲平"),
        )
        return cls(http, admin, clerk, supervisor, mediator, arbitrator)

    async def official(self, username: str, **account: str) -> Person:
        """Open an account for one more official."""
        return await person(self.http, self.admin, username, **account)

    async def party(self, case_no: str, party_id: str) -> Person:
        """Open an account for a party of a case."""
        username = f"{case_no}-{party_id}".lower()
        bound = {"case_no": case_no, "party_id": party_id}
        return await person(
            self.http, self.clerk, username, role="party", name=f"当事人 {party_id}", **bound
        )


async def person(http: httpx.AsyncClient, maker: Person, username: str, **account: str) -> Person:
    """Somebody for whom an account is opened, and who tries as often as whoever opens it."""
    password = Password(username, token_urlsafe(16))
    made = await maker.client.create_account(
        {"username": username, "password": password.password, **account}
    )
    return Person(http, made.id, password, attempts=maker.attempts)


class SimulatedCase:
    """A case under way in a simulated town, with everybody who acts in it."""

    def __init__(self, bureau: Bureau, case_no: str, clock: CaseClock) -> None:
        self.bureau = bureau
        self.case_no = case_no
        self.clock = clock
        self.parties: dict[str, Person] = {}

    @classmethod
    async def submit(
        cls,
        bureau: Bureau,
        clock: SharedClock,
        document: Mapping[str, Any],
        *,
        reviewed: bool = True,
    ) -> Self:
        """Submit an intake document on its own day; raises ``Problem`` if it is refused.

        The clerk finds it complete at once, unless its review is left to be done.
        """
        submitted = await bureau.clerk.client.submit_dispute(document, another_claim=True)
        filed_on = date.fromisoformat(str(document["filed_on"]))
        return await cls.registered(bureau, clock, submitted.case_no, filed_on, reviewed=reviewed)

    @classmethod
    async def registered(
        cls, bureau: Bureau, clock: SharedClock, case_no: str, filed_on: date, *, reviewed: bool
    ) -> Self:
        """The case that has just been given a number, and everybody who acts in it."""
        shift = (filed_on - await clock.today()).days
        case = cls(bureau, case_no, CaseClock(clock, shift))
        read = await bureau.clerk.client.read_case(case.case_no)
        people = [party.party_id for party in read.parties]
        accounts = await asyncio.gather(*(bureau.party(case.case_no, who) for who in people))
        case.parties = dict(zip(people, accounts, strict=True))
        if reviewed:
            await case.clerk("review_intake")
        return case

    async def on(self, day: str) -> None:
        """Wait for a day of the case."""
        await self.clock.until(date.fromisoformat(day))

    async def clerk(self, step: str, **facts: Any) -> dict[str, Any]:
        """The clerk takes a step."""
        return await self._act(self.bureau.clerk, step, facts)

    async def supervisor(self, step: str, **facts: Any) -> dict[str, Any]:
        """The supervisor takes a step, which no stage needs to have opened."""
        return await self.bureau.supervisor.act(self.case_no, step, **facts)

    async def mediator(self, step: str, **facts: Any) -> dict[str, Any]:
        """The mediator takes a step."""
        return await self._act(self.bureau.mediator, step, facts)

    async def arbitrator(self, step: str, **facts: Any) -> dict[str, Any]:
        """The arbitrator takes a step."""
        return await self._act(self.bureau.arbitrator, step, facts)

    async def party(self, party_id: str, step: str, **facts: Any) -> dict[str, Any]:
        """A party takes a step."""
        return await self._act(self.parties[party_id], step, facts)

    async def party_now(self, party_id: str, step: str, **facts: Any) -> dict[str, Any]:
        """A party tries a step, open or not."""
        return await self.parties[party_id].act(self.case_no, step, **facts)

    async def everyone(self, step: str, **facts: Any) -> None:
        """Every party takes a step, one after the other."""
        for party_id in self.parties:
            await self.party(party_id, step, **facts)

    async def _act(self, person: Person, step: str, facts: Mapping[str, Any]) -> dict[str, Any]:
        await self.opened(step)
        return await person.act(self.case_no, step, **facts)

    async def opened(self, step: str) -> None:
        """Wait until a step is open: another stage may just be opening it."""
        for _ in range(SETTLE_TRIES):
            steps = await self.bureau.clerk.client.read_steps(self.case_no, whose="everybody")
            if any(each.step == step for each in steps):
                return
            await asyncio.sleep(SETTLE_PAUSE)
        raise TimeoutError(f"{step} has not opened in {self.case_no}")

    async def written(self, kind: str) -> str:
        """Wait until a paper of a kind is written, which takes its time; the last one's id."""
        for _ in range(SETTLE_TRIES):
            papers = await self.bureau.clerk.client.read_papers(self.case_no)
            if found := [paper.paper_id for paper in papers if paper.kind == kind]:
                return found[-1]
            await asyncio.sleep(SETTLE_PAUSE)
        raise TimeoutError(f"{kind} has not been written in {self.case_no}")

    async def reaches(self, stage: str) -> None:
        """Wait until the case has reached a stage."""
        for _ in range(SETTLE_TRIES):
            if (await self.bureau.clerk.client.read_case(self.case_no)).stage == stage:
                return
            await asyncio.sleep(SETTLE_PAUSE)
        raise TimeoutError(f"{self.case_no} has not reached {stage}")


async def next_morning(clock: SharedClock) -> None:
    """Wait for the server's next opening hour, so that no case is filed at midnight."""
    tomorrow = await clock.today() + timedelta(days=1)
    await clock.until(start_of_day(tomorrow) + OFFICE_OPENS)
