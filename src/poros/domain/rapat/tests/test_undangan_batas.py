"""The invitation at its edges: what it waits for in each case, to whom it goes, in whose hours, and what cannot be called."""

from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from django.utils import timezone, translation

from poros.domain.naskah.models import Naskah
from poros.domain.rapat import publik, services
from poros.domain.rapat.labels import KURANG
from poros.domain.rapat.models import Rapat
from poros.domain.rapat.queries import pilihan
from poros.domain.rapat.rules.alur import Aksi, Status
from poros.domain.rapat.services.langkah import melangkah
from poros.domain.rapat.services.undangan import periksa
from poros.domain.rapat.values import DataAcara, Jadwal
from poros.kernel.commands import unit_kerja
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.tandatangan.models import Dokumen
from poros.pure.flow import TransitionError

from .conftest import dikabari, jejak, tolakan


@pytest.fixture
def umum(kota):
    return kota.aktor("kabag_umum")


@pytest.fixture
def surat(kota, umum):
    """The letter that is drafted for a meeting."""

    def make(row, penanda="sekda"):
        done = services.konsepkan_undangan(umum, row, penanda_id=kota.jabatan[penanda].pk)
        return Naskah.objects.get(pk=done.naskah_id)

    return make


HILANG = {
    "ketua": {"ketua_id": None},
    "mulai": {"mulai": None, "selesai": None},
    "tempat": {"ruang_id": None, "tempat": "", "tautan": ""},
}


@pytest.mark.parametrize("hilang", [c for n in (1, 2, 3) for c in combinations(HILANG, n)], ids="+".join)
def test_everything_that_is_missing_is_named_at_once(umum, terjadwal, hilang):
    row = terjadwal()
    for name in hilang:
        Rapat.objects.update(**HILANG[name])
    row.refresh_from_db()
    said = tolakan(lambda: services.catat_undangan(umum, row, nomor="005/1"))[1]
    assert said == " ".join(str(KURANG[name]) for name in hilang)
    assert tolakan(lambda: services.konsepkan_undangan(umum, row, penanda_id=1))[1] == said
    assert not Pemberitahuan.objects.exists()


def test_without_points_and_without_anybody_nobody_is_invited(umum, terjadwal):
    row = terjadwal()
    services.susun_acara(umum, row, acara=())
    assert tolakan(lambda: periksa(row))[1] == str(KURANG["acara"])
    row.peserta.all().delete()
    assert tolakan(lambda: periksa(row))[1] == f"{KURANG['acara']} {KURANG['peserta']}"
    services.susun_acara(umum, row, acara=(DataAcara(judul="Satu"),))
    assert tolakan(lambda: periksa(row))[1] == str(KURANG["peserta"])


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.DRAF])
def test_only_a_plan_is_called(umum, terjadwal, status):
    row = terjadwal()
    Rapat.objects.update(status=status)
    with pytest.raises(TransitionError):
        services.catat_undangan(umum, row, nomor="005/1")
    with pytest.raises(TransitionError):
        services.konsepkan_undangan(umum, row, penanda_id=1)
    assert Rapat.objects.get().nomor_undangan == ""


def test_its_number_is_in_the_trail_and_in_its_history(umum, terjadwal):
    row = services.catat_undangan(umum, terjadwal(), nomor="  005/77/Umum/2026 ")
    (line,) = [x for x in jejak("rapat.kelola") if "nomor" in x.data]
    assert line.data["nomor"].strip() == row.nomor_undangan == "005/77/Umum/2026"
    last = row.riwayat.order_by("-id").first()
    assert (last.aksi, last.status, last.catatan) == ("undang", "diundang", "005/77/Umum/2026")


def test_each_house_gets_one_copy_and_ones_own_none(kota, surat, terjadwal):
    row = terjadwal("kadis_pu", "tu_pu", "staf_pu", "kabag_kesra", "camat")
    units = {p.unit_id for p in surat(row).penerima.all() if p.unit_id}
    assert units == {kota.unit[k].pk for k in ("as2", "pu", "pu_sda", "kesra", "kec")}


@pytest.mark.parametrize(
    ("zona", "waktu", "tanggal"),
    [
        ("Asia/Jakarta", "pukul 22.30–23.30", "2026-12-31"), ("Asia/Makassar", "pukul 23.30–00.30", "2026-12-31"),
        ("Asia/Jayapura", "pukul 00.30–01.30", "2027-01-01"),
    ],
)  # fmt: skip
def test_hours_and_day_are_those_of_the_place(surat, terjadwal, zona, waktu, tanggal):
    """On the last evening of a year, in three zones."""
    row = terjadwal()
    begin = datetime(2026, 12, 31, 15, 30, tzinfo=UTC)
    Rapat.objects.update(mulai=begin, selesai=begin + timedelta(hours=1))
    with timezone.override(zona):
        body = surat(row).isi
    assert (body["waktu"], body["tanggal"]) == (waktu, tanggal)


def test_points_stand_in_their_order_and_nothing_that_is_empty_stands_in_it(umum, surat, terjadwal):
    row = terjadwal()
    services.susun_acara(umum, row, acara=tuple(DataAcara(judul=t) for t in ("Pembukaan", "Laporan", "Penutup")))
    body = surat(row).isi
    assert body["acara"] == "1. Pembukaan; 2. Laporan; 3. Penutup"
    assert body["penutup"] == "Atas kehadiran Saudara diucapkan terima kasih."


@pytest.mark.parametrize(
    ("jadwal", "tempat"),
    [
        ({"tempat": "Balai desa"}, "Balai desa"),
        ({"tautan": "https://rapat.example/1"}, "https://rapat.example/1"),
        ({"tempat": "Balai desa", "tautan": "https://rapat.example/1"}, "Balai desa; https://rapat.example/1"),
    ],
)
def test_where_it_is_held(umum, rencana, surat, saat, jadwal, *, tempat):
    row = services.jadwalkan(umum, rencana(), jadwal=Jadwal(mulai=saat(9), selesai=saat(10), **jadwal))
    assert surat(row).isi["tempat"] == tempat


def test_the_letter_is_indonesian_whoever_drafts_it(surat, terjadwal):
    with translation.override("en"):
        letter = surat(terjadwal(pakaian="PDH"))
    assert letter.isi["pembuka"].startswith("Dalam rangka Rapat banjir")
    assert "Pakaian: PDH." in letter.isi["penutup"]


@pytest.mark.parametrize(("jenis", "rahasia"), [("rakor", False), ("paripurna", False), ("banggar", True)])
def test_the_letter_is_as_secret_as_the_meeting(surat, terjadwal, jenis, rahasia):
    assert (surat(terjadwal(jenis=jenis)).kerahasiaan == "rahasia") is rahasia


def test_who_may_sign_it_is_the_chair_and_whoever_stands_above_the_planner(kota, umum, rencana):
    row = rencana()
    names = [nama for _pk, nama in pilihan.penanda(umum, row)]
    assert names[0] == "Asisten II"
    assert {"Kepala Bagian Umum", "Sekretaris Daerah", "Wali Kota"} <= set(names)
    assert not {"Kepala Dinas PU", "Camat Utara", "Pengelola Surat Bagian Umum"} & set(names)
    assert len(names) == len(set(names))


def test_without_a_chair_those_above_sign(umum, rencana):
    names = [nama for _pk, nama in pilihan.penanda(umum, rencana(ketua_id=None))]
    assert "Asisten II" not in names
    assert "Kepala Bagian Umum" in names


def tandatangani(kota, row, nomor="005/9"):
    """The letter's last signature."""
    paper = Dokumen(objek="naskah", objek_id=row.naskah_id, nomor=nomor, judul="x", kode="k")
    with unit_kerja():
        publik.saat_tanda_selesai(kota.aktor("sekda"), dokumen=paper, berkas=None)
    row.refresh_from_db()


def test_the_last_signature_tells_everybody_but_who_signed(kota, umum, terjadwal):
    row = services.konsepkan_undangan(umum, terjadwal("sekda", "kadis_pu"), penanda_id=kota.jabatan["sekda"].pk)
    tandatangani(kota, row)
    assert (row.status, row.nomor_undangan) == (Status.DIUNDANG, "005/9")
    told = dikabari("rapat.diundang")
    assert {kota.orang[k].pk for k in ("asisten2", "tu", "kadis_pu")} <= told
    assert kota.orang["sekda"].pk not in told


def test_signed_again_it_calls_nobody_twice(kota, umum, terjadwal):
    row = services.konsepkan_undangan(umum, terjadwal(), penanda_id=kota.jabatan["sekda"].pk)
    tandatangani(kota, row)
    before = Pemberitahuan.objects.count()
    tandatangani(kota, row, nomor="005/10")
    assert (row.nomor_undangan, Pemberitahuan.objects.count()) == ("005/9", before)


def test_called_off_while_its_letter_is_being_signed_it_stays_called_off(kota, umum, terjadwal):
    row = services.konsepkan_undangan(umum, terjadwal(), penanda_id=kota.jabatan["sekda"].pk)
    melangkah(umum, row, Aksi.BATALKAN, "Tidak jadi")
    Pemberitahuan.objects.all().delete()
    tandatangani(kota, row)
    assert row.status == Status.DIBATALKAN
    assert not Pemberitahuan.objects.exists()


def test_planned_anew_it_may_have_another_letter_and_the_old_one_calls_nobody(kota, umum, terjadwal, saat):
    row = services.konsepkan_undangan(umum, terjadwal(), penanda_id=kota.jabatan["sekda"].pk)
    old = row.naskah_id
    tandatangani(kota, row)
    melangkah(kota.aktor("asisten2"), row, Aksi.TUNDA, "Banjir")
    row = services.jadwalkan_lagi(umum, row)
    services.jadwalkan(umum, row, jadwal=Jadwal(mulai=saat(9, hari=7), selesai=saat(10, hari=7), tempat="Balai"))
    second = services.konsepkan_undangan(umum, row, penanda_id=kota.jabatan["sekda"].pk)
    assert second.naskah_id != old
    paper = Dokumen(objek="naskah", objek_id=old, nomor="005/9", judul="x", kode="k")
    with unit_kerja():
        publik.saat_tanda_selesai(kota.aktor("sekda"), dokumen=paper, berkas=None)
    assert Rapat.objects.get().status == Status.DRAF


def test_the_page_shows_what_is_missing_and_keeps_the_number(masuk, rencana):
    row = rencana()
    page = masuk("kabag_umum").post(f"/rapat/{row.pk}/undangan/", {"nomor": "005/88"})
    text = page.content.decode()
    assert page.status_code == 422
    assert "005/88" in text
    assert "Tetapkan waktunya" in text
    assert page.context["surat"].errors == {}


def test_the_page_takes_no_signer_whom_it_does_not_offer(kota, masuk, terjadwal):
    row = terjadwal()
    page = masuk("kabag_umum").post(f"/rapat/{row.pk}/undangan/", {"penanda": kota.jabatan["camat"].pk})
    assert (page.status_code, set(page.context["surat"].errors)) == (422, {"penanda"})
    assert not Naskah.objects.exists()
    assert masuk("kadis_pu").get(f"/rapat/{row.pk}/undangan/").status_code == 404
