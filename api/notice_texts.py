"""The texts of notices, as those who work with them may look at them."""

from fastapi import APIRouter
from pydantic import BaseModel

from api.caller import Database, SignedIn
from api.problems import Problem
from notices.kinds import KINDS, NoticeKind
from notices.templates import SAMPLES
from notices.writing import texts_of, written
from records.engine import reading
from records.outbox import NoticeChannel
from records.paper_templates import EVERY_BUREAU

router = APIRouter(prefix="/api/v1", tags=["notices"])


class NoticeKindView(BaseModel):
    """A kind of notice: whom it is for, by which channels, and what its texts may say.

    ``version`` is that of the bureau's own texts, none where it uses those of the house.
    """

    kind: str
    title: str
    audience: str
    channels: list[NoticeChannel]
    variables: dict[str, str]
    version: int | None


class NoticePreview(BaseModel):
    """A text with sample facts; ``segments`` is how many a text to a telephone takes."""

    kind: str
    channel: NoticeChannel
    title: str
    text: str
    segments: int | None
    version: int | None


@router.get("/notice-templates", operation_id="list_notice_templates", summary="通知的种类")
def list_notice_templates(caller: SignedIn, engine: Database) -> list[NoticeKindView]:
    """Every kind of notice, as the caller's bureau words it."""
    bureau = caller.bureau or EVERY_BUREAU
    with reading(engine) as session:
        return [
            NoticeKindView(
                kind=kind.key,
                title=texts.title,
                audience=kind.audience,
                channels=list(kind.channels),
                variables={
                    name: field.description or "" for name, field in kind.facts.model_fields.items()
                },
                version=version,
            )
            for kind in KINDS.values()
            for texts, version in [texts_of(session, kind.key, bureau)]
        ]


@router.get(
    "/notice-templates/{kind}/preview",
    operation_id="preview_notice",
    summary="预览通知的文字",
)
def preview_notice(
    kind: str, channel: NoticeChannel, caller: SignedIn, engine: Database
) -> NoticePreview:
    """A kind's text for a channel, filled in with sample facts."""
    known = _known(kind, channel)
    with reading(engine) as session:
        text, version = written(
            session, known, caller.bureau or EVERY_BUREAU, channel, SAMPLES[known.facts]
        )
    return NoticePreview(
        kind=kind,
        channel=channel,
        title=text.title,
        text=text.text,
        segments=text.segments,
        version=version,
    )


def _known(kind: str, channel: NoticeChannel) -> NoticeKind:
    known = KINDS.get(kind)
    if known is None or channel not in known.channels:
        raise Problem("not_found", "没有这种通知，或者它不经该渠道发送")
    return known
