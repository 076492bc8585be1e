"""Filing packages: what the log says has become of each, and reading them back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from records.tables import FilingPackage

_OF_THE_PACKAGE = {
    "filing_delivered": "delivered",
    "filing_acknowledged": "acknowledged",
    "filing_granted": "accepted",
    "filing_returned": "returned",
}
_OF_THE_STAGE = {
    "filing_accepted": "accepted",
    "arbitration_accepted": "accepted",
    "filing_refused": "refused",
    "arbitration_refused": "refused",
    "payment_order_refused": "refused",
}
_NUMBERS = ("court_case_no", "file_no", "external_case_no")


def follow(
    session: Session, workflow_id: str, kind: str, facts: Mapping[str, Any], at: datetime
) -> None:
    """Move a package's row with the event that tells what became of it.

    What the stage records of the filing, by hand or from the institution, is of its last package.
    """
    if kind in _OF_THE_PACKAGE and "package" in facts:
        package = session.get(FilingPackage, facts["package"])
        state = _OF_THE_PACKAGE[kind]
    elif kind in _OF_THE_STAGE:
        package, state = _last_of(session, workflow_id), _OF_THE_STAGE[kind]
    else:
        return
    if package is None:
        return  # handed in by other means, or counted in a simulation and not made
    package.state = state
    package.receipt = facts.get("receipt") or package.receipt
    numbers = (facts[name] for name in _NUMBERS if facts.get(name))
    package.external_case_no = next(numbers, package.external_case_no)
    if state in ("delivered", "acknowledged"):
        package.submitted_at = package.submitted_at or at
    else:
        package.decided_at = package.decided_at or at
    session.add(package)


def packages_of(session: Session, case_no: str) -> Sequence[FilingPackage]:
    """Every package of a case, oldest first."""
    query = (
        select(FilingPackage)
        .where(col(FilingPackage.case_no) == case_no)
        .order_by(col(FilingPackage.event_seq))
    )
    return session.exec(query).all()


def _last_of(session: Session, stage: str) -> FilingPackage | None:
    query = (
        select(FilingPackage)
        .where(col(FilingPackage.stage) == stage)
        .order_by(col(FilingPackage.event_seq).desc())
    )
    return session.exec(query).first()
