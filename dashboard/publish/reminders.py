"""Reminders as files: a mail without an address for each owner, which any mail program opens, and all as one zip."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP

from dashboard.ask import Choice, Question
from dashboard.contract.domain import domain
from dashboard.contract.letters import settled
from dashboard.intake.slugs import slug
from dashboard.publish.export import file_stem
from dashboard.publish.zipped import zipped
from dashboard.say import reminders, words
from dashboard.say.reminders import Reminder

EML = "message/rfc822"


def every(choice: Choice, address: str = "") -> list[Reminder]:
    """Return the reminder of each owner who owes something, by name; `address` is where readers find the dashboard.

    Of a chosen region only its own and that which all member regions owe.
    """
    held = reminders.owed(Question("follow_ups", choice).plain())

    def link(row: dict) -> str:
        return f"{address.rstrip('/')}/follow-up?set={choice.snapshot.data_set}&item={row['deadline']}"

    made = [
        reminders.reminder(owner, rows, choice.as_of, domain().name, link if address else None)
        for owner, rows in held.items()
    ]
    return [_marked(one) for one in made] if choice.snapshot.is_synthetic else made


def eml(reminder: Reminder) -> bytes:
    """Return a reminder as a mail without an address, which Outlook and Thunderbird open as a draft."""
    mail = EmailMessage(SMTP)
    mail["Subject"] = " ".join(settled(reminder.subject).split())
    mail["X-Unsent"] = "1"
    mail.set_content(settled(reminder.text), cte="8bit")
    return mail.as_bytes()


def archive(made: Iterable[Reminder], day: date) -> bytes:
    """Return reminders as one zip with a file an owner; the same bytes for the same reminders."""
    files: dict[str, bytes] = {}
    for reminder in made:
        name = file_name(reminder)
        while name in files:
            name = f"{name.removesuffix('.eml')}-2.eml"
        files[name] = eml(reminder)
    return zipped(files.items(), day)


def file_name(reminder: Reminder) -> str:
    """Return the name to save a reminder by, of plain letters: cpmr-secretariat.eml."""
    return f"{slug(reminder.owner) or 'owner'}.eml"


def archive_name(choice: Choice) -> str:
    """Return the name to save all reminders by."""
    return f"{file_stem(choice.snapshot, 'reminders')}.zip"


def _marked(reminder: Reminder) -> Reminder:
    subject, text = f"{words.MARK}: {reminder.subject}", f"{words.MARK}\n\n{reminder.text}"
    return replace(reminder, subject=subject, text=text)
