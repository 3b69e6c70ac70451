"""Minutes as a Word file -> proposed rows in a workbook, for a person to go through.

owners      whose an action is: regions, bodies and functions in any language, never a person
people      names of persons, to be left out
subjects    who a line begins with
telling     one line -> an action with its owner and date
labels      the word before an action: “ACTION 1:”, “It was agreed that …”
parting     several actions in one cell or line, taken apart
tables      what the columns of a table are about, and the actions in its rows
sections    what a line opens: actions, a list of people, an agenda item
attendance  who was there and who was excused, by organisation
actions     blocks of the document -> agenda items with their actions
heads       title, day and place of the meeting
returned    a table of follow-ups that was taken out, and comes back filled in -> what it changes
proposing   all of it -> rows beside the newest snapshot, to write as a workbook; never a commit

Words are data: words.toml and owners.toml, and dates in dashboard.intake.dates.
"""
