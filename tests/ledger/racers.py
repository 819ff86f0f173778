"""Eight processes that wait for one another, then decide at the same moment."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from typing import NamedTuple

from domain.database.connection import Database
from domain.decisions.base import Decision
from domain.decisions.refusals import Refused
from domain.ledger.ledger import Ledger, Receipt

RACERS = 8
WAIT_SECONDS = 60  # for one another, and for an answer: a racer that died fails the test


class Job(NamedTuple):
    """What one racer decides, in which network."""

    network: str
    decisions: tuple[Decision, ...]
    command: str | None = None


class Answer(NamedTuple):
    """What a person would have got: a receipt, or the code of a refusal."""

    receipt: Receipt | None
    refused: str | None
    crashed: str | None


class Racers:
    """The processes, ready to start."""

    def __init__(self, pipes: Sequence[Connection]) -> None:
        self._pipes = pipes

    def race(self, jobs: Sequence[Job]) -> list[Answer]:
        """One job each, all at once. Answers in order; a crash fails the test."""
        assert len(jobs) == RACERS
        for pipe, job in zip(self._pipes, jobs, strict=True):
            pipe.send(job)
        answers: list[Answer] = []
        for pipe in self._pipes:
            assert pipe.poll(WAIT_SECONDS), "a racer does not answer"
            answers.append(pipe.recv())
        assert [answer.crashed for answer in answers if answer.crashed] == []
        return answers


@contextmanager
def racers(url: str, master_key: bytes) -> Iterator[Racers]:
    """Eight processes with connections of their own to this server."""
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(RACERS)
    pairs = [context.Pipe() for _ in range(RACERS)]
    processes = [
        context.Process(target=_race, args=(url, master_key, theirs, barrier), daemon=True)
        for _, theirs in pairs
    ]
    for process, (_, theirs) in zip(processes, pairs, strict=True):
        process.start()
        theirs.close()
    try:
        yield Racers([ours for ours, _ in pairs])
    finally:
        for process in processes:
            process.terminate()
            process.join()


def _race(url: str, master_key: bytes, pipe: Connection, barrier: Barrier) -> None:
    ledger: Ledger | None = None
    while True:
        job: Job = pipe.recv()
        if ledger is None or ledger.database.network != job.network:
            if ledger is not None:
                ledger.database.close()
            ledger = Ledger(Database(url, job.network, size=2), master_key)
            ledger.head()  # connected before the start, so that nobody comes late
        barrier.wait(WAIT_SECONDS)
        pipe.send(_decide(ledger, job))


def _decide(ledger: Ledger, job: Job) -> Answer:
    try:
        return Answer(ledger.do(*job.decisions, command=job.command), None, None)
    except Refused as refused:
        return Answer(None, refused.refusal.code, None)
    except Exception as error:
        return Answer(None, None, repr(error))
