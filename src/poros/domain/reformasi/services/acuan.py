"""Keeping rules, functional posts and strategies: what is unverified can be put right here."""

from collections.abc import Mapping
from dataclasses import asdict

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit

from ..labels import DAERAH
from ..models import AturanSederhana, JabatanFungsional, StrategiSakip
from ..rules.penyederhanaan import Ciri, Fungsi, Jenis, Kelas
from ..values import DataAturan, DataStrategi
from ..wewenang import Wewenang

KENAL: Mapping[str, frozenset[str]] = {
    "daerah": frozenset(DAERAH),
    "kelas": frozenset(Kelas),
    "jenis": frozenset(Jenis),
    "jenis_induk": frozenset(Jenis),
    "pangkal": frozenset(Jenis),
    "fungsi": frozenset(Fungsi),
    "ciri": frozenset(Ciri),
}
"""What each condition may name: a rule that asks for anything else would silently never apply."""


@command(Wewenang.KELOLA, rekam=("data",), kunci=False)
def catat_aturan(actor: Actor, unit: Unit, *, data: DataAturan) -> AturanSederhana:  # noqa: ARG001 -- every command has its actor
    """Write a rule; one of the same code and first day is replaced. Reviews change only when they are computed anew."""
    if bool(data.hasil) == bool(data.jenjang):
        raise Ditolak(_("Pilih hasil, atau jenjang; tidak keduanya."), "hasil")
    if data.sampai and data.sampai < data.dari:
        raise Ditolak(_("Tanggal akhir mendahului tanggal mulai."), "sampai")
    if not (data.teks.strip() and data.sumber.strip()):
        raise Ditolak(_("Tuliskan bunyi aturan dan sumbernya."), "teks")
    strange = sorted(v for name, values in asdict(data.syarat).items() for v in values - KENAL[name])
    if strange:
        raise Ditolak(_("Syarat yang tidak dikenal: %(daftar)s.") % {"daftar": ", ".join(strange)}, "syarat")
    conditions = {name: sorted(values) for name, values in asdict(data.syarat).items() if values}
    row, _new = AturanSederhana.objects.update_or_create(
        kode=data.kode,
        dari=data.dari,
        defaults={
            "urutan": data.urutan,
            "hasil": data.hasil or "",
            "jenjang": data.jenjang or "",
            "syarat": conditions,
            "teks": data.teks.strip(),
            "sumber": data.sumber.strip(),
            "mutu": data.mutu,
            "sampai": data.sampai,
            "bawaan": False,
        },
    )
    return row


@command(Wewenang.KELOLA, rekam=("nama",), kunci=False)
def catat_jf(actor: Actor, unit: Unit, *, nama: str) -> JabatanFungsional:  # noqa: ARG001 -- as above
    """Add a functional post to choose from, or bring one back."""
    if not nama.strip():
        raise Ditolak(_("Tuliskan nama jabatan fungsionalnya."), "nama")
    row, _new = JabatanFungsional.objects.update_or_create(nama=" ".join(nama.split()), defaults={"aktif": True})
    return row


@command(Wewenang.KELOLA, rekam=("nama",), kunci=False)
def hapus_jf(actor: Actor, unit: Unit, *, nama: str) -> int:  # noqa: ARG001 -- as above
    """Take a functional post off the list; where it was chosen it stays."""
    gone = JabatanFungsional.objects.filter(nama=nama, aktif=True).update(aktif=False)
    if not gone:
        raise Ditolak(_("Jabatan fungsional ini tidak ada di daftar."), "nama")
    return gone


@command(Wewenang.KELOLA, rekam=("data",), kunci=False)
def catat_strategi(actor: Actor, unit: Unit, *, data: DataStrategi) -> StrategiSakip:  # noqa: ARG001 -- as above
    """Write a strategy; one of the same code is replaced."""
    if not data.nama.strip():
        raise Ditolak(_("Beri nama strategi ini."), "nama")
    kept = {name: value for name, value in asdict(data).items() if name != "kode"}
    row, _new = StrategiSakip.objects.update_or_create(kode=data.kode, defaults=kept)
    return row
