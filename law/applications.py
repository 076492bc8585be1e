"""Applications to a court beside the forum: which court takes them, their fee and security.

A preservation order, the setting aside of an award, its non-enforcement, a ruling on an
arbitration agreement: none of them decides the claim, so none of them is a forum.
"""

import tomllib
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from law.basis import Advice, Basis, cite
from law.courts import Venue, court_of
from law.fees import award_review_fee, preservation_fee
from law.intake import Intake
from law.routing import Situation, Step, Title
from law.venue import set_aside_venue, venue

_SHARES = Path(__file__).parent / "parameters" / "preservation.toml"


class Application(StrEnum):
    """What is asked of a court beside the forum."""

    PRESERVATION = "preservation"
    SET_ASIDE = "set_aside"
    NON_ENFORCEMENT = "non_enforcement"
    VALIDITY = "validity"


class PreservationTime(StrEnum):
    """When preservation is asked for: each has its own court, security and follow-up."""

    BEFORE_SUIT = "before_suit"
    DURING_SUIT = "during_suit"
    DURING_ARBITRATION = "during_arbitration"
    BEFORE_ENFORCEMENT = "before_enforcement"


class ApplicationAdvice(BaseModel):
    """The court, the fee (fen), and the most security a court may ask for (fen).

    ``security_due`` is what is due without an order of the court: before a suit, the whole.
    """

    model_config = ConfigDict(frozen=True)

    court: Venue
    fee: int = 0
    security_due: int = 0
    security_most: int = 0


class Share(BaseModel):
    """The most security a court may ask for, as a share of the amount to be preserved."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    share: Decimal
    basis: tuple[str, ...]

    def of(self, amount: int) -> int:
        """So much of an amount in fen, rounded down to the fen."""
        return int(self.share * amount)


def advise_preservation(
    intake: Intake, situation: Situation, time: PreservationTime, amount: int
) -> Advice[ApplicationAdvice]:
    """Where to ask for preservation of ``amount`` (fen), and what it costs."""
    before = time is PreservationTime.BEFORE_SUIT
    share = shares()["before_suit" if before else "pending"]
    court, fee = _COURTS[time](intake, situation), preservation_fee(amount)
    most = share.of(amount)
    return Advice(
        value=ApplicationAdvice(
            court=court.value,
            fee=fee.value,
            security_due=most if before else 0,
            security_most=most,
        ),
        basis=_once(court.basis, cite(*share.basis), fee.basis),
        flags=court.flags + fee.flags,
    )


def advise_review(
    application: Application, intake: Intake, situation: Situation
) -> Advice[ApplicationAdvice]:
    """Where an award or an arbitration agreement is reviewed, and the fee of it."""
    court = _REVIEWS[application](intake, situation)
    if application is Application.NON_ENFORCEMENT:
        value = ApplicationAdvice(court=court.value)
        return Advice(value=value, basis=court.basis, flags=court.flags)
    fee = award_review_fee()
    return Advice(
        value=ApplicationAdvice(court=court.value, fee=fee.value),
        basis=_once(court.basis, fee.basis),
        flags=court.flags,
    )


@cache
def shares() -> dict[str, Share]:
    """The shares of security by when preservation is asked for."""
    data = tomllib.loads(_SHARES.read_text(encoding="utf-8"))
    return {name: Share.model_validate(entry) for name, entry in data.items()}


def _respondent_court(intake: Intake, situation: Situation) -> Advice[Venue]:
    """The basic court of the respondent's domicile; where the property lies is open as well."""
    court = court_of(intake.respondents[0].address, "basic", situation.on)
    return court.model_copy(
        update={"flags": (*court.flags, "也可以向被保全财产所在地的基层人民法院申请")}
    )


def _before_suit(intake: Intake, situation: Situation) -> Advice[Venue]:
    return _respondent_court(intake, situation).model_copy(update={"basis": cite("CPL 104")})


def _during_suit(intake: Intake, situation: Situation) -> Advice[Venue]:
    """The court that has the claim; the three trial procedures share one."""
    return venue(Step.ORDINARY, intake, situation)


def _during_arbitration(intake: Intake, situation: Situation) -> Advice[Venue]:
    basis = cite("AL 39", "PRESERVATION 3", "ENFORCEMENT 9")
    return _respondent_court(intake, situation).model_copy(update={"basis": basis})


def _before_enforcement(intake: Intake, situation: Situation) -> Advice[Venue]:
    court = venue(Step.ENFORCEMENT, intake, situation)
    return court.model_copy(update={"basis": _once(cite("CPL-I 163"), court.basis)})


def _set_aside(_: Intake, situation: Situation) -> Advice[Venue]:
    return set_aside_venue(situation.institution or "", situation.on)


def _non_enforcement(intake: Intake, situation: Situation) -> Advice[Venue]:
    """The intermediate court answers, whichever court enforces (仲裁裁决执行规定 2)."""
    titled = situation.model_copy(update={"title": situation.title or Title.AWARD})
    return venue(Step.ENFORCEMENT, intake, titled)


def _validity(intake: Intake, situation: Situation) -> Advice[Venue]:
    """The intermediate court at the institution's seat, else of the respondent's domicile."""
    if situation.institution is not None:
        court = set_aside_venue(situation.institution, situation.on)
    else:
        court = court_of(intake.respondents[0].address, "intermediate", situation.on)
    flag = "也可以向仲裁协议签订地或者任一方当事人住所地的中级人民法院申请"
    return court.model_copy(
        update={"basis": cite("AL 31", "AWARD-REVIEW 2"), "flags": (*court.flags, flag)}
    )


def _once(*groups: tuple[Basis, ...]) -> tuple[Basis, ...]:
    return tuple(dict.fromkeys(basis for group in groups for basis in group))


_Court = Callable[[Intake, Situation], Advice[Venue]]
_COURTS: dict[PreservationTime, _Court] = {
    PreservationTime.BEFORE_SUIT: _before_suit,
    PreservationTime.DURING_SUIT: _during_suit,
    PreservationTime.DURING_ARBITRATION: _during_arbitration,
    PreservationTime.BEFORE_ENFORCEMENT: _before_enforcement,
}
_REVIEWS: dict[Application, _Court] = {
    Application.SET_ASIDE: _set_aside,
    Application.NON_ENFORCEMENT: _non_enforcement,
    Application.VALIDITY: _validity,
}
