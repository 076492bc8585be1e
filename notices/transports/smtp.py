"""Mail by SMTP. Python's own client, run in a thread, knows all that is needed here."""

import smtplib
import ssl
from contextlib import closing, suppress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, parseaddr
from ipaddress import ip_address
from pathlib import Path
from ssl import SSLError
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator

from notices.transports.transport import Outgoing, Result
from records.outbox import Outcome

_TAKEN, _FORWARDED, _FINAL = 250, 251, 500
"""Answers from 500 on are final, those below ask to try again later (RFC 5321, 4.2.1)."""


class SmtpSettings(BaseModel):
    """The relay that takes the mail. ``timeout`` is in seconds for each answer of the server.

    ``ca`` is a PEM file of the authority that has certified it, where that is not a public one.
    ``security`` may be ``none`` only for a relay on this machine.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    host: str = Field(min_length=1)
    port: int = Field(ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    username: str | None = None
    password: SecretStr | None = None
    sender: str
    timeout: float = Field(default=20, gt=0, le=120)
    ca: Path | None = None

    @field_validator("sender")
    @classmethod
    def _is_an_address(cls, sender: str) -> str:
        if "@" not in parseaddr(sender)[1] or not sender.isprintable():
            raise ValueError("sender 应为发件人地址")
        return sender

    @model_validator(mode="after")
    def _in_the_open_on_this_machine_alone(self) -> Self:
        if self.security == "none" and not _is_this_machine(self.host):
            raise ValueError("邮件服务器不在本机时，security 须为 starttls 或者 tls")
        if (self.username is None) != (self.password is None):
            raise ValueError("username 与 password 须同时填写")
        return self


class Smtp:
    """A relay. A mail sent again has the same Message-ID."""

    name = "smtp"

    def __init__(self, settings: SmtpSettings) -> None:
        self._settings = settings

    def send(self, message: Outgoing) -> Result:
        """Hand a mail to the relay."""
        on_its_way = False
        try:
            mail = self._mail(message).as_bytes()
            with closing(self._connection()) as relay:
                refused = self._begin(relay, message)
                if refused is not None:
                    return refused
                on_its_way = True
                code, _ = relay.data(mail)
                with suppress(OSError, smtplib.SMTPException):
                    relay.quit()
                return Result(Outcome.SENT) if code == _TAKEN else _of(code)
        except smtplib.SMTPAuthenticationError:
            return Result(Outcome.POSTPONED, "smtp_login")  # not the fault of this mail
        except smtplib.SMTPResponseException as error:
            return _of(error.smtp_code)
        except smtplib.SMTPNotSupportedError:
            return Result(Outcome.POSTPONED, "smtp_unsupported")
        except (OSError, smtplib.SMTPException) as error:
            # What ended after the mail was on its way may have been taken all the same.
            outcome = Outcome.UNKNOWN if on_its_way else Outcome.POSTPONED
            return Result(outcome, "smtp_tls" if isinstance(error, SSLError) else "smtp_connection")
        except ValueError:
            return Result(Outcome.REFUSED, "mail_malformed")

    def _connection(self) -> smtplib.SMTP:
        settings, context = self._settings, _tls(self._settings.ca)
        if settings.security == "tls":
            return smtplib.SMTP_SSL(
                settings.host, settings.port, timeout=settings.timeout, context=context
            )
        relay = smtplib.SMTP(settings.host, settings.port, timeout=settings.timeout)
        if settings.security == "starttls":
            try:
                relay.starttls(context=context)
            except BaseException:
                relay.close()
                raise
        return relay

    def _begin(self, relay: smtplib.SMTP, message: Outgoing) -> Result | None:
        """Everything before the mail itself; what was refused of it."""
        settings = self._settings
        relay.ehlo_or_helo_if_needed()
        if settings.username is not None and settings.password is not None:
            relay.login(settings.username, settings.password.get_secret_value())
        for code, _ in (
            relay.mail(parseaddr(settings.sender)[1]),
            relay.rcpt(message.address),
        ):
            if code not in (_TAKEN, _FORWARDED):
                return _of(code)
        return None

    def _mail(self, message: Outgoing) -> EmailMessage:
        sender = self._settings.sender
        mail = EmailMessage(SMTP.clone(cte_type="7bit"))
        mail["From"], mail["To"], mail["Subject"] = sender, message.address, message.title
        mail["Date"] = formatdate()
        mail["Message-ID"] = f"<{message.id}@{parseaddr(sender)[1].rpartition('@')[2]}>"
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(message.text)
        return mail


def _of(code: int) -> Result:
    outcome = Outcome.REFUSED if code >= _FINAL else Outcome.POSTPONED
    return Result(outcome, f"smtp_{code}")


def _tls(ca: Path | None) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(ca) if ca else None)


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
