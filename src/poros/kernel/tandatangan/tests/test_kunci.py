"""Wrong passphrases are counted, revoked keys stop a batch, calls in doubt do not hide those behind them; and costs."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from poros.kernel.tandatangan import services
from poros.kernel.tandatangan.jalan import tandatangani
from poros.kernel.tandatangan.models import Percobaan, Permintaan, SertifikatLokal, TandaTangan
from poros.kernel.tandatangan.rules import SALAH_JEDA, SALAH_MAKS, Sebab, Status, StatusSertifikat, terkunci_sampai
from poros.kernel.tandatangan.services import cabut_sertifikat
from poros.kernel.tandatangan.tasks import SEKALI, tanyakan_semua
from poros.kernel.tandatangan.values import Frasa

KINI = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
SALAH = Frasa("bukan-frasanya")


def menit(*lalu):
    return [KINI - timedelta(minutes=n) for n in lalu]


@pytest.mark.parametrize(
    ("salah", "sampai"),
    [
        ((), None),
        ((1, 2, 3, 4), None),
        ((1, 2, 3, 4, 5), 10),
        ((5, 4, 3, 2, 1), 10),
        ((1, 2, 3, 4, 15), None),
        ((1, 2, 3, 4, 14, 60), 1),
        ((1, 2, 3, 4, 5, 6, 7), 10),
    ],
)
def test_who_guesses_waits(salah, sampai):
    """Until the fifth last of the recent ones is a quarter of an hour old."""
    found = terkunci_sampai(menit(*salah), KINI)
    assert found == (None if sampai is None else KINI + timedelta(minutes=sampai))
    assert (5, timedelta(minutes=15)) == (SALAH_MAKS, SALAH_JEDA)


@pytest.mark.django_db
class TestFrasaSalah:
    @pytest.fixture
    def tebak(self, berkunci, siap, jalankan):
        berkunci("sekda")
        (row,) = siap("sekda")

        def guess(banyak):
            return [jalankan("sekda", row, frasa=SALAH)[0].sebab for _ in range(banyak)]

        return row, guess

    def test_the_sixth_is_not_even_tried(self, tebak, jalankan):
        row, guess = tebak
        assert guess(6) == [Sebab.FRASA_SALAH] * 5 + [Sebab.TERKUNCI]
        (hasil,) = jalankan("sekda", row)
        assert hasil.sebab is Sebab.TERKUNCI
        until = timezone.localtime(Percobaan.objects.earliest("mulai").mulai + SALAH_JEDA).strftime("%H.%M")
        assert f"coba lagi pukul {until}" in hasil.pesan
        assert "salah beberapa kali" in hasil.pesan
        assert Percobaan.objects.count() == 5
        assert Permintaan.objects.get().status == Status.SIAP

    def test_after_a_while_the_right_one_signs(self, tebak, jalankan):
        row, guess = tebak
        guess(5)
        Percobaan.objects.update(mulai=timezone.now() - SALAH_JEDA)
        assert jalankan("sekda", row)[0].sah

    def test_four_wrong_ones_hold_nobody_up(self, tebak, jalankan):
        row, guess = tebak
        guess(4)
        assert jalankan("sekda", row)[0].sah

    def test_anothers_guesses_are_not_ones_own(self, tebak, berkunci, siap, jalankan):
        _row, guess = tebak
        guess(5)
        berkunci("walikota")
        assert jalankan("walikota", *siap("walikota", judul="Lain"))[0].sah

    def test_a_batch_ends_there(self, tebak, siap, jalankan):
        row, guess = tebak
        guess(5)
        (second,) = siap("sekda", judul="Kedua")
        results = jalankan("sekda", row, second)
        assert [r.sebab for r in results] == [Sebab.TERKUNCI, None]
        assert "Belum dicoba" in results[1].pesan

    def test_an_open_call_counts_as_a_guess(self, kota, tebak, siap, jalankan):
        """Five documents tried at the same moment are five tries."""
        _row, _guess = tebak
        for n in range(5):
            (row,) = siap("sekda", judul=f"Serentak {n}")
            services.mulai(kota.aktor("sekda"), row, sertifikat=StatusSertifikat.ISSUE)
        (last,) = siap("sekda", judul="Keenam")
        assert jalankan("sekda", last)[0].sebab is Sebab.TERKUNCI


@pytest.mark.django_db
def test_a_certificate_revoked_during_a_batch_signs_no_further(kota, berkunci, siap, frasa):
    (sekda,) = berkunci("sekda")
    rows = [siap("sekda", judul=f"Surat {n}")[0].pk for n in range(3)]
    results = tandatangani(sekda, rows, frasa)
    assert next(results).sah
    cabut_sertifikat(kota.aktor("sekda"), SertifikatLokal.objects.get(), alasan="Telepon hilang")
    second, third = results
    assert (second.sah, second.sebab, third.sah) == (False, Sebab.SERTIFIKAT, False)
    assert "dicabut" in second.pesan
    assert "Belum dicoba" in third.pesan
    assert TandaTangan.objects.count() == 1
    assert Permintaan.objects.get(pk=rows[1]).status == Status.TERTAHAN


@pytest.mark.django_db
def test_old_doubts_do_not_hide_newer_ones(kota, berkunci, siap, monkeypatch):
    """More in doubt than are read at once, of which the first can never be cleared: the last one is asked about too."""
    monkeypatch.setattr("poros.kernel.tandatangan.tasks.SEKALI", 2)
    assert SEKALI > 2
    (sekda,) = berkunci("sekda")
    rows = [siap("sekda", judul=f"Surat {n}")[0] for n in range(5)]
    for row in rows:
        services.mulai(sekda, row, sertifikat=StatusSertifikat.ISSUE)
        Percobaan.objects.filter(selesai=None).update(mulai=timezone.now() - timedelta(hours=1))
    Percobaan.objects.filter(permintaan__in=rows[:3]).update(penyedia="bsre")  # a provider that was taken away
    tanyakan_semua()
    states = list(Permintaan.objects.order_by("pk").values_list("status", flat=True))
    assert states == [Status.TIDAK_PASTI] * 3 + [Status.SIAP] * 2


@pytest.mark.django_db
class TestPernyataan:
    """Literal counts: a new statement is a decision."""

    def hitung(self, act):
        with CaptureQueriesContext(connection) as seen:
            act()
        return len([q for q in seen if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))])

    def test_asking_for_a_signature(self, minta):
        minta("sekda")
        assert self.hitung(lambda: minta("sekda")) == 10  # two of them keep the file

    def test_opening_and_agreeing(self, kota, minta):
        row, sekda = minta("sekda").permintaan.get(), kota.aktor("sekda")
        assert self.hitung(lambda: services.buka(sekda, row)) == 5
        assert self.hitung(lambda: services.setujui(sekda, row)) == 7

    def test_writing_the_call_down(self, kota, berkunci, siap):
        berkunci("sekda")
        (row,) = siap("sekda")
        sekda = kota.aktor("sekda")
        assert self.hitung(lambda: services.mulai(sekda, row, sertifikat=StatusSertifikat.ISSUE)) == 11

    def test_each_further_document_of_a_batch(self, berkunci, siap, frasa):
        (sekda,) = berkunci("sekda")
        counts = []
        for banyak in (1, 3):
            rows = [siap("sekda", judul=f"{banyak}.{n}")[0].pk for n in range(banyak)]
            counts.append(self.hitung(lambda rows=rows: list(tandatangani(sekda, rows, frasa))))
        # Outside both acts: the document, the certificate twice, the bytes that are sent and their row, root, book.
        assert counts[1] - counts[0] == 2 * 26
