"""Codes and links to one person, as the API has them sent."""

from collections.abc import Generator
from contextlib import contextmanager

from api.problems import Problem
from notices.personal import NotSent
from records.outbound import OutboundStopped


@contextmanager
def sending() -> Generator[None]:
    """What cannot be sent is told as ``outbound_stopped`` or ``message_not_sent``."""
    try:
        yield
    except OutboundStopped:
        raise Problem("outbound_stopped", "系统暂停对外发送，请稍后再试或者联系经办人") from None
    except NotSent:
        raise Problem("message_not_sent", "没有发送成功，请稍后再试或者联系经办人") from None
