"""Made from the description of the API by ``make client``: not to be changed by hand."""
# ruff: noqa: E501

from abc import ABC, abstractmethod
from datetime import date
from typing import Literal

import httpx

from jiefen_client import models
from jiefen_client.exchange import Body, Request, new_key, part, read

STEPS = frozenset(
    {
        "accept_assignment",
        "accept_transfer",
        "acknowledge_alert",
        "acknowledge_rights",
        "agree_on_documents_only",
        "agree_on_tribunal",
        "amend_arbitration_claims",
        "answer_arbitration_offer",
        "answer_disclosure",
        "answer_invitation",
        "answer_offer",
        "apply_for_arbitration",
        "apply_for_confirmation",
        "apply_for_enforcement",
        "apply_for_fee_relief",
        "apply_for_non_enforcement",
        "apply_for_payment_order",
        "apply_for_preservation",
        "apply_for_preservation_reconsideration",
        "apply_for_preservation_renewal",
        "apply_for_set_aside",
        "apply_for_validity_ruling",
        "appoint_agent",
        "appoint_mediator",
        "assign_case",
        "assign_claim",
        "bring_counterclaim",
        "challenge_arbitrator",
        "choose_mediator",
        "claim_case",
        "claim_payment",
        "clear_suspicion",
        "commission_appraisal",
        "confirm_completion",
        "confirm_payment",
        "confirm_service_address",
        "confirm_undisputed_facts",
        "contest_payment",
        "convene_session",
        "convert_procedure",
        "correct_award",
        "correct_trigger",
        "count_time_again",
        "decide_challenge",
        "decide_fee_deferral",
        "decide_jurisdiction",
        "decide_payment",
        "decide_postponement",
        "decide_repetition",
        "declare_claim",
        "decline_assignment",
        "decline_award_correction",
        "decline_suit",
        "decline_transfer",
        "demand_guarantor",
        "disclose_circumstances",
        "disclose_conflict",
        "dismiss_as_sham",
        "dispute_declaration",
        "end_appraisal",
        "end_bankruptcy",
        "end_enforcement",
        "end_mediation",
        "end_payment_order",
        "end_without_successor",
        "escalate_enforcement",
        "exclude_time",
        "extend_award_term",
        "extend_limit",
        "extend_mediation",
        "file_counterclaim",
        "file_suit",
        "form_tribunal",
        "give_preservation_security",
        "hand_over",
        "hold_hearing",
        "hold_session",
        "hold_trial",
        "issue_mediation_statement",
        "link_cases",
        "make_award",
        "make_consent_award",
        "make_offer",
        "merge_case",
        "notify_hearing",
        "object_to_confirmation",
        "object_to_court_jurisdiction",
        "object_to_jurisdiction",
        "object_to_online_hearing",
        "object_to_payment_order",
        "offer_arbitration_agreement",
        "open_notice",
        "open_sealed_round",
        "order_paper",
        "order_preservation_security",
        "propose_amendment",
        "raise_defence",
        "record_administrator",
        "record_answer",
        "record_appeal",
        "record_appraisal",
        "record_arbitration_acceptance",
        "record_arbitration_answer",
        "record_arbitration_refusal",
        "record_award_service",
        "record_bankruptcy",
        "record_caucus",
        "record_certificate_refusal",
        "record_contact",
        "record_counterclaim_decision",
        "record_court_settlement",
        "record_distribution",
        "record_enforcement_costs",
        "record_enforcement_notice",
        "record_engagement",
        "record_failed_service",
        "record_fee_payment",
        "record_fee_relief_decision",
        "record_filing_acceptance",
        "record_filing_acknowledgement",
        "record_filing_refusal",
        "record_filing_return",
        "record_judgment",
        "record_jurisdiction_ruling",
        "record_measure",
        "record_no_show",
        "record_non_delivery",
        "record_non_enforcement_acceptance",
        "record_non_enforcement_refusal",
        "record_non_enforcement_ruling",
        "record_notice_service",
        "record_objection_rejection",
        "record_objection_ruling",
        "record_outcome_elsewhere",
        "record_outsider_objection",
        "record_party_end",
        "record_payment",
        "record_payment_order",
        "record_prepayment",
        "record_preservation_lift",
        "record_preservation_measure",
        "record_preservation_reconsideration",
        "record_preservation_renewal",
        "record_preservation_ruling",
        "record_preservation_ruling_service",
        "record_property_report",
        "record_recovery",
        "record_remission",
        "record_ruling",
        "record_ruling_review",
        "record_second_instance",
        "record_service",
        "record_set_aside_acceptance",
        "record_set_aside_refusal",
        "record_set_aside_ruling",
        "record_settlement",
        "record_stay_security",
        "record_succession",
        "record_suit_dismissal",
        "record_termination",
        "record_transfer",
        "record_tribunal_settlement",
        "record_undisputed_facts",
        "record_validity_acceptance",
        "record_validity_decision",
        "record_validity_refusal",
        "record_validity_ruling",
        "record_withdrawal_ruling",
        "refuse_intake",
        "refuse_mediation",
        "refuse_replacement",
        "refuse_settlement_statement",
        "refuse_to_sign",
        "renege_on_mediation_statement",
        "reopen_arbitration",
        "reopen_mediation",
        "replace_arbitrator",
        "replace_mediator",
        "report_unreachable",
        "request_announcement",
        "request_arbitration_supplement",
        "request_award_correction",
        "request_fee_deferral",
        "request_postponement",
        "request_replacement",
        "resubmit_package",
        "resume_enforcement",
        "resume_set_aside_review",
        "return_for_correction",
        "reverse_act",
        "review_intake",
        "revoke_agent",
        "select_arbitrator",
        "set_evidence_period",
        "set_evidence_term",
        "settle_enforcement",
        "sign_agreement",
        "sign_amendment",
        "sign_for_mediation_statement",
        "start_appraisal",
        "submit_evidence",
        "submit_evidence_opinion",
        "submit_sealed_figure",
        "supplement_arbitration_application",
        "supplement_intake",
        "supply_corrections",
        "suspect_sham",
        "transfer_case",
        "waive_doubled_interest",
        "withdraw_arbitration",
        "withdraw_claim",
        "withdraw_confirmation",
        "withdraw_counterclaim",
        "withdraw_defence",
        "withdraw_electronic_service",
        "withdraw_objection",
    }
)
"""The steps that a case is taken by, of which each is an operation."""


class Operations(ABC):
    """Every operation of the API, by its name."""

    @abstractmethod
    async def send(self, request: Request) -> httpx.Response:
        """The answer to a request that is granted."""

    async def read_signing_keys(self) -> dict[str, list[dict[str, str]]]:
        """本系统的公钥（JWKS）

        The public keys of this installation (RFC 7517).

        Those with ``"use": "sig"`` are of access tokens and change; the others sign packages, receipts
        and seals, and stay.

        Raises:
            Problem: with status 400, 401, 403, 408, 409, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", "/.well-known/jwks.json", signed_in=False))
        return read(dict[str, list[dict[str, str]]], answer)

    async def read_access_log(
        self,
        *,
        case_no: str | None = None,
        user_id: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> models.AccessLog:
        """个人信息查阅记录

        Who has read personal data, within the bureau of whoever asks.

        Args:
            limit: （缺省 50）

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "GET",
                "/api/v1/access-log",
                query={"case_no": case_no, "user_id": user_id, "limit": limit, "cursor": cursor},
            )
        )
        return read(models.AccessLog, answer)

    async def list_api_keys(
        self, *, limit: int | None = None, cursor: str | None = None
    ) -> models.ApiKeys:
        """接口密钥列表

        Keys by name, of the caller's bureau, with their last use; also those that open no more.

        Args:
            limit: （缺省 50）

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("GET", "/api/v1/api-keys", query={"limit": limit, "cursor": cursor})
        )
        return read(models.ApiKeys, answer)

    async def create_api_key(
        self, body: models.NewApiKey | Body, *, idempotency_key: str | None = None
    ) -> models.ToldApiKey:
        """建立接口密钥

        A key for another system. It is told here and never again: keep it, or rotate it.

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                "/api/v1/api-keys",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.ToldApiKey, answer)

    async def revoke_api_key(self, key_id: str) -> None:
        """撤销接口密钥

        The key opens nothing from now on. It stays in the list.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        await self.send(Request("DELETE", f"/api/v1/api-keys/{part(key_id)}"))

    async def rotate_api_key(
        self,
        key_id: str,
        body: models.Rotation | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.ToldApiKey:
        """更换接口密钥

        A new secret under the same id; the one before it opens a while longer.

        There are two at a time at most: rotating again ends the one before the last.

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/api-keys/{part(key_id)}/rotation",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.ToldApiKey, answer)

    async def count_cases(
        self,
        *,
        stage: Literal[
            "submitted",
            "intake",
            "mediation",
            "arbitration",
            "court",
            "performance",
            "enforcement",
            "closed",
        ]
        | None = None,
        due_before: date | None = None,
        due_after: date | None = None,
        overdue: bool | None = None,
        assignee: str | None = None,
        bureau: str | None = None,
        debt_type: str | None = None,
        amount_from: str | None = None,
        amount_to: str | None = None,
        filed_from: date | None = None,
        filed_to: date | None = None,
        state: Literal["open", "closed"] | None = None,
        breached: bool | None = None,
        text: str | None = None,
    ) -> models.WorklistCounts:
        """案件件数

        How many of the caller's cases meet a filter, each number up to 1,000.

        Args:
            stage: 阶段
            due_before: 下一期限早于此日
            due_after: 下一期限晚于此日
            overdue: 下一期限是否已过
            assignee: 经办人账户；me：本人经办及代行；none：待领取的未结案件
            bureau: 所属司法局
            debt_type: 债务类型
            amount_from: 标的额不低于
            amount_to: 标的额不高于
            filed_from: 登记不早于此日
            filed_to: 登记不晚于此日
            state: open：未结；closed：已结
            breached: 服务承诺的全程期限是否已经超出

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "GET",
                "/api/v1/case-counts",
                query={
                    "stage": stage,
                    "due_before": due_before,
                    "due_after": due_after,
                    "overdue": overdue,
                    "assignee": assignee,
                    "bureau": bureau,
                    "debt_type": debt_type,
                    "amount_from": amount_from,
                    "amount_to": amount_to,
                    "filed_from": filed_from,
                    "filed_to": filed_to,
                    "state": state,
                    "breached": breached,
                    "text": text,
                },
            )
        )
        return read(models.WorklistCounts, answer)

    async def list_cases(
        self,
        *,
        stage: Literal[
            "submitted",
            "intake",
            "mediation",
            "arbitration",
            "court",
            "performance",
            "enforcement",
            "closed",
        ]
        | None = None,
        due_before: date | None = None,
        due_after: date | None = None,
        overdue: bool | None = None,
        assignee: str | None = None,
        bureau: str | None = None,
        debt_type: str | None = None,
        amount_from: str | None = None,
        amount_to: str | None = None,
        filed_from: date | None = None,
        filed_to: date | None = None,
        state: Literal["open", "closed"] | None = None,
        breached: bool | None = None,
        text: str | None = None,
        sort: Literal["due", "-due", "filed", "-filed", "amount", "-amount", "case_no", "-case_no"]
        | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> models.Worklist:
        """案件列表

        The caller's cases, unless asked otherwise those due soonest first.

        Pages follow each other by the place of the last row, so that cases that come or go meanwhile
        neither repeat nor hide others.

        Args:
            stage: 阶段
            due_before: 下一期限早于此日
            due_after: 下一期限晚于此日
            overdue: 下一期限是否已过
            assignee: 经办人账户；me：本人经办及代行；none：待领取的未结案件
            bureau: 所属司法局
            debt_type: 债务类型
            amount_from: 标的额不低于
            amount_to: 标的额不高于
            filed_from: 登记不早于此日
            filed_to: 登记不晚于此日
            state: open：未结；closed：已结
            breached: 服务承诺的全程期限是否已经超出
            sort: 排序；加 - 为倒序，没有期限的总在最后（缺省 due）
            limit: 每页件数（缺省 50）
            cursor: 上一页给出的翻页标记

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "GET",
                "/api/v1/cases",
                query={
                    "stage": stage,
                    "due_before": due_before,
                    "due_after": due_after,
                    "overdue": overdue,
                    "assignee": assignee,
                    "bureau": bureau,
                    "debt_type": debt_type,
                    "amount_from": amount_from,
                    "amount_to": amount_to,
                    "filed_from": filed_from,
                    "filed_to": filed_to,
                    "state": state,
                    "breached": breached,
                    "text": text,
                    "sort": sort,
                    "limit": limit,
                    "cursor": cursor,
                },
            )
        )
        return read(models.Worklist, answer)

    async def read_case(self, case_no: str) -> models.CaseView:
        """案件

        A case and its parties, whose personal data are masked.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", f"/api/v1/cases/{part(case_no)}"))
        return read(models.CaseView, answer)

    async def accept_transfer(
        self,
        case_no: str,
        body: models.AcceptTransfer | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """接受移送

        依据：人民调解法 17

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/accept-transfer",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def acknowledge_alert(
        self,
        case_no: str,
        body: models.AcknowledgeAlert | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """确认收到超期提醒

        依据：

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/acknowledge-alert",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def read_agents(self, case_no: str) -> list[models.AgentView]:
        """代理人列表

        Every agent of the case's parties, also those who act no longer.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", f"/api/v1/cases/{part(case_no)}/agents"))
        return read(list[models.AgentView], answer)

    async def answer_arbitration_offer(
        self,
        case_no: str,
        body: models.AnswerArbitrationOffer | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """签署或拒绝仲裁协议

        依据：仲裁法 4；仲裁法 27

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/answer-arbitration-offer",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def apply_for_arbitration(
        self,
        case_no: str,
        body: models.ApplyForArbitration | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """申请仲裁

        依据：仲裁法 32；仲裁法 34

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/apply-for-arbitration",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def apply_for_confirmation(
        self,
        case_no: str,
        body: models.ApplyForConfirmation | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """共同申请司法确认

        依据：民事诉讼法 205；人民调解法 33

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/apply-for-confirmation",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def apply_for_enforcement(
        self,
        case_no: str,
        body: models.ApplyForEnforcement | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """申请强制执行

        依据：民事诉讼法 247；民事诉讼法 250

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/apply-for-enforcement",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def apply_for_non_enforcement(
        self,
        case_no: str,
        body: models.ApplyForNonEnforcement | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """申请不予执行仲裁裁决

        依据：仲裁法 76；最高人民法院关于人民法院办理仲裁裁决执行案件若干问题的规定 8；最高人民法院关于人民法院办理仲裁裁决执行案件若干问题的规定 10

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/apply-for-non-enforcement",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def apply_for_payment_order(
        self,
        case_no: str,
        body: models.ApplyForPaymentOrder | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """申请支付令

        依据：民事诉讼法 225

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/apply-for-payment-order",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def apply_for_preservation(
        self,
        case_no: str,
        body: models.ApplyForPreservation | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """申请财产保全

        依据：民事诉讼法 104；仲裁法 39；最高人民法院关于人民法院办理财产保全案件若干问题的规定 1

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/apply-for-preservation",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def apply_for_set_aside(
        self,
        case_no: str,
        body: models.ApplyForSetAside | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """申请撤销仲裁裁决

        依据：仲裁法 71；仲裁法 72

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/apply-for-set-aside",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def apply_for_validity_ruling(
        self,
        case_no: str,
        body: models.ApplyForValidityRuling | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """对仲裁协议效力提出异议

        依据：仲裁法 31；最高人民法院关于适用《中华人民共和国仲裁法》若干问题的解释 13

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/apply-for-validity-ruling",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def appoint_agent(
        self, case_no: str, body: models.Appointment | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """委托代理人

        Appoint an agent; special powers are those that the listed powers name (民事诉讼法 62).

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/appoint-agent",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def agree_on_documents_only(
        self,
        case_no: str,
        body: models.AgreeOnDocumentsOnly | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录约定书面审理

        依据：仲裁法 51

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/agree-on-documents-only",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def agree_on_tribunal(
        self,
        case_no: str,
        body: models.AgreeOnTribunal | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录约定组庭方式

        依据：仲裁法 42；仲裁法 43

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/agree-on-tribunal",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def amend_arbitration_claims(
        self,
        case_no: str,
        body: models.AmendArbitrationClaims | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """放弃或者变更仲裁请求

        依据：仲裁法 38

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/amend-arbitration-claims",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def challenge_arbitrator(
        self,
        case_no: str,
        body: models.ChallengeArbitrator | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """申请仲裁员回避

        依据：仲裁法 46；仲裁法 47

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/challenge-arbitrator",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def commission_appraisal(
        self,
        case_no: str,
        body: models.CommissionAppraisal | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """委托鉴定

        依据：仲裁法 56

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/commission-appraisal",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def correct_award(
        self, case_no: str, body: models.CorrectAward | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """补正裁决书

        依据：仲裁法 69

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/correct-award",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def decide_challenge(
        self,
        case_no: str,
        body: models.DecideChallenge | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录回避决定

        依据：仲裁法 48

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/decide-challenge",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def decide_fee_deferral(
        self,
        case_no: str,
        body: models.DecideFeeDeferral | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录缓交决定

        依据：仲裁委员会仲裁收费办法 6

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/decide-fee-deferral",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def decide_jurisdiction(
        self,
        case_no: str,
        body: models.DecideJurisdiction | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录对异议的决定

        依据：仲裁法 31

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/decide-jurisdiction",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def decide_postponement(
        self,
        case_no: str,
        body: models.DecidePostponement | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """决定是否延期开庭

        依据：仲裁法 53

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/decide-postponement",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def decide_repetition(
        self,
        case_no: str,
        body: models.DecideRepetition | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """决定程序是否重新进行

        依据：仲裁法 49

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/decide-repetition",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def decline_award_correction(
        self,
        case_no: str,
        body: models.DeclineAwardCorrection | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """不予补正裁决书

        依据：仲裁法 69

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/decline-award-correction",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def disclose_circumstances(
        self,
        case_no: str,
        body: models.DiscloseCircumstances | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """仲裁员书面披露

        依据：仲裁法 45

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/disclose-circumstances",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def dismiss_as_sham(
        self, case_no: str, body: models.DismissAsSham | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """驳回虚假仲裁请求

        依据：仲裁法 61

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/dismiss-as-sham",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def extend_award_term(
        self,
        case_no: str,
        body: models.ExtendAwardTerm | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """延长裁决期限

        依据：仲裁法 36

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/extend-award-term",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def file_counterclaim(
        self,
        case_no: str,
        body: models.FileCounterclaim | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """提出反请求或者抵销

        依据：仲裁法 38；仲裁委员会仲裁收费办法 4

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/file-counterclaim",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def form_tribunal(
        self, case_no: str, body: models.FormTribunal | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """组成仲裁庭

        依据：仲裁法 42；仲裁法 43；仲裁法 44

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/form-tribunal",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def hold_hearing(
        self, case_no: str, body: models.HoldHearing | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """记录开庭

        依据：仲裁法 54

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/hold-hearing",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def issue_mediation_statement(
        self,
        case_no: str,
        body: models.IssueMediationStatement | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """制作仲裁调解书

        依据：仲裁法 64；仲裁法 65

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/issue-mediation-statement",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def make_award(
        self, case_no: str, body: models.MakeAward | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """作出裁决

        依据：仲裁法 66；仲裁法 67；仲裁法 70

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/make-award",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def make_consent_award(
        self,
        case_no: str,
        body: models.MakeConsentAward | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """依和解协议作出裁决

        依据：仲裁法 62；仲裁法 64；仲裁法 65

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/make-consent-award",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def notify_hearing(
        self, case_no: str, body: models.NotifyHearing | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """通知开庭

        依据：仲裁法 53

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/notify-hearing",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def object_to_jurisdiction(
        self,
        case_no: str,
        body: models.ObjectToJurisdiction | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """对仲裁协议效力提出异议

        依据：仲裁法 31

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/object-to-jurisdiction",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def object_to_online_hearing(
        self,
        case_no: str,
        body: models.ObjectToOnlineHearing | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """不同意在线开庭

        依据：仲裁法 11

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/object-to-online-hearing",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_appraisal(
        self,
        case_no: str,
        body: models.RecordAppraisal | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录鉴定意见

        依据：仲裁法 56

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/record-appraisal",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_arbitration_acceptance(
        self,
        case_no: str,
        body: models.RecordArbitrationAcceptance | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录仲裁受理

        依据：仲裁法 35

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/record-arbitration-acceptance",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_arbitration_answer(
        self,
        case_no: str,
        body: models.RecordArbitrationAnswer | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录仲裁答辩

        依据：仲裁法 36

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/record-arbitration-answer",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_arbitration_refusal(
        self,
        case_no: str,
        body: models.RecordArbitrationRefusal | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录不予受理

        依据：仲裁法 35

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/record-arbitration-refusal",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_award_service(
        self,
        case_no: str,
        body: models.RecordAwardService | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录送达裁决书

        依据：仲裁法 69；仲裁法 72

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/record-award-service",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_notice_service(
        self,
        case_no: str,
        body: models.RecordNoticeService | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录送达仲裁通知

        依据：仲裁法 36；仲裁法 41

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/record-notice-service",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_prepayment(
        self,
        case_no: str,
        body: models.RecordPrepayment | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录预交仲裁费

        依据：仲裁委员会仲裁收费办法 4

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/record-prepayment",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_tribunal_settlement(
        self,
        case_no: str,
        body: models.RecordTribunalSettlement | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录庭内和解

        依据：仲裁法 62；仲裁法 64

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/record-tribunal-settlement",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def renege_on_mediation_statement(
        self,
        case_no: str,
        body: models.RenegeOnMediationStatement | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """签收前反悔

        依据：仲裁法 65

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/renege-on-mediation-statement",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def reopen_arbitration(
        self,
        case_no: str,
        body: models.ReopenArbitration | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """开始重新仲裁

        依据：仲裁法 74

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/reopen-arbitration",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def replace_arbitrator(
        self,
        case_no: str,
        body: models.ReplaceArbitrator | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """更换仲裁员

        依据：仲裁法 49

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/replace-arbitrator",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def request_arbitration_supplement(
        self,
        case_no: str,
        body: models.RequestArbitrationSupplement | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录补正通知

        依据：仲裁法 33；仲裁法 35

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/request-arbitration-supplement",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def request_award_correction(
        self,
        case_no: str,
        body: models.RequestAwardCorrection | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """请求补正裁决书

        依据：仲裁法 69

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/request-award-correction",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def request_fee_deferral(
        self,
        case_no: str,
        body: models.RequestFeeDeferral | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """申请缓交仲裁费

        依据：仲裁委员会仲裁收费办法 6

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/request-fee-deferral",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def request_postponement(
        self,
        case_no: str,
        body: models.RequestPostponement | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """申请延期开庭

        依据：仲裁法 53

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/request-postponement",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def select_arbitrator(
        self,
        case_no: str,
        body: models.SelectArbitrator | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """选定仲裁员

        依据：仲裁法 43；仲裁法 44

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/select-arbitrator",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def set_evidence_term(
        self,
        case_no: str,
        body: models.SetEvidenceTerm | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """指定举证期限

        依据：仲裁法 55

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/set-evidence-term",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def sign_for_mediation_statement(
        self,
        case_no: str,
        body: models.SignForMediationStatement | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """签收仲裁调解书

        依据：仲裁法 65

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/sign-for-mediation-statement",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def submit_evidence(
        self,
        case_no: str,
        body: models.SubmitEvidence | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """提交证据

        依据：仲裁法 55

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/submit-evidence",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def submit_evidence_opinion(
        self,
        case_no: str,
        body: models.SubmitEvidenceOpinion | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """发表质证意见

        依据：仲裁法 57

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/submit-evidence-opinion",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def supplement_arbitration_application(
        self,
        case_no: str,
        body: models.SupplementArbitrationApplication | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """补正仲裁申请材料

        依据：仲裁法 33；仲裁法 34

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/supplement-arbitration-application",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def withdraw_arbitration(
        self,
        case_no: str,
        body: models.WithdrawArbitration | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """撤回仲裁申请

        依据：仲裁法 62；仲裁法 63；仲裁委员会仲裁收费办法 12

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/withdraw-arbitration",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def withdraw_counterclaim(
        self,
        case_no: str,
        body: models.WithdrawCounterclaim | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """撤回反请求

        依据：仲裁法 38

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/arbitration/withdraw-counterclaim",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def assign_case(
        self,
        case_no: str,
        body: models.CaseAssignment | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """分派经办人

        Put a clerk of the bureau in charge of the case.

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/assign-case",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def assign_claim(
        self, case_no: str, body: models.Assignment | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """记录债权转让

        The assignee takes the claimant's place; the arbitration agreement goes along.

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/assign-claim",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def claim_case(
        self,
        case_no: str,
        body: models.ClaimCase | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """领取案件

        依据：

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/claim-case",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def clear_suspicion(
        self,
        case_no: str,
        body: models.ClearSuspicion | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """排除虚假纠纷嫌疑

        依据：人民法院在线调解规则 23

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/clear-suspicion",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def confirm_service_address(
        self,
        case_no: str,
        body: models.AddressConfirmation | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """确认送达地址

        A party confirms its address for service, and consents to electronic service or does not.

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/confirm-service-address",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def correct_trigger(
        self,
        case_no: str,
        body: models.CorrectTrigger | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """更正期限起算日

        依据：民事诉讼法 85

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/correct-trigger",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def apply_for_fee_relief(
        self,
        case_no: str,
        body: models.ApplyForFeeRelief | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """申请缓交、减交或者免交诉讼费

        依据：诉讼费用交纳办法 44；诉讼费用交纳办法 48

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/apply-for-fee-relief",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def apply_for_preservation_reconsideration(
        self,
        case_no: str,
        body: models.ApplyForPreservationReconsideration | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """对保全裁定申请复议

        依据：最高人民法院关于人民法院办理财产保全案件若干问题的规定 25；最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 171

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/apply-for-preservation-reconsideration",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def apply_for_preservation_renewal(
        self,
        case_no: str,
        body: models.ApplyForPreservationRenewal | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """申请续行保全

        依据：最高人民法院关于人民法院办理财产保全案件若干问题的规定 18

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/apply-for-preservation-renewal",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def bring_counterclaim(
        self,
        case_no: str,
        body: models.BringCounterclaim | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """提起反诉

        依据：民事诉讼法 54；最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 232；诉讼费用交纳办法 18

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/bring-counterclaim",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def convert_procedure(
        self,
        case_no: str,
        body: models.ConvertProcedure | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录转换审理程序

        依据：民事诉讼法 169；民事诉讼法 170

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/convert-procedure",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def count_time_again(
        self,
        case_no: str,
        body: models.CountTimeAgain | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录恢复计算审限

        依据：最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 243

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/count-time-again",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def decline_suit(
        self,
        case_no: str,
        body: models.DeclineSuit | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """不同意转入诉讼

        依据：最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 438

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/decline-suit",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def end_enforcement(
        self,
        case_no: str,
        body: models.EndEnforcement | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录终结执行

        依据：民事诉讼法 268；最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 517

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/end-enforcement",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def end_payment_order(
        self,
        case_no: str,
        body: models.EndPaymentOrder | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """另行起诉或者撤回支付令申请

        依据：最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 430(1)；最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 430(3)

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/end-payment-order",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def escalate_enforcement(
        self,
        case_no: str,
        body: models.EscalateEnforcement | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """向上一级人民法院申请执行

        依据：民事诉讼法 237

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/escalate-enforcement",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def exclude_time(
        self, case_no: str, body: models.ExcludeTime | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """记录不计入审限的期间开始

        依据：最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 243

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/exclude-time",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def extend_limit(
        self, case_no: str, body: models.ExtendLimit | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """记录延长审理期限

        依据：民事诉讼法 152；民事诉讼法 164；民事诉讼法 168

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/extend-limit",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def give_preservation_security(
        self,
        case_no: str,
        body: models.GivePreservationSecurity | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录提供保全担保

        依据：最高人民法院关于人民法院办理财产保全案件若干问题的规定 6；最高人民法院关于人民法院办理财产保全案件若干问题的规定 7；最高人民法院关于人民法院办理财产保全案件若干问题的规定 8

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/give-preservation-security",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def hold_trial(
        self, case_no: str, body: models.HoldTrial | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """记录庭审

        依据：民事诉讼法 122；最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 266

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/hold-trial",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def object_to_confirmation(
        self,
        case_no: str,
        body: models.ObjectToConfirmation | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """对司法确认裁定提出异议

        依据：最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 372

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/object-to-confirmation",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def object_to_court_jurisdiction(
        self,
        case_no: str,
        body: models.ObjectToCourtJurisdiction | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """提出管辖权异议

        依据：民事诉讼法 130

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/object-to-court-jurisdiction",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def object_to_payment_order(
        self,
        case_no: str,
        body: models.ObjectToPaymentOrder | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """对支付令提出异议

        依据：民事诉讼法 227；最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 432；最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 436

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/object-to-payment-order",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def order_preservation_security(
        self,
        case_no: str,
        body: models.OrderPreservationSecurity | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录责令提供担保

        依据：最高人民法院关于人民法院办理财产保全案件若干问题的规定 5

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/order-preservation-security",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_answer(
        self,
        case_no: str,
        body: models.RecordAnswer | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """提交答辩状

        依据：民事诉讼法 128

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-answer",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_appeal(
        self,
        case_no: str,
        body: models.RecordAppeal | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """提起上诉

        依据：民事诉讼法 171；民事诉讼法 157

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-appeal",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_counterclaim_decision(
        self,
        case_no: str,
        body: models.RecordCounterclaimDecision | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录是否受理反诉

        依据：民事诉讼法 54；最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 232

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-counterclaim-decision",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_court_settlement(
        self,
        case_no: str,
        body: models.RecordCourtSettlement | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录法院调解书

        依据：民事诉讼法 100

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-court-settlement",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_enforcement_costs(
        self,
        case_no: str,
        body: models.RecordEnforcementCosts | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录执行费用

        依据：诉讼费用交纳办法 14(1)；诉讼费用交纳办法 38

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-enforcement-costs",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_enforcement_notice(
        self,
        case_no: str,
        body: models.RecordEnforcementNotice | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录执行通知

        依据：最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 480

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-enforcement-notice",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_failed_service(
        self,
        case_no: str,
        body: models.RecordFailedService | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录送达未成

        依据：民事诉讼法 88

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-failed-service",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_fee_payment(
        self,
        case_no: str,
        body: models.RecordFeePayment | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录缴纳诉讼费

        依据：诉讼费用交纳办法 22

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-fee-payment",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_fee_relief_decision(
        self,
        case_no: str,
        body: models.RecordFeeReliefDecision | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录缓减免决定

        依据：诉讼费用交纳办法 44；诉讼费用交纳办法 47；最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 213

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-fee-relief-decision",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_filing_acceptance(
        self,
        case_no: str,
        body: models.RecordFilingAcceptance | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录法院立案

        依据：民事诉讼法 126

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-filing-acceptance",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_filing_refusal(
        self,
        case_no: str,
        body: models.RecordFilingRefusal | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录不予受理

        依据：民事诉讼法 126；民事诉讼法 157

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-filing-refusal",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_judgment(
        self,
        case_no: str,
        body: models.RecordJudgment | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录判决

        依据：民事诉讼法 152；民事诉讼法 147

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-judgment",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_jurisdiction_ruling(
        self,
        case_no: str,
        body: models.RecordJurisdictionRuling | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录管辖权异议裁定

        依据：民事诉讼法 130；民事诉讼法 157；最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 276

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-jurisdiction-ruling",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_measure(
        self, case_no: str, body: models.RecordMeasure | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """记录执行措施

        依据：民事诉讼法 253

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-measure",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_non_enforcement_acceptance(
        self,
        case_no: str,
        body: models.RecordNonEnforcementAcceptance | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录受理不予执行申请

        依据：最高人民法院关于人民法院办理仲裁裁决执行案件若干问题的规定 2；最高人民法院关于审理仲裁司法审查案件若干问题的规定 9

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-non-enforcement-acceptance",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_non_enforcement_refusal(
        self,
        case_no: str,
        body: models.RecordNonEnforcementRefusal | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录不予受理不予执行申请

        依据：最高人民法院关于审理仲裁司法审查案件若干问题的规定 9

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-non-enforcement-refusal",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_non_enforcement_ruling(
        self,
        case_no: str,
        body: models.RecordNonEnforcementRuling | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录不予执行的裁定

        依据：仲裁法 76；最高人民法院关于人民法院办理仲裁裁决执行案件若干问题的规定 12；最高人民法院关于人民法院办理仲裁裁决执行案件若干问题的规定 21

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-non-enforcement-ruling",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_objection_rejection(
        self,
        case_no: str,
        body: models.RecordObjectionRejection | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录驳回支付令异议裁定

        依据：最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 436

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-objection-rejection",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_objection_ruling(
        self,
        case_no: str,
        body: models.RecordObjectionRuling | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录对司法确认异议的裁定

        依据：最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 373

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-objection-ruling",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_outsider_objection(
        self,
        case_no: str,
        body: models.RecordOutsiderObjection | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录案外人异议

        依据：民事诉讼法 238

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-outsider-objection",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_payment_order(
        self,
        case_no: str,
        body: models.RecordPaymentOrder | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录支付令

        依据：民事诉讼法 227；最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 429

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-payment-order",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_preservation_lift(
        self,
        case_no: str,
        body: models.RecordPreservationLift | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录解除保全

        依据：最高人民法院关于人民法院办理财产保全案件若干问题的规定 22；最高人民法院关于人民法院办理财产保全案件若干问题的规定 23

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-preservation-lift",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_preservation_measure(
        self,
        case_no: str,
        body: models.RecordPreservationMeasure | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录采取保全措施

        依据：最高人民法院关于人民法院办理财产保全案件若干问题的规定 4；最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 485

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-preservation-measure",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_preservation_reconsideration(
        self,
        case_no: str,
        body: models.RecordPreservationReconsideration | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录复议决定

        依据：最高人民法院关于人民法院办理财产保全案件若干问题的规定 25

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-preservation-reconsideration",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_preservation_renewal(
        self,
        case_no: str,
        body: models.RecordPreservationRenewal | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录续行保全

        依据：最高人民法院关于人民法院办理财产保全案件若干问题的规定 18；最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 485

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-preservation-renewal",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_preservation_ruling(
        self,
        case_no: str,
        body: models.RecordPreservationRuling | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录财产保全裁定

        依据：最高人民法院关于人民法院办理财产保全案件若干问题的规定 4

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-preservation-ruling",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_preservation_ruling_service(
        self,
        case_no: str,
        body: models.RecordPreservationRulingService | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录送达保全裁定

        依据：最高人民法院关于人民法院办理财产保全案件若干问题的规定 25

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-preservation-ruling-service",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_property_report(
        self,
        case_no: str,
        body: models.RecordPropertyReport | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录财产报告

        依据：民事诉讼法 252

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-property-report",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_recovery(
        self,
        case_no: str,
        body: models.RecordRecovery | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录执行到位

        依据：民事诉讼法 247；民事诉讼法 264；最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释 4

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-recovery",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_remission(
        self,
        case_no: str,
        body: models.RecordRemission | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录通知重新仲裁

        依据：仲裁法 74

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-remission",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_ruling(
        self, case_no: str, body: models.RecordRuling | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """记录司法确认裁定

        依据：民事诉讼法 206

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-ruling",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_ruling_review(
        self,
        case_no: str,
        body: models.RecordRulingReview | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录对裁定的二审结果

        依据：民事诉讼法 182；民事诉讼法 183

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-ruling-review",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_second_instance(
        self,
        case_no: str,
        body: models.RecordSecondInstance | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录二审裁判

        依据：民事诉讼法 177；最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 257(2)；民事诉讼法 180；民事诉讼法 182

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-second-instance",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_service(
        self, case_no: str, body: models.RecordService | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """记录送达

        依据：民事诉讼法 88；民事诉讼法 89；民事诉讼法 90；民事诉讼法 91

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-service",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_set_aside_acceptance(
        self,
        case_no: str,
        body: models.RecordSetAsideAcceptance | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录受理撤销申请

        依据：仲裁法 73；最高人民法院关于审理仲裁司法审查案件若干问题的规定 9

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-set-aside-acceptance",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_set_aside_refusal(
        self,
        case_no: str,
        body: models.RecordSetAsideRefusal | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录不予受理撤销申请

        依据：最高人民法院关于审理仲裁司法审查案件若干问题的规定 9

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-set-aside-refusal",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_set_aside_ruling(
        self,
        case_no: str,
        body: models.RecordSetAsideRuling | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录撤销裁决的裁定

        依据：仲裁法 71；仲裁法 73；最高人民法院关于审理仲裁司法审查案件若干问题的规定 19；最高人民法院关于审理仲裁司法审查案件若干问题的规定 20

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-set-aside-ruling",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_stay_security(
        self,
        case_no: str,
        body: models.RecordStaySecurity | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录中止或者继续执行的担保

        依据：最高人民法院关于人民法院办理仲裁裁决执行案件若干问题的规定 7

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-stay-security",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_suit_dismissal(
        self,
        case_no: str,
        body: models.RecordSuitDismissal | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录驳回起诉裁定

        依据：民事诉讼法 157；最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 277

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-suit-dismissal",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_termination(
        self,
        case_no: str,
        body: models.RecordTermination | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录终结督促程序裁定

        依据：民事诉讼法 228

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-termination",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_transfer(
        self,
        case_no: str,
        body: models.RecordTransfer | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录移送管辖

        依据：民事诉讼法 37

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-transfer",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_validity_acceptance(
        self,
        case_no: str,
        body: models.RecordValidityAcceptance | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录受理仲裁协议效力案件

        依据：最高人民法院关于审理仲裁司法审查案件若干问题的规定 2；最高人民法院关于审理仲裁司法审查案件若干问题的规定 9

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-validity-acceptance",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_validity_refusal(
        self,
        case_no: str,
        body: models.RecordValidityRefusal | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录不予受理仲裁协议效力案件

        依据：最高人民法院关于适用《中华人民共和国仲裁法》若干问题的解释 13；最高人民法院关于审理仲裁司法审查案件若干问题的规定 9

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-validity-refusal",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_validity_ruling(
        self,
        case_no: str,
        body: models.RecordValidityRuling | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录仲裁协议效力裁定

        依据：仲裁法 31；最高人民法院关于审理仲裁司法审查案件若干问题的规定 20

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-validity-ruling",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_withdrawal_ruling(
        self,
        case_no: str,
        body: models.RecordWithdrawalRuling | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录撤诉裁定

        依据：民事诉讼法 148；民事诉讼法 146；诉讼费用交纳办法 15

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/record-withdrawal-ruling",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def refuse_settlement_statement(
        self,
        case_no: str,
        body: models.RefuseSettlementStatement | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """拒绝签收调解书

        依据：民事诉讼法 102；最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 133

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/refuse-settlement-statement",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def request_announcement(
        self,
        case_no: str,
        body: models.RequestAnnouncement | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """申请公告送达

        依据：民事诉讼法 95

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/request-announcement",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def resume_enforcement(
        self,
        case_no: str,
        body: models.ResumeEnforcement | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """申请恢复执行

        依据：民事诉讼法 241；民事诉讼法 265；最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 517

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/resume-enforcement",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def resume_set_aside_review(
        self,
        case_no: str,
        body: models.ResumeSetAsideReview | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录恢复撤销程序

        依据：仲裁法 74

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/resume-set-aside-review",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def return_for_correction(
        self,
        case_no: str,
        body: models.ReturnForCorrection | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录退回补正

        依据：最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 208

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/return-for-correction",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def set_evidence_period(
        self,
        case_no: str,
        body: models.SetEvidencePeriod | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录举证期限

        依据：最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 99

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/set-evidence-period",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def settle_enforcement(
        self,
        case_no: str,
        body: models.SettleEnforcement | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录执行和解

        依据：民事诉讼法 241

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/settle-enforcement",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def supply_corrections(
        self,
        case_no: str,
        body: models.SupplyCorrections | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """提交补正材料

        依据：最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 126

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/supply-corrections",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def waive_doubled_interest(
        self,
        case_no: str,
        body: models.WaiveDoubledInterest | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """放弃迟延履行期间的加倍利息

        依据：民事诉讼法 264；最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释 4

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/waive-doubled-interest",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def withdraw_confirmation(
        self,
        case_no: str,
        body: models.WithdrawConfirmation | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """撤回司法确认申请

        依据：民事诉讼法 205

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/withdraw-confirmation",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def withdraw_objection(
        self,
        case_no: str,
        body: models.WithdrawObjection | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """撤回对支付令的异议

        依据：最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 437

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/court/withdraw-objection",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def read_deadlines(self, case_no: str) -> list[models.DeadlineView]:
        """期限列表

        Every term of the case by its last day.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", f"/api/v1/cases/{part(case_no)}/deadlines"))
        return read(list[models.DeadlineView], answer)

    async def declare_claim(
        self,
        case_no: str,
        body: models.DeclareClaim | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """申报债权

        依据：企业破产法 44；企业破产法 48

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/declare-claim",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def decline_transfer(
        self,
        case_no: str,
        body: models.DeclineTransfer | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """不接受移送

        依据：人民调解法 26

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/decline-transfer",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def demand_guarantor(
        self,
        case_no: str,
        body: models.DemandGuarantor | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """请求保证人承担保证责任

        依据：民法典 693

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/demand-guarantor",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def dispute_declaration(
        self,
        case_no: str,
        body: models.DisputeDeclaration | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录债权表异议

        依据：企业破产法 58

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/dispute-declaration",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def end_bankruptcy(
        self,
        case_no: str,
        body: models.EndBankruptcy | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录破产程序终止

        依据：企业破产法 19

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/end-bankruptcy",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def end_without_successor(
        self,
        case_no: str,
        body: models.EndWithoutSuccessor | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """无承受人而终结

        依据：民事诉讼法 154

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/end-without-successor",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def list_entry_links(self, case_no: str) -> list[models.EntryLinkView]:
        """当事人链接列表

        Every link into the case, oldest first, with how far it was used.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", f"/api/v1/cases/{part(case_no)}/entry-links"))
        return read(list[models.EntryLinkView], answer)

    async def create_entry_link(
        self, case_no: str, body: models.NewEntryLink | Body, *, idempotency_key: str | None = None
    ) -> models.EntryInvitation:
        """邀请当事人凭链接进入案件

        A link for a party or its agent; an earlier one for the same purpose opens no more.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/entry-links",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.EntryInvitation, answer)

    async def revoke_entry_link(self, case_no: str, link_id: str) -> None:
        """收回当事人链接

        The link opens no more, and sessions opened by it are over.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        await self.send(
            Request("DELETE", f"/api/v1/cases/{part(case_no)}/entry-links/{part(link_id)}")
        )

    async def read_evidence_receipts(self, case_no: str) -> list[models.ReceiptDocument]:
        """证据登记回执列表

        The receipts of the case that the caller may see, oldest first.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", f"/api/v1/cases/{part(case_no)}/evidence"))
        return read(list[models.ReceiptDocument], answer)

    async def register_evidence(
        self,
        case_no: str,
        body: models.EvidenceRegistration | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.ReceiptDocument:
        """登记证据摘要

        Register a file by its digests; the same file by the same person keeps its first receipt.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/evidence",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.ReceiptDocument, answer)

    async def upload_evidence(
        self,
        case_no: str,
        content: bytes,
        *,
        media_type: Literal["application/pdf", "image/jpeg", "image/png"],
        name: str,
        ordinal: int | None = None,
        for_party: str | None = None,
        idempotency_key: str | None = None,
    ) -> models.ReceiptDocument:
        """上传证据文件

        Upload a file of evidence, which is registered by its digests and kept with the case.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/evidence/files",
                query={"name": name, "ordinal": ordinal, "for_party": for_party},
                content=content,
                headers={
                    "Content-Type": media_type,
                    "Idempotency-Key": idempotency_key or new_key(),
                },
            )
        )
        return read(models.ReceiptDocument, answer)

    async def read_evidence_receipt(self, case_no: str, receipt_id: str) -> models.ReceiptDocument:
        """证据登记回执

        A receipt with its proof, to be kept and checked by ``jiefen verify``.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("GET", f"/api/v1/cases/{part(case_no)}/evidence/{part(receipt_id)}")
        )
        return read(models.ReceiptDocument, answer)

    async def download_evidence(self, case_no: str, receipt_id: str) -> bytes:
        """下载证据文件

        The file of a receipt, where it was uploaded; ``not_found`` where it stayed elsewhere.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("GET", f"/api/v1/cases/{part(case_no)}/evidence/{part(receipt_id)}/file")
        )
        return answer.content

    async def read_fees(self, case_no: str) -> models.FeesView:
        """费用测算

        What each road costs on the amount in dispute as filed, who advances and who bears it.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", f"/api/v1/cases/{part(case_no)}/fees"))
        return read(models.FeesView, answer)

    async def file_suit(
        self, case_no: str, body: models.FileSuit | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """起诉

        依据：民事诉讼法 122；民事诉讼法 124

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/file-suit",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_filing_acknowledgement(
        self,
        case_no: str,
        body: models.RecordFilingAcknowledgement | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录收件回执

        依据：民事诉讼法 126；仲裁法 35

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/filing/record-filing-acknowledgement",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_filing_return(
        self,
        case_no: str,
        body: models.RecordFilingReturn | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录材料退回补正

        依据：最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 208；仲裁法 35

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/filing/record-filing-return",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def resubmit_package(
        self,
        case_no: str,
        body: models.ResubmitPackage | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """重新制作并递交立案材料

        依据：最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 208；仲裁法 33

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/filing/resubmit-package",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def hand_over(
        self, case_no: str, body: models.HandOver | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """转人工办理

        依据：人民调解法 26

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/hand-over",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def read_intake_checklist(self, case_no: str) -> models.ChecklistView:
        """受理材料清单

        What the clerk has to see before the application can be accepted.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", f"/api/v1/cases/{part(case_no)}/intake-checklist"))
        return read(models.ChecklistView, answer)

    async def delete_hold(self, case_no: str) -> models.HoldView:
        """解除档案保全

        Lift the hold; that there was one stays on record.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("DELETE", f"/api/v1/cases/{part(case_no)}/legal-hold"))
        return read(models.HoldView, answer)

    async def read_hold(self, case_no: str) -> models.HoldView:
        """档案保全

        The hold on a case; ``not_found`` where there is none.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", f"/api/v1/cases/{part(case_no)}/legal-hold"))
        return read(models.HoldView, answer)

    async def put_hold(self, case_no: str, body: models.HoldReason | Body) -> models.HoldView:
        """设置档案保全

        Keep everything of a case until the hold is lifted.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("PUT", f"/api/v1/cases/{part(case_no)}/legal-hold", body=body)
        )
        return read(models.HoldView, answer)

    async def link_cases(
        self, case_no: str, body: models.Other | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """关联两案

        Two cases belong together: each of them says so.

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/link-cases",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def accept_assignment(
        self,
        case_no: str,
        body: models.AcceptAssignment | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """接受指派

        依据：人民法院在线调解规则 12

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/accept-assignment",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def acknowledge_rights(
        self,
        case_no: str,
        body: models.AcknowledgeRights | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """确认知悉权利义务

        依据：人民法院在线调解规则 17；最高人民法院关于人民法院特邀调解的规定 14；人民调解法 23

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/acknowledge-rights",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def answer_disclosure(
        self,
        case_no: str,
        body: models.AnswerDisclosure | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """答复利害关系披露

        依据：商事调解条例 20；人民法院在线调解规则 13

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/answer-disclosure",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def answer_invitation(
        self,
        case_no: str,
        body: models.AnswerInvitation | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """答复调解邀请

        依据：人民调解法 17；人民调解法 23

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/answer-invitation",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def answer_offer(
        self, case_no: str, body: models.AnswerOffer | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """答复方案

        依据：人民调解法 23；人民法院在线调解规则 18

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/answer-offer",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def appoint_mediator(
        self,
        case_no: str,
        body: models.AppointMediator | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """指派调解员

        依据：人民法院在线调解规则 10；人民调解法 23

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/appoint-mediator",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def choose_mediator(
        self,
        case_no: str,
        body: models.ChooseMediator | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """选择调解员

        依据：人民法院在线调解规则 10；人民调解法 23

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/choose-mediator",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def confirm_undisputed_facts(
        self,
        case_no: str,
        body: models.ConfirmUndisputedFacts | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """确认无争议事实

        依据：人民法院在线调解规则 22；最高人民法院关于人民法院特邀调解的规定 22

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/confirm-undisputed-facts",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def convene_session(
        self,
        case_no: str,
        body: models.ConveneSession | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """召集调解

        依据：人民法院在线调解规则 15

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/convene-session",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def decline_assignment(
        self,
        case_no: str,
        body: models.DeclineAssignment | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """谢绝指派

        依据：人民法院在线调解规则 12

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/decline-assignment",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def disclose_conflict(
        self,
        case_no: str,
        body: models.DiscloseConflict | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """披露利害关系

        依据：商事调解条例 20；人民法院在线调解规则 13

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/disclose-conflict",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def end_appraisal(
        self,
        case_no: str,
        body: models.EndAppraisal | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """结束鉴定

        依据：人民法院在线调解规则 26

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/end-appraisal",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def end_mediation(
        self, case_no: str, body: models.EndMediation | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """终止调解

        依据：人民法院在线调解规则 25；人民调解法 26

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/end-mediation",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def extend_mediation(
        self,
        case_no: str,
        body: models.ExtendMediation | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """延长调解期限

        依据：人民法院在线调解规则 24；最高人民法院关于人民法院特邀调解的规定 27

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/extend-mediation",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def hold_session(
        self, case_no: str, body: models.HoldSession | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """记录调解

        依据：人民调解法 27；人民法院在线调解规则 22

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/hold-session",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def make_offer(
        self, case_no: str, body: models.MakeOffer | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """提出方案

        依据：人民调解法 23；人民法院在线调解规则 18

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/make-offer",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def propose_mediators(self, case_no: str) -> list[models.ProposedMediator]:
        """推荐调解员

        Mediators of the bureau without a conflict, the least busy first; the clerk decides.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("GET", f"/api/v1/cases/{part(case_no)}/mediation/mediator-proposal")
        )
        return read(list[models.ProposedMediator], answer)

    async def open_sealed_round(
        self,
        case_no: str,
        body: models.OpenSealedRound | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """开始密封报价

        依据：人民调解法 23；人民法院在线调解规则 18

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/open-sealed-round",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_caucus(
        self, case_no: str, body: models.RecordCaucus | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """记录单独会谈

        依据：商事调解条例 14；商事调解条例 19；最高人民法院关于人民法院特邀调解的规定 28

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/record-caucus",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_contact(
        self, case_no: str, body: models.RecordContact | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """记录联系当事人

        依据：人民法院在线调解规则 15

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/record-contact",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_no_show(
        self, case_no: str, body: models.RecordNoShow | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """记录未到场

        依据：人民调解法 27

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/record-no-show",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_settlement(
        self,
        case_no: str,
        body: models.RecordSettlement | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录调解协议

        依据：人民调解法 29

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/record-settlement",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_undisputed_facts(
        self,
        case_no: str,
        body: models.RecordUndisputedFacts | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记载无争议事实

        依据：人民法院在线调解规则 22；最高人民法院关于人民法院特邀调解的规定 22

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/record-undisputed-facts",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def refuse_mediation(
        self,
        case_no: str,
        body: models.RefuseMediation | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """拒绝继续调解

        依据：人民调解法 17；人民调解法 23；商事调解条例 15

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/refuse-mediation",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def refuse_replacement(
        self,
        case_no: str,
        body: models.RefuseReplacement | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """不予更换调解员

        依据：人民调解法 23

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/refuse-replacement",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def refuse_to_sign(
        self,
        case_no: str,
        body: models.RefuseToSign | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """拒绝签署

        依据：人民法院在线调解规则 25

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/refuse-to-sign",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def replace_mediator(
        self,
        case_no: str,
        body: models.ReplaceMediator | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """更换调解员

        依据：人民法院在线调解规则 12；商事调解条例 20

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/replace-mediator",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def report_unreachable(
        self,
        case_no: str,
        body: models.ReportUnreachable | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """报告无法联系

        依据：人民法院在线调解规则 25

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/report-unreachable",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def request_replacement(
        self,
        case_no: str,
        body: models.RequestReplacement | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """申请更换调解员

        依据：人民调解法 23

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/request-replacement",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def sign_agreement(
        self,
        case_no: str,
        body: models.SignAgreement | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """签署调解协议

        依据：人民调解法 29；人民法院在线调解规则 19

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/sign-agreement",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def start_appraisal(
        self,
        case_no: str,
        body: models.StartAppraisal | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """开始鉴定

        依据：人民法院在线调解规则 26

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/start-appraisal",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def submit_sealed_figure(
        self, case_no: str, body: models.SealedFigure | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """提交密封报价

        Hand in a figure. Nobody is shown it; only the sum that follows from two that cross.

        The figure is kept apart under the command's id. The command itself carries none.

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/mediation/submit-sealed-figure",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def merge_case(
        self, case_no: str, body: models.Other | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """并案

        The case goes on in another between the same parties; the sum must stay in the limit.

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/merge-case",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def read_notes(self, case_no: str) -> list[models.NoteView]:
        """备注

        The notes on the case that the caller may read, the latest first.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", f"/api/v1/cases/{part(case_no)}/notes"))
        return read(list[models.NoteView], answer)

    async def add_note(
        self, case_no: str, body: models.NewNote | Body, *, idempotency_key: str | None = None
    ) -> models.NoteView:
        """添加备注

        Note something down for the other officials of the case.

        What a mediator notes, and what anybody notes while the case is in mediation, is kept from its
        arbitrators (在线调解规则 18).

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/notes",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.NoteView, answer)

    async def strike_note(
        self,
        case_no: str,
        note_id: str,
        body: models.Striking | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.NoteView:
        """划去备注

        Strike a note of one's own out: it stays legible, with the reason beside it.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/notes/{part(note_id)}/striking",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.NoteView, answer)

    async def read_notices(self, case_no: str) -> list[models.NoticeView]:
        """通知列表

        The notices of the case to the caller; those to anybody for the bureau.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", f"/api/v1/cases/{part(case_no)}/notices"))
        return read(list[models.NoticeView], answer)

    async def read_notice(self, case_no: str, notice_id: int) -> models.NoticeView:
        """阅读通知

        A notice; that a party has read its own goes on record.

        A cookie alone records nothing, since a browser may send it without anybody's doing.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("GET", f"/api/v1/cases/{part(case_no)}/notices/{part(notice_id)}")
        )
        return read(models.NoticeView, answer)

    async def offer_arbitration_agreement(
        self,
        case_no: str,
        body: models.OfferArbitrationAgreement | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """提出仲裁协议

        依据：仲裁法 27

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/offer-arbitration-agreement",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def open_notice(
        self, case_no: str, body: models.OpenNotice | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """查阅通知

        依据：人民法院在线调解规则 15

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/open-notice",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def order_paper(
        self, case_no: str, body: models.OrderPaper | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """制作文书

        依据：

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/order-paper",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def read_packages(self, case_no: str) -> list[models.PackageView]:
        """立案材料包列表

        Every filing package of the case, oldest first.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", f"/api/v1/cases/{part(case_no)}/packages"))
        return read(list[models.PackageView], answer)

    async def download_package(self, case_no: str, package_id: str) -> bytes:
        """下载立案材料包

        A package as it was handed in.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("GET", f"/api/v1/cases/{part(case_no)}/packages/{part(package_id)}.zip")
        )
        return answer.content

    async def read_papers(self, case_no: str) -> list[models.PaperView]:
        """文书列表

        Every paper of the case that the caller may be shown, in the order it was written.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", f"/api/v1/cases/{part(case_no)}/papers"))
        return read(list[models.PaperView], answer)

    async def download_docx(self, case_no: str, paper_id: str) -> bytes:
        """下载文书（Word）

        A paper as a Word document.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("GET", f"/api/v1/cases/{part(case_no)}/papers/{part(paper_id)}.docx")
        )
        return answer.content

    async def download_pdf(self, case_no: str, paper_id: str) -> bytes:
        """下载文书（PDF）

        A paper as a PDF; ``pdf_unavailable`` where none could be made yet.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("GET", f"/api/v1/cases/{part(case_no)}/papers/{part(paper_id)}.pdf")
        )
        return answer.content

    async def start_signing(
        self, case_no: str, paper_id: str, *, idempotency_key: str | None = None
    ) -> models.RoundView:
        """发起文书签署

        Begin the signing of a paper.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/papers/{part(paper_id)}/signing",
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.RoundView, answer)

    async def unmask_parties(
        self, case_no: str, body: models.Unmasking | Body, *, idempotency_key: str | None = None
    ) -> list[models.PartyView]:
        """查看当事人的完整个人信息

        The parties with all their details; the reason is kept in the access log.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/parties/unmask",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(list[models.PartyView], answer)

    async def read_party(self, case_no: str, party_id: str) -> models.PartyView:
        """当事人

        A party of the case, masked; the ETag is what If-Match of a correction takes.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("GET", f"/api/v1/cases/{part(case_no)}/parties/{part(party_id)}")
        )
        return read(models.PartyView, answer)

    async def correct_party(
        self,
        case_no: str,
        party_id: str,
        body: models.PartyCorrection | Body | None = None,
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """更正当事人信息

        Correct a party's details, as read at the version in If-Match.

        Of two people who correct the same version, the second is told (412).

        Args:
            if_match: 所读记录的版本，例如 "3"；记录已被他人修改的，拒绝
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 412, 413, 415, 422, 428, 429, 503
        """
        answer = await self.send(
            Request(
                "PATCH",
                f"/api/v1/cases/{part(case_no)}/parties/{part(party_id)}",
                body=body,
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def read_appropriation(
        self, case_no: str, *, amount: str, on: date | None = None, designated: str | None = None
    ) -> models.AppropriationView:
        """清偿抵充计算

        How a payment would be set against the several debts of the case (民法典 560).

        Args:
            amount: 付款金额（元）
            on: 计算至该日；缺省为案件当日
            designated: 债务人指定清偿的债务

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "GET",
                f"/api/v1/cases/{part(case_no)}/performance/appropriation",
                query={"amount": amount, "on": on, "designated": designated},
            )
        )
        return read(models.AppropriationView, answer)

    async def read_balance(
        self, case_no: str, *, on: date | None = None
    ) -> list[models.BalanceView]:
        """尚欠款项

        What is left to pay, interest to that day included; one entry for each debt under way.

        Args:
            on: 计算至该日；缺省为案件当日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("GET", f"/api/v1/cases/{part(case_no)}/performance/balance", query={"on": on})
        )
        return read(list[models.BalanceView], answer)

    async def claim_payment(
        self, case_no: str, body: models.ClaimPayment | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """主张已付款

        依据：民法典 561

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/performance/claim-payment",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def confirm_completion(
        self,
        case_no: str,
        body: models.ConfirmCompletion | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """确认履行完毕

        依据：民法典 557

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/performance/confirm-completion",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def confirm_payment(
        self,
        case_no: str,
        body: models.ConfirmPayment | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """确认收到所主张的付款

        依据：民法典 561

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/performance/confirm-payment",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def contest_payment(
        self,
        case_no: str,
        body: models.ContestPayment | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """否认收到所主张的付款

        依据：民法典 561

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/performance/contest-payment",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def decide_payment(
        self, case_no: str, body: models.DecidePayment | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """认定所主张的付款

        依据：民法典 561

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/performance/decide-payment",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def propose_amendment(
        self,
        case_no: str,
        body: models.ProposeAmendment | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """提出变更还款计划

        依据：民法典 543

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/performance/propose-amendment",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_payment(
        self, case_no: str, body: models.RecordPayment | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """记录付款

        依据：民法典 561

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/performance/record-payment",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def sign_amendment(
        self, case_no: str, body: models.SignAmendment | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """签署还款计划变更协议

        依据：民法典 543

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/performance/sign-amendment",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def read_questions(self, case_no: str) -> list[models.QuestionView]:
        """当事人的提问

        The questions on the case, the latest first; a party is shown its own.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", f"/api/v1/cases/{part(case_no)}/questions"))
        return read(list[models.QuestionView], answer)

    async def ask_question(
        self, case_no: str, body: models.NewQuestion | Body, *, idempotency_key: str | None = None
    ) -> models.QuestionView:
        """向办理单位提问

        Ask the bureau; whoever is on duty in the case finds it in the inbox and on its page.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/questions",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.QuestionView, answer)

    async def answer_question(
        self,
        case_no: str,
        question_id: str,
        body: models.NewAnswer | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.QuestionView:
        """答复当事人的提问

        Answer a question, once; the party is told that there is an answer, not what it says.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/questions/{part(question_id)}/answer",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.QuestionView, answer)

    async def raise_defence(
        self, case_no: str, body: models.RaiseDefence | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """提出抵销或者反诉

        依据：民法典 568；民事诉讼法 54

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/raise-defence",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_administrator(
        self,
        case_no: str,
        body: models.RecordAdministrator | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录管理人接管

        依据：企业破产法 20

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/record-administrator",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_bankruptcy(
        self,
        case_no: str,
        body: models.RecordBankruptcy | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录债务人破产受理

        依据：企业破产法 16；企业破产法 20；企业破产法 45

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/record-bankruptcy",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_certificate_refusal(
        self,
        case_no: str,
        body: models.RecordCertificateRefusal | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录不予出具执行证书或者不予执行

        依据：最高人民法院关于公证债权文书执行若干问题的规定 7；最高人民法院关于公证债权文书执行若干问题的规定 8

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/record-certificate-refusal",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_distribution(
        self,
        case_no: str,
        body: models.RecordDistribution | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录破产分配

        依据：企业破产法 44

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/record-distribution",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_engagement(
        self,
        case_no: str,
        body: models.RecordEngagement | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录当事人回应

        依据：人民法院在线调解规则 15

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/record-engagement",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_non_delivery(
        self,
        case_no: str,
        body: models.RecordNonDelivery | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录未能送达

        依据：人民法院在线调解规则 15

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/record-non-delivery",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_outcome_elsewhere(
        self,
        case_no: str,
        body: models.RecordOutcomeElsewhere | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录他处程序的结果

        依据：仲裁法 10；民事诉讼法 127(5)

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/record-outcome-elsewhere",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_party_end(
        self,
        case_no: str,
        body: models.RecordPartyEnd | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录当事人死亡或者终止

        依据：民事诉讼法 153

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/record-party-end",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_succession(
        self, case_no: str, body: models.Succession | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """记录当事人权利义务承受

        Heirs or a successor step in for a party that has died or been dissolved (民诉法 153).

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/record-succession",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def record_validity_decision(
        self,
        case_no: str,
        body: models.RecordValidityDecision | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """记录仲裁机构或者仲裁庭对仲裁协议效力的决定

        依据：仲裁法 31

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/record-validity-decision",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def refuse_intake(
        self, case_no: str, body: models.RefuseIntake | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """不予受理

        依据：人民调解法 26

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/refuse-intake",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def read_related(self, case_no: str) -> list[models.RelatedView]:
        """关联案件

        The cases the caller may see that share parties, a contract or a guarantor with this one.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", f"/api/v1/cases/{part(case_no)}/related"))
        return read(list[models.RelatedView], answer)

    async def reopen_mediation(
        self,
        case_no: str,
        body: models.ReopenMediation | Body,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """重新调解

        依据：人民调解法 17；民事诉讼法 206

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/reopen-mediation",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def reverse_act(
        self, case_no: str, body: models.ReverseAct | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """撤销误操作

        依据：人民调解法 27

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/reverse-act",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def review_intake(
        self,
        case_no: str,
        body: models.ReviewIntake | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """审查申请材料

        依据：人民调解法 17；人民法院在线调解规则 17

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/review-intake",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def revoke_agent(
        self, case_no: str, body: models.RevokeAgent | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """解除委托

        依据：民事诉讼法 62

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/revoke-agent",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def list_signings(self, case_no: str) -> list[models.RoundView]:
        """签署列表

        The signings of a case: to the bureau all, to everybody else those with a place of theirs.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", f"/api/v1/cases/{part(case_no)}/signings"))
        return read(list[models.RoundView], answer)

    async def dissent(
        self, case_no: str, round_id: str, *, idempotency_key: str | None = None
    ) -> models.RoundView:
        """仲裁员持不同意见不签名

        An arbitrator who dissents leaves the award unsigned.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/signings/{part(round_id)}/dissent",
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.RoundView, answer)

    async def revoke_signing_link(self, case_no: str, round_id: str, signer: str) -> None:
        """撤回签署链接

        Take a party's link back.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        await self.send(
            Request(
                "DELETE",
                f"/api/v1/cases/{part(case_no)}/signings/{part(round_id)}/links/{part(signer)}",
            )
        )

    async def invite_signer(
        self,
        case_no: str,
        round_id: str,
        signer: str,
        body: models.Invited | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.Invitation:
        """发出签署链接

        Invite a party or its agent, or invite again: an earlier link opens no more.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/signings/{part(round_id)}/links/{part(signer)}",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.Invitation, answer)

    async def sign_officially(
        self, case_no: str, round_id: str, *, idempotency_key: str | None = None
    ) -> models.RoundView:
        """经办人员签名

        The recorder, the mediator or an arbitrator signs in his own place.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/signings/{part(round_id)}/official",
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.RoundView, answer)

    async def download_scan(self, case_no: str, round_id: str, signer: str) -> bytes:
        """下载签名扫描件

        The scan of a party's signature on paper.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "GET",
                f"/api/v1/cases/{part(case_no)}/signings/{part(round_id)}/on-paper/{part(signer)}",
            )
        )
        return answer.content

    async def sign_on_paper(
        self,
        case_no: str,
        round_id: str,
        signer: str,
        content: bytes,
        *,
        media_type: Literal["application/pdf", "image/jpeg", "image/png"],
        agent_id: str | None = None,
        idempotency_key: str | None = None,
    ) -> models.RoundView:
        """上传纸质签名扫描件

        Attest that a party, or its agent, signed on paper; the body is the scan.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/signings/{part(round_id)}/on-paper/{part(signer)}",
                query={"agent_id": agent_id},
                content=content,
                headers={
                    "Content-Type": media_type,
                    "Idempotency-Key": idempotency_key or new_key(),
                },
            )
        )
        return read(models.RoundView, answer)

    async def create_own_signing_link(
        self, case_no: str, round_id: str, *, idempotency_key: str | None = None
    ) -> models.Invitation:
        """当事人取得自己的签署链接

        The link by which a party signs what waits for its signature; earlier ones open no more.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/signings/{part(round_id)}/own-link",
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.Invitation, answer)

    async def put_seal(
        self, case_no: str, round_id: str, *, idempotency_key: str | None = None
    ) -> models.RoundView:
        """加盖印章

        Put the bureau's seal, after every other signature.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/signings/{part(round_id)}/seal",
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.RoundView, answer)

    async def download_signed(self, case_no: str, round_id: str) -> bytes:
        """下载签署版本

        The PDF with the signatures that it has so far; to a party once all have signed.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("GET", f"/api/v1/cases/{part(case_no)}/signings/{part(round_id)}/signed.pdf")
        )
        return answer.content

    async def read_steps(
        self, case_no: str, *, whose: Literal["mine", "everybody"] | None = None
    ) -> list[models.StepView]:
        """可以办理的步骤

        What can be done in the case now: by the caller, or by anybody.

        Args:
            whose: 本人可以办理的，或者所有人的（缺省 mine）

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("GET", f"/api/v1/cases/{part(case_no)}/steps", query={"whose": whose})
        )
        return read(list[models.StepView], answer)

    async def supplement_intake(
        self,
        case_no: str,
        body: models.Supplement | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """补正受理材料

        Hand in what was missing; further evidence goes on the case's list.

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/supplement-intake",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def suspect_sham(
        self,
        case_no: str,
        body: models.SuspectSham | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """报告虚假纠纷嫌疑

        依据：人民法院在线调解规则 23；民事诉讼法 115

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/suspect-sham",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def read_timeline(self, case_no: str) -> list[models.EventView]:
        """案件日志

        Every event of the case that the caller may be shown, oldest first.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", f"/api/v1/cases/{part(case_no)}/timeline"))
        return read(list[models.EventView], answer)

    async def transfer_case(
        self, case_no: str, body: models.TransferCase | Body, *, idempotency_key: str | None = None
    ) -> models.StepAnswer:
        """移送其他机构

        依据：人民调解法 26

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/transfer-case",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def withdraw_claim(
        self,
        case_no: str,
        body: models.WithdrawClaim | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """撤回申请

        依据：人民调解法 23

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/withdraw-claim",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def withdraw_defence(
        self,
        case_no: str,
        body: models.WithdrawDefence | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """撤回抵销或者反诉

        依据：民法典 568

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/withdraw-defence",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def withdraw_electronic_service(
        self,
        case_no: str,
        body: models.WithdrawElectronicService | Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StepAnswer:
        """撤回电子送达同意

        依据：民事诉讼法 90；人民法院在线诉讼规则 29

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/cases/{part(case_no)}/withdraw-electronic-service",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.StepAnswer, answer)

    async def submit_dispute(
        self,
        body: models.Intake | Body,
        *,
        another_claim: bool | None = None,
        idempotency_key: str | None = None,
    ) -> models.Submitted:
        """提交受理文件，登记案件

        Submit an intake document; 422 names each field and rule that stands against it.

        A duplicate of an open case is refused (409) unless the clerk says that it is another claim.

        Args:
            another_claim: 与在办案件当事人、合同、金额相同，但确为另一请求（缺省 False）
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                "/api/v1/disputes",
                query={"another_claim": another_claim},
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.Submitted, answer)

    async def read_engagement(
        self, *, since: date | None = None, until: date | None = None
    ) -> list[models.SideFigures]:
        """当事人回应情况

        By side, how many parties of the caller's cases have come how far.

        ``since`` and ``until`` are the first and last day on which the cases were filed.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("GET", "/api/v1/engagement", query={"since": since, "until": until})
        )
        return read(list[models.SideFigures], answer)

    async def read_entry_link(self, token: str) -> models.EntryView:
        """查看链接的用途

        What a link is for. It names neither the case nor the party.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("GET", f"/api/v1/entry-links/{part(token)}", signed_in=False)
        )
        return read(models.EntryView, answer)

    async def send_entry_code(self, token: str, *, idempotency_key: str | None = None) -> None:
        """向登记的手机或者邮箱发送验证码

        Have a one-time code sent; whoever asks for one has opened the link.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        await self.send(
            Request(
                "POST",
                f"/api/v1/entry-links/{part(token)}/code",
                headers={"Idempotency-Key": idempotency_key or new_key()},
                signed_in=False,
            )
        )

    async def enter_by_link(
        self, token: str, body: models.EntryCode | Body, *, idempotency_key: str | None = None
    ) -> models.EntryToken:
        """凭验证码进入案件

        A short session in the case, for the link's purpose and nothing else.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/entry-links/{part(token)}/session",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
                signed_in=False,
            )
        )
        return read(models.EntryToken, answer)

    async def read_events(
        self,
        *,
        after: int | None = None,
        limit: int | None = None,
        case_no: str | None = None,
        kind: list[str] | None = None,
    ) -> models.EventPage:
        """事件：轮询或者事件流

        The events after ``after``, a page at a time; as a stream where the request accepts one.

        Without ``after`` a page begins with the first event there is and a stream with the next one.
        A stream goes on after ``Last-Event-ID``. It ends when the token does.

        Args:
            after: 从此编号之后读起
            limit: 每页条数；事件流不用（缺省 100）
            case_no: 只要这一案件的事件
            kind: 只要这些种类的事件；可以重复

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "GET",
                "/api/v1/events",
                query={"after": after, "limit": limit, "case_no": case_no, "kind": kind},
            )
        )
        return read(models.EventPage, answer)

    async def list_bulk_jobs(self, *, limit: int | None = None) -> list[models.BulkJobView]:
        """批量受理列表

        The caller's own jobs, newest first; they are kept for 30 days after their end.

        Args:
            limit: （缺省 20）

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", "/api/v1/intake/bulk", query={"limit": limit}))
        return read(list[models.BulkJobView], answer)

    async def submit_bulk(
        self,
        content: bytes,
        *,
        media_type: Literal[
            "application/jsonl",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "text/csv",
        ],
        dry_run: bool | None = None,
        all_or_nothing: bool | None = None,
        idempotency_key: str | None = None,
    ) -> models.BulkJobView:
        """批量受理

        Hand in a file; what has become of its rows is asked of the job that is answered.

        The same file sent again takes no row a second time.

        Args:
            dry_run: 只检查，不登记（缺省 False）
            all_or_nothing: 有一行不能登记的，全部不登记（缺省 False）
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                "/api/v1/intake/bulk",
                query={"dry_run": dry_run, "all_or_nothing": all_or_nothing},
                content=content,
                headers={
                    "Content-Type": media_type,
                    "Idempotency-Key": idempotency_key or new_key(),
                },
            )
        )
        return read(models.BulkJobView, answer)

    async def download_bulk_template(self, form: Literal["csv", "xlsx"]) -> bytes:
        """批量受理模板

        An empty sheet with every column; the workbook explains them on its second sheet.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("GET", f"/api/v1/intake/bulk/template.{part(form)}", signed_in=False)
        )
        return answer.content

    async def read_bulk_job(self, job_id: str) -> models.BulkJobView:
        """批量受理进度

        How far a job has come.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", f"/api/v1/intake/bulk/{part(job_id)}"))
        return read(models.BulkJobView, answer)

    async def download_bulk_corrections(self, job_id: str) -> bytes:
        """未登记各行，供更正后重新提交

        The refused rows as they were handed in, in the same form, each with what is wrong with it.

        The sheet can be handed in again as it is once it is corrected.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", f"/api/v1/intake/bulk/{part(job_id)}/corrections"))
        return answer.content

    async def read_bulk_rows(
        self,
        job_id: str,
        *,
        state: Literal["waiting", "acceptable", "taken", "refused"] | None = None,
        after: int | None = None,
        limit: int | None = None,
    ) -> models.BulkRows:
        """批量受理逐行结果

        The rows in the order of the file, each with its case or its problems.

        Args:
            after: （缺省 0）
            limit: （缺省 100）

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "GET",
                f"/api/v1/intake/bulk/{part(job_id)}/rows",
                query={"state": state, "after": after, "limit": limit},
            )
        )
        return read(models.BulkRows, answer)

    async def read_maintenance(self) -> models.MaintenanceView:
        """维护状态

        Whether the system is under maintenance.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", "/api/v1/maintenance"))
        return read(models.MaintenanceView, answer)

    async def begin_maintenance(
        self, body: models.MaintenanceBegun | Body, *, idempotency_key: str | None = None
    ) -> models.MaintenanceView:
        """开始维护

        Everybody but those who run the system is answered 503; running cases go on.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                "/api/v1/maintenance/begin",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.MaintenanceView, answer)

    async def end_maintenance(
        self, body: models.BecauseOf | Body, *, idempotency_key: str | None = None
    ) -> models.MaintenanceView:
        """结束维护

        Everybody is let in again.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                "/api/v1/maintenance/end",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.MaintenanceView, answer)

    async def me(self) -> models.Caller:
        """当前账户

        Whoever is calling.

        Raises:
            Problem: with status 400, 401, 403, 408, 409, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", "/api/v1/me"))
        return read(models.Caller, answer)

    async def change_password(self, body: models.PasswordChange | Body) -> None:
        """修改密码

        Another password; every other session ends.

        Raises:
            Problem: with status 400, 401, 403, 408, 409, 413, 415, 422, 429, 503
        """
        await self.send(Request("PUT", "/api/v1/me/password", body=body))

    async def read_second_factor(self) -> models.SecondFactorView:
        """双重验证

        Whether a second factor guards one's account.

        Raises:
            Problem: with status 400, 401, 403, 408, 409, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", "/api/v1/me/second-factor"))
        return read(models.SecondFactorView, answer)

    async def begin_second_factor(
        self, body: models.Enrolment | Body, *, idempotency_key: str | None = None
    ) -> models.NewSecret:
        """开始启用双重验证

        A secret for the authenticator, in force once confirmed; asked for again, it is another.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 408, 409, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                "/api/v1/me/second-factor",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.NewSecret, answer)

    async def confirm_second_factor(
        self, body: models.FirstCode | Body, *, idempotency_key: str | None = None
    ) -> models.RecoveryCodes:
        """确认启用双重验证

        From now on signing in takes a code; every other session ends.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 408, 409, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                "/api/v1/me/second-factor/confirmation",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.RecoveryCodes, answer)

    async def remove_second_factor(
        self, body: models.Removal | Body, *, idempotency_key: str | None = None
    ) -> None:
        """停用双重验证

        Give up the second factor, by the password and a code.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 408, 409, 413, 415, 422, 429, 503
        """
        await self.send(
            Request(
                "POST",
                "/api/v1/me/second-factor/removal",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )

    async def sign_out_everywhere(self) -> None:
        """退出全部登录

        End every session of one's own, this one too.

        Raises:
            Problem: with status 400, 401, 403, 408, 409, 413, 415, 422, 429, 503
        """
        await self.send(Request("DELETE", "/api/v1/me/sessions"))

    async def read_sessions(self) -> list[models.SessionView]:
        """本人的登录

        Where one is signed in, the session used last first.

        Raises:
            Problem: with status 400, 401, 403, 408, 409, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", "/api/v1/me/sessions"))
        return read(list[models.SessionView], answer)

    async def sign_out(self) -> None:
        """退出登录

        End this session: its access token opens nothing from now on.

        Raises:
            Problem: with status 400, 401, 403, 408, 409, 413, 415, 422, 429, 503
        """
        await self.send(Request("DELETE", "/api/v1/me/sessions/current"))

    async def end_session(self, session_id: str) -> None:
        """结束一处登录

        End a session of one's own; ``not_found`` for any other.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        await self.send(Request("DELETE", f"/api/v1/me/sessions/{part(session_id)}"))

    async def list_notice_templates(self) -> list[models.NoticeKindView]:
        """通知的种类

        Every kind of notice, as the caller's bureau words it.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", "/api/v1/notice-templates"))
        return read(list[models.NoticeKindView], answer)

    async def preview_notice(
        self, kind: str, *, channel: Literal["page", "sms", "email"]
    ) -> models.NoticePreview:
        """预览通知的文字

        A kind's text for a channel, filled in with sample facts.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "GET", f"/api/v1/notice-templates/{part(kind)}/preview", query={"channel": channel}
            )
        )
        return read(models.NoticePreview, answer)

    async def read_inbox(
        self, *, unread: bool | None = None, limit: int | None = None, cursor: str | None = None
    ) -> models.Inbox:
        """我的通知

        One's own notices, newest first; ``unread`` leaves out those that have been read.

        Args:
            unread: （缺省 False）
            limit: （缺省 50）

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "GET", "/api/v1/notices", query={"unread": unread, "limit": limit, "cursor": cursor}
            )
        )
        return read(models.Inbox, answer)

    async def mark_notice_read(
        self, message_id: str, *, idempotency_key: str | None = None
    ) -> models.InboxNotice:
        """标记通知为已读

        A notice has been read; that a party has read its own goes on record, once.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/notices/{part(message_id)}/read",
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.InboxNotice, answer)

    async def retry_activity(
        self, body: models.RetryActivity | Body, *, idempotency_key: str | None = None
    ) -> models.Retried:
        """立即重试失败的活动

        Have an activity tried at once, its attempts counted anew; who did it and why is noted.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                "/api/v1/ops/activities/retry",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.Retried, answer)

    async def read_gantt(
        self,
        *,
        bureau: str | None = None,
        stage: Literal[
            "submitted",
            "intake",
            "mediation",
            "arbitration",
            "court",
            "performance",
            "enforcement",
            "closed",
        ]
        | None = None,
        age: Literal["d15", "d30", "d45", "d60", "d90", "over"] | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> models.Gantt:
        """在办案件进度

        A page of cases in flight with their stages until today.

        Args:
            bureau: 只要这一单位的案件
            stage: 只要这一阶段的案件
            age: 只要这一案龄的案件
            limit: 每页件数（缺省 100）
            cursor: 上一页给出的翻页标记

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "GET",
                "/api/v1/ops/gantt",
                query={
                    "bureau": bureau,
                    "stage": stage,
                    "age": age,
                    "limit": limit,
                    "cursor": cursor,
                },
            )
        )
        return read(models.Gantt, answer)

    async def read_in_flight(self, *, bureau: str | None = None) -> models.InFlight:
        """在办案件

        The cases in flight by stage and age.

        Args:
            bureau: 只要这一单位的案件；空表示所有单位

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", "/api/v1/ops/in-flight", query={"bureau": bureau}))
        return read(models.InFlight, answer)

    async def read_promise(self, *, bureau: str | None = None) -> models.PromiseView:
        """四十五日承诺的履行情况

        How the 45 days are kept; computed once a minute.

        Args:
            bureau: 只要这一单位的案件；空表示所有单位

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", "/api/v1/ops/promise", query={"bureau": bureau}))
        return read(models.PromiseView, answer)

    async def read_stuck(self) -> models.Stuck:
        """停滞的流程和反复失败的活动

        Workflows that do not go on, and activities that fail.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", "/api/v1/ops/stuck"))
        return read(models.Stuck, answer)

    async def read_system(self) -> models.System:
        """系统各部分的状况

        How each part of the system is.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", "/api/v1/ops/system"))
        return read(models.System, answer)

    async def reset_workflow(
        self, body: models.ResetWorkflow | Body, *, idempotency_key: str | None = None
    ) -> models.Retried:
        """自最近完成的任务重新运行

        Have a workflow go on from its last workflow task that succeeded; who and why is noted.

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                "/api/v1/ops/workflows/reset",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.Retried, answer)

    async def read_outbound(self) -> models.OutboundView:
        """对外发送的开关

        How the switch over everything that leaves the system stands, and what waits.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", "/api/v1/outbound"))
        return read(models.OutboundView, answer)

    async def resume_outbound(
        self, body: models.Resumption | Body, *, idempotency_key: str | None = None
    ) -> models.Resumed:
        """恢复对外发送

        Everything goes on.

        After a restore what the home remembers to have sent is not sent again, and neither is what was
        written before ``discard_before``.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                "/api/v1/outbound/resume",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.Resumed, answer)

    async def stop_outbound(
        self, body: models.BecauseOf | Body, *, idempotency_key: str | None = None
    ) -> models.OutboundView:
        """停止一切对外发送

        Nothing leaves the system from now on: notices, codes, webhooks, filings over HTTP.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                "/api/v1/outbound/stop",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.OutboundView, answer)

    async def read_outbox(
        self,
        *,
        state: list[
            Literal[
                "shown",
                "standby",
                "pending",
                "sending",
                "sent",
                "failed",
                "unknown",
                "unneeded",
                "discarded",
            ]
        ]
        | None = None,
        channel: Literal["sms", "email"] | None = None,
        case_no: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> models.Messages:
        """待发与已发的消息

        What leaves the system by text or mail, newest first.

        Args:
            limit: （缺省 50）

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "GET",
                "/api/v1/outbox",
                query={
                    "state": state,
                    "channel": channel,
                    "case_no": case_no,
                    "limit": limit,
                    "cursor": cursor,
                },
            )
        )
        return read(models.Messages, answer)

    async def discard_message(
        self, message_id: str, body: models.BecauseOf | Body, *, idempotency_key: str | None = None
    ) -> models.MessageView:
        """作废不发

        Never send a message.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/outbox/{part(message_id)}/discard",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.MessageView, answer)

    async def retry_message(
        self, message_id: str, body: models.BecauseOf | Body, *, idempotency_key: str | None = None
    ) -> models.MessageView:
        """重新发送

        Send a message again, from now on and with all tries; also one that may have been sent.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/outbox/{part(message_id)}/retry",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.MessageView, answer)

    async def reassign(
        self, body: models.Reassignment | Body, *, idempotency_key: str | None = None
    ) -> models.Reassignments:
        """批量改派案件

        Pass on the cases of a clerk or a mediator; each case's log says so.

        A mediator is replaced in every mediation where that may be done now. Sent again with the same
        key, what is done stays done and only the rest is gone on with.

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                "/api/v1/reassignments",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.Reassignments, answer)

    async def read_report(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        bureau: str | None = None,
        debt_type: str | None = None,
        by: Literal["month", "bureau", "debt_type"] | None = None,
    ) -> models.Report:
        """统计报告

        The figures of a period; computed once a minute. A supervisor's are those of the bureau.

        Args:
            since: 登记不早于
            until: 登记不晚于
            bureau: 只要这一单位的案件
            debt_type: 只要这一类型的案件
            by: 分组：登记月份、单位或者类型（缺省 month）

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "GET",
                "/api/v1/reports",
                query={
                    "since": since,
                    "until": until,
                    "bureau": bureau,
                    "debt_type": debt_type,
                    "by": by,
                },
            )
        )
        return read(models.Report, answer)

    async def download_report(
        self,
        form: Literal["xlsx", "pdf"],
        *,
        since: date | None = None,
        until: date | None = None,
        bureau: str | None = None,
        debt_type: str | None = None,
        by: Literal["month", "bureau", "debt_type"] | None = None,
    ) -> bytes:
        """下载统计报告

        The same report as a workbook, or as a PDF for the archive; ``pdf_unavailable``.

        Args:
            since: 登记不早于
            until: 登记不晚于
            bureau: 只要这一单位的案件
            debt_type: 只要这一类型的案件
            by: 分组：登记月份、单位或者类型（缺省 month）

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "GET",
                f"/api/v1/reports/report.{part(form)}",
                query={
                    "since": since,
                    "until": until,
                    "bureau": bureau,
                    "debt_type": debt_type,
                    "by": by,
                },
            )
        )
        return answer.content

    async def read_seals(self, *, limit: int | None = None) -> list[models.SealView]:
        """每日封存列表

        The newest daily seals, the last one first. They are public, and hold nothing of a case.

        Args:
            limit: （缺省 31）

        Raises:
            Problem: with status 400, 401, 403, 408, 409, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("GET", "/api/v1/seals", query={"limit": limit}, signed_in=False)
        )
        return read(list[models.SealView], answer)

    async def read_seal(self, day: date) -> models.SealView:
        """某日的封存

        The seal of a day.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", f"/api/v1/seals/{part(day)}", signed_in=False))
        return read(models.SealView, answer)

    async def read_consistency(self, day: date, *, since: date) -> models.ConsistencyView:
        """两次封存之间的一致性证明

        The proof that a day's seal continues the one of an earlier day.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "GET",
                f"/api/v1/seals/{part(day)}/consistency",
                query={"since": since},
                signed_in=False,
            )
        )
        return read(models.ConsistencyView, answer)

    async def search_cases(
        self, *, text: str, limit: int | None = None, cursor: str | None = None
    ) -> models.FoundCases:
        """查找案件

        The caller's cases in which a text of two characters or more stands.

        A case number, or its beginning from the year on, is sought among case numbers. Any other text
        is sought in names, then in contract numbers, then in the facts; within each the newest case
        comes first. Punctuation, blanks and letter case make no difference. One character alone is
        refused (``search_too_short``). Who runs the system may search case numbers only.

        Args:
            text: 案号（或其开头）、当事人或代理人姓名、合同编号、案情中的文字；两个字以上
            limit: 每页件数（缺省 20）
            cursor: 上一页给出的翻页标记

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("GET", "/api/v1/search", query={"text": text, "limit": limit, "cursor": cursor})
        )
        return read(models.FoundCases, answer)

    async def read_second_factor_roles(self) -> models.SecondFactorRoles:
        """须启用双重验证的角色

        The roles that must have a second factor.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", "/api/v1/second-factor-roles"))
        return read(models.SecondFactorRoles, answer)

    async def require_second_factor(
        self, body: models.SecondFactorRoles | Body
    ) -> models.SecondFactorRoles:
        """规定须启用双重验证的角色

        Require it of these roles alone. Who has none can do nothing but enrol, from now on.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("PUT", "/api/v1/second-factor-roles", body=body))
        return read(models.SecondFactorRoles, answer)

    async def set_up(
        self, body: models.FirstAccount | Body, *, idempotency_key: str | None = None
    ) -> models.Account:
        """初始设置：建立第一个管理员账户

        The first account; there is no second one to be had this way.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 408, 409, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                "/api/v1/setup",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
                signed_in=False,
            )
        )
        return read(models.Account, answer)

    async def read_signing_link(self, token: str) -> models.SigningView:
        """打开签署链接

        What is to be signed by a link, or was.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("GET", f"/api/v1/signing-links/{part(token)}", signed_in=False)
        )
        return read(models.SigningView, answer)

    async def send_signing_code(self, token: str, *, idempotency_key: str | None = None) -> None:
        """发送签署验证码

        Have a one-time code sent to the phone on record.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        await self.send(
            Request(
                "POST",
                f"/api/v1/signing-links/{part(token)}/code",
                headers={"Idempotency-Key": idempotency_key or new_key()},
                signed_in=False,
            )
        )

    async def identify_signer(
        self, token: str, body: models.Identity | Body, *, idempotency_key: str | None = None
    ) -> None:
        """核对签署人身份

        Pass the identity check.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        await self.send(
            Request(
                "POST",
                f"/api/v1/signing-links/{part(token)}/identity",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
                signed_in=False,
            )
        )

    async def read_paper_to_sign(self, token: str) -> bytes:
        """阅读待签文书

        The very PDF that is to be signed; fetching it counts as reading it.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("GET", f"/api/v1/signing-links/{part(token)}/paper.pdf", signed_in=False)
        )
        return answer.content

    async def decline_to_sign(self, token: str, *, idempotency_key: str | None = None) -> None:
        """拒绝签署

        Decline to sign.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        await self.send(
            Request(
                "POST",
                f"/api/v1/signing-links/{part(token)}/refusal",
                headers={"Idempotency-Key": idempotency_key or new_key()},
                signed_in=False,
            )
        )

    async def sign(
        self, token: str, body: models.Signature | Body, *, idempotency_key: str | None = None
    ) -> None:
        """签署

        Sign.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        await self.send(
            Request(
                "POST",
                f"/api/v1/signing-links/{part(token)}/signature",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
                signed_in=False,
            )
        )

    async def read_signed_paper(self, token: str) -> bytes:
        """下载已签文书

        The PDF with all signatures, for whoever signed it by this link.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("GET", f"/api/v1/signing-links/{part(token)}/signed.pdf", signed_in=False)
        )
        return answer.content

    async def sign_in(
        self, body: models.Credentials | Body, *, idempotency_key: str | None = None
    ) -> models.Token:
        """登录，取得访问令牌

        Tokens for whoever knows the password and, where there is one, has the second factor.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 408, 409, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                "/api/v1/tokens",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
                signed_in=False,
            )
        )
        return read(models.Token, answer)

    async def refresh_tokens(
        self, body: models.Renewal | Body, *, idempotency_key: str | None = None
    ) -> models.Token:
        """更新访问令牌

        The next pair of tokens. The refresh token is used up: shown again, it ends the session.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 408, 409, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                "/api/v1/tokens/refresh",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
                signed_in=False,
            )
        )
        return read(models.Token, answer)

    async def list_accounts(
        self,
        *,
        role: Literal["clerk", "supervisor", "mediator", "arbitrator", "party", "ops", "admin"]
        | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> models.Accounts:
        """账户列表

        Accounts by user name, within the bureau; a clerk lists mediators or arbitrators only.

        Args:
            limit: （缺省 50）

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("GET", "/api/v1/users", query={"role": role, "limit": limit, "cursor": cursor})
        )
        return read(models.Accounts, answer)

    async def create_account(
        self, body: models.NewAccount | Body, *, idempotency_key: str | None = None
    ) -> models.Account:
        """建立账户

        An account of a role that the caller may make, within the caller's bureau.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                "/api/v1/users",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.Account, answer)

    async def end_delegation(self, user_id: str) -> models.Absence:
        """结束代行职务

        The official is back; the answer is the delegation that has ended.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("DELETE", f"/api/v1/users/{part(user_id)}/delegate"))
        return read(models.Absence, answer)

    async def read_delegate(self, user_id: str) -> models.Absence:
        """代行职务的人

        Who stands in for an official; ``not_found`` where nobody does.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", f"/api/v1/users/{part(user_id)}/delegate"))
        return read(models.Absence, answer)

    async def set_delegate(self, user_id: str, body: models.Absence | Body) -> models.Absence:
        """指定代行职务的人

        Let another stand in; what the official would be told goes to the delegate meanwhile.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("PUT", f"/api/v1/users/{part(user_id)}/delegate", body=body)
        )
        return read(models.Absence, answer)

    async def reset_password(self, user_id: str, body: models.PasswordReset | Body) -> None:
        """重置密码

        Another password; every session of the account ends. Its second factor stands.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        await self.send(Request("PUT", f"/api/v1/users/{part(user_id)}/password", body=body))

    async def reset_second_factor(self, user_id: str) -> None:
        """解除他人的双重验证

        For whoever has lost authenticator and recovery codes; every session of the account ends.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        await self.send(Request("DELETE", f"/api/v1/users/{part(user_id)}/second-factor"))

    async def enable_account(self, user_id: str) -> models.Account:
        """恢复账户

        The account may be signed in to again.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("DELETE", f"/api/v1/users/{part(user_id)}/suspension"))
        return read(models.Account, answer)

    async def disable_account(self, user_id: str) -> models.Account:
        """停用账户

        Nobody signs in to the account any more, and whoever is signed in to it is not.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("PUT", f"/api/v1/users/{part(user_id)}/suspension"))
        return read(models.Account, answer)

    async def list_views(self) -> models.Views:
        """已存视图

        The caller's own views, and those that are shared in the bureau.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", "/api/v1/views"))
        return read(models.Views, answer)

    async def save_view(
        self, body: models.ViewBody | Body, *, idempotency_key: str | None = None
    ) -> models.ViewItem:
        """存为视图

        Keep a filter and its sorting under a name of the caller's own.

        Args:
            idempotency_key: 同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。保留三十日

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                "/api/v1/views",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.ViewItem, answer)

    async def delete_view(self, view_id: str, *, if_match: str | None = None) -> models.ViewItem:
        """删除视图

        Do away with a view, as read at the version in If-Match; the answer is what it was.

        Args:
            if_match: 所读记录的版本，例如 "3"；记录已被他人修改的，拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 412, 413, 415, 422, 428, 429, 503
        """
        answer = await self.send(
            Request("DELETE", f"/api/v1/views/{part(view_id)}", headers={"If-Match": if_match})
        )
        return read(models.ViewItem, answer)

    async def read_view(self, view_id: str) -> models.ViewItem:
        """读取视图

        A view; the ETag is what If-Match of a change takes.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", f"/api/v1/views/{part(view_id)}"))
        return read(models.ViewItem, answer)

    async def change_view(
        self, view_id: str, body: models.ViewBody | Body, *, if_match: str | None = None
    ) -> models.ViewItem:
        """修改视图

        Put another filter, sorting or name in a view's place, as read at the version in If-Match.

        Args:
            if_match: 所读记录的版本，例如 "3"；记录已被他人修改的，拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 412, 413, 415, 422, 428, 429, 503
        """
        answer = await self.send(
            Request(
                "PUT", f"/api/v1/views/{part(view_id)}", body=body, headers={"If-Match": if_match}
            )
        )
        return read(models.ViewItem, answer)

    async def list_webhooks(self) -> list[models.WebhookView]:
        """事件推送列表

        The webhooks that the caller may manage, oldest first, those that are disabled too.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", "/api/v1/webhooks"))
        return read(list[models.WebhookView], answer)

    async def create_webhook(
        self, body: models.NewWebhook | Body, *, idempotency_key: str | None = None
    ) -> models.WebhookWithSecret:
        """新建事件推送

        Tell another system of events from now on. The answer alone holds the secret.

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                "/api/v1/webhooks",
                body=body,
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.WebhookWithSecret, answer)

    async def delete_webhook(self, webhook_id: str) -> None:
        """删除事件推送

        Take a webhook away with its log.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        await self.send(Request("DELETE", f"/api/v1/webhooks/{part(webhook_id)}"))

    async def read_webhook(self, webhook_id: str) -> models.WebhookView:
        """事件推送

        A webhook, without its secret.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(Request("GET", f"/api/v1/webhooks/{part(webhook_id)}"))
        return read(models.WebhookView, answer)

    async def change_webhook(
        self, webhook_id: str, body: models.WebhookChange | Body | None = None
    ) -> models.WebhookView:
        """更改事件推送

        Change where and what; what is left out stays. Once active again it goes on as from now.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("PATCH", f"/api/v1/webhooks/{part(webhook_id)}", body=body)
        )
        return read(models.WebhookView, answer)

    async def list_webhook_deliveries(
        self,
        webhook_id: str,
        *,
        state: Literal["pending", "delivered", "failed"] | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> models.Deliveries:
        """推送记录

        What was sent or is to be sent, newest first; kept for 30 days.

        Args:
            limit: （缺省 50）

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "GET",
                f"/api/v1/webhooks/{part(webhook_id)}/deliveries",
                query={"state": state, "limit": limit, "cursor": cursor},
            )
        )
        return read(models.Deliveries, answer)

    async def read_webhook_delivery(
        self, webhook_id: str, delivery_id: str
    ) -> models.DeliveryDetails:
        """一条推送及其历次投递

        A message and every attempt to deliver it.

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request("GET", f"/api/v1/webhooks/{part(webhook_id)}/deliveries/{part(delivery_id)}")
        )
        return read(models.DeliveryDetails, answer)

    async def redeliver_webhook_delivery(
        self, webhook_id: str, delivery_id: str, *, idempotency_key: str | None = None
    ) -> models.DeliveryView:
        """再次投递

        Send a message again under its own id, at once and with all retries.

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/webhooks/{part(webhook_id)}/deliveries/{part(delivery_id)}/redeliver",
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.DeliveryView, answer)

    async def rotate_webhook_secret(
        self, webhook_id: str, *, idempotency_key: str | None = None
    ) -> models.WebhookWithSecret:
        """更换签名密钥

        A new secret. For 24 hours messages are signed with the one until now as well.

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/webhooks/{part(webhook_id)}/rotate-secret",
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.WebhookWithSecret, answer)

    async def test_webhook(
        self, webhook_id: str, *, idempotency_key: str | None = None
    ) -> models.DeliveryView:
        """发送测试消息

        Send a message of the kind ``webhook_test``, whatever kinds the webhook asks for.

        Args:
            idempotency_key: 同一键与同一内容只办理一次；同一键与不同内容拒绝

        Raises:
            Problem: with status 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503
        """
        answer = await self.send(
            Request(
                "POST",
                f"/api/v1/webhooks/{part(webhook_id)}/test",
                headers={"Idempotency-Key": idempotency_key or new_key()},
            )
        )
        return read(models.DeliveryView, answer)
