"""Papers of a meeting read back: notula, list of those present, record, report of ideas; what stands on them and what does not."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone, translation

from poros.domain.rapat import cetak, services
from poros.domain.rapat.models import Rapat, Risalah
from poros.domain.rapat.rules.alur import Aksi, Hadir, HasilGagasan, JenisButir, Peran, Status
from poros.domain.rapat.services.gagasan import sumbang_tamu, sumbangkan
from poros.domain.rapat.services.langkah import melangkah
from poros.domain.rapat.values import DataGagasan, DataPeserta, DataTamu, DataUcapan
from poros.kernel.daerah.models import Daerah
from poros.kernel.organisasi.models import Orang
from poros.kernel.tandatangan.models import Dokumen, Permintaan

from .conftest import teks_pdf, tolakan

J = JenisButir
NAKAL = r'Harga *naik* #set $x_1$ <b> \ "kutip" @tanda ~ 50% [a] {b} // --'


@pytest.fixture
def tu(kota):
    return kota.aktor("tu")


@pytest.fixture
def daerah(kota):
    return Daerah.objects.get(schema_name="uji")


def notula(actor):
    return teks_pdf(cetak.notula(actor, Rapat.objects.get()))


def test_a_plan_without_a_time_is_a_paper_too(kota, tu, rencana, daerah):
    """Printed while it is prepared, it leaves open what is open."""
    rencana(ketua_id=None, notulis_id=None)
    text = notula(tu)
    assert "Rapat banjir" in text
    assert "Hadir : 0 orang" in text
    assert "Ketua rapat" not in text
    assert "None" not in text
    listed = teks_pdf(cetak.daftar_hadir(Rapat.objects.get(), daerah))
    assert "Kepala Dinas PU" in listed
    assert "None" not in listed


@pytest.mark.parametrize(
    "isi", [NAKAL, "= Judul\n- butir\n+ angka", "Baris satu\n\nBaris dua", "1. satu", "é ü ñ – “ ”"]
)
def test_signs_of_the_typesetter_are_words_like_others(kota, tu, berlangsung, butir, isi):
    """Nobody formats the paper, or breaks it, by what he types."""
    row = berlangsung()
    services.tulis_butir(tu, row, data=butir(jenis=J.CATATAN, isi=isi))
    text = notula(tu)
    for word in isi.split():
        assert word in text, word


def test_a_title_and_a_guest_full_of_signs(kota, tu, berlangsung):
    row = berlangsung(judul=f"Rapat {NAKAL}"[:200], peserta=(DataPeserta(nama="#Bu *Sari*", instansi="PMI_1"),))
    services.tambah_tamu(tu, row, tamu=DataTamu(nama="#Bu *Sari*", instansi="", kunci="k"))
    text = notula(tu)
    assert "#Bu *Sari*, PMI_1" in text
    assert "#set $x_1$" in text


@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_papers_are_indonesian_whoever_prints_them(kota, tu, berlangsung, butir, *, daerah, bahasa):
    row = berlangsung()
    services.tulis_butir(tu, row, data=butir())
    services.catat_hadir(tu, row, peserta=[row.peserta.get(jabatan=kota.jabatan["kadis_dlh"]).pk])
    with translation.override(bahasa):
        sheet, listed = notula(tu), teks_pdf(cetak.daftar_hadir(Rapat.objects.get(), daerah))
        assert translation.get_language() == bahasa
    assert "Tindak lanjut." in sheet
    assert "dicatat petugas" in listed


@pytest.mark.parametrize(
    ("zona", "jam"),
    [("Asia/Jakarta", "09.00–10.00"), ("Asia/Makassar", "10.00–11.00"), ("Asia/Jayapura", "11.00–12.00")],
)
def test_hours_are_those_of_the_place(kota, tu, terjadwal, zona, jam):
    terjadwal()
    Rapat.objects.update(mulai=datetime(2026, 11, 24, 2, tzinfo=UTC), selesai=datetime(2026, 11, 24, 3, tzinfo=UTC))
    with timezone.override(zona):
        text = notula(tu)
    assert jam in text
    assert "Selasa, 24 November 2026" in text


@pytest.mark.parametrize(("zona", "hari"), [("Asia/Jakarta", "Senin, 23"), ("Asia/Jayapura", "Selasa, 24")])
def test_a_late_evening_in_the_west_is_the_next_day_in_the_east(kota, tu, terjadwal, zona, hari):
    terjadwal()
    Rapat.objects.update(
        mulai=datetime(2026, 11, 23, 16, 30, tzinfo=UTC), selesai=datetime(2026, 11, 23, 18, tzinfo=UTC)
    )
    with timezone.override(zona):
        assert hari in notula(tu)


def test_the_hours_on_paper_are_those_at_which_it_was_really_held(kota, tu, berlangsung, butir):
    row = berlangsung()
    services.tulis_butir(tu, row, data=butir(jenis=J.INFORMASI))
    opened = datetime(2026, 11, 24, 2, 17, tzinfo=UTC)
    Rapat.objects.update(dibuka=opened, ditutup=opened + timedelta(minutes=88))
    assert "09.17–10.45" in notula(tu)


def test_who_came_and_who_did_not(kota, tu, berlangsung):
    row = berlangsung(peserta=(
        DataPeserta(jabatan_id=kota.jabatan["kadis_pu"].pk), DataPeserta(jabatan_id=kota.jabatan["camat"].pk),
        DataPeserta(nama="Bu Sari", instansi="PMI", peran=Peran.TAMU, wajib=False),
    ))  # fmt: skip
    services.hadir(kota.aktor("kadis_pu"), row, cara=Hadir.QR)
    services.tambah_tamu(tu, row, tamu=DataTamu(nama="Pak Joko", instansi="Warga", kunci="k"))
    here, absent = notula(tu).split("Yang diundang dan tidak hadir")
    assert "Pejabat Kepala Dinas PU, Kepala Dinas PU" in here
    assert "Pak Joko, Warga" in here
    assert "Hadir : 2 orang" in here
    assert "Camat Utara" in absent
    assert "Bu Sari" in absent
    assert "Pak Joko" not in absent


def test_a_line_that_was_taken_out_is_not_printed_and_an_older_wording_neither(kota, tu, berlangsung, butir):
    row = berlangsung()
    gone = services.tulis_butir(tu, row, data=butir(jenis=J.CATATAN, isi="Kalimat terhapus"))
    services.hapus_butir(tu, row, butir_id=gone.pk, versi=1)
    kept = services.tulis_butir(tu, row, data=butir(jenis=J.CATATAN, isi="Kalimat lama"))
    services.ubah_butir(tu, row, butir_id=kept.pk, versi=1, data=butir(jenis=J.CATATAN, isi="Kalimat baru"))
    text = notula(tu)
    assert "Kalimat baru" in text
    assert "Kalimat lama" not in text
    assert "terhapus" not in text


def test_points_stand_in_their_order_with_their_lines(kota, tu, berlangsung, butir):
    row = berlangsung()
    points = {a.judul: a.pk for a in row.acara.all()}
    for title, words in (("Sampah", "Kedua"), ("Pintu air", "Pertama"), (None, "Terakhir")):
        services.tulis_butir(tu, row, data=butir(jenis=J.CATATAN, isi=words, acara_id=points.get(title)))
    text = notula(tu)
    order = ["1. Pintu air", "Pertama", "2. Sampah", "Kedua", "Lain-lain", "Terakhir", "Yang diundang"]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)


@pytest.mark.parametrize("status", list(Status))
def test_corrections_are_printed_once_the_notula_is_valid(kota, tu, diedarkan, status):
    row = diedarkan()
    Rapat.objects.update(status=Status.NOTULA_SAH)
    services.koreksi(tu, row, isi="Nama camat keliru")
    Rapat.objects.update(status=status)
    assert ("Nama camat keliru" in notula(tu)) is (status in {Status.NOTULA_SAH, Status.DITUTUP})


def test_what_was_signed_stays_as_it_was_when_a_correction_comes(kota, tu, diedarkan):
    """The correction stands beside the signed sheet, never in it."""
    row = diedarkan()
    melangkah(kota.aktor("asisten2"), row, Aksi.SAHKAN)
    paper = Dokumen.objects.get(objek="rapat", objek_id=row.pk)
    before = (paper.asal_id, paper.terkini_id)
    Rapat.objects.update(status=Status.NOTULA_SAH)
    services.koreksi(tu, row, isi="Nama keliru")
    paper.refresh_from_db()
    assert (paper.asal_id, paper.terkini_id) == before


def test_the_signers_are_note_taker_and_chair_with_their_numbers(kota, tu, diedarkan):
    Orang.objects.filter(pk=kota.orang["asisten2"].pk).update(nip="197001012000031001", pangkat="Pembina Utama Muda")
    row = diedarkan()
    text = notula(tu)
    assert "NIP 197001012000031001" in text
    assert "Pembina Utama Muda" in text
    melangkah(kota.aktor("asisten2"), row, Aksi.SAHKAN)
    asked = Permintaan.objects.filter(dokumen__objek="rapat").order_by("pk")
    assert [p.jabatan_id for p in asked] == [kota.jabatan["tu"].pk, kota.jabatan["asisten2"].pk]


def test_without_a_note_taker_the_chair_signs_alone(kota, berlangsung, butir):
    row = berlangsung(notulis_id=None)
    umum = kota.aktor("kabag_umum")
    services.tulis_butir(umum, row, data=butir(jenis=J.INFORMASI))
    melangkah(kota.aktor("asisten2"), row, Aksi.AKHIRI)
    melangkah(umum, row, Aksi.EDARKAN)
    melangkah(kota.aktor("asisten2"), row, Aksi.SAHKAN)
    assert [p.jabatan_id for p in Permintaan.objects.filter(dokumen__objek="rapat")] == [kota.jabatan["asisten2"].pk]


def test_the_list_has_guests_apart_with_hour_and_way(kota, tu, berlangsung, daerah):
    row = berlangsung()
    services.hadir(kota.aktor("kadis_pu"), row, cara=Hadir.QR)
    services.tambah_tamu(tu, row, tamu=DataTamu(nama="Pak Joko", instansi="Warga", kunci="k"))
    text = teks_pdf(cetak.daftar_hadir(Rapat.objects.get(), daerah))
    invited, guests = text.rsplit("Tamu", 1)
    assert "lewat kode QR" in invited
    assert "Pak Joko" in guests
    assert "dicatat petugas" in guests
    hour = f"{timezone.localtime(row.peserta.get(nama='Pak Joko').hadir):%H.%M}"
    assert hour in guests


@pytest.mark.parametrize(("jenis", "sifat"), [("paripurna", "Terbuka"), ("bamus", "Tertutup")])
def test_the_record_says_whether_it_was_open(kota, tu, berlangsung, jenis, sifat):
    row = berlangsung(jenis=jenis, anggota=45, perkara="c")
    services.tulis_risalah(
        tu, row, ucapan=[DataUcapan(pembicara="Ketua", sebagai="Ketua DPRD", isi="Dibuka.\n\nSilakan.")]
    )
    text = teks_pdf(cetak.risalah(tu, Rapat.objects.get()))
    assert f"Sifat : {sifat}" in text
    assert "KETUA (Ketua DPRD): Dibuka. Silakan." in text


def test_members_and_other_guests_are_told_apart_in_the_record(kota, tu, berlangsung):
    members = tuple(DataPeserta(nama=f"Anggota {n}", instansi="Fraksi A", peran=Peran.ANGGOTA_DPRD) for n in range(3))
    row = berlangsung(
        jenis="paripurna", anggota=45, perkara="c", peserta=(*members, DataPeserta(nama="Bu Sari", instansi="KPU"))
    )
    present = [p.pk for p in row.peserta.filter(nama__in=["Anggota 0", "Anggota 2", "Bu Sari"])]
    services.catat_hadir(tu, row, peserta=present)
    services.tulis_risalah(tu, row, ucapan=[DataUcapan(pembicara="Ketua", isi="Dibuka")])
    text = teks_pdf(cetak.risalah(tu, Rapat.objects.get()))
    came, asked = text.split("Anggota yang hadir")[1].split("Undangan", 1)
    assert "2 dari 45" in text
    assert "1. Anggota 0, Fraksi A" in came
    assert "Anggota 1" not in came
    assert "Bu Sari, KPU" in asked


def test_where_nobody_has_said_how_many_members_there_are_those_on_the_list_count(kota, tu, berlangsung):
    members = tuple(DataPeserta(nama=f"Anggota {n}", peran=Peran.ANGGOTA_DPRD) for n in range(4))
    row = berlangsung(jenis="fraksi", peserta=members)
    services.tulis_risalah(tu, row, ucapan=[DataUcapan(pembicara="Ketua", isi="Dibuka")])
    assert "0 dari 4" in teks_pdf(cetak.risalah(tu, Rapat.objects.get()))


@pytest.mark.parametrize("tanda", ["\U0001f600", "\ue000"])
def test_what_could_not_be_read_for_ever_is_not_signed(kota, tu, berlangsung, tanda):
    row = berlangsung(jenis="paripurna", anggota=45, perkara="c")
    services.tulis_risalah(tu, row, ucapan=[DataUcapan(pembicara="Ketua", isi=f"Dibuka {tanda}")])
    melangkah(kota.aktor("asisten2"), row, Aksi.AKHIRI)
    said = tolakan(lambda: services.sahkan_risalah(kota.aktor("asisten2"), row))[1]
    assert "tidak dapat dicetak" in said
    assert not Risalah.objects.filter(disetujui__isnull=False).exists()
    assert not Dokumen.objects.filter(objek="risalah").exists()


def test_the_report_of_ideas_names_who_gave_them_unless_they_wished_otherwise(kota, diundang):
    row = diundang(jenis="fgd", judul="FGD sampah")
    umum = kota.aktor("kabag_umum")
    row = services.atur_gagasan(umum, row, pertanyaan=("Apa?",), kriteria={"Dampak": 2}, dibuka=True)
    sumbangkan(kota.aktor("kadis_pu"), row, DataGagasan(isi="Ide bernama"))
    sumbangkan(kota.aktor("kadis_dlh"), row, DataGagasan(isi="Ide diam", bernama=False))
    outside = sumbang_tamu(row, DataGagasan(isi=NAKAL, nama="Karang Taruna"))
    services.jawab_gagasan(umum, outside, hasil=HasilGagasan.DITOLAK, alasan="Di luar wewenang kota")
    text = teks_pdf(cetak.laporan_gagasan(row))
    for words in (
        "Pejabat Kepala Dinas PU, Dinas Pekerjaan Umum",
        "Karang Taruna",
        "tanpa nama",
        "Di luar wewenang kota",
        "#set $x_1$",
    ):
        assert words in text, words
    assert "Pejabat Kepala DLH" not in text
    assert "Dinas Lingkungan Hidup" in text
