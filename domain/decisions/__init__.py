"""Every rule: what a person may do, which facts it depends on, and when the answer is no."""
