"""What an office may not know it does not learn by a side door: a page of an act, a history, a list, a notice, a copy."""

import io

import pytest
from django.urls import reverse

from poros.domain.kearsipan import services
from poros.domain.kearsipan.ekspor.kantong import Pembaca
from poros.domain.kearsipan.ikhtisar import temuan
from poros.domain.kearsipan.models import BerkasArsip, LembagaArsip, Peminjaman
from poros.domain.kearsipan.queries import berkas as baca
from poros.domain.kearsipan.queries import layanan
from poros.domain.kearsipan.queries import susut as baca_susut
from poros.domain.kearsipan.rules.berkas import JenisMedia
from poros.domain.kearsipan.rules.hapus import Putusan
from poros.domain.kearsipan.rules.pinjam import Cara
from poros.domain.kearsipan.rules.susut import Jenis
from poros.domain.kearsipan.tests.conftest import HARI
from poros.domain.kearsipan.tests.test_siapa import SEMUA
from poros.domain.kearsipan.values import DataAlih, DataBerkas, DataItem, SaringArsip
from poros.kernel.berkas.models import Tautan
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
JUDUL = "Rencana penyergapan"


def teks(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def rahasia(berkas):
    """A secret file of Dinas PU, closed, of paper; only its head knows of it."""
    return berkas(ditutup="2020-01-15", judul=JUDUL, kerahasiaan="rahasia", media=JenisMedia.KERTAS)


@pytest.fixture
def terbatas(berkas, pada):
    """A file that everybody may know of and few may read, with what was done with it."""
    row = berkas(judul="Izin galian")
    services.catat_item(
        pada("tu_pu"), row, data=DataItem(jenis="Nota", tanggal=HARI, uraian="Keluhan Bapak Rekaan", nomor="R/7")
    )
    services.tutup_berkas(pada("tu_pu"), row)
    services.tahan(pada("inspektur"), row, perkara="LHP 3/2026", alasan="Dugaan pungutan")
    row.refresh_from_db()
    return row


PERBUATAN = ("tutup", "buka", "kejadian", "tahan", "lepas", "tandai", "nasib")


@pytest.mark.parametrize("kode", sorted(set(SEMUA) - {"kadis_pu"}))
def test_no_page_of_any_act_names_a_secret_file(rahasia, masuk, kode):
    client = masuk(kode)
    pages = [reverse("arsip:berbuat", args=[rahasia.pk, act]) for act in PERBUATAN]
    pages += [reverse(f"arsip:{name}", args=[rahasia.pk]) for name in ("berkas", "catat_item", "pinjam", "alih_media")]
    pages.append(reverse("arsip:item", args=[rahasia.item.get().pk]))
    for page in pages:
        assert client.get(page).status_code == 404, page


@pytest.mark.parametrize("kode", ["inspektur", "kadis_sos", "tu_pu", "walikota"])
def test_no_act_reaches_a_secret_file_that_one_does_not_know_of(rahasia, pada, kode):
    actor = pada(kode)
    scan = {rahasia.item.get().pk: [(b"%PDF-1.4 x", "x.pdf")]}
    for act in (
        lambda: services.tahan(actor, rahasia, perkara="1", alasan="x"),
        lambda: services.tandai(actor, rahasia, vital=True, terjaga=False),
        lambda: services.minta_pinjam(actor, rahasia, cara=Cara.BACA, keperluan="x", sampai=HARI),
        lambda: services.catat_item(actor, rahasia, data=DataItem(jenis="x", tanggal=HARI, uraian="x")),
        lambda: services.alihkan_media(actor, rahasia, data=DataAlih(nomor="1", tanggal=HARI, alat="x"), hasil=scan),
    ):
        with pytest.raises(TidakBerwenang):
            act()
    assert not BerkasArsip.objects.get(pk=rahasia.pk).ditahan


def test_its_head_holds_a_secret_file_when_a_supervisor_asks_for_it(rahasia, pada):
    services.tahan(pada("kadis_pu"), rahasia, perkara="LHP 9/2026", alasan="Permintaan Inspektorat")
    assert BerkasArsip.objects.get(pk=rahasia.pk).ditahan


# --- riwayat dan penahanan


PEMBACA = {"tu_pu": True, "kadis_pu": True, "sekda": True, "inspektur": True, "kadis_dlh": False, "camat": False,
           "kabag_umum": False, "kadis_sos": False}  # fmt: skip


@pytest.mark.parametrize(("kode", "baca_isi"), PEMBACA.items())
def test_the_page_of_a_file_tells_its_papers_only_to_who_reads_them(terbatas, masuk, kode, baca_isi):
    page = teks(masuk(kode).get(reverse("arsip:berkas", args=[terbatas.pk])))
    assert "Izin galian" in page
    assert ("Keluhan Bapak Rekaan" in page) is baca_isi


@pytest.mark.parametrize(("kode", "baca_isi"), PEMBACA.items())
def test_programs_read_the_history_of_a_file_with_its_papers(terbatas, program, kode, baca_isi):
    told = program(kode).get(f"/arsip/berkas/{terbatas.pk}").json()
    assert (told["item"] is not None) is baca_isi
    assert bool(told["riwayat"]) is baca_isi
    assert ("Keluhan" in str(told)) is baca_isi


@pytest.mark.parametrize(("kode", "boleh"), [("tu_pu", True), ("inspektur", True), ("kadis_sos", True),
                                             ("kadis_dlh", False), ("camat", False)])  # fmt: skip
def test_why_a_file_is_held_is_told_to_who_reads_or_holds_it(terbatas, masuk, kode, boleh):
    page = teks(masuk(kode).get(reverse("arsip:berkas", args=[terbatas.pk])))
    assert "Ditahan" in page
    assert ("Dugaan pungutan" in page) is boleh


def test_reasons_of_an_opening_again_are_no_news_for_others(berkas, pada, masuk):
    row = berkas(ditutup="2026-01-05", judul="Sewa")
    services.buka_kembali(pada("tu_pu"), row, alasan="Ada somasi dari penyewa")
    services.tutup_berkas(pada("tu_pu"), row)
    assert "somasi" in teks(masuk("kadis_pu").get(reverse("arsip:berkas", args=[row.pk])))
    assert "somasi" not in teks(masuk("camat").get(reverse("arsip:berkas", args=[row.pk])))


# --- penyusutan


def usul(pada, kota, jenis=Jenis.PINDAH, kode="kadis_pu"):
    return services.susun_susut(pada(kode), kota.unit["pu"], jenis=jenis, judul="Pindah 2026")


def test_the_secretariat_is_not_offered_secret_files_for_its_list(rahasia, berkas, pada, kota, masuk):
    plain, row = berkas(ditutup="2020-01-15", judul="Undangan biasa"), usul(pada, kota)
    assert baca_susut.calon(pada("tu_pu"), row) == [plain]
    assert set(baca_susut.calon(pada("kadis_pu"), row)) == {plain, rahasia}
    for kode, seen in (("tu_pu", False), ("kadis_pu", True)):
        page = teks(masuk(kode).get(reverse("arsip:melangkah", args=[row.pk, "seleksi"])))
        assert "Undangan biasa" in page
        assert (JUDUL in page) is seen


def test_the_secretariat_puts_no_secret_file_on_a_list_even_by_its_number(rahasia, pada, kota, program):
    row = usul(pada, kota)
    with pytest.raises(Ditolak, match="tidak ada di kantor ini") as refusal:
        services.pilih(pada("tu_pu"), row, berkas_id=[rahasia.pk])
    assert refusal.value.bidang == "berkas"
    refused = program("tu_pu").post(f"/arsip/susut/{row.pk}/pilih", {"berkas": [rahasia.pk]})
    absent = program("tu_pu").post(f"/arsip/susut/{row.pk}/pilih", {"berkas": [10**9]})
    assert refused.status_code == 422
    assert refused.json()["galat"] == absent.json()["galat"]
    assert services.pilih(pada("kadis_pu"), row, berkas_id=[rahasia.pk]).baris.count() == 1


def test_a_disposal_with_a_file_that_one_may_not_read_is_not_in_ones_copy(rahasia, pada, kota):
    row = usul(pada, kota)
    services.pilih(pada("kadis_pu"), row, berkas_id=[rahasia.pk])
    for kode, wanted in (("tu_pu", 0), ("kadis_pu", 1)):
        stream = io.BytesIO()
        services.ekspor(pada(kode), kota.unit["pu"], tujuan=stream)
        assert len(Pembaca(stream).nama("susut/")) == wanted
        assert (JUDUL.encode() in stream.getvalue() or any(JUDUL in str(Pembaca(stream).json(n)) for n in
                Pembaca(stream).nama("berkas/"))) is bool(wanted)  # fmt: skip


# --- lembaga kearsipan


@pytest.fixture
def jauh(rahasia, kota):
    """The archives office is one with a staff (Dinas PU); a secret file of DLH lies with it."""
    LembagaArsip.objects.create(unit=kota.unit["pu"])
    BerkasArsip.objects.filter(pk=rahasia.pk).update(
        unit=kota.unit["dlh"], kantor=kota.unit["dlh"], status="inaktif", panjang=True, nasib="musnah"
    )
    rahasia.refresh_from_db()
    return rahasia


def test_in_the_archives_office_only_its_head_handles_what_is_secret(jauh, pada, lembar, masuk):
    hasil = {jauh.item.get().pk: [(lembar("x"), "x.pdf")]}
    data = DataAlih(nomor="BA/1", tanggal=HARI, alat="Pemindai")
    for kode in ("tu_pu", "staf_pu"):
        assert not baca.berkas_terlihat(pada(kode)).filter(pk=jauh.pk).exists()
        assert masuk(kode).get(reverse("arsip:alih_media", args=[jauh.pk])).status_code == 404
        with pytest.raises(TidakBerwenang):
            services.alihkan_media(pada(kode), jauh, data=data, hasil=hasil)
    assert services.alihkan_media(pada("kadis_pu"), jauh, data=data, hasil=hasil).hasil


def test_in_the_archives_office_only_its_head_sees_who_asks_for_what_is_secret(jauh, pada):
    loan = services.minta_pinjam(pada("kadis_dlh"), jauh, cara=Cara.BACA, keperluan="Sidang", sampai=HARI)
    for kode, seen in (("kadis_pu", True), ("tu_pu", False), ("staf_pu", False), ("kadis_sos", True)):
        assert layanan.pinjaman_terlihat(pada(kode)).filter(pk=loan.pk).exists() is seen, kode
        assert layanan.menunggu_jawaban(pada(kode)).filter(pk=loan.pk).exists() is seen, kode
    with pytest.raises(TidakBerwenang):
        services.jawab_pinjaman(pada("tu_pu"), loan, setuju=True)


def test_its_staff_handles_what_is_not_secret(jauh, pada, lembar):
    BerkasArsip.objects.filter(pk=jauh.pk).update(kerahasiaan="terbatas")
    data = DataAlih(nomor="BA/1", tanggal=HARI, alat="Pemindai")
    hasil = {jauh.item.get().pk: [(lembar("x"), "x.pdf")]}
    assert (
        services.alihkan_media(pada("staf_pu"), jauh, data=data, hasil=hasil).orang == "Pejabat Analis Sumber Daya Air"
    )


# --- pencarian, kabar, jejak, isi


@pytest.mark.parametrize("kata", ["penyergapan", "rencana", "5/PU", "Isi Rencana"])
def test_no_search_finds_a_secret_file_for_others(rahasia, pada, kata):
    found = {kode for kode in SEMUA if temuan(pada(kode), kata, 10)}
    assert found <= {"kadis_pu"}
    assert temuan(pada("kadis_pu"), kata, 10)


def test_how_many_secret_papers_there_are_is_no_count_in_any_list(rahasia, berkas, pada):
    berkas(judul="Biasa")
    for kode in sorted(set(SEMUA) - {"kadis_pu"}):
        for hal in ("", "pindah", "segera", "sendiri", "kejadian"):
            rows = baca.berkas_terlihat(pada(kode), SaringArsip(hal=hal))
            assert rahasia.pk not in rows.values_list("pk", flat=True), (kode, hal)


def test_notices_of_a_loan_of_a_secret_file_go_to_heads(jauh, pada, kota):
    services.minta_pinjam(pada("kadis_dlh"), jauh, cara=Cara.BACA, keperluan="Sidang", sampai=HARI)
    told = set(Pemberitahuan.objects.filter(jenis="arsip.pinjam_diminta").values_list("orang__nama", flat=True))
    assert told == {kota.orang["kadis_sos"].nama, kota.orang["kadis_pu"].nama}


def test_the_trail_of_acts_on_secret_files_names_no_titles(rahasia, pada):
    services.tahan(pada("kadis_pu"), rahasia, perkara="9", alasan="Sidang tertutup")
    for line in Jejak.objects.filter(objek="berkasarsip", objek_id=rahasia.pk):
        assert JUDUL not in str(line.data)
        assert "Sidang tertutup" not in str(line.data)


@pytest.mark.parametrize("kode", ["tu_pu", "kadis_dlh", "kadis_sos", "walikota", "inspektur", "admin"])
def test_the_scan_of_a_secret_paper_is_no_address_for_others(rahasia, masuk, kode):
    tie = Tautan.objects.get(objek="itemarsip", objek_id=rahasia.item.get().pk)
    assert masuk(kode).get(reverse("web:berkas", args=[tie.pk])).status_code == 404


def test_what_was_open_and_is_restricted_closes_for_others_at_once(berkas, pada, kota, masuk):
    row = berkas(ditutup="2026-01-05", judul="Daftar penerima", kerahasiaan="biasa")
    tie = Tautan.objects.get(objek="itemarsip", objek_id=row.item.get().pk)
    assert masuk("camat").get(reverse("web:berkas", args=[tie.pk])).status_code == 200
    asked = services.catat_permintaan(
        pada("tu_pu"), kota.unit["pu"], pemohon="Warga", kontak="-", uraian="Hapus", berkas_id=[row.pk]
    )
    services.jawab_permintaan(pada("kadis_pu"), asked, putusan=Putusan.DIBATASI, alasan="UU 27/2022")
    for kode in ("camat", "tu_pu", "sekda"):
        client = masuk(kode)
        assert client.get(reverse("web:berkas", args=[tie.pk])).status_code == 404, kode
        assert client.get(reverse("arsip:berkas", args=[row.pk])).status_code == 404, kode
        assert "Daftar penerima" not in teks(client.get(reverse("arsip:daftar"))), kode
    assert masuk("kadis_pu").get(reverse("web:berkas", args=[tie.pk])).status_code == 200


def test_a_class_that_is_secret_is_opened_by_heads_only(kota, arsip, pada):
    from poros.domain.kearsipan.models import KelasAkses

    KelasAkses.objects.create(kode="600", kerahasiaan="rahasia", akses="eselon_ii", dasar="SKKAD", dari=HARI)
    data = DataBerkas(klasifikasi="600.1.1", judul="Sandi pintu air")
    for kode in ("tu_pu", "staf_pu"):
        unit = kota.unit["pu" if kode == "tu_pu" else "pu_sda"]
        with pytest.raises(Ditolak, match="pimpinan unit") as refusal:
            services.buat_berkas(pada(kode), unit, data=data)
        assert refusal.value.bidang == "kerahasiaan"
    assert not BerkasArsip.objects.exists()
    assert services.buat_berkas(pada("kadis_pu"), kota.unit["pu"], data=data).kerahasiaan == "rahasia"


def test_requests_of_persons_are_read_in_the_office_that_received_them(pada, kota, arsip, masuk):
    row = services.catat_permintaan(
        pada("tu_pu"), kota.unit["pu"], pemohon="Warga Rekaan", kontak="0800", uraian="Hapus data anak saya"
    )
    for kode, seen in (("tu_pu", True), ("kadis_pu", True), ("walikota", True), ("staf_pu", False), ("kadis_dlh", False),
                       ("kadis_sos", False), ("inspektur", False), ("admin", False)):  # fmt: skip
        client = masuk(kode)
        assert ("Warga Rekaan" in teks(client.get(reverse("arsip:hapus_daftar")))) is seen, kode
        assert (client.get(reverse("arsip:hapus", args=[row.pk])).status_code == 200) is seen, kode


def test_a_borrower_in_another_office_of_his_reads_nothing(berkas, pada, kota):
    from dataclasses import replace

    row = berkas(ditutup="2026-01-05")
    loan = services.minta_pinjam(pada("camat"), row, cara=Cara.BACA, keperluan="x", sampai=HARI)
    services.jawab_pinjaman(pada("tu_pu"), loan, setuju=True)
    camat = pada("camat")
    elsewhere = replace(camat, jabat=replace(pada("kadis_dlh").jabat, pemangku_id=camat.jabat.pemangku_id))
    assert baca.item(camat, row)
    assert baca.item(elsewhere, row) == []
    assert Peminjaman.objects.get().jabatan_id == camat.jabatan_id
