"""The report over a batch job: figures, and the page that shows them."""
