"""What a party's page shows, read from the record by the API's own functions."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from fastapi import Request
from sqlmodel import Session

from api.caller import Caller, Database
from api.cases import PaperView, read_papers
from api.confidentiality import shown_events
from api.evidence import read_receipts
from api.open_steps import StepView
from api.questions import QuestionView, read_questions
from api.scopes import Scope
from api.signings import signings_for
from law.money import parse_yuan
from records import receipts
from records.assignments import last_mediator
from records.cases import deadlines_of
from records.engine import reading
from records.ledger import events_of
from records.masking import mask_party
from records.parties import parties_of
from records.signing_rounds import OPEN
from records.tables import Case, Deadline, Event, Paper, Party, User
from web import labels, party_words
from web.forms.fields import Field
from web.language import gettext
from web.steps import Desk, StepForm, today_of
from web.words import DaysLeft, days_left, yuan

_DATED = frozenset({"record_payment"})
"""Steps of a party about something that may lie some days back; all others it takes today."""
_LEFT_OUT = frozenset({"identity", "occurred_on", "party_id"})
"""What only an official who records a party's act has to say, where it may be left empty."""
_DONE_BY = {
    "acknowledge_rights": ({"rights_acknowledged"}, set[str]()),
    "answer_arbitration_offer": ({"arbitration_offer_signed"}, {"arbitration_offered"}),
    "answer_disclosure": ({"disclosure_answered"}, {"conflict_disclosed"}),
    "answer_invitation": ({"invitation_answered"}, set[str]()),
    "answer_offer": ({"offer_made", "offer_accepted"}, {"offer_made"}),
    "choose_mediator": ({"mediator_chosen"}, set[str]()),
    "confirm_service_address": ({"service_address_confirmed"}, set[str]()),
    "confirm_undisputed_facts": ({"undisputed_facts_answered"}, {"undisputed_facts_recorded"}),
    "sign_amendment": ({"amendment_proposed", "amendment_signed"}, {"amendment_proposed"}),
    "submit_sealed_figure": ({"sealed_figure_submitted"}, {"sealed_round_opened"}),
}
"""Of steps that stay open for the others: the events by which a party has done its part, and those
by which all are asked anew."""
_AGAIN = frozenset({"answer_invitation", "confirm_service_address"})
"""What a party may do again after it has done it: it may have changed its mind, or its address."""
_OF_GUARANTORS = frozenset({"terms/guarantee_until", "terms/guarantors"})
_OFFERS_END = frozenset({"mediation_ended", "mediation_refused", "settlement_recorded"})


@dataclass(frozen=True)
class Todo:
    """A step as a party reads of it; ``left`` is how long until the end of its stage's term."""

    view: StepView
    title: str
    means: str
    left: DaysLeft | None


@dataclass(frozen=True)
class Offer:
    """An offer made in the open; ``state``: standing, accepted, rejected, replaced or over."""

    by: str
    day: date
    total: str
    instalments: Sequence[tuple[date, str]]
    state: str


@dataclass(frozen=True)
class SealedRound:
    """A round of sealed figures, of which no figure is shown.

    ``amount`` is what followed where they met; ``state``: open, crossed, apart or lapsed.
    """

    closes_on: date
    submitted: bool
    state: str
    amount: str = ""


@dataclass(frozen=True)
class HandedIn:
    """A piece of evidence that the party has handed in; ``kept``: its file is here."""

    receipt: str
    name: str
    at: datetime
    sha256: str
    kept: bool


@dataclass(frozen=True)
class PartyView:
    """A case as one of its parties sees it. ``today`` is the case's own legal day."""

    today: date
    dispute: str
    service: str
    clerk: str
    mediator: str
    log: Sequence[Event]
    next_term: Deadline | None
    asked: Sequence[Todo]
    voluntary: Sequence[Todo]
    others: Sequence[tuple[str, str]]
    may_act: bool
    may_sign: bool
    waiting: Sequence[tuple[str, str]]
    offers: Sequence[Offer]
    sealed: SealedRound | None
    papers: Sequence[PaperView]
    signed: dict[str, str]
    evidence: Sequence[HandedIn]
    questions: Sequence[QuestionView]


def read(request: Request, case: Case, caller: Caller, engine: Database) -> PartyView:
    """The case as a party may see it."""
    desk = Desk(request, case, caller, engine)
    papers = [each for each in read_papers(case, caller, engine) if not each.superseded_by]
    signings = signings_for(engine, case.case_no, caller)
    evidence = read_receipts(case, caller, engine)
    questions = read_questions(case, caller, engine)
    with reading(engine) as session:
        today = today_of(session, case)
        log = shown_events(caller, events_of(session, case.case_no))
        names = _names(parties_of(session, case.case_no), caller)
        sealed = _sealed(log, caller.party_id, names)
        done = {each for each in _DONE_BY if has_done(each, log, caller.party_id)}
        if sealed is None:
            done.add("submit_sealed_figure")
        steps = steps_for(desk)
        running = (each for each in deadlines_of(session, case.case_no) if _is_told(each))
        files = receipts.files_of(session, case.case_no)
        scopes = caller.scopes
        return PartyView(
            today=today,
            dispute=_dispute(session, case, names),
            service=party_words.SERVICES.get(case.intake.get("mediator_type", "peoples"), ""),
            clerk=_account(session, case.assignee),
            mediator=_account(session, last_mediator(session, case.case_no)),
            log=log,
            next_term=next(running, None),
            asked=_todo(steps, party_words.ASKED, today, done),
            voluntary=_todo(steps, party_words.VOLUNTARY, today, done),
            others=[(each.step, title(each)) for each in steps if not means(each.step)]
            + [(each.step, title(each)) for each in steps if each.step in done & _AGAIN],
            may_act=scopes is None or Scope.CASES_WRITE in scopes,
            may_sign=scopes is None or Scope.PAPERS_WRITE in scopes,
            waiting=[
                (each.round_id, session.get_one(Paper, each.paper_id).title)
                for each in signings
                if any(p.signer == caller.party_id and p.state == OPEN for p in each.places)
            ],
            offers=_offers(log, names),
            sealed=sealed,
            papers=papers[::-1],
            signed={each.paper_id: each.round_id for each in signings if each.complete},
            evidence=[_handed_in(each.receipt, files) for each in evidence],
            questions=questions,
        )


def steps_for(desk: Desk) -> list[StepView]:
    """The steps that a party takes by their forms."""
    return [
        each for each in desk.steps.values() if each.step not in party_words.UNASKED | _late(desk)
    ]


def _late(desk: Desk) -> set[str]:
    """What can only be recorded afterwards is for the bureau to record."""
    return {each.step for each in desk.steps.values() if each.late}


def has_done(step: str, log: Iterable[Event], party_id: str | None) -> bool:
    """Whether a party has done its part of a step that is open to others still."""
    done_by, anew_by = _DONE_BY.get(step, (set[str](), set[str]()))
    done = False
    for event in log:
        if event.kind in done_by and event.facts.get("party_id") == party_id:
            done = True
        elif event.kind in anew_by:
            done = False
    return done


def means(step: str) -> str:
    """What a step means for the party that takes it, where it needs a word."""
    return party_words.ASKED.get(step) or party_words.VOLUNTARY.get(step, "")


def simplified(form: StepForm, *, guarantors: bool) -> StepForm:
    """A form in a party's words, without what only officials, or guarantors, have to do with."""
    step = form.view.step
    left_out = _LEFT_OUT - {"occurred_on"} if step in _DATED else _LEFT_OUT
    view = form.view.model_copy(update={"title": title(form.view)})
    fields = [
        _told(step, each if guarantors else _without_guarantors(each))
        for each in form.fields
        if each.needed or each.pointer not in left_out
    ]
    return replace(form, view=view, fields=fields)


def title(view: StepView) -> str:
    """What a step is called to a party."""
    return gettext(party_words.TITLES.get(view.step, view.title))


def _told(step: str, field: Field) -> Field:
    if field.pointer == "record":
        hint = gettext("想让办理人员知道的情况，随这一步存入案卷。")
        return replace(field, label=gettext("理由或者说明"), hint=hint)
    asked = party_words.FIELDS.get(f"{step}.{field.pointer}")
    return replace(field, label=gettext(asked)) if asked else field


def _without_guarantors(field: Field) -> Field:
    inner = [each for each in field.fields if each.pointer not in _OF_GUARANTORS]
    return replace(field, fields=inner)


def _todo(
    steps: Iterable[StepView], told: Mapping[str, str], today: date, done: Container[str]
) -> list[Todo]:
    found = [each for each in steps if each.step in told and each.step not in done]
    found.sort(key=lambda each: list(told).index(each.step))
    return [
        Todo(
            each,
            title(each),
            gettext(told[each.step]),
            days_left(each.deadline.due, today) if each.deadline else None,
        )
        for each in found
    ]


def _names(parties: Sequence[Party], caller: Caller) -> dict[str, tuple[str, str]]:
    """The side of each party and what it is called: the reader by the word for that."""
    you = gettext("您代理的%(name)s") if caller.agent_id else gettext("您（%(name)s）")
    return {
        party.party_id: (
            party.side,
            you % {"name": party.name} if party.party_id == caller.party_id else mask_party(party),
        )
        for party in parties
    }


def _dispute(session: Session, case: Case, names: dict[str, tuple[str, str]]) -> str:
    """Who asks whom for how much, in one sentence."""

    def of(side: str) -> str:
        return gettext("、").join(name for its, name in names.values() if its == side)

    told = gettext("%(claimants)s请求%(respondents)s支付 %(amount)s，缘由是%(debt)s。") % {
        "claimants": of("claimant"),
        "respondents": of("respondent"),
        "amount": yuan(case.amount_fen),
        "debt": labels.debt_type(case.debt_type),
    }
    if guarantors := of("guarantor"):
        told += gettext("保证人：%(names)s。") % {"names": guarantors}
    return told


def _handed_in(receipt: Mapping[str, Any], files: Container[str]) -> HandedIn:
    digest = receipt["sha256"]
    return HandedIn(
        receipt=receipt["id"],
        name=receipt["name"],
        at=datetime.fromisoformat(receipt["registered_at"]),
        sha256=digest,
        kept=digest in files,
    )


def _account(session: Session, user_id: str | None) -> str:
    user = session.get(User, user_id) if user_id else None
    return user.name if user else ""


def _is_told(deadline: Deadline) -> bool:
    """What the bureau promises itself is no term of the party's."""
    return deadline.state == "running" and deadline.clock != "service"


def _offers(log: Sequence[Event], names: dict[str, tuple[str, str]]) -> list[Offer]:
    """The offers made in the open, the latest first, with what became of each."""
    offers: list[Offer] = []

    def becomes(state: str) -> None:
        if offers and offers[-1].state in ("standing", "accepted"):
            offers[-1] = replace(offers[-1], state=state)

    for event in log:
        match event.kind:
            case "offer_made":
                becomes("replaced")
                offers.append(_offer(event, names))
            case "offer_accepted":
                becomes("accepted")
            case "offer_rejected":
                becomes("rejected")
            case kind if kind in _OFFERS_END:
                becomes("over")
            case _:
                pass
    return offers[::-1]


def _offer(event: Event, names: dict[str, tuple[str, str]]) -> Offer:
    terms = event.facts["terms"]
    _, by = names.get(event.facts.get("party_id", ""), ("", ""))
    return Offer(
        by=by,
        day=event.occurred_on,
        total=yuan(parse_yuan(terms["total"])),
        instalments=[
            (date.fromisoformat(part["due_on"]), yuan(parse_yuan(part["amount"])))
            for part in terms["instalments"]
        ],
        state="standing",
    )


def _sealed(
    log: Sequence[Event], party_id: str | None, names: Mapping[str, tuple[str, str]]
) -> SealedRound | None:
    """The last round of sealed figures in which the party has one to hand in.

    A round is between the first claimant and a respondent (``workflows.mediating.offers``).
    """
    claimant = next(ident for ident, (side, _) in names.items() if side == "claimant")
    round_: SealedRound | None = None
    for event in log:
        match event.kind, round_:
            case "sealed_round_opened", _ if party_id in (claimant, event.facts["respondent"]):
                round_ = SealedRound(date.fromisoformat(event.facts["closes_on"]), False, "open")
            case "sealed_round_opened", _:
                round_ = None
            case "sealed_figure_submitted", SealedRound() if event.facts["party_id"] == party_id:
                round_ = replace(round_, submitted=True)
            case "sealed_round_closed", SealedRound():
                sum_ = event.facts.get("amount")
                told = yuan(parse_yuan(sum_)) if sum_ else ""
                round_ = replace(round_, state="crossed" if told else "apart", amount=told)
            case "sealed_round_lapsed", SealedRound():
                round_ = replace(round_, state="lapsed")
            case _:
                pass
    return round_
