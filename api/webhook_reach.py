"""Where webhooks may go. An address that somebody else chose must not lead into our own network.

The name is resolved when a message is sent, and the message goes to the address that was judged:
a name that leads elsewhere the next moment gains nothing by it.
"""

import asyncio
import re
import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import httpx

_HTTPS_PORT, _HTTP_PORT = 443, 80
_NAT64 = ip_network("64:ff9b::/96")
_LONGEST = 2000
_NAME = re.compile(rb"[A-Za-z0-9._-]{1,253}")

Address = IPv4Address | IPv6Address


class Unreachable(Exception):
    """A place to which no message goes; the message says why, in Chinese."""


@dataclass(frozen=True)
class Target:
    """Where one message goes: the URL as it was subscribed, and the addresses it may go to."""

    url: httpx.URL
    addresses: tuple[str, ...]


@dataclass(frozen=True)
class Reach:
    """What an installation allows: public addresses over https, and more where it is set.

    ``loopback``: this machine itself, over http too. ``private``: addresses of private networks.
    ``only``: the hosts that a test installation may reach, and no others.
    """

    loopback: bool = False
    private: bool = False
    only: frozenset[str] | None = None

    def checked(self, url: str) -> httpx.URL:
        """The URL of a subscription; raises ``Unreachable`` for one that is never sent to."""
        try:
            parsed = httpx.URL(url)
        except httpx.InvalidURL:
            raise Unreachable("不是有效的网址") from None
        if len(url) > _LONGEST or parsed.scheme not in ("https", "http") or not parsed.host:
            raise Unreachable("须为 https 网址")
        if parsed.userinfo or parsed.fragment:
            raise Unreachable("网址中不得含有用户名、密码或者片段")
        literal = _literal(parsed.host)
        if literal is None and not _NAME.fullmatch(parsed.raw_host):
            raise Unreachable("不是有效的网址")
        if literal is not None:
            self._judge(literal, parsed.scheme)
        elif parsed.scheme == "http" and not (self.loopback and parsed.host == "localhost"):
            raise Unreachable("须为 https 网址")
        return parsed

    async def resolved(self, url: str) -> Target:
        """Where a message to this URL goes now; raises ``Unreachable``."""
        parsed = self.checked(url)
        if self.only is not None and parsed.host.lower() not in self.only:
            raise Unreachable("测试模式下不向该地址发送")
        port = parsed.port or (_HTTPS_PORT if parsed.scheme == "https" else _HTTP_PORT)
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(parsed.host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise Unreachable("网址中的域名无法解析") from None
        addresses = tuple(dict.fromkeys(str(each[4][0]) for each in found))
        for address in addresses:
            self._judge(ip_address(address), parsed.scheme)
        return Target(parsed, addresses)

    def _judge(self, address: Address, scheme: str) -> None:
        if address.is_loopback:
            allowed = self.loopback
        elif scheme != "https":
            raise Unreachable("须为 https 网址")
        else:
            allowed = is_public(address) or (self.private and _of_a_private_network(address))
        if not allowed:
            raise Unreachable("不得指向本机或者内部网络的地址")


PUBLIC = Reach()
"""What an installation allows that has set nothing."""


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet, and holds no other that is not."""
    inner = _embedded(address)
    public = address.is_global and not address.is_multicast
    return public and (inner is None or is_public(inner))


def _embedded(address: Address) -> IPv4Address | None:
    """The IPv4 address to which an IPv6 address is carried on."""
    if isinstance(address, IPv4Address):
        return None
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    tunnelled = address.teredo
    return address.ipv4_mapped or address.sixtofour or (tunnelled[1] if tunnelled else None)


def _of_a_private_network(address: Address) -> bool:
    """RFC 1918 and RFC 4193; never a link's own addresses, where clouds keep their secrets."""
    networks = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")
    return any(address in ip_network(network) for network in networks)


def _literal(host: str) -> Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None
