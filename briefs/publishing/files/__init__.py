"""What a site has beside its pages: data, references, search, Markdown, pictures."""
