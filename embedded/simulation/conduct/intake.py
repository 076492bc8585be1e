"""How an application is reviewed and made good."""

from collections.abc import Iterator
from datetime import timedelta

from embedded.simulation.conduct.scene import Deed, Scene

LACKING = ("identity", "service_address")


def deeds(scene: Scene) -> Iterator[Deed]:
    """What the clerk and the claimant will do at intake."""
    if "review_intake" in scene.steps:
        yield review(scene)
    if "supplement_intake" in scene.steps:
        yield from supplement(scene)


def review(scene: Scene) -> Deed:
    """The clerk reviews the application; one that lacks something is asked for it once."""
    asked = scene.has("correction_requested")
    base = scene.day_of("intake_supplemented", "dispute_filed")
    day = scene.working_days_after(base, scene.fate.choice("intake.review_working_days", asked))
    lacks = not asked and scene.fate.happens("intake.incomplete")
    return scene.clerk("review_intake", day, missing=LACKING if lacks else ())


def supplement(scene: Scene) -> Iterator[Deed]:
    """The claimant hands in what was missing, or never does."""
    wait = scene.fate.days("intake.correction_days")
    if wait is not None:
        day = scene.day_of("correction_requested") + timedelta(days=wait)
        yield scene.party(scene.claimants[0], "supplement_intake", day, supplied=LACKING)
