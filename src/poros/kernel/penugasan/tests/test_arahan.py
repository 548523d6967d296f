"""Giving an order and taking it back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Unit
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Arahan, Penugasan, SumberDaya
from poros.kernel.penugasan.rules import Kecepatan, Kerahasiaan, Peran, Status, StatusArahan
from poros.kernel.penugasan.values import Klaim, RincianArahan, Sasaran
from poros.kernel.tenggat.queries import mesin
from poros.kernel.wewenang import TidakBerwenang

NANTI = timedelta(hours=5)


def test_each_unit_gets_its_own_part_in_its_own_inbox(kota, beri):
    arahan = beri("sekda", "pu", ("pu_sda", Peran.PENDUKUNG), ("kec", Peran.TEMBUSAN), isi=" Siapkan data ")
    assert arahan.isi == "Siapkan data"
    parts = {t.unit.kode: t for t in arahan.penugasan.select_related("unit", "kantor", "koordinator")}
    assert {k: (t.kantor.kode, t.koordinator.kode, t.peran) for k, t in parts.items()} == {
        "pu": ("pu", "ekbang", Peran.UTAMA),
        "pu_sda": ("pu", "ekbang", Peran.PENDUKUNG),
        "kec": ("kec", "kesra", Peran.TEMBUSAN),
    }
    assert all(t.riwayat.get().status == Status.TERKIRIM for t in parts.values())
    told = set(Pemberitahuan.objects.filter(jenis="penugasan.baru").values_list("orang__nama", flat=True))
    assert {"Pejabat Kepala Dinas PU", "Pejabat Pengelola Surat Dinas PU", "Pejabat Camat Utara"} <= told


def test_the_trail_keeps_to_whom_but_not_what(beri, kota):
    arahan = beri("sekda", "pu", isi="Rahasia dapur")
    line = Jejak.objects.get(aksi="arahan.terbitkan", objek="arahan", objek_id=arahan.pk)
    assert line.data == {"kepada": [{"unit_id": kota.unit["pu"].pk, "peran": "utama", "jabatan_id": None}]}


def test_inside_one_office_the_unit_above_checks_the_work(kota, beri):
    """An internal order of the head of PU is not the business of the bagian at Setda."""
    tugas = beri("kadis_pu", "pu_sda").penugasan.get()
    assert tugas.koordinator == kota.unit["pu"]
    assert beri("kabag_ekbang", "pu").penugasan.get().koordinator == kota.unit["ekbang"]
    assert beri("walikota", "setda").penugasan.get().koordinator == kota.unit["kdh"]


@pytest.mark.parametrize(("kecepatan", "kode"), [(k, f"surat-{k.value}") for k in Kecepatan])
def test_the_deadline_is_that_of_the_speed(kota, beri, kecepatan, kode):
    arahan = beri("sekda", "pu", kecepatan=kecepatan)
    assert arahan.aturan_tenggat == kode
    assert arahan.tenggat == mesin(kota.aktor("sekda")).jatuh_tempo(kode, arahan.terbit)
    assert arahan.penugasan.get().tenggat == arahan.tenggat


def test_a_date_or_a_named_rule_goes_before_the_speed(kota, beri):
    pada = timezone.now() + timedelta(days=30)
    assert beri("sekda", "pu", tenggat=pada).tenggat == pada
    arahan = beri("sekda", "pu", aturan_tenggat="keputusan-permohonan")
    assert arahan.tenggat == mesin(kota.aktor("sekda")).jatuh_tempo("keputusan-permohonan", arahan.terbit)


@pytest.mark.parametrize(
    ("isi", "bidang"),
    [
        ({"isi": "  "}, "isi"),
        ({"tenggat": timezone.now() - NANTI}, "tenggat"),
        ({"aturan_tenggat": "tidak-ada"}, "tenggat"),
        ({"tindak": "tutup-jalan"}, "objek"),
        ({"tindak": "tutup-jalan", "objek": "kota", "mulai": timezone.now()}, "objek"),
        ({"tindak": "tidak-ada"}, "tindak"),
        ({"mulai": timezone.now() + NANTI, "selesai": timezone.now()}, "selesai"),
        (
            {
                "tindak": "tutup-jalan",
                "objek": "kota//pintu",
                "mulai": timezone.now(),
                "selesai": timezone.now() + NANTI,
            },
            "objek",
        ),
        ({"klaim": (Klaim(1, timezone.now() + NANTI, timezone.now()),)}, "selesai"),
    ],
)
def test_what_cannot_be_ordered_is_refused_beside_its_field_and_nothing_is_left(beri, isi, bidang):
    with pytest.raises(Ditolak) as refused:
        beri("sekda", "pu", **isi)
    assert refused.value.bidang == bidang
    assert not Arahan.objects.exists()


@pytest.mark.parametrize("kepada", [(), ("pu", "pu"), (("pu", Peran.PENDUKUNG),)])
def test_receivers_are_named_once_and_one_of_them_leads(beri, kepada):
    with pytest.raises(Ditolak) as refused:
        beri("sekda", *kepada)
    assert refused.value.bidang == "kepada"


def test_an_unknown_unit_is_refused(kota):
    sekda = kota.aktor("sekda")
    with pytest.raises(Ditolak, match="tidak dikenal"):
        services.terbitkan(sekda, Unit(pk=sekda.unit_id), rincian=RincianArahan(isi="x"), kepada=(Sasaran(10**6),))


@pytest.mark.parametrize("siapa", ["staf_pu", "inspektur", "admin"])
def test_who_neither_leads_nor_keeps_the_secretariat_gives_no_orders(beri, siapa):
    with pytest.raises(TidakBerwenang):
        beri(siapa, "pu")


def test_an_order_is_given_in_ones_own_unit_only(kota):
    with pytest.raises(TidakBerwenang):
        services.terbitkan(
            kota.aktor("kadis_pu"),
            kota.unit["setda"],
            rincian=RincianArahan(isi="x"),
            kepada=(Sasaran(kota.unit["dlh"].pk),),
        )


def test_an_order_that_only_claims_lasts_as_long_as_its_claims(kota, beri):
    kini = timezone.now()
    room = SumberDaya.objects.create(kode="aula", nama="Aula", jenis="ruang")
    arahan = beri(
        "sekda", "pu", klaim=(Klaim(room.pk, kini, kini + NANTI), Klaim(room.pk, kini + 2 * NANTI, kini + 3 * NANTI))
    )
    assert (arahan.mulai, arahan.selesai) == (kini, kini + 3 * NANTI)
    assert arahan.klaim.count() == 2


def test_withdrawing_cancels_what_is_open_and_keeps_what_is_done(kota, beri, serahkan):
    arahan = beri("sekda", "pu", "dlh")
    pu, dlh = arahan.penugasan.order_by("id")
    serahkan(pu)
    services.verifikasi(kota.aktor("kabag_ekbang"), pu)
    services.setujui(kota.aktor("sekda"), pu)

    services.tarik(kota.aktor("sekda"), arahan, alasan="Keadaan berubah")

    arahan.refresh_from_db()
    assert arahan.status == StatusArahan.DITARIK
    assert dict(Penugasan.objects.values_list("unit__kode", "status")) == {
        "pu": Status.SELESAI,
        "dlh": Status.DIBATALKAN,
    }
    assert dlh.riwayat.order_by("-id").first().catatan == "Keadaan berubah"
    assert Pemberitahuan.objects.filter(jenis="penugasan.dibatalkan", orang=kota.orang["kadis_dlh"]).exists()


def test_withdrawing_needs_a_reason_is_done_once_and_by_the_issuer(kota, beri):
    arahan = beri("sekda", "pu")
    with pytest.raises(Ditolak) as refused:
        services.tarik(kota.aktor("sekda"), arahan, alasan=" ")
    assert refused.value.bidang == "alasan"
    with pytest.raises(TidakBerwenang):
        services.tarik(kota.aktor("walikota"), arahan, alasan="saya atasannya")
    services.tarik(kota.aktor("sekda"), arahan, alasan="salah alamat")
    with pytest.raises(Ditolak, match="tidak berlaku"):
        services.tarik(kota.aktor("sekda"), arahan, alasan="lagi")


def test_a_new_order_takes_the_place_of_an_old_one_with_its_work(kota, beri):
    lama = beri("sekda", "pu")
    baru = beri("sekda", "pu", menggantikan_id=lama.pk)
    lama.refresh_from_db()
    assert (lama.status, baru.menggantikan) == (StatusArahan.DIGANTIKAN, lama)
    assert lama.penugasan.get().status == Status.DIBATALKAN
    with pytest.raises(Ditolak) as refused:
        beri("walikota", "pu", menggantikan_id=baru.pk)
    assert refused.value.bidang == "menggantikan"


def test_a_secret_order_is_told_to_the_head_only(kota, beri):
    beri("sekda", "pu", kerahasiaan=Kerahasiaan.RAHASIA)
    told = Pemberitahuan.objects.filter(jenis="penugasan.baru")
    assert [row.orang for row in told] == [kota.orang["kadis_pu"]]
    assert told.get().tertutup
