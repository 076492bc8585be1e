"""Where a request comes from."""

from ipaddress import IPv6Address, ip_address, ip_network
from typing import Annotated

from fastapi import Depends, Request

from records.sessions import Origin


def origin_of(request: Request) -> Origin:
    """The address and the program of whoever calls.

    Behind a proxy the address is the one that the proxy tells, where uvicorn trusts the proxy.
    """
    address = request.client.host if request.client else ""
    return Origin(_network(address), request.headers.get("User-Agent", ""))


From = Annotated[Origin, Depends(origin_of)]


def _network(address: str) -> str:
    """The address itself; of IPv6 the /64, all of which one subscriber has."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return address
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ip_network((int(parsed), 64), strict=False))
