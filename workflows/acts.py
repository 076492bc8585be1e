"""Acts on their way through a workflow: tickets, refusals, and the Updates that bring them."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any, Protocol

from temporalio import workflow
from temporalio.exceptions import ApplicationError

from workflows.messages.common import Act, Answer, Message
from workflows.messages.steps import STEPS


class Refused(ApplicationError):
    """An act that is not taken: a stable code, the reason, and the steps that are open."""

    def __init__(self, code: str, reason: str, *, open_steps: tuple[str, ...] = ()) -> None:
        super().__init__(reason, {"open": list(open_steps)}, type=code, non_retryable=True)


class Ticket:
    """An admitted act waiting its turn, and later its answer or its refusal."""

    def __init__(self, step: str, act: Act, facts: Message, day: date) -> None:
        self.step = step
        self.act = act
        self.facts = facts
        self.day = day
        self.answer: Answer | None = None
        self.refusal: ApplicationError | None = None

    @property
    def settled(self) -> bool:
        """Whether the act has its answer or its refusal."""
        return self.answer is not None or self.refusal is not None


class TakesActs(Protocol):
    """What a workflow must have for its Updates to be declared by ``update``."""

    def admit(self, step: str, act: Act, facts: Message) -> Ticket:
        """The act's ticket, or ``Refused``."""
        ...

    async def perform(self, step: str, act: Act, facts: Message) -> Answer:
        """Queue the act and wait for its answer."""
        ...


def update(name: str) -> Any:
    """Declare the Update of a step: its validator admits the act, its handler queues it.

    Validators alone hold nothing: two Updates can both pass before either acts. So the workflow
    admits each act again when its turn comes, and handles one act at a time.
    """
    facts_type = STEPS[name].facts

    async def handle(self: TakesActs, act: Act, facts: Message) -> Answer:
        return await self.perform(name, act, facts)

    def validate(self: TakesActs, act: Act, facts: Message) -> None:
        self.admit(name, act, facts)

    for function in (handle, validate):
        function.__annotations__.update(act=Act, facts=facts_type)
        function.__annotations__.pop("self", None)
    handle.__name__ = name
    handle.__doc__ = STEPS[name].title
    handle.__annotations__["return"] = Answer
    declare: Callable[[Callable[..., Awaitable[Answer]]], Any] = workflow.update(name=name)
    declared = declare(handle)
    declared.validator(validate)
    return declared
