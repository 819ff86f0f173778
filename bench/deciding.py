"""Decisions per second, with one writer and with eight, each writer a process."""

from __future__ import annotations

import multiprocessing
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from statistics import median
from typing import NamedTuple

import psycopg

from bench import world
from bench.sides import DECISIONS_PER_SEEKER, Bare, Library, Ours, sides

NETWORK = "deciding"
WRITERS = (1, 8)
ROUNDS = 5
SEEKERS_PER_ROUND = {1: 200, 8: 400}  # of all writers together
WARM_UP = 10  # seekers per writer and side: connections, prepared statements, plans
SIDES = ("ours", "library", "bare")


class Job(NamedTuple):
    """What a writer is told: for whom to decide, on which side."""

    side: str
    seekers: range


def measure(url: str, progress: Callable[[], None]) -> dict[int, dict[str, float]]:
    """Decisions per second of each side, by number of writers: the median of the rounds."""
    used = sum(WARM_UP * writers + ROUNDS * SEEKERS_PER_ROUND[writers] for writers in WRITERS)
    facts = [*world.network(), *(fact for n in range(used) for fact in world.seeker(n))]
    Ours.make(url, NETWORK, facts)
    Library.make(url, facts)
    Bare.make(url)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
    figures, first = {}, 0
    for writers in WRITERS:
        with _writers(url, writers) as pipes:
            first = _round(pipes, "all", first, WARM_UP * writers)[1]
            figures[writers] = _medians(pipes, first, SEEKERS_PER_ROUND[writers], progress)
            first += ROUNDS * SEEKERS_PER_ROUND[writers]
    _agree(url)
    return figures


def rounds() -> int:
    """How often `measure` tells its progress."""
    return len(WRITERS) * ROUNDS * len(SIDES)


def _medians(
    pipes: list[Connection], first: int, count: int, progress: Callable[[], None]
) -> dict[str, float]:
    """The sides take turns, so that a slow moment of the machine meets all of them."""
    seen: dict[str, list[float]] = {side: [] for side in SIDES}
    for turn in range(ROUNDS):
        for side in SIDES:
            seconds, _ = _round(pipes, side, first + turn * count, count)
            seen[side].append(count * DECISIONS_PER_SEEKER / seconds)
            progress()
    return {side: median(rates) for side, rates in seen.items()}


def _round(pipes: list[Connection], side: str, first: int, count: int) -> tuple[float, int]:
    """Every writer takes its share. Seconds from the first start to the last end."""
    share = count // len(pipes)
    for n, pipe in enumerate(pipes):
        pipe.send(Job(side, range(first + n * share, first + (n + 1) * share)))
    times = [pipe.recv() for pipe in pipes]
    return max(end for _, end in times) - min(start for start, _ in times), first + count


def _agree(url: str) -> None:
    """Both ledgers hold the same facts: otherwise nothing here was compared."""
    ours, theirs = Ours(url, NETWORK), Library(url)
    held = [
        Counter((e.event.type, *_things(e.event.tags)) for e in recorder.read())
        for recorder in (ours.ledger.recorder, theirs.application.recorder)
    ]
    ours.ledger.database.close()
    theirs.application.close()
    assert held[0] == held[1]


def _things(tags: Iterable[str]) -> list[str]:
    """The tags that both sides give. That of the command is ours alone."""
    return sorted(tag for tag in tags if not tag.startswith("command:"))


@contextmanager
def _writers(url: str, count: int) -> Iterator[list[Connection]]:
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(count)
    pairs = [context.Pipe() for _ in range(count)]
    processes = [
        context.Process(target=_write, args=(url, theirs, barrier), daemon=True)
        for _, theirs in pairs
    ]
    for process, (_, theirs) in zip(processes, pairs, strict=True):
        process.start()
        theirs.close()  # so that a writer that died is an end of file here, not a wait for ever
    try:
        yield [ours for ours, _ in pairs]
    finally:
        for process in processes:
            process.terminate()
            process.join()


def _write(url: str, pipe: Connection, barrier: Barrier) -> None:
    """One writer: does what it is told until it is ended. Answers with start and end."""
    decide = sides(url, NETWORK)
    while True:
        job: Job = pipe.recv()
        barrier.wait()
        start = time.monotonic()
        for side in SIDES if job.side == "all" else [job.side]:
            for seeker in job.seekers:
                decide[side](seeker)
        pipe.send((start, time.monotonic()))
