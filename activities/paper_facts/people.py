"""Parties and organisations as papers show them: what is known of each, and nothing else."""

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from activities.paper_facts.case_file import CaseFile, CaseParty, FactMissingError
from law.debt_types import debt_types
from law.identifiers import resident_identity
from law.intake import Agent, GuaranteeKind, IdType, Intake, Organisation, Person
from records.tables import Event
from templates.models import (
    Account,
    AgentBlock,
    ContractReference,
    OrganisationBlock,
    PersonBlock,
)

_ORGANISATIONS = Path(__file__).with_name("organisations.toml")
_ID_LABELS = {
    IdType.RESIDENT_ID: "公民身份号码",
    IdType.PASSPORT: "护照号码",
    IdType.HK_MACAU_PERMIT: "港澳居民来往内地通行证号码",
    IdType.TAIWAN_PERMIT: "台湾居民来往大陆通行证号码",
    IdType.FOREIGN_PR_CARD: "外国人永久居留身份证号码",
}
LITIGATION_AGENT = "委托诉讼代理人"
AGENT = "委托代理人"

Block = PersonBlock | OrganisationBlock


def block(party: CaseParty, role: str, agent_label: str = AGENT) -> Block:
    """A party in a role; ``agent_label`` is what its agent is called in that procedure."""
    details = party.details
    agents = tuple(_agent(agent, agent_label) for agent in party.agents)
    match details:
        case Organisation():
            return OrganisationBlock(
                role=role,
                name=details.name,
                address=details.address,
                phone=details.phone,
                email=details.email,
                agents=agents,
                uscc=details.uscc,
                representative=details.legal_representative.name,
                representative_title=details.legal_representative.title,
            )
        case Person():
            return _person(details, role, agents)


def _person(person: Person, role: str, agents: tuple[AgentBlock, ...]) -> PersonBlock:
    resident = person.id_type is IdType.RESIDENT_ID
    return PersonBlock(
        role=role,
        name=person.name,
        address=person.address,
        phone=person.phone,
        email=person.email,
        agents=agents,
        sex=person.sex,
        born_on=resident_identity(person.id_number).birth_date if resident else None,
        ethnicity=person.ethnicity,
        occupation=person.occupation,
        employer=person.employer,
        id_label=_ID_LABELS[person.id_type],
        id_number=person.id_number,
    )


def _agent(agent: Agent, label: str) -> AgentBlock:
    return AgentBlock(
        label=label,
        name=agent.name,
        organisation=agent.organisation,
        phone=agent.phone,
        powers=agent.powers,
    )


def claiming(file: CaseFile, role: str, agent_label: str = AGENT) -> Block:
    """The claimants as one block in a role: the first one, the others on the lines below."""
    first, *others = blocks(file.claimants, role, agent_label)
    lines = [(f"{role}：{other.description}", *other.further_lines) for other in others]
    return first.model_copy(update={"joined": tuple(line for group in lines for line in group)})


def creditors(file: CaseFile) -> str:
    """The names of everyone who claims."""
    return "、".join(names(file.claimants))


def blocks(parties: Iterable[CaseParty], role: str, agent_label: str = AGENT) -> tuple[Block, ...]:
    """Parties that share a role."""
    return tuple(block(party, role, agent_label) for party in parties)


def numbered_blocks(parties: Sequence[CaseParty], role: str, remark: str = "") -> tuple[Block, ...]:
    """A party as 乙方, several as 乙方1, 乙方2; the remark follows the role."""
    numbers = [""] if len(parties) == 1 else [str(n) for n in range(1, len(parties) + 1)]
    return tuple(
        block(party, f"{role}{number}{remark}")
        for party, number in zip(parties, numbers, strict=True)
    )


def names(parties: Iterable[CaseParty]) -> tuple[str, ...]:
    """The names of parties."""
    return tuple(party.name for party in parties)


def account(file: CaseFile) -> Account | None:
    """The claimant's account, if it gave one."""
    given = file.claimant.details.bank_account
    if given is None:
        return None
    return Account(holder=given.holder, bank=given.bank, number=given.number)


def contract(intake: Intake) -> ContractReference:
    """The contract that the dispute comes from."""
    named = intake.contract
    return ContractReference(name=named.name, number=named.number, signed_on=named.signed_on)


def cause(intake: Intake) -> str:
    """The cause of action (案由)."""
    return debt_types()[intake.debt_type].cause


def guarantee_kind(kind: GuaranteeKind) -> Literal["一般保证", "连带责任保证"]:
    """A kind of guarantee by its name in the law (民法典 687, 688)."""
    return "一般保证" if kind is GuaranteeKind.GENERAL else "连带责任保证"


def mediator(file: CaseFile) -> str | None:
    """The mediator who took the case on."""
    accepted = file.last("assignment_accepted")
    return official(file, accepted.actor) if accepted else None


def recorder(file: CaseFile, recorded: Event) -> str | None:
    """Who recorded an event, unless the mediator did so himself."""
    accepted = file.last("assignment_accepted")
    if accepted is not None and accepted.actor == recorded.actor:
        return None
    return official(file, recorded.actor)


def official(file: CaseFile, account_id: str) -> str:
    """The name of an official by account; raises ``FactMissingError`` for an unknown one."""
    if account_id not in file.names:
        raise FactMissingError("account")
    return file.names[account_id]


def mediation_organisation(intake: Intake) -> str:
    """The organisation that mediates: for a bureau as on record, else the bureau as it is named.

    Of an agreement made before the case came in it is the one that mediated then.
    """
    if intake.under_way is not None and intake.under_way.settlement is not None:
        return intake.under_way.settlement.organisation
    return _organisations().get(intake.bureau, intake.bureau)


@cache
def _organisations() -> dict[str, str]:
    data = tomllib.loads(_ORGANISATIONS.read_text(encoding="utf-8"))
    return {entry["bureau"]: entry["name"] for entry in data["organisations"]}
