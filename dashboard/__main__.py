"""`python -m dashboard`: open the dashboard, or run one of its commands."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  an older Python has to be told before it meets anything newer
    sys.stderr.write("The dashboard needs Python 3.11 or newer; this is {}.{}.\n".format(*sys.version_info[:2]))
    raise SystemExit(2)

try:
    from dashboard.commands import main
except ModuleNotFoundError as missing:
    sys.stderr.write(
        f"The package {missing.name} is missing. Run “pip install --require-hashes -r requirements.txt”.\n"
    )
    raise SystemExit(2) from None


def run() -> None:
    """Run as the command `task-force-dashboard` of an installed program."""
    main(prog_name="task-force-dashboard")


if __name__ == "__main__":
    main(prog_name="python -m dashboard")
