"""Offices as letters name them: who holds one today, of which rank it is, who stands between it and the signer."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Case, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import JSONObject

from poros.kernel.organisasi.actor import Actor, berlaku_pada
from poros.kernel.organisasi.models import Jabatan, Pemangku, Unit
from poros.kernel.organisasi.peta import Peta
from poros.kernel.organisasi.rules import PERANGKAT_DAERAH, Fungsi, JenisUnit, Kapasitas, tingkat

from ..models import Naskah, Penandatangan
from ..rules.bahasa import JenisPetunjuk, Petunjuk
from ..rules.bentuk import Bentuk, Penanda
from ..rules.blok_nama import Pangkat, Pejabat, Sebagai, periksa
from ..rules.paraf import Atasan, Rencana, usulkan

SETINGKAT_KDH = frozenset({JenisUnit.KEPALA_DAERAH})
RUMAH_SETDA = frozenset({JenisUnit.SETDA, JenisUnit.ASISTEN, JenisUnit.BAGIAN, JenisUnit.BIRO, JenisUnit.STAF_AHLI})


def pangkat(jabatan: Jabatan) -> Pangkat:
    """Whom Art. 44 takes the office for."""
    jenis = JenisUnit(jabatan.unit.jenis)
    if jenis is JenisUnit.KEPALA_DAERAH:
        return Pangkat.KDH if jabatan.kepala else Pangkat.WAKIL
    return Pangkat.SEKDA if jenis is JenisUnit.SETDA and jabatan.kepala else Pangkat.LAIN


def sebagai_penanda(jabatan: Jabatan) -> frozenset[Penanda]:
    """All kinds of signer that the office is."""
    jenis, found = JenisUnit(jabatan.unit.jenis), {Penanda.PEGAWAI}
    if jabatan.fungsi in {Fungsi.PIMPINAN, Fungsi.PENGAWAS} or jabatan.kepala:
        found.add(Penanda.PIMPINAN)
    if jabatan.kepala:
        found.add(Penanda.KEPALA)
    high = {
        Pangkat.KDH: Penanda.KDH,
        Pangkat.WAKIL: Penanda.WAKIL,
        Pangkat.SEKDA: Penanda.SEKDA,
    }
    if (rank := pangkat(jabatan)) in high:
        found.add(high[rank])
    if jenis is JenisUnit.ASISTEN and jabatan.kepala:
        found.add(Penanda.ASISTEN)
    return frozenset(found)


def boleh_menanda(bentuk: Bentuk, jabatan: Jabatan, atas_nama: Jabatan | None) -> bool:
    """May the office sign the form, itself or for the office that it names?"""
    allowed = set(bentuk.penandatangan)
    return bool(allowed & sebagai_penanda(jabatan)) or (
        atas_nama is not None and bool(allowed & sebagai_penanda(atas_nama))
    )


def pilihan_penanda() -> QuerySet[Jabatan]:
    """Offices that may be named as signers."""
    return (
        Jabatan.objects.filter(aktif=True, unit__aktif=True).select_related("unit").order_by("unit__urutan", "-kepala")
    )


def penanda(naskah: Naskah, hari: date, pemangku_id: int = 0) -> list[Penandatangan]:
    """Who signs, each with who holds the office on that day (`pemegang`), and the letter with its form. One query.

    Of several holders it is `pemangku_id`, who is acting just now, else the definitive one.
    """
    rows = naskah.penandatangan.select_related(
        "naskah__bentuk", "jabatan__unit", "atas_nama__unit", "untuk_beliau__unit"
    )
    held = _pemangku(hari, pemangku_id).filter(jabatan=OuterRef("jabatan"))
    return list(rows.annotate(pemegang=Subquery(held[:1])))


def pegang(tanda: Penandatangan, hari: date) -> Penandatangan:
    """A signer who is only being chosen, as `penanda` would read him. One query."""
    tanda.pemegang = _pemangku(hari).filter(jabatan=tanda.jabatan).first()  # type: ignore[attr-defined]  # as there
    return tanda


def _pemangku(hari: date, pemangku_id: int = 0) -> QuerySet[Pemangku, dict[str, str]]:
    """Holders of offices on a day as a name-block names them, the one meant first."""
    first = Case(When(pk=pemangku_id, then=Value(0)), When(kapasitas=Kapasitas.DEFINITIF, then=Value(1)), default=2)
    names = {name: F(f"orang__{name}") for name in ("nama", "gelar_depan", "gelar_belakang", "nip", "pangkat")}
    rows = Pemangku.objects.filter(berlaku_pada(hari)).order_by(first, "-pk")
    return rows.values_list(JSONObject(sebagai="kapasitas", **names), flat=True)


def pejabat(tanda: Penandatangan) -> Pejabat | None:
    """Who signs, for the name-block; None of a vacant office. Of a row that `penanda` has read."""
    held = tanda.pemegang  # type: ignore[attr-defined]  # annotated
    if held is None:
        return None
    return Pejabat(
        jabatan=tanda.jabatan.nama,
        pangkat_jabatan=pangkat(tanda.jabatan),
        **(held | {"sebagai": Sebagai(held["sebagai"])}),
    )


def petunjuk_blok(tanda: Penandatangan, *, strategis: bool = False) -> list[Petunjuk]:
    """What is to be thought of in a signer's name-block. Of a row that `penanda` has read."""
    held, behalf, between = pejabat(tanda), tanda.atas_nama, tanda.untuk_beliau
    if held is None:
        words = ["Tidak ada yang memangku jabatan ini sekarang; namanya kosong pada lembar."]
    else:
        words = periksa(
            held,
            atas_nama=pangkat(behalf) if behalf else None,
            untuk_beliau=pangkat(between) if between else None,
            strategis=strategis,
        )
    return [Petunjuk(JenisPetunjuk.BLOK_NAMA, "tanda", tanda.jabatan.nama, word) for word in words]


def instansi(peta: Peta, unit_id: int) -> int:
    """The office in whose register a signer's letters are numbered: all of Setda, and the head of region, share one."""
    if unit_id not in peta.simpul:  # dissolved since: it stands for itself
        return unit_id
    for node in peta.leluhur(unit_id):
        jenis = peta.simpul[node].jenis
        if jenis is JenisUnit.KEPALA_DAERAH or jenis in RUMAH_SETDA:
            return next((u.id for u in peta.jenis(JenisUnit.SETDA)), node)
        if jenis in PERANGKAT_DAERAH:
            return node
    return unit_id


def rumah(peta: Peta, naskah: Naskah) -> int:
    """The office in whose name a letter goes out: that whose book it is numbered in, else that of its first signer."""
    if naskah.register:
        return int(naskah.register.rpartition("-")[2])
    signer = naskah.penandatangan.values_list("jabatan__unit_id", flat=True).first()
    return instansi(peta, signer if signer is not None else naskah.unit_id)


def nama_rumah(peta: Peta, naskah: Naskah) -> str:
    """What that office is called; of one that is no more, as it was called last."""
    house = rumah(peta, naskah)
    return (
        peta.simpul[house].nama if house in peta.simpul else Unit.objects.values_list("nama", flat=True).get(pk=house)
    )


def usul_paraf(actor: Actor, naskah: Naskah, bentuk: Bentuk, tanda: Sequence[Penandatangan]) -> list[Rencana]:
    """The steps that the structure asks for, from the drafter's office up to below the (first) signer."""
    signers = [s.jabatan_id for s in tanda]
    top = tanda[0].jabatan.unit_id if tanda else None
    units = list(_ke_atas(actor.peta, naskah.unit_id, top))
    heads = {u: actor.peta.kepala[u] for u in units if u in actor.peta.kepala}
    eselon = dict(Jabatan.objects.filter(pk__in=heads.values()).values_list("pk", "eselon"))
    home = actor.peta.kantor(naskah.unit_id)
    line = [
        Atasan(jabatan_id=j, tingkat=_tingkat(actor.peta, u, eselon[j]), kepala_pengonsep=u == home)
        for u, j in heads.items()
        if j in eselon
    ]
    return usulkan(
        line,
        (),
        penanda_tangan=signers,
        pengonsep=naskah.konseptor_jabatan_id,
        maks=bentuk.paraf_maks,
    )


def _ke_atas(peta: Peta, unit_id: int, sampai: int | None) -> Iterator[int]:
    """Units from the drafter's up to the signer's, through the coordinating bagian where the line leaves the office."""
    own = []
    for node in peta.leluhur(unit_id):
        own.append(node)
        if node == sampai:
            yield from own
            return
        if node == peta.kantor(unit_id):
            break
    if sampai is not None and peta.simpul[sampai].jenis not in SETINGKAT_KDH | RUMAH_SETDA:
        yield from own
        return
    yield from own
    for node in peta.rantai(unit_id):
        if node in own:
            continue
        yield node
        if node == sampai:
            return


def _tingkat(peta: Peta, unit_id: int, eselon: str) -> int:
    """Rank by eselon; the head of region, who has none, stands above all."""
    return 99 if peta.simpul[unit_id].jenis is JenisUnit.KEPALA_DAERAH else tingkat(eselon)
