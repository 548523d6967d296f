"""Units that are dissolved while a letter is on its way: what was signed still goes out, is read and printed."""

import pytest
from django.core import mail
from django.db.models import F
from django.urls import reverse

from poros.domain.naskah import cetak, services, tasks
from poros.domain.naskah.queries import naskah as baca
from poros.domain.naskah.queries.pejabat import instansi, nama_rumah, rumah
from poros.domain.naskah.rules import Kanal, StatusKirim
from poros.domain.naskah.services.tanda import mulai_kertas
from poros.domain.naskah.values import Tujuan
from poros.domain.persuratan.models import Surat
from poros.kernel.commands import unit_kerja
from poros.kernel.organisasi.models import Jabatan, Unit, VersiPeta
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


@pytest.fixture
def bubarkan(kota):
    """The unit is no more from this moment on."""

    def act(kode):
        Unit.objects.filter(pk=kota.unit[kode].pk).update(aktif=False)
        VersiPeta.objects.update(nilai=F("nilai") + 1)

    return act


class TestPenerima:
    def test_the_others_get_it_and_the_drafter_sees_who_did_not(self, kota, sah, bubarkan):
        naskah = sah(kepada=("dlh", "sos"))
        bubarkan("dlh")
        services.kirim(kota.aktor("staf_pu"), naskah)
        naskah.refresh_from_db()
        gone, reached = naskah.penerima.all()
        assert (gone.status, reached.status) == (StatusKirim.GAGAL, StatusKirim.TERKIRIM)
        assert "sudah tidak ada" in gone.galat
        assert [s.unit.kode for s in Surat.objects.all()] == ["sos"]
        assert naskah.status == "terkirim"

    def test_on_the_page_with_the_way_out(self, kota, masuk, sah, bubarkan):
        naskah = sah()
        bubarkan("dlh")
        services.kirim(kota.aktor("staf_pu"), naskah)
        page = masuk("staf_pu").get(reverse("naskah:naskah", args=[naskah.pk])).content.decode()
        assert "1 penerima belum mendapat surat ini" in page

    def test_of_copies_too(self, kota, sah, bubarkan):
        tujuan = (
            Tujuan(kanal=Kanal.KERTAS, sebutan="Kepala BPS"),
            Tujuan(kanal=Kanal.UNIT, sebutan="Kepala DLH", unit_id=kota.unit["dlh"].pk, tembusan=True),
        )
        naskah = sah(tujuan=tujuan)
        bubarkan("dlh")
        services.kirim(kota.aktor("staf_pu"), naskah)
        assert [p.status for p in naskah.penerima.all()] == [StatusKirim.TERKIRIM, StatusKirim.GAGAL]

    def test_come_back_it_gets_it_at_the_next_sending(self, kota, sah, bubarkan):
        naskah = sah()
        bubarkan("dlh")
        services.kirim(kota.aktor("staf_pu"), naskah)
        Unit.objects.filter(pk=kota.unit["dlh"].pk).update(aktif=True)
        VersiPeta.objects.update(nilai=F("nilai") + 1)
        services.kirim(kota.aktor("staf_pu"), naskah)
        row = naskah.penerima.get()
        assert (row.status, row.galat, row.surat_id) == (StatusKirim.TERKIRIM, "", Surat.objects.get().pk)


class TestKantorSendiri:
    """The office in whose name it goes out."""

    def test_its_mail_still_names_it(self, kota, sah, tujuan_luar, bubarkan):
        naskah = sah(tujuan=tujuan_luar[:1])
        services.kirim(kota.aktor("staf_pu"), naskah)
        bubarkan("pu")
        with unit_kerja():
            tasks.surel(penerima=naskah.penerima.get().pk)
        assert "Dinas Pekerjaan Umum" in mail.outbox[0].body

    def test_who_may_read_its_letters_still_reads_and_prints_them(self, kota, masuk, sah, bubarkan):
        naskah = sah()
        bubarkan("pu_sda")
        bubarkan("pu")
        client = masuk("sekda")
        for nama in ("naskah", "versi", "lembar", "semua_penerima"):
            assert client.get(reverse(f"naskah:{nama}", args=[naskah.pk])).status_code == 200, nama

    def test_its_receipt_can_still_be_printed(self, kota, siap, tujuan_luar, bubarkan):
        naskah = mulai_kertas(kota.aktor("kadis_pu"), siap(tujuan=tujuan_luar))
        bubarkan("pu_sda")
        peta = kota.aktor("sekda").peta
        assert cetak.tanda_terima(peta, naskah, list(naskah.penerima.all())).startswith(b"%PDF")

    def test_it_is_called_as_it_was_called_last(self, kota, sah, bubarkan):
        naskah = sah()
        assert nama_rumah(kota.aktor("sekda").peta, naskah) == "Dinas Pekerjaan Umum"
        bubarkan("pu")
        peta = kota.aktor("sekda").peta
        assert rumah(peta, naskah) == kota.unit["pu"].pk
        assert nama_rumah(peta, naskah) == "Dinas Pekerjaan Umum"
        assert instansi(peta, kota.unit["pu"].pk) == kota.unit["pu"].pk

    def test_its_people_act_no_more(self, kota, buat, bubarkan):
        naskah, staf = buat(), kota.aktor("staf_pu")
        bubarkan("pu_sda")
        Jabatan.objects.filter(pk=kota.jabatan["staf_pu"].pk).update(aktif=False)
        assert kota.aktor("staf_pu") is None
        with pytest.raises(TidakBerwenang):
            baca.satu(kota.aktor("kadis_pu"), naskah.pk)
        assert baca.satu(staf, naskah.pk).status == "konsep"


def test_a_draft_to_a_unit_that_is_no_more_can_be_written_on(kota, masuk, buat, bubarkan):
    naskah = buat(kepada=("dlh", "sos"))
    bubarkan("dlh")
    page = masuk("staf_pu").get(reverse("naskah:tulis", args=[naskah.pk]))
    assert page.status_code == 200
    assert page.context["form"].initial["kepada_unit"] == [str(kota.unit[kode].pk) for kode in ("dlh", "sos")]
