"""Several SOPs at once: the same files, messages and status as one after another."""

import os
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool

import pytest

from sopkit.cli import drawing, workers
from sopkit.cli.commands import render
from sopkit.cli.drawing import Drawn, Job, draw, drawings
from sopkit.cli.inputs import Input
from sopkit.layout import Form

BROKEN = "sopkit: 1\ntitle: Satu\ntitle: Dua\n"
FOUND = """\
sopkit: 1
title: Peminjaman Arsip
executors: {pemohon: Pemohon}
steps: [{activity: Mengajukan, by: pemohn}]
"""


def test_two_at_once_are_as_one_after_another(sopkit, put, folder):
    for number in range(3):
        put(f"sop/{number}.yaml")
    put("sop/1b.yaml", BROKEN)
    put("sop/1c.yaml", FOUND)
    put("sop/2b.yaml", b"\xff")
    found = []
    for jobs in ("1", "2"):
        done = sopkit("render", "sop", "missing.yaml", "-", "-o", "out", "-j", jobs, stdin=FOUND)
        drawn = {path.name: path.read_bytes() for path in (folder / "out").iterdir()}
        assert sorted(drawn) == ["0.html", "1.html", "1c.html", "2.html", "<stdin>.html"]
        found.append((done.status, done.out, done.err, drawn))
    assert found[0] == found[1]
    assert found[0][0] == 2
    assert "1b.yaml:3:1: error: the key `title` is already in use [S103]" in found[0][2]


@pytest.mark.parametrize(
    ("count", "asked", "number"), [(4, None, 1), (5, None, 7), (1, None, 1), (9, "1", 1), (2, "2", 2), (3, "99", 99)]
)
def test_many_are_drawn_by_as_many_workers_as_there_are_processors(sopkit, put, monkeypatch, count, asked, number):
    seen = []
    monkeypatch.setattr(render, "_processors", lambda: 7)
    monkeypatch.setattr(
        drawing,
        "drawings",
        lambda sources, _job, workers: seen.append(workers) or iter([Drawn(loads=True)] * len(sources)),
    )
    for name in range(count):
        put(f"sop/{name}.yaml")
    assert sopkit("render", "sop", *(["-j", asked] if asked else [])).status == 0
    assert seen == [number]


def test_there_is_a_processor():
    assert 1 <= render._processors() <= (os.cpu_count() or 1)


class Pool:
    """Workers in this process; one that gets the text `killer` dies, and with it all that were started together."""

    dead = 0

    def __init__(self):
        self.broken = False

    def submit(self, work, source, job):
        future = Future()
        self.broken = self.broken or source.name == "killer"
        if self.broken:
            Pool.dead += 1
            future.set_exception(BrokenProcessPool("a process ended"))
        else:
            future.set_result(work(source, job))
        return future

    def shutdown(self, **_more):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        pass


def test_a_text_that_ends_its_process_keeps_no_other_from_being_drawn(monkeypatch):
    monkeypatch.setattr(workers, "_pool", lambda _workers: Pool())
    sources = [Input(name, None, raw=FOUND.encode()) for name in ("a", "killer", "b", "c")]
    monkeypatch.setattr(Input, "held", lambda source: source)
    done = list(drawings(sources, Job("layout", Form()), 2))
    assert [drawn.parts is not None for drawn in done] == [True, False, True, True]
    assert done[1].fault.what == "BrokenProcessPool: a process ended"
    assert Pool.dead == 4


def test_what_a_worker_is_given_and_gives_back_can_be_sent(put):
    import pickle

    source, job = Input("a", put("a.yaml")), Job("html", Form())
    assert pickle.loads(pickle.dumps((source, job))) == (source, job)
    for kind in (job, Job("html", Form(), bound=True)):
        drawn = draw(source, kind)
        assert pickle.loads(pickle.dumps(drawn)) == drawn
