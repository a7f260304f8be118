-- Which failures hit many repositories at once: the same signature, or the same host that does not answer?
SELECT
  COALESCE(remote, signature) AS cause,
  MIN(title) AS title,
  COUNT(DISTINCT repository) AS repositories,
  COUNT(*) AS failures,
  MIN(started_at) AS since,
  MAX(started_at) AS last
FROM failures
WHERE day >= CURRENT_DATE - INTERVAL '7' DAY
GROUP BY COALESCE(remote, signature)
HAVING COUNT(DISTINCT repository) >= 3
ORDER BY repositories DESC, failures DESC, cause
LIMIT 50;
