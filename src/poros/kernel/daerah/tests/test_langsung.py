"""What is told on the channel is heard; what may have been missed is never taken for the newest."""

import time

import psycopg
import pytest

from poros.kernel.daerah import langsung
from poros.kernel.daerah.langsung import SALURAN, Pendengar, _sambung, topik

pytestmark = pytest.mark.django_db


def tunggu(syarat, detik=5.0):
    until = time.monotonic() + detik
    while not syarat():
        assert time.monotonic() < until
        time.sleep(0.005)


@pytest.fixture
def pendengar(monkeypatch):
    monkeypatch.setattr(langsung, "BANGUN_DETIK", 0.05)
    found = Pendengar()
    assert found.siapkan()
    yield found
    found.tutup()


@pytest.fixture
def kirim():
    """Tell on the channel, committed at once."""
    with _sambung() as connection:
        yield lambda surat: connection.execute("SELECT pg_notify(%s, %s)", [SALURAN, surat])


def test_a_topic_names_its_government(program):
    assert topik("krisis", 7).endswith("/krisis/7")
    assert topik("krisis", 7).split("/")[0] not in {"", "public"}


def test_what_is_told_is_heard_and_never_goes_back(pendengar, kirim):
    assert pendengar.nomor("kota/krisis/1") is None
    kirim("kota/krisis/1 5")
    tunggu(lambda: pendengar.nomor("kota/krisis/1") == 5)
    kirim("kota/krisis/1 4")
    kirim("kota/krisis/2 1")
    tunggu(lambda: pendengar.nomor("kota/krisis/2") == 1)
    assert pendengar.nomor("kota/krisis/1") == 5


@pytest.mark.parametrize("surat", ["", " ", "halo", "kota/krisis/1 lima", "kota/krisis/1 ²", "kota/krisis/1 -3"])
def test_what_is_no_letter_of_ours_is_passed_over(pendengar, kirim, surat):
    kirim(surat)
    kirim("kota/krisis/2 1")
    tunggu(lambda: pendengar.nomor("kota/krisis/2") == 1)
    assert pendengar.nomor("kota/krisis/1") is None


def test_a_number_of_the_database_counts_unless_something_newer_was_heard(pendengar, kirim):
    kirim("k/krisis/1 9")
    tunggu(lambda: pendengar.nomor("k/krisis/1") == 9)
    pendengar.ingat("k/krisis/1", 8, pendengar.putaran)
    pendengar.ingat("k/krisis/2", 3, pendengar.putaran)
    assert (pendengar.nomor("k/krisis/1"), pendengar.nomor("k/krisis/2")) == (9, 3)


def test_a_number_read_before_the_connection_came_is_not_kept(pendengar):
    pendengar.ingat("k/krisis/1", 3, pendengar.putaran - 1)
    assert pendengar.nomor("k/krisis/1") is None


def test_a_broken_connection_forgets_everything_and_is_made_again(pendengar, kirim, monkeypatch):
    monkeypatch.setattr(langsung, "SAMBUNG_DETIK", 0.05)
    kirim("k/krisis/1 9")
    tunggu(lambda: pendengar.nomor("k/krisis/1") == 9)
    first = pendengar.putaran
    with _sambung() as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE application_name = %s AND query LIKE 'LISTEN%%' AND pid <> pg_backend_pid()",
            [SALURAN],
        )
    tunggu(lambda: pendengar.putaran > first and pendengar.siapkan())
    assert pendengar.nomor("k/krisis/1") is None
    kirim("k/krisis/1 10")
    tunggu(lambda: pendengar.nomor("k/krisis/1") == 10)


def test_without_a_database_nobody_waits_for_ever(monkeypatch):
    def refuse():
        raise psycopg.OperationalError

    monkeypatch.setattr(langsung, "_sambung", refuse)
    found = Pendengar()
    assert found.siapkan(tunggu=0.05) is False
    found.tutup()


def test_a_fork_listens_for_itself(monkeypatch):
    own = Pendengar()
    own.putaran = 3
    monkeypatch.setattr(langsung, "pendengar", own)
    langsung._baru()
    assert (own.putaran, own._benang) == (0, None)
