"""The commands. Each parses, calls the public names, and renders; none holds logic of its own."""
