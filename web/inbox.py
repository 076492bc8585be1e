"""The page of one's own notices."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.caller import Database, SignedIn
from api.inbox import mark_notice_read, read_inbox
from api.outbox import MessageId
from api.problems import Problem
from web.addresses import OwnForm
from web.rendering import PageRoute, page, see_other

router = APIRouter(prefix="/inbox", route_class=PageRoute, include_in_schema=False)

ON_A_PAGE = 20


@router.get("")
def inbox_page(
    caller: SignedIn,
    engine: Database,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
) -> Response:
    """The notices to an account, newest first."""
    if caller.scopes is not None:
        raise Problem("forbidden", "凭链接进入的，请在案件页面查看通知")
    inbox = read_inbox(caller, engine, limit=ON_A_PAGE, cursor=cursor)
    return page("inbox.html", caller=caller, inbox=inbox)


@router.post("/{message_id}/read", dependencies=[OwnForm])
async def read_notice_here(
    request: Request, message_id: MessageId, caller: SignedIn, engine: Database
) -> Response:
    """A notice has been read."""
    await mark_notice_read(request, message_id, caller, engine)
    return see_other("/inbox")
