"""The template for GitLab: its scripts run here, against a server that stands in for GitLab's."""

import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import yaml
from platforms_root import ROOT

from sopkit.cli.commands import COMMANDS

TEMPLATE = yaml.safe_load((ROOT / ".gitlab/sopkit.gitlab-ci.yml").read_text(encoding="utf-8"))
VARIABLES = TEMPLATE["variables"]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs on PATH are shell scripts")
compares = pytest.mark.skipif("diff" not in COMMANDS, reason="needs the command `sopkit diff`")


def run(lines, folder, **environment):
    """Run the lines of a script as GitLab does: one shell, which stops at the first that fails."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", "\n".join(lines)],
        cwd=folder,
        env={**os.environ, **VARIABLES, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def gitlab():
    """A server that keeps the notes of a merge request, two pages of them."""
    notes, asked = [{"id": 1, "body": "lain"}], []

    class Server(BaseHTTPRequestHandler):
        def answer(self, data, **headers):
            self.send_response(200)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            self.wfile.write(json.dumps(data).encode())

        def do_GET(self):
            first = self.path.endswith("page=1")
            self.answer(notes[:1] if first else notes[1:], X_Next_Page="2" if first else "")

        def do_POST(self):
            asked.append((self.command, self.path, self.headers["PRIVATE-TOKEN"]))
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"]
            if self.command == "POST":
                notes.append({"id": 2, "body": body})
            self.answer({})

        def do_PUT(self):
            self.do_POST()

        def log_message(self, *_arguments):
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/api/v4", notes, asked
    server.shutdown()
    thread.join()
    server.server_close()


def test_every_job_installs_sopkit():
    jobs = {name: job for name, job in TEMPLATE.items() if "script" in job}
    assert set(jobs) == {"sopkit", "sopkit-changes"}
    assert all(job["extends"] == ".sopkit" for job in jobs.values())
    assert '"$SOPKIT_PACKAGE"' in TEMPLATE[".sopkit"]["before_script"][0]


@pytest.mark.parametrize(("target", "status"), [("konsep", 0), ("entah", 1)], ids=["good", "bad"])
def test_findings_are_a_report_of_quality(sops, target, status):
    sops.write("sop/009.sop.yaml", sops.read("sop/009.sop.yaml").replace("Ya: konsep", f"Ya: {target}"))
    done = run(TEMPLATE["sopkit"]["script"], sops.folder, SOPKIT_PATHS="sop/", SOPKIT_FAIL_ON="error")
    assert done.returncode == status, done.stdout + done.stderr
    report = TEMPLATE["sopkit"]["artifacts"]["reports"]["codequality"]
    assert ("unknown-step" in sops.read(report)) == bool(status)


@compares
def test_one_note_says_what_the_changes_mean(sops, gitlab):
    address, notes, asked = gitlab
    script = TEMPLATE["sopkit-changes"]["script"]
    base, head = (sops.git("rev-parse", name).strip() for name in ("main", "ubah"))
    given = {
        "SOPKIT_PATHS": "sop/",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        "CI_COMMIT_SHA": head,
        "CI_API_V4_URL": address,
        "CI_PROJECT_ID": "9",
        "CI_MERGE_REQUEST_IID": "5",
    }
    without = run(script, sops.folder, **given)
    assert (without.returncode, asked) == (0, [])
    assert "SOPKIT_TOKEN is not set" in without.stdout
    for _time in ("first", "again"):
        done = run(script, sops.folder, SOPKIT_TOKEN="rahasia", **given)
        assert done.returncode == 0, done.stdout + done.stderr
    place = "/api/v4/projects/9/merge_requests/5/notes"
    assert asked == [("POST", place, "rahasia"), ("PUT", f"{place}/2", "rahasia")]
    assert "25 menit" in notes[1]["body"]
