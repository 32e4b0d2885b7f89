"""What can be said of one article alone; one module a question."""
