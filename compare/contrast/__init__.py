"""What the articles say together: facts, divergences, numbers, actors, headlines, questions."""
