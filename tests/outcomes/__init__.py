"""The figures: retention curves, small cells, and funders' schemes."""
