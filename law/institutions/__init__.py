"""What the rules of an arbitration institution say: one file for each institution.

The Arbitration Law leaves some terms and figures to these rules (仲裁法 36, 43, 44, 53). An
institution without a file has those of ``default.toml``; rules nobody has compared with the
institution's own say so in every advice that rests on them.
"""

import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from law.basis import Advice, cite
from law.terms import TermText

_RULES = Path(__file__).parent


class InstitutionRules(BaseModel):
    """The rules of one institution.

    ``sole_up_to_yuan``: a dispute up to this amount goes to a sole arbitrator unless the parties
    agree otherwise; ``hearing_notice_days`` and ``postponement_days`` are the natural days before
    a hearing by which it is notified, and by which a party asks to have it postponed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    source: str
    basis: tuple[str, ...]
    verified: bool
    sole_up_to_yuan: int
    hearing_notice_days: int
    postponement_days: int
    terms: dict[str, TermText]

    def tribunal_size(self, amount_fen: int) -> int:
        """How many arbitrators decide a dispute of this amount where the parties agree nothing."""
        return 1 if amount_fen <= self.sole_up_to_yuan * 100 else 3

    @property
    def doubt(self) -> str | None:
        """Why the rules need a person's eye; None where they have been verified."""
        return None if self.verified else f"未与{self.name}现行规则核对"


def institution_rules(name: str | None) -> InstitutionRules:
    """The rules of an institution by its exact name; those of the default for any other."""
    return _on_record().get(name or "") or _default().model_copy(
        update={"name": name} if name else {}
    )


def rules_advice(name: str | None) -> Advice[InstitutionRules]:
    """The rules of an institution as advice, with their basis and what of them is unverified."""
    rules = institution_rules(name)
    flags = (f"组庭、开庭通知等规定{rules.doubt}",) if rules.doubt else ()
    return Advice(value=rules, basis=cite(*rules.basis), flags=flags)


@cache
def _on_record() -> dict[str, InstitutionRules]:
    files = (path for path in sorted(_RULES.glob("*.toml")) if path.stem != "default")
    return {rules.name: rules for rules in map(_read, files)}


@cache
def _default() -> InstitutionRules:
    return _read(_RULES / "default.toml")


def _read(path: Path) -> InstitutionRules:
    return InstitutionRules.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
