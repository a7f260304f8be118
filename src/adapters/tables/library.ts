/** What is used to read and write Parquet, so that a bundle holds no more. */
export { parquetMetadata, parquetReadObjects } from 'hyparquet'
export { parquetWriteBuffer } from 'hyparquet-writer'
