"""A partner's applications: each row is one application of a job seeker to an employer."""
