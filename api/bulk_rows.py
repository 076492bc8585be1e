"""A row of a file as an intake document, and what is wrong with it told by its columns."""

from collections import defaultdict
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from api.bulk_reading import Form, RowProblem
from api.caller import Caller
from api.problems import Problem, problem_of
from law.intake import Intake, IntakeRefused, amount_in_dispute
from law.intake.columns import FlatRow
from records.bulk_intake import BulkJob, BulkRow
from records.commands import KeyReused, command_id
from records.related import same_dispute


class RowRefused(Exception):
    """A row that may not be taken, and why."""

    def __init__(self, number: int, problems: list[dict[str, Any]]) -> None:
        super().__init__(number)
        self.number, self.problems = number, problems


def command_of(job: BulkJob, row: BulkRow) -> str:
    """The command that opens a row's case: the same file of the same account has the same ones."""
    return command_id(job.submitted_by, f"bulk:{job.sha256}:{row.number}")


class WrittenRow:
    """A row with its document."""

    def __init__(self, job: BulkJob, row: BulkRow) -> None:
        self._number = row.number
        self._flat = None if job.form == Form.JSON_LINES else FlatRow(row.content)
        self.document: dict[str, Any] = self._flat.document if self._flat else row.content

    def check_bureau(self, caller: Caller) -> None:
        """A clerk files for the own bureau only."""
        if caller.bureau is not None and self.document.get("bureau") not in (None, caller.bureau):
            raise Problem("forbidden", "只能为本局登记案件", field="bureau")

    @contextmanager
    def refusing(self) -> Generator[None]:
        """Raise what stands against the document as ``RowRefused``."""
        try:
            yield
        except (IntakeRefused, Problem, KeyReused) as error:
            problem = problem_of(error)
            alone = {"field": problem.extra.get("field", ""), "code": problem.code}
            alone["detail"] = problem.detail or problem.kind.title
            faults = problem.extra.get("errors") or [alone]
            raise RowRefused(self._number, [self._told(fault) for fault in faults]) from None

    def _told(self, fault: dict[str, Any]) -> dict[str, Any]:
        column = self._flat.column_of(fault["field"]) if self._flat else None
        return RowProblem(
            field=fault["field"],
            column=column.key if column else None,
            heading=column.heading if column else None,
            code=fault["code"],
            detail=fault["detail"],
        ).model_dump()


class Filed:
    """The disputes of the rows so far, so that one that comes twice is found before it is filed."""

    def __init__(self) -> None:
        self._by_amount: dict[int, list[tuple[int, Intake]]] = defaultdict(list)

    def add(self, number: int, intake: Intake) -> None:
        """Add a row's dispute; raises ``duplicate_case`` for one that is there already."""
        alike = self._by_amount[amount_in_dispute(intake)]
        for earlier, other in alike:
            if same_dispute(intake, other):
                raise Problem("duplicate_case", f"与本文件第 {earlier} 行相同")
        alike.append((number, intake))
