-- What does each repository cost? Each job by the minute it has begun, as platforms bill; write your own rates.
WITH rates AS (
  SELECT 'ubuntu-latest' AS labels, 0.008 AS per_minute
  UNION ALL SELECT 'windows-latest', 0.016
  UNION ALL SELECT 'macos-latest', 0.08
)
SELECT
  jobs.repository,
  SUM(CEIL(jobs.work_ms / 60000)) AS billed_minutes,
  ROUND(SUM(CEIL(jobs.work_ms / 60000) * COALESCE(rates.per_minute, 0)), 2) AS dollars,
  ROUND(100.0 * SUM(CASE WHEN jobs.outcome IN ('failed', 'timed-out', 'cancelled') THEN jobs.work_ms ELSE 0 END) / SUM(jobs.work_ms), 1) AS percent_in_jobs_that_failed
FROM jobs
LEFT JOIN rates ON rates.labels = jobs.labels
WHERE jobs.day >= CURRENT_DATE - INTERVAL '30' DAY
  AND jobs.work_ms IS NOT NULL
GROUP BY jobs.repository
ORDER BY dollars DESC, billed_minutes DESC, jobs.repository
LIMIT 100;
