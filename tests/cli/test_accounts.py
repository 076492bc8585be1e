"""Signing in and opening accounts from the command line, over a real server."""

import threading
from collections.abc import Generator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
import uvicorn
from sqlalchemy import Engine
from sqlmodel import delete
from typer.testing import CliRunner

from cli.main import app
from records.engine import transaction
from records.identity_tables import TokenKey
from tests.api.small_app import PASSWORD, account, app_on, database_at, enrolled
from workflows.messages.common import Role

TOKEN_PARTS = 3


class Quiet(uvicorn.Server):
    """A server that leaves the signals to the test runner."""

    def install_signal_handlers(self) -> None:
        pass


@pytest.fixture
def jiefen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Engine]:
    """The accounts' API on a port of its own, with an administrator in it."""
    engine = database_at(tmp_path)
    account(engine, "admin", Role.ADMIN)
    server = Quiet(uvicorn.Config(app_on(engine), port=0, log_level="error"))
    listening = threading.Event()
    thread = threading.Thread(target=_serve, args=(server, listening), daemon=True)
    thread.start()
    assert listening.wait(20)
    [socket] = server.servers[0].sockets
    monkeypatch.setenv("JIEFEN_PORT", str(socket.getsockname()[1]))
    monkeypatch.setenv("JIEFEN_HOME", str(tmp_path))
    yield engine
    server.should_exit = True
    thread.join(20)


def _serve(server: uvicorn.Server, listening: threading.Event) -> None:
    start = server.startup

    async def started(sockets: object = None) -> None:
        await start(None)
        listening.set()

    server.startup = started
    server.run()


def jiefen_says(*arguments: str, typed: str = "", **environ: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, arguments, input=typed, env=environ)
    return result.exit_code, result.stdout, result.stderr


def _lapse(engine: Engine) -> None:
    """No access token that was issued until now opens anything."""
    with transaction(engine) as session:
        session.exec(delete(TokenKey))


def token(username: str = "admin") -> str:
    return jiefen_says("sign-in", username, JIEFEN_PASSWORD=PASSWORD)[1].strip()


@pytest.mark.usefixtures("jiefen")
class TestSigningIn:
    def test_prints_the_token_and_nothing_else(self) -> None:
        code, told, _ = jiefen_says("sign-in", "admin", typed=f"{PASSWORD}\n")
        assert code == 0
        assert len(told.strip().split(".")) == TOKEN_PARTS
        assert told.isascii()

    def test_refuses_a_wrong_password_in_one_line(self) -> None:
        code, told, error = jiefen_says("sign-in", "admin", JIEFEN_PASSWORD="wrong password")
        assert (code, told) == (2, "")
        assert error == "错误：用户名或密码不正确\n"

    def test_asks_for_the_code_of_an_account_with_a_second_factor(self, jiefen: Engine) -> None:
        totp = enrolled(jiefen, "admin")
        code, told, _ = jiefen_says(
            "sign-in", "admin", typed=f"{totp.now()}\n", JIEFEN_PASSWORD=PASSWORD
        )
        assert (code, len(told.strip().split("."))) == (0, TOKEN_PARTS)

    def test_lasts_longer_than_its_token(self, jiefen: Engine, tmp_path: Path) -> None:
        shown = token()
        _lapse(jiefen)
        for name in ("one", "two"):
            opened = ("user", name, "--name", name, "--role", "clerk")
            assert jiefen_says(*opened, JIEFEN_TOKEN=shown, JIEFEN_PASSWORD=PASSWORD)[0] == 0
        [kept] = (tmp_path / "sign-ins").iterdir()
        assert kept.stat().st_mode & 0o077 == 0

    def test_ends_by_signing_out(self, tmp_path: Path) -> None:
        shown = token()
        code, told, _ = jiefen_says("sign-out", JIEFEN_TOKEN=shown)
        assert (code, told) == (0, "已退出登录\n")
        assert list((tmp_path / "sign-ins").iterdir()) == []
        code, _, error = jiefen_says("sign-out", JIEFEN_TOKEN=shown)
        assert code == 2
        assert "jiefen sign-in" in error

    def test_outlives_a_change_of_the_key(self) -> None:
        shown = token()
        code, told, _ = jiefen_says("rotate-key")
        assert code == 0
        assert "新密钥" in told
        opened = ("user", "clerk", "--name", "周敏", "--role", "clerk")
        assert jiefen_says(*opened, JIEFEN_TOKEN=shown, JIEFEN_PASSWORD=PASSWORD)[0] == 0


@pytest.mark.usefixtures("jiefen")
class TestRecoveringAnAccount:
    def test_gives_it_a_password_and_takes_off_the_second_factor(self, jiefen: Engine) -> None:
        shown = token()
        enrolled(jiefen, "admin")
        new = "another long password"
        code, told, _ = jiefen_says("recover", "admin", JIEFEN_PASSWORD=new)
        assert (code, "双重验证已解除" in told) == (0, True)
        assert jiefen_says("sign-out", JIEFEN_TOKEN=shown)[0] == 2
        assert jiefen_says("sign-in", "admin", JIEFEN_PASSWORD=PASSWORD)[0] == 2
        assert jiefen_says("sign-in", "admin", JIEFEN_PASSWORD=new)[0] == 0

    @pytest.mark.parametrize(
        ("username", "password", "code"),
        [("nobody", PASSWORD, "account_unknown"), ("admin", "short", "password_weak")],
    )
    def test_refuses_in_one_line(self, username: str, password: str, code: str) -> None:
        ended, _, error = jiefen_says("recover", username, JIEFEN_PASSWORD=password)
        assert (ended, code in error) == (2, True)


@pytest.mark.usefixtures("jiefen")
class TestOpeningAccounts:
    def test_lets_the_new_one_sign_in(self) -> None:
        opened = ("user", "clerk", "--name", "周敏", "--role", "clerk")
        code, told, _ = jiefen_says(*opened, JIEFEN_TOKEN=token(), JIEFEN_PASSWORD=PASSWORD)
        assert (code, told) == (0, "已开立账户：clerk（周敏）\n")
        assert token("clerk")

    def test_names_the_field_that_is_wrong(self) -> None:
        opened = ("user", "clerk", "--name", "周敏", "--role", "clerk")
        code, _, error = jiefen_says(*opened, JIEFEN_TOKEN=token(), JIEFEN_PASSWORD="short")
        assert code == 2
        assert "password：" in error

    @pytest.mark.parametrize("bad", ["", " ", "密码:eyJ", "not.a.token"])
    def test_with_no_good_token_says_how_to_sign_in(self, bad: str) -> None:
        opened = ("user", "clerk", "--name", "周敏", "--role", "clerk")
        code, _, error = jiefen_says(*opened, JIEFEN_TOKEN=bad, JIEFEN_PASSWORD=PASSWORD)
        assert code == 2
        assert "jiefen sign-in" in error


def test_a_server_that_is_not_jiefen_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    class Other(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"hello")

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Other) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        monkeypatch.setenv("JIEFEN_PORT", str(server.server_port))
        code, _, error = jiefen_says("sign-in", "admin", JIEFEN_PASSWORD=PASSWORD)
    assert code == 2
    assert "上运行的不是解纷" in error


@pytest.mark.parametrize("number", ["", "../users", "JF2026-1", "JF2026-000001/papers"])
def test_what_is_no_case_number_is_not_sent(number: str) -> None:
    code, _, error = jiefen_says("case", number, JIEFEN_TOKEN="x")
    assert code == 2
    assert "不是案号" in error
