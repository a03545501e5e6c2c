"""Questions: from the template of a link to a question with the figure it rests on."""
