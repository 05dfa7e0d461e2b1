"""What the screens share: widgets that draw what they are given, one a file."""
