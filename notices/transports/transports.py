"""Which way a message goes, and the fence around a test installation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Self

from notices.quiet import QuietHours
from notices.settings import NoticeSettings
from notices.transports.sms import SmsGateway
from notices.transports.smtp import Smtp
from notices.transports.spool import Spool
from notices.transports.transport import Outgoing, Transport
from records.outbox import OUTWARD, NoticeChannel


@dataclass(frozen=True)
class Fence:
    """Whom a test installation may reach: these telephones, mailboxes and hosts, as written."""

    allowed: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Self:
        """A fence from a list with commas."""
        return cls(frozenset(each.strip().lower() for each in text.split(",") if each.strip()))

    def lets(self, address: str) -> bool:
        """Whether an address is one of those, letter for letter."""
        return address.strip().lower() in self.allowed


@dataclass(frozen=True)
class Transports:
    """The ways out of an installation; a channel without one of its own goes into the folder.

    With a ``fence`` everything that is addressed to anybody else goes into the folder too. It
    stands here, behind everything that chooses a way.
    """

    spool: Spool
    ways: Mapping[NoticeChannel, Transport] = field(default_factory=dict[NoticeChannel, Transport])
    fence: Fence | None = None
    quiet: QuietHours = field(default_factory=QuietHours)
    order: tuple[NoticeChannel, ...] = OUTWARD

    @classmethod
    def spooled(cls, folder: Path) -> Self:
        """Everything into one folder."""
        return cls(Spool(folder))

    @classmethod
    def of(cls, settings: NoticeSettings, folder: Path, fence: Fence | None) -> Self:
        """The ways that an operator has written down."""
        ways: dict[NoticeChannel, Transport] = {}
        if settings.smtp is not None:
            ways[NoticeChannel.EMAIL] = Smtp(settings.smtp)
        if settings.sms is not None:
            ways[NoticeChannel.SMS] = SmsGateway(settings.sms)
        return cls(Spool(folder), ways, fence, settings.quiet_hours, settings.channels)

    @property
    def reach(self) -> Literal["everybody", "test"]:
        """Whom messages may reach."""
        return "everybody" if self.fence is None else "test"

    def to(self, message: Outgoing) -> Transport:
        """The way a message goes."""
        if self.fence is not None and not self.fence.lets(message.address):
            return self.spool
        return self.ways.get(message.channel, self.spool)
