"""Pages to a site: the blocks of Markdown, the theme, and the last step on the built HTML."""
