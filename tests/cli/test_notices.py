"""``jiefen notices``, ``outbound``, ``maintenance``, and the files of how notices leave."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from cli.gateways import gateways_of
from cli.main import app
from cli.notice_settings import read_notice_settings, transports_of
from embedded.settings import Settings
from notices.kinds import KINDS
from notices.templates import HOUSE
from notices.transports.transports import Fence
from records import schema
from records.engine import connect
from records.outbox import NoticeChannel

SETTINGS = """
channels = ["email", "sms"]

[quiet_hours]
begin = "22:00"
end = "07:30"

[smtp]
host = "mail.example.com"
port = 587
username = "jiefen"
password = "very secret"
sender = "no-reply@example.com"

[sms]
url = "https://sms.example.com/texts"
secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JIEFEN_HOME", str(tmp_path))
    monkeypatch.delenv("JIEFEN_DATABASE_URL", raising=False)
    engine = connect(Settings().database_url)
    schema.upgrade(engine)
    engine.dispose()
    return tmp_path


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.output


def written(folder: Path, text: str, mode: int = 0o600) -> Path:
    file = folder / "notices.toml"
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)
    return file


class TestTexts:
    def test_every_kind_is_listed_with_what_it_may_say(self) -> None:
        code, output = run("notices", "list", "--json")
        listed = {each["kind"]: each for each in json.loads(output)}
        assert code == 0
        assert listed.keys() == KINDS.keys()
        assert all(all(each["variables"].values()) for each in listed.values())

    def test_a_preview_says_how_many_texts_it_takes(self) -> None:
        code, output = run("notices", "preview", "term_reminder", "--channel", "sms")
        assert code == 0
        assert "【解纷】案件JF2026-000001" in output
        assert "1条短信" in output

    def test_the_texts_of_the_house_can_be_used(self) -> None:
        assert run("notices", "check")[0] == 0

    def test_texts_that_are_wrong_are_told_and_not_adopted(self, home: Path) -> None:
        file = home / "offer_made.toml"
        house = (HOUSE / "offer_made.toml").read_text(encoding="utf-8")
        file.write_text(house.replace("{{ bureau }}", "{{ name }}"), encoding="utf-8")
        code, output = run("notices", "check", file)
        assert (code, "variable_unknown" in output) == (1, True)
        code, output = run("notices", "adopt", file)
        assert (code, "template_invalid" in output) == (2, True)

    def test_a_bureaus_own_are_adopted_version_by_version(self, home: Path) -> None:
        file = home / "offer_made.toml"
        house = (HOUSE / "offer_made.toml").read_text(encoding="utf-8")
        for version in (1, 2):
            file.write_text(house.replace("方案", f"方案{version}"), encoding="utf-8")
            code, output = run("notices", "adopt", file, "--bureau", "无锡市锡山区司法局")
            assert code == 0
            assert f"第{version}版" in output


class TestSwitches:
    def test_all_is_stopped_and_goes_on(self, home: Path) -> None:
        assert run("outbound", "status")[0] == 0
        assert run("outbound", "stop", "--reason", "演练")[0] == 0
        code, output = run("outbound", "status")
        assert (code, "演练" in output) == (1, True)
        assert json.loads(run("outbound", "status", "--json")[1])["stopped"] is True
        assert run("outbound", "resume", "--reason", "结束")[0] == 0
        assert run("outbound", "status")[0] == 0

    def test_nothing_is_turned_without_a_reason(self, home: Path) -> None:
        assert run("outbound", "stop")[0] == 2
        assert run("outbound", "status")[0] == 0

    def test_an_instant_that_is_none_ends_the_command(self, home: Path) -> None:
        arguments = ("outbound", "resume", "--reason", "结束", "--discard-before", "昨天")
        assert run(*arguments)[0] == 2

    def test_maintenance_begins_and_ends(self, home: Path) -> None:
        begun = run("maintenance", "begin", "--reason", "升级", "--until", "2026-03-02T18:00")
        assert begun[0] == 0
        assert "升级" in run("maintenance", "status")[1]
        assert run("maintenance", "end", "--reason", "完成")[0] == 0
        assert "正常使用" in run("maintenance", "status")[1]


class TestSettings:
    def test_without_a_file_all_goes_into_the_folder(self, home: Path) -> None:
        transports = transports_of(Settings())
        assert transports.ways == {}
        assert transports.order == (NoticeChannel.SMS, NoticeChannel.EMAIL)

    def test_what_an_operator_has_written_down(self, tmp_path: Path) -> None:
        settings = read_notice_settings(written(tmp_path, SETTINGS))
        assert settings.channels == (NoticeChannel.EMAIL, NoticeChannel.SMS)
        assert settings.quiet_hours.begin.hour == 22
        assert settings.smtp is not None
        assert settings.smtp.security == "starttls"
        assert "very secret" not in repr(settings)

    @pytest.mark.parametrize(
        ("before", "after", "mode", "code"),
        [
            ("", "", 0o644, "file_exposed"),
            ('"email", "sms"', '"page"', 0o600, "notices_invalid"),
            ("port = 587", 'port = 587\nsecurity = "none"', 0o600, "notices_invalid"),
            ("https://sms", "http://sms", 0o600, "notices_invalid"),
            ("whsec_", "", 0o600, "notices_invalid"),
            ("username", "user", 0o600, "notices_invalid"),
        ],
    )
    def test_a_wrong_file_ends_the_command_and_tells_no_secret(
        self,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
        before: str,
        after: str,
        mode: int,
        code: str,
    ) -> None:
        with pytest.raises(typer.Exit):
            read_notice_settings(written(tmp_path, SETTINGS.replace(before, after), mode))
        told = capsys.readouterr().err
        assert code in told
        assert "very secret" not in told


class TestATestInstallation:
    @pytest.fixture
    def settings(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
        monkeypatch.setenv("JIEFEN_REACH", "test")
        monkeypatch.setenv("JIEFEN_REACH_ALLOWED", "13800000999, institution.example.com")
        written(home, SETTINGS)
        (home / "filing.toml").write_text(
            '[[endpoint]]\nrecipients = ["甲仲裁委员会"]\nurl = "https://real.example.com"\n\n'
            '[[endpoint]]\nrecipients = ["乙仲裁委员会"]\nurl = "https://institution.example.com"\n'
        )
        return Settings()

    def test_real_ways_out_stand_behind_the_fence(self, settings: Settings) -> None:
        transports = transports_of(settings)
        assert transports.fence == Fence.of("13800000999,institution.example.com")
        assert transports.reach == "test"

    def test_packages_go_to_listed_institutions_alone(self, settings: Settings) -> None:
        gateways = gateways_of(settings)
        assert gateways.to("甲仲裁委员会").name == "folder"
        assert gateways.to("乙仲裁委员会").name == "http"

    def test_a_word_that_is_neither_starts_nothing(
        self, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("JIEFEN_REACH", "tset")
        code, output = run("outbound", "status")
        assert (code, "setting_invalid" in output) == (2, True)
