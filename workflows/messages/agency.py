"""Facts of agency: who acts for a party, with which powers (民事诉讼法 61, 62)."""

from pydantic import Field

from law.agency import SpecialPower
from workflows.messages.common import Message


class AppointAgent(Message):
    """A party's agent and the special powers listed; name and details are the act's submission."""

    party_id: str
    agent_id: str = Field(pattern=r"^[cr]\d+-a\d+$")
    powers: tuple[SpecialPower, ...] = ()


class RevokeAgent(Message):
    """An agent acts no longer."""

    agent_id: str


NEEDED = {
    "withdraw_claim": SpecialPower.WAIVE,
    "sign_agreement": SpecialPower.SETTLE,
    "answer_arbitration_offer": SpecialPower.SETTLE,
    "raise_defence": SpecialPower.COUNTERCLAIM,
    "record_appeal": SpecialPower.APPEAL,
}
"""The steps that dispose of a party's rights, and the power that an agent needs for each."""
