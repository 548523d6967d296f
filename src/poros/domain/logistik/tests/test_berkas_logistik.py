"""Files behind receipts, plans and the file for BNPB: taken out by whom they concern, and as if they were not there by others."""

import base64
from uuid import uuid4

import pytest
from django.urls import reverse

from poros.domain.logistik import services
from poros.domain.logistik.models import Penerimaan, PeranLogistik
from poros.domain.logistik.rules.alur import PeranUnit
from poros.domain.logistik.values import DataBelanja, DataDsp, DataTerima
from poros.kernel.berkas.models import Tautan
from poros.kernel.commands import Ditolak

from .test_btt import PDF, rencana
from .test_kiriman import PNG, hitung

pytestmark = pytest.mark.django_db
SIAPA = ("walikota", "sekda", "kadis_sos", "kabag_umum", "kadis_pu", "tu_pu", "staf_pu", "kadis_dlh", "camat",
         "inspektur", "admin")  # fmt: skip
UANG = {"walikota", "sekda", "kadis_sos", "kabag_umum", "inspektur"}


@pytest.fixture
def kadis(kota, peran):
    return kota.aktor("kadis_sos")


@pytest.fixture
def foto(kota, kiriman, tempat) -> int:
    """A picture of rice at SDN 1."""
    run = kiriman()
    data = DataTerima(kunci=uuid4(), penerima="Bu Umpama", hitung=hitung(run, tempat.utara))
    stop = run.perhentian.get(titik=tempat.utara)
    services.terima(kota.aktor("camat"), stop, data=data, berkas=[(PNG, "beras.png")])
    return Tautan.objects.get(objek="penerimaan").pk


@pytest.fixture
def rkb(kota, kadis, pagu, hari):
    row = services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana("1", 100))
    services.cairkan(kota.aktor("kabag_umum"), row, nomor_sp2d="S")
    data = DataBelanja(tanggal=hari, uraian="Beras", jumlah=40)
    services.belanjakan(kadis, row, data=data, berkas=(PDF, "kuitansi beras.pdf"))
    return row


@pytest.fixture
def dsp(kota, kadis, banjir, hari):
    row = services.catat_dsp(kadis, kota.unit["sos"], data=DataDsp(kejadian_id=banjir.pk))
    services.lengkapi_dsp(kadis, row, kode="sk-nama-alamat", nomor="1", tanggal=hari, berkas=(PDF, "sk warga.pdf"))
    return row


def pengambil(masuk, tautan: int) -> set[str]:
    """Who gets the file; whoever does not is told that there is none."""
    found = {who: masuk(who).get(f"/berkas/{tautan}/").status_code for who in SIAPA}
    assert set(found.values()) <= {200, 404}
    return {who for who, status in found.items() if status == 200}


class TestWho:
    def test_a_picture_of_a_receipt_names_a_person(self, masuk, foto):
        assert pengambil(masuk, foto) == {"kadis_sos", "camat", "inspektur"}

    def test_a_receipt_for_money(self, masuk, rkb):
        assert pengambil(masuk, Tautan.objects.get(objek="rkb").pk) == UANG

    def test_of_another_unit_the_own_people_too(self, kota, masuk, pagu, peran, hari):
        pu = kota.aktor("kadis_pu")
        row = services.ajukan_rkb(pu, kota.unit["pu"], data=rencana("1", 100))
        services.cairkan(kota.aktor("kabag_umum"), row, nomor_sp2d="S")
        data = DataBelanja(tanggal=hari, uraian="Pasir", jumlah=40)
        services.belanjakan(pu, row, data=data, berkas=(PDF, "kuitansi.pdf"))
        found = pengambil(masuk, Tautan.objects.get(objek="rkb").pk)
        assert found == UANG | {"kadis_pu", "tu_pu"}

    def test_names_and_addresses_of_the_houses(self, masuk, dsp):
        assert pengambil(masuk, Tautan.objects.get(objek="berkasdsp").pk) == UANG

    def test_who_loses_the_part_loses_the_files(self, kota, masuk, foto):
        assert masuk("kadis_sos").get(f"/berkas/{foto}/").status_code == 200
        PeranLogistik.objects.filter(peran=PeranUnit.PENGELOLA).update(unit=kota.unit["dlh"])
        assert masuk("kadis_sos").get(f"/berkas/{foto}/").status_code == 200, "its warehouse sent it"
        assert masuk("kadis_dlh").get(f"/berkas/{foto}/").status_code == 200
        assert masuk("kadis_pu").get(f"/berkas/{foto}/").status_code == 404

    def test_nobody_without_signing_in(self, client, foto):
        client.defaults["HTTP_HOST"] = "uji.localhost"
        assert client.get(f"/berkas/{foto}/").status_code == 302


class TestPages:
    def test_the_receipt_shows_its_picture_to_whom_it_concerns(self, masuk, foto):
        proof = Tautan.objects.get(pk=foto).objek_id
        page = masuk("camat").get(reverse("logistik:bukti", args=[proof])).content.decode()
        assert "beras.png" in page
        assert masuk("kadis_dlh").get(reverse("logistik:bukti", args=[proof])).status_code == 404

    def test_the_plan_lists_its_papers(self, masuk, rkb):
        page = masuk("inspektur").get(reverse("logistik:rkb", args=[rkb.pk])).content.decode()
        assert "kuitansi beras.pdf" in page

    def test_the_file_for_bnpb_lists_its_scans(self, masuk, dsp):
        page = masuk("sekda").get(reverse("logistik:dsp", args=[dsp.pk])).content.decode()
        assert "sk warga.pdf" in page

    def test_pages_of_the_work_show_no_file_to_all(self, masuk, foto):
        proof = Penerimaan.objects.get(pk=Tautan.objects.get(pk=foto).objek_id)
        page = masuk("kadis_dlh").get(reverse("logistik:kiriman", args=[proof.perhentian.kiriman_id]))
        assert (page.status_code, "beras.png" in page.content.decode()) == (200, False)


class TestContent:
    SALAH = [(b"", "kosong.pdf"), (b"MZ\x90\x00" + b"\0" * 60, "virus.pdf"), (b"<html>", "x.html"), (PDF, "")]

    @pytest.mark.parametrize("berkas", SALAH, ids=["kosong", "program", "html", "tanpa nama"])
    def test_a_scan_is_a_scan(self, kadis, dsp, hari, berkas):
        with pytest.raises(Ditolak):
            services.lengkapi_dsp(kadis, dsp, kode="sk-tanggap-darurat", nomor="1", tanggal=hari, berkas=berkas)
        assert list(dsp.syarat.values_list("kode", flat=True)) == ["sk-nama-alamat"]
        assert Tautan.objects.count() == 1

    @pytest.mark.parametrize("berkas", SALAH, ids=["kosong", "program", "html", "tanpa nama"])
    def test_a_payment_with_a_proof_that_is_none_is_not_booked(self, kadis, rkb, hari, berkas):
        with pytest.raises(Ditolak):
            services.belanjakan(kadis, rkb, data=DataBelanja(tanggal=hari, uraian="x", jumlah=5), berkas=berkas)
        assert rkb.kas.count() == 2

    @pytest.mark.parametrize(
        ("isi", "letak"), [("%%%", "/berkas/isi"), ("", "/berkas"), (base64.b64encode(b"MZ").decode(), "/berkas")]
    )
    def test_a_program_is_told_which_field(self, program, rkb, isi, letak):
        told = {"berkas": {"nama": "lpj.pdf", "isi": isi}}
        answer = program("kadis_sos").post(f"/logistik/rkb/{rkb.pk}/laporan", told)
        assert answer.status_code == 422
        assert answer.json()["galat"][0]["penunjuk"].startswith(letak)
        rkb.refresh_from_db()
        assert rkb.status == "cair"

    def test_a_program_may_upload_first(self, program, rkb):
        bot = program("kadis_sos")
        made = bot.unggah(PDF, "lpj.pdf")
        assert made.status_code == 200
        told = {"berkas": {"nama": "lpj.pdf", "unggahan": made.json()["unggahan"]}}
        assert bot.post(f"/logistik/rkb/{rkb.pk}/laporan", told).json()["status"] == "selesai"
        assert Tautan.objects.filter(objek="rkb", objek_id=rkb.pk, nama="lpj.pdf").count() == 1
