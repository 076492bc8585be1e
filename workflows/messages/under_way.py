"""Facts of what goes on elsewhere: the outcome of an arbitration or a suit filed before intake."""

from datetime import date
from enum import StrEnum

from pydantic import ConfigDict, model_validator

from law.titles import Title
from workflows.messages.common import Fen, Message


class ElsewhereResult(StrEnum):
    """What became of an arbitration or a suit elsewhere."""

    TITLE = "title"
    DISMISSED = "dismissed"
    NOT_ACCEPTED = "not_accepted"
    WITHDRAWN = "withdrawn"


class OutcomeElsewhere(Message):
    """What became of it; a title says what is to be paid and by when, and when it was served."""

    model_config = ConfigDict(json_schema_extra={"example": {"result": "dismissed"}})

    result: ElsewhereResult
    title: Title | None = None
    amount: Fen = 0
    perform_by: date | None = None
    served_on: date | None = None

    @model_validator(mode="after")
    def _complete(self) -> "OutcomeElsewhere":
        titled = self.result is ElsewhereResult.TITLE
        told = self.title is not None and self.amount > 0 and self.perform_by is not None
        if titled is not told:
            raise ValueError("有执行依据的，须写明种类、金额和履行期限；没有的不写")
        return self
