"""``python -m gouji``."""

from gouji.cli import main

raise SystemExit(main())
