-- Which jobs take the longest, and how much do they vary? Passed ones of the last 30 days that ran 20 times or more.
SELECT
  repository,
  workflow,
  job,
  COUNT(*) AS runs,
  ROUND(approx_percentile(work_ms, 0.5) / 60000, 1) AS median_minutes,
  ROUND(approx_percentile(work_ms, 0.95) / 60000, 1) AS p95_minutes
FROM jobs
WHERE day >= CURRENT_DATE - INTERVAL '30' DAY
  AND outcome = 'passed'
  AND trusted
  AND NOT own
GROUP BY repository, workflow, job
HAVING COUNT(*) >= 20
ORDER BY median_minutes DESC, repository, job
LIMIT 50;
