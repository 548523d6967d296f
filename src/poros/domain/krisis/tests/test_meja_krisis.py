"""The desk: what of a disaster waits for an office, in one statement however much there is; never a drill's."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.krisis import services
from poros.domain.krisis.ikhtisar import kartu
from poros.domain.krisis.models import Penetapan
from poros.domain.krisis.tests.conftest import keputusan
from poros.domain.krisis.values import DataKartu, DataOpsi
from poros.kernel.tenggat.queries import mesin
from poros.web.meja import Putusan, Sosok

pytestmark = pytest.mark.django_db
OPSI = (DataOpsi(nama="Ya", akibat="Jalan"), DataOpsi(nama="Tidak", akibat="Tidak jalan"))


@pytest.fixture
def tanya(bpbd):
    def make(row, perkara, pertanyaan="Bagaimana?", jam=2):
        data = DataKartu(perkara=perkara, pertanyaan=pertanyaan, batas=timezone.now() + timedelta(hours=jam), opsi=OPSI)
        return services.ajukan_kartu(bpbd, row, data=data)

    return make


def judul(actor):
    return [k.judul for k in kartu(actor) if isinstance(k, Putusan)]


@pytest.fixture
def banjir(aktif, tanya, laporan):
    def make(banyak):
        for n in range(banyak):
            row = aktif(nama=f"Banjir {n}")
            tanya(row, "bagi_bantuan")
            tanya(row, "status")
            laporan()

    return make


@pytest.mark.parametrize("banyak", [1, 3])
@pytest.mark.parametrize("siapa", ["walikota", "sekda", "kepala_bpbd", "kadis_sos", "camat"])
def test_one_statement_for_one_and_for_three(kota, banjir, siapa, banyak, django_assert_num_queries):
    banjir(banyak)
    actor = kota.aktor(siapa)
    mesin(actor)
    with django_assert_num_queries(1):
        kartu(actor)


@pytest.mark.parametrize("siapa", ["admin", "inspektur", "staf_pu"])
def test_who_decides_nothing_asks_nothing(kota, siapa, django_assert_num_queries):
    actor = kota.aktor(siapa)
    with django_assert_num_queries(0):
        assert kartu(actor) == []


def test_a_question_is_on_the_desk_of_who_may_answer_it(kota, aktif, tanya):
    row = aktif()
    tanya(row, "status", "Perpanjang?")
    tanya(row, "tutup_jalan", "Tutup jalan?")
    tanya(row, "bagi_bantuan", "Bagi beras?")
    tanya(row, "lain", "Pindah posko?")
    assert {k: judul(kota.aktor(k)) for k in ("walikota", "sekda", "kepala_polres", "kadis_sos", "kepala_bpbd")} == {
        "walikota": ["Perpanjang?"],
        "sekda": [],
        "kepala_polres": ["Tutup jalan?"],
        "kadis_sos": ["Bagi beras?"],
        "kepala_bpbd": ["Pindah posko?"],
    }


def test_questions_to_others_never_push_ones_own_off_the_desk(kota, aktif, tanya):
    row = aktif()
    for _n in range(12):
        tanya(row, "tutup_jalan", jam=1)
    tanya(row, "bagi_bantuan", "Bagi beras?", jam=3)
    assert judul(kota.aktor("kadis_sos")) == ["Bagi beras?"]


def test_the_soonest_first_and_what_is_decided_is_gone(kota, aktif, tanya):
    row, dinsos = aktif(), kota.aktor("kadis_sos")
    late, soon = tanya(row, "bagi_bantuan", "Nanti", jam=5), tanya(row, "bagi_bantuan", "Segera", jam=1)
    assert judul(dinsos) == ["Segera", "Nanti"]
    services.putuskan(dinsos, soon, opsi_id=soon.opsi.first().pk)
    assert judul(dinsos) == ["Nanti"]
    services.akhiri(kota.aktor("walikota"), row)
    assert judul(dinsos) == []
    assert late.diputus is None


def test_a_drill_is_on_no_desk(kota, aktif, tanya, laporan):
    row = aktif(latihan=True, laju=12)
    tanya(row, "bagi_bantuan")
    laporan(kejadian_id=row.pk)
    assert [kartu(kota.aktor(k)) for k in ("walikota", "sekda", "kepala_bpbd", "kadis_sos")] == [[], [], [], []]


@pytest.mark.parametrize(("hari", "nada"), [(14, None), (2, "awas")])
def test_the_top_is_told_when_a_decree_ends_soon(kota, buka, bpbd, hari, nada):
    from poros.domain.krisis.rules.alur import Status
    from poros.domain.krisis.values import DataKaji

    row = buka()
    services.kaji(bpbd, row, data=DataKaji(hasil="x", rekomendasi=Status.TANGGAP, gangguan_hidup=True))
    services.tetapkan(bpbd, row, data=keputusan(hari=hari))
    seen = {k: [c.nada for c in kartu(kota.aktor(k)) if isinstance(c, Sosok)] for k in ("walikota", "sekda", "camat")}
    own = [nada] if nada else []
    assert seen == {"walikota": own, "sekda": own, "camat": []}


def test_a_level_that_was_left_does_not_count(kota, tanggap, bpbd):
    row = tanggap()
    row.status = "siaga"
    row.save()
    assert kartu(kota.aktor("sekda")) == []
    services.tetapkan(bpbd, row, data=keputusan(nomor="300/7", hari=2))
    assert [c.url.rsplit("/", 3)[1] for c in kartu(kota.aktor("sekda"))] == [str(row.pk)]


def test_of_a_chain_of_decrees_the_newest_counts(kota, tanggap):
    row, sekda = tanggap(), kota.aktor("sekda")
    Penetapan.objects.create(
        **{f: getattr(row.penetapan.get(), f) for f in ("kejadian", "tingkat", "penetap", "lingkup", "mulai", "tanggal")},
        nomor="lama", penetap_nama="x", oleh="x", sampai=timezone.localdate() + timedelta(days=1),
    )  # fmt: skip
    assert [c.satuan for c in kartu(sekda)] == [row.nama]
    Penetapan.objects.create(
        **{f: getattr(row.penetapan.first(), f) for f in ("kejadian", "tingkat", "penetap", "lingkup", "mulai", "tanggal")},
        nomor="baru", penetap_nama="x", oleh="x", sampai=timezone.localdate() + timedelta(days=30),
    )  # fmt: skip
    assert kartu(sekda) == []


def test_reports_to_be_checked_are_counted_for_pusdalops(kota, laporan):
    laporan()
    laporan()
    assert [(c.nilai, c.nada) for c in kartu(kota.aktor("kepala_bpbd"))] == [(2, "awas")]
    assert kartu(kota.aktor("camat")) == []
