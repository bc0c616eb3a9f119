"""What a campaign is: frozen pydantic models, one noun a file. They know their places, and no file format."""

import os

# else pydantic opens the notes of every installed library to look for extensions of it; none is ours
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
