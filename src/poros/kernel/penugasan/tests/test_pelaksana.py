"""The official who was given the work: what he sees and may do, and that he hears when it changes under his hands."""

import pytest

from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Jabatan
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.pemberitahuan.queries import daftar as daftar_kabar
from poros.kernel.penugasan import queries, services
from poros.kernel.penugasan.models import Delegasi, Penugasan
from poros.kernel.penugasan.rules import Kerahasiaan, Status
from poros.kernel.penugasan.wewenang import RULES, Wewenang
from poros.kernel.wewenang import TidakBerwenang, boleh, visible

HAK = tuple(w for w in Wewenang if RULES[w].model is Penugasan)
PIMPINAN, STAF = {"kadis_pu", "tu_pu"}, {"staf_pu"}


@pytest.fixture
def didelegasikan(kota, tugas) -> Penugasan:
    """Work of Dinas PU that its head has given to an analyst of Bidang SDA."""
    return services.delegasikan(kota.aktor("kadis_pu"), tugas, kepada=kota.jabatan["staf_pu"])


@pytest.fixture
def kabar(kota):
    """Who was told of a kind since the last time that this was asked."""

    def told(jenis):
        names = {orang.pk: kode for kode, orang in kota.orang.items()}
        rows = Pemberitahuan.objects.filter(jenis=jenis)
        found = {names[row.orang_id] for row in rows}
        rows.delete()
        return found

    return told


def test_he_is_told_that_it_is_his(kabar, didelegasikan):
    assert kabar("penugasan.didelegasikan") == STAF


def test_he_is_told_when_his_work_is_cancelled(kota, kabar, didelegasikan):
    services.batalkan(kota.aktor("sekda"), didelegasikan, catatan="tidak perlu lagi")
    assert kabar("penugasan.dibatalkan") == PIMPINAN | STAF


@pytest.mark.parametrize("cara", ["ditarik", "digantikan"])
def test_he_is_told_when_its_order_ends(kota, beri, kabar, didelegasikan, cara):
    if cara == "ditarik":
        services.tarik(kota.aktor("sekda"), didelegasikan.arahan, alasan="keadaan berubah")
    else:
        beri("sekda", "pu", menggantikan_id=didelegasikan.arahan_id)
    assert kabar("penugasan.dibatalkan") == PIMPINAN | STAF


@pytest.mark.parametrize(
    ("aksi", "siapa", "jenis"),
    [
        ("tolak", "kabag_ekbang", "penugasan.diperbaiki"),
        ("revisi", "sekda", "penugasan.diperbaiki"),
        ("setujui", "sekda", "penugasan.selesai"),
        ("buka_kembali", "sekda", "penugasan.diperbaiki"),
    ],
)
def test_he_is_told_how_his_result_was_judged(kota, serahkan, kabar, didelegasikan, aksi, siapa, jenis):  # noqa: PLR0917 -- one table
    serahkan(didelegasikan)
    if aksi != "tolak":
        services.verifikasi(kota.aktor("kabag_ekbang"), didelegasikan)
    if aksi == "buka_kembali":
        services.setujui(kota.aktor("sekda"), didelegasikan)
    Pemberitahuan.objects.all().delete()
    getattr(services, aksi)(kota.aktor(siapa), didelegasikan, catatan="begini")
    assert kabar(jenis) == PIMPINAN | STAF
    assert not Pemberitahuan.objects.exists()


def test_who_no_longer_has_it_is_left_in_peace(kota, kabar, didelegasikan):
    """Given on to the secretariat: the analyst has nothing to do with it any more."""
    services.delegasikan(kota.aktor("kadis_pu"), didelegasikan, kepada=kota.jabatan["tu_pu"])
    services.batalkan(kota.aktor("sekda"), didelegasikan, catatan="tidak perlu lagi")
    assert kabar("penugasan.dibatalkan") == PIMPINAN


def test_nobody_is_told_twice_who_leads_and_works(kota, kabar, tugas):
    services.delegasikan(kota.aktor("kadis_pu"), tugas, kepada=kota.jabatan["tu_pu"])
    Pemberitahuan.objects.all().delete()
    services.batalkan(kota.aktor("sekda"), tugas, catatan="tidak perlu lagi")
    assert Pemberitahuan.objects.filter(orang=kota.orang["tu_pu"]).count() == 1
    assert kabar("penugasan.dibatalkan") == PIMPINAN


@pytest.mark.parametrize("banyak", [1, 3])
def test_a_withdrawal_of_many_parts_tells_each_his_own(kota, beri, kabar, banyak):
    units = ["pu", "dlh", "sos"][:banyak]
    arahan = beri("sekda", *units)
    for kode in units:
        part = arahan.penugasan.get(unit=kota.unit[kode])
        staf = Jabatan.objects.create(unit=kota.unit[kode], nama=f"Staf {kode}")
        kota.jabatan[f"kadis_{kode}"].pemangku.update(jabatan=staf)  # the head now holds that office only
        Penugasan.objects.filter(pk=part.pk).update(pelaksana=staf)
    Pemberitahuan.objects.all().delete()
    services.tarik(kota.aktor("sekda"), arahan, alasan="keadaan berubah")
    rows = {(p.orang_id, p.objek_id) for p in Pemberitahuan.objects.filter(jenis="penugasan.dibatalkan")}
    own = {(kota.orang[f"kadis_{k}"].pk, arahan.penugasan.get(unit=kota.unit[k]).pk) for k in units}
    assert own <= rows
    assert len(rows) == banyak + ("pu" in units)  # and the secretariat of Dinas PU


def test_of_secret_work_he_hears_no_word_of_what_it_is(kota, beri):
    tugas = beri("sekda", "pu", kerahasiaan=Kerahasiaan.RAHASIA, isi="Dugaan penyimpangan").penugasan.get()
    services.delegasikan(kota.aktor("kadis_pu"), tugas, kepada=kota.jabatan["staf_pu"])
    Pemberitahuan.objects.all().delete()
    services.batalkan(kota.aktor("sekda"), tugas, catatan="tidak perlu lagi")
    rows = Pemberitahuan.objects.all()
    assert {(p.orang_id, p.tertutup) for p in rows} == {
        (kota.orang["kadis_pu"].pk, True),
        (kota.orang["staf_pu"].pk, True),
    }
    lines = daftar_kabar(kota.aktor("staf_pu"))
    assert "penyimpangan" not in " ".join(f"{b.kalimat}{b.judul}" for b in lines)


@pytest.mark.parametrize(("siapa", "lihat"), [("staf_pu", True), ("kadis_dlh", False), ("camat", False)])
def test_he_sees_the_work_that_is_his(kota, didelegasikan, siapa, lihat):
    assert visible(kota.aktor(siapa), Wewenang.LIHAT, Penugasan.objects.all()).exists() is lihat


def test_he_works_but_neither_delegates_nor_judges(kota, didelegasikan):
    rights = boleh(kota.aktor("staf_pu"), didelegasikan, *HAK)
    assert rights == {Wewenang.LIHAT, Wewenang.KERJA, Wewenang.TERIMA, Wewenang.BICARA}


def test_staff_to_whom_nothing_was_given_see_nothing(kota, tugas):
    assert boleh(kota.aktor("staf_pu"), tugas, *HAK) == frozenset()
    with pytest.raises(TidakBerwenang):
        services.laporkan(kota.aktor("staf_pu"), tugas, catatan="saya bantu")


def test_he_brings_the_work_to_its_end_and_his_head_may_not_judge_it(kota, didelegasikan):
    staf = kota.aktor("staf_pu")
    services.terima(staf, didelegasikan)
    services.laporkan(staf, didelegasikan, catatan="mulai mengukur", kemajuan=40)
    services.tambah_bukti(staf, didelegasikan, isi=services.IsiBukti(teks="Hasil ukur terlampir."))
    services.serahkan(staf, didelegasikan)
    didelegasikan.refresh_from_db()
    assert (didelegasikan.status, didelegasikan.kemajuan) == (Status.MENUNGGU_VERIFIKASI, 100)
    assert [row.orang for row in didelegasikan.riwayat.all()][1:] == [kota.orang["staf_pu"].nama] * 3
    with pytest.raises(TidakBerwenang):
        services.verifikasi(kota.aktor("kadis_pu"), didelegasikan)


@pytest.mark.parametrize("kepada", ["kadis_dlh", "sekda", "kabag_ekbang"])
def test_it_is_given_down_the_line_only(kota, tugas, kepada):
    with pytest.raises(Ditolak) as refused:
        services.delegasikan(kota.aktor("kadis_pu"), tugas, kepada=kota.jabatan[kepada])
    assert refused.value.bidang == "kepada"
    assert not Delegasi.objects.exists()


@pytest.mark.parametrize("siapa", ["tu_pu", "staf_pu", "sekda", "kabag_ekbang", "kadis_dlh", "inspektur", "admin"])
def test_only_who_leads_the_unit_gives_it_on(kota, tugas, siapa):
    with pytest.raises(TidakBerwenang):
        services.delegasikan(kota.aktor(siapa), tugas, kepada=kota.jabatan["staf_pu"])


@pytest.mark.parametrize("status", [Status.SELESAI, Status.DIBATALKAN])
def test_what_is_closed_is_not_given_on(kota, pada, status):
    tugas = pada(status)
    with pytest.raises(Ditolak, match="sudah ditutup"):
        services.delegasikan(kota.aktor("kadis_pu"), tugas, kepada=kota.jabatan["staf_pu"])


@pytest.mark.parametrize(
    "status",
    [Status.TERKIRIM, Status.DITEGASKAN, Status.DITERIMA, Status.DIKERJAKAN, Status.MENUNGGU_VERIFIKASI],
)
def test_giving_on_changes_who_works_and_nothing_else(kota, pada, status):
    tugas = pada(status)
    before = tugas.riwayat.count()
    services.delegasikan(kota.aktor("kadis_pu"), tugas, kepada=kota.jabatan["staf_pu"], catatan="  ukur dulu ")
    tugas.refresh_from_db()
    assert (tugas.status, tugas.pelaksana, tugas.riwayat.count()) == (status, kota.jabatan["staf_pu"], before)
    row = Delegasi.objects.get()
    assert (row.dari, row.kepada, row.catatan) == (kota.jabatan["kadis_pu"], kota.jabatan["staf_pu"], "ukur dulu")
    line = Jejak.objects.latest("id")
    assert line.aksi == "penugasan.delegasi"
    assert line.data == {"kepada": {"id": kota.jabatan["staf_pu"].pk, "nama": "Analis Sumber Daya Air"}}


def test_every_hand_through_which_it_went_stays_on_record(kota, didelegasikan):
    services.delegasikan(kota.aktor("kadis_pu"), didelegasikan, kepada=kota.jabatan["tu_pu"])
    services.delegasikan(kota.aktor("kadis_pu"), didelegasikan, kepada=kota.jabatan["staf_pu"])
    assert [row.kepada for row in Delegasi.objects.all()] == [kota.jabatan[k] for k in ("staf_pu", "tu_pu", "staf_pu")]
    with pytest.raises(Exception, match="append-only"):
        Delegasi.objects.update(catatan="lain")


def test_the_page_names_who_works(kota, didelegasikan):
    found = queries.rincian(kota.aktor("sekda"), didelegasikan.pk)
    assert found.tugas.pelaksana == kota.jabatan["staf_pu"]
