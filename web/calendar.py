"""The calendar of a desk, by month or as an agenda, and the address at which programs read it."""

import calendar as months
import re
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from secrets import token_urlsafe
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Request, Response
from icalendar import Calendar, Event
from sqlalchemy import ColumnElement, true
from sqlmodel import Session, col

from api.caller import Caller, Database, SignedIn, caller_of, visible
from api.policy import OFFICIALS
from api.problems import Problem
from law.civil_time import SHANGHAI, civil_date
from records.calendar import (
    TERM,
    Appointment,
    address_of,
    appointments,
    give_address,
    owner_of,
    take_address,
)
from records.engine import reading, transaction
from records.tables import Case
from web import labels
from web.addresses import OwnForm
from web.language import gettext
from web.rendering import PageRoute, page, see_other
from workflows.messages.common import Role
from workflows.messages.steps import BUREAU

router = APIRouter(prefix="/calendar", route_class=PageRoute, include_in_schema=False)

PAST, AHEAD = timedelta(days=30), timedelta(days=180)
"""How far the address reaches back and ahead."""
SITTING = timedelta(hours=2)
"""How long a program shows a session for; nobody sets its end."""
KINDS = {"session": "调解", "hearing": "开庭"}
_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")
_SECRET = r"^[A-Za-z0-9_-]{43}$"


@router.get("")
def calendar_page(
    request: Request,
    caller: SignedIn,
    engine: Database,
    month: str = "",
    view: Literal["month", "agenda"] = "month",
    whose: Literal["own", "bureau"] = "own",
) -> Response:
    """A month of one's own cases, or of the bureau's."""
    today = civil_date(datetime.now(UTC))
    first = _first(month, today)
    weeks = months.Calendar().monthdatescalendar(first.year, first.month)
    with reading(engine) as session:
        found = appointments(
            session,
            _scope(caller, whose),
            weeks[0][0],
            weeks[-1][-1],
            mediation=caller.role is not Role.ARBITRATOR,
        )
        address = address_of(session, caller.user_id)
    by_day: dict[date, list[Appointment]] = defaultdict(list)
    for each in found:
        by_day[each.day].append(each)
    return page(
        "calendar.html",
        caller=caller,
        first=first,
        before=(first - timedelta(days=1)).strftime("%Y-%m"),
        after=(first + timedelta(days=31)).strftime("%Y-%m"),
        weeks=weeks,
        by_day=by_day,
        today=today,
        view=view,
        whose=whose,
        may_see_all=caller.role in BUREAU,
        told=told,
        address=address,
        secret=None,
    )


@router.post("/address", dependencies=[OwnForm])
def make_calendar_address(request: Request, caller: SignedIn, engine: Database) -> Response:
    """A new secret address, shown this once; an earlier one opens nothing any more."""
    secret = token_urlsafe(32)
    with transaction(engine) as session:
        give_address(session, caller.user_id, secret, datetime.now(UTC))
    address = str(request.url_for("calendar_feed", secret=secret))
    return page("calendar_address.html", caller=caller, address=address)


@router.post("/address/removal", dependencies=[OwnForm])
def revoke_calendar_address(caller: SignedIn, engine: Database) -> Response:
    """The calendar is read at no address any more."""
    with transaction(engine) as session:
        take_address(session, caller.user_id)
    return see_other("/calendar")


@router.get("/{secret}.ics")
def calendar_feed(secret: Annotated[str, Path(pattern=_SECRET)], engine: Database) -> Response:
    """The calendar as iCalendar (RFC 5545): case numbers and what for, and nothing else."""
    now = datetime.now(UTC)
    today = civil_date(now)
    with reading(engine) as session:
        user = owner_of(session, secret)
        if user is None or user.role not in OFFICIALS:
            raise Problem("link_invalid")
        found = _own(session, caller_of(user), today - PAST, today + AHEAD)
    feed = Calendar.new(prodid="-//Jiefen//Calendar//ZH", name="解纷")
    for each in found:
        feed.add_component(_event(each, now))
    return Response(
        feed.to_ical(),
        media_type="text/calendar; charset=utf-8",
        headers={"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"},
    )


def told(appointment: Appointment) -> str:
    """What is set for a day, in words."""
    if appointment.kind == TERM:
        return gettext("%(term)s届满") % {"term": labels.term(appointment.code)}
    return gettext(KINDS[appointment.kind])


def _own(session: Session, caller: Caller, first: date, last: date) -> list[Appointment]:
    mediation = caller.role is not Role.ARBITRATOR
    return appointments(session, _scope(caller, "own"), first, last, mediation=mediation)


def _scope(caller: Caller, whose: str) -> ColumnElement[bool]:
    """The cases that one may see; a clerk's own are those in that clerk's charge."""
    charge = col(Case.assignee) == caller.user_id
    own = charge if whose == "own" and caller.role in BUREAU else true()
    return visible(caller) & own


def _first(month: str, today: date) -> date:
    written = _MONTH.fullmatch(month)
    return date(int(written[1]), int(written[2]), 1) if written else today.replace(day=1)


def _event(appointment: Appointment, now: datetime) -> Event:
    about = (appointment.case_no, appointment.kind, appointment.code, appointment.day.isoformat())
    starts, ends = _span(appointment)
    return Event.new(
        uid="-".join(filter(None, about)) + "@jiefen",
        stamp=now,
        summary=f"{appointment.case_no} {told(appointment)}",
        start=starts,
        end=ends,
    )


def _span(appointment: Appointment) -> tuple[date, date]:
    """From when until when; a whole day where no time is set."""
    if appointment.at is None:
        return appointment.day, appointment.day + timedelta(days=1)
    starts = datetime.combine(appointment.day, appointment.at, SHANGHAI).astimezone(UTC)
    return starts, starts + SITTING
