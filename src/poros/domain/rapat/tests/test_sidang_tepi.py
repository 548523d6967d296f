"""Sessions at their edges: counts of another day, a changed plan, the third day to the minute and in every zone, pages of the count."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.rapat import services
from poros.domain.rapat.models import HitunganKuorum, Rapat
from poros.domain.rapat.queries import rapat as baca
from poros.domain.rapat.queries.parameter import jenis
from poros.domain.rapat.rules.alur import Aksi, Peran, Status
from poros.domain.rapat.services.langkah import melangkah
from poros.domain.rapat.values import DataPeserta, Jadwal

from .conftest import pada, tolakan


@pytest.fixture
def tu(kota):
    return kota.aktor("tu")


@pytest.fixture
def umum(kota):
    return kota.aktor("kabag_umum")


@pytest.fixture
def sidang(berlangsung):
    """A plenary session of 45 members on a Perda."""

    def make(**ganti):
        members = tuple(DataPeserta(nama=f"Anggota {n}", peran=Peran.ANGGOTA_DPRD, wajib=False) for n in range(3))
        given = {"jenis": "paripurna", "perkara": "b", "anggota": 45, "peserta": members}
        return berlangsung(**(given | ganti))

    return make


@pytest.fixture
def lagi(kota, umum, saat):
    """Let a session be put off, planned anew, called and opened again."""

    def make(row, alasan="Listrik padam"):
        chair = kota.aktor("asisten2")
        melangkah(chair, row, Aksi.TUNDA, alasan)
        row = services.jadwalkan_lagi(umum, row)
        services.jadwalkan(
            umum, row, jadwal=Jadwal(mulai=saat(9, hari=7), selesai=saat(11, hari=7), tempat="Gedung DPRD")
        )
        services.catat_undangan(umum, row, nomor="005/2")
        return melangkah(chair, row, Aksi.BUKA)

    return make


def test_who_was_there_on_the_first_day_decides_nothing_on_the_second(tu, masuk, sidang, lagi):
    """Counted on Monday, broken off, opened again on Friday: the members are counted again before they vote."""
    row = sidang()
    services.hitung_kuorum(tu, row, hadir=40)
    row = lagi(row)
    assert "Hitung kuorumnya" in tolakan(lambda: services.catat_suara(tu, row, setuju=30, tolak=0))[1]
    assert "Pemungutan suara" not in masuk("tu").get(f"/rapat/{row.pk}/kuorum/").content.decode()
    assert baca.hitungan_terakhir(row) is None
    services.hitung_kuorum(tu, row, hadir=30)
    assert services.catat_suara(tu, row, setuju=16, tolak=0).hadir == 30
    assert "Pemungutan suara" in masuk("tu").get(f"/rapat/{row.pk}/kuorum/").content.decode()
    assert HitunganKuorum.objects.count() == 3


def test_a_vote_may_be_repeated_as_long_as_they_are_there(tu, sidang):
    row = sidang()
    services.hitung_kuorum(tu, row, hadir=31)
    assert [services.catat_suara(tu, row, setuju=n, tolak=31 - n).suara for n in (15, 16)] == ["ditolak", "diterima"]
    services.hitung_kuorum(tu, row, hadir=20)
    assert "Hitung kuorumnya" in tolakan(lambda: services.catat_suara(tu, row, setuju=16, tolak=0))[1]
    services.hitung_kuorum(tu, row, hadir=45)
    assert services.catat_suara(tu, row, setuju=23, tolak=22).suara == "diterima"


def test_a_graver_matter_is_not_decided_by_those_counted_for_a_lighter_one(kota, umum, terjadwal, tu, data):
    """The plan was changed between count and vote: the vote is void, not lost."""
    row = terjadwal(jenis="paripurna", perkara="c", anggota=45)
    services.catat_undangan(umum, row, nomor="1")
    services.hitung_kuorum(tu, row, hadir=23)
    services.ubah(umum, row, data=data(jenis="paripurna", perkara="a", anggota=45))
    assert services.catat_suara(tu, row, setuju=23, tolak=0).suara == "tidak_sah"


@pytest.mark.parametrize(
    ("ganti", "kata"),
    [
        ({"perkara": ""}, "Isi perkara"), ({"anggota": None}, "banyaknya anggota"), ({"perkara": "q"}, "Isi perkara"),
        ({"jenis": "rakor"}, "rapat DPRD"), ({"jenis": "hilang"}, "rapat DPRD"), ({"jenis": "paripurna-istimewa"}, "istimewa"),
    ],
)  # fmt: skip
def test_what_cannot_be_counted_is_said_on_the_page_too(masuk, tu, sidang, ganti, kata):
    row = sidang()
    Rapat.objects.update(**ganti)
    assert kata in tolakan(lambda: services.hitung_kuorum(tu, row, hadir=30))[1]
    page = masuk("tu").post(f"/rapat/{row.pk}/kuorum/", {"hadir": "30"})
    assert (page.status_code, kata in page.content.decode()) == (422, True)
    assert not HitunganKuorum.objects.exists()


@pytest.mark.parametrize("hadir", [0, 45])
def test_nobody_and_everybody(tu, sidang, hadir):
    made = services.hitung_kuorum(tu, sidang(), hadir=hadir)
    assert (made.hadir, made.keadaan) == (hadir, "sah" if hadir else "tunda")


@pytest.mark.parametrize("kode", [k for k, j in jenis().items() if j.dprd and j.memutus])
def test_every_kind_of_session_that_decides_is_counted(tu, sidang, kode):
    row = sidang()
    Rapat.objects.update(jenis=kode)
    assert services.hitung_kuorum(tu, row, hadir=30).keadaan == "sah"


@pytest.fixture
def gagal(umum, tu, sidang):
    """A session that must be held on another day, already planned anew."""

    def make():
        row = sidang()
        for _ in range(3):
            services.hitung_kuorum(tu, row, hadir=20)
            Rapat.objects.update(tunda_hingga=None)
        return services.jadwalkan_lagi(umum, row)

    return make


@pytest.mark.parametrize(
    ("hari", "jam", "menit", "boleh"), [(3, 0, 0, True), (3, 23, 59, True), (4, 0, 0, False), (1, 8, 0, True)]
)
@pytest.mark.parametrize("zona", ["Asia/Jakarta", "Asia/Jayapura"])
def test_the_third_day_ends_at_midnight_of_the_place(umum, gagal, hari, jam, *, menit, boleh, zona):
    with timezone.override(zona):
        row = gagal()
        begin = pada(row.batas_lanjutan - timedelta(days=3) + timedelta(days=hari), jam, menit)
        at = Jadwal(mulai=begin, selesai=begin + timedelta(hours=1), tempat="Gedung DPRD")
        if boleh:
            assert services.jadwalkan(umum, row, jadwal=at).mulai == begin
        else:
            assert tolakan(lambda: services.jadwalkan(umum, row, jadwal=at))[0] == "dasar"


def test_the_limit_does_not_move_when_the_second_day_is_put_off_too(kota, umum, gagal, saat):
    """A flood on the second day is no new beginning."""
    row = gagal()
    limit = row.batas_lanjutan
    begin = pada(limit, 9)
    services.jadwalkan(umum, row, jadwal=Jadwal(mulai=begin, selesai=begin + timedelta(hours=1), tempat="Gedung DPRD"))
    services.catat_undangan(umum, row, nomor="2")
    melangkah(kota.aktor("asisten2"), row, Aksi.TUNDA, "Banjir")
    row = services.jadwalkan_lagi(umum, row)
    assert (row.batas_lanjutan, row.lanjutan) == (limit, True)
    late = Jadwal(mulai=pada(limit, 9) + timedelta(days=1), selesai=pada(limit, 10) + timedelta(days=1), tempat="x")
    assert tolakan(lambda: services.jadwalkan(umum, row, jadwal=late))[0] == "dasar"


def test_the_page_says_that_it_is_the_last_one(masuk, gagal):
    row = gagal()
    Rapat.objects.update(status=Status.BERLANGSUNG)
    page = masuk("tu").get(f"/rapat/{row.pk}/kuorum/").content.decode()
    assert "tidak ada penundaan lagi" in page
    assert "paling lambat" in masuk("kabag_umum").get(f"/rapat/{row.pk}/").content.decode()


def test_the_page_of_the_count_in_figures(masuk, tu, sidang):
    row = sidang()
    client, url = masuk("tu"), f"/rapat/{row.pk}/kuorum/"
    before = client.get(url)
    assert (before.context["perlu"], before.context["hadir"], before.context["setuju"]) == (30, 0, None)
    assert client.post(url, {"hadir": "31", "menit": ""}).status_code == 302
    after = client.get(url)
    assert after.context["setuju"] == 16
    assert "Kuorum tercapai" in after.content.decode()
    assert client.post(url, {"setuju": "32", "tolak": "0"}).status_code == 422
    assert client.post(url, {"setuju": "16", "tolak": "15"}).status_code == 302
    text = client.get(url).content.decode()
    assert "16–15: Diterima" in text
    assert "Diterima" in masuk("sekda").get(f"/rapat/{row.pk}/").content.decode()


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_page_of_the_count_is_as_many_questions_for_one_as_for_three(masuk, tu, sidang, banyak, banyak_perintah):
    row = sidang()
    for _ in range(banyak):
        services.hitung_kuorum(tu, row, hadir=30)
    client = masuk("tu")
    assert banyak_perintah(lambda: client.get(f"/rapat/{row.pk}/kuorum/")) <= 11
    assert len(client.get(f"/rapat/{row.pk}/kuorum/").context["hitungan"]) == banyak


def test_for_the_most_votes_no_number_is_asked(masuk, tu, sidang):
    row = sidang(perkara="c")
    services.hitung_kuorum(tu, row, hadir=23)
    page = masuk("tu").get(f"/rapat/{row.pk}/kuorum/")
    assert page.context["setuju"] is None
    assert "terbanyak" in page.content.decode()


def test_a_session_without_its_matter_leads_to_the_plan(masuk, sidang):
    row = sidang()
    Rapat.objects.update(perkara="")
    page = masuk("tu").get(f"/rapat/{row.pk}/kuorum/").content.decode()
    assert "Isi perkara yang diputus" in page
    assert f"/rapat/{row.pk}/ubah/" in page
    assert "Hitung yang hadir" not in page
