-- Which tests pass on a retry, or fail in one run and not in the next, and in how many repositories?
SELECT
  suite,
  test,
  COUNT(DISTINCT repository) AS repositories,
  SUM(CASE WHEN result = 'flaky' THEN 1 ELSE 0 END) AS passed_on_retry,
  SUM(CASE WHEN result = 'failed' THEN 1 ELSE 0 END) AS failed,
  MAX(day) AS last_day
FROM tests
WHERE day >= CURRENT_DATE - INTERVAL '30' DAY
  AND trusted
GROUP BY suite, test
HAVING SUM(CASE WHEN result = 'flaky' THEN 1 ELSE 0 END) > 0
ORDER BY passed_on_retry DESC, suite, test
LIMIT 100;
