-- DuckDB: duckdb -init examples/sql/setup/duckdb.sql
-- Write your place in the first line: s3://bucket/prefix, or a folder. For a bucket:
--   INSTALL httpfs; LOAD httpfs; CREATE SECRET (TYPE s3, PROVIDER credential_chain);
SET VARIABLE place = 's3://acme-ci-history/guard';

CREATE OR REPLACE VIEW runs AS SELECT * FROM read_parquet(getvariable('place') || '/tables/v1/runs/*/*.parquet', hive_partitioning = true, hive_types = {'day': DATE}, union_by_name = true);
CREATE OR REPLACE VIEW jobs AS SELECT * FROM read_parquet(getvariable('place') || '/tables/v1/jobs/*/*.parquet', hive_partitioning = true, hive_types = {'day': DATE}, union_by_name = true);
CREATE OR REPLACE VIEW failures AS SELECT * FROM read_parquet(getvariable('place') || '/tables/v1/failures/*/*.parquet', hive_partitioning = true, hive_types = {'day': DATE}, union_by_name = true);
CREATE OR REPLACE VIEW tests AS SELECT * FROM read_parquet(getvariable('place') || '/tables/v1/tests/*/*.parquet', hive_partitioning = true, hive_types = {'day': DATE}, union_by_name = true);
CREATE OR REPLACE VIEW findings AS SELECT * FROM read_parquet(getvariable('place') || '/tables/v1/findings/*/*.parquet', hive_partitioning = true, hive_types = {'day': DATE}, union_by_name = true);

-- Trino and Spark have it by this name.
CREATE OR REPLACE MACRO approx_percentile(value, share) AS quantile_cont(value, share);
