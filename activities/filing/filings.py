"""Handing packages in and hearing what became of them: each once, however often it runs."""

from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine
from temporalio import activity
from temporalio.exceptions import ApplicationError

from activities.filing.assembly import Assembly
from activities.filing.gateways import (
    Decision,
    Gateways,
    InstitutionUnreachable,
    NotTaken,
    Outgoing,
    Reason,
)
from activities.paper_store import PaperStore
from activities.papers import Papers
from activities.signatures import (
    AWAIT_DECISION,
    SUBMIT_PACKAGE,
    Delivery,
    FilingAnswer,
    PackageOrder,
    PackageRef,
)
from law.filings import filing_requirements
from records import commands
from records.engine import reading, transaction
from records.outbound import UNCOMPARED, Outbound, OutboundStopped
from records.tables import Command, FilingPackage

INSTITUTION = "institution"
"""Who acts where a court or an institution answers through its endpoint."""


class Filings:
    """Activities between a package and the institution it goes to."""

    def __init__(
        self,
        engine: Engine,
        store: PaperStore,
        papers: Papers,
        gateways: Gateways,
        outbound: Outbound = UNCOMPARED,
    ) -> None:
        self._assembly = Assembly(engine, store, papers)
        self._engine = engine
        self._store = store
        self._gateways = gateways
        self._outbound = outbound

    @property
    def assemble(self) -> Callable[[PackageOrder], Awaitable[PackageRef]]:
        """The activity that puts a package together."""
        return self._assembly.assemble

    @activity.defn(name=SUBMIT_PACKAGE)
    async def submit(self, ref: PackageRef) -> Delivery:
        """Hand a package in. A second run hands in the same package under the same key.

        Raises ``institution_unreachable``, to be tried again, also while nothing leaves the system.
        """
        package = self._package(ref)
        if package.receipt is not None and package.gateway is not None:
            return Delivery(gateway=package.gateway, receipt=package.receipt)
        gateway = self._gateways.to(package.recipient)
        if gateway.leaves:
            self._reserve(package)
        try:
            receipt = await gateway.submit(self._outgoing(package))
        except InstitutionUnreachable as unreachable:
            raise _again(unreachable) from None
        except NotTaken as refused:
            answer = self._returned(ref, gateway.name, refused.reasons)
            return Delivery(gateway=gateway.name, answer=answer)
        with transaction(self._engine) as session:
            row = session.get_one(FilingPackage, package.id, with_for_update=True)
            row.gateway, row.receipt = gateway.name, row.receipt or receipt
            row.submitted_at = row.submitted_at or datetime.now(UTC)
            session.add(row)
            return Delivery(gateway=gateway.name, receipt=row.receipt)

    @activity.defn(name=AWAIT_DECISION)
    async def await_decision(self, ref: PackageRef) -> FilingAnswer:
        """Ask once for the decision; while there is none, raise ``undecided``, to be asked again.

        An acceptance is also written down as a command of the institution's to the stage that
        files: it is taken there like a clerk's, or refused where a clerk was first.
        """
        package = self._package(ref)
        assert package.receipt is not None
        try:
            decision = await self._gateways.to(package.recipient).decision(package.receipt)
        except InstitutionUnreachable as unreachable:
            raise _again(unreachable) from None
        if not _is_about(decision, package):
            raise ApplicationError("no decision yet", type="undecided")
        if decision.state == "returned":
            return self._returned(ref, package.gateway, decision.reasons)
        return self._accepted(package, decision)

    def _reserve(self, package: FilingPackage) -> None:
        """Ask the switch; the package's digest is the key by which it is taken once."""
        try:
            with transaction(self._engine) as session:
                self._outbound.reserve(session, package.id)
        except OutboundStopped:
            raise ApplicationError("outbound stopped", type="institution_unreachable") from None

    def _package(self, ref: PackageRef) -> FilingPackage:
        with reading(self._engine) as session:
            return session.get_one(FilingPackage, ref.package_id)

    def _outgoing(self, package: FilingPackage) -> Outgoing:
        return Outgoing(
            package_id=package.id,
            case_no=package.case_no,
            sha256=package.sha256,
            content=self._store.get(package.sha256),
        )

    def _returned(
        self, ref: PackageRef, gateway: str | None, reasons: Iterable[Reason]
    ) -> FilingAnswer:
        """The reasons are kept in the record; what goes into the history names papers only."""
        told = [reason.model_dump() for reason in reasons]
        with transaction(self._engine) as session:
            row = session.get_one(FilingPackage, ref.package_id, with_for_update=True)
            row.gateway, row.reasons = gateway, row.reasons or told
            session.add(row)
            known = _kinds(row.kind)
            named = [reason["paper"] for reason in row.reasons if reason["paper"] in known]
        return FilingAnswer(accepted=False, papers=tuple(dict.fromkeys(named)))

    def _accepted(self, package: FilingPackage, decision: Decision) -> FilingAnswer:
        assert decision.case_no is not None
        with transaction(self._engine) as session:
            ident = commands.command_id(INSTITUTION, package.id)
            if session.get(Command, ident) is None:
                session.add(_acceptance(ident, package, decision))
        return FilingAnswer(
            accepted=True, external_case_no=decision.case_no, decided_on=decision.decided_on
        )


def _kinds(kind: str) -> frozenset[str]:
    required = filing_requirements()[kind]
    return frozenset(
        (
            *required.papers,
            *required.of_organisations,
            *required.annexes,
            *required.if_on_record,
        )
    )


def _is_about(decision: Decision, package: FilingPackage) -> bool:
    """Whether it decides on this package; what was said of an earlier round is no answer."""
    stale = decision.package is not None and decision.package != package.sha256
    numbered = decision.state != "accepted" or decision.case_no is not None
    return decision.state != "pending" and not stale and numbered


def _acceptance(ident: str, package: FilingPackage, decision: Decision) -> Command:
    step, number = "record_filing_acceptance", "court_case_no"
    if package.stage.startswith("arbitration/"):
        step, number = "record_arbitration_acceptance", "file_no"
    facts: dict[str, Any] = {number: decision.case_no}
    day = decision.decided_on.isoformat() if decision.decided_on else None
    return Command(
        id=ident,
        case_no=package.case_no,
        workflow_id=package.stage,
        step=step,
        digest=commands.digest_of(package.case_no, step, {"facts": facts, "occurred_on": day}),
        act={"command_id": ident, "actor": INSTITUTION, "role": "clerk", "occurred_on": day},
        facts=facts,
        created_at=datetime.now(UTC),
    )


def _again(unreachable: InstitutionUnreachable) -> ApplicationError:
    return ApplicationError(
        str(unreachable),
        type="institution_unreachable",
        next_retry_delay=unreachable.retry_after,
    )
