"""Codes and links to one person, as the API has them sent."""

from collections.abc import Generator
from contextlib import contextmanager

from fastapi import Request

from api.problems import Problem
from notices.personal import NotSent, PersonalMessages
from records.outbound import OutboundStopped


def personal(request: Request) -> PersonalMessages:
    """What the running application sends codes and links by."""
    messages: PersonalMessages = request.app.state.personal
    return messages


@contextmanager
def sending() -> Generator[None]:
    """What cannot be sent is told as ``outbound_stopped`` or ``message_not_sent``."""
    try:
        yield
    except OutboundStopped:
        raise Problem("outbound_stopped", "系统暂停对外发送，请稍后再试或者联系经办人") from None
    except NotSent:
        raise Problem("message_not_sent", "没有发送成功，请稍后再试或者联系经办人") from None
