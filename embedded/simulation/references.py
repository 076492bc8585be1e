"""Papers of a simulation: ordered, counted and complete, but not rendered."""

from temporalio import activity

from activities.signatures import (
    ASSEMBLE_PACKAGE,
    AWAIT_DECISION,
    CONVERT_PAPER,
    SUBMIT_PACKAGE,
    WRITE_PAPER,
    Delivery,
    FilingAnswer,
    PackageOrder,
    PackageRef,
    PaperOrder,
    PaperRef,
)


class PaperReferences:
    """Stands in for the activities that write papers; a package is complete as always."""

    @activity.defn(name=WRITE_PAPER)
    async def write_paper(self, order: PaperOrder) -> PaperRef:
        """The reference the paper would have."""
        return PaperRef(paper_id=f"{order.case_no}-{order.event:04d}-{order.kind}")

    @activity.defn(name=CONVERT_PAPER)
    async def convert_paper(self, ref: PaperRef) -> None:
        """Nothing is converted."""


class PackageReferences:
    """Stands in for the activities around packages: complete at once, and left to the clerk."""

    @activity.defn(name=ASSEMBLE_PACKAGE)
    async def assemble(self, order: PackageOrder) -> PackageRef:
        """The reference the package would have."""
        package_id = f"{order.case_no}-{order.event:04d}-{order.kind}"
        return PackageRef(package_id=package_id, sha256="")

    @activity.defn(name=SUBMIT_PACKAGE)
    async def submit(self, ref: PackageRef) -> Delivery:
        """It lies in the outbox."""
        return Delivery(gateway="folder")

    @activity.defn(name=AWAIT_DECISION)
    async def await_decision(self, ref: PackageRef) -> FilingAnswer:
        """Nobody is asked about what lies in the outbox."""
        raise NotImplementedError
