"""Masked, personal data tells people apart and gives nothing away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.masking import mask_account, mask_email, mask_identity, mask_name, mask_phone


@pytest.mark.parametrize(
    ("name", "masked"), [("陈甲", "陈*"), ("欧阳小明", "欧***"), ("陈", "陈*"), ("", "*")]
)
def test_of_a_name_the_first_character_stays(name: str, masked: str) -> None:
    assert mask_name(name) == masked


def test_of_a_phone_the_first_three_and_the_last_four_digits_stay() -> None:
    assert mask_phone("13800000201") == "138****0201"


def test_of_an_identity_number_the_first_six_and_the_last_four_stay() -> None:
    assert mask_identity("320282199106043318") == "320282********3318"


def test_of_an_account_the_last_four_digits_stay() -> None:
    assert mask_account("6228480000000004444") == "***************4444"


@given(st.text(alphabet="0123456789", max_size=30))
def test_at_least_four_characters_are_hidden_or_all_of_them(number: str) -> None:
    for mask in (mask_phone, mask_identity, mask_account):
        masked = mask(number)
        assert len(masked) == len(number)
        assert masked.count("*") >= min(4, len(number))


def test_of_an_email_address_the_first_letter_and_the_host_are_kept() -> None:
    assert mask_email("wang@example.com") == "w***@example.com"
    assert mask_email("w@example.com") == "w***@example.com"
