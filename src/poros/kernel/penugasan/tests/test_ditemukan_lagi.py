"""A collision found again: after a decision on other inputs it is a new one, before it the same one renewed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.kernel.organisasi.models import Jabatan, Orang, Pemangku
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import TemuanKonflik
from poros.kernel.penugasan.queries.konflik import kalimat, konflik_terlihat
from poros.kernel.penugasan.values import PilihanKonflik, Setelah

KINI = timezone.now().replace(minute=0, second=0, microsecond=0)
JAM = timedelta(hours=1)


def jam(dari, sampai):
    return {"mulai": KINI + dari * JAM, "selesai": KINI + sampai * JAM}


@pytest.fixture
def ketat(kota, beri):
    """Let "Bagi" wait for "Atap", which takes so many minutes; return the findings there are then."""
    atap, bagi = beri("asisten2", "pu", isi="Atap", **jam(1, 9)), beri("sekda", "sos", isi="Bagi", **jam(2, 6))

    def act(menit, pilihan=None):
        links = [Setelah(arahan_id=atap.pk, lama_sebelum=menit)]
        services.urutkan(kota.aktor("sekda"), bagi, setelah=links, pilihan=pilihan)
        return TemuanKonflik.objects.order_by("pk")

    return act


def putuskan(kota, temuan):
    return services.putuskan(kota.aktor("sekda"), temuan, keputusan="gabungkan", alasan="Wajar")


def test_tightened_after_the_decision_it_is_found_anew_and_the_decision_stays(kota, ketat):
    (lama,) = ketat(420)
    putuskan(kota, lama)
    Pemberitahuan.objects.all().delete()
    lama, baru = ketat(480)
    assert (lama.alasan, lama.keputusan, baru.diputus) == ("Wajar", "gabungkan", None)
    assert set(baru.arahan.all()) == set(lama.arahan.all())
    assert kalimat(lama) != kalimat(baru)
    assert "selama 3 jam" in kalimat(baru)
    putuskan(kota, baru)
    assert [row.diputus is None for row in ketat(450)] == [False, False, True]


def test_laid_down_again_as_it_was_decided_nobody_is_asked_again(kota, ketat):
    (lama,) = ketat(420)
    putuskan(kota, lama)
    assert [row.pk for row in ketat(420)] == [lama.pk]
    putuskan(kota, ketat(480)[1])
    assert ketat(420).count() == 2


def test_still_open_it_says_what_holds_now_and_keeps_the_remark(ketat):
    (lama,) = ketat(420)
    lama.masukan["keterangan"] = {"oleh": "Sekda", "isi": "Atap dikerjakan malam"}
    lama.save()
    (satu,) = ketat(480)
    assert (satu.pk, satu.ditemukan) == (lama.pk, lama.ditemukan)
    assert "selama 3 jam" in kalimat(satu)
    assert satu.masukan["keterangan"]["isi"] == "Atap dikerjakan malam"
    with pytest.raises(services.BelumDilihat) as unseen:
        ketat(450, pilihan=())
    (t,) = unseen.value.tabrakan
    (satu,) = ketat(450, pilihan=[PilihanKonflik(kunci=t.kunci, alasan="Tetap jalan")])
    assert satu.masukan["keterangan"]["isi"] == "Tetap jalan"


@pytest.mark.parametrize(
    ("fungsi", "terlihat"),
    [(Fungsi.PIMPINAN, True), (Fungsi.TATA_USAHA, True), (Fungsi.STAF, False), (Fungsi.ADMIN, False)],
)
def test_of_the_unit_that_decides_its_leader_and_secretariat_open_it_its_staff_do_not(kota, ketat, fungsi, terlihat):
    (temuan,) = ketat(420)
    TemuanKonflik.objects.update(penengah=kota.unit["ekbang"])
    kota.jabatan["lain"] = Jabatan.objects.create(unit=kota.unit["ekbang"], nama="Jabatan lain", fungsi=fungsi)
    kota.orang["lain"] = Orang.objects.create(nama="Rani Pertiwi")
    Pemangku.objects.create(
        jabatan=kota.jabatan["lain"], orang=kota.orang["lain"], dari=KINI.date() - 9 * 24 * JAM, dasar="SK"
    )
    assert list(konflik_terlihat(kota.aktor("lain"))) == ([temuan] if terlihat else [])
