"""What a notice may say: the variables of its texts, each with its type.

There is no field for a name, a number, a sum or anything said in the mediation, so that no text can
tell it: a message lies open on somebody's telephone (个人信息保护法 6; 在线调解规则 18).
"""

from datetime import date, datetime, time
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from notices.term_names import term_name


class Facts(BaseModel):
    """What every notice may say."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bureau: str = Field(description="发出通知的单位")


class CaseFacts(Facts):
    """What a notice of a case may say."""

    case_no: str = Field(description="案号")

    @classmethod
    def read(cls, facts: dict[str, Any], **known: str) -> "CaseFacts":
        """What of an event's facts the notice says; raises ``KeyError`` or ``ValidationError``."""
        return cls(**known)


class DayFacts(CaseFacts):
    """A day that is set, or on which something was due."""

    on: date = Field(description="日期")

    @classmethod
    def read(cls, facts: dict[str, Any], **known: str) -> "DayFacts":
        """The day, by the name it has in the event."""
        [day] = [facts[name] for name in ("on", "adjourned_to", "due_on") if name in facts]
        return cls.model_validate(known | {"on": day})


class SessionFacts(CaseFacts):
    """A session that is called, and its hour."""

    on: date = Field(description="日期")
    at: time = Field(description="时间")

    @classmethod
    def read(cls, facts: dict[str, Any], **known: str) -> "SessionFacts":
        """The day and the hour."""
        return cls.model_validate(known | {"on": facts["session_on"], "at": facts["starts_at"]})


class TermFacts(CaseFacts):
    """A term that soon ends."""

    term: str = Field(description="期限名称")
    due: date = Field(description="届满日")
    days: int = Field(ge=0, description="剩余天数")

    @classmethod
    def read(cls, facts: dict[str, Any], **known: str) -> "TermFacts":
        """The term by its name."""
        told = {
            "term": term_name(facts["term"]) or "待办事项",
            "due": facts["due"],
            "days": facts["days"],
        }
        return cls.model_validate(known | told)


class CodeFacts(Facts):
    """A one-time code; it names neither case nor party, as whoever has a link is told neither."""

    code: str = Field(pattern=r"^\d{6}$", description="验证码")
    purpose: str = Field(description="用途")


class LinkFacts(Facts):
    """A link to one person: the address carries its one-time token and nothing else."""

    link: str = Field(
        pattern=r"^https?://[^?#\s]+/(enter|sign)/[A-Za-z0-9_-]{43}$", description="链接"
    )
    purpose: str = Field(description="用途")
    until: datetime = Field(description="有效期至")
