"""File → Brief: walk and decode, front matter, Markdown, notes, figures."""
