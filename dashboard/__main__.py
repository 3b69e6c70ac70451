"""`python -m dashboard`: open the dashboard, or run one of its commands."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  an older Python has to be told before it meets anything newer
    sys.stderr.write("The dashboard needs Python 3.11 or newer; this is {}.{}.\n".format(*sys.version_info[:2]))
    raise SystemExit(2)

from dashboard.commands import main

if __name__ == "__main__":
    main(prog_name="python -m dashboard")
