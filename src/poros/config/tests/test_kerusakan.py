"""What power cuts, full disks and strangers leave behind: read as far as it means something, never an error of ours."""

import json
import os
import tarfile

import pytest

from poros.config.server import ServerError
from poros.config.server.backup import DUMP, MACHINE_SECRETS, MANIFEST, _sha256, _unpack
from poros.config.server.child import LOG_LIMIT, Child
from poros.config.server.lock import NAME, Holder, _read, hold, served_by_up
from poros.config.server.rahasia import FOLDER, secret
from poros.config.server.supervisor import Options, announce


class TestKunci:
    @pytest.mark.parametrize(
        ("isi", "pemegang"),
        [
            (b"", Holder("", 0)),
            (b"up", Holder("up", 0)),
            (b"up 12", Holder("up", 12)),
            (b"up dua", Holder("up", 0)),
            (b"up -1", Holder("up", 0)),
            (b"up \xd9\xa3", Holder("up", 0)),
            (b"up 1 2", Holder("up", 0)),
            (b"\0" * 64, Holder("\0" * 64, 0)),
            (b"\xff\xfe 7", Holder("\ufffd\ufffd", 7)),
        ],
    )
    def test_whatever_the_file_says_it_is_read(self, tmp_path, isi, pemegang):
        (tmp_path / NAME).write_bytes(isi)
        descriptor = os.open(tmp_path / NAME, os.O_RDONLY)
        assert _read(descriptor) == pemegang
        os.close(descriptor)

    @pytest.mark.parametrize("isi", [b"", b"up", b"up 0", b"up x", b"\0\0\0", b"up 999999999"])
    def test_what_nobody_holds_is_free_whatever_it_says(self, tmp_path, isi):
        (tmp_path / NAME).write_bytes(isi)
        assert not served_by_up(tmp_path)
        with hold(tmp_path, "perintah"):
            assert (tmp_path / NAME).read_text() == f"perintah {os.getpid()}"

    def test_no_number_is_nobody(self):
        """Signal 0 to process 0 or -1 goes to whole groups and always arrives."""
        assert [Holder("up", pid).alive() for pid in (0, -1)] == [False, False]
        assert Holder("up", os.getpid()).alive()

    def test_without_a_file_nobody_serves(self, tmp_path):
        assert not served_by_up(tmp_path)

    def test_a_longer_word_before_leaves_no_rest(self, tmp_path):
        (tmp_path / NAME).write_text("perintah 1234567890 sisa")
        with hold(tmp_path, "up"):
            assert (tmp_path / NAME).read_text() == f"up {os.getpid()}"


class TestRahasia:
    def test_an_empty_secret_is_made_anew(self, tmp_path):
        """The disk was full when it was to be written."""
        (tmp_path / FOLDER).mkdir()
        (tmp_path / FOLDER / "secret-key").touch()
        made = secret(tmp_path, "secret-key")
        assert len(made) >= 43
        assert secret(tmp_path, "secret-key") == made
        assert (tmp_path / FOLDER / "secret-key").stat().st_mode & 0o077 == 0


class TestCadangan:
    @pytest.fixture
    def paket(self, tmp_path):
        """A file made by hand, with the sums of what is in it."""

        def make(parts, **ganti):
            (tmp_path / "isi").mkdir(exist_ok=True)
            for n, (name, text) in enumerate(parts.items()):
                (tmp_path / "isi" / str(n)).write_text(text)
                parts[name] = tmp_path / "isi" / str(n)
            manifest = {"sha256": {name: _sha256(path) for name, path in parts.items()}} | ganti
            (tmp_path / MANIFEST).write_text(json.dumps(manifest))
            with tarfile.open(tmp_path / "c.tar", "w") as tar:
                tar.add(tmp_path / MANIFEST, MANIFEST)
                for name, path in parts.items():
                    tar.add(path, name)
            return tmp_path / "c.tar"

        return make

    @pytest.fixture
    def tempat(self, tmp_path):
        (tmp_path / "keluar").mkdir()
        return tmp_path / "keluar"

    def test_a_sound_one_gives_its_parts(self, paket, tempat):
        parts = _unpack(paket({DUMP: "d", f"{FOLDER}/secret-key": "k"}), tempat)
        assert {name: path.read_text() for name, path in parts.items()} == {DUMP: "d", f"{FOLDER}/secret-key": "k"}

    @pytest.mark.parametrize("sums", [[[1, "x"]], [["a"]], [None], {"a": None}, "abc", 7, None, [[["a"], "x"]]])
    def test_sums_that_are_none_are_refused(self, paket, tempat, sums):
        with pytest.raises(ServerError, match=r"c\.tar"):
            _unpack(paket({DUMP: "d"}, sha256=sums), tempat)

    @pytest.mark.parametrize("nama", ["", ".", "..", "rahasia", "/etc/passwd", "rahasia/../../x", "a\0b"])
    def test_a_name_that_is_no_file_of_it_is_refused(self, paket, tempat, nama):
        with pytest.raises(ServerError, match=r"c\.tar"):
            _unpack(paket({DUMP: "d", f"{FOLDER}/k": "k"}, sha256={DUMP: "x", nama: "x"}), tempat)

    @pytest.mark.parametrize("rusak", [DUMP, f"{FOLDER}/secret-key"])
    def test_a_part_that_was_touched_is_named(self, paket, tempat, rusak):
        parts = {DUMP: "d", f"{FOLDER}/secret-key": "k"}
        source = paket(dict(parts))
        sums = json.loads((source.parent / MANIFEST).read_text())["sha256"]
        with pytest.raises(ServerError, match=f"rusak: {rusak}"):
            _unpack(paket(parts, sha256=sums | {rusak: "0" * 64}), tempat)

    def test_without_the_database_it_is_none(self, paket, tempat):
        with pytest.raises(ServerError, match=f"rusak: {DUMP}"):
            _unpack(paket({f"{FOLDER}/secret-key": "k"}), tempat)

    @pytest.mark.parametrize("isi", [b"", b"bukan tar", b"\0" * 2048, b"PK\x03\x04"])
    def test_what_is_no_archive_is_refused(self, tmp_path, tempat, isi):
        (tmp_path / "c.tar").write_bytes(isi)
        with pytest.raises(ServerError, match="bukan cadangan Poros yang utuh"):
            _unpack(tmp_path / "c.tar", tempat)

    def test_passwords_of_another_servers_roles_are_never_taken_over(self, paket, tmp_path, monkeypatch):
        """Ours would be locked out of our own database by them."""
        from contextlib import contextmanager

        from poros.config.server import backup

        data = tmp_path / "data"
        data.mkdir()
        own = {name: secret(data, name) for name in MACHINE_SECRETS}
        monkeypatch.setattr(backup, "_run", lambda *_words: None)
        monkeypatch.setattr(backup, "_refuse", lambda _url, **_how: False)
        monkeypatch.setattr(backup, "_suit_older_servers", lambda _script: None)
        monkeypatch.setattr(backup, "database", contextmanager(lambda *_a, **_k: iter([{"DATABASE_URL_PEMILIK": ""}])))
        parts = {DUMP: "d", f"{FOLDER}/secret-key": "kunci"} | {f"{FOLDER}/{name}": "asing" for name in MACHINE_SECRETS}
        backup.restore(paket(parts), data, overwrite=False)
        assert {name: secret(data, name) for name in MACHINE_SECRETS} == own
        assert secret(data, "secret-key") == "kunci"


class TestCatatan:
    @pytest.fixture
    def anak(self, tmp_path):
        return lambda *words: Child("anak", words, tmp_path / "log" / "anak.log")

    def selesai(self, child):
        child.start()
        child._process.wait(10)
        return child

    def test_the_last_lines_are_told(self, anak):
        child = self.selesai(anak("sh", "-c", "for n in $(seq 20); do echo baris $n; done"))
        assert child.last_words(2) == "baris 19\nbaris 20"
        assert len(child.last_words().splitlines()) == 12

    def test_before_the_first_start_there_are_none(self, anak):
        assert anak("true").last_words() == ""

    def test_bytes_that_are_no_text_do_no_harm(self, anak):
        assert "\ufffd" in self.selesai(anak("printf", r"\377\376")).last_words()

    def test_a_log_that_grew_long_is_laid_aside_at_the_next_start(self, anak, tmp_path):
        child = self.selesai(anak("echo", "satu"))
        log = tmp_path / "log" / "anak.log"
        self.selesai(child)
        assert log.read_text() == "satu\nsatu\n"
        with log.open("ab") as stream:
            stream.truncate(LOG_LIMIT + 1)
        self.selesai(child)
        assert log.read_text() == "satu\n"
        assert (tmp_path / "log" / "anak.log.1").stat().st_size == LOG_LIMIT + 1

    def test_the_folder_of_logs_is_ours_alone(self, anak, tmp_path):
        self.selesai(anak("true"))
        assert (tmp_path / "log").stat().st_mode & 0o077 == 0


RUSAK = [
    "",
    "{",
    "null",
    "[]",
    "\0",
    "7",
    '"sekda"',
    '{"pengguna": "sekda"}',
    "[1]",
    '[{"pengguna": "sekda"}]',
    "[null]",
]


@pytest.mark.parametrize("isi", RUSAK)
def test_a_damaged_note_about_the_demo_is_no_reason_not_to_run(tmp_path, capsys, isi):
    (tmp_path / "demo-akun.json").write_text(isi)
    announce(Options(tmp_path, "127.0.0.1", 8123, workers=1, demo=True), 1.25)
    told = capsys.readouterr().out
    assert "Akun percontohan" not in told
    assert "http://127.0.0.1:8123" in told
    assert "1,2 detik" in told
