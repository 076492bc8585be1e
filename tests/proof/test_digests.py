"""Both digests are those of their standards, whichever library computes them."""

import hashlib

import pytest
from cryptography.hazmat.primitives import hashes

from proof.digests import HASHERS, both, canonical

# The two examples of GB/T 32905.
EXAMPLES = {
    b"abc": "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
    b"abcd" * 16: "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
}


@pytest.mark.parametrize(("content", "digest"), EXAMPLES.items())
def test_sm3_is_that_of_the_standard(content: bytes, digest: str) -> None:
    assert both(content) == {"sha256": hashlib.sha256(content).hexdigest(), "sm3": digest}


@pytest.mark.parametrize("content", EXAMPLES)
def test_cryptography_stands_in_where_openssl_lacks_sm3(content: bytes) -> None:
    digest = hashes.Hash(hashes.SM3())
    digest.update(content)
    assert digest.finalize() == HASHERS["sm3"](content)


def test_the_same_facts_have_one_canonical_form() -> None:
    said = {"b": ["申请人", None, True], "a": {"d": 1, "c": "\u2028"}}
    assert canonical(said) == '{"a":{"c":"\u2028","d":1},"b":["申请人",null,true]}'.encode()
