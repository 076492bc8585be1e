"""What is wrong with a document, said so that the person who wrote it can correct it."""

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from law.basis import Basis, cite

_PLAIN = {
    "missing": ("missing", "缺少该项"),
    "extra_forbidden": ("unknown_field", "没有这一项，请核对名称"),
    "string_too_short": ("blank", "不得为空"),
    "union_tag_not_found": ("missing", "缺少该项"),
    "model_type": ("wrong_type", "应为对象"),
    "dict_type": ("wrong_type", "应为对象"),
    "tuple_type": ("wrong_type", "应为列表"),
    "string_type": ("wrong_type", "应为文字"),
    "bool_type": ("wrong_type", "应为 true 或者 false"),
}
_COUNTED = {
    "string_too_long": ("too_long", "不得超过 {max_length} 个字符"),
    "too_long": ("too_many", "不得超过 {max_length} 项"),
    "enum": ("not_in_list", "应为下列之一：{expected}"),
    "literal_error": ("not_in_list", "应为下列之一：{expected}"),
    "union_tag_invalid": ("not_in_list", "应为下列之一：{expected_tags}"),
}
_BASIS = {
    "agreement_before_dispute": cite("AL 27"),
    "consent_required": cite("PIPL 13"),
    "institution_missing": cite("AL 27"),
    "same_party_both_sides": cite("CPL 122"),
}
_LONGEST_NAME = 60


class Problem(BaseModel):
    """What is wrong: the field as a dotted path, a stable code, why, and the rule behind it."""

    model_config = ConfigDict(frozen=True)

    field: str
    code: str
    message: str
    basis: tuple[Basis, ...] = ()


class IntakeRefused(Exception):
    """A document that may not be taken. What it says of a party stands in ``problems`` alone."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        codes = ", ".join(sorted({problem.code for problem in problems}))
        super().__init__(f"intake refused: {codes}")
        self.problems = problems


def problems_of(error: ValidationError) -> Iterator[Problem]:
    """Every problem that reading a document brought to light."""
    for details in error.errors(include_url=False, include_input=False):
        code, message = _code_and_message(details)
        yield Problem(field=_path(details), code=code, message=message, basis=_BASIS.get(code, ()))


def _code_and_message(details: ErrorDetails) -> tuple[str, str]:
    context = details.get("ctx", {})
    if details["type"] == "refused":
        return context["code"], context["text"]
    if details["type"] in _COUNTED:
        code, message = _COUNTED[details["type"]]
        return code, message.format_map(context)
    return _PLAIN.get(details["type"], ("wrong_type", "内容不符合要求"))


def _path(details: ErrorDetails) -> str:
    """The dotted path of the field, without the tag that tells the kinds of party apart."""
    parts = [str(part)[:_LONGEST_NAME] for part in details["loc"]]
    tag = {"claimant": 1, "co_claimants": 2, "respondents": 2}.get(
        parts[0] if parts else "", len(parts)
    )
    del parts[tag : tag + 1]
    at = details.get("ctx", {}).get("at", "")
    kind = "kind" if details["type"].startswith("union_tag") else ""
    return ".".join([*parts, *filter(None, (at, kind))])
