// What the shell adds to plain HTML; every page works without it.
import "./papan-ketik.js";
import "./lapisan.js";
import "./kabar.js";
import "./jawaban.js";
import "./tampilan.js";
import "./formulir.js";
import "./draf.js";
import "./unggah.js";
import "./coretan.js";
import "./lokasi.js";
import "./pustaka.js";
import "./langsung.js";
import "./luring.js";
import "./kotak-keluar.js";
