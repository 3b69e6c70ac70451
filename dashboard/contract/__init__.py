"""The contract: what a record may hold.

In: schema.toml and the code lists of data/reference. Out: tables with their columns, dates with their precision as
EDTF, regions by every name, boundaries by their content. It knows no snapshot, no query and no page.
"""
