"""Facts of performance."""

from pydantic import Field

from workflows.messages.common import Fen, Message


class RecordPayment(Message):
    """A payment the creditor received."""

    amount: Fen = Field(gt=0)
