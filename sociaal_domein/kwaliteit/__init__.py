"""Quality at the boundary: what a snapshot must satisfy, what was found, and what is covered.

Importing this package is cheap: Great Expectations is only loaded when rules are measured.
"""
