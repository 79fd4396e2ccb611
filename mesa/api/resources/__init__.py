"""One module per resource: its routes, and one plain function that says it in JSON."""
