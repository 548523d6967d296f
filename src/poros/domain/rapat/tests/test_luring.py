"""Attendance that waited for a network: counted once each, in the order in which it comes; delays and doubles."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from poros.domain.rapat import cetak, services
from poros.domain.rapat.models import Peserta, Rapat
from poros.domain.rapat.rules.alur import Aksi, Hadir, Peran, Status
from poros.domain.rapat.rules.hadir import kode_hadir
from poros.domain.rapat.services.hadir import TAMU_MAKS, tamu_hadir
from poros.domain.rapat.services.langkah import melangkah
from poros.domain.rapat.values import DataPeserta, DataTamu
from poros.kernel.daerah.models import Daerah

from .conftest import jejak, teks_pdf, terlarang, tolakan


@pytest.fixture
def umum(kota):
    return kota.aktor("kabag_umum")


def kirim(client, url, data, kunci):
    """What the outbox of a device sends, as often as it must."""
    return client.post(url, data, headers={"X-Kunci": kunci, "X-Antrean": "ya"})


def nomor(rapat, *nama):
    return [str(rapat.peserta.get(jabatan__nama=n).pk) for n in nama]


def test_a_list_ticked_off_line_is_taken_though_one_of_them_has_signed_in_since(kota, masuk, diundang):
    """The list left the device before, and comes in after: nobody is lost because somebody was quicker."""
    row = diundang()
    ticked = nomor(row, "Kepala Dinas PU", "Kepala DLH", "Asisten II")
    first = services.hadir(kota.aktor("kadis_pu"), row, cara=Hadir.QR)
    answer = kirim(masuk("tu"), f"/rapat/{row.pk}/daftar-hadir/", {"peserta": ticked}, uuid.uuid4().hex)
    assert answer.status_code in {200, 204, 302}
    there = {p.jabatan.nama: p.cara for p in row.peserta.select_related("jabatan").filter(hadir__isnull=False)}
    assert there == {"Kepala Dinas PU": "qr", "Kepala DLH": "petugas", "Asisten II": "petugas"}
    assert row.peserta.get(pk=first.pk).oleh == "Pejabat Kepala Dinas PU"


def test_the_outbox_sends_twice_and_it_is_done_once(masuk, diundang):
    row, key = diundang(), uuid.uuid4().hex
    url, client = f"/rapat/{row.pk}/daftar-hadir/", masuk("tu")
    data = {"peserta": nomor(row, "Kepala DLH")}
    answers = [kirim(client, url, data, key).status_code for _ in range(3)]
    assert all(code < 400 for code in answers), answers
    assert row.peserta.filter(hadir__isnull=False).count() == 1
    guest = {"nama": "Bu Sari", "instansi": "PMI", "kunci": "k-1"}
    for code in (uuid.uuid4().hex, uuid.uuid4().hex):
        assert kirim(client, f"{url}tamu/", guest, code).status_code < 400
    assert Peserta.objects.filter(nama="Bu Sari").count() == 1


def test_ones_own_button_pressed_twice_is_one_signature(kota, masuk, diundang):
    row, client = diundang(), masuk("kadis_pu")
    for _ in range(2):
        assert kirim(client, f"/rapat/{row.pk}/hadir/", {}, uuid.uuid4().hex).status_code < 400
    mine = row.peserta.get(jabatan=kota.jabatan["kadis_pu"])
    assert (mine.cara, mine.oleh) == ("layar", "Pejabat Kepala Dinas PU")
    assert row.peserta.filter(hadir__isnull=False).count() == 1


def test_a_list_for_another_meeting_marks_nobody_here(umum, diundang):
    one, two = diundang(), diundang(judul="Lain", kamar="kecil")
    others = list(two.peserta.values_list("pk", flat=True))
    assert services.catat_hadir(umum, one, peserta=others) == 0
    assert not Peserta.objects.filter(hadir__isnull=False).exists()


@pytest.mark.parametrize("status", list(Status))
def test_when_a_list_is_open(umum, diundang, status):
    row = diundang()
    Rapat.objects.update(status=status)
    ids = list(row.peserta.values_list("pk", flat=True))
    guest = DataTamu(nama="Bu Sari", instansi="", kunci="k")
    if status in {"diundang", "berlangsung", "notula_draf"}:
        assert services.catat_hadir(umum, row, peserta=ids) == 4
        assert services.tambah_tamu(umum, row, tamu=guest).hadir
    else:
        assert "belum dibuka" in tolakan(lambda: services.catat_hadir(umum, row, peserta=ids))[1]
        assert "belum dibuka" in tolakan(lambda: services.tambah_tamu(umum, row, tamu=guest))[1]


def test_who_works_the_door(kota, diundang):
    row = diundang()
    for kode in ("kadis_pu", "kadis_dlh", "sekda", "walikota", "camat", "admin"):
        actor = kota.aktor(kode)
        assert terlarang(lambda a=actor: services.catat_hadir(a, row, peserta=[])), kode
        assert terlarang(lambda a=actor: services.tambah_tamu(a, row, tamu=DataTamu(nama="x", instansi="", kunci="")))
    assert jejak("rapat.daftar_hadir") == []


def test_guests_without_a_key_are_as_many_as_are_written_down(umum, diundang):
    row = diundang()
    for _ in range(2):
        services.tambah_tamu(umum, row, tamu=DataTamu(nama="Budi", instansi="Warga", kunci=""))
    assert row.peserta.filter(nama="Budi").count() == 2
    assert tolakan(lambda: services.tambah_tamu(umum, row, tamu=DataTamu(nama=" ", instansi="", kunci="")))[0] == "nama"


def test_a_list_of_guests_has_an_end_but_the_invited_still_come_in(umum, diundang):
    row = diundang(peserta=(DataPeserta(nama="Bu Sari", instansi="PMI", peran=Peran.TAMU, wajib=False),))
    Peserta.objects.bulk_create(
        Peserta(rapat=row, nama=f"T{n}", peran=Peran.TAMU, hadir=timezone.now(), cara="tamu") for n in range(TAMU_MAKS)
    )
    assert (
        "penuh" in tolakan(lambda: services.tambah_tamu(umum, row, tamu=DataTamu(nama="x", instansi="", kunci="")))[1]
    )
    assert services.tambah_tamu(umum, row, tamu=DataTamu(nama="BU SARI", instansi="", kunci="")).instansi == "PMI"


def test_the_door_of_guests_closes_with_the_code_and_with_the_meeting(kota, diundang):
    row, now = diundang(), int(timezone.now().timestamp())
    guest = DataTamu(nama="Pak Joko", instansi="Kampus", kunci="a")
    assert "sudah berganti" in tolakan(lambda: tamu_hadir(row, kode_hadir(row.kunci, now - 600), guest))[1]
    assert tamu_hadir(row, kode_hadir(row.kunci, now - 60), guest).cara == "tamu"
    melangkah(kota.aktor("asisten2"), row, Aksi.BATALKAN, "Tidak jadi")
    late = lambda: tamu_hadir(row, kode_hadir(row.kunci, int(timezone.now().timestamp())), guest)  # noqa: E731 -- refused
    assert "sudah ditutup" in tolakan(late)[1]


def test_who_is_no_guest_is_led_to_sign_in(diundang):
    row = diundang()
    code = kode_hadir(row.kunci, int(timezone.now().timestamp()))
    page = Client(HTTP_HOST="uji.localhost").get(f"/rapat/pindai/{row.kunci}/{code}/").content.decode()
    assert f"/akun/login/?next=/rapat/pindai/{row.kunci}/{code}/" in page


def test_an_official_who_is_not_invited_is_a_guest(masuk, diundang):
    row = diundang()
    code = kode_hadir(row.kunci, int(timezone.now().timestamp()))
    client = masuk("camat")
    assert "Daftar hadir tamu" in client.get(f"/rapat/pindai/{row.kunci}/{code}/").content.decode()
    assert client.post(f"/rapat/pindai/{row.kunci}/{code}/", {"nama": "Camat", "kunci": "c"}).status_code == 200
    assert row.peserta.get(nama="Camat").jabatan_id is None


@pytest.mark.parametrize(
    ("zona", "jam"), [("Asia/Jakarta", "09.00"), ("Asia/Makassar", "10.00"), ("Asia/Jayapura", "11.00")]
)
def test_the_list_on_paper_shows_the_hour_of_the_place(umum, diundang, masuk, zona, jam):
    """One moment on the clocks of the west, the middle and the east; pages and paper say the same."""
    row = diundang()
    at = row.mulai.replace(minute=0)
    Peserta.objects.filter(rapat=row).update(hadir=at, cara="petugas", oleh="x")
    Daerah.objects.filter(schema_name="uji").update(zona_waktu=zona)
    from poros.kernel.daerah.middleware import forget

    forget()
    sheet = masuk("tu").get(f"/rapat/{row.pk}/daftar-hadir.pdf")
    text = teks_pdf(sheet.content)
    assert text.count(jam) >= 4
    page = masuk("tu").get(f"/rapat/{row.pk}/").content.decode()
    assert jam in page


def test_guests_stand_on_a_list_of_their_own(umum, diundang):
    row = diundang()
    services.tambah_tamu(umum, row, tamu=DataTamu(nama="Bu Sari", instansi="PMI", kunci="k"))
    text = teks_pdf(cetak.daftar_hadir(row, Daerah.objects.get(schema_name="uji")))
    assert "DAFTAR HADIR" in text
    assert text.index("Kepala Dinas PU") < text.index("Tamu") < text.index("Bu Sari")


def test_a_meeting_planned_anew_begins_with_an_empty_list(kota, umum, diundang):
    row = diundang()
    services.catat_hadir(umum, row, peserta=list(row.peserta.values_list("pk", flat=True)))
    melangkah(kota.aktor("asisten2"), row, Aksi.TUNDA, "Kuorum")
    services.jadwalkan_lagi(umum, row)
    assert not row.peserta.filter(hadir__isnull=False).exists()
    assert set(row.peserta.values_list("cara", "oleh")) == {("", "")}


@pytest.mark.parametrize("selang", [timedelta(0), timedelta(minutes=1)])
def test_the_code_on_the_screen_lets_in_who_scans_it_at_once(masuk, diundang, selang):
    row = diundang()
    page = masuk("tu").get(f"/rapat/{row.pk}/layar/").content.decode()
    code = kode_hadir(row.kunci, int((timezone.now() - selang).timestamp()))
    assert selang or code in page
    outside = Client(HTTP_HOST="uji.localhost")
    assert outside.post(f"/rapat/pindai/{row.kunci}/{code}/", {"nama": "Pak Joko", "kunci": "a"}).status_code == 200
