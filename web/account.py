"""The page of one's own account: where one is signed in, the password, the second factor."""

from typing import Annotated

import segno
from fastapi import APIRouter, Form, Response
from markupsafe import Markup
from pydantic import ValidationError

from api import own_account
from api.caller import Database, Presence, Present, caller_of
from api.origins import From
from api.own_account import Enrolment, FirstCode, PasswordChange, Removal
from api.problems import Problem, problem_of
from records import users
from web.addresses import OwnForm
from web.entry import Field
from web.language import gettext
from web.rendering import PageRoute, page, see_other

router = APIRouter(prefix="/account", route_class=PageRoute, include_in_schema=False)

DONE = {
    "password": "密码已经修改，其他登录均已退出。",
    "session": "该处登录已经结束。",
    "removal": "双重验证已经停用。",
}


@router.get("")
def account_page(presence: Present, engine: Database, done: str = "") -> Response:
    """Where one is signed in, and what can be changed."""
    return _shown(presence, engine, done=DONE.get(done, ""))


@router.post("/password", dependencies=[OwnForm])
def change_password(
    presence: Present, origin: From, engine: Database, current: Field = "", new: Field = ""
) -> Response:
    """Another password."""
    try:
        body = PasswordChange(current=current, new=new)
        own_account.change_password(body, presence, origin, engine)
    except (Problem, ValidationError) as refused:
        return _shown(presence, engine, refused, form="change")
    return see_other("/account?done=password")


@router.post("/sessions/end", dependencies=[OwnForm])
def end_session(
    presence: Present,
    engine: Database,
    session_id: Annotated[str, Form(pattern=r"^([0-9a-f]{32})?$")] = "",
) -> Response:
    """One session ends, or all of them where none is named."""
    if not session_id:
        own_account.sign_out_everywhere(presence, engine)
        return see_other("/sign-in")
    own_account.end_session(session_id, presence, engine)
    return see_other("/account?done=session")


@router.post("/second-factor", dependencies=[OwnForm])
def begin_second_factor(
    presence: Present, origin: From, engine: Database, password: Field = ""
) -> Response:
    """The secret, shown once, and the form for its first code."""
    try:
        body = Enrolment(password=password)
        made = own_account.begin_second_factor(body, presence, origin, engine, Response())
    except (Problem, ValidationError) as refused:
        return _shown(presence, engine, refused, form="enrolment")
    scanned = segno.make_qr(made.otpauth_uri).svg_inline(
        scale=4, light="#fff", title=gettext("密钥的二维码")
    )
    return page(
        "second_factor.html", caller=caller_of(presence.user), made=made, scanned=Markup(scanned)
    )


@router.post("/second-factor/confirmation", dependencies=[OwnForm])
def confirm_second_factor(presence: Present, engine: Database, code: Field = "") -> Response:
    """The recovery codes, shown once; after a wrong code the form again, without the secret."""
    caller = caller_of(presence.user)
    try:
        body = FirstCode(code=code)
        codes = own_account.confirm_second_factor(body, presence, engine, Response())
    except (Problem, ValidationError) as refused:
        return page("second_factor.html", caller=caller, made=None, problem=problem_of(refused))
    return page("recovery_codes.html", caller=caller, codes=codes.recovery_codes)


@router.post("/second-factor/removal", dependencies=[OwnForm])
def remove_second_factor(
    presence: Present, origin: From, engine: Database, password: Field = "", code: Field = ""
) -> Response:
    """The second factor is given up."""
    try:
        body = Removal(password=password, code=code)
        own_account.remove_second_factor(body, presence, origin, engine)
    except (Problem, ValidationError) as refused:
        return _shown(presence, engine, refused, form="removal")
    return see_other("/account?done=removal")


def _shown(
    presence: Presence,
    engine: Database,
    refused: Problem | ValidationError | None = None,
    *,
    form: str | None = None,
    done: str = "",
) -> Response:
    """The page, with why the last thing done on it was refused, and in which form."""
    return page(
        "account.html",
        caller=caller_of(presence.user),
        problem=problem_of(refused) if refused else None,
        done=gettext(done),
        wrong=form,
        sessions=own_account.read_sessions(presence, engine),
        factor=own_account.read_second_factor(presence, engine),
        missing=presence.lacks_second_factor,
        shortest=users.SHORTEST_PASSWORD,
    )
