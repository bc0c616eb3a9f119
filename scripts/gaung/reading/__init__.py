"""From the author's text to the model: the only place where YAML and front matter are opened."""
