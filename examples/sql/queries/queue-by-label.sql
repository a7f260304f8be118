-- How long do jobs wait for a runner, by what they ask for?
SELECT
  labels,
  COUNT(*) AS jobs,
  ROUND(approx_percentile(queue_ms, 0.5) / 1000, 0) AS median_seconds,
  ROUND(approx_percentile(queue_ms, 0.95) / 1000, 0) AS p95_seconds,
  ROUND(SUM(queue_ms) / 3600000, 1) AS hours_waited
FROM jobs
WHERE day >= CURRENT_DATE - INTERVAL '30' DAY
  AND queue_ms IS NOT NULL
GROUP BY labels
ORDER BY hours_waited DESC, labels;
