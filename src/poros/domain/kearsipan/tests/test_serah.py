"""Handing over what is permanent (PP 28/2012 Art. 79-83): its seven states, its hands, its papers, its desks, its end."""

import io

import pytest
from django.db import transaction

from poros.domain.kearsipan import services
from poros.domain.kearsipan.ekspor.kantong import Pembaca
from poros.domain.kearsipan.models import BerkasArsip, Penyusutan, RiwayatArsip
from poros.domain.kearsipan.queries import berkas as baca_berkas
from poros.domain.kearsipan.queries import susut as baca
from poros.domain.kearsipan.rules.pinjam import Cara
from poros.domain.kearsipan.rules.susut import Dokumen, Jenis
from poros.domain.kearsipan.tests.conftest import HARI, teks_pdf
from poros.domain.kearsipan.tests.test_siapa import SEMUA
from poros.domain.kearsipan.values import DataItem, Penilaian
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db
JALAN = ("pilih", "ajukan", "nilai", "nyatakan", "setujui", "terima")


@pytest.fixture
def tangan(pada, nota):
    """Each step of a handing over by the hand it belongs to; the actor may be another's."""

    def pilih(row, actor=None):
        free = BerkasArsip.objects.filter(status="inaktif", nasib="permanen").values_list("pk", flat=True)
        return services.pilih(actor or pada("tu_pu"), row, berkas_id=list(free))

    return {
        "pilih": pilih,
        "ajukan": lambda row, a=None: services.ajukan_susut(a or pada("tu_pu"), row),
        "nilai": lambda row, a=None: services.nilai_susut(
            a or pada("kadis_sos"), row, hasil=Penilaian(nota=nota("N/1"))
        ),
        "nyatakan": lambda row, a=None: services.nyatakan(a or pada("kadis_pu"), row, nota=nota("P/2")),
        "setujui": lambda row, a=None: services.setujui_susut(a or pada("kadis_sos"), row, nota=nota("S/3")),
        "terima": lambda row, a=None: services.terima_susut(a or pada("kadis_sos"), row, nota=nota("BA/4")),
    }


@pytest.fixture
def serah(inaktif, pada, kota, tangan):
    """A handing over of one file of Dinas PU that has come to just before a step."""

    def make(sampai: str = "", banyak: int = 1) -> Penyusutan:
        for n in range(banyak):
            inaktif("000.5", ditutup="2020-01-15", judul=f"Perda {n}")
        row = services.susun_susut(pada("tu_pu"), kota.unit["pu"], jenis=Jenis.SERAH, judul="Serah 2026")
        for step in JALAN[: JALAN.index(sampai) if sampai else len(JALAN)]:
            tangan[step](row)
            row.refresh_from_db()
        return row

    return make


def test_the_seven_states_follow_each_other(inaktif, pada, kota, tangan):
    inaktif("000.5", ditutup="2020-01-15")
    row = services.susun_susut(pada("tu_pu"), kota.unit["pu"], jenis=Jenis.SERAH, judul="Serah 2026")
    seen = [row.status]
    for step in JALAN:
        tangan[step](row)
        row.refresh_from_db()
        seen.append(row.status)
    assert seen == ["disusun", "diseleksi", "daftar_usul", "dinilai", "dinyatakan", "disetujui", "diserahkan"]


@pytest.mark.parametrize("langkah", JALAN[1:])
def test_no_step_can_be_taken_before_its_turn(serah, tangan, langkah):
    row = serah(JALAN[JALAN.index(langkah) - 1])
    with pytest.raises((TransitionError, Ditolak)), transaction.atomic():
        tangan[langkah](row)
    assert Penyusutan.objects.get(pk=row.pk).status == row.status


@pytest.mark.parametrize("langkah", ["nilai", "nyatakan", "setujui", "terima"])
def test_no_step_can_be_taken_twice(serah, tangan, langkah):
    row = serah(langkah)
    tangan[langkah](row)
    with pytest.raises(TransitionError), transaction.atomic():
        tangan[langkah](row)
    assert row.riwayat.filter(aksi="serahkan" if langkah == "terima" else langkah).count() == 1


@pytest.mark.parametrize(
    ("langkah", "boleh"),
    [
        ("pilih", {"kadis_pu", "tu_pu"}),
        ("ajukan", {"kadis_pu", "tu_pu"}),
        ("nilai", {"kadis_sos"}),
        ("nyatakan", {"kadis_pu"}),
        ("setujui", {"kadis_sos"}),
        ("terima", {"kadis_sos"}),
    ],
)
def test_each_step_has_its_hand(serah, tangan, pada, langkah, boleh):
    row, found = serah(langkah), set()
    for kode in SEMUA:
        point = transaction.savepoint()
        try:
            tangan[langkah](row, pada(kode))
            found.add(kode)
        except TidakBerwenang:
            pass
        transaction.savepoint_rollback(point)
    assert found == boleh


MEJA = {
    "pilih": set(),
    "ajukan": set(),
    "nilai": {"kadis_sos"},
    "nyatakan": {"kadis_pu"},
    "setujui": {"kadis_sos"},
    "terima": {"kadis_sos"},
}


@pytest.mark.parametrize("langkah", MEJA)
def test_it_lies_on_the_desk_of_who_is_to_act_and_on_no_other(serah, pada, langkah):
    serah(langkah)
    assert {kode for kode in SEMUA if baca.menunggu(pada(kode)).exists()} == MEJA[langkah]


def test_a_transfer_lies_on_the_desk_of_who_takes_over(berkas, pada, kota):
    for kode, ditutup, panjang in (("100.1.1", "2020-01-15", False), ("600.1.1", "2015-01-15", True)):
        row = berkas(kode, ditutup=ditutup)
        move = services.susun_susut(
            pada("tu_pu"), kota.unit["pu"], jenis=Jenis.PINDAH, judul=f"Pindah {kode}", panjang=panjang
        )
        services.pilih(pada("tu_pu"), move, berkas_id=[row.pk])
        assert not any(baca.menunggu(pada(who)).filter(pk=move.pk).exists() for who in SEMUA)
        services.ajukan_susut(pada("tu_pu"), move)
        waits = {who for who in SEMUA if baca.menunggu(pada(who)).filter(pk=move.pk).exists()}
        assert waits == {"kadis_sos" if panjang else "kadis_pu"}


@pytest.mark.parametrize("langkah", [*JALAN[:-1], ""])
def test_a_matter_that_is_over_lies_on_no_desk(serah, pada, langkah):
    row = serah(langkah)
    if langkah:
        services.batalkan(pada("kadis_pu"), row, alasan="Ditunda")
    assert not any(baca.menunggu(pada(kode)).exists() for kode in SEMUA)


def test_what_was_approved_is_handed_over_and_not_given_up(serah, pada):
    with pytest.raises(TransitionError), transaction.atomic():
        services.batalkan(pada("kadis_pu"), serah("terima"), alasan="Menyesal")


@pytest.mark.parametrize("langkah", JALAN[:-1])
def test_given_up_at_any_step_its_files_are_what_they_were(serah, pada, langkah):
    row = serah(langkah, banyak=2)
    services.batalkan(pada("tu_pu"), row, alasan="Berkasnya masih dipakai")
    assert set(BerkasArsip.objects.values_list("status", flat=True)) == {"inaktif"}
    last = row.riwayat.latest("id")
    assert (last.aksi, last.status, last.catatan) == ("batalkan", "batal", "Berkasnya masih dipakai")
    assert services.susun_susut(pada("tu_pu"), row.kantor, jenis=Jenis.SERAH, judul="Lagi").status == "disusun"


def test_what_the_panel_takes_off_stays_with_its_office(serah, tangan, pada, nota):
    row = serah("nilai", banyak=2)
    keeps, goes = BerkasArsip.objects.order_by("pk")
    before = row.sidik
    services.nilai_susut(pada("kadis_sos"), row, hasil=Penilaian(nota=nota(), keluar={keeps.pk: " Belum lengkap "}))
    row.refresh_from_db()
    assert row.sidik != before
    for step in ("nyatakan", "setujui", "terima"):
        tangan[step](row)
    assert dict(BerkasArsip.objects.values_list("pk", "status")) == {keeps.pk: "inaktif", goes.pk: "statis"}
    [line] = row.baris.filter(keluar=True)
    assert (line.berkas_id, line.alasan) == (keeps.pk, "Belum lengkap")
    assert keeps.nomor not in teks_pdf(baca.dokumen(row)[Dokumen.DAFTAR])


def test_a_panel_that_would_leave_nothing_is_refused(serah, pada, nota):
    row = serah("nilai")
    everything = dict.fromkeys(row.baris.values_list("berkas_id", flat=True), "Tidak bernilai")
    with pytest.raises(Ditolak, match="Tidak ada berkas yang tersisa") as refusal, transaction.atomic():
        services.nilai_susut(pada("kadis_sos"), row, hasil=Penilaian(nota=nota(), keluar=everything))
    assert refusal.value.bidang == "keluar"
    assert not row.baris.filter(keluar=True).exists()


def test_the_papers_of_a_handing_over_are_four_and_say_whose_they_are(serah):
    row = serah()
    made = {kind: teks_pdf(tie) for kind, tie in baca.dokumen(row).items()}
    assert set(made) == {Dokumen.PERNYATAAN, Dokumen.PERSETUJUAN, Dokumen.BERITA_ACARA, Dokumen.DAFTAR}
    for kind, words in {
        Dokumen.PERNYATAAN: ("autentik, andal, utuh, dan dapat digunakan", "P/2", "Pejabat Kepala Dinas PU"),
        Dokumen.PERSETUJUAN: ("Menyetujui penyerahan 1 berkas arsip", "S/3", "Pejabat Kepala Dinas Sosial"),
        Dokumen.BERITA_ACARA: ("diserahterimakan kepada Dinas Sosial", "Yang menyerahkan", "Yang menerima", "BA/4"),
        Dokumen.DAFTAR: ("Perda 0", "1+1 th", "Permanen"),
    }.items():
        for word in words:
            assert word in made[kind], (kind, word)


def test_who_signs_the_record_are_the_giver_and_the_taker(serah):
    text = teks_pdf(baca.dokumen(serah())[Dokumen.BERITA_ACARA])
    giver, taker = text.index("Yang menyerahkan"), text.index("Yang menerima")
    assert "Pengelola Surat Dinas PU" in text
    assert "Kepala Dinas Sosial" in text
    assert giver != taker


@pytest.mark.parametrize("halang", ["tahan", "vital", "pinjam"])
def test_what_comes_in_between_stops_the_last_step(serah, tangan, pada, halang):
    row = serah("terima")
    file = BerkasArsip.objects.get()
    if halang == "tahan":
        services.tahan(pada("inspektur"), file, perkara="7/2026", alasan="Sengketa")
    elif halang == "vital":
        services.tandai(pada("kadis_pu"), file, vital=True, terjaga=False)
    else:
        from poros.domain.kearsipan.models import Peminjaman

        Peminjaman.objects.create(
            berkas=file, orang_id=pada("camat").orang_id, jabatan_id=pada("camat").jabatan_id, cara=Cara.BACA,
            keperluan="x", sampai=HARI, status="dipinjam",
        )  # fmt: skip
    with pytest.raises(Ditolak, match=file.nomor), transaction.atomic():
        tangan["terima"](row)
    file.refresh_from_db()
    assert file.status == "usul_serah"
    assert Dokumen.BERITA_ACARA not in baca.dokumen(row)


def test_a_paper_that_slipped_into_a_file_stops_the_last_step(serah, tangan):
    from poros.domain.kearsipan.models import ItemArsip

    row = serah("terima")
    ItemArsip.objects.create(
        berkas=BerkasArsip.objects.get(), urut=2, klasifikasi="000.5", jenis="x", tanggal=HARI, uraian="Susulan",
        pencatat="x",
    )  # fmt: skip
    with pytest.raises(Ditolak, match="berubah sejak disetujui"):
        tangan["terima"](row)


def test_what_was_handed_over_is_kept_by_the_archives_office_for_ever(serah, pada):
    serah()
    file = BerkasArsip.objects.get()
    assert file.status == "statis"
    assert baca_berkas.item(pada("kadis_sos"), file)
    for act in (
        lambda: services.catat_item(pada("kadis_pu"), file, data=DataItem(jenis="x", tanggal=HARI, uraian="x")),
        lambda: services.tahan(pada("inspektur"), file, perkara="1", alasan="x"),
        lambda: services.tandai(pada("kadis_pu"), file, vital=True, terjaga=False),
        lambda: services.catat_kejadian(pada("kadis_pu"), file, pada=HARI),
        lambda: services.tetapkan_nasib(pada("kadis_pu"), file, nasib="musnah", alasan="x"),
    ):
        with pytest.raises(Ditolak), transaction.atomic():
            act()
    for act in (
        lambda: services.tutup_berkas(pada("kadis_pu"), file),
        lambda: services.buka_kembali(pada("kadis_pu"), file, alasan="x"),
    ):
        with pytest.raises(TransitionError), transaction.atomic():
            act()


def test_static_archives_are_lent_by_the_archives_office(serah, pada):
    serah()
    loan = services.minta_pinjam(
        pada("camat"), BerkasArsip.objects.get(), cara=Cara.FISIK, keperluan="Penelitian", sampai=HARI
    )
    assert services.jawab_pinjaman(pada("kadis_sos"), loan, setuju=True).status == "dipinjam"
    told = Pemberitahuan.objects.filter(jenis="arsip.pinjam_diminta").values_list("orang__nama", flat=True)
    assert "Pejabat Kepala Dinas Sosial" in told


def test_its_office_hears_that_it_is_done_and_the_taker_does_not(serah, kota):
    serah()
    told = set(Pemberitahuan.objects.filter(jenis="arsip.disusutkan", objek="penyusutan", objek_id=Penyusutan.objects.get(
        jenis="serah").pk).values_list("orang__nama", flat=True))  # fmt: skip
    assert told == {kota.orang["kadis_pu"].nama, kota.orang["tu_pu"].nama}


def test_each_file_tells_its_own_way(serah):
    serah()
    told = list(RiwayatArsip.objects.order_by("id").values_list("perbuatan", "status"))
    assert told == [
        ("buat", "terbuka"), ("isi", "terbuka"), ("tutup", "tutup"), ("usul_pindah", "usul_pindah"), ("pindah", "inaktif"),
        ("usul_serah", "usul_serah"), ("serah", "statis"),
    ]  # fmt: skip


def test_the_trail_has_one_line_for_each_step(serah):
    row = serah()
    lines = list(
        Jejak.objects.filter(objek="penyusutan", objek_id=row.pk).order_by("id").values_list("aksi", flat=True)
    )
    assert lines == [
        "arsip.susut_susun", "arsip.susut_pilih", "arsip.susut_pilih", "arsip.susut_nilai", "arsip.susut_nyatakan",
        "arsip.susut_setujui", "arsip.susut_terima",
    ]  # fmt: skip


def test_a_copy_of_the_office_carries_the_handing_over_whole(serah, pada, kota):
    row = serah()
    stream = io.BytesIO()
    services.ekspor(pada("kadis_pu"), kota.unit["pu"], tujuan=stream)
    told = Pembaca(stream).json(f"susut/{row.uuid}.json")
    assert [step["aksi"] for step in told["riwayat"]][1:] == [
        "seleksi",
        "ajukan",
        "nilai",
        "nyatakan",
        "setujui",
        "serahkan",
    ]
    assert len(told["isi"]) == 4
    assert told["sidik"] == row.sidik
