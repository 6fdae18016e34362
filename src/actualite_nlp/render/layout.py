"""Places for the nodes of a small network."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

ROUNDS = 200


def spring_layout(n_nodes: int, edges: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
    """Coordinates in [0, 1] by springs along edges and repulsion between all nodes; the same every time.

    Fruchterman and Reingold (1991), started from a circle on which linked nodes stand together.
    Cost grows with the square of ``n_nodes``.
    """
    if n_nodes == 0:
        return []
    angles = np.empty(n_nodes)
    angles[_neighbours_together(n_nodes, edges)] = 2 * np.pi * np.arange(n_nodes) / n_nodes
    at = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    pull = np.zeros((n_nodes, n_nodes))
    for a, b in edges:
        pull[a, b] = pull[b, a] = 1.0
    rest = 1 / np.sqrt(n_nodes)
    for heat in np.linspace(0.2, 0.005, ROUNDS):
        apart = at[:, None, :] - at[None, :, :]
        distance = np.maximum(np.linalg.norm(apart, axis=2), 1e-3)
        force = rest**2 / distance**2 - 0.5 * pull * distance / rest - 0.2
        move = (apart * force[:, :, None]).sum(axis=1)
        length = np.maximum(np.linalg.norm(move, axis=1, keepdims=True), 1e-9)
        at = at + move / length * np.minimum(length, heat)
    low, high = at.min(axis=0), at.max(axis=0)
    scaled = (at - low) / np.maximum(high - low, 1e-9)
    return [(float(x), float(y)) for x, y in scaled]


def _neighbours_together(n_nodes: int, edges: Sequence[tuple[int, int]]) -> list[int]:
    """All nodes, each followed by those that can be reached from it."""
    linked: dict[int, list[int]] = {node: [] for node in range(n_nodes)}
    for a, b in edges:
        linked[a].append(b)
        linked[b].append(a)
    order: dict[int, None] = {}
    for start in range(n_nodes):
        waiting = [start]
        while waiting:
            node = waiting.pop()
            if node not in order:
                order[node] = None
                waiting += reversed(linked[node])
    return list(order)
