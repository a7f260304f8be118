/** The inputs of `mode: gate`: where the metrics are, of what, since when, and how long to look. */
import { httpUrl } from '../adapters/exporters/exporter.js'
import { choice, duration, lines, moment, text } from './rows.js'

export const gateInputs = {
  'prometheus-url': httpUrl({
    description:
      'For `mode: gate`: the Prometheus (Thanos, Mimir, VictoriaMetrics) that has the metrics; what lies below `/api/v1` there is asked.',
  }),
  'prometheus-authorization': text({
    description: 'Value of the header `Authorization` for it.',
    accepted: '`Basic …` or `Bearer …`',
    secret: true,
  }),
  'prometheus-headers': lines({
    description: 'Further headers for it, one a line, such as `X-Scope-OrgID: shop`.',
    accepted: '`Name: value`, one a line',
    secret: true,
  }),
  'prometheus-cert': text({
    description: 'Certificate to show it (mutual TLS), as PEM or a path.',
    accepted: 'PEM, or a path',
  }),
  'prometheus-key': text({
    description: 'Key of that certificate, as PEM or the path of a PEM file.',
    accepted: 'PEM, or a path',
    secret: true,
  }),
  'prometheus-ca': text({
    description: 'Authority of its own certificate, as PEM or a path.',
    accepted: 'PEM, or a path',
  }),
  'gate-service': text({
    description: 'For `mode: gate`: what was deployed; `$service` in the queries.',
    accepted: 'a label value',
  }),
  'gate-environment': text({
    description: 'Where it was deployed; `$environment` in the queries.',
    accepted: 'a label value',
  }),
  'gate-deployed-at': moment({
    description:
      'When it was deployed. Default: the newest deployment the platform knows of this environment, else now.',
  }),
  'gate-observe-for': duration(
    { min: 0, max: 6 * 3600 },
    {
      default: '15m',
      description:
        'How long to look after the deployment, at most; it ends sooner on a clear answer. `0` is a single look.',
    },
  ),
  'gate-every': duration({ min: 1, max: 3600 }, { default: '1m', description: 'How long between two looks.' }),
  'gate-on-unknown': choice(['fail', 'pass'], {
    default: 'fail',
    description: 'What the check does where the gate says `unknown` or `wait`, which is no pass.',
  }),
  'loki-url': httpUrl({ description: 'For `mode: gate`: the Loki that has the logs of the service, for its errors.' }),
  'loki-authorization': text({
    description: 'Value of the header `Authorization` for it.',
    accepted: '`Basic …` or `Bearer …`',
    secret: true,
  }),
  'loki-headers': lines({
    description: 'Further headers for it, one a line.',
    accepted: '`Name: value`, one a line',
    secret: true,
  }),
} as const
