-- The same over the whole fleet, day by day.
SELECT
  day,
  COUNT(*) AS runs,
  COUNT(DISTINCT repository) AS repositories,
  ROUND(100.0 * SUM(CASE WHEN outcome = 'passed' THEN 1 ELSE 0 END) / COUNT(*), 1) AS pass_percent
FROM runs
WHERE day >= CURRENT_DATE - INTERVAL '30' DAY
  AND attempt = 1
  AND outcome IN ('passed', 'failed', 'timed-out')
GROUP BY day
ORDER BY day;
