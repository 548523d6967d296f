"""A day of relief by the screens, each step in the office that takes it: from an empty store to an account for the money."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from poros.domain.logistik.models import (
    Alokasi,
    Barang,
    BerkasDsp,
    Donasi,
    Gudang,
    Kiriman,
    PermintaanSarana,
    Rkb,
    Saldo,
    Sarana,
    Titik,
)
from poros.domain.logistik.queries.stok import cacat_buku
from poros.kernel.jejak.models import Jejak

from .test_btt import PDF
from .test_kiriman import PNG

pytestmark = pytest.mark.django_db


@pytest.fixture
def kirim(masuk):
    """`kirim("camat", "lapor", {...}, 3)`: send a form as that office; it must lead on."""

    def send(siapa: str, nama: str, isi: dict, *args: object) -> None:
        answer = masuk(siapa).post(reverse(f"logistik:{nama}", args=args), isi)
        assert answer.status_code == 302, (nama, _galat(answer))

    return send


def _galat(answer) -> list[str]:
    """What a refused form says."""
    page = answer.content.decode()
    return [part.split("</p>")[0][-120:] for part in page.split('class="galat"')[1:]]


def _siapkan(kirim, unit, banjir, hari) -> None:
    """Parts, a kind of goods, a store, a shelter, the way between them, its people."""
    kirim("admin", "peran", {"pengelola": [unit["sos"].pk], "bud": [unit["umum"].pk]})
    goods = {
        "kode": "beras",
        "nama": "Beras",
        "satuan": "kg",
        "butir": "beras",
        "isi": "1",
        "berat_gram": "1000",
        "aktif": "on",
    }
    kirim("kadis_sos", "barang_catat", goods)
    place = {
        "kode": "induk",
        "nama": "Gudang Induk",
        "jenis": "gudang",
        "unit_id": unit["sos"].pk,
        "kejadian_id": banjir.pk,
    }
    kirim("kadis_sos", "gudang_catat", place)
    store = Gudang.objects.get()
    point = {
        "kode": "gor",
        "nama": "GOR",
        "unit_id": unit["kec"].pk,
        "mulai": f"{hari}",
        "kejadian_id": banjir.pk,
        "aktif": "on",
    }
    kirim("kadis_sos", "titik_catat", point)
    shelter = Titik.objects.get()
    kirim("kadis_sos", "jalur", {"gudang_id": store.pk, "meter": "3500", "menit": "12", "terbuka": "on"}, shelter.pk)
    kirim("camat", "lapor", {"hari": f"{hari}", "jumlah": "100", "rentan": "30", "sumber": "Lurah"}, shelter.pk)


def _barang(kirim, masuk, hari) -> None:
    """Our own goods, and a gift that is asked for, agreed to, and brought."""
    rice, store = Barang.objects.get(), Gudang.objects.get()
    kirim("kadis_sos", "masuk", {"barang_id": rice.pk, "jumlah": "60", "pemilik": "Pemkot"}, store.pk)
    client = masuk("kadis_sos")
    client.logout()
    pledge = {
        "barang_id": rice.pk,
        "jumlah": "90",
        "rencana": f"{hari}",
        "nama": "PT Umpama",
        "kontak": "halo@umpama.example",
    }
    assert client.post(reverse("logistik:publik_janji_baru"), pledge).status_code == 302
    gift = Donasi.objects.get()
    kirim("kadis_sos", "donasi_setujui", {"gudang_id": store.pk}, gift.pk)
    kirim("kadis_sos", "donasi_terima", {"jumlah": "40"}, gift.pk)


def _salurkan(kirim, banjir, hari) -> None:
    """Shared fairly, driven, counted at the shelter."""
    rice, store = Barang.objects.get(), Gudang.objects.get()
    kirim(
        "kadis_sos", "alokasi_hitung", {"barang_id": rice.pk, "dari": f"{hari}", "hari": "3", "kejadian_id": banjir.pk}
    )
    share = Alokasi.objects.get()
    kirim("kadis_sos", "alokasi_putuskan", {}, share.pk, "tetapkan")
    kirim("kadis_sos", "rute", {"hari": f"{hari}", "nama-1": "Truk", "muat-1": "500", "banyak-1": "1"}, store.pk)
    run = Kiriman.objects.get()
    kirim("kadis_sos", "berangkat", {"pengemudi": "Pak Contoh"}, run.pk)
    stop = run.perhentian.get()
    line = stop.baris.get()
    receipt = {"kunci": "9" * 32, "penerima": "Bu Misal", f"hitung-{line.pk}": "95",
               "tanda_tangan": SimpleUploadedFile("tanda-tangan.png", PNG)}  # fmt: skip
    kirim("camat", "terima", receipt, stop.pk)
    kirim("kadis_sos", "kiriman_selesai", {f"kembali-{line.pk}": "5"}, run.pk)


def _sarana(kirim, banjir, hari) -> None:
    """A boat is asked for, sent, and comes home."""
    boat = {"kode": "p1", "nama": "Perahu", "jenis": "perahu", "kapasitas": "8", "satuan": "orang", "asal": "daerah",
            "keadaan": "siap", "aktif": "on"}  # fmt: skip
    kirim("kadis_pu", "sarana_catat", boat)
    ask = {"jenis": "perahu", "jumlah": "1", "keperluan": "Evakuasi", "tempat": "RW 05", "mulai": f"{hari}T08:00",
           "selesai": f"{hari}T18:00", "kejadian_id": banjir.pk}  # fmt: skip
    kirim("camat", "minta", ask)
    asked = PermintaanSarana.objects.get()
    kirim("kadis_sos", "tugaskan", {"sarana_id": Sarana.objects.get().pk}, asked.pk)
    claim = asked.klaim.get()
    kirim("camat", "klaim", {"aksi": "tiba"}, claim.pk)
    kirim("kadis_pu", "klaim", {"aksi": "lepas"}, claim.pk)
    kirim("camat", "permintaan_tutup", {"aksi": "selesaikan"}, asked.pk)


def _uang(kirim, banjir, hari) -> None:
    """Emergency money stands on the decree of the flood."""
    kirim("kabag_umum", "pagu", {"tahun": f"{hari.year}", "jumlah": "1.000.000.000", "dasar": "Perda APBD"})
    kirim(
        "kadis_sos",
        "rkb_ajukan",
        {"nomor": "RKB/1", "keperluan": "Beras", "jumlah": "50.000.000", "kejadian_id": banjir.pk},
    )
    plan = Rkb.objects.get()
    kirim("kabag_umum", "rkb_cairkan", {"nomor_sp2d": "SP2D/1"}, plan.pk)
    kirim("kadis_sos", "rkb_belanja", {"tanggal": f"{hari}", "uraian": "Beras 3 ton", "jumlah": "42.000.000"}, plan.pk)
    kirim("kadis_sos", "rkb_laporan", {"berkas": SimpleUploadedFile("lpj.pdf", PDF)}, plan.pk)
    kirim(
        "kadis_sos",
        "dsp_catat",
        {"kejadian_id": banjir.pk, "rusak_berat": "2", "rusak_sedang": "0", "rusak_ringan": "5"},
    )
    file = BerkasDsp.objects.get()
    paper = {"kode": "sk-tanggap-darurat", "nomor": "300/451/2026", "tanggal": f"{hari}",
             "berkas": SimpleUploadedFile("sk.pdf", PDF + b"\n")}  # fmt: skip
    kirim("kadis_sos", "dsp_lengkapi", paper, file.pk)


def test_a_day(kirim, masuk, kota, banjir, hari):
    _siapkan(kirim, kota.unit, banjir, hari)
    _barang(kirim, masuk, hari)
    _salurkan(kirim, banjir, hari)
    _sarana(kirim, banjir, hari)
    _uang(kirim, banjir, hari)
    kinds = (Alokasi, Kiriman, PermintaanSarana, Rkb, Donasi)
    share, run, asked, plan, gift = (kind.objects.get() for kind in kinds)
    store, shelter, file = Gudang.objects.get(), Titik.objects.get(), BerkasDsp.objects.get()
    assert [r.status for r in (share, run, asked, plan, gift)] == [
        "ditetapkan",
        "selesai",
        "selesai",
        "selesai",
        "masuk",
    ]
    assert {r.kejadian_id for r in (store, shelter, share, run, asked, plan, file, gift)} == {banjir.pk}
    assert sum(Saldo.objects.values_list("jumlah", flat=True)) == 60 + 40 - 95
    assert (plan.dasar, plan.sisa) == ("Keputusan 300/451/2026 tanggal 22 November 2026", 8_000_000)
    assert cacat_buku() == []
    banjir.refresh_from_db()
    assert banjir.versi > 12
    names = ("Bu Misal", "PT Umpama", "halo@umpama.example")
    assert not [line.pk for line in Jejak.objects.all() if any(n in str(line.data) for n in names)]
