-- Trino (Hive connector) and Athena: write your bucket and prefix in each location. Athena: one statement at a time.
-- The days are found by projection, so that no crawler and no MSCK REPAIR is needed; on Trino, call
-- system.sync_partition_metadata('default', 'runs', 'ADD') after a compaction in place of the projection.
CREATE EXTERNAL TABLE runs (
  host string, repository string, workflow string, run string, attempt int, started_at timestamp, trusted boolean,
  name string, event string, branch string, on_default_branch boolean, sha string, pull_request int, url string,
  outcome string, duration_ms double, compute_ms double, queue_ms double, jobs int, failed_jobs int,
  tests int, failed_tests int, skipped_tests int, verdict string, severity string, reruns int, open_regressions int
)
PARTITIONED BY (day date)
STORED AS PARQUET
LOCATION 's3://acme-ci-history/guard/tables/v1/runs/'
TBLPROPERTIES ('projection.enabled' = 'true', 'projection.day.type' = 'date', 'projection.day.format' = 'yyyy-MM-dd', 'projection.day.range' = '2024-01-01,NOW+1DAY');

CREATE EXTERNAL TABLE jobs (
  host string, repository string, workflow string, run string, attempt int, started_at timestamp, trusted boolean,
  job_id string, job string, outcome string, work_ms double, queue_ms double, labels string, os string,
  may_fail boolean, own boolean
)
PARTITIONED BY (day date)
STORED AS PARQUET
LOCATION 's3://acme-ci-history/guard/tables/v1/jobs/'
TBLPROPERTIES ('projection.enabled' = 'true', 'projection.day.type' = 'date', 'projection.day.format' = 'yyyy-MM-dd', 'projection.day.range' = '2024-01-01,NOW+1DAY');

CREATE EXTERNAL TABLE failures (
  host string, repository string, workflow string, run string, attempt int, started_at timestamp, trusted boolean,
  job string, category string, rule string, signature string, title string, remote string, confidence double,
  transient boolean
)
PARTITIONED BY (day date)
STORED AS PARQUET
LOCATION 's3://acme-ci-history/guard/tables/v1/failures/'
TBLPROPERTIES ('projection.enabled' = 'true', 'projection.day.type' = 'date', 'projection.day.format' = 'yyyy-MM-dd', 'projection.day.range' = '2024-01-01,NOW+1DAY');

CREATE EXTERNAL TABLE tests (
  host string, repository string, workflow string, run string, attempt int, started_at timestamp, trusted boolean,
  job string, result string, project string, suite string, test string, file string
)
PARTITIONED BY (day date)
STORED AS PARQUET
LOCATION 's3://acme-ci-history/guard/tables/v1/tests/'
TBLPROPERTIES ('projection.enabled' = 'true', 'projection.day.type' = 'date', 'projection.day.format' = 'yyyy-MM-dd', 'projection.day.range' = '2024-01-01,NOW+1DAY');

CREATE EXTERNAL TABLE findings (
  host string, repository string, workflow string, run string, attempt int, started_at timestamp, trusted boolean,
  kind string, severity string, series string, signature string, muted boolean, episode string
)
PARTITIONED BY (day date)
STORED AS PARQUET
LOCATION 's3://acme-ci-history/guard/tables/v1/findings/'
TBLPROPERTIES ('projection.enabled' = 'true', 'projection.day.type' = 'date', 'projection.day.format' = 'yyyy-MM-dd', 'projection.day.range' = '2024-01-01,NOW+1DAY');
