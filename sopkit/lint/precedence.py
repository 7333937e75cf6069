"""In which order legal bases stand: by rank, and those of one rank by year. Knows that offices differ in details."""

from collections.abc import Mapping, Sequence
from itertools import chain, pairwise, product

from sopkit.lint.citations import Citation
from sopkit.lint.regulations import Kind

_Groups = tuple[tuple[Kind, ...], ...]

_HIGHEST: _Groups = ((Kind.CONSTITUTION,), (Kind.ASSEMBLY,), (Kind.LAW,), (Kind.GOVERNMENT,))
_NATIONAL: tuple[_Groups, ...] = (
    (
        (Kind.PRESIDENT, Kind.PRESIDENT_DECISION, Kind.PRESIDENT_INSTRUCTION),
        (Kind.MINISTER, Kind.AGENCY),
        (Kind.DIRECTORATE,),
    ),
    (
        (Kind.PRESIDENT,),
        (Kind.PRESIDENT_DECISION,),
        (Kind.PRESIDENT_INSTRUCTION,),
        (Kind.MINISTER,),
        (Kind.AGENCY,),
        (Kind.DIRECTORATE,),
    ),
)
"""Together and by year, or each kind by itself."""
_REGIONAL: tuple[_Groups, ...] = (
    ((Kind.PROVINCE,), (Kind.REGIONAL, Kind.REGENCY), (Kind.GOVERNOR, Kind.REGENT)),
    ((Kind.PROVINCE,), (Kind.GOVERNOR,), (Kind.REGIONAL, Kind.REGENCY), (Kind.REGENT,)),
)
"""By kind, or by region."""
_LAST: _Groups = ((Kind.VILLAGE,), (Kind.VILLAGE_HEAD,), (Kind.CENTRAL_DECISION, Kind.DECISION), (Kind.CIRCULAR,))


def _ranks(*groups: _Groups) -> Mapping[Kind, int]:
    ranks: dict[Kind, int] = {}
    for rank, group in enumerate(chain(*groups)):
        for kind in group:
            ranks.setdefault(kind, rank)
    return ranks


_ORDERS: tuple[Mapping[Kind, int], ...] = tuple(
    _ranks(_HIGHEST, national, central, regional, _LAST)
    for central, national, regional in product(((), ((Kind.CENTRAL_DECISION,),)), _NATIONAL, _REGIONAL)
)
"""The accepted orders; the first is that of DOMAIN.md §2.2, H03."""

_OF_A_PROVINCE = frozenset({Kind.PROVINCE, Kind.GOVERNOR})


_NOWHERE = frozenset({None, Kind.COLONIAL})
"""What can't be read, and what offices place as they like, has no rank."""


def in_order(citations: Sequence[Citation]) -> bool:
    """Whether the citations stand in one of the accepted orders, or one of them has no rank, so nobody can tell.

    Those without a rank at the end don't matter: they stand behind all others.
    """
    ranked = _ranked(citations)
    kinds = {citation.kind for citation in ranked}
    # A Perda that doesn't say whose it is may stand anywhere among those of a province.
    if not _NOWHERE.isdisjoint(kinds) or (Kind.REGIONAL in kinds and not _OF_A_PROVINCE.isdisjoint(kinds)):
        return True
    return any(
        all(before <= after for before, after in pairwise(keys)) for keys in (_keys(ranked, ranks) for ranks in _ORDERS)
    )


def sorted_by_rank(citations: Sequence[Citation]) -> tuple[int, ...]:
    """Give the indices of the citations by rank and year; those of one rank and year keep their order.

    Those without a rank at the end keep their place.
    """
    keys = _keys(ranked := _ranked(citations), _ORDERS[0])
    return (*sorted(range(len(ranked)), key=keys.__getitem__), *range(len(ranked), len(citations)))


def _ranked(citations: Sequence[Citation]) -> Sequence[Citation]:
    """Give the citations without those at the end that have no rank."""
    upto = len(citations)
    while upto and citations[upto - 1].kind in _NOWHERE:
        upto -= 1
    return citations[:upto]


def _keys(citations: Sequence[Citation], ranks: Mapping[Kind, int]) -> list[tuple[int, int]]:
    """Rank and year of each; no year where one of that rank has none, or where years say nothing of the order."""
    found = [ranks.get(citation.kind or Kind.CIRCULAR, 0) for citation in citations]
    undated = {rank for rank, citation in zip(found, citations, strict=True) if citation.year is None}
    undated.add(ranks[Kind.CIRCULAR])
    return [
        (rank, 0 if rank in undated else citation.year or 0) for rank, citation in zip(found, citations, strict=True)
    ]
