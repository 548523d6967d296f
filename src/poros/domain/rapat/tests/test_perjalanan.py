"""From the plan to the next meeting, by commands: what each step makes and what it refuses."""

from datetime import timedelta

import pytest

from poros.domain.rapat import publik, services
from poros.domain.rapat.models import ButirNotula, Peserta, Rapat, TulisanButir
from poros.domain.rapat.queries import rapat as baca
from poros.domain.rapat.rules.alur import Aksi, JenisButir, Status
from poros.domain.rapat.services.langkah import melangkah
from poros.domain.rapat.services.notula import Tertinggal
from poros.domain.rapat.values import DataPeserta, Jadwal
from poros.kernel.commands import Ditolak, unit_kerja
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.tandatangan.queries import untuk
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError


def sahkan(kota, rapat):
    """The chair approves; what the signing module tells when both have signed: the same event, one transaction."""
    melangkah(kota.aktor("asisten2"), rapat, Aksi.SAHKAN)
    dokumen = untuk("rapat", rapat.pk)[0]
    with unit_kerja():
        publik.saat_tanda_selesai(kota.aktor("asisten2"), dokumen=dokumen, berkas=dokumen.asal)
    rapat.refresh_from_db()
    return dokumen


def test_the_plan_holds_chair_and_note_taker_as_participants(kota, rencana):
    row = rencana()
    codes = {kota.jabatan[k].pk for k in ("asisten2", "tu", "kadis_pu", "kadis_dlh")}
    assert set(row.peserta.values_list("jabatan_id", flat=True)) == codes


def test_changing_the_plan_keeps_who_has_signed_in(kota, diundang, data):
    row = diundang()
    services.hadir(kota.aktor("kadis_dlh"), row)
    services.ubah(
        kota.aktor("kabag_umum"), row, data=data("kadis_pu", peserta=(DataPeserta(nama="Bu Sari", instansi="PMI"),))
    )
    assert {str(p) for p in row.peserta.all()} == {"Asisten II", "Pengelola Surat Bagian Umum", "Kepala DLH", "Bu Sari"}


@pytest.mark.parametrize(
    "ganti", [{"jenis": "tidak-ada"}, {"judul": " "}, {"perkara": "z"}, {"sebelum_id": 987_654_321}]
)
def test_a_plan_that_makes_no_sense_is_refused(rencana, ganti):
    with pytest.raises(Ditolak):
        rencana(**ganti)


def test_an_open_session_of_the_council_is_not_closed(rencana):
    with pytest.raises(Ditolak, match="terbuka"):
        rencana(jenis="paripurna", tertutup=True)


def test_nobody_is_invited_before_the_guard_is_satisfied(kota, rencana):
    row = rencana()
    with pytest.raises(Ditolak, match="waktunya"):
        services.catat_undangan(kota.aktor("kabag_umum"), row, nomor="1")


def test_a_room_is_given_once(terjadwal, saat):
    terjadwal()
    with pytest.raises(Ditolak, match="sudah dipakai"):
        terjadwal(mulai=saat(9, 30))
    assert terjadwal(mulai=saat(10)).ruang is not None


@pytest.mark.parametrize(
    ("ganti", "bidang"),
    [
        ({"selesai": None}, "selesai"),
        ({"ruang_id": None}, "tempat"),
        ({"tautan": "http://x"}, "tautan"),
        ({"ruang_id": 987_654_321}, "ruang"),
    ],
)
def test_a_time_that_makes_no_sense_is_refused(kota, rencana, ruang, saat, *, ganti, bidang):
    begin = saat(9)
    given = {"mulai": begin, "selesai": begin + timedelta(hours=1), "ruang_id": ruang["aula"].pk} | ganti
    with pytest.raises(Ditolak) as error:
        services.jadwalkan(
            kota.aktor("kabag_umum"),
            rencana(),
            jadwal=Jadwal(**(given | ({"selesai": begin} if "selesai" in ganti else {}))),
        )
    assert error.value.bidang == bidang


def test_the_invitation_is_a_letter_and_its_last_signature_calls_the_meeting(kota, terjadwal):
    row = services.konsepkan_undangan(kota.aktor("kabag_umum"), terjadwal(), penanda_id=kota.jabatan["sekda"].pk)
    from poros.domain.naskah.models import Naskah  # another module is met here as its user meets it

    letter = Naskah.objects.get(pk=row.naskah_id)
    assert "Pintu air" in letter.isi["acara"]
    assert "Ruang aula" in letter.isi["tempat"]
    assert {p.unit_id for p in letter.penerima.all()} == {kota.unit[k].pk for k in ("as2", "pu", "dlh")}
    from poros.kernel.tandatangan.models import Dokumen

    with unit_kerja():
        publik.saat_tanda_selesai(
            kota.aktor("sekda"), dokumen=Dokumen(objek="naskah", objek_id=letter.pk, nomor="005/9"), berkas=None
        )
    row.refresh_from_db()
    assert (row.status, row.nomor_undangan) == (Status.DIUNDANG, "005/9")
    with pytest.raises((Ditolak, TransitionError)):
        services.konsepkan_undangan(kota.aktor("kabag_umum"), row, penanda_id=kota.jabatan["sekda"].pk)


def test_decisions_become_work_when_the_meeting_ends(kota, berlangsung, butir):
    row = berlangsung()
    services.tulis_butir(kota.aktor("tu"), row, data=butir())
    services.tulis_butir(kota.aktor("tu"), row, data=butir(jenis=JenisButir.CATATAN, isi="Dibahas"))
    melangkah(kota.aktor("asisten2"), row, Aksi.AKHIRI)
    tugas = Penugasan.objects.get(unit=kota.unit["pu"])
    assert tugas.arahan.isi == "Perbaiki pintu air Kali Ilir\nBukti: Foto"
    assert (tugas.arahan.sumber, tugas.arahan.sumber_id) == ("rapat", row.pk)
    line = ButirNotula.objects.get(penugasan=tugas)
    with pytest.raises(Ditolak, match="sudah menjadi penugasan"):
        services.ubah_butir(kota.aktor("tu"), row, butir_id=line.pk, versi=1, data=butir(isi="Lain"))


def test_several_hands_lose_nothing(kota, berlangsung, butir):
    row = berlangsung(peserta=(DataPeserta(jabatan_id=kota.jabatan["kadis_pu"].pk, menulis=True),))
    tu, pu = kota.aktor("tu"), kota.aktor("kadis_pu")
    line = services.tulis_butir(tu, row, data=butir())
    services.tulis_butir(pu, row, data=butir(isi="Dari PU"))
    services.ubah_butir(tu, row, butir_id=line.pk, versi=1, data=butir(isi="Tulisan TU"))
    with pytest.raises(Tertinggal) as error:
        services.ubah_butir(pu, row, butir_id=line.pk, versi=1, data=butir(isi="Tulisan PU"))
    assert error.value.terkini.isi == "Tulisan TU"
    services.ubah_butir(pu, row, butir_id=line.pk, versi=2, data=butir(isi="Tulisan TU dan PU"))
    assert [t.isi for t in TulisanButir.objects.filter(butir=line)][1:] == ["Tulisan TU", "Tulisan TU dan PU"]
    services.hapus_butir(tu, row, butir_id=line.pk, versi=3)
    assert [b.isi for b in baca.butir(row)] == ["Dari PU"]
    assert TulisanButir.objects.filter(butir=line).count() == 3


@pytest.mark.parametrize(
    "ganti", [{"isi": " "}, {"unit_id": 987_654_321}, {"tenggat": None}, {"acara_id": 987_654_321}]
)
def test_a_line_that_makes_no_sense_is_refused(kota, berlangsung, butir, ganti):
    with pytest.raises(Ditolak):
        services.tulis_butir(kota.aktor("tu"), berlangsung(), data=butir(**ganti))


def test_who_was_not_asked_does_not_write(kota, berlangsung, butir):
    with pytest.raises(TidakBerwenang):
        services.tulis_butir(kota.aktor("kadis_dlh"), berlangsung(), data=butir())


def test_the_chair_approves_and_the_signed_sheet_stands(kota, diedarkan):
    row = diedarkan()
    with pytest.raises(TidakBerwenang):
        services.sahkan(kota.aktor("tu"), row)
    dokumen = sahkan(kota, row)
    assert row.status == Status.NOTULA_SAH
    assert {p.jabatan_id for p in dokumen.permintaan.all()} == {kota.jabatan["asisten2"].pk, kota.jabatan["tu"].pk}
    assert [b.nama for b in baca.rincian(kota.aktor("asisten2"), row.pk).berkas] == ["Notula bertanda tangan.pdf"]


def test_an_approved_notula_is_not_written_on_until_it_is_refused(kota, diedarkan):
    row = diedarkan()
    melangkah(kota.aktor("asisten2"), row, Aksi.SAHKAN)
    with pytest.raises(Ditolak, match="sudah disetujui"):
        services.sahkan(kota.aktor("asisten2"), row)
    with pytest.raises(TransitionError):
        melangkah(kota.aktor("tu"), row, Aksi.PERBAIKI, "salah tulis")
    asked = untuk("rapat", row.pk)[0].permintaan.first()
    with unit_kerja():
        publik.saat_tanda_ditolak(kota.aktor("tu"), permintaan=asked, alasan="Salah nama")
    row.refresh_from_db()
    assert (row.status, row.disetujui) == (Status.NOTULA_DRAF, None)


def test_closing_waits_for_every_decision(kota, berlangsung, butir):
    row, chair, writer = berlangsung(), kota.aktor("asisten2"), kota.aktor("tu")
    line = services.tulis_butir(writer, row, data=butir(jenis=JenisButir.KEPUTUSAN, isi="Tambah pompa"))
    melangkah(chair, row, Aksi.AKHIRI)
    melangkah(writer, row, Aksi.EDARKAN)
    sahkan(kota, row)
    with pytest.raises(Ditolak, match="nomor 1"):
        melangkah(chair, row, Aksi.TUTUP)
    ButirNotula.objects.filter(pk=line.pk).update(jenis=JenisButir.INFORMASI)
    assert melangkah(chair, row, Aksi.TUTUP).status == Status.DITUTUP
    made = services.koreksi(writer, row, isi="Nama pompa: Ilir 2")
    assert made.nomor == 1
    assert services.koreksi(writer, row, isi="Lagi").nomor == 2


def test_an_empty_notula_is_not_circulated_nor_corrected_before_it_is_valid(kota, berlangsung):
    row = berlangsung()
    melangkah(kota.aktor("asisten2"), row, Aksi.AKHIRI)
    with pytest.raises(Ditolak, match="kosong"):
        melangkah(kota.aktor("tu"), row, Aksi.EDARKAN)
    with pytest.raises(Ditolak, match="belum sah"):
        services.koreksi(kota.aktor("tu"), row, isi="x")


def test_the_next_meeting_opens_with_what_became_of_the_last(kota, diedarkan, rencana):
    first = diedarkan()
    second = rencana(judul="Rapat kedua", sebelum_id=first.pk)
    third = rencana(judul="Rapat ketiga", sebelum_id=second.pk)
    actor = kota.aktor("kabag_umum")
    assert [b.isi for b in baca.tindak_lalu(actor, second)] == ["Perbaiki pintu air Kali Ilir"]
    assert [b.isi for b in baca.tindak_lalu(actor, third)] == ["Perbaiki pintu air Kali Ilir"]
    Penugasan.objects.update(status="selesai")
    assert baca.tindak_lalu(actor, second)[0].penugasan.status == "selesai"
    assert baca.tindak_lalu(actor, third) == []
    assert baca.tindak_lalu(kota.aktor("camat"), second) == []


def test_a_postponed_meeting_is_planned_and_invited_to_anew(kota, diundang):
    row = diundang()
    with pytest.raises(Ditolak, match="alasan"):
        melangkah(kota.aktor("asisten2"), row, Aksi.TUNDA)
    melangkah(kota.aktor("asisten2"), row, Aksi.TUNDA, "Sekda dinas luar")
    row = services.jadwalkan_lagi(kota.aktor("kabag_umum"), row)
    assert (row.status, row.mulai, row.nomor_undangan) == (Status.DRAF, None, "")
    assert melangkah(kota.aktor("kabag_umum"), row, Aksi.BATALKAN, "Tidak jadi").status == Status.DIBATALKAN


def test_the_invitation_is_no_step_by_name(kota, diundang):
    with pytest.raises(TransitionError):
        melangkah(kota.aktor("kabag_umum"), diundang(), Aksi.UNDANG)
    with pytest.raises(TransitionError):
        services.pimpin(kota.aktor("asisten2"), Rapat.objects.get(), aksi=Aksi.SAHKAN)
    with pytest.raises(TransitionError):
        services.edarkan(kota.aktor("tu"), Rapat.objects.get(), aksi=Aksi.BUKA)


def test_the_agenda_keeps_points_by_their_title(kota, rencana):
    from poros.domain.rapat.values import DataAcara

    row = rencana()
    kept = row.acara.get(judul="Sampah").pk
    services.susun_acara(kota.aktor("kabag_umum"), row, acara=(DataAcara(judul="Sampah"), DataAcara(judul="Baru")))
    assert list(row.acara.values_list("judul", flat=True)) == ["Sampah", "Baru"]
    assert row.acara.get(judul="Sampah").pk == kept
    with pytest.raises(Ditolak, match="kembar"):
        services.susun_acara(kota.aktor("kabag_umum"), row, acara=(DataAcara(judul="A"), DataAcara(judul="A")))


def test_a_participant_moved_by_the_invited_office_is_told(kota, diundang, saat):
    from poros.kernel.pemberitahuan.models import Pemberitahuan

    row = diundang()
    told = Pemberitahuan.objects.filter(jenis="rapat.diundang")
    assert {n.orang_id for n in told} == {kota.orang[k].pk for k in ("asisten2", "tu", "kadis_pu", "kadis_dlh")}
    services.jadwalkan(
        kota.aktor("kabag_umum"), row, jadwal=Jadwal(mulai=saat(13), selesai=saat(14), tempat="Lapangan")
    )
    assert Pemberitahuan.objects.filter(jenis="rapat.diubah").count() == 4
    assert Peserta.objects.filter(hadir__isnull=False).count() == 0
