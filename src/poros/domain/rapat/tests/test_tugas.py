"""From a decision to work: deadlines that have come meanwhile, units that are gone, secrecy, what stays open, and one's desk."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from poros.domain.rapat import cetak, publik, services
from poros.domain.rapat.ikhtisar import kartu
from poros.domain.rapat.models import ButirNotula, Rapat
from poros.domain.rapat.queries import rapat as baca
from poros.domain.rapat.rules.alur import Aksi, JenisButir, Peran, Status
from poros.domain.rapat.services.langkah import AKHIR_HARI, melangkah
from poros.domain.rapat.values import DataPeserta, DataTamu, Jadwal
from poros.kernel.commands import unit_kerja
from poros.kernel.daerah.models import Daerah
from poros.kernel.organisasi import peta
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan.models import Arahan, Penugasan
from poros.kernel.tandatangan.models import Permintaan
from poros.kernel.tandatangan.queries import untuk
from poros.pure.flow import TransitionError

from .conftest import dikabari, jejak, teks_pdf, tolakan

J = JenisButir


@pytest.fixture
def tu(kota):
    return kota.aktor("tu")


@pytest.fixture
def ketua(kota):
    return kota.aktor("asisten2")


@pytest.fixture
def umum(kota):
    return kota.aktor("kabag_umum")


def kemarin():
    return timezone.localdate() - timedelta(days=1)


def test_a_deadline_that_has_come_meanwhile_is_named_with_its_line(tu, ketua, berlangsung, butir):
    """Written on Monday for Tuesday, ended on Wednesday: the chair is told which line it is, and nothing has happened."""
    row = berlangsung()
    line = services.tulis_butir(tu, row, data=butir())
    services.tulis_butir(tu, row, data=butir(isi="Angkut sampah"))
    ButirNotula.objects.filter(pk=line.pk).update(tenggat=kemarin())
    said = tolakan(lambda: melangkah(ketua, row, Aksi.AKHIRI))[1]
    assert "Perbaiki pintu air Kali Ilir" in said
    assert "Angkut sampah" not in said
    row.refresh_from_db()
    assert (row.status, row.ditutup) == (Status.BERLANGSUNG, None)
    assert not Penugasan.objects.exists()
    services.ubah_butir(tu, row, butir_id=line.pk, versi=1, data=butir())
    melangkah(ketua, row, Aksi.AKHIRI)
    assert Penugasan.objects.count() == 2


def test_what_was_forgotten_is_mended_before_the_notula_is_agreed_to(tu, ketua, berlangsung, butir):
    row = berlangsung()
    services.tulis_butir(tu, row, data=butir(jenis=J.INFORMASI))
    melangkah(ketua, row, Aksi.AKHIRI)
    late = services.tulis_butir(tu, row, data=butir(isi="Terlewat"))
    melangkah(tu, row, Aksi.EDARKAN)
    ButirNotula.objects.filter(pk=late.pk).update(tenggat=kemarin())
    assert "Terlewat" in tolakan(lambda: melangkah(ketua, row, Aksi.SAHKAN))[1]
    row.refresh_from_db()
    assert row.disetujui is None
    assert not untuk("rapat", row.pk).exists()
    melangkah(tu, row, Aksi.PERBAIKI, "Tenggat lewat")
    services.ubah_butir(tu, row, butir_id=late.pk, versi=1, data=butir(isi="Terlewat"))
    melangkah(tu, row, Aksi.EDARKAN)
    melangkah(ketua, row, Aksi.SAHKAN)
    assert Penugasan.objects.get().unit_id == late.unit_id


@pytest.mark.parametrize(
    ("hari", "kata"), [(0, "sesudah hari ini"), (-1, "sesudah hari ini"), (None, "sesudah hari ini")]
)
def test_a_deadline_lies_ahead_when_it_is_written(tu, berlangsung, butir, hari, kata):
    row = berlangsung()
    due = None if hari is None else tu.hari + timedelta(days=hari)
    field, said = tolakan(lambda: services.tulis_butir(tu, row, data=butir(tenggat=due)))
    assert (field, kata in said) == ("tenggat", True)
    assert services.tulis_butir(
        tu, row, data=butir(tenggat=tu.hari + timedelta(days=1))
    ).tenggat == tu.hari + timedelta(days=1)


@pytest.mark.parametrize("hari", [date(2028, 2, 29), date(2026, 12, 31), date(2027, 1, 1)])
def test_work_is_due_when_the_office_closes_on_that_very_day(tu, ketua, berlangsung, butir, hari):
    """Leap day, last day and first day of a year, in the government's own time."""
    row = berlangsung()
    services.tulis_butir(tu, row, data=butir(tenggat=hari))
    melangkah(ketua, row, Aksi.AKHIRI)
    due = timezone.localtime(Penugasan.objects.get().tenggat)
    assert due == timezone.make_aware(datetime.combine(hari, AKHIR_HARI))
    assert (due.date(), due.time()) == (hari, time(16))


def test_a_line_that_was_taken_out_is_nobodys_work(tu, ketua, berlangsung, butir):
    row = berlangsung()
    kept, gone = (services.tulis_butir(tu, row, data=butir(isi=words)) for words in ("Tetap", "Batal"))
    services.hapus_butir(tu, row, butir_id=gone.pk, versi=1)
    melangkah(ketua, row, Aksi.AKHIRI)
    assert [t.arahan.isi.split("\n")[0] for t in Penugasan.objects.all()] == [kept.isi]


def test_two_lines_for_one_unit_are_two_orders_and_each_is_told(kota, tu, ketua, berlangsung, butir):
    row = berlangsung()
    for words in ("Satu", "Dua"):
        services.tulis_butir(tu, row, data=butir(isi=words))
    Pemberitahuan.objects.all().delete()
    melangkah(ketua, row, Aksi.AKHIRI)
    assert Arahan.objects.filter(sumber="rapat", sumber_id=row.pk).count() == 2
    assert Pemberitahuan.objects.filter(jenis="penugasan.baru", orang_id=kota.orang["kadis_pu"].pk).count() == 2
    assert kota.orang["kadis_dlh"].pk not in dikabari("penugasan.baru")


@pytest.mark.parametrize(("jenis", "kerahasiaan"), [("rakor", "terbatas"), ("bamus", "rahasia")])
def test_the_work_of_a_closed_meeting_is_as_secret_as_its_talk(tu, ketua, berlangsung, butir, *, jenis, kerahasiaan):
    row = berlangsung(jenis=jenis)
    services.tulis_butir(tu, row, data=butir())
    melangkah(ketua, row, Aksi.AKHIRI)
    assert Arahan.objects.get().kerahasiaan == kerahasiaan


def test_a_unit_that_is_gone_when_the_meeting_ends_stops_it_in_words(kota, tu, ketua, berlangsung, butir):
    row = berlangsung()
    line = services.tulis_butir(tu, row, data=butir(unit_id=kota.unit["pu_sda"].pk))
    kota.unit["pu_sda"].aktif = False
    kota.unit["pu_sda"].save()
    peta._peta.clear()  # what other processes are told by the version of the map
    chair = kota.aktor("asisten2")
    assert "tidak dikenal atau sudah tidak aktif" in tolakan(lambda: melangkah(chair, row, Aksi.AKHIRI))[1]
    row.refresh_from_db()
    assert row.status == Status.BERLANGSUNG
    services.ubah_butir(kota.aktor("tu"), row, butir_id=line.pk, versi=1, data=butir())
    assert melangkah(chair, row, Aksi.AKHIRI).status == Status.NOTULA_DRAF


def test_ending_twice_lays_the_work_once(tu, ketua, berlangsung, butir):
    row = berlangsung()
    services.tulis_butir(tu, row, data=butir())
    melangkah(ketua, row, Aksi.AKHIRI)
    with pytest.raises(TransitionError):
        melangkah(ketua, row, Aksi.AKHIRI)
    melangkah(tu, row, Aksi.EDARKAN)
    melangkah(tu, row, Aksi.PERBAIKI, "Salah ketik")
    melangkah(tu, row, Aksi.EDARKAN)
    melangkah(ketua, row, Aksi.SAHKAN)
    assert Penugasan.objects.count() == 1


def test_a_refused_signature_opens_the_notula_again_and_lays_nothing_twice(kota, tu, ketua, diedarkan, butir):
    row = diedarkan()
    melangkah(ketua, row, Aksi.SAHKAN)
    asked = Permintaan.objects.filter(dokumen__objek="rapat", dokumen__objek_id=row.pk).first()
    with unit_kerja():
        publik.saat_tanda_ditolak(tu, permintaan=asked, alasan="Nama keliru")
    row.refresh_from_db()
    assert (row.status, row.disetujui) == (Status.NOTULA_DRAF, None)
    assert row.riwayat.order_by("-id").first().catatan == "Nama keliru"
    services.tulis_butir(tu, row, data=butir(isi="Tambahan", unit_id=kota.unit["dlh"].pk))
    melangkah(tu, row, Aksi.EDARKAN)
    melangkah(ketua, row, Aksi.SAHKAN)
    assert sorted(Penugasan.objects.values_list("unit__kode", flat=True)) == ["dlh", "pu"]


def test_the_meetings_trail_keeps_no_word_of_what_was_decided(tu, ketua, berlangsung, butir):
    """The trail is read by more people than the notula (UU 27/2022)."""
    row = berlangsung()
    first = services.tulis_butir(tu, row, data=butir(isi="KATAMANIS satu", bukti="KATAMANIS dua"))
    services.ubah_butir(tu, row, butir_id=first.pk, versi=1, data=butir(isi="KATAMANIS tiga"))
    melangkah(ketua, row, Aksi.AKHIRI)
    melangkah(tu, row, Aksi.EDARKAN)
    lines = [x for aksi in ("rapat.tulis", "rapat.pimpin", "rapat.rencanakan", "rapat.kelola") for x in jejak(aksi)]
    assert len(lines) >= 6
    assert "KATAMANIS" not in str([x.data for x in lines])


def test_closing_counts_only_what_still_stands(tu, ketua, berlangsung, butir):
    row = berlangsung()
    services.tulis_butir(tu, row, data=butir(jenis=J.CATATAN))
    open_one = services.tulis_butir(tu, row, data=butir(jenis=J.KEPUTUSAN, isi="Belum siapa-siapa"))
    melangkah(ketua, row, Aksi.AKHIRI)
    Rapat.objects.update(status=Status.NOTULA_SAH)
    assert baca.belum_tindak(row) == (2,)
    assert "nomor 2" in tolakan(lambda: melangkah(ketua, row, Aksi.TUTUP))[1]
    ButirNotula.objects.filter(pk=open_one.pk).update(dihapus=True)
    assert melangkah(ketua, row, Aksi.TUTUP).status == Status.DITUTUP


@pytest.mark.parametrize(
    ("mulai", "selesai", "status", "terlihat"),
    [
        (timedelta(hours=47), timedelta(hours=48), Status.DIUNDANG, True),
        (timedelta(hours=49), timedelta(hours=50), Status.DIUNDANG, False),
        (timedelta(hours=-3), timedelta(hours=-2), Status.DIUNDANG, True),
        (timedelta(hours=-24), timedelta(hours=-23), Status.DIUNDANG, True),
        (timedelta(days=-3), timedelta(days=-2), Status.DIUNDANG, False),
        (timedelta(days=-300), timedelta(days=-299), Status.DIUNDANG, False),
        (timedelta(days=-3), timedelta(days=-2), Status.BERLANGSUNG, True),
        (timedelta(hours=1), timedelta(hours=2), Status.DRAF, False),
        (timedelta(hours=1), timedelta(hours=2), Status.DIBATALKAN, False),
    ],
)
def test_what_was_never_held_does_not_lie_on_desks_for_ever(kota, diundang, mulai, selesai, *, status, terlihat):
    """The earliest stands first: meetings that nobody opened would push out today's. One that runs waits to be ended."""
    diundang()
    now = timezone.now()
    Rapat.objects.update(mulai=now + mulai, selesai=now + selesai, status=status)
    assert bool(kartu(kota.aktor("kadis_pu"))) is terlihat


@pytest.fixture
def tertunda(kota, umum, berlangsung):
    """A meeting that was opened, at which a guest had signed in, and that was put off."""

    def make(**ganti):
        row = berlangsung(**ganti)
        services.tambah_tamu(umum, row, tamu=DataTamu(nama="Bu Sari", instansi="PMI", kunci="k-1"))
        melangkah(kota.aktor("asisten2"), row, Aksi.TUNDA, "Listrik padam")
        return services.jadwalkan_lagi(umum, row)

    return make


def test_papers_of_a_meeting_held_anew_show_its_new_day(kota, umum, tertunda, saat):
    """The list lies on the table before the meeting is opened again."""
    row = tertunda()
    services.jadwalkan(umum, row, jadwal=Jadwal(mulai=saat(13, hari=7), selesai=saat(14, 30, hari=7), tempat="Balai"))
    services.catat_undangan(umum, row, nomor="005/2")
    row.refresh_from_db()
    assert row.dibuka is None
    text = teks_pdf(cetak.daftar_hadir(row, Daerah.objects.get(schema_name="uji")))
    day = saat(13, hari=7)
    assert f"{day.day} " in text.split("DAFTAR HADIR")[1][:120]
    assert "13.00–14.30" in text


def test_a_guest_of_the_first_day_signs_in_again_on_the_second(umum, tertunda, saat):
    """His device still holds the key of the first day."""
    row = tertunda()
    services.jadwalkan(umum, row, jadwal=Jadwal(mulai=saat(13), selesai=saat(14), tempat="Balai"))
    services.catat_undangan(umum, row, nomor="005/2")
    again = services.tambah_tamu(umum, row, tamu=DataTamu(nama="Bu Sari", instansi="PMI", kunci="k-1"))
    assert again.hadir is not None
    assert row.peserta.filter(nama="Bu Sari").count() == 1


def test_a_session_put_off_for_want_of_members_is_told_to_the_invited(kota, tu, berlangsung):
    row = berlangsung(
        jenis="paripurna", perkara="b", anggota=45,
        peserta=(DataPeserta(jabatan_id=kota.jabatan["kadis_pu"].pk), DataPeserta(nama="Bu Ani", peran=Peran.ANGGOTA_DPRD)),
    )  # fmt: skip
    for _ in range(2):
        services.hitung_kuorum(tu, row, hadir=10)
        Rapat.objects.update(tunda_hingga=None)
    assert not dikabari("rapat.batal")
    services.hitung_kuorum(tu, row, hadir=10)
    assert dikabari("rapat.batal") == {kota.orang[k].pk for k in ("asisten2", "kadis_pu")}
    row.refresh_from_db()
    assert (row.status, row.lanjutan) == (Status.DITUNDA, True)
