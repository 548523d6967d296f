"""Signing in by code, by button and at the door; guests; a closed meeting has none."""

import pytest
from django.test import Client
from django.utils import timezone

from poros.domain.rapat import services
from poros.domain.rapat.models import Peserta
from poros.domain.rapat.rules.alur import Hadir
from poros.domain.rapat.rules.hadir import kode_hadir
from poros.domain.rapat.services.hadir import tamu_hadir
from poros.domain.rapat.values import DataPeserta, DataTamu
from poros.kernel.commands import Ditolak
from poros.kernel.wewenang import TidakBerwenang


def kode(rapat):
    return kode_hadir(rapat.kunci, int(timezone.now().timestamp()))


def alamat(rapat, kata=None):
    return f"/rapat/pindai/{rapat.kunci}/{kata or kode(rapat)}/"


@pytest.fixture
def orang_luar():
    return Client(HTTP_HOST="uji.localhost")


def test_an_official_signs_in_once(kota, diundang):
    row = diundang()
    first = services.hadir(kota.aktor("kadis_pu"), row, cara=Hadir.QR)
    again = services.hadir(kota.aktor("kadis_pu"), row)
    assert (again.hadir, again.cara, again.oleh) == (first.hadir, "qr", "Pejabat Kepala Dinas PU")


def test_only_the_invited_sign_in_and_only_once_they_are_invited(kota, diundang, terjadwal):
    with pytest.raises(TidakBerwenang):
        services.hadir(kota.aktor("camat"), diundang())
    with pytest.raises(TidakBerwenang):
        services.hadir(kota.aktor("kadis_pu"), terjadwal(mulai=None, kamar="kecil"))


def test_the_officer_marks_many_and_writes_guests_down_once(kota, diundang):
    row, umum = diundang(), kota.aktor("kabag_umum")
    ids = list(row.peserta.values_list("pk", flat=True)[:2])
    assert services.catat_hadir(umum, row, peserta=ids) == 2
    assert services.catat_hadir(umum, row, peserta=ids) == 0
    guest = DataTamu(nama="Bu Sari", instansi="PMI", kunci="k1")
    assert services.tambah_tamu(umum, row, tamu=guest).pk == services.tambah_tamu(umum, row, tamu=guest).pk


def test_an_invited_guest_takes_his_own_line(kota, diundang):
    row = diundang(peserta=(DataPeserta(nama="Bu Sari", instansi="PMI", wajib=False),))
    services.tambah_tamu(kota.aktor("kabag_umum"), row, tamu=DataTamu(nama="bu sari", instansi="", kunci="z"))
    assert row.peserta.filter(nama="Bu Sari", hadir__isnull=False).count() == 1
    assert row.peserta.filter(jabatan__isnull=True).count() == 1


def test_a_guest_comes_in_by_the_code_of_the_minute(diundang, orang_luar):
    row = diundang()
    assert b"Daftar hadir tamu" in orang_luar.get(alamat(row)).content
    done = orang_luar.post(alamat(row), {"nama": "Pak Joko", "instansi": "Kampus", "kunci": "a"})
    assert "Kehadiran Anda tercatat" in done.content.decode()
    orang_luar.post(alamat(row), {"nama": "Pak Joko", "instansi": "Kampus", "kunci": "a"})
    assert Peserta.objects.filter(nama="Pak Joko", cara="tamu").count() == 1


def test_an_old_code_lets_nobody_in(kota, masuk, diundang, orang_luar):
    row = diundang()
    stale = alamat(row, "0123456789")
    assert "Pindai sekali lagi" in orang_luar.get(stale).content.decode()
    refused = orang_luar.post(stale, {"nama": "Pak Joko", "kunci": "a"})
    assert refused.status_code == 422
    assert masuk("kadis_pu").post(stale).status_code == 409
    assert not Peserta.objects.filter(hadir__isnull=False).exists()
    assert orang_luar.get("/rapat/pindai/tak-ada/x/").status_code == 404


def test_an_official_with_the_code_presses_once(masuk, diundang, kota):
    row = diundang()
    pu = masuk("kadis_pu")
    assert b"Saya hadir" in pu.get(alamat(row)).content
    assert pu.post(alamat(row)).status_code == 302
    assert row.peserta.get(jabatan=kota.jabatan["kadis_pu"]).cara == "qr"


def test_a_closed_meeting_knows_no_guests(diundang, orang_luar):
    row = diundang(jenis="bamus")
    assert orang_luar.get(alamat(row)).status_code == 404
    with pytest.raises(Ditolak, match="tertutup"):
        tamu_hadir(row, kode(row), DataTamu(nama="x", instansi="", kunci=""))


def test_the_list_is_closed_before_the_invitation_and_after_the_end(kota, terjadwal, diedarkan):
    with pytest.raises(Ditolak, match="belum dibuka"):
        services.catat_hadir(kota.aktor("kabag_umum"), terjadwal(), peserta=[1])
    late = diedarkan(mulai=None, kamar="kecil")
    with pytest.raises(Ditolak, match="sudah ditutup"):
        services.hadir(kota.aktor("kadis_pu"), late)


def test_the_screen_shows_the_code_and_the_count(masuk, diundang):
    row = diundang()
    page = masuk("kabag_umum").get(f"/rapat/{row.pk}/layar/").content.decode()
    assert kode(row) in page
    assert "0 dari 4 sudah hadir" in page
    assert (
        "<html"
        not in masuk("kabag_umum").get(f"/rapat/{row.pk}/layar/", headers={"HX-Request": "true"}).content.decode()
    )
    assert masuk("kadis_pu").get(f"/rapat/{row.pk}/layar/").status_code == 404


def test_nobody_outside_sends_faster_than_people_do(diundang, orang_luar, monkeypatch):
    monkeypatch.setattr("poros.domain.rapat.views.laju.SEMENIT_MAKS", 1)
    row = diundang()
    answers = [orang_luar.post(alamat(row), {"nama": f"T{n}", "kunci": str(n)}).status_code for n in range(4)]
    assert 429 in answers
