"""Hints on language: fixed phrases, days and dates, blanks; and that good language gets none."""

import pytest
import yaml

from poros.domain.naskah.queries.bentuk import PARAMETER, ejaan
from poros.domain.naskah.rules import Kelas, Rumpun
from poros.domain.naskah.rules.bahasa import JenisPetunjuk, isian_asing, periksa, tabel
from poros.domain.naskah.rules.bentuk import Bagian, Bentuk, JenisBagian, Penanda, Susunan

BENTUK = Bentuk(
    kode="surat",
    nama="Surat",
    kelas=Kelas.KORESPONDENSI,
    rumpun=Rumpun.KORESPONDENSI,
    susunan=Susunan.SURAT,
    sumber="uji",
    register="r",
    nomor="{urut}",
    penandatangan=(Penanda.KEPALA,),
    bagian=(
        Bagian(kode="isi", nama="Isi"),
        Bagian(kode="tanggal", nama="Tanggal", jenis=JenisBagian.TANGGAL),
        Bagian(kode="catatan", nama="Catatan", wajib=False),
    ),
)
J = JenisPetunjuk


def cek(isi, hal="Undangan", tanggal="2026-11-30"):
    return [
        (p.jenis, p.bagian, p.temuan, p.saran) for p in periksa(BENTUK, hal, {"isi": isi, "tanggal": tanggal}, ejaan())
    ]


@pytest.mark.parametrize(
    ("salah", "benar"),
    [
        ("dirubah", "diubah"),
        ("merubah", "mengubah"),
        ("himbauan", "imbauan"),
        ("ijin", "izin"),
        ("jadual", "jadwal"),
        ("kerjasama", "kerja sama"),
        ("Nopember", "November"),
        ("Pebruari", "Februari"),
        ("Jum'at", "Jumat"),
        ("praktek", "praktik"),
        ("resiko", "risiko"),
        ("silahkan", "silakan"),
        ("terimakasih", "terima kasih"),
        ("tandatangan", "tanda tangan"),
        ("walikota", "wali kota"),
        ("obyek", "objek"),
        ("efektifitas", "efektivitas"),
        ("mentaati", "menaati"),
        ("kwitansi", "kuitansi"),
        ("analisa", "analisis"),
        ("standarisasi", "standardisasi"),
        ("dikarenakan", "karena"),
        ("a/n", "a.n."),
        ("u/b", "u.b."),
        ("s/d", "s.d."),
        ("Kepada Yth", "Yth."),
        ("atas perhatiannya", "atas perhatian Saudara"),
    ],
)
def test_what_the_standard_writes_otherwise(salah, benar):
    found = cek(f"Kata {salah} di tengah kalimat.")
    assert [(temuan, saran) for _j, _b, temuan, saran in found] == [(salah, benar)]


@pytest.mark.parametrize(
    "baik",
    [
        "Jadwal diubah atas izin wali kota; risiko dan objeknya dianalisis.",
        "Perijinannya",  # within a longer word nothing is said: it may be a name
        "Rapat pada Senin, 30 November 2026 s.d. Selasa, 1 Desember 2026.",
        "Terima kasih atas perhatian Saudara.",
        "Pasal 5 … ayat (1).",
    ],
)
def test_good_language_gets_no_hint(baik):
    assert cek(baik) == []


def test_every_row_of_the_table_finds_itself_and_not_its_advice():
    rows = yaml.safe_load((PARAMETER / "bahasa.yaml").read_text(encoding="utf-8"))
    assert rows["sumber"]
    assert len(rows["ejaan"]) >= 60
    for row in tabel(rows["ejaan"]):
        found = row.pola.search(f"kata {row.baku} kata")
        assert found is None or found[0] == row.baku, row.baku


@pytest.mark.parametrize(
    ("teks", "saran"),
    [
        ("Senin, 24 November 2026", "Tanggal itu hari Selasa."),
        ("kamis 30 november 2026", "Tanggal itu hari Senin."),
        ("Minggu tanggal 23 November 2026", "Tanggal itu hari Senin."),
        ("Senin, 31 November 2026", "Tanggal ini tidak ada."),
        ("Senin, 29 Februari 2027", "Tanggal ini tidak ada."),
    ],
)
def test_a_day_that_is_not_that_of_its_date(teks, saran):
    assert cek(f"Rapat {teks} di aula.") == [(J.HARI, "isi", teks, saran)]


def test_a_leap_day_is_a_day():
    assert cek("Selasa, 29 Februari 2028") == []


@pytest.mark.parametrize("sisa", ["[nama]", ".....", "_____", "……"])
def test_blanks_of_the_skeleton(sisa):
    assert [(j, temuan) for j, _b, temuan, _s in cek(f"Kepada {sisa} hadir.")] == [(J.KOSONG, sisa)]


def test_what_is_missing():
    assert cek("", hal=" ", tanggal="") == [
        (J.KOSONG, "hal", "", "Isi hal surat."),
        (J.KOSONG, "isi", "", "Isi belum diisi."),
        (J.KOSONG, "tanggal", "", "Tanggal belum diisi."),
    ]


def test_marks_of_the_markup_do_not_hide_a_word():
    assert [temuan for _j, _b, temuan, _s in cek("Mohon **ijin** hadir.")] == ["ijin"]


def test_fields_that_nobody_fills():
    found = isian_asing({"isi": "Yth. {{nama}} di {{kota}}", "lain": "{{nama}}"}, ["nama"])
    assert [(p.bagian, p.temuan) for p in found] == [("isi", "{{kota}}")]
