"""The articles of law that a claim rests on, as a complaint or an application names them."""

from collections.abc import Sequence
from itertools import groupby

from law.basis import Basis, cite

_FULL_TITLES = {"民法典": "中华人民共和国民法典"}
_DIGITS = "零一二三四五六七八九"
_PLACES = ("千", "百", "十", "")


def grounds(late_interest: Sequence[Basis]) -> str:
    """The duty to perform and the breach, and what late interest rests on (``late_interest``)."""
    cited = sorted(
        dict.fromkeys((*cite("CC 509", "CC 577"), *late_interest)),
        key=lambda basis: basis.law != "民法典",
    )
    return "、".join(
        _named(law, [basis.article for basis in articles])
        for law, articles in groupby(cited, key=lambda basis: basis.law)
    )


def _named(law: str, articles: Sequence[str]) -> str:
    numbers = "、".join(f"第{_numeral(int(article))}条" for article in articles)
    return f"《{_FULL_TITLES.get(law, law)}》{numbers}"


def _numeral(number: int) -> str:
    """An article's number in Chinese: 五百七十七, 五百零九, 十八."""
    words, gap = "", False
    for digit, place in zip(f"{number:04d}", _PLACES, strict=True):
        if digit == "0":
            gap = bool(words)
            continue
        words += f"{'零' if gap else ''}{_DIGITS[int(digit)]}{place}"
        gap = False
    return words.removeprefix("一") if words.startswith("一十") else words
