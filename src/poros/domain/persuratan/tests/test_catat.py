"""Registering: number, desk, files, what is refused, and what it costs."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from poros.domain.persuratan import services
from poros.domain.persuratan.models import Surat
from poros.kernel.berkas.models import Tautan
from poros.kernel.berkas.simpan import simpan
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Unit
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


def test_numbers_follow_one_another_and_the_template(catat):
    assert [catat(f"{n}/A").agenda for n in (1, 2, 3)] == [
        "0001/500.14/Bag. Umum/2026",
        "0002/500.14/Bag. Umum/2026",
        "0003/500.14/Bag. Umum/2026",
    ]


def test_an_unclassified_letter_is_numbered_under_the_general_group(catat):
    assert catat(klasifikasi="").agenda == "0001/000/Bag. Umum/2026"


def test_the_year_is_that_of_receipt_in_the_zone_of_the_government(catat):
    new_year = datetime(2026, 12, 31, 17, 30, tzinfo=UTC)  # 00.30 on 1 January in Jakarta
    with timezone.override("Asia/Jakarta"):
        assert catat(diterima=new_year).tahun == 2027


def test_it_lies_on_the_addressees_desk_who_is_told(catat, kota):
    surat = catat()
    assert (surat.status, surat.pemegang_id) == ("menunggu_arahan", kota.jabatan["sekda"].pk)
    told = Pemberitahuan.objects.get(objek="surat", objek_id=surat.pk)
    assert (told.orang, told.jenis) == (kota.orang["sekda"], "surat.masuk")


def test_registered_only_it_waits_with_the_secretariat(catat):
    assert catat(langsung=False).status == "terdaftar"
    assert not Pemberitahuan.objects.exists()


def test_the_trail_keeps_the_number_and_nothing_of_the_content(catat):
    surat = catat("7/B", perihal="Nama orang sakit")
    line = Jejak.objects.get(aksi="surat.catat")
    assert (line.objek, line.objek_id, line.data) == ("surat", surat.pk, {"nomor_surat": "7/B"})


@pytest.mark.parametrize(
    ("lain", "bidang"),
    [
        ({"nomor": " "}, "nomor"),
        ({"pengirim": ""}, "pengirim"),
        ({"perihal": "  "}, "perihal"),
        ({"tanggal": date(2999, 1, 1)}, "tanggal"),
        (
            {
                "acara_mulai": datetime(2026, 12, 1, 2, tzinfo=UTC),
                "acara_selesai": datetime(2026, 12, 1, 1, tzinfo=UTC),
            },
            "acara_selesai",
        ),
    ],
)
def test_what_is_missing_or_impossible_is_refused_beside_its_field_and_uses_no_number(catat, lain, bidang):
    with pytest.raises(Ditolak) as refused:
        catat(**lain)
    assert refused.value.bidang == bidang
    assert catat().urut == 1


@pytest.mark.parametrize("oleh", ["staf_pu", "inspektur", "admin"])
def test_only_leaders_and_their_secretariat_register(kota, catat, oleh):
    with pytest.raises(TidakBerwenang):
        services.catat(kota.aktor(oleh), kota.unit["umum"], data=None)


def test_files_are_kept_in_the_same_act(catat, pdf):
    surat = catat(berkas=[(pdf, "surat.pdf"), (b"%PDF-1.4 kedua\n%%EOF\n" + pdf, "lampiran.pdf")])
    ties = Tautan.objects.filter(objek="surat", objek_id=surat.pk)
    assert [t.nama for t in ties] == ["surat.pdf", "lampiran.pdf"]


def test_a_refused_file_registers_nothing(catat):
    with pytest.raises(Ditolak):
        catat(berkas=[(b"MZ\x90\x00 bukan pdf", "surat.pdf")])
    assert not Surat.objects.exists()


def test_a_scan_kept_before_is_read_again_for_the_letter(catat, pdf, kota):
    from procrastinate.contrib.django.models import ProcrastinateJob

    kept = services.unggah(kota.aktor("tu"), kota.unit["umum"], isi=pdf, nama="surat.pdf")
    from poros.kernel.berkas.models import Berkas

    surat = catat(berkas=[(Berkas(pk=kept), "surat.pdf")])
    assert Tautan.objects.get(objek_id=surat.pk).berkas_id == kept
    assert ProcrastinateJob.objects.filter(task_name="berkas.baca", args__berkas=kept).count() == 1


def test_words_of_the_scan_make_the_letter_findable_once_they_are_read(catat, pdf, kota):
    from poros.domain.persuratan import queries
    from poros.domain.persuratan.publik import TEKS_MAKS, saat_teks_terbaca
    from poros.kernel.berkas.models import TeksBerkas

    surat = catat(berkas=[(pdf, "surat.pdf")])
    berkas = Tautan.objects.get(objek_id=surat.pk).berkas
    TeksBerkas.objects.create(berkas=berkas, isi="talud ambrol " + "x " * TEKS_MAKS)
    for _twice in range(2):
        saat_teks_terbaca(None, berkas=berkas, teks="")
    surat.refresh_from_db()
    assert len(surat.teks) == TEKS_MAKS
    assert list(queries.cari(kota.aktor("sekda"), "talud")) == [surat]


def test_a_letter_to_oneself_is_handed_on_in_the_same_act(catat, isi):
    surat = catat(oleh="kadis_pu", kepada="kadis_pu", disposisi=isi("dlh", "sos"))
    assert surat.status == "didisposisi"
    assert list(Penugasan.objects.values_list("unit__kode", "peran")) == [("dlh", "utama"), ("sos", "pendukung")]


def test_a_secretariat_hands_on_what_is_addressed_to_its_head(catat, isi, kota):
    surat = catat(oleh="tu", kepada="kabag_umum", disposisi=isi("pu"))
    assert surat.disposisi.get().dari == kota.jabatan["tu"]


@pytest.mark.parametrize(
    "lain", [{"kepada": "sekda"}, {"kepada": "kabag_umum", "kerahasiaan": "rahasia"}], ids=["another's", "secret"]
)
def test_it_does_not_decide_for_others_or_on_secrets(catat, isi, lain):
    with pytest.raises(Ditolak) as refused:
        catat(disposisi=isi("pu"), **lain)
    assert refused.value.bidang == "kepada"


def test_register_with_scan_and_hand_to_three_units_in_twelve_statements(
    kota, catat, isi, pdf, django_assert_num_queries
):
    """Ten for the act and two around it (BEGIN and COMMIT; savepoints here); one more is the fixture's actor."""
    sheet = isi("pu", "dlh", "sos", instruksi=())
    catat("0/A", kepada="kabag_umum", disposisi=sheet)  # rules and calendar are in memory after the first letter
    with django_assert_num_queries(13):
        catat("1/A", kepada="kabag_umum", berkas=[(pdf, "surat.pdf")], disposisi=sheet)


def test_the_same_scan_costs_one_statement_more_to_have_its_words_told(catat, isi, pdf, django_assert_num_queries):
    sheet = isi("pu", instruksi=())
    catat("0/A", kepada="kabag_umum", berkas=[(pdf, "a.pdf")], disposisi=sheet)
    with django_assert_num_queries(14):
        catat("1/A", kepada="kabag_umum", berkas=[(pdf, "b.pdf")], disposisi=sheet)


def test_correcting_until_it_is_disposed_of(catat, isi, kota):
    surat = catat()
    services.perbaiki(kota.aktor("tu"), surat, perubahan={"perihal": "Undangan rapat inflasi"})
    surat.refresh_from_db()
    assert surat.perihal == "Undangan rapat inflasi"
    assert Jejak.objects.get(aksi="surat.perbaiki").data == {"perubahan": {"perihal": "Undangan rapat inflasi"}}
    services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
    with pytest.raises(Ditolak):
        services.perbaiki(kota.aktor("tu"), surat, perubahan={"perihal": "lain"})


@pytest.mark.parametrize("perubahan", [{"agenda": "1"}, {"status": "selesai"}, {"unit_id": 1}])
def test_numbers_and_statuses_are_not_corrected(catat, kota, perubahan):
    with pytest.raises(Ditolak):
        services.perbaiki(kota.aktor("tu"), catat(), perubahan=perubahan)


def test_a_correction_must_be_as_complete_as_the_letter_was(catat, kota):
    with pytest.raises(Ditolak):
        services.perbaiki(kota.aktor("tu"), catat(), perubahan={"nomor": " "})


def test_routing_lays_it_on_another_desk(catat, kota):
    surat = catat(langsung=False)
    services.teruskan(kota.aktor("tu"), surat, kepada=kota.jabatan["asisten2"])
    surat.refresh_from_db()
    assert (surat.pemegang, surat.status) == (kota.jabatan["asisten2"], "menunggu_arahan")
    with pytest.raises(TidakBerwenang):
        services.teruskan(kota.aktor("kadis_pu"), surat, kepada=kota.jabatan["kadis_pu"])


def test_taking_back_until_the_addressee_has_opened_it(catat, kota):
    surat = catat()
    with pytest.raises(Ditolak) as refused:
        services.tarik(kota.aktor("tu"), surat, alasan=" ")
    assert refused.value.bidang == "alasan"
    services.tarik(kota.aktor("tu"), surat, alasan="Salah alamat")
    surat.refresh_from_db()
    assert surat.status == "ditarik"
    opened = catat("2/A")
    services.baca(kota.aktor("sekda"), opened)
    with pytest.raises(Ditolak, match="sudah dibuka"):
        services.tarik(kota.aktor("tu"), opened, alasan="Salah alamat")


def test_reading_is_noted_once(catat, kota):
    surat = catat()
    for _twice in range(2):
        services.baca(kota.aktor("sekda"), surat)
    assert surat.dibaca.count() == 1


def test_only_a_settled_letter_is_filed(catat, kota):
    from poros.pure.flow import TransitionError

    surat = catat()
    with pytest.raises(TransitionError):
        services.berkaskan(kota.aktor("tu"), surat)
    services.arsipkan(kota.aktor("sekda"), surat, catatan="Sudah jelas")
    services.berkaskan(kota.aktor("tu"), surat)
    surat.refresh_from_db()
    assert surat.status == "diberkaskan"


def test_a_kept_scan_is_on_the_trail_of_the_unit(kota, pdf):
    services.unggah(kota.aktor("tu"), Unit(pk=kota.unit["umum"].pk), isi=pdf, nama="surat.pdf")
    line = Jejak.objects.get()
    assert (line.objek_id, line.data) == (kota.unit["umum"].pk, {"nama": "surat.pdf"})


def test_the_file_row_is_the_same_for_the_same_content(pdf, kota):
    first = services.unggah(kota.aktor("tu"), kota.unit["umum"], isi=pdf, nama="a.pdf")
    assert simpan(pdf, "b.pdf").pk == first
    assert timezone.now() - Jejak.objects.latest("id").waktu < timedelta(minutes=1)
