"""Messages as people and machines really send them. No models, no settings."""
