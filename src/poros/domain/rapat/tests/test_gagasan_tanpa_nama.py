"""An unnamed idea leads to nobody: not by its row, not by the trail, not by a page, a file or a program."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from python_calamine import CalamineWorkbook

from poros.domain.rapat import cetak, services
from poros.domain.rapat.models import Gagasan, Kriteria, Pertanyaan, Rapat
from poros.domain.rapat.queries import gagasan as baca
from poros.domain.rapat.rules.alur import Aksi, HasilGagasan
from poros.domain.rapat.services.gagasan import GAGASAN_MAKS, sumbang_tamu, sumbangkan
from poros.domain.rapat.services.langkah import melangkah
from poros.domain.rapat.values import DataGagasan
from poros.kernel.jejak.models import Jejak

from .conftest import dikabari, jejak, teks_pdf, terlarang, tolakan

NAMA = "Pejabat Kepala Dinas PU"


@pytest.fixture
def umum(kota):
    return kota.aktor("kabag_umum")


@pytest.fixture
def fgd(umum, diundang):
    def make(*, dibuka=False, **ganti):
        row = diundang(**({"jenis": "fgd", "judul": "FGD sampah"} | ganti))
        return services.atur_gagasan(
            umum, row, pertanyaan=("Apa hambatannya?",), kriteria={"Dampak": 3, "Biaya": 1}, dibuka=dibuka
        )

    return make


@pytest.fixture
def tanpa_nama(kota, fgd):
    """An idea of Dinas PU without a name."""
    return sumbangkan(kota.aktor("kadis_pu"), fgd(), DataGagasan(isi="Tutup TPS liar", bernama=False))


def test_nothing_in_the_rows_leads_to_who_gave_it(kota, tanpa_nama):
    tanpa_nama.refresh_from_db()
    kept = {f.attname: getattr(tanpa_nama, f.attname) for f in Gagasan._meta.concrete_fields}
    assert (kept["nama"], kept["orang_id"], kept["unit_id"]) == ("", None, kota.unit["pu"].pk)
    assert NAMA not in str(kept)


def test_no_line_of_the_trail_is_written_and_no_minute_is_kept(tanpa_nama):
    lines = Jejak.objects.filter(aksi="rapat.sumbang")
    assert not lines.exists()
    assert not Jejak.objects.filter(objek="gagasan").exists()
    at = timezone.localtime(tanpa_nama.waktu)
    assert (at.hour, at.minute, at.second, at.microsecond) == (0, 0, 0, 0)


def test_a_named_one_leaves_its_line_and_its_minute(kota, fgd):
    row = sumbangkan(kota.aktor("kadis_pu"), fgd(), DataGagasan(isi="Bank sampah"))
    (line,) = jejak("rapat.sumbang")
    assert (line.objek, line.objek_id, line.orang, line.data) == ("gagasan", row.pk, NAMA, {})
    assert abs(timezone.now() - row.waktu) < timedelta(minutes=5)
    assert row.nama == NAMA


def test_the_named_door_takes_no_unnamed_idea(kota, fgd):
    with pytest.raises(AssertionError, match="other door"):
        services.sumbang(kota.aktor("kadis_pu"), fgd(), data=DataGagasan(isi="x", bernama=False))
    assert not Gagasan.objects.exists()


def test_who_may_not_give_one_may_not_give_one_unnamed(kota, fgd):
    row = fgd()
    for kode in ("camat", "kadis_sos", "staf_pu"):
        assert terlarang(lambda k=kode: sumbangkan(kota.aktor(k), row, DataGagasan(isi="x", bernama=False)))


def test_neither_page_nor_paper_nor_table_nor_program_names_anybody(kota, masuk, program, *, umum, tanpa_nama):
    row = tanpa_nama.rapat
    page = masuk("kabag_umum").get(f"/rapat/{row.pk}/gagasan/").content.decode()
    assert "tanpa nama" in page
    sheet = teks_pdf(cetak.laporan_gagasan(row))
    assert "tanpa nama, Dinas Pekerjaan Umum" in sheet
    files = {
        b: b"".join(masuk("kabag_umum").get(f"/rapat/{row.pk}/gagasan.{b}").streaming_content) for b in ("csv", "xlsx")
    }
    told = list(csv.reader(io.StringIO(files["csv"].decode("utf-8-sig"))))
    assert [len(line) for line in told] == [9, 9]
    assert told[1][:4] == ["Tutup TPS liar", "", "", "Dinas Pekerjaan Umum"]
    sheet_rows = CalamineWorkbook.from_filelike(io.BytesIO(files["xlsx"])).get_sheet_by_index(0).to_python()
    assert [c or "" for c in sheet_rows[1][:4]] == ["Tutup TPS liar", "", "", "Dinas Pekerjaan Umum"]
    answer = program("tu").get(f"/rapat/{row.pk}/gagasan").json()
    assert (answer[0]["nama"], answer[0]["unit"]) == ("", kota.unit["pu"].pk)
    for text in (page[page.index("Tutup TPS liar") :], sheet, files["csv"].decode(), str(answer)):
        assert NAMA not in text


def test_an_answer_to_it_is_told_to_nobody(umum, tanpa_nama):
    services.jawab_gagasan(umum, tanpa_nama, hasil=HasilGagasan.DIAMBIL, alasan="")
    assert dikabari("rapat.gagasan") == set()
    (line,) = [x for x in jejak("rapat.olah") if "hasil" in x.data]
    assert line.data == {"hasil": "diambil", "alasan": ""}


def test_a_guest_may_leave_his_name_out_though_he_has_typed_it(fgd):
    row = fgd(dibuka=True)
    made = sumbang_tamu(row, DataGagasan(isi="Kompos", nama="Warga", bernama=False))
    assert (made.nama, made.unit_id, made.orang_id) == ("", None, None)
    named = sumbang_tamu(row, DataGagasan(isi="Kompos", nama=" Warga "))
    assert named.nama == "Warga"
    assert made.kunci != named.kunci
    assert baca.penyumbang([made, named]) == {}


def test_each_refusal_of_an_idea(kota, umum, fgd, diundang):
    row, pu = fgd(), kota.aktor("kadis_pu")
    other = Pertanyaan.objects.create(rapat=diundang(judul="Lain", mulai=None, kamar="kecil"), urut=1, isi="?")
    for data, field, words in (
        (DataGagasan(isi="  "), "isi", "Tulis gagasannya"),
        (DataGagasan(isi="x", pertanyaan_id=999_999), "pertanyaan", "bukan dari rapat ini"),
        (DataGagasan(isi="x", pertanyaan_id=other.pk), "pertanyaan", "bukan dari rapat ini"),
    ):
        for named in (True, False):
            given = DataGagasan(isi=data.isi, pertanyaan_id=data.pertanyaan_id, bernama=named)
            said = tolakan(lambda given=given: sumbangkan(pu, row, given))
            assert (said[0], words in said[1]) == (field, True)
    assert "sudah ditutup" in tolakan(lambda: sumbang_tamu(row, DataGagasan(isi="x")))[1]
    Gagasan.objects.bulk_create(Gagasan(rapat=row, isi="x", kunci=f"k{n}") for n in range(GAGASAN_MAKS))
    assert "penuh" in tolakan(lambda: sumbangkan(pu, row, DataGagasan(isi="x")))[1]
    Gagasan.objects.all().delete()
    melangkah(kota.aktor("asisten2"), row, Aksi.BATALKAN, "Tidak jadi")
    assert "sudah ditutup" in tolakan(lambda: sumbangkan(pu, Rapat(pk=row.pk), DataGagasan(isi="x")))[1]


def test_each_refusal_of_what_is_asked(umum, fgd):
    row = fgd()
    good = {"pertanyaan": (), "kriteria": {}, "dibuka": False}
    for change, field, words in (
        ({"pertanyaan": [f"{n}?" for n in range(13)]}, "pertanyaan", "paling banyak 12"),
        ({"kriteria": {f"k{n}": 1 for n in range(13)}}, "kriteria", "paling banyak 12"),
        ({"kriteria": {"Dampak": 0}}, "kriteria", "antara 1 dan 100"),
        ({"kriteria": {"Dampak": 101}}, "kriteria", "antara 1 dan 100"),
    ):
        said = tolakan(lambda change=change: services.atur_gagasan(umum, row, **(good | change)))
        assert (said[0], words.lower() in said[1].lower()) == (field, True), said
    services.atur_gagasan(umum, row, pertanyaan=[" Satu? ", "", "Dua?"], kriteria={" Dampak ": 2, "": 5}, dibuka=True)
    assert list(row.pertanyaan.values_list("isi", "urut")) == [("Satu?", 1), ("Dua?", 2)]
    assert list(row.kriteria.values_list("nama", "bobot")) == [("Dampak", 2)]


def test_a_closed_meeting_asks_nobody_outside(umum, fgd):
    row = fgd(jenis="bamus")
    said = tolakan(lambda: services.atur_gagasan(umum, row, pertanyaan=(), kriteria={}, dibuka=True))
    assert said[0] == "dibuka"


def test_marks_are_replaced_and_stay_within_their_meeting(kota, umum, *, fgd, diundang):
    row = fgd()
    idea = sumbangkan(kota.aktor("kadis_pu"), row, DataGagasan(isi="Ide"))
    effect, cost = (row.kriteria.get(nama=n).pk for n in ("Dampak", "Biaya"))
    foreign = Kriteria.objects.create(rapat=diundang(judul="Lain", mulai=None, kamar="kecil"), nama="x").pk
    dlh = kota.aktor("kadis_dlh")
    for marks in ({}, {foreign: 3}, {effect: 0}, {effect: 6}, {effect: 3, foreign: 3}):
        assert tolakan(lambda m=marks: services.nilai(dlh, idea, nilai=m))[0] == "nilai"
    services.nilai(dlh, idea, nilai={effect: 5})
    services.nilai(dlh, idea, nilai={effect: 4, cost: 2})
    services.nilai(umum, idea, nilai={effect: 2})
    (weighed,) = baca.timbang(row)
    assert (weighed.angka, weighed.penilai) == (pytest.approx((3 * 3 + 2) / 4), 2)
    assert baca.nilai_saya(dlh, row) == {idea.pk: {effect: 4, cost: 2}}
    assert baca.nilai_saya(kota.aktor("kadis_pu"), row) == {}
    assert terlarang(lambda: services.nilai(kota.aktor("camat"), idea, nilai={effect: 3}))


def test_what_became_of_ones_ideas_is_found_again(kota, umum, fgd):
    row, pu = fgd(), kota.aktor("kadis_pu")
    mine = sumbangkan(pu, row, DataGagasan(isi="Ide saya"))
    sumbangkan(pu, row, DataGagasan(isi="Diam-diam", bernama=False))
    assert baca.milik(pu, row) == [mine]
    for wrong in (HasilGagasan.DITOLAK, HasilGagasan.DIUBAH):
        said = tolakan(lambda h=wrong: services.jawab_gagasan(umum, mine, hasil=h, alasan="  "))
        assert said[0] == "alasan"
    services.jawab_gagasan(umum, mine, hasil=HasilGagasan.DIUBAH, alasan=" Mulai dari dua pasar ")
    mine.refresh_from_db()
    assert (mine.hasil, mine.alasan) == ("diubah", "Mulai dari dua pasar")
    assert dikabari("rapat.gagasan") == {kota.orang["kadis_pu"].pk}


def test_the_paper_of_a_musrenbang(kota, umum, fgd):
    row = fgd(jenis="musrenbang", judul="Musrenbang Kecamatan Utara")
    effect, cost = (row.kriteria.get(nama=n).pk for n in ("Dampak", "Biaya"))
    for isi, mark in (("Drainase RW 3", 3), ("Posyandu", 5)):
        idea = sumbangkan(kota.aktor("kadis_pu"), row, DataGagasan(isi=isi))
        services.nilai(umum, idea, nilai={effect: mark, cost: mark})
    services.jawab_gagasan(umum, idea, hasil=HasilGagasan.DIAMBIL, alasan="Masuk RKPD")
    services.kelompokkan(umum, idea, kelompok="Kesehatan")
    text = teks_pdf(cetak.laporan_gagasan(row))
    for words in (
        "BERITA ACARA KESEPAKATAN HASIL MUSRENBANG", "Musrenbang Kecamatan Utara", "Apa hambatannya?", "Dampak (3)",
        "Biaya (1)", "kelompok Kesehatan", "Diambil", "Masuk RKPD", "Dinas Pekerjaan Umum: 2 gagasan", "5,0", "Pemimpin",
    ):  # fmt: skip
        assert words in text, words
    assert text.index("Posyandu") < text.index("Drainase RW 3")
    empty = teks_pdf(cetak.laporan_gagasan(fgd(jenis="rakor", judul="Kosong", mulai=None, kamar="kecil")))
    assert "LAPORAN HASIL GAGASAN" in empty
    assert "Belum ada gagasan" in empty


@pytest.mark.parametrize(
    ("jenis", "ada"),
    [
        ("fgd", ("Apa hambatannya sekarang?", "Kemudahan | 2")),
        ("forum", ("Kegiatan apa yang perlu diselaraskan?", "Menjawab usulan warga | 2")),
        ("musrenbang", ("Usulan kegiatan dan lokasinya?", "Selaras dengan RPJMD | 3")),
        ("rakor", ()),
    ],
)
def test_the_page_offers_what_such_a_discussion_begins_with(masuk, diundang, jenis, ada):
    page = masuk("kabag_umum").get(f"/rapat/{diundang(jenis=jenis).pk}/gagasan/atur/").content.decode()
    assert all(words in page for words in ada)
    assert bool(ada) or "?</textarea>" not in page


def test_files_are_for_those_who_take_part_and_of_two_kinds(masuk, tanpa_nama):
    base = f"/rapat/{tanpa_nama.rapat_id}/gagasan"
    assert masuk("kadis_pu").get(f"{base}.pdf").content.startswith(b"%PDF")
    assert masuk("kadis_pu").get(f"{base}.docx").status_code == 404
    for name in (".pdf", ".csv", ".xlsx", "/"):
        assert masuk("camat").get(base + name).status_code == 404
    assert "attachment" in masuk("kadis_pu").get(f"{base}.csv")["Content-Disposition"]


def test_outside_one_reads_of_one_idea_only(fgd):
    row, outside = fgd(dibuka=True), Client(HTTP_HOST="uji.localhost")
    one, two = (sumbang_tamu(row, DataGagasan(isi=isi, nama="Warga")) for isi in ("Satu", "Dua"))
    page = outside.get(f"/rapat/gagasan/hasil/{one.kunci}/").content.decode()
    assert "Satu" in page
    assert "Dua" not in page
    assert outside.get(f"/rapat/gagasan/hasil/{two.kunci}x/").status_code == 404
    assert outside.get(f"/rapat/gagasan/sumbang/{row.kunci}/").status_code == 404
    assert outside.get(f"/rapat/{row.pk}/gagasan/").status_code == 302


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_page_of_ideas_is_as_many_questions_for_one_as_for_three(kota, masuk, fgd, banyak, banyak_perintah):
    row = fgd()
    for n in range(banyak):
        sumbangkan(kota.aktor("kadis_pu"), row, DataGagasan(isi=f"Ide {n}"))
    client = masuk("kabag_umum")
    assert banyak_perintah(lambda: client.get(f"/rapat/{row.pk}/gagasan/")) <= 14
