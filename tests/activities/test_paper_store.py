"""What the paper store promises: each content once, whole, and under its own digest."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activities.paper_store import PaperDamagedError, PaperNotFoundError, PaperStore
from proof.digests import sha256, sm3


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=200))
def test_what_was_put_comes_back_under_its_digest(tmp_path: Path, content: bytes) -> None:
    store = PaperStore(tmp_path)
    digest = store.put(content)
    assert digest == sha256(content)
    assert store.get(digest) == content


def test_the_same_content_is_written_once(tmp_path: Path) -> None:
    store = PaperStore(tmp_path / "papers")
    store.put(b"paper")
    (first,) = files_in(tmp_path)
    before = first.stat()
    assert PaperStore(tmp_path / "papers").put(b"paper") == first.name
    after = files_in(tmp_path)
    assert after == [first]
    assert (first.stat().st_ino, first.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        PaperStore(tmp_path).put(b"paper")
    assert files_in(tmp_path) == []


@pytest.mark.parametrize("digest", ["0" * 64, "", "../../etc/passwd", "G" * 64])
def test_an_unknown_digest_is_not_found(tmp_path: Path, digest: str) -> None:
    with pytest.raises(PaperNotFoundError):
        PaperStore(tmp_path).get(digest)


def test_a_damaged_paper_is_not_handed_out(tmp_path: Path) -> None:
    store = PaperStore(tmp_path)
    digest = store.put(b"paper")
    files_in(tmp_path)[0].write_bytes(b"other")
    with pytest.raises(PaperDamagedError):
        store.get(digest)


def test_sm3_is_the_digest_of_the_national_standard() -> None:
    """The first example of GB/T 32905."""
    assert sm3(b"abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
