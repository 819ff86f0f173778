-- An e-mail of the day may come back after the mail server had accepted it. Then it must be known
-- what was in it: the reminders after one position, up to another.

ALTER TABLE {network}_accounts.digests
    ADD COLUMN after bigint, -- not known of those before this column was here
    ADD COLUMN came_back_at timestamptz;
