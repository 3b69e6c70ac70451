"""Replies to the survey: a file of any form tool -> a proposal for the next snapshot; and the questionnaire for them.

forms      the form tools by what they write, and the words people answer with (forms.toml)
replies    sheets -> one reply a line of the first, joined by the tool's own numbers
regions    a region as people write it
ticked     an answer as people tick or type it -> what a record holds
matching   which title is which question
mapping    what titles mean, kept as a file for the next time
answers    replies and meanings -> rows of `responses` and `practices`
incoming   all of that as a proposal
questionnaire  the questions as a form that comes back by itself
"""
