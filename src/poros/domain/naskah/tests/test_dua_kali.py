"""The second click, the stale page and two hands at once: each act of a letter is done once or told why not."""

import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection, connections
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from poros.domain.naskah import services, tasks
from poros.domain.naskah.models import LangkahParaf, Naskah, PenerimaNaskah
from poros.domain.naskah.services.tanda import mulai, mulai_kertas
from poros.domain.persuratan.models import Surat
from poros.kernel.commands import Ditolak, unit_kerja
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penomoran.models import NomorBatal
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

HARI = timezone.localdate()
DITOLAK = (Ditolak, TidakBerwenang, TransitionError)


@pytest.mark.django_db
class TestSekaliLagi:
    @pytest.fixture
    def acts(self, kota, pdf, jalur):
        staf, kadis = kota.aktor("staf_pu"), kota.aktor("kadis_pu")
        return {
            "ajukan": lambda n: services.ajukan(staf, n, langkah=jalur("kadis_dlh")),
            "tarik": lambda n: services.tarik(staf, n),
            "batalkan": lambda n: services.batalkan(staf, n, alasan="Ganda"),
            "kembalikan": lambda n: services.kembalikan(kadis, n, alasan="Perbaiki"),
            "tolak": lambda n: services.tolak(kadis, n, alasan="Keliru"),
            "unggah": lambda n: services.unggah_basah(kadis, n, isi=pdf, nama="s.pdf", tanggal=HARI),
            "berkaskan": lambda n: services.berkaskan(staf, n),
            "dijawab": lambda n: services.tandai_dijawab(staf, n, dengan="9/DLH"),
        }

    @pytest.fixture
    def sebelum(self, kota, buat, siap, sah):
        """A letter at which each act is next."""

        def kertas():
            return mulai_kertas(kota.aktor("kadis_pu"), siap())

        def terkirim():
            return services.kirim(kota.aktor("staf_pu"), sah(jawab_hingga=HARI + timedelta(days=5)))

        return {
            "ajukan": buat, "tarik": siap, "batalkan": buat, "kembalikan": siap, "tolak": kertas, "unggah": kertas,
            "berkaskan": terkirim, "dijawab": terkirim,
        }  # fmt: skip

    @pytest.mark.parametrize(
        "nama", ["ajukan", "tarik", "batalkan", "kembalikan", "tolak", "unggah", "berkaskan", "dijawab"]
    )
    def test_the_second_is_refused_and_changes_nothing(self, acts, sebelum, nama):
        naskah = sebelum[nama]()
        acts[nama](naskah)
        naskah.refresh_from_db()
        kept = (naskah.status, naskah.riwayat.count(), Pemberitahuan.objects.count(), NomorBatal.objects.count())
        with pytest.raises(DITOLAK):
            acts[nama](naskah)
        naskah.refresh_from_db()
        again = (naskah.status, naskah.riwayat.count(), Pemberitahuan.objects.count(), NomorBatal.objects.count())
        assert again == kept

    @pytest.mark.parametrize("act", [services.nomori, services.nomori_kertas])
    def test_numbering_twice_keeps_the_number(self, kota, siap, act):
        naskah = act(kota.aktor("kadis_pu"), siap())
        assert act(kota.aktor("kadis_pu"), naskah).nomor == naskah.nomor
        assert naskah.riwayat.filter(aksi="nomori").count() == 1

    def test_one_who_was_to_sign_by_hand_does_not_sign_electronically_by_a_second_click(self, kota, siap):
        naskah = mulai_kertas(kota.aktor("kadis_pu"), siap())
        again = mulai(kota.aktor("kadis_pu"), naskah)
        assert (again.cara, again.nomor) == ("basah", naskah.nomor)

    def test_from_a_page_that_is_old(self, kota, masuk, siap):
        """The letter was taken back while the signer looked at it."""
        naskah, kadis = siap(), masuk("kadis_pu")
        assert kadis.get(reverse("naskah:naskah", args=[naskah.pk])).status_code == 200
        services.tarik(kota.aktor("staf_pu"), naskah)
        answer = kadis.post(reverse("naskah:tandatangani", args=[naskah.pk]))
        assert answer.status_code == 409
        naskah.refresh_from_db()
        assert (naskah.status, naskah.nomor) == ("revisi", "")

    def test_initials_on_a_page_that_is_old(self, kota, masuk, buat, jalur):
        naskah, kadis = buat(tanda=("sekda",)), masuk("kadis_pu")
        services.ajukan(kota.aktor("staf_pu"), naskah, langkah=jalur("kadis_pu"))
        services.tarik(kota.aktor("staf_pu"), naskah)
        assert kadis.post(reverse("naskah:paraf", args=[naskah.pk]), {"catatan": ""}).status_code == 404
        assert LangkahParaf.objects.get().status == "menunggu"

    def test_the_writer_whose_page_is_old_loses_no_word_and_overwrites_none(self, kota, masuk, buat, data):
        naskah, staf = buat(), masuk("staf_pu")
        address = reverse("naskah:tulis", args=[naskah.pk])
        form = staf.get(address).context["form"]
        typed = {name: value for name, value in form.initial.items() if value not in (None, [], False)}
        services.ubah(kota.aktor("staf_pu"), naskah, data=data(hal="Dari layar lain"))
        answer = staf.post(address, typed | {"isi-isi": "Kalimat panjang yang baru saja saya ketik"})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "baru saja diubah orang lain" in page
        assert "Kalimat panjang yang baru saja saya ketik" in page
        assert Naskah.objects.get().hal == "Dari layar lain"


@pytest.mark.django_db
class TestPekerjaan:
    """Jobs run once, or twice without harm."""

    @pytest.fixture
    def surel(self, kota, sah, tujuan_luar):
        naskah = sah(tujuan=tujuan_luar[:1])
        services.kirim(kota.aktor("staf_pu"), naskah)
        return naskah.penerima.get()

    def test_a_mail_that_was_sent_is_not_sent_again(self, surel):
        for _n in range(2):
            with unit_kerja():
                tasks.surel(penerima=surel.pk)
        assert len(mail.outbox) == 1
        assert PenerimaNaskah.objects.get().status == "terkirim"

    def test_asked_for_twice_it_is_two_jobs_and_one_mail(self, kota, surel):
        services.kirim(kota.aktor("staf_pu"), Naskah.objects.get())
        assert ProcrastinateJob.objects.filter(task_name="naskah.surel").count() == 2
        for _n in range(2):
            with unit_kerja():
                tasks.surel(penerima=surel.pk)
        assert len(mail.outbox) == 1

    def test_a_receipt_that_came_meanwhile_is_not_undone(self, kota, surel):
        PenerimaNaskah.objects.update(status="diterima", diterima=timezone.now(), diterima_oleh="Ketua")
        with unit_kerja():
            tasks.surel(penerima=surel.pk)
        assert mail.outbox == []
        assert PenerimaNaskah.objects.get().status == "diterima"

    def test_the_clock_of_coordination_passes_each_once(self, kota, buat, jalur):
        naskah = buat(tanda=("sekda",))
        soon = timezone.now() + timedelta(hours=1)
        services.ajukan(kota.aktor("staf_pu"), naskah, langkah=jalur(("kadis_dlh",)), tenggat=soon)
        LangkahParaf.objects.update(tenggat=timezone.now() - timedelta(seconds=1))
        for _n in range(2):
            tasks.lewati()
        naskah.refresh_from_db()
        assert naskah.status == "siap_ttd"
        assert naskah.riwayat.filter(aksi="lewat").count() == 1
        assert Pemberitahuan.objects.filter(jenis="naskah.tandatangan").count() == 1


@pytest.mark.django_db(transaction=True)
class TestSerentak:
    """Two hands at the same moment, each on a connection of its own."""

    @pytest.fixture
    def bersama(self):
        tenant = connection.tenant

        def run(*works):
            results, barrier = [], threading.Barrier(len(works))

            def one(work):
                connection.set_tenant(tenant)
                barrier.wait()
                try:
                    work()
                except DITOLAK as refusal:
                    results.append(type(refusal).__name__)
                else:
                    results.append("")
                finally:
                    connections.close_all()

            threads = [threading.Thread(target=one, args=(work,)) for work in works]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            return sorted(results)

        return run

    def test_two_coordinating_offices_initial_and_the_signer_is_asked_once(self, kota, buat, jalur, bersama):
        naskah = buat(tanda=("sekda",))
        services.ajukan(kota.aktor("staf_pu"), naskah, langkah=jalur(("kadis_dlh", "kadis_sos")))
        actors = [kota.aktor(kode) for kode in ("kadis_dlh", "kadis_sos")]
        assert bersama(*(lambda a=a: services.paraf(a, naskah) for a in actors)) == ["", ""]
        naskah.refresh_from_db()
        assert naskah.status == "siap_ttd"
        assert {row.status for row in naskah.langkah.all()} == {"diparaf"}
        assert naskah.riwayat.filter(aksi="lengkapi").count() == 1
        assert Pemberitahuan.objects.filter(jenis="naskah.tandatangan").count() == 1

    def test_sent_by_two_windows_it_arrives_once(self, kota, sah, bersama):
        naskah, staf = sah(), kota.aktor("staf_pu")
        assert bersama(*[lambda: services.kirim(staf, naskah)] * 2) == ["", ""]
        assert Surat.objects.count() == 1
        assert PenerimaNaskah.objects.get().surat_id == Surat.objects.get().pk

    def test_signed_and_taken_back_at_once_one_of_them_holds(self, kota, siap, bersama):
        naskah, kadis, staf = siap(), kota.aktor("kadis_pu"), kota.aktor("staf_pu")
        told = bersama(lambda: services.nomori(kadis, naskah), lambda: services.tarik(staf, naskah))
        naskah.refresh_from_db()
        assert told == ["", "TransitionError"]
        assert (naskah.status, bool(naskah.nomor)) in {("bernomor", True), ("revisi", False)}

    def test_a_receipt_is_noted_once(self, kota, sah, tujuan_luar, bersama):
        naskah, staf = sah(tujuan=tujuan_luar[1:]), kota.aktor("staf_pu")
        services.kirim(staf, naskah)
        row = naskah.penerima.get()
        kini = timezone.now()
        assert bersama(*(lambda n=n: services.terima(staf, row, oleh=f"Orang {n}", waktu=kini) for n in (1, 2))) == [
            "",
            "Ditolak",
        ]
        naskah.refresh_from_db()
        assert naskah.status == "diterima"
        assert naskah.riwayat.filter(aksi="terima").count() == 1
