"""The secretariat's way in: a snapshot as an Excel workbook, and what comes back as a proposal for the next snapshot.

names      what the sheets are called
lookups    which values a column may take, for the lists in the cells
outgoing   snapshot -> workbook
cells      workbook -> typed tables, every fault at its cell
understanding  what is written by hand -> what a cell takes, told once a kind
merging    what differs between two states of the tables, and both sides' changes joined
proposals  tables -> checked candidate for the next snapshot -> commit
origins    which snapshot a workbook was taken from
effects    what a proposal does: rows whole, and what it closes, reopens or makes past due
incoming   workbook -> proposal
editing    one changed follow-up, or an older snapshot -> proposal
"""
