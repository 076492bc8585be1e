"""Papers in an S3-compatible store, which is a real server here."""

from collections.abc import Generator
from uuid import uuid4

import pytest
import s3fs
from moto.server import ThreadedMotoServer

from activities.paper_store import PaperDamagedError, PaperNotFoundError, PaperStore
from proof.digests import sha256


@pytest.fixture(scope="module")
def bucket() -> Generator[str]:
    """The address of an empty bucket; the environment says where the store is."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        environment.setenv("AWS_ACCESS_KEY_ID", "bureau")
        environment.setenv("AWS_SECRET_ACCESS_KEY", "secret")
        environment.setenv("AWS_DEFAULT_REGION", "us-east-1")
        name = f"jiefen-{uuid4().hex}"
        s3fs.S3FileSystem().mkdir(name)
        yield f"s3://{name}"
        s3fs.S3FileSystem.clear_instance_cache()
    server.stop()


def test_what_was_put_comes_back_under_its_digest(bucket: str) -> None:
    store = PaperStore(f"{bucket}/papers")
    digest = store.put("人民调解协议书".encode())
    assert digest == sha256("人民调解协议书".encode())
    assert PaperStore(f"{bucket}/papers").get(digest).decode() == "人民调解协议书"


def test_the_same_content_is_written_once(bucket: str) -> None:
    store = PaperStore(f"{bucket}/once")
    digest = store.put(b"paper")
    path = f"{bucket}/once/{digest[:2]}/{digest}"
    before = s3fs.S3FileSystem(skip_instance_cache=True).info(path)["LastModified"]
    assert store.put(b"paper") == digest
    assert s3fs.S3FileSystem(skip_instance_cache=True).info(path)["LastModified"] == before


def test_what_is_missing_or_damaged_is_not_handed_out(bucket: str) -> None:
    store = PaperStore(f"{bucket}/damaged")
    with pytest.raises(PaperNotFoundError):
        store.get("0" * 64)
    digest = store.put(b"paper")
    s3fs.S3FileSystem().pipe_file(f"{bucket}/damaged/{digest[:2]}/{digest}", b"other")
    with pytest.raises(PaperDamagedError):
        store.get(digest)
