"""What a user can decide, as frozen values."""
