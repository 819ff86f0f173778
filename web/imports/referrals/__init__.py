"""An old spreadsheet of referrals: each row is one person whom somebody referred."""
