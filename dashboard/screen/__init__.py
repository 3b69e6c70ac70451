"""The screen: what Streamlit runs at every interaction.

In: the address, and what the reader presses. Out: elements of a page, made of what the rooms above say and draw.
It must not hold SQL, make a file or write but through intake; nothing but server and commands may know it.
"""
