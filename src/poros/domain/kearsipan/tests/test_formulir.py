"""Every form on a page of its own: opens for who may, refuses beside the field with what was typed, leads on when done."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from poros.domain.kearsipan import services
from poros.domain.kearsipan.models import (
    AlihMedia,
    AturanRetensi,
    BerkasArsip,
    ItemArsip,
    KelasAkses,
    KetentuanArsip,
    LembagaArsip,
    Peminjaman,
    Penyusutan,
    PermintaanHapus,
    TampilanArsip,
)
from poros.domain.kearsipan.rules.berkas import JenisMedia
from poros.domain.kearsipan.rules.pinjam import Cara
from poros.domain.kearsipan.rules.susut import Jenis
from poros.domain.kearsipan.tests.conftest import HARI

pytestmark = pytest.mark.django_db
NOTA = {"nomor": "BA/77", "tanggal": "2026-11-20", "catatan": "Tanpa lampiran"}
KAITAN = re.compile(r'aria-describedby="([^"]+)"')


def alamat(nama: str, *args) -> str:
    return reverse(f"arsip:{nama}", args=args)


def teks(answer) -> str:
    return answer.content.decode()


def disebut(page: str, bidang: str) -> str:
    """The words that a screen reader reads with a field: those of the ids that describe it."""
    field = next(tag for tag in re.findall(r"<(?:input|select|textarea)[^>]*>", page) if f'name="{bidang}"' in tag)
    ids = KAITAN.search(field)
    parts = [page[page.index(f'id="{one}"') :][:400] for one in ids[1].split() if f'id="{one}"' in page] if ids else []
    return " ".join(parts)


@pytest.fixture
def benda(berkas, inaktif, dinilai, pada, kota):
    """One of each thing that a form is about."""
    row = berkas(ditutup="2026-01-05", judul="Sewa gedung", media=JenisMedia.KERTAS)
    loan = services.minta_pinjam(pada("camat"), row, cara=Cara.BACA, keperluan="Telaah", sampai=HARI)
    asked = services.catat_permintaan(
        pada("tu_pu"), kota.unit["pu"], pemohon="Warga", kontak="-", uraian="Hapus", berkas_id=[row.pk]
    )
    services.tahan(pada("inspektur"), row, perkara="7/2026", alasan="Sengketa")
    move = services.susun_susut(pada("tu_pu"), kota.unit["pu"], jenis=Jenis.PINDAH, judul="Pindah")
    return {"tutup": row.pk, "terbuka": berkas(judul="Terbuka").pk, "susut": dinilai.pk, "pindah": move.pk,
            "kejadian": berkas("100.2.1", ditutup="2020-05-05").pk, "pinjaman": loan.pk, "hapus": asked.pk,
            "inaktif": inaktif("600.1.2", ditutup="2020-01-15").pk}  # fmt: skip


# (nama halaman, argumen, kunci benda, pejabat yang boleh, yang tidak)
FORMULIR = [
    ("buat", (), None, "staf_pu", "admin"),
    ("catat_item", (), "terbuka", "tu_pu", "kadis_dlh"),
    ("berbuat", ("tutup",), "terbuka", "tu_pu", "staf_pu"),
    ("berbuat", ("buka",), "tutup", "kadis_pu", "kadis_sos"),
    ("berbuat", ("kejadian",), "kejadian", "tu_pu", "inspektur"),
    ("berbuat", ("tahan",), "tutup", "inspektur", "camat"),
    ("berbuat", ("lepas",), "tutup", "kadis_sos", "sekda"),
    ("berbuat", ("tandai",), "tutup", "tu_pu", "kadis_sos"),
    ("berbuat", ("nasib",), "inaktif", "kadis_pu", "tu_pu"),
    ("alih_media", (), "tutup", "tu_pu", "inspektur"),
    ("pinjam", (), "tutup", "kadis_dlh", "admin"),
    ("pinjaman", (), "pinjaman", "tu_pu", "kadis_dlh"),
    ("mulai", ("pindah",), None, "tu_pu", "staf_pu"),
    ("mulai", ("serah",), None, "kadis_pu", "admin"),
    ("mulai", ("musnah",), None, "kadis_pu", "tu_pu"),
    ("melangkah", ("seleksi",), "pindah", "tu_pu", "kadis_sos"),
    ("melangkah", ("ajukan",), "pindah", "kadis_pu", "walikota"),
    ("melangkah", ("setujui",), "susut", "walikota", "kadis_pu"),
    ("melangkah", ("batalkan",), "susut", "tu_pu", "inspektur"),
    ("ubah_ketentuan", ("jra",), None, "kadis_sos", "kadis_pu"),
    ("ubah_ketentuan", ("skkad",), None, "admin", "walikota"),
    ("ubah_ketentuan", ("ambang",), None, "kadis_sos", "sekda"),
    ("ubah_ketentuan", ("lembaga",), None, "admin", "kadis_sos"),
    ("impor", (), None, "kadis_sos", "tu_pu"),
    ("tulis_terjaga", ("lapor",), None, "kadis_pu", "tu_pu"),
    ("catat_hapus", (), None, "tu_pu", "staf_pu"),
    ("hapus", (), "hapus", "kadis_pu", "kadis_dlh"),
]


def halaman(baris, benda) -> str:
    nama, lain, kunci, _boleh, _tidak = baris
    return alamat(nama, *([benda[kunci]] if kunci else []), *lain)


@pytest.mark.parametrize("baris", FORMULIR, ids=lambda b: "-".join([b[0], *b[1]]))
def test_a_form_opens_for_who_may_act_and_is_no_page_for_others(benda, masuk, baris):
    page = halaman(baris, benda)
    shown = masuk(baris[3]).get(page)
    assert shown.status_code == 200
    assert 'method="post"' in teks(shown)
    assert "csrfmiddlewaretoken" in teks(shown)
    assert masuk(baris[4]).get(page).status_code == 404


@pytest.mark.parametrize("baris", FORMULIR, ids=lambda b: "-".join([b[0], *b[1]]))
def test_a_form_that_is_sent_by_who_may_not_changes_nothing(benda, masuk, baris):
    counted = (BerkasArsip, ItemArsip, Penyusutan, Peminjaman, PermintaanHapus, AturanRetensi, KelasAkses,
               KetentuanArsip, LembagaArsip, AlihMedia)  # fmt: skip
    before = [list(model.objects.order_by("pk").values()) for model in counted]
    told = NOTA | {
        "judul": "x",
        "alasan": "x",
        "klasifikasi": "000",
        "media": "kertas",
        "pada": "2026-11-20",
        "nama": "x",
    }
    assert masuk(baris[4]).post(halaman(baris, benda), told).status_code == 404
    assert [list(model.objects.order_by("pk").values()) for model in counted] == before


@pytest.mark.parametrize("baris", [b for b in FORMULIR if b[1] not in {("ajukan",), ("tandai",), ("lembaga",), ("seleksi",), ("lapor",)}],
                         ids=lambda b: "-".join([b[0], *b[1]]))  # fmt: skip
def test_a_form_that_is_sent_empty_says_what_is_missing(benda, masuk, baris):
    answer = masuk(baris[3]).post(halaman(baris, benda), {"kosong": "1"})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in teks(answer)


# (halaman, argumen, kunci benda, pejabat, isian, bidang yang ditolak, kata)
TOLAK = [
    ("buat", (), None, "tu_pu", {"klasifikasi": "999", "judul": "Surat jalan", "media": "kertas", "lokasi": "Lemari 3"},
     "klasifikasi", "tidak ada"),
    ("buat", (), None, "tu_pu", {"klasifikasi": "600.1.1", "judul": "Surat jalan", "media": "kertas",
                                 "kerahasiaan": "rahasia"}, "kerahasiaan", "pimpinan unit"),
    ("catat_item", (), "terbuka", "tu_pu", {"jenis": "Peta", "tanggal": "2199-01-01", "uraian": "Peta saluran",
                                            "nomor": "P/9"}, "tanggal", "sesudah hari ini"),
    ("berbuat", ("tutup",), "terbuka", "tu_pu", {"pada": "2020-01-01"}, "pada", "sesudah hari penutupan"),
    ("berbuat", ("kejadian",), "kejadian", "tu_pu", {"pada": "2199-01-01"}, "pada", "belum terjadi"),
    ("berbuat", ("tahan",), "tutup", "inspektur", {"perkara": "7/2026", "alasan": "Audit lanjutan"}, "perkara",
     "sudah menahan"),
    ("berbuat", ("tandai",), "tutup", "tu_pu", {"vital": "on", "terjaga": "on"}, "bidang", "Pilih bidang"),
    ("berbuat", ("nasib",), "inaktif", "kadis_pu", {"nasib": "musnah", "tambahan": "2", "alasan": "Rapat 3"}, "tambahan",
     "belum melewati"),
    ("pinjam", (), "tutup", "kadis_dlh", {"cara": "fisik", "keperluan": "Bahan rapat", "sampai": "2020-01-01"}, "sampai",
     "hari ini atau sesudahnya"),
    ("pinjaman", (), "pinjaman", "tu_pu", {"setuju": "tidak", "catatan": " "}, "catatan", "alasannya"),
    ("ubah_ketentuan", ("jra",), None, "admin", {"kode": "600.1.1", "nama": "Laporan", "aktif": "2", "inaktif": "3",
     "nasib": "musnah", "pemicu": "lain", "dasar": "Perwali 7", "dari": "2026-01-01"}, "kejadian", "Sebutkan kejadian"),
    ("ubah_ketentuan", ("jra",), None, "admin", {"kode": "600.1.1", "nama": "Laporan", "aktif": "2", "inaktif": "3",
     "nasib": "musnah", "pemicu": "ditutup", "dasar": "Perwali 7", "dari": "2000-01-01"}, "dari", "sejak hari itu"),
    ("hapus", (), "hapus", "kadis_pu", {"putusan": "dipertahankan", "alasan": "   "}, "alasan", "tidak boleh kosong"),
]  # fmt: skip


@pytest.mark.parametrize("baris", TOLAK, ids=lambda b: "-".join([b[0], *b[1], b[5]]))
def test_what_is_refused_stands_beside_its_field_and_what_was_typed_stays(benda, masuk, baris):
    nama, lain, kunci, kode, data, bidang, kata = baris
    answer = masuk(kode).post(alamat(nama, *([benda[kunci]] if kunci else []), *lain), data)
    assert answer.status_code == 422
    page = teks(answer)
    assert kata in disebut(page, bidang), disebut(page, bidang)
    for value in data.values():
        if value.strip() and value != "on":
            assert value in page, value


# (halaman, argumen, kunci benda, pejabat, isian, yang berubah)
JADI = [
    ("buat", (), None, "tu_pu", {"klasifikasi": "600.1.1", "judul": "Irigasi", "media": "kertas", "lokasi": "Boks 9"},
     lambda b: BerkasArsip.objects.get(judul="Irigasi").lokasi == "Boks 9"),
    ("catat_item", (), "terbuka", "tu_pu", {"jenis": "Peta", "tanggal": "2020-01-01", "uraian": "Peta saluran"},
     lambda b: ItemArsip.objects.get(uraian="Peta saluran").berkas_id == b["terbuka"]),
    ("berbuat", ("buka",), "tutup", "tu_pu", {"alasan": "Berlanjut"},
     lambda b: BerkasArsip.objects.get(pk=b["tutup"]).status == "terbuka"),
    ("berbuat", ("kejadian",), "kejadian", "tu_pu", {"pada": "2021-06-06"},
     lambda b: str(BerkasArsip.objects.get(pk=b["kejadian"]).jatuh_tempo) == "2026-06-06"),
    ("berbuat", ("tandai",), "tutup", "tu_pu", {"vital": "on"}, lambda b: BerkasArsip.objects.get(pk=b["tutup"]).vital),
    ("berbuat", ("nasib",), "inaktif", "kadis_pu", {"nasib": "permanen", "tambahan": "0", "alasan": "Bersejarah"},
     lambda b: BerkasArsip.objects.get(pk=b["inaktif"]).nasib == "permanen"),
    ("pinjam", (), "tutup", "kadis_dlh", {"cara": "fisik", "keperluan": "Bahan", "sampai": "2199-01-01"},
     lambda b: Peminjaman.objects.filter(cara="fisik").count() == 1),
    ("pinjaman", (), "pinjaman", "tu_pu", {"setuju": "tidak", "catatan": "Sedang dipakai"},
     lambda b: Peminjaman.objects.get(pk=b["pinjaman"]).status == "ditolak"),
    ("melangkah", ("batalkan",), "susut", "tu_pu", {"alasan": "Ditunda"},
     lambda b: Penyusutan.objects.get(pk=b["susut"]).status == "batal"),
    ("melangkah", ("setujui",), "susut", "walikota", NOTA,
     lambda b: Penyusutan.objects.get(pk=b["susut"]).riwayat.latest("id").catatan == "Tanpa lampiran"),
    ("ubah_ketentuan", ("lembaga",), None, "admin", {}, lambda b: not LembagaArsip.objects.exists()),
    ("ubah_ketentuan", ("ambang",), None, "kadis_sos", {"ambang": "12", "hitung": "inaktif", "saksi": "3", "dasar": "Perwali",
     "dari": "2026-01-01"}, lambda b: KetentuanArsip.objects.get(ambang=12).saksi == 3),
    ("catat_hapus", (), None, "tu_pu", {"pemohon": "Ibu Rekaan", "kontak": "08", "uraian": "Hapus foto"},
     lambda b: PermintaanHapus.objects.get(pemohon="Ibu Rekaan").status == "diterima"),
    ("hapus", (), "hapus", "kadis_pu", {"putusan": "dipertahankan", "alasan": "Retensi"},
     lambda b: PermintaanHapus.objects.get(pk=b["hapus"]).putusan == "dipertahankan"),
]  # fmt: skip


@pytest.mark.parametrize("baris", JADI, ids=lambda b: "-".join([b[0], *b[1]]))
def test_a_form_that_is_right_does_its_act_and_leads_to_a_page_that_opens(benda, masuk, baris):
    nama, lain, kunci, kode, data, wanted = baris
    client = masuk(kode)
    answer = client.post(alamat(nama, *([benda[kunci]] if kunci else []), *lain), data or {"kirim": "1"})
    assert answer.status_code == 302, teks(answer)[:2000]
    assert wanted(benda)
    assert client.get(answer["Location"]).status_code == 200


# --- halaman dengan aturannya sendiri


def test_the_lifted_hold_is_chosen_from_those_that_hold(benda, masuk, pada):
    row = BerkasArsip.objects.get(pk=benda["tutup"])
    other = services.tahan(pada("kadis_pu"), row, perkara="8/2026", alasan="x")
    client, page = masuk("inspektur"), alamat("berbuat", row.pk, "lepas")
    assert "7/2026" in teks(client.get(page))
    client.post(page, {"penahanan": row.penahanan.get(perkara="7/2026").pk, "alasan": "Selesai"})
    left = teks(client.get(page))
    assert "8/2026" in left
    assert f'<option value="{other.pk}"' in left
    assert client.post(page, {"penahanan": row.penahanan.get(perkara="7/2026").pk, "alasan": "x"}).status_code == 422


def test_a_list_is_drawn_up_on_screen_and_shows_what_was_chosen(berkas, pada, kota, masuk):
    one, two = berkas(ditutup="2020-01-15", judul="Satu"), berkas(ditutup="2020-02-15", judul="Dua")
    row = services.susun_susut(pada("tu_pu"), kota.unit["pu"], jenis=Jenis.PINDAH, judul="Pindah")
    client, page = masuk("tu_pu"), alamat("melangkah", row.pk, "seleksi")
    assert "Satu" in teks(client.get(page))
    assert client.post(page, {"berkas": [one.pk]}).status_code == 302
    again = teks(client.get(page))
    boxes = {int(m[1]): "checked" in m[0] for m in re.finditer(rf'<input[^>]*value="({one.pk}|{two.pk})"[^>]*>', again)}
    assert boxes == {one.pk: True, two.pk: False}
    assert client.post(page, {"berkas": [10**9]}).status_code == 422
    assert client.post(alamat("melangkah", row.pk, "ajukan"), {"kirim": "1"}).status_code == 302
    assert client.get(page).status_code in {200, 409}
    assert client.post(page, {"berkas": [one.pk]}).status_code in {409, 422}


def test_the_panel_writes_its_reasons_beside_each_file(inaktif, panitia, langkah, masuk):
    one, two = inaktif(ditutup="2020-01-15", judul="Satu"), inaktif(ditutup="2020-02-15", judul="Dua")
    row = panitia()
    langkah["pilih"](row)
    langkah["ajukan"](row)
    client, page = masuk("kadis_sos"), alamat("melangkah", row.pk, "nilai")
    shown = teks(client.get(page))
    assert f'name="keluar_{one.pk}"' in shown
    assert two.nomor in shown
    assert client.post(page, NOTA | {f"keluar_{one.pk}": "x", f"keluar_{two.pk}": "y"}).status_code == 422
    assert client.post(page, NOTA | {f"keluar_{two.pk}": "Bernilai sejarah", f"keluar_{one.pk}": ""}).status_code == 302
    told = teks(client.get(alamat("susut", row.pk)))
    assert "Dikeluarkan panitia" in told
    assert "Bernilai sejarah" in told


def test_a_panel_is_set_up_on_screen(arsip, masuk):
    client = masuk("kadis_pu")
    told = {"judul": "Musnah 2026", "nomor": "SK/1", "tanggal": "2026-11-20"}
    for n, (name, office) in enumerate((("Sari", "Ketua"), ("Budi", "Kadis"), ("Wati", "Arsiparis")), 1):
        told |= {f"nama_{n}": name, f"jabatan_{n}": office}
    half = client.post(alamat("mulai", "musnah"), told | {"nama_4": "Tono"})
    assert half.status_code == 302, "a row without an office is no member"
    row = Penyusutan.objects.get()
    assert row.panitia == [["Sari", "Ketua"], ["Budi", "Kadis"], ["Wati", "Arsiparis"]]
    page = teks(client.get(alamat("susut", row.pk)))
    for word in ("Sari", "ketua", "Keputusan pembentukan panitia penilai arsip", "SK/1"):
        assert word in page


def test_the_letter_of_anri_is_asked_for_on_the_long_way_only(inaktif, panitia, langkah, masuk, lembar):
    asked = {}
    for long, kode in ((False, "walikota"), (True, "kadis_sos")):
        inaktif("600.1.1" if long else "100.1.1", ditutup="2010-01-15")
        row = panitia(panjang=long)
        for step in ("pilih", "ajukan", "nilai"):
            langkah[step](row)
        page = alamat("melangkah", row.pk, "setujui")
        asked[long] = 'name="berkas"' in teks(masuk(kode).get(page))
    assert asked == {False: False, True: True}
    client = masuk("kadis_sos")
    assert client.post(page, NOTA | {"berkas": SimpleUploadedFile("a.txt", b"bukan pdf")}).status_code == 422
    assert client.post(page, NOTA).status_code == 422
    assert client.post(page, NOTA | {"berkas": SimpleUploadedFile("a.pdf", lembar("anri"))}).status_code == 302


@pytest.mark.parametrize("apa", ["perda", "ambangg", "jra2", "lembaga-x"])
def test_a_rule_that_there_is_not_is_no_page(arsip, masuk, apa):
    before = KetentuanArsip.objects.count()
    told = {"ambang": "5", "hitung": "total", "saksi": "2", "dasar": "x", "dari": "2026-01-01"}
    assert masuk("admin").get(alamat("ubah_ketentuan", apa)).status_code == 404
    assert masuk("admin").post(alamat("ubah_ketentuan", apa), told).status_code == 404
    assert KetentuanArsip.objects.count() == before


def test_an_answered_request_is_shown_and_not_answered_again(benda, masuk):
    client, page = masuk("kadis_pu"), alamat("hapus", benda["hapus"])
    client.post(page, {"putusan": "dibatasi", "alasan": "UU 27/2022"})
    shown = teks(client.get(page))
    assert "Dibatasi: hanya dibaca yang berwenang" in shown
    assert "Pejabat Kepala Dinas PU, Kepala Dinas PU" in shown
    assert 'name="putusan"' not in shown
    client.post(page, {"putusan": "dipertahankan", "alasan": "Lain"})
    assert PermintaanHapus.objects.get(pk=benda["hapus"]).putusan == "dibatasi"


def test_who_may_not_answer_reads_the_request(benda, masuk):
    shown = teks(masuk("tu_pu").get(alamat("hapus", benda["hapus"])))
    assert "Warga" in shown
    assert 'name="putusan"' not in shown
    assert masuk("tu_pu").post(alamat("hapus", benda["hapus"]), {"putusan": "dipertahankan", "alasan": "x"}).status_code in {404, 422}  # fmt: skip
    assert PermintaanHapus.objects.get(pk=benda["hapus"]).putusan == ""


def test_a_loan_that_came_back_cannot_come_back_again(benda, masuk):
    client = masuk("tu_pu")
    client.post(alamat("pinjaman", benda["pinjaman"]), {"setuju": "ya"})
    assert "Sudah kembali" in teks(client.get(alamat("pinjaman", benda["pinjaman"])))
    assert client.post(alamat("kembalikan", benda["pinjaman"])).status_code == 302
    assert client.post(alamat("kembalikan", benda["pinjaman"])).status_code == 409
    assert masuk("camat").post(alamat("kembalikan", benda["pinjaman"])).status_code == 404


def test_saved_views_are_ones_own_and_lead_to_their_list(arsip, masuk):
    client = masuk("tu_pu")
    client.post(alamat("simpan_tampilan"), {"nama": "Sewa & kontrak", "q": "sewa & kontrak", "nasib": "musnah"})
    page = teks(client.get(alamat("daftar")))
    assert "Sewa &amp; kontrak" in page
    assert "q=sewa%20%26%20kontrak&amp;" in page
    assert "Sewa" not in teks(masuk("kadis_pu").get(alamat("daftar")))
    row = TampilanArsip.objects.get()
    assert masuk("kadis_pu").post(alamat("buang_tampilan", row.pk)).status_code == 404
    masuk("tu_pu").post(alamat("simpan_tampilan"), {"nama": "", "q": "x"})
    assert TampilanArsip.objects.count() == 1


@pytest.mark.parametrize("nama", ["simpan_tampilan", "ekspor"])
def test_what_changes_something_is_never_done_by_a_link(arsip, masuk, nama):
    assert masuk("tu_pu").get(alamat(nama)).status_code == 405
