"""The steps that every stage takes at any time."""

from workflows.messages import standing
from workflows.messages.common import Role
from workflows.messages.steps.step import Stage, step

_SUPERVISOR = frozenset({Role.SUPERVISOR})

STANDING_STEPS = (
    step(
        "correct_trigger",
        Stage.ANY,
        "更正期限起算日",
        _SUPERVISOR,
        standing.CorrectTrigger,
        "CPL 85",
    ),
    step("reverse_act", Stage.ANY, "撤销误操作", _SUPERVISOR, standing.ReverseAct, "PML 27"),
    step("retime", Stage.ANY, "重新计算期限", frozenset({Role.OPS}), standing.Retime, "CPL 85"),
)
