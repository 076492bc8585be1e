"""What a workflow asked of the outside, in order, as its history tells: its fingerprint.

A worker that replays the history must ask for the same, so the list changes only with the code.
Timers and the answers to Updates are left out: when they are set depends on what came together.
"""

import base64
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

BASELINE = Path(__file__).parent / "commands"
"""A list for each workflow of each road, as the code in use asks for it: ``make baseline``."""

PATCH = "patch"


def commands(history: dict[str, Any]) -> list[str]:
    """The commands of a history, oldest first."""
    return [line for event in history["events"] for line in _command(event)]


def _command(event: dict[str, Any]) -> Iterator[str]:
    attributes: dict[str, Any] = next(
        (value for name, value in event.items() if name.endswith("EventAttributes")), {}
    )
    match event["eventType"].removeprefix("EVENT_TYPE_"):
        case "ACTIVITY_TASK_SCHEDULED":
            yield f"activity {attributes['activityType']['name']}"
        case "START_CHILD_WORKFLOW_EXECUTION_INITIATED":
            yield f"child {attributes['workflowType']['name']}"
        case "SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED":
            yield f"signal {attributes['signalName']}"
        case "MARKER_RECORDED" if attributes["markerName"] == "core_local_activity":
            yield f"local activity {_said(attributes, 'data')['activity_type']}"
        case "MARKER_RECORDED" if attributes["markerName"] == "core_patch":
            yield f"{PATCH} {_said(attributes, 'patch-data')['id']}"
        case "WORKFLOW_EXECUTION_COMPLETED":
            yield "completed"
        case _:
            pass


def _said(attributes: dict[str, Any], detail: str) -> dict[str, Any]:
    [payload] = attributes["details"][detail]["payloads"]
    return json.loads(base64.b64decode(payload["data"]))


def breaks(before: Sequence[str], now: Sequence[str]) -> str | None:
    """Why cases under way break where a workflow asks for ``now`` what it asked for ``before``.

    ``None`` where they do not: nothing has changed, or the first change stands behind a patch.
    """
    same = 0
    while same < min(len(before), len(now)) and before[same] == now[same]:
        same += 1
    was, becomes = before[same : same + 1], now[same : same + 1]
    if was == becomes or (becomes and becomes[0].startswith(PATCH)):
        return None
    return f"command {same + 1} was {was or 'none'} and is {becomes or 'none'}"


def write_baseline(histories: Path) -> None:
    """Take the recorded histories for what running cases rely on."""
    for path in sorted(histories.glob("*/*.json")):
        folder = BASELINE / path.parent.name
        folder.mkdir(parents=True, exist_ok=True)
        listed = commands(json.loads(path.read_text(encoding="utf-8")))
        (folder / f"{path.stem}.txt").write_text("\n".join(listed) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_baseline(Path(__file__).parent)
