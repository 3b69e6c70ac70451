"""`python -m dashboard`: open the dashboard, or run one of its commands."""

from dashboard.commands import main

if __name__ == "__main__":
    main(prog_name="python -m dashboard")
