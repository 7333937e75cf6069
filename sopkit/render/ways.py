"""What belongs together when one symbol of a page is pointed at: it, its lines, and what stands at their other ends.

In numbers counted on the page, so that no free text gets into the names that a painter makes. Knows no format.
"""

from collections import defaultdict

from sopkit.layout.values import Connector, ConnectorKind, Page, Symbol, SymbolKind


class Ways:
    """The ways in and out of every node of a page.

    A node is a step with all the boxes of its joint work, an off-page connector, or a capsule that stands apart.
    """

    def __init__(self, page: Page) -> None:
        numbers: dict[tuple[str | None, str | None], int] = {}
        self._nodes: dict[str, int] = {}
        for symbol in page.symbols:
            box = symbol.id == symbol.step or symbol.kind in (SymbolKind.PROCESS, SymbolKind.DECISION)
            key = (symbol.step, None) if box and symbol.step is not None else (None, symbol.id)
            self._nodes[symbol.id] = numbers.setdefault(key, len(numbers) + 1)
        self.count = len(numbers)
        """How many nodes the page has; they are called 1 … count, in the order of its symbols."""
        self._near: dict[int, set[int]] = defaultdict(set)
        for connector in page.connectors:
            ends = self._ends(connector)
            for end in ends:
                self._near[end] |= ends

    def node(self, symbol: Symbol) -> int:
        """Number of the node that a symbol belongs to."""
        return self._nodes[symbol.id]

    def of_node(self, node: int) -> tuple[int, ...]:
        """Give the nodes whose ways a node stands on: itself, and every one that a connector joins it with."""
        return tuple(sorted({node} | self._near[node]))

    def of_connector(self, connector: Connector) -> tuple[int, ...]:
        """Give the nodes whose ways a connector is part of; the joint of a step belongs wherever the step does."""
        ends = self._ends(connector)
        if connector.kind is ConnectorKind.JOINT:
            ends = {near for end in ends for near in self.of_node(end)}
        return tuple(sorted(ends))

    def _ends(self, connector: Connector) -> set[int]:
        names = (connector.source, connector.target)
        return {self._nodes[name] for name in names if name in self._nodes}
