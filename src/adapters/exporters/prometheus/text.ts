/** Figures in Prometheus’ text format 0.0.4, by its own client library. */
import { Gauge, Histogram, Registry } from 'prom-client'
import type { Figure } from '../../../core/report/figures/index.js'
import { durationBuckets } from '../../../core/report/figures/table.js'

export async function prometheusText(figures: readonly Figure[]): Promise<string> {
  const registry = new Registry()
  for (const { name, help, labels, type, samples } of figures) {
    const options = { name, help, labelNames: ['repository', 'workflow', ...labels], registers: [registry] }
    if (type === 'gauge') {
      const gauge = new Gauge(options)
      for (const sample of samples) gauge.set(sample.labels, sample.value ?? 0)
      continue
    }
    const histogram = new Histogram({ ...options, buckets: [...durationBuckets] })
    for (const sample of samples) {
      histogram.zero(sample.labels)
      for (const value of sample.values ?? []) histogram.observe(sample.labels, value)
    }
  }
  return registry.metrics()
}
