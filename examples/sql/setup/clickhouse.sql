-- ClickHouse: write your bucket and prefix in each address. With a role: s3(…, extra_credentials(role_arn = '…')).
-- `day` is read from the path (use_hive_partitioning, on by default since 24.11). In place of approx_percentile(x, 0.5) of the
-- queries ClickHouse has quantile(0.5)(x): sed -E 's/approx_percentile\((.*), (0\.[0-9]+)\)/quantile(\2)(\1)/'
CREATE OR REPLACE VIEW runs AS SELECT * FROM s3('https://acme-ci-history.s3.eu-central-1.amazonaws.com/guard/tables/v1/runs/day=*/*.parquet', 'Parquet');
CREATE OR REPLACE VIEW jobs AS SELECT * FROM s3('https://acme-ci-history.s3.eu-central-1.amazonaws.com/guard/tables/v1/jobs/day=*/*.parquet', 'Parquet');
CREATE OR REPLACE VIEW failures AS SELECT * FROM s3('https://acme-ci-history.s3.eu-central-1.amazonaws.com/guard/tables/v1/failures/day=*/*.parquet', 'Parquet');
CREATE OR REPLACE VIEW tests AS SELECT * FROM s3('https://acme-ci-history.s3.eu-central-1.amazonaws.com/guard/tables/v1/tests/day=*/*.parquet', 'Parquet');
CREATE OR REPLACE VIEW findings AS SELECT * FROM s3('https://acme-ci-history.s3.eu-central-1.amazonaws.com/guard/tables/v1/findings/day=*/*.parquet', 'Parquet');
