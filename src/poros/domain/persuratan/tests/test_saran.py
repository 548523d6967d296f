"""Proposals: staff first, then experience, then the map; and their cost for a whole desk."""

from datetime import UTC, date, datetime, timedelta

import pytest

from poros.domain.persuratan import queries, services
from poros.domain.persuratan.queries.peta_urusan import padanan
from poros.kernel.organisasi.models import UrusanUnit
from poros.kernel.penugasan.models import SumberDaya

pytestmark = pytest.mark.django_db


def usul(kota, surat, kode="sekda"):
    surat = queries.surat_terlihat(kota.aktor(kode)).select_related("usulan__pemeriksa").get(pk=surat.pk)
    return queries.usulan_otomatis(kota.aktor(kode), surat)


def unit(kota, saran):
    nama = {u.pk: kode for kode, u in kota.unit.items()}
    return [(nama[s.unit_id], s.peran.value) for s in saran.isi.kepada]


def test_what_staff_prepared_comes_first_with_their_name(catat, isi, kota):
    mulai = datetime(2026, 12, 1, 2, tzinfo=UTC)
    surat = catat(acara_mulai=mulai, acara_selesai=mulai + timedelta(hours=1))
    services.disposisikan(kota.aktor("sekda"), catat("lama/1"), isi=isi("sos"))
    sheet = isi("pu", "dlh", catatan="Cek lapangan", instruksi=("pelajari",), hadir=(kota.orang["sekda"].pk,))
    services.usulkan(kota.aktor("tu"), surat, isi=sheet)
    found = usul(kota, surat)
    assert found.isi == sheet
    assert found.diperiksa
    assert found.pemeriksa == "Pejabat Pengelola Surat Bagian Umum, Pengelola Surat Bagian Umum"


def test_experience_with_the_same_classification(catat, isi, kota):
    for n in range(3):
        services.disposisikan(
            kota.aktor("sekda"),
            catat(f"lama/{n}", pengirim=f"Warga {n}"),
            isi=isi("dlh", "pu", instruksi=("pelajari",)),
        )
    found = usul(kota, catat(pengirim="Baru"))
    assert unit(kota, found) == [("dlh", "utama"), ("pu", "pendukung")]
    assert found.isi.instruksi == ("pelajari",)
    assert found.alasan == "Seperti 3 surat serupa sebelumnya"
    assert not found.diperiksa


def test_the_same_sender_counts_where_the_classification_differs(catat, isi, kota):
    services.disposisikan(kota.aktor("sekda"), catat("l/1", klasifikasi="600.1", pengirim="Forum Warga"), isi=isi("pu"))
    assert unit(kota, usul(kota, catat(klasifikasi="", pengirim="FORUM WARGA"))) == [("pu", "utama")]


def test_a_neighbouring_classification_alone_says_too_little(catat, isi, kota):
    services.disposisikan(kota.aktor("sekda"), catat("l/1", klasifikasi="500.14.1", pengirim="A"), isi=isi("pu"))
    assert unit(kota, usul(kota, catat(klasifikasi="500.14.2", pengirim="B"))) == []


def test_both_alike_weigh_more_than_one(catat, isi, kota):
    services.disposisikan(kota.aktor("sekda"), catat("l/1", pengirim="X"), isi=isi("sos"))
    services.disposisikan(kota.aktor("sekda"), catat("l/2"), isi=isi("dlh"))
    assert unit(kota, usul(kota, catat()))[0] == ("dlh", "utama")


def test_what_was_withdrawn_is_no_example(catat, isi, kota):
    surat = catat("l/1")
    services.disposisikan(kota.aktor("sekda"), surat, isi=isi("dlh"))
    services.urungkan(kota.aktor("sekda"), surat)
    assert unit(kota, usul(kota, catat("2"))) == []


def test_a_letter_is_no_example_of_itself(catat, isi, kota):
    surat = catat()
    services.disposisikan(kota.aktor("sekda"), surat, isi=isi("dlh"))
    assert unit(kota, usul(kota, surat)) == []


def test_experience_of_another_office_is_not_ours(catat, isi, kota):
    services.disposisikan(kota.aktor("asisten1"), catat("l/1", kepada="asisten1"), isi=isi("sos"))
    assert unit(kota, usul(kota, catat())) == []


def test_the_map_answers_by_urusan(catat, kota):
    UrusanUnit.objects.create(unit=kota.unit["kec"], kode="2.11", nama="LH", dari=date(2020, 1, 1), dasar="Perda")
    found = usul(kota, catat(klasifikasi="600.4.5"))
    assert unit(kota, found) == [("kec", "utama")]
    assert found.alasan == "Menurut peta koordinasi: urusan 2.11"


def test_an_urusan_that_has_ended_is_not_carried(catat, kota):
    UrusanUnit.objects.create(
        unit=kota.unit["kec"], kode="2.11", nama="LH", dari=date(2020, 1, 1), sampai=date(2021, 1, 1), dasar="Perda"
    )
    assert unit(kota, usul(kota, catat(klasifikasi="600.4"))) == [("dlh", "utama")]  # by its name


def test_an_unclassified_letter_is_known_by_its_subject(catat, kota):
    found = usul(kota, catat(klasifikasi="", perihal="Keluhan tumpukan sampah, pasar timur"))
    assert unit(kota, found) == [("dlh", "utama")]


def test_where_nothing_speaks_nobody_is_proposed(catat, kota):
    found = usul(kota, catat(klasifikasi="", perihal="Ucapan terima kasih"))
    assert (found.isi.kepada, found.alasan) == ((), "")


@pytest.mark.parametrize(
    ("kode", "pertama"), [("600.4.1", "600.4"), ("700.1.2", "700"), ("500.10", "500.10"), ("500.1", "500.1")]
)
def test_the_longest_prefix_of_whole_parts_wins(kode, pertama):
    assert padanan(kode, "")[0].klasifikasi == pertama


def test_a_word_is_a_whole_word():
    assert padanan("", "Jalanan macet dan perjalanan dinas") == []
    assert padanan("", "Perbaikan JALAN: ruas timur")[0].klasifikasi == "600.1"


def test_an_invitation_proposes_that_the_lead_attends(catat, isi, kota):
    SumberDaya.objects.create(
        kode="pu", nama="Kadis PU", jenis="pejabat", orang_id=kota.orang["kadis_pu"].pk, unit=kota.unit["pu"]
    )
    mulai = datetime(2026, 12, 1, 2, tzinfo=UTC)
    surat = catat(klasifikasi="600.1", acara_mulai=mulai, acara_selesai=mulai + timedelta(hours=1))
    found = usul(kota, surat)
    assert found.isi.hadir == (kota.orang["kadis_pu"].pk,)
    assert found.isi.instruksi == ("hadiri",)


@pytest.mark.parametrize("banyak", [1, 5])
def test_a_whole_desk_costs_three_queries(catat, isi, kota, banyak, django_assert_num_queries):
    services.disposisikan(kota.aktor("sekda"), catat("l/1", pengirim="Lama"), isi=isi("sos"))
    for n in range(banyak):
        catat(f"{n}/B", klasifikasi="500.14" if n % 2 else "600.4")
    sekda = kota.aktor("sekda")
    letters = queries.meja(sekda)
    assert len(letters) == banyak
    with django_assert_num_queries(2 if banyak == 1 else 3):
        assert len(queries.saran(sekda, letters)) == banyak


def test_the_desk_is_ordered_by_speed_then_by_waiting(catat, kota):
    lama = datetime(2026, 11, 1, tzinfo=UTC)
    biasa, tua = catat("1"), catat("2", diterima=lama)
    kilat = catat("3", kecepatan="sangat_segera")
    catat("4", kepada="asisten1")
    assert queries.meja(kota.aktor("sekda")) == [kilat, tua, biasa]


def test_staff_see_first_what_nobody_has_prepared(catat, isi, kota):
    first, second = catat("1"), catat("2", diterima=datetime(2026, 11, 22, tzinfo=UTC))
    services.usulkan(kota.aktor("tu"), first, isi=isi("pu"))
    assert queries.meja_staf(kota.aktor("tu")) == [second, first]
    assert queries.meja_staf(kota.aktor("kadis_pu")) == []
