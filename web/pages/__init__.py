"""One module per subject, each with a blueprint `bp`."""
