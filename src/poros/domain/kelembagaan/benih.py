"""A first structure for a new government, from a template that is afterwards its own to edit."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import (
    Akun,
    Jabatan,
    Koordinasi,
    Orang,
    Pemangku,
    Unit,
    UrusanUnit,
    VersiPeta,
    VersiUnit,
)
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.organisasi.sandi import beri_sandi_sementara

from .queries.struktur import jenis_pemda
from .values import SandiBaru

PARAMETER = Path(__file__).parent / "parameter"
STRUKTUR = tuple(sorted(path.stem.removeprefix("struktur_") for path in PARAMETER.glob("struktur_*.yaml")))


@transaction.atomic
def tanam_struktur(nama: str, *, dari: date | None = None) -> dict[str, Unit]:
    """Fill the government of this connection with a template; return its units by code.

    Part of founding a government, so no command: there is no office yet in which anybody could act.
    """
    if nama not in STRUKTUR:
        raise Ditolak(_("Templat struktur yang ada: %(nama)s.") % {"nama": ", ".join(STRUKTUR)})
    if Unit.objects.exists():
        raise Ditolak(_("Daerah ini sudah mempunyai struktur; ubah lewat layar atau impor."))
    templat, hari = _baca(f"struktur_{nama}"), dari or _sebelum_semua(timezone.localdate())
    units = _unit(templat, hari)
    _jabatan(templat, units)
    _peta(templat, units, hari)
    VersiPeta.objects.update_or_create(pk=1, defaults={"nilai": 1})
    return units


@transaction.atomic
def pengelola_pertama(nama: str, username: str) -> SandiBaru:
    """Put the first person into the manager's office of a new government, with a one-time password.

    Only while nobody holds that office: from then on people are entered by commands.
    """
    jabatan = Jabatan.objects.filter(fungsi=Fungsi.ADMIN, aktif=True, pemangku__isnull=True).first()
    if jabatan is None or Jabatan.objects.filter(fungsi=Fungsi.ADMIN, pemangku__isnull=False).exists():
        raise Ditolak(_("Daerah ini sudah mempunyai pengelola, atau belum mempunyai struktur."))
    orang = Orang.objects.create(nama=nama)
    Pemangku.objects.create(
        jabatan=jabatan, orang=orang, dari=timezone.localdate(), dasar=_("Pengelola pertama, dicatat saat pemasangan")
    )
    akun = Akun.objects.create_user(username, orang)
    return SandiBaru(akun, beri_sandi_sementara(akun))


def _unit(templat: dict[str, Any], hari: date) -> dict[str, Unit]:
    kata = {"kepala_daerah": _sebutan()}
    made: dict[str, Unit] = {}
    for urutan, (kode, (nama, singkatan, jenis, induk)) in enumerate(templat["unit"].items(), start=1):
        made[kode] = Unit.objects.create(
            kode=kode,
            nama=nama.format(**kata),
            singkatan=singkatan.format(**kata),
            jenis=jenis,
            induk=made.get(induk),
            urutan=urutan * 10,
        )
    VersiUnit.objects.bulk_create(
        VersiUnit(
            unit=unit,
            dari=hari,
            nama=unit.nama,
            singkatan=unit.singkatan,
            jenis=unit.jenis,
            induk=unit.induk,
            dasar=templat["dasar"],
        )
        for unit in made.values()
    )
    return made


def _jabatan(templat: dict[str, Any], units: dict[str, Unit]) -> None:
    semua = _baca("jabatan")
    kepala, bertata_usaha = semua[templat["jabatan"]], semua["tata_usaha"]
    offices = []
    for unit in units.values():
        nama, eselon, fungsi = kepala[unit.jenis]
        sebutan = nama.format(nama=unit.nama, kepala_daerah=_sebutan())
        offices.append(Jabatan(unit=unit, nama=sebutan, eselon=eselon, fungsi=fungsi, kepala=True))
        if unit.jenis in bertata_usaha:
            offices.append(Jabatan(unit=unit, nama=f"Pengelola Surat {unit.singkatan}", fungsi=Fungsi.TATA_USAHA))
    pengelola = units[templat["pengelola"]]
    offices.append(Jabatan(unit=pengelola, nama="Pengelola Sistem Poros", fungsi=Fungsi.ADMIN))
    Jabatan.objects.bulk_create(offices)


def _peta(templat: dict[str, Any], units: dict[str, Unit], hari: date) -> None:
    nama, dasar = _baca("urusan"), templat["dasar"]
    Koordinasi.objects.bulk_create(
        Koordinasi(koordinator=units[koordinator], unit=units[kode], dari=hari, dasar=dasar)
        for koordinator, below in templat["koordinasi"].items()
        for kode in below
    )
    UrusanUnit.objects.bulk_create(
        UrusanUnit(unit=units[kode], kode=urusan, nama=nama[urusan], dari=hari, dasar=dasar)
        for kode, codes in templat["urusan"].items()
        for urusan in codes
    )


def _sebelum_semua(hari: date) -> date:
    """A template is the state before all that is recorded, so that it can be changed by decree from day one."""
    return date(hari.year - 1, 1, 1)


def _sebutan() -> str:
    return _baca("jabatan")["sebutan"].get(jenis_pemda(), "Kepala Daerah")


@cache
def _baca(nama: str) -> Any:
    return yaml.safe_load((PARAMETER / f"{nama}.yaml").read_text(encoding="utf-8"))
