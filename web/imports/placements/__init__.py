"""An old spreadsheet of placements: each row is one person in one job."""
