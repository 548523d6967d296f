"""`python -m poros.config.cli`, which is how the supervisor starts its children."""

import sys

from . import main

sys.exit(main())
