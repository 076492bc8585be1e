"""Every page of the site: who opens it, where it is, and what is done there before it is looked at.

A new page needs a line here, and has its test and its place in the tour by that.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pyotp
from playwright.async_api import Page

from embedded.simulation.people import Person
from jiefen_client import Password
from tests.browser.furnishing import Furnished
from tests.browser.site import DESK, PHONE

Doing = Callable[[Furnished, Page], Awaitable[object]]


@dataclass(frozen=True)
class Visit:
    """A page to look at. ``address`` is filled in from the places of a furnished site.

    ``refused``: a form has been refused there, and says so. ``tour``: how wide the tour shows it.
    """

    name: str
    who: str
    address: str
    then: Doing | None = None
    refused: bool = False
    tour: int | None = None

    def at(self, furnished: Furnished) -> str:
        """Where it is."""
        return self.address.format(**furnished.places)


def sending(form: str, **fields: str) -> Doing:
    """A form filled in and sent, whatever the browser itself thinks of it."""

    async def send(furnished: Furnished, page: Page) -> None:
        action = f'form[action="{form.format(**furnished.places)}"]'
        for name, value in fields.items():
            await page.locator(f'{action} [name="{name}"]').evaluate(
                "(field, value) => { field.value = value; }", value
            )
        async with page.expect_navigation():
            await page.locator(action).evaluate("form => form.submit()")

    return send


async def begin_second_factor(furnished: Furnished, page: Page) -> Person:
    """Somebody new asks for a second factor."""
    newcomer = await furnished.newcomer("clerk")
    await _sign_in(page, newcomer.account)
    await page.wait_for_url(lambda url: "sign-in" not in url)
    await page.goto("/account")
    form = sending("/account/second-factor", password=newcomer.account.password)
    await form(furnished, page)
    return newcomer


async def confirm_second_factor(furnished: Furnished, page: Page) -> Person:
    """Somebody new enrols a second factor."""
    newcomer = await begin_second_factor(furnished, page)
    code = pyotp.TOTP(await page.inner_text(".secret >> nth=0")).now()
    await page.fill("#code", code)
    await page.click('form[action$="/confirmation"] button')
    await page.wait_for_selector("ul.secret")
    return newcomer


async def owe_second_factor(furnished: Furnished, page: Page) -> None:
    """Somebody with a second factor gives the password."""
    newcomer = await confirm_second_factor(furnished, page)
    await page.click('form[action="/sign-out"] button')
    await _sign_in(page, newcomer.account)
    await page.wait_for_selector('form[action="/sign-in/code"]')


async def _sign_in(page: Page, account: Password) -> None:
    await page.goto("/sign-in")
    await page.fill("#username", account.username)
    await page.fill("#password", account.password)
    await page.click('form[action="/sign-in"] button')


async def ask_for_code(furnished: Furnished, page: Page) -> None:
    """A code is asked for, unless one that is still good has been sent."""
    if not await page.locator("#digits").count():
        await page.click("#code button")
        await page.wait_for_selector("#digits")


async def give_wrong_code(furnished: Furnished, page: Page) -> None:
    """A code of two digits is given."""
    await ask_for_code(furnished, page)
    await sending("{answer_link}/session", code="12")(furnished, page)


async def leave(furnished: Furnished, page: Page) -> None:
    """The party leaves."""
    furnished.browsers.pop("signer")
    await page.click('form[action="/party/leave"] button')
    await page.wait_for_url("**/party/leave")


async def opened(furnished: Furnished, visit: Visit, width: int, *, english: bool) -> Page:
    """A page, opened and brought to where it is to be looked at."""
    page = await furnished.page(visit.who, width, english=english)
    await page.goto(visit.at(furnished))
    if visit.then:
        await visit.then(furnished, page)
    return page


VISITS = (
    Visit("setup", "nobody", "{empty}/setup", tour=DESK),
    Visit(
        "setup-refused",
        "nobody",
        "{empty}/setup",
        sending("/setup", username="有 空格"),
        refused=True,
    ),
    Visit("sign-in", "nobody", "/sign-in", tour=DESK),
    Visit(
        "sign-in-refused",
        "nobody",
        "/sign-in",
        sending("/sign-in", username="nobody", password="wrong"),
        refused=True,
    ),
    Visit("sign-in-code", "nobody", "/sign-in", owe_second_factor),
    Visit("provider", "nobody", "/sign-in/from/nowhere"),
    Visit("not-found", "clerk", "/cases/none"),
    Visit("worklist", "clerk", "/cases", tour=DESK),
    Visit("worklist-empty", "clerk", "/cases?stage=enforcement"),
    Visit("worklist-ops", "ops", "/cases", tour=DESK),
    Visit("case", "clerk", "/cases/{settled}", tour=DESK),
    Visit("case-mediator", "mediator", "/cases/{settled}", tour=DESK),
    Visit("step", "mediator", "/cases/{settled}/steps/end_mediation", tour=DESK),
    Visit(
        "step-refused",
        "mediator",
        "/cases/{settled}/steps/end_mediation",
        sending("/cases/{settled}/steps/end_mediation"),
    ),
    Visit("step-not-open", "clerk", "/cases/{settled}/steps/make_award"),
    Visit("parties", "clerk", "/cases/{settled}/parties"),
    Visit("notes", "clerk", "/cases/{settled}/notes"),
    Visit("paper", "clerk", "/cases/{settled}/papers/{paper}", tour=DESK),
    Visit("inbox", "mediator", "/inbox", tour=DESK),
    Visit("drafts", "clerk", "/intake"),
    Visit("intake", "clerk", "{draft}/debt", tour=DESK),
    Visit("intake-review", "clerk", "{draft}/review", tour=DESK),
    Visit("bulk", "clerk", "/intake/bulk"),
    Visit("bulk-report", "clerk", "{bulk}", tour=DESK),
    Visit("calendar", "mediator", "/calendar", tour=DESK),
    Visit("calendar-agenda", "mediator", "/calendar?view=agenda"),
    Visit("ops", "ops", "/ops", tour=DESK),
    Visit("ops-cases", "ops", "/ops/cases", tour=DESK),
    Visit("reports", "ops", "/reports", tour=DESK),
    Visit("examples", "admin", "/examples", tour=DESK),
    Visit("account", "clerk", "/account", tour=DESK),
    Visit(
        "account-refused",
        "clerk",
        "/account",
        sending("/account/password", current="wrong", new="another long password"),
        refused=True,
    ),
    Visit("second-factor", "nobody", "/sign-in", begin_second_factor),
    Visit("recovery-codes", "nobody", "/sign-in", confirm_second_factor),
    Visit("enter", "nobody", "{entry_link}", tour=PHONE),
    Visit("enter-code", "nobody", "{answer_link}", ask_for_code, tour=PHONE),
    Visit("enter-refused", "nobody", "{answer_link}", give_wrong_code, refused=True),
    Visit("party", "party", "/party", tour=PHONE),
    Visit("party-step", "party", "/party/steps/answer_invitation", tour=PHONE),
    Visit(
        "party-step-refused",
        "party",
        "/party/steps/answer_invitation",
        sending("/party/steps/answer_invitation"),
    ),
    Visit(
        "party-evidence-refused",
        "party",
        "/party",
        sending("/party/evidence", name="借条"),
        refused=True,
    ),
    Visit(
        "party-question-refused",
        "party",
        "/party",
        sending("/party/questions", text="\x07"),
        refused=True,
    ),
    Visit("party-asked", "party", "/party", sending("/party/questions", text="可以线上调解吗？")),
    Visit("case-asked", "clerk", "/cases/{opened}"),
    Visit("party-case", "party", "/cases/{opened}", tour=PHONE),
    Visit("party-signing", "signer", "/party", tour=PHONE),
    Visit("party-left", "signer", "/party", leave),
    Visit("link-invalid", "nobody", "/enter/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
    Visit("sign-to-read", "nobody", "{to_read}", tour=PHONE),
    Visit("sign-to-identify", "nobody", "{to_identify}", tour=PHONE),
    Visit(
        "sign-identity-refused",
        "nobody",
        "{to_identify}",
        sending("{to_identify}/identity", name="某人", number="1" * 41),
        refused=True,
    ),
    Visit("sign", "nobody", "{to_sign}", tour=PHONE),
    Visit(
        "sign-refused",
        "nobody",
        "{to_sign}",
        sending("{to_sign}/signature", code="12", consents="yes"),
        refused=True,
    ),
    Visit("signed", "nobody", "{signed}", tour=PHONE),
    Visit("reference", "nobody", "/docs", tour=DESK),
    Visit("problems", "nobody", "/docs/problems", tour=DESK),
    Visit("operation", "nobody", "/docs/operations/submit_dispute"),
)

NO_PAGES = frozenset({"front", "go", "paper", "signed", "calendar_feed"})
"""Routes of the site that lead on elsewhere, or answer with a file."""
