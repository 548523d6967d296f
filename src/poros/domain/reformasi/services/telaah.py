"""A review: drawn up from a structure, computed by the rules, taken along its way, its names opened with a trace."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor, berlaku_pada
from poros.kernel.organisasi.models import Pemangku, Unit
from poros.kernel.organisasi.peta import BERKOTAK_MASUK
from poros.kernel.penugasan.services import terbitkan
from poros.kernel.penugasan.values import RincianArahan, Sasaran

from ..labels import DAERAH
from ..models import PosTelaah, RiwayatTelaah, Telaah, TugasTelaah
from ..queries.acuan import aturan_hitung
from ..queries.telaah import pos, potret, urut
from ..rules.alur import ALASAN_TELAAH, BERDOKUMEN, FLOW_TELAAH, AksiTelaah, StatusTelaah
from ..rules.penyederhanaan import Aturan, Hasil, Pos, fakta, letak, usulkan
from ..values import DataTelaah, Lampiran, LangkahTelaah
from ..wewenang import SUMBER_TELAAH, Wewenang
from .lampiran import lampirkan
from .waktu import akhir_hari


@command(Wewenang.TELAAH_SUSUN, rekam=("data",), kunci=False)
def susun_telaah(actor: Actor, unit: Unit, *, data: DataTelaah, struktur: Sequence[Pos] | None = None) -> Telaah:
    """Begin with a structure out of a file, or with the present one; every post gets its proposal at once."""
    if not data.judul.strip():
        raise Ditolak(_("Beri judul telaah ini."), "judul")
    if data.daerah not in DAERAH:
        raise Ditolak(_("Pilih jenis daerah."), "daerah")
    if data.kepegawaian_id not in {u.id for u in actor.peta.jenis(*BERKOTAK_MASUK)}:
        raise Ditolak(_("Pilih unit yang mengurus kepegawaian."), "kepegawaian")
    rows = _dari_berkas(actor, struktur) if struktur else [(a.pos, a.unit_id, a.jabatan_id) for a in potret(actor)]
    if not rows:
        raise Ditolak(_("Struktur ini kosong."), "berkas")
    telaah = Telaah.objects.create(
        judul=data.judul.strip(),
        unit=unit,
        kepegawaian_id=data.kepegawaian_id,
        daerah=data.daerah,
        tanggal=data.tanggal,
        sumber=data.sumber,
    )
    structure = {p.kode: p for p, _unit, _jabatan in rows}
    made = [_pos(telaah, structure, *row) for row in rows]
    _terapkan(telaah, made)
    # From the last to the first: see PosTelaah.
    PosTelaah.objects.bulk_create(made[::-1], batch_size=500)
    return telaah


@command(Wewenang.TELAAH_UBAH)
def hitung_ulang(actor: Actor, telaah: Telaah) -> int:  # noqa: ARG001 -- every command has its actor
    """Apply the rules as they are now; what persons decided stays. Returns how many proposals changed."""
    pastikan_disusun(telaah)
    rows = urut(telaah.pos.all())
    before = {row.pk: (row.usul, row.aturan, row.belum) for row in rows}
    _terapkan(telaah, rows)
    PosTelaah.objects.bulk_update(rows, [*KOLOM_USUL, "akhir", "jf"], batch_size=500)
    return sum(before[row.pk] != (row.usul, row.aturan, row.belum) for row in rows)


@command(Wewenang.TELAAH_ALIR, rekam=("langkah",))
def alirkan(actor: Actor, telaah: Telaah, *, langkah: LangkahTelaah, berkas: Lampiran | None = None) -> Telaah:
    """Take a step on the way to the new structure, with its paper; with the regulation the units get their work."""
    aksi = langkah.aksi
    if aksi in ALASAN_TELAAH and not langkah.catatan.strip():
        raise Ditolak(_("Tuliskan alasannya."), "catatan")
    if aksi in BERDOKUMEN and not langkah.nomor.strip():
        raise Ditolak(_("Tuliskan nomor dokumennya: surat, persetujuan, peraturan atau berita acara."), "nomor")
    telaah.status = FLOW_TELAAH.step(StatusTelaah(telaah.status), aksi)
    if aksi is AksiTelaah.AJUKAN:
        _lengkap(telaah)
    if aksi is AksiTelaah.TETAPKAN:
        _tugaskan(actor, telaah, langkah)
    telaah.save(update_fields=["status"])
    row = RiwayatTelaah.objects.create(
        telaah=telaah,
        aksi=aksi,
        status=telaah.status,
        tanggal=langkah.tanggal,
        nomor=langkah.nomor.strip(),
        catatan=langkah.catatan.strip(),
        orang_id=actor.orang_id,
        orang=actor.nama,
        jabatan=actor.jabat.sebutan,
    )
    lampirkan(actor, row, berkas)
    return telaah


@command(Wewenang.TERDAMPAK_LIHAT, kunci=False)
def buka_terdampak(actor: Actor, telaah: Telaah) -> list[tuple[PosTelaah, list[Pemangku]]]:
    """Names of those whose posts go. To read them is an act: it leaves a line in the trail (UU 27/2022)."""
    rows = urut(telaah.pos.filter(akhir=Hasil.DISEDERHANAKAN, jabatan_asal__isnull=False))
    held: dict[int, list[Pemangku]] = {}
    offices = [row.jabatan_asal_id for row in rows]
    holders = Pemangku.objects.filter(berlaku_pada(actor.hari), jabatan__in=offices).select_related("orang")
    for holder in holders.order_by("pk"):
        held.setdefault(holder.jabatan_id, []).append(holder)
    return [(row, held.get(row.jabatan_asal_id or 0, [])) for row in rows]


def pastikan_disusun(telaah: Telaah) -> None:
    """Posts change only while the review is being drawn up."""
    if telaah.status != StatusTelaah.DISUSUN:
        raise Ditolak(_("Telaah ini sudah menjadi usulan. Kembalikan dahulu untuk diperbaiki."))


def terapkan_satu(telaah: Telaah, row: PosTelaah) -> None:
    """Compute the proposal of one post again, among all others of its structure."""
    structure = {p.kode: pos(p) for p in telaah.pos.all()} | {row.kode: pos(row)}
    _usulkan(telaah, structure, [row], aturan_hitung())


KOLOM_USUL = ("usul", "aturan", "jenjang", "aturan_jenjang", "belum")


def _terapkan(telaah: Telaah, rows: Sequence[PosTelaah]) -> None:
    _usulkan(telaah, {row.kode: pos(row) for row in rows}, rows, aturan_hitung())


def _usulkan(telaah: Telaah, structure: Mapping[str, Pos], rows: Sequence[PosTelaah], aturan: Sequence[Aturan]) -> None:
    """Write the proposals; where a person has decided otherwise his word stays."""
    for row in rows:
        made = usulkan(fakta(structure, row.kode, telaah.daerah), aturan, telaah.tanggal)
        row.usul, row.aturan, row.belum = made.hasil, made.aturan, made.belum
        row.jenjang, row.aturan_jenjang = made.jenjang or "", made.aturan_jenjang
        row.akhir = row.akhir if row.diputus else made.hasil
        row.jf = row.jf if row.akhir == Hasil.DISEDERHANAKAN else ""


def _pos(
    telaah: Telaah, structure: Mapping[str, Pos], post: Pos, unit_id: int | None, jabatan_id: int | None
) -> PosTelaah:
    return PosTelaah(
        telaah=telaah,
        kode=post.kode,
        unit_nama=post.unit,
        jenis=post.jenis,
        induk=post.induk,
        pangkal=letak(structure, post.kode)[1],
        jabatan=post.jabatan,
        eselon=post.eselon,
        fungsi=post.fungsi,
        ciri=sorted(post.ciri),
        pemangku=post.pemangku,
        unit_id=unit_id,
        jabatan_asal_id=jabatan_id,
    )


def _dari_berkas(actor: Actor, struktur: Sequence[Pos]) -> list[tuple[Pos, int | None, int | None]]:
    """Posts of a file, with the unit of the organisation that has the same code, or the nearest above that has."""
    units = {node.kode: node.id for node in actor.peta.simpul.values()}
    posts = {p.kode: p for p in struktur}
    rows = []
    for post in struktur:
        node = post
        while node.kode not in units and node.induk in posts:
            node = posts[node.induk]
        own = units.get(node.kode)
        rows.append((post, own, actor.peta.kepala.get(own) if own and node is post else None))
    return rows


def _lengkap(telaah: Telaah) -> None:
    open_posts = telaah.pos.filter(akhir=Hasil.PERLU_KEPUTUSAN).count()
    if open_posts:
        raise Ditolak(
            ngettext(
                "%(n)s jabatan masih perlu keputusan manusia.",
                "%(n)s jabatan masih perlu keputusan manusia.",
                open_posts,
            )
            % {"n": open_posts}
        )


def _tugaskan(actor: Actor, telaah: Telaah, langkah: LangkahTelaah) -> None:
    """One order to each perangkat daerah that has posts to give up."""
    if langkah.tenggat is None:
        raise Ditolak(_("Tentukan sampai kapan unit melaksanakannya."), "tenggat")
    gone: dict[str, list[str]] = {}
    for row in urut(telaah.pos.filter(akhir=Hasil.DISEDERHANAKAN)):
        gone.setdefault(row.pangkal, []).append(row.jabatan)
    roots = telaah.pos.filter(kode__in=gone, unit__in=actor.peta.simpul).values_list("kode", "unit_id")
    for kode, unit_id in roots:
        posts = gone[kode]
        isi = ngettext(
            "Laksanakan penyederhanaan %(n)s jabatan menurut %(judul)s:\n%(daftar)s",
            "Laksanakan penyederhanaan %(n)s jabatan menurut %(judul)s:\n%(daftar)s",
            len(posts),
        ) % {"n": len(posts), "judul": telaah.judul, "daftar": "\n".join(posts)}
        arahan = terbitkan(
            actor,
            Unit(pk=actor.unit_id),
            rincian=RincianArahan(
                isi=isi,
                dasar=langkah.nomor.strip(),
                tenggat=akhir_hari(langkah.tenggat),
                sumber=SUMBER_TELAAH,
                sumber_id=telaah.pk,
            ),
            kepada=[Sasaran(unit_id)],
        )
        TugasTelaah.objects.create(telaah=telaah, unit_id=unit_id, penugasan=arahan.penugasan.get())
