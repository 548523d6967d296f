"""Pages by client: every one opens, forms refuse beside their fields, lists cost the same with one row and with three."""

import io
import zipfile

import pytest
from django.urls import reverse

from poros.domain.kearsipan import services
from poros.domain.kearsipan.models import BerkasArsip, Peminjaman, Penyusutan, PermintaanHapus, TampilanArsip
from poros.domain.kearsipan.rules.pinjam import Cara
from poros.domain.kearsipan.services.paket import salin_semua
from poros.domain.kearsipan.tasks.kerja import laporkan
from poros.kernel.pekerjaan.konteks import aktor_sistem

pytestmark = pytest.mark.django_db


def buka(client, nama, *args, **query):
    return client.get(reverse(f"arsip:{nama}", args=args), query)


@pytest.fixture
def isi(dinilai, berkas, pada, kota):
    """One of everything."""
    row = berkas(ditutup="2026-01-05", judul="Laporan")
    services.minta_pinjam(pada("camat"), row, cara=Cara.BACA, keperluan="Telaah", sampai=pada("camat").hari)
    services.catat_permintaan(
        pada("tu_pu"), kota.unit["pu"], pemohon="Warga", kontak="-", uraian="Hapus", berkas_id=[row.pk]
    )
    services.tahan(pada("inspektur"), row, perkara="7/2026", alasan="Sengketa")
    services.simpan_tampilan(pada("tu_pu"), kota.orang["tu_pu"], nama="Vital", saringan={"hal": "vital"})
    laporkan()
    salin_semua(aktor_sistem(), io.BytesIO())
    return row


@pytest.mark.usefixtures("isi")
@pytest.mark.parametrize("kode", ["tu_pu", "kadis_pu", "kadis_sos", "inspektur", "walikota", "admin"])
def test_every_page_opens(masuk, kode):
    client = masuk(kode)
    for nama in ("daftar", "calon", "susut_daftar", "pinjaman_daftar", "salinan", "keutuhan", "ketentuan",
                 "hapus_daftar"):  # fmt: skip
        assert buka(client, nama).status_code == 200, nama
    for nama, model in (("berkas", BerkasArsip), ("susut", Penyusutan), ("pinjaman", Peminjaman),
                        ("hapus", PermintaanHapus)):  # fmt: skip
        for pk in model.objects.values_list("pk", flat=True):
            assert buka(client, nama, pk).status_code in {200, 404}, nama


def test_pages_of_the_office_itself_hold_what_they_should(masuk, isi):
    client = masuk("kadis_pu")
    page = buka(client, "berkas", isi.pk).content.decode()
    for word in ("Isi Laporan", "Ditahan karena 7/2026", "Perwali 9/2020", "Retensi habis"):
        assert word in page
    assert "Isi Laporan" in buka(client, "item", isi.item.get().pk).content.decode()
    assert "hanya dibaca yang berhak" in buka(masuk("kadis_dlh"), "berkas", isi.pk).content.decode()


def test_acts_are_offered_as_they_are_allowed(masuk, isi):
    def acts(kode):
        page = buka(masuk(kode), "berkas", isi.pk).content.decode()
        return {a for a in ("tutup", "buka", "kejadian", "tahan", "lepas", "tandai", "nasib")
                if reverse("arsip:berbuat", args=[isi.pk, a]) in page}  # fmt: skip

    assert acts("tu_pu") == {"buka", "tahan", "lepas", "tandai"}
    assert acts("inspektur") == {"tahan", "lepas"}
    assert acts("kadis_dlh") == set()


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_list_costs_the_same(berkas, masuk, banyak, django_assert_num_queries):
    for n in range(banyak):
        berkas(ditutup="2026-01-05", judul=f"Laporan {n}")
    client = masuk("tu_pu")
    buka(client, "daftar")
    with django_assert_num_queries(5):
        assert buka(client, "daftar").content.decode().count("Laporan ") >= banyak


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_list_of_disposals_costs_the_same(panitia, masuk, banyak, django_assert_num_queries):
    for _n in range(banyak):
        panitia()
    client = masuk("tu_pu")
    buka(client, "susut_daftar")
    with django_assert_num_queries(5):
        buka(client, "susut_daftar")


def test_the_list_narrows_and_downloads(berkas, masuk):
    berkas(judul="Undangan rapat")
    berkas("600.1.1", judul="Laporan jembatan", ditutup="2026-01-05")
    client = masuk("tu_pu")
    for query, seen in (({"klasifikasi": "600"}, False), ({"q": "undangan"}, True), ({"status": "terbuka"}, True),
                        ({"hal": "vital"}, False), ({"tahun": "2025"}, False), ({"nasib": "musnah"}, False)):  # fmt: skip
        assert ("Undangan rapat" in buka(client, "daftar", **query).content.decode()) is seen, query
    table = b"".join(buka(client, "ekspor_daftar", "csv", klasifikasi="600").streaming_content).decode()
    assert "Laporan jembatan" in table
    assert "Undangan rapat" not in table


def test_a_file_is_opened_filled_and_closed_on_screen(arsip, masuk, lembar):
    client = masuk("tu_pu")
    wrong = client.post(reverse("arsip:buat"), {"klasifikasi": "abc", "judul": "x", "media": "kertas"})
    assert wrong.status_code == 422
    client.post(reverse("arsip:buat"), {"klasifikasi": "100.1.1", "judul": "Undangan", "media": "kertas"})
    row = BerkasArsip.objects.get()
    paper = io.BytesIO(lembar("layar"))
    paper.name = "undangan.pdf"
    told = {"jenis": "Surat", "tanggal": "2026-01-05", "uraian": "Undangan", "berkas": paper}
    client.post(reverse("arsip:catat_item", args=[row.pk]), told)
    assert row.item.count() == 1
    early = client.post(reverse("arsip:berbuat", args=[row.pk, "tutup"]), {"pada": "2026-01-01"})
    assert early.status_code == 422
    assert "sesudah hari penutupan" in early.content.decode()
    client.post(reverse("arsip:berbuat", args=[row.pk, "tutup"]), {"pada": "2026-01-06"})
    row.refresh_from_db()
    assert row.status == "tutup"
    assert client.get(reverse("arsip:berbuat", args=[row.pk, "terbang"])).status_code == 404


def test_a_view_is_kept_from_the_list(masuk, arsip):
    client = masuk("tu_pu")
    client.post(reverse("arsip:simpan_tampilan"), {"nama": "Vital", "hal": "vital", "status": "aneh"})
    row = TampilanArsip.objects.get()
    assert row.saringan == {"hal": "vital"}
    assert "hal=vital" in buka(client, "daftar").content.decode()
    client.post(reverse("arsip:buang_tampilan", args=[row.pk]))
    assert not TampilanArsip.objects.exists()


def test_a_copy_is_taken_out_and_read_back_on_screen(berkas, masuk):
    berkas()
    answer = masuk("tu_pu").post(reverse("arsip:ekspor"))
    content = io.BytesIO(b"".join(answer.streaming_content))
    assert zipfile.ZipFile(content).testzip() is None
    content.seek(0)
    content.name = "arsip.zip"
    client = masuk("kadis_sos")
    assert client.post(reverse("arsip:impor"), {"berkas": content}).status_code == 302
    broken = io.BytesIO(b"bukan zip")
    broken.name = "arsip.zip"
    refused = client.post(reverse("arsip:impor"), {"berkas": broken})
    assert refused.status_code == 422
    assert masuk("tu_pu").get(reverse("arsip:impor")).status_code == 404


def test_rules_are_laid_down_on_screen(arsip, masuk, kota):
    client = masuk("admin")
    based = {"dasar": "Perwali 1/2026", "dari": "2026-01-01"}
    jra = {"kode": "000", "nama": "Umum", "aktif": 1, "inaktif": 1, "nasib": "musnah", "pemicu": "ditutup"}
    rows = {
        "jra": jra | based,
        "skkad": {"kode": "600", "kerahasiaan": "biasa", "akses": "umum"} | based,
        "ambang": {"ambang": 10, "hitung": "total", "saksi": 2} | based,
        "lembaga": {"lembaga": [kota.unit["dlh"].pk], "saksi": []},
    }
    for apa, data in rows.items():
        assert client.get(reverse("arsip:ubah_ketentuan", args=[apa])).status_code == 200
        assert client.post(reverse("arsip:ubah_ketentuan", args=[apa]), data).status_code == 302, apa
    assert client.post(reverse("arsip:ubah_ketentuan", args=["jra"]), rows["jra"]).status_code == 422
    assert "Umum" in buka(client, "ketentuan", q="umum").content.decode()


def test_a_loan_and_a_request_are_answered_on_screen(isi, masuk):
    loan, asked = Peminjaman.objects.get(), PermintaanHapus.objects.get()
    client = masuk("kadis_pu")
    client.post(reverse("arsip:pinjaman", args=[loan.pk]), {"setuju": "ya"})
    client.post(reverse("arsip:kembalikan", args=[loan.pk]))
    wrong = client.post(reverse("arsip:hapus", args=[asked.pk]), {"putusan": "diproses", "alasan": "x"})
    assert wrong.status_code == 422
    client.post(reverse("arsip:hapus", args=[asked.pk]), {"putusan": "dibatasi", "alasan": "UU 27/2022"})
    loan.refresh_from_db()
    asked.refresh_from_db()
    assert (loan.status, asked.putusan) == ("kembali", "dibatasi")


def test_the_desk_says_what_waits(isi, masuk):
    page = masuk("walikota").get("/").content.decode()
    assert "Pemusnahan PU 2026" in page
    assert "Pemusnahan PU 2026" not in masuk("kadis_dlh").get("/").content.decode()


@pytest.mark.parametrize("kode", ["walikota", "kadis_pu", "kadis_sos", "inspektur", "tu_pu"])
def test_the_desk_asks_one_question(isi, pada, kode, django_assert_num_queries):
    from poros.domain.kearsipan.ikhtisar import kartu

    actor = pada(kode)
    with django_assert_num_queries(1):
        cards = kartu(actor)
    assert bool(cards) is (kode in {"walikota", "kadis_pu", "tu_pu"})
