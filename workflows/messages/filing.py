"""Facts of the steps around a filing package."""

from pydantic import Field

from workflows.messages.common import Message


class FilingAcknowledgement(Message):
    """The court or institution confirms that it has the package; the number of its receipt."""

    receipt: str = Field(pattern=r"^[^\s/]{1,120}$")


class FilingReturn(Message):
    """The package came back for correction; ``papers`` are the kinds at fault.

    Why is in the act's submission.
    """

    papers: tuple[str, ...] = ()
