"""An example of a request, made from its schema: the members that must be there, with values such
as people send."""

import json
import re
from pathlib import Path
from typing import Any

_INTAKE = Path(__file__).parents[1] / "examples" / "disputes" / "01-goods-settled.json"

WRITTEN = {"submit_dispute": json.loads(_INTAKE.read_text(encoding="utf-8"))}
"""The examples that somebody wrote, by operation."""

TEXTS = (
    (r"workflow_id", "mediation/JF2026-000001"),
    (r"attested|record|reason|statement|grounds|facts|note", "双方当面核对账目，记录在案。"),
    (r"court_case_no", "（2026）苏0205民初1234号"),
    (r"court", "无锡市锡山区人民法院"),
    (r"institution", "无锡仲裁委员会"),
    (r"address|place", "无锡市锡山区华夏南路1号"),
    (r"phone", "13800000201"),
    (r"email", "zhou@example.cn"),
    (r"^code$", "123456"),
    (r"username", "wang.min"),
    (r"password|^current$|^new$", "correct horse battery"),
    (r"bureau", "无锡市锡山区司法局"),
    (r"name", "周明"),
    (r"title", "总经理"),
    (r"uscc", "91320205MA1T8K3Q7M"),
    (r"sha256|digest", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
    (r"party|claimant|applicant", "c1"),
    (r"respondent|debtor", "r1"),
    (r"case_no|other", "JF2026-000001"),
)
"""What a text member of this name says."""


def component(reference: str, schemas: dict[str, Any]) -> Any:
    """The schema that a reference names."""
    return schemas[reference.rsplit("/", 1)[1]]


def example_of(schema: dict[str, Any], schemas: dict[str, Any], name: str = "") -> Any:
    """A value of a schema; references are looked up in ``schemas``."""
    match schema:
        case {"$ref": str(reference)}:
            return example_of(component(reference, schemas), schemas, name)
        case {"example": given} | {"examples": [given, *_]} | {"const": given}:
            return given
        case {"enum": [first, *_]}:
            return first
        case {"anyOf": [*choices]} | {"oneOf": [*choices]}:
            return example_of(choices[0], schemas, name)
        case {"allOf": [only]}:
            return example_of(only, schemas, name)
        case {"type": "object"}:
            return _object(schema, schemas)
        case {"type": "array"}:
            count = max(schema.get("minItems", 0), 1)
            return [example_of(schema.get("items", {}), schemas, name)] * count
        case {"type": "boolean"}:
            return True
        case {"type": "integer"}:
            return max(1, schema.get("minimum", 1))
        case {"type": "number"}:
            return 1
        case {"type": "string"}:
            return _text(schema, name)
        case _:
            return {}


def _object(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """The members that are required; of an object without any, all of them but the empty ones."""
    members: dict[str, Any] = schema.get("properties", {})
    wanted = schema.get("required", ())
    return {name: example_of(members[name], schemas, name) for name in wanted}


def _text(schema: dict[str, Any], name: str) -> str:
    match schema.get("format"):
        case "date":
            return "2026-03-09"
        case "time":
            return "09:30:00"
        case "date-time":
            return "2026-03-09T01:30:00Z"
        case _:
            pass
    return next((text for pattern, text in TEXTS if re.search(pattern, name)), "甲")
