"""`poros krisis mainkan`: a shipped scenario plays itself in a drill of its own."""

import argparse
import time
from typing import Any

from poros.config.cli import data_option, whole
from poros.config.masukan import GAGAL, cetak, tambah

LAMA = whole(0, 1440)
KETERANGAN = """\
Membuka satu latihan di suatu daerah dan memainkan skenario di dalamnya lewat perintah yang sama dengan layar: dari
laporan pertama sampai rancangan R3P. Yang memulai adalah kepala unit berperan Pusdalops. Latihan tidak pernah
bercampur dengan kejadian nyata; papan yang terbuka mengikutinya. Ctrl-C menghentikan peragaan; yang sudah dimainkan
tetap ada. Menulis {kejadian, skenario, status, langkah, banyak, catatan, detik}. Keluar dengan kode 1 bila peragaan
tidak sampai selesai, 2 bila skenario atau daerahnya tidak ada.
"""


def register(verbs: Any) -> None:
    """Add the verb beside the engines."""
    verb = tambah(verbs, "mainkan", "mainkan skenario bencana sebagai latihan", KETERANGAN, mainkan, file=False)
    verb.add_argument("skenario", metavar="SKENARIO", help="kode skenario, misalnya banjir")
    verb.add_argument("--daerah", required=True, help="skema daerah, misalnya kota_contoh")
    verb.add_argument("--menit", type=LAMA, default=5, metavar="N", help="lama seluruhnya (bawaan: 5; 0 sekaligus)")
    data_option(verb)


def mainkan(args: argparse.Namespace) -> int:
    """Open the drill and take each step in its minute, in this process."""
    from poros.config.server.lingkungan import siapkan

    with siapkan(args.data):
        from poros.kernel.commands import Ditolak
        from poros.kernel.daerah.models import Daerah
        from poros.kernel.pekerjaan.konteks import di_daerah

        daerah = Daerah.objects.filter(schema_name=args.daerah).first()
        if daerah is None:
            raise ValueError(f"daerah {args.daerah!r} tidak ada")
        with di_daerah(daerah):
            try:
                row = _mulai(args.skenario, args.menit)
            except Ditolak as error:
                raise ValueError(error.pesan) from None
            return _jalankan(row)


def _mulai(skenario: str, menit: int) -> Any:
    from django.utils import timezone

    from poros.domain.krisis import services
    from poros.domain.krisis.publik import Peran, unit_berperan
    from poros.kernel.organisasi.actor import actor, berlaku_pada
    from poros.kernel.organisasi.models import Pemangku, Unit

    heads = Pemangku.objects.filter(berlaku_pada(timezone.localdate()), jabatan__kepala=True, jabatan__aktif=True)
    head = heads.filter(jabatan__unit__in=unit_berperan(Peran.PUSDALOPS)).order_by("jabatan__unit__urutan").first()
    found = actor(head.orang_id, jabatan_id=head.jabatan_id, alat="cli") if head else None
    if found is None:
        raise ValueError("belum ada pejabat di unit berperan Pusdalops")
    return services.mainkan(found, Unit(pk=found.unit_id), skenario=skenario, menit=menit, jadwal=False)


def _jalankan(row: Any) -> int:
    from django.utils import timezone

    from poros.domain.krisis import tasks
    from poros.domain.krisis.rules.peragaan import StatusPeragaan

    start = time.monotonic()
    try:
        while (due := tasks.maju(row.pk)) is not None:
            time.sleep(max(0.0, (due - timezone.now()).total_seconds()))
    except KeyboardInterrupt:
        tasks.hentikan(row.pk)
    row.refresh_from_db()
    same = ("skenario", "status", "langkah", "banyak", "catatan")
    told = {"kejadian": row.kejadian_id, **{n: getattr(row, n) for n in same}}
    cetak({**told, "detik": round(time.monotonic() - start, 1)})
    return 0 if row.status == StatusPeragaan.SELESAI else GAGAL
