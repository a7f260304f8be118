-- What was abnormal this week, where, and how bad? Acknowledged findings left out.
SELECT
  repository,
  kind,
  series,
  severity,
  COUNT(*) AS runs,
  MIN(started_at) AS since,
  MAX(started_at) AS last
FROM findings
WHERE day >= CURRENT_DATE - INTERVAL '7' DAY
  AND series IS NOT NULL
  AND NOT muted
GROUP BY repository, kind, series, severity
ORDER BY CASE severity WHEN 'critical' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END, runs DESC, repository
LIMIT 100;
