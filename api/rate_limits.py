"""How often anybody may ask: counted for each address and for each caller, over a sliding minute.

The counts are one process's own and start anew with it.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil

from fastapi import Request, Response
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from api.caller import Caller
from api.policy import operation_of
from api.problems import Problem


class Kind(StrEnum):
    """What a request is for, as far as its frequency goes."""

    SIGNING_IN = "signing-in"
    CODES = "codes"
    READING = "reading"
    WRITING = "writing"


@dataclass(frozen=True)
class Allowance:
    """Requests of a kind in a minute: from one address, behind which may sit a whole bureau, and
    by one caller."""

    of_address: int
    of_caller: int


PER_MINUTE = {
    Kind.SIGNING_IN: Allowance(of_address=120, of_caller=30),
    Kind.CODES: Allowance(of_address=120, of_caller=30),
    Kind.READING: Allowance(of_address=6_000, of_caller=1_200),
    Kind.WRITING: Allowance(of_address=3_000, of_caller=600),
}
FREE = frozenset({"page:healthz"})
"""Probes, which are asked all the time."""

_KINDS = {
    **dict.fromkeys(("sign_in", "refresh_tokens", "set_up"), Kind.SIGNING_IN),
    **dict.fromkeys(("page:sign_in", "page:sign_in_with_code", "page:set_up"), Kind.SIGNING_IN),
    **dict.fromkeys(("send_entry_code", "enter_by_link"), Kind.CODES),
    **dict.fromkeys(("page:send_entry_code", "page:enter"), Kind.CODES),
    **dict.fromkeys(("identify_signer", "send_signing_code", "sign"), Kind.CODES),
    **dict.fromkeys(("page:check_identity", "page:send_code", "page:sign"), Kind.CODES),
}


class TooManyRequests(Problem):
    """The allowance is used up; the headers tell until when."""

    def __init__(self, sent: Mapping[str, str], seconds: int) -> None:
        super().__init__("too_many_requests", f"请在 {seconds} 秒后再试", retry_after=seconds)
        self._sent = sent

    def headers(self) -> dict[str, str]:
        """The RateLimit headers besides."""
        return super().headers() | dict(self._sent)


class RateLimits:
    """The counts of one process."""

    def __init__(self, per_minute: Mapping[Kind, Allowance] = PER_MINUTE) -> None:
        self._per_minute = per_minute
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    def of_address(self, kind: Kind, address: str) -> dict[str, str]:
        """Count a request from an address; the headers that tell what is left of its allowance.

        Raises ``TooManyRequests``.
        """
        return self._counted(kind, self._per_minute[kind].of_address, "address", address)

    def of_caller(self, kind: Kind, user_id: str) -> dict[str, str]:
        """Count a request of a caller, likewise."""
        return self._counted(kind, self._per_minute[kind].of_caller, "caller", user_id)

    def _counted(self, kind: Kind, amount: int, whose: str, who: str) -> dict[str, str]:
        item = RateLimitItemPerMinute(amount)
        name = (f"{kind}-{whose}", who)
        granted = self._limiter.hit(item, *name)
        window = self._limiter.get_window_stats(item, *name)
        seconds = max(1, ceil(window.reset_time - time.time()))
        headers = {
            "RateLimit-Policy": f'"{kind}-{whose}";q={amount};w={item.get_expiry()}',
            "RateLimit": f'"{kind}-{whose}";r={window.remaining};t={seconds}',
        }
        if not granted:
            raise TooManyRequests(
                headers | {"RateLimit": f'"{kind}-{whose}";r=0;t={seconds}'}, seconds
            )
        return headers


def by_address(request: Request, response: Response) -> None:
    """Count a request before it is known who calls."""
    limits, kind = _limits(request), kind_of(request)
    if limits is not None and kind is not None and request.client is not None:
        response.headers.update(limits.of_address(kind, network_of(request.client.host)))


def by_caller(request: Request, response: Response) -> None:
    """Count a request of somebody who is signed in."""
    limits, kind = _limits(request), kind_of(request)
    caller: Caller | None = getattr(request.state, "caller", None)
    if limits is not None and kind is not None and caller is not None:
        response.headers.update(limits.of_caller(kind, caller.user_id))


def _limits(request: Request) -> RateLimits | None:
    limits: RateLimits | None = request.app.state.rate_limits
    return limits


def kind_of(request: Request) -> Kind | None:
    """The kind of a request, ``None`` for what is not counted."""
    operation = operation_of(request.scope["route"])
    if operation in FREE:
        return None
    reads = request.method in ("GET", "HEAD")
    return _KINDS.get(operation, Kind.READING if reads else Kind.WRITING)


def network_of(address: str) -> str:
    """The address that is counted: of IPv6 the first half, since the rest is one customer's."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((found, 64), strict=False)) if isinstance(found, IPv6Address) else address
