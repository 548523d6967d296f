"""What an auditor finds on the trail of a letter: who did what in which office, and which words are not kept there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.naskah import services
from poros.domain.naskah.models import RiwayatNaskah
from poros.domain.naskah.services.kertas import mulai_sisip
from poros.domain.naskah.services.tanda import mulai, mulai_kertas
from poros.domain.naskah.values import Tujuan
from poros.domain.persuratan import services as persuratan
from poros.domain.persuratan.models import Surat
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Pemangku

pytestmark = pytest.mark.django_db
HARI = timezone.localdate()


def jejak(objek, pk):
    """Acts on one thing and what was kept of each, oldest first."""
    rows = Jejak.objects.filter(objek=objek, objek_id=pk, aksi__startswith="naskah.").order_by("pk")
    return [(row.aksi.removeprefix("naskah."), row.data) for row in rows]


def test_from_the_first_draft_to_the_file_each_act_is_one_line(kota, buat, jalur, sahkan):
    staf, kadis = kota.aktor("staf_pu"), kota.aktor("kadis_pu")
    naskah = buat(tanda=("sekda",))
    services.ajukan(staf, naskah, langkah=jalur("kadis_pu"), alasan="Mohon segera")
    services.kembalikan(kadis, naskah, alasan="Sebut dasar hukumnya")
    services.ajukan(staf, naskah, alasan="Sudah disebut")
    services.tarik(staf, naskah, alasan="Ada data baru")
    services.ajukan(staf, naskah)
    services.paraf(kadis, naskah, catatan="Baik")
    mulai(kota.aktor("sekda"), naskah)
    sahkan(naskah, "sekda")
    services.kirim(staf, naskah)
    services.berkaskan(staf, naskah)
    assert jejak("naskah", naskah.pk) == [
        ("buat", {}),
        ("ajukan", {"alasan": "Mohon segera"}),
        ("kembalikan", {"alasan": "Sebut dasar hukumnya"}),
        ("ajukan", {"alasan": "Sudah disebut"}),
        ("ajukan", {"alasan": "Ada data baru"}),
        ("ajukan", {}),
        ("paraf", {"catatan": "Baik"}),
        ("nomori", {}),
        ("basah", {}),
        ("kirim", {}),
        ("kirim", {}),
    ]


def test_the_words_of_a_letter_and_of_its_addressees_are_not_on_the_trail(kota, buat, data, pdf):
    staf = kota.aktor("staf_pu")
    naskah = buat(hal="Perselisihan batas kavling", isi={"isi": "Ibu Sartika menggugat."}, kepada=())
    services.ubah(staf, naskah, data=data(hal="Perselisihan batas kavling", isi={"isi": "Sartika {{nama}}"}, kepada=()))
    services.komentari(staf, naskah, isi="Sartika sudah meninggal")
    services.muat_penerima(staf, naskah, tabel="nama\nSartika\nSartono")
    services.lampirkan(staf, naskah, isi=pdf, nama="denah.pdf")
    kept = "".join(str(row.data) for row in Jejak.objects.all())
    assert "denah.pdf" in kept
    assert not [word for word in ("Sart", "kavling", "menggugat", "meninggal") if word in kept]


def test_of_a_letter_on_paper_the_scan_the_refusal_and_the_number(kota, siap, pdf):
    staf, kadis = kota.aktor("staf_pu"), kota.aktor("kadis_pu")
    signed, refused = siap(), siap()
    mulai_kertas(staf, signed)
    services.unggah_basah(staf, signed, isi=pdf, nama="pindaian.pdf", tanggal=HARI)
    mulai_kertas(kadis, refused)
    services.tolak(kadis, refused, alasan="Angkanya keliru")
    assert jejak("naskah", signed.pk)[-1] == ("basah", {"tanggal": HARI.isoformat(), "nama": "pindaian.pdf"})
    assert jejak("naskah", refused.pk)[-1] == ("tolak", {"alasan": "Angkanya keliru"})
    assert [row.catatan for row in refused.riwayat.filter(aksi="tolak")] == ["Angkanya keliru"]


def test_numbers_set_aside_used_and_given_back(kota, bentuk, data, siap, pdf):
    kadis, unit = kota.aktor("kadis_pu"), kota.unit["pu"]
    blok = services.pesan_blok(kadis, unit, bentuk=bentuk("surat-dinas"), banyak=4, alasan="Listrik padam")
    naskah = siap()
    kemarin = HARI - timedelta(days=1)
    mulai_sisip(kadis, naskah, urut=1, tanggal=kemarin, alasan="Terlambat dinomori")
    paper = services.catat_kertas(
        kadis, unit, bentuk=bentuk("surat-dinas"), data=data(), urut=2, tanggal=HARI, isi=pdf, nama="s.pdf"
    )
    services.lepas_blok(kadis, unit, blok=blok.pk, alasan="Listrik menyala")
    lines = Jejak.objects.filter(aksi__startswith="naskah.").order_by("pk")
    told = [(row.aksi.removeprefix("naskah."), row.data) for row in lines]
    assert ("blok_pesan", {"banyak": 4, "alasan": "Listrik padam"}) in told
    assert ("sisip", {"urut": 1, "tanggal": kemarin.isoformat(), "alasan": "Terlambat dinomori"}) in told
    assert ("kertas_catat", {"urut": 2, "tanggal": HARI.isoformat()}) in jejak("naskah", paper.pk)
    assert told[-1] == ("blok_lepas", {"blok": blok.pk, "alasan": "Listrik menyala"})


def test_a_receipt_says_who_and_when_and_its_picture_is_not_named(kota, sah, tujuan_luar, pdf):
    staf, naskah = kota.aktor("staf_pu"), sah(tujuan=tujuan_luar[1:])
    services.kirim(staf, naskah)
    row, waktu = naskah.penerima.get(), timezone.now()
    services.terima(staf, row, oleh="Satpam BPS", waktu=waktu, isi=pdf, nama="foto-satpam.pdf")
    ((aksi, data),) = jejak("penerimanaskah", row.pk)
    assert (aksi, data["oleh"], sorted(data)) == ("penerima_bukti", "Satpam BPS", ["oleh", "waktu"])


def test_an_answer_and_a_decision(kota, sah):
    staf = kota.aktor("staf_pu")
    asked = sah(jawab_hingga=HARI + timedelta(days=3))
    services.kirim(staf, asked)
    services.tandai_dijawab(staf, asked, dengan="9/DLH/2026")
    assert jejak("naskah", asked.pk)[-1] == ("kirim", {"dengan": "9/DLH/2026"})
    paper = sah("telaahan-staf", tanda=("staf_pu",), kepada=("pu",))
    services.kirim(staf, paper)
    made = services.putuskan(kota.aktor("kadis_pu"), paper, disetujui=True, pilihan=2, catatan="Segera laksanakan")
    (line,) = Jejak.objects.filter(aksi="naskah.putuskan")
    assert (line.data, line.orang) == ({"disetujui": True, "pilihan": 2}, "Pejabat Kepala Dinas PU")
    assert made.catatan == "Segera laksanakan"


def test_forms_and_letterheads(kota, bentuk):
    row = bentuk("undangan")
    services.simpan_bentuk(kota.aktor("admin"), kota.unit["umum"], kode="undangan", naskah=row.naskah)
    services.simpan_kop(kota.aktor("kadis_pu"), kota.unit["pu"], alamat=" Jalan Air 5 ", kontak="", tempat="Contoh")
    changed, head = Jejak.objects.filter(aksi__in=["naskah.bentuk_ubah", "naskah.kop_ubah"]).order_by("pk")
    assert changed.data == {"kode": "undangan"}
    assert head.data == {"alamat": " Jalan Air 5 ", "kontak": "", "tempat": "Contoh"}


def test_the_trail_names_the_capacity_of_that_moment(kota, siap):
    Pemangku.objects.filter(jabatan=kota.jabatan["kadis_pu"]).update(kapasitas="plt", dasar="SPT 5/2026", sampai=HARI)
    naskah = services.nomori_kertas(kota.aktor("kadis_pu"), siap())
    line = Jejak.objects.get(
        objek="naskah", objek_id=naskah.pk, aksi="naskah.basah", orang_id=kota.orang["kadis_pu"].pk
    )
    assert (line.kapasitas, line.jabatan, line.dasar) == ("plt", "Plt. Kepala Dinas PU", "SPT 5/2026")
    last = RiwayatNaskah.objects.filter(naskah=naskah).latest("pk")
    assert (last.aksi, last.sebutan) == ("nomori", "Plt. Kepala Dinas PU")


def test_what_was_refused_leaves_nothing(kota, buat, siap, pdf):
    naskah, ready = buat(kepada=()), siap()
    before = Jejak.objects.count(), RiwayatNaskah.objects.count()
    staf, kadis = kota.aktor("staf_pu"), kota.aktor("kadis_pu")
    tried = [
        lambda: services.ajukan(staf, naskah, langkah=[]),
        lambda: services.batalkan(staf, naskah, alasan=" "),
        lambda: services.muat_penerima(staf, naskah, tabel="alamat\nJalan A"),
        lambda: services.lepas_lampiran(staf, naskah, tautan=1),
        lambda: services.kembalikan(kadis, ready, alasan=""),
        lambda: services.unggah_basah(kadis, ready, isi=pdf, nama="x.pdf", tanggal=HARI),
        lambda: services.tandai_dijawab(staf, ready, dengan="1"),
    ]
    for act in tried:
        with pytest.raises(Ditolak):
            act()
    assert (Jejak.objects.count(), RiwayatNaskah.objects.count()) == before


def test_the_history_tells_the_whole_life_with_the_version_of_each_step(kota, buat, jalur, data, sahkan):
    staf, kadis, sekda = (kota.aktor(kode) for kode in ("staf_pu", "kadis_pu", "sekda"))
    naskah = buat(tanda=("sekda",))
    services.ajukan(staf, naskah, langkah=jalur("kadis_pu"))
    services.kembalikan(kadis, naskah, alasan="Perbaiki")
    services.ubah(staf, naskah, data=data(tanda=("sekda",), hal="Data curah hujan 2026"))
    services.ajukan(staf, naskah)
    services.paraf(kadis, naskah)
    mulai(sekda, naskah)
    sahkan(naskah, "sekda")
    services.kirim(staf, naskah)
    persuratan.baca(kota.aktor("kadis_dlh"), Surat.objects.get())
    told = [(row.aksi, row.versi, row.orang.removeprefix("Pejabat ")) for row in naskah.riwayat.order_by("pk")]
    assert told == [
        ("ajukan", 1, "Analis Sumber Daya Air"),
        ("kembalikan", 1, "Kepala Dinas PU"),
        ("ajukan", 2, "Analis Sumber Daya Air"),
        ("paraf", 2, "Kepala Dinas PU"),
        ("lengkapi", 2, "Kepala Dinas PU"),
        ("nomori", 2, "Sekretaris Daerah"),
        ("tandatangani", 2, "Sekretaris Daerah"),
        ("kirim", 2, "Analis Sumber Daya Air"),
        ("terima", 2, "Kepala DLH"),
    ]


def test_sending_to_nobody_new_is_told_again_and_reaches_nobody(kota, sah):
    staf = kota.aktor("staf_pu")
    naskah = sah(tujuan=(Tujuan(kanal="kertas", sebutan="Kepala BPS"),))
    services.kirim(staf, naskah)
    row = naskah.penerima.get()
    first = row.terkirim
    services.kirim(staf, naskah)
    row.refresh_from_db()
    naskah.refresh_from_db()
    assert row.terkirim == first
    assert naskah.dikirim <= naskah.riwayat.filter(aksi="kirim").latest("pk").waktu
    assert naskah.riwayat.filter(aksi="kirim").count() == 2
