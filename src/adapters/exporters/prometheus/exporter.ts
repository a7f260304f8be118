/** Prometheus: its inputs, and how it is opened. */
import { text } from '../../../config/rows.js'
import { exporter, httpUrl } from '../exporter.js'

export const prometheus = exporter({
  inputs: {
    'pushgateway-url': httpUrl({ description: 'Prometheus Pushgateway the figures of the history are pushed to.' }),
    'pushgateway-authorization': text({
      description: 'Value of the header `Authorization` for the Pushgateway.',
      accepted: '`Basic …` or `Bearer …`',
      secret: true,
    }),
    'prometheus-textfile': text({
      description: 'File the figures are written to, for the textfile collector of node_exporter.',
      accepted: 'a path ending in .prom',
    }),
  },
  open: async ({ pushgatewayUrl, pushgatewayAuthorization, prometheusTextfile }, { fetch, now, cwd }) => {
    if (pushgatewayUrl === undefined && prometheusTextfile === undefined) return undefined
    const { createPrometheusExporter } = await import('./index.js')
    return createPrometheusExporter({
      pushgateway: pushgatewayUrl,
      authorization: pushgatewayAuthorization,
      textfile: prometheusTextfile,
      fetch,
      now,
      cwd,
    })
  },
})
