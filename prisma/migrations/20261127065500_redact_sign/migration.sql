-- Neither Sign nor the secret of the path is stored any more. These two tables keep a few hundred rows of each app.
-- Events are redacted when they are read (lib/protocol/redact-sign.ts has the same expression).
UPDATE rejected SET query = regexp_replace(query,
  '(^\??|&)((?:s|%[57]3)(?:i|%[46]9)(?:g|%[46]7)(?:n|%[46]e)=)[^&]*', '\1\2redacted', 'gi');
UPDATE tencent_alert SET query = regexp_replace(query,
  '(^\??|&)((?:s|%[57]3)(?:i|%[46]9)(?:g|%[46]7)(?:n|%[46]e)=)[^&]*', '\1\2redacted', 'gi');
UPDATE rejected SET path = '/api/callback/redacted' WHERE path NOT IN ('/api/callback', '/api/callback/');
