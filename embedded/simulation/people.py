"""The people of a simulated case. They act as real ones do: over HTTP, each with a token."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from secrets import token_urlsafe
from typing import Any
from uuid import uuid4

import httpx

from embedded.simulation.clock import OFFICE_OPENS, CaseClock, SharedClock
from law.civil_time import start_of_day
from workflows.messages.steps import STEPS, Stage

API = "/api/v1"
UNAUTHENTICATED = 401
SETTLE_PAUSE = 0.05
SETTLE_TRIES = 1200


class Turned(Exception):
    """A request that was refused: its status and its problem."""

    def __init__(self, status: int, problem: Mapping[str, Any]) -> None:
        super().__init__(f"{status} {problem.get('code')}: {problem.get('detail')}")
        self.status = status
        self.problem = problem


class Person:
    """Somebody with an account, who signs in and does so again once that has lapsed."""

    def __init__(self, http: httpx.AsyncClient, user_id: str, username: str, password: str) -> None:
        self._http = http
        self.credentials = {"username": username, "password": password}
        self._signing_in = asyncio.Lock()
        self.user_id = user_id
        self.headers: dict[str, str] = {}

    async def sign_in(self) -> None:
        """Sign in; whatever is sent from now on is sent as this account."""
        answer = await self._http.post(f"{API}/tokens", json=self.credentials)
        if answer.is_error:
            raise Turned(answer.status_code, answer.json())
        self.headers = {"Authorization": f"Bearer {answer.json()['access_token']}"}

    async def send(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """A request; raises ``Turned`` when it is refused."""
        shown = self.headers
        answer = await self._request(method, path, body, headers)
        if answer.status_code == UNAUTHENTICATED:
            await self._sign_in_again(shown)
            answer = await self._request(method, path, body, headers)
        if answer.status_code >= 400:
            raise Turned(answer.status_code, answer.json())
        is_json = answer.headers["content-type"].startswith("application/json")
        return answer.json() if is_json else answer.content

    async def _sign_in_again(self, shown: dict[str, str]) -> None:
        """Of many requests that were refused at once, one signs in for all."""
        async with self._signing_in:
            if self.headers is shown:
                await self.sign_in()

    async def _request(
        self, method: str, path: str, body: Any, headers: dict[str, str]
    ) -> httpx.Response:
        return await self._http.request(
            method, API + path, json=body, headers=self.headers | headers
        )

    async def get(self, path: str) -> Any:
        """Read something."""
        return await self.send("GET", path)

    async def act(self, case_no: str, step: str, **body: Any) -> dict[str, Any]:
        """Take a step in a case."""
        stage = STEPS[step].stage
        room = "" if stage in (Stage.DISPUTE, Stage.ANY) else f"/{stage}"
        path = f"/cases/{case_no}{room}/{step.replace('_', '-')}"
        key = {"Idempotency-Key": uuid4().hex}
        return await self.send("POST", path, json.loads(json.dumps(body, default=str)), **key)


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
    async def open(cls, http: httpx.AsyncClient) -> "Bureau":
        """Set up a new installation with one official of each kind."""
        password = token_urlsafe(16)
        account = {"username": "admin", "name": "系统管理员", "password": password}
        made = await http.post(f"{API}/setup", json=account)
        made.raise_for_status()
        admin = Person(http, made.json()["id"], "admin", password)
        await admin.sign_in()
        clerk, supervisor, mediator, arbitrator = await asyncio.gather(
            person(http, admin, "clerk", role="clerk", name="周敏"),
            person(http, admin, "supervisor", role="supervisor", name="唐正"),
            person(http, admin, "mediator", role="mediator", name="顾和"),
            person(http, admin, "arbitrator", role="arbitrator", name="韩仲平"),
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
    """Somebody for whom an account is opened."""
    password = token_urlsafe(16)
    made = await maker.send(
        "POST", "/users", {"username": username, "password": password, **account}
    )
    opened = Person(http, made["id"], username, password)
    await opened.sign_in()
    return opened


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
    ) -> "SimulatedCase":
        """Submit an intake document on its own day; raises ``Turned`` if it is refused.

        The clerk finds it complete at once, unless its review is left to be done.
        """
        filed_on = date.fromisoformat(str(document["filed_on"]))
        submitted = await bureau.clerk.send(
            "POST", "/disputes?another_claim=true", document, **{"Idempotency-Key": uuid4().hex}
        )
        shift = (filed_on - await clock.today()).days
        case = cls(bureau, submitted["case_no"], CaseClock(clock, shift))
        read = await bureau.clerk.get(f"/cases/{case.case_no}")
        people = [party["party_id"] for party in read["parties"]]
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
            steps = await self.bureau.clerk.get(f"/cases/{self.case_no}/steps?whose=everybody")
            if any(each["step"] == step for each in steps):
                return
            await asyncio.sleep(SETTLE_PAUSE)
        raise TimeoutError(f"{step} has not opened in {self.case_no}")

    async def written(self, kind: str) -> str:
        """Wait until a paper of a kind is written, which takes its time; the last one's id."""
        for _ in range(SETTLE_TRIES):
            papers = await self.bureau.clerk.get(f"/cases/{self.case_no}/papers")
            if found := [paper["paper_id"] for paper in papers if paper["kind"] == kind]:
                return found[-1]
            await asyncio.sleep(SETTLE_PAUSE)
        raise TimeoutError(f"{kind} has not been written in {self.case_no}")

    async def reaches(self, stage: str) -> None:
        """Wait until the case has reached a stage."""
        for _ in range(SETTLE_TRIES):
            if (await self.bureau.clerk.get(f"/cases/{self.case_no}"))["stage"] == stage:
                return
            await asyncio.sleep(SETTLE_PAUSE)
        raise TimeoutError(f"{self.case_no} has not reached {stage}")


async def next_morning(clock: SharedClock) -> None:
    """Wait for the server's next opening hour, so that no case is filed at midnight."""
    tomorrow = await clock.today() + timedelta(days=1)
    await clock.until(start_of_day(tomorrow) + OFFICE_OPENS)
