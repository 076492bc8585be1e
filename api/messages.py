"""Codes and links to one person, as the API has them sent."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime

from fastapi import Request
from sqlmodel import Session

from api.problems import Problem
from notices.personal import NotSent, PersonalMessages
from records import links
from records.links import PersonalLink
from records.outbound import OutboundStopped


def personal(request: Request) -> PersonalMessages:
    """What the running application sends codes and links by."""
    messages: PersonalMessages = request.app.state.personal
    return messages


def fresh_code(session: Session, link: PersonalLink, now: datetime) -> str:
    """A one-time code for whoever has a link; raises ``too_many_codes``."""
    code = links.new_code(session, link, now)
    if code is None:
        wait = links.codes_again_in(link, now)
        raise Problem("too_many_codes", "验证码发送过于频繁，请一小时后再试", retry_after=wait)
    return code


@contextmanager
def sending() -> Generator[None]:
    """What cannot be sent is told as ``outbound_stopped`` or ``message_not_sent``."""
    try:
        yield
    except OutboundStopped:
        raise Problem("outbound_stopped", "系统暂停对外发送，请稍后再试或者联系经办人") from None
    except NotSent:
        raise Problem("message_not_sent", "没有发送成功，请稍后再试或者联系经办人") from None
