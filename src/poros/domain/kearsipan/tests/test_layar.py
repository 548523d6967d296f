"""Pages: what each office finds on them, refusals beside their field with what was typed, both languages."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from poros.domain.kearsipan import services
from poros.domain.kearsipan.forms import berkas as form_berkas
from poros.domain.kearsipan.forms import jaga as form_jaga
from poros.domain.kearsipan.forms import layanan as form_layanan
from poros.domain.kearsipan.forms import susut as form_susut
from poros.domain.kearsipan.models import AlihMedia, BerkasArsip, LaporanTerjaga, Peminjaman, Penyusutan, TemuanKeutuhan
from poros.domain.kearsipan.rules.berkas import JenisMedia
from poros.domain.kearsipan.rules.pinjam import Cara
from poros.domain.kearsipan.tests.conftest import HARI
from poros.kernel.berkas.models import IsiBerkas, Tautan
from poros.kernel.berkas.tasks import keutuhan

pytestmark = pytest.mark.django_db


def alamat(nama, *args):
    return reverse(f"arsip:{nama}", args=args)


def teks(answer) -> str:
    return answer.content.decode()


# --- formulir, tanpa basis data


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        ({}, {}),
        ({"q": "surat", "hal": "vital"}, {"q": "surat", "hal": "vital"}),
        ({"hal": "asing", "status": "tutup"}, {"status": "tutup"}),
        ({"klasifikasi": "abc", "nasib": "musnah"}, {"nasib": "musnah"}),
        ({"tahun": "1899"}, {}),
        ({"tahun": "2026"}, {"tahun": "2026"}),
        ({"tahun": "dua ribu"}, {}),
    ],
)
def test_a_filter_that_cannot_be_read_is_no_filter(data, wanted):
    assert form_berkas.FormSaring(data).disimpan() == wanted


@pytest.mark.parametrize(
    ("kode", "boleh"),
    [("000", True), ("000.1", True), ("400.12.3.5", True), ("12", False), ("000.1.2.3.4", False), ("000.", False),
     ("000.1234", False), ("a00", False), ("", False)],
)  # fmt: skip
def test_codes_as_permendagri_83_writes_them(kode, boleh):
    form = form_berkas.FormBerkas({"klasifikasi": kode, "judul": "x", "media": "kertas"})
    assert ("klasifikasi" not in form.errors) is boleh


@pytest.mark.parametrize(("hari", "boleh"), [("2026-02-28", True), ("2026-02-29", False), ("2024-02-29", True),
                                             ("1899-12-31", False), ("2200-01-01", False), ("kemarin", False)])  # fmt: skip
def test_days_that_a_government_can_mean(hari, boleh):
    form = form_susut.FormNota({"nomor": "1", "tanggal": hari})
    assert ("tanggal" not in form.errors) is boleh


@pytest.mark.parametrize(
    ("kelas", "data", "bidang"),
    [
        (form_berkas.FormBerkas, {"klasifikasi": "000", "judul": "x" * 501, "media": "kertas"}, "judul"),
        (form_berkas.FormBerkas, {"klasifikasi": "000", "judul": "x", "media": "batu"}, "media"),
        (
            form_berkas.FormBerkas,
            {"klasifikasi": "000", "judul": "x", "media": "kertas", "kerahasiaan": "z"},
            "kerahasiaan",
        ),
        (form_berkas.FormItem, {"uraian": "x", "tanggal": "2026-01-01"}, "jenis"),
        (form_berkas.FormItem, {"jenis": "x", "tanggal": "2026-01-01"}, "uraian"),
        (form_berkas.FormItem, {"jenis": "x", "uraian": "x"}, "tanggal"),
        (form_berkas.FormTutup, {}, "pada"),
        (form_berkas.FormTutup, {"pada": "2026-01-01", "kejadian": "besok"}, "kejadian"),
        (form_berkas.FormTahan, {"alasan": "x"}, "perkara"),
        (form_berkas.FormTahan, {"perkara": "x"}, "alasan"),
        (form_berkas.FormTandai, {"terjaga": "on", "bidang": "asing"}, "bidang"),
        (form_berkas.FormNasib, {"nasib": "hangus", "alasan": "x"}, "nasib"),
        (form_berkas.FormNasib, {"nasib": "musnah", "tambahan": "101", "alasan": "x"}, "tambahan"),
        (form_berkas.FormNasib, {"nasib": "musnah", "tambahan": "-1", "alasan": "x"}, "tambahan"),
        (form_berkas.FormBerkaskan, {"sumber": "surat", "nomor": "1"}, "berkas"),
        (form_berkas.FormBerkaskan, {"sumber": "a b", "nomor": "1", "berkas": "1"}, "sumber"),
        (form_layanan.FormPinjam, {"keperluan": "x", "sampai": "2026-01-01"}, "cara"),
        (form_layanan.FormJawabPinjam, {}, "setuju"),
        (form_layanan.FormAturan, {"kode": "000", "aktif": "101"}, "aktif"),
        (form_layanan.FormKetentuan, {"saksi": "1"}, "saksi"),
        (form_layanan.FormKetentuan, {"ambang": "0"}, "ambang"),
        (form_layanan.FormKelas, {"akses": "semua"}, "akses"),
        (form_susut.FormPanitia, {"nama_3": ""}, "nama_3"),
        (form_susut.FormPanitia, {"jabatan_1": ""}, "jabatan_1"),
    ],
)
def test_what_a_form_refuses_stands_beside_its_field(kelas, data, bidang):
    assert bidang in kelas(data).errors


def test_a_panel_counts_only_rows_that_say_something():
    told = {"judul": "x", "nomor": "1", "tanggal": "2026-01-01"}
    for n, (name, office) in enumerate((("A", "a"), ("B", "b"), ("C", "c"), ("", ""), ("E", "")), 1):
        told |= {f"nama_{n}": name, f"jabatan_{n}": office}
    form = form_susut.FormPanitia(told)
    assert form.is_valid()
    assert form.panitia().anggota == (("A", "a"), ("B", "b"), ("C", "c"), ("E", ""))


def test_an_empty_scan_is_not_in_the_minutes(berkas):
    row = berkas(media=JenisMedia.KERTAS)
    form = form_jaga.FormAlih({"nomor": "1", "tanggal": "2026-01-01", "alat": "x"}, {}, item=list(row.item.all()))
    assert form.is_valid(), form.errors
    assert form.hasil() == {}


# --- halaman


@pytest.fixture
def jaga(berkas, pada):
    row = berkas(ditutup="2026-01-05", judul="Batas kota", media=JenisMedia.KERTAS)
    services.tandai(pada("tu_pu"), row, vital=False, terjaga=True, bidang="perbatasan")
    return row


def test_guarded_archives_from_the_list_to_the_letter(jaga, masuk):
    client = masuk("kadis_pu")
    page = teks(client.get(alamat("terjaga")))
    for word in ("Batas kota", "Perbatasan", "Belum dilaporkan", alamat("tulis_terjaga", "lapor")):
        assert word in page
    empty = client.post(alamat("tulis_terjaga", "lapor"), {"nomor": "L/9", "tanggal": "2026-11-20"})
    assert empty.status_code == 422
    assert "Pilih paling sedikit satu berkas" in teks(empty)
    assert 'value="L/9"' in teks(empty)
    sent = client.post(alamat("tulis_terjaga", "lapor"), {"nomor": "L/9", "tanggal": "2026-11-20", "berkas": [jaga.pk]})
    letter = LaporanTerjaga.objects.get()
    assert sent["Location"] == alamat("lapor_terjaga", letter.pk)
    shown = teks(client.get(sent["Location"]))
    assert "laporan-arsip-terjaga.pdf" in shown
    assert "Batas kota" in shown
    assert "menunggu langkah ini" in teks(client.get(alamat("tulis_terjaga", "lapor")))
    assert "Batas kota" in teks(client.get(alamat("tulis_terjaga", "salinan")))
    assert client.get(alamat("tulis_terjaga", "lain")).status_code == 404
    assert alamat("lapor_terjaga", letter.pk) in teks(client.get(alamat("terjaga")))


@pytest.mark.parametrize("kode", ["tu_pu", "kadis_dlh", "admin"])
def test_the_letter_is_no_page_for_others(jaga, masuk, kode):
    client = masuk(kode)
    assert alamat("tulis_terjaga", "lapor") not in teks(client.get(alamat("terjaga"))) or kode == "kadis_dlh"
    if kode != "kadis_dlh":
        assert client.get(alamat("tulis_terjaga", "lapor")).status_code == 404


def test_marking_asks_for_the_field_beside_it(berkas, masuk):
    row = berkas()
    client = masuk("tu_pu")
    refused = client.post(alamat("berbuat", row.pk, "tandai"), {"terjaga": "on"})
    assert refused.status_code == 422
    assert "Pilih bidang" in teks(refused)
    client.post(alamat("berbuat", row.pk, "tandai"), {"terjaga": "on", "bidang": "kepulauan"})
    again = teks(client.get(alamat("berbuat", row.pk, "tandai")))
    assert '<option value="kepulauan" selected>' in again
    assert "Kepulauan" in teks(client.get(alamat("berkas", row.pk)))


def test_scans_are_brought_on_a_page_of_their_own(jaga, masuk, lembar):
    client, item = masuk("tu_pu"), jaga.item.get()
    assert alamat("alih_media", jaga.pk) in teks(client.get(alamat("berkas", jaga.pk)))
    form = teks(client.get(alamat("alih_media", jaga.pk)))
    assert f"Item {item.urut}" in form
    told = {"nomor": "BA/1", "tanggal": "2020-01-05", "alat": "Pemindai"}
    bare = client.post(alamat("alih_media", jaga.pk), told)
    assert bare.status_code == 422
    assert "paling sedikit satu item" in teks(bare)
    assert 'value="Pemindai"' in teks(bare)
    scan = SimpleUploadedFile("peta.pdf", lembar("peta"))
    done = client.post(alamat("alih_media", jaga.pk), told | {f"isi_{item.pk}": scan})
    assert done["Location"] == alamat("berkas", jaga.pk)
    page = teks(client.get(alamat("berkas", jaga.pk)))
    for word in ("BA/1", "berita-acara-alih-media.pdf", "Arsip asli tetap disimpan", "Kertas dan elektronik"):
        assert word in page
    minutes = AlihMedia.objects.get()
    assert client.get(alamat("alih", minutes.pk))["Location"] == alamat("berkas", jaga.pk)
    assert masuk("kadis_dlh").get(alamat("alih", minutes.pk)).status_code == 404
    assert masuk("kadis_dlh").get(alamat("alih_media", jaga.pk)).status_code == 404


def test_a_file_of_bits_offers_no_scanning(berkas, masuk):
    row = berkas()
    assert alamat("alih_media", row.pk) not in teks(masuk("tu_pu").get(alamat("berkas", row.pk)))


def test_damage_is_read_from_the_notice(berkas, masuk):
    row = berkas()
    content = Tautan.objects.get(objek="itemarsip", objek_id=row.item.get().pk).berkas
    IsiBerkas.objects.create(berkas=content, urut=9, isi=b"x")
    keutuhan()
    pk = TemuanKeutuhan.objects.get().pk
    client = masuk("kadis_sos")
    assert alamat("temuan", pk) in teks(client.get(alamat("keutuhan")))
    page = teks(client.get(alamat("temuan", pk)))
    assert content.sha256[:16] in page
    assert "Rusak atau hilang" in page
    assert masuk("kadis_pu").get(alamat("temuan", pk)).status_code == 404


@pytest.mark.parametrize(
    ("aksi", "data", "kata"),
    [
        ("tutup", {"pada": "2099-01-01"}, "belum tiba"),
        ("tahan", {"perkara": "7", "alasan": ""}, "alasan"),
        ("tutup", {"pada": "2026-13-01"}, "pada"),
    ],
)
def test_an_act_on_a_file_that_is_refused_keeps_what_was_typed(berkas, masuk, aksi, data, kata):
    row = berkas()
    refused = masuk("tu_pu").post(alamat("berbuat", row.pk, aksi), data)
    assert refused.status_code == 422
    assert kata in teks(refused)
    for value in data.values():
        assert value in teks(refused)


def test_an_event_that_has_not_happened_is_refused_beside_its_day(berkas, masuk):
    row = berkas("100.2.1", ditutup="2025-01-01")
    refused = teks(masuk("tu_pu").post(alamat("berbuat", row.pk, "kejadian"), {"pada": "2099-01-01"}))
    field = refused[refused.index('name="pada"') - 1500 : refused.index('name="pada"') + 1500]
    assert "belum terjadi" in field


@pytest.mark.parametrize("kode", ["kadis_dlh", "admin", "camat"])
def test_acts_on_files_of_others_are_no_pages(berkas, masuk, kode):
    row = berkas(ditutup="2026-01-05")
    client = masuk(kode)
    for aksi in ("tutup", "buka", "tandai", "nasib", "tahan", "lepas", "kejadian"):
        assert client.get(alamat("berbuat", row.pk, aksi)).status_code == 404, aksi
    assert client.get(alamat("catat_item", row.pk)).status_code == 404


def test_a_step_that_is_not_its_turn_is_told_on_its_page(dinilai, masuk):
    refused = masuk("kadis_pu").post(
        alamat("melangkah", dinilai.pk, "tetapkan"), {"nomor": "1", "tanggal": "2026-11-20"}
    )
    assert refused.status_code in {409, 422}
    dinilai.refresh_from_db()
    assert dinilai.status == "dinilai"


@pytest.mark.parametrize("aksi", ["seleksi", "ajukan", "nilai", "setujui", "tetapkan", "saksikan", "musnahkan", "arsipkan",
                                  "batalkan", "terbang"])  # fmt: skip
def test_steps_of_others_are_no_pages(dinilai, masuk, aksi):
    assert masuk("kadis_dlh").get(alamat("melangkah", dinilai.pk, aksi)).status_code == 404


def test_the_page_of_a_destruction_offers_each_its_own_step(dinilai, masuk):
    def steps(kode):
        page = teks(masuk(kode).get(alamat("susut", dinilai.pk)))
        return {a for a in ("nilai", "setujui", "tetapkan", "musnahkan", "batalkan")
                if alamat("melangkah", dinilai.pk, a) in page}  # fmt: skip

    assert steps("walikota") == {"setujui"}
    assert steps("tu_pu") == {"batalkan"}
    assert steps("inspektur") == set()
    assert masuk("kadis_dlh").get(alamat("susut", dinilai.pk)).status_code == 404


def test_a_late_loan_stands_on_top_of_its_list(berkas, pada, masuk):
    row = berkas(ditutup="2026-01-05", judul="Peta lama")
    loan = services.minta_pinjam(pada("camat"), row, cara=Cara.FISIK, keperluan="x", sampai=HARI)
    services.jawab_pinjaman(pada("tu_pu"), loan, setuju=True)
    Peminjaman.objects.filter(pk=loan.pk).update(sampai="2020-01-01")
    for kode, seen in (("tu_pu", True), ("camat", True), ("kadis_dlh", False)):
        assert ("belum mengembalikan Peta lama" in teks(masuk(kode).get(alamat("pinjaman_daftar")))) is seen


ENGLISH = {
    "daftar": "Archives",
    "susut_daftar": "Disposal",
    "pinjaman_daftar": "Loans",
    "keutuhan": "Integrity",
    "ketentuan": "Retention",
}


@pytest.mark.parametrize("nama", ENGLISH)
def test_pages_speak_english_when_asked(arsip, masuk, nama):
    client = masuk("kadis_sos")
    client.cookies["django_language"] = "en"
    page = teks(client.get(alamat(nama), HTTP_ACCEPT_LANGUAGE="en"))
    assert '<html lang="en"' in page


def test_an_upload_that_is_no_copy_is_refused_beside_its_field(arsip, masuk):
    wrong = io.BytesIO(b"bukan zip")
    wrong.name = "arsip.zip"
    refused = masuk("kadis_sos").post(alamat("impor"), {"berkas": wrong})
    assert refused.status_code == 422
    assert "bukan berkas zip" in teks(refused)
    bare = masuk("kadis_sos").post(alamat("impor"), {"kirim": "1"})
    assert bare.status_code == 422


def test_beginning_a_disposal_on_screen(arsip, masuk):
    client = masuk("kadis_pu")
    for jenis in ("pindah", "serah"):
        assert client.post(alamat("mulai", jenis), {"judul": f"Usul {jenis}"}).status_code == 302
    refused = client.post(alamat("mulai", "musnah"), {"judul": "Musnah", "nomor": "SK/1", "tanggal": "2026-11-20"})
    assert refused.status_code == 422
    assert 'value="SK/1"' in teks(refused)
    assert set(Penyusutan.objects.values_list("jenis", flat=True)) == {"pindah", "serah"}
    assert client.get(alamat("mulai", "bakar")).status_code == 404
    assert masuk("staf_pu").get(alamat("mulai", "pindah")).status_code == 404


def test_a_file_that_waits_for_transfer_says_what_comes_next(berkas, masuk):
    row = berkas(ditutup="2025-01-05")
    page = teks(masuk("tu_pu").get(alamat("berkas", row.pk)))
    assert "Masa aktifnya sudah lewat" in page
    assert "Pindahkan lewat Penyusutan" in page
    assert "Masa aktifnya sudah lewat" not in teks(masuk("kadis_dlh").get(alamat("berkas", row.pk)))
    assert BerkasArsip.objects.get(pk=row.pk).status == "tutup"
