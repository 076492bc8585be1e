"""What the API tells of itself (OpenAPI): besides what FastAPI knows, who is let in, every problem,
and an example of every request."""

from collections import defaultdict
from collections.abc import Iterator
from threading import Lock
from typing import Any, cast

from fastapi import FastAPI

from api import idempotency, problems
from api.examples import WRITTEN, example_of
from api.policy import OPERATIONS, Relation, Rule
from api.problems import CATALOGUE, MEDIA_TYPE, ProblemView
from law.intake import Intake
from law.money import format_yuan

VERSION = "0.1.0"
ABOUT = """\
解纷：一百万元以下债务纠纷的调解、仲裁与诉讼。每个程序步骤是一项操作，名称与流程中的步骤相同。

* **Errors** are RFC 9457 problems with a stable `code`; `field`, `errors[].pointer` and
  `errors[].place` tell where, `open_steps` tells what could be done instead.
* **Repetition**: a request with an `Idempotency-Key` is carried out once.
* **Money** is a decimal string in yuan; dates are days in Asia/Shanghai; instants are UTC.
* **Deprecation**: within `/api/v1` nothing is taken away or made stricter. What is to go is marked
  `deprecated` and answers with `Deprecation` and `Sunset` headers (RFC 9745, RFC 8594) for at least
  twelve months; new members may appear in answers at any time.
"""
TAGS = {
    "cases": "案件：列表、详情、日志、期限、可以办理的步骤、文书",
    "steps": "程序步骤：每一步是一次提交",
    "disputes": "登记案件，更正当事人信息",
    "intake": "受理审查与补正",
    "related cases": "关联案件与并案",
    "agents": "代理人",
    "mediation": "调解：推荐调解员、密封报价",
    "fees": "费用测算",
    "performance": "履行：余额与抵充",
    "engagement": "通知与送达",
    "questions": "当事人的提问与答复",
    "evidence": "证据登记、上传与每日封存",
    "packages": "立案材料包",
    "signing": "文书签署",
    "accounts": "账户与登录",
    "events": "事件：轮询与事件流",
    "webhooks": "事件推送",
    "notices": "我的通知，通知的文字",
    "outbound": "对外发送：开关、待发消息、维护",
    "worklist": "案件列表与件数",
    "views": "已存视图",
    "papers": "文书",
    "entry": "当事人凭链接进入案件",
    "api keys": "接口密钥",
    "identity": "登录、会话与双重验证",
    "desk": "分派、改派与备注",
    "personal data": "个人信息的完整查看与查阅记录",
    "ops": "运行状况：在办、承诺、停滞与重试、系统各部分",
    "reports": "统计报告",
}
_SECURITY = {
    "bearer": {
        "type": "http",
        "scheme": "bearer",
        "description": "`POST /api/v1/tokens` 取得的访问令牌",
    }
}
COMPONENT = "#/components/schemas/{model}"
"""How a schema of a request refers to another."""

_OWN_VALIDATION = ("HTTPValidationError", "ValidationError")
_ALWAYS = (422, 429, 503)
_SIGNED_IN = (401, 403)
_NAMED = (404, 410)
_CHANGING = (400, 408, 409, 413, 415)
_AT_A_VERSION = (412, 428)


class DescribedApp(FastAPI):
    """An application that describes itself wholly."""

    _describing = Lock()

    def openapi(self) -> dict[str, Any]:
        """The description, made once: requests on several threads may ask for it at once."""
        with self._describing:
            if self.openapi_schema is None:
                _complete(super().openapi())
            assert self.openapi_schema is not None
            return self.openapi_schema


def operations(description: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every operation of a description, with its path and its method in lower case."""
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def intake_body() -> dict[str, Any]:
    """The body of a submission: an intake document."""
    schema = Intake.model_json_schema(ref_template=COMPONENT)
    return {"content": {"application/json": {"schema": schema}}}


def _complete(description: dict[str, Any]) -> None:
    components = description["components"]
    for name in _OWN_VALIDATION:
        components["schemas"].pop(name, None)
    problem = ProblemView.model_json_schema(ref_template=COMPONENT)
    components["schemas"] |= problem.pop("$defs", {}) | {"Problem": problem}
    components["responses"] = _responses()
    components["securitySchemes"] = _SECURITY
    description["tags"] = [{"name": name, "description": told} for name, told in TAGS.items()]
    description["servers"] = [{"url": "/", "description": "本系统"}]
    for path, method, operation in operations(description):
        _complete_operation(operation, path, method, components["schemas"])
    _tell_money(description["paths"])
    _tell_money(components["schemas"])


def _tell_money(node: Any) -> None:
    """Tell defaults of money as they are sent, in yuan: Pydantic tells what the code holds, fen."""
    match node:
        case {"type": "string", "default": int(fen)}:
            node["default"] = format_yuan(fen)
        case dict():
            for member in cast(dict[str, Any], node).values():
                _tell_money(member)
        case list():
            for each in cast(list[Any], node):
                _tell_money(each)
        case _:
            pass


def _complete_operation(
    operation: dict[str, Any], path: str, method: str, schemas: dict[str, Any]
) -> None:
    rule = OPERATIONS[operation["operationId"]]
    if method == "post":
        idempotency.describe(operation)
    closed = rule.relation not in (Relation.PUBLIC, Relation.LINK)
    operation["security"] = [{"bearer": []}] if closed else []
    operation["responses"].pop("422", None)
    for status in _statuses(operation, rule, path, method):
        operation["responses"][str(status)] = {"$ref": f"#/components/responses/Problem{status}"}
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if content is None:
        return
    for name, definition in content["schema"].pop("$defs", {}).items():
        assert schemas.setdefault(name, definition) == definition, f"two schemas are called {name}"
    written = WRITTEN.get(operation["operationId"])
    content["example"] = written or example_of(content["schema"], schemas)


def _statuses(operation: dict[str, Any], rule: Rule, path: str, method: str) -> list[int]:
    """The statuses of the problems that an operation may answer with."""
    parameters = {each["name"] for each in operation.get("parameters", ())}
    groups = [
        (_ALWAYS, True),
        (_SIGNED_IN, True),
        (_NAMED, "{" in path or rule.relation is Relation.OWN),
        (_CHANGING, True),
        (_AT_A_VERSION, "If-Match" in parameters),
    ]
    return sorted(status for statuses, concerned in groups if concerned for status in statuses)


def _responses() -> dict[str, Any]:
    """One response for each status of the catalogue, with the codes that it may carry."""
    codes: defaultdict[int, list[str]] = defaultdict(list)
    for code, kind in CATALOGUE.items():
        codes[kind.status].append(code)
    return {f"Problem{status}": _response(codes[status]) for status in sorted(codes)}


def _response(codes: list[str]) -> dict[str, Any]:
    first = codes[0]
    return {
        "description": "、".join(f"{code}（{CATALOGUE[code].title}）" for code in codes),
        "content": {
            MEDIA_TYPE: {
                "schema": {"$ref": "#/components/schemas/Problem"},
                "example": problems.Problem(first).body(),
            }
        },
    }
