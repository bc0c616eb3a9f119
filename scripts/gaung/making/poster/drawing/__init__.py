"""People, things and scenes, drawn from shapes: no stock art, no faces, everybody can be coloured in."""
