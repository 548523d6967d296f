"""`poros up` for real: what a stranger sees, and that nothing is left behind however it ends."""

import base64
import http.client
import itertools
import json
import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

import pytest

from poros.config.server.lock import hold

pytestmark = pytest.mark.lambat

POROS = [sys.executable, "-m", "poros.config.cli"]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def eventually(condition, seconds=60.0):
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return found


def parents():
    """Every living process and its parent."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = path.read_text().rsplit(")", 1)[1].split()[:2]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if state != "Z":
            found[int(path.parent.name)] = int(parent)
    return found


def command(pid):
    return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")


def hears():
    """Whoever runs the tests may have been started by nohup, which is inherited."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


class Installation:
    """A data directory, and the one `poros up` that may serve it."""

    def __init__(self, data):
        self.data = data
        self.port = free_port()
        self.env = {n: v for n, v in os.environ.items() if not n.startswith(("DATABASE_URL", "POROS_"))}
        self.process = None

    def verb(self, *words):
        words = [*POROS, *words, "--data", str(self.data)]
        return subprocess.run(words, env=self.env, capture_output=True, text=True, check=False)

    def start(self, *words):
        """Return what was printed until everything ran."""
        words = [*POROS, "up", "--data", str(self.data), "--port", str(self.port), *words]
        self.process = subprocess.Popen(
            words,
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=hears,  # noqa: PLW1509 -- tests start nothing from threads
        )
        shown = ""
        while "Ctrl-C" not in shown:
            line = self.process.stdout.readline()
            assert line, shown
            shown += line
        return shown

    def stop(self, how=signal.SIGTERM):
        """Return the exit code and the processes that outlived it by five seconds."""
        family = self.family()
        self.process.send_signal(how)
        code = self.process.wait(60)  # a shared machine may take its time
        self.process.stdout.close()
        deadline = time.monotonic() + 5
        while (left := family & parents().keys()) and time.monotonic() < deadline:
            time.sleep(0.05)
        return code, {command(pid) for pid in left}

    def family(self):
        tree, found = parents(), {self.process.pid}
        while more := {pid for pid, parent in tree.items() if parent in found} - found:
            found |= more
        return found

    def child(self, words):
        return next(p for p in self.family() if words in command(p) and parents()[p] == self.process.pid)

    def get(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return answer.status, answer.read().decode()

    def ready(self):
        try:
            return self.get("/readyz")[0] == 200
        except (OSError, http.client.HTTPException):  # refused, or cut off in the middle
            return False


@pytest.fixture(scope="module")
def installation():
    """An installation that has been started once, demo and all, and is now stopped."""
    data = Path(tempfile.mkdtemp(prefix="poros-uji-"))
    data.chmod(0o711)
    made = Installation(data)
    try:
        made.first = made.start()
        assert made.stop() == (0, set())
        yield made
    finally:
        shutil.rmtree(data)


@pytest.fixture
def running(installation):
    installation.start()
    yield installation
    if installation.process.poll() is None:
        assert installation.stop() == (0, set())


def test_the_first_start_shows_one_address_and_who_can_sign_in(installation):
    shown = installation.first
    assert re.findall(r"http://\S+", shown) == [f"http://127.0.0.1:{installation.port}"]
    accounts = json.loads((installation.data / "demo-akun.json").read_text())
    assert accounts
    for row in accounts:
        assert row["pengguna"] in shown
        assert row["sandi"] in shown


LOAD = "import django; django.setup(); from django.urls import get_resolver; get_resolver().url_patterns"
"""What each process of ours must do before it can do anything."""


def spent():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_the_second_start_prepares_nothing_and_costs_little(installation):
    """Processor time, worker and first page included, in loads of the program: a busy machine slows both alike."""
    begin = spent()
    subprocess.run([sys.executable, "-c", LOAD], check=True)
    once = spent() - begin
    begin = spent()
    shown = installation.start()
    assert "Menyiapkan" not in shown
    assert "Memuat" not in shown
    assert installation.get("/healthz")[0] == 200
    assert installation.get("/")[0] == 200
    assert installation.stop() == (0, set())
    assert spent() - begin < 2 * once


def test_however_it_ends_no_process_is_left_and_it_starts_again(installation):
    for how, code in ((signal.SIGINT, 0), (signal.SIGTERM, 0), (signal.SIGHUP, 0), (signal.SIGKILL, -9)):
        installation.start()
        installation.child("cli worker")
        assert installation.stop(how) == (code, set())
    installation.start()
    assert installation.stop() == (0, set())


@pytest.fixture
def fresh():
    """An installation that nobody has started yet."""
    made = Installation(Path(tempfile.mkdtemp(prefix="poros-uji-")))
    made.data.chmod(0o711)
    yield made
    shutil.rmtree(made.data)


@pytest.mark.parametrize("sampai", ["poros.lock", "pg-18.baru", "log/postgres.log", ""])
def test_stopped_in_the_middle_of_its_first_start_it_leaves_nothing_running_and_can_start_anew(fresh, sampai):
    """At the lock, while the database is made, while it starts, and while its tables are made."""
    words = [*POROS, "up", "--data", str(fresh.data), "--port", str(fresh.port), "--tanpa-demo"]
    fresh.process = subprocess.Popen(
        words,
        env=fresh.env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=hears,  # noqa: PLW1509 -- tests start nothing from threads
    )
    if sampai:
        eventually((fresh.data / sampai).exists)
    else:
        assert "Menyiapkan basis data" in fresh.process.stdout.readline()
    assert fresh.stop(signal.SIGTERM) == (0, set())
    with hold(fresh.data, "perintah"):
        assert not (fresh.data / "pg-18" / "postmaster.pid").exists()


def test_stopped_before_its_first_page_it_leaves_nothing_running(installation):
    """The web server is loading, the worker not yet begun."""
    log = installation.data / "log" / "web.log"
    log.unlink()
    words = [*POROS, "up", "--data", str(installation.data), "--port", str(installation.port)]
    installation.process = subprocess.Popen(
        words, env=installation.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        preexec_fn=hears,  # noqa: PLW1509 -- as above
    )  # fmt: skip
    eventually(log.exists)
    code, left = installation.stop(signal.SIGINT)
    assert (code, left) == (0, set())
    installation.start()
    assert installation.stop() == (0, set())


def test_a_second_one_on_the_same_data_is_refused(running):
    result = running.verb("up", "--port", str(free_port()))
    assert result.returncode == 2
    assert f"sudah berjalan dengan data di {running.data} (proses {running.process.pid})" in result.stderr


def test_a_busy_port_is_refused_before_anything_is_touched(running, tmp_path):
    words = [*POROS, "up", "--port", str(running.port), "--data", str(tmp_path / "baru")]
    result = subprocess.run(words, env=running.env, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert f"Porta {running.port} di 127.0.0.1 sudah dipakai program lain" in result.stderr
    assert list((tmp_path / "baru").iterdir()) == []


def test_a_web_server_that_was_killed_comes_back(running):
    web = running.child("cli web")
    os.kill(web, signal.SIGKILL)
    eventually(lambda: web not in parents())
    eventually(running.ready)
    assert running.child("cli web") != web


def test_a_database_that_was_killed_comes_back_and_requests_with_it(running):
    assert running.ready()
    database = running.child("postgres -D")
    os.kill(database, signal.SIGKILL)
    eventually(lambda: not running.ready())
    eventually(running.ready)
    assert running.child("postgres -D") != database
    assert running.get("/")[0] == 200


def test_web_and_worker_do_not_know_the_owners_password(running):
    password = (running.data / "rahasia" / "poros_pemilik").read_text()
    for words in ("cli web", "cli worker"):
        environment = Path(f"/proc/{running.child(words)}/environ").read_text()
        assert "poros_app" in environment
        assert password not in environment


def test_a_command_works_beside_it_and_without_it(installation):
    installation.start()
    eventually(lambda: {"pekerja": "baik"}.items() <= verdicts(installation).items())
    assert installation.stop() == (0, set())
    # A worker that was killed in a test before counts as alive until its last sign is a minute old.
    eventually(lambda: verdicts(installation)["pekerja"] == "perhatian", seconds=90)
    assert "gagal" not in verdicts(installation).values()


def verdicts(installation):
    result = installation.verb("doctor", "--json")
    return {finding["subject"]: finding["verdict"] for finding in json.loads(result.stdout)}


def test_what_was_saved_is_there_on_another_machine(installation):
    file = installation.data / "cadangan.tar"
    result = installation.verb("backup", str(file))
    assert result.returncode == 0, result.stderr
    other = Installation(Path(tempfile.mkdtemp(prefix="poros-uji-")))
    other.data.chmod(0o711)
    try:
        assert other.verb("restore", str(file)).returncode == 0
        assert other.verb("jejak", "verify").returncode == 0
        assert "Menyiapkan" not in other.start()
        assert other.stop() == (0, set())
    finally:
        shutil.rmtree(other.data)
        file.unlink()


def one_page_pdf(word):
    """A PDF whose text layer says `word`."""
    text = f"BT /F1 12 Tf 72 720 Td ({word}) Tj ET".encode()
    body = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n" % len(text) + text + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(body, 1):
        offsets.append(len(out))
        out += b"%d 0 obj" % number + content + b"endobj\n"
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    table = b"xref\n0 6\n0000000000 65535 f \n" + rows + b"trailer<</Size 6/Root 1 0 R>>\n"
    return out + table + b"startxref\n%d\n%%%%EOF\n" % len(out)


def ask(installation, verb):
    words = [sys.executable, str(Path(__file__).with_name("muatan_mati.py")), verb, str(installation.data)]
    answer = subprocess.run(words, env=installation.env, capture_output=True, text=True, check=True)
    return json.loads(answer.stdout.splitlines()[-1])


def test_what_was_acknowledged_survives_the_death_of_everything(running):
    """Web, worker and database are killed under load: no letter that was answered 201 is missing, no job counts twice."""
    told, acknowledged, over = ask(running, "siap"), [], threading.Event()

    def send(who):
        for n in itertools.takewhile(lambda _n: not over.is_set(), itertools.count()):
            nomor = f"mati-{who}-{n}"
            body = {
                "nomor": nomor,
                "tanggal": "2026-01-05",
                "pengirim": "Uji mati",
                "perihal": "Surat di tengah kegagalan",
                "kepada": told["jabatan"],
                "berkas": [{"nama": "surat.pdf", "isi": base64.b64encode(one_page_pdf(f"sandi{who}x{n}x")).decode()}],
                "disposisi": {"kepada": [{"unit": u, "peran": "utama"} for u in told["units"]]},
            }
            request = urllib.request.Request(
                f"http://127.0.0.1:{running.port}/api/v1/surat",
                json.dumps(body).encode(),
                {"Authorization": f"Bearer {told['token']}", "Content-Type": "application/json"},
            )
            try:
                with urllib.request.urlopen(request, timeout=10) as answer:
                    assert answer.status == 201
                acknowledged.append((nomor, f"sandi{who}x{n}x"))
                time.sleep(0.15)  # all of them must be read at the end: a worker reads slower than three can send
            except (OSError, http.client.HTTPException):
                time.sleep(0.2)

    senders = [threading.Thread(target=send, args=(who,)) for who in range(3)]
    for sender in senders:
        sender.start()
    for words in ("cli worker", "cli web", "postgres -D"):
        eventually(lambda: len(acknowledged) > 5)
        time.sleep(1)
        os.kill(running.child(words), signal.SIGKILL)
        before = len(acknowledged)
        eventually(running.ready)
        eventually(lambda since=before: len(acknowledged) > since + 3)
    over.set()
    for sender in senders:
        sender.join()

    def all_read():
        found = ask(running, "nasib")
        letters = found["surat"]
        return (
            found if all(word in letters[nomor]["teks"] for nomor, word in acknowledged if nomor in letters) else None
        )

    found = eventually(all_read, 180)
    assert [nomor for nomor, _word in acknowledged if nomor not in found["surat"]] == []
    assert {row["penugasan"] for row in found["surat"].values()} == {3}
    assert [nomor for nomor, word in acknowledged if found["surat"][nomor]["teks"].count(word) != 1] == []
    assert found["utuh"]
