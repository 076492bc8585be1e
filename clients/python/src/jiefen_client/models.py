"""Made from the description of the API by ``make client``: not to be changed by hand."""

from __future__ import annotations

# ruff: noqa: E501
from datetime import date, time
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field


class Absence(BaseModel):
    """Who stands in, from the first day to the last of an absence."""

    model_config = ConfigDict(
        extra="forbid",
    )
    delegate: str
    """代行职务的账户"""
    since: date
    until: date


class AccessView(BaseModel):
    """That somebody read personal data of a case: what, when and why."""

    at: AwareDatetime
    bureau: str
    case_no: str
    operation: str
    reason: str | None
    role: str
    subject: str
    user_id: str


class Agent(BaseModel):
    """An authorised agent and the powers listed in the power of attorney (民事诉讼法 61, 62)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    id_number: str | None = None
    name: Annotated[str, Field(max_length=100, min_length=1)]
    organisation: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    phone: Annotated[str | None, Field(max_length=30, min_length=1)] = None
    powers: Annotated[list[str], Field(max_length=20)] = []


class AgreedRate(BaseModel):
    """The rate of late interest or penalty that was agreed, for a year, a month or a day."""

    model_config = ConfigDict(
        extra="forbid",
    )
    per: Literal["year", "month", "day"]
    rate: float | str


class AttemptView(BaseModel):
    """
    One attempt: the HTTP status of the answer and its beginning, or why there was none.

    ``fault``: ``timeout``, ``connection_failed`` or ``address_refused``.
    """

    excerpt: str
    fault: str | None
    milliseconds: int
    started_at: AwareDatetime
    status: int | None


class BankAccount(BaseModel):
    """The account a payment goes to."""

    model_config = ConfigDict(
        extra="forbid",
    )
    bank: Annotated[str, Field(max_length=100, min_length=1)]
    holder: Annotated[str, Field(max_length=100, min_length=1)]
    number: Annotated[str, Field(max_length=40, min_length=1)]


class Basis(BaseModel):
    """An article of law in one version, as shown to people: 民事诉讼法 (2023) 127(2)."""

    article: str
    law: str
    version: str


class BasisView(BaseModel):
    """An article of law."""

    article: str
    law: str
    version: str


class BecauseOf(BaseModel):
    """Why something is done; it goes on record."""

    model_config = ConfigDict(
        extra="forbid",
    )
    reason: Annotated[str, Field(max_length=300, min_length=2)]
    """理由，记入操作记录"""


class BlockedView(BaseModel):
    """A step that is not open, and why."""

    basis: list[BasisView]
    reason: str
    step: str


class BodyError(BaseModel):
    """A refused field: its dotted path, its JSON pointer, a code, and why."""

    basis: list[Basis] | None = None
    code: str
    detail: str
    field: str
    place: str = "body"
    pointer: str


class CaseFilter(BaseModel):
    """
    What the cases of a list have in common; what is left out makes no difference.

    Days are civil days, amounts decimal strings in yuan; ``from`` and ``to`` take in their end,
    ``before`` and ``after`` do not.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    amount_from: Annotated[str | None, Field(examples=["50000.00"])] = None
    """标的额不低于"""
    amount_to: Annotated[str | None, Field(examples=["50000.00"])] = None
    """标的额不高于"""
    assignee: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    """经办人账户；me：本人经办及代行；none：待领取的未结案件"""
    breached: bool | None = None
    """服务承诺的全程期限是否已经超出"""
    bureau: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    """所属司法局"""
    debt_type: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    """债务类型"""
    due_after: date | None = None
    """下一期限晚于此日"""
    due_before: date | None = None
    """下一期限早于此日"""
    filed_from: date | None = None
    """登记不早于此日"""
    filed_to: date | None = None
    """登记不晚于此日"""
    overdue: bool | None = None
    """下一期限是否已过"""
    stage: (
        Literal[
            "submitted",
            "intake",
            "mediation",
            "arbitration",
            "court",
            "performance",
            "enforcement",
            "closed",
        ]
        | None
    ) = None
    """阶段"""
    state: Literal["open", "closed"] | None = None
    """open：未结；closed：已结"""
    text: Annotated[
        str | None,
        Field(examples=["陈甲", "轴承", "JF2026-000001"], max_length=50, min_length=1),
    ] = None
    """案号（或其开头）、当事人或代理人姓名、合同编号、案情中的文字；两个字以上"""


class CellView(BaseModel):
    """
    How many cases in flight are in a stage and of an age.

    ``age``: d15 up to 15 natural days since filing, d30 up to 30, and so on; over: more than 90.
    """

    age: Literal["d15", "d30", "d45", "d60", "d90", "over"]
    cases: int
    stage: str


class Consents(BaseModel):
    """The claimant's own consents; a respondent consents or refuses by its own act."""

    model_config = ConfigDict(
        extra="forbid",
    )
    e_service: bool
    mediation: bool
    personal_information: bool


class CountView(BaseModel):
    """A number of cases; with ``more`` there are more than it says."""

    count: int
    more: bool
    """是否多于所示件数"""


class Credentials(BaseModel):
    """A user name, its password, and the code of an account with a second factor."""

    model_config = ConfigDict(
        extra="forbid",
    )
    code: Annotated[str | None, Field(max_length=64, min_length=1, pattern="^[^\\x00-\\x1f]+$")] = (
        None
    )
    """动态验证码，或者一个恢复码"""
    password: Annotated[str, Field(max_length=256, min_length=1)]
    username: Annotated[str, Field(max_length=64, min_length=1, pattern="^[^\\x00-\\x1f]+$")]


class DatabaseView(BaseModel):
    """The database: its size, and how long a question that reads one row takes."""

    bytes: int
    latency_ms: float


class DeadlineView(BaseModel):
    """A term; ``clock`` is statutory, institution, agreed or service."""

    basis: list[BasisView]
    clock: str
    code: str
    due: date
    provisional: bool
    raw: date
    state: str
    trigger: date
    workflow_id: str


class DeliveryDetails(BaseModel):
    """A message with what it says and every attempt."""

    attempts: list[AttemptView]
    body: dict[str, Any]
    case_no: str | None
    created_at: AwareDatetime
    id: str
    kind: str
    next_at: AwareDatetime | None
    state: str
    tries: int


class DeliveryView(BaseModel):
    """A message to a webhook; ``next_at`` is when it is tried next, while it is pending."""

    case_no: str | None
    created_at: AwareDatetime
    id: str
    kind: str
    next_at: AwareDatetime | None
    state: str
    tries: int


class DiskView(BaseModel):
    """The disk that holds the home of the installation."""

    free_bytes: int
    total_bytes: int


class DueSum(BaseModel):
    """A sum (fen) falling due on a day."""

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    due_on: date


class DueView(BaseModel):
    """A part of the principal still to be paid."""

    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    due_on: date


class EarlierMediation(BaseModel):
    """A mediation that ended without an agreement."""

    model_config = ConfigDict(
        extra="forbid",
    )
    ended_on: date
    result: Literal["failed", "refused", "unreachable"]


class Enrolment(BaseModel):
    """What it takes to begin: a session that somebody came upon is not enough."""

    model_config = ConfigDict(
        extra="forbid",
    )
    password: Annotated[str, Field(max_length=256, min_length=1)]


class EntryCode(BaseModel):
    """The code that was sent."""

    model_config = ConfigDict(
        extra="forbid",
    )
    code: Annotated[str, Field(pattern="^\\d{6}$")]


class EventView(BaseModel):
    """What happened, when, by whom, and on which basis."""

    actor: str
    basis: list[BasisView]
    facts: dict[str, Any]
    flags: list[str]
    hash: str
    kind: str
    occurred_on: date
    recorded_at: AwareDatetime
    seq: int
    workflow_id: str


class EvidenceRegistration(BaseModel):
    """A file by its digests in lower-case hexadecimal; ``size`` in bytes."""

    model_config = ConfigDict(
        extra="forbid",
    )
    for_party: str | None = None
    name: Annotated[str, Field(max_length=200, min_length=1, pattern="^[^\\x00-\\x1f\\x7f]+$")]
    ordinal: Annotated[int | None, Field(ge=1)] = None
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    size: Annotated[int, Field(ge=0)]
    sm3: Annotated[str | None, Field(pattern="^[0-9a-f]{64}$")] = None


class FailingActivityView(BaseModel):
    """
    An activity that is tried again and again; ``error`` is a code, never a message.

    ``next_attempt_at`` and ``paused`` are Temporal's; empty where it was not reached.
    """

    activity_id: str
    activity_type: str
    attempt: int
    error: str
    failed_at: AwareDatetime
    failing_since: AwareDatetime
    next_attempt_at: AwareDatetime | None
    paused: bool | None
    place: str
    workflow_address: str | None
    workflow_id: str


class FedEvent(BaseModel):
    """An event of a case at its place in the feed: ``id`` is what to read on from."""

    actor: str
    basis: list[BasisView]
    case_no: str
    facts: dict[str, Any]
    flags: list[str]
    hash: str
    id: int
    kind: str
    occurred_on: date
    recorded_at: AwareDatetime
    seq: int
    workflow_id: str


class FeeLineView(BaseModel):
    """What one thing costs; ``up_to`` is the highest sum where it is a range."""

    advanced_by: str
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    basis: list[BasisView]
    borne_by: str
    code: str
    item: str
    up_to: Annotated[
        str | None,
        Field(examples=["186500.00"], pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$"),
    ]


class FeeReadingView(BaseModel):
    """The fees in one reading of the amount in dispute."""

    amount_in_dispute: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    lines: list[FeeLineView]
    reading: str


class FirstAccount(BaseModel):
    """The administrator with whom an installation begins."""

    model_config = ConfigDict(
        extra="forbid",
    )
    name: Annotated[str, Field(max_length=100, min_length=1, pattern="^[^\\x00-\\x1f]+$")]
    password: Annotated[str, Field(max_length=256, min_length=12)]
    username: Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._@-]{1,63}$")]


class FirstCode(BaseModel):
    """The first code of the authenticator."""

    model_config = ConfigDict(
        extra="forbid",
    )
    code: Annotated[str, Field(max_length=64, min_length=1, pattern="^[^\\x00-\\x1f]+$")]
    """动态验证码，或者一个恢复码"""


class ForumElsewhere(BaseModel):
    """An arbitration or a suit already filed: only its outcome is recorded here."""

    model_config = ConfigDict(
        extra="forbid",
    )
    filed_on: date
    forum: Literal["arbitration", "court"]
    name: Annotated[str, Field(max_length=100, min_length=1)]
    number: Annotated[str, Field(max_length=100, min_length=1)]


class Hit(BaseModel):
    """Where the text stands, and a masked passage."""

    excerpt: str
    place: str
    """case_no 案号；party 当事人；agent 代理人；contract_no 合同编号；facts 案情"""


class HoldReason(BaseModel):
    """Why the papers have to be kept."""

    model_config = ConfigDict(
        extra="forbid",
    )
    reason: Annotated[str, Field(max_length=500, min_length=1)]
    """保全原因，例如正在进行的信访、审计或者另案诉讼"""


class HoldView(BaseModel):
    """A hold, and who has lifted it when, once it is over."""

    lifted_at: AwareDatetime | None
    lifted_by: str | None
    placed_at: AwareDatetime
    placed_by: str
    reason: str


class Identity(BaseModel):
    """Who somebody says to be."""

    model_config = ConfigDict(
        extra="forbid",
    )
    name: Annotated[str, Field(max_length=200)]
    number: Annotated[str, Field(max_length=40)]
    """居民身份证等证件号码，或者统一社会信用代码"""


class InFlight(BaseModel):
    """The cases that are not closed, by stage and age, and by bureau."""

    bureaus: dict[str, int]
    cells: list[CellView]
    day: date
    total: int


class InboxNotice(BaseModel):
    """A notice in an inbox; without ``read_at`` nobody has read it yet."""

    case_no: str
    created_at: AwareDatetime
    id: str
    kind: str
    read_at: AwareDatetime | None
    text: str
    title: str


class Instalment(BaseModel):
    """A sum falling due on a day."""

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    due_on: date


class Invitation(BaseModel):
    """A link for one signature; it is told here and never again."""

    agent_id: str | None
    expires_at: AwareDatetime
    link: str
    signer: str


class Invited(BaseModel):
    """Whom the link goes to: the party, or the agent who is to sign in its place."""

    model_config = ConfigDict(
        extra="forbid",
    )
    agent_id: str | None = None
    send: bool = False
    """由系统发到登记的手机或者邮箱"""


class ItemView(BaseModel):
    """A paper or an item of evidence by its key and name."""

    key: str
    name: str


class LateInterest(BaseModel):
    """
    Late interest from ``start`` on; ``agreed`` is empty where the law's default applies.

    ``fixed_sum`` (fen) is a sum the claimant states instead of leaving it to run.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    agreed: AgreedRate | None = None
    fixed_sum: Annotated[
        str | None,
        Field(examples=["186500.00"], pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$"),
    ] = None
    start: date


class LegalRepresentative(BaseModel):
    """The legal representative (法定代表人) or principal of an organisation."""

    model_config = ConfigDict(
        extra="forbid",
    )
    name: Annotated[str, Field(max_length=100, min_length=1)]
    title: Annotated[str, Field(max_length=100, min_length=1)]


class MaintenanceBegun(BaseModel):
    """Why everybody is kept out, and until when that is expected to last."""

    model_config = ConfigDict(
        extra="forbid",
    )
    reason: Annotated[str, Field(max_length=300, min_length=2)]
    """理由，记入操作记录"""
    until: AwareDatetime | None = None
    """预计恢复的时间"""


class MaintenanceView(BaseModel):
    """Whether everybody but those who run the system is kept out."""

    by: str | None
    on: bool
    reason: str | None
    since: AwareDatetime | None
    until: AwareDatetime | None


class MessageView(BaseModel):
    """
    A message on its way out; ``address`` is masked, ``fault`` why the last try failed.

    ``segments`` is how many a text to a telephone takes, ``next_at`` when a pending one is due.
    """

    address: str | None
    case_no: str
    channel: str
    created_at: AwareDatetime
    fault: str | None
    id: str
    kind: str
    next_at: AwareDatetime | None
    recipient: str
    segments: int | None
    sent_at: AwareDatetime | None
    state: str
    template_version: int | None
    transport: str | None
    tries: int


class Messages(BaseModel):
    """A page of messages, newest first, and the cursor of the next one."""

    items: list[MessageView]
    next_cursor: str | None


class MonthView(BaseModel):
    """
    The cases filed in a month, and the share resolved or lawfully escalated in 45 days.

    ``counted`` are those filed more than 45 days ago; without any there is no share yet.
    """

    cases: int
    counted: int
    month: str
    share: float | None


class NewAnswer(BaseModel):
    """What the bureau answers."""

    model_config = ConfigDict(
        extra="forbid",
    )
    text: Annotated[str, Field(max_length=1000, min_length=1)]


class NewNote(BaseModel):
    """What an official notes down."""

    model_config = ConfigDict(
        extra="forbid",
    )
    text: Annotated[str, Field(max_length=2000, min_length=1)]


class NewQuestion(BaseModel):
    """What a party wants to know."""

    model_config = ConfigDict(
        extra="forbid",
    )
    text: Annotated[str, Field(max_length=1000, min_length=1)]


class NewSecret(BaseModel):
    """A TOTP secret (base32) and the address by which an authenticator takes it; shown once."""

    otpauth_uri: str
    secret: str


class NewWebhook(BaseModel):
    """Where to send events of which kinds; a supervisor's is for the own bureau."""

    model_config = ConfigDict(
        extra="forbid",
    )
    bureau: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    """只要这一单位的案件；空表示所有单位"""
    kinds: Annotated[list[str], Field(max_length=50)] = []
    """事件种类；空表示所有种类"""
    url: Annotated[str, Field(max_length=2000)]
    """接收消息的 https 网址"""


class NoteView(BaseModel):
    """A note; ``mine`` ones the caller may strike out. A struck one says when and why."""

    author: str
    id: str
    mine: bool
    role: str
    striking_reason: str | None
    struck_at: AwareDatetime | None
    text: str
    written_at: AwareDatetime


class NoticeKindView(BaseModel):
    """
    A kind of notice: whom it is for, by which channels, and what its texts may say.

    ``version`` is that of the bureau's own texts, none where it uses those of the house.
    """

    audience: str
    channels: list[Literal["page", "sms", "email"]]
    kind: str
    title: str
    variables: dict[str, str]
    version: int | None


class NoticePreview(BaseModel):
    """A text with sample facts; ``segments`` is how many a text to a telephone takes."""

    channel: Literal["page", "sms", "email"]
    """The ways by which a notice reaches somebody."""
    kind: str
    segments: int | None
    text: str
    title: str
    version: int | None


class NoticeView(BaseModel):
    """A notice of a case, and the day its recipient read it."""

    created_at: AwareDatetime
    event: int
    id: int
    kind: str
    opened_on: date | None
    recipient: str


class Organisation(BaseModel):
    """
    A legal person or other organisation. A wrong check digit of its code only warns.

    ``dissolved``: it has been dissolved or struck off the register (注销) and has no capacity.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    address: Annotated[str, Field(max_length=300, min_length=1)]
    agent: Agent | None = None
    bank_account: BankAccount | None = None
    dissolved: bool = False
    email: Annotated[str | None, Field(max_length=254, min_length=1)] = None
    enterprise_size: Literal["large", "medium", "small", "micro"] | None = None
    kind: Literal["organisation"]
    legal_representative: LegalRepresentative
    name: Annotated[str, Field(max_length=100, min_length=1)]
    phone: Annotated[str, Field(max_length=30, min_length=1)]
    uscc: str


class Other(BaseModel):
    """The other case."""

    model_config = ConfigDict(
        extra="forbid",
    )
    other: str


class OutboundView(BaseModel):
    """
    The switch, and what waits behind it.

    ``restored``: the database does not agree with what its home remembers having sent.
    ``messages`` are counted by state. ``quiet_until`` is when quiet hours that are now will end.
    """

    by: str | None
    messages: dict[str, int]
    quiet_until: AwareDatetime | None
    reach: Literal["everybody", "test"]
    reason: str | None
    restored: bool
    since: AwareDatetime | None
    stopped: bool


class Paid(BaseModel):
    """A sum (fen) that has been paid, and the day it was."""

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    paid_on: date


class PaperView(BaseModel):
    """
    A paper and the digests of its files; ``pdf_sha256`` is empty until there is a PDF.

    ``supersedes`` is the paper in whose place it stands, ``superseding_reason`` why;
    ``superseded_by`` is the paper that stands in its own place.
    """

    docx_sha256: str
    docx_sm3: str | None
    kind: str
    paper_id: str
    pdf_sha256: str | None
    superseded_by: str | None
    supersedes: str | None
    superseding_reason: str | None
    title: str
    written_on: date


class PartyCorrection(BaseModel):
    """The details to be corrected; what is left out stays as it is."""

    model_config = ConfigDict(
        extra="forbid",
    )
    address: Annotated[str | None, Field(max_length=200, min_length=4)] = None
    email: Annotated[str | None, Field(max_length=200, pattern="^[^@\\s<>]+@[^@\\s<>]+$")] = None
    phone: Annotated[str | None, Field(pattern="^[0-9+ -]{7,20}$")] = None


class PartyView(BaseModel):
    """
    A party; ``version`` goes into If-Match when it is corrected.

    Where it is ``masked``, name and details tell people apart and no more.
    """

    details: dict[str, Any]
    masked: bool
    name: str
    party_id: str
    side: str
    version: int


class PasswordChange(BaseModel):
    """The password as it is and as it shall be."""

    model_config = ConfigDict(
        extra="forbid",
    )
    current: Annotated[str, Field(max_length=256, min_length=1)]
    new: Annotated[str, Field(max_length=256, min_length=12)]


class PasswordReset(BaseModel):
    """A new password, for somebody who has lost the old one."""

    model_config = ConfigDict(
        extra="forbid",
    )
    password: Annotated[str, Field(max_length=256, min_length=12)]


class PauseView(BaseModel):
    """That the service clock of a case stands still for a ground, and since when."""

    case_no: str
    ground: str
    since: date


class Person(BaseModel):
    """A natural person, identified by one of the accepted papers."""

    model_config = ConfigDict(
        extra="forbid",
    )
    address: Annotated[str, Field(max_length=300, min_length=1)]
    agent: Agent | None = None
    bank_account: BankAccount | None = None
    email: Annotated[str | None, Field(max_length=254, min_length=1)] = None
    employer: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    enterprise_size: Literal["large", "medium", "small", "micro"] | None = None
    ethnicity: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    id_number: str
    id_type: Literal[
        "resident_id", "passport", "hk_macau_permit", "taiwan_permit", "foreign_pr_card"
    ]
    """The papers by which a natural person is identified."""
    kind: Literal["person"]
    name: Annotated[str, Field(max_length=100, min_length=1)]
    occupation: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    phone: Annotated[str, Field(max_length=30, min_length=1)]
    sex: Literal["男", "女"]


class PlaceView(BaseModel):
    """One signature that a paper needs, and what has become of it."""

    agent_id: str | None
    attested_by: str | None
    consent: str | None
    done_at: AwareDatetime | None
    manner: str | None
    rank: int
    scan_sha256: str | None
    signer: str
    state: str
    user_id: str | None


class Preservation(BaseModel):
    """A preservation measure already taken, before a suit or during one."""

    model_config = ConfigDict(
        extra="forbid",
    )
    court: Annotated[str, Field(max_length=100, min_length=1)]
    pre_suit: bool
    taken_on: date


class Problem(BaseModel):
    """A problem as it is answered (RFC 9457); some kinds have further members."""

    model_config = ConfigDict(
        extra="allow",
    )
    code: str
    detail: str | None = None
    errors: list[BodyError] | None = None
    """每个有误的字段"""
    field: str | None = None
    """有误的字段"""
    open_steps: list[str] | None = None
    """现在可以办理的步骤"""
    reference: str | None = None
    """告知管理员的编号"""
    status: int
    title: str
    title_en: str
    type: str


class PromiseView(BaseModel):
    """
    How the 45 days are kept: by month of filing, budgets that are spent, pauses that hold.

    ``share`` is that of all the months shown. ``spent``: cases in flight that have used up a budget
    of the service level, by the code of its term. ``pauses`` are the longest ones.
    """

    day: date
    grounds: dict[str, int]
    months: list[MonthView]
    pauses: list[PauseView]
    share: float | None
    spent: dict[str, int]


class Proof(BaseModel):
    """What proves the act of a party that a clerk records for it."""

    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["signed_sheet", "read_out", "recording"]
    """What proves that a party did what is recorded for it."""
    sha256: Annotated[str | None, Field(pattern="^[0-9a-f]{64}$")] = None
    """签名扫描件或者录音录像的 SHA-256 摘要"""
    witnesses: Annotated[list[str] | None, Field(max_length=10)] = None
    """见证人姓名；宣读确认须两名以上"""


class ProposedMediator(BaseModel):
    """A mediator who may take the case, and the open cases he already has."""

    mediator: str
    name: str
    open_cases: int


class QuestionView(BaseModel):
    """A question; ``answer`` is empty until the bureau has answered."""

    answer: str | None
    answered_at: AwareDatetime | None
    asked_at: AwareDatetime
    id: str
    party_id: str
    text: str


class QueueView(BaseModel):
    """A task queue: the workers that poll it, and what waits for them."""

    backlog: int
    kind: Literal["workflow", "activity"]
    oldest_seconds: float
    workers: int


class ReasonView(BaseModel):
    """What a court or institution found missing or wrong; ``paper`` is the kind at fault."""

    paper: str | None
    reason: str


class Reassigned(BaseModel):
    """What became of one case; ``pending`` ones are gone on with until they are answered."""

    case_no: str
    code: str | None = None
    detail: str | None = None
    event: int | None = None
    state: Literal["done", "refused", "pending"]


class Reassignment(BaseModel):
    """All the cases, or those named, that pass from one clerk or mediator to another."""

    model_config = ConfigDict(
        extra="forbid",
    )
    cases: Annotated[list[str] | None, Field(max_length=2000)] = None
    """缺省为其全部未结案件"""
    official: str
    """原经办人或者调解员的账户"""
    reason: Literal["distribution", "absence", "workload", "conflict", "other"]
    """Why a case is given to a clerk, or taken from one and given to another."""
    record: Annotated[str, Field(max_length=2000, min_length=1)]
    """改派的说明"""
    successor: str
    """接手的账户"""


class Reassignments(BaseModel):
    """What became of each case."""

    items: list[Reassigned]


class ReceiptDocument(BaseModel):
    """
    A receipt: what it says, the installation's signature over that, and the public keys.

    ``proof`` is its place in the tree under a daily seal, empty until the next seal is made.
    """

    format: str = "jiefen-receipt-proof/1"
    keys: list[dict[str, str]]
    proof: dict[str, Any] | None
    receipt: dict[str, Any]
    signature: dict[str, Any]


class RecoveryCodes(BaseModel):
    """Codes that stand in for a lost authenticator, each once; shown once."""

    recovery_codes: list[str]


class RelatedView(BaseModel):
    """A case that may belong with another, and why."""

    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    case_no: str
    filed_on: date
    grounds: list[Literal["same_parties", "same_contract", "guarantor_in_common", "linked"]]
    stage: str


class ReliefView(BaseModel):
    """A ground on which the claimant may ask for relief from court fees, and what proves it."""

    ground: str
    name: str
    proof: list[str]
    relief: str


class Removal(BaseModel):
    """What it takes to give up the second factor."""

    model_config = ConfigDict(
        extra="forbid",
    )
    code: Annotated[str, Field(max_length=64, min_length=1, pattern="^[^\\x00-\\x1f]+$")]
    """动态验证码，或者一个恢复码"""
    password: Annotated[str, Field(max_length=256, min_length=1)]


class Renewal(BaseModel):
    """A refresh token, to be exchanged for the next pair of tokens."""

    model_config = ConfigDict(
        extra="forbid",
    )
    refresh_token: Annotated[str, Field(max_length=256, min_length=1)]


class ReportRow(BaseModel):
    """
    The figures of a group of cases. Shares lie between 0 and 1, days are natural days.

    ``counted``: filed more than 45 days ago; ``share`` of them in 45 days, ``service_share``
    likewise without the days on which the service clock stood still. Mean and percentiles are of
    the ``resolved`` cases. ``settled`` of the ``ended`` mediations. ``saved`` is ``court_halved``
    less ``paid``, for the ``without_suit`` cases.
    """

    cases: int
    counted: int
    court_full: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    court_halved: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    ended: int
    mean_days: float | None
    name: str
    p50_days: int | None
    p90_days: int | None
    paid: str
    resolved: int
    saved: str
    service_share: float | None
    settled: int
    settlement_rate: float | None
    share: float | None
    without_suit: int


class ResetWorkflow(BaseModel):
    """A workflow that is to go on from its last workflow task that succeeded."""

    model_config = ConfigDict(
        extra="forbid",
    )
    reason: Annotated[str, Field(max_length=300, min_length=1)]
    """重试的理由，记入查阅记录"""
    workflow_id: Annotated[str, Field(pattern="^[a-z_]+/JF\\d{4}-\\d{6,}(/[a-z0-9_/]+)?$")]


class Resumed(BaseModel):
    """The switch as it stands now; what was discarded, and what the home knows to be sent."""

    by: str | None
    discarded: int
    messages: dict[str, int]
    quiet_until: AwareDatetime | None
    reach: Literal["everybody", "test"]
    reason: str | None
    restored: bool
    sent_before: int
    since: AwareDatetime | None
    stopped: bool


class Resumption(BaseModel):
    """Why everything goes on, and what of that which waits is never to be sent."""

    model_config = ConfigDict(
        extra="forbid",
    )
    discard_before: AwareDatetime | None = None
    """此前写成、尚未发送的短信和邮件作废"""
    reason: Annotated[str, Field(max_length=300, min_length=2)]
    """理由，记入操作记录"""


class Retried(BaseModel):
    """What was set going again; ``run_id`` is the workflow's run from now on."""

    run_id: str
    workflow_id: str


class RetryActivity(BaseModel):
    """An activity that is to be tried at once."""

    model_config = ConfigDict(
        extra="forbid",
    )
    activity_id: Annotated[str, Field(max_length=100, min_length=1)]
    reason: Annotated[str, Field(max_length=300, min_length=1)]
    """重试的理由，记入查阅记录"""
    workflow_id: Annotated[str, Field(pattern="^[a-z_]+/JF\\d{4}-\\d{6,}(/[a-z0-9_/]+)?$")]


class Rotation(BaseModel):
    """How a key is rotated: how long the new secret is valid, and the one before it still is."""

    model_config = ConfigDict(
        extra="forbid",
    )
    overlap_hours: Annotated[int, Field(ge=0, le=168)] = 24
    """原密钥继续有效的小时数；0 为立即失效"""
    valid_days: Annotated[int, Field(ge=1, le=366)] = 90
    """自现在起的有效天数"""


class RoundView(BaseModel):
    """
    The signing of a paper: its PDF as written, and the newest version with signatures.

    ``complete``: nothing is left to be signed.
    """

    complete: bool
    paper_id: str
    pdf_sha256: str
    places: list[PlaceView]
    round_id: str
    sealed_at: AwareDatetime | None
    signed_pdf_sha256: str
    started_at: AwareDatetime


class RouteView(BaseModel):
    """
    What the law leaves open, the preferred step first.

    ``flags`` hold what needs a person's eye: rules not verified, running terms, open questions.
    """

    blocked: list[BlockedView]
    flags: list[str]
    next: list[str]
    rows: list[str]


class RowProblem(BaseModel):
    """What is wrong with a row: the field of the document, the column of the sheet, and why."""

    code: str
    column: str | None = None
    detail: str
    field: str
    heading: str | None = None


class SealView(BaseModel):
    """A daily seal: what it says, and who has signed that."""

    seal: dict[str, Any]
    signatures: list[dict[str, Any]]


class SealedFigure(BaseModel):
    """What the claimant takes at least, or the respondent pays at most: yuan in the body."""

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]


class SecondFactorRoles(BaseModel):
    """The roles whose accounts must have a second factor."""

    model_config = ConfigDict(
        extra="forbid",
    )
    roles: list[Literal["clerk", "supervisor", "mediator", "arbitrator", "party", "ops", "admin"]]


class SecondFactorView(BaseModel):
    """Whether there is a second factor, whether the role asks for one, and the codes left."""

    enrolled_at: AwareDatetime | None
    recovery_codes_left: int
    required: bool


class SessionView(BaseModel):
    """A session of one's own; ``current`` is the one that asks."""

    address: str
    current: bool
    expires_at: AwareDatetime
    program: str
    session_id: str
    started_at: AwareDatetime
    used_at: AwareDatetime


class Share(BaseModel):
    """How many parties have come so far, and their share of all: a decimal between 0 and 1."""

    count: int
    share: str


class ShareView(BaseModel):
    """What of a payment goes to one debt of the case."""

    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    workflow_id: str


class SideFigures(BaseModel):
    """Of the parties of a side, those that were served, opened, were identified, answered."""

    answered: Share
    identified: Share
    opened: Share
    parties: int
    served: Share
    side: str


class Signature(BaseModel):
    """A signature: the code from the phone, consent, and strokes where it was drawn."""

    model_config = ConfigDict(
        extra="forbid",
    )
    code: Annotated[str, Field(pattern="^\\d{6}$")]
    consents: bool
    drawn: Annotated[list[list[list[Any]]], Field(max_length=100)] = []


class SigningView(BaseModel):
    """
    What is seen by a link.

    ``signatory`` is the party, or its agent; ``phone`` where codes go, masked; ``code_sent``: the
    last one is still good; ``used``: the link has served.
    """

    code_sent: bool
    complete: bool
    consent: str
    expires_at: AwareDatetime
    identified: bool
    party: str
    phone: str
    read: bool
    sha256: str
    signatory: str
    state: str
    title: str
    used: bool


class SpanView(BaseModel):
    """A stage of a case, from its first to its last day."""

    begin: date
    end: date
    stage: str


class StageRow(BaseModel):
    """The natural days of the stays in a stage of the service level that are over."""

    mean_days: float | None
    p50_days: int | None
    p90_days: int | None
    stage: str
    stays: int


class StepAnswer(BaseModel):
    """What a step did: the event it became in the case's log."""

    case_no: str
    event: int
    occurred_on: date
    stage: str
    step: str


class StepView(BaseModel):
    """
    A step that can be taken now; a ``late`` one only for acts done by ``until``.

    ``href`` is where it is sent by POST (what is left in braces is for the caller to fill in),
    ``input`` the JSON Schema of what is sent. ``deadline`` is the next statutory term of its stage.
    ``on_behalf``: it is a party's, for whom the caller may record it with what proves it.
    """

    basis: list[BasisView]
    deadline: DeadlineView | None
    href: str
    input: dict[str, Any]
    late: bool
    method: str
    on_behalf: bool
    roles: list[str]
    since: date
    stage: str
    step: str
    title: str
    until: date | None
    workflow_id: str


class Striking(BaseModel):
    """Why a note is struck out."""

    model_config = ConfigDict(
        extra="forbid",
    )
    reason: Annotated[str, Field(max_length=200, min_length=2)]


class StuckWorkflow(BaseModel):
    """
    A workflow in which something was to happen and has not.

    ``terms`` have ended and still run on record; ``commands`` are not answered. ``task_attempt``
    above 1: its workflow task fails. ``state``: gone where Temporal knows no such workflow,
    unknown where it was not reached.
    """

    case_no: str
    commands: list[str]
    since: date
    state: Literal["waiting", "task_failing", "gone", "unknown"]
    task_attempt: int | None
    terms: list[str]
    workflow_address: str | None
    workflow_id: str


class Submitted(BaseModel):
    """A dispute on record, with what may be done first and what needs a person's eye."""

    advice: RouteView
    case_no: str
    related: list[RelatedView]
    stage: str
    warnings: list[dict[str, Any]]


class Succession(BaseModel):
    """Who takes a party's place, and on what grounds (``record``: 继承、合并、清算等依据)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    occurred_on: date | None = None
    party_id: str
    record: str
    successor: Annotated[Organisation | Person, Field(discriminator="kind")]


class SumsView(BaseModel):
    """A sum by heads; ``doubled`` is the doubled part of interest for delayed performance."""

    costs: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    doubled: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    interest: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    principal: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    total: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]


class Terms(BaseModel):
    """
    What the parties agreed to: sums and days that a court can enforce as they stand.

    ``guarantee_until`` is the new end of the guarantee period where guarantors join.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    acceleration: bool = True
    guarantee_until: date | None = None
    guarantors: list[str] = []
    instalments: Annotated[list[Instalment], Field(max_length=60, min_length=1)]
    total: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]


class Token(BaseModel):
    """
    An access token, and the refresh token by which the session goes on.

    ``expires_in`` is in seconds and of the access token; no token outlives ``session_expires_at``.
    """

    access_token: str
    expires_in: int = 900
    refresh_token: str
    session_expires_at: AwareDatetime
    token_type: str = "bearer"


class ToldApiKey(BaseModel):
    """A key with its secret, which is told once: ``key`` is empty where a request is repeated."""

    addresses: list[str]
    bureau: str | None
    expires_at: AwareDatetime
    id: str
    key: str | None
    last_used_at: AwareDatetime | None
    last_used_from: str | None
    made_at: AwareDatetime
    made_by: str
    name: str
    previous_until: AwareDatetime | None
    revoked_at: AwareDatetime | None
    role: Literal["clerk", "supervisor", "mediator", "arbitrator", "party", "ops", "admin"]
    """Who acts."""
    rotated_at: AwareDatetime | None
    scopes: list[
        Literal[
            "cases:read",
            "cases:write",
            "papers:read",
            "papers:write",
            "worklist:read",
            "webhooks:manage",
        ]
    ]


class Unmasking(BaseModel):
    """Why the personal data of a case are needed in full."""

    model_config = ConfigDict(
        extra="forbid",
    )
    reason: Annotated[str, Field(max_length=200, min_length=2)]
    """查看完整个人信息的理由"""


class ViewBody(BaseModel):
    """A view as it is saved. Only a supervisor shares one, with the whole bureau."""

    model_config = ConfigDict(
        extra="forbid",
    )
    filter: CaseFilter
    name: Annotated[str, Field(max_length=40, min_length=1)]
    shared: bool = False
    """是否供本局共用，仅主管可以设置"""
    sort: Literal["due", "-due", "filed", "-filed", "amount", "-amount", "case_no", "-case_no"] = (
        "due"
    )


class ViewItem(BaseModel):
    """A saved view; ``query`` is what follows ``/api/v1/cases?`` to list its cases."""

    model_config = ConfigDict(
        extra="forbid",
    )
    filter: CaseFilter
    id: str
    name: Annotated[str, Field(max_length=40, min_length=1)]
    owner: str
    query: str
    shared: bool = False
    """是否供本局共用，仅主管可以设置"""
    sort: Literal["due", "-due", "filed", "-filed", "amount", "-amount", "case_no", "-case_no"] = (
        "due"
    )
    version: int


class Views(BaseModel):
    """The views that the caller may use, by name."""

    views: list[ViewItem]


class WaitingView(BaseModel):
    """How many wait (with ``more``: more than that), and since which day the first."""

    count: int
    more: bool
    oldest: date | None


class WebhookChange(BaseModel):
    """What is to be changed; ``active`` stops it or lets it go on."""

    model_config = ConfigDict(
        extra="forbid",
    )
    active: bool | None = None
    kinds: Annotated[list[str] | None, Field(max_length=50)] = None
    """事件种类；空表示所有种类"""
    url: Annotated[str | None, Field(max_length=2000)] = None
    """接收消息的 https 网址"""


class WebhookHealth(BaseModel):
    """A webhook to which nothing gets through; ``receiver`` is its host."""

    bureau: str | None
    disabled_because: str | None
    failing_since: AwareDatetime | None
    id: str
    pending: int
    receiver: str


class WebhookView(BaseModel):
    """A webhook. ``failing_since`` is the attempt since which none has succeeded."""

    active: bool
    bureau: str | None
    created_at: AwareDatetime
    created_by: str
    disabled_at: AwareDatetime | None
    disabled_because: str | None
    earlier_secret_until: AwareDatetime | None
    failing_since: AwareDatetime | None
    id: str
    kinds: list[str]
    url: str


class WebhookWithSecret(BaseModel):
    """A webhook with the secret that its messages are signed with. It is shown here alone."""

    active: bool
    bureau: str | None
    created_at: AwareDatetime
    created_by: str
    disabled_at: AwareDatetime | None
    disabled_because: str | None
    earlier_secret_until: AwareDatetime | None
    failing_since: AwareDatetime | None
    id: str
    kinds: list[str]
    secret: str
    url: str


class WorklistCounts(BaseModel):
    """How many cases meet the filter, by stage and by when they are next due."""

    due: dict[str, CountView]
    """overdue 已过；today 今天；within_3_days、within_7_days 三日、七日内；later 更晚；none 没有进行中的期限"""
    stages: dict[str, CountView]
    total: CountView


class WorklistItem(BaseModel):
    """
    A case in the list; ``amount`` is the amount in dispute.

    ``assignee`` is the account of the clerk in charge. Parties are masked, and left out for those
    who run the system and see into no case.
    """

    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    assignee: str | None
    case_no: str
    claimants: list[str]
    debt_type: str
    filed_on: date
    next_due: date | None
    respondents: list[str]
    stage: str


class AcceptTransfer(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class AcknowledgeAlert(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class AnswerArbitrationOffer(BaseModel):
    """A party signs the offered agreement or declines it; silence is no signature."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    signed: bool


class ApplyForArbitration(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ApplyForConfirmation(BaseModel):
    """A joint application: every party to the agreement applies (民事诉讼法 205)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    applicants: Annotated[list[str], Field(min_length=2)]
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ApplyForEnforcement(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ApplyForNonEnforcement(BaseModel):
    """A respondent asks that the award not be enforced; with ``security`` enforcement stays."""

    model_config = ConfigDict(
        extra="forbid",
    )
    applicant: str
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    grounds: Annotated[
        list[
            Literal[
                "no_agreement",
                "out_of_scope",
                "tribunal_or_procedure",
                "forged_evidence",
                "withheld_evidence",
                "arbitrator_misconduct",
                "public_interest",
            ]
        ],
        Field(min_length=1),
    ]
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    security: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")] = "0.00"


class ApplyForPaymentOrder(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ApplyForPreservation(BaseModel):
    """
    Preservation of property worth ``amount``; leads and reasons are in the act's record.

    ``security`` is what the applicant gives with the application; 0 where none is given yet.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    properties: Annotated[
        list[Literal["bank_deposit", "movable", "real_estate", "other_right"]],
        Field(min_length=1),
    ]
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    security: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")] = "0.00"
    security_form: Literal["cash", "property", "guarantee", "insurance", "bank_letter"] | None = (
        None
    )
    urgent: bool = False


class ApplyForSetAside(BaseModel):
    """A party asks that the award be set aside; ``applicant`` is its id (仲裁法 71)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    applicant: str
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    grounds: Annotated[
        list[
            Literal[
                "no_agreement",
                "out_of_scope",
                "tribunal_or_procedure",
                "forged_evidence",
                "withheld_evidence",
                "arbitrator_misconduct",
                "public_interest",
            ]
        ],
        Field(min_length=1),
    ]
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ApplyForValidityRuling(BaseModel):
    """A party objects to the arbitration agreement; where both are asked, the court rules."""

    model_config = ConfigDict(
        extra="forbid",
    )
    applicant: str
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    forum: Literal["institution", "tribunal", "court"]
    """Whom a party asks whether the arbitration agreement is valid (仲裁法 31)."""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class AgreeOnDocumentsOnly(BaseModel):
    """The parties agree to an award without a hearing (仲裁法 51)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    agreed_by: list[str]
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class AgreeOnTribunal(BaseModel):
    """The parties agree on a sole arbitrator or on three (仲裁法 42–44)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    agreed_by: list[str]
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    size: Literal[1, 3]


class AmendArbitrationClaims(BaseModel):
    """The claimant waives or changes its claims; ``amount`` is what it now claims (38)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ChallengeArbitrator(BaseModel):
    """A party challenges an arbitrator; ``learned_on``: when it learned of the ground (47)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    arbitrator: str
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    ground: Literal["party_or_relative", "interest", "other_relation", "private_contact"]
    """Why an arbitrator must withdraw (仲裁法 46)."""
    learned_on: date | None = None
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class CommissionAppraisal(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class CorrectAward(BaseModel):
    """The tribunal corrects the award; what is not named stays as it was (仲裁法 69)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[
        str | None,
        Field(examples=["186500.00"], pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$"),
    ] = None
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    costs: Annotated[
        str | None,
        Field(examples=["186500.00"], pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$"),
    ] = None
    error: Literal["clerical", "computation", "omission"]
    """What of an award may be corrected (仲裁法 69)."""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    perform_by: date | None = None
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class DecideChallenge(BaseModel):
    """The director's decision on a challenge (仲裁法 48)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    arbitrator: str
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    upheld: bool


class DecideFeeDeferral(BaseModel):
    """
    The institution lets the fee be paid later, by ``until``, or does not (收费办法 6).

    ``reduced_to`` is the fee that it asks instead, where its rules let it reduce it.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    granted: bool
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    reduced_to: Annotated[
        str | None,
        Field(examples=["186500.00"], pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$"),
    ] = None
    until: date | None = None


class DecideJurisdiction(BaseModel):
    """The decision on the objection: whether the arbitration goes on."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by: Literal["institution", "tribunal"]
    """Who decides on the objection; a court that is asked rules in its own track (仲裁法 31)."""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    competent: bool
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class DecidePostponement(BaseModel):
    """Whether the hearing is put off: the tribunal decides (仲裁法 53)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    granted: bool
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class DecideRepetition(BaseModel):
    """Whether what was heard before the replacement is heard again: the tribunal decides (49)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    repeat: bool


class DeclineAwardCorrection(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class DiscloseCircumstances(BaseModel):
    """
    An arbitrator's written statement: whether there are circumstances to disclose (45).

    What they are goes with the act as its record.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    circumstances: bool
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class DismissAsSham(BaseModel):
    """The tribunal dismisses the claims."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    kind: Literal["fabricated", "collusion"]
    """Why the tribunal dismisses an application as a sham (仲裁法 61)."""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ExtendAwardTerm(BaseModel):
    """The director lets the tribunal take longer, by so many months in all."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    months: Annotated[int, Field(ge=1, le=6)]
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class FileCounterclaim(BaseModel):
    """A counterclaim, or a set-off, and its amount; ``prepaid`` is its fee (38; 收费办法 4)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    kind: Literal["set_off", "counterclaim"]
    """What the debtor sets against the claim."""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    prepaid: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")] = "0.00"
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class FormTribunal(BaseModel):
    """
    A sole arbitrator or three, the first presiding, by their accounts; never the mediator.

    ``appointed`` are those the director appoints; the parties chose the others. ``entrusted_by``
    are the parties who asked the director to appoint (仲裁法 43, 44).
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    appointed: list[str] = []
    arbitrators: Annotated[list[str], Field(max_length=3, min_length=1)]
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    entrusted_by: list[str] = []
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class HoldHearing(BaseModel):
    """
    A hearing held; its record is in the act's submission.

    ``excused``: absent for a good reason; ``left``: present, but gone without leave, which counts
    as absent (54). ``adjourned_to``: the day it goes on.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    adjourned_to: date | None = None
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    excused: list[str] = []
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    left: list[str] = []
    mode: Literal["on_site", "online", "phone"]
    """How a session or hearing is held."""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    present: list[str]
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class IssueMediationStatement(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class MakeAward(BaseModel):
    """
    The award: what is to be paid, and by when; ``costs`` are the fees the respondent bears.

    ``counterclaim`` is what is granted on a counterclaim, 0 where it is dismissed; of a set-off it
    is what has been set off, and ``amount`` is what remains.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    by_default: bool = False
    costs: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    counterclaim: Annotated[
        str | None,
        Field(examples=["186500.00"], pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$"),
    ] = None
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    perform_by: date
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class MakeConsentAward(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class NotifyHearing(BaseModel):
    """
    The parties are told of the hearing in writing (53).

    ``agreed_by`` are the parties who agree to shorter notice than the rules give.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    agreed_by: list[str] = []
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    mode: Literal["on_site", "online", "phone"]
    """How a session or hearing is held."""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    on: date
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ObjectToJurisdiction(BaseModel):
    """An objection before the first hearing (仲裁法 31)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    ground: Literal["no_agreement", "agreement_invalid", "beyond_agreement"]
    """Why a party says that the arbitration has no footing (仲裁法 28, 31)."""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ObjectToOnlineHearing(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordAppraisal(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordArbitrationAcceptance(BaseModel):
    """The institution accepts the application (仲裁法 35)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    file_no: Annotated[str, Field(max_length=60, min_length=4)]
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordArbitrationAnswer(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordArbitrationRefusal(BaseModel):
    """The institution refuses, in writing and with its reason; its words go with the act."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    reason: Literal[
        "no_agreement",
        "other_institution",
        "not_arbitrable",
        "no_definite_claim",
        "materials_missing",
    ]
    """Why an institution does not accept an application (仲裁法 32, 35)."""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordAwardService(BaseModel):
    """Who received the award that day; nobody named: every party that had not (41, 72)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    parties: list[str] = []
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordNoticeService(BaseModel):
    """Who received the notice of arbitration that day; nobody named: all who had not (36, 41)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    parties: list[str] = []
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordPrepayment(BaseModel):
    """The claimant prepays the arbitration fee."""

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordTribunalSettlement(BaseModel):
    """A settlement before the tribunal, to be put into a consent award (仲裁法 62–65)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    terms: Terms


class RenegeOnMediationStatement(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ReopenArbitration(BaseModel):
    """The tribunal arbitrates again as the court has notified it, by ``until`` (仲裁法 74)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    court_case_no: Annotated[str, Field(max_length=60, min_length=4)]
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    until: date


class ReplaceArbitrator(BaseModel):
    """Another arbitrator, chosen or appointed as the one before him (仲裁法 49)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    reason: Literal["challenged", "withdrew", "unable", "removed"]
    """Why an arbitrator no longer serves (仲裁法 49)."""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    removed: str
    replacement: str


class RequestArbitrationSupplement(BaseModel):
    """The institution has the claimant supplement its application within a term of its rules."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    items: Annotated[
        list[Literal["application", "agreement", "identity", "authority", "evidence", "copies"]],
        Field(min_length=1),
    ]
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RequestAwardCorrection(BaseModel):
    """A party asks for a correction within thirty days of receipt (仲裁法 69)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    error: Literal["clerical", "computation", "omission"]
    """What of an award may be corrected (仲裁法 69)."""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RequestFeeDeferral(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RequestPostponement(BaseModel):
    """A party asks for a later hearing; ``unforeseen``: its reason arose after the rules' term."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    unforeseen: bool = False


class SelectArbitrator(BaseModel):
    """A party's choice: its own arbitrator or the sole one, and of three the presiding one (43)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    arbitrator: str
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    presiding: str | None = None
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class SetEvidenceTerm(BaseModel):
    """The tribunal's own last day for evidence."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    until: date


class SignForMediationStatement(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class SubmitEvidence(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class SubmitEvidenceOpinion(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class SupplementArbitrationApplication(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class WithdrawArbitration(BaseModel):
    """
    The claimant withdraws its application, with the settlement that led to it if any (62, 63).

    ``refund``: what the institution pays back of the fee once a tribunal sits; before that all of
    it is paid back (收费办法 12).
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    refund: Annotated[
        str | None,
        Field(examples=["186500.00"], pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$"),
    ] = None
    terms: Terms | None = None


class WithdrawCounterclaim(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ClaimCase(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ClearSuspicion(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class CorrectTrigger(BaseModel):
    """The day that set off these terms was another; its evidence goes with the act."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    terms: Annotated[list[str], Field(max_length=10, min_length=1)]
    trigger: date


class ApplyForFeeRelief(BaseModel):
    """The relief asked for; only a natural person may ask for a waiver."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    relief: Literal["defer", "reduce", "waive"]
    """Relief from the court fee (诉讼费用交纳办法 44)."""


class ApplyForPreservationReconsideration(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ApplyForPreservationRenewal(BaseModel):
    """The applicant asks that a measure be held on (财产保全规定 18)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    measure: Annotated[int, Field(ge=1)]
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class BringCounterclaim(BaseModel):
    """What the respondent claims in return (民事诉讼法 54)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ConvertProcedure(BaseModel):
    """The procedure that the court goes on in (民事诉讼法 169, 170)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    to: Literal["small_claims", "simplified", "ordinary"]
    """The three procedures in which a court tries a claim."""


class CountTimeAgain(BaseModel):
    """Time that the trial limit does not count begins or ends."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    ground: Literal["appraisal", "settlement_talks"]
    """The grounds that the court notes; the others are known from what happened."""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class DeclineSuit(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class EndEnforcement(BaseModel):
    """The court ends the enforcement, or for want of assets this round of it (解释 517)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    reason: Literal["withdrawn", "settled", "title_revoked", "nothing_left", "no_assets"]
    """How an enforcement ends without full recovery (民事诉讼法 268)."""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class EndPaymentOrder(BaseModel):
    """The creditor sues on the same debt, or withdraws his application."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    reason: Literal["sued", "withdrawn"]
    """How the creditor himself ends the procedure (解释 430)."""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class EscalateEnforcement(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ExcludeTime(BaseModel):
    """Time that the trial limit does not count begins or ends."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    ground: Literal["appraisal", "settlement_talks"]
    """The grounds that the court notes; the others are known from what happened."""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ExtendLimit(BaseModel):
    """An extension that the law allows, in the unit of the term: months, or days for a ruling."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by: Annotated[int, Field(ge=1, le=12)]
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class GivePreservationSecurity(BaseModel):
    """Security the applicant gives, in addition to what it gave before."""

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    form: Literal["cash", "property", "guarantee", "insurance", "bank_letter"]
    """How security is given (财产保全规定 6–8)."""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class HoldTrial(BaseModel):
    """
    A court hearing that took place.

    ``waived_by`` names the parties who needed neither the rest of their time to answer nor one
    for evidence (解释 266).
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    mode: Literal["on_site", "online", "phone"]
    """How a session or hearing is held."""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    present: list[str]
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    waived_by: list[str] = []


class ObjectToConfirmation(BaseModel):
    """
    An objection to a confirmation (解释 372): of a party, or of an outsider who says since
    when he has known of the harm.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    outsider_knew_on: date | None = None
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ObjectToCourtJurisdiction(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ObjectToPaymentOrder(BaseModel):
    """An objection to a payment order. ``amount``: to a part of the sum only (解释 432)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[
        str | None,
        Field(examples=["186500.00"], pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$"),
    ] = None
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    ground: Literal["disputes_debt", "cannot_pay", "needs_time", "other_manner"] = "disputes_debt"
    """What the debtor says. Only the first is an objection to the debt (解释 436)."""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    written: bool = True


class OrderPreservationSecurity(BaseModel):
    """The security the court orders, instead of what is due without an order."""

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordAnswer(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordAppeal(BaseModel):
    """Who appeals; left out where the party itself records its appeal."""

    model_config = ConfigDict(
        extra="forbid",
    )
    appellants: list[str] = []
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordCounterclaimDecision(BaseModel):
    """Whether the court hears the counterclaim together with the suit."""

    model_config = ConfigDict(
        extra="forbid",
    )
    accepted: bool
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordCourtSettlement(BaseModel):
    """
    A settlement in court, recorded in the court's mediation statement (民事诉讼法 100).

    ``signed_in_court``: all parties have signed for the statement, so that it has effect.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    signed_in_court: bool = True
    terms: Terms


class RecordEnforcementCosts(BaseModel):
    """Costs of the enforcement that the debtor bears: fee, appraisal, sale."""

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordEnforcementNotice(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordFailedService(BaseModel):
    """An attempt to serve these parties that came to nothing; another may follow."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    method: Literal["in_person", "post", "electronic", "leave_behind"]
    """How a document was served."""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    party_ids: Annotated[list[str], Field(min_length=1)]
    reason: Literal[
        "not_at_address", "address_unknown", "refused_to_receive", "unclaimed", "not_delivered"
    ]
    """Why a document could not be served."""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordFeePayment(BaseModel):
    """The court fee as paid."""

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordFeeReliefDecision(BaseModel):
    """Whether relief is granted; ``payable`` is what is still to be paid after a reduction."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    granted: bool
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    payable: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")] = "0.00"
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordFilingAcceptance(BaseModel):
    """The court registers the case; ``case_no`` is the court's own number."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    court_case_no: Annotated[str, Field(max_length=60, min_length=6)]
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordFilingRefusal(BaseModel):
    """The court does not take the case, and why; in a suit by a ruling open to appeal."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    reason: Literal[
        "no_standing",
        "no_clear_respondent",
        "no_jurisdiction",
        "arbitration_agreed",
        "already_decided",
        "papers_incomplete",
        "conditions_not_met",
    ]
    """Why a court does not take a case (民事诉讼法 122, 127)."""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordJudgment(BaseModel):
    """
    What the judgment grants and by when it is to be performed; 0 means dismissed.

    ``served_on``: all received it on that day; where it is left out it is served on each party
    afterwards. ``counterclaim_granted`` is what the respondents
    are granted in return.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    costs: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    counterclaim_granted: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")] = "0.00"
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    perform_by: date
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    served_on: date | None = None


class RecordJurisdictionRuling(BaseModel):
    """The ruling on an objection to jurisdiction: ``court`` takes the case where it succeeds."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    court: Annotated[str | None, Field(max_length=40, min_length=6, pattern="人民法院$")] = None
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    served_on: date


class RecordMeasure(BaseModel):
    """A measure against a debtor: what it secured, and until when it holds."""

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[
        str | None,
        Field(examples=["186500.00"], pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$"),
    ] = None
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    kind: Literal[
        "inquiry",
        "freezing",
        "sealing",
        "transfer",
        "sale",
        "restricted_spending",
        "defaulters_list",
    ]
    """What the court does against property or person of a debtor (民事诉讼法 253)."""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    party_id: str
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    until: date | None = None


class RecordNonEnforcementAcceptance(BaseModel):
    """The court registers the case; ``case_no`` is the court's own number."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    court_case_no: Annotated[str, Field(max_length=60, min_length=6)]
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordNonEnforcementRefusal(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordNonEnforcementRuling(BaseModel):
    """The ruling, in force once served (仲裁司法审查规定 20); the act's day is that day."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    result: Literal["granted", "dismissed", "withdrawn"]
    """What a court rules on an application against an award."""


class RecordObjectionRejection(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordObjectionRuling(BaseModel):
    """Whether the confirmation stands or is revoked (解释 373)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    stands: bool


class RecordOutsiderObjection(BaseModel):
    """An outsider claims the object of a measure; ``result`` once the court has ruled."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    result: Literal["rejected", "measure_stayed"] | None = None


class RecordPaymentOrder(BaseModel):
    """What a payment order tells the debtor to pay, and the fee he bears (民事诉讼法 227)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    costs: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")] = "0.00"
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordPreservationLift(BaseModel):
    """The court lifts one measure, or all of them where none is named."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    measure: Annotated[int | None, Field(ge=1)] = None
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    reason: Literal[
        "counter_security",
        "settled",
        "paid",
        "bankruptcy",
        "withdrawn",
        "not_followed",
        "claim_failed",
        "other",
    ]
    """Why preservation is lifted (财产保全规定 22, 23)."""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordPreservationMeasure(BaseModel):
    """A measure taken: what is held, for how much, and the last day of the hold."""

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    property: Literal["bank_deposit", "movable", "real_estate", "other_right"]
    """What is preserved; each kind has its longest hold (民诉法解释 485)."""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    until: date


class RecordPreservationReconsideration(BaseModel):
    """The court's answer to a reconsideration: the ruling stands, or it is turned round."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    stands: bool


class RecordPreservationRenewal(BaseModel):
    """The court holds a measure on until a later day."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    measure: Annotated[int, Field(ge=1)]
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    until: date


class RecordPreservationRuling(BaseModel):
    """The court orders preservation or refuses it."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    granted: bool
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordPreservationRulingService(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordPropertyReport(BaseModel):
    """A debtor's report of its property, or that it gave none (民事诉讼法 252)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    complied: bool
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    party_id: str
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordRecovery(BaseModel):
    """Money recovered in enforcement."""

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordRemission(BaseModel):
    """The tribunal is to arbitrate anew by a day the court sets (仲裁法 74)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    until: date


class RecordRuling(BaseModel):
    """
    The court confirms the mediation agreement or refuses to (民事诉讼法 206).

    ``served_on`` is the day the last party received the ruling; left out, the day of the ruling.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    confirmed: bool
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    served_on: date | None = None


class RecordRulingReview(BaseModel):
    """
    The second instance upholds the ruling or sets it aside; ``court`` is where a case goes
    whose objection to jurisdiction succeeds only there.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    court: Annotated[str | None, Field(max_length=40, min_length=6, pattern="人民法院$")] = None
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    upheld: bool


class RecordSecondInstance(BaseModel):
    """
    How the second instance ended; only a changed judgment states its own sums.

    ``served_on`` is the day the last party received it.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[
        str | None,
        Field(examples=["186500.00"], pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$"),
    ] = None
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    costs: Annotated[
        str | None,
        Field(examples=["186500.00"], pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$"),
    ] = None
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    perform_by: date | None = None
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    result: Literal["upheld", "changed", "remanded", "withdrawn"]
    """How a second instance ends (民事诉讼法 177, 180)."""
    served_on: date


class RecordService(BaseModel):
    """
    Service on these parties (on all that are still to be served where none is named).

    The act's day is the day of receipt. ``receipt`` is the number of the postal or system
    receipt, which service by post must have.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    method: Literal["in_person", "post", "electronic", "leave_behind"]
    """How a document was served."""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    party_ids: list[str] = []
    receipt: Annotated[str | None, Field(pattern="^[A-Za-z0-9-]{4,40}$")] = None
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordSetAsideAcceptance(BaseModel):
    """The court registers the case; ``case_no`` is the court's own number."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    court_case_no: Annotated[str, Field(max_length=60, min_length=6)]
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordSetAsideRefusal(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordSetAsideRuling(BaseModel):
    """The ruling, in force once served (仲裁司法审查规定 20); the act's day is that day."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    result: Literal["granted", "dismissed", "withdrawn"]
    """What a court rules on an application against an award."""


class RecordStaySecurity(BaseModel):
    """Security for the stay of enforcement, or for its going on (仲裁裁决执行规定 7)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    given_by: Literal["applicant", "creditor"]
    """Who gives security: the one stays enforcement, the other has it go on."""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordSuitDismissal(BaseModel):
    """The suit is dismissed by a ruling, for it should not have been taken (民事诉讼法 157)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    reason: Literal[
        "no_standing",
        "no_clear_respondent",
        "no_jurisdiction",
        "arbitration_agreed",
        "already_decided",
        "papers_incomplete",
        "conditions_not_met",
    ]
    """Why a court does not take a case (民事诉讼法 122, 127)."""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    served_on: date


class RecordTermination(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordTransfer(BaseModel):
    """The case goes to another court, which has to take it (民事诉讼法 37)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    court: Annotated[str, Field(max_length=40, min_length=6, pattern="人民法院$")]
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordValidityAcceptance(BaseModel):
    """The court registers the case; ``case_no`` is the court's own number."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    court_case_no: Annotated[str, Field(max_length=60, min_length=6)]
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordValidityRefusal(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordValidityRuling(BaseModel):
    """Whether the agreement is valid; a valid one names its institution."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    institution: Annotated[str | None, Field(max_length=60, min_length=2)] = None
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    valid: bool


class RecordWithdrawalRuling(BaseModel):
    """The ruling on a withdrawal; ``deemed`` where the claimant stayed away from the hearing."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    result: Literal["allowed", "refused", "deemed"]
    """What the court rules on a withdrawal of the suit (民事诉讼法 146, 148)."""


class RefuseSettlementStatement(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RequestAnnouncement(BaseModel):
    """Service by announcement on these parties (on all still to be served where none is named)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    party_ids: list[str] = []
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ResumeEnforcement(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ResumeSetAsideReview(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ReturnForCorrection(BaseModel):
    """The court sends the papers back to be completed, in so many natural days."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    days: Annotated[int, Field(ge=1, le=60)]
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class SetEvidencePeriod(BaseModel):
    """The days for evidence that the court sets, within the bounds of the procedure."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    days: Annotated[int, Field(ge=1, le=180)]
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class SettleEnforcement(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class SupplyCorrections(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class WaiveDoubledInterest(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class WithdrawConfirmation(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class WithdrawObjection(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class DeclareClaim(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class DeclineTransfer(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class DemandGuarantor(BaseModel):
    """The creditor has asked this guarantor to pay; the act's day is the day it reached him."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    party_id: str
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class DisputeDeclaration(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class EndBankruptcy(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class EndWithoutSuccessor(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class FileSuit(BaseModel):
    """
    The trial procedure the claimant files for.

    ``agreed_by`` names the parties where a procedure is open only by agreement of both sides.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    agreed_by: list[str] = []
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    track: Literal["small_claims", "simplified", "ordinary"]
    """The three procedures in which a court tries a claim."""


class RecordFilingAcknowledgement(BaseModel):
    """The court or institution confirms that it has the package; the number of its receipt."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    receipt: Annotated[str, Field(pattern="^[^\\s/]{1,120}$")]
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordFilingReturn(BaseModel):
    """
    The package came back for correction; ``papers`` are the kinds at fault.

    Why is in the act's submission.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    papers: list[str] = []
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ResubmitPackage(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class HandOver(BaseModel):
    """The case goes on outside the system."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    reason: Literal["out_of_scope", "claim_declaration", "other"]
    """Why a case leaves the system for a person's hands."""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class AcceptAssignment(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class AcknowledgeRights(BaseModel):
    """
    A party knows its rights and what a sham mediation leads to (在线调解规则 17).

    An official who records it names the party and how its identity was verified.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    identity: Literal["account", "document", "face", "video"] = "account"
    """How it was made sure who acknowledges: by the account's sign-in, or seen by an official."""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    party_id: str | None = None
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class AnswerDisclosure(BaseModel):
    """A party agrees in writing that the mediator goes on despite his interest, or objects."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    consents: bool
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class AnswerInvitation(BaseModel):
    """A respondent consents to mediation or refuses it (人民调解法 17)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    consents: bool
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class AnswerOffer(BaseModel):
    """A party accepts the standing offer of another, or rejects it."""

    model_config = ConfigDict(
        extra="forbid",
    )
    accepts: bool
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class AppointMediator(BaseModel):
    """The account of the mediator appointed by the bureau."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    mediator: str
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ChooseMediator(BaseModel):
    """The account of the mediator a party wants; the same choice by all is a joint one."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    mediator: str
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ConfirmUndisputedFacts(BaseModel):
    """A party confirms the recorded undisputed facts in writing, or does not (在线调解规则 22)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    confirms: bool
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ConveneSession(BaseModel):
    """A session called: its day and hour (in Asia/Shanghai), how it is held, and where."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    mode: Literal["on_site", "online", "phone"]
    """How a session or hearing is held."""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    place: Annotated[str | None, Field(max_length=60, min_length=2)] = None
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    session_on: date
    starts_at: time


class DeclineAssignment(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class DiscloseConflict(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class EndAppraisal(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class EndMediation(BaseModel):
    """The mediator ends the mediation without an agreement."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    reason: Literal[
        "settled_privately",
        "withdrawn",
        "no_answer",
        "unwilling",
        "too_far_apart",
        "time_up",
        "unreachable",
        "refused_to_sign",
        "other",
    ]
    """Why a mediation ends without an agreement made in it (在线调解规则 25)."""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ExtendMediation(BaseModel):
    """A longer term that every party agrees to (在线调解规则 24). Natural days."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    consented_by: list[str]
    days: Annotated[int, Field(ge=1, le=60)]
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class HoldSession(BaseModel):
    """
    A session held; its record is in the act's submission.

    ``adjourned_to`` is the day on which it goes on.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    adjourned_to: date | None = None
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    mode: Literal["on_site", "online", "phone"]
    """How a session or hearing is held."""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    present: Annotated[list[str], Field(min_length=1)]
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class MakeOffer(BaseModel):
    """
    What a party offers or counters: the later offer replaces the standing one.

    The mediator, who may pass an offer on, names the party.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    party_id: str | None = None
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    terms: Terms


class OpenSealedRound(BaseModel):
    """
    A double-blind round that every party has agreed to, with its rule.

    The claimant and the named respondent each hand in one figure by the end of ``closes_on``.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    closes_on: date
    consented_by: list[str]
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    respondent: str
    rule: Literal["midpoint", "claimant_figure", "respondent_figure"]
    """
    The sum that follows when the sealed figures cross: what the claimant takes at least, what
    the respondent pays at most, or the middle of the two, rounded down to the fen.
    """


class RecordCaucus(BaseModel):
    """A talk with one party alone; its record is the mediator's and nobody else's."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    party_id: str
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordContact(BaseModel):
    """An attempt to contact a party, and whether it was reached (在线调解规则 15)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    channel: Literal["phone", "message", "online", "visit"]
    """How a party was contacted."""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    party_id: str
    reached: bool
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordNoShow(BaseModel):
    """The parties who did not come to a session that was called, which therefore was not held."""

    model_config = ConfigDict(
        extra="forbid",
    )
    absent: Annotated[list[str], Field(min_length=1)]
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordUndisputedFacts(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RefuseMediation(BaseModel):
    """A party no longer wants mediation; an official who records it names the party."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    party_id: str | None = None
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RefuseReplacement(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RefuseToSign(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ReplaceMediator(BaseModel):
    """The account of the mediator who takes over, and why; he may accept or decline."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    mediator: str
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    reason: Literal["conflict", "party_request", "unable", "other"]
    """Why another mediator takes the case over."""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ReportUnreachable(BaseModel):
    """A respondent that could not be reached by any known channel."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    party_id: str
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RequestReplacement(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class SignAgreement(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class StartAppraisal(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class OfferArbitrationAgreement(BaseModel):
    """An arbitration agreement offered after the dispute arose; it names one institution."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    institution: Annotated[str, Field(max_length=60, min_length=2)]
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class OpenNotice(BaseModel):
    """A party has read a notice: that of the event with this number."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    notice: Annotated[int, Field(ge=1)]
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class OrderPaper(BaseModel):
    """The kind of paper to be written from the record as it stands."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    paper: Literal["demand_letter", "property_leads", "representative_proof"]
    """The papers that follow from no act: they are written when somebody asks for them."""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ClaimPayment(BaseModel):
    """A payment the debtor says it has made on a day; its evidence goes with the act."""

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    paid_on: date
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ConfirmCompletion(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ConfirmPayment(BaseModel):
    """The number of the claimed payment that the creditor confirms or contests."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    payment: Annotated[int, Field(ge=1)]
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ContestPayment(BaseModel):
    """The number of the claimed payment that the creditor confirms or contests."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    payment: Annotated[int, Field(ge=1)]
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class DecidePayment(BaseModel):
    """Whether a claimed payment was received, decided on the evidence; the record gives reasons."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    payment: Annotated[int, Field(ge=1)]
    received: bool
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ProposeAmendment(BaseModel):
    """
    A new schedule that replaces the old one once creditor and debtors have signed (民法典 543).

    A total below what is owed remits the rest (民法典 575): at once, or
    ``on_punctual_performance`` only if the new schedule is kept.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    acceleration: bool = True
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    instalments: Annotated[list[Instalment], Field(max_length=60, min_length=1)]
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    on_punctual_performance: bool = True
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordPayment(BaseModel):
    """
    A payment the creditor received; it counts from the day of the act.

    ``excess`` is what came in beyond the debt and is to be given back (民法典 985). ``paid_by``: a
    guarantor or another respondent who paid; left out, the debtor.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    excess: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")] = "0.00"
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    paid_by: str | None = None
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class SignAmendment(BaseModel):
    """A party signs the proposed schedule or declines it; silence is no signature."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    signed: bool


class RaiseDefence(BaseModel):
    """The debtor sets a claim of his own against this one; ``amount`` is what he says it is."""

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    kind: Literal["set_off", "counterclaim"]
    """What the debtor sets against the claim."""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordAdministrator(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordBankruptcy(BaseModel):
    """
    A court has accepted the debtor's bankruptcy; claims are declared by ``declare_by``.

    The act's day is the day of acceptance (企业破产法 16, 45).
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    declare_by: date
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    party_id: str
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordCertificateRefusal(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordDistribution(BaseModel):
    """What the bankruptcy paid on the claim in the last distribution."""

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordEngagement(BaseModel):
    """How far a party has come, by which channel, and at what hour (in Asia/Shanghai)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    at: time | None = None
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    channel: Literal["message", "phone", "post", "visit", "online"]
    """The ways in which a party is told something."""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    mark: Literal["served", "opened", "identified", "answered"]
    """
    How far a party has come: what it was told has reached it, it knows it, it is known, it
    has answered.
    """
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    party_id: str
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordNonDelivery(BaseModel):
    """A channel did not reach a party: the number is out of service, the letter came back."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    channel: Literal["message", "phone", "post", "visit", "online"]
    """The ways in which a party is told something."""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    party_id: str
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordOutcomeElsewhere(BaseModel):
    """What became of it; a title says what is to be paid and by when, and when it was served."""

    model_config = ConfigDict(
        extra="forbid",
    )
    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")] = "0.00"
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    perform_by: date | None = None
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    result: Literal["title", "dismissed", "not_accepted", "withdrawn"]
    """What became of an arbitration or a suit elsewhere."""
    served_on: date | None = None
    title: (
        Literal[
            "confirmation_ruling",
            "consent_award",
            "award",
            "arbitral_mediation",
            "judgment",
            "payment_order",
            "court_mediation",
        ]
        | None
    ) = None


class RecordPartyEnd(BaseModel):
    """A party died or was dissolved; the act's day is the day of it."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    kind: Literal["death", "dissolution"]
    """How a party ended."""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    party_id: str
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RecordValidityDecision(BaseModel):
    """Whether the agreement is valid; a valid one names its institution."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    institution: Annotated[str | None, Field(max_length=60, min_length=2)] = None
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    valid: bool


class RefuseIntake(BaseModel):
    """An application is not accepted; the claimant is told why and which roads remain."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    reason: Literal[
        "out_of_scope",
        "improper_party",
        "no_definite_respondent",
        "already_decided",
        "pending_elsewhere",
        "suspected_sham",
        "not_corrected",
    ]
    """Why an application is not accepted."""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ReopenMediation(BaseModel):
    """All parties ask for mediation once more, before any forum is open."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    consented_by: list[str]
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ReverseAct(BaseModel):
    """The act recorded as this event was a mistake; the reason goes with the act."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    event: Annotated[int, Field(ge=1)]
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class ReviewIntake(BaseModel):
    """The clerk's review of an application: with nothing ``missing`` it is accepted."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    missing: Annotated[list[str], Field(max_length=60)] = []
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class RevokeAgent(BaseModel):
    """An agent acts no longer."""

    model_config = ConfigDict(
        extra="forbid",
    )
    agent_id: str
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class SuspectSham(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class TransferCase(BaseModel):
    """The case is offered to another bureau, which accepts it or not."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    bureau: Annotated[str, Field(max_length=100, min_length=2)]
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    reason: Literal["other_district", "parties_ask", "conflict_of_interest", "related_case"]
    """Why a case goes to another bureau."""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class WithdrawClaim(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class WithdrawDefence(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class WithdrawElectronicService(BaseModel):
    """A step that needs no facts beyond who and when."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class AccessLog(BaseModel):
    """A page of the access log, the newest first, and the cursor of the next one."""

    items: list[AccessView]
    next_cursor: str | None


class Account(BaseModel):
    """An account as others see it."""

    agent_id: str | None
    bureau: str | None
    case_no: str | None
    created_at: AwareDatetime
    disabled: bool
    id: str
    name: str
    party_id: str | None
    role: Literal["clerk", "supervisor", "mediator", "arbitrator", "party", "ops", "admin"]
    """Who acts."""
    username: str


class Accounts(BaseModel):
    """A page of accounts, and the cursor of the next one."""

    items: list[Account]
    next_cursor: str | None


class AddressConfirmation(BaseModel):
    """Where a party accepts service; what is left out stays as it is on record."""

    model_config = ConfigDict(
        extra="forbid",
    )
    address: Annotated[str | None, Field(max_length=300, min_length=1)] = None
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    electronic: bool
    """是否同意电子送达"""
    email: Annotated[str | None, Field(max_length=254, min_length=1)] = None
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    phone: Annotated[str | None, Field(max_length=30, min_length=1)] = None
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class AgentView(BaseModel):
    """
    An agent; ``powers`` are the special powers listed, ``until`` the end of the agency.

    The details are masked.
    """

    agent_id: str
    details: dict[str, Any]
    party_id: str
    powers: list[Literal["admit", "waive", "change", "settle", "counterclaim", "appeal"]]
    since: date
    until: date | None


class ApiKeyView(BaseModel):
    """
    A key as it is listed, without what makes it one.

    ``previous_until``: so long the secret before the last rotation opens as well.
    """

    addresses: list[str]
    bureau: str | None
    expires_at: AwareDatetime
    id: str
    last_used_at: AwareDatetime | None
    last_used_from: str | None
    made_at: AwareDatetime
    made_by: str
    name: str
    previous_until: AwareDatetime | None
    revoked_at: AwareDatetime | None
    role: Literal["clerk", "supervisor", "mediator", "arbitrator", "party", "ops", "admin"]
    """Who acts."""
    rotated_at: AwareDatetime | None
    scopes: list[
        Literal[
            "cases:read",
            "cases:write",
            "papers:read",
            "papers:write",
            "worklist:read",
            "webhooks:manage",
        ]
    ]


class ApiKeys(BaseModel):
    """A page of keys, and the cursor of the next one."""

    items: list[ApiKeyView]
    next_cursor: str | None


class Appointment(BaseModel):
    """An agent to be appointed: whose, and what the power of attorney says."""

    model_config = ConfigDict(
        extra="forbid",
    )
    agent: Agent
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    party_id: str
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class AppropriationView(BaseModel):
    """A payment over the debts of a case; ``surplus`` is more than all of them together."""

    basis: list[BasisView]
    on: date
    shares: list[ShareView]
    surplus: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]


class ArbitrationClause(BaseModel):
    """The arbitration agreement: its kind, and institution, text and date where they apply."""

    model_config = ConfigDict(
        extra="forbid",
    )
    institution: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    kind: Literal[
        "none", "valid", "defective", "arbitrate_or_sue", "disputed", "signed_after_dispute"
    ]
    """What the contract or the parties say about arbitration."""
    signed_on: date | None = None
    text: Annotated[str | None, Field(max_length=2000, min_length=1)] = None


class Assignment(BaseModel):
    """Who the claim has passed to, and when the debtor was told (民法典 546)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    assignee: Annotated[Organisation | Person, Field(discriminator="kind")]
    notified_on: date
    occurred_on: date | None = None
    party_id: str
    record: str


class BarView(BaseModel):
    """A case in flight with its stages; ``promise_due`` is when its 45 days end."""

    bureau: str
    case_no: str
    filed_on: date
    late: bool
    next_due: date | None
    promise_due: date | None
    spans: list[SpanView]
    stage: str


class BulkJobView(BaseModel):
    """
    A file handed in and how far it has come.

    ``state``: waiting, done, or refused where all or nothing was to be taken and a row may not.
    Its ``rows`` are waiting, taken or refused; or acceptable, where they could be taken and none
    was to be.
    """

    acceptable: int
    all_or_nothing: bool
    created_at: AwareDatetime
    dry_run: bool
    finished_at: AwareDatetime | None
    form: Literal["csv", "xlsx", "jsonl"]
    """What kind of file."""
    id: str
    refused: int
    rows: int
    sha256: str
    state: str
    taken: int
    waiting: int


class BulkRowView(BaseModel):
    """A row by its number in the file: its case, or what is wrong with it."""

    case_no: str | None
    number: int
    problems: list[RowProblem]
    state: str


class BulkRows(BaseModel):
    """A page of rows; read on with ``after`` = ``next_after`` while there is one."""

    next_after: int | None
    rows: list[BulkRowView]


class Caller(BaseModel):
    """
    Whoever a request comes from. ``bureau`` is empty for those who work for every bureau.

    ``scopes`` limit who calls without an account: a system by its key, a party by a link.
    """

    agent_id: str | None = None
    bureau: str | None = None
    case_no: str | None = None
    name: str
    party_id: str | None = None
    role: Literal["clerk", "supervisor", "mediator", "arbitrator", "party", "ops", "admin"]
    """Who acts."""
    scopes: (
        list[
            Literal[
                "cases:read",
                "cases:write",
                "papers:read",
                "papers:write",
                "worklist:read",
                "webhooks:manage",
            ]
        ]
        | None
    ) = None
    user_id: str
    username: str


class CaseAssignment(BaseModel):
    """Who is to be in charge of the case, and why."""

    model_config = ConfigDict(
        extra="forbid",
    )
    assignee: str
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    reason: Literal["distribution", "absence", "workload", "conflict", "other"]
    """Why a case is given to a clerk, or taken from one and given to another."""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""


class CaseView(BaseModel):
    """A case: where it is and what it is about. ``amount`` is the amount in dispute."""

    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    bureau: str
    case_no: str
    closed_on: date | None
    days_to_resolution: int | None
    debt_type: str
    filed_on: date
    next_due: date | None
    outcome: str | None
    parties: list[PartyView]
    resolution: str | None
    resolved_on: date | None
    route: dict[str, Any] | None
    stage: str
    warnings: list[dict[str, Any]]


class ChecklistView(BaseModel):
    """
    What an application needs.

    ``papers`` are for the clerk to look at, ``missing_evidence`` is what the list of evidence does
    not hold and the claim cannot do without.
    """

    basis: list[BasisView]
    flags: list[str]
    missing_evidence: list[ItemView]
    papers: list[ItemView]


class Claim(BaseModel):
    """What is claimed; ``principal`` and ``costs`` in fen."""

    model_config = ConfigDict(
        extra="forbid",
    )
    costs: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    late_interest: LateInterest
    principal: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    request: Annotated[str, Field(max_length=2000, min_length=1)]


class Collateral(BaseModel):
    """
    A party's thing or right that secures the settlement; it is described in the record.

    ``register_by`` is the day by which the security is to be registered, where it must be.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["mortgage", "pledge", "rights_pledge"]
    """Security over a thing or a right: mortgage, pledge of a movable, pledge of a right."""
    provider: str
    register_by: date | None = None


class ConsistencyView(BaseModel):
    """The proof, in each tree, that a day's seal continues the one of an earlier day."""

    new: SealView
    old: SealView
    sha256: list[str]
    sm3: list[str]


class Contract(BaseModel):
    """The contract or other title of the debt. ``due_on`` is the day the debt falls due."""

    model_config = ConfigDict(
        extra="forbid",
    )
    arbitration: ArbitrationClause
    due_on: date
    jurisdiction_clause: Annotated[str | None, Field(max_length=2000, min_length=1)] = None
    name: Annotated[str, Field(max_length=100, min_length=1)]
    number: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    signed_on: date


class Deliveries(BaseModel):
    """A page of messages, newest first, and the cursor of the next one."""

    items: list[DeliveryView]
    next_cursor: str | None


class DisputeClause(BaseModel):
    """Court or one arbitration institution, never both (仲裁法 5, 27)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    forum: Literal["court", "arbitration"]
    """Where disputes over the agreement go."""
    institution: Annotated[str | None, Field(max_length=60, min_length=2)] = None


class EarlierSettlement(BaseModel):
    """
    A mediation agreement in effect (调解协议); ``full`` where it settles the whole dispute.

    ``organisation`` is the one that mediated.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    acceleration: bool = False
    effective_on: date
    full: bool = True
    instalments: Annotated[list[DueSum], Field(max_length=60, min_length=1)]
    organisation: Annotated[str, Field(max_length=100, min_length=1)]
    paid: Annotated[list[Paid], Field(max_length=200, validate_default=True)] = []


class EarlierTitle(BaseModel):
    """A title in force. ``served_on`` is the day an award was served (仲裁法 72)."""

    model_config = ConfigDict(
        extra="forbid",
    )
    acceleration: bool = False
    in_force_on: date
    instalments: Annotated[list[DueSum], Field(max_length=60, min_length=1)]
    issued_by: Annotated[str, Field(max_length=100, min_length=1)]
    kind: Literal[
        "confirmation_ruling",
        "consent_award",
        "award",
        "arbitral_mediation",
        "judgment",
        "payment_order",
        "court_mediation",
    ]
    """A title on which enforcement can rest (执行依据)."""
    number: Annotated[str, Field(max_length=100, min_length=1)]
    paid: Annotated[list[Paid], Field(max_length=200, validate_default=True)] = []
    served_on: date | None = None


class EntryInvitation(BaseModel):
    """A link; its address is told here and never again."""

    agent_id: str | None
    created_at: AwareDatetime
    expires_at: AwareDatetime
    id: str
    identified_at: AwareDatetime | None
    link: str
    made_by: str
    opened_at: AwareDatetime | None
    party_id: str
    purpose: Literal["see", "answer", "sign"]
    """What a party is invited for by a link."""
    state: str
    uses_left: int


class EntryLinkView(BaseModel):
    """
    A link as it is listed. ``opened_at``: a code was first asked for; ``identified_at``: the
    right one was first given.
    """

    agent_id: str | None
    created_at: AwareDatetime
    expires_at: AwareDatetime
    id: str
    identified_at: AwareDatetime | None
    made_by: str
    opened_at: AwareDatetime | None
    party_id: str
    purpose: Literal["see", "answer", "sign"]
    """What a party is invited for by a link."""
    state: str
    uses_left: int


class EntryToken(BaseModel):
    """The token of a party's session; ``expires_in`` is in seconds."""

    access_token: str
    case_no: str
    expires_in: int = 1800
    party_id: str
    purpose: Literal["see", "answer", "sign"]
    """What a party is invited for by a link."""
    token_type: str = "bearer"


class EntryView(BaseModel):
    """What is told to whoever has a link; ``contact`` is where codes go, masked."""

    bureau: str
    code_sent: bool
    contact: str
    expires_at: AwareDatetime
    purpose: Literal["see", "answer", "sign"]
    """What a party is invited for by a link."""


class EventPage(BaseModel):
    """
    Events in the order in which they came; read on with ``after`` = ``last_id``.

    ``more``: there are further ones already.
    """

    events: list[FedEvent]
    last_id: int
    more: bool


class Evidence(BaseModel):
    """An item of evidence and what it proves."""

    model_config = ConfigDict(
        extra="forbid",
    )
    name: Annotated[str, Field(max_length=300, min_length=1)]
    original: bool
    proves: Annotated[str, Field(max_length=300, min_length=1)]
    type: Literal[
        "party_statement",
        "documentary",
        "physical",
        "audio_visual",
        "electronic",
        "witness_testimony",
        "expert_opinion",
        "inspection_record",
    ]
    """The eight kinds of evidence (民事诉讼法 66)."""


class FeesView(BaseModel):
    """The estimate: each reading beside the other, and the relief open to the claimant."""

    basis: list[BasisView]
    case_no: str
    flags: list[str]
    readings: list[FeeReadingView]
    relief: list[ReliefView]
    rules_version: str


class FoundCase(BaseModel):
    """A case in which the text stands, and every place where it does."""

    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    assignee: str | None
    case_no: str
    claimants: list[str]
    debt_type: str
    filed_on: date
    hits: list[Hit]
    next_due: date | None
    respondents: list[str]
    stage: str


class FoundCases(BaseModel):
    """Cases, the best hits first, and the cursor of the next page."""

    cases: list[FoundCase]
    next_cursor: str | None


class Gantt(BaseModel):
    """A page of cases in flight, the oldest first, and the cursor of the next one."""

    cases: list[BarView]
    day: date
    next_cursor: str | None


class Guarantee(BaseModel):
    """A guarantee; ``until`` is the agreed end of its period, empty where none was agreed."""

    model_config = ConfigDict(
        extra="forbid",
    )
    guarantor: Annotated[str, Field(max_length=100, min_length=1)]
    kind: Literal["general", "joint"]
    """General: the debtor must be pursued first. Joint: either may be (民法典 687, 688)."""
    until: date | None = None


class Inbox(BaseModel):
    """A page of an inbox, newest first, how many are unread, and the cursor of the next page."""

    items: list[InboxNotice]
    next_cursor: str | None
    unread: int


class NewAccount(BaseModel):
    """
    An account to be made. A party's, and no other, names its case and party.

    The account of a party's agent names the agent as well.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    agent_id: str | None = None
    bureau: Annotated[
        str | None, Field(max_length=100, min_length=1, pattern="^[^\\x00-\\x1f]+$")
    ] = None
    case_no: str | None = None
    name: Annotated[str, Field(max_length=100, min_length=1, pattern="^[^\\x00-\\x1f]+$")]
    party_id: str | None = None
    password: Annotated[str, Field(max_length=256, min_length=12)]
    role: Literal["clerk", "supervisor", "mediator", "arbitrator", "party", "ops", "admin"]
    """Who acts."""
    username: Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._@-]{1,63}$")]


class NewApiKey(BaseModel):
    """A key to be made; ``addresses`` are the networks it may come from, any if there are none."""

    model_config = ConfigDict(
        extra="forbid",
    )
    addresses: Annotated[list[str], Field(max_length=50)] = []
    bureau: Annotated[
        str | None, Field(max_length=100, min_length=1, pattern="^[^\\x00-\\x1f]+$")
    ] = None
    name: Annotated[str, Field(max_length=100, min_length=1, pattern="^[^\\x00-\\x1f]+$")]
    role: Literal["clerk", "supervisor", "mediator", "arbitrator", "party", "ops", "admin"] = (
        "clerk"
    )
    """Who acts."""
    scopes: Annotated[
        list[
            Literal[
                "cases:read",
                "cases:write",
                "papers:read",
                "papers:write",
                "worklist:read",
                "webhooks:manage",
            ]
        ],
        Field(max_length=6, min_length=1),
    ]
    valid_days: Annotated[int, Field(ge=1, le=366)] = 90
    """自现在起的有效天数"""


class NewEntryLink(BaseModel):
    """Whom a link goes to, what it is for, how often and how long it opens."""

    model_config = ConfigDict(
        extra="forbid",
    )
    agent_id: str | None = None
    days: Annotated[int, Field(ge=1, le=30)] = 7
    """有效天数"""
    party_id: str
    purpose: Literal["see", "answer", "sign"]
    """see：查看案件；answer：答复；sign：签署文书"""
    send: bool = False
    """由系统发到登记的手机或者邮箱"""
    uses: Annotated[int, Field(ge=1, le=20)] = 1
    """可以进入的次数"""


class PackageView(BaseModel):
    """
    A filing package and what has become of it; ``sha256`` is that of its zip.

    ``state``: complete, delivered, acknowledged, then accepted, returned or refused.
    """

    created_on: date
    decided_at: AwareDatetime | None
    external_case_no: str | None
    gateway: str | None
    kind: str
    package_id: str
    reasons: list[ReasonView]
    receipt: str | None
    recipient: str
    round: int
    sha256: str
    size: int
    sm3: str | None
    state: str
    submitted_at: AwareDatetime | None
    title: str


class ReceiptView(BaseModel):
    """A payment and what it covered on its day; ``surplus`` was more than was owed."""

    amount: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    covered: SumsView
    paid_on: date
    surplus: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]


class Report(BaseModel):
    """A report: what it is on, the figures of all its cases, of each group, and by stage."""

    bureau: str | None
    by: Literal["month", "bureau", "debt_type"]
    day: date
    debt_type: str | None
    rows: list[ReportRow]
    since: date
    stages: list[StageRow]
    total: ReportRow
    until: date


class Stuck(BaseModel):
    """What stands still, what has stood longest first; ``more`` if not all of it is shown."""

    activities: list[FailingActivityView]
    more: bool
    temporal_reached: bool
    workflows: list[StuckWorkflow]


class Supplement(BaseModel):
    """What an application lacked; items of evidence are added to the list."""

    model_config = ConfigDict(
        extra="forbid",
    )
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    evidence: Annotated[list[Evidence] | None, Field(max_length=200)] = None
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    supplied: Annotated[list[str] | None, Field(max_length=60)] = None


class System(BaseModel):
    """
    Every part of the system. ``queues`` is empty where Temporal is not reached.

    ``packages`` are filing packages not decided on, by state: complete (to be handed in),
    delivered, acknowledged, returned.
    """

    database: DatabaseView
    disk: DiskView | None
    packages: dict[str, WaitingView]
    papers_without_pdf: WaitingView
    queues: list[QueueView] | None
    temporal_address: str | None
    webhooks: list[WebhookHealth]


class UnderWay(BaseModel):
    """
    What had been done; at most one of them says where the dispute stands now.

    A mediation that failed may stand beside a forum or a title, a settlement beside the ruling
    that confirmed it.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    elsewhere: ForumElsewhere | None = None
    mediation: EarlierMediation | None = None
    settlement: EarlierSettlement | None = None
    title: EarlierTitle | None = None


class Worklist(BaseModel):
    """A page of the list, and the cursor of the next one."""

    cases: list[WorklistItem]
    next_cursor: str | None


class RecordSettlement(BaseModel):
    """
    A settlement reached in mediation, to be signed by the parties.

    ``paid_on_the_spot``: performed at once, so that nothing remains to be enforced.
    ``signing_order``: these parties sign in this order, all others whenever they like.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    appropriation: Literal["costs_first", "principal_first"] = "costs_first"
    """What a payment that does not cover everything is set against first (民法典 561)."""
    attestation: Proof | None = None
    """当事人本人或者其代理人所为的证明"""
    by_agent: str | None = None
    """代当事人办理的代理人"""
    collateral: Annotated[list[Collateral], Field(max_length=10, validate_default=True)] = []
    dispute_clause: DisputeClause | None = None
    extent: Literal["full", "partial"] = "full"
    """How much of the dispute a settlement covers."""
    for_party: str | None = None
    """由经办人代为记录的当事人，须附证明"""
    occurred_on: date | None = None
    """行为发生之日；缺省为今天"""
    paid_on_the_spot: bool = False
    record: Annotated[str | None, Field(max_length=20000)] = None
    """笔录或说明的文字"""
    signing_order: list[str] = []
    terms: Terms


class Intake(BaseModel):
    """The intake document. ``filed_on`` is the day its complete text came in: day 0 of the case."""

    model_config = ConfigDict(
        extra="forbid",
    )
    bureau: Annotated[str, Field(max_length=100, min_length=1)]
    claim: Claim
    claimant: Annotated[Organisation | Person, Field(discriminator="kind")]
    co_claimants: Annotated[
        list[Annotated[Organisation | Person, Field(discriminator="kind")]],
        Field(max_length=19, validate_default=True),
    ] = []
    consents: Consents
    contract: Contract
    counter_performance: bool = False
    debt_type: str
    dispute_arose_on: date
    evidence: Annotated[list[Evidence], Field(max_length=200)]
    facts: Annotated[str, Field(max_length=10000, min_length=1)]
    filed_on: date
    guarantees: Annotated[list[Guarantee], Field(max_length=20)]
    mediation_origin: Literal["self", "court_before_filing", "court_after_filing"] = "self"
    """Who began the mediation: the parties, or a court before or after filing (委派, 委托)."""
    mediator_type: Literal[
        "peoples",
        "commercial_licensed",
        "commercial_transition",
        "chamber_public_interest",
        "court_invited",
    ] = "peoples"
    """Under which rules the mediating body works."""
    notarised_enforceable: bool = False
    preservation: Preservation | None
    respondents: Annotated[
        list[Annotated[Organisation | Person, Field(discriminator="kind")]],
        Field(max_length=20),
    ]
    suit_procedure: Literal["ordinary", "simplified"] = "simplified"
    """The procedure of the suit that a court sent to mediation after filing it."""
    under_way: UnderWay | None = None
    undisputed: bool = False


class BalanceView(BaseModel):
    """What is left of one debt of the case at the end of a day."""

    basis: list[BasisView]
    flags: list[str]
    on: date
    order: list[str]
    outstanding: SumsView
    overdue: Annotated[str, Field(pattern="^[0-9]{1,13}(\\.[0-9]{1,2})?$")]
    receipts: list[ReceiptView]
    unpaid: list[DueView]
    workflow_id: str
