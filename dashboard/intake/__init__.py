"""What people hand in, as a proposal for the next snapshot: workbook, survey, minutes.

In: bytes of files nobody has looked at yet, read in a process of their own. Out: checked tables, each fault at its
place, and a preview; only a commit writes. It must not know the page or the command that hands it the file.
"""
