"""Where webhooks may go: never into our own network, unless it is set so."""

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.webhook_reach import PUBLIC, Reach, Unreachable, is_public

PRIVATE, LOOPBACK = Reach(private=True), Reach(loopback=True)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1.2.3",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "224.0.0.1",
        "255.255.255.255",
        "[::]",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::a00:1]",
        "[2002:a00:1::]",
        "[2002:7f00:1::]",
        "[fc00::1]",
        "[fe80::1]",
        "[ff02::1]",
    ],
)
async def test_an_address_of_ours_is_refused_at_once_and_when_sent_to(host: str) -> None:
    with pytest.raises(Unreachable):
        PUBLIC.checked(f"https://{host}/")
    with pytest.raises(Unreachable):
        await PUBLIC.resolved(f"https://{host}/")


@pytest.mark.parametrize("host", ["localhost", "2130706433", "0x7f000001", "127.1"])
async def test_a_name_is_judged_by_what_it_leads_to(host: str) -> None:
    with pytest.raises(Unreachable):
        await PUBLIC.resolved(f"https://{host}/")


async def test_a_name_that_leads_nowhere_is_refused() -> None:
    with pytest.raises(Unreachable):
        await PUBLIC.resolved("https://nowhere.invalid/")


async def test_a_public_address_is_sent_to_over_https_only() -> None:
    assert (await PUBLIC.resolved("https://8.8.8.8/hook")).addresses == ("8.8.8.8",)
    with pytest.raises(Unreachable):
        PUBLIC.checked("http://8.8.8.8/hook")


async def test_what_is_set_opens_that_and_nothing_else() -> None:
    assert (await LOOPBACK.resolved("http://127.0.0.1:81/")).addresses == ("127.0.0.1",)
    assert (await PRIVATE.resolved("https://10.1.2.3/")).addresses == ("10.1.2.3",)
    for reach, url in (
        (LOOPBACK, "https://10.1.2.3/"),
        (LOOPBACK, "http://10.1.2.3/"),
        (PRIVATE, "https://127.0.0.1/"),
        (PRIVATE, "http://10.1.2.3/"),
        (PRIVATE, "https://169.254.169.254/"),
        (PRIVATE, "https://[fe80::1]/"),
    ):
        with pytest.raises(Unreachable):
            reach.checked(url)


@given(st.integers(0, 2**32 - 1))
def test_an_ipv4_address_gains_nothing_by_being_wrapped_into_an_ipv6_one(number: int) -> None:
    inner = IPv4Address(number)
    wrapped = (
        IPv6Address((0xFFFF << 32) | number),
        IPv6Address((0x64FF9B << 96) | number),
        IPv6Address((0x2002 << 112) | (number << 80)),
    )
    assert is_public(inner) or not any(map(is_public, wrapped))
