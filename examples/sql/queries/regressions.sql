-- Which workflows became slower: the median of the last 7 days against that of the 28 days before?
SELECT
  repository,
  workflow,
  ROUND(approx_percentile(CASE WHEN day < CURRENT_DATE - INTERVAL '7' DAY THEN duration_ms END, 0.5) / 60000, 1) AS minutes_before,
  ROUND(approx_percentile(CASE WHEN day >= CURRENT_DATE - INTERVAL '7' DAY THEN duration_ms END, 0.5) / 60000, 1) AS minutes_now,
  ROUND(approx_percentile(CASE WHEN day >= CURRENT_DATE - INTERVAL '7' DAY THEN duration_ms END, 0.5)
    / approx_percentile(CASE WHEN day < CURRENT_DATE - INTERVAL '7' DAY THEN duration_ms END, 0.5), 2) AS times
FROM runs
WHERE day >= CURRENT_DATE - INTERVAL '35' DAY
  AND outcome = 'passed'
  AND trusted
  AND attempt = 1
  AND duration_ms > 0
GROUP BY repository, workflow
HAVING SUM(CASE WHEN day >= CURRENT_DATE - INTERVAL '7' DAY THEN 1 ELSE 0 END) >= 10
  AND SUM(CASE WHEN day < CURRENT_DATE - INTERVAL '7' DAY THEN 1 ELSE 0 END) >= 10
ORDER BY times DESC, repository, workflow
LIMIT 50;
