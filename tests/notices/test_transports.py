"""What leaves by SMTP, by the gateway of texts and into the folder, and what is said of it."""

import json
import socket
from collections.abc import Generator
from pathlib import Path

import pytest
from pydantic import ValidationError

from notices.transports.sms import SmsGateway
from notices.transports.smtp import Smtp
from notices.transports.spool import Spool
from notices.transports.transport import Outgoing, Result
from notices.transports.transports import Fence, Transports
from records.outbox import NoticeChannel, Outcome
from tests.relay.process import Relay, mail_relay, text_gateway

SENT = Result(Outcome.SENT)


def outgoing(channel: NoticeChannel, address: str, ident: str = "ntf_1") -> Outgoing:
    return Outgoing(
        id=ident,
        channel=channel,
        address=address,
        title="调解邀请",
        text="您好：\n\n案件JF2026-000001：请您参加调解。\n",
        kind="mediation_invitation",
        template_version=None,
        facts={"case_no": "JF2026-000001"},
    )


MAIL = outgoing(NoticeChannel.EMAIL, "li@example.com")
TEXT = outgoing(NoticeChannel.SMS, "13800000201")


@pytest.fixture(scope="module")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Generator[Relay]:
    with mail_relay(tmp_path_factory.mktemp("relay") / "open") as relay:
        yield relay


@pytest.fixture
def gateway(tmp_path: Path) -> Generator[Relay]:
    with text_gateway(tmp_path / "gateway") as gateway:
        yield gateway


class TestSmtp:
    def test_a_mail_arrives_as_it_was_written(self, relay: Relay) -> None:
        assert Smtp(relay.smtp()).send(MAIL) == SENT
        mail = relay.mails[-1]
        assert (mail["To"], mail["Subject"]) == ("li@example.com", "调解邀请")
        assert mail["From"] == "解纷 <no-reply@jiefen.example>"
        assert mail["Message-ID"] == "<ntf_1@jiefen.example>"
        assert mail["Auto-Submitted"] == "auto-generated"
        assert mail.get_content().replace("\r\n", "\n") == MAIL.text

    @pytest.mark.parametrize(
        ("order", "result"),
        [
            ("refuse", Result(Outcome.REFUSED, "smtp_550")),
            ("busy", Result(Outcome.POSTPONED, "smtp_451")),
            ("reject", Result(Outcome.REFUSED, "smtp_554")),
        ],
    )
    def test_what_the_relay_says_decides_whether_it_is_tried_again(
        self, relay: Relay, order: str, result: Result
    ) -> None:
        relay.told(order)
        before = len(relay.mails)
        assert Smtp(relay.smtp()).send(MAIL) == result
        assert len(relay.mails) == before

    @pytest.mark.parametrize(("order", "patience"), [("drop", 5), ("hang", 0.5)])
    def test_what_breaks_off_after_the_mail_was_given_away_may_have_been_taken(
        self, relay: Relay, order: str, patience: float
    ) -> None:
        relay.told(order)
        before = len(relay.mails)
        result = Smtp(relay.smtp(timeout=patience)).send(MAIL)
        assert result == Result(Outcome.UNKNOWN, "smtp_connection")
        assert len(relay.mails) == before + 1

    def test_nobody_there_means_not_sent(self) -> None:
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))
            nobody = Relay(closed.getsockname()[1], Path())
            result = Smtp(nobody.smtp()).send(MAIL)
        assert result == Result(Outcome.POSTPONED, "smtp_connection")

    def test_a_line_cannot_be_smuggled_into_the_headers(self, relay: Relay) -> None:
        mail = outgoing(NoticeChannel.EMAIL, "li@example.com\r\nBcc: wu@example.com")
        assert Smtp(relay.smtp()).send(mail) == Result(Outcome.REFUSED, "mail_malformed")

    @pytest.mark.parametrize(("manner", "security"), [("starttls", "starttls"), ("tls", "tls")])
    def test_a_mail_goes_encrypted_to_a_relay_with_a_certificate(
        self, tmp_path: Path, manner: str, security: str
    ) -> None:
        with mail_relay(tmp_path / manner, manner) as relay:
            known = relay.smtp(security=security, ca=relay.folder / "ca.pem")
            assert Smtp(known).send(MAIL) == SENT
            assert len(relay.mails) == 1
            unknown = relay.smtp(security=security)
            assert Smtp(unknown).send(MAIL) == Result(Outcome.POSTPONED, "smtp_tls")
            assert len(relay.mails) == 1

    def test_logging_in(self, tmp_path: Path) -> None:
        with mail_relay(tmp_path / "login", "login") as relay:
            how = {"security": "starttls", "ca": relay.folder / "ca.pem", "username": "jiefen"}
            assert Smtp(relay.smtp(**how, password="open sesame")).send(MAIL) == SENT
            wrong = Smtp(relay.smtp(**how, password="a guess")).send(MAIL)
            assert wrong == Result(Outcome.POSTPONED, "smtp_login")
            assert len(relay.mails) == 1

    def test_without_encryption_only_to_this_machine(self, relay: Relay) -> None:
        with pytest.raises(ValidationError):
            relay.smtp(host="mail.example.com")

    def test_the_password_is_shown_nowhere(self, relay: Relay) -> None:
        settings = relay.smtp(username="jiefen", password="open sesame")
        assert "sesame" not in repr(settings)


class TestTexts:
    def test_a_text_arrives_signed_with_its_template(self, gateway: Relay) -> None:
        assert SmsGateway(gateway.sms()).send(TEXT) == SENT
        assert gateway.texts == [
            {
                "id": "ntf_1",
                "phone": "13800000201",
                "template": {"kind": "mediation_invitation", "version": None},
                "variables": {"case_no": "JF2026-000001"},
                "text": TEXT.text,
            }
        ]

    def test_sent_again_it_is_taken_once(self, gateway: Relay) -> None:
        for _ in range(2):
            assert SmsGateway(gateway.sms()).send(TEXT) == SENT
        assert len(gateway.texts) == 1

    @pytest.mark.parametrize(
        ("status", "outcome"),
        [
            ("400", Outcome.REFUSED),
            ("302", Outcome.REFUSED),
            ("429", Outcome.POSTPONED),
            ("503", Outcome.POSTPONED),
            ("500", Outcome.UNKNOWN),
        ],
    )
    def test_what_the_gateway_says_decides_whether_it_is_tried_again(
        self, gateway: Relay, status: str, outcome: Outcome
    ) -> None:
        gateway.told(status)
        assert SmsGateway(gateway.sms()).send(TEXT) == Result(outcome, f"sms_{status}")
        assert gateway.texts == []

    @pytest.mark.parametrize(
        ("order", "fault"), [("drop", "sms_broken_off"), ("hang", "sms_timeout")]
    )
    def test_what_breaks_off_may_have_been_sent(
        self, gateway: Relay, order: str, fault: str
    ) -> None:
        gateway.told(order)
        result = SmsGateway(gateway.sms(timeout=0.5)).send(TEXT)
        assert result == Result(Outcome.UNKNOWN, fault)
        assert len(gateway.texts) == 1

    def test_nobody_there_means_not_sent(self) -> None:
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))
            nobody = Relay(closed.getsockname()[1], Path())
            result = SmsGateway(nobody.sms()).send(TEXT)
        assert result == Result(Outcome.POSTPONED, "sms_unreachable")

    @pytest.mark.parametrize("url", ["http://sms.example.com", "ftp://127.0.0.1", "sms"])
    def test_numbers_go_over_the_network_only_encrypted(self, url: str) -> None:
        with pytest.raises(ValidationError):
            Relay(1, Path()).sms(url=url)


class TestTheFolder:
    def test_a_text_lies_there_whole_and_for_the_installation_alone(self, tmp_path: Path) -> None:
        assert Spool(tmp_path / "messages").send(TEXT) == SENT
        [file] = (tmp_path / "messages").iterdir()
        assert file.stat().st_mode & 0o077 == 0
        told = json.loads(file.read_text())
        assert (told["phone"], told["text"], told["id"]) == ("13800000201", TEXT.text, "ntf_1")

    def test_a_folder_that_cannot_be_written_puts_the_message_off(self, tmp_path: Path) -> None:
        (tmp_path / "messages").write_text("no folder")
        result = Spool(tmp_path / "messages").send(TEXT)
        assert result == Result(Outcome.POSTPONED, "spool_unwritable")


class TestTheFence:
    @pytest.fixture
    def fenced(self, tmp_path: Path) -> Transports:
        relay = Relay(1, tmp_path)
        ways = {NoticeChannel.EMAIL: Smtp(relay.smtp()), NoticeChannel.SMS: SmsGateway(relay.sms())}
        fence = Fence.of(" tester@example.com , 13800000999, *, example.com ")
        return Transports(Spool(tmp_path), ways, fence)

    @pytest.mark.parametrize(
        "message",
        [
            MAIL,
            TEXT,
            outgoing(NoticeChannel.EMAIL, "wu@example.com"),
            outgoing(NoticeChannel.EMAIL, "tester@example.com.cn"),
            outgoing(NoticeChannel.SMS, "138000009990"),
        ],
    )
    def test_whoever_is_not_listed_letter_for_letter_is_not_reached(
        self, fenced: Transports, message: Outgoing
    ) -> None:
        assert fenced.to(message).name == "spool"

    def test_whoever_is_listed_is_reached(self, fenced: Transports) -> None:
        assert fenced.to(outgoing(NoticeChannel.EMAIL, "Tester@example.com")).name == "smtp"
        assert fenced.to(outgoing(NoticeChannel.SMS, "13800000999")).name == "sms"
