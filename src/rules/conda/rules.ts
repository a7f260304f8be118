/** conda and mamba. */
import type { Rule } from '../../core/model/index.js'

export const conda: readonly Rule[] = [
  {
    id: 'conda/unsatisfiable',
    category: 'dependency',
    ecosystem: 'python',
    pattern:
      /(?:(?:ResolvePackageNotFound|PackagesNotFoundError|UnsatisfiableError|LibMambaUnsatisfiableError|NoPackagesFoundError|SpecsConfigurationConflictError|DirectoryNotACondaEnvironmentError): ?(?<message>.*)|Could not solve for environment specs|nothing provides (?:requested )?\S+|The following (?:packages are incompatible|package could not be installed|specifications were found to be)|└─ \S+ .{0,200}does not exist.*|Encountered problems while solving)/,
    gate: [
      'resolvepackagenotfound',
      'packagesnotfounderror',
      'unsatisfiableerror',
      'nopackagesfounderror',
      'specsconfigurationconflict',
      'directorynotacondaenv',
      'could not solve for environment',
      'nothing provides requested',
      'packages are incompatible',
      'package could not be installed',
      'specifications were found to be',
      'does not exist',
      'encountered problems while solving',
    ],
    excludes: /missing from the target environment/,
    role: 'cause',
    strength: 0.92,
    transient: 0.02,
    title: 'conda cannot find or combine the packages',
    advice: 'Check names, channels and pins; conda-forge is often the missing channel.',
    example: 'LibMambaUnsatisfiableError: Encountered problems while solving:',
    counterExample: 'Solving environment: done',
  },
  {
    id: 'conda/network',
    category: 'network',
    ecosystem: 'python',
    pattern:
      /(?:CondaHTTPError: HTTP (?:000|5\d\d|429).*|CondaSSLError.*|ConnectionFailedError.*|critical libmamba .{0,200}(?:Download error|Multiple errors occured|Could not|Timeout).*|ChunkedEncodingError|CondaMultiError|CondaVerificationError|ChecksumMismatchError|An HTTP error occurred when trying to retrieve this URL|Download error \(\d+\) .+)/,
    gate: [
      'condahttperror',
      'condasslerror',
      'connectionfailederror',
      'critical libmamba',
      'chunkedencodingerror',
      'condamultierror',
      'condaverificationerror',
      'checksummismatcherror',
      'an http error occurred',
      'download error (',
    ],
    role: 'cause',
    strength: 0.88,
    transient: 0.75,
    title: 'A conda channel could not be reached',
    advice: 'Retry; cache the packages.',
    example:
      'CondaHTTPError: HTTP 000 CONNECTION FAILED for url <https://conda.anaconda.org/conda-forge/noarch/repodata.json>',
    counterExample: 'Downloading and Extracting Packages',
  },
]
