"""Every operation of the API asked by whom it does not concern: as if the thing were not there, and nothing is written."""

import pytest
from django.test import Client

from poros.domain.rapat import services
from poros.domain.rapat.models import (
    Acara,
    Agenda,
    ButirNotula,
    Gagasan,
    HitunganKuorum,
    KoreksiNotula,
    NilaiGagasan,
    Peserta,
    PetugasAgenda,
    Rapat,
    RevisiAgenda,
    Ucapan,
)
from poros.domain.rapat.services.gagasan import sumbangkan
from poros.domain.rapat.values import DataGagasan, DataUcapan, Jadwal
from poros.kernel.jejak.models import Jejak

JALUR = "/api/v1"
WAKTU = {"mulai": "2099-01-05T09:00:00+07:00", "selesai": "2099-01-05T10:00:00+07:00", "tempat": "Balai"}
RENCANA = {"jenis": "rakor", "judul": "Lain"}
BUTIR = {"jenis": "catatan", "isi": "Sisipan"}
UCAPAN = {"pembicara": "Ketua", "isi": "Sisipan"}
AGENDA = {"judul": "Lain", "pimpinan": 1, "mulai": WAKTU["mulai"], "selesai": WAKTU["selesai"]}

RAPAT = {  # operation → what is sent; `{r}` the meeting, `{b}` a line, `{u}` a speech, `{p}` somebody on the list
    "/rapat/{r}/ubah": RENCANA,
    "/rapat/{r}/acara": {"acara": [{"judul": "Lain"}]},
    "/rapat/{r}/cari-waktu": {"dari": "2099-01-05", "sampai": "2099-01-05", "lama": 60},
    "/rapat/{r}/jadwal": WAKTU,
    "/rapat/{r}/bahan": {"berkas": {"nama": "a.txt", "isi": "YQ=="}},
    "/rapat/{r}/undangan": {"penanda": 1},
    "/rapat/{r}/nomor-undangan": {"nomor": "1"},
    "/rapat/{r}/langkah": {"aksi": "akhiri"},
    "/rapat/{r}/kursi": {"urutan": []},
    "/rapat/{r}/butir": BUTIR,
    "/rapat/{r}/butir/{b}": BUTIR | {"versi": 1},
    "/rapat/{r}/butir/{b}/hapus": {"versi": 1},
    "/rapat/{r}/koreksi": {"isi": "Sisipan"},
    "/rapat/{r}/daftar-hadir": {"peserta": [1]},
    "/rapat/{r}/tamu": {"nama": "Sisipan"},
    "/rapat/{r}/kuorum": {"hadir": 30},
    "/rapat/{r}/suara": {"setuju": 1, "tolak": 0},
    "/rapat/{r}/risalah": {"ucapan": [UCAPAN]},
    "/rapat/{r}/risalah/{u}": UCAPAN | {"versi": 1},
    "/rapat/{r}/risalah/{u}/hapus": {"versi": 1},
    "/rapat/{r}/risalah-setujui": None,
    "/rapat/{r}/gagasan/atur": {"pertanyaan": ["Sisipan?"]},
    "/rapat/gagasan/{g}/kelompok": {"kelompok": "Sisipan"},
    "/rapat/gagasan/{g}/jawab": {"hasil": "diambil"},
}
PESERTA = {  # also the invited may do these
    "/rapat/{r}/hadir": None,
    "/rapat/{r}/gagasan": {"isi": "Sisipan"},
    "/rapat/gagasan/{g}/nilai": {"nilai": [{"kriteria": 1, "nilai": 5}]},
}
PIMPINAN = {
    "/agenda-pimpinan/{a}/ubah": AGENDA,
    "/agenda-pimpinan/{a}/langkah": {"aksi": "tarik", "catatan": "x"},
    "/agenda-pimpinan/{a}/arahan": {"kehadiran": "hadir"},
    "/agenda-pimpinan/{a}/perubahan": {"jadwal": WAKTU, "alasan": "x"},
    "/agenda-pimpinan/perubahan/{v}": {"diterima": True},
    "/agenda-pimpinan/{a}/petugas": {"petugas": []},
}
RUMAH = {
    "/rapat-ruang/{s}": {"lokasi": "Lain", "kursi": 1},
    "/rapat-tempuh": {"dari": "A", "ke": "B", "menit": 1},
    "/rapat-protokol": {"unit": []},
    "/rapat-kalender/cabut": None,
}
TABEL = (
    Acara, Agenda, ButirNotula, Gagasan, HitunganKuorum, KoreksiNotula, NilaiGagasan, Peserta, PetugasAgenda, Rapat,
    RevisiAgenda, Ucapan, Jejak,
)  # fmt: skip


@pytest.fixture
def isi(kota, berlangsung, butir, tayang, ruang, *, saat):
    """A session that runs, with a line, a speech and an idea; a published item with a change that waits; a room."""
    row = berlangsung(jenis="paripurna", perkara="b", anggota=45)
    tu, umum = kota.aktor("tu"), kota.aktor("kabag_umum")
    line = services.tulis_butir(tu, row, data=butir())
    (said,) = services.tulis_risalah(tu, row, ucapan=[DataUcapan(pembicara="Ketua", isi="Dibuka")])
    services.atur_gagasan(umum, row, pertanyaan=(), kriteria={"Dampak": 1}, dibuka=False)
    idea = sumbangkan(kota.aktor("kadis_pu"), row, DataGagasan(isi="Ide"))
    item = tayang()
    change = services.usulkan_revisi(tu, item, jadwal=Jadwal(mulai=saat(13), selesai=saat(14)), alasan="Hujan")
    return {
        "r": row.pk, "b": line.pk, "u": said.pk, "g": idea.pk, "a": item.pk, "v": change.pk, "s": ruang["aula"].sumber_daya_id,
    }  # fmt: skip


def keadaan():
    """All that is kept, as far as an act could change it."""
    return [sorted(model.objects.values_list(), key=str) for model in TABEL]


@pytest.mark.parametrize(
    ("operasi", "siapa"),
    [
        (RAPAT | PESERTA, ("camat", "admin", "kadis_sos", "staf_pu")),
        (RAPAT | PESERTA, ("sekda", "walikota", "inspektur")),
        (RAPAT, ("kadis_pu",)),
        (PIMPINAN, ("camat", "admin", "kadis_sos", "staf_pu", "sekda", "inspektur", "kadis_pu")),
        (RUMAH, ("camat", "sekda", "staf_pu", "kadis_sos")),
    ],
    ids=["luar", "atas", "peserta", "agenda", "rumah"],
)
def test_what_does_not_concern_an_office_is_not_there(program, isi, operasi, siapa):
    """Who is above sees an open meeting and runs nothing in it; the invited take part; others do not even see it."""
    before = keadaan()
    for kode in siapa:
        caller = program(kode)
        for alamat, body in operasi.items():
            assert caller.post(alamat.format(**isi), body).status_code == 404, (kode, alamat)
    assert keadaan() == before


SEMUA = RAPAT | PESERTA | PIMPINAN | RUMAH | {"/rapat": RENCANA, "/agenda-pimpinan": AGENDA, "/rapat-kalender": None}


def test_a_token_that_reads_does_not_write_and_no_token_does_nothing(program, isi):
    before = keadaan()
    reads, letters = (program("kabag_umum", scope) for scope in ("rapat:baca", "surat:tulis"))
    outside = Client(HTTP_HOST="uji.localhost")
    for alamat, body in SEMUA.items():
        url = alamat.format(**isi)
        if not alamat.endswith("cari-waktu"):
            assert reads.post(url, body).status_code == 403, alamat
        assert letters.post(url, body).status_code == 403, alamat
        assert outside.post(JALUR + url, body or {}, content_type="application/json").status_code == 401, alamat
    assert keadaan() == before


def test_reading_asks_for_a_token_of_meetings(program, isi):
    reads, letters = (program("kabag_umum", scope) for scope in ("rapat:baca", "surat:baca"))
    outside = Client(HTTP_HOST="uji.localhost")
    for alamat in (
        "/rapat", "/rapat/{r}", "/rapat/{r}/kursi", "/rapat/{r}/risalah", "/rapat/{r}/gagasan", "/agenda-pimpinan",
        "/agenda-pimpinan/{a}", "/rapat-ruang",
    ):  # fmt: skip
        url = alamat.format(**isi)
        assert reads.get(url).status_code == 200, alamat
        assert letters.get(url).status_code == 403, alamat
        assert outside.get(JALUR + url).status_code == 401, alamat


def test_a_name_that_is_not_known_is_a_mistake_and_not_noise(program, isi):
    before, umum = keadaan(), program("kabag_umum")
    for alamat, body in SEMUA.items():
        if body is None:
            continue
        answer = umum.post(alamat.format(**isi), body | {"entah": 1})
        assert answer.status_code == 422, alamat
        assert "/entah" in answer.content.decode(), alamat
    assert keadaan() == before


def test_a_number_that_is_none_is_said_to_be_none(program):
    """Too big for the database, or no number at all: said in words, never a fault of ours."""
    umum = program("kabag_umum")
    for nomor in ("0", "-1", "abc", str(2**63), "1.5", "9" * 40):
        for alamat, body in (
            (f"/rapat/{nomor}/butir", BUTIR), (f"/rapat/{nomor}/langkah", {"aksi": "buka"}), (f"/rapat/{nomor}/hadir", None),
            (f"/rapat/1/butir/{nomor}/hapus", {"versi": 1}), (f"/rapat/gagasan/{nomor}/jawab", {"hasil": "diambil"}),
            (f"/agenda-pimpinan/{nomor}/arahan", {"kehadiran": "hadir"}), (f"/rapat-ruang/{nomor}", RUMAH["/rapat-ruang/{s}"]),
        ):  # fmt: skip
            assert umum.post(alamat, body).status_code in {404, 422}, alamat
        assert umum.get(f"/rapat/{nomor}").status_code in {404, 422}
