"""E-mail that does not arrive, and governments that cannot receive: tried again, told, sent anew."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from poros.domain.naskah import services, tasks
from poros.domain.naskah.models import Naskah
from poros.domain.naskah.queries import naskah as baca
from poros.domain.naskah.rules import Kanal, Status, StatusKirim
from poros.domain.naskah.rules.kirim import JEDA, ditagih_hari_ini, ditolak_tetap, jeda
from poros.domain.naskah.tests.peladen_surel import peladen
from poros.domain.naskah.values import Tujuan
from poros.kernel.commands import Ditolak, unit_kerja
from poros.kernel.pemberitahuan.models import Pemberitahuan


class TestAturan:
    def test_longer_and_longer_then_never(self):
        waits = [jeda(n) for n in range(1, 7)]
        assert waits == [*JEDA, None, None]
        assert sorted(JEDA) == list(JEDA)
        assert jeda(1, tetap=True) is None

    @pytest.mark.parametrize(("kode", "tetap"), [(421, False), (450, False), (499, False), (500, True), (550, True)])
    def test_what_a_mail_server_will_say_tomorrow_too(self, *, kode, tetap):
        assert ditolak_tetap(kode) is tetap

    @pytest.mark.parametrize(
        ("batas", "terakhir", "ditagih"),
        [
            (date(2026, 11, 23), None, False),
            (date(2026, 11, 22), None, True),
            (date(2026, 11, 1), None, True),
            (date(2026, 11, 1), date(2026, 11, 22), False),
            (date(2026, 11, 1), date(2026, 11, 17), False),
            (date(2026, 11, 1), date(2026, 11, 16), True),
        ],
    )
    def test_the_day_after_and_then_every_week(self, *, batas, terakhir, ditagih):
        assert ditagih_hari_ini(batas, terakhir, date(2026, 11, 23)) is ditagih


@pytest.fixture
def surel(settings):
    """A mail server that this installation sends through."""
    with peladen() as told:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", told.port, 5
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        yield told


@pytest.fixture
def terkirim(kota, sah, tujuan_luar):
    """A letter on its way to one outside by e-mail and one on paper."""
    naskah = sah(tujuan=tujuan_luar)
    services.kirim(kota.aktor("staf_pu"), naskah)
    return naskah


def penerima(naskah, kanal=Kanal.SUREL):
    return naskah.penerima.get(kanal=kanal)


def kerjakan(row):
    """As the worker runs the job."""
    with unit_kerja():
        tasks.surel(penerima=row.pk)


def jadwal():
    rows = ProcrastinateJob.objects.filter(task_name="naskah.surel").order_by("id")
    return [job.scheduled_at for job in rows]


@pytest.mark.django_db
class TestSurel:
    def test_taken_by_the_server_it_is_sent(self, surel, terkirim):
        kerjakan(penerima(terkirim))
        row = penerima(terkirim)
        assert (row.status, row.galat, row.percobaan) == (StatusKirim.TERKIRIM, "", 0)
        assert terkirim.nomor in surel.surat[0]
        assert "forum@contoh.or.id" in surel.surat[0]

    def test_an_address_that_does_not_exist_is_told_at_once(self, kota, surel, terkirim):
        surel.rcpt = "550 kotak surat tidak ada"
        kerjakan(penerima(terkirim))
        row = penerima(terkirim)
        assert row.status == StatusKirim.GAGAL
        assert "550 kotak surat tidak ada" in row.galat
        assert jadwal() == [None]  # the first one only
        told = Pemberitahuan.objects.get(jenis="naskah.gagal_kirim")
        assert told.orang == kota.orang["staf_pu"]

    @pytest.mark.parametrize("ubah", [{"rcpt": "451 coba nanti"}, {"data": "452 penuh"}, {"putus": True}])
    def test_what_may_pass_is_tried_again_later(self, surel, terkirim, ubah):
        for name, value in ubah.items():
            setattr(surel, name, value)
        kerjakan(penerima(terkirim))
        row = penerima(terkirim)
        assert (row.status, row.percobaan) == (StatusKirim.MENUNGGU, 1)
        assert row.galat
        wait = jadwal()[1] - timezone.now()
        assert timedelta(minutes=4) < wait <= timedelta(minutes=5)
        assert not Pemberitahuan.objects.filter(jenis="naskah.gagal_kirim").exists()

    def test_after_the_last_attempt_a_person_decides(self, kota, surel, terkirim):
        surel.putus = True
        for _ in range(8):
            kerjakan(penerima(terkirim))
        row = penerima(terkirim)
        assert (row.status, row.percobaan) == (StatusKirim.GAGAL, 5)
        assert len(jadwal()) == 5
        assert Pemberitahuan.objects.filter(jenis="naskah.gagal_kirim").count() == 1
        surel.putus = False
        services.kirim(kota.aktor("staf_pu"), terkirim)
        row.refresh_from_db()
        assert (row.status, row.percobaan, row.galat) == (StatusKirim.MENUNGGU, 0, "")
        kerjakan(row)
        assert penerima(terkirim).status == StatusKirim.TERKIRIM
        assert len(surel.surat) == 1

    def test_a_refused_content_is_not_sent_over_and_over(self, surel, terkirim):
        surel.data = "554 ditolak penyaring"
        kerjakan(penerima(terkirim))
        row = penerima(terkirim)
        assert row.status == StatusKirim.GAGAL
        assert "554" in row.galat

    def test_on_the_page_it_is_seen_with_the_way_out(self, masuk, surel, terkirim):
        surel.rcpt = "550 tidak ada"
        kerjakan(penerima(terkirim))
        user = masuk("staf_pu")
        page = user.get(reverse("naskah:naskah", args=[terkirim.pk])).content.decode()
        assert "1 penerima belum mendapat surat ini" in page
        assert "Kirim ulang" in page
        assert "550 tidak ada" in user.get(reverse("naskah:penerima", args=[penerima(terkirim).pk])).content.decode()

    def test_a_failed_one_is_no_proof(self, kota, surel, terkirim):
        surel.rcpt = "550 tidak ada"
        row = penerima(terkirim)
        kerjakan(row)
        with pytest.raises(Ditolak, match="belum dikirim"):
            services.terima(kota.aktor("staf_pu"), row, oleh="Tono", waktu=timezone.now())


@pytest.mark.django_db
class TestDaerah:
    def test_a_government_that_is_gone(self, kota, sah):
        """It was there when the letter was drafted."""
        there = Tujuan(kanal=Kanal.KERTAS, sebutan="Sekretaris Daerah Kota Hilang")
        naskah = sah(tujuan=(there,))
        naskah.penerima.update(kanal=Kanal.DAERAH, daerah="hilang")
        services.kirim(kota.aktor("staf_pu"), naskah)
        tasks.daerah(penerima=penerima(naskah, Kanal.DAERAH).pk)
        row = penerima(naskah, Kanal.DAERAH)
        assert (row.status, row.galat) == (StatusKirim.GAGAL, "Daerah ini tidak ada lagi di Poros.")
        assert Pemberitahuan.objects.filter(jenis="naskah.gagal_kirim").count() == 1


@pytest.mark.django_db
class TestBuktiTerima:
    def test_it_is_noted_once(self, kota, terkirim, pdf):
        row, staf = penerima(terkirim, Kanal.KERTAS), kota.aktor("staf_pu")
        services.terima(staf, row, oleh="Tono", waktu=timezone.now(), isi=pdf, nama="bukti.pdf")
        with pytest.raises(Ditolak, match="sudah dicatat"):
            services.terima(staf, row, oleh="Budi", waktu=timezone.now())
        row.refresh_from_db()
        assert row.diterima_oleh == "Tono"

    def test_all_have_it_and_the_letter_is_received(self, kota, terkirim):
        staf = kota.aktor("staf_pu")
        kerjakan(penerima(terkirim))
        assert len(mail.outbox) == 1
        for kanal, status in ((Kanal.KERTAS, Status.TERKIRIM), (Kanal.SUREL, Status.DITERIMA)):
            services.terima(staf, penerima(terkirim, kanal), oleh="Tono", waktu=timezone.now())
            assert Naskah.objects.get().status == status


@pytest.mark.django_db
class TestJawaban:
    @pytest.fixture
    def menunggu(self, kota, sah):
        """A letter whose answer was due five days ago: the clock did not run meanwhile."""
        naskah = sah(jawab_hingga=timezone.localdate() - timedelta(days=5))
        services.kirim(kota.aktor("staf_pu"), naskah)
        return naskah

    def ditagih(self):
        return Pemberitahuan.objects.filter(jenis="naskah.menunggu_jawaban").count()

    def test_a_day_on_which_the_clock_stood_still_loses_nothing(self, menunggu):
        tasks.tagih()
        tasks.tagih()
        assert self.ditagih() == 1
        Naskah.objects.update(ditagih=timezone.localdate() - timedelta(days=7))
        tasks.tagih()
        assert self.ditagih() == 2

    def test_answered_it_is_left_alone(self, kota, menunggu):
        services.tandai_dijawab(kota.aktor("staf_pu"), menunggu, dengan="9/DLH/2026")
        tasks.tagih()
        assert self.ditagih() == 0

    def test_it_lies_in_the_box_and_on_the_desk(self, kota, menunggu):
        actor = kota.aktor("staf_pu")
        assert [(box, row.pk) for box, row in baca.meja(actor)] == [("jawaban", menunggu.pk)]
        assert baca.meja(kota.aktor("kadis_dlh")) == []
