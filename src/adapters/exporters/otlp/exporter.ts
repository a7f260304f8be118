/** OpenTelemetry: its inputs, and how it is opened. */
import { choices, type Row } from '../../../config/rows.js'
import { exporter, httpUrl } from '../exporter.js'
import { signals } from './signals.js'

const acceptedHeaders = '`name=value`, one a line'

/** Headers for the collector: values are keys, as a rule. */
const headers: Row<readonly string[]> = {
  default: '',
  description: 'Headers for the OTLP endpoint.',
  accepted: acceptedHeaders,
  secret: true,
  secretPartsOf: (lines) => lines.map((line) => line.slice(line.indexOf('=') + 1).trim()),
  read: (given) => {
    const lines = given
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
    return lines.every((line) => /^[A-Za-z0-9-]{1,100}\s*=\s*[\x20-\x7e]{1,4000}$/.test(line))
      ? { value: lines }
      : { fault: acceptedHeaders.replaceAll('`', '') }
  },
}

export const otlp = exporter({
  inputs: {
    'otlp-endpoint': httpUrl({
      description: 'OpenTelemetry collector (OTLP over HTTP) the run is sent to, such as `http://collector:4318`.',
    }),
    'otlp-headers': headers,
    'otlp-signals': choices(signals, {
      default: signals.join(','),
      description: 'What is sent there: `traces` of run, jobs and steps; `metrics`; `logs` of failures.',
    }),
  },
  open: async ({ otlpEndpoint, otlpHeaders, otlpSignals }, { fetch }) => {
    if (otlpEndpoint === undefined) return undefined
    const { createOtlpExporter } = await import('./index.js')
    return createOtlpExporter({ endpoint: otlpEndpoint, headers: otlpHeaders, signals: otlpSignals, fetch })
  },
})
