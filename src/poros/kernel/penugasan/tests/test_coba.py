from datetime import *
from django.utils import timezone
from poros.kernel.penugasan import services, queries
from poros.kernel.penugasan.queries import statistik, hambatan
from poros.kernel.penugasan.values import *
from poros.kernel.penugasan.rules import *
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.models import *
def test_a(kota, django_assert_max_num_queries):
    a=kota.aktor("sekda")
    ar=services.terbitkan(a, Unit(pk=a.unit_id), rincian=RincianArahan(isi="Uji pintu air"), kepada=(Sasaran(kota.unit["pu"].pk),Sasaran(kota.unit["dlh"].pk,Peran.PENDUKUNG)))
    k=timezone.now()
    t=ar.penugasan.first()
    pu=kota.aktor("kadis_pu")
    print(queries.daftar(pu,Saringan(cari="pintu"),k))
    print(queries.rincian(pu,t.pk))
    print(queries.papan(pu,kota.unit["pu"].pk))
    print(queries.antrean(pu,k,10), queries.angka(pu,k), queries.agenda(pu,k,k), queries.terlambat_per_kantor(pu,k,5))
    services.tambah_bukti(pu,t,isi=services.IsiBukti(teks="x")); services.serahkan(pu,t)
    print(statistik.siapa_lambat(a,k.date()-timedelta(30),k.date(),k))
    print(hambatan.hambatan(a,k))
    from poros.kernel.penugasan.tasks import eskalasi
    Penugasan.objects.update(tenggat=k-timedelta(days=20),dikirim=k-timedelta(days=40))
    eskalasi()
    print(Penugasan.objects.values_list("eskalasi","status"))
    print(statistik.siapa_lambat(a,k.date()-timedelta(30),k.date(),k))
    print(queries.terlambat_per_kantor(a,k,5))
    print(hambatan.hambatan(a,k))
    TindakArahan.objects.create(kode="tutup",nama="Menutup",dari=date(2020,1,1))
    r=RincianArahan(isi="Tutup pintu",tindak="tutup",objek="kota/utara",mulai=k,selesai=k+timedelta(days=1))
    services.terbitkan(a, Unit(pk=a.unit_id), rincian=r, kepada=(Sasaran(kota.unit["pu"].pk),))
    from dataclasses import replace
    b=kota.aktor("asisten2")
    from poros.kernel.penugasan.queries.konflik import periksa
    print(periksa(b,replace(r,isi="Jangan", tanda=Tanda.LARANG),(Sasaran(kota.unit["dlh"].pk),)))
