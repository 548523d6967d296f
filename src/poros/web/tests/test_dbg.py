import urllib.request, urllib.error
def test_x(alamat, masuk):
    c=masuk("sekda")
    try:
        r=urllib.request.urlopen(alamat+"/akun/login/"); print(r.status, r.read()[:300])
    except urllib.error.HTTPError as e: print(e.code, e.read()[:1500].decode())
    assert 0
