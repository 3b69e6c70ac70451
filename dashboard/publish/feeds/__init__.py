"""What other programs can read, as bytes: the calendar file, the index of open data, the feed of changes.

Pure: nothing here knows the server; its routes are in `dashboard/server/feeds.py`.
"""
