"""From the model to files: one recipe and one function for each product."""
