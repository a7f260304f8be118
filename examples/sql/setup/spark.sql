-- Spark SQL (spark-sql -i examples/sql/setup/spark.sql): write your bucket and prefix in each path. The day comes from the path.
SET spark.sql.sources.partitionColumnTypeInference.enabled = true;
CREATE OR REPLACE TEMPORARY VIEW runs USING parquet OPTIONS (path 's3a://acme-ci-history/guard/tables/v1/runs', mergeSchema 'true');
CREATE OR REPLACE TEMPORARY VIEW jobs USING parquet OPTIONS (path 's3a://acme-ci-history/guard/tables/v1/jobs', mergeSchema 'true');
CREATE OR REPLACE TEMPORARY VIEW failures USING parquet OPTIONS (path 's3a://acme-ci-history/guard/tables/v1/failures', mergeSchema 'true');
CREATE OR REPLACE TEMPORARY VIEW tests USING parquet OPTIONS (path 's3a://acme-ci-history/guard/tables/v1/tests', mergeSchema 'true');
CREATE OR REPLACE TEMPORARY VIEW findings USING parquet OPTIONS (path 's3a://acme-ci-history/guard/tables/v1/findings', mergeSchema 'true');
