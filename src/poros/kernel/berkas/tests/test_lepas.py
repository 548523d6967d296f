"""Uploads that nobody used go; what was ever tied stays, whoever asks for its deletion."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from poros.kernel.berkas.lepas import buang_lepas
from poros.kernel.berkas.models import Berkas, IsiBerkas, Pratinjau, Tautan, TeksBerkas
from poros.kernel.berkas.simpan import simpan
from poros.kernel.berkas.tasks import SEKALI_BUANG, lepas
from poros.kernel.jejak.models import Jejak
from poros.kernel.pekerjaan.konteks import aktor_sistem

pytestmark = pytest.mark.usefixtures("db")
BARU = timedelta(days=7, seconds=-30)
LAMA = timedelta(days=7, seconds=30)


def unggah(isi: str, umur: timedelta, *, untuk: int | None = None) -> Berkas:
    tie = Tautan(objek="surat", objek_id=untuk, nama="a.txt") if untuk else None
    kept = simpan(isi.encode(), "a.txt", untuk=tie)
    Berkas.objects.filter(pk=kept.pk).update(dibuat=timezone.now() - umur)
    return kept


def buang(batas=10) -> int:
    return buang_lepas(aktor_sistem(), timezone.now(), batas)


def test_only_what_is_old_and_belongs_to_nothing_goes_and_the_trail_says_so():
    gone = unggah("lama", LAMA)
    TeksBerkas.objects.create(berkas=gone, isi="lama")
    Pratinjau.objects.create(berkas=gone, halaman=1, png=b"x")
    kept = [unggah("baru", BARU), unggah("terikat", LAMA, untuk=1)]
    assert buang() == 1
    assert list(Berkas.objects.order_by("pk")) == kept
    assert set(IsiBerkas.objects.values_list("berkas_id", flat=True)) == {row.pk for row in kept}
    line = Jejak.objects.get()
    assert (line.aksi, line.objek, line.objek_id, line.orang) == ("berkas.buang", "unggahan", gone.pk, "Sistem")
    assert (line.data["sha256"], line.data["ukuran"]) == (gone.sha256, 4)
    assert buang() == 0


@pytest.mark.parametrize("banyak", [1, 3])
def test_a_round_costs_the_same_for_one_and_three(banyak, django_assert_num_queries):
    for n in range(banyak):
        unggah(f"lama {n}", LAMA)
    actor = aktor_sistem()
    with django_assert_num_queries(17):  # each module whose tables point at files is asked once
        assert buang_lepas(actor, timezone.now(), 10) == banyak


def test_the_setting_says_how_long(settings):
    unggah("lama", LAMA)
    settings.BERKAS_LEPAS_HARI = 30
    assert buang() == 0


def test_the_nightly_job_goes_on_until_nothing_is_left(monkeypatch):
    rounds = iter([SEKALI_BUANG, SEKALI_BUANG, 3])
    monkeypatch.setattr("poros.kernel.berkas.tasks.buang_lepas", lambda *_args: next(rounds))
    lepas()
    assert next(rounds, None) is None


@pytest.mark.parametrize(
    "tindakan",
    [
        "DELETE FROM berkas_isiberkas",
        "UPDATE berkas_isiberkas SET isi = 'x'",
        "DELETE FROM berkas_tautan",
        "UPDATE berkas_tautan SET objek_id = 2",
        "SET LOCAL search_path = pg_catalog, pg_temp; DELETE FROM uji.berkas_isiberkas",
    ],
)
def test_what_was_tied_stays_and_stays_tied(tindakan):
    unggah("terikat", LAMA, untuk=1)
    with pytest.raises(ProgrammingError, match="append-only"), transaction.atomic():
        connection.cursor().execute(tindakan)


def test_what_is_loose_may_go_but_never_change():
    unggah("lepas", BARU)
    with pytest.raises(ProgrammingError, match="append-only"), transaction.atomic():
        IsiBerkas.objects.update(isi=b"x")
    assert IsiBerkas.objects.all().delete()[0] == 1
