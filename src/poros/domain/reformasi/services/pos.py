"""One post: its facts, what a person decides on it; and the teams that the simplified units leave."""

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor

from ..models import PosTelaah, PutusanPos, TanggapanPos, Telaah, TimKerja
from ..queries.acuan import jf_aktif
from ..queries.telaah import nasib, urut
from ..rules.alur import StatusTelaah
from ..rules.penyederhanaan import Ciri, Fungsi, Hasil
from ..rules.simulasi import usulkan_tim
from ..values import DataPutusan, FaktaPos, Lampiran
from ..wewenang import Wewenang
from .lampiran import lampirkan
from .telaah import pastikan_disusun, terapkan_satu

NAMA_MAKS = 220
"""Letters of a team's name."""


@command(Wewenang.POS_UBAH, rekam=("data",))
def ubah_pos(actor: Actor, row: PosTelaah, *, data: FaktaPos) -> PosTelaah:  # noqa: ARG001 -- every command has its actor
    """Correct the facts on which the rules decide; the proposal follows at once."""
    pastikan_disusun(row.telaah)
    if data.fungsi and data.fungsi not in {*Fungsi}:
        raise Ditolak(_("Fungsi ini tidak dikenal."), "fungsi")
    if not {*data.ciri} <= {*Ciri}:
        raise Ditolak(_("Ada keterangan jabatan yang tidak dikenal."), "ciri")
    row.fungsi, row.ciri, row.pemangku = data.fungsi, sorted(data.ciri), data.pemangku
    terapkan_satu(row.telaah, row)
    row.save()
    return row


@command(Wewenang.POS_UBAH, rekam=("data",))
def putuskan(actor: Actor, row: PosTelaah, *, data: DataPutusan, berkas: Lampiran | None = None) -> PosTelaah:
    """Decide otherwise than the rule, or where it decides nothing; the proposal stays beside it.

    Without `hasil` the rule holds again. The functional post is chosen by a person, its level by the rule.
    """
    pastikan_disusun(row.telaah)
    if data.hasil is Hasil.PERLU_KEPUTUSAN:
        raise Ditolak(_("Pilih dipertahankan atau disederhanakan."), "hasil")
    result = data.hasil or Hasil(row.usul)
    if result != row.akhir and not data.alasan.strip():
        raise Ditolak(_("Tuliskan alasannya: ia dibaca bersama usul menurut aturan."), "alasan")
    if data.jf and data.jf not in {*jf_aktif(), row.jf}:
        raise Ditolak(_("Pilih jabatan fungsional dari daftar."), "jf")
    row.akhir, row.diputus = result, data.hasil is not None
    row.jf = data.jf if result is Hasil.DISEDERHANAKAN else ""
    row.save(update_fields=["akhir", "diputus", "jf"])
    kept = PutusanPos.objects.create(
        pos=row,
        usul=row.usul,
        hasil=data.hasil or "",
        alasan=data.alasan.strip(),
        jf=row.jf,
        orang_id=actor.orang_id,
        orang=actor.nama,
        jabatan=actor.jabat.sebutan,
    )
    lampirkan(actor, kept, berkas)
    return row


@command(Wewenang.POS_TANGGAPI, rekam=("isi",), kunci=False)
def tanggapi(actor: Actor, row: PosTelaah, *, isi: str) -> TanggapanPos:
    """Say as the unit what it thinks of the proposal for its post; closed once the proposal has been sent."""
    if row.telaah.status != StatusTelaah.USULAN:
        raise Ditolak(_("Usulan ini sudah dikirim, jadi tidak dapat ditanggapi lagi."), "isi")
    if not isi.strip():
        raise Ditolak(_("Tuliskan tanggapannya."), "isi")
    return TanggapanPos.objects.create(
        pos=row, isi=isi.strip(), orang_id=actor.orang_id, orang=actor.nama, jabatan=actor.jabat.sebutan
    )


@command(Wewenang.TELAAH_UBAH)
def susun_tim(actor: Actor, telaah: Telaah) -> int:  # noqa: ARG001 -- every command has its actor
    """Propose a team for each simplified post that has none yet; returns how many are new."""
    rows = urut(telaah.pos.all())
    by_code = {row.kode: row for row in rows}
    known = set(telaah.tim.values_list("asal__kode", flat=True))
    made = [
        TimKerja(telaah=telaah, nama=t.nama[:NAMA_MAKS], atasan=by_code.get(t.atasan), asal=by_code[t.asal])
        for t in usulkan_tim(nasib(rows))
        if t.asal not in known
    ]
    TimKerja.objects.bulk_create(made)
    return len(made)


@command(Wewenang.TELAAH_UBAH, rekam=("tim", "nama"))
def ubah_tim(actor: Actor, telaah: Telaah, *, tim: int, nama: str, tugas: str = "") -> TimKerja:  # noqa: ARG001 -- as above
    """Give a team its name and its task."""
    row = _tim(telaah, tim)
    if not nama.strip():
        raise Ditolak(_("Beri nama tim ini."), "nama")
    row.nama, row.tugas = nama.strip(), tugas.strip()
    row.save(update_fields=["nama", "tugas"])
    return row


@command(Wewenang.TELAAH_UBAH, rekam=("tim",))
def hapus_tim(actor: Actor, telaah: Telaah, *, tim: int) -> Telaah:  # noqa: ARG001 -- as above
    """Take a team off the proposal."""
    _tim(telaah, tim).delete()
    return telaah


def _tim(telaah: Telaah, pk: int) -> TimKerja:
    row = telaah.tim.filter(pk=pk).first()
    if row is None:
        raise Ditolak(_("Tim ini tidak ada pada telaah ini."), "tim")
    return row
