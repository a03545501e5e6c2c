"""Import and export of what a council asks: the forms of the standard, of a griffie and of suppliers."""
