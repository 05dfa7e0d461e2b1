"""What is true: records, rules, decisions, and the store that keeps them."""
