"""How a package reaches a court or an institution: by an outbox folder, or over HTTP."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Protocol, TypeVar

import httpx
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from activities.paper_store import write_whole

T = TypeVar("T", bound=BaseModel)

_RECEIPT = r"^[A-Za-z0-9._~-]{1,120}$"
_RETRIED = frozenset({408, 425, 429})
_SECONDS = re.compile(r"\d{1,6}", re.ASCII)


@dataclass(frozen=True)
class Outgoing:
    """A package on its way: its zip and the SHA-256 of it, which is also its idempotency key."""

    package_id: str
    case_no: str
    sha256: str
    content: bytes


class Reason(BaseModel):
    """What an institution finds missing or wrong; ``paper`` is the kind of the paper at fault."""

    model_config = ConfigDict(frozen=True)

    paper: str | None = None
    reason: str = Field(min_length=1, max_length=1000)


class Decision(BaseModel):
    """What an institution says of a package it has received.

    ``package`` repeats the SHA-256 of the package it is about; one of another package is stale.
    """

    model_config = ConfigDict(frozen=True)

    state: str = Field(pattern=r"^(pending|accepted|returned)$")
    package: str | None = None
    case_no: str | None = Field(default=None, min_length=6, max_length=60)
    decided_on: date | None = None
    reasons: tuple[Reason, ...] = ()


class _Receipt(BaseModel):
    receipt: str = Field(pattern=_RECEIPT)


class _Refusal(BaseModel):
    reasons: tuple[Reason, ...] = ()


class InstitutionUnreachable(Exception):
    """No usable answer now; to be tried again, after ``retry_after`` where the other side asks."""

    def __init__(self, reason: str, retry_after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class NotTaken(Exception):
    """The institution does not take the package in as it stands (4xx); it says why."""

    def __init__(self, reasons: tuple[Reason, ...]) -> None:
        super().__init__("package not taken")
        self.reasons = reasons


class FilingGateway(Protocol):
    """A way to hand in packages; by one that ``leaves`` they leave the system by themselves."""

    name: str
    leaves: bool

    async def submit(self, package: Outgoing) -> str | None:
        """Hand a package in; the receipt's number, or None where a person has to carry it.

        Handing in the same package again is the same filing. Raises ``InstitutionUnreachable``
        and ``NotTaken``.
        """
        ...

    async def decision(self, receipt: str) -> Decision:
        """What has been decided on a receipt; raises ``InstitutionUnreachable``."""
        ...


class FolderGateway:
    """An outbox: the zip lies in a folder, whence a clerk takes it to the counter."""

    name = "folder"
    leaves = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def submit(self, package: Outgoing) -> None:
        """Put the zip into the folder of its case."""
        path = self.folder / package.case_no / f"{package.package_id}.zip"
        write_whole(path, package.content)

    async def decision(self, receipt: str) -> Decision:
        """Nobody answers here: a clerk records what the institution says."""
        return Decision(state="pending")


class Endpoint(BaseModel):
    """Where an institution takes packages: ``recipients`` are the names it answers for.

    ``token`` is sent as a bearer token, ``timeout`` is in seconds for one request.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    recipients: tuple[str, ...] = Field(min_length=1)
    url: str = Field(pattern=r"^https?://")
    token: str | None = None
    timeout: float = Field(default=30, gt=0, le=300)


class HttpGateway:
    """An institution's endpoint: ``POST {url}/filings``, then ``GET {url}/filings/{receipt}``."""

    name = "http"
    leaves = True

    def __init__(self, endpoint: Endpoint) -> None:
        self._url = endpoint.url.rstrip("/") + "/filings"
        self._timeout = endpoint.timeout
        self._headers = {"Authorization": f"Bearer {endpoint.token}"} if endpoint.token else {}

    async def submit(self, package: Outgoing) -> str:
        """Post the zip under its digest as idempotency key; the receipt's number."""
        headers = {"Content-Type": "application/zip", "Idempotency-Key": package.sha256}
        answer = await self._send("POST", self._url, headers=headers, content=package.content)
        if answer.is_client_error:
            raise NotTaken(_reasons(answer))
        return _parsed(_Receipt, answer).receipt

    async def decision(self, receipt: str) -> Decision:
        """Ask for the decision; ``pending`` with a ``Retry-After`` asks for patience."""
        answer = await self._send("GET", f"{self._url}/{receipt}")
        if answer.is_client_error:
            raise InstitutionUnreachable(f"HTTP {answer.status_code}")
        decision = _parsed(Decision, answer)
        if decision.state == "pending" and (pause := _retry_after(answer)) is not None:
            raise InstitutionUnreachable("pending", pause)
        return decision

    async def _send(self, method: str, url: str, **request: Any) -> httpx.Response:
        headers = self._headers | request.pop("headers", {})
        try:
            async with httpx.AsyncClient(timeout=self._timeout) as http:
                answer = await http.request(method, url, headers=headers, **request)
        except httpx.HTTPError as error:
            raise InstitutionUnreachable(type(error).__name__) from None
        if answer.is_server_error or answer.is_redirect or answer.status_code in _RETRIED:
            raise InstitutionUnreachable(f"HTTP {answer.status_code}", _retry_after(answer))
        return answer


@dataclass(frozen=True)
class Gateways:
    """Which gateway a recipient's packages go through: its endpoint, else the outbox."""

    outbox: FolderGateway
    endpoints: Mapping[str, HttpGateway]

    @classmethod
    def of(cls, outbox: Path, endpoints: tuple[Endpoint, ...] = ()) -> "Gateways":
        """An outbox folder and the endpoints of the institutions that have one."""
        by_name = {
            name: HttpGateway(endpoint) for endpoint in endpoints for name in endpoint.recipients
        }
        return cls(FolderGateway(outbox), by_name)

    def to(self, recipient: str) -> FilingGateway:
        """The gateway to a court or an institution."""
        return self.endpoints.get(recipient, self.outbox)


def _parsed(model: type[T], answer: httpx.Response) -> T:
    try:
        return model.model_validate_json(answer.content)
    except ValidationError:
        raise InstitutionUnreachable(f"unintelligible answer to {model.__name__}") from None


def _reasons(answer: httpx.Response) -> tuple[Reason, ...]:
    """The reasons in the body of a refusal; without any the status says it."""
    try:
        reasons = _Refusal.model_validate_json(answer.content).reasons
    except ValidationError:
        reasons = ()
    return reasons or (Reason(reason=f"对方系统拒绝接收（HTTP {answer.status_code}）"),)


def _retry_after(answer: httpx.Response) -> timedelta | None:
    """The pause in ``Retry-After``, where it is given in seconds."""
    value = answer.headers.get("Retry-After", "")
    return timedelta(seconds=int(value)) if _SECONDS.fullmatch(value) else None
