"""What went wrong, told as RFC 9457 problems: one catalogue of codes, one shape of answer."""

import logging
import traceback
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.body_errors import BodyError, body_errors, intake_errors
from law.intake import IntakeRefused
from records.commands import KeyReused
from records.cursors import BadCursor

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = 5


@dataclass(frozen=True)
class Kind:
    """A kind of problem: its HTTP status and its title for people."""

    status: int
    title: str
    title_en: str


CATALOGUE: dict[str, Kind] = {
    "absence_excused": Kind(422, "缺席有正当理由", "Absence excused"),
    "account_unknown": Kind(403, "没有对应的账户", "No such account"),
    "address_refused": Kind(403, "不接受来自该地址的请求", "Address not allowed"),
    "agency_ended": Kind(403, "委托关系已经解除", "Agency has ended"),
    "agent_details_missing": Kind(
        422, "代理人的证件号码或者手机号码未登记", "Agent's number or phone not on record"
    ),
    "api_key_revoked": Kind(409, "密钥已经撤销", "API key revoked"),
    "already_answered": Kind(409, "您已经答复", "Already answered"),
    "already_assigned": Kind(409, "案件已有经办人", "Case already assigned"),
    "already_challenged": Kind(409, "回避申请已经提出", "Challenge already made"),
    "already_excluded": Kind(409, "该期间已不计入审理期限", "Time excluded already"),
    "already_served": Kind(409, "已经送达", "Already served"),
    "already_set_up": Kind(409, "系统已完成初始设置", "Already set up"),
    "amendment_above_debt": Kind(422, "变更后的金额超过所欠金额", "Amendment above the debt"),
    "announcement_needs_ordinary": Kind(
        422, "公告送达须适用普通程序", "Announcement needs ordinary procedure"
    ),
    "answer_time_running": Kind(422, "答辩期间尚未届满", "Time to answer still running"),
    "antivirus_unavailable": Kind(503, "暂时不能查毒", "Virus scanner unavailable"),
    "appraisal_pending": Kind(409, "鉴定尚未完成", "Appraisal pending"),
    "ask_the_tribunal": Kind(422, "应向仲裁庭提出", "Ask the tribunal"),
    "award_not_received": Kind(422, "没有收到裁决书的记录", "Award not received"),
    "bad_credentials": Kind(401, "用户名或密码不正确", "Wrong user name or password"),
    "bad_cursor": Kind(422, "翻页标记无效", "Invalid cursor"),
    "bad_request": Kind(400, "请求无法理解", "Bad request"),
    "bound_to_arbitrate": Kind(422, "订有有效的仲裁协议", "Bound to arbitrate"),
    "cannot_stand_in": Kind(422, "不能代行职务", "Cannot stand in"),
    "case_full": Kind(409, "案件文件已达上限", "The case takes no more files"),
    "case_stayed": Kind(409, "程序中止", "The case is stayed"),
    "challenge_pending": Kind(409, "回避申请尚未决定", "Challenge pending"),
    "challenge_too_late": Kind(409, "回避申请逾期", "Challenge too late"),
    "claim_withdrawn": Kind(409, "仲裁请求已经撤回", "Claim withdrawn"),
    "code_wrong": Kind(422, "验证码不正确", "Wrong code"),
    "columns_unknown": Kind(422, "表头不符合要求", "Header not understood"),
    "conflict_of_roles": Kind(422, "同一人不得兼任两种角色", "Conflict of roles"),
    "consent_award": Kind(422, "不得以该事由对抗依和解作出的裁决", "Consent award protected"),
    "consent_needed": Kind(422, "须同意电子签署", "Consent needed"),
    "consent_of_all_needed": Kind(422, "须经全体当事人同意", "Consent of all parties needed"),
    "contact_missing": Kind(422, "没有登记手机或者电子邮箱", "No phone or e-mail on record"),
    "counterclaim_undecided": Kind(422, "反请求没有得到处理", "Counterclaim undecided"),
    "day_in_past": Kind(422, "日期不得早于该行为之日", "Day in the past"),
    "day_not_ahead": Kind(422, "日期须晚于该行为之日", "Day not ahead"),
    "decided_by_another": Kind(409, "应由其他机关决定", "For another body to decide"),
    "declaration_term_out_of_range": Kind(
        422, "债权申报期限不在法定范围内", "Declaration term out of range"
    ),
    "default_award": Kind(422, "缺席裁决与到庭情况不符", "Default award does not fit attendance"),
    "deferral_needs_day": Kind(422, "缓交须有期限", "Deferral needs a day"),
    "duplicate_case": Kind(409, "同一争议已有在办案件", "Duplicate of an open case"),
    "electronic_consent_needed": Kind(
        422, "电子送达须经受送达人同意", "Consent to electronic service needed"
    ),
    "file_infected": Kind(422, "文件含有病毒", "File infected"),
    "file_too_large": Kind(413, "文件过大", "File too large"),
    "file_unreadable": Kind(422, "文件无法读取", "File cannot be read"),
    "file_refused": Kind(422, "不接受该文件的内容", "Content of the file not accepted"),
    "file_type_refused": Kind(415, "不接受这种文件", "File type not accepted"),
    "forbidden": Kind(403, "无权进行此操作", "Forbidden"),
    "forum_taken": Kind(409, "同一争议已有程序在进行", "Another forum is open for this claim"),
    "ground_spent": Kind(409, "同一事由不得再次提出", "Ground already refused"),
    "hearing_not_notified": Kind(409, "开庭没有书面通知", "Hearing not notified"),
    "hearing_too_soon": Kind(422, "开庭通知期限不足", "Hearing too soon"),
    "hold_too_long": Kind(422, "保全期限过长", "Hold too long"),
    "idempotency_key_reused": Kind(
        409, "同一幂等键对应了不同内容", "Idempotency key reused with another body"
    ),
    "identity_mismatch": Kind(422, "身份信息不符", "Identity does not match"),
    "identity_not_verified": Kind(422, "须写明如何核实身份", "Identity not verified"),
    "instalment_in_past": Kind(422, "分期到期日早于今天", "Instalment due in the past"),
    "institution_unclear": Kind(422, "仲裁机构不明确", "Arbitration institution unclear"),
    "intake_refused": Kind(422, "申请不予登记", "Intake refused"),
    "internal_error": Kind(500, "系统内部错误", "Internal error"),
    "invalid_body": Kind(422, "请求内容不符合要求", "Invalid request content"),
    "joint_application_needed": Kind(422, "须由各方共同申请", "Joint application needed"),
    "jurisdiction_pending": Kind(409, "仲裁协议效力尚未决定", "Jurisdiction pending"),
    "maintenance": Kind(503, "系统维护中", "Under maintenance"),
    "message_not_sent": Kind(503, "没有发送成功", "Message not sent"),
    "message_settled": Kind(409, "该条消息不能再发送或者作废", "Message is settled"),
    "outbound_stopped": Kind(503, "暂停对外发送", "Outbound traffic is stopped"),
    "link_invalid": Kind(404, "链接无效或者已经失效", "Link not valid"),
    "mediation_barred": Kind(422, "依法不能再行调解", "Mediation barred by law"),
    "merge_refused": Kind(422, "两案不能合并", "The cases cannot be merged"),
    "method_not_allowed": Kind(405, "该地址不支持此请求方法", "Method not allowed"),
    "must_sign": Kind(409, "须签名", "Signature may not be withheld"),
    "no_consent": Kind(409, "没有同意电子送达", "No consent to electronic service"),
    "no_counterclaim": Kind(422, "没有受理反诉", "No counterclaim"),
    "no_figure_due": Kind(403, "不是待报价的当事人", "No sealed figure is due from this party"),
    "no_objection": Kind(422, "不构成对支付令的异议", "No objection to a payment order"),
    "nobody_to_sign": Kind(409, "案件记录中没有签署人", "Signer not on record"),
    "not_a_claimant": Kind(403, "您不是申请人", "Not a claimant"),
    "not_a_respondent": Kind(403, "您不是被申请人", "Not a respondent"),
    "not_a_signatory": Kind(403, "您不是待签署人", "Not a signatory"),
    "not_all_signed": Kind(409, "文书尚未签署完毕", "Not all have signed"),
    "not_an_official": Kind(422, "所指派的人员没有相应身份", "Not a mediator or arbitrator"),
    "not_bound_by_agreement": Kind(403, "您不受仲裁协议约束", "Not bound by the agreement"),
    "not_challenged": Kind(422, "没有相应的回避决定", "Not challenged"),
    "not_excluded": Kind(409, "该期间没有在扣除", "Time not excluded"),
    "not_found": Kind(404, "没有找到", "Not found"),
    "not_identified": Kind(409, "尚未通过身份核验", "Not identified"),
    "not_in_tribunal": Kind(422, "不是仲裁庭成员", "Not in the tribunal"),
    "not_served_yet": Kind(409, "尚未送达", "Not served yet"),
    "not_the_last_act": Kind(409, "不是最近一次操作", "Not the last act"),
    "not_your_address": Kind(403, "只能确认自己的送达地址", "Not your address"),
    "not_your_application": Kind(403, "只能以自己的名义申请", "Not your application"),
    "not_your_case": Kind(403, "该案件未指派给您", "Not your case"),
    "not_your_turn": Kind(409, "还没有轮到您", "Not your turn"),
    "nothing_to_correct": Kind(422, "没有要更正的内容", "Nothing to correct"),
    "nothing_to_sign": Kind(422, "没有需要签署的内容", "Nothing to sign"),
    "notice_not_served": Kind(409, "仲裁通知尚未送达", "Notice of arbitration not served"),
    "objection_not_written": Kind(422, "异议须以书面提出", "Objection must be in writing"),
    "occurred_in_future": Kind(422, "行为日期晚于今天", "Act dated in the future"),
    "occurred_too_early": Kind(422, "行为日期早于步骤开始之日", "Act dated too early"),
    "online_refused": Kind(409, "当事人不同意在线进行", "Online hearing refused"),
    "overpayment": Kind(422, "付款超过所欠金额", "Payment above the debt"),
    "own_account": Kind(409, "不能对自己的账户进行此操作", "Not for one's own account"),
    "paper_not_applicable": Kind(422, "该文书不适用于本案", "Paper does not apply"),
    "paper_not_read": Kind(409, "尚未阅读文书", "Paper not read"),
    "paper_superseded": Kind(409, "文书已被取代", "Paper superseded"),
    "party_is_no_outsider": Kind(422, "当事人不是利害关系人", "A party is no outsider"),
    "password_wrong": Kind(422, "密码不正确", "Wrong password"),
    "payment_not_open": Kind(409, "该笔付款尚不能认定", "Claimed payment not open to decision"),
    "paper_disposed": Kind(
        410, "保管期满，文书已依规销毁", "Paper disposed of after its retention"
    ),
    "period_invalid": Kind(422, "起止日期颠倒，或者期间超过三年", "Period out of range"),
    "pdf_unavailable": Kind(503, "暂时无法生成 PDF", "PDF unavailable"),
    "perform_by_in_past": Kind(422, "履行期限早于裁判之日", "Performance date in the past"),
    "personal_service_only": Kind(422, "该文书须送达本人", "Personal service only"),
    "postponement_too_late": Kind(409, "延期申请逾期", "Postponement asked too late"),
    "receipt_needed": Kind(422, "邮寄送达须有回执", "Postal receipt needed"),
    "record_needed": Kind(422, "须写明理由和依据", "Reasons and evidence needed"),
    "refresh_token_invalid": Kind(401, "登录已经失效，请重新登录", "Refresh token not valid"),
    "refund_out_of_range": Kind(422, "退费金额不当", "Refund out of range"),
    "request_in_progress": Kind(409, "同一请求正在办理", "Same request still in progress"),
    "request_timeout": Kind(408, "请求正文没有按时送达", "Request not received in time"),
    "request_too_deep": Kind(413, "请求正文嵌套过深", "Request nested too deeply"),
    "request_too_large": Kind(413, "请求正文过大", "Request too large"),
    "rights_not_acknowledged": Kind(422, "当事人尚未确认知悉权利义务", "Rights not acknowledged"),
    "second_factor_enrolled": Kind(409, "双重验证已经启用", "Second factor enrolled already"),
    "second_factor_missing": Kind(409, "双重验证尚未启用", "No second factor enrolled"),
    "second_factor_needed": Kind(401, "请填写动态验证码", "Second factor needed"),
    "second_factor_required": Kind(403, "请先启用双重验证", "Enrol a second factor first"),
    "second_factor_wrong": Kind(401, "动态验证码不正确", "Wrong second factor"),
    "search_too_short": Kind(422, "查找的文字须有两个字以上", "Search text too short"),
    "security_missing": Kind(409, "担保不足", "Security missing"),
    "security_too_high": Kind(422, "担保数额超过上限", "Security too high"),
    "provider_refused": Kind(403, "身份认证没有通过", "Sign-in refused by the provider"),
    "provider_unavailable": Kind(503, "身份认证服务暂时不可用", "Identity provider unavailable"),
    "scope_missing": Kind(403, "没有此项权限", "Scope missing"),
    "selection_not_kept": Kind(422, "与当事人的选定不符", "Selection not kept"),
    "selection_term_running": Kind(409, "选定期限尚未届满", "Selection term running"),
    "served_on_out_of_range": Kind(422, "送达日期不在可能的范围内", "Date of service out of range"),
    "session_in_past": Kind(422, "日期早于今天的行为", "Day lies before the act"),
    "signing_begun": Kind(409, "文书已经开始签署", "Signing has begun"),
    "signing_unavailable": Kind(503, "暂时不能电子签署", "Signing unavailable"),
    "special_authority_needed": Kind(403, "代理人没有特别授权", "Special authority needed"),
    "stayed": Kind(409, "程序已经中止", "Proceedings stayed"),
    "step_not_open": Kind(409, "当前阶段不能进行该步骤", "Step not open"),
    "sums_by_agreement": Kind(422, "金额系当事人约定", "Sums by agreement"),
    "temporarily_unavailable": Kind(503, "系统暂时繁忙", "Temporarily unavailable"),
    "term_ended": Kind(409, "期限已经届满", "Term has ended"),
    "term_not_lawful": Kind(422, "该期限不符合法律规定", "Term not lawful"),
    "term_not_running": Kind(409, "期限没有在进行", "Term is not running"),
    "told_to_another": Kind(403, "须由上一级确认", "Told to another"),
    "too_many_agents": Kind(422, "代理人不得多于二人", "A party has at most two agents"),
    "too_many_attempts": Kind(429, "尝试次数过多", "Too many attempts"),
    "too_many_codes": Kind(429, "验证码发送过于频繁", "Too many codes"),
    "too_many_rows": Kind(422, "行数超过上限", "Too many rows"),
    "too_many_streams": Kind(429, "同时打开的事件流过多", "Too many streams"),
    "too_many_webhooks": Kind(409, "事件推送数量已达上限", "Too many webhooks"),
    "too_many_requests": Kind(429, "请求过于频繁", "Too many requests"),
    "too_many_uploads": Kind(429, "今日上传已达上限", "Too many uploads today"),
    "track_not_open": Kind(422, "该程序不适用于本案", "Track not open"),
    "tribunal_of_one_or_three": Kind(
        422, "仲裁庭由一名或三名仲裁员组成", "A tribunal has one or three arbitrators"
    ),
    "tribunal_size": Kind(422, "仲裁庭人数不符", "Tribunal of the wrong size"),
    "unauthenticated": Kind(401, "请先登录", "Sign in first"),
    "unknown_agent": Kind(422, "当事人没有该代理人", "Unknown agent"),
    "unknown_case": Kind(422, "没有该案件", "Unknown case"),
    "unknown_measure": Kind(422, "没有该项保全措施", "Unknown measure"),
    "unknown_paper": Kind(422, "立案材料中没有该文书", "Paper not in the filing package"),
    "unknown_party": Kind(422, "案件中没有该当事人", "Unknown party"),
    "unknown_payment": Kind(422, "没有该笔待答复的付款", "No such claimed payment"),
    "username_taken": Kind(409, "用户名已被使用", "User name taken"),
    "version_conflict": Kind(412, "该记录已被他人修改", "Record changed by somebody else"),
    "version_required": Kind(428, "须用 If-Match 写明所读的版本", "Version required in If-Match"),
    "visit_over": Kind(401, "访问已经结束", "Visit over"),
    "view_name_taken": Kind(409, "视图名称已被使用", "View name taken"),
    "waiver_for_persons_only": Kind(422, "免交诉讼费仅适用于自然人", "Waiver for persons only"),
    "webhook_disabled": Kind(409, "事件推送已停用", "Webhook is disabled"),
    "webhook_url_refused": Kind(422, "推送地址不被接受", "Webhook address not accepted"),
}


class ProblemView(BaseModel):
    """A problem as it is answered (RFC 9457); some kinds have further members."""

    model_config = ConfigDict(title="Problem", extra="allow")

    type: str
    title: str
    title_en: str
    status: int
    code: str
    detail: str | None = None
    field: str | None = Field(None, description="有误的字段")
    errors: list[BodyError] | None = Field(None, description="每个有误的字段")
    open_steps: list[str] | None = Field(None, description="现在可以办理的步骤")
    reference: str | None = Field(None, description="告知管理员的编号")


class Problem(Exception):
    """A request that is not granted: a code of the catalogue, why, and further members.

    ``extra`` are the members of that kind, such as ``field``, ``open_steps``, ``errors``, or
    ``retry_after``, in seconds.
    """

    def __init__(self, code: str, detail: str | None = None, **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.extra = extra

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> "Problem":
        """The problem that a body, kept as a command's answer, tells of."""
        extra = {name: value for name, value in body.items() if name not in _MEMBERS}
        return cls(body["code"], body.get("detail"), **extra)

    @property
    def kind(self) -> Kind:
        """The catalogue's entry."""
        return CATALOGUE[self.code]

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.kind.status

    def body(self) -> dict[str, Any]:
        """The problem as a JSON object (RFC 9457)."""
        told = {
            "type": f"urn:jiefen:problem:{self.code}",
            "title": self.kind.title,
            "title_en": self.kind.title_en,
            "status": self.status,
            "code": self.code,
        }
        return told | ({"detail": self.detail} if self.detail else {}) | self.extra

    def headers(self) -> dict[str, str]:
        """What the status asks for besides the body."""
        told = {"Content-Language": "zh-CN", "Cache-Control": "no-store"}
        if self.status == 401:
            told["WWW-Authenticate"] = "Bearer"
        if self.status in (429, 503) or "retry_after" in self.extra:
            told["Retry-After"] = str(self.extra.get("retry_after", RETRY_AFTER_SECONDS))
        return told


class BodyRefused(HTTPException):
    """A body that is refused while it is being read, whence FastAPI lets nothing else through."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.status)
        self.problem = problem


_MEMBERS = frozenset({"type", "title", "title_en", "status", "code", "detail"})
_OF_STATUS = {
    401: "unauthenticated",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
}


def respond(problem: Problem) -> Response:
    """The answer to a request that met this problem."""
    return JSONResponse(
        problem.body(), problem.status, headers=problem.headers(), media_type=MEDIA_TYPE
    )


def _with_errors(code: str, errors: Iterable[BodyError]) -> Problem:
    told = [error.model_dump(exclude_none=True) for error in errors]
    first = told[0]
    return Problem(code, first["detail"], field=first["field"], errors=told)


def _of_http(error: HTTPException) -> Problem:
    return Problem(_OF_STATUS.get(error.status_code, "bad_request"))


def problem_of(error: Exception) -> Problem:
    """The problem that an expected exception stands for.

    A ``ValidationError`` is expected where a page reads its own form, and is no answer by itself.
    """
    match error:
        case Problem():
            return error
        case RequestValidationError() | ValidationError():
            return _with_errors("invalid_body", body_errors(error.errors()))
        case IntakeRefused():
            return _with_errors("intake_refused", intake_errors(error.problems))
        case KeyReused():
            return Problem("idempotency_key_reused")
        case BadCursor():
            return Problem("bad_cursor", field="cursor")
        case BodyRefused():
            return error.problem
        case HTTPException():
            return _of_http(error)
        case OperationalError() | NoConnection():
            logger.error("database: %s", _where(error))
            return Problem("temporarily_unavailable", "数据库没有及时应答，请稍后重试")
        case _:
            raise error


async def _handle(request: Request, error: Exception) -> Response:
    answer = respond(problem_of(error))
    if isinstance(error, HTTPException) and error.headers:
        answer.headers.update(error.headers)
    return answer


class _Unexpected:
    """Answers what nobody foresaw, and logs where it happened but nothing of what was said."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:
            reference = uuid4().hex[:12]
            logger.error("%s: %s", reference, _where(error))
            if begun or scope["type"] != "http":
                raise RuntimeError(f"answer cut off, reference {reference}") from None
            detail = f"请联系管理员并提供编号 {reference}"
            problem = Problem("internal_error", detail, reference=reference)
            await respond(problem)(scope, receive, send)


def _where(error: Exception) -> str:
    """The exception's type and the way it came; its message may name people."""
    frames = traceback.extract_tb(error.__traceback__)
    way = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(error).__name__} at {way}"


Handler = Callable[[Request, Exception], Awaitable[Response]]
EXPECTED: tuple[type[Exception], ...] = (
    Problem,
    RequestValidationError,
    IntakeRefused,
    KeyReused,
    BadCursor,
    HTTPException,
    OperationalError,
    NoConnection,
)


def install(app: FastAPI) -> None:
    """Let the application answer every failure as a problem."""
    for expected in EXPECTED:
        app.add_exception_handler(expected, _handle)
    app.add_middleware(_Unexpected)
