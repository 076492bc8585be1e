import pytest

from embedded import chromium, debian, fonts, libreoffice, poppler
from embedded.parts import MissingError, NotFoundError
from tests.embedded.conftest import MakeProgram

SOFFICE = 'echo "LibreOffice 24.2.7.2 420(Build:2)"'


def test_libreoffice_named_by_hand_comes_before_path(
    make_program: MakeProgram, bare_environ: dict[str, str]
):
    make_program("bin/soffice", SOFFICE)
    own = make_program("own/soffice", SOFFICE)
    bare_environ["JIEFEN_SOFFICE"] = str(own)

    found = libreoffice.find(build=False, environ=bare_environ)

    assert (found.path, found.version) == (own, "24.2.7.2")


def test_without_libreoffice_the_message_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, bare_environ: dict[str, str]
):
    monkeypatch.setattr(libreoffice, "_USUAL_PLACES", ())

    with pytest.raises(NotFoundError, match="apt-get install libreoffice-writer-nogui"):
        libreoffice.find(build=False, environ=bare_environ)


def test_fonts_are_told_by_name_and_number(make_program: MakeProgram, bare_environ: dict[str, str]):
    make_program("bin/fc-list", "echo Noto Sans CJK JP; echo Noto Serif CJK SC,Noto Serif CJK")

    assert fonts.find(build=False, environ=bare_environ).version == "Noto Serif CJK SC (2)"


def test_fontconfig_without_chinese_fonts_is_a_miss(
    make_program: MakeProgram, bare_environ: dict[str, str]
):
    make_program("bin/fc-list", "true")

    with pytest.raises(NotFoundError, match="fonts-noto-cjk"):
        fonts.find(build=False, environ=bare_environ)


def test_poppler_tells_its_version(make_program: MakeProgram, bare_environ: dict[str, str]):
    make_program("bin/pdftotext", 'echo "pdftotext version 24.02.0" >&2')

    assert poppler.find(build=False, environ=bare_environ).version == "24.02.0"


def test_chromium_is_found_by_any_of_its_names(
    make_program: MakeProgram, bare_environ: dict[str, str]
):
    make_program("bin/google-chrome", 'echo "Google Chrome 152.0.7444.59 "')

    assert chromium.find(build=False, environ=bare_environ).version == "152.0.7444.59"


def test_without_chromium_the_message_says_how_to_install_it(bare_environ: dict[str, str]):
    with pytest.raises(NotFoundError, match="apt-get install chromium"):
        chromium.find(build=False, environ=bare_environ)


def test_who_may_not_install_is_told_the_command(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("os.geteuid", lambda: 1000)

    with pytest.raises(MissingError, match="apt-get install poppler-utils"):
        debian.install("poppler-utils")
