"""What a campaign is: frozen pydantic models, one noun a file. They know their places, and no file format."""
