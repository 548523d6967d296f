"""Every act in every status of an adoption by every office: who may is said here, literally; all else is refused."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from poros.domain.berbagi import services
from poros.domain.berbagi.models import LangkahAdopsi, Pengalaman, RiwayatAdopsi
from poros.domain.berbagi.rules.alur import FLOW_ADOPSI, AksiAdopsi, Keberhasilan, StatusAdopsi
from poros.domain.berbagi.values import DataPengalaman
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db
KANTOR = ("kadis_dlh", "kabag_ekbang", "kabag_kesra", "admin", "walikota", "sekda", "kadis_pu", "staf_pu", "inspektur")
"""The unit that adopts; who manages; who sees to agreements; who runs the system; the heads; others."""
PENGELOLA = {"kabag_ekbang", "admin"}
KERJA_SAMA = PENGELOLA | {"kabag_kesra"}
PELAKSANA = PENGELOLA | {"kadis_dlh", "walikota"}
SEMUANYA = PELAKSANA | KERJA_SAMA
BOLEH = {
    "ajukan": {"diusulkan": PENGELOLA},
    "terima": {"diajukan": KERJA_SAMA},
    "tolak": {"diajukan": KERJA_SAMA},
    "nota": {"diterima": KERJA_SAMA},
    "tandatangani": {"diterima": KERJA_SAMA},
    "rencana": {"disepakati": PELAKSANA, "direncanakan": PELAKSANA},
    "mulai": {"direncanakan": {"kabag_ekbang"}},
    "selesaikan": {"berjalan": SEMUANYA},
    "hentikan": {"diusulkan": PELAKSANA}
    | dict.fromkeys(("diajukan", "diterima", "disepakati", "direncanakan", "berjalan"), SEMUANYA),
    "pengalaman": dict.fromkeys(("berjalan", "selesai", "dihentikan"), PELAKSANA),
}
DITOLAK = (Ditolak, TidakBerwenang, TransitionError)


@pytest.fixture
def acts(nota, langkah, pdf):
    hari = timezone.localdate()
    kisah = DataPengalaman(hasil=Keberhasilan.BERHASIL, uraian="Jalan")
    return {
        "ajukan": lambda a, r: services.ajukan(a, r, nomor_surat="1"),
        "terima": lambda a, r: services.jawab(a, r, aksi=AksiAdopsi.TERIMA),
        "tolak": lambda a, r: services.jawab(a, r, aksi=AksiAdopsi.TOLAK, catatan="Tidak"),
        "nota": lambda a, r: services.susun_nota(a, r, data=nota()),
        "tandatangani": lambda a, r: services.tandatangani(a, r, tanggal=hari, berkas=pdf, nama_berkas="n.pdf"),
        "rencana": lambda a, r: services.susun_rencana(a, r, langkah=langkah(1)),
        "mulai": services.mulai,
        "selesaikan": lambda a, r: services.tutup(a, r, aksi=AksiAdopsi.SELESAIKAN),
        "hentikan": lambda a, r: services.tutup(a, r, aksi=AksiAdopsi.HENTIKAN, catatan="Batal"),
        "pengalaman": lambda a, r: services.catat_pengalaman(a, r, data=kisah),
    }


JALAN = {
    "diusulkan": (),
    "diajukan": ("ajukan",),
    "diterima": ("ajukan", "terima", "nota"),
    "ditolak": ("ajukan", "tolak"),
    "disepakati": ("ajukan", "terima", "nota", "tandatangani"),
    "direncanakan": ("ajukan", "terima", "nota", "tandatangani", "rencana"),
    "berjalan": ("ajukan", "terima", "nota", "tandatangani", "rencana", "mulai"),
    "selesai": ("ajukan", "terima", "nota", "tandatangani", "rencana", "mulai", "selesaikan"),
    "dihentikan": ("ajukan", "hentikan"),
}


@pytest.fixture
def pada(kota, usulan, acts):
    """An adoption of DLH in a status, brought there by the managers."""

    def bring(status):
        for nama in JALAN[status]:
            acts[nama](kota.aktor("kabag_ekbang"), usulan)
        usulan.refresh_from_db()
        assert usulan.status == status
        return usulan

    return bring


def dapat(act, aktor, row):
    """Was it done? Undone at once, whatever the answer."""
    before = transaction.savepoint()
    try:
        act(aktor, type(row)(pk=row.pk))
    except DITOLAK:
        return False
    else:
        return True
    finally:
        transaction.savepoint_rollback(before)


@pytest.mark.parametrize("status", sorted(JALAN))
def test_who_may_what_in(kota, acts, pada, status):
    row = pada(status)
    actors = {kode: kota.aktor(kode) for kode in KANTOR}
    found = {nama: {k for k, a in actors.items() if dapat(act, a, row)} for nama, act in acts.items()}
    assert found == {nama: BOLEH[nama].get(status, set()) for nama in acts}


def test_the_table_knows_every_status_and_every_act():
    assert set(JALAN) == set(StatusAdopsi)
    told = {"sepakati": "tandatangani", "rencanakan": "rencana"}
    for status, aksi in FLOW_ADOPSI.table:
        assert status in BOLEH[told.get(aksi, aksi)], (status, aksi)


@pytest.mark.parametrize("status", sorted(JALAN))
def test_what_is_refused_leaves_no_trace(kota, acts, pada, status):
    row = pada(status)
    tables = (RiwayatAdopsi, LangkahAdopsi, Pengalaman, Penugasan, Jejak)
    before = row.status, [model.objects.count() for model in tables]
    for nama, act in acts.items():
        with pytest.raises(DITOLAK):
            act(kota.aktor("staf_pu"), type(row)(pk=row.pk))
        if "kabag_ekbang" not in BOLEH[nama].get(status, set()):
            with pytest.raises(DITOLAK):
                act(kota.aktor("kabag_ekbang"), type(row)(pk=row.pk))
    row.refresh_from_db()
    assert (row.status, [model.objects.count() for model in tables]) == before


@pytest.mark.parametrize("status", [s for s in sorted(JALAN) if s != "diusulkan"])
def test_the_history_tells_the_whole_way(pada, status):
    rows = list(pada(status).riwayat.order_by("pk").values_list("aksi", "status", "jabatan"))
    assert rows[0][:2] == ("", "diusulkan")
    steps = [(aksi, kini) for aksi, kini, _jabatan in rows[1:]]
    walked = StatusAdopsi.DIUSULKAN
    for aksi, kini in steps:
        walked = FLOW_ADOPSI.step(walked, AksiAdopsi(aksi))
        assert walked == kini
    assert walked == status
    assert all(jabatan for _aksi, _status, jabatan in rows)


@pytest.mark.parametrize(
    ("geser", "boleh"),
    [(-1, False), (0, False), (1, True), (366, True)],
    ids=["kemarin", "hari ini", "besok", "setahun"],
)
def test_a_step_ends_after_today(kota, pada, langkah, geser, boleh):
    row, dlh = pada("disepakati"), kota.aktor("kadis_dlh")
    step = replace(langkah(1)[0], tenggat=timezone.localdate() + timedelta(days=geser))
    if boleh:
        assert services.susun_rencana(dlh, row, langkah=[step]).status == "direncanakan"
        return
    with pytest.raises(Ditolak) as ditolak:
        services.susun_rencana(dlh, row, langkah=[step])
    assert ditolak.value.bidang == "langkah/0/tenggat"
