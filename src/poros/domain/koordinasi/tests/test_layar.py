"""First look: every screen renders."""
from datetime import *
import pytest
from django.urls import reverse
from django.utils import timezone
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import *
from poros.kernel.penugasan.rules import *
from poros.kernel.penugasan.values import *

@pytest.fixture
def arahan(kota):
    a=kota.aktor("sekda")
    TindakArahan.objects.create(kode="tutup",nama="Menutup",dari=date(2020,1,1))
    k=timezone.now()
    r=RincianArahan(isi="Tutup pintu",tindak="tutup",objek="kota/utara",mulai=k,selesai=k+timedelta(days=1))
    x=services.terbitkan(a, Unit(pk=a.unit_id), rincian=r, kepada=(Sasaran(kota.unit["pu"].pk),Sasaran(kota.unit["dlh"].pk,Peran.PENDUKUNG)))
    from dataclasses import replace
    b=kota.aktor("asisten2")
    services.terbitkan(b, Unit(pk=b.unit_id), rincian=replace(r,tanda=Tanda.LARANG,isi="Jangan"), kepada=(Sasaran(kota.unit["pu"].pk),))
    return x

@pytest.mark.parametrize("siapa",["sekda","kadis_pu","kabag_ekbang","staf_pu","admin","inspektur","tu_pu","walikota"])
def test_layar(masuk,arahan,siapa,kota):
    c=masuk(siapa)
    t=arahan.penugasan.first(); k=TemuanKonflik.objects.first()
    assert k
    for n,a in [("web:meja",[]),("koordinasi:daftar",[]),("koordinasi:papan",[]),("koordinasi:penugasan",[t.pk]),("koordinasi:aksi",[t.pk,"kembalikan"]),("koordinasi:aksi",[t.pk,"alihkan"]),("koordinasi:arahan_daftar",[]),("koordinasi:arahan_baru",[]),("koordinasi:arahan",[arahan.pk]),("koordinasi:tarik",[arahan.pk]),("koordinasi:konflik_daftar",[]),("koordinasi:konflik",[k.pk]),("koordinasi:kinerja",[]),("koordinasi:agenda",[]),("koordinasi:tindak_daftar",[]),("koordinasi:tindak_baru",[]),("koordinasi:sumber_daya_daftar",[]),("koordinasi:sumber_daya_baru",[]),("koordinasi:ekspor",["csv"])]:
        r=c.get(reverse(n,args=a))
        print(siapa,n,r.status_code)
        assert r.status_code in (200,404), r.content
