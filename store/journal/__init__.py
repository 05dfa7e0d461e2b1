"""The durable document store: a journal that is the truth, a view beside it."""
