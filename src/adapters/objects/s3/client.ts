/** What is used of Amazon’s SDK, so that a bundle holds no more. */
export { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
