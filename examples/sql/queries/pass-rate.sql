-- How many runs of the default branch pass, by repository, over the last 30 days? The worst first.
SELECT
  repository,
  COUNT(*) AS runs,
  SUM(CASE WHEN outcome = 'passed' THEN 1 ELSE 0 END) AS passed,
  ROUND(100.0 * SUM(CASE WHEN outcome = 'passed' THEN 1 ELSE 0 END) / COUNT(*), 1) AS pass_percent
FROM runs
WHERE day >= CURRENT_DATE - INTERVAL '30' DAY
  AND on_default_branch
  AND attempt = 1
  AND outcome IN ('passed', 'failed', 'timed-out')
GROUP BY repository
ORDER BY pass_percent, runs DESC, repository
LIMIT 100;
