"""The invitation: a letter drafted from the plan, or the number of another; what its last signature sets off."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from poros.domain.naskah.models import BentukNaskah, Naskah
from poros.domain.rapat import publik, services
from poros.domain.rapat.models import Rapat
from poros.domain.rapat.rules.alur import Status
from poros.domain.rapat.values import DataPeserta, Jadwal
from poros.kernel.commands import unit_kerja
from poros.kernel.tandatangan.models import Dokumen
from poros.pure.flow import TransitionError

from .conftest import dikabari, jejak, terlarang, tolakan


@pytest.fixture
def umum(kota):
    return kota.aktor("kabag_umum")


@pytest.fixture
def konsep(kota, umum, terjadwal):
    """A planned meeting whose invitation is drafted, to be signed by the Sekda."""

    def make(*peserta, **ganti):
        row = terjadwal(*peserta, **ganti)
        return services.konsepkan_undangan(umum, row, penanda_id=kota.jabatan["sekda"].pk)

    return make


def selesai(kota, rapat, nomor="005/77/Setda/2026", objek="naskah"):
    """What the signing module tells when the letter has all its signatures."""
    paper = Dokumen(objek=objek, objek_id=rapat.naskah_id, nomor=nomor, judul="Undangan", kode="k")
    with unit_kerja():
        publik.saat_tanda_selesai(kota.aktor("sekda"), dokumen=paper, berkas=None)
    rapat.refresh_from_db()


def test_the_draft_says_when_where_and_about_what(kota, konsep, saat):
    row = konsep(pakaian="PDH")
    letter = Naskah.objects.get(pk=row.naskah_id)
    assert letter.hal == "Undangan Rapat banjir"
    assert letter.isi["tanggal"] == f"{saat(9).date()}"
    assert letter.isi["waktu"] == "pukul 09.00–10.00"
    assert letter.isi["tempat"] == "Ruang aula"
    assert letter.isi["acara"] == "1. Pintu air; 2. Sampah"
    assert "Pakaian: PDH." in letter.isi["penutup"]
    assert letter.penandatangan.get().jabatan == kota.jabatan["sekda"]
    assert letter.kerahasiaan == "terbatas"
    assert (row.status, row.nomor_undangan) == ("draf", "")


def test_each_unit_has_one_copy_and_guests_have_theirs_on_paper(kota, konsep):
    guests = (
        DataPeserta(jabatan_id=kota.jabatan["kadis_pu"].pk), DataPeserta(jabatan_id=kota.jabatan["staf_pu"].pk),
        DataPeserta(jabatan_id=kota.jabatan["kadis_dlh"].pk), DataPeserta(nama="Bu Sari", instansi="PMI"), DataPeserta(nama="Pak Joko"),
    )  # fmt: skip
    row = konsep(peserta=guests)
    rows = list(Naskah.objects.get(pk=row.naskah_id).penerima.values_list("kanal", "sebutan", "unit_id"))
    units = {r[2] for r in rows if r[0] == "unit"}
    assert {kota.unit["pu"].pk, kota.unit["dlh"].pk} <= units
    assert kota.unit["umum"].pk not in units
    assert len([r for r in rows if r[2] == kota.unit["pu"].pk]) == 1
    assert {r[1] for r in rows if r[0] == "kertas"} == {"Bu Sari, PMI", "Pak Joko"}


def test_questions_asked_beforehand_go_with_it(umum, kota, terjadwal):
    row = terjadwal(jenis="fgd")
    services.atur_gagasan(umum, row, pertanyaan=("Apa hambatannya?", "Apa usulnya?"), kriteria={}, dibuka=False)
    row = services.konsepkan_undangan(umum, row, penanda_id=kota.jabatan["sekda"].pk)
    assert "Apa hambatannya? Apa usulnya?" in Naskah.objects.get(pk=row.naskah_id).isi["penutup"]


@pytest.mark.parametrize(("jenis", "kerahasiaan"), [("bamus", "rahasia"), ("rakor", "terbatas")])
def test_a_closed_meeting_is_invited_to_by_a_secret_letter(konsep, jenis, kerahasiaan):
    assert Naskah.objects.get(pk=konsep(jenis=jenis).naskah_id).kerahasiaan == kerahasiaan


def test_place_and_link_stand_in_it_once_each(kota, umum, rencana, saat):
    row = rencana()
    link = "https://rapat.example/a"
    for place, told in (("Balai", f"Balai; {link}"), ("", link)):
        Rapat.objects.filter(pk=row.pk).update(naskah_id=None)
        services.jadwalkan(umum, row, jadwal=Jadwal(mulai=saat(9), selesai=saat(10), tempat=place, tautan=link))
        made = services.konsepkan_undangan(umum, row, penanda_id=kota.jabatan["sekda"].pk)
        assert Naskah.objects.get(pk=made.naskah_id).isi["tempat"] == told


def test_each_refusal_of_an_invitation(kota, umum, rencana, terjadwal, konsep):
    sekda = kota.jabatan["sekda"].pk
    bare = rencana(judul="Belum")
    assert "Tetapkan waktunya" in tolakan(lambda: services.konsepkan_undangan(umum, bare, penanda_id=sekda))[1]
    empty = terjadwal(judul="Tanpa ketua", ketua_id=None, kamar="kecil")
    assert "Pilih siapa yang memimpin" in tolakan(lambda: services.catat_undangan(umum, empty, nomor="1"))[1]
    services.susun_acara(umum, empty, acara=())
    said = tolakan(lambda: services.catat_undangan(umum, empty, nomor="1"))[1]
    assert "memimpin" in said
    assert "sedikitnya satu acara" in said
    done = konsep(judul="Sudah")
    assert "sudah dibuat" in tolakan(lambda: services.konsepkan_undangan(umum, done, penanda_id=sekda))[1]
    for kode in ("kadis_pu", "sekda", "walikota", "camat"):
        assert terlarang(lambda k=kode: services.konsepkan_undangan(kota.aktor(k), done, penanda_id=sekda)), kode
        assert terlarang(lambda k=kode: services.catat_undangan(kota.aktor(k), done, nomor="1")), kode


def test_without_its_form_the_planner_is_told_what_else_to_do(kota, umum, terjadwal):
    BentukNaskah.objects.filter(kode="undangan").update(aktif=False)
    row = terjadwal()
    said = tolakan(lambda: services.konsepkan_undangan(umum, row, penanda_id=kota.jabatan["sekda"].pk))[1]
    assert "Catat nomor" in said
    row.refresh_from_db()
    assert row.naskah_id is None


def test_the_last_signature_calls_the_meeting(kota, konsep):
    row = konsep("kadis_pu")
    assert dikabari("rapat.diundang") == set()
    selesai(kota, row)
    assert (row.status, row.nomor_undangan) == ("diundang", "005/77/Setda/2026")
    assert dikabari("rapat.diundang") == {kota.orang[k].pk for k in ("asisten2", "tu", "kadis_pu")}
    last = row.riwayat.last()
    assert (last.aksi, last.orang_id, last.catatan) == ("undang", kota.orang["sekda"].pk, "005/77/Setda/2026")


def test_signed_after_its_hour_it_says_so(kota, konsep):
    row = konsep()
    past = timezone.now() - timedelta(days=1)
    Rapat.objects.update(mulai=past, selesai=past + timedelta(hours=1))
    selesai(kota, row)
    assert row.status == "diundang"
    assert any("setelah waktu rapat" in h.catatan for h in row.riwayat.all())


@pytest.mark.parametrize("status", [Status.DIUNDANG, Status.BERLANGSUNG, Status.DITUNDA, Status.DIBATALKAN])
def test_a_meeting_that_has_gone_on_is_not_called_again(kota, konsep, status):
    row = konsep()
    Rapat.objects.update(status=status)
    selesai(kota, row)
    assert (row.status, row.nomor_undangan) == (status, "")


def test_papers_of_others_call_nobody(kota, konsep):
    row = konsep()
    for objek in ("surat", "indeks", "keputusan"):
        selesai(kota, row, objek=objek)
    other = Rapat(naskah_id=999_999)
    paper = Dokumen(objek="naskah", objek_id=other.naskah_id, nomor="x", judul="x", kode="x")
    with unit_kerja():
        publik.saat_tanda_selesai(kota.aktor("sekda"), dokumen=paper, berkas=None)
    row.refresh_from_db()
    assert row.status == "draf"


def test_a_number_from_elsewhere_calls_it_too(kota, umum, terjadwal):
    row = services.catat_undangan(umum, terjadwal(), nomor=" 005/1/Umum ")
    assert (row.status, row.nomor_undangan, row.naskah_id) == ("diundang", "005/1/Umum", None)
    (line,) = [x for x in jejak("rapat.kelola") if "nomor" in x.data]
    assert line.data == {"nomor": " 005/1/Umum "}
    with pytest.raises(TransitionError):
        services.konsepkan_undangan(umum, row, penanda_id=kota.jabatan["sekda"].pk)


def test_a_reader_of_english_writes_an_indonesian_letter(kota, umum, terjadwal):
    row = terjadwal()
    with translation.override("en"):
        made = services.konsepkan_undangan(umum, row, penanda_id=kota.jabatan["sekda"].pk)
    letter = Naskah.objects.get(pk=made.naskah_id)
    assert letter.isi["pembuka"].startswith("Dalam rangka")
    assert letter.isi["waktu"] == "pukul 09.00–10.00"
    assert letter.hal == "Undangan Rapat banjir"


def test_the_page_offers_both_ways(masuk, terjadwal, kota):
    row = terjadwal()
    client, url = masuk("kabag_umum"), f"/rapat/{row.pk}/undangan/"
    page = client.get(url).content.decode()
    assert "Buat konsep undangan" in page
    assert "Sudah diundang dengan surat lain" in page
    empty = client.post(url, {"nomor": " "})
    assert empty.status_code == 422
    assert "<details" in empty.content.decode()
    assert client.post(url, {"penanda": kota.jabatan["sekda"].pk}).status_code == 302
    again = client.post(url, {"penanda": kota.jabatan["sekda"].pk})
    assert again.status_code == 422
    assert "sudah dibuat" in again.content.decode()
