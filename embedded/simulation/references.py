"""Papers of a simulation: ordered, counted and complete, but not rendered."""

from temporalio import activity

from activities.signatures import CONVERT_PAPER, WRITE_PAPER, PaperOrder, PaperRef


class PaperReferences:
    """Stands in for the activities that write papers; a package is complete as always."""

    @activity.defn(name=WRITE_PAPER)
    async def write_paper(self, order: PaperOrder) -> PaperRef:
        """The reference the paper would have."""
        return PaperRef(paper_id=f"{order.case_no}-{order.event:04d}-{order.kind}")

    @activity.defn(name=CONVERT_PAPER)
    async def convert_paper(self, ref: PaperRef) -> None:
        """Nothing is converted."""
