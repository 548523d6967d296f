"""Offices change hands: who acts for a meeting is who holds the office on that day, by whichever title."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.rapat import cetak, services
from poros.domain.rapat.ikhtisar import kartu
from poros.domain.rapat.models import Agenda, Rapat
from poros.domain.rapat.queries import agenda as baca_agenda
from poros.domain.rapat.queries import kalender, waktu
from poros.domain.rapat.queries import rapat as baca
from poros.domain.rapat.rules.alur import Aksi, Kehadiran, Status
from poros.domain.rapat.services.langkah import melangkah
from poros.domain.rapat.values import ArahanAgenda, Jadwal
from poros.kernel.organisasi.actor import actor
from poros.kernel.organisasi.models import Pemangku
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.wewenang import TidakBerwenang

from .conftest import dikabari, teks_pdf, terlarang


@pytest.fixture
def ganti(kota):
    """Let the office `kode` pass today from its holder to that of `oleh`, as a substitute unless told otherwise."""

    def make(kode, oleh, kapasitas="plh"):
        today = timezone.localdate()
        kota.jabatan[kode].pemangku.update(sampai=today - timedelta(days=1))
        Pemangku.objects.create(
            jabatan=kota.jabatan[kode],
            orang=kota.orang[oleh],
            dari=today,
            sampai=today + timedelta(days=60),
            dasar="SP 1",
            kapasitas=kapasitas,
        )
        return actor(kota.orang[oleh], jabatan_id=kota.jabatan[kode].pk)

    return make


def test_the_substitute_chairs_opens_and_ends_it_and_signs_as_one(kota, diundang, butir, ganti):
    row = diundang()
    chair = ganti("asisten2", "asisten1")
    assert kota.aktor("asisten2") is None
    melangkah(chair, row, Aksi.BUKA)
    services.tulis_butir(kota.aktor("tu"), row, data=butir())
    melangkah(chair, row, Aksi.AKHIRI)
    row.refresh_from_db()
    assert row.status == Status.NOTULA_DRAF
    last = row.riwayat.order_by("-id").first()
    assert (last.orang, last.jabatan) == ("Pejabat Asisten I", "Plh. Asisten II")


def test_in_his_own_office_the_substitute_has_no_part_in_it(kota, diundang, ganti):
    row = diundang(jenis="bamus")
    both = ganti("asisten2", "asisten1")
    own = both.sebagai(kota.jabatan["asisten1"].pk)
    assert baca.satu(both, row.pk) == row
    assert terlarang(lambda: baca.satu(own, row.pk))
    with pytest.raises(TidakBerwenang):
        melangkah(own, row, Aksi.BUKA)


def test_told_is_who_holds_the_office_now_and_not_who_held_it(kota, terjadwal, ganti):
    row = terjadwal()
    ganti("kadis_pu", "tu_pu")
    services.catat_undangan(kota.aktor("kabag_umum"), row, nomor="005/1")
    told = dikabari("rapat.diundang")
    assert kota.orang["tu_pu"].pk in told
    assert kota.orang["kadis_pu"].pk not in told


def test_an_office_that_nobody_holds_is_told_nothing_and_stops_nothing(kota, terjadwal):
    row = terjadwal()
    kota.jabatan["kadis_pu"].pemangku.update(sampai=timezone.localdate() - timedelta(days=1))
    services.catat_undangan(kota.aktor("kabag_umum"), row, nomor="005/1")
    assert kota.orang["kadis_pu"].pk not in dikabari("rapat.diundang")
    assert Rapat.objects.get().status == Status.DIUNDANG


def test_the_list_names_who_came_for_the_office(kota, diundang, ganti):
    row = diundang()
    services.hadir(ganti("kadis_pu", "tu_pu"), row)
    mine = row.peserta.get(jabatan=kota.jabatan["kadis_pu"])
    assert (mine.oleh, str(mine)) == ("Pejabat Pengelola Surat Dinas PU", "Kepala Dinas PU")
    text = teks_pdf(cetak.notula(kota.aktor("tu"), Rapat.objects.get()))
    assert "Pejabat Pengelola Surat Dinas PU" in text


def test_the_sheet_names_who_held_the_office_on_the_day_of_the_meeting(kota, berlangsung):
    """Printed a month later, it is still signed by the chair of that day."""
    row, today = berlangsung(), timezone.localdate()
    Rapat.objects.update(mulai=row.mulai - timedelta(days=30), selesai=row.selesai - timedelta(days=30))
    kota.jabatan["asisten2"].pemangku.update(sampai=today - timedelta(days=10))
    Pemangku.objects.create(
        jabatan=kota.jabatan["asisten2"], orang=kota.orang["camat"], dari=today - timedelta(days=9), dasar="SK 9"
    )
    text = teks_pdf(cetak.notula(kota.aktor("tu"), Rapat.objects.get()))
    assert "Pejabat Asisten II" in text
    assert "Pejabat Camat Utara" not in text


def test_the_desk_goes_over_with_the_office(kota, disetujui, ganti):
    disetujui()
    assert len(kartu(kota.aktor("walikota"))) == 1
    deputy = ganti("walikota", "sekda", "plt")
    assert [c.judul for c in kartu(deputy)] == ["Peresmian pasar"]
    assert kartu(deputy.sebagai(kota.jabatan["sekda"].pk)) == []


def test_the_deputys_holder_of_today_is_told_that_he_goes(kota, disetujui, ganti):
    row = disetujui()
    ganti("sekda", "asisten1")
    word = ArahanAgenda(kehadiran=Kehadiran.DIWAKILKAN, wakil_id=kota.jabatan["sekda"].pk, catatan="Sampaikan salam")
    services.putuskan_agenda(kota.aktor("walikota"), row, arahan=word)
    assert dikabari("rapat.mewakili") == {kota.orang["asisten1"].pk}


def test_somebody_in_two_offices_is_busy_in_both(kota, tayang, rencana, ganti, saat):
    """Who stands in for the mayor at nine sits in no meeting of his own office at nine."""
    tayang()
    ganti("walikota", "kadis_pu", "plt")
    row = rencana("kadis_pu", ketua_id=None, notulis_id=None)
    at = Jadwal(mulai=saat(9, 30), selesai=saat(11), tempat="Balai")
    (hit,) = waktu.benturan_jadwal(row, at)
    assert (hit.siapa, hit.jenis) == ("Kepala Dinas PU", "agenda pimpinan")


def test_who_will_hold_an_office_on_that_day_is_asked_and_not_who_holds_it_now(kota, terjadwal, rencana, saat):
    """The head leaves before the day of the meeting: his own appointments are in nobody's way."""
    terjadwal("kadis_dlh", ketua_id=None, notulis_id=None)
    office = kota.jabatan["kadis_pu"]
    office.pemangku.update(sampai=saat(9).date() - timedelta(days=1))
    Pemangku.objects.create(jabatan=office, orang=kota.orang["kadis_dlh"], dari=saat(9).date(), dasar="SK 3")
    row = rencana("kadis_pu", ketua_id=None, notulis_id=None)
    at = Jadwal(mulai=saat(9), selesai=saat(10), tempat="Balai")
    (hit,) = waktu.benturan_jadwal(row, at)
    assert hit.siapa == "Kepala Dinas PU"
    before = {"mulai": at.mulai - timedelta(days=7), "selesai": at.selesai - timedelta(days=7), "tempat": "Balai"}
    assert waktu.benturan_jadwal(row, Jadwal(**before)) == []


@pytest.mark.parametrize(("geser", "ada"), [(-1, False), (0, True), (1, True)])
def test_a_holding_counts_from_its_first_to_its_last_day(kota, saat, geser, ada):
    office = kota.jabatan["kadis_pu"]
    office.pemangku.update(dari=saat(9).date(), sampai=saat(9).date() + timedelta(days=1))
    found = kalender.orang_dari([office.pk], saat(9) + timedelta(days=geser))
    assert (office.pk in found) is ada


def test_a_revoked_holding_counts_no_more(kota, saat):
    office = kota.jabatan["kadis_pu"]
    office.pemangku.update(dicabut=saat(9).date())
    assert kalender.orang_dari([office.pk], saat(9)) == {}
    assert kalender.jabatan_dari([kota.orang["kadis_pu"].pk], saat(9)) == {}
    assert kalender.orang_dari([office.pk], saat(9) - timedelta(days=1)) == {office.pk: kota.orang["kadis_pu"].pk}


def test_one_who_held_the_office_reads_nothing_more_of_it(kota, masuk, diundang, ganti):
    row = diundang()
    client = masuk("kadis_pu")
    assert client.get(f"/rapat/{row.pk}/").status_code == 200
    ganti("kadis_pu", "tu_pu")
    assert client.get(f"/rapat/{row.pk}/").status_code != 200
    assert (
        client.post(f"/rapat/{row.pk}/hadir/").status_code != 302
        or not row.peserta.filter(hadir__isnull=False).exists()
    )


def test_the_leaders_calendar_is_of_the_office_and_not_of_the_person(kota, tayang, ganti):
    row = tayang()
    ganti("walikota", "sekda", "plt")
    items, _meetings = baca_agenda.isi_umpan(kota.jabatan["walikota"].pk, timezone.now())
    assert items == [row]
    assert baca_agenda.isi_umpan(kota.jabatan["sekda"].pk, timezone.now()) == ([], [])


def test_what_was_asked_for_in_an_office_is_answered_to_the_person(kota, disetujui, ganti):
    row = disetujui()
    ganti("kadis_sos", "camat")
    services.tolak_agenda(kota.aktor("walikota"), row, alasan="Dinas luar")
    assert Pemberitahuan.objects.get(jenis="rapat.tak_dihadiri").orang_id == kota.orang["kadis_sos"].pk
    assert Agenda.objects.get().status == "ditolak"
