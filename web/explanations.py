"""What terms of art mean, told in two sentences where a page uses them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Explanation:
    """A term and what it means, in Chinese; the catalogue has the English."""

    term: str
    text: str


EXPLANATIONS = {
    "mediation": Explanation(
        "调解",
        "由中立的调解员协助各方自愿协商。谈不成的，仍可以依法仲裁或者起诉，调解中的让步不作为证据。",
    ),
    "electronic_signature": Explanation(
        "电子签名",
        "写入文书的签名数据，能够查验由谁签署、签署后有无改动。可靠的电子签名与手写签名或者盖章具有同等的法律效力。",
    ),
    "digest": Explanation(
        "校验值",
        "由文书内容算出的一串字符，内容改动一处，校验值就不同。自己算一遍并比对，即知手中的文书是不是原件。",
    ),
    "second_factor": Explanation(
        "双重验证",
        "登录时除密码外再核对手机上的动态验证码。密码被他人知道时，他人仍不能登录。",
    ),
    "administrator": Explanation(
        "管理员",
        "为其他人建立、停用账户的人。管理员看不到案件内容，办理案件须另用经办人的账户。",
    ),
}
