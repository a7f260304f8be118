/** The AWS command line and services. */
import type { Rule } from '../../core/model/index.js'

export const aws: readonly Rule[] = [
  {
    id: 'aws/denied',
    category: 'permission',
    ecosystem: 'aws',
    pattern:
      /(?:^\s*(?:[\w.]{0,80}(?:Error|Exception): |(?:upload|download|copy|delete|move) failed: .{1,300}?|fatal error: |##\[error\]|Error: |E\s+)?An error occurred \((?:AccessDenied\w*|UnauthorizedOperation|UnrecognizedClientException|InvalidClientTokenId|ExpiredToken\w*|SignatureDoesNotMatch|InvalidAccessKeyId|AuthFailure|InvalidIdentityToken|Forbidden|403)\) when calling .{1,300}|^\s*(?:fatal error: |##\[error\]|Error: |[\w.]{0,80}Error: )?Unable to locate credentials|is not authorized to perform: \S+|The security token included in the request is (?:expired|invalid)|Could not assume role with|Not authorized to perform sts:AssumeRoleWithWebIdentity|Credentials could not be loaded|Could not load credentials from any providers|botocore\.exceptions\.NoCredentialsError)/,
    gate: [
      'when calling',
      'unable to locate credentials',
      'is not authorized to perform',
      'the security token included',
      'could not assume role',
      'not authorized to perform sts',
      'credentials could not be loaded',
      'could not load credentials from',
      'nocredentialserror',
    ],
    excludes: /warning|^Failed to \w+ and upload/i,
    role: 'cause',
    strength: 0.92,
    transient: 0.03,
    title: 'AWS refuses: credentials or rights',
    advice: "Check the role's policy and trust, and the job's credentials step.",
    example: 'An error occurred (AccessDenied) when calling the PutObject operation: Access Denied',
    counterExample: 'aws s3 ls',
  },
  {
    id: 'aws/throttled',
    category: 'network',
    ecosystem: 'aws',
    pattern:
      /(?:An error occurred \((?:Throttling\w*|RequestLimitExceeded|TooManyRequestsException|SlowDown|ServiceUnavailable|InternalError|InternalFailure|50[0-4])\) when calling .{1,200}|Rate exceeded|botocore\.exceptions\.(?:EndpointConnectionError|ConnectTimeoutError|ReadTimeoutError|ConnectionClosedError)|Could not connect to the endpoint URL)/,
    gate: ['when calling', 'rate exceeded', 'botocore.exceptions.', 'connect to the endpoint url'],
    role: 'cause',
    strength: 0.84,
    transient: 0.7,
    title: 'AWS limits or does not answer',
    advice: 'Retry with backoff.',
    example:
      'An error occurred (Throttling) when calling the DescribeStacks operation (reached max retries: 4): Rate exceeded',
    counterExample: 'retry attempt 1',
  },
  {
    id: 'aws/call-failed',
    category: 'infrastructure',
    ecosystem: 'aws',
    pattern:
      /^\s*(?:[\w.]{0,80}(?:Error|Exception): |(?:upload|download|copy) failed: .{1,300}?|fatal error: |##\[error\]|Error: )?An error occurred \((?<code>\w+)\) when calling the (?<operation>\w+) operation(?: \(.{1,60}\))?: (?<message>.+)/,
    gate: ['when calling the'],
    role: 'cause',
    strength: 0.7,
    transient: 0.15,
    title: 'AWS {operation} failed: {message} ({code})',
    advice: "Read the code's meaning for {operation}; correct the arguments or the resource.",
    example:
      'An error occurred (ValidationError) when calling the UpdateStack operation: No updates are to be performed.',
    counterExample: 'the caller is calling the operation',
  },
  {
    id: 'aws/quota',
    category: 'resource',
    ecosystem: 'aws',
    pattern:
      /(?:(?:^|[\s('".:])(?:LimitExceeded|VcpuLimitExceeded|InstanceLimitExceeded|ServiceQuotaExceeded|InsufficientInstanceCapacity|QuotaExceeded|QUOTA_EXCEEDED|ZONE_RESOURCE_POOL_EXHAUSTED|SkuNotAvailable)\w*.{0,200}|Quota '[^']{1,100}' exceeded)/,
    gate: [
      'limitexceeded',
      'quotaexceeded',
      'insufficientinstancecapacity',
      'quota_exceeded',
      'pool_exhausted',
      'skunotavailable',
      "' exceeded",
    ],
    excludes: /RequestLimitExceeded/,
    role: 'cause',
    strength: 0.86,
    transient: 0.3,
    title: 'A cloud quota or capacity is used up',
    advice: 'Ask for more quota, free resources, or use another zone.',
    example: "Quota 'CPUS' exceeded.  Limit: 24.0 in region us-central1.",
    counterExample: 'quota: 24',
  },
]
