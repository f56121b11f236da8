"""A text: Markdown and what is bound in it, rendered in every version."""
