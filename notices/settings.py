"""What an operator sets about notices, in one file (``notices.toml``)."""

from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

from notices.quiet import QuietHours
from notices.transports.sms import SmsSettings
from notices.transports.smtp import SmtpSettings
from records.outbox import OUTWARD, NoticeChannel


class NoticeSettings(BaseModel):
    """Through what notices leave, in which order channels are tried, and when nothing is sent."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    channels: tuple[NoticeChannel, ...] = OUTWARD
    quiet_hours: QuietHours = QuietHours()
    smtp: SmtpSettings | None = None
    sms: SmsSettings | None = None

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        if NoticeChannel.PAGE in self.channels or len(set(self.channels)) != len(self.channels):
            raise ValueError("channels 只能列出 sms 与 email，各一次")
        return self
