"""Several SOPs at once: the same files, messages and status as one after another."""

import os
import signal
import sys
import time
from multiprocessing import active_children
from pathlib import Path

import pytest

from sopkit.cli import drawing, jobs, workers
from sopkit.cli.commands import render
from sopkit.cli.drawing import Drawn, Job, draw
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
    for number in ("1", "2"):
        done = sopkit("render", "sop", "missing.yaml", "-", "-o", "out", "-j", number, stdin=FOUND)
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
    monkeypatch.setattr(render, "processors", lambda: 7)
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
    assert 1 <= jobs.processors() <= (os.cpu_count() or 1)


def work(source, job):
    """Give the name of a text in capitals; of some that are called so, nothing comes back."""
    match source.name:
        case "ends":
            os._exit(7)
        case "fails":
            raise ValueError("broken")
        case "long":
            time.sleep(600)
    return source.name.upper() * job


@pytest.mark.usefixtures("in_time")
def test_a_text_that_ends_its_process_keeps_no_other_from_being_done():
    sources = [Input(name, Path(name)) for name in ("a", "ends", "b", "fails", "ends", "c")]
    done = list(workers.each(work, sources, 100_000, 2))
    assert [one[:1] if isinstance(one, str) else one.what for one in done] == [
        "A",
        "a worker process ended with status 7",
        "B",
        "ValueError: broken",
        "a worker process ended with status 7",
        "C",
    ]
    assert {len(one) for one in done if isinstance(one, str)} == {100_000}
    assert active_children() == []


@pytest.mark.usefixtures("in_time")
@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_worker_that_the_system_kills_in_the_middle_of_a_result_is_waited_for_by_nobody(monkeypatch):
    give = workers._Worker.give

    def killed(worker, number, source):
        give(worker, number, source)
        if source.name == "a":
            while not worker.pipe.poll():
                pass
            # Its result is longer than a pipe holds: half of it has come.
            os.kill(worker._process.pid, signal.SIGKILL)

    monkeypatch.setattr(workers._Worker, "give", killed)
    sources = [Input(name, Path(name)) for name in "bacd"]
    done = list(workers.each(work, sources, 10_000_000, 2))
    assert [isinstance(one, str) for one in done] == [True, False, True, True]
    assert done[1].what == "a worker process ended with status -9"


@pytest.mark.usefixtures("in_time")
def test_whoever_wants_no_more_waits_for_no_worker():
    done = workers.each(work, [Input(name, Path(name)) for name in ("a", "long", "b", "c")], 1, 2)
    assert next(done) == "A"
    done.close()
    assert active_children() == []


def test_what_a_worker_is_given_and_gives_back_can_be_sent(put):
    import pickle

    source, job = Input("a", put("a.yaml")), Job("html", Form())
    assert pickle.loads(pickle.dumps((source, job))) == (source, job)
    for kind in (job, Job("html", Form(), bound=True)):
        drawn = draw(source, kind)
        assert pickle.loads(pickle.dumps(drawn)) == drawn
