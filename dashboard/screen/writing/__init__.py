"""The furniture for writing: each change is checked, shown as it would count, and only then committed.

workbook   a snapshot taken out as a workbook, and files brought in
survey     replies to the survey brought in
minutes    minutes brought in, as a proposal
follow_up  one follow-up changed in a form
amend      the last commit set right or undone
drafts     what was brought in and is not committed yet
reminders  noted that a reminder went out, and that it was answered
owners     two spellings of an owner made one
restore    an older snapshot as a new one
steps      who may write; check, preview, commit
preview    mistakes and changes as tables
"""

from dashboard.screen.writing.amend import amend
from dashboard.screen.writing.follow_up import follow_up, to_repair
from dashboard.screen.writing.owners import owners
from dashboard.screen.writing.reminders import reminder_answered, reminder_sent
from dashboard.screen.writing.restore import restore
from dashboard.screen.writing.workbook import workbook

__all__ = ["amend", "follow_up", "owners", "reminder_answered", "reminder_sent", "restore", "to_repair", "workbook"]
