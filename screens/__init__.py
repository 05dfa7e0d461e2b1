"""What one sees and presses; screens post decisions and save nothing."""
