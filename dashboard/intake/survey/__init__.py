"""Replies to the survey: a file of EUSurvey or of any form tool -> a proposal for the next snapshot.

replies    sheets -> one reply a row, with the place of each cell
mapping    which title of the file is which question, kept as a file for the next time
incoming   replies and mapping -> rows of `responses`, as a proposal
"""
