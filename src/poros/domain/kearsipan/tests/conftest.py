"""A government with a JRA of its own, an archives office (Dinas Sosial plays it), witnesses, and files of all ages."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from django.utils import translation

from poros.domain.kearsipan import services
from poros.domain.kearsipan.models import AturanRetensi, BerkasArsip, LembagaArsip, Penyusutan
from poros.domain.kearsipan.rules.susut import Jenis
from poros.domain.kearsipan.values import DataBerkas, DataItem, DataPanitia, Nota, Penilaian
from poros.domain.persuratan import services as persuratan
from poros.domain.persuratan.models import Surat
from poros.domain.persuratan.values import DataSurat
from poros.kernel.berkas.queries import isi as isi_berkas
from poros.kernel.rujukan.models import Klasifikasi
from poros.pure.retensi import Nasib, Pemicu
from poros.web.tests.conftest import alamat  # noqa: F401 -- a fixture is used by its name

HARI = date(2026, 11, 23)
KODE = {
    "000": "Umum",
    "000.5": "Kearsipan",
    "000.5.2": "Pengelolaan arsip",
    "100.1.1": "Undangan",
    "100.2.1": "Perjanjian",
    "600": "Pekerjaan umum",
    "600.1.1": "Laporan kegiatan",
    "600.1.2": "Dokumen bangunan",
}
JRA = (
    ("000.5", 1, 1, Nasib.PERMANEN, Pemicu.DITUTUP),
    ("100.1.1", 1, 2, Nasib.MUSNAH, Pemicu.DITUTUP),
    ("100.2.1", 2, 3, Nasib.MUSNAH, Pemicu.PERJANJIAN_BERAKHIR),
    ("600.1.1", 2, 8, Nasib.MUSNAH, Pemicu.DITUTUP),
    ("600.1.2", 1, 1, Nasib.DINILAI_KEMBALI, Pemicu.DITUTUP),
)


@pytest.fixture(autouse=True)
def bahasa() -> Iterator[None]:
    """A test that reads a page in English leaves its thread so; the next one begins in Indonesian."""
    with translation.override("id"):
        yield


def teks_pdf(tie) -> str:
    """The words of a made paper, as one line."""
    with pypdfium2.PdfDocument(b"".join(isi_berkas(tie.berkas))) as paper:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in paper)


@pytest.fixture(scope="session")
def lembar(tmp_path_factory) -> Callable[[str], bytes]:
    """A sheet of paper with these words on it, each different from the others."""

    def make(kata: str) -> bytes:
        return (
            b"%PDF-1.4\n% " + kata.encode() + b"\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj "
            b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
            b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n9\n%%EOF"
        )

    return make


@pytest.fixture
def arsip(kota) -> None:
    """The rules of the house: codes, JRA, who keeps and who witnesses."""
    Klasifikasi.objects.bulk_create(
        (Klasifikasi(kode=k, nama=n, tingkat=k.count(".") + 1) for k, n in KODE.items()), ignore_conflicts=True
    )
    AturanRetensi.objects.all().delete()
    AturanRetensi.objects.bulk_create(
        AturanRetensi(
            kode=kode, nama=KODE[kode], aktif=a, inaktif=i, nasib=n, pemicu=p, dasar="Perwali 9/2020",
            kejadian="Setelah perjanjian berakhir" if p is not Pemicu.DITUTUP else "", dari=date(2000, 1, 1),
        )
        for kode, a, i, n, p in JRA
    )  # fmt: skip
    LembagaArsip.objects.create(unit=kota.unit["sos"])
    LembagaArsip.objects.create(unit=kota.unit["insp"], saksi=True)
    LembagaArsip.objects.create(unit=kota.unit["ekbang"], saksi=True)


@pytest.fixture
def pada(kota) -> Callable[[str], object]:
    """An actor on the day of the tests."""
    return lambda kode: kota.aktor(kode, HARI)


@pytest.fixture
def berkas(kota, arsip, pada, lembar) -> Callable[..., BerkasArsip]:
    """A file of Dinas PU with one scanned paper, open; `ditutup` closes it on a day of the past."""

    def make(kode: str = "100.1.1", ditutup: str = "", judul: str = "Undangan rapat", **ganti) -> BerkasArsip:
        secret = "rahasia" in ganti.get("kerahasiaan", "")
        tu = replace(pada("kadis_pu" if secret else "tu_pu"), hari=date.fromisoformat(ditutup) if ditutup else HARI)
        row = services.buat_berkas(tu, kota.unit["pu"], data=DataBerkas(klasifikasi=kode, judul=judul, **ganti))
        data = DataItem(jenis="Surat", tanggal=tu.hari, uraian=f"Isi {judul}", nomor="5/PU")
        services.catat_item(tu, row, data=data, lampiran=[(lembar(f"{judul} {row.pk}"), "surat.pdf")])
        if ditutup:
            services.tutup_berkas(tu, row)
        row.refresh_from_db()
        return row

    return make


@pytest.fixture
def nota() -> Callable[[str], Nota]:
    """The paper of a step."""
    return lambda nomor="1/2026": Nota(nomor=nomor, tanggal=HARI)


@pytest.fixture
def inaktif(berkas, pada, kota, nota) -> Callable[..., BerkasArsip]:
    """A file that has been transferred, the short way or the long one."""

    def make(*args, **ganti) -> BerkasArsip:
        row = berkas(*args, **ganti)
        tu = pada("tu_pu")
        move = services.susun_susut(tu, kota.unit["pu"], jenis=Jenis.PINDAH, judul="Pindah", panjang=row.panjang)
        services.pilih(tu, move, berkas_id=[row.pk])
        services.ajukan_susut(tu, move)
        services.terima_susut(pada("kadis_sos" if row.panjang else "kadis_pu"), move, nota=nota())
        row.refresh_from_db()
        return row

    return make


PANITIA = DataPanitia(
    nomor="SK 1/2026",
    tanggal=HARI,
    anggota=(("Sari", "Kepala Dinas Sosial"), ("Budi", "Kepala Dinas PU"), ("Wati", "Arsiparis")),
)


@pytest.fixture
def langkah(pada, nota, lembar) -> dict[str, Callable[[Penyusutan], object]]:
    """Every step of a destruction after the panel, done by whom it belongs to; in their order."""

    def setujui(row):
        if row.panjang:
            letter = {"berkas": lembar("persetujuan anri"), "nama_berkas": "anri.pdf"}
            return services.setujui_susut(pada("kadis_sos"), row, nota=nota("ANRI/7"), **letter)
        return services.setujui_susut(pada("walikota"), row, nota=nota("WK/7"))

    def tetapkan(row):
        return services.tetapkan_susut(pada("walikota" if row.panjang else "kadis_pu"), row, nota=nota("SK/8"))

    return {
        "pilih": lambda row: services.pilih(
            pada("tu_pu"), row, berkas_id=list(BerkasArsip.objects.filter(status="inaktif").values_list("pk", flat=True))
        ),
        "ajukan": lambda row: services.ajukan_susut(pada("tu_pu"), row),
        "nilai": lambda row: services.nilai_susut(pada("kadis_sos"), row, hasil=Penilaian(nota=nota("NOT/6"))),
        "setujui": setujui,
        "tetapkan": tetapkan,
        "saksi 1": lambda row: services.saksikan(pada("inspektur"), row),
        "saksi 2": lambda row: services.saksikan(pada("kabag_ekbang"), row),
        "musnahkan": lambda row: services.musnahkan(pada("tu_pu"), row, nota=nota("BA/9")),
        "arsipkan": lambda row: services.arsipkan(pada("tu_pu"), row),
    }  # fmt: skip


@pytest.fixture
def panitia(pada, kota) -> Callable[..., Penyusutan]:
    """A destruction that has begun."""

    def make(*, panjang: bool = False) -> Penyusutan:
        return services.bentuk_panitia(
            pada("kadis_pu"), kota.unit["pu"], judul="Pemusnahan PU 2026", panitia=PANITIA, panjang=panjang
        )

    return make


@pytest.fixture
def dinilai(inaktif, panitia, langkah) -> Penyusutan:
    """A destruction that waits for the approval of the mayor."""
    inaktif(ditutup="2020-01-15")
    row = panitia()
    for name in ("pilih", "ajukan", "nilai"):
        langkah[name](row)
        row.refresh_from_db()
    return row


@pytest.fixture
def surat(kota, arsip, pada, lembar):
    """A letter of Bagian Umum that has been settled, with a scan."""

    def make(nomor="1", klasifikasi="100.1.1", **ganti):
        data = DataSurat(
            nomor=nomor, tanggal=date(2026, 11, 2), pengirim="Dinas Rekaan", perihal=f"Undangan {nomor}",
            kepada_id=kota.jabatan["kabag_umum"].pk, klasifikasi=klasifikasi, **ganti,
        )  # fmt: skip
        tu = pada("tu")
        row = persuratan.catat(tu, kota.unit["umum"], data=data, berkas=[(lembar(f"surat {nomor}"), "surat.pdf")])
        Surat.objects.filter(pk=row.pk).update(status="selesai")
        return Surat.objects.get(pk=row.pk)

    return make


@pytest.fixture
def berkas_umum(kota, arsip, pada):
    """An open file of Bagian Umum."""

    def make(kode="100.1.1", judul="Undangan 2026"):
        return services.buat_berkas(pada("tu"), kota.unit["umum"], data=DataBerkas(klasifikasi=kode, judul=judul))

    return make
