"""Notices: whoever is told of something may open it, reads its name unless it is secret, and in his own language."""

import pytest
from django.utils import translation

from poros.domain.rapat import publik, services
from poros.domain.rapat.models import Rapat
from poros.domain.rapat.rules.alur import Aksi, AksiAgenda, HasilGagasan, JenisButir, Kehadiran
from poros.domain.rapat.services.agenda import melangkah_agenda
from poros.domain.rapat.services.langkah import melangkah
from poros.domain.rapat.values import ArahanAgenda, DataAgenda, DataGagasan, Jadwal
from poros.kernel.berkas.simpan import simpan
from poros.kernel.commands import unit_kerja
from poros.kernel.pemberitahuan import queries as kabar
from poros.kernel.pemberitahuan.labels import KABAR
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.tandatangan.models import Dokumen

from .conftest import dikabari

RAPAT = {k for k in KABAR if k.startswith("rapat.")}


def kode(kota, orang_id):
    return next(k for k, orang in kota.orang.items() if orang.pk == orang_id)


@pytest.fixture
def perjalanan_rapat(kota, diundang, butir, saat):
    """Everything that a meeting tells of: called, changed, ideas answered, circulated, valid; and one that is called off."""

    def make(**ganti):
        umum, chair, tu = (kota.aktor(k) for k in ("kabag_umum", "asisten2", "tu"))
        row = diundang(**ganti)
        services.jadwalkan(umum, row, jadwal=Jadwal(mulai=saat(13), selesai=saat(14), tempat="Lapangan"))
        idea = services.sumbang(kota.aktor("kadis_pu"), row, data=DataGagasan(isi="Ide"))
        services.jawab_gagasan(umum, idea, hasil=HasilGagasan.DIAMBIL, alasan="")
        melangkah(chair, row, Aksi.BUKA)
        services.tulis_butir(tu, row, data=butir(jenis=JenisButir.INFORMASI))
        melangkah(chair, row, Aksi.AKHIRI)
        melangkah(tu, row, Aksi.EDARKAN)
        melangkah(chair, row, Aksi.SAHKAN)
        with unit_kerja():
            kept = simpan(b"lembar bertanda tangan", "lembar.txt")
            publik.saat_tanda_selesai(chair, dokumen=Dokumen.objects.get(objek="rapat"), berkas=kept)
        off = diundang(**{"judul": "Rapat batal", "kamar": "kecil"} | ganti)
        melangkah(chair, off, Aksi.BATALKAN, "Tidak jadi")
        return row

    return make


@pytest.fixture
def perjalanan_agenda(kota, disetujui, saat):
    """Everything that an agenda tells of: a word asked for, a deputy, helpers, a change, a refusal."""

    def make():
        tu, head, mayor = (kota.aktor(k) for k in ("tu", "kabag_umum", "walikota"))
        row = disetujui()
        word = ArahanAgenda(kehadiran=Kehadiran.DIWAKILKAN, wakil_id=kota.jabatan["sekda"].pk, catatan="Salam")
        services.putuskan_agenda(mayor, row, arahan=word)
        services.atur_petugas(tu, row, petugas={kota.jabatan["staf_pu"].pk: "MC"})
        at = Jadwal(mulai=saat(14), selesai=saat(15), tempat="Balai")
        change = services.usulkan_revisi(tu, row, jadwal=at, alasan="Hujan")
        services.jawab_revisi(head, change, diterima=True)
        no = services.minta_agenda(kota.aktor("kadis_sos"), kota.unit["sos"], data=_lain(saat, kota))
        for who, step in ((tu, AksiAgenda.SUSUN), (tu, AksiAgenda.TELAAH), (head, AksiAgenda.SETUJUI)):
            melangkah_agenda(who, no, step)
        melangkah_agenda(mayor, no, AksiAgenda.TOLAK, "Dinas luar")

    return make


def _lain(saat, kota):
    return DataAgenda(
        judul="Audiensi", pimpinan_id=kota.jabatan["walikota"].pk, mulai=saat(9, hari=1), selesai=saat(10, hari=1), tempat="Balai",
        kontak="TU", sumber="Surat 2", dibuka=True,
    )  # fmt: skip


def test_who_is_told_of_a_meeting_reads_its_name_and_opens_it(kota, masuk, perjalanan_rapat):
    perjalanan_rapat()
    told = list(Pemberitahuan.objects.filter(jenis__in=RAPAT))
    assert {n.jenis for n in told} == {
        "rapat.diundang", "rapat.diubah", "rapat.gagasan", "rapat.notula", "rapat.sah", "rapat.batal",
    }  # fmt: skip
    for orang_id in {n.orang_id for n in told}:
        who = kode(kota, orang_id)
        for row in kabar.daftar(kota.aktor(who)):
            if row.jenis in RAPAT:
                assert row.judul in {"Rapat banjir", "Rapat batal"}, (who, row.jenis)
                assert masuk(who).get(row.url).status_code == 200, (who, row.jenis)


def test_who_is_told_of_an_item_reads_its_name_and_opens_it(kota, masuk, perjalanan_agenda):
    perjalanan_agenda()
    told = list(Pemberitahuan.objects.filter(jenis__in=RAPAT))
    assert {n.jenis for n in told} == {
        "rapat.arahan", "rapat.mewakili", "rapat.petugas", "rapat.agenda_diubah", "rapat.tak_dihadiri",
    }  # fmt: skip
    for orang_id in {n.orang_id for n in told}:
        who = kode(kota, orang_id)
        for row in kabar.daftar(kota.aktor(who)):
            if row.jenis in RAPAT:
                assert row.judul in {"Peresmian pasar", "Audiensi"}, (who, row.jenis)
                assert masuk(who).get(row.url).status_code == 200, (who, row.jenis)


def test_of_a_closed_meeting_no_notice_says_a_name(kota, perjalanan_rapat):
    """A notice is read on a locked screen, by mail, over a shoulder."""
    perjalanan_rapat(jenis="bamus", judul="Pemberhentian pimpinan")
    for who in ("asisten2", "kadis_pu", "kadis_dlh", "tu"):
        rows = [r for r in kabar.daftar(kota.aktor(who)) if r.jenis in RAPAT]
        assert rows, who
        assert {r.judul for r in rows} == {""}, who
        assert "Pemberhentian" not in str(rows)


@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_every_notice_has_a_sentence_in_both_languages(bahasa):
    with translation.override(bahasa):
        said = {jenis: str(KABAR[jenis].kalimat) for jenis in RAPAT}
    assert len(set(said.values())) == len(RAPAT) == 11
    assert ("Anda diundang rapat" in said.values()) is (bahasa == "id")


def test_nobody_is_told_of_what_he_did_himself(kota, perjalanan_rapat, perjalanan_agenda):
    perjalanan_rapat()
    perjalanan_agenda()
    did = {
        "rapat.diundang": "kabag_umum", "rapat.diubah": "kabag_umum", "rapat.notula": "tu", "rapat.batal": "asisten2",
        "rapat.sah": "asisten2", "rapat.gagasan": "kabag_umum", "rapat.arahan": "kabag_umum", "rapat.petugas": "tu",
        "rapat.agenda_diubah": "kabag_umum",
    }  # fmt: skip
    for jenis, who in did.items():
        assert dikabari(jenis), jenis
        assert kota.orang[who].pk not in dikabari(jenis), jenis


def test_who_has_no_part_in_it_is_told_nothing(kota, perjalanan_rapat, perjalanan_agenda):
    perjalanan_rapat()
    perjalanan_agenda()
    told = set(Pemberitahuan.objects.filter(jenis__in=RAPAT).values_list("orang_id", flat=True))
    part = {"asisten2", "tu", "kadis_pu", "kadis_dlh", "walikota", "sekda", "staf_pu", "kadis_sos"}
    assert told <= {kota.orang[k].pk for k in part}


def test_a_refused_act_tells_nobody(kota, diundang, tayang, saat):
    row, item = diundang(), tayang()
    Pemberitahuan.objects.all().delete()
    umum, chair = kota.aktor("kabag_umum"), kota.aktor("asisten2")
    for act in (
        lambda: services.jadwalkan(umum, row, jadwal=Jadwal(mulai=saat(10), selesai=saat(9), tempat="x")),
        lambda: melangkah(chair, row, Aksi.TUNDA),
        lambda: melangkah(chair, row, Aksi.TUTUP),
        lambda: services.catat_undangan(umum, row, nomor="2"),
        lambda: services.atur_petugas(kota.aktor("tu"), item, petugas={987_654_321: "MC"}),
        lambda: melangkah_agenda(kota.aktor("tu"), item, AksiAgenda.TARIK),
    ):
        with pytest.raises(Exception, match=r"."):
            act()
    assert not Pemberitahuan.objects.exists()
    assert Rapat.objects.get().status == "diundang"
