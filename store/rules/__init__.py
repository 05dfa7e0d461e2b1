"""The rules of the review, as pure functions of records."""
