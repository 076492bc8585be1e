"""Saved views: a filter of the worklist and its sorting under a name, one's own or the bureau's."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from sqlmodel import Session

from api.caller import Caller, Database, SignedIn
from api.case_filter import CaseFilter, check_text
from api.problems import Problem
from api.versions import IfMatch, check_version, tell
from law.intake.fields import Name
from records import views
from records.engine import reading, transaction
from records.list_tables import SavedView
from records.worklist import Sort
from workflows.messages.common import Role
from workflows.messages.steps import BUREAU

router = APIRouter(prefix="/api/v1", tags=["views"])

ViewId = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]


class ViewBody(BaseModel):
    """A view as it is saved. Only a supervisor shares one, with the whole bureau."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[Name, StringConstraints(max_length=40)] = Field(examples=["本周到期的调解案件"])
    filter: CaseFilter = Field(examples=[{"stage": "mediation", "assignee": "me"}])
    sort: Sort = "due"
    shared: bool = Field(False, description="是否供本局共用，仅主管可以设置")


class ViewItem(ViewBody):
    """A saved view; ``query`` is what follows ``/api/v1/cases?`` to list its cases."""

    id: str
    owner: str
    version: int
    query: str


class Views(BaseModel):
    """The views that the caller may use, by name."""

    views: list[ViewItem]


@router.get("/views", operation_id="list_views", summary="已存视图")
def list_views(caller: SignedIn, engine: Database) -> Views:
    """The caller's own views, and those that are shared in the bureau."""
    return Views(views=views_of(engine, caller))


@router.post("/views", status_code=201, operation_id="save_view", summary="存为视图")
def save_view(
    response: Response,
    caller: SignedIn,
    engine: Database,
    body: ViewBody,
) -> ViewItem:
    """Keep a filter and its sorting under a name of the caller's own."""
    _check(caller, body)
    with _named(), transaction(engine) as session:
        view = views.save(
            session,
            owner=caller.user_id,
            bureau=caller.bureau,
            body=body.model_dump(mode="json") | {"filter": body.filter.asked()},
            now=datetime.now(UTC),
        )
    tell(response, view.version)
    return _item(view)


@router.get("/views/{view_id}", operation_id="read_view", summary="读取视图")
def read_view(response: Response, view_id: ViewId, caller: SignedIn, engine: Database) -> ViewItem:
    """A view; the ETag is what If-Match of a change takes."""
    with reading(engine) as session:
        view = _seen(session, caller, view_id)
    tell(response, view.version)
    return _item(view)


@router.put("/views/{view_id}", operation_id="change_view", summary="修改视图")
def change_view(
    response: Response,
    view_id: ViewId,
    caller: SignedIn,
    engine: Database,
    body: ViewBody,
    if_match: IfMatch = None,
) -> ViewItem:
    """Put another filter, sorting or name in a view's place, as read at the version in If-Match."""
    _check(caller, body)
    with _named(), transaction(engine) as session:
        view = _changeable(session, caller, view_id)
        check_version(if_match, view.version)
        words = body.model_dump(mode="json") | {"filter": body.filter.asked()}
        view = views.change(session, view, words, datetime.now(UTC))
    tell(response, view.version)
    return _item(view)


@router.delete("/views/{view_id}", operation_id="delete_view", summary="删除视图")
def delete_view(
    view_id: ViewId, caller: SignedIn, engine: Database, if_match: IfMatch = None
) -> ViewItem:
    """Do away with a view, as read at the version in If-Match; the answer is what it was."""
    with transaction(engine) as session:
        view = _changeable(session, caller, view_id)
        check_version(if_match, view.version)
        session.delete(view)
    return _item(view)


def views_of(engine: Database, caller: Caller) -> list[ViewItem]:
    """The views that the caller may use, by name."""
    with reading(engine) as session:
        return [_item(view) for view in _views(session, caller)]


def _views(session: Session, caller: Caller) -> list[SavedView]:
    """A shared view may ask for a name: only those who see the bureau's cases are shown it."""
    shared = caller.role in BUREAU
    return [*views.views_for(session, caller.user_id, caller.bureau, with_shared=shared)]


def _seen(session: Session, caller: Caller, view_id: str) -> SavedView:
    for view in _views(session, caller):
        if view.id == view_id:
            return view
    raise Problem("not_found", "没有该视图，或者您无权查看")


def _changeable(session: Session, caller: Caller, view_id: str) -> SavedView:
    view = _seen(session, caller, view_id)
    if view.owner != caller.user_id and caller.role is not Role.SUPERVISOR:
        raise Problem("forbidden", "共用视图只能由主管或者存视图的人修改")
    return view


def _check(caller: Caller, body: ViewBody) -> None:
    if body.shared and caller.role is not Role.SUPERVISOR:
        raise Problem("forbidden", "只有主管可以设置共用视图", field="shared")
    if body.filter.text is not None:
        check_text(caller, body.filter.text, "filter.text")


@contextmanager
def _named() -> Generator[None]:
    try:
        yield
    except views.NameTaken:
        raise Problem("view_name_taken", field="name") from None


def _item(view: SavedView) -> ViewItem:
    query = urlencode(view.filter | {"sort": view.sort})
    return ViewItem.model_validate(
        view.model_dump(include=set(ViewItem.model_fields)) | {"query": query}
    )
