"""One PostgreSQL; a schema per daerah; reference data in `public`."""

from poros.config.env import read

_env = read()

DATABASES = {
    "default": {
        "ENGINE": "django_tenants.postgresql_backend",
        "NAME": _env.database.name,
        "USER": _env.database.user,
        "PASSWORD": _env.database.password,
        "HOST": _env.database.host,
        "PORT": _env.database.port,
        "CONN_MAX_AGE": None,
        # Without it every restart or failover of the database costs a few answers 500.
        "CONN_HEALTH_CHECKS": True,
        # Not prepared on the server: that halves planning (tried, see docs/ukuran.md), but generic plans ruined
        # statements whose best plan depends on the value, such as a search for a common or a rare word.
        "OPTIONS": {"application_name": "poros"},
    }
}
DATABASE_ROUTERS = ("django_tenants.routers.TenantSyncRouter",)
TENANT_MODEL = "daerah.Daerah"
TENANT_DOMAIN_MODEL = "daerah.Alamat"
# One SET search_path per change of daerah, not one per statement.
TENANT_LIMIT_SET_CALLS = True
APP_ROLE = _env.app_role
