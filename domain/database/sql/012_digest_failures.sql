-- Why the last attempt to send an e-mail of the day failed, and whose fault it was.

ALTER TABLE {network}_accounts.digests
    ADD COLUMN own_failures integer NOT NULL DEFAULT 0, -- without those of the mail server as a whole
    ADD COLUMN error text,
    ADD COLUMN fault text;

UPDATE {network}_accounts.digests
    SET own_failures = failures, error = '', fault = 'message' WHERE failed_at IS NOT NULL;
