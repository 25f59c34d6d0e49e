"""`python -m assistant` is the `machishirube` command."""

from assistant.cli import main

raise SystemExit(main())
