"""A page of nothing but as many finished pieces as its address asks for: what Streamlit itself costs."""

import streamlit as st

for at in range(int(st.query_params.get("elements", "1"))):
    st.html(f"<p>Piece {at}</p>")
