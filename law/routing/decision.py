"""The decision: bars close steps, rows say why the case stands where it stands."""

from law.basis import Advice, as_of, cite
from law.routing.bars import Bar
from law.routing.case_bars import CASE_BARS
from law.routing.flags import flags
from law.routing.forum_bars import FORUM_BARS
from law.routing.guards import raised
from law.routing.order import preferred
from law.routing.rows import applicable
from law.routing.situation import Situation
from law.routing.steps import Blocked, Route, Step

BARS = (*CASE_BARS, *FORUM_BARS)
"""Every bar, in order of precedence."""

STEP_ARTICLES: dict[Step, tuple[str, ...]] = {
    Step.MEDIATION: ("CPL 125", "PML 17", "PML 23"),
    Step.JUDICIAL_CONFIRMATION: ("CPL 205",),
    Step.ARBITRATION: ("AL 32",),
    Step.ARBITRATION_AGREEMENT_OFFER: ("AL 27",),
    Step.PAYMENT_ORDER: ("CPL 225", "CPL-I 427", "CPL-I 430(1)"),
    Step.SMALL_CLAIMS: ("CPL 165",),
    Step.SIMPLIFIED: ("CPL 160", "TRIAL-TERMS 4"),
    Step.ORDINARY: ("CPL 152",),
    Step.ENFORCEMENT: ("CPL 250",),
    Step.CLAIM_DECLARATION: ("EBL 48",),
    Step.CLOSE: (),
    Step.MANUAL: (),
}
"""What opens each step; closing a case and handing it to a person need no leave of the law."""


def route(situation: Situation) -> Advice[Route]:
    """Every lawful next step, the preferred one first; every other with what bars it."""
    bars = {step: _bar_to(step, situation) for step in Step if step is not Step.MANUAL}
    steps = frozenset(step for step, bar in bars.items() if bar is None)
    closed = {step: bar for step, bar in bars.items() if bar is not None}
    rows = applicable(situation, steps)
    guards = raised(situation, steps)
    next_steps = preferred(situation, steps)
    of_rows = (article for row in rows for article in row.articles)
    of_steps = (article for step in next_steps for article in STEP_ARTICLES[step])
    of_guards = (article for guard in guards for article in guard.articles)
    articles = tuple(dict.fromkeys((*of_rows, *of_steps, *of_guards)))
    return Advice(
        value=Route(
            rows=tuple(dict.fromkeys(row.name for row in rows)),
            next=next_steps,
            blocked=tuple(
                Blocked(step=step, reason=bar.reason, basis=as_of(bar.basis, situation.on))
                for step, bar in closed.items()
            ),
        ),
        basis=as_of(cite(*articles), situation.on),
        flags=flags(situation, next_steps, rows, guards, closed.values(), articles),
    )


def _bar_to(step: Step, situation: Situation) -> Bar | None:
    """The first bar that closes a step; None where the step is open."""
    return next((bar for bar in BARS if step in bar.steps and bar.when(situation)), None)
