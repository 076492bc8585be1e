"""Webhooks: other systems are told of events as they come (Standard Webhooks).

A supervisor sets them up for the cases of the bureau, an administrator for any. A message names
the event and its case and nothing of what was said in it; that is read with a token.
"""

from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from uuid import uuid4

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import ColumnElement, true
from sqlmodel import Session, col, select

from api.caller import Caller, Database, SignedIn
from api.events import Kind
from api.problems import Problem
from api.steps import IdempotencyKey
from api.webhook_reach import Reach, Unreachable
from law.intake.fields import Name
from records import feed, webhooks
from records.commands import KeyReused, command_id
from records.engine import reading, transaction
from records.webhook_tables import Webhook, WebhookAttempt, WebhookDelivery

router = APIRouter(prefix="/api/v1", tags=["webhooks"])

AT_MOST = 20
"""Webhooks of one bureau."""

Url = Annotated[str, Field(max_length=2000, description="接收消息的 https 网址")]
Kinds = Annotated[list[Kind], Field(max_length=50, description="事件种类；空表示所有种类")]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class NewWebhook(_Body):
    """Where to send events of which kinds; a supervisor's is for the own bureau."""

    url: Url
    kinds: Kinds = []
    bureau: Name | None = Field(None, description="只要这一单位的案件；空表示所有单位")


class WebhookChange(_Body):
    """What is to be changed; ``active`` stops it or lets it go on."""

    url: Url | None = None
    kinds: Kinds | None = None
    active: bool | None = None


class WebhookView(BaseModel):
    """A webhook. ``failing_since`` is the attempt since which none has succeeded."""

    id: str
    url: str
    kinds: list[str]
    bureau: str | None
    active: bool
    created_by: str
    created_at: datetime
    earlier_secret_until: datetime | None
    failing_since: datetime | None
    disabled_at: datetime | None
    disabled_because: str | None


class WebhookWithSecret(WebhookView):
    """A webhook with the secret that its messages are signed with. It is shown here alone."""

    secret: str


class AttemptView(BaseModel):
    """One attempt: the HTTP status of the answer and its beginning, or why there was none.

    ``fault``: ``timeout``, ``connection_failed`` or ``address_refused``.
    """

    started_at: datetime
    milliseconds: int
    status: int | None
    fault: str | None
    excerpt: str


class DeliveryView(BaseModel):
    """A message to a webhook; ``next_at`` is when it is tried next, while it is pending."""

    id: str
    kind: str
    case_no: str | None
    state: str
    tries: int
    created_at: datetime
    next_at: datetime | None


class DeliveryDetails(DeliveryView):
    """A message with what it says and every attempt."""

    body: dict[str, Any]
    attempts: list[AttemptView]


class Deliveries(BaseModel):
    """A page of messages, newest first, and the cursor of the next one."""

    items: list[DeliveryView]
    next_cursor: str | None


@router.post("/webhooks", status_code=201, operation_id="create_webhook", summary="新建事件推送")
def create_webhook(
    request: Request,
    body: NewWebhook,
    caller: SignedIn,
    engine: Database,
    key: IdempotencyKey = None,
) -> WebhookWithSecret:
    """Tell another system of events from now on. The answer alone holds the secret."""
    _check_url(request, body.url)
    bureau = _bureau(caller, body.bureau)
    creation_key = command_id(caller.user_id, key or uuid4().hex)
    with transaction(engine) as session:
        query = select(Webhook).where(col(Webhook.creation_key) == creation_key)
        webhook = session.exec(query).first()
        if webhook is None:
            webhook = _made(session, body, bureau, caller, creation_key)
        elif (webhook.url, webhook.kinds, webhook.bureau) != (body.url, body.kinds, bureau):
            raise KeyReused(creation_key)
        return WebhookWithSecret(**_view(webhook).model_dump(), secret=webhook.secret)


def _made(
    session: Session, body: NewWebhook, bureau: str | None, caller: Caller, key: str
) -> Webhook:
    alike = col(Webhook.bureau).is_(None) if bureau is None else col(Webhook.bureau) == bureau
    if len(webhooks.webhooks_of(session, alike)) >= AT_MOST:
        raise Problem("too_many_webhooks", f"每个单位最多设置 {AT_MOST} 个事件推送")
    webhook = Webhook(
        id=f"wh_{uuid4().hex}",
        url=body.url,
        kinds=body.kinds,
        bureau=bureau,
        secret=webhooks.new_secret(),
        creation_key=key,
        since=feed.head(session),
        created_by=caller.user_id,
        created_at=datetime.now(UTC),
    )
    session.add(webhook)
    return webhook


@router.get("/webhooks", operation_id="list_webhooks", summary="事件推送列表")
def list_webhooks(caller: SignedIn, engine: Database) -> list[WebhookView]:
    """The webhooks that the caller may manage, oldest first, those that are disabled too."""
    with reading(engine) as session:
        return [_view(each) for each in webhooks.webhooks_of(session, _managed(caller))]


@router.get("/webhooks/{webhook_id}", operation_id="read_webhook", summary="事件推送")
def read_webhook(webhook_id: str, caller: SignedIn, engine: Database) -> WebhookView:
    """A webhook, without its secret."""
    with reading(engine) as session:
        return _view(_own(session, caller, webhook_id))


@router.patch("/webhooks/{webhook_id}", operation_id="change_webhook", summary="更改事件推送")
def change_webhook(
    request: Request, webhook_id: str, body: WebhookChange, caller: SignedIn, engine: Database
) -> WebhookView:
    """Change where and what; what is left out stays. Once active again it goes on as from now."""
    if body.url is not None:
        _check_url(request, body.url)
    with transaction(engine) as session:
        webhook = _own(session, caller, webhook_id)
        webhook.url = webhook.url if body.url is None else body.url
        webhook.kinds = webhook.kinds if body.kinds is None else body.kinds
        if body.active is True:
            webhooks.enable(webhook)
        elif body.active is False:
            webhooks.disable(webhook, datetime.now(UTC))
        session.add(webhook)
        return _view(webhook)


@router.delete(
    "/webhooks/{webhook_id}",
    status_code=204,
    operation_id="delete_webhook",
    summary="删除事件推送",
    response_class=Response,
)
def delete_webhook(webhook_id: str, caller: SignedIn, engine: Database) -> None:
    """Take a webhook away with its log."""
    with transaction(engine) as session:
        webhooks.remove(session, _own(session, caller, webhook_id))


@router.post(
    "/webhooks/{webhook_id}/rotate-secret",
    operation_id="rotate_webhook_secret",
    summary="更换签名密钥",
)
def rotate_secret(
    webhook_id: str, caller: SignedIn, engine: Database, key: IdempotencyKey = None
) -> WebhookWithSecret:
    """A new secret. For 24 hours messages are signed with the one until now as well."""
    with transaction(engine) as session:
        webhook = _own(session, caller, webhook_id)
        webhooks.rotate(webhook, _key(caller, key), datetime.now(UTC))
        session.add(webhook)
        return WebhookWithSecret(**_view(webhook).model_dump(), secret=webhook.secret)


@router.post(
    "/webhooks/{webhook_id}/test",
    status_code=202,
    operation_id="test_webhook",
    summary="发送测试消息",
)
def send_test(
    webhook_id: str, caller: SignedIn, engine: Database, key: IdempotencyKey = None
) -> DeliveryView:
    """Send a message of the kind ``webhook_test``, whatever kinds the webhook asks for."""
    with transaction(engine) as session:
        webhook = _active(_own(session, caller, webhook_id))
        now = datetime.now(UTC)
        return _delivery(webhooks.queue_test(session, webhook, _key(caller, key), now))


@router.get(
    "/webhooks/{webhook_id}/deliveries",
    operation_id="list_webhook_deliveries",
    summary="推送记录",
)
def list_deliveries(
    webhook_id: str,
    caller: SignedIn,
    engine: Database,
    state: Literal["pending", "delivered", "failed"] | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
) -> Deliveries:
    """What was sent or is to be sent, newest first; kept for 30 days."""
    with reading(engine) as session:
        webhook = _own(session, caller, webhook_id)
        found, following = webhooks.deliveries_of(
            session, webhook.id, state=state, limit=limit, cursor=cursor
        )
    return Deliveries(items=[_delivery(each) for each in found], next_cursor=following)


@router.get(
    "/webhooks/{webhook_id}/deliveries/{delivery_id}",
    operation_id="read_webhook_delivery",
    summary="一条推送及其历次投递",
)
def read_delivery(
    webhook_id: str, delivery_id: str, caller: SignedIn, engine: Database
) -> DeliveryDetails:
    """A message and every attempt to deliver it."""
    with reading(engine) as session:
        delivery = _message(session, caller, webhook_id, delivery_id)
        attempts = webhooks.attempts_of(session, delivery.id)
    return DeliveryDetails(
        **_delivery(delivery).model_dump(),
        body=delivery.body,
        attempts=[_attempt(each) for each in attempts],
    )


@router.post(
    "/webhooks/{webhook_id}/deliveries/{delivery_id}/redeliver",
    status_code=202,
    operation_id="redeliver_webhook_delivery",
    summary="再次投递",
)
def redeliver(
    webhook_id: str,
    delivery_id: str,
    caller: SignedIn,
    engine: Database,
    key: IdempotencyKey = None,
) -> DeliveryView:
    """Send a message again under its own id, at once and with all retries."""
    with transaction(engine) as session:
        _active(_own(session, caller, webhook_id))
        delivery = _message(session, caller, webhook_id, delivery_id)
        webhooks.deliver_again(delivery, _key(caller, key), datetime.now(UTC))
        session.add(delivery)
        return _delivery(delivery)


def _key(caller: Caller, key: str | None) -> str:
    return command_id(caller.user_id, key or uuid4().hex)


def _check_url(request: Request, url: str) -> None:
    reach: Reach = request.app.state.reach
    try:
        reach.checked(url)
    except Unreachable as error:
        raise Problem("webhook_url_refused", str(error), field="url") from None


def _bureau(caller: Caller, wanted: str | None) -> str | None:
    if caller.bureau is not None and wanted not in (None, caller.bureau):
        raise Problem("forbidden", "只能为本单位设置事件推送", field="bureau")
    return caller.bureau or wanted


def _managed(caller: Caller) -> ColumnElement[bool]:
    return true() if caller.bureau is None else col(Webhook.bureau) == caller.bureau


def _own(session: Session, caller: Caller, webhook_id: str) -> Webhook:
    query = select(Webhook).where(col(Webhook.id) == webhook_id, _managed(caller))
    webhook = session.exec(query).first()
    if webhook is None:
        raise Problem("not_found", "没有该事件推送，或者您无权管理")
    return webhook


def _active(webhook: Webhook) -> Webhook:
    if webhook.disabled_at is not None:
        raise Problem("webhook_disabled", webhook.disabled_because)
    return webhook


def _message(
    session: Session, caller: Caller, webhook_id: str, delivery_id: str
) -> WebhookDelivery:
    webhook = _own(session, caller, webhook_id)
    delivery = session.get(WebhookDelivery, delivery_id)
    if delivery is None or delivery.webhook_id != webhook.id:
        raise Problem("not_found", "没有该条推送")
    return delivery


def _view(webhook: Webhook) -> WebhookView:
    said = webhook.model_dump(include=set(WebhookView.model_fields))
    earlier = webhook.earlier_until
    return WebhookView(**said, active=webhook.disabled_at is None, earlier_secret_until=earlier)


def _delivery(delivery: WebhookDelivery) -> DeliveryView:
    said = delivery.model_dump(include=set(DeliveryView.model_fields) - {"next_at"})
    return DeliveryView(**said, next_at=delivery.next_at if delivery.state == "pending" else None)


def _attempt(attempt: WebhookAttempt) -> AttemptView:
    return AttemptView.model_validate(attempt.model_dump(include=set(AttemptView.model_fields)))
