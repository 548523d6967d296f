"""Lists: each filter, paging to the end, the same cost with one row and with three, what leaves as a table."""

import csv
import io
from uuid import uuid4

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from poros.domain.kearsipan import services
from poros.domain.kearsipan.models import (
    AturanRetensi,
    BerkasArsip,
    LaporanKeutuhan,
    PaketArsip,
    Penyusutan,
    PermintaanHapus,
    TemuanKeutuhan,
)
from poros.domain.kearsipan.queries import berkas as baca
from poros.domain.kearsipan.queries.retensi import aturan, kelas, ketentuan
from poros.domain.kearsipan.rules.berkas import JenisMedia
from poros.domain.kearsipan.rules.pinjam import Cara
from poros.domain.kearsipan.tests.conftest import HARI
from poros.domain.kearsipan.values import DataItem, SaringArsip
from poros.web.halaman import potong

pytestmark = pytest.mark.django_db


@pytest.fixture
def rak(berkas, inaktif, pada, kota):
    """One file for each thing that a list may ask for, by its name."""
    rows = {
        "terbuka": berkas(judul="Terbuka"),
        "tutup": berkas(ditutup="2026-10-01", judul="Baru ditutup"),
        "pindah": berkas(ditutup="2025-01-05", judul="Lewat masa aktif"),
        "kejadian": berkas("100.2.1", ditutup="2020-05-05", judul="Perjanjian sewa"),
        "habis": inaktif(ditutup="2020-01-15", judul="Undangan lama"),
        "nilai": inaktif("600.1.2", ditutup="2020-01-15", judul="Gambar gedung"),
        "permanen": berkas("000.5", ditutup="2026-01-01", judul="Daftar arsip"),
        "rahasia": berkas(judul="Penyergapan", kerahasiaan="rahasia"),
    }
    services.tandai(pada("tu_pu"), rows["tutup"], vital=True, terjaga=True, bidang="kewilayahan")
    services.tahan(pada("inspektur"), rows["pindah"], perkara="1/2026", alasan="x")
    BerkasArsip.objects.filter(pk=rows["permanen"].pk).update(dibuat="2019-03-03")
    return rows


@pytest.mark.parametrize(
    ("saring", "wanted"),
    [
        ({}, {"terbuka", "tutup", "pindah", "kejadian", "habis", "nilai", "permanen"}),
        ({"status": "terbuka"}, {"terbuka"}),
        ({"status": "inaktif"}, {"habis", "nilai"}),
        ({"nasib": "permanen"}, {"permanen"}),
        ({"nasib": "dinilai_kembali"}, {"nilai"}),
        ({"klasifikasi": "100"}, {"terbuka", "tutup", "pindah", "kejadian", "habis"}),
        ({"klasifikasi": "100.2.1"}, {"kejadian"}),
        ({"klasifikasi": "100.2.10"}, set()),
        ({"klasifikasi": "10"}, set()),
        ({"kerahasiaan": "rahasia"}, set()),
        ({"kerahasiaan": "terbatas", "status": "terbuka"}, {"terbuka"}),
        ({"tahun": 2019}, {"permanen"}),
        ({"hal": "vital"}, {"tutup"}),
        ({"hal": "terjaga"}, {"tutup"}),
        ({"hal": "ditahan"}, {"pindah"}),
        ({"hal": "pindah"}, {"pindah"}),
        ({"hal": "jatuh_tempo"}, {"habis", "nilai"}),
        ({"hal": "nilai"}, {"nilai"}),
        ({"hal": "kejadian"}, {"kejadian"}),
        ({"hal": "sendiri", "status": "terbuka"}, {"terbuka"}),
        ({"hal": "tak_dikenal", "status": "terbuka"}, {"terbuka"}),
        ({"q": "sewa"}, {"kejadian"}),
        ({"q": "undangan lama"}, {"habis"}),
        ({"q": "penyergapan"}, set()),
        ({"q": "sewa", "status": "terbuka"}, set()),
        ({"q": "   ", "status": "terbuka"}, {"terbuka"}),
        ({"q": "!!!"}, set()),
    ],
)
def test_each_filter_of_the_list(rak, pada, saring, wanted):
    names = {row.pk: name for name, row in rak.items()}
    found = {names[row.pk] for row in baca.berkas_terlihat(pada("tu_pu"), SaringArsip(**saring)) if row.pk in names}
    assert found == wanted


def test_soon_due_looks_ninety_days_ahead(berkas, pada, kota):
    row = berkas(ditutup="2024-01-15")
    for day, seen in (("2026-10-16", False), ("2026-10-17", True), ("2027-01-15", True)):
        from datetime import date

        actor = kota.aktor("tu_pu", date.fromisoformat(day))
        assert baca.berkas_terlihat(actor, SaringArsip(hal="segera")).filter(pk=row.pk).exists() is seen, day


def test_paging_meets_every_file_once(berkas, pada):
    first = berkas()
    copies = []
    for n in range(120):
        row = BerkasArsip.objects.get(pk=first.pk)
        row.pk, row.nomor, row.uuid = None, f"{n}/UJI", uuid4()
        copies.append(row)
    BerkasArsip.objects.bulk_create(copies)
    rows, seen, address = baca.berkas_terlihat(pada("tu_pu")), [], {}
    for _page in range(4):
        page = potong(rows, address)
        seen += [row.pk for row in page.isi]
        if page.sesudah is None:
            break
        address = {"sesudah": str(page.sesudah)}
    assert len(seen) == len(set(seen)) == 121
    assert seen == sorted(seen, reverse=True)


def isi_daftar(nama, banyak, berkas, pada, kota, panitia):  # noqa: PLR0917 -- what its tests hand on
    for n in range(banyak):
        if nama == "daftar":
            berkas(ditutup="2026-01-05", judul=f"Laporan {n}")
        elif nama == "susut_daftar":
            panitia()
        elif nama == "pinjaman_daftar":
            row = berkas(ditutup="2026-01-05", judul=f"Pinjam {n}")
            services.minta_pinjam(pada("camat"), row, cara=Cara.BACA, keperluan="x", sampai=HARI)
        elif nama == "hapus_daftar":
            services.catat_permintaan(pada("tu_pu"), kota.unit["pu"], pemohon=f"W{n}", kontak="-", uraian="x")
        elif nama == "terjaga":
            row = berkas(ditutup="2026-01-05", judul=f"Jaga {n}")
            services.tandai(pada("tu_pu"), row, vital=False, terjaga=True, bidang="kewilayahan")


@pytest.mark.parametrize("banyak", [1, 3])
@pytest.mark.parametrize(
    ("nama", "kode", "biaya"),
    [("daftar", "tu_pu", 5), ("susut_daftar", "tu_pu", 5), ("pinjaman_daftar", "tu_pu", 5), ("hapus_daftar", "tu_pu", 4),
     ("terjaga", "tu_pu", 5)],
)  # fmt: skip
def test_a_list_costs_the_same_with_one_row_and_with_three(  # noqa: PLR0917 -- fixtures and columns of a table
    arsip, berkas, pada, kota, panitia, masuk, nama, kode, biaya, banyak, django_assert_num_queries
):
    isi_daftar(nama, banyak, berkas, pada, kota, panitia)
    client = masuk(kode)
    client.get(reverse(f"arsip:{nama}"))
    with django_assert_num_queries(biaya):
        assert client.get(reverse(f"arsip:{nama}")).status_code == 200


@pytest.mark.parametrize("banyak", [1, 3])
@pytest.mark.parametrize(("nama", "model"), [("keutuhan", "laporan"), ("salinan", "paket"), ("ketentuan", "jra")])
def test_service_lists_cost_the_same(arsip, masuk, nama, model, banyak, django_assert_num_queries):  # noqa: PLR0917 -- as above
    from datetime import timedelta

    for n in range(banyak):
        if model == "laporan":
            LaporanKeutuhan.objects.create(hari=HARI - timedelta(days=n), banyak=1, ukuran=1, diperiksa_sehari=1)
        elif model == "paket":
            PaketArsip.objects.create(
                oleh="x", banyak_berkas=1, banyak_item=1, banyak_isi=1, ukuran=1, sidik="0" * 64, nama=f"{n}.zip"
            )
        else:
            AturanRetensi.objects.create(
                kode=f"90{n}", nama="x", aktif=1, inaktif=1, nasib="musnah", dasar="x", dari=HARI
            )
    client = masuk("kadis_sos")
    client.get(reverse(f"arsip:{nama}"))
    with django_assert_num_queries({"keutuhan": 8, "salinan": 5, "ketentuan": 8}[nama]):
        assert client.get(reverse(f"arsip:{nama}")).status_code == 200


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_page_of_a_file_costs_the_same_whatever_lies_in_it(berkas, pada, masuk, banyak, django_assert_num_queries):
    row = berkas()
    for n in range(banyak):
        services.catat_item(pada("tu_pu"), row, data=DataItem(jenis="Surat", tanggal=HARI, uraian=f"Surat {n}"))
    client = masuk("tu_pu")
    client.get(reverse("arsip:berkas", args=[row.pk]))
    with django_assert_num_queries(10):
        client.get(reverse("arsip:berkas", args=[row.pk]))


@pytest.mark.parametrize("banyak", [1, 3])
def test_fixing_a_list_costs_the_same_whatever_is_on_it(inaktif, panitia, pada, banyak, django_assert_max_num_queries):
    rows = [inaktif(ditutup="2020-01-15", judul=f"B{n}") for n in range(banyak)]
    susut, tu = panitia(), pada("tu_pu")
    services.pilih(tu, susut, berkas_id=[r.pk for r in rows])
    with django_assert_max_num_queries(8):
        services.ajukan_susut(tu, susut)


# --- yang keluar sebagai tabel


def lembar_kerja(answer) -> list[list]:
    """The rows of a table, from its head on."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content)))
    rows = book.get_sheet_by_index(0).to_python()
    return rows[next(n for n, row in enumerate(rows) if "Nomor berkas" in row) :]


def test_the_table_holds_what_article_42_wants(rak, masuk):
    answer = masuk("tu_pu").get(reverse("arsip:ekspor_daftar", args=["xlsx"]), {"nasib": "musnah"})
    head, *rows = lembar_kerja(answer)
    assert head[:5] == ["Pencipta", "Unit pengolah", "Nomor berkas", "Kode", "Uraian"]
    assert {r[4] for r in rows} == {"Baru ditutup", "Lewat masa aktif", "Perjanjian sewa", "Undangan lama"}
    old = next(r for r in rows if r[4] == "Undangan lama")
    assert (old[7], old[9], str(old[10])[:10]) == (1, "Musnah", "2023-01-15")


def test_the_table_keeps_secret_files_to_their_head(rak, masuk):
    def judul(kode):
        answer = masuk(kode).get(reverse("arsip:ekspor_daftar", args=["csv"]))
        lines = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
        return {cell for line in lines for cell in line}

    assert "Penyergapan" in judul("kadis_pu")
    for kode in ("tu_pu", "kadis_dlh", "walikota", "kadis_sos"):
        assert "Penyergapan" not in judul(kode)


def test_a_title_that_looks_like_a_formula_stays_words(berkas, masuk):
    berkas(judul="=HYPERLINK(1)")
    answer = masuk("tu_pu").get(reverse("arsip:ekspor_daftar", args=["xlsx"]))
    assert "=HYPERLINK(1)" in {row[4] for row in lembar_kerja(answer)}


# --- aturan yang berlaku pada suatu hari


@pytest.mark.parametrize(
    ("kode", "hari", "wanted"),
    [
        ("600.1.1", "2026-11-23", ("600.1.1", 5)),
        ("600.1.1", "2025-12-31", ("600.1.1", 2)),
        ("600.1.1", "1980-01-01", ("600.1.1", 2)),
        ("600.1.1.9", "2026-11-23", ("600.1.1", 5)),
        ("600.1.9", "2026-11-23", ("600", 9)),
        ("600.1.9", "2025-01-01", ("600", 9)),
        ("700", "2026-11-23", None),
    ],
)
def test_the_row_of_the_day_and_of_the_nearest_code(arsip, kode, hari, wanted):
    from datetime import date

    AturanRetensi.objects.create(
        kode="600.1.1", nama="Baru", aktif=5, inaktif=5, nasib="musnah", dasar="x", dari="2026-01-01"
    )
    AturanRetensi.objects.create(
        kode="600", nama="Umum", aktif=9, inaktif=1, nasib="musnah", dasar="x", dari="2026-01-01"
    )
    row = aturan(kode, date.fromisoformat(hari))
    assert (row and (row.kode, row.aktif)) == wanted


def test_what_the_skkad_does_not_name_is_terbatas(arsip):
    assert (kelas("100.1.1", HARI).kerahasiaan, kelas("100.1.1", HARI).akses) == ("terbatas", "umum")


def test_the_terms_of_the_day(arsip):
    from datetime import date

    from poros.domain.kearsipan.models import KetentuanArsip

    KetentuanArsip.objects.create(ambang=7, saksi=3, dasar="x", dari=date(2026, 6, 1))
    assert ketentuan(date(2026, 5, 31)).ambang == 10
    assert ketentuan(date(2026, 6, 1)).saksi == 3
    assert ketentuan(date(1990, 1, 1)).ambang == 10


@pytest.mark.parametrize(
    ("media", "lokasi"), [(JenisMedia.KERTAS, "Ruang 2, lemari A"), (JenisMedia.CAMPURAN, "Boks 7")]
)
def test_where_paper_lies_can_be_found(berkas, pada, media, lokasi):
    row = berkas(media=media, lokasi=lokasi)
    assert list(baca.berkas_terlihat(pada("tu_pu"), SaringArsip(q=lokasi.split(",")[0]))) == [row]


def test_lists_of_nothing_say_so(arsip, masuk):
    client = masuk("kadis_sos")
    for nama, words in (("daftar", "Tidak ada berkas di sini"), ("susut_daftar", "Belum ada penyusutan"),
                        ("pinjaman_daftar", "Belum ada peminjaman"), ("hapus_daftar", "Belum ada permintaan"),
                        ("terjaga", "Belum ada arsip terjaga"), ("salinan", "Belum ada salinan"),
                        ("keutuhan", "Belum ada laporan"), ("calon", "sudah diberkaskan")):  # fmt: skip
        assert words in client.get(reverse(f"arsip:{nama}")).content.decode(), nama
    for model in (BerkasArsip, Penyusutan, PermintaanHapus, TemuanKeutuhan):
        assert not model.objects.exists()
