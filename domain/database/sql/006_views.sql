-- Where the projections keep their tables. They can always be thrown away and rebuilt;
-- `_next` is where a rebuild works until it has caught up.

CREATE SCHEMA {network}_views;
CREATE SCHEMA {network}_views_next;
