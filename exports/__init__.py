"""Paper and files: what a reader may take away.

An export is two functions: data to HTML, and HTML to bytes.
"""
